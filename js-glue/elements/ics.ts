/** Deadlines as calendar entries with reminders. */
import ICAL from "ical.js";
import type { LocalDate } from "../types.ts";

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

// The library does not count the space that begins a folded line; the standard does.
ICAL.foldLength = 74;

// One rule each way, as Norway has had since 1996: enough for dates that lie ahead.
const oslo = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Oslo",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "TZNAME:CEST",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "TZNAME:CET",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

export function calendarFile(entries: CalendarEntry[], product: string, stamp = new Date()): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", product);
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  if (entries.some((entry) => entry.from)) calendar.addSubcomponent(new ICAL.Component(ICAL.parse(oslo)));

  const time = (name: string, date: LocalDate, clock: string) => {
    const property = new ICAL.Property(name);
    property.setParameter("tzid", "Europe/Oslo");
    property.setValue(ICAL.Time.fromDateTimeString(`${date}T${clock.length === 5 ? `${clock}:00` : clock}`));
    return property;
  };

  for (const entry of entries) {
    const event = new ICAL.Component("vevent");
    event.addPropertyWithValue("uid", entry.uid);
    event.addPropertyWithValue("dtstamp", ICAL.Time.fromJSDate(stamp, true));
    if (entry.from) {
      event.addProperty(time("dtstart", entry.date, entry.from));
      if (entry.to) event.addProperty(time("dtend", entry.to.date, entry.to.time));
    } else {
      event.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(entry.date));
      const next = ICAL.Time.fromDateString(entry.date);
      next.adjust(1, 0, 0, 0);
      event.addPropertyWithValue("dtend", next);
      event.addPropertyWithValue("transp", "TRANSPARENT");
    }
    event.addPropertyWithValue("summary", entry.summary);
    event.addPropertyWithValue("description", entry.description);
    for (const days of entry.remind) {
      const alarm = new ICAL.Component("valarm");
      alarm.addPropertyWithValue("action", "DISPLAY");
      alarm.addPropertyWithValue("description", entry.summary);
      // A day's entry starts at midnight: fifteen hours earlier is 09:00 the day before.
      const hours = entry.from ? days * 24 : (days - 1) * 24 + 15;
      alarm.addPropertyWithValue("trigger", ICAL.Duration.fromSeconds(-hours * 3600));
      event.addSubcomponent(alarm);
    }
    calendar.addSubcomponent(event);
  }
  return calendar.toString() + "\r\n";
}
