/**
 * The days and months, and what stands in a row, in three languages. Not `Intl`: what it knows of nynorsk differs between browsers (some give bokmål,
 * some English), and it writes `22:00` where a Norwegian letter says `kl. 22.00`. No date library either: nothing is calculated here but the weekday.
 * Apart from `format.ts`, since whoever only shows dates needs no more.
 */
import type { Language } from "../types.ts";

interface Words {
  weekdays: readonly string[];
  months: readonly string[];
  and: string;
}

const norwegian = "januar februar mars april mai juni juli august september oktober november desember".split(" ");
const words: Readonly<Record<Language, Words>> = {
  nb: {
    weekdays: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
    months: norwegian,
    and: "og",
  },
  nn: {
    weekdays: ["søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"],
    months: norwegian,
    and: "og",
  },
  en: {
    weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    months: "January February March April May June July August September October November December".split(" "),
    and: "and",
  },
};

/** `fredag` and `15. januar`: of a day that the calendar has. */
export function dateText(year: number, month: number, day: number, language: Language) {
  const { weekdays, months } = words[language];
  return {
    weekday: weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!,
    rest: `${day}${language === "en" ? "" : "."} ${months[month - 1]}`,
  };
}

/** `a, b og c`. */
export function listText(items: readonly string[], language: Language): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${words[language].and} ${last}`;
}
