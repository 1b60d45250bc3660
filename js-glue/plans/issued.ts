/** What calendars that are handed out say of each meeting, and what those before them said. Identity rules: docs/plan-files.md. */
import type { MeetingRef, PlanRequest } from "../types.ts";
import { countsOf, keyOf, summaryOf } from "./summary.ts";
import type { IssuedMeeting, PlanFile } from "./types.ts";

/** How long a meeting is, where that is something a meeting can be: what is typed may be anything. */
export const lengthOf = (minutes: unknown): number | undefined =>
  Number.isInteger(minutes) && Number(minutes) >= 0 && Number(minutes) <= 1440 ? Number(minutes) : undefined;

/**
 * What to remember when the plan is handed out as it stands. A meeting whose time, length, place, summary or circle has
 * changed gets a higher number, and so does one that falls out or comes back; for the others nothing changes.
 */
export function issuedOf({ request, organisation, meetings, issued = [] }: PlanFile): IssuedMeeting[] {
  const bodies = new Map(request.bodies.map((body) => [body.id, body]));
  const rooms = new Map(request.rooms?.map(({ id, name }) => [id, name ?? id]));
  const names = new Map(organisation?.bodies.map(({ id, name }) => [id, name.nb]));
  const counts = countsOf(meetings);
  const before = new Map(issued.map((meeting) => [keyOf(meeting), meeting]));
  const order = new Map(request.bodies.map(({ id }, index) => [id, index]));
  const place = (ref: MeetingRef) => order.get(ref.body) ?? order.size;

  const now = meetings.map((meeting): IssuedMeeting => {
    const { body: id, index, start, room } = meeting;
    const body = bodies.get(id);
    const told = before.get(keyOf(meeting));
    before.delete(keyOf(meeting));
    const people = membersOf(body);
    const left = [...new Set([...(told?.people ?? []), ...(told?.left ?? [])])].filter((id) => !people.includes(id));
    const next: IssuedMeeting = {
      body: id,
      index,
      start: start.slice(0, 16),
      minutes: lengthOf(body?.minutes) ?? lengthOf(told?.minutes) ?? 0,
      ...(room === undefined ? {} : { place: rooms.get(room) ?? room }),
      summary: summaryOf(body?.name ?? names.get(id) ?? id, index, counts.get(id) ?? index),
      sequence: told?.sequence ?? 0,
      people,
      ...(left.length > 0 ? { left: left.sort() } : {}),
    };
    if (told && differs(told, next)) ++next.sequence;
    return next;
  });
  const gone = [...before.values()].map((told): IssuedMeeting => {
    const minutes = lengthOf(told.minutes) ?? 0;
    return told.cancelled ? { ...told, minutes } : { ...told, minutes, cancelled: true, sequence: told.sequence + 1 };
  });
  return [...now, ...gone].sort(
    (one, two) =>
      place(one) - place(two) || (one.body < two.body ? -1 : one.body > two.body ? 1 : 0) || one.index - two.index,
  );
}

function membersOf(body: PlanRequest["bodies"][number] | undefined): string[] {
  return [...new Set(body?.members?.map(({ person }) => person))].sort();
}

function differs(told: IssuedMeeting, now: IssuedMeeting): boolean {
  return (
    told.cancelled === true ||
    told.start !== now.start ||
    told.minutes !== now.minutes ||
    told.place !== now.place ||
    told.summary !== now.summary ||
    (told.people !== undefined && told.people.join("\n") !== now.people!.join("\n"))
  );
}

/** What calendars were told stays told, whichever state of a plan one goes to. Of two tidings of a meeting the later counts. */
export function stillTold<File extends Pick<PlanFile, "id" | "issued">>(file: File, before: File): File {
  if (file.id !== before.id || !before.issued) return file;
  const rest = new Map(before.issued.map((told) => [keyOf(told), told]));
  const issued = (file.issued ?? []).map((told) => {
    const other = rest.get(keyOf(told));
    rest.delete(keyOf(told));
    return other && other.sequence >= told.sequence ? other : told;
  });
  issued.push(...rest.values());
  return JSON.stringify(issued) === JSON.stringify(file.issued) ? file : { ...file, issued };
}

/** `whereKnown`: who sits where counts only where it was told before. */
export function sameTold(
  before: readonly IssuedMeeting[] = [],
  now: readonly IssuedMeeting[] = [],
  whereKnown = false,
): boolean {
  const known = (told: IssuedMeeting, at: number): IssuedMeeting => {
    if (!whereKnown || before[at]?.people) return told;
    const { people: _, ...rest } = told;
    return rest;
  };
  return JSON.stringify(before) === JSON.stringify(now.map(known));
}

/** What must be taken back: whole meetings, and meetings that stand for those alone who have left. */
export const takenBack = (issued: readonly IssuedMeeting[]): IssuedMeeting[] =>
  issued.filter(({ cancelled, left }) => cancelled || left !== undefined);
