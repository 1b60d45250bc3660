/** The words for what a measure holds, on the screen, on paper and in tables. */
import type { Language } from "../types.ts";
import type { Focus, Prevention } from "./standing.ts";
import { statusWords, type Status } from "./status.ts";

export interface MeasureWords {
  /** The fields of a measure, as a table heads them. */
  fields: Record<MeasureField, string>;
  status: Record<Status, string>;
  prevention: Record<Prevention, string>;
  focus: Record<Focus, string>;
}
export type MeasureField =
  | "id"
  | "title"
  | "goal"
  | "prevention"
  | "focus"
  | "orderedBy"
  | "orderedIndex"
  | "body"
  | "owner"
  | "start"
  | "end"
  | "evaluateBy"
  | "status"
  | "evaluation";

const nb: MeasureWords = {
  fields: {
    id: "Id",
    title: "Tiltak",
    goal: "Mål",
    prevention: "Forebyggingsnivå",
    focus: "Fokus",
    orderedBy: "Bestilt av",
    orderedIndex: "Bestilt i møte nr.",
    body: "Utføres av",
    owner: "Ansvarlig",
    start: "Start",
    end: "Slutt",
    evaluateBy: "Evalueres innen",
    status: "Status",
    evaluation: "Evaluering",
  },
  status: statusWords.nb,
  prevention: { universal: "Universell", selective: "Selektert", indicated: "Indikert" },
  focus: { behaviour: "Atferd", mentalHealth: "Psykisk helse", substances: "Rus", crime: "Kriminalitet" },
};

const nn: MeasureWords = {
  fields: {
    ...nb.fields,
    prevention: "Førebyggingsnivå",
    orderedBy: "Tinga av",
    orderedIndex: "Tinga i møte nr.",
    body: "Blir utført av",
    owner: "Ansvarleg",
    evaluateBy: "Skal evaluerast innan",
  },
  status: statusWords.nn,
  prevention: nb.prevention,
  focus: { ...nb.focus, behaviour: "Åtferd" },
};

const en: MeasureWords = {
  fields: {
    id: "Id",
    title: "Measure",
    goal: "Goal",
    prevention: "Prevention level",
    focus: "Focus",
    orderedBy: "Ordered by",
    orderedIndex: "Ordered at meeting no.",
    body: "Carried out by",
    owner: "Owner",
    start: "Start",
    end: "End",
    evaluateBy: "Evaluate by",
    status: "State",
    evaluation: "Evaluation",
  },
  status: statusWords.en,
  prevention: { universal: "Universal", selective: "Selective", indicated: "Indicated" },
  focus: { behaviour: "Behaviour", mentalHealth: "Mental health", substances: "Substances", crime: "Crime" },
};

export const measureWords: Readonly<Record<Language, MeasureWords>> = { nb, nn, en };
