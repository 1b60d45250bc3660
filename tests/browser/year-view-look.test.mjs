// How <slt-year-view> looks where: for assistive technology, in narrow columns, dark and forced colours, in other languages, on paper.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { resultsFolder } from "./support/demo.mjs";
import { holdPrint } from "./support/print.mjs";
import { sights } from "./support/screenshots.mjs";
import { startSession } from "./support/session.mjs";
import { overhang, stickingOut } from "./support/sideways.mjs";
import { meeting, plan, source, tab, visit as visitDemo, visitPlan as visitOwnPlan } from "./support/year-view.mjs";

const session = startSession();
before(() => mkdir(resultsFolder, { recursive: true }));

const visit = (options, use) => visitDemo(session, options, use);
const visitPlan = (file, attributes, use, options) => visitOwnPlan(session, file, attributes, use, options);

describe("for everybody's eyes and ears", () => {
  for (const [sight, options] of Object.entries(sights)) {
    test(`axe finds nothing, ${sight}`, async () => {
      await visit(options, async (page, element) => {
        await meeting(element, "politirad/3").focus();
        await page.keyboard.press("Enter");
        for (const name of ["Årshjul", "Kalender", "Liste"]) {
          await tab(element, name);
          await element.evaluate((node) => {
            for (const details of node.shadowRoot.querySelectorAll("details")) details.open = true;
          });
          await element.screenshot({ path: path.join(resultsFolder, `year-view.${name}.${sight}.png`) });
          assert.deepEqual((await runAxe(page)).violations, [], name);
        }
      });
    });
  }

  for (const language of ["nn", "en"]) {
    test(`nothing is left in bokmål, ${language}`, async () => {
      await visit({}, async (page, element) => {
        await element.evaluate((node, code) => (node.language = code), language);
        await element.locator(`.app[lang=${language}]`).waitFor();
        const text = async () => (await element.locator(".app").innerText()).replaceAll(/«.*?»/g, "");
        const texts = [await text()];
        for (const index of [1, 2]) {
          await element.getByRole("tab").nth(index).click();
          texts.push(await text());
        }
        const foreign =
          language === "nn"
            ? /\b(møter|møtene|uke|mandag|tirsdag|ikke|fra)\b/i
            : /\b(møter?|møtene|uke|kl\.|dager|vis)\b/i;
        for (const each of texts) assert.equal(each.replaceAll(plan.title, "").match(foreign)?.[0], undefined);
      });
    });
  }

  for (const width of [280, 320, 460, 799, 800, 1100]) {
    test(`nothing sticks out of a column of ${width} px`, async () => {
      await visitPlan(plan, source, async (page, element) => {
        await element.locator(".wheel").waitFor();
        await element.evaluate((node, px) => node.style.setProperty("width", `${px}px`), width);
        for (const name of ["Årshjul", "Kalender", "Liste"]) {
          await tab(element, name);
          assert.deepEqual(await stickingOut(element), [], name);
        }
      });
    });
  }

  test("a window of 320 px is not scrolled sideways", async () => {
    await visit({ viewport: { width: 320, height: 640 } }, async (page, element) => {
      for (const name of ["Årshjul", "Kalender", "Liste"]) {
        await tab(element, name);
        assert.equal(await overhang(page), 0, name);
        assert.deepEqual(await stickingOut(element), [], name);
      }
    });
  });

  for (const [view, options] of Object.entries({ wide: {}, narrow: sights.narrow })) {
    test(`the word for today stands on nothing else, wherever in the year that is, ${view}`, async () => {
      await visit(options, async (page, element) => {
        for (const day of ["2026-08-20", "2026-11-01", "2026-11-23", "2027-02-01", "2027-05-02"]) {
          await element.evaluate((node, date) => node.setAttribute("asof", date), day);
          for (const key of ["aldersteam-2/1", "politirad/3"]) {
            await meeting(element, key).click({ force: true });
            const covered = await element.evaluate((node) => {
              const box = (each) => each.getBoundingClientRect();
              const word = box(node.shadowRoot.querySelector(".today text"));
              const others = [
                ...node.shadowRoot.querySelectorAll(".wheel [class^=centre-], .today circle, .wheel [data-key]"),
              ];
              return others
                .map(box)
                .some(
                  ({ left, right, top, bottom, width }) =>
                    width > 0 && left < word.right && right > word.left && top < word.bottom && bottom > word.top,
                );
            });
            assert.equal(covered, false, `${day} ${key}`);
          }
        }
      });
    });
  }

  test("with forced colours the shapes still tell the bodies apart", async () => {
    await visit({ forcedColors: "active" }, async (page, element) => {
      const drawn = await element.locator(".legend .mark").evaluateAll((nodes) =>
        nodes.map((node) => {
          const { fill, stroke } = getComputedStyle(node);
          return `${node.getAttribute("d")} ${fill} ${stroke}`;
        }),
      );
      assert.equal(new Set(drawn).size, plan.bodies.length);
    });
  });
});

describe("on paper", () => {
  const printed = async (button, use) =>
    visit({}, async (page, element) => {
      await holdPrint(page);
      await element.getByRole("button", { name: button }).click();
      const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
      await page.emulateMedia({ media: "print" });
      await use(page, page.locator("[data-slt-print]"), pdf);
    });
  const sizes = (pdf) =>
    [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => [
      Math.round(width / 10),
      Math.round(height / 10),
    ]);

  test("the list on A4", async () => {
    await printed("Skriv ut liste (A4)", async (page, paper, pdf) => {
      assert.deepEqual(new Set(sizes(pdf).map(String)), new Set(["60,84"]));
      assert.equal(await paper.locator("tbody tr:not(.paper-month)").count(), plan.meetings.length);
      assert.equal(await page.locator("slt-year-view").isVisible(), false);
    });
  });

  test("the årshjul on one sheet of A3, the list beside it", async () => {
    await printed("Skriv ut årshjul (A3)", async (page, paper, pdf) => {
      assert.deepEqual(sizes(pdf), [[119, 84]]);
      assert.equal(await paper.locator(".wheel-drawing [data-hue]").count(), plan.meetings.length);
      assert.equal(await paper.locator(".paper-columns li").count(), plan.meetings.length);
      assert.equal(await paper.locator("[tabindex]").count(), 0);
    });
  });

  test("where the page itself is printed, the list stands in the element's place", async () => {
    await visit({}, async (page, element) => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      assert.ok(await element.locator(".paper-list").isVisible());
      assert.equal(await element.locator(".wheel").isVisible(), false);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.emulateMedia({ media: "screen" });
      assert.ok(await element.locator(".wheel").isVisible());
    });
  });
});
