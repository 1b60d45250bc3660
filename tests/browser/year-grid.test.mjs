// The calendar of a year with what only the planner uses of it: prices, picking a meeting up and putting it down, by mouse, finger and keyboard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { blankPage, using } from "./support/chromium.mjs";
import { projectRoot, resultsFolder } from "./support/demo.mjs";
import { ownPage } from "./support/event-check.mjs";
import { startSession } from "./support/session.mjs";
import { bundleGlue } from "./support/glue.mjs";

const plan = await readFile(path.join(projectRoot, "tests/browser/fixtures/hamar-2026-27.json"), "utf8");

/** A planner of a few lines: it keeps what the grid tells it, writes it down, and prices a month. */
const planner = await bundleGlue(`
  import { render } from "lit";
  import { designsystemet, sheet } from "./js-glue/elements/designsystemet.ts";
  import { plannerGridStyles, plannerGridView } from "./js-glue/elements/year/planner-grid.ts";
  import looks from "./js-glue/elements/year/looks.css";
  import styles from "./js-glue/elements/year/year.css";

  const year = await (await fetch("plan.json")).json();
  const host = document.querySelector("#place");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [designsystemet(), sheet(looks + styles + ":host{--slt-rem:1rem;display:block}ul{list-style:none;padding:0}"), plannerGridStyles()];
  const said = (globalThis.said = []);
  const state = {};
  const prices = new Map([
    ["2027-02-03", { price: 0, exact: true }], ["2027-02-04", { price: -2, exact: true }], ["2027-02-05", { price: 1, exact: true }],
    ["2027-02-08", { price: 6, exact: true }], ["2027-02-09", { price: 40, exact: true }], ["2027-02-10", { price: 110, exact: false }],
    ["2027-02-11", { reasons: ["politiet er opptatt"] }],
  ]);
  const tell = (what, change) => (...given) => {
    said.push([what, ...given.map((each) => (each && typeof each === "object" ? each.body + "/" + each.index : each))]);
    change?.(...given);
    draw();
  };
  const draw = () => render(plannerGridView({
    id: "g", year, meetings: year.meetings, language: "nb", today: "2027-02-01", ...state,
    onSelect: tell("select", (meeting) => (state.selected = meeting)),
    onActive: (date) => { state.active = date; draw(); },
    onPick: tell("pick"),
    onHover: (date) => { globalThis.hovered = date; },
    onDragStart: tell("start", (meeting) => Object.assign(state, { held: meeting, prices })),
    onDrop: tell("drop", () => Object.assign(state, { held: undefined, prices: undefined })),
    onCancel: tell("cancel", () => Object.assign(state, { held: undefined, prices: undefined })),
  }), root);
  draw();
`);

const session = startSession();

async function visit(options, use) {
  const opened = await blankPage(session.browser, session.demo.url, { reports: session.demo.reports, ...options });
  await using(opened, [], async (page) => {
    await page.route("**/planner.js", (route) => route.fulfill({ contentType: "text/javascript", body: planner }));
    await ownPage(page, session.demo, `<div id="place"></div><script type="module" src="planner.js"></script>`, {
      "plan.json": plan,
    });
    await page.locator("#place .months").waitFor();
    await use(page, page.locator("#place"));
  });
}
const said = (page) => page.evaluate(() => globalThis.said.splice(0));
const cell = (place, date) => place.locator(`td[data-date="${date}"]`);
const centre = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};

describe("moving a meeting", () => {
  test("by mouse: drag, hover, drop; no click comes after it", async () => {
    await visit({}, async (page, place) => {
      const mark = place.locator('[data-key="politirad/3"]');
      await mark.scrollIntoViewIfNeeded();
      await page.mouse.move(...(await centre(mark)));
      await page.mouse.down();
      await page.mouse.move(...(await centre(cell(place, "2027-02-08"))), { steps: 6 });
      assert.deepEqual(await said(page), [
        ["select", "politirad/3"],
        ["start", "politirad/3"],
      ]);
      assert.equal(await page.evaluate(() => globalThis.hovered), "2027-02-08");
      await page.mouse.up();
      assert.deepEqual(await said(page), [["drop", "politirad/3", "2027-02-08"]]);
      await page.mouse.click(...(await centre(cell(place, "2027-02-12"))));
      assert.deepEqual(await said(page), [["pick", "2027-02-12"]]);
    });
  });

  test("by mouse: let go outside, or Escape, and nothing has happened", async () => {
    await visit({}, async (page, place) => {
      const mark = place.locator('[data-key="politirad/3"]');
      await mark.scrollIntoViewIfNeeded();
      for (const end of [() => page.mouse.move(2, 300), () => page.keyboard.press("Escape")]) {
        await page.mouse.move(...(await centre(mark)));
        await page.mouse.down();
        await page.mouse.move(...(await centre(cell(place, "2027-02-09"))), { steps: 4 });
        await end();
        await page.mouse.up();
        assert.deepEqual(
          (await said(page)).map(([what]) => what),
          ["select", "start", "cancel"],
        );
      }
    });
  });

  test("by finger", async () => {
    await visit({ hasTouch: true, viewport: { width: 390, height: 800 } }, async (page, place) => {
      const mark = place.locator('[data-key="politirad/3"]');
      await mark.scrollIntoViewIfNeeded();
      const client = await page.context().newCDPSession(page);
      const touch = (type, points) =>
        client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
      const from = await centre(mark);
      const to = await centre(cell(place, "2027-02-09"));
      await touch("touchStart", [from]);
      for (let part = 1; part <= 5; ++part)
        await touch("touchMove", [[0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * part) / 5)]);
      await touch("touchEnd", []);
      assert.deepEqual((await said(page)).slice(0, 3), [
        ["select", "politirad/3"],
        ["start", "politirad/3"],
        ["drop", "politirad/3", "2027-02-09"],
      ]);
    });
  });

  test("by keyboard: Enter, arrows, Enter; on its own day the next meeting; Escape puts it back", async () => {
    await visit({}, async (page, place) => {
      await cell(place, "2027-02-03").focus();
      await page.keyboard.press("Enter");
      assert.deepEqual(await said(page), [
        ["select", "politirad/3"],
        ["start", "politirad/3"],
      ]);
      await page.keyboard.press("Enter");
      assert.deepEqual(await said(page), [
        ["select", "aldersteam-3/10"],
        ["start", "aldersteam-3/10"],
      ]);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      assert.deepEqual(await said(page), [["drop", "aldersteam-3/10", "2027-02-05"]]);
      await cell(place, "2027-02-03").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      assert.deepEqual((await said(page)).at(-1), ["cancel"]);
      await page.keyboard.press("Enter");
      assert.notEqual((await said(page)).at(-1)[0], "drop");
    });
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`what a day costs is written in it and said in its name, ${colorScheme}`, async () => {
    await visit({ colorScheme }, async (page, place) => {
      if (colorScheme === "dark")
        await place.evaluate((node) => {
          node.setAttribute("data-color-scheme", "dark");
          node.shadowRoot.querySelector(".year-grid").setAttribute("data-color-scheme", "dark");
        });
      await cell(place, "2027-02-03").focus();
      await page.keyboard.press("Enter");
      const told = async (date) => [
        await cell(place, date).locator(".price").getAttribute("data-sign"),
        (await cell(place, date).getAttribute("aria-label")).split(". ").at(-1),
        await cell(place, date).getAttribute("data-price"),
      ];
      assert.deepEqual(await told("2027-02-03"), ["0", "ikke dyrere", "0"]);
      assert.deepEqual(await told("2027-02-04"), ["−2", "2 poeng billigere enn nå", "cheaper"]);
      assert.deepEqual(await told("2027-02-05"), ["+1", "1 poeng dyrere", "1"]);
      assert.deepEqual(await told("2027-02-09"), ["+40", "40 poeng dyrere", "3"]);
      assert.deepEqual(await told("2027-02-10"), ["≥+110", "minst 110 poeng dyrere", "4"]);
      assert.deepEqual(await told("2027-02-11"), ["–", "går ikke: politiet er opptatt", "no"]);
      assert.equal(await cell(place, "2027-02-11").getAttribute("aria-disabled"), "true");
      await place.screenshot({ path: path.join(resultsFolder, `year-grid.prices.${colorScheme}.png`) });
      // The page of the test has no dark ground of its own.
      if (colorScheme === "light") assert.deepEqual((await runAxe(page)).violations, []);
    });
  });
}
