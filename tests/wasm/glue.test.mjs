// The glue against a module made of paper: what crosses, how often, and what happens to the answers. What the real module
// answers is tested in api.test.mjs.
import assert from "node:assert/strict";
import test from "node:test";
import { problemsOf, source } from "./support.mjs";

const { createSlt, SltInputError } = await source("testing.ts");

const packSource = { title: "Kilde", checkedOn: "2026-11-21" };
const packRules = [
  { id: "x/1", severity: "must", title: { nb: "En" }, clause: "1", quote: "ordrett", source: { title: "En annen" } },
  { id: "x/2", severity: "must", title: { nb: "To" }, text: { nb: "Egen tekst." } },
];
const ok = (value) => JSON.stringify({ ok: true, value });
const bad = (...problems) => JSON.stringify({ ok: false, problems });

/** Answers every application with its title; the title "bad" has a problem. */
function paper() {
  const calls = [];
  const alive = new Set();
  class EventRules {
    constructor(text) {
      this.text = text;
      alive.add(this);
      calls.push(["open", text]);
    }
    opened() {
      const pack = JSON.parse(this.text);
      if (pack.broken)
        return bad({ path: "/rules", code: "required", detail: "x" }, { path: "/id", code: "required", detail: "y" });
      return ok({ id: pack.id, version: pack.version, digest: "d" });
    }
    #verdict(application) {
      return {
        outcome: "ready",
        title: application.title,
        findings: JSON.parse(this.text).rules.map(({ id }) => ({
          rule: id,
          state: "met",
          severity: "must",
          code: "place.met",
          params: {},
        })),
        deadlines: [],
        pack: { id: "x", version: "1", digest: "d" },
      };
    }
    check(text, asOf, explain) {
      this.#use("check", text, asOf, explain);
      if (asOf === "nonsense") return bad({ path: "/asOf", code: "date", detail: "x" });
      return ok(this.#verdict(JSON.parse(text)));
    }
    checkAll(text, asOf, explain) {
      this.#use("checkAll", text, asOf, explain);
      if (asOf === "nonsense") return bad({ path: "/asOf", code: "date", detail: "x" });
      const applications = JSON.parse(text);
      const problems = applications.flatMap(({ title }, index) =>
        title === "bad" ? [{ path: `/${index}/title`, code: "limit", detail: "x" }] : [],
      );
      return problems.length ? bad(...problems) : ok(applications.map((each) => this.#verdict(each)));
    }
    lint(asOf) {
      this.#use("lint", asOf);
      return ok([]);
    }
    delete() {
      assert.ok(alive.delete(this), "deleted twice");
    }
    #use(...call) {
      assert.ok(alive.has(this), "used after it was deleted");
      calls.push(call);
    }
  }
  const slt = createSlt({ EventRules, version: () => "9.9.9", calendar: (from, to) => ok([from, to]) }, "wasm");
  return { slt, calls, alive };
}

const pack = (id, more) => ({ id, version: "1", title: { nb: id }, source: packSource, rules: packRules, ...more });
const asOf = "2026-11-21";

test("statics are attached: texts always, quotes and sources only when asked to explain", () => {
  const rules = paper().slt.eventRules(pack("x"));
  const [first, second] = rules.check({}, { asOf }).findings;
  assert.deepEqual(first, {
    rule: "x/1",
    state: "met",
    severity: "must",
    code: "place.met",
    params: {},
    facts: [],
    missing: [],
    remedies: [],
  });
  assert.deepEqual(second.text, { nb: "Egen tekst." });
  const [explained] = rules.check({}, { asOf, explain: true }).findings;
  assert.equal(explained.quote, "ordrett");
  assert.deepEqual(explained.source, { title: "En annen", checkedOn: "2026-11-21" });
  assert.deepEqual(rules.info, [
    {
      rule: "x/1",
      severity: "must",
      title: { nb: "En" },
      clause: "1",
      quote: "ordrett",
      source: { title: "En annen", checkedOn: "2026-11-21" },
    },
    { rule: "x/2", severity: "must", title: { nb: "To" }, source: packSource, text: { nb: "Egen tekst." } },
  ]);
});

test("a pack is opened once, by what it says", () => {
  const { slt, calls } = paper();
  const own = pack("x");
  const rules = slt.eventRules(own);
  assert.equal(slt.eventRules(own), rules);
  assert.equal(slt.eventRules(structuredClone(own)), rules);
  own.title.nb = "changed";
  assert.notEqual(slt.eventRules(own), rules);
  assert.equal(slt.eventRules("hamar"), slt.eventRules("hamar"));
  assert.equal(calls.filter(([what]) => what === "open").length, 3);
});

test("the pack of the rules is a frozen copy", () => {
  const own = pack("x", { rules: [{ id: "x/1", title: { nb: "En" } }] });
  const rules = paper().slt.eventRules(own);
  own.rules[0].id = "changed";
  assert.equal(rules.pack.rules[0].id, "x/1");
  assert.throws(() => (rules.pack.rules[0].id = "y"), TypeError);
  assert.throws(() => rules.info.push({}), TypeError);
  assert.throws(() => (rules.info[0].title.nb = "y"), TypeError);
});

test("however many packs are used, few are held in the module, and an old one works again", () => {
  const { slt, calls, alive } = paper();
  const all = Array.from({ length: 100 }, (_, n) => slt.eventRules(pack(`x${n}`)));
  assert.equal(alive.size, 16);
  assert.equal(all[0].check({ title: "t" }, { asOf }).title, "t");
  assert.equal(alive.size, 16);
  assert.equal(slt.eventRules(pack("x0")), all[0]);
  assert.equal(calls.filter(([what]) => what === "open").length, 101);
});

test("a pack that cannot be read is not held", () => {
  const { slt, alive } = paper();
  const problems = problemsOf(() => slt.eventRules(pack("x", { broken: true })), SltInputError);
  assert.deepEqual(
    problems.map(({ path }) => path),
    ["/rules", "/id"],
  );
  assert.equal(alive.size, 0);
});

test("an unknown name says which there are", () => {
  const { slt } = paper();
  for (const name of ["nowhere", "", "toString", "__proto__", "hamar "]) {
    const problems = problemsOf(() => slt.eventRules(name), SltInputError);
    assert.deepEqual([problems.length, problems[0].path, problems[0].code], [1, "", "unknownPack"]);
    assert.match(problems[0].detail, /hamar/);
  }
  assert.deepEqual([...slt.packs], ["hamar"]);
});

test("many applications cross in pieces; verdicts keep their order", () => {
  const { slt, calls } = paper();
  const rules = slt.eventRules("hamar");
  const many = Array.from({ length: 1000 }, (_, n) => ({ title: `number ${n}` }));
  assert.deepEqual(
    rules.checkAll(many, { asOf }).map(({ title }) => title),
    many.map(({ title }) => title),
  );
  const pieces = calls.filter(([what]) => what === "checkAll");
  assert.equal(pieces.length, 5);
  assert.deepEqual(rules.checkAll([], { asOf }), []);
});

test("long applications cross in smaller pieces, none with more than fits", () => {
  const { slt, calls } = paper();
  const long = Array.from({ length: 50 }, () => ({ title: "x".repeat(30_000) }));
  assert.equal(slt.eventRules("hamar").checkAll(long, { asOf }).length, 50);
  for (const [what, text] of calls) if (what === "checkAll") assert.ok(text.length < 210_000, String(text.length));
});

test("problems of all pieces are listed with the caller's own index", () => {
  const rules = paper().slt.eventRules("hamar");
  const many = Array.from({ length: 1000 }, (_, n) => ({ title: n % 300 === 7 ? "bad" : "good" }));
  many[500] = { ageMin: 10n };
  const problems = problemsOf(() => rules.checkAll(many, { asOf }), SltInputError);
  assert.deepEqual(problems.map(({ path }) => path).sort(), [
    "/307/title",
    "/500/ageMin",
    "/607/title",
    "/7/title",
    "/907/title",
  ]);
});

test("a problem of the date is told once", () => {
  const rules = paper().slt.eventRules("hamar");
  const many = Array.from({ length: 1000 }, () => ({}));
  assert.equal(problemsOf(() => rules.checkAll(many, { asOf: "nonsense" }), SltInputError).length, 1);
  assert.equal(problemsOf(() => rules.check({}, { asOf: "nonsense" }), SltInputError).length, 1);
});

test("what JSON cannot say is refused with its place, and never reaches the module", () => {
  const { slt, calls } = paper();
  const rules = slt.eventRules("hamar");
  const cycle = { guards: [{}] };
  cycle.guards[0].again = cycle;
  const deep = {};
  for (let at = deep, n = 0; n < 100; ++n) at = at.next = {};
  const branching = {};
  for (let at = branching, n = 0; n < 30; ++n) at.a = at.b = at = {};
  const hostile = [
    [{ ageMin: 10n }, "type", "/ageMin"],
    [{ ageMin: NaN }, "type", "/ageMin"],
    [{ guards: [{ age: Infinity }] }, "type", "/guards/0/age"],
    [{ title: () => "x" }, "type", "/title"],
    [{ "a/b~c": Symbol("x") }, "type", "/a~1b~0c"],
    [cycle, "type", "/guards/0/again"],
    [deep, "limit"],
    [branching, "limit"],
    [{ title: "x".repeat(2_000_000) }, "limit", ""],
    [{ guards: Array.from({ length: 200_000 }, () => ({})) }, "limit"],
    [
      {
        toJSON() {
          throw new Error("mine");
        },
      },
      "type",
      "/toJSON",
    ],
    [
      Object.create({
        toJSON() {
          throw new Error("mine");
        },
      }),
      "type",
      "",
    ],
    [
      {
        get title() {
          throw new Error("mine");
        },
      },
      "type",
      "",
    ],
    [
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error("mine");
          },
        },
      ),
      "type",
      "",
    ],
    [{ "01010112345": 1n }, "type", "/…"],
    [undefined, "type", ""],
    [() => 1, "type", ""],
    [Symbol("x"), "type", ""],
    [{ title: "\u0001".repeat(300_000) }, "limit", ""],
  ];
  const before = calls.length;
  for (const [input, code, path] of hostile) {
    const problems = problemsOf(() => rules.check(input, { asOf }), SltInputError);
    assert.equal(problems[0].code, code, String(path));
    if (path !== undefined) assert.equal(problems[0].path, path);
    assert.ok(!JSON.stringify(problems).includes("01010112345"));
    assert.ok(!JSON.stringify(problems).includes("mine"));
    assert.equal(problemsOf(() => slt.eventRules(typeof input === "string" ? {} : input), SltInputError)[0].code, code);
  }
  const all = problemsOf(
    () =>
      rules.checkAll(
        hostile.map(([input]) => input),
        { asOf },
      ),
    SltInputError,
  );
  assert.ok(all.length >= hostile.length);
  assert.ok(all.every(({ path }) => /^\/\d+/.test(path)));
  assert.equal(calls.slice(before).filter(([what]) => what === "check").length, 0);
  assert.equal(problemsOf(() => rules.checkAll({ length: 5 }, { asOf }), SltInputError)[0].code, "type");
});

test("every problem of one application is found, not only the first", () => {
  const rules = paper().slt.eventRules("hamar");
  const problems = problemsOf(() => rules.check({ ageMin: 1n, ageMax: NaN, title: () => 1 }, { asOf }), SltInputError);
  assert.deepEqual(
    problems.map(({ path }) => path),
    ["/ageMin", "/ageMax", "/title"],
  );
});

test("a date that is no short text does not reach the module", () => {
  const { slt, calls } = paper();
  const rules = slt.eventRules("hamar");
  for (const date of [undefined, null, 5, {}, new Date(), ["2026-11-21"]]) {
    assert.equal(problemsOf(() => rules.check({}, { asOf: date }), SltInputError)[0].path, "/asOf");
    assert.equal(problemsOf(() => rules.checkAll([], { asOf: date }), SltInputError)[0].path, "/asOf");
    assert.equal(problemsOf(() => slt.calendar(date, "2027-01-01"), SltInputError)[0].path, "/from");
    assert.equal(problemsOf(() => slt.calendar("2027-01-01", date), SltInputError)[0].path, "/to");
    if (date !== undefined) assert.equal(problemsOf(() => rules.lint({ asOf: date }), SltInputError)[0].path, "/asOf");
  }
  assert.equal(problemsOf(() => rules.check({}), SltInputError)[0].path, "/asOf");
  rules.check({}, { asOf: "9".repeat(1_000_000) });
  assert.ok(calls.at(-1)[2].length <= 64);
});

test("undefined is absent, as in JSON", () => {
  const { slt, calls } = paper();
  slt.eventRules("hamar").check({ title: undefined, ageMin: null }, { asOf });
  assert.equal(calls.at(-1)[1], '{"ageMin":null}');
});

test("the error knows itself across two copies of the module, and says what is wrong", async () => {
  const other = (await source("errors.ts")).SltInputError;
  const error = new SltInputError([
    { path: "/start", code: "date", detail: "x" },
    { path: "", code: "type", detail: "y" },
  ]);
  assert.ok(error instanceof other && error instanceof Error && new other([]) instanceof SltInputError);
  for (const value of [new Error("x"), null, undefined, {}, 5]) assert.equal(value instanceof SltInputError, false);
  assert.equal(error.name, "SltInputError");
  assert.equal(error.message, "/start: date: x (and 1 more)");
  assert.equal(new SltInputError([{ path: "", code: "type", detail: "y" }]).message, "(whole input): type: y");
});
