// The vectors of tests/vectors/events in both engines: the cases that the native tests run, with the same comparison written
// anew (tests/unit/events/vectors.hpp), so that one mistaken comparison cannot pass twice.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { builtEngine, root } from "./support.mjs";

const engines = { wasm: await builtEngine("slt"), twin: await builtEngine("slt.twin") };
const folder = `${root}tests/vectors/events/`;
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort();

/** The application of a case: laid over the file's base, guards multiplied. */
function applicationOf(file, vector) {
  const application = vector.base === false ? {} : { ...file.base };
  for (const [key, value] of Object.entries(vector.application)) {
    if (value === null && key in application) delete application[key];
    else application[key] = value;
  }
  if (Array.isArray(application.guards)) {
    application.guards = application.guards.flatMap((guard) => {
      if (!guard?.times) return [guard];
      const { times, ...one } = guard;
      return Array.from({ length: times }, () => one);
    });
  }
  return application;
}

/** As the glue reads it: an empty list of a finding is left out of the text. */
function envelopeOf(text) {
  const envelope = JSON.parse(text);
  for (const finding of envelope.value?.findings ?? []) {
    for (const list of ["facts", "missing", "remedies"]) finding[list] ??= [];
  }
  return envelope;
}

const sorted = (values) => values.map((value) => JSON.stringify(value)).sort();
const holdsAll = (whole, part, what) => {
  for (const [key, value] of Object.entries(part)) assert.deepEqual(whole[key], value, `${what}: ${key}`);
};

/** Throws when the explained envelope is not what is expected. */
function compare(envelope, expect) {
  assert.ok(Object.keys(expect).length > 0, "nothing is expected");
  assert.equal(envelope.ok, !expect.problems, JSON.stringify(envelope.problems));
  if (expect.problems) {
    const problems = envelope.problems.map(({ path, code }) => ({ path, code }));
    assert.deepEqual(sorted(problems), sorted(expect.problems));
    return;
  }
  const verdict = envelope.value;
  const of = (rule) => verdict.findings.find((finding) => finding.rule === rule) ?? assert.fail(`no rule ${rule}`);
  const each = (rules, check) => {
    for (const [rule, should] of Object.entries(rules)) if (rule !== "*") check(of(rule), should, rule);
  };
  const compared = {
    outcome: (should) => assert.equal(verdict.outcome, should),
    states: (should) => {
      each(should, (finding, state, rule) => assert.equal(finding.state, state, rule));
      for (const { rule, state } of verdict.findings)
        if (should["*"] && !(rule in should)) assert.equal(state, should["*"], rule);
    },
    missing: (should) =>
      each(should, (finding, fields, rule) => assert.deepEqual(sorted(finding.missing), sorted(fields), rule)),
    codes: (should) => each(should, (finding, code, rule) => assert.equal(finding.code, code, rule)),
    params: (should) => each(should, (finding, params, rule) => holdsAll(finding.params, params, rule)),
    reading: (should) =>
      each(should, (finding, reading, rule) => assert.deepEqual(finding.reading ?? null, reading, rule)),
    deadlines: (should) => {
      assert.equal(verdict.deadlines.length, should.length, "deadlines");
      should.forEach((deadline, i) => holdsAll(verdict.deadlines[i], deadline, "deadlines"));
    },
    earliestDate: (should) => assert.equal(verdict.earliestDate ?? null, should),
    nearestFix: (should) => assert.deepEqual(verdict.nearestFix?.patch ?? null, should),
    friendlyFix: (should) => assert.deepEqual(verdict.friendlyFix?.patch ?? null, should),
    todo: (should) => assert.deepEqual(sorted((verdict.todo ?? []).map(({ code }) => code)), sorted(should)),
  };
  for (const [key, should] of Object.entries(expect)) {
    assert.ok(key in compared, `nobody knows what ${key} expects`);
    compared[key](should);
  }
}

let count = 0;
for (const name of files) {
  const file = JSON.parse(readFileSync(folder + name, "utf8"));
  const pack = readFileSync(`${root}src/packs/${file.pack}.json`, "utf8");
  for (const [engineName, module] of Object.entries(engines)) {
    test(`${name} in ${engineName}`, async (t) => {
      const rules = new module.EventRules(pack);
      for (const vector of file.cases) {
        await t.test(vector.name, () => {
          const application = JSON.stringify(applicationOf(file, vector));
          const asOf = vector.asOf ?? file.asOf;
          const explained = envelopeOf(rules.check(application, asOf, true));
          compare(explained, vector.expect);
          const plain = envelopeOf(rules.check(application, asOf, false));
          const brief = ({ findings, outcome, deadlines, earliestDate }) => ({
            outcome,
            deadlines,
            earliestDate,
            findings: findings.map(({ rule, state, missing, reading }) => ({ rule, state, missing, reading })),
          });
          if (plain.ok) assert.deepEqual(brief(plain.value), brief(explained.value));
          ++count;
        });
      }
      rules.delete();
    });
  }
}

test("there were many, and a wrong one is noticed", () => {
  assert.ok(count > 700, String(count));
  const rules = new engines.wasm.EventRules(readFileSync(`${root}src/packs/hamar.json`, "utf8"));
  const application = '{"kind":"disco","access":"public","start":"2027-01-30T19:00","drugFree":false}';
  const envelope = envelopeOf(rules.check(application, "2027-01-04", true));
  const right = { outcome: "broken", states: { "hamar/3": "broken" }, todo: ["makeTrue"], nearestFix: null };
  compare(envelope, right);
  for (const wrong of [
    {},
    { outcome: "ready" },
    { states: { "hamar/3": "met" } },
    { states: { "*": "met" } },
    { missing: { "hamar/4": [] } },
    { codes: { "hamar/3": "x" } },
    { params: { "hamar/1": { days: 99 } } },
    { reading: { "hamar/3": {} } },
    { deadlines: [] },
    { earliestDate: null },
    { nearestFix: [] },
    { todo: [] },
    { problems: [] },
    { surprise: true },
  ]) {
    assert.throws(() => compare(envelope, wrong), assert.AssertionError, JSON.stringify(wrong));
  }
  rules.delete();
});
