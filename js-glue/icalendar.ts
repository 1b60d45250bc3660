/**
 * iCalendar (RFC 5545) written: the one way in the project. A library that reads calendars can write them too, but is ten
 * times as large as what a page with nothing but dates needs.
 */
import { addDays } from "./dates.ts";
import type { LocalDate, LocalDateTime } from "./types.ts";

/** Text as a value: what would end it or begin the next is escaped, what no calendar may hold is left out. */
function textValue(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** `name` with its parameters; `value` as it stands. Folded so that no line is longer than 75 octets. */
export function line(name: string, value: string): string {
  let folded = "";
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const code = character.codePointAt(0)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

export const textLine = (name: string, text: string): string => line(name, textValue(text));

/** A whole day. */
export const dayLine = (name: string, date: LocalDate): string => line(`${name};VALUE=DATE`, date.replaceAll("-", ""));

/** A time on the wall clock in Norway. */
export function timeLine(name: string, time: LocalDateTime): string {
  const [date, clock] = time.split("T") as [LocalDate, string];
  const digits = clock.replaceAll(":", "").padEnd(6, "0");
  return line(`${name};TZID=Europe/Oslo`, `${date.replaceAll("-", "")}T${digits}`);
}

/** A moment as a stamp has it, in UTC. */
export function stampLine(name: string, stamp: Date): string {
  return line(name, `${stamp.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`);
}

/** So many minutes later on the clock. */
export function later(time: LocalDateTime, minutes: number): LocalDateTime {
  const [date, clock] = time.split("T") as [LocalDate, string];
  const total = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) + minutes;
  const pad = (value: number) => String(value).padStart(2, "0");
  const day = Math.floor(total / 1440);
  const rest = total - day * 1440;
  return `${addDays(date, day)}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
}

export const component = (name: string, lines: string[]): string => `BEGIN:${name}\r\n${lines.join("")}END:${name}\r\n`;

// One rule each way, as Norway has had since 1996: enough for dates that lie ahead.
const oslo = component("VTIMEZONE", [
  line("TZID", "Europe/Oslo"),
  component("DAYLIGHT", [
    line("TZOFFSETFROM", "+0100"),
    line("TZOFFSETTO", "+0200"),
    line("TZNAME", "CEST"),
    line("DTSTART", "19960331T020000"),
    line("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
  ]),
  component("STANDARD", [
    line("TZOFFSETFROM", "+0200"),
    line("TZOFFSETTO", "+0100"),
    line("TZNAME", "CET"),
    line("DTSTART", "19961027T030000"),
    line("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
  ]),
]);

export interface CalendarParts {
  product: string;
  /** Lines about the calendar as a whole. */
  lines?: string[];
  /** Whether any time stands on the clock in Norway. */
  timed: boolean;
  components: string[];
}

export function calendar({ product, lines = [], timed, components }: CalendarParts): string {
  return component("VCALENDAR", [
    line("VERSION", "2.0"),
    textLine("PRODID", product),
    line("CALSCALE", "GREGORIAN"),
    line("METHOD", "PUBLISH"),
    ...lines,
    ...(timed ? [oslo] : []),
    ...components,
  ]);
}
