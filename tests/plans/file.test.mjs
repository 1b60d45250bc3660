// The coordinator's file keeps everything; the published copy keeps what everybody may see.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { problemsOf, source } from "../wasm/support.mjs";
import { busyTime, examplePlan } from "./example.mjs";

const { issue, newPlanFile, publish, readPlanFile, writePlanFile, yearOf } = await source("plans/file.ts");
const { readPublishedPlan } = await source("plans/published.ts");
const { calendarOf } = await source("plans/ics.ts");
const { SltInputError } = await source("errors.ts");
const { describe: inWords } = await source("language/describe.ts");

const problems = (action) => problemsOf(action, SltInputError).map(({ path, code }) => `${path} ${code}`);
const day = (date, nb) => ({
  date,
  isoWeek: 1,
  holyDay: Boolean(nb),
  squeezed: false,
  ...(nb ? { holiday: { nb } } : {}),
});
const days = [
  day("2026-12-25", "1. juledag"),
  day("2027-01-01", "1. nyttårsdag"),
  day("2027-01-03"),
  day("2027-03-28", "1. påskedag"),
];
const published = { names: true, on: "2026-12-01", language: "nb" };

describe("a plan file", () => {
  test("comes back whole, at any stage", () => {
    const fresh = newPlanFile({ title: "Ny", request: examplePlan().request });
    for (const file of [examplePlan(), issue(examplePlan()).file, fresh])
      assert.deepEqual(readPlanFile(writePlanFile(file)), file);
    assert.deepEqual(readPlanFile(`\ufeff${writePlanFile(fresh)}`), fresh);
  });

  test("gets an identity of its own", () => {
    const ids = Array.from({ length: 50 }, () => newPlanFile({ title: "", request: examplePlan().request }).id);
    assert.equal(new Set(ids).size, 50);
    assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)));
  });

  test("is the same text however its keys came about", () => {
    const file = examplePlan();
    const turned = (value) =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, each]) => [key, turned(each)]),
            )
          : value;
    assert.equal(writePlanFile(turned(file)), writePlanFile(file));
    assert.match(writePlanFile(file), /^\{\n "format": "slt-plan",\n "version": 1,\n "id": "plan-1",\n "title"/);
  });

  test("keeps what this edition does not know, wherever it stands", () => {
    const text = writePlanFile(examplePlan())
      .replace('"title"', '"notes": {"a": [1]}, "__proto__": {"x": 1}, "title"')
      .replace('"person": "mayor"', '"person": "mayor", "since": "2024"')
      .replace('"kind": "absence"', '"kind": "absence", "why": "x"');
    const file = readPlanFile(text);
    assert.deepEqual(file.notes, { a: [1] });
    assert.equal({}.x, undefined);
    assert.deepEqual(JSON.parse(writePlanFile(file)), JSON.parse(text));
    assert.match(writePlanFile(file), /"since": "2024"/);
    assert.match(writePlanFile(file), /"why": "x"/);
    assert.match(writePlanFile(file), /"__proto__"/);
  });

  test("names every problem by its place", () => {
    const file = examplePlan();
    delete file.title;
    file.request.period.to = "2027-02-30";
    file.request.people.push({ id: "mayor" }, { id: 7, busy: [{ from: "2027-01-01T08:00", to: "08:00" }] });
    file.request.bodies[0].slots[0] = { weekday: 8, start: "9" };
    file.request.bodies[1].minutes = 1.5;
    file.request.flows[0].pairs = [[1]];
    file.meetings[2].start = "2027-01-01T24:00";
    file.meetings[3] = null;
    file.outcome.status = "fine";
    file.outcome.cost = null;
    file.issued = [{ body: "council", index: 1, start: "2027-01-01T09:00", minutes: -1, summary: "x" }];
    assert.deepEqual(
      problems(() => readPlanFile(JSON.stringify(file))).sort(),
      [
        "/title required",
        "/request/people/3/id duplicateId",
        "/request/people/4/id type",
        "/request/bodies/0/slots/0/weekday enum",
        "/request/bodies/1/minutes fraction",
        "/request/flows/0/pairs/0 required",
        "/meetings/2/start dateTime",
        "/meetings/3 type",
        "/outcome/status enum",
        "/issued/0/minutes range",
        "/issued/0/sequence required",
      ].sort(),
    );
  });

  test("keeps what was typed and is not right yet", () => {
    const file = examplePlan();
    file.request.period.to = "2027-02-30";
    file.request.bodies[0].count = "fem";
    file.request.bodies[0].slots[0].start = "9";
    assert.deepEqual(readPlanFile(writePlanFile(file)), file);
  });

  test("of a later edition, or none at all, is refused in words", () => {
    const later = JSON.stringify({ ...examplePlan(), version: 2 });
    const refusal = (text) => problemsOf(() => readPlanFile(text), SltInputError);
    assert.deepEqual(
      refusal(later).map(({ path, code }) => [path, code]),
      [["", "laterVersion"]],
    );
    assert.equal(
      inWords(refusal(later)[0], "nb"),
      "Planen er laget med en nyere utgave. Last siden på nytt, og prøv igjen.",
    );
    assert.equal(inWords(refusal("{}")[0], "nn"), "Dette er ingen plan frå årsplanleggjaren.");
    for (const [text, code] of [
      ["{}", "notPlan"],
      ["null", "notPlan"],
      ["[]", "notPlan"],
      ["", "syntax"],
      ["BEGIN:VCALENDAR", "syntax"],
      [JSON.stringify(publish(examplePlan(), days, published)), "notPlan"],
      [JSON.stringify({ ...examplePlan(), version: "1" }), "enum"],
    ])
      assert.equal(refusal(text)[0].code, code, text);
  });
});

describe("whatever a file may hold, its calendars and its copy can be read again", () => {
  const long = (length) => "å".repeat(length);
  const odd = {
    "a length that is typed": (file) => (file.request.bodies[0].minutes = "to timer"),
    "no length": (file) => (file.request.bodies[0].minutes = ""),
    "a length of more than a day": (file) => (file.request.bodies[0].minutes = 1500),
    "a long name": (file) => (file.request.bodies[0].name = long(2000)),
    "a long name of a room": (file) => (file.request.rooms[0].name = long(2000)),
    "a long name of a person": (file) => (file.request.people[1].name = long(2000)),
    "a long name of a break": (file) => (file.request.calendar.breaks[0].name = long(2000)),
    "a long title": (file) => (file.title = long(2000)),
    "a long name of a municipality": (file) => (file.organisation.municipality = long(2000)),
    "a high number": (file) => (file.meetings[0].index = 1_000_000),
    "a high count": (file) => (file.request.bodies[0].count = 1_000_000_000),
    "a meeting twice": (file) => file.meetings.push({ ...file.meetings[0] }),
    "a meeting of a body that is gone": (file) => file.request.bodies.splice(0, 1),
    "what an earlier edition told of a length": (file) => {
      file.issued = issue(file).file.issued;
      for (const [index, minutes] of ["to timer", 1500, ""].entries()) file.issued[index].minutes = minutes;
      file.meetings.splice(0, 2);
      file.request.bodies[0].minutes = "to timer";
    },
  };
  for (const [name, change] of Object.entries(odd)) {
    test(name, () => {
      const file = examplePlan();
      change(file);
      assert.deepEqual(readPlanFile(writePlanFile(file)), file);
      const handedOut = issue(file);
      assert.deepEqual(readPlanFile(writePlanFile(handedOut.file)), handedOut.file);
      const options = { language: "nb", stamp: "2026-12-01T10:00:00Z" };
      assert.match(calendarOf(handedOut.year, handedOut.cancelled, options), /^BEGIN:VCALENDAR/);
      for (const names of [true, false]) {
        const plan = publish(handedOut.file, days, { ...published, names });
        assert.deepEqual(readPublishedPlan(JSON.stringify(plan)), plan);
      }
    });
  }

  test("a period that is typed shuts nobody out of the file", () => {
    const file = examplePlan();
    file.request.period.from = "snart";
    assert.deepEqual(readPlanFile(writePlanFile(issue(file).file)), issue(file).file);
  });

  test("while a length is being typed the calendars say what they said", () => {
    const before = issue(examplePlan());
    const file = structuredClone(before.file);
    file.request.bodies[0].minutes = "to timer";
    const after = issue(file);
    assert.deepEqual(after.file.issued, before.file.issued);
    assert.equal(after.year.bodies[0].minutes, 90);
  });
});

describe("the year", () => {
  const year = yearOf(examplePlan(), days, "nn");

  test("has names for everything, in the reader's language where there are several", () => {
    assert.deepEqual(year.people, [
      { id: "mayor", name: "Ordførar" },
      { id: "kari-n", name: "Kari Nordmann" },
      { id: "ola-h", name: "Ola Hansen; rektor, ungdomsskolen" },
    ]);
    assert.equal(year.municipality, "Stange kommune");
    assert.deepEqual(year.rooms, [{ id: "r1", name: "Formannskapssalen" }]);
    assert.equal(year.bodies[0].level, "steering");
    assert.ok(!("level" in year.bodies[1]));
    const bare = { ...examplePlan(), organisation: undefined };
    delete bare.request.people;
    delete bare.request.rooms;
    const unnamed = yearOf(bare, [], "nb");
    assert.deepEqual(
      unnamed.people.map(({ name }) => name),
      ["mayor", "kari-n", "ola-h"],
    );
    assert.deepEqual(unnamed.rooms, [{ id: "r1", name: "r1" }]);
  });

  test("has the holidays and breaks of its period, and its meetings in order of time", () => {
    assert.deepEqual(
      year.holidays.map(({ date }) => date),
      ["2027-01-01", "2027-03-28"],
    );
    assert.deepEqual(
      year.breaks.map(({ name }) => name),
      ["Vinterferie"],
    );
    const starts = year.meetings.map(({ start }) => start);
    assert.deepEqual(starts, [...starts].sort());
  });

  test("knows which meeting waits for which", () => {
    const pairs = (file) =>
      yearOf(file, [], "nb").flows.map(({ from, to }) => `${from.body} ${from.index} > ${to.body} ${to.index}`);
    // Six meetings before three: every second one.
    assert.deepEqual(pairs(examplePlan()), ["slt 2 > council 1", "slt 4 > council 2", "slt 6 > council 3"]);
    const file = examplePlan();
    file.request.flows = [{ from: "council", to: "slt", minDays: 0, maxDays: 30 }];
    assert.deepEqual(
      pairs(file).map((pair) => pair.split(" ")[1]),
      ["1", "1", "2", "2", "3", "3"],
    );
    file.request.flows[0].pairs = [
      [1, 3],
      [2, 99],
    ];
    assert.deepEqual(pairs(file), ["council 1 > slt 3"]);
  });
});

describe("a published plan", () => {
  test("holds no busy time, no cost and no request", () => {
    for (const names of [true, false]) {
      const text = JSON.stringify(publish(examplePlan(), days, { ...published, names }));
      assert.doesNotMatch(text, /busy|08:17|09:43|07:11|"cost"|slots|weekday/);
      assert.ok(JSON.stringify(examplePlan()).includes(busyTime.from));
    }
  });

  test("without names holds nobody: no name, no id, not even of those who left or of a meeting that is gone", () => {
    const before = issue(examplePlan()).file;
    const after = structuredClone(before);
    after.request.bodies[1].members.splice(1, 1);
    after.meetings.splice(0, 1);
    for (const file of [examplePlan(), before, after, issue(after).file]) {
      const named = JSON.stringify(publish(file, days, published));
      assert.match(named, /Kari Nordmann/);
      const text = JSON.stringify(publish(file, days, { ...published, names: false }));
      for (const { id, name } of yearOf(file, days, "nb").people) {
        assert.ok(!text.includes(id), id);
        assert.ok(!text.includes(name), name);
      }
      assert.doesNotMatch(text, /"absent"|"left"|"required"|"optional"/);
    }
  });

  test("is read as it was written, and its calendars are those that would be handed out", () => {
    const file = issue(examplePlan()).file;
    file.meetings.splice(0, 1);
    file.meetings[0].start = "2027-06-16T09:00";
    for (const names of [true, false]) {
      const plan = publish(file, days, { ...published, names });
      assert.equal(plan.publishedOn, "2026-12-01");
      assert.deepEqual(readPublishedPlan(JSON.stringify(plan)), plan);
    }
    const { year, cancelled } = issue(file);
    const plan = readPublishedPlan(JSON.stringify(publish(file, [], published)));
    for (const scope of [{}, { person: "kari-n" }, { body: "slt" }]) {
      const options = { language: "nb", stamp: "2026-12-01T10:00:00Z", scope };
      assert.equal(calendarOf(plan, plan.cancelled, options), calendarOf(year, cancelled, options));
    }
  });

  const plan = () => JSON.parse(JSON.stringify(publish(examplePlan(), days, published)));

  test("takes nothing that is not of the format", () => {
    const text = JSON.stringify({ ...plan(), script: "x" }).replace('{"format"', '{"__proto__":{"title":"x"},"format"');
    const read = readPublishedPlan(text);
    assert.deepEqual(read, plan());
    assert.equal(Object.getPrototypeOf(read), Object.prototype);
    assert.ok(!Object.hasOwn(read, "__proto__"));
  });

  test("is refused with every problem when it is not as it should be", () => {
    const broken = plan();
    broken.title = { toString: "x" };
    broken.bodies[0].minutes = 1e9;
    broken.meetings[0].start = '"><script>';
    broken.people = "all";
    broken.holidays[0].name = { nn: "x" };
    delete broken.cancelled;
    assert.deepEqual(problems(() => readPublishedPlan(JSON.stringify(broken))).sort(), [
      "/bodies/0/minutes range",
      "/cancelled required",
      "/holidays/0/name/nb required",
      "/meetings/0/start dateTime",
      "/people type",
      "/title type",
    ]);
    const strange = plan();
    strange.meetings[1].body = "nobody";
    strange.meetings.push({ ...strange.meetings[0] });
    strange.period = { from: "2027-12-31", to: "2027-01-01" };
    assert.deepEqual(
      problems(() => readPublishedPlan(JSON.stringify(strange))),
      ["/meetings/1/body unknownBody", "/meetings/9 repeated", "/period/to order"],
    );
  });

  test("is refused, and does no harm, whatever it is", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    for (const [text, code] of [
      ["<!doctype html>", "syntax"],
      ["null", "notPlan"],
      ['"slt-published-plan"', "notPlan"],
      [writePlanFile(examplePlan()), "notPlan"],
      [JSON.stringify({ ...plan(), version: 9 }), "laterVersion"],
      [" ".repeat(8_000_001), "limit"],
      [`{"format":"slt-published-plan","version":1,"title":${deep}}`, "type"],
    ])
      assert.ok(
        problemsOf(() => readPublishedPlan(text), SltInputError).some((each) => each.code === code),
        code,
      );
    assert.throws(() => readPublishedPlan(undefined), SltInputError);
  });
});
