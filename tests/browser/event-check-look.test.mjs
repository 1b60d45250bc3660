// Every state of <slt-event-check> for assistive technology, narrow columns, zoom, dark and forced colours. Pictures of each land in test-results/.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { launchChromium } from "./support/chromium.mjs";
import { resultsFolder, startDemo } from "./support/demo.mjs";
import { visitOwn as visitOwnPage, visit as visitPage } from "./support/event-check.mjs";
import { holdPrint } from "./support/print.mjs";
import { save } from "./support/screenshots.mjs";
import { stickingOut } from "./support/sideways.mjs";

let browser;
let demo;
before(async () => {
  demo = await startDemo();
  browser = await launchChromium();
  await mkdir(resultsFolder, { recursive: true });
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

const ready = {
  title: "Vårdisko på Storhamar",
  kind: "disco",
  access: "public",
  schools: 2,
  participants: 150,
  ageMin: 15,
  ageMax: 18,
  start: "2027-01-30T19:00",
  end: "2027-01-31T00:30",
  appliedOn: "2027-01-10",
  guardListSentOn: "2027-01-20",
  responsible: { name: "Kari Nordmann", born: "1985-04-02" },
  guards: [
    { name: "Per Olsen", born: "1990-05-05" },
    { name: "Mona Lie", age: 44 },
  ],
  drugFree: true,
  nearSchoolDistrict: true,
  schoolEvent: false,
};
const broken = {
  ...ready,
  ageMin: 13,
  end: "2027-01-30T23:30",
  appliedOn: "2027-01-20",
  guards: [...ready.guards, { name: "Ola Hansen", born: "2007-01-31" }],
};
const states = {
  empty: {},
  missing: { kind: "disco", access: "public", start: "2027-01-30T19:00" },
  broken,
  ready,
  outOfScope: { kind: "lan", access: "closed", participants: 40, schools: 1 },
};
const views = {
  wide: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 } },
  forced: { forcedColors: "active" },
};

/** A page of the test's own with one element of these attributes. */
const visitOwn = (attributes, options, use) =>
  visitOwnPage(browser, demo, `<slt-event-check ${attributes}></slt-event-check>`, options, use);

/** Sets the application, and opens everything that can be opened. */
const show = async (element, application, open = true) => {
  await element.evaluate(
    async (node, [value, unfold]) => {
      node.application = value;
      await node.updateComplete;
      if (unfold) for (const details of node.shadowRoot.querySelectorAll("details")) details.open = true;
    },
    [application, open],
  );
};
const picture = (page, name) => save(page, `event-check.${name}`);
const clean = async (page) => assert.deepEqual((await runAxe(page)).violations, []);

for (const [view, options] of Object.entries(views)) {
  describe(`axe finds nothing, ${view}`, () => {
    for (const [state, application] of Object.entries(states)) {
      test(state, async () => {
        await visitPage(browser, demo, "fullside.html", options, async (page, element) => {
          await show(element, application, false);
          await picture(page, `${state}.${view}`);
          await show(element, application);
          await clean(page);
        });
      });
    }
  });
}

describe("axe finds nothing in between", () => {
  test("with problems at the fields, the paste box open and something to undo", async () => {
    await visitPage(browser, demo, "arrangement.html", {}, async (page, element) => {
      await show(element, { ...broken, schoolEvent: true });
      await element.getByLabel("Antall deltakere").fill("mange");
      await element.getByRole("button", { name: "Legg til vakt" }).click();
      await page.keyboard.type("Nils");
      await page.keyboard.press("Tab");
      await page.keyboard.type("32.13.2000");
      await element.getByRole("button", { name: "Lim inn en liste" }).click();
      await element.getByLabel("Liste med navn og fødselsdato").fill("Uten dato\t99.99.9999");
      await element.getByRole("button", { name: "Legg til i vaktlisten" }).click();
      await element.locator("#paste-notes li").first().waitFor();
      await element.getByRole("button", { name: "Fjern Per Olsen" }).click();
      await element.getByLabel("Husk utkastet på denne maskinen").check();
      await element.locator("#forget").waitFor();
      await picture(page, "problems");
      await clean(page);
    });
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`many applications, ${colorScheme}`, async () => {
      await visitPage(browser, demo, "samling.html", { colorScheme }, async (page, element) => {
        await clean(page);
        await element.locator("#batch-file").setInputFiles({
          name: "a.json",
          mimeType: "application/json",
          buffer: Buffer.from(JSON.stringify([...Object.values(states), { title: "Uleselig", participants: 1.5 }])),
        });
        await element.locator("tbody tr").nth(5).waitFor();
        await picture(page, `batch.${colorScheme}`);
        await clean(page);
      });
    });
  }

  test("a bad pack", async () => {
    const files = { "pakke.json": JSON.stringify({ id: "x", rules: [{ kind: "nonsense" }] }) };
    await visitOwn(`pack="./pakke.json" language="nb"`, { files }, async (page) => {
      await page.getByRole("alert").waitFor();
      await page.getByText("Tekniske detaljer").click();
      await picture(page, "bad-pack");
      await clean(page);
    });
  });

  test("the other languages", async () => {
    for (const name of ["nynorsk.html", "english.html"]) {
      await visitPage(browser, demo, name, {}, async (page, element) => {
        await show(element, broken);
        await picture(page, name.replace(".html", ""));
        await clean(page);
      });
    }
  });
});

describe("narrow places", () => {
  /** Whatever reaches beyond the element's own box, tables that scroll by themselves aside. */
  for (const width of [280, 300, 360, 459, 460, 560, 799, 800, 1080]) {
    test(`nothing sticks out of a column of ${width} px`, async () => {
      await visitOwn(`pack="hamar" language="nb" asof="2026-12-01"`, {}, async (page, element) => {
        await element.locator(".form").waitFor();
        await element.evaluate((node, px) => node.style.setProperty("width", `${px}px`), width);
        for (const application of [{}, broken]) {
          await show(element, application);
          assert.deepEqual(await stickingOut(element, ".label-narrow, .line-in-time"), []);
        }
        if (width === 300) await element.screenshot({ path: path.join(resultsFolder, "event-check.column-300.png") });
        await element.getByText("Mange søknader").click();
        await element.locator(".batch").waitFor();
        assert.deepEqual(await stickingOut(element, ".label-narrow, .line-in-time"), []);
      });
    });
  }

  test("two columns where there is room, one where there is not, whatever the window", async () => {
    await visitPage(browser, demo, "fullside.html", {}, async (page, element) => {
      const side = () =>
        element.evaluate((node) => {
          const form = node.shadowRoot.querySelector(".form").getBoundingClientRect();
          return node.shadowRoot.querySelector(".result").getBoundingClientRect().left >= form.right;
        });
      assert.equal(await side(), true);
      await element.evaluate((node) => node.style.setProperty("width", "700px"));
      assert.equal(await side(), false);
      const bar = element.locator(".status-bar");
      assert.ok(await bar.isVisible());
      await bar.click();
      assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.className), "result");
    });
  });

  test("a host whose root is 10 px gets readable text all the same", async () => {
    await visitPage(browser, demo, "fullside.html", {}, async (page, element) => {
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("html { font-size: 62.5% }");
        document.adoptedStyleSheets = [sheet];
      });
      await element.evaluate((node) => node.requestUpdate());
      // The page is asked anew once there is nothing to draw.
      await page.waitForFunction(() => {
        const title = document.querySelector("slt-event-check").shadowRoot.querySelector("#title");
        return parseFloat(getComputedStyle(title).fontSize) >= 16;
      });
    });
  });
});

test("the colours follow the page, and an editor's word", async () => {
  await visitOwn(`asof="2026-12-01"`, { colorScheme: "dark" }, async (page, element) => {
    await element.locator(".form").waitFor();
    const scheme = () => element.locator(".app").getAttribute("data-color-scheme");
    // A page that knows nothing of dark colours is white, so the element is light on it.
    assert.equal(await scheme(), "light");
    await element.evaluate((node) => node.setAttribute("data-color-scheme", "dark"));
    await element.locator(".app[data-color-scheme=dark]").waitFor();
    await element.evaluate((node) => node.removeAttribute("data-color-scheme"));
    await page.evaluate(() => document.documentElement.setAttribute("data-color-scheme", "dark"));
    await element.locator(".app[data-color-scheme=dark]").waitFor();
    // In CSS alone, with no ground of the page's own: the element's styles, which are there by now, say light.
    await page.evaluate(() => document.documentElement.removeAttribute("data-color-scheme"));
    await element.locator(".app[data-color-scheme=light]").waitFor();
    await page.evaluate(() => (document.documentElement.style.colorScheme = "dark"));
    await element.locator(".app[data-color-scheme=dark]").waitFor();
  });
});

test("the outcome is told politely, and once typing has paused", async () => {
  await visitPage(browser, demo, "fullside.html", {}, async (page, element) => {
    const said = await element.evaluate(async (node) => {
      const region = node.shadowRoot.querySelector(".ds-sr-only[aria-live=polite]");
      await new Promise((resolve) => setTimeout(resolve, 1200));
      const heard = [];
      new MutationObserver(() => heard.push(region.textContent.trim())).observe(region, {
        characterData: true,
        childList: true,
        subtree: true,
      });
      for (const application of [
        { kind: "disco" },
        { kind: "disco", access: "public" },
        { kind: "disco", access: "public", drugFree: false },
      ]) {
        node.application = application;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return heard;
    });
    assert.equal(said.length, 1);
    assert.match(said[0], /^Oppfyller ikke kravene ennå. 1 brudd/);
  });
});

test("forced colours keep the picture of the deadlines", async () => {
  await visitPage(browser, demo, "fullside.html", { forcedColors: "active" }, async (page, element) => {
    await show(element, ready, false);
    const marks = await element
      .locator(".line-in-time .mark")
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).fill));
    assert.equal(marks.length, 4);
    assert.ok(marks.every((fill) => fill !== "none"));
  });
});

test("the paper version as a PDF", async () => {
  await visitPage(browser, demo, "fullside.html", {}, async (page, element) => {
    await show(element, ready, false);
    await holdPrint(page);
    await element.getByRole("button", { name: "Skriv ut" }).click();
    const pdf = await page.pdf({ path: path.join(resultsFolder, "event-check.print.pdf"), format: "A4" });
    assert.ok(pdf.length > 5000);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    await picture(page, "print");
  });
});
