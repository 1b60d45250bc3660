/** What files that are taken along say of a meeting, and how it is found. */
import type { Meeting, MeetingRef } from "../types.ts";

/** One text for one meeting, to find it by. */
export const keyOf = ({ body, index }: MeetingRef): string => `${index}/${body}`;

/** «Politiråd 3/5» */
export const summaryOf = (name: string, index: number, count: number): string => `${name} ${index}/${count}`;

/** How many meetings each body has: the highest number, so that one that fell out leaves a gap to be seen. */
export function countsOf(meetings: readonly Meeting[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { body, index } of meetings) counts.set(body, Math.max(index, counts.get(body) ?? 0));
  return counts;
}
