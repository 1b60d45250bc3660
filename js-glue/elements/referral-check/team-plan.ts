/** The year in which the teams' meetings stand: the document behind `src`, as everybody sees it or as somebody on the page edits it. */
import type { Year } from "../../plans/types.ts";
import type { Language } from "../../types.ts";
import { watchPlan } from "../plan-sight.ts";

/** Calls `show` now and after every change, until the returned function is called. Throws `PlanSourceError`. */
export async function watchYear(
  src: string,
  language: () => Language,
  show: (year: Year) => void,
): Promise<() => void> {
  return watchPlan(src, ({ published, shared }) => {
    if (published) return show(published);
    void import("../../plans/file.ts").then(
      // Holidays are of no use here.
      ({ yearOf }) => show(yearOf(shared.file, [], language())),
      (error: unknown) => console.error("slt-referral-check:", error),
    );
  });
}
