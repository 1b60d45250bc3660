// What docs/packs.md tells people to write must be right.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import { schema } from "./packs.mjs";

const page = readFileSync(new URL("../../docs/packs.md", import.meta.url), "utf8");
const ajv = new Ajv.default({ strict: false, strictSchema: true, allErrors: true });
const valid = ajv.compile(schema);

const examples = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map((match) => JSON.parse(match[1]));
const whole = examples.find((each) => each.rules !== undefined);
const rules = examples.filter((each) => each.rules === undefined);

test("the whole pack of the documentation is one", () => {
  assert.ok(valid(whole), ajv.errorsText(valid.errors, { separator: "\n" }));
});

test("there is an example of every kind", () => {
  const kinds = schema.$defs.rule.properties.kind.enum;
  assert.deepEqual([...new Set(rules.map((rule) => rule.kind))].sort(), [...kinds].sort());
});

for (const rule of rules) {
  test(`the example ${rule.id} fits into a pack`, () => {
    const own = rule.kind === "scope" ? [rule] : [whole.rules[0], rule];
    assert.ok(valid({ ...whole, rules: own }), ajv.errorsText(valid.errors, { separator: "\n" }));
    if (rule.verb) assert.ok(rule.quote.toLowerCase().includes(rule.verb));
  });
}

test("the documentation names every field of a pack and of a rule", () => {
  const named = (name) => assert.ok(page.includes(`\`${name}\``), name);
  for (const name of Object.keys(schema.properties)) if (name !== "$schema") named(name);
  for (const name of Object.keys(schema.$defs.rule.properties)) named(name);
  for (const name of Object.keys(schema.$defs.ruleTest.properties)) named(name);
  for (const name of Object.keys(schema.$defs.source.properties)) named(name);
});

test("its links within the page lead somewhere", () => {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, words]) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
  for (const [, target] of page.matchAll(/\]\(#([^)]*)\)/g)) assert.ok(headings.includes(target), target);
});
