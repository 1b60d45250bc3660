// What a schema cannot say of the built-in packs: that they keep to their sources, and to themselves.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { packs } from "./packs.mjs";

const hamar = packs.get("hamar");
/** The guidelines as the municipality publishes them, from the definition to the last clause. */
const guidelines = readFileSync(new URL("hamar-guidelines.txt", import.meta.url), "utf8");
const clauses = new Map(
  [...guidelines.matchAll(/^ (\d)\. (.*)$/gm)].map(([, number, words]) => [number, words.trimEnd()]),
);
const rule = (id) => hamar.rules.find((each) => each.id === id);

const severities = {
  må: "must",
  skal: "must",
  kreves: "must",
  leveres: "must",
  skrives: "must",
  bør: "should",
  normalt: "should",
  tilrår: "advice",
  "tilrår ikke": "advice",
};

function localTexts(node, path = "") {
  if (node === null || typeof node !== "object") return [];
  if (typeof node.nb === "string") return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => localTexts(child, `${path}/${key}`));
}

test("the fixture holds the nine clauses", () => {
  assert.deepEqual([...clauses.keys()], ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
});

test("hamar has the rules of the public contract, in its order", () => {
  assert.deepEqual(
    hamar.rules.map((each) => each.id),
    [
      "hamar/scope",
      "hamar/1",
      "hamar/2/place",
      "hamar/2/approval",
      "hamar/3",
      "hamar/4",
      "hamar/5/age",
      "hamar/5/number",
      "hamar/5/list",
      "hamar/7",
      "hamar/8",
      "hamar/9",
      "hamar/info/notification",
      "hamar/info/under15",
      "hamar/info/home-after-22",
      "hamar/info/holy-peace-events",
      "hamar/info/holy-peace-noise",
      "hamar/info/guarding",
      "hamar/info/newer-guide",
    ],
  );
});

test("hamar quotes its clauses word for word", () => {
  const quoted = hamar.rules.filter((each) => each.quote !== undefined);
  assert.equal(quoted.length, 12);
  for (const { id, clause, quote } of quoted) {
    for (const passage of quote.split("\n")) assert.ok(guidelines.includes(passage), `${id}: ${passage}`);
    // The last passage is the rule's own; what stands before it leads in to it.
    if (clause !== undefined) assert.ok(clauses.get(clause).includes(quote.split("\n").at(-1)), id);
  }
});

test("hamar leaves no word of a clause out", () => {
  for (const [number, words] of clauses) {
    const passages = new Set(hamar.rules.flatMap((each) => each.quote?.split("\n") ?? []));
    let rest = words;
    for (const passage of passages) rest = rest.replace(passage, "");
    assert.equal(rest.trim(), "", `clause ${number}`);
  }
  assert.equal(rule("hamar/scope").quote, guidelines.split("\n\n").slice(0, 2).join("\n"));
});

test("clauses 7 and 8 are quoted with their lead-in, clause 6", () => {
  for (const id of ["hamar/7", "hamar/8"]) {
    const [leadIn, own] = rule(id).quote.split("\n");
    assert.equal(leadIn, clauses.get("6"));
    assert.equal(own, clauses.get(rule(id).clause));
  }
});

test("the numbers of hamar stand in its clauses", () => {
  assert.match(clauses.get("1"), new RegExp(`senest innen ${rule("hamar/1").before.days} dager`));
  assert.match(clauses.get("4"), new RegExp(`over ${rule("hamar/4").over} år`));
  assert.match(clauses.get("5"), new RegExp(`over ${rule("hamar/5/age").over} år`));
  assert.match(clauses.get("5"), new RegExp(`senest ${rule("hamar/5/list").before.days} dager`));
  for (const id of ["hamar/7", "hamar/8"]) {
    const { ages, closes, clause } = rule(id);
    assert.ok(clauses.get(clause).includes(`${ages.from} til ${ages.to} år`));
    assert.ok(clauses.get(clause).endsWith(`kl ${closes.replace(":", ".")}`));
  }
  const many = rule("hamar/scope").any.find((each) => each.participants).participants.above;
  assert.ok(rule("hamar/scope").quote.includes(`flere enn ${many} deltagere`));
});

for (const [name, pack] of packs) {
  test(`${name}: ids are its own and stand once`, () => {
    assert.equal(pack.id, name);
    const ids = pack.rules.map((each) => each.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.ok(id.startsWith(`${name}/`), id);
    for (const list of [pack.questions ?? [], pack.readings]) {
      assert.equal(new Set(list.map((each) => each.id)).size, list.length);
    }
  });

  test(`${name}: every text is in three languages, and they differ`, () => {
    const texts = localTexts(pack);
    assert.ok(texts.length > pack.rules.length);
    for (const [path, { nb, nn, en }] of texts) {
      assert.ok(nb && nn && en, path);
      assert.notEqual(nb, en, path);
    }
  });

  test(`${name}: titles have two to five words`, () => {
    for (const each of pack.rules) {
      for (const [language, words] of Object.entries(each.title)) {
        const count = words.split(/\s+/).length;
        assert.ok(count >= 2 && count <= 5, `${each.id} ${language}: ${words}`);
      }
    }
  });

  test(`${name}: severity follows the text's own verb, which stands in the quote`, () => {
    for (const each of pack.rules.filter((one) => one.severity !== "info")) {
      assert.equal(each.severity, severities[each.verb], each.id);
      assert.ok(each.quote.toLowerCase().includes(each.verb), each.id);
    }
  });

  test(`${name}: every chosen reading is stated openly`, () => {
    const stated = new Set(pack.readings.map((each) => each.id));
    for (const each of pack.rules.filter((one) => one.reading)) assert.ok(stated.has(each.reading), each.id);
    // A reading that rules choose and none does would be told without being used.
    for (const id of ["completed", "strictly-older", "most-permissive", "strictest"]) {
      if (stated.has(id))
        assert.ok(
          pack.rules.some((each) => each.reading === id),
          id,
        );
    }
  });

  test(`${name}: its questions are used, and only they`, () => {
    const asked = new Set((pack.questions ?? []).map((each) => each.id));
    const used = new Set(
      pack.rules.flatMap((each) => [each.question, each.longerIf, each.when?.question]).filter(Boolean),
    );
    assert.deepEqual([...used].sort(), [...asked].sort());
  });

  test(`${name}: has a source, and says so when the words are not the document's`, () => {
    assert.match(pack.source.checkedOn, /^\d{4}-\d{2}-\d{2}$/);
    const owns = pack.source.paraphrase === true;
    assert.equal(owns, name !== "hamar");
    if (owns) assert.match(pack.source.title, /Gjengitt med egne ord .*ikke kontrollert mot/);
    for (const { id, source } of pack.rules) {
      // Another document without its own law would be shown with the pack's.
      if (source?.title) assert.ok(source.url && source.legal && source.checkedOn, id);
    }
  });
}
