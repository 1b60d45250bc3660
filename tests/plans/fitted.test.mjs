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
function whole(change = () => {}, names = true, planner = slt) {
  const copy = JSON.parse(text);
  change(copy);
  const file = fromPublished(names ? copy : publish(fromPublished(copy), [], { ...pages, names }));
  return { file, whole: { ...file, ...fitted(planner, "hamar", file, "nb") } };
}
/** The module as it would be where the profile has rooms and pairs, which Hamar's has not. */
const drafting = (draft) => ({
  profile: (name) => slt.profile(name),
  planRequest: (...asked) => draft(slt.planRequest(...asked)),
  reviewPlan: (...asked) => slt.reviewPlan(...asked),
});
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

  test("has the rooms that were published, with what the profile knows of them", () => {
    const hall = { id: "sal", name: "Salen" };
    const loft = { id: "loft", name: "Loftet", capacity: 12 };
    const closed = [{ from: "2026-09-01T00:00", to: "2026-09-01T23:59" }];
    const planner = drafting((request) => ({
      ...request,
      rooms: [{ ...hall, busy: closed }, loft],
      bodies: request.bodies.map((body) => ({ ...body, rooms: [hall.id, loft.id] })),
    }));
    const { request } = whole((copy) => (copy.rooms = [{ ...hall, name: "Storsalen" }]), true, planner).whole;
    assert.deepEqual(request.rooms, [{ ...hall, name: "Storsalen", busy: closed }]);
    assert.ok(request.bodies.every(({ rooms }) => rooms.length === 1 && rooms[0] === hall.id));
  });

  test("has the pairs that were published, and the profile's days between them", () => {
    const [, pair] = JSON.parse(text).flows;
    const between = ({ from, to }) => from === pair.from.body && to === pair.to.body;
    const { file, whole: full } = whole((copy) => (copy.flows = [pair]));
    const [{ minDays, maxDays }, flow] = [slt.planRequest(profile, file.request.period), full.request].map(
      ({ flows }) => flows.find(between),
    );
    assert.deepEqual(flow.pairs, [[pair.from.index, pair.to.index]]);
    assert.deepEqual([flow.minDays, flow.maxDays], [minDays, maxDays]);
    assert.notEqual(file.request.flows.find(between).maxDays, maxDays);
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
