/** The shared document as this element shows it, where it is no published copy. The holidays are the module's: it is loaded here alone. */
import { publish } from "../../plans/file.ts";
import type { PlanFile, PublishedPlan } from "../../plans/types.ts";
import { loadSlt } from "../../slt.ts";
import type { DayInfo, Language, LocalDate, Period } from "../../types.ts";
import { isDate } from "../dates.ts";

export { keptNote } from "../kept-note.ts";

let known: { period: string; days: DayInfo[] } | undefined;

async function daysOf({ from, to }: Period): Promise<DayInfo[]> {
  const period = `${from}/${to}`;
  if (known?.period === period) return known.days;
  try {
    known = { period, days: (await loadSlt()).calendar(from, to) };
    return known.days;
  } catch (error) {
    // A year without its holidays is better than none.
    console.error("slt-year-view:", error);
    return [];
  }
}

/** Undefined while a period is being typed: then the last picture stays. */
export async function copyOf(file: PlanFile, on: LocalDate, language: Language): Promise<PublishedPlan | undefined> {
  const { from, to } = file.request.period;
  if (!isDate(from) || !isDate(to) || from > to) return undefined;
  return publish(file, await daysOf({ from, to }), { names: true, on, language });
}
