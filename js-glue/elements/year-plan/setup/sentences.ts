/** What is set, in one line that can be read. */
import type { Busy, Language, LocalDate, PlanBody } from "../../../types.ts";
import { addDays, isDate, showDate, showTime } from "../../dates.ts";
import type { SetupStrings } from "./strings.ts";

export const listed = (items: readonly string[], word: string): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;

/** «mandag eller onsdag–fredag»; weekdays are counted from 1. */
function dayList(days: readonly number[], words: SetupStrings): string {
  const parts: string[] = [];
  for (let first = 0; first < days.length;) {
    let last = first;
    while (days[last + 1] === days[last]! + 1) ++last;
    const name = (at: number) => words.weekdays[days[at]! - 1] ?? "";
    if (last - first >= 2) parts.push(`${name(first)}–${name(last)}`);
    else for (let at = first; at <= last; ++at) parts.push(name(at));
    first = last + 1;
  }
  return listed(parts, words.or);
}

const shownTime = (start: string, language: Language) => showTime(start, language).replace(/^kl\. /, "");

export function timesSentence(slots: PlanBody["slots"], words: SetupStrings, language: Language): string {
  if (slots.length === 0) return words.noTimes;
  const cheapest = new Map<number, number>();
  for (const { weekday, cost } of slots) {
    const now = typeof cost === "number" ? cost : 0;
    cheapest.set(weekday, Math.min(cheapest.get(weekday) ?? Infinity, now));
  }
  const days = [...cheapest.keys()].sort((a, b) => a - b);
  const least = Math.min(...cheapest.values());
  const best = days.filter((day) => cheapest.get(day) === least);
  const others = days.filter((day) => cheapest.get(day) !== least);
  const starts = [...new Set(slots.map(({ start }) => start).filter((start) => typeof start === "string"))].sort();
  const times =
    starts.length > 4
      ? words.manyTimes(shownTime(starts[0]!, language), shownTime(starts.at(-1)!, language), starts.length)
      : listed(
          starts.map((start) => shownTime(start, language)),
          words.or,
        );
  const when = `${language === "en" ? "" : "kl. "}${times}`;
  if (others.length === 0) return `${dayList(days, words)} ${when}`;
  const rest = days.join("") === "12345" ? words.otherWorkdays : dayList(others, words);
  return `${words.best(dayList(best, words))}, ${words.otherwise(rest)}, ${when}`;
}

export function bodySentence(body: PlanBody, words: SetupStrings, language: Language): string {
  // What is still being written is not part of a sentence.
  const number = (value: unknown) => (typeof value === "number" ? value : "…");
  return [
    `${words.meetings(number(body.count), number(body.minutes))}, ${timesSentence(body.slots, words, language)}`,
    words.members(body.members?.length ?? 0),
  ].join(" · ");
}

/** «3. mars–14. mars, hele dagen», «3. mars kl. 08.00–12.00». */
export function busySentence({ from, to }: Busy, words: SetupStrings, language: Language): string {
  const [first, start = ""] = from.split("T") as [string, string?];
  const [last, end = ""] = to.split("T") as [string, string?];
  const day = (date: string) => {
    if (!isDate(date)) return date;
    const weekday = words.weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!;
    return `${weekday.slice(0, 3)} ${showDate(date, language, "short")} ${date.slice(0, 4)}`;
  };
  if (start === "00:00" && end === "00:00" && isDate(last)) {
    const until = addDays(last, -1);
    return `${until > first ? `${day(first)} – ${day(until)}` : day(first)}, ${words.wholeDayBusy}`;
  }
  const until = showTime(end, language).replace(/^kl\. /, "");
  return first === last
    ? `${day(first)} ${showTime(start, language)}–${until}`
    : `${day(first)} ${showTime(start, language)} – ${day(last)} ${showTime(end, language)}`;
}

/** Both days included. */
export function daysSentence(from: LocalDate, to: LocalDate, language: Language): string {
  const day = (date: LocalDate) => (isDate(date) ? showDate(date, language, "day") : date);
  return from === to ? day(from) : `${day(from)} – ${day(to)}`;
}
