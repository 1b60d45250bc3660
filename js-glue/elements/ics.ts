/** Deadlines as calendar entries with reminders. */
import { calendar, component, dayLine, line, stampLine, textLine, timeLine } from "../icalendar.ts";
import type { LocalDate } from "../types.ts";
import { addDays } from "./dates.ts";

export interface CalendarEntry {
  uid: string;
  summary: string;
  description: string;
  /** The whole day, or the hours, that the entry stands on (wall clock in Norway). */
  date: LocalDate;
  from?: string;
  to?: { date: LocalDate; time: string };
  /** Days before, at 09:00. */
  remind: number[];
}

export function calendarFile(entries: CalendarEntry[], product: string, stamp = new Date()): string {
  const event = ({ uid, summary, description, date, from, to, remind }: CalendarEntry) => {
    const when = from
      ? [timeLine("DTSTART", `${date}T${from}`), ...(to ? [timeLine("DTEND", `${to.date}T${to.time}`)] : [])]
      : [dayLine("DTSTART", date), dayLine("DTEND", addDays(date, 1)), line("TRANSP", "TRANSPARENT")];
    const alarms = remind.map((days) =>
      component("VALARM", [
        line("ACTION", "DISPLAY"),
        textLine("DESCRIPTION", summary),
        // A day's entry starts at midnight: fifteen hours earlier is 09:00 the day before.
        line("TRIGGER", `-PT${from ? days * 24 : (days - 1) * 24 + 15}H`),
      ]),
    );
    return component("VEVENT", [
      textLine("UID", uid),
      stampLine("DTSTAMP", stamp),
      ...when,
      textLine("SUMMARY", summary),
      textLine("DESCRIPTION", description),
      ...alarms,
    ]);
  };
  return calendar({ product, timed: entries.some(({ from }) => from), components: entries.map(event) });
}
