// Days, free days and wall-clock times for the second planner, on whole numbers: a day is the number of days since 1970-01-01, a time
// the number of seconds since 1970-01-01T00:00 on the wall clock. Shares nothing with the module's calendar, nor with the calendar of
// the event checker next door (another rule for Easter): two that agree are worth more than one.

export const DAY = 86400;

export function parseDate(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match && Date.UTC(+match[1], +match[2] - 1, +match[3]) / 1000 / DAY;
  if (!match || dateText(day) !== text) throw new Error(`not a date: ${text}`);
  return day;
}

export const dateText = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 10);

/** Seconds since midnight of `08:30` or `08:30:00`. */
export function parseClock(text) {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (!match || +match[1] > 23 || +match[2] > 59 || +(match[3] ?? 0) > 59)
    throw new Error(`not a time of day: ${text}`);
  return +match[1] * 3600 + +match[2] * 60 + +(match[3] ?? 0);
}

export function parseTime(text) {
  const [date, clock] = text.split("T");
  return parseDate(date) * DAY + parseClock(clock ?? "");
}

export const dayOf = (time) => Math.floor(time / DAY);

export function timeText(time) {
  const clock = new Date((time - dayOf(time) * DAY) * 1000).toISOString().slice(11, 19);
  return `${dateText(dayOf(time))}T${clock.endsWith(":00") ? clock.slice(0, 5) : clock}`;
}

/** 1 Monday … 7 Sunday. */
export const weekday = (day) => new Date(day * DAY * 1000).getUTCDay() || 7;

/** Gauss's rule as completed by Lichtenberg. */
export function easterSunday(year) {
  const century = Math.floor(year / 100);
  const solar = Math.floor((3 * century + 3) / 4);
  const secularMoon = 15 + solar - Math.floor((8 * century + 13) / 25);
  const secularSun = 2 - solar;
  const moon = year % 19;
  const seed = (19 * moon + secularMoon) % 30;
  const correction = Math.floor((seed + Math.floor(moon / 11)) / 29);
  const full = 21 + seed - correction;
  const mod7 = (number) => ((number % 7) + 7) % 7;
  const sunday = 7 - mod7(year + Math.floor(year / 4) + secularSun);
  const march = full + 7 - mod7(full - sunday);
  return Date.UTC(year, 2, march) / 1000 / DAY;
}

/** Public holidays (Sundays are), 1 May and 17 May. Remembered: it is asked for the same few days over and over. */
export function isFreeDay(day) {
  if (!free.has(day)) free.set(day, isFree(day));
  return free.get(day);
}
const free = new Map();

function isFree(day) {
  if (weekday(day) === 7) return true;
  const text = dateText(day);
  if (["01-01", "05-01", "05-17", "12-25", "12-26"].includes(text.slice(5))) return true;
  // skjærtorsdag, langfredag, 1. and 2. påskedag, Kristi himmelfart, 1. and 2. pinsedag
  return [-3, -2, 0, 1, 39, 49, 50].includes(day - easterSunday(+text.slice(0, 4)));
}

const isWeekend = (day) => weekday(day) >= 6;
const isOff = (day) => isWeekend(day) || isFreeDay(day);

export const isSqueezed = (day) => !isOff(day) && isOff(day - 1) && isOff(day + 1);

/** Whether a body on that clock may meet; `breaks` have day numbers, both ends included. */
export function isOpen(day, clock, breaks) {
  if (isOff(day)) return false;
  return !breaks.some(
    ({ from, to, closes }) => from <= day && day <= to && (clock === "school" || closes === "office"),
  );
}
