// The built module against the reference checker, on thousands of applications: every state, every missing field, every date, every
// other reading, every refusal, and every nearest fix. Run after a build:
//   node --test tests/oracle/agree.test.mjs
// More or other cases: AGREE_CASES=20000 AGREE_FIRST=100000 node --test …; another build: SLT_DIST=/path/to/dist node --test …
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import { checkFix } from "./fix.mjs";
import { generate, generateInvalid, generateMany } from "./generate.mjs";
import { RULES, SEVERITY, oracle } from "./hamar.mjs";
import { problems } from "./problems.mjs";

const CASES = Number(process.env.AGREE_CASES ?? 3000);
const FIRST = Number(process.env.AGREE_FIRST ?? 1);
const INVALID = Math.ceil(CASES / 6);
const FIXES = Math.ceil(CASES / 7);
const DIST = process.env.SLT_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const MODULE = path.resolve(DIST, "slt.js");

/** Collects disagreements by kind, so that one mistake seen a thousand times reads as one. */
class Disagreements {
  #kinds = new Map();
  #compared = 0;
  remarks = new Map();

  compare(kind, actual, expected, context) {
    this.#compared += 1;
    try {
      assert.deepEqual(actual, expected);
    } catch {
      this.add(kind, context, { module: actual, reference: expected });
    }
  }

  add(kind, context, detail) {
    if (!this.#kinds.has(kind)) this.#kinds.set(kind, []);
    this.#kinds.get(kind).push({ ...detail, ...context });
  }

  /** Something to be told that is no disagreement. */
  remark(text) {
    this.remarks.set(text, (this.remarks.get(text) ?? 0) + 1);
  }

  /** Fails with the number of each kind and two examples of it. */
  mustBeNone() {
    assert.ok(this.#compared > 0, "nothing was compared");
    if (this.#kinds.size === 0) return;
    const lines = [];
    for (const [kind, all] of [...this.#kinds].sort((a, b) => b[1].length - a[1].length)) {
      lines.push(`${all.length} × ${kind}`);
      for (const example of all.slice(0, 2)) lines.push(`    ${JSON.stringify(example)}`);
    }
    assert.fail(`the module and the reference checker disagree (${this.#compared} comparisons):\n${lines.join("\n")}`);
  }
}

const bySortedRule = (deadlines) => [...deadlines].sort((a, b) => (a.rule < b.rule ? -1 : 1));
const isInfo = (rule) => rule.startsWith("hamar/info/");

function compareVerdicts(found, { application, asOf }, verdict, context) {
  const expected = oracle(application, { asOf });
  const findings = verdict.findings.filter((finding) => !isInfo(finding.rule));
  found.compare(
    "rules, once each and in the pack's order",
    findings.map(({ rule }) => rule),
    RULES,
    context,
  );
  found.compare("outcome", verdict.outcome, expected.outcome, context);
  found.compare("earliestDate", verdict.earliestDate, expected.earliestDate, context);
  const deadlines = verdict.deadlines.map(({ rule, date, safeDate, daysLeft, done }) => ({
    rule,
    date,
    safeDate,
    daysLeft,
    done,
  }));
  found.compare(
    "deadlines",
    bySortedRule(deadlines.filter(({ rule }) => !isInfo(rule))),
    bySortedRule(expected.deadlines),
    context,
  );
  const scopeIsKnown = expected.states["hamar/scope"] !== "missing";
  for (const finding of findings) {
    const { rule, state } = finding;
    if (!SEVERITY[rule]) continue;
    const other = finding.reading?.otherState;
    found.compare(`${rule}: severity`, finding.severity, SEVERITY[rule], context);
    found.compare(`${rule}: state`, state, expected.states[rule], context);
    found.compare(`${rule}: reading, state ${state}`, other, expected.readings[rule], context);
    const missing = [...finding.missing].sort();
    const exact = expected.missing[rule];
    if (scopeIsKnown || rule === "hamar/scope" || state !== "missing") {
      found.compare(`${rule}: missing`, missing, exact, context);
    } else {
      const forgotten = expected.missing["hamar/scope"].filter((pointer) => !missing.includes(pointer));
      found.compare(`${rule}: missing, scope unknown, forgotten`, forgotten, [], context);
      // More may be named then, which is no mistake; how often what is named could never matter is worth knowing.
      const beyond = missing.filter((pointer) => !exact.includes(pointer));
      if (beyond.length > 0) found.remark(`${rule} names ${beyond} while scope is unknown`);
    }
  }
  for (const finding of verdict.findings.filter(({ rule }) => isInfo(rule))) {
    const allowed = ["judgement", "irrelevant", "missing"].includes(finding.state);
    found.compare(`${finding.rule}: informs, never breaks`, allowed, true, { state: finding.state, ...context });
    found.compare(`${finding.rule}: severity`, finding.severity, "info", context);
  }
}

/** What must be the same with and without `explain`. */
const essence = (verdict) => ({
  outcome: verdict.outcome,
  findings: verdict.findings.map(({ rule, state, missing }) => ({ rule, state, missing })),
  deadlines: verdict.deadlines,
  earliestDate: verdict.earliestDate,
});

let opened;
async function openModule() {
  if (!existsSync(MODULE)) assert.fail(`${path.relative("", MODULE)} is not there: build first (./dev build)`);
  const { loadSlt, SltInputError } = await import(pathToFileURL(MODULE));
  return { rules: (await loadSlt()).eventRules("hamar"), SltInputError };
}
const theModule = () => (opened ??= openModule());

describe("the module agrees with the reference checker", () => {
  test(`states, missing, readings and dates of ${CASES} applications`, async (t) => {
    const { rules } = await theModule();
    const found = new Disagreements();
    for (const { seed, application, asOf } of generateMany(CASES, FIRST)) {
      const context = { seed, asOf, application };
      let verdict;
      try {
        verdict = rules.check(application, { asOf });
      } catch (error) {
        found.add(`a valid application is refused: ${JSON.stringify(error.problems ?? error.message)}`, context, {});
        continue;
      }
      compareVerdicts(found, { application, asOf }, verdict, context);
    }
    for (const [text, count] of found.remarks) t.diagnostic(`${count} × ${text}`);
    found.mustBeNone();
  });

  test("with explanations the answers are the same", async () => {
    const { rules } = await theModule();
    const found = new Disagreements();
    for (const { seed, application, asOf } of generateMany(Math.ceil(CASES / 5), FIRST + CASES)) {
      const context = { seed, asOf, application };
      const explained = rules.check(application, { asOf, explain: true });
      compareVerdicts(found, { application, asOf }, explained, context);
      found.compare("explained and plain", essence(explained), essence(rules.check(application, { asOf })), context);
    }
    found.mustBeNone();
  });

  test("many at once are answered like one at a time", async () => {
    const { rules } = await theModule();
    const asOf = "2027-01-10";
    const applications = generateMany(500, FIRST + 2 * CASES)
      .map(({ application }) => application)
      .filter((application) => problems(application, asOf).length === 0);
    const together = rules.checkAll(applications, { asOf });
    const found = new Disagreements();
    found.compare("number of verdicts", together.length, applications.length, {});
    applications.forEach((application, number) => {
      found.compare("checkAll and check", together[number], rules.check(application, { asOf }), { asOf, application });
    });
    found.mustBeNone();
  });

  test(`${INVALID} inputs with mistakes are refused, every mistake named`, async () => {
    const { rules, SltInputError } = await theModule();
    const found = new Disagreements();
    for (let seed = FIRST; seed < FIRST + INVALID; seed += 1) {
      const { application, asOf } = generateInvalid(seed);
      const expected = problems(application, asOf);
      const context = { seed, asOf, application };
      let error;
      try {
        rules.check(application, { asOf });
      } catch (thrown) {
        error = thrown;
      }
      found.compare("an SltInputError is thrown", error instanceof SltInputError, true, context);
      if (!(error instanceof SltInputError)) continue;
      // A key that is a refused number cannot be pointed at; masked, it may be told besides its parent.
      const told = error.problems.map((problem) => ({ ...problem, path: problem.path.replace(/\/\*+$/, "") }));
      const masked = new Set(told.filter(({ path: at }, number) => at !== error.problems[number].path));
      comparePaths(found, told, expected, context);
      const unknown = (list) =>
        list
          .filter((problem) => problem.code === "unknownKey" && !masked.has(problem))
          .map(({ path }) => path)
          .sort();
      found.compare("unknown keys", unknown(told), unknown(expected), context);
      if (expected.some(({ code }) => code === "identityNumber")) {
        const text = JSON.stringify([error.problems, error.message, String(error.stack)]);
        found.compare("no refused number in the answer", echoes(text, application), [], context);
      }
    }
    found.mustBeNone();
  });

  test(`the nearest fix of ${FIXES} broken applications`, async () => {
    const { rules } = await theModule();
    const found = new Disagreements();
    const broken = hardFixes();
    for (let seed = FIRST + 3 * CASES; broken.length < FIXES; seed += 1) {
      const candidate = generate(seed);
      const { states } = oracle(candidate.application, { asOf: candidate.asOf });
      if (Object.values(states).includes("broken")) broken.push(candidate);
    }
    for (const { application, asOf } of broken) {
      const verdict = rules.check(application, { asOf, explain: true });
      const complaints = checkFix(application, asOf, verdict);
      const context = { complaints, patch: verdict.nearestFix?.patch, asOf, application };
      // Named by what the complaint is about, without its numbers.
      found.compare(`fix: ${(complaints[0] ?? "").split(/[:;,]/)[0].replace(/\/?\d+/g, "n")}`, complaints, [], context);
    }
    found.mustBeNone();
  });
});

/** Rare in a random sample, each seen to go wrong once: what must change is not only what is broken. */
function hardFixes() {
  const grades = { kind: "concert", access: "public", gradeMin: 6, gradeMax: 6 };
  const ages = { kind: "disco", access: "public", ageMin: 13, ageMax: 18 };
  const adults = { kind: "dance", access: "public", ageMin: 19 };
  const asOf = "2027-01-05";
  return [
    // Raising the grades brings a closing time that the event does not keep.
    { application: { ...grades, start: "2027-02-06T18:00", end: "2027-02-07T03:00" }, asOf },
    { application: { ...grades, start: "2027-02-06T22:30", end: "2027-02-07T06:30" }, asOf },
    { application: { ...grades, gradeMax: null, start: "2027-02-06T01:00" }, asOf },
    { application: { ...grades, gradeMax: null, end: "2027-02-06T03:00" }, asOf },
    // A start at the limit itself has to give way by one minute for the end to fit in.
    {
      application: {
        ...ages,
        ageMin: 16,
        start: "2027-02-06T01:00",
        end: "2027-02-06T05:00",
        responsible: { born: "2002-02-06" },
      },
      asOf,
    },
    // Without a start, the end alone says how late the event can be, and to which evening it can belong.
    { application: { ...adults, end: "2027-02-06T12:00", appliedOn: "2027-01-25" }, asOf: "2027-01-26" },
    { application: { ...adults, end: "2027-02-06T12:00", guardListSentOn: "2027-02-02" }, asOf },
    { application: { ...ages, end: "2027-02-06T03:00" }, asOf },
    { application: { ...ages, end: "2027-02-06T22:00:01", guards: [{ born: "2007-02-09" }] }, asOf },
    { application: { ...ages, end: "2027-01-08T22:00" }, asOf },
  ];
}

/** Every problem found at one of the places where it may be told, and no place without a problem. */
function comparePaths(found, actual, expected, context) {
  const told = actual.map(({ path }) => path);
  const forgotten = expected.filter(({ paths }) => !paths.some((pointer) => told.includes(pointer)));
  const invented = told.filter((pointer) => !expected.some(({ paths }) => paths.includes(pointer)));
  const kinds = (list) => [...new Set(list.map(({ code, path }) => `${code} ${path.replace(/\d+/g, "n")}`))];
  const more = { ...context, told: actual.map(({ path, code }) => `${path} ${code}`) };
  found.compare(`problems forgotten: ${kinds(forgotten)}`, forgotten.length, 0, more);
  found.compare(`problems invented at: ${[...new Set(invented)]}`, invented, [], more);
}

/** Eleven-digit sequences of the input's refused texts that appear in the answer, with or without separators. */
function echoes(text, application) {
  const digits = text.replace(/(?<=\d)[ .]+(?=\d)/g, "").match(/\d{11}/g) ?? [];
  const given = JSON.stringify(application).replace(/(?<=\d)[ .]+(?=\d)/g, "");
  return digits.filter((number) => given.includes(number));
}
