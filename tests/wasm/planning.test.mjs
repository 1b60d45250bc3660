// Plans through the public API: the two engines, budgets, progress, refusals, and years that cannot be.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { SltInputError, describe as say, loadSlt } from "../../dist/slt.js";
import { municipality, randomPlan, tiny } from "../oracle/planning/generate.mjs";

const slt = await loadSlt({ engine: "wasm" });
const twin = await loadSlt({ engine: "js" });
const instance = (name) =>
  JSON.parse(readFileSync(new URL(`../vectors/planning/${name}.json`, import.meta.url), "utf8"));
const stange = instance("stange");

describe("both engines", () => {
  test("the same plan for the same seed and steps", async () => {
    for (const [request, maxSteps] of [
      [stange, 1],
      [stange, 20],
      [instance("hamar"), 40],
      [municipality(3, { tight: true }), 10_000],
      ...Array.from({ length: 40 }, (_, i) => [tiny(i + 1), 5000]),
    ]) {
      const [a, b] = await Promise.all([slt, twin].map((engine) => engine.plan(request, { maxSteps, seed: 7 })));
      assert.deepEqual(a, b);
    }
  });
  test("the same review", () => {
    const meetings = [{ body: "politirad", index: 1, start: "2027-02-03T10:00", room: "formannskapssalen" }];
    assert.deepEqual(slt.reviewPlan(stange, meetings), twin.reviewPlan(stange, meetings));
    assert.ok(slt.reviewPlan(stange, meetings).broken.some(({ code }) => code === "count"));
  });
});

describe("budgets", () => {
  test("progress is told, never worse, and ends at the plan", async () => {
    const told = [];
    const plan = await slt.plan(stange, { onProgress: (progress) => told.push(progress) });
    assert.equal(plan.status, "optimal");
    assert.equal(told.at(-1).cost, plan.cost);
    assert.equal(told.at(-1).bound, plan.bound);
    for (let i = 1; i < told.length; i += 1) {
      assert.ok(told[i].bound >= told[i - 1].bound, `bound ${told[i - 1].bound} → ${told[i].bound}`);
      assert.ok(told[i - 1].cost === null || told[i].cost <= told[i - 1].cost);
      assert.ok(told[i].elapsedMs >= told[i - 1].elapsedMs);
    }
  });
  test("no steps: nothing is known, and nothing is claimed", async () => {
    const plan = await slt.plan(stange, { maxSteps: 0 });
    assert.equal(plan.status, "unknown");
    assert.equal(plan.cost, null);
    assert.deepEqual(plan.meetings, []);
    assert.ok(plan.bound >= 0 && plan.bound <= 134);
  });
  test("aborting resolves with the best so far, and the page had its turn", async () => {
    const stop = new AbortController();
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const planning = slt.plan(instance("hamar"), {
      signal: stop.signal,
      budgetMs: 60_000,
      onProgress: ({ cost }) => cost !== null && turns > 3 && stop.abort(),
    });
    const plan = await planning;
    clearInterval(counting);
    assert.ok(["feasible", "optimal"].includes(plan.status));
    assert.ok(plan.cost >= 318 && plan.bound <= 318);
    assert.ok(turns > 3);
  });
  test("two years at a time do not disturb each other", async () => {
    const alone = await slt.plan(municipality(4), { maxSteps: 5000 });
    const [first, second] = await Promise.all([
      slt.plan(municipality(4), { maxSteps: 5000 }),
      slt.plan(stange, { maxSteps: 5000 }),
    ]);
    assert.deepEqual(first, alone);
    assert.equal(second.cost, 134);
  });
});

describe("years that cannot be", () => {
  const locked = structuredClone(stange);
  locked.locked = [
    { body: "slt-mote", index: 2, start: "2027-04-06T10:00" },
    { body: "politirad", index: 2, start: "2027-04-06T12:30" },
  ];
  test("are told as such, with demands that point into the request", async () => {
    const plan = await slt.plan(locked);
    assert.equal(plan.status, "infeasible");
    assert.equal(plan.cost, null);
    assert.equal(plan.bound, null);
    assert.ok(plan.conflict.demands.length > 0);
    for (const { path, code } of plan.conflict.demands) {
      assert.ok(code.length > 0);
      const found = path
        .split("/")
        .slice(1)
        .reduce((value, key) => value?.[key], locked);
      assert.notEqual(found, undefined, path);
    }
  });
});

describe("refusals", () => {
  test("every problem of the request at once", async () => {
    const request = structuredClone(stange);
    request.bodies[0].count = 0;
    request.bodies[1].slots[0].weekday = 8;
    request.flows[0].to = "nobody";
    request.nonsense = true;
    await assert.rejects(slt.plan(request), (error) => {
      assert.ok(error instanceof SltInputError);
      assert.deepEqual(
        ["/bodies/0/count", "/bodies/1/slots/0/weekday", "/flows/0/to", "/nonsense"].filter(
          (path) => !error.problems.some((problem) => problem.path === path),
        ),
        [],
      );
      return true;
    });
  });
  test("options that are none", async () => {
    for (const [options, path] of [
      [{ seed: -1 }, "/seed"],
      [{ seed: 1.5 }, "/seed"],
      [{ maxSteps: "many" }, "/maxSteps"],
      [{ budgetMs: NaN }, "/budgetMs"],
    ]) {
      await assert.rejects(slt.plan(stange, options), (error) => error.problems.some((one) => one.path === path));
    }
  });
  test("identity numbers", async () => {
    const request = structuredClone(stange);
    request.people[0].name = "01010750160";
    await assert.rejects(slt.plan(request), (error) => {
      assert.ok(error.problems.some(({ code, path }) => code === "nationalId" && path === "/people/0/name"));
      assert.ok(!JSON.stringify(error.problems).includes("01010750160"));
      return true;
    });
  });
});

describe("words", () => {
  const general = new Set(
    ["nb", "nn", "en"].map((language) => say({ code: "unheard", path: "", params: {} }, language)),
  );
  const worded = (item) => {
    for (const language of ["nb", "nn", "en"]) {
      const text = say(item, language);
      assert.ok(
        !general.has(text) && !/[{}[\]?]|undefined|NaN/.test(text),
        `${language}: ${text}, ${JSON.stringify(item)}`,
      );
    }
  };
  test("every cost and everything a plan breaks, in three languages", () => {
    const seen = new Set();
    for (let seed = 1; seed <= 400; seed += 1) {
      const request = tiny(seed);
      const known = ({ body }) => request.bodies.some(({ id }) => id === body);
      const { costs, broken } = slt.reviewPlan(request, randomPlan(request, seed).filter(known));
      for (const line of costs) seen.add(`cost ${line.kind}`) && worded(line);
      for (const breach of broken) seen.add(`broken ${breach.code}`) && worded(breach);
    }
    const kinds = ["slot", "avoid", "squeezed", "absence", "doubleBooked", "spacing", "flow", "move"];
    const codes =
      "count period closedDay slot room required quorum order gap flow roomClash personClash maxPerDay lock";
    assert.deepEqual(
      [...kinds.map((kind) => `cost ${kind}`), ...codes.split(" ").map((code) => `broken ${code}`)].filter(
        (what) => !seen.has(what),
      ),
      [],
    );
  });
  test("the demands of a conflict", async () => {
    const seen = new Set();
    for (let seed = 1; seed <= 250; seed += 1) {
      const { conflict } = await slt.plan(tiny(seed), { maxSteps: 100_000 });
      for (const demand of conflict?.demands ?? []) seen.add(demand.code) && worded(demand);
    }
    assert.ok(seen.size >= 7, [...seen].join());
  });
  test("dates are written out, ids as they are", () => {
    assert.equal(
      say(
        { code: "lock", path: "/locked/0", params: { body: "politirad", index: 2, start: "2027-04-06T10:00" } },
        "nb",
      ),
      "Møte 2 i politirad er låst til tirsdag 6. april 2027 kl. 10.00.",
    );
    assert.equal(
      say({ code: "gap", path: "/bodies/0/spacing/max", meetings: [], params: { body: "a", max: 1, days: 3 } }, "en"),
      "There can be at most 1 open day from one meeting of a to the next, but there are 3.",
    );
  });
});
