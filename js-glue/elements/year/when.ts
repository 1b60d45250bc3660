/** When a meeting is, in words. Apart from the other words of a year: what shows no picture needs no more than these. */
import type { Language, LocalDate, LocalDateTime } from "../../types.ts";
import { showTime } from "../dates.ts";

export const dateOf = ({ start }: { start: LocalDateTime }): LocalDate => start.slice(0, 10);

export function showHours(start: LocalDateTime, minutes: number, language: Language): string {
  const from = showTime(start.slice(11), language);
  if (minutes <= 0) return from;
  const end = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) + minutes;
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${from}–${showTime(`${pad(Math.floor(end / 60))}:${pad(end % 60)}`, language).replace("kl. ", "")}`;
}

const nb = {
  numberOf: (n: number, of: number) => `${n} av ${of}`,
  absentCount: (n: number) => `${n} borte`,
  inDays: (n: number) => (n === 0 ? "i dag" : n === 1 ? "i morgen" : `om ${n} dager`),
};

export const meetingWords: Readonly<Record<Language, typeof nb>> = {
  nb,
  nn: { ...nb, inDays: (n) => (n === 0 ? "i dag" : n === 1 ? "i morgon" : `om ${n} dagar`) },
  en: {
    numberOf: (n, of) => `${n} of ${of}`,
    absentCount: (n) => `${n} absent`,
    inDays: (n) => (n === 0 ? "today" : n === 1 ? "tomorrow" : `in ${n} days`),
  },
};
