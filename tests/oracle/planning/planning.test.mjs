// Is the second planner itself right? Costs and broken constraints worked out by hand from the definition, then three ways to the same
// optimum: every plan tried, the path model, and (in prove.mjs, since it takes long) optima that are known.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as neighbour from "../calendar.mjs";
import { brute } from "./brute.mjs";
import { dateText, easterSunday, isFreeDay, isSqueezed, parseDate, parseTime, timeText, weekday } from "./calendar.mjs";
import { absences, absentProblems, candidates, inputProblems, normal, readRequest, review } from "./evaluate.mjs";
import { county, municipality, randomPlan, tiny } from "./generate.mjs";
import { pathModel, solve } from "./path-model.mjs";

// ---------------------------------------------------------------- by hand

/** Twenty office days: Monday 6 September 2027 is τ 1, Friday 1 October is τ 20. */
const PERIOD = { from: "2027-09-06", to: "2027-10-01" };
const DAILY = [1, 2, 3, 4, 5].map((on) => ({ weekday: on, start: "09:00" }));
const LOOSE = { min: 1, target: 1, max: 20 };
/** A body that may meet at any time of `starts` on weekdays. */
const body = (id, changes = {}) => ({ id, count: 1, minutes: 60, slots: DAILY, spacing: LOOSE, ...changes });
const request = (bodies, changes = {}) => ({ period: PERIOD, bodies, ...changes });
const at = (starts) => starts.flatMap((start) => [1, 2, 3, 4, 5].map((on) => ({ weekday: on, start })));
const required = (person) => ({ person, need: "required" });
const optional = (person, weight) => ({ person, need: "optional", weight });

/** `["a 1", "2027-09-06T09:00", room]` … as meetings. */
const plan = (...entries) =>
  entries.map(([name, start, room]) => {
    const [id, index] = name.split(" ");
    return {
      body: id,
      index: Number(index),
      start: start.includes("T") ? start : `${start}T09:00`,
      ...(room && { room }),
    };
  });
const judged = (given, ...entries) => {
  const result = review(given, plan(...entries));
  const ref = ({ body: id, index }) => `${id} ${index}`;
  assert.equal(
    result.costs.reduce((sum, { cost }) => sum + cost, 0),
    result.cost,
  );
  return {
    cost: result.cost,
    costs: result.costs.map(({ kind, meeting, person, cost }) =>
      [kind, ref(meeting), ...(person ? [person] : []), cost].join(" "),
    ),
    broken: result.broken.map(({ code, meetings }) => [code, ...meetings.map(ref)].join(" ")),
  };
};
const costs = (given, ...entries) => {
  const result = judged(given, ...entries);
  assert.deepEqual(result.broken, []);
  return result.costs.sort();
};
const broken = (given, ...entries) => judged(given, ...entries).broken.sort();

test("calendar: free and squeezed days", () => {
  for (let year = 1950; year < 2200; year += 1)
    assert.equal(easterSunday(year), neighbour.easterSunday(year), `${year}`);
  for (let day = parseDate("2015-01-01"); day < parseDate("2045-01-01"); day += 1) {
    assert.equal(weekday(day), neighbour.weekday(day));
    assert.equal(isFreeDay(day), neighbour.isFreeDay(day) || weekday(day) === 7, dateText(day));
  }
  const squeezed = (year) => {
    const days = [];
    for (let day = parseDate(`${year}-01-01`); day <= parseDate(`${year}-12-31`); day += 1)
      if (isSqueezed(day)) days.push(dateText(day).slice(5));
    return days.join(" ");
  };
  // The table of domain.md § 4.
  assert.deepEqual([2025, 2026, 2027, 2028, 2029].map(squeezed), [
    "05-02 05-30",
    "01-02 05-15",
    "05-07",
    "05-26",
    "04-30 05-11 05-18 12-24 12-31",
  ]);
  assert.equal(timeText(parseTime("2027-09-06T08:30:00")), "2027-09-06T08:30");
  assert.equal(timeText(parseTime("2027-09-06T08:30:05")), "2027-09-06T08:30:05");
  assert.throws(() => parseDate("2027-02-29"));
});

test("clocks: office and school, τ and the defaults of spacing", () => {
  const breaks = [
    { name: "school", from: "2027-09-08", to: "2027-09-09", closes: "school" },
    { name: "office", from: "2027-09-13", to: "2027-09-13", closes: "office" },
  ];
  const given = request(
    [body("a", { count: 3, spacing: undefined }), body("b", { clock: "school", count: 3, spacing: { target: 7 } })],
    {
      calendar: { breaks },
    },
  );
  const [office, school] = readRequest(given).bodies;
  assert.equal(office.openDays, 19);
  assert.equal(school.openDays, 17);
  assert.deepEqual(office.spacing, { min: 3, target: 6, max: 9 });
  assert.deepEqual(school.spacing, { min: 3, target: 7, max: 11 });
  assert.equal(office.tau(parseDate("2027-09-05")), 0);
  assert.equal(office.tau(parseDate("2027-09-12")), 5);
  assert.equal(school.tau(parseDate("2027-09-14")), 4);
  assert.equal(office.tau(parseDate("2027-10-04")), 20);
  const few = readRequest(
    request([body("a", { count: 30, spacing: undefined }), body("b", { count: 2, spacing: { min: 3 } })]),
  );
  assert.deepEqual(few.bodies[0].spacing, { min: 1, target: 1, max: 2 });
  assert.deepEqual(few.bodies[1].spacing, { min: 3, target: 10, max: 15 });
});

test("candidates", () => {
  const given = request(
    [
      body("a", {
        slots: [...at(["09:00"]), { weekday: 1, start: "09:00", cost: 3 }, { weekday: 2, start: "10:00", cost: 4 }],
        members: [required("p"), optional("q", 2), optional("guest", 9)],
        quorum: 2,
        rooms: ["r", "annex", "r"],
      }),
    ],
    {
      period: { from: "2027-09-06", to: "2027-09-08" },
      people: [
        { id: "p", busy: [{ from: "2027-09-08T09:59", to: "2027-09-08T12:00" }] },
        { id: "q", busy: [{ from: "2027-09-07T08:00", to: "2027-09-07T09:30" }] },
      ],
      rooms: [{ id: "r", busy: [{ from: "2027-09-06T10:00", to: "2027-09-07T09:00" }] }],
      calendar: { avoid: [{ from: "2027-09-06", to: "2027-09-06", cost: 7 }] },
    },
  );
  const found = candidates(given, 0).map(({ start, room, cost }) => `${start} ${room} ${cost}`);
  assert.deepEqual(found.sort(), [
    "2027-09-06T09:00 annex 7",
    "2027-09-06T09:00 r 7",
    "2027-09-07T09:00 annex 2",
    "2027-09-07T09:00 r 2",
    "2027-09-07T10:00 annex 4",
    "2027-09-07T10:00 r 4",
  ]);
  given.bodies[0].quorum = 3;
  assert.deepEqual(
    [...new Set(candidates(given, 0).map(({ start }) => start))],
    ["2027-09-06T09:00", "2027-09-07T10:00"],
  );
  given.bodies[0].minutes = 14 * 60 + 1;
  assert.deepEqual(candidates({ ...given, people: [] }, 0).length, 5, "10:00 is past midnight, r on Monday busy");
  given.bodies[0].minutes = 15 * 60;
  assert.deepEqual(candidates({ ...given, people: [], rooms: [] }, 0).length, 6, "until 24:00 is the same day");
});

test("cost: slot, of two equal ones the cheaper", () => {
  const slots = [
    { weekday: 1, start: "09:00", cost: 4 },
    { weekday: 1, start: "09:00", cost: 2 },
    { weekday: 2, start: "09:00" },
  ];
  const given = request([body("a", { slots, count: 2 })]);
  assert.deepEqual(costs(given, ["a 1", "2027-09-06"], ["a 2", "2027-09-07"]), ["slot a 1 2"]);
});

test("cost: avoid, squeezed", () => {
  const avoid = [
    { from: "2027-09-06", to: "2027-09-08", cost: 3 },
    { from: "2027-09-08", to: "2027-09-10", cost: 4 },
  ];
  const given = request([body("a")], { calendar: { avoid } });
  assert.deepEqual(costs(given, ["a 1", "2027-09-06"]), ["avoid a 1 3"]);
  assert.deepEqual(costs(given, ["a 1", "2027-09-08"]), ["avoid a 1 7"]);
  assert.deepEqual(costs(given, ["a 1", "2027-09-10"]), ["avoid a 1 4"]);
  assert.deepEqual(costs(given, ["a 1", "2027-09-13"]), []);
  // 6 May 2027 is Ascension Day.
  const may = request([body("a")], { period: { from: "2027-05-03", to: "2027-05-14" } });
  assert.deepEqual(costs(may, ["a 1", "2027-05-07"]), ["squeezed a 1 5"]);
  assert.deepEqual(costs(may, ["a 1", "2027-05-05"]), []);
  may.calendar = { squeezed: 9, breaks: [{ name: "off", from: "2027-05-04", to: "2027-05-10", closes: "school" }] };
  assert.deepEqual(costs(may, ["a 1", "2027-05-07"]), ["squeezed a 1 9"]);
  assert.deepEqual(costs(may, ["a 1", "2027-05-10"]), [], "a break makes no squeezed day");
  may.calendar.squeezed = 0;
  assert.deepEqual(costs(may, ["a 1", "2027-05-07"]), []);
});

test("cost: absence of optional members who are busy, half-open", () => {
  const given = request([body("a", { members: [optional("p", 3), optional("q"), optional("guest", 8)] })], {
    people: [
      {
        id: "p",
        busy: [
          { from: "2027-09-06T08:00", to: "2027-09-06T09:00" },
          { from: "2027-09-06T10:00", to: "2027-09-06T12:00" },
          { from: "2027-09-07T09:59", to: "2027-09-07T12:00" },
          { from: "2027-09-08T00:00", to: "2027-09-09T09:01" },
        ],
      },
      { id: "q", busy: [{ from: "2027-09-09T00:00", to: "2027-09-10T00:00" }] },
    ],
  });
  assert.deepEqual(costs(given, ["a 1", "2027-09-06"]), []);
  assert.deepEqual(costs(given, ["a 1", "2027-09-07"]), ["absence a 1 p 3"]);
  assert.deepEqual(costs(given, ["a 1", "2027-09-09"]), ["absence a 1 p 3", "absence a 1 q 1"]);
  given.weights = { absence: 2 };
  assert.deepEqual(costs(given, ["a 1", "2027-09-07"]), ["absence a 1 p 6"]);
});

/** Three meetings of 60 minutes in which `p` is optional with these weights, at these times on one day. */
const three = (weights, starts, changes = {}) => {
  const names = ["a", "b", "c"];
  const given = request(
    names.map((id, n) =>
      body(id, { slots: at([starts[n]]), members: [weights[n] === "!" ? required("p") : optional("p", weights[n])] }),
    ),
    { people: [{ id: "p", ...changes }] },
  );
  return [given, ...names.map((id, n) => [`${id} 1`, `2027-09-06T${starts[n]}`])];
};

test("cost: doubleBooked, the cheapest absences of rule 5", () => {
  // b meets both a and c; a and c do not meet.
  const chain = ["09:00", "09:30", "10:00"];
  assert.deepEqual(costs(...three([2, 4, 1], chain)), ["doubleBooked a 1 p 2", "doubleBooked c 1 p 1"]);
  assert.deepEqual(costs(...three([2, 2, 1], chain)), ["doubleBooked b 1 p 2"]);
  assert.deepEqual(costs(...three([2, "!", 1], chain)), ["doubleBooked a 1 p 2", "doubleBooked c 1 p 1"]);
  assert.deepEqual(costs(...three(["!", 9, 1], chain)), ["doubleBooked b 1 p 9"]);
  assert.deepEqual(costs(...three([1, 0, 1], chain)), [], "a line of cost 0 is none");
  const [given, ...entries] = three([2, 2, 1], chain);
  assert.deepEqual(absences(given, plan(...entries)), [[], ["p"], []]);
  given.weights = { absence: 3 };
  assert.deepEqual(costs(given, ...entries), ["doubleBooked b 1 p 6"]);
  // Nobody who is unlisted is double-booked.
  assert.deepEqual(costs({ ...given, people: [] }, ...entries), []);
});

test("cost: doubleBooked, travel and busy members", () => {
  const apart = ["09:00", "10:30", "13:00"];
  assert.deepEqual(costs(...three([2, 3, 1], apart, { travelMinutes: 30 })), []);
  assert.deepEqual(costs(...three([2, 3, 1], apart, { travelMinutes: 31 })), ["doubleBooked a 1 p 2"]);
  // Busy at a: absent there anyhow, and free to attend b.
  const busy = [{ from: "2027-09-06T09:00", to: "2027-09-06T09:01" }];
  assert.deepEqual(costs(...three([2, 3, 1], apart, { travelMinutes: 31, busy })), ["absence a 1 p 2"]);
  assert.deepEqual(costs(...three([2, 3, 1], apart, { maxPerDay: 2, busy })), ["absence a 1 p 2"]);
});

test("cost: doubleBooked, the cheapest absences of rules 5 and 6 together", () => {
  const apart = ["09:00", "11:00", "13:00"];
  assert.deepEqual(costs(...three([2, 3, 1], apart, { maxPerDay: 2 })), ["doubleBooked c 1 p 1"]);
  assert.deepEqual(costs(...three([2, 3, 1], apart, { maxPerDay: 1 })), [
    "doubleBooked a 1 p 2",
    "doubleBooked c 1 p 1",
  ]);
  assert.deepEqual(costs(...three([2, 3, "!"], apart, { maxPerDay: 1 })), [
    "doubleBooked a 1 p 2",
    "doubleBooked b 1 p 3",
  ]);
  // Without the cap b would be missed (3); with it the clash and the cap are cured by missing b and c, or a and c.
  const chain = ["09:00", "09:30", "10:00"];
  assert.deepEqual(costs(...three([4, 3, 1], chain, { maxPerDay: 1 })), [
    "doubleBooked b 1 p 3",
    "doubleBooked c 1 p 1",
  ]);
});

test("cost: spacing, on the body's clock, steeper beyond five", () => {
  const given = request([body("a", { count: 2, spacing: { min: 1, target: 8, max: 20 } })]);
  const spacing = (second) => judged(given, ["a 1", "2027-09-06"], ["a 2", second]).costs;
  assert.deepEqual(spacing("2027-09-16"), []);
  assert.deepEqual(spacing("2027-09-17"), ["spacing a 2 1"]);
  assert.deepEqual(spacing("2027-09-15"), ["spacing a 2 1"]);
  assert.deepEqual(spacing("2027-09-23"), ["spacing a 2 5"]);
  assert.deepEqual(spacing("2027-09-24"), ["spacing a 2 7"]);
  assert.deepEqual(spacing("2027-09-07"), ["spacing a 2 9"]);
  given.weights = { spacing: 3 };
  assert.deepEqual(spacing("2027-09-07"), ["spacing a 2 27"]);
  given.weights = undefined;
  given.bodies[0].clock = "school";
  given.calendar = { breaks: [{ name: "off", from: "2027-09-10", to: "2027-09-14", closes: "school" }] };
  assert.deepEqual(spacing("2027-09-16"), ["spacing a 2 3"]);
});

test("cost: flow, in calendar days, default pairs and target", () => {
  const flow = { from: "a", to: "b", minDays: 2, maxDays: 9, weight: 3 };
  const given = request([body("a"), body("b")], { flows: [flow] });
  assert.deepEqual(costs(given, ["a 1", "2027-09-10"], ["b 1", "2027-09-13"]), ["flow b 1 3"]);
  flow.target = 5;
  assert.deepEqual(costs(given, ["a 1", "2027-09-10"], ["b 1", "2027-09-13"]), ["flow b 1 6"]);
  delete flow.weight;
  assert.deepEqual(costs(given, ["a 1", "2027-09-10"], ["b 1", "2027-09-13"]), []);
  const pairsOf = (from, to) =>
    readRequest(request([body("a", { count: from }), body("b", { count: to })], { flows: [flow] })).flows[0].pairs.join(
      " ",
    );
  assert.equal(pairsOf(5, 5), "1,1 2,2 3,3 4,4 5,5");
  assert.equal(pairsOf(6, 4), "2,1 3,2 5,3 6,4");
  assert.equal(pairsOf(2, 5), "1,1 1,2 2,3 2,4 2,5");
});

test("cost: move, for each meeting of before that is elsewhere now", () => {
  const rooms = ["r", "s"];
  const given = request([body("a", { count: 2, slots: at(["09:00", "10:00"]), rooms })], {
    weights: { spacing: 0 },
    previous: plan(["a 1", "2027-09-06", "s"], ["a 2", "2027-09-07"], ["a 3", "2027-09-08"], ["x 1", "2027-09-08"]),
  });
  assert.deepEqual(costs(given, ["a 1", "2027-09-06", "r"], ["a 2", "2027-09-07", "r"]), []);
  assert.deepEqual(costs(given, ["a 1", "2027-09-06", "r"], ["a 2", "2027-09-07T10:00", "r"]), ["move a 2 10"]);
  given.weights.move = 4;
  assert.deepEqual(costs(given, ["a 1", "2027-09-07", "r"], ["a 2", "2027-09-08", "r"]), ["move a 1 4", "move a 2 4"]);
  const surplus = judged(given, ["a 1", "2027-09-06", "r"], ["a 2", "2027-09-07", "r"], ["a 3", "2027-09-09", "r"]);
  assert.deepEqual(surplus, { cost: 0, costs: [], broken: ["count a 3"] });
  assert.deepEqual(judged(given, ["a 1", "2027-09-07", "r"]), {
    cost: 4,
    costs: ["move a 1 4"],
    broken: ["count a 2"],
  });
});

test("broken: count", () => {
  const given = request([body("a", { count: 2 })]);
  assert.deepEqual(broken(given), ["count a 1", "count a 2"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06"]), ["count a 2"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06"], ["a 2", "2027-09-07"], ["a 3", "2027-09-08"]), ["count a 3"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06"], ["a 2", "2027-09-07"], ["a 2", "2027-09-08"]), ["count a 2"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06"], ["a 2", "2027-09-07"], ["x 1", "2027-09-08"]), ["count x 1"]);
});

test("broken: period, closedDay", () => {
  const given = request([body("a", { clock: "school", spacing: { ...LOOSE, max: 99 } })], {
    calendar: {
      breaks: [
        { name: "school", from: "2027-09-08", to: "2027-09-08", closes: "school" },
        { name: "office", from: "2027-09-09", to: "2027-09-09", closes: "office" },
      ],
    },
  });
  assert.deepEqual(broken(given, ["a 1", "2027-09-03"]), ["period a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-10-04"]), ["period a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-10-01"]), []);
  assert.deepEqual(broken(given, ["a 1", "2027-09-08"]), ["closedDay a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-09"]), ["closedDay a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-12"]), ["closedDay a 1", "slot a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-10-03"]), ["closedDay a 1", "period a 1", "slot a 1"]);
  given.bodies[0].clock = "office";
  assert.deepEqual(broken(given, ["a 1", "2027-09-08"]), []);
  assert.deepEqual(broken(given, ["a 1", "2027-09-09"]), ["closedDay a 1"]);
});

test("broken: slot; what is not listed costs nothing, and past midnight is a slot too", () => {
  const given = request([body("a", { slots: at(["09:00", "23:00", "23:01"]).map((slot) => ({ ...slot, cost: 2 })) })]);
  assert.deepEqual(judged(given, ["a 1", "2027-09-06T09:30"]), { cost: 0, costs: [], broken: ["slot a 1"] });
  assert.deepEqual(judged(given, ["a 1", "2027-09-06T23:00"]).broken, []);
  assert.deepEqual(judged(given, ["a 1", "2027-09-06T23:01"]), {
    cost: 2,
    costs: ["slot a 1 2"],
    broken: ["slot a 1"],
  });
});

test("broken: room", () => {
  const busy = [{ from: "2027-09-06T09:30", to: "2027-09-06T12:00" }];
  const given = request([body("a", { rooms: ["r", "annex"] }), body("b")], { rooms: [{ id: "r", busy }, { id: "s" }] });
  const b = ["b 1", "2027-09-07"];
  assert.deepEqual(broken(given, ["a 1", "2027-09-07", "r"], b), []);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06", "r"], b), ["room a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06", "annex"], b), []);
  assert.deepEqual(broken(given, ["a 1", "2027-09-07", "s"], b), ["room a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-07"], b), ["room a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-07", "r"], ["b 1", "2027-09-08", "s"]), ["room b 1"]);
});

test("broken: required, quorum", () => {
  const busy = [{ from: "2027-09-06T09:00", to: "2027-09-06T09:01" }];
  const given = request(
    [body("a", { members: [required("p"), required("q"), optional("o"), required("guest")], quorum: 2 })],
    {
      people: ["p", "q", "o"].map((id) => ({ id, busy })),
    },
  );
  assert.deepEqual(judged(given, ["a 1", "2027-09-06"]), {
    cost: 1,
    costs: ["absence a 1 o 1"],
    broken: ["required a 1", "required a 1", "quorum a 1"],
  });
  given.bodies[0].quorum = 1;
  assert.deepEqual(broken(given, ["a 1", "2027-09-06"]), ["required a 1", "required a 1"]);
  // Double-booked members count: quorum asks only who is busy.
  const [twice, ...entries] = three([1, 1, 1], ["09:00", "09:00", "09:00"]);
  for (const each of twice.bodies) each.quorum = 1;
  assert.deepEqual(broken(twice, ...entries), []);
});

test("broken: order, gap", () => {
  const given = request([body("a", { count: 3, spacing: { min: 2, target: 4, max: 8 } })]);
  const [one, two, three] = ["2027-09-10", "2027-09-16", "2027-09-24"];
  assert.deepEqual(broken(given, ["a 1", one], ["a 2", two], ["a 3", three]), []);
  assert.deepEqual(broken(given, ["a 1", one], ["a 2", "2027-09-13"], ["a 3", "2027-09-23"]), ["gap a 1 a 2"]);
  assert.deepEqual(broken(given, ["a 1", one], ["a 2", two], ["a 3", "2027-09-29"]), ["gap a 2 a 3"]);
  // First: τ ≤ 8 (15 September). Last: 20 − τ ≤ 8 (21 September).
  assert.deepEqual(broken(given, ["a 1", "2027-09-15"], ["a 2", "2027-09-17"], ["a 3", "2027-09-21"]), []);
  assert.deepEqual(broken(given, ["a 1", "2027-09-16"], ["a 2", "2027-09-20"], ["a 3", three]), ["gap a 1"]);
  assert.deepEqual(broken(given, ["a 1", one], ["a 2", two], ["a 3", "2027-09-20"]), ["gap a 3"]);
  // A wrong order is priced (gap −4 − 4 = 8, and 3 more), and no gap.
  const wrong = judged(given, ["a 1", two], ["a 2", one], ["a 3", three]);
  assert.deepEqual(wrong.broken, ["order a 1 a 2", "gap a 2 a 3", "gap a 1"]);
  assert.deepEqual(wrong.costs, ["spacing a 2 11", "spacing a 3 7"]);
  assert.deepEqual(broken(given, ["a 1", one], ["a 2", one], ["a 3", "2027-09-21"]), ["order a 1 a 2"]);
  // Beside a missing meeting no gap, but still an order.
  assert.deepEqual(judged(given, ["a 1", one], ["a 3", three]), { cost: 0, costs: [], broken: ["count a 2"] });
  assert.deepEqual(broken(given, ["a 1", "2027-09-15"], ["a 3", one]), ["count a 2", "gap a 3", "order a 1 a 3"]);
  assert.deepEqual(broken(given, ["a 2", "2027-09-29"]), ["count a 1", "count a 3"]);
});

test("broken: flow", () => {
  const given = request([body("a"), body("b")], { flows: [{ from: "a", to: "b", minDays: 2, maxDays: 5, weight: 2 }] });
  const days = (a, b) => judged(given, ["a 1", a], ["b 1", b]);
  assert.deepEqual(days("2027-09-13", "2027-09-15").broken, []);
  assert.deepEqual(days("2027-09-08", "2027-09-13").broken, []);
  assert.deepEqual(days("2027-09-13", "2027-09-14"), { cost: 2, costs: ["flow b 1 2"], broken: ["flow a 1 b 1"] });
  assert.deepEqual(days("2027-09-07", "2027-09-13").broken, ["flow a 1 b 1"]);
  assert.deepEqual(days("2027-09-14", "2027-09-13"), { cost: 6, costs: ["flow b 1 6"], broken: ["flow a 1 b 1"] });
  assert.deepEqual(broken(given, ["b 1", "2027-09-13"]), ["count a 1"]);
});

test("broken: roomClash", () => {
  const given = request(
    ["a", "b", "c"].map((id) => body(id, { slots: at(["09:00", "09:30", "10:00"]), rooms: ["r", "annex"] })),
    { rooms: [{ id: "r" }] },
  );
  const starts = (room) =>
    ["a 1", "b 1", "c 1"].map((name, n) => [name, `2027-09-06T${["09:00", "09:30", "10:00"][n]}`, room]);
  assert.deepEqual(broken(given, ...starts("r")), ["roomClash a 1 b 1", "roomClash b 1 c 1"]);
  const [nine, half, ten] = ["09:00", "09:30", "10:00"].map((clock) => `2027-09-06T${clock}`);
  assert.deepEqual(broken(given, ["a 1", ten, "r"], ["b 1", nine, "r"], ["c 1", "2027-09-07", "r"]), []);
  assert.deepEqual(broken(given, ["a 1", ten, "r"], ["b 1", half, "r"], ["c 1", "2027-09-07", "r"]), [
    "roomClash a 1 b 1",
  ]);
  assert.deepEqual(broken(given, ...starts("annex")), [], "an unlisted room holds any number");
});

test("broken: personClash", () => {
  const chain = ["09:00", "09:30", "10:00"];
  assert.deepEqual(broken(...three(["!", "!", "!"], chain)), ["personClash a 1 b 1", "personClash b 1 c 1"]);
  assert.deepEqual(broken(...three(["!", "!", "!"], chain, { travelMinutes: 1 })).length, 3);
  assert.deepEqual(broken(...three(["!", 1, "!"], chain)), []);
  const [given, ...entries] = three(["!", "!", "!"], ["09:00", "10:30", "13:00"], { travelMinutes: 30 });
  assert.deepEqual(broken(given, ...entries), []);
  assert.deepEqual(broken({ ...given, people: [{ id: "p", travelMinutes: 31 }] }, ...entries), ["personClash a 1 b 1"]);
  const [late, evening] = three(["!", "!", "!"], ["22:00", "09:00", "13:00"], { travelMinutes: 660 });
  const mornings = [
    ["b 1", "2027-09-07T09:00"],
    ["c 1", "2027-09-08T13:00"],
  ];
  assert.deepEqual(broken(late, evening, ...mornings), [], "the way home at night meets no meeting of the next day");
  const [clashing, ...times] = three(["!", "!", "!"], chain);
  assert.deepEqual(broken({ ...clashing, people: [] }, ...times), [], "an unlisted person breaks nothing");
  // A plan with clashing required meetings is still priced: the optional one that meets neither is attended.
  const [priced, ...held] = three(["!", "!", 5], ["09:00", "09:30", "11:00"]);
  assert.deepEqual(judged(priced, ...held), { cost: 0, costs: [], broken: ["personClash a 1 b 1"] });
});

test("broken: maxPerDay", () => {
  const apart = ["09:00", "11:00", "13:00"];
  assert.deepEqual(broken(...three(["!", "!", "!"], apart, { maxPerDay: 3 })), []);
  assert.deepEqual(broken(...three(["!", "!", "!"], apart, { maxPerDay: 2 })), ["maxPerDay a 1 b 1 c 1"]);
  const [given, ...entries] = three(["!", "!", 3], apart, { maxPerDay: 1 });
  assert.deepEqual(judged(given, ...entries), {
    cost: 3,
    costs: ["doubleBooked c 1 p 3"],
    broken: ["maxPerDay a 1 b 1"],
  });
});

test("broken: lock", () => {
  const given = request([body("a", { slots: at(["09:00", "10:00"]), rooms: ["r", "s"] })], {
    locked: plan(["a 1", "2027-09-06T09:00:00"]),
  });
  assert.deepEqual(broken(given, ["a 1", "2027-09-06", "r"]), []);
  assert.deepEqual(broken(given, ["a 1", "2027-09-06T10:00", "r"]), ["lock a 1"]);
  assert.deepEqual(broken(given, ["a 1", "2027-09-07", "r"]), ["lock a 1"]);
  given.locked[0].room = "s";
  assert.deepEqual(broken(given, ["a 1", "2027-09-06", "r"]), ["lock a 1"]);
  assert.deepEqual(broken(given), ["count a 1", "lock a 1"]);
});

test("a lock binds where it breaks another rule: no plan", async () => {
  const given = request([body("a")], { locked: plan(["a 1", "2027-09-05"]) });
  for (const found of [brute(given), await solve(given)]) {
    assert.equal(found.status, "infeasible");
    assert.equal(found.cost, null);
  }
});

test("input problems", () => {
  const problems = (changes, flows, locked) =>
    inputProblems(request([body("a", changes), body("b")], { flows, locked }));
  const flow = { from: "a", to: "b", minDays: 1, maxDays: 1 };
  assert.deepEqual(problems({}, [flow], plan(["a 1", "2027-09-06"])), []);
  assert.deepEqual(problems({ count: 0 }), ["/bodies/0/count"]);
  assert.deepEqual(problems({ spacing: { min: 3, max: 2 } }), ["/bodies/0/spacing"]);
  assert.deepEqual(problems({ spacing: { min: 7, target: 4 } }), ["/bodies/0/spacing"]);
  assert.deepEqual(problems({ spacing: { min: 6, target: 4 } }), []);
  assert.deepEqual(
    problems({}, [
      { ...flow, from: "x" },
      { ...flow, to: "y" },
      { ...flow, minDays: 2 },
    ]),
    ["/flows/0/from", "/flows/1/to", "/flows/2"],
  );
  assert.deepEqual(problems({}, [], plan(["x 1", "2027-09-06"])), ["/locked/0/body"]);
});

test("absent lists: any cheapest choice is right, nothing else", () => {
  const [given, ...entries] = three([2, 2, 1], ["09:00", "09:30", "13:00"]);
  const lists = (...absent) =>
    absentProblems(
      given,
      plan(...entries).map((meeting, n) => ({ ...meeting, absent: absent[n] })),
    );
  assert.deepEqual(lists(["p"], [], []), []);
  assert.deepEqual(lists([], ["p"], []), []);
  assert.equal(lists([], [], []).length, 1, "attends clashing meetings");
  assert.equal(lists(["p"], ["p"], []).length, 1, "more than need be");
  assert.equal(lists(["p", "q"], [], []).length, 1, "no member");
});

// ---------------------------------------------------------------- against each other

const SEEDS = Array.from({ length: 90 }, (_, n) => n + 1);

test("every plan tried and the path model: the same optimum", async () => {
  const seen = { optimal: 0, infeasible: 0 };
  for (const seed of SEEDS) {
    const given = tiny(seed);
    const tried = brute(given);
    const modelled = await solve(given);
    assert.deepEqual(
      [modelled.status, modelled.cost, modelled.bound],
      [tried.status, tried.cost, tried.cost],
      `tiny(${seed})`,
    );
    seen[tried.status] += 1;
  }
  assert.ok(seen.optimal > 45 && seen.infeasible > 15, JSON.stringify(seen));
});

test("candidates are the places where a meeting alone is in order", () => {
  const alone = ["period", "closedDay", "slot", "room", "required", "quorum"];
  for (const seed of SEEDS) {
    const given = tiny(seed);
    given.bodies.forEach((each, number) => {
      const listed = candidates(given, number);
      const expected = [];
      for (let day = parseDate(given.period.from) - 3; day <= parseDate(given.period.to) + 3; day += 1) {
        for (const start of new Set(each.slots.map((slot) => slot.start))) {
          for (const room of [undefined, "annex", ...(given.rooms ?? []).map(({ id }) => id)]) {
            const meeting = { body: each.id, index: 1, start: `${dateText(day)}T${start}`, room };
            const found = review({ ...given, previous: [], flows: [] }, [meeting]);
            if (!found.broken.some(({ code }) => alone.includes(code)))
              expected.push(`${meeting.start} ${room} ${found.cost}`);
          }
        }
      }
      assert.deepEqual(
        listed.map(({ start, room, cost }) => `${start} ${room} ${cost}`).sort(),
        expected.sort(),
        `tiny(${seed})`,
      );
    });
  }
});

test("a review does not depend on the order of the meetings, and its parts add up", () => {
  for (const seed of SEEDS) {
    const given = tiny(seed);
    const meetings = randomPlan(given, seed, { odd: false });
    const found = review(given, meetings);
    assert.equal(
      found.costs.reduce((sum, { cost }) => sum + cost, 0),
      found.cost,
    );
    assert.deepEqual(
      normal(review(given, [...meetings].reverse()), meetings),
      normal(found, meetings),
      `tiny(${seed})`,
    );
    const absent = absences(given, meetings);
    assert.deepEqual(
      absentProblems(
        given,
        meetings.map((meeting, n) => ({ ...meeting, absent: absent[n] })),
      ),
      [],
    );
  }
});

test("the generators make valid input, of every kind", () => {
  const fields = new Set();
  const seen = { codes: new Set(), kinds: new Set(), valid: 0 };
  for (let seed = 1; seed <= 300; seed += 1) {
    const given = tiny(seed);
    assert.deepEqual(inputProblems(given), [], `tiny(${seed})`);
    assert.deepEqual(tiny(seed), given);
    JSON.stringify(given, (key, value) => (fields.add(key), value));
    const found = review(given, randomPlan(given, seed));
    for (const { code } of found.broken) seen.codes.add(code);
    for (const { kind } of found.costs) seen.kinds.add(kind);
    if (found.broken.length === 0) seen.valid += 1;
  }
  const wanted =
    "breaks avoid squeezed busy travelMinutes maxPerDay rooms flows pairs target weight locked previous weights quorum clock spacing cost";
  for (const name of wanted.split(" ")) assert.ok(fields.has(name), name);
  assert.equal(seen.codes.size, 14, [...seen.codes].join());
  assert.equal(seen.kinds.size, 8, [...seen.kinds].join());
  assert.ok(seen.valid > 30, `${seen.valid}`);
  for (const whole of [municipality(1), municipality(1, { tight: true }), county(1, { municipalities: 7 })]) {
    assert.deepEqual(inputProblems(whole), []);
    assert.ok(
      pathModel({ ...whole, bodies: whole.bodies.slice(0, 2), flows: whole.flows.slice(0, 1) }).program.rows.length > 0,
    );
  }
});
