/** What a successor needs to know, picked from the file; the words are the views'. */
import type { PlanFile } from "../plans/types.ts";
import type { LocalDate, MeetingRef } from "../types.ts";
import type { Decision } from "./edit.ts";
import { inOrder, soonDays, type Standing } from "./standing.ts";

export interface Booklet {
  /** Overdue and due soon: what to do first. */
  first: Standing[];
  /** All that is open, those among them too. */
  open: Standing[];
  over: Standing[];
  /** Decided, and nobody's measure yet. */
  loose: { meeting: MeetingRef; decision: Decision }[];
  /** From today on. */
  next: PlanFile["meetings"];
}

export function bookletOf(file: PlanFile, standings: readonly Standing[], asOf: LocalDate): Booklet {
  const known = new Set(file.measures?.map(({ id }) => id));
  const all = inOrder(standings);
  return {
    first: all.filter(({ overdue, due }) => overdue !== undefined || (due && due.days <= soonDays)),
    open: all.filter(({ open }) => open),
    over: all.filter(({ open }) => !open),
    loose: (file.minutes ?? []).flatMap(({ body, index, decisions }) =>
      decisions
        .filter(({ measure, text }) => text.trim() !== "" && !(measure !== undefined && known.has(measure)))
        .map((decision) => ({ meeting: { body, index }, decision })),
    ),
    next: file.meetings
      .filter(({ start }) => start.slice(0, 10) >= asOf)
      .sort((one, two) => (one.start < two.start ? -1 : one.start > two.start ? 1 : 0)),
  };
}
