// Elements with the same src share one document: what one changes the others show, it is kept, and two tabs never overwrite each other.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";

import { watch } from "./support/chromium.mjs";
import { projectRoot } from "./support/demo.mjs";
import { ownPage } from "./support/event-check.mjs";
import { startSession } from "./support/session.mjs";

const text = await readFile(path.join(projectRoot, "demo/assets/planer/hamar-2026-27.json"), "utf8");
const plan = JSON.parse(text);
const today = "2026-11-22";
const session = startSession();

const attributes = `src="egen-plan.json" language="nb" asof="${today}"`;
const all = `<slt-overview profile="hamar" ${attributes}></slt-overview>
  <slt-year-plan id="a" profile="hamar" ${attributes}></slt-year-plan>
  <slt-year-view ${attributes}></slt-year-view>`;

/** A browser's own store, in which tabs are opened with the page that is given; insists that nothing went wrong in any of them. */
async function withTabs({ file = text, expected = [] }, use) {
  const context = await session.browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
  });
  const watched = [];
  const served = { file };
  try {
    await use(async (markup = all) => {
      const page = await context.newPage();
      watched.push(await watch(page, `${session.demo.url}egen.html`, session.demo.reports));
      await ownPage(page, session.demo, markup, { "egen-plan.json": () => served.file });
      return page;
    }, served);
    const found = watched.flatMap((each) => each.list());
    assert.deepEqual(
      found.filter((line) => !expected.some((pattern) => pattern.test(line))),
      [],
    );
  } finally {
    await context.close();
  }
}

const planner = (page, id = "a") => page.locator(`slt-year-plan#${id}`);
const view = (page) => page.locator("slt-year-view");
const overview = (page) => page.locator("slt-overview");
const ready = async (page) => {
  if ((await planner(page).count()) > 0) await planner(page).locator("#plan").waitFor();
  await view(page).locator(".wheel").waitFor();
  if ((await overview(page).count()) > 0) await overview(page).locator(".levels").waitFor();
};
/** The next meeting of the politiråd on another day. */
const moveTo = (page, start, id = "a") =>
  planner(page, id).evaluate((node, when) => {
    const file = node.plan;
    file.meetings.find(({ body, index }) => body === "politirad" && index === 2).start = when;
    delete file.outcome;
    node.plan = file;
  }, start);
const politirad = (page) => overview(page).locator(".body", { hasText: "Politiråd" });
const mark = (page) => view(page).locator('.wheel [data-key="politirad/2"]');
const kept = (page) =>
  page.evaluate(() => localStorage.getItem(`slt-kept|${new URL("egen-plan.json", location.href).href}`));
const untilKept = (page) =>
  page.waitForFunction(() => localStorage.getItem(`slt-kept|${new URL("egen-plan.json", location.href).href}`) === "1");

describe("one document on a page", () => {
  test("a published copy is what all of them show, and the planner knows its slots from the profile", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      assert.match(await politirad(page).innerText(), /tirsdag 1\. desember 2026/i);
      assert.match(await mark(page).getAttribute("aria-label"), /tirsdag 1\. desember 2026/);
      const file = await planner(page).evaluate((node) => node.plan);
      assert.equal(file.meetings.length, plan.meetings.length);
      assert.ok(file.request.bodies.every(({ slots }) => slots.length > 0));
      assert.equal(file.id, plan.id);
      assert.deepEqual(file.measures, plan.measures);
      assert.match(await planner(page).locator("#badge").innerText(), /\S/);
      assert.match(await view(page).locator(".top").innerText(), /Publisert 3\. august 2026/);
      assert.equal(await kept(page), null, "looking is no change");
    });
  });

  test("a change in the planner shows in the others, and so does its undoing", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await politirad(page).getByText("onsdag 25. november 2026").waitFor();
      await view(page).locator('.wheel [data-key="politirad/2"][aria-label*="onsdag 25. november 2026"]').waitFor();
      assert.match(await view(page).locator(".top").innerText(), /Ikke publisert/);
      await planner(page)
        .getByRole("button", { name: /^Angre/ })
        .click();
      await politirad(page).getByText("tirsdag 1. desember 2026").waitFor();
      await view(page).getByText("Publisert 3. august 2026").waitFor();
    });
  });

  test("what another does to measures is neither lost nor in the way of a plan under way", async () => {
    const two = `${all}<slt-year-plan id="b" profile="hamar" ${attributes}></slt-year-plan>`;
    await withTabs({}, async (open) => {
      const page = await open(two);
      await ready(page);
      await planner(page, "b").locator("#plan").waitFor();
      const done = planner(page).evaluate(async (node) => {
        const other = document.querySelector("#b");
        node.shadowRoot.querySelector("#plan").click();
        const file = other.plan;
        file.measures[0].title = "Endret underveis";
        other.plan = file;
      });
      await done;
      await planner(page).locator("#plan:not([aria-busy])").waitFor();
      await overview(page).getByText("Endret underveis").first().waitFor();
      for (const id of ["a", "b"])
        assert.equal(await planner(page, id).evaluate((node) => node.plan.measures[0].title), "Endret underveis");
      await planner(page).locator("#tab-year").click();
      await moveTo(page, "2026-11-25T09:00", "a");
      assert.equal(await planner(page, "b").evaluate((node) => node.plan.measures[0].title), "Endret underveis");
    });
  });

  test("the planner publishes the measures when it is asked to", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await planner(page).locator("#tab-share").click();
      const publish = async () => {
        const [file] = await Promise.all([
          page.waitForEvent("download"),
          planner(page).getByRole("button", { name: "Last ned plan for siden" }).click(),
        ]);
        return JSON.parse(await readFile(await file.path(), "utf8"));
      };
      assert.ok(!("measures" in (await publish())));
      await planner(page).getByLabel("Ta med tiltakene også").check();
      const copy = await publish();
      assert.equal(copy.measures.length, plan.measures.length);
      assert.ok(copy.measures.every((measure) => !("owner" in measure)));
      assert.deepEqual(copy.people, []);
    });
  });

  test("where there is no file, the planner says so and has another try", async () => {
    await withTabs({ file: null, expected: [/egen-plan\.json|Failed to load/] }, async (open, served) => {
      const page = await open(`<slt-year-plan id="a" profile="hamar" ${attributes}></slt-year-plan>`);
      await planner(page).getByText("Fant ingen møteplan på adressen «egen-plan.json».").waitFor();
      served.file = text;
      await planner(page).getByRole("button", { name: "Prøv igjen" }).click();
      await planner(page).locator("#plan").waitFor();
    });
  });
});

describe("kept in this browser", () => {
  test("a reload, and another page with the same address, have it; the way back is one press, and so is its undoing", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      await page.reload();
      await ready(page);
      await politirad(page).getByText("onsdag 25. november 2026").waitFor();
      assert.match(
        await planner(page).evaluate(
          (node) => node.plan.meetings.find(({ body, index }) => body === "politirad" && index === 2).start,
        ),
        /^2026-11-25/,
      );
      await page.close();

      const other = await open(`<slt-year-view ${attributes}></slt-year-view>`);
      await view(other).locator('.wheel [data-key="politirad/2"][aria-label*="onsdag 25. november 2026"]').waitFor();
      const note = view(other).locator(".kept-note");
      assert.match(await note.innerText(), /bare er lagret i denne nettleseren/);
      await note.getByRole("button", { name: "Vis planen på nettstedet" }).click();
      await view(other).getByText("Publisert 3. august 2026").waitFor();
      assert.match(await mark(other).getAttribute("aria-label"), /tirsdag 1\. desember/);
      await note.getByRole("button", { name: "Hent dem tilbake" }).click();
      await view(other).locator('.wheel [data-key="politirad/2"][aria-label*="onsdag 25. november 2026"]').waitFor();
    });
  });

  test("a file that has changed since is told of", async () => {
    await withTabs({}, async (open, served) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      served.file = JSON.stringify({ ...plan, publishedOn: "2026-11-20" });
      await page.reload();
      await ready(page);
      await view(page).getByText("Planen på nettstedet er endret etter det.").waitFor();
    });
  });
});

describe("two tabs", () => {
  test("the one that rests follows the other", async () => {
    await withTabs({}, async (open) => {
      const [one, two] = [await open(), await open()];
      await ready(one);
      await ready(two);
      await moveTo(one, "2026-11-25T09:00");
      await politirad(two).getByText("onsdag 25. november 2026").waitFor();
      await moveTo(two, "2026-11-26T09:00");
      await politirad(one).getByText("torsdag 26. november 2026").waitFor();
      for (const page of [one, two]) assert.equal(await planner(page).locator(".notice").count(), 0);
    });
  });

  test("that change at the same moment both keep theirs, and the later one is a copy", async () => {
    await withTabs({}, async (open) => {
      const [one, two] = [await open(), await open()];
      await ready(one);
      await ready(two);
      await Promise.all([moveTo(one, "2026-11-25T09:00"), moveTo(two, "2026-11-26T09:00")]);
      const copied = /Planen er endret i en annen fane|kopi/i;
      await Promise.race([one, two].map((page) => planner(page).getByText(copied).first().waitFor()));
      await politirad(one).getByText("onsdag 25. november 2026").waitFor();
      await politirad(two).getByText("torsdag 26. november 2026").waitFor();
      await one.reload();
      await ready(one);
      const own = await planner(one).evaluate(
        (node) => node.plan.meetings.find(({ body, index }) => body === "politirad" && index === 2).start,
      );
      const copies = planner(one).locator(".copies");
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: /Åpne/ }).first().click();
      const other = await planner(one).evaluate(
        (node) => node.plan.meetings.find(({ body, index }) => body === "politirad" && index === 2).start,
      );
      assert.deepEqual([own, other].sort(), ["2026-11-25T09:00", "2026-11-26T09:00"]);
    });
  });
});
