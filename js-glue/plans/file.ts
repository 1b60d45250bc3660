/** A plan as a file: the coordinator's own, with everything in it, and the copy that is published. docs/plan-files.md */
import { SltInputError } from "../errors.ts";
import type {
  DayInfo,
  InputProblem,
  Language,
  LocalDate,
  LocalText,
  Meeting,
  Organisation,
  PlanBody,
  PlanRequest,
} from "../types.ts";
import { issuedOf, lengthOf, takenBack } from "./issued.ts";
import { planShape } from "./plan-shape.ts";
import { publicMeasures, publicOrganisation } from "./public.ts";
import { parsed } from "./read.ts";
import { countsOf, keyOf } from "./summary.ts";
import type { IssuedMeeting, PlanFile, PublishedPlan, Year } from "./types.ts";

export interface NewPlan {
  title: string;
  request: PlanRequest;
  organisation?: Organisation;
  meetings?: Meeting[];
  outcome?: PlanFile["outcome"];
  /** Where it is not to be made at random. */
  id?: string;
}

export function newPlanFile({ title, request, organisation, meetings = [], outcome, id }: NewPlan): PlanFile {
  return {
    format: "slt-plan",
    version: 1,
    id: id ?? randomId(),
    title,
    ...(organisation ? { organisation } : {}),
    request,
    meetings,
    ...(outcome ? { outcome } : {}),
  };
}

/** Not `randomUUID`: that is there only where the page has a secure address. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---------------------------------------------------------------- writing
const firstKeys = ["format", "version", "id", "title"];

/** The same text for the same plan, however it came about: keys in order, a line for each value. */
export function writePlanFile(file: PlanFile): string {
  return `${JSON.stringify(ordered(file, true), null, 1)}\n`;
}

function ordered(value: unknown, outermost = false): unknown {
  if (Array.isArray(value)) return value.map((each) => ordered(each));
  if (typeof value !== "object" || value === null) return value;
  const rank = (key: string) => {
    const place = outermost ? firstKeys.indexOf(key) : -1;
    return place < 0 ? firstKeys.length : place;
  };
  const entries = Object.entries(value).sort(([one], [two]) => rank(one) - rank(two) || (one < two ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}

// ---------------------------------------------------------------- reading
/** Ten thousand busy times each of a hundred people, and as much again. */
const maxCharacters = 100_000_000;

/**
 * Throws `SltInputError` with every problem of the form; whether the request makes sense is for `plan` to say. What this
 * edition does not know stays where it is.
 */
export function readPlanFile(source: string): PlanFile {
  const problems: InputProblem[] = [];
  const file = planShape()(parsed(source, "slt-plan", maxCharacters), "", problems);
  if (problems.length > 0) throw new SltInputError(problems);
  return file;
}

// ---------------------------------------------------------------- the year as it is shown
/** `days`: of `slt.calendar`, at least those of the period. */
export function yearOf(file: PlanFile, days: DayInfo[], language: Language): Year {
  const { request, organisation: from, meetings } = file;
  const inLanguage = (name: LocalText | undefined) => name && (name[language] ?? name.nb);
  const bodiesOf = new Map(from?.bodies.map((body) => [body.id, body]));
  const titles = new Map(from?.people.map(({ id: person, title }) => [person, inLanguage(title)]));
  const roomNames = new Map(from?.rooms?.map(({ id: room, name }) => [room, inLanguage(name)]));
  const sequences = new Map(file.issued?.map((issued) => [keyOf(issued), issued.sequence]));
  const told = file.issued?.filter(({ cancelled }) => !cancelled);
  const lengths = new Map(told?.map(({ body, minutes }) => [body, lengthOf(minutes)]));
  const there = new Set(meetings.map(keyOf));

  // Who sits in a body is somebody, listed or not; so is a room that a meeting is in, and a body that has one.
  const people = new Map(request.people?.map(({ id: person, name }) => [person, name]));
  const rooms = new Map(request.rooms?.map(({ id: room, name }) => [room, name]));
  for (const { members = [] } of request.bodies) {
    for (const { person } of members) if (!people.has(person)) people.set(person, undefined);
  }
  for (const { room } of meetings) if (room !== undefined && !rooms.has(room)) rooms.set(room, undefined);
  const asked = new Set(request.bodies.map(({ id: body }) => body));
  const strays = [...new Set(meetings.map(({ body }) => body))].filter((body) => !asked.has(body));
  const bodies: (Pick<PlanBody, "id"> & Partial<PlanBody>)[] = [
    ...request.bodies,
    ...strays.map((body) => ({ id: body })),
  ];

  return {
    id: file.id,
    title: file.title,
    municipality: from?.municipality ?? "",
    period: { from: request.period.from, to: request.period.to },
    bodies: bodies.map(({ id: body, name, minutes, members = [] }) => {
      const known = bodiesOf.get(body);
      return {
        id: body,
        name: name ?? inLanguage(known?.name) ?? body,
        ...(known ? { level: known.level } : {}),
        minutes: lengthOf(minutes) ?? lengths.get(body) ?? 0,
        members: members.map(({ person, need }) => ({ person, need })),
      };
    }),
    people: [...people].map(([person, name]) => ({ id: person, name: name ?? titles.get(person) ?? person })),
    rooms: [...rooms].map(([room, name]) => ({ id: room, name: name ?? roomNames.get(room) ?? room })),
    holidays: days.flatMap(({ date, holiday }) =>
      holiday && date >= request.period.from && date <= request.period.to ? [{ date, name: holiday }] : [],
    ),
    breaks: (request.calendar?.breaks ?? []).map(({ name, from, to, closes }) => ({ name, from, to, closes })),
    flows: flowsOf(request, countsOf(meetings)).filter(
      ({ from, to }) => there.has(keyOf(from)) && there.has(keyOf(to)),
    ),
    meetings: meetings
      .map(({ body, index, start, room, absent }) => ({
        body,
        index,
        start,
        ...(room === undefined ? {} : { room }),
        ...(absent === undefined ? {} : { absent: [...absent] }),
        sequence: sequences.get(keyOf({ body, index })) ?? 0,
      }))
      .sort((one, two) => (one.start < two.start ? -1 : one.start > two.start ? 1 : one.body < two.body ? -1 : 1)),
  };
}

/** Where a flow names no pairs, every meeting waits for the one that lies as far into its year. */
function flowsOf({ flows = [], bodies }: PlanRequest, there: Map<string, number>): Year["flows"] {
  const counts = new Map(bodies.map(({ id: body, count }) => [body, count]));
  return flows.flatMap(({ from, to, pairs }) => {
    const [sources, targets] = [counts.get(from) ?? 0, counts.get(to) ?? 0];
    const all =
      // A count is whatever was typed: no more than the meetings that are there.
      pairs ??
      Array.from(
        { length: Math.min(targets, there.get(to) ?? 0) },
        (_, j) => [Math.ceil(((j + 1) * sources) / targets), j + 1] as const,
      );
    return all.map(([i, j]) => ({ from: { body: from, index: i }, to: { body: to, index: j } }));
  });
}

// ---------------------------------------------------------------- publishing
export interface PublishOptions {
  /** Without them nobody can be found in the copy: neither names nor ids, neither who sits where nor who is away. */
  names: boolean;
  /** Whether everybody may see the measures as well; without names nobody owns one. */
  measures?: boolean;
  on: LocalDate;
  language: Language;
}

/**
 * What everybody may see. Its calendars say what `issue` would say of the same file, so that an editor's page and a file
 * sent by mail agree: call `issue` first and keep its file.
 */
export function publish(
  file: PlanFile,
  days: DayInfo[],
  { names, measures = false, on, language }: PublishOptions,
): PublishedPlan {
  const issued = issuedOf(file);
  // A file may hold a meeting twice; the copy is refused where it does.
  const once = [...new Map(file.meetings.map((meeting) => [keyOf(meeting), meeting])).values()];
  const year = yearOf({ ...file, issued, meetings: once }, days, language);
  const cancelled = takenBack(issued);
  return {
    format: "slt-published-plan",
    version: 1,
    publishedOn: on,
    ...(names ? year : withoutPeople(year)),
    cancelled: names
      ? cancelled
      : cancelled
          .filter((meeting) => meeting.cancelled)
          .map(({ people: _people, left: _left, ...meeting }): IssuedMeeting => meeting),
    ...(file.organisation ? { organisation: publicOrganisation(file.organisation, names) } : {}),
    ...(measures && file.measures ? { measures: publicMeasures(file.measures, names) } : {}),
  };
}

function withoutPeople(year: Year): Year {
  return {
    ...year,
    people: [],
    bodies: year.bodies.map((body) => ({ ...body, members: [] })),
    meetings: year.meetings.map(({ absent: _absent, ...meeting }) => meeting),
  };
}

// ---------------------------------------------------------------- calendars handed out
/**
 * To be called whenever calendars are handed out, and its file to be kept: from what it remembers the next calendars update
 * these. `days` and `language` are what `yearOf` takes; calendars need neither.
 */
export function issue(
  file: PlanFile,
  days: DayInfo[] = [],
  language: Language = "nb",
): { file: PlanFile; year: Year; cancelled: IssuedMeeting[] } {
  const issued = { ...file, issued: issuedOf(file) };
  return { file: issued, year: yearOf(issued, days, language), cancelled: takenBack(issued.issued) };
}
