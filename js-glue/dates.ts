/** Calendar dates counted. The rules themselves live in the module. */
import type { LocalDate } from "./types.ts";

const DAY = 86_400_000;

export function toDays(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function fromDays(days: number): LocalDate {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDays(toDays(date) + days);
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const days = toDays(text);
  return Number.isFinite(days) && fromDays(days) === text;
}

/** 1 Monday to 7 Sunday. */
export const weekday = (date: LocalDate): number => ((toDays(date) + 3) % 7) + 1;

/** ISO 8601: the number of the week in the year that its Thursday lies in. */
export function isoWeek(date: LocalDate): number {
  const thursday = addDays(date, 4 - weekday(date));
  return Math.floor((toDays(thursday) - toDays(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
}
