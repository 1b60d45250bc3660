// The same smoke test in Firefox, WebKitGTK and Chromium with all that a window of it has: pages open, the element starts, a verdict changes with what is
// typed, and nothing violates the policy. Chromium without windows has the thorough tests; here the question is only whether another browser gets as far.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { launchWholeChromium } from "./support/chromium.mjs";
import { policies, startDemo } from "./support/demo.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { launchWebKit } from "./support/webkit.mjs";

/** Runs in the page: what stands in the element, without waiting for anything. */
function look() {
  const root = document.querySelector("slt-event-check")?.shadowRoot;
  return {
    heading: document.querySelector("h1")?.textContent.trim(),
    ready: Boolean(root?.querySelector(".form")) && !root.querySelector(".loading"),
    failed: Boolean(root?.querySelector(".ds-alert[data-color=danger]")),
    text: (root?.querySelector("[part=base]")?.textContent ?? "").replace(/\s+/g, " ").slice(0, 600),
    outcome: window.lastOutcome,
    twin: performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/slt.twin.js")),
  };
}

/** Runs in the page: keeps the outcome of the latest verdict, as any host page can. */
function listen() {
  document.addEventListener("slt-verdict", (event) => {
    window.lastOutcome = event.detail.outcome;
  });
}

/** Runs in the page: picks "Lukket" the way a click does. */
function chooseClosed() {
  const root = document.querySelector("slt-event-check").shadowRoot;
  const label = [...root.querySelectorAll("label")].find((each) => each.textContent.trim() === "Lukket");
  label.click();
}

/** Runs in the page: types into the field with this label. */
function type(name, value) {
  const root = document.querySelector("slt-event-check").shadowRoot;
  const label = [...root.querySelectorAll("label")].find((each) => each.textContent.trim().startsWith(name));
  const field = root.getElementById(label.htmlFor);
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
}

const browsers = {
  "Chromium as people have it": async () => {
    const browser = await launchWholeChromium();
    const page = await browser.newPage();
    return {
      open: (url) => page.goto(url, { waitUntil: "load" }),
      evaluate: (script, ...values) => page.evaluate(`(${script})(...${JSON.stringify(values)})`),
      close: () => browser.close(),
    };
  },
  "Firefox over WebDriver BiDi": async () => {
    const browser = await launchFirefox();
    const page = await browser.newPage();
    return {
      open: (url) => page.goto(url, { waitUntil: "load" }),
      evaluate: (script, ...values) => page.evaluate(script, ...values),
      close: () => browser.close(),
    };
  },
  "WebKitGTK over WebDriver": async () => {
    const { driver, close } = await launchWebKit();
    return {
      open: (url) => driver.get(url),
      evaluate: (script, ...values) => driver.executeScript(`return (${script}).apply(null, arguments)`, ...values),
      close,
    };
  },
};

for (const [name, launch] of Object.entries(browsers)) {
  describe(name, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    for (const policy of policies) {
      test(`the front page and the article, under the policy ${policy}`, { timeout: 180_000 }, async () => {
        const demo = await startDemo({ policy });
        try {
          await browser.open(demo.url);
          assert.equal((await browser.evaluate(look)).heading, "Forside");

          await browser.open(`${demo.url}arrangement.html`);
          const ready = await until(browser, (page) => page.ready || page.failed);
          assert.equal(ready.failed, false, ready.text);
          assert.equal(ready.heading, "Ungdomsarrangement: retningslinjer og søknad");
          assert.equal(ready.twin, policy === "no-wasm");

          // A closed event without schools is outside the guidelines with 100 participants; one more and it depends on the schools.
          await browser.evaluate(listen);
          await browser.evaluate(chooseClosed);
          await browser.evaluate(type, "Antall deltakere", "101");
          await until(browser, (page) => page.outcome === "incomplete");
          await browser.evaluate(type, "Antall deltakere", "100");
          await until(browser, (page) => page.outcome === "outOfScope");
          assert.deepEqual(demo.reports, []);
        } finally {
          await demo.close();
        }
      });
    }

    test(
      "a violation does reach the report list, so that an empty list means something",
      { timeout: 60_000 },
      async () => {
        const demo = await startDemo();
        try {
          await browser.open(demo.url);
          await browser.evaluate(() =>
            document.body.append(Object.assign(new Image(), { src: "http://127.0.0.1:9/elsewhere.png" })),
          );
          const deadline = Date.now() + 20_000;
          while (demo.reports.length === 0 && Date.now() < deadline) await pause(100);
          assert.match(JSON.stringify(demo.reports), /img-src/);
        } finally {
          await demo.close();
        }
      },
    );
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks again until what is there is what was waited for; gives the last look either way. */
async function until(browser, enough) {
  const deadline = Date.now() + 60_000;
  let page = await browser.evaluate(look);
  while (!enough(page)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain; the page says ${JSON.stringify(page)}`);
    await pause(100);
    page = await browser.evaluate(look);
  }
  return page;
}
