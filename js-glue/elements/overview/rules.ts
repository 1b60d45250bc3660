/** What the module knows of the document: loaded where there are measures to judge, or a profile to show. */
import { publicMeasures } from "../../plans/public.ts";
import { describe, loadSlt, SltInputError } from "../../slt.ts";
import type { Finding, LocalDate, Measure, Meeting, Organisation, Slt } from "../../types.ts";

export { describe, loadSlt };

/** Undefined for a name that the module does not have. */
export function profileOf(slt: Slt, name: string): Organisation | undefined {
  try {
    return slt.profile(name);
  } catch (error) {
    if (error instanceof SltInputError) return undefined;
    throw error;
  }
}

/** What is half typed has no deadline yet. */
export function reviewOf(
  slt: Slt,
  measures: readonly Measure[],
  meetings: readonly Meeting[],
  asOf: LocalDate,
): Finding[] {
  const plain = meetings.map(({ body, index, start }) => ({ body, index, start }));
  try {
    return slt.reviewMeasures(publicMeasures(measures, true), plain, { asOf });
  } catch (error) {
    if (error instanceof SltInputError) return [];
    throw error;
  }
}
