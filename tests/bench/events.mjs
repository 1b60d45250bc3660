// ./dev bench events [--json FILE] [--quick] [--only PART,…]: what a check of the Hamar guideline costs, here and in other ways.
// What each figure means and what is in its timed part: README.md beside this file.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { applications, asOf, kinds } from "./applications.mjs";
import { coldStarts, filesOfElement } from "./cold.mjs";
import {
  ajvAtRuntime,
  ajvStandalone,
  ajvStandaloneText,
  byHand,
  jsonLogicCompiled,
  jsonLogicInterpreted,
  jsonRulesEngine,
} from "./competitors.mjs";
import { RULES, derive } from "./facts.mjs";
import { compete, latencies, used } from "./measure.mjs";
import { sizes } from "./sizes.mjs";

const PARTS = ["compare", "explain", "native", "cold", "sizes"];
const { values: options } = parseArgs({
  options: {
    json: { type: "string" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: PARTS.join() },
  },
});
const parts = options.only.split(",");
for (const part of parts)
  if (!PARTS.includes(part)) throw new Error(`no part "${part}"; there are ${PARTS.join(", ")}`);
const effort = options.quick
  ? { rounds: 5, roundMs: 15, warmMs: 150, passes: 5, nativeRounds: 5, coldRuns: 10 }
  : { rounds: 21, roundMs: 40, warmMs: 600, passes: 15, nativeRounds: 15, coldRuns: 20 };

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = path.resolve(process.env.SLT_DIST ?? path.join(root, "dist"));
const work = path.join(root, "build/bench");
mkdirSync(work, { recursive: true });

if (process.env.SLT_DIST === undefined) {
  // A build that failed leaves the dist/ of before: its figures would be another module's.
  const [built, shipped] = [path.join(root, "build/wasm/slt.wasm"), path.join(dist, "slt.wasm")].map((file) =>
    readFileSync(file),
  );
  if (!built.equals(shipped)) throw new Error("dist/ is not of this build (build/wasm): ./dev build");
}

const { loadSlt, version } = await import(pathToFileURL(path.join(dist, "slt.js")).href);
const engines = { wasm: await loadSlt({ engine: "wasm" }), js: await loadSlt({ engine: "js" }) };
const rules = Object.fromEntries(Object.entries(engines).map(([name, slt]) => [name, slt.eventRules("hamar")]));

const targets = [];
/** Something to reach, and whether it was. */
function target(what, value, wanted, isMet, unit) {
  targets.push({ what, value, wanted, unit, met: isMet });
}

const report = {
  version,
  node: process.version,
  processor: os.cpus()[0].model.trim(),
  processors: os.cpus().length,
  load: { before: os.loadavg().map((load) => Math.round(load * 10) / 10) },
  quick: options.quick,
};
heading("Where");
print(
  `${report.processor}, ${report.processors} processors, load ${report.load.before.join(" ")}; Node ${report.node}; module ${version}`,
);
if (report.load.before[0] > report.processors / 2)
  print(
    "NOTE: the machine is busy with other things. Rates are by processor time, single calls and cold starts by the wall clock.",
  );

if (parts.includes("compare")) await compare();
if (parts.includes("explain")) explain();
if (parts.includes("native")) native();
if (parts.includes("cold")) await cold();
if (parts.includes("sizes")) await bytes();

heading("Targets");
for (const { what, value, wanted, unit, met } of targets)
  print(`${met ? "met   " : "MISSED"}  ${what}: ${number(value)}${unit}, wanted ${wanted}`);
report.targets = targets;
report.load.after = os.loadavg().map((load) => Math.round(load * 10) / 10);
if (!Number.isFinite(used())) throw new Error("nothing was computed");
if (options.json) {
  writeFileSync(path.resolve(options.json), `${JSON.stringify(report, null, 2)}\n`);
  print(`\nwritten to ${options.json}`);
}

// ---------------------------------------------------------------- the same checks in other ways

async function compare() {
  const given = applications("complete", 1000);
  const facts = given.map(derive);
  const standaloneFile = path.join(work, "ajv-standalone.mjs");
  writeFileSync(standaloneFile, ajvStandaloneText());
  const ways = {
    "by hand": byHand(),
    "ajv standalone": ajvStandalone(await import(pathToFileURL(standaloneFile).href)),
    "ajv at runtime": ajvAtRuntime(),
    "json-logic-engine, interpreted": jsonLogicInterpreted(),
    "json-logic-engine, compiled (eval)": jsonLogicCompiled(),
    "json-rules-engine, with explanations": jsonRulesEngine(),
  };

  heading("Agreement on 1 000 complete applications");
  const verdicts = rules.wasm.checkAll(given, { asOf });
  const expected = verdicts.map(answerOf);
  sampleMustBeVaried(expected);
  mustAgree("the module's twin", rules.js.checkAll(given, { asOf }).map(answerOf));
  mustAgree(
    "check",
    given.map((application) => answerOf(rules.wasm.check(application, { asOf }))),
  );
  mustAgree(
    "check with explanations",
    given.map((application) => answerOf(rules.wasm.check(application, { asOf, explain: true }))),
  );
  for (const [name, way] of Object.entries(ways)) {
    const answers = [];
    for (const application of given) answers.push(await way.check(application));
    mustAgree(name, answers);
  }
  function mustAgree(name, answers) {
    const wrong = answers.flatMap(({ outcome, states }, index) => {
      const wanted = expected[index];
      return outcome === wanted.outcome && RULES.every((_, at) => states[at] === wanted.states[at]) ? [] : [index];
    });
    if (answers.length === given.length && wrong.length === 0) return print(`agrees  ${name}`);
    const first = wrong[0];
    throw new Error(
      `${name} disagrees with the module on ${wrong.length} of ${given.length} applications, the first is ${JSON.stringify(
        {
          application: given[first],
          module: expected[first],
          other: answers[first],
        },
      )}`,
    );
  }

  heading("Checks of complete applications (the same answers: outcome and the states of 12 rules)");
  const each = (check) => () => {
    let last;
    for (const application of given) last = check(application);
    return last;
  };
  const few = given.slice(0, 100);
  const awaited = (check, inputs) => async () => {
    let last;
    for (const input of inputs) last = await check(input);
    return last;
  };
  const module = (name, hamar) => [
    { name: `${name}: checkAll`, size: given.length, pass: () => hamar.checkAll(given, { asOf }) },
    { name: `${name}: check`, size: given.length, pass: each((application) => hamar.check(application, { asOf })) },
    {
      name: `${name}: check with explanations`,
      size: few.length,
      pass: () => few.map((application) => hamar.check(application, { asOf, explain: true })),
    },
  ];
  const contestants = [...module("module (wasm)", rules.wasm), ...module("module (twin)", rules.js)];
  for (const [name, way] of Object.entries(ways)) {
    if (way.asynchronous) {
      contestants.push({ name, size: few.length, pass: awaited(way.check, few) });
      contestants.push({
        name: `${name}; rules alone`,
        size: few.length,
        pass: awaited(way.rules, facts.slice(0, 100)),
      });
    } else {
      contestants.push({ name, size: given.length, pass: each(way.check) });
      contestants.push({
        name: `${name}; rules alone`,
        size: facts.length,
        pass: () => {
          let last;
          for (const fact of facts) last = way.rules(fact);
          return last;
        },
      });
    }
  }
  const results = await compete(contestants, effort);
  const timeOf = (name) => results.find((result) => result.name === name).cpu.median;
  const standard = timeOf("ajv standalone");
  print(
    `${"".padEnd(50)}${"µs, median (min–max)".padStart(28)}${"checks/s".padStart(12)}${"× ajv".padStart(9)}${"µs, wall".padStart(10)}`,
  );
  for (const result of results) {
    const { cpu, wall } = result;
    result.checksPerSecond = 1e6 / cpu.median;
    result.ofAjvStandalone = standard / cpu.median;
    const range = `${number(cpu.median)} (${number(cpu.min)}–${number(cpu.max)})`;
    print(
      `${result.name.padEnd(50)}${range.padStart(28)}${thousands(result.checksPerSecond).padStart(12)}${result.ofAjvStandalone
        .toFixed(result.ofAjvStandalone < 0.1 ? 4 : 2)
        .padStart(9)}${number(wall.median).padStart(10)}`,
    );
  }
  report.compare = results;
  const rate = (name) => 1e6 / timeOf(name);
  const ours = rate("module (wasm): checkAll");
  for (const name of ["ajv standalone", "ajv standalone; rules alone"])
    target(
      `checkAll without explanations against ${name}`,
      ours,
      `≥ ${thousands(rate(name))}/s`,
      ours >= rate(name),
      "/s",
    );
}

/** In the order of RULES, as the others give it. */
function answerOf(verdict) {
  const states = new Map(verdict.findings.map(({ rule, state }) => [rule, state]));
  return { outcome: verdict.outcome, states: RULES.map((rule) => states.get(rule)) };
}

/** Agreement on a sample in which nothing happens would prove nothing. */
function sampleMustBeVaried(answers) {
  const seen = new Set(answers.map(({ outcome }) => outcome));
  for (const { states } of answers) states.forEach((state, index) => seen.add(`${RULES[index]} ${state}`));
  const wanted = ["outOfScope", "broken", "ready"];
  for (const rule of RULES.filter((each) => each !== "hamar/scope" && each !== "hamar/5/number")) {
    wanted.push(`${rule} met`, `${rule} broken`, `${rule} irrelevant`);
  }
  const absent = wanted.filter((each) => !seen.has(each));
  if (absent.length > 0) throw new Error(`the applications never show: ${absent.join(", ")}`);
  if ([...seen].some((each) => each.endsWith("missing")))
    throw new Error("a complete application left something missing");
}

// ---------------------------------------------------------------- single calls

function explain() {
  heading("Single calls, µs by the wall clock: median and p95 over 200 applications, p95 of all calls");
  report.calls = {};
  for (const kind of kinds) {
    const given = applications(kind, 200, 2);
    const texts = given.map((application) => {
      const verdict = rules.wasm.check(application, { asOf, explain: true });
      // About what crosses: quotes and sources are added afterwards.
      return JSON.stringify(verdict, (key, value) => (key === "quote" || key === "source" ? undefined : value));
    });
    const calls = {};
    for (const [name, hamar] of Object.entries(rules)) {
      calls[`${name} check`] = (application) => hamar.check(application, { asOf });
      calls[`${name} check explained`] = (application) => hamar.check(application, { asOf, explain: true });
    }
    calls["JSON.stringify of the application"] = (application) => JSON.stringify(application);
    calls["JSON.parse of such an answer, explained"] = (_, index) => JSON.parse(texts[index]);
    const results = latencies(given, calls, effort.passes);
    for (const [name, { median, mean, p95, p95OfCalls }] of Object.entries(results))
      print(
        `${kind.padEnd(10)}${name.padEnd(44)}median ${number(median).padStart(8)}   mean ${number(mean).padStart(8)}   p95 ${number(p95).padStart(8)}   p95 of calls ${number(p95OfCalls).padStart(8)}`,
      );
    report.calls[kind] = results;
    const { median } = results["wasm check explained"];
    target(`one explained check, ${kind} applications, median`, median, "≤ 60 µs", median <= 60, " µs");
  }
}

// ---------------------------------------------------------------- the core alone

function native() {
  heading("The core alone, natively (-O3), µs of processor time per application");
  const program = path.join(work, "bench_core");
  if (!existsSync(program)) throw new Error("build/bench/bench_core is missing: ./dev build bench");
  const input = path.join(work, "applications.json");
  const sets = Object.fromEntries(
    kinds.map((kind) => [kind, applications(kind, 200, 2).map((application) => JSON.stringify(application))]),
  );
  writeFileSync(
    input,
    JSON.stringify({ pack: readFileSync(path.join(root, "src/packs/hamar.json"), "utf8"), asOf, sets }),
  );
  report.native = JSON.parse(execFileSync(program, [input, String(effort.nativeRounds)], { encoding: "utf8" }));
  for (const kind of kinds) {
    for (const [step, { median, p95, mean, min, max }] of Object.entries(report.native[kind]))
      print(
        `${kind.padEnd(10)}${step.padEnd(18)}median ${number(median).padStart(8)}   p95 ${number(p95).padStart(8)}   mean ${number(mean).padStart(8)} (${number(min)}–${number(max)})`,
      );
  }
}

// ---------------------------------------------------------------- in the browser

async function cold() {
  heading("First explained verdict from cold in Chromium, ms from import() of slt.js");
  const application = applications("complete", 40).find(
    (each) => rules.wasm.check(each, { asOf }).outcome === "broken",
  );
  const found = await coldStarts({ application, asOf, outcome: "broken", runs: effort.coldRuns, dist });
  report.cold = found;
  print(found.browser);
  for (const engine of ["wasm", "js"]) {
    const { runs, median, p95, min, max, steps } = found[engine];
    const details = Object.entries(steps)
      .map(([step, ms]) => `${step} ${number(ms)}`)
      .join(", ");
    print(
      `${(engine === "js" ? "twin" : engine).padEnd(6)}${runs} runs: median ${number(median)}, p95 ${number(p95)} (${number(min)}–${number(max)}); ${details}`,
    );
  }
  target("first verdict from cold, wasm, median", found.wasm.median, "≤ 80 ms", found.wasm.median <= 80, " ms");
  target("first verdict from cold, twin, median", found.js.median, "≤ 80 ms", found.js.median <= 80, " ms");
}

async function bytes() {
  heading("Bytes");
  const found = await sizes(dist, await filesOfElement({ dist }));
  report.sizes = found;
  print(`${"".padEnd(34)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
  for (const { name, raw, gzip, brotli } of found)
    print(`${name.padEnd(34)}${[raw, gzip, brotli].map((count) => thousands(count).padStart(10)).join("")}`);
  const gzipOf = (name) => found.find((each) => each.name === name).gzip;
  const both = gzipOf("slt.js + slt.wasm");
  const element = gzipOf("<slt-event-check>, everything");
  target("slt.js + slt.wasm", both, "≤ 85 000 bytes gzip", both <= 85_000, " bytes");
  target(
    "<slt-event-check> with all it can load, without the module",
    element,
    "≤ 130 000 bytes gzip",
    element <= 130_000,
    " bytes",
  );
}

// ---------------------------------------------------------------- words

function print(line) {
  console.log(line);
}
function heading(text) {
  print(`\n${text}\n${"-".repeat(text.length)}`);
}
function thousands(value) {
  return Math.round(value).toLocaleString("en").replaceAll(",", " ");
}
function number(value) {
  if (value >= 1000) return thousands(value);
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
