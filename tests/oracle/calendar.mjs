// Dates and wall-clock times for the reference checker, on plain whole numbers:
// a day is the number of days since 1970-01-01, a time is the number of seconds since 1970-01-01T00:00 on the wall clock.
// Written for this checker alone, so that a mistake in the module's own calendar cannot hide here.

export const SECONDS_PER_DAY = 86400;

export function dayFrom(year, month, dayOfMonth) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.floor(date.getTime() / 1000 / SECONDS_PER_DAY);
}

export function civil(day) {
  const date = new Date(day * SECONDS_PER_DAY * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year, month) {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

const pad = (number, width = 2) => String(number).padStart(width, "0");

export function dateText(day) {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`;
}

/** The day number of `2027-01-30`; undefined for anything that is no calendar date. */
export function parseDate(text) {
  const match = typeof text === "string" && /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, dayOfMonth] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return dayFrom(year, month, dayOfMonth);
}

/** Seconds of `2027-01-30T19:00` or `2027-01-30T19:00:00`; undefined when no clock can show it. */
export function parseTime(text) {
  const match = typeof text === "string" && /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const day = parseDate(match[1]);
  const [hour, minute, second] = [match[2], match[3], match[4] ?? "0"].map(Number);
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

export function timeText(time) {
  const rest = secondOfDay(time);
  const [hour, minute, second] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return `${dateText(dayOf(time))}T${pad(hour)}:${pad(minute)}${second ? `:${pad(second)}` : ""}`;
}

export const dayOf = (time) => Math.floor(time / SECONDS_PER_DAY);
export const secondOfDay = (time) => time - dayOf(time) * SECONDS_PER_DAY;
export const at = (day, hour, minute = 0, second = 0) => day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;

/** 1 Monday … 7 Sunday; day 0 was a Thursday. */
export const weekday = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

export function lastSunday(year, month) {
  const last = dayFrom(year, month, daysInMonth(year, month));
  return last - (weekday(last) % 7);
}

/** Summer time skips the hour from 02:00 to 03:00 on the last Sunday of March. */
export function existsOnTheClock(time) {
  const hour = Math.floor(secondOfDay(time) / 3600);
  if (hour !== 2) return true;
  const { year } = civil(dayOf(time));
  return dayOf(time) !== lastSunday(year, 3);
}

/** The first day on which somebody is `years` old. Born on 29 February: 28 February in a common year. */
export function birthday(born, years) {
  const { year, month, day } = civil(born);
  const then = year + years;
  return dayFrom(then, month, Math.min(day, daysInMonth(then, month)));
}

/** Completed years on a day, counted one birthday at a time; negative before birth. */
export function ageOn(born, day) {
  let age = civil(day).year - civil(born).year;
  if (birthday(born, age) > day) age -= 1;
  return age;
}

export function easterSunday(year) {
  // Gauss's rule in the form printed in most almanacs (Meeus/Jones/Butcher).
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayFrom(year, Math.floor(sum / 31), (sum % 31) + 1);
}

export function isFreeDay(day) {
  const { year, month, day: dayOfMonth } = civil(day);
  const fixed = [
    [1, 1],
    [5, 1],
    [5, 17],
    [12, 25],
    [12, 26],
  ];
  if (fixed.some(([m, d]) => m === month && d === dayOfMonth)) return true;
  // Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
  return [-3, -2, 0, 1, 39, 49, 50].includes(day - easterSunday(year));
}

export const isWorkingDay = (day) => weekday(day) <= 5 && !isFreeDay(day);

export function lastWorkingDayUpTo(day) {
  while (!isWorkingDay(day)) day -= 1;
  return day;
}
