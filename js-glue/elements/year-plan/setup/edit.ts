/** Changes of the file that are more than one value: ids of what is new, what goes along with what is removed, whose times are busy. */
import { addDays } from "../../dates.ts";
import type { PersonCalendar, PlanFile } from "../../../plans/types.ts";
import type { Busy, Organisation, OrganisationBody, Period, PlanBody, PlanRequest } from "../../../types.ts";

/** A short id made of the name, unlike those that are taken. It is kept when the name changes. */
export function newId(name: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const base =
    name
      .toLowerCase()
      .replace(/æ/g, "ae")
      .replace(/ø/g, "o")
      .replace(/å/g, "a")
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 24) || "x";
  if (!used.has(base)) return base;
  let number = 2;
  while (used.has(`${base}-${number}`)) ++number;
  return `${base}-${number}`;
}

/** A list that is empty is left out, as it was before it was begun. */
function withList<K extends keyof PlanRequest>(request: PlanRequest, key: K, list: PlanRequest[K] & unknown[]) {
  const { [key]: _, ...rest } = request;
  return (list.length > 0 ? { ...request, [key]: list } : rest) as PlanRequest;
}

/** What is known of the plan was an answer to another question. */
export function asked(file: PlanFile, request: PlanRequest): PlanFile {
  const { outcome: _, ...rest } = file;
  return { ...rest, request };
}

export function withoutBody(file: PlanFile, id: string): PlanFile {
  const other = ({ body }: { body: string }) => body !== id;
  let request: PlanRequest = { ...file.request, bodies: file.request.bodies.filter((body) => body.id !== id) };
  const { flows, locked, previous } = request;
  if (flows)
    request = withList(
      request,
      "flows",
      flows.filter(({ from, to }) => from !== id && to !== id),
    );
  if (locked) request = withList(request, "locked", locked.filter(other));
  if (previous) request = withList(request, "previous", previous.filter(other));
  return withoutOrganised({ ...asked(file, request), meetings: file.meetings.filter(other) }, id);
}

// ---------------------------------------------------------------- what the organisation says of a body
const withBodies = (file: PlanFile, organisation: Organisation, bodies: OrganisationBody[]): PlanFile => ({
  ...file,
  organisation: { ...organisation, bodies },
});

/** A body that measures speak of keeps its name. */
function withoutOrganised(file: PlanFile, id: string): PlanFile {
  const { organisation, measures = [], minutes = [] } = file;
  if (!organisation?.bodies.some((body) => body.id === id)) return file;
  if ([...measures, ...measures.map(({ orderedBy }) => orderedBy), ...minutes].some((each) => each?.body === id))
    return file;
  const { flows } = organisation;
  const bodies = organisation.bodies.flatMap((body) => {
    const { reportsTo, ...rest } = body;
    return body.id === id ? [] : reportsTo === id ? rest : body;
  });
  const left = flows && { flows: flows.filter(({ from, to }) => from !== id && to !== id) };
  return withBodies(file, { ...organisation, ...left }, bodies);
}

/** Where the body belongs. Who sits there is who sits there now and is known to the organisation. */
export function withLevel(file: PlanFile, id: string, level: OrganisationBody["level"]): PlanFile {
  const { organisation, request } = file;
  const body = request.bodies.find((each) => each.id === id);
  if (!organisation || !body) return file;
  const { bodies, people } = organisation;
  if (bodies.some((each) => each.id === id))
    return withBodies(
      file,
      organisation,
      bodies.map((each) => (each.id === id ? { ...each, level } : each)),
    );
  const { name, count, minutes, members = [] } = body;
  const sits = ({ person }: { person: string }) => people.some((each) => each.id === person);
  const entry: OrganisationBody = {
    id,
    name: { nb: name || id },
    level,
    cadence: { perYear: Number(count) || 1 },
    minutes: Number(minutes) || 60,
    members: members.filter(sits).map(({ person, need }) => ({ person, role: "member", need })),
  };
  return withBodies(file, organisation, [...bodies, entry]);
}

/** What was called otherwise in other languages is called this now. */
export function withName(file: PlanFile, id: string, name: string): PlanFile {
  const { organisation } = file;
  if (!organisation || !name.trim()) return file;
  const bodies = organisation.bodies.map((body) => (body.id === id ? { ...body, name: { nb: name } } : body));
  return withBodies(file, organisation, bodies);
}

export function withoutPerson(file: PlanFile, id: string): PlanFile {
  const { request } = file;
  const stays = <T extends { absent?: string[] }>(meeting: T): T =>
    meeting.absent?.includes(id) ? { ...meeting, absent: meeting.absent.filter((person) => person !== id) } : meeting;
  const bodies = request.bodies.map((body): PlanBody => {
    if (!body.members?.some(({ person }) => person === id)) return body;
    return { ...body, members: body.members.filter(({ person }) => person !== id) };
  });
  const people = request.people?.filter((person) => person.id !== id);
  const calendars = file.calendars?.filter(({ person }) => person !== id);
  return {
    ...asked(file, {
      ...request,
      bodies,
      ...(people && { people }),
      ...(request.locked && { locked: request.locked.map(stays) }),
      ...(request.previous && { previous: request.previous.map(stays) }),
    }),
    meetings: file.meetings.map(stays),
    ...(calendars && { calendars }),
  };
}

export function withoutRoom(file: PlanFile, id: string): PlanFile {
  const { request } = file;
  const stays = <T extends { room?: string }>(meeting: T): T => {
    if (meeting.room !== id) return meeting;
    const { room: _, ...rest } = meeting;
    return rest as T;
  };
  const bodies = request.bodies.map((body): PlanBody => {
    if (!body.rooms?.includes(id)) return body;
    const { rooms, ...rest } = body;
    const left = rooms.filter((room) => room !== id);
    return left.length > 0 ? { ...body, rooms: left } : rest;
  });
  const next = withList({ ...request, bodies }, "rooms", request.rooms?.filter((room) => room.id !== id) ?? []);
  return {
    ...asked(file, {
      ...next,
      ...(request.locked && { locked: request.locked.map(stays) }),
      ...(request.previous && { previous: request.previous.map(stays) }),
    }),
    meetings: file.meetings.map(stays),
  };
}

/** Fewer meetings: what was locked of those that are gone is let go. */
export function withoutSurplusLocks(request: PlanRequest, id: string, count: number): PlanRequest {
  const locked = request.locked?.filter(({ body, index }) => body !== id || index <= count);
  return locked && locked.length < request.locked!.length ? withList(request, "locked", locked) : request;
}

// ---------------------------------------------------------------- busy times
/** In order and apart from each other. */
export function union(lists: readonly (readonly Busy[])[]): Busy[] {
  const sorted = lists.flat().sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const result: Busy[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.to) {
      if (to > last.to) result[result.length - 1] = { from: last.from, to };
    } else result.push({ from, to });
  }
  return result;
}

export const inPeriod = (busy: readonly Busy[], { from, to }: Period): Busy[] =>
  busy.filter((range) => range.to > `${from}T00:00` && range.from < `${to}T24:00`);

/** Calendars are read with a year to spare on both sides, so that they hold when the period is moved. */
export const readingPeriod = ({ from, to }: Period): Period => ({
  from: `${Number(from.slice(0, 4)) - 1}-01-01`,
  to: `${Number(to.slice(0, 4)) + 1}-12-31`,
});

const counted = ({ busy, tentative, countTentative }: PersonCalendar): Busy[] =>
  countTentative && tentative ? [...busy, ...tentative] : busy;

/** One person's calendars. Busy times that came with the request and from no calendar are as good as typed. */
export function calendarsOf(file: PlanFile, person: string): PersonCalendar[] {
  const own = file.calendars?.filter((calendar) => calendar.person === person) ?? [];
  if (own.length > 0) return own;
  const busy = file.request.people?.find(({ id }) => id === person)?.busy ?? [];
  return busy.length > 0 ? [{ person, name: "", busy }] : [];
}

function withBusy(request: PlanRequest, person: string, busy: Busy[]): PlanRequest {
  const people = request.people?.map((each) => {
    if (each.id !== person) return each;
    const { busy: _, ...rest } = each;
    return busy.length > 0 ? { ...rest, busy } : rest;
  });
  return { ...request, ...(people && { people }) };
}

export function withCalendars(file: PlanFile, person: string, own: readonly PersonCalendar[]): PlanFile {
  const others = file.calendars?.filter((calendar) => calendar.person !== person) ?? [];
  const { request } = file;
  const busy = inPeriod(union(own.map(counted)), request.period);
  return { ...asked(file, withBusy(request, person, busy)), calendars: [...others, ...own] };
}

/** After a change of the period: the times of the new one. Those who have no calendars keep what they had. */
export function withBusyOfPeriod(file: PlanFile): PlanFile {
  const people = new Set(file.calendars?.map(({ person }) => person));
  let result = file;
  for (const person of people) result = withCalendars(result, person, calendarsOf(result, person));
  return result;
}

/** A day or days, whole or at the same time on each. Nothing where it is no range. */
export function busyOf(from: string, to: string, start: string, end: string): Busy[] | undefined {
  const last = to || from;
  if (!from || last < from || (start === "") !== (end === "")) return undefined;
  if (start === "") return [{ from: `${from}T00:00`, to: `${addDays(last, 1)}T00:00` }];
  if (end <= start) return undefined;
  const result: Busy[] = [];
  for (let day = from; day <= last; day = addDays(day, 1))
    result.push({ from: `${day}T${start}`, to: `${day}T${end}` });
  return result;
}
