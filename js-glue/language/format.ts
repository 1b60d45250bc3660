/** Dates, times, numbers and lists in three languages, of values that may come from anywhere. */
import type { Language, LocalText } from "../types.ts";
import { dateText, listText } from "./date-text.ts";

interface Words {
  until: string;
  hour: readonly [one: string, many: string];
  minute: readonly [one: string, many: string];
}

const words: Readonly<Record<Language, Words>> = {
  nb: { until: "til", hour: ["time", "timer"], minute: ["minutt", "minutter"] },
  nn: { until: "til", hour: ["time", "timar"], minute: ["minutt", "minutt"] },
  en: { until: "until", hour: ["hour", "hours"], minute: ["minute", "minutes"] },
};

/** Thrown where a text needs a value that the item does not carry; `describe` then says something more general. */
export class Absent extends Error {}

/** Params come from anywhere (a stored file, another version): each formatter checks what it gets. */
type Maybe = string | number | boolean | undefined;

const datePattern = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/;

function parts(value: Maybe): {
  year: number;
  month: number;
  day: number;
  hours?: string;
  minutes?: string;
  seconds?: string;
} {
  const match = typeof value === "string" ? datePattern.exec(value) : null;
  if (!match) throw new Absent();
  const month = Number(match[2]);
  if (month < 1 || month > 12) throw new Absent();
  return {
    year: Number(match[1]),
    month,
    day: Number(match[3]),
    hours: match[4],
    minutes: match[5],
    seconds: match[6],
  };
}

/** Whole days from the first date (or date and time) to the second. */
export function daysBetween(from: Maybe, to: Maybe): number {
  const day = (value: Maybe) => {
    const { year, month, day } = parts(value);
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  return day(to) - day(from);
}

function minutesBetween(from: Maybe, to: Maybe): number {
  const minutes = (value: Maybe) => {
    const { hours, minutes } = parts(value);
    if (hours === undefined) throw new Absent();
    return Number(hours) * 60 + Number(minutes);
  };
  return daysBetween(from, to) * 24 * 60 + minutes(to) - minutes(from);
}

/** The date so many days before. */
export function daysEarlier(date: Maybe, days: Maybe): string {
  const { year, month, day } = parts(date);
  return new Date(Date.UTC(year, month - 1, day - number(days))).toISOString().slice(0, 10);
}

export function number(value: Maybe): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Absent();
  return value;
}

export function localText(text: LocalText | undefined, language: Language): string {
  const own = text?.[language] ?? text?.nb;
  if (typeof own !== "string" || own === "") throw new Absent();
  return own;
}

export class Format {
  readonly #words: Words;
  constructor(readonly language: Language) {
    this.#words = words[language];
  }

  /** `fredag 15. januar 2027`; without the year when `after`, mentioned just before, has the same one. */
  date(value: Maybe, after?: Maybe): string {
    const { year, month, day } = parts(value);
    const sameYear = after !== undefined && parts(after).year === year;
    const { weekday, rest } = dateText(year, month, day, this.language);
    return `${weekday} ${rest}${sameYear ? "" : ` ${year}`}`;
  }

  /** `kl. 22.00` of a date and time; seconds only where there are some. */
  time(value: Maybe): string {
    const { hours, minutes, seconds } = parts(value);
    return this.#clock(hours, minutes, seconds);
  }

  /** A limit: midnight ends the evening, `kl. 24.00`. */
  until(value: Maybe): string {
    const { hours, minutes, seconds } = parts(value);
    return hours === "00" && minutes === "00" ? this.#clock("24", minutes) : this.#clock(hours, minutes, seconds);
  }

  /** When an event ends: the hour says it all unless that is another night or day than the limit's. */
  endTime(end: Maybe, limit: Maybe): string {
    return limit === undefined || Math.abs(minutesBetween(limit, end)) < 12 * 60 ? this.time(end) : this.dateTime(end);
  }

  /** `lørdag 6. februar 2027 kl. 19.00-01.00`; with the end's own date where that is another night. */
  period(start: Maybe, end: Maybe): string {
    const days = daysBetween(start, end);
    const sameNight = days === 0 || (days === 1 && Number(parts(end).hours) < 12);
    const until = sameNight
      ? `-${this.time(end).replace("kl. ", "")}`
      : ` ${this.#words.until} ${this.dateTime(end, start)}`;
    return this.dateTime(start) + until;
  }

  /** The same of a time of day, `22:00`. */
  clock(value: Maybe): string {
    const match = typeof value === "string" ? /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(value) : null;
    return this.#clock(match?.[1], match?.[2], match?.[3]);
  }

  #clock(hours?: string, minutes?: string, seconds?: string): string {
    if (hours === undefined || minutes === undefined) throw new Absent();
    const shown = seconds === undefined || seconds === "00" ? [hours, minutes] : [hours, minutes, seconds];
    return this.language === "en" ? shown.join(":") : `kl. ${shown.join(".")}`;
  }

  /** `lørdag 30. januar 2027 kl. 19.00`. */
  dateTime(value: Maybe, after?: Maybe): string {
    return `${this.date(value, after)}${this.language === "en" ? " at" : ""} ${this.time(value)}`;
  }

  /** `1 dag`, `12 dager`. */
  count(value: Maybe, one: string, many: string): string {
    return `${this.number(value)} ${Math.abs(number(value)) === 1 ? one : many}`;
  }

  /** Thousands are set apart from five digits up, as in Norwegian print. */
  number(value: Maybe): string {
    const digits = String(number(value));
    const gap = this.language === "en" ? "," : "\u00a0";
    return Math.abs(number(value)) < 10_000 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, gap);
  }

  percent(value: Maybe): string {
    return `${this.number(value)}${this.language === "en" ? "" : "\u00a0"}%`;
  }

  /** `3 timer og 15 minutter`. */
  duration(minutes: Maybe): string {
    const all = number(minutes);
    const hours = Math.trunc(all / 60);
    const rest = all - hours * 60;
    const shown = [];
    if (hours !== 0) shown.push(this.count(hours, ...this.#words.hour));
    if (rest !== 0 || hours === 0) shown.push(this.count(rest, ...this.#words.minute));
    return this.list(shown);
  }

  /** `13-15`, or the one age that both ends are. */
  range(from: Maybe, to: Maybe): string {
    return number(from) === number(to) ? this.number(from) : `${this.number(from)}-${this.number(to)}`;
  }

  /** `a, b og c`. */
  list(items: readonly string[]): string {
    return listText(items, this.language);
  }

  /** A name as the applicant wrote it. */
  name(value: Maybe): string {
    if (typeof value !== "string" || value.trim() === "") throw new Absent();
    return value.trim();
  }
}

/** A sentence from a clause that may begin with a word in lower case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
