/** A school's calendar as text: one break a line, `Høstferie 11.10.2027-15.10.2027`. */
import type { SchoolCalendar } from "../types.ts";

export function readSchoolCalendar(
  text: string,
  { municipality, schoolYear }: { municipality: string; schoolYear: string },
): { calendar: SchoolCalendar; unread: string[] } {
  const year = Number(schoolYear.slice(0, 4));
  const calendar: SchoolCalendar = {
    schoolYear,
    municipality,
    from: `${year}-08-16`,
    to: `${year + 1}-06-18`,
    off: [],
  };
  const unread: string[] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const found = /^(.+?)[\s:]+(\d\d)\.(\d\d)\.(\d{4})(?:\s*[-–]\s*(\d\d)\.(\d\d)\.(\d{4}))?$/.exec(line);
    if (!found) {
      unread.push(line);
      continue;
    }
    const from = `${found[4]}-${found[3]}-${found[2]}`;
    calendar.off.push({ name: { nb: found[1]! }, from, to: found[7] ? `${found[7]}-${found[6]}-${found[5]}` : from });
  }
  return { calendar, unread };
}
