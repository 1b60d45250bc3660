/** How far a measure has come: what counts as open, late and to come, and the words for it. Decides nothing of its own. */
import type { Finding, Language, Measure } from "../types.ts";

export type Status = NonNullable<Measure["status"]>;

/** In the order in which a measure goes through them; `stopped` can come after any. */
export const statuses: readonly Status[] = ["proposed", "ordered", "running", "evaluated", "reported", "stopped"];

/** As the module reads one that has none. */
export const statusOf = ({ status, orderedBy }: Measure): Status => status ?? (orderedBy ? "ordered" : "proposed");
export const isOpen = (measure: Measure): boolean => !["reported", "stopped"].includes(statusOf(measure));

const late = new Set(["evaluated.overdue", "reported.overdue", "started.late", "started.notOrdered"]);
const ahead = new Set(["evaluated.ahead", "reported.ahead"]);
export const isLate = ({ state, code }: Finding): boolean => state === "broken" && late.has(code);
export const isAhead = ({ code }: Finding): boolean => ahead.has(code);

const nb: Record<Status, string> = {
  proposed: "Foreslått",
  ordered: "Bestilt",
  running: "I gang",
  evaluated: "Evaluert",
  reported: "Rapportert",
  stopped: "Stoppet",
};

export const statusWords: Readonly<Record<Language, Readonly<Record<Status, string>>>> = {
  nb,
  nn: { ...nb, ordered: "Tinga", stopped: "Stoppa" },
  en: {
    proposed: "Proposed",
    ordered: "Ordered",
    running: "Running",
    evaluated: "Evaluated",
    reported: "Reported",
    stopped: "Stopped",
  },
};
