/** Meetings as a calendar file. */
import type { Language } from "../types.ts";
import type { IssuedMeeting, Year } from "./types.ts";

export function calendarOf(
  year: Year,
  _cancelled: IssuedMeeting[],
  { scope = {}, stamp }: { language: Language; scope?: { body?: string; person?: string }; stamp: string },
): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SLT//Year//NO"];
  const at = stamp.replace(/[-:]/g, "");
  for (const { body: id, index, start, sequence } of year.meetings) {
    const body = year.bodies.find((each) => each.id === id)!;
    if (scope.body && scope.body !== id) continue;
    if (scope.person && !body.members.some(({ person }) => person === scope.person)) continue;
    const time = (text: string) => `${text.replace(/[-:]/g, "")}00`;
    lines.push("BEGIN:VEVENT", `UID:${year.id}-${id}-${index}`, `DTSTAMP:${at}`, `SEQUENCE:${sequence}`);
    lines.push(`DTSTART;TZID=Europe/Oslo:${time(start)}`, `DURATION:PT${body.minutes}M`, `SUMMARY:${body.name}`);
    lines.push("END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].join("\r\n");
}
