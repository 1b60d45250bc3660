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
  const { session, contextId } = await worldOf(page);
  const runOptions = {
    runOnly: { type: "tag", values: tags },
    rules: Object.fromEntries(disable.map((rule) => [rule, { enabled: false }])),
    // Of the rules that pass, only how many they are is asked, not each of their elements.
    resultTypes: ["violations", "incomplete"],
  };
  const expression = `axe.run(${include ? JSON.stringify(include) : "document"}, ${JSON.stringify(runOptions)}).then((result) => JSON.stringify({
      violations: result.violations, incomplete: result.incomplete, passes: result.passes.length }))`;
  const result = JSON.parse(await evaluate(session, contextId, expression));
  return {
    violations: result.violations.flatMap(describe),
    incomplete: result.incomplete.flatMap(describe),
    passes: result.passes,
  };
}

/** A session keeps its world as long as the page goes nowhere else: further runs find axe there, compiled. */
const sessions = new WeakMap();
async function worldOf(page) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const session = sessions.get(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  if (!(await evaluate(session, contextId, `typeof axe === "object"`))) await evaluate(session, contextId, axe.source);
  return { session, contextId };
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
