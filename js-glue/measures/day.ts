/** One day as people write it into a field or a table; never guessed. */
import { civil, monthNames, monthOf } from "../civil.ts";
import type { LocalDate } from "../types.ts";

const named = new RegExp(`^(\\d{1,2})\\.? (${monthNames})\\.?,? (\\d{4})$`, "i");
const namedFirst = new RegExp(`^(${monthNames})\\.? (\\d{1,2}),? (\\d{4})$`, "i");
const weekdays = /^[a-zæøå]+dag,?\s+|^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/i;

/** `2027-01-15`, `15.1.2027`, `15.01.27`, `fredag 15. januar 2027`. Slashes also come month first: only one reading may make sense. */
export function readDay(text: string): LocalDate | undefined {
  const value = text.trim().replace(/\s+/g, " ").replace(weekdays, "");
  let match = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/.exec(value);
  if (match) return civil(+match[1]!, +match[2]!, +match[3]!);
  match = /^(\d{1,2})([-./]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/.exec(value);
  if (match) {
    const year = match[4]!.length === 2 ? 2000 + Number(match[4]) : Number(match[4]);
    const dayFirst = civil(year, +match[3]!, +match[1]!);
    if (match[2] !== "/") return dayFirst;
    const monthFirst = civil(year, +match[1]!, +match[3]!);
    return dayFirst && monthFirst && dayFirst !== monthFirst ? undefined : (dayFirst ?? monthFirst);
  }
  match = named.exec(value);
  if (match) return civil(+match[3]!, monthOf(match[2]!), +match[1]!);
  match = namedFirst.exec(value);
  return match ? civil(+match[3]!, monthOf(match[1]!), +match[2]!) : undefined;
}
