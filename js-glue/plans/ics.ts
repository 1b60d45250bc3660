/** A year as calendars: for all, for a body, for a person. Identity rules: docs/plan-files.md. */
import { calendar, component, later, line, stampLine, textLine, timeLine } from "../icalendar.ts";
import type { Language, MeetingRef } from "../types.ts";
import { countsOf, keyOf, summaryOf } from "./summary.ts";
import type { IssuedMeeting, Year, YearMeeting } from "./types.ts";

export interface CalendarOptions {
  language: Language;
  /** Ids; everything where neither is given. */
  scope?: { body?: string; person?: string };
  /** When the calendar is made, in UTC: `2026-12-01T10:00:00Z`. Of two calendars with equal numbers the later counts. */
  stamp: string;
}

const words = {
  nb: {
    members: "Deltakere",
    optional: "Kan også delta",
    absent: "Kan ikke komme",
    youAreAbsent: "Du er ført opp som fraværende.",
    cancelled: "Avlyst",
  },
  nn: {
    members: "Deltakarar",
    optional: "Kan òg delta",
    absent: "Kan ikkje kome",
    youAreAbsent: "Du er ført opp som fråverande.",
    cancelled: "Avlyst",
  },
  en: {
    members: "Members",
    optional: "May also attend",
    absent: "Cannot attend",
    youAreAbsent: "You are listed as absent.",
    cancelled: "Cancelled",
  },
} as const;

/** `cancelled`: of `issue`, or of a published plan. */
export function calendarOf(year: Year, cancelled: IssuedMeeting[], options: CalendarOptions): string {
  const { language, scope = {} } = options;
  const say = words[language];
  const stamp = new Date(options.stamp);
  const bodies = new Map(year.bodies.map((body) => [body.id, body]));
  const people = new Map(year.people.map(({ id, name }) => [id, name]));
  const rooms = new Map(year.rooms.map(({ id, name }) => [id, name]));
  const counts = countsOf(year.meetings);
  const nameOf = (person: string) => people.get(person) ?? person;

  const sits = (person: string, body: string) =>
    bodies.get(body)?.members.some((member) => member.person === person) ?? false;
  const inBody = ({ body }: MeetingRef) => scope.body === undefined || scope.body === body;
  const theirs = (meeting: MeetingRef) =>
    inBody(meeting) && (scope.person === undefined || sits(scope.person, meeting.body));
  // Whoever has left a body is told of the meetings that they had, though these stand for the others.
  const lost = (meeting: IssuedMeeting) => {
    const { person } = scope;
    if (!inBody(meeting)) return false;
    if (person === undefined) return meeting.cancelled === true;
    if (meeting.left?.includes(person)) return true;
    return meeting.cancelled === true && (meeting.people?.includes(person) ?? sits(person, meeting.body));
  };

  const event = (meeting: MeetingRef, sequence: number, lines: string[]) =>
    component("VEVENT", [
      textLine("UID", `${year.id}-${meeting.body}-${meeting.index}@slt`),
      stampLine("DTSTAMP", stamp),
      line("SEQUENCE", String(sequence)),
      ...lines,
      textLine("CATEGORIES", bodies.get(meeting.body)?.name ?? meeting.body),
    ]);

  const standing = (meeting: YearMeeting) => {
    const { body: id, index, start, room, absent = [] } = meeting;
    const body = bodies.get(id);
    const away = scope.person !== undefined && absent.includes(scope.person);
    const named = (need: "required" | "optional") =>
      body?.members.filter((member) => member.need === need).map(({ person }) => nameOf(person)) ?? [];
    const description = [
      ...(away ? [say.youAreAbsent] : []),
      ...list(say.members, named("required")),
      ...list(say.optional, named("optional")),
      ...list(say.absent, absent.map(nameOf)),
    ];
    return event(meeting, meeting.sequence, [
      timeLine("DTSTART", start),
      timeLine("DTEND", later(start, body?.minutes ?? 0)),
      line("STATUS", "CONFIRMED"),
      textLine("SUMMARY", summaryOf(body?.name ?? id, index, counts.get(id) ?? index)),
      ...(room === undefined ? [] : [textLine("LOCATION", rooms.get(room) ?? room)]),
      ...(description.length > 0 ? [textLine("DESCRIPTION", description.join("\n"))] : []),
      // The time of those who do not come stays free.
      line("TRANSP", away ? "TRANSPARENT" : "OPAQUE"),
    ]);
  };

  const takenOut = (meeting: IssuedMeeting) => {
    const { start, minutes, place, summary, sequence } = meeting;
    return event(meeting, sequence, [
      timeLine("DTSTART", start),
      timeLine("DTEND", later(start, minutes)),
      line("STATUS", "CANCELLED"),
      // Not every program shows the status.
      textLine("SUMMARY", `${say.cancelled}: ${summary}`),
      ...(place === undefined ? [] : [textLine("LOCATION", place)]),
      line("TRANSP", "TRANSPARENT"),
    ]);
  };

  const meetings = year.meetings.filter(theirs);
  const there = new Set(meetings.map(keyOf));
  const gone = cancelled.filter((meeting) => lost(meeting) && !there.has(keyOf(meeting)));
  const title = [
    year.title,
    ...(scope.body === undefined ? [] : [bodies.get(scope.body)?.name ?? scope.body]),
    ...(scope.person === undefined ? [] : [nameOf(scope.person)]),
  ].join(" – ");
  return calendar({
    product: `-//SLT//Year plan//${language.toUpperCase()}`,
    lines: [
      textLine("NAME", title),
      textLine("X-WR-CALNAME", title),
      line("X-WR-TIMEZONE", "Europe/Oslo"),
      line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H"),
      line("X-PUBLISHED-TTL", "PT12H"),
    ],
    timed: true,
    components: [...meetings.map(standing), ...gone.map(takenOut)],
  });
}

const list = (label: string, names: string[]): string[] => (names.length > 0 ? [`${label}: ${names.join(", ")}`] : []);
