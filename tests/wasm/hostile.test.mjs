// No input crashes, hangs or grows the module.
import assert from "node:assert/strict";
import test from "node:test";
import { generate, randomNumbers } from "../oracle/generate.mjs";
import { problemsOf } from "./support.mjs";

// The module's memory, seen when it is made.
const memories = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...values) => {
  const instance = await instantiate(...values);
  memories.push(
    ...Object.values((instance.instance ?? instance).exports).filter((each) => each instanceof WebAssembly.Memory),
  );
  return instance;
};
const { loadSlt, SltInputError } = await import("../../dist/slt.js");
const slt = await loadSlt({ engine: "wasm" });
WebAssembly.instantiate = instantiate;

const asOf = "2026-12-20";
const rules = slt.eventRules("hamar");
const size = () => memories.map(({ buffer }) => buffer.byteLength);
const atStart = size();

/** Still there, and still right. */
function alive() {
  assert.deepEqual(size(), atStart, "the memory grew");
  const verdict = slt.eventRules("hamar").check({ kind: "disco", access: "public", drugFree: false }, { asOf });
  assert.equal(verdict.outcome, "broken");
}

/** The problems, or nothing when the input was read; anything else that is thrown is a failure. */
function outcome(action) {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof SltInputError) return error.problems;
    throw error;
  }
}

test("the memory can be seen", () => assert.equal(memories.length, 1));

test("one application at every limit is answered, one beyond is refused", () => {
  const guards = (count, name = "N".repeat(200)) => Array.from({ length: count }, () => ({ name, born: "2007-02-01" }));
  const full = { ...generate(3).application, title: "T".repeat(1000), guards: guards(500) };
  const took = performance.now();
  for (const explain of [false, true]) outcome(() => rules.check(full, { asOf, explain }));
  assert.ok(performance.now() - took < 5000, `${performance.now() - took} ms`);
  assert.equal(
    outcome(() => rules.check({ guards: guards(500) }, { asOf })),
    undefined,
  );
  assert.equal(problemsOf(() => rules.check({ guards: guards(501) }, { asOf }), SltInputError)[0].code, "limit");
  assert.equal(
    outcome(() => rules.check({ title: "T".repeat(1000) }, { asOf })),
    undefined,
  );
  assert.equal(problemsOf(() => rules.check({ title: "T".repeat(1001) }, { asOf }), SltInputError)[0].code, "limit");
  alive();
});

test("many applications, each at its limit, are answered", { timeout: 120_000 }, () => {
  const large = { guards: Array.from({ length: 500 }, () => ({ name: "Æ".repeat(90), born: "2000-02-01" })) };
  assert.equal(
    rules.checkAll(
      Array.from({ length: 30 }, () => large),
      { asOf },
    ).length,
    30,
  );
  const wordy = { ...generate(5).application, title: "\u0001".repeat(1000) };
  delete wordy.guards;
  delete wordy.responsible;
  const verdicts = outcome(() =>
    rules.checkAll(
      Array.from({ length: 1000 }, () => wordy),
      { asOf: "2027-01-01", explain: true },
    ),
  );
  assert.equal(verdicts, undefined);
  alive();
});

test("strings that are no text", () => {
  for (const title of [
    "\u0000",
    "\ud800",
    "\udc00\ud800",
    "\uffff",
    "\u202e",
    "🎉".repeat(250),
    "a\u0301".repeat(300),
  ]) {
    const problems = outcome(() => rules.check({ title }, { asOf }));
    if (problems) assert.ok(["syntax", "limit", "type"].includes(problems[0].code), problems[0].code);
    outcome(() => rules.checkAll([{ title }, {}], { asOf }));
    outcome(() => rules.check({ [title]: 1 }, { asOf }));
    outcome(() => slt.eventRules({ id: title }));
    outcome(() => rules.check({}, { asOf: title }));
    outcome(() => slt.calendar(title, title));
    outcome(() => rules.lint({ asOf: title }));
  }
  alive();
});

test("keys that mean something to JavaScript", () => {
  for (const text of [
    '{"__proto__":{"kind":"disco"}}',
    '{"constructor":1}',
    '{"toString":"x"}',
    '{"answers":{"__proto__":true}}',
  ]) {
    assert.ok(
      outcome(() => rules.check(JSON.parse(text), { asOf })),
      text,
    );
  }
  assert.equal({}.kind, undefined);
  alive();
});

test("values at random in every place: a verdict or problems, never anything else", () => {
  const random = randomNumbers(42);
  const odd = [
    null,
    true,
    false,
    0,
    -1,
    1,
    1e9,
    -1e9,
    1e300,
    0.1,
    Number.MAX_SAFE_INTEGER,
    5e-324,
    "",
    "x",
    " ",
    "2027-01-30",
    "2027-02-30",
    "2027-01-30T19:00",
    "2027-03-28T02:30",
    "9999-12-31T23:59:59",
    "0001-01-01T00:00",
    "-001-01-01",
    "2027-01-30T24:00",
    "2027-01-30T19:00Z",
    "٢٠٢٧-٠١-٣٠",
    "12345678901",
    "x".repeat(5000),
    [],
    [[]],
    {},
    { a: { b: {} } },
    [null],
    Array(600).fill({}),
    { born: "2007-01-31", age: 3 },
    { name: 5 },
  ];
  const fields = [
    "title",
    "kind",
    "access",
    "schools",
    "participants",
    "ageMin",
    "ageMax",
    "gradeMin",
    "gradeMax",
    "start",
    "end",
    "appliedOn",
    "guardListSentOn",
    "responsible",
    "guards",
    "drugFree",
    "nearSchoolDistrict",
    "schoolEvent",
    "approvedBySchool",
    "approvedByParents",
    "answers",
    "other",
  ];
  let read = 0;
  for (let round = 1; round <= 1500; ++round) {
    const { application, asOf } = generate(round);
    for (let change = random.between(1, 3); change > 0; --change) application[random.pick(fields)] = random.pick(odd);
    const problems = outcome(() => rules.check(application, { asOf, explain: round % 4 === 0 }));
    if (!problems) ++read;
    else for (const { path, code, detail } of problems) assert.ok(typeof path === "string" && code && detail);
  }
  assert.ok(read > 50, String(read));
  alive();
});

test("100,000 checks do not grow the module", { timeout: 600_000 }, () => {
  const application = {
    kind: "disco",
    access: "public",
    participants: 150,
    ageMin: 13,
    ageMax: 15,
    start: "2027-01-30T19:00",
    end: "2027-01-30T21:00",
  };
  const applications = Array.from({ length: 200 }, (_, n) => ({ ...application, participants: n }));
  for (let round = 0; round < 500; ++round) assert.equal(rules.checkAll(applications, { asOf }).length, 200);
  alive();
  for (let round = 0; round < 2000; ++round) rules.check(applications[round % 200], { asOf, explain: true });
  alive();
});

test("nor do refused inputs and thousands of packs", { timeout: 600_000 }, () => {
  for (let round = 0; round < 5000; ++round)
    assert.ok(outcome(() => rules.check({ guards: [{ name: 5, born: "x" }], title: round }, { asOf })));
  const pack = structuredClone(rules.pack);
  for (let round = 0; round < 1500; ++round) {
    pack.version = `1.0.${round}`;
    const opened = slt.eventRules(pack);
    if (round % 100 === 0) assert.equal(opened.check({}, { asOf }).pack.version, pack.version);
    assert.ok(outcome(() => slt.eventRules({ ...pack, rules: [] })));
  }
  alive();
});
