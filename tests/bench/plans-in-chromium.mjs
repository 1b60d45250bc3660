// Planning a year in a browser: from `import()` of slt.js in a context that has seen nothing to the proven plan, and the same request again.
import { launchWholeChromium } from "../browser/support/chromium.mjs";
import { startServer } from "../../demo/server.mjs";
import { median } from "./measure.mjs";

/** Runs in the page. */
async function planned({ request, warm, budgetMs }) {
  const began = performance.now();
  const { loadSlt } = await import(new URL("slt/slt.js", document.baseURI).href);
  const slt = await loadSlt({ engine: "wasm" });
  const loaded = performance.now();
  const plan = await slt.plan(request, { budgetMs });
  const cold = performance.now();
  const again = [];
  for (let round = 0; round < warm; round += 1) {
    const started = performance.now();
    const next = await slt.plan(request, { budgetMs });
    if (next.cost !== plan.cost && next.status === "optimal") throw new Error(`${next.cost} after ${plan.cost}`);
    again.push(performance.now() - started);
  }
  const { status, cost, bound } = plan;
  return { status, cost, bound, load: loaded - began, cold: cold - began, again };
}

/** Each of `runs` in a context of its own: no cache, no compiled code, no open connection. */
export async function plansInChromium({ request, runs, warm, budgetMs, dist }) {
  const [server, browser] = [await startServer({ port: 0, dist }), await launchWholeChromium()];
  const found = [];
  try {
    // The first of all warms the browser and lets the server compress its files.
    for (let run = -1; run < runs; run += 1) {
      const context = await browser.newContext({ locale: "nb-NO", timezoneId: "Europe/Oslo" });
      try {
        const page = await context.newPage();
        await page.goto(new URL("finnes-ikke", server.url).href, { waitUntil: "load" });
        const result = await page.evaluate(planned, { request, warm: run < 0 ? 0 : warm, budgetMs });
        if (run >= 0) found.push(result);
      } finally {
        await context.close();
      }
    }
    return {
      browser: `Chromium ${browser.version()}`,
      ...found[0],
      load: median(found.map(({ load }) => load)),
      cold: median(found.map(({ cold }) => cold)),
      warm: median(found.flatMap(({ again }) => again)),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
