/**
 * Other people's calendars in: a file becomes the times at which somebody is busy, on the wall clock in Norway, and nothing
 * else. What an entry is about is not even read: only the lines that say when reach the parser.
 */
import ICAL from "ical.js";
import { isDate, toDays } from "../dates.ts";
import { nextTurn, sliceMs } from "../next-turn.ts";
import type { Busy, LocalDate } from "../types.ts";
import { onOsloClock, timeOf, utc, type Zone, Zones } from "./zones.ts";

export interface BusyOptions {
  /** Both days included. */
  from: LocalDate;
  to: LocalDate;
  /** In entries; `done` never falls. */
  onProgress?(done: number, total: number): void;
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal;
}
/**
 * transparent: takes no time, or is marked as free. cancelled: also what a later version in the same file replaces.
 * outside: nothing of it lies in the period. unreadable: the entry is not as the standard has it.
 */
export type SkipReason = "transparent" | "cancelled" | "outside" | "unreadable";
export interface BusyFile {
  /** In order, apart from each other, to the minute, within the period. */
  busy: Busy[];
  /** Held for the person but not certain, or worked elsewhere: whether that counts is for the caller to choose. */
  tentative: Busy[];
  /** How many entries the file holds, those that were skipped among them. */
  events: number;
  /** `lines`: where the first ones begin, counted from 1; of what could not be read only. */
  skipped: { reason: SkipReason; count: number; lines?: number[] }[];
}

export type BusyErrorCode =
  /** The text is no calendar. */
  | "notCalendar"
  /** It ends in the middle: the rest was lost on the way. */
  | "cutShort"
  /** More than 20 MB. */
  | "tooLarge";

export class BusyFileError extends Error {
  override readonly name = "BusyFileError";
  constructor(
    readonly code: BusyErrorCode,
    detail: string,
    /** Counted from 1. */
    readonly line?: number,
  ) {
    super(`${code}: ${detail}${line === undefined ? "" : ` (line ${line})`}`);
  }
}

const maxCharacters = 20_000_000;
const maxPeriodDays = 20 * 366;
/** Steps of one rule: days for more than a century. What takes more is no meeting, and would halt the page. */
const maxSteps = 50_000;
const shownLines = 20;
const DAY = 86_400;

export async function readBusy(text: string, options: BusyOptions): Promise<BusyFile> {
  const { onProgress, signal } = options;
  signal?.throwIfAborted();
  const reading = new Reading(text, options);
  let sliceEnd = performance.now() + sliceMs;
  let told = -1;
  const tell = () => {
    if (reading.done === told || reading.total === 0) return;
    told = reading.done;
    onProgress?.(told, reading.total);
  };
  for (const _ of reading.work()) {
    // At every step: one may take as long as a slice.
    if (performance.now() < sliceEnd) continue;
    tell();
    await nextTurn();
    signal?.throwIfAborted();
    sliceEnd = performance.now() + sliceMs;
  }
  tell();
  return reading.result();
}

/** One of the minutes of a period each; marking them merges and sorts what is marked. */
class Minutes {
  readonly #marked: Uint8Array;
  readonly #start: number;
  constructor(from: LocalDate, to: LocalDate) {
    this.#start = toDays(from) * 1440;
    this.#marked = new Uint8Array((toDays(to) + 1) * 1440 - this.#start);
  }

  /** Seconds on the wall clock. Whether any of it lies in the period. */
  mark(from: number, to: number): boolean {
    const first = Math.max(0, Math.floor(from / 60) - this.#start);
    const last = Math.min(this.#marked.length, Math.ceil(to / 60) - this.#start);
    if (first >= last) return false;
    this.#marked.fill(1, first, last);
    return true;
  }

  ranges(): Busy[] {
    const clock = (minute: number) => new Date((this.#start + minute) * 60_000).toISOString().slice(0, 16);
    const ranges: Busy[] = [];
    for (let from = this.#marked.indexOf(1); from >= 0;) {
      const found = this.#marked.indexOf(0, from);
      const to = found < 0 ? this.#marked.length : found;
      ranges.push({ from: clock(from), to: clock(to) });
      from = this.#marked.indexOf(1, to);
    }
    return ranges;
  }
}

type JCalProperty = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]];
type Takes = "busy" | "tentative" | Exclude<SkipReason, "outside" | "unreadable">;

/** A point in time as an entry says it. `wall`: seconds on the clock of `zone`; midnight where it is a whole day. */
interface Moment {
  wall: number;
  day: boolean;
  zone: Zone;
}
interface Entry {
  uid: string | undefined;
  sequence: number;
  start: Moment;
  /** Whole days of the clock and then seconds; as the standard has it, an end is so many seconds away, whatever the clock does. */
  lasts: { days: number; seconds: number };
  takes: Takes;
  rules: Record<string, unknown>[];
  excluded: Moment[];
  excludingRules: Record<string, unknown>[];
  added: Moment[];
  addedPeriods: [from: Moment, to: Moment][];
  replaces?: { which: Moment; andLater: boolean };
}

class Unreadable extends Error {}

class Reading {
  done = 0;
  total = 0;
  readonly #text: string;
  readonly #busy: Minutes;
  readonly #tentative: Minutes;
  /** Of the period, in seconds on the wall clock. */
  readonly #from: number;
  readonly #to: number;
  readonly #zones = new Zones();
  readonly #skipped = new Map<SkipReason, { count: number; lines: number[] }>();

  constructor(text: string, { from, to }: BusyOptions) {
    if (!isDate(from) || !isDate(to) || from > to || toDays(to) - toDays(from) > maxPeriodDays) {
      throw new RangeError("the period must be two dates in order, at most twenty years apart");
    }
    if (text.length > maxCharacters) throw new BusyFileError("tooLarge", `more than ${maxCharacters} characters`);
    this.#text = text;
    this.#busy = new Minutes(from, to);
    this.#tentative = new Minutes(from, to);
    this.#from = toDays(from) * DAY;
    this.#to = (toDays(to) + 1) * DAY;
  }

  result(): BusyFile {
    const order: SkipReason[] = ["transparent", "cancelled", "outside", "unreadable"];
    return {
      busy: this.#busy.ranges(),
      tentative: this.#tentative.ranges(),
      events: this.total,
      skipped: order.flatMap((reason) => {
        const found = this.#skipped.get(reason);
        if (!found) return [];
        const { count, lines } = found;
        return [{ reason, count, ...(lines.length > 0 ? { lines } : {}) }];
      }),
    };
  }

  /** Yields often: whoever drives it may stop between any two. */
  *work(): Generator<void> {
    const found: { offset: number; text: string }[] = [];
    for (const { name, offset, end } of this.#components()) {
      yield;
      const whole = end === undefined ? "" : this.#text.slice(offset, end);
      if (name === "VTIMEZONE") this.#zones.define(whole);
      else found.push({ offset, text: whole });
    }
    this.total = found.length;
    let steps = 0;
    // Half of the way is to read them, the other half to lay them out.
    const step = () => (this.done = Math.floor(++steps / 2));

    const series = new Map<string, { entry: Entry; part: string; offset: number }[]>();
    for (const [index, { offset, text }] of found.entries()) {
      yield;
      try {
        const component = keepTimes(text);
        if (component[0] === "vfreebusy") {
          this.#freeBusy(component[1]);
          step();
        } else {
          const entry = this.#entry(component[1]);
          const key = entry.uid ?? `\n${index}`;
          const known = series.get(key);
          const version = { entry, part: partOf(entry), offset };
          if (known) known.push(version);
          else series.set(key, [version]);
        }
      } catch (error) {
        this.#refuse(error, offset);
        step();
      }
      step();
    }
    for (const each of series.values()) {
      // Of the series itself, and of the changes to each of its occurrences, the newest version alone counts.
      const newest = new Map<string, number>();
      for (const { entry, part } of each) {
        yield;
        newest.set(part, Math.max(entry.sequence, newest.get(part) ?? entry.sequence));
      }
      const overrides = each
        .filter(({ entry, part }) => entry.replaces && entry.sequence === newest.get(part))
        .map(({ entry }) => entry);
      for (const { entry, part, offset } of each) {
        try {
          if (entry.sequence !== newest.get(part)) this.#skip("cancelled");
          else yield* this.#layOut(entry, entry.replaces ? [] : overrides);
        } catch (error) {
          this.#refuse(error, offset);
        }
        step();
        yield;
      }
    }
    this.done = this.total;
  }

  /** `end` is missing where a component of the same kind begins before it has ended. */
  *#components(): Generator<{ name: string; offset: number; end?: number }> {
    const text = this.#text;
    // Not `^` with the flag m: that also holds after separators that are no line ends in a calendar.
    const marks = /(?<=^\ufeff?|[\r\n])(BEGIN|END):(VCALENDAR|VEVENT|VFREEBUSY|VTIMEZONE)[ \t]*(?=[\r\n]|$)/gi;
    let calendars = 0;
    let depth = 0;
    let opened: { name: string; offset: number } | undefined;
    for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
      const begins = mark[1]!.toUpperCase() === "BEGIN";
      const name = mark[2]!.toUpperCase();
      if (name === "VCALENDAR") {
        if (opened) yield opened;
        opened = undefined;
        depth = begins ? 1 : 0;
        if (begins) ++calendars;
      } else if (depth === 0) continue;
      else if (begins) {
        if (opened) yield opened;
        opened = { name, offset: mark.index };
      } else if (opened?.name === name) {
        yield { ...opened, end: mark.index + mark[0].length };
        opened = undefined;
      }
    }
    if (calendars === 0) throw new BusyFileError("notCalendar", "there is no BEGIN:VCALENDAR", 1);
    if (depth > 0) {
      const last = text.trimEnd().length;
      throw new BusyFileError("cutShort", "there is no END:VCALENDAR", this.#line(opened?.offset ?? last));
    }
  }

  #line(offset: number): number {
    let line = 1;
    const ends = /\r\n|\r|\n/g;
    for (let end = ends.exec(this.#text); end && end.index < offset; end = ends.exec(this.#text)) ++line;
    return line;
  }

  #skip(reason: SkipReason, offset?: number): void {
    const found = this.#skipped.get(reason) ?? { count: 0, lines: [] };
    ++found.count;
    if (offset !== undefined && found.lines.length < shownLines) found.lines.push(this.#line(offset));
    this.#skipped.set(reason, found);
  }

  /** Whatever goes wrong with one entry is that entry's matter alone. */
  #refuse(error: unknown, offset: number): void {
    if (error instanceof RangeError && /memory|allocation/i.test(error.message)) throw error;
    this.#skip("unreadable", offset);
  }

  #entry(properties: JCalProperty[]): Entry {
    const all = (name: string) => properties.filter(([each]) => each === name);
    const text = (name: string) => {
      const value = all(name)[0]?.[3];
      return typeof value === "string" ? value.trim() : undefined;
    };
    const moments = (name: string) =>
      all(name).flatMap((property) =>
        property
          .slice(3)
          .filter((value) => typeof value === "string")
          .map((value) => this.#moment(property, value)),
      );
    const rules = (name: string) => all(name).flatMap((property) => property.slice(3) as Record<string, unknown>[]);

    const start = moments("dtstart")[0];
    if (!start) throw new Unreadable("no DTSTART");
    const [replacing] = all("recurrence-id");
    return {
      uid: text("uid"),
      sequence: Number(all("sequence")[0]?.[3] ?? 0) || 0,
      start,
      lasts: this.#lasts(start, moments("dtend")[0], text("duration")),
      takes: takes(text("status"), text("transp"), text("x-microsoft-cdo-busystatus")),
      rules: rules("rrule"),
      excludingRules: rules("exrule"),
      excluded: moments("exdate"),
      added: moments("rdate"),
      addedPeriods: all("rdate").flatMap((property) =>
        property
          .slice(3)
          .filter(Array.isArray)
          .map((period) => this.#period(property, period)),
      ),
      ...(replacing
        ? {
            replaces: {
              which: this.#moment(replacing, String(replacing[3])),
              andLater: String(replacing[1]["range"] ?? "").toUpperCase() === "THISANDFUTURE",
            },
          }
        : {}),
    };
  }

  #moment([, params]: JCalProperty, value: string): Moment {
    const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z?))?$/.exec(value);
    const tzid = params["tzid"];
    const date = value.slice(0, 10);
    if (!match || !isDate(date)) throw new Unreadable("no such date");
    const [hours, minutes, seconds] = [match[4] ?? 0, match[5] ?? 0, match[6] ?? 0].map(Number) as [
      number,
      number,
      number,
    ];
    if (hours > 24 || minutes > 59 || seconds > 60) throw new Unreadable("no such time");
    return {
      wall: toDays(date) * DAY + hours * 3600 + minutes * 60 + seconds,
      day: match[4] === undefined,
      zone: match[7] === "Z" ? utc : this.#zones.named(typeof tzid === "string" ? tzid : undefined),
    };
  }

  #period(property: JCalProperty, [from, to]: unknown[]): [from: Moment, to: Moment] {
    const start = this.#moment(property, String(from));
    if (!String(to).startsWith("P")) return [start, this.#moment(property, String(to))];
    const { days, seconds } = durationOf(String(to));
    const end = start.zone.toUtc(start.wall + days * DAY) + seconds;
    return [start, { wall: end, day: false, zone: utc }];
  }

  #lasts(start: Moment, end: Moment | undefined, duration: string | undefined): { days: number; seconds: number } {
    if (start.day) {
      const days = end ? Math.ceil((end.wall - start.wall) / DAY) : duration ? wholeDays(durationOf(duration)) : 1;
      if (days < 0) throw new Unreadable("ends before it begins");
      // Some programs write the last day itself, not the day after.
      return { days: Math.max(1, days), seconds: 0 };
    }
    if (end) {
      const seconds = end.zone.toUtc(end.wall) - start.zone.toUtc(start.wall);
      if (seconds < 0) throw new Unreadable("ends before it begins");
      return { days: 0, seconds };
    }
    return duration ? durationOf(duration) : { days: 0, seconds: 0 };
  }

  #freeBusy(properties: JCalProperty[]): void {
    const kinds = new Set<"busy" | "tentative" | "outside">();
    let any = false;
    for (const property of properties) {
      if (property[0] !== "freebusy") continue;
      const kind = String(property[1]["fbtype"] ?? "BUSY").toUpperCase();
      if (kind === "FREE") continue;
      const where = kind === "BUSY-TENTATIVE" ? "tentative" : "busy";
      for (const period of property.slice(3)) {
        if (!Array.isArray(period)) throw new Unreadable("no period");
        any = true;
        const [from, to] = this.#period(property, period);
        const marked = this.#mark(where, from.zone.toUtc(from.wall), to.zone.toUtc(to.wall));
        kinds.add(marked ? where : "outside");
      }
    }
    if (!any) this.#skip("transparent");
    else if (!kinds.has("busy") && !kinds.has("tentative")) this.#skip("outside");
  }

  #mark(where: "busy" | "tentative", from: number, to: number): boolean {
    return to > from && (where === "busy" ? this.#busy : this.#tentative).mark(...onOsloClock(from, to));
  }

  /** Marks what the entry takes; counts it as skipped where that is nothing. */
  *#layOut(entry: Entry, overrides: Entry[]): Generator<void> {
    const later = overrides
      .filter(({ replaces }) => replaces?.andLater)
      .sort((one, two) => instant(one.replaces!.which) - instant(two.replaces!.which));
    if (later.length === 0 && (entry.takes === "transparent" || entry.takes === "cancelled")) {
      return this.#skip(entry.takes);
    }
    if (!entry.start.day && entry.lasts.days === 0 && entry.lasts.seconds === 0 && later.length === 0) {
      return this.#skip("transparent");
    }

    const gone = exclusions([...entry.excluded, ...overrides.map(({ replaces }) => replaces!.which)]);
    const reach = entry.lasts.days * DAY + entry.lasts.seconds;
    for (const rule of entry.excludingRules) {
      for (const wall of this.#occurrences(entry.start, rule, reach)) {
        yield;
        if (wall !== undefined) gone.moments.add(instant({ ...entry.start, wall }));
      }
    }

    let marked = false;
    const seen = new Set<number>();
    const put = (start: Moment) => {
      const at = instant(start);
      if (seen.has(at)) return;
      seen.add(at);
      if (gone.moments.has(at) || gone.days.has(Math.floor(start.wall / DAY))) return;
      let moved = start;
      let like = entry;
      for (const change of later) {
        const which = change.replaces!.which;
        if (instant(which) > at) break;
        like = change;
        const { zone, day, wall: changed } = change.start;
        const wall = clock(start, zone) + changed - clock(which, zone);
        moved = { zone, day, wall: day ? Math.floor(wall / DAY) * DAY : wall };
      }
      if (like.takes !== "busy" && like.takes !== "tentative") return;
      const { days, seconds } = like.lasts;
      if (moved.day) {
        const minutes = like.takes === "busy" ? this.#busy : this.#tentative;
        marked = minutes.mark(moved.wall, moved.wall + days * DAY) || marked;
      } else {
        const from = moved.zone.toUtc(moved.wall);
        const to = (days === 0 ? from : moved.zone.toUtc(moved.wall + days * DAY)) + seconds;
        marked = this.#mark(like.takes, from, to) || marked;
      }
    };

    put(entry.start);
    for (const moment of entry.added) put(moment);
    for (const [from, to] of entry.addedPeriods) {
      const [begins, ends] = [instant(from), instant(to)];
      if (gone.moments.has(begins) || (entry.takes !== "busy" && entry.takes !== "tentative")) continue;
      marked = this.#mark(entry.takes, begins, ends) || marked;
    }
    for (const rule of entry.rules) {
      for (const wall of this.#occurrences(entry.start, rule, reach)) {
        yield;
        if (wall !== undefined) put({ ...entry.start, wall });
      }
    }
    if (!marked) this.#skip("outside");
  }

  /**
   * Starts on the entry's own clock, in order, up to the end of the period; undefined for each that ends before it: on the way
   * there, too, the page must have its turn.
   */
  *#occurrences(start: Moment, rule: Record<string, unknown>, reach: number): Generator<number | undefined> {
    // Two days more: the entry's clock may be a day away, and an override may move what it replaces.
    let until = this.#to + 2 * DAY;
    const given = rule["until"];
    if (typeof given === "string") {
      const end = this.#moment(["until", {}, "", given], given);
      const wall = end.day
        ? end.wall + (start.day ? 0 : DAY - 1)
        : given.endsWith("Z")
          ? start.zone.toWall(end.wall)
          : end.wall;
      until = Math.min(until, wall);
    }
    if (start.wall > until) return;
    // The library counts every day on the way to the next one: one step past the end is far enough.
    const period = leastSeconds[String(rule["freq"])] ?? 1;
    const interval = Math.min(Number(rule["interval"] ?? 1), Math.ceil((until - start.wall) / period) + 2);
    const recur = ICAL.Recur.fromData({ ...rule, interval, until: undefined });
    recur.until = timeOf(until, start.day);
    const iterator = new BoundedIterator({ rule: recur, dtstart: timeOf(start.wall, start.day) });
    const earliest = this.#from - reach - 2 * DAY;
    for (let next = iterator.next(); next; next = iterator.next()) {
      const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second) / 1000;
      if (wall > until) return;
      yield wall >= earliest ? wall : undefined;
    }
  }
}

/** What a rule counts by, at its shortest. */
const leastSeconds: Readonly<Record<string, number>> = {
  MINUTELY: 60,
  HOURLY: 3600,
  DAILY: DAY,
  WEEKLY: 7 * DAY,
  MONTHLY: 28 * DAY,
  YEARLY: 365 * DAY,
};

/** The library looks for the next occurrence for as long as it takes, for a rule that nothing fulfils for ever. */
class BoundedIterator extends ICAL.RecurIterator {
  private steps = 0;
  override check_contracting_rules(): boolean {
    if (++this.steps > maxSteps) throw new Unreadable("the rule takes too many steps");
    const { until } = this.rule;
    // Whoever asked stops at the first one past the end.
    return (until !== null && this.last.compare(until) > 0) || super.check_contracting_rules();
  }
}

/** One number for a point in time; a whole day is its midnight on the clock. */
const instant = ({ wall, day, zone }: Moment): number => (day ? wall : zone.toUtc(wall));

/** What an entry is a version of: the series, one of its occurrences, or all from one on. */
function partOf({ replaces }: Entry): string {
  return replaces
    ? `${replaces.andLater ? "from " : ""}${replaces.which.day ? "day " : ""}${instant(replaces.which)}`
    : "";
}

/** The wall clock of `zone` at that time. */
const clock = (moment: Moment, zone: Zone): number => (moment.day ? moment.wall : zone.toWall(instant(moment)));

/** A date stands for every occurrence of that day, as several programs write it. */
function exclusions(all: Moment[]): { moments: Set<number>; days: Set<number> } {
  return {
    moments: new Set(all.filter(({ day }) => !day).map(instant)),
    days: new Set(all.filter(({ day }) => day).map(({ wall }) => wall / DAY)),
  };
}

/** What Exchange says goes before the standard's two words for it, where that says less. */
function takes(status?: string, transparency?: string, exchange?: string): Takes {
  if (status?.toUpperCase() === "CANCELLED") return "cancelled";
  if (transparency?.toUpperCase() === "TRANSPARENT") return "transparent";
  switch (exchange?.toUpperCase()) {
    case "FREE":
      return "transparent";
    case "TENTATIVE":
    case "WORKINGELSEWHERE":
      return "tentative";
  }
  return status?.toUpperCase() === "TENTATIVE" ? "tentative" : "busy";
}

function durationOf(text: string): { days: number; seconds: number } {
  const match = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!match) throw new Unreadable("no duration");
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as number[];
  return { days: weeks! * 7 + days!, seconds: hours! * 3600 + minutes! * 60 + seconds! };
}
const wholeDays = ({ days, seconds }: { days: number; seconds: number }): number => days + Math.ceil(seconds / DAY);

const kept = new Set(
  (
    "DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID UID SEQUENCE STATUS TRANSP " +
    "X-MICROSOFT-CDO-BUSYSTATUS FREEBUSY"
  ).split(" "),
);

/** The component with nothing but what says when, parsed. Titles, places, people and reminders stay behind here. */
function keepTimes(text: string): [name: string, properties: JCalProperty[]] {
  if (text === "") throw new Unreadable("has no end");
  const lines: string[] = [];
  let depth = 0;
  for (const line of text.replace(/(\r\n|\r|\n)[ \t]/g, "").split(/[\r\n]+/)) {
    const name = /^[\w-]+/.exec(line)?.[0].toUpperCase();
    if (name === "BEGIN" && ++depth > 1) continue;
    if (name === "END" && --depth > 0) continue;
    if (name === "BEGIN" || name === "END" || (depth === 1 && name && kept.has(name))) lines.push(line.trimEnd());
  }
  return ICAL.parse(lines.join("\r\n")) as [string, JCalProperty[]];
}
