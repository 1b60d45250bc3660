/** What the pictures of a year have in common: who is who, what a day is, and how a meeting is called. */
import { listText } from "../../language/date-text.ts";
import type { Year, YearBody } from "../../plans/types.ts";
import type { Language, LocalDate, Meeting, MeetingRef } from "../../types.ts";
import { addDays, fromDays, showDate, toDays } from "../dates.ts";
import { lookOf, type Look } from "./looks.ts";
import { dateOf, meetingWords, showHours } from "./when.ts";
import type { YearWords } from "./words.ts";

export { dateOf, showHours };

/** What every picture is given. It keeps nothing: what is selected or shown is the element's to remember. */
export interface Pictured {
  /** The whole year: colours, shapes and numbers do not change with what is shown of it. */
  year: Year;
  /** What is shown, in order of time. */
  meetings: readonly Meeting[];
  language: Language;
  today?: LocalDate;
  selected?: MeetingRef;
  onSelect?: (meeting: Meeting) => void;
}

export interface BodyInfo {
  body: YearBody;
  look: Look;
  /** How many meetings it has in the year. */
  count: number;
}
export interface DayInfo {
  holiday?: string;
  breaks: Year["breaks"];
  weekend: boolean;
}

export const keyOf = ({ body, index }: MeetingRef): string => `${body}/${index}`;
export const same = (one: MeetingRef | undefined, other: MeetingRef | undefined): boolean =>
  one !== undefined && other !== undefined && one.body === other.body && one.index === other.index;
/** 1 is Monday. */
export const weekdayOf = (date: LocalDate): number => ((((toDays(date) + 3) % 7) + 7) % 7) + 1;

/** ISO 8601: a week belongs to the year of its Thursday. */
export function weekOf(date: LocalDate): number {
  const thursday = toDays(date) - weekdayOf(date) + 4;
  return Math.floor((thursday - toDays(`${fromDays(thursday).slice(0, 4)}-01-01`)) / 7) + 1;
}

/** The first days of the months that a period touches. */
export function monthsOf({ from, to }: { from: LocalDate; to: LocalDate }): LocalDate[] {
  const months = [];
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = nextMonth(month)) months.push(month);
  return months;
}
export const nextMonth = (first: LocalDate): LocalDate => `${addDays(first, 31).slice(0, 7)}-01`;

const facts = new WeakMap<Year, Facts>();
/** Worked out once for each year object. */
export function factsOf(year: Year): Facts {
  let found = facts.get(year);
  if (!found) facts.set(year, (found = new Facts(year)));
  return found;
}

class Facts {
  readonly #bodies = new Map<string, BodyInfo>();
  readonly #people: Map<string, string>;
  readonly #rooms: Map<string, string>;
  readonly #holidays: Map<LocalDate, Year["holidays"][number]["name"]>;

  constructor(readonly year: Year) {
    year.bodies.forEach((body, position) =>
      this.#bodies.set(body.id, { body, look: lookOf(position), count: this.#countOf(body.id) }),
    );
    this.#people = new Map(year.people.map(({ id, name }) => [id, name]));
    this.#rooms = new Map(year.rooms.map(({ id, name }) => [id, name]));
    this.#holidays = new Map(year.holidays.map(({ date, name }) => [date, name]));
  }

  #countOf(body: string): number {
    return this.year.meetings.reduce(
      (most, meeting) => (meeting.body === body ? Math.max(most, meeting.index) : most),
      0,
    );
  }

  body(id: string): BodyInfo {
    return (
      this.#bodies.get(id) ?? {
        body: { id, name: id, minutes: 0, members: [] },
        look: lookOf(this.year.bodies.length),
        count: this.#countOf(id),
      }
    );
  }

  person = (id: string): string | undefined => this.#people.get(id);
  room = (id: string | undefined): string | undefined => (id === undefined ? undefined : (this.#rooms.get(id) ?? id));

  day(date: LocalDate, language: Language): DayInfo {
    const name = this.#holidays.get(date);
    return {
      ...(name ? { holiday: name[language] ?? name.nb } : {}),
      breaks: this.year.breaks.filter(({ from, to }) => from <= date && date <= to),
      weekend: weekdayOf(date) > 5,
    };
  }
}

/** What can be said of one meeting, in words. */
export function told(year: Year, meeting: Meeting, language: Language) {
  const known = factsOf(year);
  const { body, look, count } = known.body(meeting.body);
  const words = meetingWords[language];
  const date = dateOf(meeting);
  const hours = showHours(meeting.start, body.minutes, language);
  const number = words.numberOf(meeting.index, count);
  // «Politiråd 3 av 5», but «Aldersteam 3, 7 av 17».
  const name = `${body.name}${/\d$/.test(body.name) ? "," : ""} ${number}`;
  const absent = meeting.absent ?? [];
  const names = absent.map((id) => known.person(id)).filter((name) => name !== undefined);
  return {
    body,
    look,
    date,
    hours,
    number,
    day: showDate(date, language),
    name,
    room: known.room(meeting.room),
    /** Who is absent; only how many where the year was published without names. */
    absent: absent.length === 0 ? "" : names.length > 0 ? listText(names, language) : words.absentCount(absent.length),
    /** «Politiråd 3 av 5, onsdag 14. april 2027 kl. 09.00–11.00» */
    label: `${name}, ${showDate(date, language)} ${hours}`,
  };
}

/** «mars 2027», or «mars». */
export function showMonth(first: LocalDate, language: Language, withYear = true): string {
  const [, month, year] = showDate(first, language, "day").split(" ");
  return withYear ? `${month} ${year}` : month!;
}

/** «5.–9. oktober», with what else is needed to know which. */
export function showRange(from: LocalDate, to: LocalDate, language: Language): string {
  const [day, month, year] = showDate(from, language, "day").split(" ") as [string, string, string];
  const last = showDate(to, language, "day");
  if (from === to) return last;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day}–${last}`;
  return from.slice(0, 4) === to.slice(0, 4) ? `${day} ${month} – ${last}` : `${day} ${month} ${year} – ${last}`;
}

/** A short name of the period: «2027», «2026/27». */
export function showPeriod({ from, to }: { from: LocalDate; to: LocalDate }): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : Number(last) - Number(first) === 1 ? `${first}/${last.slice(2)}` : `${first}–${last}`;
}

/** Everything about a day but its meetings: «1. påskedag», «Vinterferie, skolefri». */
export function dayNotes(info: DayInfo, words: YearWords): string[] {
  return [
    ...(info.holiday ? [info.holiday] : []),
    ...info.breaks.map((each) => `${each.name} (${words.closes[each.closes]})`),
  ];
}
