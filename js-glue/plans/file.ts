import type { PlanFile, Year } from "./types.ts";
import type { DayInfo, Language, Organisation, PlanRequest } from "../types.ts";
export function newPlanFile(o: { title: string; organisation?: Organisation; request: PlanRequest }): PlanFile {
  return {
    format: "slt-plan",
    version: 1,
    id: crypto.getRandomValues(new Uint32Array(3)).join("-"),
    ...o,
    meetings: [],
  };
}
export const writePlanFile = (file: PlanFile): string => JSON.stringify(file);
export const readPlanFile = (text: string): PlanFile => JSON.parse(text) as PlanFile;
export function yearOf(file: PlanFile, days: DayInfo[], language: Language): Year {
  const { request } = file;
  return {
    id: file.id,
    title: file.title,
    municipality: file.organisation?.municipality ?? "",
    period: request.period,
    bodies: request.bodies.map((b) => ({
      id: b.id,
      name: b.name ?? b.id,
      minutes: b.minutes,
      members: b.members ?? [],
    })),
    people: (request.people ?? []).map((p) => ({ id: p.id, name: p.name ?? p.id })),
    rooms: (request.rooms ?? []).map((p) => ({ id: p.id, name: p.name ?? p.id })),
    holidays: days.filter((d) => d.holiday).map((d) => ({ date: d.date, name: d.holiday! })),
    breaks: request.calendar?.breaks ?? [],
    flows: [],
    meetings: file.meetings.map((m) => ({ ...m, sequence: 0 })).sort((a, b) => (a.start < b.start ? -1 : 1)),
  };
}
