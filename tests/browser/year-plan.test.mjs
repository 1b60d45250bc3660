// <slt-year-plan> and the work it is for: planning a year, planning it again, moving and locking meetings, and what to do when it does not go up.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { county } from "../oracle/planning/generate.mjs";
import { contentSecurityPolicy } from "../../demo/server.mjs";
import { startSession } from "./support/session.mjs";
import {
  allDay,
  badge,
  busy,
  cell,
  changed,
  choose,
  dateOf,
  focused,
  keyOf,
  keysIn,
  look,
  plan,
  planOf,
  show,
  slt,
  stange,
  visit as visitWith,
} from "./support/year-plan.mjs";

const session = startSession();

const visit = (options, use) => visitWith(session.browser, session.demo, options, use);
const keys = (file) => file.meetings.map(keyOf).sort();
const nameOf = (file, { body, index }) => {
  const { name, count } = file.request.bodies.find(({ id }) => id === body);
  return `${name} ${index} av ${count}`;
};

describe("planning the year", () => {
  for (const [how, press] of [
    ["mouse", (element) => element.locator("#plan").click()],
    [
      "keyboard",
      async (element, page) => {
        // The first stop of the element: there is nothing yet to undo.
        await page.keyboard.press("Tab");
        assert.equal(await focused(element), "plan");
        await page.keyboard.press("Enter");
      },
    ],
  ])
    test(`from the profile with nothing but the button, by ${how}`, async () => {
      await visit({}, async (page, element, problems) => {
        await press(element, page);
        await element.locator(".wheel").waitFor();
        assert.equal(await badge(element).innerText(), "Bevist best");
        const file = await planOf(element);
        assert.equal(file.outcome.status, "optimal");
        assert.equal(file.outcome.cost, stange.outcome.cost);
        assert.deepEqual(slt.reviewPlan(file.request, file.meetings).broken, []);
        assert.equal(file.meetings.length, 40);
        assert.deepEqual(await keysIn(element, ".wheel [data-key]"), keys(file));
        await look(element, "grid");
        assert.deepEqual(await keysIn(element, ".months [data-key]"), keys(file));
        for (const meeting of file.meetings)
          assert.equal(
            await cell(element, dateOf(meeting))
              .locator(`[data-key="${keyOf(meeting)}"]`)
              .count(),
            1,
          );
        await look(element, "list");
        assert.deepEqual(await keysIn(element, ".list tr[data-key]"), keys(file));
        assert.match(await element.locator("[role=status]").last().innerText(), /Planen er klar: 40 møter/);
        // So few meetings are planned sooner than a worker starts.
        assert.deepEqual(
          problems.requests.filter((address) => /worker/.test(address)),
          [],
        );
      });
    });

  test("the focus stays on the button through the search", async () => {
    await visit({}, async (page, element) => {
      await element.locator("#plan").focus();
      await page.keyboard.press("Enter");
      await element.locator(".wheel").waitFor();
      assert.equal(await focused(element), "plan");
    });
  });

  const large = { attributes: `profile="hamar" language="nb"` };
  test("a large year is planned in a worker, under the strict policy", async () => {
    await visit(large, async (page, element, problems) => {
      await element.locator("#plan").click();
      await element.locator(".wheel").waitFor({ timeout: 25_000 });
      assert.equal(problems.requests.filter((address) => /slt\.worker\.js$/.test(address)).length, 1);
      assert.equal(page.workers().length, 1);
      const file = await planOf(element);
      assert.ok(file.meetings.length >= 60);
      assert.deepEqual(slt.reviewPlan(file.request, file.meetings).broken, []);
    });
  });

  test("where the policy forbids workers the page plans by itself", async () => {
    const policy = contentSecurityPolicy().replace("worker-src 'self'", "worker-src 'none'");
    // The browser says that it kept the worker out; that it did is what the policy asks for.
    const expected = [/worker-src.*slt\.worker\.js|slt\.worker\.js.*(worker-src|Content Security Policy)/i];
    await visit({ ...large, policy, expected }, async (page, element, problems) => {
      await element.locator("#plan").click();
      await element.locator(".wheel").waitFor({ timeout: 25_000 });
      assert.equal(page.workers().length, 0);
      assert.deepEqual(slt.reviewPlan((await planOf(element)).request, (await planOf(element)).meetings).broken, []);
      assert.ok(problems.list().length > 0);
    });
  });

  test("a long search shows what it has and can be stopped with that; it goes on from there", async () => {
    const region = changed((_, file) => {
      delete file.organisation;
      delete file.outcome;
      Object.assign(file, { request: county(1, { municipalities: 6 }), meetings: [] });
    });
    await visit({ plan: region }, async (page, element) => {
      await element.locator("#plan").focus();
      await page.keyboard.press("Enter");
      // Until there is a plan to stop with.
      await element.locator(".curve .cost", { hasText: /\d/ }).waitFor();
      assert.match(
        await element.locator(".curve svg").getAttribute("aria-label"),
        /planen koster \d+, nedre grense \d+/,
      );
      await page.keyboard.press("Tab");
      assert.equal(await focused(element), "stop");
      await page.keyboard.press("Enter");
      await element.locator(".wheel").waitFor();
      assert.equal(await focused(element), "plan");
      const file = await planOf(element);
      assert.equal(file.outcome.status, "feasible");
      assert.match(await badge(element).innerText(), /Høyst \d+ (%|poeng) fra best/);
      assert.ok(file.outcome.bound <= file.outcome.cost);
      const review = slt.reviewPlan(file.request, file.meetings);
      assert.deepEqual(review.broken, []);
      assert.equal(review.cost, file.outcome.cost);

      await element.getByRole("button", { name: "Let videre" }).click();
      // Stopped before it can have found anything: nothing is lost.
      await element.locator("#stop").click();
      await element.locator("#plan:not([aria-busy])").waitFor();
      const later = await planOf(element);
      assert.ok(later.outcome.cost <= file.outcome.cost);
      assert.ok(later.outcome.bound >= file.outcome.bound);
      if (later.outcome.cost === file.outcome.cost) assert.deepEqual(later.meetings, file.meetings);
    });
  });
});

describe("planning again", () => {
  const ill = { name: "jobb.ics", from: "20270401", to: "20270416" };
  const calendar = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Prøve//NO",
    "BEGIN:VEVENT",
    "UID:1@eksempel.no",
    "DTSTAMP:20261122T080000Z",
    `DTSTART;VALUE=DATE:${ill.from}`,
    `DTEND;VALUE=DATE:${ill.to}`,
    "SUMMARY:Hemmelig sykdom",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n");
  const moved = (before, after) => {
    const was = new Map(before.meetings.map((meeting) => [keyOf(meeting), meeting.start]));
    return after.meetings.filter((meeting) => was.get(keyOf(meeting)) !== meeting.start).map(keyOf);
  };

  test("somebody falls ill: few meetings move, before and after stand in a table, and undo brings back exactly what was", async () => {
    await visit({ plan: stange }, async (page, element) => {
      await show(element, "setup");
      const row = element.locator(".setup details", { hasText: "Ordfører" }).last();
      await row.locator("summary").first().click();
      await row
        .locator('input[type="file"]')
        .setInputFiles({ name: ill.name, mimeType: "text/calendar", buffer: Buffer.from(calendar) });
      await element.locator("#badge", { hasText: /Bryter|Endret/ }).waitFor();
      const before = await planOf(element);
      assert.deepEqual(before.request.people.find(({ id }) => id === "ordforer").busy, [
        { from: "2027-04-01T00:00", to: "2027-04-16T00:00" },
      ]);
      assert.ok(!JSON.stringify(before).includes("Hemmelig"));
      // The mayor has to be at the council's second meeting, in those days.
      assert.match(await badge(element).innerText(), /Bryter 1 krav/);
      await show(element, "year");
      assert.match(await element.locator("#broken").innerText(), /Ordfører/);

      await plan(element);
      const after = await planOf(element);
      assert.equal(await badge(element).innerText(), "Bevist best");
      const list = moved(before, after);
      // No plan moves fewer: the one that must, and nobody who need not.
      const { cost: least } = await slt.plan({
        ...before.request,
        previous: before.meetings,
      });
      assert.equal(after.outcome.cost, least);
      assert.ok(list.includes("politirad/2"));
      assert.ok(list.length <= 3, list.join());
      const rows = element.locator("#changes tbody tr");
      assert.equal(await rows.count(), list.length);
      const own = element.locator("#changes tbody tr", { hasText: nameOf(after, { body: "politirad", index: 2 }) });
      const [was, is] = await own.locator("td").allInnerTexts();
      assert.match(was, /8\. april 2027 kl\. 09\.00–10\.30/);
      assert.ok(!/ [1-9]\. april| 1[0-5]\. april/.test(is), is);

      await element.getByRole("button", { name: /^Angre ?: planlegge/ }).click();
      assert.deepEqual(await planOf(element), before);
      await element.getByRole("button", { name: /^Gjør om ?: planlegge/ }).click();
      assert.deepEqual(await planOf(element), after);
      await page.keyboard.press("Control+z");
      assert.deepEqual(await planOf(element), before);
      await page.keyboard.press("Control+Shift+z");
      assert.deepEqual(await planOf(element), after);
    });
  });

  test("the table is closed, and the focus is back at the button; undone from there as well", async () => {
    const file = changed((request) => busy(request, "ordforer", [allDay("2027-04-08")]));
    await visit({ plan: file }, async (page, element) => {
      const before = await planOf(element);
      await plan(element);
      await element.locator("#close-changes").focus();
      await page.keyboard.press("Enter");
      await element.locator("#changes").waitFor({ state: "detached" });
      assert.equal(await focused(element), "plan");
      await element.locator("#undo").focus();
      await page.keyboard.press("Enter");
      assert.deepEqual(await planOf(element), before);
      await plan(element);
      await element.locator("#changes").getByRole("button", { name: "Angre" }).click();
      assert.deepEqual(await planOf(element), before);
      assert.equal(await focused(element), "plan");
    });
  });

  test("a locked meeting stays, an unlocked one need not", async () => {
    const better = changed((request) => {
      request.weights = { move: 0 };
      request.calendar.avoid.push({ from: "2027-04-08", to: "2027-04-08", cost: 50 });
    });
    const start = stange.meetings.find((meeting) => keyOf(meeting) === "politirad/2").start;
    const now = async (element) =>
      (await planOf(element)).meetings.find((meeting) => keyOf(meeting) === "politirad/2").start;
    await visit({ plan: better }, async (page, element) => {
      await choose(element, "politirad/2");
      await element.locator("#lock").focus();
      await page.keyboard.press("Enter");
      assert.equal(await focused(element), "lock");
      assert.match(await element.locator(".chosen").innerText(), /Låst: flyttes ikke/);
      assert.deepEqual((await planOf(element)).request.locked, [{ body: "politirad", index: 2, start }]);
      await plan(element);
      assert.equal(await now(element), start);
      await look(element, "list");
      assert.equal(await element.locator('tr[data-key="politirad/2"] .locked').innerText(), "Låst");
      await element.getByRole("button", { name: "Lås opp" }).click();
      assert.equal((await planOf(element)).request.locked, undefined);
      await plan(element);
      assert.notEqual(await now(element), start);
    });
  });
});

describe("when it does not go up", () => {
  const away = changed((request, file) => {
    busy(request, "ordforer", [{ from: "2027-01-01T00:00", to: "2027-12-31T23:59" }]);
    delete file.outcome;
    file.meetings = [];
  });

  test("the conflict is told with names, and every way out is one press", async () => {
    await visit({ plan: away }, async (page, element) => {
      const before = await planOf(element);
      await element.locator("#plan").focus();
      await page.keyboard.press("Enter");
      const conflict = element.locator("#conflict");
      await conflict.waitFor();
      assert.equal(await badge(element).innerText(), "Går ikke opp");
      assert.equal(await focused(element), "plan");
      assert.match(await element.locator(".standing").innerText(), /Se hva som står i veien/);
      assert.equal(await element.locator(".message").count(), 0, "it is said once");
      const text = await conflict.innerText();
      assert.match(text, /Ordfører/);
      assert.match(text, /Politiråd/);
      assert.ok(!/ordforer|politirad|bodies|undefined/.test(text), text);
      const ways = await conflict.locator(".way-out").allInnerTexts();
      assert.ok(ways.includes("Gjør personen valgfri"), ways.join());
      for (let way = 0; way < ways.length; ++way) {
        await conflict.locator(".way-out").nth(way).focus();
        await page.keyboard.press("Enter");
        await element.locator("#undo:not([disabled])").waitFor();
        await element.locator("#plan:not([aria-busy])").waitFor();
        const after = await planOf(element);
        assert.notDeepEqual(after.request, before.request, ways[way]);
        // Pressed once it has gone up, or it tells what else is in the way.
        if (after.meetings.length > 0)
          assert.deepEqual(slt.reviewPlan(after.request, after.meetings).broken, [], ways[way]);
        else assert.equal(await conflict.count(), 1, ways[way]);
        if (ways[way] === "Gjør personen valgfri") assert.ok(after.meetings.length === 40);
        assert.notEqual(await focused(element), null, ways[way]);
        while (await element.locator("#undo").isEnabled()) {
          if (JSON.stringify(await planOf(element)) === JSON.stringify(before)) break;
          await element.locator("#undo").click();
        }
        assert.deepEqual(await planOf(element), before);
        await element.locator("#plan").click();
        await conflict.waitFor();
      }
    });
  });

  test("the plan that breaks least is shown with what it breaks", async () => {
    await visit({ plan: away }, async (page, element) => {
      await element.locator("#plan").click();
      await element.getByRole("button", { name: "Se planen som bryter minst" }).click();
      const file = await planOf(element);
      const { broken } = slt.reviewPlan(file.request, file.meetings);
      assert.ok(broken.length > 0);
      assert.equal(
        await badge(element).innerText(),
        broken.length === 1 ? "Bryter 1 krav" : `Bryter ${broken.length} krav`,
      );
      assert.equal(await element.locator("#broken li").count(), broken.length);
      assert.match(await element.locator("#broken").innerText(), /Ordfører/);
      assert.deepEqual(await keysIn(element, ".wheel [data-key]"), keys(file));
      assert.equal(await focused(element), "plan");
      await element.locator("#broken .ds-link").first().click();
      assert.match(await element.locator(".chosen").innerText(), /Politiråd/);
    });
  });
});
