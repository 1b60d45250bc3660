/** How often a body meets, and how long, in words. */
import { Format } from "../language/format.ts";
import type { Language, OrganisationBody } from "../types.ts";

type Cadence = OrganisationBody["cadence"];

const small: Readonly<Record<Language, readonly string[]>> = {
  nb: ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
  nn: ["null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
  en: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
};

interface Words {
  times: (n: number, count: string) => string;
  weeks: (n: number, count: string) => string;
  months: (n: number, count: string) => string;
  each: (duration: string) => string;
}

const every = (each: string, second: string, one: string) => (n: number) =>
  n === 1 ? `${each} ${one}` : n === 2 ? `${second} ${one}` : `${each} ${n}. ${one}`;
const inEnglish = (one: string) => (n: number, count: string) =>
  n === 1 ? `every ${one}` : n === 2 ? `every second ${one}` : `every ${count} ${one}s`;

const words: Readonly<Record<Language, Words>> = {
  nb: {
    times: (n, count) => `${count} ${n === 1 ? "gang" : "ganger"} i året`,
    weeks: every("hver", "annenhver", "uke"),
    months: every("hver", "annenhver", "måned"),
    each: (duration) => `${duration} hver gang`,
  },
  nn: {
    times: (n, count) => `${count} ${n === 1 ? "gong" : "gonger"} i året`,
    weeks: every("kvar", "annankvar", "veke"),
    months: every("kvar", "annankvar", "månad"),
    each: (duration) => `${duration} kvar gong`,
  },
  en: {
    times: (n, count) => (n === 1 ? "once a year" : n === 2 ? "twice a year" : `${count} times a year`),
    weeks: inEnglish("week"),
    months: inEnglish("month"),
    each: (duration) => `${duration} each time`,
  },
};

/** «annenhver uke, 3 timer hver gang»; what is not known is left out. */
export function howOften(cadence: Cadence | undefined, minutes: number | undefined, language: Language): string {
  const { times, weeks, months, each } = words[language];
  const told = (say: Words["times"], n: number) => say(n, small[language][n] ?? String(n));
  const often =
    cadence === undefined
      ? []
      : "perYear" in cadence
        ? [told(times, cadence.perYear)]
        : "everyWeeks" in cadence
          ? [told(weeks, cadence.everyWeeks)]
          : [told(months, cadence.everyMonths)];
  return [...often, ...(minutes ? [each(new Format(language).duration(minutes))] : [])].join(", ");
}
