// What the planner makes of a published copy with the help of a profile: what was published stays as it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, root, source } from "../wasm/support.mjs";

const { fitted } = await source("elements/year-plan/requests.ts");
const { fromPublished } = await source("plans/from-published.ts");
const { publish } = await source("plans/file.ts");
const { loadSlt } = await import(pathToFileURL(new URL("slt.js", dist).pathname).href);
const slt = await loadSlt();

const text = readFileSync(`${root}demo/assets/planer/hamar-2026-27.json`, "utf8");
const profile = slt.profile("hamar");
const pages = { names: true, measures: true, on: "2026-11-22", language: "nb" };
/** What the planner goes on from, of the demo's copy with what `change` does to it. */
function whole(change = () => {}, names = true) {
  const copy = JSON.parse(text);
  change(copy);
  const file = fromPublished(names ? copy : publish(fromPublished(copy), [], { ...pages, names }));
  return { file, whole: { ...file, ...fitted(slt, "hamar", file, "nb") } };
}
const ids = (list) => list.map(({ id }) => id);

describe("a published copy with what its profile knows", () => {
  test("can be planned, and is published again as it was", () => {
    for (const names of [true, false]) {
      const { file, whole: full } = whole(undefined, names);
      assert.ok(full.request.bodies.every(({ slots, members }) => slots.length > 0 && members.length > 0));
      assert.ok(full.organisation.bodies.every(({ meets }) => meets));
      const published = (each) => publish(each, [], { ...pages, names });
      assert.deepEqual(published(full), published(file));
    }
  });

  test("has the breaks that were published, and what the profile says of other days", () => {
    const own = { name: "Planleggingsdag", from: "2026-11-02", to: "2026-11-02", closes: "school" };
    const { request } = whole((copy) => (copy.breaks = [...copy.breaks.slice(1), own])).whole;
    assert.ok(!request.calendar.breaks.some(({ from }) => from === "2026-06-20"));
    assert.deepEqual(request.calendar.breaks.at(-1), own);
    assert.ok(request.calendar.avoid.length > 0);
    assert.deepEqual(whole((copy) => (copy.breaks = [])).whole.request.calendar.breaks, []);
  });

  test("has the organisation that was published", () => {
    const { organisation } = whole((copy) => {
      copy.organisation.bodies[0].name.nb = "Arbeidsgruppa";
      copy.organisation.bodies[0].agenda = [{ nb: "Eget punkt" }];
      copy.organisation.people[0].agency = "Et annet sted";
    }).whole;
    assert.equal(organisation.bodies[0].name.nb, "Arbeidsgruppa");
    assert.deepEqual(organisation.bodies[0].agenda, [{ nb: "Eget punkt" }]);
    assert.equal(organisation.people[0].agency, "Et annet sted");
    assert.deepEqual(organisation.model, profile.model);
  });

  test("without names has the profile's people, and still the bodies that were published", () => {
    const { organisation, request } = whole(
      (copy) => (copy.organisation.bodies[0].name.nb = "Arbeidsgruppa"),
      false,
    ).whole;
    assert.deepEqual(organisation.people, profile.people);
    assert.equal(organisation.bodies[0].name.nb, "Arbeidsgruppa");
    assert.ok(organisation.bodies.every(({ members }) => members.length > 0));
    assert.deepEqual(ids(request.people).sort(), ids(profile.people).sort());
  });

  test("brings back nobody and nothing that was taken out", () => {
    const [body] = JSON.parse(text).bodies;
    const gone = body.members.at(-1).person;
    const { organisation, request } = whole((copy) => {
      copy.people = copy.people.filter(({ id }) => id !== gone);
      copy.organisation.people = copy.organisation.people.filter(({ id }) => id !== gone);
      for (const list of [copy.bodies, copy.organisation.bodies])
        for (const each of list) each.members = each.members.filter(({ person }) => person !== gone);
      copy.flows = [];
    }).whole;
    assert.doesNotMatch(JSON.stringify([request, organisation.people, organisation.bodies]), new RegExp(`"${gone}"`));
    assert.deepEqual(request.flows, []);
    assert.deepEqual(request.rooms, []);
    const without = whole((copy) => {
      const keep = ({ id }) => id !== "aldersteam-0-5";
      copy.bodies = copy.bodies.filter(keep);
      copy.organisation.bodies = copy.organisation.bodies.filter(keep);
      copy.meetings = copy.meetings.filter(({ body: of }) => of !== "aldersteam-0-5");
    }).whole;
    assert.doesNotMatch(JSON.stringify([without.request, without.organisation.bodies]), /aldersteam-0-5/);
    assert.ok(slt.planRequest(without.organisation, without.request.period).bodies.length === 4);
  });
});
