// What a plan file and its published copy hold besides the year: the organisation, measures and minutes.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { problemsOf, source } from "../wasm/support.mjs";
import { examplePlan } from "./example.mjs";

const { issue, publish, readPlanFile, writePlanFile, yearOf } = await source("plans/file.ts");
const { readPublishedPlan } = await source("plans/published.ts");
const { fromPublished } = await source("plans/from-published.ts");
const { calendarOf } = await source("plans/ics.ts");
const { sameTold, stillTold } = await source("plans/issued.ts");
const { SltInputError } = await source("errors.ts");

const measure = {
  id: "m1",
  title: "Natteravner i sentrum",
  goal: "Trygge fredager",
  prevention: "universal",
  focus: ["substances", "crime"],
  orderedBy: { body: "slt", index: 1 },
  body: "council",
  owner: "Kari Nordmann",
  start: "2027-02-10",
  end: "2027-06-01",
  evaluateBy: "2027-06-15",
  status: "running",
  evaluation: "Det ble roligere.",
};

function whole() {
  const file = examplePlan();
  file.measures = [structuredClone(measure), { id: "m2", title: "" }];
  file.minutes = [
    {
      body: "slt",
      index: 1,
      decisions: [{ id: "d1", text: "Bestille natteravner", owner: "SLT", deadline: "2027-02-10", measure: "m1" }],
    },
  ];
  file.organisation.people[0].travelMinutes = 15;
  file.organisation.people[0].maxPerDay = 2;
  file.organisation.bodies[0].agenda = [{ nb: "Status" }];
  file.organisation.bodies[0].members = [{ person: "mayor", role: "leader", need: "required" }];
  file.organisation.bodies.push({
    id: "slt",
    name: { nb: "SLT-møte" },
    level: "coordinating",
    cadence: { everyWeeks: 6, anchor: "2027-02-02" },
    minutes: 120,
    members: [],
    reportsTo: "council",
  });
  return file;
}
const on = { names: true, on: "2026-12-01", language: "nb" };
const copyOf = (file, options) => publish(file, [], { ...on, ...options });
const read = (copy) => readPublishedPlan(JSON.stringify(copy));

describe("a plan file", () => {
  test("holds measures and minutes, half-typed days among them", () => {
    const file = whole();
    file.measures[0].start = "10.";
    file.measures[1].evaluateBy = "";
    file.minutes[0].decisions[0].deadline = "2027-02-3";
    assert.deepEqual(readPlanFile(writePlanFile(file)), file);
  });

  test("keeps what this edition does not know of them", () => {
    const file = whole();
    file.measures[0].colour = "red";
    file.measures[0].orderedBy.item = 3;
    file.minutes[0].present = ["x"];
    file.minutes[0].decisions[0].vote = 1;
    assert.deepEqual(readPlanFile(writePlanFile(file)), file);
  });

  test("names what cannot be right by its place", () => {
    const file = whole();
    file.measures.push({ ...measure, status: "done", focus: ["x"], start: 7 }, { id: "m3" });
    file.minutes[0].decisions.push({ id: "d1" });
    file.minutes[0].index = 0;
    const problems = problemsOf(() => readPlanFile(JSON.stringify(file)), SltInputError);
    assert.deepEqual(
      problems.map(({ path, code }) => `${path} ${code}`).sort(),
      [
        "/measures/2/focus/0 enum",
        "/measures/2/id duplicateId",
        "/measures/2/start date",
        "/measures/2/status enum",
        "/measures/3/title required",
        "/minutes/0/decisions/1/id duplicateId",
        "/minutes/0/decisions/1/text required",
        "/minutes/0/index range",
      ].sort(),
    );
  });
});

describe("a published copy", () => {
  test("holds the public part of the organisation, and measures only when asked", () => {
    const copy = copyOf(whole(), {});
    assert.ok(!("measures" in copy));
    assert.deepEqual(copy.organisation.people, [
      { id: "mayor", title: { nb: "Ordfører", nn: "Ordførar", en: "Mayor" }, agency: "municipality" },
    ]);
    assert.deepEqual(copy.organisation.bodies[1], {
      id: "slt",
      name: { nb: "SLT-møte" },
      level: "coordinating",
      cadence: { everyWeeks: 6, anchor: "2027-02-02" },
      minutes: 120,
      members: [],
      reportsTo: "council",
    });
    assert.deepEqual(copyOf(whole(), { measures: true }).measures, whole().measures);
    assert.ok(!("organisation" in copyOf({ ...whole(), organisation: undefined }, {})));
    for (const options of [{}, { measures: true }, { names: false, measures: true }])
      assert.deepEqual(read(copyOf(whole(), options)), copyOf(whole(), options));
  });

  test("without names holds nobody, and nobody's measure", () => {
    const copy = copyOf(whole(), { names: false, measures: true });
    const text = JSON.stringify(copy);
    assert.doesNotMatch(text, /Nordmann|mayor|Ordfører|"owner"|"leader"/);
    assert.equal(copy.measures[0].title, measure.title);
    assert.deepEqual(copy.organisation.people, []);
  });

  test("never holds minutes, nor what is for planning alone", () => {
    const text = JSON.stringify(copyOf(whole(), { measures: true }));
    assert.doesNotMatch(text, /Bestille natteravner|decisions|minutes":\[|travelMinutes|maxPerDay/);
  });

  test("leaves out what was typed and is not right yet, and can still be read", () => {
    const file = whole();
    file.measures[0].start = "10.";
    file.measures[0].orderedBy.index = 1;
    file.organisation.bodies[0].minutes = "to timer";
    file.organisation.bodies[1].cadence = { everyWeeks: "seks" };
    delete file.organisation.bodies[1].members;
    file.organisation.people[0].agency = 7;
    const copy = copyOf(file, { measures: true });
    assert.ok(!("start" in copy.measures[0]));
    assert.equal(copy.measures[0].end, measure.end);
    assert.ok(!("minutes" in copy.organisation.bodies[0]));
    assert.ok(!("cadence" in copy.organisation.bodies[1]));
    assert.deepEqual(copy.organisation.people, []);
    assert.deepEqual(read(copy), copy);
  });

  test("of an earlier edition is still read", () => {
    const { organisation: _, ...early } = copyOf(whole(), {});
    assert.deepEqual(read(early), early);
  });

  test("is refused with every problem of its new parts", () => {
    const copy = copyOf(whole(), { measures: true });
    copy.measures[0].start = "10.";
    copy.organisation.bodies[0].cadence = { perYear: 0 };
    copy.organisation.bodies[1].level = "top";
    assert.deepEqual(
      problemsOf(() => read(copy), SltInputError)
        .map(({ path, code }) => `${path} ${code}`)
        .sort(),
      ["/measures/0/start date", "/organisation/bodies/0/cadence enum", "/organisation/bodies/1/level enum"],
    );
  });
});

describe("a published copy made a plan file again", () => {
  const handedOut = () => {
    const before = issue(whole()).file;
    before.meetings[0].start = "2027-02-11T09:00";
    before.meetings.pop();
    return issue(before);
  };

  test("is a plan file, with the year as it was", () => {
    for (const names of [true, false]) {
      const copy = copyOf(handedOut().file, { names, measures: true });
      const file = fromPublished(copy);
      assert.deepEqual(readPlanFile(writePlanFile(file)), file);
      const { format: _, version: __, publishedOn: ___, cancelled: ____, organisation, measures, ...year } = copy;
      assert.deepEqual(yearOf(file, [], "nb"), year);
      assert.deepEqual(file.organisation, organisation);
      assert.deepEqual(file.measures, measures);
    }
  });

  test("goes on counting where the calendars were", () => {
    const { file, year, cancelled } = handedOut();
    const again = issue(fromPublished(copyOf(file, {})));
    const options = { language: "nb", stamp: "2026-12-01T10:00:00Z", scope: {} };
    assert.equal(calendarOf(again.year, again.cancelled, options), calendarOf(year, cancelled, options));
    assert.ok(again.year.meetings.some(({ sequence }) => sequence > 0));
  });

  test("knows who had left, and tells them", () => {
    const before = issue(whole()).file;
    before.request.bodies[1].members = [{ person: "kari-n", need: "required" }];
    const { file, year, cancelled } = issue(before);
    assert.ok(cancelled.some(({ left }) => left?.includes("ola-h")));
    const again = issue(fromPublished(copyOf(file, {})));
    for (const person of ["ola-h", "kari-n", "mayor"]) {
      const options = { language: "nb", stamp: "2026-12-01T10:00:00Z", scope: { person } };
      const text = calendarOf(year, cancelled, options);
      assert.equal(text.includes("STATUS:CANCELLED"), person === "ola-h");
      assert.equal(calendarOf(again.year, again.cancelled, options), text);
    }
    // Whoever leaves next is told as well.
    const next = structuredClone(again.file);
    next.request.bodies[1].members = [];
    assert.ok(issue(next).cancelled.some(({ left }) => left?.includes("kari-n")));
  });

  test("is not changed by handing out what everybody has", () => {
    const { file } = handedOut();
    const named = fromPublished(copyOf(file, {}));
    assert.deepEqual(issue(named).file.issued, named.issued);
    // Where nobody is named, a planner may know who sits where: that alone is nothing new.
    const nameless = fromPublished(copyOf(file, { names: false }));
    assert.ok(nameless.issued.every((told) => !("people" in told)));
    const filled = structuredClone(nameless);
    filled.request.bodies[1].members = [{ person: "kari-n", need: "required" }];
    const now = issue(filled).file.issued;
    assert.ok(sameTold(nameless.issued, now, true));
    assert.ok(!sameTold(nameless.issued, now));
    filled.meetings[0].start = "2027-02-12T09:00";
    assert.ok(!sameTold(nameless.issued, issue(filled).file.issued, true));
    assert.ok(!sameTold(undefined, now, true));
  });

  test("has the levels of its bodies also where an earlier edition published it", () => {
    const { organisation: _, ...early } = copyOf(whole(), {});
    const file = fromPublished(early);
    assert.equal(file.organisation.municipality, "Stange kommune");
    assert.deepEqual(
      file.organisation.bodies.map(({ id, level }) => [id, level]),
      [
        ["council", "steering"],
        ["slt", "coordinating"],
      ],
    );
  });
});

describe("what calendars were told", () => {
  const told = (sequence, index = 1) => ({
    body: "slt",
    index,
    start: "2027-02-02T12:00",
    minutes: 120,
    summary: "",
    sequence,
  });
  const file = (issued, id = "plan-1") => ({ id, title: "", ...(issued && { issued }) });

  test("stays told, whichever state of the plan one goes to", () => {
    const [old, now] = [file([told(0)]), file([told(1), told(0, 2)])];
    assert.deepEqual(stillTold(old, now).issued, now.issued);
    assert.deepEqual(stillTold(file(), now).issued, now.issued);
    assert.equal(stillTold(now, now), now);
  });

  test("is not forgotten for an older tiding, nor mixed with another plan's", () => {
    const [old, now] = [file([told(0)]), file([told(1), told(0, 2)])];
    assert.deepEqual(stillTold(now, old).issued, now.issued);
    assert.equal(stillTold(now, file()), now);
    const other = file([told(7)], "plan-2");
    assert.equal(stillTold(now, other), now);
  });
});
