// Is the reference checker itself right? Cases derived by hand from the documents, thresholds at one below, at and one above, and
// random completions that must agree with what was said of the unfinished application.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ageOn,
  birthday,
  dateText,
  dayFrom,
  easterSunday,
  lastSunday,
  parseDate,
  parseTime,
  timeText,
  at,
} from "./calendar.mjs";
import { checkFix, patched, search } from "./fix.mjs";
import { generate, generateInvalid, generateMany, identityNumber, IDENTITY_KINDS, randomNumbers } from "./generate.mjs";
import { RULES, oracle } from "./hamar.mjs";
import { isIdentityNumber, problems } from "./problems.mjs";

const asOf = "2027-01-05";
/** A disco on Saturday 30 January 2027 with which nothing is wrong. */
const GOOD = {
  kind: "disco",
  access: "public",
  schools: 1,
  participants: 150,
  ageMin: 13,
  ageMax: 15,
  start: "2027-01-30T19:00",
  end: "2027-01-30T22:00",
  appliedOn: "2027-01-10",
  guardListSentOn: "2027-01-20",
  responsible: { name: "Kari", born: "1980-05-17" },
  guards: [{ age: 30 }, { born: "1990-01-01" }],
  drugFree: true,
  nearSchoolDistrict: true,
  schoolEvent: true,
  approvedBySchool: true,
  approvedByParents: true,
};
const verdict = (changes, when = asOf) => oracle({ ...GOOD, ...changes }, { asOf: when });
const state = (rule, changes, when) => {
  const answer = verdict(changes, when);
  assert.equal(answer.problems, undefined, JSON.stringify(answer.problems));
  return answer.states[rule];
};
const missing = (rule, changes, when) => verdict(changes, when).missing[rule];
const none = Object.fromEntries(["ageMin", "ageMax", "gradeMin", "gradeMax"].map((name) => [name, undefined]));

test("calendar: Easter, summer time, birthdays", () => {
  assert.deepEqual(
    [2025, 2026, 2027, 2028, 2029].map((year) => dateText(easterSunday(year))),
    ["2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01"],
  );
  assert.deepEqual(
    [2025, 2026, 2027, 2028, 2029].map((year) =>
      [dateText(lastSunday(year, 3)), dateText(lastSunday(year, 10))].join(),
    ),
    [
      "2025-03-30,2025-10-26",
      "2026-03-29,2026-10-25",
      "2027-03-28,2027-10-31",
      "2028-03-26,2028-10-29",
      "2029-03-25,2029-10-28",
    ],
  );
  const leapling = parseDate("2004-02-29");
  assert.equal(dateText(birthday(leapling, 20)), "2024-02-29");
  assert.equal(dateText(birthday(leapling, 25)), "2029-02-28");
  assert.equal(ageOn(leapling, parseDate("2029-02-27")), 24);
  assert.equal(ageOn(leapling, parseDate("2029-02-28")), 25);
  assert.equal(ageOn(leapling, parseDate("2024-02-28")), 19);
  assert.equal(parseDate("2027-02-29"), undefined);
  assert.equal(timeText(parseTime("2027-01-30T19:00:05")), "2027-01-30T19:00:05");
  assert.equal(timeText(at(dayFrom(2027, 1, 30), 19)), "2027-01-30T19:00");
});

test("a good application is ready, with every rule met or a judgement", () => {
  const answer = verdict({});
  assert.equal(answer.outcome, "ready");
  for (const rule of RULES) {
    const expected = { "hamar/5/number": "judgement" };
    assert.equal(answer.states[rule], expected[rule] ?? "met", rule);
    assert.deepEqual(answer.missing[rule], [], rule);
  }
  // 13-15: 15 is judged by clause 8, so both closing clauses apply. Under the strictest reading 15 belongs to clause 7, and clause 8 has nobody left.
  assert.deepEqual(answer.readings, { "hamar/8": "irrelevant" });
});

test("deadlines of 30 January 2027: 16 (safe 15) and 25 January", () => {
  const { deadlines, earliestDate } = verdict({}, "2027-01-10");
  assert.deepEqual(deadlines, [
    { rule: "hamar/1", date: "2027-01-16", safeDate: "2027-01-15", daysLeft: 6, done: true },
    { rule: "hamar/5/list", date: "2027-01-25", safeDate: "2027-01-25", daysLeft: 15, done: false },
  ]);
  assert.equal(earliestDate, "2027-01-24");
  assert.equal(verdict({}, "2027-01-09").deadlines[0].done, false);
  assert.equal(verdict({}, "2027-01-20").deadlines[0].daysLeft, -4);
  assert.deepEqual(verdict({ start: undefined }).deadlines, []);
  assert.equal(verdict({ start: undefined }).earliestDate, "2027-01-19");
  const outside = verdict({ kind: "lan" });
  assert.deepEqual([outside.outcome, outside.deadlines, outside.earliestDate], ["outOfScope", [], undefined]);
  // Safe dates walk back over Easter, 1 and 17 May, Christmas.
  const safe = (start) => verdict({ start: `${start}T19:00`, end: undefined }).deadlines[0].safeDate;
  assert.equal(safe("2027-04-12"), "2027-03-24");
  assert.equal(safe("2027-05-31"), "2027-05-14");
  assert.equal(safe("2027-05-15"), "2027-04-30");
  assert.equal(safe("2027-01-09"), "2026-12-24");
  assert.equal(safe("2027-05-20"), "2027-05-05");
});

test("scope: what is covered, and what settles it", () => {
  for (const kind of ["concert", "disco", "dance"]) {
    assert.equal(state("hamar/scope", { kind, schools: 0, participants: 0 }), "met");
  }
  for (const kind of ["lan", "other"]) assert.equal(state("hamar/scope", { kind }), "irrelevant");
  for (const kind of ["disco", "other", undefined]) {
    const closed = { kind, access: "closed", schools: 1 };
    assert.equal(state("hamar/scope", { ...closed, participants: 99 }), "irrelevant");
    assert.equal(state("hamar/scope", { ...closed, participants: 100 }), "irrelevant");
    assert.equal(state("hamar/scope", { ...closed, participants: 101 }), "met");
    assert.equal(state("hamar/scope", { ...closed, schools: 0, participants: 500 }), "irrelevant");
  }
  assert.equal(state("hamar/scope", { access: undefined, schools: 2, participants: 150 }), "met");
  assert.deepEqual(missing("hamar/scope", { access: undefined, schools: 2, participants: 100 }), ["/access"]);
  assert.deepEqual(missing("hamar/scope", { kind: undefined, access: "public" }), ["/kind"]);
  assert.deepEqual(missing("hamar/scope", { access: "closed", schools: undefined, participants: 100 }), []);
  assert.deepEqual(missing("hamar/scope", { access: "closed", schools: undefined, participants: null }), [
    "/participants",
    "/schools",
  ]);
  assert.deepEqual(oracle({}, { asOf }).missing["hamar/scope"], ["/access", "/kind", "/participants", "/schools"]);
});

test("while scope is unknown every rule that could apply waits for it", () => {
  const answer = verdict({
    access: undefined,
    schools: 0,
    drugFree: false,
    schoolEvent: false,
    ageMin: 16,
    ageMax: 18,
  });
  assert.equal(answer.outcome, "incomplete");
  assert.equal(answer.states["hamar/3"], "missing");
  assert.deepEqual(answer.missing["hamar/3"], ["/access"]);
  assert.equal(answer.states["hamar/5/number"], "missing");
  assert.equal(answer.states["hamar/2/approval"], "irrelevant");
  assert.equal(answer.states["hamar/7"], "irrelevant");
  assert.equal(answer.deadlines.length, 2);
});

test("clause 1: fourteen days, not thirteen", () => {
  assert.equal(state("hamar/1", { appliedOn: "2027-01-15" }), "met");
  assert.equal(state("hamar/1", { appliedOn: "2027-01-16" }), "met");
  assert.equal(state("hamar/1", { appliedOn: "2027-01-17" }), "broken");
  const unsent = { appliedOn: undefined };
  assert.equal(state("hamar/1", unsent, "2027-01-15"), "missing");
  assert.equal(state("hamar/1", unsent, "2027-01-16"), "missing");
  assert.equal(state("hamar/1", unsent, "2027-01-17"), "broken");
  assert.deepEqual(missing("hamar/1", unsent), ["/appliedOn"]);
  assert.deepEqual(missing("hamar/1", { ...unsent, start: undefined, end: undefined }), ["/appliedOn", "/start"]);
  assert.deepEqual(missing("hamar/1", { start: undefined, end: undefined }), ["/start"]);
  // Without a start the end still says how late it can be: a minute after midnight allows a start on that day, midnight does not.
  const lateEnd = (end) => ({ ...unsent, start: undefined, end });
  assert.equal(state("hamar/1", lateEnd("2027-01-19T00:01")), "missing");
  assert.equal(state("hamar/1", lateEnd("2027-01-19T00:00")), "broken");
  // The deadline counts from the calendar date of the start, also after midnight.
  assert.equal(state("hamar/1", { start: "2027-01-31T00:30", end: undefined, appliedOn: "2027-01-17" }), "met");
  assert.equal(state("hamar/1", { start: "2027-01-30T23:59", end: undefined, appliedOn: "2027-01-17" }), "broken");
});

test("clause 2: place, and both approvals for a school event", () => {
  assert.equal(state("hamar/2/place", { nearSchoolDistrict: false }), "broken");
  assert.deepEqual(missing("hamar/2/place", { nearSchoolDistrict: undefined }), ["/nearSchoolDistrict"]);
  assert.equal(state("hamar/2/approval", { approvedBySchool: false }), "broken");
  assert.equal(state("hamar/2/approval", { approvedByParents: false, approvedBySchool: undefined }), "broken");
  assert.equal(state("hamar/2/approval", { schoolEvent: false, approvedByParents: false }), "irrelevant");
  assert.deepEqual(missing("hamar/2/approval", { schoolEvent: undefined }), ["/schoolEvent"]);
  assert.deepEqual(missing("hamar/2/approval", { schoolEvent: undefined, approvedBySchool: false }), ["/schoolEvent"]);
  assert.deepEqual(missing("hamar/2/approval", { schoolEvent: undefined, approvedByParents: undefined }), [
    "/approvedByParents",
    "/schoolEvent",
  ]);
});

test("clause 3: drug-free", () => {
  assert.equal(state("hamar/3", { drugFree: false }), "broken");
  assert.deepEqual(missing("hamar/3", { drugFree: null }), ["/drugFree"]);
  assert.equal(verdict({ drugFree: false }).outcome, "broken");
});

test("clause 4: twenty-five on the day of the event", () => {
  const born = (date, changes) => state("hamar/4", { responsible: { born: date }, ...changes });
  assert.equal(born("2002-01-29"), "met");
  assert.equal(born("2002-01-30"), "met");
  assert.equal(born("2002-01-31"), "broken");
  for (const [age, expected] of [
    [24, "broken"],
    [25, "met"],
    [26, "met"],
  ]) {
    assert.equal(state("hamar/4", { responsible: { age } }), expected);
  }
  const onDay = (date) => born("2004-02-29", { start: `${date}T19:00`, end: undefined });
  assert.deepEqual(["2029-02-27", "2029-02-28", "2029-03-01"].map(onDay), ["broken", "met", "met"]);
  assert.equal(born("2002-01-31", { start: "2027-01-31T00:00", end: undefined }), "met");
  assert.equal(state("hamar/4", { responsible: { born: "2002-01-31", age: 40 } }), "broken");
  const reading = (responsible) => verdict({ responsible }).readings["hamar/4"];
  assert.equal(reading({ age: 25 }), "broken");
  assert.equal(reading({ age: 26 }), undefined);
  assert.equal(reading({ age: 24 }), undefined);
  assert.equal(reading({ born: "2001-01-31" }), "broken");
  assert.equal(reading({ born: "2001-01-30" }), undefined);
  assert.deepEqual(missing("hamar/4", { responsible: undefined }), ["/responsible"]);
  assert.deepEqual(missing("hamar/4", { responsible: null, start: undefined }), ["/responsible", "/start"]);
  assert.deepEqual(missing("hamar/4", { responsible: {} }), ["/responsible/born"]);
  assert.deepEqual(missing("hamar/4", { responsible: { name: "Kari", born: null }, start: null }), [
    "/responsible/born",
    "/start",
  ]);
  assert.equal(state("hamar/4", { responsible: { age: 30 }, start: undefined }), "met");
  assert.deepEqual(missing("hamar/4", { responsible: { born: "1980-05-17" }, start: undefined }), ["/start"]);
  assert.equal(
    state("hamar/4", { responsible: { born: "2002-01-31" }, start: undefined, end: "2027-01-31T00:00" }),
    "broken",
  );
  assert.equal(
    state("hamar/4", { responsible: { born: "2002-01-31" }, start: undefined, end: "2027-01-31T00:01" }),
    "missing",
  );
});

test("clause 5: guards of twenty", () => {
  const born = (date) => state("hamar/5/age", { guards: [{ age: 40 }, { born: date }] });
  assert.deepEqual(["2007-01-29", "2007-01-30", "2007-01-31"].map(born), ["met", "met", "broken"]);
  const age = (n) => state("hamar/5/age", { guards: [{ age: n }] });
  assert.deepEqual([19, 20, 21].map(age), ["broken", "met", "met"]);
  assert.equal(verdict({ guards: [{ age: 20 }] }).readings["hamar/5/age"], "broken");
  assert.equal(verdict({ guards: [{ age: 21 }] }).readings["hamar/5/age"], undefined);
  assert.equal(verdict({ guards: [{ age: 20 }, {}] }).readings["hamar/5/age"], "broken");
  assert.equal(state("hamar/5/age", { guards: [{ age: 19 }, {}, null] }), "broken");
  assert.deepEqual(missing("hamar/5/age", { guards: [{ age: 30 }, {}, null] }), ["/guards/1/born", "/guards/2/born"]);
  for (const guards of [undefined, null, []]) assert.deepEqual(missing("hamar/5/age", { guards }), ["/guards"]);
  assert.deepEqual(missing("hamar/5/age", { guards: [{ age: 30 }, {}], start: undefined }), [
    "/guards/1/born",
    "/start",
  ]);
  assert.deepEqual(missing("hamar/5/age", { guards: [{ born: "2007-01-31" }, {}], start: undefined, end: undefined }), [
    "/guards/1/born",
    "/start",
  ]);
  const leap = (date) =>
    state("hamar/5/age", { guards: [{ born: "2008-02-29" }], start: `${date}T19:00`, end: undefined }, "2027-01-05");
  assert.deepEqual(["2028-02-28", "2028-02-29", "2028-03-01"].map(leap), ["broken", "met", "met"]);
  assert.equal(state("hamar/5/number", { guards: undefined, participants: 5000 }), "judgement");
});

test("clause 5: the list five days before, by its date alone", () => {
  const sent = (guardListSentOn) => state("hamar/5/list", { guardListSentOn, guards: undefined });
  assert.deepEqual(["2027-01-24", "2027-01-25", "2027-01-26"].map(sent), ["met", "met", "broken"]);
  const unsent = (when) => state("hamar/5/list", { guardListSentOn: undefined }, when);
  assert.deepEqual(["2027-01-24", "2027-01-25", "2027-01-26"].map(unsent), ["missing", "missing", "broken"]);
});

test("closing times: each band at one second below, at and one above", () => {
  // [lowest, highest, state of 7 and of 8 at 22.00:00, at 22.00:01, at 01.00:00, at 01.00:01]
  const [m, b, i] = ["met", "broken", "irrelevant"];
  for (const [ageMin, ageMax, ...expected] of [
    [13, 14, [m, i], [b, i], [b, i], [b, i]],
    [13, 15, [m, m], [b, m], [b, m], [b, b]],
    [13, 18, [m, m], [b, m], [b, m], [b, b]],
    [14, 16, [m, m], [b, m], [b, m], [b, b]],
    [15, 15, [i, m], [i, m], [i, m], [i, b]],
    [15, 18, [i, m], [i, m], [i, m], [i, b]],
    [16, 18, [i, m], [i, m], [i, m], [i, b]],
    [18, 30, [i, m], [i, m], [i, m], [i, b]],
    [19, 30, [i, i], [i, i], [i, i], [i, i]],
    [0, 12, [i, i], [i, i], [i, i], [i, i]],
    [12, 13, [m, i], [b, i], [b, i], [b, i]],
    [14, 14, [m, i], [b, i], [b, i], [b, i]],
  ]) {
    ["2027-01-30T22:00", "2027-01-30T22:00:01", "2027-01-31T01:00", "2027-01-31T01:00:01"].forEach((end, number) => {
      const { states } = verdict({ ageMin, ageMax, end });
      assert.deepEqual([states["hamar/7"], states["hamar/8"]], expected[number], `${ageMin}-${ageMax} ${end}`);
    });
    const early = verdict({ ageMin, ageMax, end: "2027-01-30T21:59:59" }).states;
    assert.deepEqual([early["hamar/7"], early["hamar/8"]], expected[0], `${ageMin}-${ageMax} early`);
  }
});

test("the evening begins at six in the morning", () => {
  const seven = (start, end) => state("hamar/7", { start, end });
  assert.equal(seven("2027-01-31T05:59:59", "2027-01-31T06:30"), "broken");
  assert.equal(seven("2027-01-31T06:00", "2027-01-31T06:30"), "met");
  assert.equal(seven("2027-01-31T00:00", "2027-01-31T00:30"), "broken");
  const eight = (start, end) => state("hamar/8", { ageMin: 16, ageMax: 18, start, end });
  assert.equal(eight("2027-01-31T00:00", "2027-01-31T01:00"), "met");
  assert.equal(eight("2027-01-31T00:00", "2027-01-31T01:00:01"), "broken");
  assert.equal(eight("2027-01-31T06:00", "2027-02-01T01:00"), "met");
});

test("a start or an end alone can settle the closing time", () => {
  const startOnly = (start) => state("hamar/7", { start, end: undefined });
  assert.equal(startOnly("2027-01-30T21:59:59"), "missing");
  assert.equal(startOnly("2027-01-30T22:00"), "broken");
  assert.deepEqual(missing("hamar/7", { end: undefined }), ["/end"]);
  const endOnly = (end) => state("hamar/7", { start: undefined, end });
  assert.equal(endOnly("2027-01-30T22:00"), "missing");
  assert.equal(endOnly("2027-01-30T22:00:01"), "broken");
  assert.equal(endOnly("2027-01-31T06:00"), "broken");
  assert.equal(endOnly("2027-01-31T06:00:01"), "missing");
  assert.deepEqual(missing("hamar/7", { start: undefined }), ["/start"]);
});

test("one known bound can be enough, and both readings of 15 are told", () => {
  const bounds = (ageMin, ageMax, end = "2027-01-30T23:00") => verdict({ ageMin, ageMax, end });
  assert.equal(bounds(13, undefined).states["hamar/7"], "broken");
  assert.equal(bounds(undefined, 14).states["hamar/7"], "broken");
  assert.deepEqual(bounds(12, undefined).missing["hamar/7"], ["/ageMax"]);
  assert.deepEqual(bounds(undefined, 18).missing["hamar/7"], ["/ageMin"]);
  assert.equal(bounds(undefined, 15).states["hamar/8"], "met");
  assert.equal(bounds(15, undefined).states["hamar/7"], "irrelevant");
  assert.equal(bounds(undefined, 12).states["hamar/9"], "broken");
  assert.equal(bounds(undefined, 13).states["hamar/9"], "missing");
  assert.equal(bounds(13, undefined).states["hamar/9"], "met");
  assert.deepEqual(bounds(15, 15).readings, { "hamar/7": "broken", "hamar/8": "irrelevant" });
  assert.deepEqual(bounds(15, 18).readings, { "hamar/7": "broken" });
  assert.deepEqual(bounds(15, 18, "2027-01-30T21:00").readings, { "hamar/7": "met" });
  assert.deepEqual(bounds(undefined, 15).readings, { "hamar/7": "broken", "hamar/8": "irrelevant" });
  assert.deepEqual(bounds(16, 18).readings, {});
  // Without any bound, ages or grades can be filled in. Whatever the highest grade is, a lowest grade cannot free clause 8 from it.
  assert.deepEqual(verdict(none).missing["hamar/9"], ["/ageMin", "/gradeMin"]);
  assert.deepEqual(verdict({ ...none, end: "2027-01-30T23:00" }).missing["hamar/7"], [
    "/ageMax",
    "/ageMin",
    "/gradeMax",
    "/gradeMin",
  ]);
  assert.deepEqual(verdict(none).missing["hamar/8"], ["/ageMax", "/ageMin", "/gradeMax"]);
});

test("school grades stand for ages by the school year", () => {
  const grades = (gradeMin, gradeMax, date, end = "23:00") =>
    verdict({ ...none, gradeMin, gradeMax, start: `${date}T19:00`, end: `${date}T${end}` }).states;
  // Grade 7: 11-12 in autumn, 12-13 in spring; grade 8 begins in August.
  assert.equal(grades(7, 7, "2026-10-10")["hamar/7"], "irrelevant");
  assert.equal(grades(7, 7, "2027-01-01")["hamar/7"], "broken");
  assert.equal(grades(7, 7, "2027-07-31")["hamar/7"], "broken");
  assert.equal(grades(7, 7, "2027-08-01")["hamar/7"], "irrelevant");
  // Grade 10: 14-15 in autumn, exactly 15 on 31 December, 15-16 in spring.
  assert.equal(grades(10, 10, "2026-12-30")["hamar/7"], "broken");
  assert.equal(grades(10, 10, "2026-12-31")["hamar/7"], "irrelevant");
  assert.equal(grades(10, 10, "2027-01-01")["hamar/7"], "irrelevant");
  assert.equal(grades(10, 10, "2026-12-31")["hamar/8"], "met");
  // Grade 13: 17-18 in autumn, 18-19 in spring: never free of clause 8.
  assert.equal(grades(13, 13, "2026-10-10")["hamar/8"], "met");
  assert.equal(grades(13, 13, "2027-03-10")["hamar/8"], "met");
  // An autumn 8th-grader can be 12, yet clause 9 looks at the grade.
  assert.equal(grades(8, 10, "2026-10-10")["hamar/9"], "met");
  assert.equal(grades(7, 10, "2027-03-10")["hamar/9"], "broken");
  assert.equal(verdict({ ...none, gradeMax: 7 }).states["hamar/9"], "broken");
  assert.deepEqual(verdict({ ...none, gradeMax: 8 }).missing["hamar/9"], ["/gradeMin"]);
  assert.deepEqual(verdict({ ...none, gradeMin: 8, end: "2027-01-30T23:00" }).missing["hamar/7"], []);
});

test("ages and grades mixed", () => {
  const mixed = (changes) => verdict({ ...none, end: "2027-01-30T23:00", ...changes });
  assert.deepEqual(mixed({ ageMin: 12, gradeMin: 7 }).missing["hamar/7"], ["/ageMax"]);
  assert.equal(mixed({ ageMin: 13, gradeMin: 7 }).states["hamar/9"], "broken");
  assert.deepEqual(mixed({ ageMin: 13, gradeMax: 10 }).missing["hamar/9"], ["/gradeMin"]);
  assert.equal(mixed({ ageMin: 13, gradeMax: 7 }).states["hamar/9"], "broken");
  assert.deepEqual(mixed({ ageMax: 18, gradeMax: 13 }).missing["hamar/7"], ["/ageMin"]);
  // Lowest 18 by age, highest 16 by grade: nobody is invited.
  const empty = mixed({ ageMin: 18, gradeMax: 10 }).states;
  assert.deepEqual([empty["hamar/7"], empty["hamar/8"]], ["irrelevant", "irrelevant"]);
});

test("clause 9: public events only, thirteen or grade 8", () => {
  assert.deepEqual(
    [11, 12, 13, 14].map((ageMin) => state("hamar/9", { ageMin })),
    ["broken", "broken", "met", "met"],
  );
  assert.equal(state("hamar/9", { ageMin: 10, access: "closed" }), "irrelevant");
  assert.deepEqual(missing("hamar/9", { ageMin: 10, access: undefined }), ["/access"]);
  assert.equal(state("hamar/9", { ageMin: 10, gradeMin: 8 }), "met");
  // Of an unknown kind and closed or too small: public would have to be a disco, so the kind is what it waits for.
  assert.equal(state("hamar/9", { kind: "other", access: undefined, schools: undefined }), "irrelevant");
});

test("outcomes", () => {
  assert.equal(verdict({ appliedOn: undefined }).outcome, "incomplete");
  assert.equal(verdict({ appliedOn: undefined, drugFree: false }).outcome, "broken");
  assert.equal(verdict({ nearSchoolDistrict: false, ageMin: 12, end: "2027-01-31T03:00" }).outcome, "ready");
  assert.equal(oracle({}, { asOf }).outcome, "incomplete");
});

const found = (changes, when = asOf) =>
  problems({ ...GOOD, ...changes }, when)
    .map(({ path, code }) => `${path} ${code}`)
    .sort();

test("problems of the input are all found", () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ guards: [null, {}], responsible: null, start: null, answers: {} }), []);
  assert.deepEqual(found({ colour: 1, ageMin: "13", start: "2027-02-30T19:00", guards: [{ naem: 1 }] }), [
    "/ageMin type",
    "/colour unknownKey",
    "/guards/0/naem unknownKey",
    "/start time",
  ]);
  assert.deepEqual(found({ ageMin: 16 }), ["/ageMax order"]);
  assert.deepEqual(found({ ageMin: 15 }), []);
  assert.deepEqual(found({ gradeMin: 9, gradeMax: 8 }), ["/gradeMax order"]);
  assert.deepEqual(found({ end: "2027-01-30T19:00" }), ["/end order"]);
  assert.deepEqual(found({ end: "2027-01-30T19:00:01" }), []);
  assert.deepEqual(found({ responsible: { born: "2027-01-06" } }), ["/responsible/born bornAfterAsOf"]);
  assert.deepEqual(found({ responsible: { born: "2027-01-05" } }), []);
  const march = { appliedOn: null, end: undefined };
  assert.deepEqual(found({ ...march, start: "2027-03-28T01:59:59" }), []);
  assert.deepEqual(found({ ...march, start: "2027-03-28T02:00" }), ["/start time"]);
  assert.deepEqual(found({ ...march, start: "2027-03-28T02:59:59" }), ["/start time"]);
  assert.deepEqual(found({ ...march, start: "2027-03-28T03:00" }), []);
  assert.deepEqual(found({ ...march, start: "2027-10-31T02:30" }), []);
  assert.deepEqual(found({ participants: -1, schools: 1.5, gradeMin: 0, gradeMax: 14 }), [
    "/gradeMax type",
    "/gradeMin type",
    "/participants type",
    "/schools type",
  ]);
  assert.deepEqual(
    problems([], asOf).map(({ path }) => path),
    [""],
  );
});

test("national identity numbers", () => {
  const random = randomNumbers(5);
  for (const kind of IDENTITY_KINDS) {
    for (let number = 0; number < 200; number += 1) {
      const digits = identityNumber(random, kind);
      assert.ok(isIdentityNumber(digits), `${kind} ${digits}`);
      assert.deepEqual(found({ title: `nr. ${digits.slice(0, 6)} ${digits.slice(6)}` }), ["/title identityNumber"]);
      const wrong = digits.slice(0, 10) + ((Number(digits[10]) + 1) % 10);
      assert.ok(!isIdentityNumber(wrong), wrong);
      assert.deepEqual(found({ title: wrong }), []);
    }
  }
  assert.deepEqual(found({ [identityNumber(random)]: 1 }), [" identityNumber"]);
  assert.equal(isIdentityNumber("12345678901"), false);
});

test("the generators keep their promise", () => {
  const outcomes = new Set();
  for (const { application, asOf: when } of generateMany(300)) {
    outcomes.add(oracle(application, { asOf: when }).outcome);
  }
  assert.deepEqual([...outcomes].sort(), ["broken", "incomplete", "outOfScope", "ready"]);
  assert.deepEqual(generate(17), generate(17));
  for (let seed = 1; seed <= 200; seed += 1) {
    const { application, asOf: when } = generateInvalid(seed);
    assert.ok(oracle(application, { asOf: when }).problems.length > 0);
  }
});

// ---------------------------------------------------------------- what is said of a part must hold for every whole

// More cases for a long run: ORACLE_CASES=5000 node --test tests/oracle/oracle.test.mjs
const CASES = Number(process.env.ORACLE_CASES ?? 400);

/** Fills in every absent field at random; undefined when the luck gave no valid input. */
function completed(application, when, random) {
  const result = Object.fromEntries(Object.entries(application).filter(([, value]) => value !== null));
  const fill = (name, value) => {
    if ((result[name] ?? null) === null) result[name] = value;
  };
  const today = parseDate(when);
  fill("kind", random.pick(["concert", "disco", "other"]));
  fill("access", random.pick(["public", "closed"]));
  fill("schools", random.between(0, 2));
  fill("participants", random.pick([50, 100, 101, 200]));
  for (const name of ["drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"]) {
    fill(name, random.chance(0.5));
  }
  const has = (name) => result[name] !== undefined;
  const anyAge = has("ageMin") || has("ageMax");
  const anyGrade = has("gradeMin") || has("gradeMax");
  const ages = anyAge ? !anyGrade : !anyGrade && random.chance(0.5);
  if (ages) {
    fill("ageMin", random.between(0, Math.min(20, result.ageMax ?? 20)));
    fill("ageMax", random.between(result.ageMin, Math.max(20, result.ageMin)));
  } else if (!anyAge) {
    fill("gradeMin", random.between(1, result.gradeMax ?? 13));
    fill("gradeMax", random.between(result.gradeMin, 13));
  } else {
    if (!has("ageMin") && !has("gradeMin")) fill("ageMin", random.between(0, result.ageMax));
    if (!has("ageMax") && !has("gradeMax")) fill("ageMax", random.between(result.ageMin, Math.max(20, result.ageMin)));
    fill("gradeMin", random.between(1, result.gradeMax ?? 13));
  }
  if (!has("start")) {
    const near = has("end") ? parseTime(result.end) : at(today + random.between(-30, 400), 19);
    result.start = timeText(near - random.pick([1, 60, 3600, 7200, 18000, 86400, 20 * 86400, 200 * 86400]));
  }
  fill("end", timeText(parseTime(result.start) + random.pick([1, 60, 3600, 7200, 18000, 28800, 86400])));
  fill("appliedOn", dateText(today + random.pick([0, 1, 7, 30, 200])));
  fill("guardListSentOn", dateText(today + random.pick([0, 1, 7, 30, 200])));
  const person = () =>
    random.chance(0.5)
      ? { age: random.between(15, 30) }
      : { born: dateText(today - random.between(15 * 365, 30 * 365)) };
  const known = (candidate) => ((candidate?.born ?? candidate?.age ?? null) === null ? person() : candidate);
  result.responsible = known(result.responsible);
  result.guards = has("guards") && result.guards.length > 0 ? result.guards.map(known) : [person(), person()];
  delete result.title;
  return problems(result, when).length === 0 ? result : undefined;
}

test("no completion contradicts a state, and no field that is not named can change one", () => {
  const random = randomNumbers(99);
  let compared = 0;
  let swapped = 0;
  for (const { seed, application, asOf: when } of generateMany(CASES, 5000)) {
    const part = oracle(application, { asOf: when });
    for (let round = 0; round < 12; round += 1) {
      const whole = completed(application, when, random);
      if (!whole) continue;
      const answer = oracle(whole, { asOf: when });
      for (const rule of RULES) {
        assert.notEqual(answer.states[rule], "missing", `${rule} of a complete application, seed ${seed}`);
        if (part.states[rule] === "missing") continue;
        assert.equal(answer.states[rule], part.states[rule], `${rule}, seed ${seed}: ${JSON.stringify(whole)}`);
        compared += 1;
      }
      // Change one absent field alone: only the rules that name it may change their answer.
      const other = completed(application, when, random);
      if (!other) continue;
      for (const name of Object.keys(whole)) {
        const wasAbsent =
          (application[name] ?? null) === null || (name === "guards" && application.guards.length === 0);
        if (!wasAbsent || other[name] === undefined) continue;
        const changed = { ...whole, [name]: other[name] };
        if (problems(changed, when).length > 0) continue;
        const after = oracle(changed, { asOf: when });
        for (const rule of RULES) {
          if (after.states[rule] === answer.states[rule]) continue;
          assert.ok(
            part.missing[rule].includes(`/${name}`),
            `${rule} does not name /${name}, seed ${seed}: ${JSON.stringify(whole)} with ${JSON.stringify(other[name])}`,
          );
          swapped += 1;
        }
      }
    }
  }
  assert.ok(compared > 5000 && swapped > 500, `${compared} states compared, ${swapped} changes seen`);
});

test("trying many more values changes nothing", () => {
  for (const { seed, application, asOf: when } of generateMany(Math.ceil(CASES / 3), 9000)) {
    const { states, missing: waits, readings } = oracle(application, { asOf: when });
    const dense = oracle(application, { asOf: when, dense: true });
    assert.deepEqual(
      { states, waits, readings },
      { states: dense.states, waits: dense.missing, readings: dense.readings },
      seed,
    );
  }
});

// ---------------------------------------------------------------- the checker of fixes

const replace = (name, value) => ({ op: "replace", path: `/${name}`, value });
const complaintsOf = (changes, patch, when = asOf, todo = []) =>
  checkFix({ ...GOOD, ...changes }, when, { nearestFix: patch && { patch }, todo });

test("fixes: an end that is too late", () => {
  const late = { end: "2027-01-30T23:00" };
  assert.deepEqual(complaintsOf(late, [replace("end", "2027-01-30T22:00")]), []);
  assert.match(complaintsOf(late, [replace("end", "2027-01-30T21:00")])[0], /smaller distance/);
  assert.match(complaintsOf(late, [replace("end", "2027-01-30T22:30")])[0], /cures nothing/);
  assert.match(complaintsOf(late, [replace("ageMin", 15)])[0], /smaller distance/);
  assert.match(complaintsOf(late, [replace("drugFree", true)])[0], /not among the changes/);
  assert.match(complaintsOf(late, [replace("end", "2027-01-30T18:00")])[0], /not valid/);
  assert.match(complaintsOf(late, undefined)[0], /there is no nearestFix/);
  const both = [replace("end", "2027-01-30T22:00"), replace("appliedOn", "2027-01-09")];
  assert.match(complaintsOf(late, both)[0], /appliedOn can be left out/);
  assert.match(
    complaintsOf({ ...late, end: "2027-01-31T22:00" }, [replace("end", "2027-01-30T22:00")])[0],
    /^a smaller/,
  );
});

test("fixes: the earlier field wins a tie", () => {
  // Starting a day later lets the guard turn 20, and costs what removing the guard costs.
  const midnight = {
    ageMin: 19,
    ageMax: 25,
    start: "2027-01-30T00:00",
    end: undefined,
    guards: [{ born: "2007-01-31" }],
  };
  assert.deepEqual(complaintsOf(midnight, [replace("start", "2027-01-31T00:00")]), []);
  assert.match(complaintsOf(midnight, [{ op: "remove", path: "/guards/0" }])[0], /^a tie with an earlier field/);
  const evening = { ...midnight, start: "2027-01-30T23:00" };
  assert.match(complaintsOf(evening, [{ op: "remove", path: "/guards/0" }])[0], /^a smaller distance/);
});

test("fixes: a late application moves the event, not the past", () => {
  const late = { appliedOn: "2027-01-20", ageMin: 19, ageMax: 25 };
  const when = "2027-01-21";
  const moved = [replace("start", "2027-02-03T00:00"), replace("end", "2027-02-03T03:00")];
  assert.deepEqual(complaintsOf(late, moved, when), []);
  assert.match(complaintsOf(late, [replace("appliedOn", "2027-01-16")], when)[0], /lies before asOf/);
  assert.match(
    complaintsOf({ ...late, appliedOn: "2027-01-22" }, [replace("appliedOn", "2027-01-16")], when)[0],
    /before asOf/,
  );
  const one = [replace("start", "2027-02-03T00:00"), replace("end", "2027-02-03T04:00")];
  assert.match(complaintsOf(late, one, when)[0], /smaller distance/);
});

test("fixes: persons are removed, never changed, and each removal counts", () => {
  const young = { guards: [{ age: 19 }, { age: 40 }, { age: 18 }] };
  const remove = (path) => ({ op: "remove", path });
  assert.deepEqual(complaintsOf(young, [remove("/guards/2"), remove("/guards/0")]), []);
  assert.deepEqual(complaintsOf(young, [remove("/guards/0"), remove("/guards/1")]), []);
  assert.match(complaintsOf(young, [remove("/guards/0")])[0], /cures nothing/);
  assert.match(complaintsOf(young, [remove("/guards/2"), remove("/guards/1"), remove("/guards/0")])[0], /left out/);
  assert.match(complaintsOf(young, [replace("guards/0/age", 20)])[0], /not among the changes/);
  assert.deepEqual(complaintsOf({ responsible: { age: 20 } }, [remove("/responsible")]), []);
});

test("fixes: what only a person can do is in todo", () => {
  assert.match(complaintsOf({ drugFree: false }, undefined)[0], /todo is empty/);
  assert.deepEqual(complaintsOf({ drugFree: false }, undefined, asOf, [{ code: "x", patch: [] }]), []);
  assert.match(
    complaintsOf({ drugFree: false }, undefined, asOf, [{ code: "x", patch: [replace("drugFree", true)] }])[0],
    /patch/,
  );
});

test("fixes: what the search finds passes its own check", () => {
  let tried = 0;
  for (const { application, asOf: when } of generateMany(120, 20000)) {
    const best = search(application, when);
    if (!best) continue;
    const { fields, guards, responsible } = best.changes;
    const patch = Object.entries(fields).map(([name, value]) => replace(name, value));
    for (const guard of [...guards].sort((a, b) => b - a)) patch.push({ op: "remove", path: `/guards/${guard}` });
    if (responsible) patch.push({ op: "remove", path: "/responsible" });
    assert.deepEqual(checkFix(application, when, { nearestFix: { patch }, todo: [{ code: "x", patch: [] }] }), []);
    assert.deepEqual(problems(patched(application, patch), when), []);
    tried += 1;
  }
  assert.ok(tried > 20, String(tried));
});
