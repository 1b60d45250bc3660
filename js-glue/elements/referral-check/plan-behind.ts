/** The year in which the teams' meetings stand. The one place that knows what kind of file lies behind `src`. */
import type { Year } from "../../plans/types.ts";
import { textOfSameSite } from "../same-site.ts";

export async function planBehind(src: string): Promise<Year> {
  const [text, { readPublishedPlan }] = await Promise.all([textOfSameSite(src), import("../../plans/published.ts")]);
  return readPublishedPlan(text);
}
