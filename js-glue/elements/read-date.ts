/** Dates as people and their spreadsheets write them. */
import { civil, monthNames, monthOf } from "../civil.ts";
import { isDate } from "../dates.ts";
import type { LocalDate } from "../types.ts";
import { ageOn } from "./ages.ts";

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

/** Browsers without a date field give plain text; stored drafts may hold anything. */
export function readTypedDate(typed: string): LocalDate | undefined {
  if (isDate(typed)) return typed;
  const read = readDate(typed, "9999-12-31");
  return "date" in read ? read.date : undefined;
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
