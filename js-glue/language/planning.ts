/** From a cost, a demand or a breach of a plan, or a remark on a school's calendar, to its words. The module knows ids only: names come from whoever shows them. */
import type { CostLine, Demand, PlanBreach, SchoolCalendarProblem } from "../types.ts";
import { Absent, type Format } from "./format.ts";
import type { Value, Values } from "./render.ts";
import type { Speaker } from "./texts.ts";

/** What people call the bodies, persons and rooms of a request, by their ids. */
export type Names = Readonly<Record<string, string>>;

const named = new Set(["body", "person", "room", "from", "to"]);

export function costLine({ kind, person, cost }: CostLine, speaker: Speaker, names: Names): string {
  return speaker.text(`cost.${kind}`, { person: nameOf(person, names), cost });
}

export function demand({ code, params }: Demand | PlanBreach, speaker: Speaker, format: Format, names: Names): string {
  const values: Record<string, Value> = {};
  for (const [key, value] of Object.entries(params)) {
    const name = named.has(key) ? nameOf(value, names) : value;
    values[key] = name === value ? dated(value, format) : name;
  }
  return speaker.text(`plan.${code}`, { ...values, ...flags(code, params) });
}

export function schoolCalendar({ code, params }: SchoolCalendarProblem, speaker: Speaker, format: Format): string {
  const oneDay = params["from"] === params["to"];
  const name = typeof params["name"] === "string" ? { [params["name"]]: true } : {};
  return speaker.text(`school.${code}`, { ...allDated(params, format), ...name, oneDay });
}

function allDated(params: Values, format: Format): Values {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, dated(value, format)]));
}

export function nameOf<Id extends Value>(id: Id, names: Names): Id | string {
  return typeof id === "string" && Object.hasOwn(names, id) ? names[id]! : id;
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
export function dated(value: Value, format: Format): Value {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/.test(value)) return value;
  try {
    return value.includes("T") ? format.dateTime(value) : format.date(value);
  } catch (error) {
    if (error instanceof Absent) return value;
    throw error;
  }
}
