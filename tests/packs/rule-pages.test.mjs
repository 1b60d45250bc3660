import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";
import { KIND_FILES, checkedWords, rulePages, stalePages } from "../../docs/generate-rules.mjs";
import { packs, schema } from "./packs.mjs";

test("the pages in docs/rules are up to date (else: node docs/generate-rules.mjs)", async () => {
  assert.deepEqual(await stalePages(), []);
});

test("each pack has a page with a section for every rule, its words and its source", async () => {
  const pages = await rulePages();
  assert.equal(pages.size, packs.size + 1);
  for (const [name, pack] of packs) {
    const page = pages.get(`${name}.md`);
    for (const rule of pack.rules) {
      const section = page.split("\n### ").find((each) => each.startsWith(`\`${rule.id}\`\n`));
      assert.ok(section, rule.id);
      for (const passage of rule.quote?.split("\n") ?? []) assert.ok(section.includes(`> ${passage}`), rule.id);
      assert.ok(section.includes(KIND_FILES[rule.kind]), rule.id);
      assert.ok(section.includes((rule.source ?? pack.source).checkedOn), rule.id);
    }
    assert.doesNotMatch(page, /undefined|\[object|NaN/, name);
  }
});

test("every kind of the schema has words and a file that is there", () => {
  const kinds = schema.$defs.rule.properties.kind.enum;
  assert.deepEqual(Object.keys(KIND_FILES).sort(), [...kinds].sort());
  for (const file of Object.values(KIND_FILES)) {
    assert.ok(existsSync(new URL(`../../${file}`, import.meta.url)), file);
  }
  const shown = new Set([...packs.values()].flatMap((pack) => pack.rules.map((rule) => rule.kind)));
  assert.deepEqual([...shown].sort(), [...kinds].sort());
});

test("the words follow from the parameters", () => {
  const pack = { questions: [{ id: "open", text: { nb: "Åpent?", en: "Open?" } }] };
  const words = (rule) => checkedWords(rule, pack);
  assert.match(
    words({ kind: "notice", send: "application", before: { months: 1 } }),
    /^The application reaches .* 1 month before/,
  );
  assert.match(words({ kind: "notice", send: "guardList", before: { weeks: 2 } }), /^The list .* 2 weeks before/);
  assert.match(
    words({ kind: "minimumAge", role: "guards", over: 20, reading: "strictly-older" }),
    /^Every guard is 21 or older/,
  );
  assert.equal(
    words({ kind: "minimumAge", role: "responsible", atLeast: 25 }),
    "The responsible adult has turned 25 on the date the event starts.",
  );
  assert.equal(
    words({ kind: "guardNumber", required: { minimum: 2, percent: 10, oneForEach: 25 } }),
    "The guards are at least 2, 10 % of the participants (rounded up) or one for each started 25 participants, whichever is most.",
  );
  assert.equal(
    words({ kind: "guardNumber", required: { steps: [{ upTo: 200, guards: 20 }, { guards: 30 }] } }),
    "The guards are at least 20 for up to 200 participants and 30 above that.",
  );
  assert.equal(
    words({ kind: "closingTime", group: "g", closes: [{ weekdays: [5, 6], at: "02:00" }, { at: "24:00" }] }),
    "An event ends at the latest at 02.00 on Friday and Saturday evenings, 24.00 otherwise.",
  );
  assert.match(words({ kind: "closingTime", group: "g", closes: "22:00", longerIf: "open" }), /yes to «Open\?»/);
  assert.match(words({ kind: "lowestAge", age: 13 }), /^Nobody below 13/);
  assert.match(
    words({ kind: "scope", any: [{ access: "public" }] }),
    /^The guidelines cover an event when it is open to the public\./,
  );
  assert.throws(() => words({ kind: "dresscode" }));
});
