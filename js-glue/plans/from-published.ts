/** A plan file made of a published copy, so that one can go on from what everybody has. What was not published is empty. */
import { toDays } from "../dates.ts";
import type { Flow, Organisation } from "../types.ts";
import { issuedOf } from "./issued.ts";
import { countsOf, keyOf, summaryOf } from "./summary.ts";
import type { IssuedMeeting, PlanFile, PublishedPlan } from "./types.ts";

export function fromPublished(copy: PublishedPlan): PlanFile {
  const { id, title, period, bodies, people, rooms, breaks, measures } = copy;
  const counts = countsOf(copy.meetings);
  const file: PlanFile = {
    format: "slt-plan",
    version: 1,
    id,
    title,
    organisation: organisationOf(copy),
    request: {
      period,
      calendar: { breaks },
      people: people.map(({ id: person, name }) => ({ id: person, name })),
      rooms: rooms.map(({ id: room, name }) => ({ id: room, name })),
      bodies: bodies.map(({ id: body, name, minutes, members }) => ({
        id: body,
        name,
        count: counts.get(body) ?? 0,
        minutes,
        slots: [],
        members,
      })),
      flows: flowsOf(copy),
    },
    meetings: copy.meetings.map(({ sequence: _, ...meeting }) => meeting),
    ...(measures ? { measures } : {}),
  };
  return { ...file, issued: toldBy(copy, file, counts) };
}

/** Copies of earlier editions name the bodies alone. Nobody has said how often they meet. */
function organisationOf({ organisation, municipality, bodies }: PublishedPlan): Organisation {
  const known = organisation ?? {
    municipality,
    people: [],
    bodies: bodies.flatMap(({ id, name, level, minutes }) =>
      level ? [{ id, name: { nb: name }, level, minutes, members: [] }] : [],
    ),
  };
  return known as Organisation;
}

/** What the calendars of the copy say, in the words of `issue`, so that the next ones go on from them. */
function toldBy(
  { meetings, bodies, rooms, cancelled, people }: PublishedPlan,
  file: PlanFile,
  counts: Map<string, number>,
): IssuedMeeting[] {
  const of = new Map(bodies.map((body) => [body.id, body]));
  const places = new Map(rooms.map(({ id, name }) => [id, name]));
  const now = new Set(meetings.map(keyOf));
  const left = new Map(cancelled.map((told) => [keyOf(told), told.left]));
  const told = meetings.map((meeting): IssuedMeeting => {
    const { body, index, start, room, sequence } = meeting;
    const { name = body, minutes = 0, members = [] } = of.get(body) ?? {};
    const gone = left.get(keyOf(meeting));
    return {
      body,
      index,
      start: start.slice(0, 16),
      minutes,
      ...(room === undefined ? {} : { place: places.get(room) ?? room }),
      summary: summaryOf(name, index, counts.get(body) ?? index),
      sequence,
      people: [...new Set(members.map(({ person }) => person))].sort(),
      ...(gone ? { left: gone } : {}),
    };
  });
  told.push(...cancelled.filter((meeting) => meeting.cancelled && !now.has(keyOf(meeting))));
  const issued = issuedOf({ ...file, issued: told });
  // Without names nobody knows who was told.
  return people.length > 0 ? issued : issued.map(({ people: _, ...rest }) => rest);
}

/** Which meeting waits for which was published; for how long was not: any time within the period. */
function flowsOf({ flows, period }: PublishedPlan): Flow[] {
  const found = new Map<string, Flow & { pairs: [number, number][] }>();
  const maxDays = Math.max(1, toDays(period.to) - toDays(period.from));
  for (const { from, to } of flows) {
    const key = JSON.stringify([from.body, to.body]);
    const flow = found.get(key) ?? { from: from.body, to: to.body, minDays: 0, maxDays, pairs: [] };
    flow.pairs.push([from.index, to.index]);
    found.set(key, flow);
  }
  return [...found.values()];
}
