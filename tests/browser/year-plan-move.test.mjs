// One meeting in <slt-year-plan>: why it is where it is, what every other day costs, and moving it there, by mouse and by keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";

import { startSession } from "./support/session.mjs";
import {
  allDay,
  busy,
  cell,
  centre,
  changed,
  choose,
  dateOf,
  focused,
  keyOf,
  look,
  planOf,
  pricing,
  show,
  slt,
  stange,
  visit as visitWith,
} from "./support/year-plan.mjs";

const session = startSession();

const visit = (options, use) => visitWith(session.browser, session.demo, options, use);
const points = (text) => Number(/(\d+) poeng/.exec(text)[1]);
const cost = async (element) => points(await element.locator(".standing").innerText());

const which = { body: "politirad", index: 2 };
const key = "politirad/2";
const there = stange.meetings.find((meeting) => keyOf(meeting) === key);
/** The mayor is away on one day, which is no reason to move: not the meeting's own. */
const file = changed((request) => busy(request, "ordforer", [allDay("2027-04-14")]));
const priceRequest = {
  ...file.request,
  previous: file.meetings.filter((meeting) => keyOf(meeting) !== key),
};
const alternatives = await slt.alternatives(priceRequest, file.meetings, which);
assert.ok(alternatives.every(({ possible, exact }) => !possible || exact));
const byDay = new Map();
for (const each of alternatives) {
  const day = dateOf(each);
  const best = byDay.get(day);
  if (!best || (each.possible && (!best.possible || each.price < best.price))) byDay.set(day, each);
}
const cheapest = (skip = 0) =>
  [...byDay.values()]
    .filter((each) => each.possible && dateOf(each) !== dateOf(there) && each.price > 0)
    .sort((a, b) => a.price - b.price || (a.start < b.start ? -1 : 1))[skip];

test("why it is there, who is missing, and the next best day", async () => {
  const away = changed((request) => {
    busy(request, "nav", [allDay(dateOf(stange.meetings.find((meeting) => keyOf(meeting) === "slt-mote/1")))]);
  });
  const planned = await slt.plan({ ...away.request, locked: stange.meetings });
  away.meetings = planned.meetings;
  await visit({ plan: away }, async (page, element) => {
    await choose(element, "slt-mote/1");
    const text = await element.locator(".chosen").innerText();
    assert.match(text, /SLT-møte 1 av 5/);
    assert.match(text, /Hvem mangler\s+NAV/);
    assert.match(text, /Hvorfor denne dagen\s+.*NAV/);
    assert.match(text, /(Nest beste dag er|er like god|koster) /);
    assert.ok(!/\bslt-mote\b|\bnav\b/.test(text), text);
  });
});

test("every day of the calendar tells the price that the module tells, or why it cannot be", async () => {
  await visit({ plan: file }, async (page, element) => {
    await choose(element, key);
    const shown = new Map(
      await element
        .locator("td[data-price]")
        .evaluateAll((cells) =>
          cells.map((each) => [
            each.dataset.date,
            { sign: each.querySelector(".price").dataset.sign, said: each.getAttribute("aria-label") },
          ]),
        ),
    );
    assert.deepEqual([...shown.keys()].sort(), [...byDay.keys()].sort());
    for (const [date, { possible, price }] of byDay) {
      const { sign, said } = shown.get(date);
      if (!possible) {
        assert.equal(sign, "–", date);
        assert.match(said, /går ikke: .{10,}/, date);
      } else if (price > 0) assert.equal(sign, `+${price}`, date);
      else assert.equal(sign, price === 0 ? "0" : `−${-price}`, date);
    }
    assert.match(shown.get("2027-04-14").said, /går ikke: .*Ordfører/);
  });
});

const arrived = async (element, to) => {
  await element.locator(".message", { hasText: "flyttet" }).waitFor();
  const after = await planOf(element);
  const now = after.meetings.find((meeting) => keyOf(meeting) === key);
  assert.equal(now.start, to.start);
  assert.equal(after.outcome.cost, file.outcome.cost + to.price);
  assert.equal(await cost(element), file.outcome.cost + to.price);
  assert.deepEqual(slt.reviewPlan(after.request, after.meetings).broken, []);
  // Somebody chose it: it stays when the year is planned again.
  assert.deepEqual(after.request.locked, [{ ...which, start: to.start }]);
  return after;
};

test("moved by mouse: the plan costs what the day said", async () => {
  const to = cheapest();
  await visit({ plan: file }, async (page, element) => {
    await choose(element, key);
    const mark = element.locator(`td [data-key="${key}"]`);
    await mark.scrollIntoViewIfNeeded();
    await page.mouse.move(...(await centre(mark)));
    await page.mouse.down();
    await page.mouse.move(...(await centre(cell(element, dateOf(to)))), { steps: 6 });
    await page.mouse.up();
    await arrived(element, to);
    assert.match(
      await element.locator(".chosen .when").innerText(),
      new RegExp(` ${Number(to.start.slice(8, 10))}\\. `),
    );
  });
});

test("moved by keyboard in the calendar: Enter, arrows, Enter; the focus stays on the day", async () => {
  const to = [...byDay.values()].find((each) => each.possible && each.price > 0 && each.start > there.start);
  const days = (Date.parse(dateOf(to)) - Date.parse(dateOf(there))) / 86_400_000;
  await visit({ plan: file }, async (page, element) => {
    await look(element, "grid");
    await cell(element, dateOf(there)).focus();
    await page.keyboard.press("Enter");
    await element.locator("td[data-price]").first().waitFor();
    for (let day = 0; day < days; ++day) await page.keyboard.press("ArrowRight");
    await element.getByText(pricing).first().waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await arrived(element, to);
    assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.getAttribute("data-date")), dateOf(to));
  });
});

test("by keyboard the day with the focus is never hidden, neither by the scale nor by what is told of a move", async () => {
  const hidden = (element) =>
    element.evaluate((node) => {
      const { activeElement: day } = node.shadowRoot;
      const { x, y, width, height } = day.getBoundingClientRect();
      const above = [y + 3, y + height / 2, y + height - 3].map((at) =>
        node.shadowRoot.elementFromPoint(x + width / 2, at),
      );
      return above.every((each) => each && day.contains(each)) ? "" : day.getAttribute("data-date");
    });
  for (const viewport of [
    { width: 1280, height: 700 },
    { width: 320, height: 640 },
    { width: 320, height: 256 },
  ])
    await visit({ plan: file, viewport }, async (page, element) => {
      // At the very bottom of the window, before it is chosen.
      await look(element, "grid");
      await cell(element, dateOf(there)).evaluate((node) => node.scrollIntoView({ block: "end" }));
      await cell(element, dateOf(there)).evaluate((node) => node.focus({ preventScroll: true, focusVisible: true }));
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await element.locator("#move-to").waitFor();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await hidden(element), "", "chosen");
      await element.getByText(pricing).first().waitFor({ state: "detached" });
      for (const step of ["ArrowDown", "ArrowUp"])
        for (let week = 0; week < 12; ++week) {
          await page.keyboard.press(step);
          assert.equal(await hidden(element), "", `${step}, ${viewport.width} × ${viewport.height}`);
        }
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Enter");
      await element.locator("#changes").waitFor();
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await hidden(element), "", "moved");
    });
});

test("who is missing follows what is asked, before the year is planned again", async () => {
  const missing = (element) => element.locator(".chosen dd").last().innerText();
  await visit({ plan: file }, async (_, element) => {
    await choose(element, key);
    const before = await missing(element);
    assert.ok(!before.includes("Ordfører"), before);
    await element.evaluate((node, day) => {
      const next = node.plan;
      next.request.people.find(({ id }) => id === "ordforer").busy = [{ from: `${day}T00:00`, to: `${day}T23:59` }];
      delete next.outcome;
      node.plan = next;
    }, dateOf(there));
    await element.locator("#broken").waitFor();
    assert.match(await missing(element), /Ordfører/);
    await show(element, "people");
    assert.match(await element.getByRole("row", { name: "Ordfører" }).locator("td").last().innerText(), /^1/);
  });
});

test("a day where it cannot be says why, and nothing has moved", async () => {
  await visit({ plan: file }, async (page, element) => {
    await choose(element, key);
    const before = await planOf(element);
    await cell(element, dateOf(there)).focus();
    await page.keyboard.press("Enter");
    await cell(element, "2027-04-14").focus();
    await page.keyboard.press("Enter");
    assert.match(await element.locator(".message").innerText(), /Ordfører/);
    await cell(element, dateOf(there)).focus();
    await page.keyboard.press("Enter");
    await cell(element, "2027-04-10").focus();
    await page.keyboard.press("Enter");
    assert.match(await element.locator(".message").innerText(), /ingen møtetid lørdag 10\. april 2027/);
    assert.deepEqual(await planOf(element), before);
  });
});

test("moved by the list of days, by keyboard; the meeting keeps the focus", async () => {
  const to = cheapest(1);
  await visit({ plan: file }, async (page, element) => {
    await choose(element, key);
    const options = await element.locator("#move-to option").allInnerTexts();
    const at = alternatives.filter(({ possible, start }) => possible && start !== there.start);
    assert.equal(options.length - 1, Math.min(60, new Set(at.map(({ start }) => start)).size));
    const clock = to.start.slice(11).replace(":", ".");
    const label = options.find((text) => text.includes(` ${Number(to.start.slice(8, 10))}. `) && text.includes(clock));
    assert.match(label, new RegExp(`: \\+${to.price}$`));
    await element.locator("#move-to").selectOption({ label });
    await element.locator("#move-to").focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(element), "move");
    await page.keyboard.press("Enter");
    await arrived(element, to);
    assert.match(await focused(element), /^chosen$|^move/);
  });
});

test("closed again, the focus is back in the picture", async () => {
  await visit({ plan: file }, async (page, element) => {
    await choose(element, key);
    await element.locator("#deselect").focus();
    await page.keyboard.press("Enter");
    await element.getByText("Velg et møte for å se").waitFor();
    assert.equal(
      await element.evaluate((node) => node.shadowRoot.activeElement?.getAttribute("data-date")),
      dateOf(there),
    );
  });
});

test("on a slow machine the prices come later; that no other day is possible is never said before it is known", async () => {
  await visit({ plan: file }, async (page, element) => {
    const client = await page.context().newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 8 });
    await choose(element, key);
    assert.equal(await element.getByText("Møtet kan ikke være noen annen dag").count(), 0);
    assert.equal(await cell(element, dateOf(cheapest())).getAttribute("aria-disabled"), null);
  });
});
