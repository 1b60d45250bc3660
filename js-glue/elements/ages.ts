/** How old somebody is on a day. */
import { civil } from "../civil.ts";
import type { LocalDate } from "../types.ts";

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
