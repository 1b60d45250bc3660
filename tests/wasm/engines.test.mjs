// WebAssembly and its JavaScript twin answer the same, to the byte: the envelopes themselves are compared.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { generateInvalid, generateMany, randomNumbers } from "../oracle/generate.mjs";
import { builtEngine, root } from "./support.mjs";

const wasm = await builtEngine("slt");
const twin = await builtEngine("slt.twin");
const packs = readdirSync(`${root}src/packs`)
  .filter((file) => file.endsWith(".json") && !file.includes("schema"))
  .map((file) => [file, readFileSync(`${root}src/packs/${file}`, "utf8")]);

/** Both engines' answer, which must be one. */
function same(call, what) {
  const answer = call(wasm);
  assert.equal(call(twin), answer, what);
  assert.equal(typeof JSON.parse(answer).ok, "boolean");
  return JSON.parse(answer);
}

/** The rules of a pack, opened in both. */
function both(text) {
  const opened = new Map([wasm, twin].map((engine) => [engine, new engine.EventRules(text)]));
  const call = (method, ...values) => same((engine) => opened.get(engine)[method](...values), `${method} ${values}`);
  return { call, close: () => opened.forEach((rules) => rules.delete()) };
}

for (const [file, text] of packs) {
  test(`${file}: what it is, its problems, and its verdicts`, () => {
    const rules = both(text);
    assert.ok(rules.call("opened").ok);
    for (const asOf of ["", "2026-12-01", "2029-02-28"]) assert.ok(rules.call("lint", asOf).ok);
    const many = generateMany(file === "hamar.json" ? 200 : 60, 5000);
    for (const { application, asOf } of many) {
      for (const explain of [false, true])
        assert.ok(rules.call("check", JSON.stringify(application), asOf, explain).ok);
    }
    const all = many.slice(0, 50).map(({ application }) => application);
    rules.call("checkAll", JSON.stringify(all), "2027-01-01", true);
    rules.close();
  });
}

test("inputs that are refused", () => {
  const rules = both(packs.find(([file]) => file === "hamar.json")[1]);
  let refused = 0;
  for (let seed = 1; seed <= 300; ++seed) {
    const { application, asOf } = generateInvalid(seed);
    if (!rules.call("check", JSON.stringify(application), asOf, true).ok) ++refused;
  }
  assert.ok(refused > 200, String(refused));
  for (const text of [
    "",
    "{",
    "[]",
    "null",
    "5",
    '"x"',
    "{}x",
    '{"a":1,"a":2}',
    '{"title":"\\ud800"}',
    "\u0000",
    "[".repeat(5000),
    '{"ageMin":1e400}',
    '{"ageMin":-0}',
    '{"ageMin":1e2}',
    '{"title":"\ud800"}',
  ]) {
    rules.call("check", text, "2027-01-01", true);
    rules.call("checkAll", text, "2027-01-01", true);
  }
  for (const asOf of ["", "x", "2027-02-29", "2027-1-1", "0000-00-00", "9".repeat(64)])
    rules.call("check", "{}", asOf, false);
  rules.close();
});

test("packs that are refused, or changed at random", () => {
  const random = randomNumbers(7);
  for (const text of ["", "{}", "[]", '{"rules":[{}]}']) {
    const rules = both(text);
    assert.equal(rules.call("opened").ok, false);
    assert.equal(rules.call("check", "{}", "2027-01-01", true).ok, false);
    rules.close();
  }
  let opened = 0;
  for (let round = 0; round < 100; ++round) {
    const pack = JSON.parse(random.pick(packs)[1]);
    const places = [];
    const walk = (value) => {
      for (const key of Object.keys(value)) {
        places.push([value, key]);
        if (typeof value[key] === "object" && value[key] !== null) walk(value[key]);
      }
    };
    walk(pack);
    for (let change = 0; change < 1; ++change) {
      const [parent, key] = random.pick(places);
      parent[key] = random.pick([0, -1, 1, 15, 1e9, 1.5, "", "x", "22:00", "2027-01-01", true, null, [], {}, [1]]);
    }
    const rules = both(JSON.stringify(pack));
    if (rules.call("opened").ok) {
      ++opened;
      rules.call("lint", "2027-01-01");
      for (const { application, asOf } of generateMany(3, round * 10))
        rules.call("check", JSON.stringify(application), asOf, true);
    }
    rules.close();
  }
  assert.ok(opened > 5, String(opened));
});

test("calendar", () => {
  for (const [from, to] of [
    ["2025-01-01", "2029-12-31"],
    ["1900-01-01", "1901-01-01"],
    ["2027-03-28", "2027-03-28"],
    ["x", "y"],
    ["2028-01-01", "2027-01-01"],
    ["0001-01-01", "9999-12-31"],
  ]) {
    same((engine) => engine.calendar(from, to), from);
  }
});
