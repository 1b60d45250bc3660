import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Runs axe-core over the page, shadow roots included. The source goes in by the debugging protocol, into a world beside the page's own: a script
 * tag would be refused by the page's policy, and the page must not see axe's globals.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ include?: string, disable?: string[] }} [options] `include` limits the run to one selector; `disable` names rules, each with a reason at the call.
 * @returns {Promise<{ violations: string[], incomplete: string[], passes: number }>}
 */
export async function runAxe(page, { include, disable = [] } = {}) {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: "axe",
    });
    await evaluate(session, contextId, axe.source);
    const runOptions = {
      runOnly: { type: "tag", values: tags },
      rules: Object.fromEntries(disable.map((rule) => [rule, { enabled: false }])),
      resultTypes: ["violations", "incomplete", "passes"],
    };
    const expression = `axe.run(${include ? JSON.stringify(include) : "document"}, ${JSON.stringify(runOptions)}).then((result) => JSON.stringify({
      violations: result.violations, incomplete: result.incomplete, passes: result.passes.length }))`;
    const result = JSON.parse(await evaluate(session, contextId, expression));
    return {
      violations: result.violations.flatMap(describe),
      incomplete: result.incomplete.flatMap(describe),
      passes: result.passes,
    };
  } finally {
    await session.detach();
  }
}

async function evaluate(session, contextId, expression) {
  const answer = await session.send("Runtime.evaluate", {
    contextId,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (answer.exceptionDetails)
    throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
  return answer.result.value;
}

function describe(rule) {
  return rule.nodes.map(
    (node) =>
      `${rule.id} (${rule.impact}) at ${node.target.flat().join(" >>> ")}: ${node.failureSummary?.replace(/\s+/g, " ")}`,
  );
}
