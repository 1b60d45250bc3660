// What dist/ promises: its hashes and sizes are true, it is complete, and it keeps to a strict policy.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { read, root } from "./sources.mjs";

const dist = path.join(root, "dist");
const bytes = (name) => readFileSync(path.join(dist, name));
const json = (name) => JSON.parse(bytes(name).toString("utf8"));
const scripts = () => readdirSync(dist).filter((name) => name.endsWith(".js"));

test("everything that is promised is there", () => {
  for (const name of [
    "slt.js",
    "slt.wasm",
    "slt.twin.js",
    "elements.js",
    "slt.d.ts",
    "elements.d.ts",
    "package.json",
    "LICENSE",
  ]) {
    assert.ok(existsSync(path.join(dist, name)), name);
  }
  for (const target of Object.values(json("package.json").exports).flatMap((each) =>
    typeof each === "string" ? each : Object.values(each),
  )) {
    if (!target.includes("*")) assert.ok(existsSync(path.join(dist, target)), target);
  }
});

test("the package has the version of the project", () => {
  assert.equal(json("package.json").version, JSON.parse(read("package.json")).version);
});

test("integrity.json lists every script, with its true hash and sizes", () => {
  const { files } = json("integrity.json");
  for (const name of [...scripts(), "slt.wasm"]) assert.ok(files[name], name);
  for (const [name, { integrity, raw, gzip }] of Object.entries(files)) {
    const content = bytes(name);
    assert.equal(integrity, `sha384-${createHash("sha384").update(content).digest("base64")}`, name);
    assert.equal(raw, content.length, name);
    const zipped = gzipSync(content, { level: 9 });
    assert.ok(gunzipSync(zipped).equals(content));
    assert.equal(gzip, zipped.length, name);
  }
});

for (const [name, { what, gzip }] of Object.entries(JSON.parse(read("wasm/size-budget.json")))) {
  test(`${name} keeps to ${gzip} bytes gzip: ${what}`, () => {
    const { files, loads } = json("integrity.json");
    assert.ok(loads[name].length > 0);
    const sum = loads[name].reduce((total, file) => total + files[file].gzip, 0);
    assert.ok(sum <= gzip, `${sum} bytes gzip: ${loads[name].join(", ")}`);
  });
}

test("no script makes code out of text", () => {
  assert.ok(scripts().length >= 3);
  assert.deepEqual(
    scripts().filter((name) =>
      /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/.test(bytes(name).toString("utf8")),
    ),
    [],
  );
});

test("elements share the module's file instead of carrying a copy", () => {
  const code = scripts()
    .filter((name) => !name.startsWith("slt."))
    .map((name) => bytes(name).toString("utf8"));
  assert.ok(code.some((text) => /["']\.\/slt\.js["']/.test(text)));
  assert.deepEqual(
    code.filter((text) => text.includes("createSltEngine") || text.includes("wasmBinary")),
    [],
  );
});

test("no script is fetched from another site", () => {
  assert.deepEqual(
    scripts().filter((name) => /(?:from|import\s*\()\s*["'](?:https?:)?\/\//.test(bytes(name).toString("utf8"))),
    [],
  );
});
