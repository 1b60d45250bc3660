/** What the module takes for granted where the spacing is left out, to be shown where it can be filled in. */
import type { DayInfo, PlanBody, PlanRequest } from "../../../types.ts";

/** How many days of the period are open to a body; undefined where the days are those of another period. */
export function openDays(
  days: readonly DayInfo[],
  { period, calendar }: PlanRequest,
  clock: PlanBody["clock"],
): number | undefined {
  if (days[0]?.date !== period.from || days.at(-1)?.date !== period.to) return undefined;
  const breaks = (calendar?.breaks ?? []).filter(({ closes }) => clock === "school" || closes === "office");
  let open = 0;
  for (const { date, holiday } of days) {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6 || holiday) continue;
    if (!breaks.some(({ from, to }) => from <= date && date <= to)) ++open;
  }
  return open;
}

/** In open days. Where a target is given, the others follow from that one. */
export function defaultSpacing(
  open: number | undefined,
  count: unknown,
  given: PlanBody["spacing"],
): { min: number; target: number; max: number } | undefined {
  if (open === undefined || typeof count !== "number" || count < 1) return undefined;
  const target = Math.max(1, Math.floor(open / count));
  const inForce = typeof given?.target === "number" ? given.target : target;
  return { min: Math.max(1, Math.floor(inForce / 2)), target, max: Math.ceil((3 * inForce) / 2) };
}
