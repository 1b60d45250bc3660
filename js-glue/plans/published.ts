/** Reads the files of a plan. */
import { SltInputError } from "../errors.ts";
import type { PublishedPlan } from "./types.ts";

export function readPublishedPlan(text: string): PublishedPlan {
  const plan = JSON.parse(text) as PublishedPlan;
  const lists = ["bodies", "people", "rooms", "holidays", "breaks", "flows", "meetings", "cancelled"] as const;
  const problems = lists
    .filter((name) => !Array.isArray(plan[name]))
    .map((name) => ({ path: `/${name}`, code: "type", detail: "must be an array" }));
  if (problems.length > 0) throw new SltInputError(problems);
  return plan;
}
