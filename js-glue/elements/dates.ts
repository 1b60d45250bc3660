/** Calendar dates as the elements need them: shown and counted. The rules themselves live in the module. */
import { isDate } from "../dates.ts";
import { dateText } from "../language/date-text.ts";
import type { Language, LocalDate } from "../types.ts";

export { addDays, fromDays, isDate, toDays } from "../dates.ts";

// Swedes write dates as ISO does.
const osloDay = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" });

/** Today where the municipality is, whatever the machine's own time zone. */
export function todayInOslo(now = new Date()): LocalDate {
  return osloDay.format(now);
}

/** long: «fredag 15. januar 2027», day: «15. januar 2027», short: «15. jan.», numeric: «15.01.2027». In the words that `describe` uses. */
export function showDate(
  date: LocalDate,
  language: Language,
  kind: "long" | "day" | "short" | "numeric" = "long",
): string {
  if (!isDate(date)) return date;
  const [year, ...monthAndDay] = date.split("-").map(Number) as [number, number, number];
  const { weekday, rest } = dateText(year, ...monthAndDay, language);
  const [day, month] = rest.split(" ") as [string, string];
  const brief = month.length < 5 ? month : `${month.slice(0, 3)}${language === "en" ? "" : "."}`;
  switch (kind) {
    case "long":
      return `${weekday} ${rest} ${year}`;
    case "day":
      return `${rest} ${year}`;
    case "short":
      return `${day} ${brief}`;
    case "numeric":
      // Figures alone are read month first by half of those who read English.
      return language === "en" ? `${day} ${brief} ${year}` : date.split("-").reverse().join(".");
  }
}

export function showTime(time: string, language: Language): string {
  return language === "en" ? time.slice(0, 5) : `kl. ${time.slice(0, 5).replace(":", ".")}`;
}
