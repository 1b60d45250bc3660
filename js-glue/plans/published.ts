/** The published copy of a year, read: by a page that anybody can open, from a file that anybody may have put there. */
import { SltInputError } from "../errors.ts";
import type { InputProblem, MeetingRef } from "../types.ts";
import {
  day,
  dayTime,
  list,
  listed,
  localText,
  object,
  oneOf,
  optional,
  type Read,
  refuse,
  text,
  whole,
} from "./read.ts";
import type { IssuedMeeting, PublishedPlan, Year, YearMeeting } from "./types.ts";

/** Larger than the plan of any county. */
const maxCharacters = 8_000_000;
const many = 100_000;

const id = /* @__PURE__ */ text(200);

export const issuedShape = () => ({
  body: id,
  index: whole(1, 10_000),
  start: dayTime,
  minutes: whole(0, 1440),
  place: optional(text(500)),
  summary: text(600),
  sequence: whole(0, 1_000_000_000),
  cancelled: optional(oneOf(true)),
  people: optional(list(id, many)),
  left: optional(list(id, many)),
});

function publishedShape(): Read<PublishedPlan> {
  const named = object<{ id: string; name: string }>({ id, name: text(500) });
  const ref = object<MeetingRef>({ body: id, index: whole(1, 10_000) });
  const period = { from: day, to: day };

  return object<PublishedPlan>({
    format: oneOf("slt-published-plan"),
    version: oneOf(1),
    publishedOn: day,
    id,
    title: text(500),
    municipality: text(500),
    period: object(period),
    bodies: listed(
      object<Year["bodies"][number]>({
        id,
        name: text(500),
        level: optional(oneOf("steering", "coordinating", "executing")),
        minutes: whole(1, 1440),
        members: list(
          object<Year["bodies"][number]["members"][number]>({ person: id, need: oneOf("required", "optional") }),
          many,
        ),
      }),
      many,
    ),
    people: listed(named, many),
    rooms: listed(named, many),
    holidays: list(object<Year["holidays"][number]>({ date: day, name: localText }), many),
    breaks: list(
      object<Year["breaks"][number]>({ name: text(500), ...period, closes: oneOf("school", "office") }),
      many,
    ),
    flows: list(object<Year["flows"][number]>({ from: ref, to: ref }), many),
    meetings: list(
      object<YearMeeting>({
        body: id,
        index: whole(1, 10_000),
        start: dayTime,
        room: optional(id),
        absent: optional(list(id, many)),
        sequence: whole(0, 1_000_000_000),
      }),
      many,
    ),
    cancelled: list(object<IssuedMeeting>(issuedShape()), many),
  });
}

/** Throws `SltInputError` with every problem. Takes what the format has and nothing else. */
export function readPublishedPlan(source: string): PublishedPlan {
  const problems: InputProblem[] = [];
  const value = parsed(source, "slt-published-plan", maxCharacters);
  const plan = publishedShape()(value, "", problems);
  if (problems.length === 0) {
    const bodies = new Set(plan.bodies.map((body) => body.id));
    const there = new Set<string>();
    for (const [index, { body, index: number }] of plan.meetings.entries()) {
      if (!bodies.has(body)) refuse(problems, `/meetings/${index}/body`, "unknownBody");
      const key = `${number}/${body}`;
      if (there.has(key)) refuse(problems, `/meetings/${index}`, "repeated", "is there twice");
      there.add(key);
    }
    if (plan.period.from > plan.period.to) refuse(problems, "/period/to", "order", "is before from");
  }
  if (problems.length > 0) throw new SltInputError(problems);
  return plan;
}

/** JSON of one of our formats, of this edition or an earlier one. Anything else is refused here, in one word. */
export function parsed(source: string, format: string, max: number): unknown {
  const stop = (path: string, code: string, detail: string): never => {
    throw new SltInputError([{ path, code, detail }]);
  };
  if (typeof source !== "string") return stop("", "type", "must be text");
  if (source.length > max) return stop("", "limit", `is longer than ${max} characters`);
  let value: unknown;
  try {
    value = JSON.parse(source.startsWith("\ufeff") ? source.slice(1) : source);
  } catch {
    return stop("", "syntax", "is not JSON");
  }
  const { format: found, version } = Object(value) as { format?: unknown; version?: unknown };
  if (found !== format) return stop("", "notPlan", `is no ${format}`);
  if (typeof version === "number" && version > 1)
    return stop("", "laterVersion", `is of version ${version}; 1 is known`);
  return value;
}
