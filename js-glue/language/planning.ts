/** From a cost, a demand or a breach of a plan, or a remark on a school's calendar, to its words. Bodies, people and rooms are named by their ids: no names cross. */
import type { CostLine, Demand, PlanBreach, SchoolCalendarProblem } from "../types.ts";
import { Absent, type Format } from "./format.ts";
import type { Value, Values } from "./render.ts";
import type { Speaker } from "./texts.ts";

export function costLine({ kind, person, cost }: CostLine, speaker: Speaker): string {
  return speaker.text(`cost.${kind}`, { person, cost });
}

export function demand({ code, params }: Demand | PlanBreach, speaker: Speaker, format: Format): string {
  return speaker.text(`plan.${code}`, { ...allDated(params, format), ...flags(code, params) });
}

export function schoolCalendar({ code, params }: SchoolCalendarProblem, speaker: Speaker, format: Format): string {
  const oneDay = params["from"] === params["to"];
  const name = typeof params["name"] === "string" ? { [params["name"]]: true } : {};
  return speaker.text(`school.${code}`, { ...allDated(params, format), ...name, oneDay });
}

function allDated(params: Values, format: Format): Values {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, dated(value, format)]));
}

/** Which of the things that a code can be about it is. */
function flags(code: string, params: Values): Values {
  if (code === "count") {
    const { index, times, count } = params;
    const told = typeof times === "number";
    const outside = typeof index === "number" && typeof count === "number" && (index < 1 || index > count);
    return {
      demanded: !told,
      gone: told && times === 0,
      surplus: told && times > 0 && outside,
      repeated: told && times > 0 && !outside,
    };
  }
  if (code === "gap") {
    const between = params["edge"] === undefined;
    return { least: params["min"] !== undefined, between: params["max"] !== undefined && between, edged: !between };
  }
  if (code === "room") {
    const { room, busyFrom } = params;
    return {
      taken: busyFrom !== undefined,
      foreign: room !== undefined && busyFrom === undefined,
      any: room === undefined,
    };
  }
  return {};
}

/** Ids are texts too: only what is a date and nothing else is written as one. */
function dated(value: Value, format: Format): Value {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(value)) return value;
  try {
    return value.includes("T") ? format.dateTime(value) : format.date(value);
  } catch (error) {
    if (error instanceof Absent) return value;
    throw error;
  }
}
