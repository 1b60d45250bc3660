// The built-in profiles: that they fit their schema, keep to their sources, and mark what their sources do not say.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";

const folder = new URL("../../src/packs/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const schema = read("profile.schema.json");
const names = readdirSync(new URL("profiles/", folder)).map((file) => file.replace(/\.json$/, ""));
const profiles = new Map(names.map((name) => [name, read(`profiles/${name}.json`)]));
const ajv = new Ajv.default({ strict: false, strictSchema: true, allErrors: true });
const valid = ajv.compile(schema);
const why = () => ajv.errorsText(valid.errors, { separator: "\n" });
const page = readFileSync(new URL("../../docs/profiles.md", import.meta.url), "utf8");

const body = (name, id) => profiles.get(name).bodies.find((each) => each.id === id) ?? assert.fail(id);
const agencies = (name, id, role) =>
  body(name, id)
    .members.filter((each) => !role || each.role === role)
    .map(({ person }) => person);

test("every built-in profile fits the schema", () => {
  assert.deepEqual(names.sort(), ["hamar", "stange"]);
  for (const [name, profile] of profiles) assert.ok(valid(profile), `${name}\n${why()}`);
});

test("the schema refuses what is no profile", () => {
  const stange = profiles.get("stange");
  const wrong = [
    (p) => delete p.bodies,
    (p) => (p.surprise = 1),
    (p) => (p.bodies[0].cadence = {}),
    (p) => (p.bodies[0].cadence = { perYear: 5, everyWeeks: 2 }),
    (p) => (p.bodies[0].cadence = { perYear: 5, anchor: "2027-01-04" }),
    (p) => (p.bodies[0].level = "top"),
    (p) => (p.bodies[0].meets.slots = []),
    (p) => (p.bodies[0].meets.slots[0].start = "9:00"),
    (p) => (p.people[0].title = "Ordfører"),
    (p) => delete p.people[0].agency,
    (p) => (p.flows[0].pairs = [[1, 1]]),
    (p) => (p.flows[0].next = "yes"),
    (p) => (p.schoolCalendars = [{ schoolYear: "2026" }]),
    (p) => (p.forms = { consent: { url: "https://example.org" } }),
    (p) => (p.forms = { consent: { title: { nb: "Samtykke" }, url: "javascript:alert(1)" } }),
    (p) => (p.forms = { consent: { title: { nb: "Samtykke" }, url: "//example.org" } }),
    (p) => (p.forms = { surprise: { title: { nb: "Samtykke" }, url: "/samtykke.pdf" } }),
  ];
  for (const change of wrong) {
    const profile = structuredClone(stange);
    change(profile);
    assert.equal(valid(profile), false, String(change));
  }
});

test("every field of the schema is described", () => {
  const look = (node, path) => {
    if (node === null || typeof node !== "object") return;
    for (const [name, field] of Object.entries(Array.isArray(node) ? {} : (node.properties ?? {}))) {
      const described = field.description ?? schema.$defs[field.$ref?.split("/").at(-1)]?.description;
      assert.ok(described, `${path}/properties/${name} has no description`);
    }
    for (const [key, child] of Object.entries(node)) look(child, `${path}/${key}`);
  };
  look(schema, "");
});

test("stange is as its source says", () => {
  assert.deepEqual(body("stange", "politirad").cadence, { perYear: 5 });
  assert.deepEqual(body("stange", "slt-mote").cadence, { perYear: 5 });
  assert.deepEqual(
    new Set(agencies("stange", "politirad")),
    new Set(["ordforer", "kommunedirektor", "stasjonssjef", "politikontakt", "slt"]),
  );
  assert.deepEqual(agencies("stange", "politirad", "secretary"), ["slt"]);
  assert.deepEqual(
    body("stange", "politirad").agenda.map(({ nb }) => nb),
    ["Vold og overgrep mot barn", "Vold i nære relasjoner", "Radikalisering", "Saker fra SLT-møtet"],
  );
  for (const who of "skolehelsetjenesten ppa barnevern politikontakt ungdomskoordinator nav flyktningtjenesten oppfolgingstjenesten".split(
    " ",
  ))
    assert.ok(agencies("stange", "slt-mote").includes(who), who);
  const meetings = profiles.get("stange").bodies.filter(({ id }) => id.startsWith("skolemote-"));
  assert.ok(meetings.length > 0);
  for (const { cadence } of meetings) assert.deepEqual(cadence, { everyMonths: 1 });
  // No calendar of Stange's is known.
  assert.equal(profiles.get("stange").schoolCalendars, undefined);
});

test("hamar is as its source says", () => {
  assert.deepEqual(agencies("hamar", "politirad"), ["ordforer", "kommunedirektor", "politistasjonssjef", "slt"]);
  assert.deepEqual(body("hamar", "arbeidsgruppe").cadence, { everyMonths: 2 });
  const teams = profiles.get("hamar").bodies.filter(({ id }) => id.startsWith("aldersteam-"));
  assert.ok(teams.length > 0);
  for (const { id, cadence, minutes, reportsTo } of teams) {
    assert.deepEqual([cadence, minutes, reportsTo], [{ everyWeeks: 2 }, 180, "arbeidsgruppe"]);
    assert.deepEqual(agencies("hamar", id, "member"), ["barnevern", "helsestasjon", "ppt", "bup", "politi"]);
    assert.ok(agencies("hamar", id, "invited").includes("skole"));
  }
});

test("everything that no source gives is marked", () => {
  for (const [name, { people, bodies, flows, assumption }] of profiles) {
    assert.ok(assumption, name);
    // No source has weekdays or times, and none says how many days lie between meetings.
    for (const each of [...bodies, ...flows]) assert.ok(each.assumption, `${name} ${each.id ?? each.from}`);
    for (const each of people)
      if (each.travelMinutes !== undefined || each.maxPerDay !== undefined) assert.ok(each.assumption, each.id);
  }
});

test("every text is in three languages, or the same in all", () => {
  const look = (node, path) => {
    if (node === null || typeof node !== "object") return;
    if (typeof node.nb === "string" && path.endsWith("/assumption")) assert.ok(node.nn && node.en, path);
    for (const [key, child] of Object.entries(node)) look(child, `${path}/${key}`);
  };
  for (const [name, profile] of profiles) look(profile, name);
});

test("the documentation names every field, and its example is a profile", () => {
  const fields = new Set();
  const look = (node) => {
    if (node === null || typeof node !== "object") return;
    for (const name of Object.keys(Array.isArray(node) ? {} : (node.properties ?? {}))) fields.add(name);
    Object.values(node).forEach(look);
  };
  look({ ...schema, $defs: { ...schema.$defs, source: {}, localText: {} } });
  fields.delete("$schema");
  for (const name of fields) assert.ok(page.includes(`\`${name}\``) || page.includes(`"${name}"`), name);
  const examples = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map((match) => JSON.parse(match[1]));
  assert.ok(examples.length > 0);
  for (const example of examples) assert.ok(valid(example), why());
});
