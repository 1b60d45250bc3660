// dist/slt.js with the real module: what a caller of the API meets. The rules' own answers are tested natively and against
// the reference checker (tests/oracle).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { describe, labels, loadSlt, SltInputError, stateLabel, version } from "../../dist/slt.js";
import { generateInvalid, generateMany } from "../oracle/generate.mjs";
import { messageCodes, problemsOf, root, source } from "./support.mjs";

const slt = await loadSlt();
const asOf = "2026-12-20";
const application = {
  kind: "disco",
  access: "public",
  participants: 150,
  ageMin: 13,
  ageMax: 18,
  start: "2027-01-30T19:00",
  end: "2027-01-31T01:00",
  guards: [{ name: "Ola", born: "2007-01-31" }],
};

test("these tests run where code cannot be made from strings, as under a strict policy", () => {
  assert.throws(() => (0, eval)("1"), EvalError);
  assert.throws(() => new Function("return 1"), EvalError);
});

test("versions agree: module, glue, package", () => {
  const expected = JSON.parse(readFileSync(`${root}package.json`, "utf8")).version;
  assert.equal(version, expected);
  assert.equal(slt.version, expected);
  assert.equal(JSON.parse(readFileSync(`${root}dist/package.json`, "utf8")).version, expected);
});

test("every built-in pack opens, and tells what its rules are", () => {
  assert.ok(slt.packs.includes("hamar"));
  for (const name of slt.packs) {
    const pack = JSON.parse(readFileSync(`${root}src/packs/${name}.json`, "utf8"));
    const rules = slt.eventRules(name);
    assert.deepEqual(rules.pack, pack);
    assert.deepEqual(
      rules.info.map(({ rule }) => rule),
      pack.rules.map(({ id }) => id),
    );
    rules.info.forEach((info, index) => {
      const rule = pack.rules[index];
      assert.deepEqual(info.title, rule.title);
      assert.equal(info.clause, rule.clause);
      assert.equal(info.quote, rule.quote);
      assert.equal(info.severity, rule.severity);
      assert.deepEqual(info.text, rule.text);
      assert.deepEqual(info.source, { ...pack.source, ...rule.source });
    });
    assert.equal(slt.eventRules(pack), rules, "the same pack, opened already");
  }
});

test("a verdict without explanations has none, and the same answers", () => {
  const rules = slt.eventRules("hamar");
  const plain = rules.check(application, { asOf });
  const explained = rules.check(application, { asOf, explain: true });
  assert.deepEqual(Object.keys(plain).sort(), ["deadlines", "earliestDate", "findings", "outcome", "pack"]);
  plain.findings.forEach((finding, index) => {
    assert.deepEqual([finding.facts, finding.remedies, finding.quote, finding.source], [[], [], undefined, undefined]);
    const same = explained.findings[index];
    for (const key of ["rule", "state", "severity", "code", "params", "missing", "text", "reading"]) {
      assert.deepEqual(finding[key], same[key], `${finding.rule} ${key}`);
    }
    assert.equal(same.quote, rules.info[index].quote);
    assert.deepEqual(same.source, rules.info[index].source);
  });
  assert.ok(explained.nearestFix.patch.length > 0);
  for (const key of ["outcome", "deadlines", "earliestDate", "pack"]) assert.deepEqual(plain[key], explained[key]);
});

test("plain data: a verdict is its own JSON", () => {
  const verdict = slt.eventRules("hamar").check(application, { asOf, explain: true });
  assert.deepEqual(JSON.parse(JSON.stringify(verdict)), verdict);
  assert.deepEqual(structuredClone(verdict), verdict);
});

for (const explain of [false, true]) {
  test(`checkAll answers as check does, one by one (explain: ${explain})`, () => {
    // One day for all, so that they can cross together.
    const many = generateMany(250).map((each) => each.application);
    for (const name of slt.packs) {
      const rules = slt.eventRules(name);
      const options = { asOf: "2027-06-01", explain };
      const some = name === "hamar" ? many : many.slice(0, 30);
      const readable = some.filter((each) => reads(rules, each, options));
      assert.ok(readable.length > some.length / 2, String(readable.length));
      assert.deepEqual(
        rules.checkAll(readable, options),
        readable.map((each) => rules.check(each, options)),
      );
    }
  });
}

/** Some are born after the one day that is used here for all. */
function reads(rules, application, options) {
  try {
    return Boolean(rules.check(application, options));
  } catch (error) {
    assert.ok(error instanceof SltInputError);
    return false;
  }
}

test("every problem of an input is listed at once, with its pointer", () => {
  const problems = problemsOf(
    () =>
      slt.eventRules("hamar").check(
        {
          kind: "ball",
          participants: -1,
          ageMin: 15,
          ageMax: 13,
          start: "2027-03-28T02:30",
          end: 5,
          guards: [{ age: 1.5 }],
          colour: "red",
        },
        { asOf: "2026-02-30" },
      ),
    SltInputError,
  );
  assert.deepEqual(problems.map(({ path, code }) => `${path} ${code}`).sort(), [
    "/ageMax order",
    "/asOf date",
    "/colour unknownKey",
    "/end type",
    "/guards/0/age fraction",
    "/kind enum",
    "/participants negative",
    "/start nonexistentTime",
  ]);
  for (const problem of problems) assert.ok(problem.detail.length > 5);
});

test("checkAll lists the problems of all, by the caller's index", () => {
  const many = Array.from({ length: 700 }, () => ({ ...application }));
  many[3] = { ...application, start: "never" };
  many[450] = null;
  many[699] = { ageMin: 10n };
  const problems = problemsOf(() => slt.eventRules("hamar").checkAll(many, { asOf }), SltInputError);
  assert.deepEqual(problems.map(({ path, code }) => `${path} ${code}`).sort(), [
    "/3/start dateTime",
    "/450 type",
    "/699/ageMin type",
  ]);
});

test("a refused identity number is nowhere in the answer", () => {
  const number = "01010750160";
  const rules = slt.eventRules("hamar");
  for (const input of [
    { title: `Disko ${number}` },
    { guards: [{ name: "010107 50160" }] },
    { [number]: true },
    { responsible: { born: number } },
    { answers: { [number]: true } },
    { [number]: 1n },
  ]) {
    for (const action of [() => rules.check(input, { asOf }), () => rules.checkAll([{}, input], { asOf })]) {
      const problems = problemsOf(action, SltInputError);
      if (!(number in input && typeof input[number] === "bigint"))
        assert.ok(problems.some(({ code }) => code === "nationalId"));
      const said =
        JSON.stringify(problems) +
        problems.map((each) => describe(each, "nb")).join() +
        new SltInputError(problems).message;
      assert.doesNotMatch(said.replace(/\D/g, ""), new RegExp(number));
    }
  }
});

test("a pack of the caller's own: its problems are listed, and a right one is used", () => {
  const problems = problemsOf(
    () => slt.eventRules({ id: "x", version: 1, rules: [{ id: "x/1", kind: "magic" }] }),
    SltInputError,
  );
  assert.ok(problems.length > 3);
  assert.ok(problems.some(({ path, code }) => path === "/rules/0/kind" && code === "unknownKind"));
  const own = structuredClone(slt.eventRules("hamar").pack);
  const rule = own.rules.find(({ id }) => id === "hamar/1");
  rule.before = { days: 30 };
  const [ours] = slt.eventRules(own).check(application, { asOf }).deadlines;
  assert.equal(ours.date, "2026-12-31");
  assert.equal(slt.eventRules("hamar").check(application, { asOf }).deadlines[0].date, "2027-01-16");
});

test("lint of every built-in pack is readable", () => {
  for (const name of slt.packs) {
    for (const problem of slt.eventRules(name).lint({ asOf: "2030-01-01" })) {
      assert.match(problem.path, /^\//);
      for (const language of ["nb", "nn", "en"]) assert.ok(describe(problem, language).length > 10);
      if (problem.example) slt.eventRules(name).check(problem.example, { asOf: "2030-01-01" });
    }
    assert.ok(
      slt
        .eventRules(name)
        .lint({ asOf: "2030-01-01" })
        .some(({ code }) => code === "staleSource"),
    );
    assert.ok(
      !slt
        .eventRules(name)
        .lint()
        .some(({ code }) => code === "staleSource"),
    );
  }
});

test("calendar", () => {
  const days = slt.calendar("2027-05-15", "2027-05-18");
  assert.deepEqual(
    days.map(({ date, isoWeek, holyDay }) => [date, isoWeek, holyDay]),
    [
      ["2027-05-15", 19, false],
      ["2027-05-16", 19, true],
      ["2027-05-17", 20, true],
      ["2027-05-18", 20, false],
    ],
  );
  assert.equal(slt.calendar("2027-01-01", "2027-12-31").length, 365);
  assert.deepEqual(
    problemsOf(() => slt.calendar("2027-02-30", "x"), SltInputError).map(({ path, code }) => `${path} ${code}`),
    ["/from date", "/to date"],
  );
  assert.equal(problemsOf(() => slt.calendar("2027-02-01", "2027-01-01"), SltInputError)[0].code, "order");
  assert.equal(problemsOf(() => slt.calendar("0001-01-01", "9999-12-31"), SltInputError)[0].code, "limit");
});

test("every code that the module says has its own words in every language", async () => {
  const { tables } = await source("language/tables.ts");
  const codes = new Set(messageCodes());
  const seen = new Map();
  const say = (item) => {
    seen.set(item.code, item);
    assert.ok(codes.has(item.code), `no text for ${item.code}`);
    for (const language of ["nb", "nn", "en"]) {
      const text = describe(item, language);
      const general = Object.entries(tables[language].texts).filter(([name]) => name.startsWith("unknown."));
      assert.ok(!general.some(([, words]) => text.includes(words)), `${JSON.stringify(item)}: ${text}`);
      assert.doesNotMatch(text, /undefined|NaN|\[object/);
    }
  };
  for (const name of slt.packs) {
    const rules = slt.eventRules(name);
    for (const { application, asOf } of generateMany(name === "hamar" ? 500 : 120)) {
      const verdict = rules.check(application, { asOf, explain: true });
      for (const finding of verdict.findings) {
        say(finding);
        assert.ok(stateLabel(finding, "nn").length > 2);
        finding.remedies.forEach(say);
      }
      verdict.deadlines.forEach(say);
      verdict.todo?.forEach(say);
      for (const fix of [verdict.nearestFix, verdict.friendlyFix]) if (fix) say(fix);
      assert.ok(labels("en").outcome[verdict.outcome].length > 2);
    }
  }
  for (let seed = 1; seed <= 300; ++seed) {
    const { application, asOf } = generateInvalid(seed);
    try {
      slt.eventRules("hamar").check(application, { asOf });
    } catch (error) {
      assert.ok(error instanceof SltInputError);
      error.problems.forEach(say);
    }
  }
  assert.ok(seen.size > 60, `only ${seen.size} codes were seen: ${[...seen.keys()].join(" ")}`);
});
