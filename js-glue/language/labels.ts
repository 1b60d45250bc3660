import type { Finding, Language } from "../types.ts";
import type { Labels } from "./codes.ts";
import { stateOf } from "./describe.ts";
import { tables } from "./tables.ts";

/** The words for states, severities, outcomes, deadlines and kinds of event. */
export function labels(language: Language): Labels {
  return (Object.hasOwn(tables, language) ? tables[language] : tables.nb).labels;
}

/** The word for a finding's state; a broken rule by its severity. */
export function stateLabel(finding: Pick<Finding, "state" | "severity">, language: Language): string {
  return stateOf(finding, labels(language));
}
