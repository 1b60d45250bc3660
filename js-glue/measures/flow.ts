/** A measure's way between the three levels, through the meetings that there really are: as the module puts it on their agendas. */
import type { Agenda, LocalDate, LocalDateTime, Measure, Meeting, MeetingRef } from "../types.ts";
import { statusOf } from "./status.ts";

export type StopKind = "order" | "take" | "evaluate" | "report" | "told";
export interface Stop {
  kind: StopKind;
  meeting: MeetingRef;
  start: LocalDateTime;
}

/** What is over went the same way: the module is asked where it would go if it were still under way. */
export const underWay = (measures: readonly Measure[]): Measure[] =>
  measures.map((measure) =>
    ["evaluated", "reported"].includes(statusOf(measure)) ? { ...measure, status: "running" } : measure,
  );

/** `agendas`: of `underWay(measures)`. Of a proposal for no meeting, the next one that could order it. */
export function pathsOf(
  measures: readonly Measure[],
  agendas: readonly Agenda[],
  meetings: readonly Meeting[],
  asOf: LocalDate,
): Map<string, Stop[]> {
  const starts = new Map(meetings.map(({ body, index, start }) => [`${body}/${index}`, start]));
  const paths = new Map<string, Stop[]>(measures.map(({ id }) => [id, []]));
  const inTime = agendas
    .map((agenda) => ({ agenda, start: starts.get(`${agenda.meeting.body}/${agenda.meeting.index}`) ?? "" }))
    .sort((one, two) => (one.start < two.start ? -1 : one.start > two.start ? 1 : 0));
  for (const { agenda, start } of inTime) {
    for (const { code, measure } of agenda.items) {
      const path = measure === undefined ? undefined : paths.get(measure);
      if (!path || (code !== "order" && code !== "take" && code !== "evaluate" && code !== "report")) continue;
      // The second report is to the steering body, even where whoever ordered it reports to another.
      const kind = code === "report" && path.some((stop) => stop.kind === "report") ? "told" : code;
      path.push({ kind, meeting: agenda.meeting, start });
    }
  }
  for (const [id, path] of paths) {
    const orders = path.filter(({ kind }) => kind === "order");
    if (orders.length < 2) continue;
    const next = orders.find(({ start }) => start.slice(0, 10) >= asOf) ?? orders.at(-1)!;
    paths.set(
      id,
      path.filter((stop) => stop.kind !== "order" || stop === next),
    );
  }
  return paths;
}
