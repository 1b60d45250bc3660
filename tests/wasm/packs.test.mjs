// The packs of this repository in the module: they open, their remarks are the ones their texts deserve, and the kinds of rules do
// for other municipalities what their texts say. Hamar's pack has its own tests.
import assert from "node:assert/strict";
import test from "node:test";
import { packs } from "../packs/packs.mjs";
import { accepted, changed, onlyInEditors, refused, refusedByModule } from "../packs/variants.mjs";
import { dist, problemsOf } from "./support.mjs";

const { loadSlt, SltInputError } = await import(new URL("slt.js", dist).href);
const slt = await loadSlt();
const asOf = "2026-11-21";

/** What the pack says of the application: the findings by rule id, and the deadlines. */
function verdict(name, application) {
  const answer = slt.eventRules(packs.get(name)).check(application, { asOf, explain: true });
  return { ...answer, of: (id) => answer.findings.find((each) => each.rule === id) ?? assert.fail(`no finding ${id}`) };
}
const state = (name, id, application) => verdict(name, application).of(id).state;
const guards = (n, age) => Array.from({ length: n }, () => ({ age }));
const open = { kind: "concert", access: "public" };

test("every pack opens", () => {
  for (const [name, pack] of packs) {
    const { findings } = verdict(name, {});
    assert.deepEqual(
      findings.map((each) => each.rule),
      pack.rules.map((each) => each.id),
    );
  }
});

test("the only remarks are the bands that overlap in the texts themselves", () => {
  const overlap = { hamar: ["/rules/10/ages"], loten: ["/rules/11/ages"] };
  for (const name of packs.keys()) {
    const remarks = slt.eventRules(packs.get(name)).lint({ asOf });
    assert.deepEqual(
      remarks.map((each) => each.path),
      overlap[name] ?? [],
    );
    for (const remark of remarks) assert.equal(remark.code, "bandOverlap");
  }
});

test("a source is stale from the day after a year", () => {
  const stale = (day) =>
    slt
      .eventRules(packs.get("loten"))
      .lint({ asOf: day })
      .some((each) => each.code === "staleSource");
  assert.equal(stale("2027-11-21"), false);
  assert.equal(stale("2027-11-22"), true);
});

for (const [name, change] of Object.entries(accepted)) {
  test(`opens: ${name}`, () => assert.ok(slt.eventRules(changed(change)).check({}, { asOf })));
}
for (const [name, change] of Object.entries({ ...refused, ...refusedByModule })) {
  if (onlyInEditors.has(name)) continue;
  test(`does not open: ${name}`, () => {
    const problems = problemsOf(() => slt.eventRules(changed(change)), SltInputError);
    assert.ok(problems.length > 0);
    for (const { path, code } of problems) assert.ok(typeof path === "string" && code.length > 0);
  });
}

test("Løten covers closed events of any size with pupils, and others above 100", () => {
  const scope = (application) => state("loten", "loten/scope", application);
  assert.equal(scope({ access: "closed", schools: 1, participants: 10 }), "met");
  assert.equal(scope({ access: "closed", schools: 0, participants: 100 }), "irrelevant");
  assert.equal(scope({ access: "closed", schools: 0, participants: 101 }), "met");
  assert.equal(scope({ access: "public", kind: "lan" }), "met");
  assert.equal(scope({ access: "public", kind: "other" }), "irrelevant");
});

test("Løten wants the lease shown", () => {
  const lease = (answers) => state("loten", "loten/4/lease", { ...open, answers });
  assert.equal(lease({ lease: true }), "met");
  assert.equal(lease({ lease: false }), "broken");
  assert.equal(lease({}), "missing");
});

test("Løten: a late end for a youth purpose is for the police to judge", () => {
  const late = { ...open, ageMin: 13, ageMax: 14, start: "2027-01-30T19:00", end: "2027-01-30T22:01" };
  const closing = (answers) => state("loten", "loten/6/13-15", { ...late, answers });
  assert.equal(closing({ youthPurpose: true }), "judgement");
  assert.equal(closing({ youthPurpose: false }), "broken");
  assert.equal(closing({}), "missing");
});

test("Værnesregionen wants a guard for each started ten, 25 or older without doubt", () => {
  const number = (n, participants) =>
    state("vaernes", "vaernes/guards/number", { ...open, participants, guards: guards(n, 40) });
  assert.equal(number(10, 100), "met");
  assert.equal(number(9, 100), "broken");
  assert.equal(number(10, 101), "broken");
  assert.equal(number(11, 101), "met");

  const age = (born) =>
    verdict("vaernes", { ...open, start: "2027-01-30T19:00", guards: [{ born }] }).of("vaernes/guards/age");
  assert.equal(age("2002-01-31").state, "broken");
  assert.equal(age("2002-01-30").state, "met");
  assert.equal(age("2002-01-30").reading, undefined);
});

test("Værnesregionen: mainly parents is more than half", () => {
  const share = (old, young) =>
    state("vaernes", "vaernes/guards/parents", { ...open, guards: [...guards(old, 35), ...guards(young, 34)] });
  assert.equal(share(5, 5), "broken");
  assert.equal(share(6, 5), "met");
  assert.equal(share(2, 1), "met");
  assert.equal(share(1, 1), "broken");
});

test("names that go in the application have its deadline", () => {
  for (const name of ["vaernes", "lensmann"]) {
    const { deadlines } = verdict(name, { ...open, start: "2027-01-30T19:00" });
    assert.deepEqual(
      deadlines.map(({ code, date }) => [code, date]),
      [
        ["deadline.application", "2027-01-16"],
        ["deadline.guardList", "2027-01-16"],
      ],
    );
  }
});

test("the police routine's table: 20 guards, 30 above 200, half of the parents' generation", () => {
  const number = (n, participants) =>
    state("lensmann", "lensmann/guards/number", { ...open, participants, guards: guards(n, 40) });
  assert.equal(number(20, 200), "met");
  assert.equal(number(19, 200), "broken");
  assert.equal(number(29, 201), "broken");
  assert.equal(number(30, 201), "met");
  assert.equal(number(19, 1), "broken");

  const share = (old, young) =>
    state("lensmann", "lensmann/guards/parents", { ...open, guards: [...guards(old, 35), ...guards(young, 34)] });
  assert.equal(share(10, 10), "met");
  assert.equal(share(10, 11), "broken");
});

test("the police routine: over 25 can be read in two ways", () => {
  const young = verdict("lensmann", { ...open, start: "2027-01-30T19:00", guards: [{ age: 25 }] });
  const { state: answer, reading } = young.of("lensmann/guards/age");
  assert.equal(answer, "met");
  assert.deepEqual(reading, { chosen: "completed", other: "strictly-older", otherState: "broken" });
});

test("Hamar's newer guide: a month where an application is needed, clamped to the month's end", () => {
  const dates = (answers) =>
    verdict("hamar-2025", { ...open, start: "2027-03-31T19:00", answers }).deadlines.map(({ rule, date }) => [
      rule,
      date,
    ]);
  const notification = ["hamar-2025/notification", "2027-03-17"];
  const application = ["hamar-2025/application", "2027-02-28"];
  assert.deepEqual(dates({ permit: true }), [notification, application]);
  assert.deepEqual(dates({ permit: false }), [notification]);

  const sent = (appliedOn) =>
    state("hamar-2025", "hamar-2025/application", {
      ...open,
      start: "2027-03-31T19:00",
      appliedOn,
      answers: { permit: true },
    });
  assert.equal(sent("2027-02-28"), "met");
  assert.equal(sent("2027-03-01"), "broken");
});

test("the packs of other texts are told to be in other words", () => {
  for (const [name, pack] of packs) {
    for (const { source } of verdict(name, open).findings) {
      assert.equal(source.paraphrase === true, pack.source.paraphrase === true, name);
    }
  }
});
