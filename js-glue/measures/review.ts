/** What the module finds in measures of which some may not be right yet: one that it cannot read does not hide the others. */
import { SltInputError } from "../errors.ts";
import type { InputProblem, LocalDate, Measure, Meeting, Slt } from "../types.ts";

const fields: ReadonlySet<string> = new Set<keyof Measure>([
  "id",
  "title",
  "goal",
  "prevention",
  "focus",
  "orderedBy",
  "body",
  "owner",
  "start",
  "end",
  "evaluateBy",
  "status",
  "evaluation",
]);
/** What the module may be asked about: a file of a later edition may hold more, which the module would refuse. */
export const forModule = (measures: readonly Measure[]): Measure[] =>
  measures.map((measure) => {
    const known = Object.fromEntries(Object.entries(measure).filter(([key]) => fields.has(key))) as unknown as Measure;
    const { orderedBy } = known;
    return orderedBy ? { ...known, orderedBy: { body: orderedBy.body, index: orderedBy.index } } : known;
  });

/** What the module cannot read is left out and named, and it is asked again about the rest. */
export function reviewed(slt: Slt, all: readonly Measure[], meetings: Meeting[], asOf: LocalDate) {
  let measures = forModule(all);
  const problems = new Map<string, Map<string, InputProblem>>();
  for (let attempt = 0; ; ++attempt) {
    try {
      return { measures, problems, findings: slt.reviewMeasures(measures, meetings, { asOf }) };
    } catch (error) {
      if (!(error instanceof SltInputError) || attempt > 4) throw error;
      measures = without(measures, error.problems, problems);
    }
  }
}

function without(
  measures: Measure[],
  found: readonly InputProblem[],
  problems: Map<string, Map<string, InputProblem>>,
) {
  const copy = measures.map((measure) => ({ ...measure }) as Record<string, unknown>);
  for (const problem of found) {
    const [, at, field = ""] = /^\/measures\/(\d+)(?:\/(\w+))?/.exec(problem.path) ?? [];
    const measure = copy[Number(at)];
    if (!measure) continue;
    const { id } = measures[Number(at)]!;
    if (!problems.has(id)) problems.set(id, new Map());
    problems.get(id)!.set(field, problem);
    if (field === "title") measure["title"] = "?";
    else delete measure[field];
  }
  return copy as unknown as Measure[];
}
