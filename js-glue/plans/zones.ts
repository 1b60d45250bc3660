/** Wall clocks: from the time of any zone that a calendar names to the time in Norway. All in seconds since 1970. */
import ICAL from "ical.js";
import { windowsZones } from "./windows-zones.ts";

export interface Zone {
  /** Of two equal wall-clock times the first; a time that the clock skips is as much later. */
  toUtc(wall: number): number;
  toWall(utc: number): number;
}

const HOUR = 3600;
const DAY = 86_400;

export const utc: Zone = { toUtc: (wall) => wall, toWall: (time) => time };

function zoneBy(offsetAt: (utc: number) => number): Zone {
  return {
    toUtc(wall) {
      const before = offsetAt(wall - DAY);
      const after = offsetAt(wall + DAY);
      if (before === after || offsetAt(wall - before) === before) return wall - before;
      return offsetAt(wall - after) === after ? wall - after : wall - before;
    },
    toWall: (time) => time + offsetAt(time),
  };
}

/** Summer time in the years from 1996 on: from the last Sunday of March to that of October, at 01:00 UTC. */
const switches = new Map<number, readonly [number, number]>();
function summerOf(time: number): readonly [from: number, to: number] {
  const year = new Date(time * 1000).getUTCFullYear();
  let found = switches.get(year);
  if (!found) {
    const lastSunday = (month: number) => {
      const last = new Date(Date.UTC(year, month, 31, 1));
      return last.getTime() / 1000 - last.getUTCDay() * DAY;
    };
    found = [lastSunday(2), lastSunday(9)];
    switches.set(year, found);
  }
  return found;
}
function osloOffset(time: number): number {
  const [from, to] = summerOf(time);
  return time >= from && time < to ? 2 * HOUR : HOUR;
}
export const oslo: Zone = zoneBy(osloOffset);

/**
 * The stretch of the wall clock in Norway that a stretch of time takes up. The hour that comes twice is taken whole by what
 * lies across the switch.
 */
export function onOsloClock(from: number, to: number): [from: number, to: number] {
  const first = osloOffset(from);
  const last = osloOffset(to - 1);
  if (first <= last) return [from + first, to + last];
  const back = summerOf(to - 1)[1];
  return [Math.min(from + first, back + last), Math.max(to + last, back + first)];
}

/** What the machine knows of a zone; undefined for names that it does not know. */
function namedZone(name: string): Zone | undefined {
  if (/^(utc|gmt|z|etc\/utc)$/i.test(name)) return utc;
  if (name === "Europe/Oslo") return oslo;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch {
    return undefined;
  }
  return zoneBy(
    remembered((time) => {
      const part: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(time * 1000)) part[type] = Number(value);
      const { year, month, day, hour, minute, second } = part as Record<string, number> & { year: number };
      return Date.UTC(year, month! - 1, day, hour, minute, second) / 1000 - time;
    }),
  );
}

/** As the library has it, in no zone at all. */
export function timeOf(wall: number, day: boolean): ICAL.Time {
  const at = new Date(wall * 1000);
  return new ICAL.Time(
    {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      isDate: day,
    },
    ICAL.Timezone.localTimezone,
  );
}

/** A zone as the file itself defines it. */
function definedZone(text: string): Zone {
  const component = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone({ component, tzid: "" });
  const offset = remembered((wall) => zone.utcOffset(timeOf(wall, false)));
  return {
    toUtc: (wall) => wall - offset(wall),
    toWall(time) {
      const guess = time + offset(time);
      return time + offset(guess);
    },
  };
}

/** Clocks are put forward and back on quarters of an hour. */
function remembered(offset: (time: number) => number): (time: number) => number {
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / 900);
    let found = known.get(quarter);
    if (found === undefined) {
      found = offset(quarter * 900);
      known.set(quarter, found);
    }
    return found;
  };
}

/** The zones of one file: what it defines goes before what the machine knows. */
export class Zones {
  readonly #found = new Map<string, Zone>();

  define(text: string): void {
    const name = /(?:^|[\r\n])TZID[^:\r\n]*:([^\r\n]*)/i.exec(text)?.[1]?.trim();
    if (!name || this.#found.has(name)) return;
    try {
      this.#found.set(name, definedZone(text));
    } catch {
      // The name alone may still say which zone is meant.
    }
  }

  /** A name that nobody knows, and none at all, stands for the clock in Norway. */
  named(name: string | undefined): Zone {
    if (name === undefined) return oslo;
    let zone = this.#found.get(name);
    if (!zone) {
      // Some programs put their own name before the zone's: /freeassociation.sourceforge.net/Europe/Oslo
      const parts = name.split("/").filter((part) => part !== "");
      const candidates = [name, windowsZones[name], parts.slice(-2).join("/"), parts.slice(-3).join("/")];
      zone = oslo;
      for (const candidate of candidates) {
        const known = candidate === undefined ? undefined : namedZone(candidate);
        if (!known) continue;
        zone = known;
        break;
      }
      this.#found.set(name, zone);
    }
    return zone;
  }
}
