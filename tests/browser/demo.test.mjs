// The demo intranet itself: every page under both policies, for keyboards, screen readers and narrow windows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { elementsReady, launchChromium, openPage } from "./support/chromium.mjs";
import { demoPages, policies, startDemo } from "./support/demo.mjs";
import { save, savePrint, saveViews, show, views } from "./support/screenshots.mjs";

/** The elements that load the module; slt-year-view shows a plan without it. */
const withModule = ["slt-event-check", "slt-measures", "slt-overview", "slt-referral-check", "slt-year-plan"];

const pages = await demoPages();
const demos = {};
let browser;

before(async () => {
  for (const policy of policies) demos[policy] = await startDemo({ policy });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  for (const demo of Object.values(demos)) await demo.close();
});

/** Opens a page, waits for its elements, hands it over, and insists that nothing went wrong meanwhile. */
async function visit(name, { policy = "wasm", ...options }, use) {
  const demo = demos[policy];
  const { page, problems, close } = await openPage(browser, demo.url + name, { reports: demo.reports, ...options });
  try {
    for (const element of withModule) await elementsReady(page, element);
    assert.equal(
      await page.locator("slt-event-check .ds-alert[data-color=danger]").count(),
      0,
      "the element could not start",
    );
    await use?.(page, problems);
    assert.deepEqual(problems.list(), []);
  } finally {
    await close();
  }
}

/** How far the page can be scrolled sideways, and what of its own text sticks out into or beyond the margin. */
function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wrong = scrollWidth > clientWidth ? [`${scrollWidth} px in a window of ${clientWidth} px`] : [];
    for (const element of document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, button, slt-event-check)")) {
      if (element.closest("pre, .table-scroll, .visually-hidden")) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const { right } = range.getBoundingClientRect();
      if (right > clientWidth - 15)
        wrong.push(`${element.tagName} "${element.textContent.trim().slice(0, 40)}" ends at ${right}`);
    }
    return wrong;
  });
}

/** Which of the two engines a page has fetched. */
function engines(requests) {
  return ["slt.wasm", "slt.twin.js"].filter((file) =>
    requests.some((address) => new URL(address).pathname.endsWith(`/slt/${file}`)),
  );
}

describe("every page", () => {
  for (const name of pages) {
    test(`${name}: no violation, no error, no request elsewhere, nothing for axe in light and dark, no sideways scrolling at 320 px`, async () => {
      await visit(name, {}, async (page, { requests }) => {
        const expected = (await page.locator(withModule.join()).count()) ? ["slt.wasm"] : [];
        assert.deepEqual(engines(requests), expected);
        for (const view of ["wide", "dark"]) {
          await show(page, view);
          const { violations, passes } = await runAxe(page);
          assert.deepEqual(violations, [], view);
          assert.ok(passes > 20, `axe ran only ${passes} rules`);
        }
        await show(page, "narrow");
        assert.deepEqual(await sideways(page), []);
      });
    });

    test(`${name}: no violation, no error, no request elsewhere where WebAssembly is forbidden`, async () => {
      await visit(name, { policy: "no-wasm" }, async (page, { requests }) => {
        const twinFetched = engines(requests).includes("slt.twin.js");
        assert.equal(twinFetched, (await page.locator(withModule.join()).count()) > 0);
      });
    });

    test(`${name}: only the article is printed, and the pictures are there to be looked at`, async () => {
      const title = `demo-${name.replace(/\.html$/, "")}`;
      await visit(name, {}, async (page) => {
        await saveViews(page, title);
        const { pdf } = await savePrint(page, title);
        assert.match(await readFile(pdf, "latin1"), /^%PDF-/);
        await page.emulateMedia({ media: "print" });
        for (const frame of [".demo-strip", ".site-header", ".main-navigation", ".site-footer"]) {
          assert.equal(await page.locator(frame).isVisible(), false, frame);
        }
        assert.equal(await page.locator("main").isVisible(), true);
      });
      await visit(name, views.zoom400.context, (page) => save(page, `${title}.zoom400`, { fullPage: false }));
    });
  }
});

describe("a narrow window", () => {
  test("the menu opens and closes with the keyboard", async () => {
    await visit("index.html", views.narrow.context, async (page) => {
      const button = page.getByRole("button", { name: "Meny" });
      const link = page.getByRole("navigation", { name: "Hovedmeny" }).getByRole("link", { name: "Verktøy" });
      assert.equal(await link.isVisible(), false);
      await button.focus();
      await page.keyboard.press("Enter");
      assert.equal(await button.getAttribute("aria-expanded"), "true");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Forside");
      await page.keyboard.press("Escape");
      assert.equal(await link.isVisible(), false);
      assert.equal(await page.evaluate(() => document.activeElement.className), "menu-button");
    });
  });
});

describe("the keyboard", () => {
  for (const name of pages) {
    test(`${name}: the first stop is the skip link, and it leads past the menus`, async () => {
      await visit(name, {}, async (page) => {
        await page.keyboard.press("Tab");
        const link = await page.evaluate(() => {
          const { top, left } = document.activeElement.getBoundingClientRect();
          return { className: document.activeElement.className, seen: top >= 0 && left >= 0 };
        });
        assert.deepEqual(link, { className: "skip-link", seen: true });
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "content");
        await page.keyboard.press("Tab");
        const inMenus = await page.evaluate(
          () => document.activeElement.closest("header, .main-navigation, .breadcrumb") !== null,
        );
        assert.equal(inMenus, false);
      });
    });
  }

  test("where the focus is can be seen on every stop of the article page's own frame", async () => {
    await visit("arrangement.html", {}, async (page) => {
      const invisible = [];
      let stops = 0;
      for (; stops < 14; stops += 1) {
        await page.keyboard.press("Tab");
        const problem = await page.evaluate(() => {
          const focused = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(focused);
          return outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? focused.outerHTML.slice(0, 80) : "";
        });
        if (problem) invisible.push(problem);
      }
      assert.deepEqual(invisible, []);
    });
  });
});

describe("what the pages can do", () => {
  test("the search field finds pages by their words, and says how many", async () => {
    await visit("index.html", {}, async (page) => {
      await page.getByRole("searchbox").fill("SKOLEN disko");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "Søk" }).waitFor();
      assert.equal(await page.getByRole("status").first().textContent(), "Ett treff på «SKOLEN disko».");
      assert.deepEqual(await page.locator("#search-results li:visible h2").allTextContents(), [
        "Fest og disko på skolen",
      ]);
    });
  });

  test("the search field takes markup for plain words", async () => {
    await visit(`sok.html?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`, {}, async (page) => {
      assert.equal(
        await page.getByRole("status").first().textContent(),
        "Ingen treff på «<img src=x onerror=alert(1)>».",
      );
    });
  });

  test("the language buttons set the element's attribute while the page is open", async () => {
    await visit("arrangement.html", {}, async (page) => {
      const element = page.locator("slt-event-check");
      const words = () => element.evaluate((host) => host.shadowRoot.textContent.replace(/\s+/g, " "));
      const before = await words();
      await page.getByRole("button", { name: "English", exact: true }).click();
      assert.equal(await element.getAttribute("language"), "en");
      await page.waitForFunction(
        (old) => document.querySelector("slt-event-check").shadowRoot.textContent.replace(/\s+/g, " ") !== old,
        before,
      );
      assert.equal(
        await page.getByRole("button", { name: "English", exact: true }).getAttribute("aria-pressed"),
        "true",
      );
    });
  });

  test("the editor's page copies the one tag as it must be pasted", async () => {
    await visit("redaktor.html", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await page.getByRole("button", { name: "Kopier linjen" }).click();
      await page.getByText("Kopiert.").waitFor();
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        '<script type="module" src="/slt/elements.js"></script><slt-event-check pack="hamar" language="nb"></slt-event-check>',
      );
    });
  });

  test("every link within the demo leads somewhere", async () => {
    const { url } = demos.wasm;
    const targets = new Set();
    for (const name of pages) {
      const text = await (await fetch(url + name)).text();
      for (const [, href] of text.matchAll(/\shref="([^"]*)"/g)) targets.add(new URL(href, url + name).href);
    }
    const broken = [];
    for (const target of targets) {
      assert.ok(target.startsWith(url), `${target} leaves the demo`);
      const answer = await fetch(target);
      const { hash } = new URL(target);
      const text = await answer.text();
      const found = !hash || hash === "#top" || text.includes(`id="${hash.slice(1)}"`);
      if (!answer.ok || !found) broken.push(target);
    }
    assert.deepEqual(broken, []);
    assert.ok(targets.size > pages.length);
  });

  test("without scripts a page still has its menu, its article and a way to the guidelines", async () => {
    await visitWithoutScripts("arrangement.html", async (page) => {
      assert.ok(
        await page.getByRole("navigation", { name: "Hovedmeny" }).getByRole("link", { name: "Verktøy" }).isVisible(),
      );
      assert.ok(await page.locator("slt-event-check").getByRole("link", { name: "Les retningslinjene" }).isVisible());
      assert.equal(await page.getByRole("group", { name: "Språk i sjekken" }).count(), 0);
    });
  });

  async function visitWithoutScripts(name, use) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: views.narrow.context.viewport });
    try {
      const page = await context.newPage();
      await page.goto(demos.wasm.url + name);
      await use(page);
    } finally {
      await context.close();
    }
  }
});
