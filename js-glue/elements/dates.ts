/** Calendar dates as the elements need them: shown, counted and read from what people type. The rules themselves live in the module. */
import { civil, isDate, monthNames, monthOf } from "../dates.ts";
import { Format } from "../language/format.ts";
import type { Language, LocalDate } from "../types.ts";

export { addDays, fromDays, isDate, toDays } from "../dates.ts";

// Swedes write dates as ISO does.
const osloDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" });

/** Today where the municipality is, whatever the machine's own time zone. */
export function todayInOslo(now = new Date()): LocalDate {
  return osloDay.format(now);
}

/** long: «fredag 15. januar 2027», day: «15. januar 2027», short: «15. jan.», numeric: «15.01.2027». In the words that `describe` uses. */
export function showDate(
  date: LocalDate,
  language: Language,
  kind: "long" | "day" | "short" | "numeric" = "long",
): string {
  if (!isDate(date)) return date;
  const long = new Format(language).date(date);
  const [, day, month, year] = long.split(" ") as [string, string, string, string];
  const brief = month.length < 5 ? month : `${month.slice(0, 3)}${language === "en" ? "" : "."}`;
  switch (kind) {
    case "long":
      return long;
    case "day":
      return `${day} ${month} ${year}`;
    case "short":
      return `${day} ${brief}`;
    case "numeric":
      // Figures alone are read month first by half of those who read English.
      return language === "en" ? `${day} ${brief} ${year}` : date.split("-").reverse().join(".");
  }
}

export function showTime(time: string, language: Language): string {
  return language === "en" ? time.slice(0, 5) : `kl. ${time.slice(0, 5).replace(":", ".")}`;
}

/** The date on which somebody born on `born` turns `years`; on 28 February for a leap-day birthday in a common year. */
export function birthday(born: LocalDate, years: number): LocalDate {
  const year = Number(born.slice(0, 4)) + years;
  return civil(year, Number(born.slice(5, 7)), Number(born.slice(8, 10))) ?? `${year}-02-28`;
}

/** Completed years on `date`. */
export function ageOn(born: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(born.slice(0, 4));
  return birthday(born, years) <= date ? years : years - 1;
}

export type ReadDate = { date: LocalDate } | { problem: "unreadable" | "ambiguous" };

/** Ages at which somebody can be a guard or a responsible adult: what decides between two readings of a short date. */
const plausible = (date: LocalDate, asOf: LocalDate) => {
  if (date > asOf) return false;
  const age = ageOn(date, asOf);
  return age >= 13 && age <= 95;
};

/**
 * Reads one date as Norwegian spreadsheets and people write it. Where the text can be read in two ways that both make sense
 * for a birth date, it is refused rather than guessed.
 */
export function readDate(text: string, asOf: LocalDate): ReadDate {
  const value = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[T ]\d{2}:\d{2}(:\d{2})?$/, "");
  const one = (candidates: (LocalDate | undefined)[]): ReadDate => {
    const dates = [...new Set(candidates.filter((date) => date !== undefined))];
    if (dates.length === 1) return { date: dates[0]! };
    return { problem: dates.length === 0 ? "unreadable" : "ambiguous" };
  };

  let match = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(value);
  if (match) return one([civil(+match[1]!, +match[2]!, +match[3]!)]);

  match = /^(\d{1,2})([-./])\s?(\d{1,2})\2\s?(\d{4})$/.exec(value);
  if (match) {
    const dayFirst = civil(+match[4]!, +match[3]!, +match[1]!);
    // Slashes also come from American spreadsheets, month first; dots and dashes do not.
    return one(match[2] === "/" ? [dayFirst, civil(+match[4]!, +match[1]!, +match[3]!)] : [dayFirst]);
  }

  match = /^(\d{1,2})([-./])\s?(\d{1,2})\2\s?(\d{2})$/.exec(value);
  if (match) {
    const [first, middle, last] = [+match[1]!, +match[3]!, +match[4]!];
    const centuries = (year: number) => [1900 + year, 2000 + year];
    const readings = [
      ...centuries(last).map((year) => civil(year, middle, first)),
      ...centuries(first).map((year) => civil(year, middle, last)),
      ...(match[2] === "/" ? centuries(last).map((year) => civil(year, first, middle)) : []),
    ].filter((date) => date !== undefined && plausible(date, asOf));
    return one(readings);
  }

  match = new RegExp(`^(\\d{1,2})\\.? (${monthNames})\\.?,? (\\d{4})$`, "i").exec(value);
  if (match) return one([civil(+match[3]!, monthOf(match[2]!), +match[1]!)]);

  match = new RegExp(`^(${monthNames})\\.? (\\d{1,2}),? (\\d{4})$`, "i").exec(value);
  if (match) return one([civil(+match[3]!, monthOf(match[1]!), +match[2]!)]);

  match = /^(\d{8})$/.exec(value);
  if (match) {
    const part = (from: number, to: number) => Number(value.slice(from, to));
    const readings = [civil(part(0, 4), part(4, 6), part(6, 8)), civil(part(4, 8), part(2, 4), part(0, 2))];
    return one(readings.filter((date) => date !== undefined && plausible(date, asOf)));
  }
  return { problem: "unreadable" };
}

/** A date somewhere in a longer text, such as «Kari Nordmann 30.01.2007». */
export const datePattern = new RegExp(
  [
    "\\b\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}\\b",
    "\\b\\d{1,2}[-./]\\s?\\d{1,2}[-./]\\s?(?:\\d{4}|\\d{2})\\b",
    `\\b\\d{1,2}\\.? (?:${monthNames})\\.?,? \\d{4}\\b`,
    `\\b(?:${monthNames})\\.? \\d{1,2},? \\d{4}\\b`,
    "\\b\\d{8}\\b",
  ].join("|"),
  "i",
);
