/** What only those need who read dates that people write: dates from parts, weeks and names. */
import { addDays, isDate, isoWeek, weekday } from "./dates.ts";
import type { LocalDate } from "./types.ts";

/** A date from its parts, or undefined when the calendar has no such day. */
export function civil(year: number, month: number, day: number): LocalDate | undefined {
  const pad = (value: number, width = 2) => String(value).padStart(width, "0");
  const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return isDate(text) ? text : undefined;
}

/** The Monday of a week; undefined where the year has no such week. */
export function mondayOf(year: number, week: number): LocalDate | undefined {
  const inFirst = `${String(year).padStart(4, "0")}-01-04`;
  const monday = addDays(inFirst, 1 - weekday(inFirst) + (week - 1) * 7);
  return isoWeek(monday) === week ? monday : undefined;
}

/** The names of months as people write them. */
const months = [
  ["januar", "january", "jan"],
  ["februar", "february", "feb"],
  ["mars", "march", "mar"],
  ["april", "apr"],
  ["mai", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["august", "aug"],
  ["september", "sept", "sep"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov"],
  ["desember", "december", "des", "dec"],
];
/** For a regular expression; the longest of two that begin alike comes first. */
export const monthNames = months.flat().join("|");
/** 1 to 12; 0 for what is no month. */
export const monthOf = (name: string): number => months.findIndex((names) => names.includes(name.toLowerCase())) + 1;
