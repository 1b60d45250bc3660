// The SLT model, the general one and those of the profiles: that they fit their schema and quote word for word.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import { source } from "../wasm/support.mjs";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const json = (name) => JSON.parse(read(`../../src/packs/${name}`));
const schema = json("profile.schema.json");
const general = json("model/general.json");
const profiles = { stange: json("profiles/stange.json"), hamar: json("profiles/hamar.json") };
const ajv = new Ajv.default({ strict: false, allErrors: true });
ajv.addSchema(schema, "profile");
const valid = ajv.getSchema("profile#/$defs/model");

/** Lists of points stand on one line in a quote. */
const onOneLine = (text) =>
  text
    .replace(/\n\s*• ?/g, ", ")
    .replace(/[,:]?\s*\n\s*,\s*/g, ", ")
    .replace(/:, /g, ": ")
    .replace(/\s+/g, " ");
const pages = { stange: onOneLine(read("slt-stange.txt")), hamar: onOneLine(read("slt-hamar.txt")) };
const pageOf = ({ title }) => pages[/^(Stange|Hamar)/.exec(title)?.[1].toLowerCase()];

test("the models fit their schema", () => {
  assert.ok(valid(general), JSON.stringify(valid.errors));
  for (const { model } of Object.values(profiles)) assert.ok(valid(model), JSON.stringify(valid.errors));
});

test("the schema refuses what is no rule", () => {
  const rule = { id: "x/1", kind: "member", severity: "must", level: "steering", roles: ["mayor"] };
  assert.ok(valid({ rules: [rule] }));
  for (const wrong of [
    { ...rule, roles: undefined },
    { ...rule, level: undefined },
    { ...rule, kind: "cadence" },
    { ...rule, kind: "length" },
    { ...rule, kind: "reports", level: undefined },
    { ...rule, kind: "other" },
    { ...rule, severity: "may" },
    { ...rule, office: "member" },
    { ...rule, surprise: 1 },
    { ...rule, id: undefined },
  ])
    assert.equal(valid({ rules: [JSON.parse(JSON.stringify(wrong))] }), false, JSON.stringify(wrong));
});

test("every quote stands in its source, word for word", async () => {
  const { clauses } = await source("clauses.ts");
  const quotes = [
    ...general.rules.map((rule) => ({ source: general.source, ...rule })),
    ...Object.values(profiles).flatMap(({ model, source }) => model.rules.map((rule) => ({ source, ...rule }))),
    ...Object.values(clauses),
  ].filter(({ quote }) => quote !== undefined);
  assert.ok(quotes.length > 30);
  for (const { quote, source } of quotes)
    assert.ok(pageOf(source)?.includes(onOneLine(quote)), `${source.title}: ${quote}`);
});

test("a rule without a quote says what is assumed", () => {
  for (const { rules } of [general, profiles.stange.model, profiles.hamar.model]) {
    for (const { id, quote, assumption } of rules) assert.ok(quote ?? assumption?.nb, id);
  }
});

test("the documentation names every rule and quotes what the models quote", () => {
  const page = read("../../docs/slt-model.md");
  for (const { rules } of [general, profiles.stange.model, profiles.hamar.model]) {
    for (const { id, quote } of rules) {
      // A rule that asks for several things has findings behind a slash.
      assert.ok(page.includes(`\`${id}\``) || page.includes(`\`${id}/`), id);
      if (quote) assert.ok(page.includes(quote), quote);
    }
  }
});
