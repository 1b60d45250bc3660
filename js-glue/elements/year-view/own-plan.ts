/** The shared document as this element shows it, where it is no published copy. The holidays are the module's: it is loaded here alone. */
import { publish } from "../../plans/file.ts";
import type { PlanFile, PublishedPlan } from "../../plans/types.ts";
import { loadSlt } from "../../slt.ts";
import type { DayInfo, Language, LocalDate, Period } from "../../types.ts";
import { isDate } from "../dates.ts";

export { keptNote } from "../kept-note.ts";

const refusal: Record<Language, string> = {
  nb: "Dette er koordinatorens egen planfil. Den kan inneholde navn og når folk er opptatt, og skal ikke ligge på nett. Ta den bort, og legg ut den publiserte planen i stedet.",
  nn: "Dette er planfila til koordinatoren. Ho kan innehalde namn og når folk er opptekne, og skal ikkje liggje på nett. Ta henne bort, og legg ut den publiserte planen i staden.",
  en: "This is the coordinator's own plan file. It may hold names and busy times, and must not be on the web. Take it away, and put up the published plan instead.",
};

/** The coordinator's own work: on the web everybody could see when people are busy. Says why it is not shown. */
export function refusalOf({ request, calendars = [] }: PlanFile, language: Language): string | undefined {
  const all = [...(request.people ?? []), ...(request.rooms ?? []), ...calendars];
  return all.some(({ busy = [] }) => busy.length > 0) ? refusal[language] : undefined;
}

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
