/** The questions the element asks of the planner, made from the file as it stands; nothing here is decided or shown. */
import type { PlanFile } from "../../plans/types.ts";
import { SltInputError } from "../../errors.ts";
import type {
  Alternative,
  Flow,
  Language,
  Meeting,
  MeetingRef,
  Organisation,
  PlanBody,
  PlanRequest,
  Slt,
  YearPlan,
} from "../../types.ts";

export const same = (a: MeetingRef, b: MeetingRef): boolean => a.body === b.body && a.index === b.index;
export const keyOf = ({ body, index }: MeetingRef): string => `${body}/${index}`;

const placeOf = ({ body, index, start, room }: Meeting): Meeting => ({
  body,
  index,
  start,
  ...(room !== undefined && { room }),
});

/** Without what an earlier question added. */
function plain({ previous: _, ...request }: PlanRequest): PlanRequest {
  return request;
}

/** From nothing: only what is locked stays. */
export const freshRequest = (request: PlanRequest): PlanRequest => plain(request);

/** The same year again with as few meetings moved as the new demands allow. */
export function replanRequest(request: PlanRequest, meetings: readonly Meeting[]): PlanRequest {
  return meetings.length === 0 ? plain(request) : { ...request, previous: meetings.map(placeOf) };
}

/**
 * What it takes to have this meeting elsewhere: the others would rather stay. Its own lock and its own place are left out, so that the price is that
 * of the others and of the day, not of having moved it.
 */
export function priceRequest(request: PlanRequest, meetings: readonly Meeting[], which: MeetingRef): PlanRequest {
  return {
    ...unlocked(request, which),
    previous: meetings.filter((meeting) => !same(meeting, which)).map(placeOf),
  };
}

export function unlocked(request: PlanRequest, which: MeetingRef): PlanRequest {
  const locked = request.locked?.filter((lock) => !same(lock, which));
  const { locked: _, ...rest } = request;
  return locked?.length ? { ...rest, locked } : rest;
}

export function withLock(request: PlanRequest, meeting: Meeting): PlanRequest {
  const rest = unlocked(request, meeting);
  return { ...rest, locked: [...(rest.locked ?? []), placeOf(meeting)] };
}

export const isLocked = (request: PlanRequest, which: MeetingRef): boolean =>
  request.locked?.some((lock) => same(lock, which)) ?? false;

export interface Change {
  which: MeetingRef;
  before?: Meeting;
  after?: Meeting;
}

/** Meetings that stand elsewhere, came or went; in order of the time they had or got. */
export function changes(before: readonly Meeting[], after: readonly Meeting[]): Change[] {
  const old = new Map(before.map((meeting) => [keyOf(meeting), meeting]));
  const found: Change[] = [];
  for (const meeting of after) {
    const was = old.get(keyOf(meeting));
    old.delete(keyOf(meeting));
    const which = { body: meeting.body, index: meeting.index };
    if (!was) found.push({ which, after: meeting });
    else if (was.start !== meeting.start || was.room !== meeting.room)
      found.push({ which, before: was, after: meeting });
  }
  for (const was of old.values()) found.push({ which: { body: was.body, index: was.index }, before: was });
  const time = (change: Change) => (change.before ?? change.after)!.start;
  return found.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
}

/** How far a plan can be from the best, in whole per cent rounded up; nothing where the bound says nothing in per cent. */
export function gapPercent({ cost, bound }: Pick<YearPlan, "cost" | "bound">): number | undefined {
  if (cost === null || bound === null || bound <= 0) return undefined;
  return Math.ceil(((cost - bound) / bound) * 100);
}

/** A copy of `document` with `value` at the pointer's place, or without the place where `value` is undefined. What did not change is shared. */
export function withValue<T>(document: T, pointer: string, value: unknown): T {
  const parts = pointer.split("/").slice(1);
  const put = (at: unknown, depth: number): unknown => {
    if (depth === parts.length) return value;
    const part = parts[depth]!.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(at)) {
      const copy = [...(at as unknown[])];
      const index = part === "-" ? copy.length : Number(part);
      if (depth === parts.length - 1 && value === undefined) copy.splice(index, 1);
      else copy[index] = put(copy[index], depth + 1);
      return copy;
    }
    const { [part]: old, ...rest } = (at ?? {}) as Record<string, unknown>;
    if (depth === parts.length - 1 && value === undefined) return rest;
    // The order of keys stays, so that a saved file changes where something changed.
    return { ...(at as object), [part]: put(old, depth + 1) };
  };
  return put(document, 0) as T;
}

/** A bound below what the plan costs now says nothing yet: the place may be dearer or cheaper. */
export const saysSomething = ({ possible, price, exact }: Alternative): boolean =>
  possible && price !== undefined && (exact !== false || price >= 0);

/**
 * What a published copy does not say, from the profile: when bodies can meet, what flows ask, who comes from afar. What it says is as it was published,
 * also what is there no more. Nothing where the profile does not know the bodies, or the two do not go together.
 */
export function fitted(slt: Slt, profile: string, file: PlanFile, language: Language): Partial<PlanFile> {
  const { request: copied, meetings } = file;
  try {
    const drawn = slt.profile(profile);
    const drafted = slt.planRequest(drawn, copied.period, { language });
    const known = new Map(drafted.bodies.map((body) => [body.id, body]));
    if (copied.bodies.length === 0 || !copied.bodies.every(({ id }) => known.has(id))) return {};
    // A copy without names tells nothing of people.
    const named = (copied.people ?? []).length > 0;
    const rooms = new Set(copied.rooms?.map(({ id }) => id));
    const bodies = copied.bodies.map(({ id, name, count, minutes, members }): PlanBody => {
      const { rooms: places, quorum, ...body } = known.get(id)!;
      const there = (named ? members : body.members) ?? [];
      const open = places?.filter((room) => rooms.has(room));
      return {
        ...body,
        ...(name !== undefined && { name }),
        count,
        minutes,
        members: there,
        ...(quorum !== undefined && { quorum: Math.min(quorum, there.length) }),
        ...(open?.length && { rooms: open }),
      };
    });
    const sameCounts = bodies.every(({ id, count }) => count === known.get(id)!.count);
    const request: PlanRequest = {
      ...drafted,
      calendar: { ...drafted.calendar, breaks: copied.calendar?.breaks ?? [] },
      bodies,
      people: named ? merged(drafted.people, copied.people) : (drafted.people ?? []),
      rooms: merged(drafted.rooms, copied.rooms),
      flows: sameCounts ? mergedFlows(drafted.flows, copied.flows) : (copied.flows ?? []),
      // What stands elsewhere has been unlocked.
      locked: (drafted.locked ?? []).filter((lock) =>
        meetings.some((meeting) => same(lock, meeting) && lock.start === meeting.start),
      ),
    };
    slt.reviewPlan(request, meetings);
    return { organisation: whole(drawn, file.organisation, named), request };
  } catch (error) {
    if (error instanceof SltInputError) return {};
    throw error;
  }
}

/** Who and what was published, with what the profile knows besides. */
function merged<Item extends { id: string }>(drafted: readonly Item[] = [], copied: readonly Item[] = []): Item[] {
  const known = new Map(drafted.map((item) => [item.id, item]));
  return copied.map((item) => ({ ...known.get(item.id), ...item }));
}

/** Which meeting waits for which was published; for how long, the profile knows. */
function mergedFlows(drafted: readonly Flow[] = [], copied: readonly Flow[] = []): Flow[] {
  return copied.map((flow) => {
    const known = drafted.find(({ from, to }) => from === flow.from && to === flow.to);
    return known ? { ...known, ...(flow.pairs && { pairs: flow.pairs }) } : flow;
  });
}

/** An organisation that was published tells neither when its bodies can meet nor what model it goes by. */
function whole(drawn: Organisation, published: Organisation | undefined, named: boolean): Organisation {
  if (!published) return drawn;
  const bodies = merged(drawn.bodies, published.bodies);
  const there = new Set(bodies.map(({ id }) => id));
  const flows = (drawn.flows ?? []).filter(({ from, to }) => there.has(from) && there.has(to));
  if (named) return { ...drawn, ...published, people: merged(drawn.people, published.people), bodies, flows };
  const members = new Map(drawn.bodies.map((body) => [body.id, body.members]));
  const sitting = bodies.map((body) => ({ ...body, members: members.get(body.id) ?? [] }));
  return { ...drawn, ...published, people: drawn.people, bodies: sitting, flows };
}
