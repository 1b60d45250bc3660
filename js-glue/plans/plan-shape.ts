/** What a plan file is made of. A function, so that a page that never reads one does not carry it. */
import type {
  Busy,
  CostLine,
  Flow,
  LocalDate,
  LocalText,
  Measure,
  Meeting,
  MeetingRef,
  Organisation,
  OrganisationBody,
  PlanBody,
  PlanRequest,
} from "../types.ts";
import { id, issuedShape, many, measureShape, meetingShape, refShape } from "./published.ts";
import {
  clock,
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
import type { Decision, IssuedMeeting, KeptPlan, MeetingMinutes, PersonCalendar, PlanFile, Year } from "./types.ts";

/** What is shown of an organisation must be there; the rest of it is for those who make requests of it. */
type ShownOrganisation = Pick<Organisation, "municipality"> & {
  people: Pick<Organisation["people"][number], "id" | "title">[];
  bodies: Pick<OrganisationBody, "id" | "name" | "level">[];
  rooms?: NonNullable<Organisation["rooms"]>;
};
/** What was typed into a field and is no number, day or time yet: the module says what is wrong with it, and nothing typed is lost. */
const orTyped =
  <Value>(read: Read<Value>): Read<Value> =>
  (value, path, problems) =>
    typeof value === "string" && value.length <= 300 ? (value as Value) : read(value, path, problems);
const nothingOr =
  <Value>(read: Read<Value>): Read<Value | null> =>
  (value, path, problems) =>
    value === null ? null : read(value, path, problems);

export function planShape(): Read<PlanFile> {
  const number = whole(-1_000_000_000, 1_000_000_000);
  const keep = { keep: true };
  const amount = orTyped(whole(0, 1_000_000_000));
  const typedNumber = orTyped(number);
  const typedDay = orTyped(day);
  const typedTime = orTyped(dayTime);
  const period = { from: typedDay, to: typedDay };

  const busy: Read<Busy[]> = list(object<Busy>({ from: typedTime, to: typedTime }, keep), many);
  const ref = object<MeetingRef>(refShape(), keep);
  const meeting = object<Meeting>(meetingShape(), keep);
  // Earlier editions told of any length that was typed: what they have kept must not shut anybody out.
  const issued = object<IssuedMeeting>({ ...issuedShape(), minutes: amount }, keep);
  const pair: Read<[number, number]> = (value, path, problems) => {
    const read = list(whole(1, 1_000_000), 2)(value, path, problems);
    if (read?.length === 1 || read?.length === 0) refuse(problems, path, "required");
    return read as [number, number];
  };
  const planBody = object<PlanBody>(
    {
      id,
      name: optional(text()),
      clock: optional(oneOf("office", "school")),
      count: amount,
      minutes: amount,
      slots: list(
        object<PlanBody["slots"][number]>(
          { weekday: oneOf(1, 2, 3, 4, 5, 6, 7), start: orTyped(clock), cost: optional(amount) },
          keep,
        ),
        many,
      ),
      spacing: optional(
        object<NonNullable<PlanBody["spacing"]>>(
          { min: optional(typedNumber), target: optional(typedNumber), max: optional(typedNumber) },
          keep,
        ),
      ),
      members: optional(
        list(
          object<NonNullable<PlanBody["members"]>[number]>(
            { person: id, need: oneOf("required", "optional"), weight: optional(amount) },
            keep,
          ),
          many,
        ),
      ),
      quorum: optional(amount),
      rooms: optional(list(id, many)),
    },
    keep,
  );
  const request = object<PlanRequest>(
    {
      period: object(period, keep),
      calendar: optional(
        object<NonNullable<PlanRequest["calendar"]>>(
          {
            breaks: optional(
              list(
                object<Year["breaks"][number]>({ name: text(), ...period, closes: oneOf("school", "office") }, keep),
                many,
              ),
            ),
            avoid: optional(
              list(object<{ from: LocalDate; to: LocalDate; cost: number }>({ ...period, cost: amount }, keep), many),
            ),
            squeezed: optional(amount),
          },
          keep,
        ),
      ),
      people: optional(
        listed(
          object<NonNullable<PlanRequest["people"]>[number]>(
            {
              id,
              name: optional(text()),
              busy: optional(busy),
              travelMinutes: optional(amount),
              maxPerDay: optional(amount),
            },
            keep,
          ),
          many,
        ),
      ),
      rooms: optional(
        listed(
          object<NonNullable<PlanRequest["rooms"]>[number]>({ id, name: optional(text()), busy: optional(busy) }, keep),
          many,
        ),
      ),
      bodies: listed(planBody, many),
      flows: optional(
        list(
          object<Flow>(
            {
              from: id,
              to: id,
              minDays: typedNumber,
              maxDays: typedNumber,
              target: optional(typedNumber),
              weight: optional(amount),
              pairs: optional(list(pair, many)),
            },
            keep,
          ),
          many,
        ),
      ),
      locked: optional(list(meeting, many)),
      previous: optional(list(meeting, many)),
      weights: optional(
        object<NonNullable<PlanRequest["weights"]>>(
          { spacing: optional(amount), absence: optional(amount), move: optional(amount) },
          keep,
        ),
      ),
    },
    keep,
  );

  const organisation = object<ShownOrganisation>(
    {
      municipality: text(),
      people: listed(object<ShownOrganisation["people"][number]>({ id, title: localText }, keep), many),
      bodies: listed(
        object<ShownOrganisation["bodies"][number]>(
          { id, name: localText, level: oneOf("steering", "coordinating", "executing") },
          keep,
        ),
        many,
      ),
      rooms: optional(listed(object<{ id: string; name: LocalText }>({ id, name: localText }, keep), many)),
    },
    keep,
  ) as unknown as Read<Organisation>;

  const outcome = object<NonNullable<PlanFile["outcome"]>>(
    {
      status: oneOf("optimal", "feasible", "infeasible", "unknown"),
      cost: nothingOr(number),
      bound: nothingOr(number),
      costs: list(
        object<CostLine>(
          {
            kind: oneOf("slot", "avoid", "squeezed", "absence", "doubleBooked", "spacing", "flow", "move"),
            meeting: ref,
            person: optional(id),
            cost: number,
          },
          keep,
        ),
        many,
      ),
      conflict: optional(
        object<NonNullable<NonNullable<PlanFile["outcome"]>["conflict"]>>(
          {
            demands: list(
              object<{ path: string; code: string; params: Record<string, string | number> }>(
                { path: text(), code: text(), params: object({}, keep) },
                keep,
              ),
              many,
            ),
            closest: optional(list(meeting, many)),
          },
          keep,
        ),
      ),
    },
    keep,
  );

  return object<PlanFile>(
    {
      format: oneOf("slt-plan"),
      version: oneOf(1),
      id,
      title: text(),
      organisation: optional(organisation),
      request,
      meetings: list(meeting, many),
      outcome: optional(outcome),
      issued: optional(list(issued, many)),
      calendars: optional(
        list(
          object<PersonCalendar>(
            {
              person: id,
              name: text(),
              busy,
              tentative: optional(busy),
              countTentative: optional(oneOf(true, false)),
            },
            keep,
          ),
          many,
        ),
      ),
      kept: optional(
        list(object<KeptPlan>({ name: text(), meetings: list(meeting, many), outcome: optional(outcome) }, keep), many),
      ),
      measures: optional(listed(object<Measure>(measureShape(typedDay, keep), keep), many)),
      minutes: optional(
        list(
          object<MeetingMinutes>(
            {
              ...refShape(),
              decisions: listed(
                object<Decision>(
                  {
                    id,
                    text: text(4000),
                    owner: optional(text()),
                    deadline: optional(typedDay),
                    measure: optional(id),
                  },
                  keep,
                ),
                many,
              ),
            },
            keep,
          ),
          many,
        ),
      ),
    },
    keep,
  );
}
