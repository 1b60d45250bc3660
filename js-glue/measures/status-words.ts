/** How far a measure has come, in words. */
import type { Language } from "../types.ts";
import type { Status } from "./standing.ts";

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
