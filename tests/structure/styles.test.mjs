// The build leaves out what no element can show of Designsystemet's styles, and white space of templates: nothing may be missing for that.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";

import { splitStyles } from "../../js-glue/build-styles.mjs";
import { dense } from "../../js-glue/build-templates.mjs";
import { root } from "./sources.mjs";

const dist = path.join(root, "dist");
const { loads } = JSON.parse(readFileSync(path.join(dist, "integrity.json"), "utf8"));
const textOf = (files) => files.map((file) => readFileSync(path.join(dist, file), "utf8")).join("\n");

/** Used by Designsystemet's own sheets and set by its scripts, which are not here. */
const setByScripts = ["--_ds-field-sizing"];

describe("in what an element loads, every custom property that is used is defined there or has a fallback", () => {
  for (const [name, files] of Object.entries(loads).filter(([, all]) => all.includes("elements.js")))
    test(name, () => {
      const text = textOf(files);
      const defined = new Set([...text.matchAll(/(?<!var\(\s*)(--[\w-]+)\s*:/g)].map(([, property]) => property));
      const used = [...text.matchAll(/var\(\s*(--[\w-]+)\s*\)/g)].map(([, property]) => property);
      assert.ok(used.length > 300, "the styles are in there");
      assert.deepEqual(
        [...new Set(used)].filter((property) => !defined.has(property) && !setByScripts.includes(property)),
        [],
      );
    });
});

test("no file imports elements.js: a page may ask for it by another address, and would have it twice", () => {
  const files = new Set(Object.values(loads).flat());
  assert.deepEqual(
    [...files].filter((file) => file.endsWith(".js") && /["']\.\/elements\.js["']/.test(textOf([file]))),
    [],
  );
});

describe("Designsystemet's styles", () => {
  const scripts = 'html`<p class="note" data-size="sm" data-kind=${kind}><input type="text"></p>`';
  const split = (css, some = { scripts, styles: "" }, styles = "") =>
    splitStyles(new Map([["a.css", css]]), { scripts: `${scripts} html\`<b class="loud">\``, styles }, some).get(
      "a.css",
    );
  const whole = (css, styles) => split(css, undefined, styles).whole;

  for (const css of [
    ".note{color:red}",
    ".note[data-size=sm]{color:red}",
    "[data-kind=any]{color:red}",
    ".note:not(.absent){color:red}",
    ":is(.absent,.note){color:red}",
    ".note>input:where([type=text])::placeholder{color:red}",
    ":root{color:red}",
    "@media print{.note{color:red}}",
    "@keyframes fade{from{opacity:0}}",
    ".note{--a:red;--b:var(--a);color:var(--b)}",
  ])
    test(`stays: ${css}`, () => assert.equal(whole(css), css));

  for (const css of [
    ".absent{color:red}",
    ".note[data-size=lg]{color:red}",
    ":is(.absent,.gone) .note{color:red}",
    "textarea{color:red}",
    "@media print{.absent{color:red}}",
    ".note{--a:red;--b:var(--a)}",
    ".absent{color:red;&:hover{color:blue}}",
  ])
    test(`goes: ${css}`, () => assert.equal(whole(css), ""));

  test("of a list of selectors those stay that can match", () =>
    assert.equal(whole(".absent,.note{color:red}"), ".note{color:red}"));
  test("a property stays that an element's own sheet uses", () =>
    assert.equal(whole(".note{--a:red}", "p{color:var(--a)}"), ".note{--a:red}"));
  test("a layer keeps its place", () => assert.equal(whole("@layer a{.absent{color:red}}"), "@layer a{}"));

  test("what only other elements show comes later, with the properties that only it uses", () => {
    const { first, more } = split(".note{--a:1px;--b:red;margin:var(--a)}.loud{color:var(--b)}");
    assert.equal(first, ".note{--a:1px;margin:var(--a)}");
    assert.equal(more, ".note{--b:red}.loud{color:var(--b)}");
  });
  test("but not where it would win for that", () => {
    const css = ".loud{color:red}.note{color:blue}";
    assert.deepEqual(split(css), { whole: css, first: css, more: "" });
    const heavier = ".loud.note{color:red}.note{color:blue}";
    assert.equal(split(heavier).more, ".loud.note{color:red}");
  });
});

describe("templates", () => {
  test("line breaks and indents become one space, and none before the end of a tag", () =>
    assert.equal(
      dense("const a = html`<p\n    class=${x}\n  >\n    ${b}\n    <b>c</b>\n  </p>`;\nconst s = `\n  `;"),
      "const a = html`<p class=${x}> ${b} <b>c</b> </p>`;\nconst s = `\n  `;",
    ));
  test("an unquoted value does not run into the end of an empty tag", () =>
    assert.equal(dense("svg`<path\n  d=${d}\n/>`"), "svg`<path d=${d} />`"));
  test("what is drawn as it is typed stays", () => {
    const code = "html`<div>\n<pre>\n  a\n</pre></div>`";
    assert.equal(dense(code), code);
  });
});
