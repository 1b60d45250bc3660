/** A year as a table for a spreadsheet (RFC 4180). */
import { isoWeek } from "../dates.ts";
import { later } from "../icalendar.ts";
import { dateText } from "../language/date-text.ts";
import type { Language } from "../types.ts";
import { countsOf } from "./summary.ts";
import type { Year } from "./types.ts";

const headings = {
  nb: ["Dato", "Ukedag", "Uke", "Fra", "Til", "Møte", "Nummer", "Av", "Sted", "Kan ikke komme"],
  nn: ["Dato", "Vekedag", "Veke", "Frå", "Til", "Møte", "Nummer", "Av", "Stad", "Kan ikkje kome"],
  en: ["Date", "Weekday", "Week", "From", "To", "Meeting", "Number", "Of", "Place", "Cannot attend"],
} as const;

export function csvOf(year: Year, language: Language): string {
  const bodies = new Map(year.bodies.map((body) => [body.id, body]));
  const people = new Map(year.people.map(({ id, name }) => [id, name]));
  const rooms = new Map(year.rooms.map(({ id, name }) => [id, name]));
  const counts = countsOf(year.meetings);
  const rows = year.meetings.map(({ body: id, index, start, room, absent = [] }) => {
    const date = start.slice(0, 10);
    const body = bodies.get(id);
    return [
      date,
      dateText(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8)), language).weekday,
      String(isoWeek(date)),
      start.slice(11, 16),
      later(start, body?.minutes ?? 0).slice(11),
      body?.name ?? id,
      String(index),
      String(counts.get(id) ?? index),
      room === undefined ? "" : (rooms.get(room) ?? room),
      absent.map((person) => people.get(person) ?? person).join(", "),
    ];
  });
  const named = year.people.length > 0;
  const all = [headings[language], ...rows].map((row) => (named ? row : row.slice(0, -1)));
  return spreadsheet(all, language);
}

/** Rows as the spreadsheet of that language opens them. */
export function spreadsheet(rows: readonly (readonly string[])[], language: Language): string {
  // Excel takes what its language has for the list separator: a comma would leave a Norwegian all of it in one column.
  const separator = language === "en" ? "," : ";";
  const lines = rows.map((row) => row.map((value) => cell(value, separator)).join(separator));
  // Without the mark Excel reads UTF-8 as something else.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** What begins like a formula would be run by the spreadsheet; an apostrophe makes it text. What has apostrophes there gets one more, so that it comes back the same. */
function cell(value: string, separator: string): string {
  const safe = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before it went out. */
export const unguarded = (value: string): string =>
  /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? value.slice(1) : value;
