// The built module against the second implementation: reviews of any plan, and optima, on many requests by seed. More or other cases:
//   PLAN_CASES=2000 PLAN_FIRST=5000 node --test tests/oracle/planning/module.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import { brute } from "./brute.mjs";
import { absentProblems, normal, review } from "./evaluate.mjs";
import { municipality, randomPlan, tiny } from "./generate.mjs";

const CASES = Number(process.env.PLAN_CASES ?? 300);
const FIRST = Number(process.env.PLAN_FIRST ?? 1);
const DIST = process.env.SLT_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const { loadSlt } = await import(pathToFileURL(path.resolve(DIST, "slt.js")).href);
const slt = await loadSlt();
const seeds = (count) => Array.from({ length: count }, (_, i) => FIRST + i);
const shared = (name) =>
  JSON.parse(readFileSync(new URL(`../../vectors/planning/${name}.json`, import.meta.url), "utf8"));

/** Optimal by its own words, by its bound, and by the second implementation's prices. */
function assertPlan(request, plan, cost) {
  assert.equal(plan.status, "optimal");
  assert.equal(plan.cost, cost);
  assert.equal(plan.bound, cost);
  const own = review(request, plan.meetings);
  assert.deepEqual(own.broken, []);
  assert.equal(own.cost, cost);
  assert.deepEqual(normal({ ...plan, broken: [] }, plan.meetings).costs, normal(own, plan.meetings).costs);
  assert.deepEqual(absentProblems(request, plan.meetings), []);
}

describe("reviews agree", () => {
  for (const [name, make, count] of [
    ["tiny requests", tiny, CASES],
    ["municipalities", (seed) => municipality(seed, { tight: seed % 2 === 0 }), Math.ceil(CASES / 20)],
  ]) {
    test(name, () => {
      for (const seed of seeds(count)) {
        const request = make(seed);
        for (const round of [0, 1, 2]) {
          const meetings = randomPlan(request, seed * 3 + round).filter(({ body }) =>
            request.bodies.some(({ id }) => id === body),
          );
          // Which of a meeting that stands twice is missed cannot be told from a cost line: such lines are left to their sum.
          const twice = new Set(meetings.map(({ body, index }) => `${body} ${index}`)).size < meetings.length;
          const lines = ({ cost, costs, broken }) => ({
            cost,
            costs: costs.filter((line) => !twice || !line.startsWith("doubleBooked")),
            broken,
          });
          assert.deepEqual(
            lines(normal(slt.reviewPlan(request, meetings), meetings)),
            lines(normal(review(request, meetings), meetings)),
            `seed ${seed}, round ${round}`,
          );
        }
      }
    });
  }
});

describe("optima agree", () => {
  test("tiny requests, with trying everything", async () => {
    for (const seed of seeds(CASES)) {
      const request = tiny(seed);
      const expected = brute(request);
      if (expected.status === "unknown") continue;
      const plan = await slt.plan(request, { maxSteps: 100_000 });
      if (expected.status === "optimal") assertPlan(request, plan, expected.cost);
      else {
        assert.equal(plan.status, "infeasible", `seed ${seed}`);
        assert.equal(plan.cost, null);
        assert.equal(plan.bound, null);
        assert.ok(plan.conflict.demands.length > 0, `seed ${seed}`);
      }
    }
  });

  // Each was proven by HiGHS on the path model (prove.mjs), which takes half a minute for some of them.
  for (const [kind, costs] of Object.entries({
    normal: [104, 111, 115, 111, 64, 59, 515, 85, 59, 570],
    tight: [574, 142, 92, 99, 328, 161, 154, 61, 351, 103],
  })) {
    test(`municipalities, ${kind}`, async () => {
      for (const [i, cost] of costs.entries()) {
        const request = municipality(i + 1, { tight: kind === "tight" });
        assertPlan(request, await slt.plan(request, { maxSteps: 200_000 }), cost);
      }
    });
  }

  test("a municipality with four schools", async () => {
    const request = shared("stange");
    assertPlan(request, await slt.plan(request, { maxSteps: 100_000 }), 134);
  });

  test("bounds of a municipality with six aldersteam hold, and its plan is one", async () => {
    const request = shared("hamar");
    const plan = await slt.plan(request, { maxSteps: 2000 });
    assert.ok(plan.bound <= 318 && plan.cost >= 318, `${plan.bound} … ${plan.cost}`);
    const own = review(request, plan.meetings);
    assert.deepEqual([own.cost, own.broken], [plan.cost, []]);
  });
});

describe("flows that nothing can help", () => {
  /** Two bodies beside all others whose meetings are locked, and a flow between them: it costs the same in every plan. */
  const withLockedFlow = (request) => {
    const date = (days) => new Date(Date.parse(request.period.from) + days * 86_400_000).toISOString().slice(0, 10);
    // A Monday and one two weeks later, on the office clock but outside breaks and free days.
    const open = (day) =>
      new Date(`${day}T12:00Z`).getUTCDay() === 1 &&
      !(request.calendar?.breaks ?? []).some(({ from, to }) => from <= day && day <= to) &&
      !(request.calendar?.avoid ?? []).some(({ from, to }) => from <= day && day <= to);
    let first = 0;
    while (!open(date(first)) || !open(date(first + 14))) first += 1;
    const alone = (id) => ({
      id,
      count: 1,
      minutes: 30,
      slots: [{ weekday: 1, start: "07:00" }],
      spacing: { min: 0, max: 1000 },
    });
    return {
      ...request,
      bodies: [...request.bodies, alone("one"), alone("other")],
      flows: [
        ...(request.flows ?? []),
        { from: "one", to: "other", minDays: 0, maxDays: 100, target: 0, weight: 7, pairs: [[1, 1]] },
      ],
      locked: [
        ...(request.locked ?? []),
        { body: "one", index: 1, start: `${date(first)}T07:00` },
        { body: "other", index: 1, start: `${date(first + 14)}T07:00` },
      ],
    };
  };
  test("change the optimum by what they cost", async () => {
    for (let seed = 1; seed <= 8; seed += 1)
      for (const tight of [false, true]) {
        const request = municipality(seed, { tight });
        const [without, within] = [
          await slt.plan(request, { budgetMs: 20_000 }),
          await slt.plan(withLockedFlow(request), { budgetMs: 20_000 }),
        ];
        assert.equal(without.status, "optimal");
        assertPlan(withLockedFlow(request), within, without.cost + 7 * 14);
      }
  });
});

describe("prices of other places agree", () => {
  test("tiny requests, with trying everything with the meeting there", async () => {
    let [possible, impossible] = [0, 0];
    for (const seed of seeds(Math.ceil(CASES / 3))) {
      const request = tiny(seed);
      const best = brute(request);
      if (best.status !== "optimal" || best.meetings.length === 0) continue;
      // A plan that is not the best one has prices below zero.
      const meetings = seed % 2 === 0 ? best.meetings : randomPlan(request, seed, { odd: false });
      const which = best.meetings[seed % best.meetings.length];
      const given = review(request, meetings).cost;
      const told = await slt.alternatives(request, meetings, { body: which.body, index: which.index });
      const rooms = request.bodies.find(({ id }) => id === which.body).rooms?.length > 0;
      for (const { start, room, possible: is, price, exact, broken } of told) {
        assert.equal(room !== undefined, rooms);
        const lock = { body: which.body, index: which.index, start, ...(room !== undefined && { room }) };
        const there = brute({ ...request, locked: [...(request.locked ?? []), lock] });
        assert.deepEqual(
          [is, is ? price : undefined],
          [there.status === "optimal", is ? there.cost - given : undefined],
          `seed ${seed}, ${start}`,
        );
        if (is) assert.ok(exact);
        else assert.ok(Array.isArray(broken));
        if (is) possible += 1;
        else impossible += 1;
      }
      // Every place of every plan is among them.
      assert.ok(told.some((one) => one.start === which.start && one.room === which.room && one.possible));
    }
    assert.ok(possible > CASES / 4 && impossible > CASES / 4, `${possible} possible, ${impossible} not`);
  });

  test("a year: bounds at once, and each settled price is right", async () => {
    const request = municipality(6, { tight: true });
    const { meetings, cost } = await slt.plan(request);
    const which = { body: meetings[3].body, index: meetings[3].index };
    const bounds = await slt.alternatives(request, meetings, which, { maxSteps: 400 });
    const settled = await slt.alternatives(request, meetings, which, { budgetMs: 20_000 });
    assert.equal(bounds.length, settled.length);
    for (const [i, one] of settled.entries()) {
      if (!one.possible || !one.exact) continue;
      assert.ok(bounds[i].possible && bounds[i].price <= one.price);
      assert.ok(one.price >= 0);
    }
    const cheap = settled.filter(({ exact, price }) => exact && price > 0).slice(0, 3);
    assert.ok(cheap.length > 0);
    for (const { start, room, price } of cheap) {
      const locked = [...(request.locked ?? []), { ...which, start, ...(room !== undefined && { room }) }];
      assertPlan({ ...request, locked }, await slt.plan({ ...request, locked }), cost + price);
    }
    assert.equal(settled.find(({ start, room }) => start === meetings[3].start && room === meetings[3].room).price, 0);
  });
});

describe("what must not change an optimum, and what can only change it one way", () => {
  const cost = async (request) => (await slt.plan(request, { maxSteps: 100_000 })).cost ?? Infinity;
  test("the order of people, rooms, bodies and members: nothing", async () => {
    for (const seed of seeds(Math.ceil(CASES / 3))) {
      const request = tiny(seed);
      const turned = structuredClone(request);
      for (const list of ["people", "rooms", "bodies", "flows", "locked", "previous"]) turned[list]?.reverse();
      for (const body of turned.bodies) for (const list of ["members", "slots", "rooms"]) body[list]?.reverse();
      assert.equal(await cost(turned), await cost(request), `seed ${seed}`);
    }
  });
  test("one more busy time: never cheaper; one slot, or a wider gap, more: never dearer", async () => {
    let changed = 0;
    for (const seed of seeds(Math.ceil(CASES / 3))) {
      const request = tiny(seed);
      const before = await cost(request);
      // Quorum and absences count who is busy; a required member's absence only takes places away.
      const busier = structuredClone(request);
      const person = busier.people?.[seed % busier.people.length];
      if (person) {
        const { from, to } = busier.period;
        const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
        const day = new Date(Date.parse(from) + (seed % (days + 1)) * 86_400_000).toISOString().slice(0, 10);
        (person.busy ??= []).push({ from: `${day}T00:00`, to: `${day}T23:59` });
        // Nobody is double-booked for nothing: an optional member who is busy costs at least as much.
        const after = await cost(busier);
        assert.ok(after >= before, `seed ${seed}: ${before} → ${after}`);
        if (after > before) changed += 1;
      }
      const wider = structuredClone(request);
      for (const body of wider.bodies) {
        body.slots.push({ weekday: 3, start: "13:00" });
        if (body.spacing?.max !== undefined) body.spacing.max += 2;
      }
      const easier = await cost(wider);
      assert.ok(easier <= before, `seed ${seed}: ${before} → ${easier}`);
      if (easier < before) changed += 1;
    }
    assert.ok(changed > CASES / 10, `${changed}`);
  });
});
