// What must not be in the repository, and what scripts of a page under a strict policy must not do.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { codeOf, files, linesWith, read, root, under } from "./sources.mjs";

const binary = /\.(png|ico|jpe?g|webp|woff2?|pdf)$/;
const texts = files.filter((name) => !binary.test(name));

test("nothing built or fetched is in the repository", () => {
  assert.deepEqual(
    files.filter((name) =>
      /^(dist|build|node_modules)\/|(^|\/)node_modules\/|\.(wasm|o|a|so|log|deb|tgz|min\.js)$/.test(name),
    ),
    [],
  );
});

test("no file is larger than half a megabyte", () => {
  assert.deepEqual(
    files.filter((name) => statSync(path.join(root, name)).size > 512 * 1024),
    [],
  );
});

// Put together here, so that this file does not name them itself.
const hosts = ["registry.npmjs", "deb.debian", "security.debian", "snapshot.debian"].map((each) => `${each}\\.org`);
const places = ["work", "root", "home/[a-z]+"].map((each) => `(?<![\\w.}-])/${each}/`);
const ofSomeMachine = new RegExp([...hosts, ...places].join("|"));

test("no file names a registry, a mirror or a place of some machine", () => {
  assert.match(`see http://deb.debian${".org"}/debian`, ofSomeMachine);
  assert.match(`cd /${"work"}/main`, ofSomeMachine);
  assert.ok(texts.length > 20);
  assert.deepEqual(linesWith(texts, ofSomeMachine), []);
});

test("the lock file names no address", () => {
  const { packages } = JSON.parse(read("package-lock.json"));
  assert.deepEqual(
    Object.entries(packages)
      .filter(([, { resolved }]) => resolved !== undefined)
      .map(([name]) => name),
    [],
  );
});

test("every dependency has one exact version", () => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read("package.json"));
  const all = Object.entries({ ...dependencies, ...devDependencies });
  assert.notEqual(all.length, 0);
  assert.deepEqual(
    all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  );
});

test("scripts of the page make no code out of text and write no HTML", () => {
  const scripts = [...under("js-glue", [".ts"]), ...under("demo", [".js", ".mjs"])];
  assert.notEqual(scripts.length, 0);
  const pattern =
    /\beval\(|new Function\b|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\bstyleMap\b|unsafeHTML|createPolicy/;
  assert.deepEqual(
    // The one policy there is: the address of the module's own worker, made from the module's own address.
    scripts.filter((name) =>
      pattern.test(name === "js-glue/elsewhere.ts" ? codeOf(name).replaceAll("createPolicy", "") : codeOf(name)),
    ),
    [],
  );
});

test("neither elements nor pages carry inline styles or handlers", () => {
  const markup = [...under("js-glue", [".ts"]), ...under("demo", [".html", ".mjs", ".js"])];
  assert.deepEqual(
    markup.filter((name) => /<[a-z-]+[^<>]*\s(style|on[a-z]+)=["'`$]/.test(codeOf(name))),
    [],
  );
});

test("shell entries can be run", () => {
  for (const name of ["dev", ".ci/run"]) assert.ok(statSync(path.join(root, name)).mode & 0o100, name);
});
