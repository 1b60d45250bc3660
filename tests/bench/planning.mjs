// ./dev bench planning [--json FILE] [--quick] [--only PART,…] [--seconds N]: how well and how fast a year is planned, and what limits it.
// What each figure means: README.md beside this file.
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { review } from "../oracle/planning/evaluate.mjs";
import { county, municipality } from "../oracle/planning/generate.mjs";
import { solve } from "../oracle/planning/path-model.mjs";
import { median, quantile } from "./measure.mjs";
import { plansInChromium } from "./plans-in-chromium.mjs";

const PARTS = ["instances", "moves", "chromium", "random", "infeasible", "county", "reference", "sizes"];
const { values: options } = parseArgs({
  options: {
    json: { type: "string" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: PARTS.join() },
    /** How long HiGHS has for each request. */
    seconds: { type: "string", default: "60" },
  },
});
const parts = options.only.split(",");
for (const part of parts)
  if (!PARTS.includes(part)) throw new Error(`no part "${part}"; there are ${PARTS.join(", ")}`);
const count = options.quick ? 10 : 30;
const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = path.resolve(process.env.SLT_DIST ?? path.join(root, "dist"));
const { loadSlt } = await import(pathToFileURL(path.join(dist, "slt.js")).href);
const loaded = performance.now();
const slt = await loadSlt({ engine: "wasm" });
const loadMs = performance.now() - loaded;

const results = {
  machine: `${os.cpus()[0].model}, ${os.cpus().length} processors; Node ${process.versions.node}`,
  loadMs,
  rows: [],
  targets: [],
};
const ms = (value) => (value === undefined ? "-" : value >= 100 ? value.toFixed(0) : value.toFixed(1));
function target(what, value, wanted, unit = "ms") {
  results.targets.push({ what, value, wanted, unit, met: value <= wanted });
}

/** Every plan is priced again by the second implementation: a figure for a wrong plan is none. */
async function timed(name, request, planOptions) {
  const started = performance.now();
  const plan = await slt.plan(request, planOptions);
  const took = performance.now() - started;
  if (plan.cost !== null) {
    const own = review(request, plan.meetings);
    if (own.cost !== plan.cost || own.broken.length > 0)
      throw new Error(`${name}: ${plan.cost} is ${own.cost}, broken ${own.broken.map(({ code }) => code)}`);
  }
  const gap = plan.cost === null || plan.bound === null ? undefined : (plan.cost - plan.bound) / Math.max(1, plan.cost);
  return { name, status: plan.status, cost: plan.cost, bound: plan.bound, gap, ms: took };
}
function print({ name, status, cost, bound, gap, ms: took }) {
  const percent = gap === undefined ? "-" : `${(100 * gap).toFixed(1)} %`;
  console.log(
    `${name.padEnd(34)} ${status.padEnd(10)} ${String(cost ?? "-").padStart(7)} ${String(bound ?? "-").padStart(7)} ${percent.padStart(7)} ${ms(took).padStart(8)}`,
  );
}
function row(result) {
  results.rows.push(result);
  print(result);
}
function heading(text) {
  console.log(`\n${text}\n${"-".repeat(text.length)}`);
  console.log(
    `${"".padEnd(34)} ${"status".padEnd(10)} ${"cost".padStart(7)} ${"bound".padStart(7)} ${"gap".padStart(7)} ${"ms".padStart(8)}`,
  );
}
const instance = (name) => JSON.parse(readFileSync(path.join(root, "tests/vectors/planning", `${name}.json`), "utf8"));

console.log(results.machine);
if (parts.includes("instances")) {
  heading("The three years: cold is the first call after loading, warm the median of the next");
  for (const [name, budgetMs, warm, wanted] of [
    ["stange", 10_000, 21, 3],
    ["hamar", options.quick ? 5000 : 60_000, options.quick ? 0 : 2, 15],
  ]) {
    const request = instance(name);
    const cold = await timed(`${name}, cold`, request, { budgetMs });
    row(cold);
    const again = [];
    for (let i = 0; i < warm; i += 1) again.push(await timed(`${name}, warm`, request, { budgetMs }));
    if (again.length > 0) row({ ...again[0], ms: median(again.map((one) => one.ms)) });
    if (name === "stange") target("stange cold, with the module's loading", loadMs + cold.ms, 50);
    const last = again.at(-1) ?? cold;
    target(
      `${name} warm, proven`,
      last.status === "optimal" ? median((again.length ? again : [cold]).map((one) => one.ms)) : Infinity,
      wanted,
    );
  }
  const region = await timed("region, 1 s", instance("region"), { budgetMs: 1000 });
  row(region);
  target("region in 1 s: gap", 100 * region.gap, 1, "%");
  target("region: over the budget of 1 s", region.ms - 1000, 100);
}
if (parts.includes("moves")) {
  heading("A meeting of stange is moved: the prices of all its other places, and the year with it elsewhere");
  const request = instance("stange");
  const { meetings } = await slt.plan(request, { budgetMs: 10_000 });
  const [pricing, replanning] = [[], []];
  for (let at = 0; at < meetings.length; at += 3) {
    const { body, index } = meetings[at];
    // As the page asks: the others would rather stay where they are.
    const previous = meetings.filter((_, each) => each !== at).map(({ absent: _, ...meeting }) => meeting);
    const asked = { ...request, previous };
    const started = performance.now();
    const places = await slt.alternatives(asked, meetings, { body, index }, { budgetMs: 10_000 });
    pricing.push(performance.now() - started);
    const possible = places.filter((place) => place.possible && place.start !== meetings[at].start);
    if (possible.some(({ exact }) => exact === false)) throw new Error(`${body} ${index}: not all prices are exact`);
    const [to] = possible.sort((a, b) => a.price - b.price);
    if (!to) continue;
    const locked = [{ body, index, start: to.start, ...(to.room && { room: to.room }) }];
    const result = await timed("", { ...asked, locked }, { budgetMs: 10_000 });
    replanning.push(result.status === "optimal" ? result.ms : Infinity);
  }
  console.log(
    `${pricing.length} meetings; all prices exact after ms p50 ${ms(quantile(pricing, 0.5))}, p90 ${ms(quantile(pricing, 0.9))}; moved and proven after ms p50 ${ms(quantile(replanning, 0.5))}, p90 ${ms(quantile(replanning, 0.9))}`,
  );
  target("all other places of a meeting priced exactly, p50", quantile(pricing, 0.5), 8);
  target("a year with one meeting moved, proven, p50", quantile(replanning, 0.5), 8);
}
if (parts.includes("chromium")) {
  heading("In Chromium: cold from a context that has seen nothing, loading included; warm the median of the next");
  for (const [name, runs, warm, budgetMs] of [
    ["stange", 21, 5, 10_000],
    ["hamar", options.quick ? 1 : 3, 0, options.quick ? 5000 : 20_000],
  ]) {
    const found = await plansInChromium({ request: instance(name), runs, warm, budgetMs, dist });
    const gap = found.cost === null ? undefined : (found.cost - found.bound) / Math.max(1, found.cost);
    row({ ...found, gap, name: `${name}, cold`, ms: found.cold });
    if (warm > 0) row({ ...found, gap, name: `${name}, warm`, ms: found.warm });
    if (name === "stange") target("stange cold in Chromium", found.cold, 50);
  }
}
if (parts.includes("random")) {
  heading("Random municipalities, each for 10 s at most");
  const all = [];
  for (let seed = 1; seed <= count; seed += 1)
    for (const tight of [false, true]) {
      const request = municipality(seed, { tight });
      await timed("", request, { maxSteps: 5 });
      const result = await timed(`${tight ? "tight" : "normal"} ${seed}`, request, { budgetMs: 10_000 });
      all.push(result);
      results.rows.push(result);
      if (result.status !== "optimal") print(result);
    }
  const times = all.map((one) => (one.status === "optimal" ? one.ms : Infinity));
  const proven = all.filter(({ status }) => status === "optimal").length;
  console.log(
    `${all.length} requests, ${proven} proven; ms p50 ${ms(quantile(times, 0.5))}, p90 ${ms(quantile(times, 0.9))}, p99 ${ms(quantile(times, 0.99))}`,
  );
  target("random municipalities, p50", quantile(times, 0.5), 30);
  target("random municipalities, p99, proven", quantile(times, 0.99), 100);
}
if (parts.includes("infeasible")) {
  heading("Years that are impossible: two locks, a required member who is always away, no meeting a day");
  const wrecks = {
    "two locks": (request) => {
      request.locked = [
        { body: "slt-mote", index: 2, start: "2027-04-06T10:00" },
        { body: "politirad", index: 2, start: "2027-04-06T12:00" },
      ];
    },
    "required member away": (request) => {
      request.people.find(({ id }) => id === "politikontakt").busy = [
        { from: "2027-01-01T00:00", to: "2028-01-01T00:00" },
      ];
    },
    "no meeting a day": (request) => {
      request.people.find(({ id }) => id === "slt").maxPerDay = 0;
    },
  };
  const times = [];
  for (const [name, wreck] of Object.entries(wrecks)) {
    const request = instance("stange");
    wreck(request);
    const started = performance.now();
    const plan = await slt.plan(request, { budgetMs: 10_000 });
    const took = performance.now() - started;
    times.push(took);
    row({ name, status: plan.status, cost: plan.cost, bound: plan.bound, ms: took });
    console.log(`    ${plan.conflict?.demands.map((demand) => `${demand.code} ${demand.path}`).join(", ")}`);
  }
  target("infeasible, explained", Math.max(...times), 200);
}
if (parts.includes("county")) {
  heading("A county of 46 municipalities, 10 s");
  const result = await timed("county", county(1), { budgetMs: 10_000 });
  row(result);
  target("county in 10 s: gap", 100 * (result.gap ?? Infinity), 1, "%");
}
if (parts.includes("reference")) {
  const limit = Number(options.seconds);
  heading(`HiGHS on the path model, ${limit} s at most: it must agree where both prove`);
  const requests = [["stange", instance("stange")]];
  for (let seed = 1; seed <= (options.quick ? 2 : 10); seed += 1)
    for (const tight of [false, true])
      requests.push([`${tight ? "tight" : "normal"} ${seed}`, municipality(seed, { tight })]);
  for (const [name, request] of requests) {
    const theirs = await solve(request, { seconds: limit });
    row({ name: `${name}, HiGHS`, ...theirs, ms: theirs.seconds * 1000 });
    const ours = await timed(name, request, { budgetMs: 10_000 });
    print(ours);
    if (theirs.status === "optimal" && ours.status === "optimal" && theirs.cost !== ours.cost)
      throw new Error(`${name}: ${ours.cost}, but HiGHS proves ${theirs.cost}`);
    if (ours.bound > (theirs.cost ?? Infinity))
      throw new Error(`${name}: the bound ${ours.bound} is above a plan of ${theirs.cost}`);
  }
}
if (parts.includes("sizes")) {
  const { files } = JSON.parse(readFileSync(path.join(dist, "integrity.json"), "utf8"));
  const total = files["slt.js"].gzip + files["slt.wasm"].gzip;
  target("slt.js + slt.wasm", total, 110_000, "bytes gzip");
}

console.log("\nTargets\n-------");
for (const { what, value, wanted, unit, met } of results.targets)
  console.log(
    `${met ? "met   " : "MISSED"}  ${what}: ${Number.isFinite(value) ? Math.round(value * 10) / 10 : "not proven"} ${unit}, wanted ≤ ${wanted}`,
  );
if (options.json) writeFileSync(options.json, JSON.stringify(results, null, 2));
