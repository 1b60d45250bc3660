// Elements with the same src share one document: what one changes the others show, it is kept, and two tabs never overwrite each other.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";

import { watch } from "./support/chromium.mjs";
import { projectRoot } from "./support/demo.mjs";
import { ownPage } from "./support/event-check.mjs";
import { startSession } from "./support/session.mjs";
import { source } from "../wasm/support.mjs";

const { publish } = await source("plans/file.ts");
const { fromPublished } = await source("plans/from-published.ts");

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
const untilForgotten = (page) =>
  page.waitForFunction(
    () => localStorage.getItem(`slt-kept|${new URL("egen-plan.json", location.href).href}`) === null,
  );
const startOf = (page, id = "a") =>
  planner(page, id).evaluate(
    (node) => node.plan.meetings.find(({ body, index }) => body === "politirad" && index === 2).start,
  );
const undo = (page) =>
  planner(page)
    .getByRole("button", { name: /^Angre/ })
    .click();
const note = (element) => element.locator(".kept-note");
const toSite = (element) => note(element).getByRole("button", { name: "Vis planen på nettstedet" }).click();
const back = (element) => note(element).getByRole("button", { name: "Hent dem tilbake" }).click();
const handOut = async (page) => {
  await planner(page).locator("#tab-share").click();
  await Promise.all([
    page.waitForEvent("download"),
    planner(page).getByRole("button", { name: "Alle møter (.ics)" }).click(),
  ]);
};
const told = (page) =>
  planner(page).evaluate(
    (node) => node.plan.issued.find(({ body, index }) => body === "politirad" && index === 2).sequence,
  );
const untilKept = (page) =>
  page.waitForFunction(() => localStorage.getItem(`slt-kept|${new URL("egen-plan.json", location.href).href}`) === "1");

const copiesOf = (page) => planner(page).locator(".copies");
/** Of several the one that was kept last. */
async function openCopy(page) {
  await copiesOf(page).locator("summary").click();
  await copiesOf(page).getByRole("button", { name: "Åpne" }).first().click();
}
/** What was done is in the store after this long. */
const stored = (page) => page.waitForTimeout(600);
const again = async (page) => {
  await page.reload();
  await ready(page);
};

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
      await undo(page);
      await politirad(page).getByText("tirsdag 1. desember 2026").waitFor();
      await view(page).getByText("Publisert 3. august 2026").waitFor();
    });
  });

  test("what another does to measures is neither lost nor in the way of a plan under way", async () => {
    const two = `${all}<slt-measures profile="hamar" ${attributes}></slt-measures>
      <slt-year-plan id="b" profile="hamar" ${attributes}></slt-year-plan>`;
    await withTabs({}, async (open) => {
      const page = await open(two);
      await ready(page);
      await planner(page, "b").locator("#plan").waitFor();
      await page.locator("slt-measures #step-klasserom").waitFor();
      await planner(page).evaluate((node) => {
        node.shadowRoot.querySelector("#plan").click();
        document.querySelector("slt-measures").shadowRoot.querySelector("#step-klasserom").click();
      });
      const status = (id) =>
        planner(page, id).evaluate((node) => node.plan.measures.find((each) => each.id === "klasserom").status);
      // The search's answer has been taken.
      await planner(page).locator('#undo[title*="planlegge"]').waitFor();
      assert.ok(await planner(page).evaluate((node) => node.plan.outcome));
      for (const id of ["a", "b"]) assert.equal(await status(id), "running");
      await moveTo(page, "2026-11-25T09:00");
      assert.equal(await status("b"), "running");
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
      assert.match(await startOf(page), /^2026-11-25/);
      await page.close();

      const other = await open(`<slt-year-view ${attributes}></slt-year-view>`);
      await view(other).locator('.wheel [data-key="politirad/2"][aria-label*="onsdag 25. november 2026"]').waitFor();
      assert.match(await note(view(other)).innerText(), /bare er lagret i denne nettleseren/);
      await toSite(view(other));
      await view(other).getByText("Publisert 3. august 2026").waitFor();
      assert.match(await mark(other).getAttribute("aria-label"), /tirsdag 1\. desember/);
      await back(view(other));
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
      const said = "Planen på nettstedet er endret etter det.";
      await view(page).getByText(said).waitFor();
      // Whoever publishes from here would publish the older one.
      await planner(page).getByText(said).waitFor();
      await toSite(planner(page));
      await view(page).getByText("Publisert 20. november 2026").waitFor();
      await back(planner(page));
      await planner(page).getByText(said).waitFor();
      // Also in a tab that follows, and where it comes back as a copy.
      await untilKept(page);
      await toSite(view(page));
      await untilForgotten(page);
      await page.reload();
      await ready(page);
      assert.equal(await planner(page).getByText(said).count(), 0);
      await planner(page).locator(".copies summary").click();
      await planner(page).locator(".copies").getByRole("button", { name: "Åpne" }).click();
      await planner(page).getByText(said).waitFor();
    });
  });

  test("what is put aside for the plan on the site is among the copies, and only there", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      // Also what was not kept yet.
      await toSite(view(page));
      await view(page).getByText("Publisert 3. august 2026").waitFor();
      await untilForgotten(page);
      await page.reload();
      await ready(page);
      assert.match(await startOf(page), /^2026-12-01/);
      const copies = planner(page).locator(".copies");
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: "Åpne" }).click();
      assert.match(await startOf(page), /^2026-11-25/);
      await untilKept(page);
      await page.reload();
      await ready(page);
      assert.match(await startOf(page), /^2026-11-25/);
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: "Slett" }).click();
      await toSite(view(page));
      await untilForgotten(page);
      assert.match(await copies.innerText(), /\(1\)/);
      await back(view(page));
      await copies.waitFor({ state: "detached" });
      await page.reload();
      await ready(page);
      assert.match(await startOf(page), /^2026-11-25/);
      assert.equal(await copies.count(), 0);
    });
  });

  test("pressed twice while the site's plan is on its way, it is put aside once", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      let answer;
      const slow = new Promise((resolve) => (answer = resolve));
      await page.route("**/egen-plan.json", async (route) => {
        await slow;
        await route.fulfill({ contentType: "application/json", body: text });
      });
      await toSite(view(page));
      await toSite(overview(page));
      // Both wait for this to be kept, and go on in the same moment.
      await moveTo(page, "2026-11-26T09:00");
      answer();
      await view(page).getByText("Publisert 3. august 2026").waitFor();
      await stored(page);
      await again(page);
      assert.match(await copiesOf(page).innerText(), /\(1\)/);
      await openCopy(page);
      assert.match(await startOf(page), /^2026-11-26/);
    });
  });

  test("opening a copy puts what was kept among the copies, also where it is edited at once; undoing takes it back", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      await toSite(view(page));
      await untilForgotten(page);
      await moveTo(page, "2026-11-26T09:00");
      await openCopy(page);
      assert.match(await startOf(page), /^2026-11-25/);
      await moveTo(page, "2026-11-27T09:00");
      await stored(page);
      await again(page);
      assert.match(await startOf(page), /^2026-11-27/);
      assert.match(await copiesOf(page).innerText(), /\(2\)/);
      await openCopy(page);
      assert.match(await startOf(page), /^2026-11-26/);
      await copiesOf(page).getByText("(3)").waitFor();
      await undo(page);
      await copiesOf(page).getByText("(2)").waitFor();
      await page.locator("slt-year-plan #redo").click();
      await copiesOf(page).getByText("(3)").waitFor();
      await stored(page);
      await again(page);
      assert.match(await startOf(page), /^2026-11-26/);
      assert.match(await copiesOf(page).innerText(), /\(3\)/);
    });
  });

  test("a copy stays where more was undone than what had put it aside", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      await toSite(view(page));
      await untilForgotten(page);
      await planner(page).evaluate((node) => {
        for (let step = 0; step < 2; ++step) node.shadowRoot.querySelector("#undo").click();
      });
      await stored(page);
      await moveTo(page, "2026-11-27T09:00");
      await stored(page);
      assert.match(await copiesOf(page).innerText(), /\(1\)/);
      await again(page);
      await openCopy(page);
      assert.match(await startOf(page), /^2026-11-25/);
    });
  });

  test("a change that is undone is no change", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      await undo(page);
      await untilForgotten(page);
      await page.reload();
      await ready(page);
      await view(page).getByText("Publisert 3. august 2026").waitFor();
      assert.equal(await note(view(page)).count(), 0);
      assert.equal(await planner(page).locator(".message").count(), 0);
    });
  });

  test("starting over is the same way, with the same way back; a site that cannot be reached is said once", async () => {
    await withTabs({ expected: [/egen-plan\.json|Failed to load/] }, async (open, served) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await note(view(page)).waitFor();
      served.file = null;
      await toSite(view(page));
      const failed = view(page).getByText("Planen på nettstedet kunne ikke hentes.");
      await failed.waitFor();
      await moveTo(page, "2026-11-26T09:00");
      await failed.waitFor({ state: "detached" });
      served.file = text;
      await planner(page).locator("#tab-share").click();
      await planner(page).getByRole("button", { name: "Begynn på nytt" }).click();
      await view(page).getByText("Publisert 3. august 2026").waitFor();
      for (const element of [planner(page), overview(page), view(page)])
        await note(element).getByText("Endringene dine er lagt bort.").waitFor();
      await back(overview(page));
      assert.match(await startOf(page), /^2026-11-26/);
    });
  });

  test("handing out what everybody has is no change, with names or without", async () => {
    const nameless = publish(fromPublished(plan), [], { names: false, on: "2026-08-03", language: "nb" });
    for (const file of [text, JSON.stringify(nameless)])
      await withTabs({ file }, async (open) => {
        const page = await open();
        await ready(page);
        await handOut(page);
        await page.waitForTimeout(600);
        assert.equal(await kept(page), null);
        assert.equal(await planner(page).locator("#undo:disabled").count(), 1);
        await view(page).getByText("Publisert 3. august 2026").waitFor();
      });
  });

  test("what calendars were told stays told, whoever undoes", async () => {
    const measures = `${all}<slt-measures profile="hamar" ${attributes}></slt-measures>`;
    await withTabs({}, async (open) => {
      const page = await open(measures);
      await ready(page);
      const before = await told(page);
      await moveTo(page, "2026-11-25T09:00");
      await handOut(page);
      assert.equal(await told(page), before + 1);
      await page.locator("slt-measures #undo").click();
      await politirad(page).getByText("tirsdag 1. desember 2026").waitFor();
      assert.equal(await told(page), before + 1);
      await page.locator("slt-measures #redo").click();
      await toSite(view(page));
      await back(view(page));
      await politirad(page).getByText("onsdag 25. november 2026").waitFor();
      assert.equal(await told(page), before + 1);
    });
  });

  test("the plan on the site is handed out as the newer one after changes that were handed out, also after a reload", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      const before = await told(page);
      await moveTo(page, "2026-11-25T09:00");
      await handOut(page);
      assert.equal(await told(page), before + 1);
      await toSite(view(page));
      await view(page).getByText("Publisert 3. august 2026").waitFor();
      await handOut(page);
      assert.equal(await told(page), before + 2);
      await undo(page);
      assert.match(await startOf(page), /^2026-11-25/);
      assert.equal(await told(page), before + 2);
      await handOut(page);
      // Else that it is forgotten would still be of the time before.
      await untilKept(page);
      await toSite(view(page));
      await untilForgotten(page);
      await again(page);
      assert.match(await startOf(page), /^2026-12-01/);
      await handOut(page);
      assert.equal(await told(page), before + 4);
    });
  });

  test("where what reads a plan file cannot be loaded, whoever has a case is told", async () => {
    await withTabs({ expected: [/file-|Failed to load|slt-referral-check/] }, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      await page.context().route(/\/file-[^/]*\.js/, (route) => route.abort());
      const other = await open(`<slt-referral-check profile="hamar" ${attributes}></slt-referral-check>`);
      await other.locator("slt-referral-check").getByText("Møteplanen kunne ikke vises").waitFor();
    });
  });

  test("where the store was emptied meanwhile, it is kept anew and not as a copy", async () => {
    await withTabs({}, async (open) => {
      const page = await open();
      await ready(page);
      await moveTo(page, "2026-11-25T09:00");
      await untilKept(page);
      await page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open("slt-plans");
            opening.onerror = reject;
            opening.onsuccess = () => {
              const emptying = opening.result.transaction("plans", "readwrite");
              emptying.objectStore("plans").clear();
              emptying.oncomplete = () => resolve(opening.result.close());
            };
          }),
      );
      await moveTo(page, "2026-11-26T09:00");
      await page.waitForTimeout(600);
      assert.equal(await planner(page).locator(".notice").count(), 0);
      await page.reload();
      await ready(page);
      assert.match(await startOf(page), /^2026-11-26/);
      assert.equal(await planner(page).locator(".copies").count(), 0);
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
      const own = await startOf(one);
      const copies = planner(one).locator(".copies");
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: /Åpne/ }).first().click();
      const other = await startOf(one);
      assert.deepEqual([own, other].sort(), ["2026-11-25T09:00", "2026-11-26T09:00"]);
    });
  });

  test("one with viewers alone follows too, and its way to the site loses nothing in the other", async () => {
    await withTabs({}, async (open) => {
      const one = await open();
      const two = await open(`<slt-year-view ${attributes}></slt-year-view>`);
      await ready(one);
      await ready(two);
      await moveTo(one, "2026-11-25T09:00");
      await view(two).locator('.wheel [data-key="politirad/2"][aria-label*="onsdag 25. november 2026"]').waitFor();
      await toSite(view(two));
      await view(two).getByText("Publisert 3. august 2026").waitFor();
      await note(planner(one)).getByText("Endringene dine er lagt bort.").waitFor();
      assert.match(await planner(one).locator(".copies").innerText(), /\(1\)/);
      await back(planner(one));
      assert.match(await startOf(one), /^2026-11-25/);
      await view(two).locator('.wheel [data-key="politirad/2"][aria-label*="onsdag 25. november 2026"]').waitFor();
    });
  });

  test("the one in a copy goes to the site without touching what the other keeps", async () => {
    await withTabs({}, async (open) => {
      const [one, two] = [await open(), await open()];
      await ready(one);
      await ready(two);
      await Promise.all([moveTo(one, "2026-11-25T09:00"), moveTo(two, "2026-11-26T09:00")]);
      const copied = (page) => planner(page).locator(".notice").getByText("lagres som en egen kopi");
      await Promise.race([one, two].map((page) => copied(page).waitFor()));
      const [copy, main] = (await copied(one).count()) > 0 ? [one, two] : [two, one];
      const [mine, theirs] = [await startOf(copy), await startOf(main)];
      await toSite(view(copy));
      await view(copy).getByText("Publisert 3. august 2026").waitFor();
      await planner(copy).locator(".copies").waitFor();
      assert.equal(await kept(copy), "1");
      await copy.reload();
      await ready(copy);
      assert.equal(await startOf(copy), theirs);
      await planner(copy).locator(".copies summary").click();
      await planner(copy).locator(".copies").getByRole("button", { name: "Åpne" }).click();
      assert.equal(await startOf(copy), mine);
    });
  });

  test("where there are measures alone, the copy is offered there", async () => {
    await withTabs({}, async (open) => {
      const markup = `<slt-measures profile="hamar" ${attributes}></slt-measures>`;
      const [one, two] = [await open(markup), await open(markup)];
      const step = (page, id) => page.locator(`slt-measures #step-${id}`);
      for (const page of [one, two]) await step(page, "klasserom").waitFor();
      await Promise.all([step(one, "klasserom").click(), step(two, "rusfunn").click()]);
      const copied = (page) => page.locator("slt-measures .notice").getByText("lagres som en egen kopi");
      await Promise.race([one, two].map((page) => copied(page).waitFor()));
      const [copy, id] = (await copied(one).count()) > 0 ? [one, "klasserom"] : [two, "rusfunn"];
      await copy.reload();
      const named = async () => step(copy, id).getAttribute("aria-label");
      await step(copy, id).waitFor();
      const theirs = await named();
      const copies = copy.locator("slt-measures .copies");
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: "Åpne" }).click();
      await copy.locator('slt-measures #undo[title*="åpne en kopi"]').waitFor();
      assert.notEqual(await named(), theirs);
      await copies.getByText("(2)").waitFor();
      for (const left of [1, 0]) {
        await copies.getByRole("button", { name: "Slett" }).first().click();
        await (left > 0 ? copies.getByText(`(${left})`).waitFor() : copies.waitFor({ state: "detached" }));
      }
    });
  });

  test("the one that cannot keep its work does not give it up for the other's", async () => {
    await withTabs({ expected: [/./] }, async (open) => {
      const [one, two] = [await open(), await open()];
      await ready(one);
      await ready(two);
      await two.evaluate(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      });
      await moveTo(two, "2026-11-26T09:00");
      await planner(two).getByText("Nettleseren lagrer ikke utkastet.").waitFor();
      await moveTo(one, "2026-11-25T09:00");
      await untilKept(one);
      await two.waitForTimeout(600);
      assert.match(await startOf(two), /^2026-11-26/);
    });
  });

  test("what the other keeps while the site's plan is being read is not lost to that", async () => {
    await withTabs({}, async (open) => {
      const [one, two] = [await open(), await open()];
      await ready(one);
      await ready(two);
      await moveTo(one, "2026-11-25T09:00");
      await politirad(two).getByText("onsdag 25. november 2026").waitFor();
      let answer;
      const slow = new Promise((resolve) => (answer = resolve));
      let asked;
      const reading = new Promise((resolve) => (asked = resolve));
      await two.route("**/egen-plan.json", async (route) => {
        asked();
        await slow;
        await route.fulfill({ contentType: "application/json", body: text });
      });
      await toSite(view(one));
      await reading;
      await back(view(one));
      await untilKept(one);
      await one.waitForTimeout(300);
      answer();
      await two.waitForTimeout(600);
      assert.match(await startOf(two), /^2026-11-25/);
      assert.match(await startOf(one), /^2026-11-25/);
    });
  });
});
