// What <slt-year-plan> keeps and hands out: plans put aside, calendars and their next editions, the published copy, paper, the plan file, and drafts.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import ICAL from "ical.js";
import Papa from "papaparse";

import { ownPage } from "./support/event-check.mjs";
import { holdPrint } from "./support/print.mjs";
import { startSession } from "./support/session.mjs";
import {
  allDay,
  badge,
  busy,
  changed,
  download,
  focused,
  keyOf,
  openTab,
  plan,
  planOf,
  show,
  slt,
  stange,
  visit as visitWith,
} from "./support/year-plan.mjs";

const session = startSession();

const visit = (options, use) => visitWith(session.browser, session.demo, options, use);
const edit = async (element, change) => {
  const file = await planOf(element);
  change(file.request, file);
  await element.evaluate((node, next) => (node.plan = next), file);
};
const mayorAway = (request) => busy(request, "ordforer", [allDay("2027-04-08")]);
/** What was done is in the store after this long. */
const stored = (page) => page.waitForTimeout(600);

describe("plans put aside", () => {
  test("kept, compared and used again", async () => {
    await visit({ plan: stange }, async (page, element) => {
      await element.locator("#keep").focus();
      await page.keyboard.press("Enter");
      assert.equal(await focused(element), "keep");
      assert.match(await element.locator(".message").innerText(), /Tatt vare på som «Plan 1»/);
      assert.equal(await element.locator("#difference").innerText(), "Planene har de samme møtene.");
      await edit(element, mayorAway);
      await plan(element);
      const now = await planOf(element);
      const was = new Map(stange.meetings.map((meeting) => [keyOf(meeting), meeting.start]));
      const moved = now.meetings.filter((meeting) => was.get(keyOf(meeting)) !== meeting.start).length;
      assert.ok(moved > 0);

      await element.locator("#compare").selectOption({ label: "Plan 1" });
      assert.match(await element.locator("#difference").innerText(), new RegExp(`^${moved} møter? er ulike?t?`));
      assert.equal(await element.locator(".costs .changes tbody tr").count(), moved);
      const total = await element.locator(".numbers tfoot td").allInnerTexts();
      assert.deepEqual(total, [String(now.outcome.cost), String(slt.reviewPlan(now.request, stange.meetings).cost)]);
      await element.locator("#use-kept").click();
      assert.deepEqual(
        (await planOf(element)).meetings.map(({ body, index, start }) => ({ body, index, start })),
        stange.meetings.map(({ body, index, start }) => ({ body, index, start })),
      );
      assert.match(await badge(element).innerText(), /Bryter 1 krav/);
      assert.equal(await element.locator("#changes tbody tr").count(), moved);
      await element.locator("#undo").click();
      assert.deepEqual(await planOf(element), now);
    });
  });
});

describe("sharing", () => {
  const events = (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => ({
      uid: component.getFirstPropertyValue("uid"),
      summary: component.getFirstPropertyValue("summary"),
      sequence: component.getFirstPropertyValue("sequence") ?? 0,
      status: component.getFirstPropertyValue("status"),
      start: component.getFirstPropertyValue("dtstart").toString().slice(0, 16),
    }));

  test("calendars for all, for one body and for one person; a new edition updates the last", async () => {
    await visit({ plan: stange }, async (page, element) => {
      await show(element, "share");
      const all = await download(page, () => element.getByRole("button", { name: "Alle møter (.ics)" }).click());
      assert.equal(all.name, "slt-moter-i-stange-2027.ics");
      const first = events(all.text);
      assert.deepEqual(first.map(({ start }) => start).sort(), stange.meetings.map(({ start }) => start).sort());
      assert.equal(new Set(first.map(({ uid }) => uid)).size, stange.meetings.length);

      await element.getByLabel("Ett møteorgan").selectOption({ label: "Politiråd" });
      const body = await download(page, () =>
        element.locator("form", { hasText: "Ett møteorgan" }).getByRole("button", { name: "Last ned" }).click(),
      );
      assert.equal(events(body.text).length, 5);
      assert.ok(events(body.text).every(({ summary }) => summary.startsWith("Politiråd")));

      await element.getByLabel("Én person").selectOption({ label: "NAV" });
      await element.getByLabel("Én person").focus();
      await page.keyboard.press("Tab");
      const person = await download(page, () => page.keyboard.press("Enter"));
      assert.equal(person.name, "slt-moter-i-stange-2027-nav.ics");
      assert.deepEqual(
        events(person.text).map(({ uid }) => uid),
        first.filter(({ summary }) => summary.startsWith("SLT-møte")).map(({ uid }) => uid),
      );

      // The mayor is away on the day of the second council, and there is to be one school meeting fewer.
      await edit(element, (request) => {
        mayorAway(request);
        request.bodies.find(({ id }) => id === "skolemote-stange").count = 9;
      });
      await plan(element);
      const file = await planOf(element);
      await show(element, "share");
      const again = await download(page, () => element.getByRole("button", { name: "Alle møter (.ics)" }).click());
      const second = new Map(events(again.text).map((event) => [event.uid, event]));
      assert.deepEqual([...second.keys()].sort(), first.map(({ uid }) => uid).sort());
      const gone = [...second.values()].filter(({ status }) => status === "CANCELLED");
      assert.deepEqual(
        gone.map(({ summary }) => summary.replace(/\/.*/, "")),
        ["Avlyst: Skolemøte Stange 10"],
      );
      for (const before of first) {
        const now = second.get(before.uid);
        const same = now.start === before.start && now.summary === before.summary && now.status === before.status;
        assert.equal(now.sequence, same ? before.sequence : before.sequence + 1, before.summary);
      }
      assert.deepEqual(
        [...second.values()]
          .filter(({ status }) => status !== "CANCELLED")
          .map(({ start }) => start)
          .sort(),
        file.meetings.map(({ start }) => start).sort(),
      );
    });
  });

  test("a spreadsheet", async () => {
    await visit({ plan: stange }, async (page, element) => {
      await show(element, "share");
      const { name, text } = await download(page, () =>
        element.getByRole("button", { name: "Regneark (.csv)" }).click(),
      );
      assert.equal(name, "slt-moter-i-stange-2027.csv");
      const { data, errors } = Papa.parse(text.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true });
      assert.deepEqual(errors, []);
      assert.deepEqual(
        data.map((row) => `${row.Dato}T${row.Fra}`),
        stange.meetings.map(({ start }) => start).sort(),
      );
      assert.equal(data.filter((row) => row["Møte"] === "Politiråd").length, 5);
    });
  });

  for (const names of [false, true])
    test(`the published plan opens in <slt-year-view>, ${names ? "with" : "without"} names, and holds no busy times`, async () => {
      const file = changed((request) => busy(request, "nav", [{ from: "2027-02-03T08:00", to: "2027-02-03T09:30" }]));
      await visit({ plan: file }, async (page, element) => {
        await show(element, "share");
        if (names) {
          await element.getByLabel("Ta med navn på medlemmene").focus();
          await page.keyboard.press("Space");
        }
        const { name, text } = await download(page, () =>
          element.getByRole("button", { name: "Last ned plan for siden" }).click(),
        );
        assert.equal(name, "plan.json");
        assert.ok(!/busy|08:00|cost|outcome/.test(text));
        for (const person of stange.request.people) {
          assert.equal(text.includes(`"${person.id}"`), names, person.id);
          assert.equal(text.includes(`"${person.name}"`), names, person.name);
        }
        await ownPage(
          page,
          session.demo,
          `<slt-year-view src="plan.json" language="nb" asof="2027-01-01"></slt-year-view>`,
          {
            "plan.json": text,
          },
        );
        const view = page.locator("slt-year-view");
        await view.locator(".wheel").waitFor();
        assert.equal(await view.locator(".wheel [data-key]").count(), stange.meetings.length);
        assert.equal(await view.getByLabel("Vis møtene til én person").count(), names ? 1 : 0);
      });
    });

  test("the plan file holds everything: opened elsewhere it is the same plan", async () => {
    const file = changed((request) => busy(request, "nav", [allDay("2027-02-03")]));
    let saved;
    await visit({ plan: file }, async (page, element) => {
      await element.locator("#keep").click();
      await show(element, "share");
      saved = await download(page, () => element.getByRole("button", { name: "Lagre planfil" }).click());
      saved.plan = await planOf(element);
      assert.equal(saved.name, "slt-moter-i-stange-2027.json");
    });
    await visit({}, async (page, element) => {
      await show(element, "share");
      const open = (text) =>
        element
          .locator("#open-file")
          .setInputFiles({ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await open('{"format":"slt-plan","version":1}');
      assert.match(await element.getByRole("alert").innerText(), /kunne ikke åpnes/);
      await element.locator("#open-file").focus();
      await open(saved.text);
      await element.locator(".wheel").waitFor();
      assert.deepEqual(await planOf(element), saved.plan);
      assert.equal(await focused(element), "tab-year");
      await element.locator("#undo").click();
      assert.deepEqual((await planOf(element)).meetings, []);
    });
  });

  for (const [button, rows, sheet] of [
    ["Liste (A4)", "tbody tr:not(.paper-month)", "60,84"],
    ["Årshjul (A3)", ".wheel-drawing [data-hue]", "119,84"],
  ])
    test(`printed: ${button}`, async () => {
      await visit({ plan: stange }, async (page, element) => {
        await holdPrint(page);
        await show(element, "share");
        await element.getByRole("button", { name: button }).click();
        const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
        const sizes = [...pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
        assert.deepEqual(
          [...new Set(sizes.map(([, width, height]) => `${Math.round(width / 10)},${Math.round(height / 10)}`))],
          [sheet],
        );
        await page.emulateMedia({ media: "print" });
        const paper = page.locator("[data-slt-print]");
        assert.equal(await paper.locator(rows).count(), stange.meetings.length);
        assert.equal(await element.isVisible(), false);
      });
    });
});

test("where the page itself is printed, the list stands in the planner's place", async () => {
  await visit({ plan: stange }, async (page, element) => {
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert.equal(await element.locator(".paper-list tbody tr:not(.paper-month)").count(), stange.meetings.length);
    assert.ok(await element.locator(".paper-list").isVisible());
    assert.equal(await element.locator("#plan").isVisible(), false);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    assert.ok(await element.locator("#plan").isVisible());
  });
});

test("calendars that were handed out stay handed out when the plan is undone", async () => {
  await visit({ plan: stange }, async (page, element) => {
    await show(element, "share");
    await download(page, () => element.locator("#ics-all").click());
    const { issued } = await planOf(element);
    assert.equal(issued.length, stange.meetings.length);
    await element.locator("#undo").click();
    await element.locator("#redo").click();
    assert.deepEqual((await planOf(element)).issued, issued);
  });
});

describe("drafts", () => {
  const inContext = async (use) => {
    const context = await session.browser.newContext({ locale: "nb-NO", timezoneId: "Europe/Oslo" });
    try {
      await use(context);
    } finally {
      await context.close();
    }
  };

  test("reloaded, everything is back, and that is said", async () => {
    await inContext(async (context) => {
      const { page, element, problems } = await openTab(context, session.demo, { plan: stange });
      await edit(element, mayorAway);
      const before = await planOf(element);
      await stored(page);
      await page.reload();
      await element.locator("#plan").waitFor();
      assert.deepEqual(await planOf(element), before);
      assert.equal(await element.locator("#tab-year").getAttribute("aria-selected"), "true");
      assert.match(await element.locator(".message").innerText(), /Utkastet ditt fra sist er hentet fram/);
      assert.deepEqual(problems.list(), []);
    });
  });

  test("edited a moment before the page is left, it is there; and no copy is made of it", async () => {
    await inContext(async (context) => {
      const { page, element, problems } = await openTab(context, session.demo, { plan: stange });
      await stored(page);
      await show(element, "setup");
      for (const title of ["Like før", "Enda en gang"]) {
        await element.getByLabel("Navn på planen").fill(title);
        await page.reload();
        await element.locator("#plan").waitFor();
        assert.equal((await planOf(element)).title, title);
        await show(element, "setup");
      }
      await element.getByLabel("Navn på planen").fill("Til slutt");
      await stored(page);
      await page.reload();
      await element.locator("#plan").waitFor();
      assert.equal((await planOf(element)).title, "Til slutt");
      assert.equal(await element.locator(".copies").count(), 0);
      assert.deepEqual(problems.list(), []);
    });
  });

  test("what a tab put down as it went is a copy where another has saved meanwhile, and nothing where the page lived on", async () => {
    await inContext(async (context) => {
      const one = await openTab(context, session.demo, { plan: stange });
      await stored(one.page);
      const two = await openTab(context, session.demo);
      const name = async ({ element }, title) => {
        await show(element, "setup");
        await element.getByLabel("Navn på planen").fill(title);
      };
      await name(two, "Lagret først");
      await stored(two.page);
      await name(two, "Levde videre");
      await two.page.evaluate(() => dispatchEvent(new Event("pagehide")));
      await stored(two.page);
      await name(one, "Rett før");
      await one.page.reload();
      await one.element.locator("#plan").waitFor();
      assert.equal((await planOf(one.element)).title, "Levde videre");
      assert.match(await one.element.locator(".copies summary").innerText(), /\(1\)/);
      await one.element.locator(".copies summary").click();
      await one.element.locator(".copies").getByRole("button", { name: "Åpne" }).click();
      assert.equal((await planOf(one.element)).title, "Rett før");
      assert.deepEqual(two.problems.list(), []);
    });
  });

  test("two tabs never overwrite each other; the copy is offered the next time, opened and deleted", async () => {
    await inContext(async (context) => {
      const one = await openTab(context, session.demo, { plan: stange });
      await stored(one.page);
      const two = await openTab(context, session.demo);
      const title = (text) => (request, file) => (file.title = text);
      await edit(one.element, title("Fra den ene"));
      await stored(one.page);
      await edit(two.element, title("Fra den andre"));
      await two.element.locator(".notice").waitFor();
      assert.match(
        await two.element.locator(".notice").innerText(),
        /endret i en annen fane.*Ingenting er overskrevet/,
      );
      await edit(two.element, title("Fra den andre, senere"));
      await edit(one.element, title("Fra den ene, senere"));
      await stored(one.page);
      assert.equal(await one.element.locator(".notice").count(), 0);
      await one.page.close();
      await two.page.close();

      const later = await openTab(context, session.demo);
      assert.equal((await planOf(later.element)).title, "Fra den ene, senere");
      const copies = later.element.locator(".copies");
      assert.match(await copies.locator("summary").innerText(), /\(1\)/);
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: "Åpne" }).click();
      assert.equal((await planOf(later.element)).title, "Fra den andre, senere");
      assert.deepEqual((await planOf(later.element)).meetings, stange.meetings);
      await copies.getByText("(2)").waitFor();
      for (const left of [1, 0]) {
        await copies.getByRole("button", { name: "Slett" }).first().focus();
        await later.page.keyboard.press("Enter");
        await (left > 0 ? copies.getByText(`(${left})`).waitFor() : copies.waitFor({ state: "detached" }));
      }
      assert.equal(await focused(later.element), "plan");
      await later.element.locator("#undo").click();
      assert.equal((await planOf(later.element)).title, "Fra den ene, senere");
      await later.page.reload();
      await later.element.locator("#plan").waitFor();
      assert.equal(await copies.count(), 0);
      for (const { problems } of [one, two, later]) assert.deepEqual(problems.list(), []);
    });
  });

  test("beginning anew and opening a copy put what was kept among the copies; what calendars were told stays told", async () => {
    await inContext(async (context) => {
      const { page, element, problems } = await openTab(context, session.demo, { plan: stange });
      const copies = element.locator(".copies");
      const handOut = async () => {
        await show(element, "share");
        await download(page, () => element.locator("#ics-all").click());
      };
      const [{ body, index }] = stange.meetings;
      const told = async () =>
        (await planOf(element)).issued.find((each) => each.body === body && each.index === index).sequence;
      await handOut();
      await edit(element, (_, file) => (file.title = "Mitt arbeid"));
      await show(element, "share");
      await element.getByRole("button", { name: "Begynn på nytt" }).click();
      await copies.waitFor();
      await stored(page);
      await page.reload();
      await element.locator("#plan").waitFor();
      assert.notEqual((await planOf(element)).title, "Mitt arbeid");
      assert.deepEqual((await planOf(element)).meetings, []);

      await copies.locator("summary").click();
      await copies.getByRole("button", { name: "Åpne" }).click();
      assert.equal((await planOf(element)).title, "Mitt arbeid");
      assert.equal(await told(), 0);
      await edit(element, (_, file) => {
        file.meetings = file.meetings.map((each, at) => (at === 0 ? { ...each, start: "2027-01-04T09:00" } : each));
        delete file.outcome;
      });
      await handOut();
      assert.equal(await told(), 1);
      await copies.getByText("(2)").waitFor();
      await copies.getByRole("button", { name: "Åpne" }).last().click();
      assert.deepEqual((await planOf(element)).meetings, stange.meetings);
      assert.equal(await told(), 1);
      await copies.getByText("(3)").waitFor();
      await stored(page);
      await page.reload();
      await element.locator("#plan").waitFor();
      assert.match(await copies.innerText(), /\(3\)/);
      assert.deepEqual(problems.list(), []);
    });
  });

  test("kept twice in a moment beside another tab, it is one copy", async () => {
    await inContext(async (context) => {
      const one = await openTab(context, session.demo, { plan: stange });
      await stored(one.page);
      const two = await openTab(context, session.demo);
      await edit(one.element, (_, file) => (file.title = "Fra den ene"));
      await stored(one.page);
      await two.element.evaluate((node) => {
        for (const title of ["Det første", "Det andre"]) {
          node.plan = { ...node.plan, title };
          dispatchEvent(new Event("pagehide"));
        }
      });
      await two.element.locator(".notice").waitFor();
      await stored(two.page);
      await two.page.reload();
      const copies = two.element.locator(".copies");
      assert.match(await copies.locator("summary").innerText(), /\(1\)/);
      await copies.locator("summary").click();
      await copies.getByRole("button", { name: "Åpne" }).click();
      assert.equal((await planOf(two.element)).title, "Det andre");
    });
  });
});
