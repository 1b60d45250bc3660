// The first verdict from cold: a browser context that has seen nothing, a page of the demo that loads none of the module, and then the time
// from `import()` of slt.js to the first explained verdict.
import { launchWholeChromium } from "../browser/support/chromium.mjs";
import { startServer } from "../../demo/server.mjs";
import { median, quantile } from "./measure.mjs";

/** Runs in the page. */
async function firstVerdict({ application, asOf }) {
  const began = performance.now();
  const { loadSlt } = await import(new URL("slt/slt.js", document.baseURI).href);
  const imported = performance.now();
  const slt = await loadSlt();
  const loaded = performance.now();
  const rules = slt.eventRules("hamar");
  const opened = performance.now();
  const verdict = rules.check(application, { asOf, explain: true });
  const checked = performance.now();
  return {
    engine: slt.engine,
    outcome: verdict.outcome,
    quotes: verdict.findings.filter((finding) => finding.quote).length,
    total: checked - began,
    steps: { import: imported - began, load: loaded - imported, open: opened - loaded, check: checked - opened },
    cached: performance
      .getEntriesByType("resource")
      .filter((entry) => /slt\//.test(entry.name) && entry.transferSize === 0).length,
  };
}

/** `runs` for each policy, taking turns. Every one in a context of its own: no cache, no compiled code, no open connection. */
export async function coldStarts({ application, asOf, outcome, runs, dist }) {
  const [server, browser] = [await startServer({ port: 0, dist }), await launchWholeChromium()];
  const found = { wasm: [], js: [] };
  try {
    for (let run = -1; run < runs; run += 1) {
      for (const engine of Object.keys(found)) {
        const context = await browser.newContext({ locale: "nb-NO", timezoneId: "Europe/Oslo" });
        try {
          const page = await context.newPage();
          await page.goto(new URL(`${engine === "js" ? "uten-wasm/" : ""}finnes-ikke`, server.url).href, {
            waitUntil: "load",
          });
          const result = await page.evaluate(firstVerdict, { application, asOf });
          if (result.engine !== engine) throw new Error(`expected the engine ${engine}, got ${result.engine}`);
          if (result.outcome !== outcome || result.quotes === 0) throw new Error("the verdict is not the expected one");
          if (result.cached > 0) throw new Error("something came from a cache");
          // The first of all warms the browser and lets the server compress its files.
          if (run >= 0) found[engine].push(result);
        } finally {
          await context.close();
        }
      }
    }
    return {
      browser: `Chromium ${browser.version()}`,
      ...Object.fromEntries(Object.entries(found).map(([engine, results]) => [engine, summary(results)])),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

function summary(results) {
  const totals = results.map(({ total }) => total);
  const steps = Object.keys(results[0].steps);
  return {
    runs: totals.length,
    median: median(totals),
    p95: quantile(totals, 0.95),
    min: Math.min(...totals),
    max: Math.max(...totals),
    steps: Object.fromEntries(steps.map((step) => [step, median(results.map((result) => result.steps[step]))])),
  };
}

/** The files of dist/ that the demo's article with one <slt-event-check> fetches without anybody touching it. */
export async function filesOfElement({ dist }) {
  const [server, browser] = [await startServer({ port: 0, dist }), await launchWholeChromium()];
  try {
    const context = await browser.newContext({ locale: "nb-NO", timezoneId: "Europe/Oslo" });
    const page = await context.newPage();
    const files = new Set();
    page.on("response", (response) => {
      const name = /\/slt\/([^?]+)$/.exec(response.url())?.[1];
      if (name && response.ok()) files.add(name);
    });
    await page.goto(new URL("arrangement.html", server.url).href, { waitUntil: "networkidle" });
    if ((await page.locator("slt-event-check").count()) !== 1)
      throw new Error("arrangement.html does not hold one element");
    return [...files].sort();
  } finally {
    await browser.close();
    await server.close();
  }
}
