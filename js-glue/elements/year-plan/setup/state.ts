/** What the forms remember of themselves while the page is open: nothing of it is part of the plan. */
import type { JsonPointer, SchoolCalendar, SchoolCalendarProblem } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";

/** What reading somebody's calendars has come to. */
export interface Reading {
  /** The file that is being read. */
  file?: string;
  done: number;
  total: number;
  abort: AbortController;
  /** What was taken and what was not, in words of the language it was read in. */
  notes: string[];
  errors: string[];
}

/** A busy time that is being entered. */
export interface BusyDraft {
  from: string;
  to: string;
  start: string;
  end: string;
  /** The last attempt could not be taken as it stands. */
  refused: boolean;
}
export const emptyBusyDraft: BusyDraft = { from: "", to: "", start: "", end: "", refused: false };

export interface SchoolImport {
  text: string;
  schoolYear: string;
  found?: { calendar: SchoolCalendar; remarks: SchoolCalendarProblem[]; unread: string[] };
  failed: boolean;
}

export interface SetupState {
  /** Cards and sections that are unfolded. */
  readonly open: Set<string>;
  /** Lists that are shown to their end. */
  readonly whole: Set<string>;
  /** Costs for which a number of one's own is wanted, also where it is one of the words. */
  readonly ownNumber: Set<JsonPointer>;
  /** The field that is being typed in and had no problem before: none is shown until it is left. */
  quiet: JsonPointer | undefined;
  /** Times of a body that no weekday uses just now. */
  readonly unusedTimes: Map<string, string[]>;
  /** The person that is chosen to become a member of a body. */
  readonly newMember: Map<string, string>;
  readonly readings: Map<string, Reading>;
  readonly busyDrafts: Map<string, BusyDraft>;
  readonly pasted: Map<string, string>;
  /** The row that a file is held above. */
  over: string | undefined;
  schoolImport: SchoolImport;
}

const states = new WeakMap<YearPlanApp, SetupState>();

export function setupState(app: YearPlanApp): SetupState {
  let state = states.get(app);
  if (!state) {
    state = {
      open: new Set(["people"]),
      whole: new Set(),
      ownNumber: new Set(),
      quiet: undefined,
      unusedTimes: new Map(),
      newMember: new Map(),
      readings: new Map(),
      busyDrafts: new Map(),
      pasted: new Map(),
      over: undefined,
      schoolImport: { text: "", schoolYear: "", failed: false },
    };
    states.set(app, state);
  }
  return state;
}
