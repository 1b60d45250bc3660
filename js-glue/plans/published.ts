/** The published copy of a year, read: by a page that anybody can open, from a file that anybody may have put there. */
import { SltInputError } from "../errors.ts";
import type { InputProblem, LocalDate, Measure, MeetingRef } from "../types.ts";
import {
  day,
  dayTime,
  list,
  listed,
  localText,
  object,
  oneOf,
  optional,
  parsed,
  type Read,
  refuse,
  text,
  whole,
} from "./read.ts";
import type { IssuedMeeting, PublicOrganisation, PublishedPlan, Year, YearMeeting } from "./types.ts";

/** Larger than the plan of any county. */
const maxCharacters = 8_000_000;

// What a plan file may hold must fit into its published copy: both are made of these.
export const many = 1_000_000;
export const id = /* @__PURE__ */ text(200);
export const refShape = () => ({ body: id, index: whole(1, 1_000_000) });
export const meetingShape = () => ({
  ...refShape(),
  start: dayTime,
  room: optional(id),
  absent: optional(list(id, many)),
});

export const issuedShape = () => ({
  ...refShape(),
  start: dayTime,
  minutes: whole(0, 1440),
  place: optional(text()),
  // A name, and which of how many.
  summary: text(3000),
  sequence: whole(0, 1_000_000_000),
  cancelled: optional(oneOf(true)),
  people: optional(list(id, many)),
  left: optional(list(id, many)),
});

const need = () => oneOf("required", "optional");
export const levelOf = () => oneOf("steering", "coordinating", "executing");

export const measureShape = (date: Read<LocalDate>, options?: { keep: boolean }) => ({
  id,
  title: text(4000),
  goal: optional(text(4000)),
  prevention: optional(oneOf("universal", "selective", "indicated")),
  focus: optional(list(oneOf("behaviour", "mentalHealth", "substances", "crime"), 100)),
  orderedBy: optional(object<MeetingRef>(refShape(), options)),
  body: optional(id),
  owner: optional(text()),
  start: optional(date),
  end: optional(date),
  evaluateBy: optional(date),
  status: optional(oneOf("proposed", "ordered", "running", "evaluated", "reported", "stopped")),
  evaluation: optional(text(4000)),
});

type Cadence = NonNullable<PublicOrganisation["bodies"][number]["cadence"]>;
/** One of three ways to say how often. */
const cadence: Read<Cadence> = (value, path, problems) => {
  const count = whole(1, 1000);
  const each: Read<object>[] = [
    object({ perYear: count }),
    object({ everyWeeks: count, anchor: optional(day) }),
    object({ everyMonths: count }),
  ];
  for (const read of each) {
    const found: InputProblem[] = [];
    const taken = read(value, path, found);
    if (found.length === 0) return taken as Cadence;
  }
  refuse(problems, path, "enum");
  return undefined as unknown as Cadence;
};

export const publicPersonShape = () => ({ id, title: localText, agency: text(), role: optional(text()) });
export const publicBodyShape = () => ({
  id,
  name: localText,
  level: levelOf(),
  cadence: optional(cadence),
  minutes: optional(whole(0, 1440)),
  agenda: optional(list(localText, many)),
  reportsTo: optional(id),
  members: list(
    object<PublicOrganisation["bodies"][number]["members"][number]>({
      person: id,
      role: oneOf("leader", "secretary", "member", "invited"),
      need: need(),
    }),
    many,
  ),
});

function publishedShape(): Read<PublishedPlan> {
  const named = object<{ id: string; name: string }>({ id, name: text() });
  const ref = object<MeetingRef>(refShape());
  const period = { from: day, to: day };

  return object<PublishedPlan>({
    format: oneOf("slt-published-plan"),
    version: oneOf(1),
    publishedOn: day,
    id,
    title: text(),
    municipality: text(),
    period: object(period),
    bodies: listed(
      object<Year["bodies"][number]>({
        id,
        name: text(),
        level: optional(levelOf()),
        // None where it was never known.
        minutes: whole(0, 1440),
        members: list(object<Year["bodies"][number]["members"][number]>({ person: id, need: need() }), many),
      }),
      many,
    ),
    people: listed(named, many),
    rooms: listed(named, many),
    holidays: list(object<Year["holidays"][number]>({ date: day, name: localText }), many),
    breaks: list(object<Year["breaks"][number]>({ name: text(), ...period, closes: oneOf("school", "office") }), many),
    flows: list(object<Year["flows"][number]>({ from: ref, to: ref }), many),
    meetings: list(object<YearMeeting>({ ...meetingShape(), sequence: whole(0, 1_000_000_000) }), many),
    cancelled: list(object<IssuedMeeting>(issuedShape()), many),
    organisation: optional(
      object<PublicOrganisation>({
        municipality: text(),
        people: listed(object<PublicOrganisation["people"][number]>(publicPersonShape()), many),
        bodies: listed(object<PublicOrganisation["bodies"][number]>(publicBodyShape()), many),
      }),
    ),
    measures: optional(listed(object<Measure>(measureShape(day)), many)),
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
