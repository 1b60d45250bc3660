import type { Finding, Language } from "../types.ts";
import type { Labels } from "./codes.ts";
import { tables } from "./tables.ts";

/** The words for states, severities, outcomes, deadlines and kinds of event. */
export function labels(language: Language): Labels {
  return (tables[language] ?? tables.nb).labels;
}

/** The word for a finding's state; a broken rule by its severity. */
export function stateLabel(finding: Pick<Finding, "state" | "severity">, language: Language): string {
  const { state } = labels(language);
  if (finding.state !== "broken") return state[finding.state];
  return state.broken[finding.severity === "info" ? "advice" : finding.severity];
}
