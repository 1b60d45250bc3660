/** Meetings as a table for a spreadsheet. */
import type { Language } from "../types.ts";
import type { Year } from "./types.ts";

export function csvOf(year: Year, _language: Language): string {
  return year.meetings.map(({ body, index, start }) => [body, index, start].join(";")).join("\r\n");
}
