import assert from "node:assert/strict";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import { packs, schema } from "./packs.mjs";
import { accepted, changed, refused, refusedByModule } from "./variants.mjs";

// strictSchema refuses unknown keywords and formats; the other strict checks forbid what if/then needs.
const ajv = new Ajv.default({ strict: false, strictSchema: true, allErrors: true });
const valid = ajv.compile(schema);
const why = () => ajv.errorsText(valid.errors, { separator: "\n" });

test("every built-in pack fits the schema", () => {
  assert.ok(packs.size >= 5);
  for (const [name, pack] of packs) assert.ok(valid(pack), `${name}\n${why()}`);
});

test("the schema describes every field and allows no unknown one", () => {
  const look = (node, path) => {
    if (Array.isArray(node)) return node.forEach((each, i) => look(each, `${path}/${i}`));
    if (node === null || typeof node !== "object") return;
    for (const [name, field] of Object.entries(node.properties ?? {})) {
      // Conditions and refinements name fields that are described where they are defined.
      const refines = /\/(if|then|else|allOf\/\d+|prefixItems\/\d+|items)$/.test(path) && node.type === undefined;
      if (refines) continue;
      const described = field.description ?? schema.$defs[field.$ref?.split("/").at(-1)]?.description;
      assert.ok(described, `${path}/properties/${name} has no description`);
    }
    for (const [key, child] of Object.entries(node)) look(child, `${path}/${key}`);
  };
  look(schema, "");
  assert.equal(schema.additionalProperties, false);
  assert.equal(schema.$defs.rule.unevaluatedProperties, false);
});

for (const [name, change] of Object.entries(accepted)) {
  test(`accepted: ${name}`, () => assert.ok(valid(changed(change)), why()));
}

for (const [name, change] of Object.entries(refused)) {
  test(`refused: ${name}`, () => assert.equal(valid(changed(change)), false));
}

test("what is left to the module is well-formed", () => {
  for (const [name, change] of Object.entries(refusedByModule)) assert.ok(valid(changed(change)), `${name}\n${why()}`);
});
