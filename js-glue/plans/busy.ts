/** Other people's calendars in: whole entries with their own hours, in Norwegian time. */
import ICAL from "ical.js";
import type { Busy, LocalDate } from "../types.ts";

export interface BusyOptions {
  from: LocalDate;
  to: LocalDate;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}
export interface BusyFile {
  busy: Busy[];
  tentative: Busy[];
  events: number;
  skipped: { reason: string; count: number }[];
}
export class BusyFileError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

export async function readBusy(text: string, { from, to, onProgress, signal }: BusyOptions): Promise<BusyFile> {
  if (!text.includes("BEGIN:VCALENDAR")) throw new BusyFileError("notCalendar");
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const result: BusyFile = { busy: [], tentative: [], events: events.length, skipped: [] };
  let outside = 0;
  for (const [index, component] of events.entries()) {
    if (index % 100 === 0) {
      onProgress?.(index, events.length);
      await new Promise((done) => setTimeout(done));
      signal?.throwIfAborted();
    }
    const event = new ICAL.Event(component);
    const time = ({ year, month, day, hour, minute }: ICAL.Time) => {
      const two = (value: number) => String(value).padStart(2, "0");
      return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
    };
    const busy = { from: time(event.startDate), to: time(event.endDate) };
    if (busy.to < from || busy.from > `${to}T24:00`) ++outside;
    else if (component.getFirstPropertyValue("status") === "TENTATIVE") result.tentative.push(busy);
    else result.busy.push(busy);
  }
  if (outside > 0) result.skipped.push({ reason: "outside", count: outside });
  return result;
}
