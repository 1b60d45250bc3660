/** Changes of the measures and minutes in a plan file: each gives a new file, and leaves all else in it as it was. */
import { isDate } from "../dates.ts";
import type { MeetingMinutes, PlanFile } from "../plans/types.ts";
import type { Measure, MeetingRef } from "../types.ts";

export type Decision = MeetingMinutes["decisions"][number];

const same = (one: MeetingRef, other: MeetingRef) => one.body === other.body && one.index === other.index;

/** At random, so that an id that was taken away never comes back as something else. */
export function newId(kind: "m" | "d", file: PlanFile): string {
  const taken = new Set([
    ...(file.measures ?? []).map(({ id }) => id),
    ...(file.minutes ?? []).flatMap(({ decisions }) => decisions.flatMap(({ id, measure }) => [id, measure])),
  ]);
  for (;;) {
    const [number] = crypto.getRandomValues(new Uint32Array(1));
    const id = `${kind}-${number!.toString(36).padStart(7, "0")}`;
    if (!taken.has(id)) return id;
  }
}

/** Without the fields that hold nothing: an empty text is no goal. */
export function tidy<T extends object>(value: T): T {
  const held = Object.entries(value).filter(
    ([, each]) => each !== undefined && each !== "" && !(Array.isArray(each) && each.length === 0),
  );
  return Object.fromEntries(held) as T;
}

/** In the place of the one with its id; a new one comes last. */
export function withMeasure(file: PlanFile, measure: Measure): PlanFile {
  const measures = file.measures ?? [];
  const clean = tidy(measure);
  const known = measures.some(({ id }) => id === measure.id);
  return {
    ...file,
    measures: known ? measures.map((each) => (each.id === measure.id ? clean : each)) : [...measures, clean],
  };
}

/** A decision that had become it is a decision again. */
export function withoutMeasure(file: PlanFile, id: string): PlanFile {
  const measures = (file.measures ?? []).filter((measure) => measure.id !== id);
  if (measures.length === (file.measures ?? []).length) return file;
  if (!file.minutes) return { ...file, measures };
  const minutes = file.minutes.map((each) => ({
    ...each,
    decisions: each.decisions.map((decision) => {
      if (decision.measure !== id) return decision;
      const { measure: _measure, ...rest } = decision;
      return rest;
    }),
  }));
  return { ...file, measures, minutes };
}

/** What a table brought in, over what is there now: somebody may have changed another measure since it was read. */
export function taken(
  file: PlanFile,
  { added, changed }: { added: readonly Measure[]; changed: readonly { after: Measure }[] },
): PlanFile {
  const measures = file.measures ?? [];
  const there = new Set(measures.map(({ id }) => id));
  const now = new Map(changed.map(({ after }) => [after.id, after]));
  return {
    ...file,
    measures: [...measures.map((each) => now.get(each.id) ?? each), ...added.filter(({ id }) => !there.has(id))],
  };
}

/** Eleven digits that are no part of a longer row of them, with what the module takes to stand between the digits of one number. */
const elevens = /(?<!\d)(?=(\d(?:[ .\-/\t\u00a0\u202f\u2009\u2011\u2013]*\d){10})(?!\d))/g;

/** All but the national identity numbers. The module says what is one (`isRefused`): a telephone number before it stays. */
export function withoutNumber(text: string, isRefused: (text: string) => boolean): string {
  if (!isRefused(text)) return text;
  let rest = "";
  let end = 0;
  for (const { index, 1: number = "" } of text.matchAll(elevens)) {
    if (!isRefused(number)) continue;
    rest += text.slice(end, Math.max(end, index));
    end = index + number.length;
  }
  // Where none is found, none may stay all the same.
  return end === 0 ? text.replace(/\d/g, "") : withoutNumber(rest + text.slice(end), isRefused);
}

// ---------------------------------------------------------------- minutes
export const decisionsOf = (file: PlanFile, meeting: MeetingRef): Decision[] =>
  file.minutes?.find((each) => same(each, meeting))?.decisions ?? [];

function withDecisions(file: PlanFile, { body, index }: MeetingRef, change: (all: Decision[]) => Decision[]): PlanFile {
  const all = file.minutes ?? [];
  const here = all.find((each) => same(each, { body, index }));
  const decisions = change(here?.decisions ?? []);
  if (here) {
    return { ...file, minutes: all.map((each) => (each === here ? { ...each, decisions } : each)) };
  }
  return { ...file, minutes: [...all, { body, index, decisions }] };
}

export const withDecision = (file: PlanFile, meeting: MeetingRef, decision: Decision): PlanFile =>
  withDecisions(file, meeting, (all) => {
    // A decision without a word in it yet is one all the same.
    const clean = { ...tidy(decision), text: decision.text };
    return all.some(({ id }) => id === decision.id)
      ? all.map((each) => (each.id === decision.id ? clean : each))
      : [...all, clean];
  });

export const withoutDecision = (file: PlanFile, meeting: MeetingRef, id: string): PlanFile =>
  withDecisions(file, meeting, (all) => all.filter((each) => each.id !== id));

/** Ordered at that meeting, by the day that was set, in one line. Where the meeting is of those who carry things out, they do. */
function measureOf(decision: Decision, { body, index }: MeetingRef, id: string, executing: boolean): Measure {
  const { text, owner, deadline } = decision;
  return tidy<Measure>({
    id,
    title: text.replace(/\s+/g, " ").trim(),
    owner,
    orderedBy: { body, index },
    body: executing ? body : undefined,
    evaluateBy: deadline !== undefined && isDate(deadline) ? deadline : undefined,
    status: "ordered",
  } as Measure);
}

/** The decision is a measure from then on; one that is one already stays as it is. */
export function withOrder(
  file: PlanFile,
  meeting: MeetingRef,
  decisionId: string,
  id: string,
  executing: boolean,
): PlanFile {
  const decision = decisionsOf(file, meeting).find((each) => each.id === decisionId);
  const known = new Set(file.measures?.map((measure) => measure.id));
  if (!decision || decision.text.trim() === "" || (decision.measure && known.has(decision.measure))) return file;
  return withDecision(withMeasure(file, measureOf(decision, meeting, id, executing)), meeting, {
    ...decision,
    measure: id,
  });
}
