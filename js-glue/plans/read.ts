/** Reading JSON that anybody may have written: every problem is named by its place, and nothing is taken that was not asked for. */
import { isDate } from "../dates.ts";
import { SltInputError } from "../errors.ts";
import type { InputProblem, LocalText } from "../types.ts";

/** JSON of one of our formats, of this edition or an earlier one. Anything else is refused here, in one word. */
export function parsed(source: string, format: string, max: number): unknown {
  const stop = (path: string, code: string, detail: string): never => {
    throw new SltInputError([{ path, code, detail }]);
  };
  if (typeof source !== "string") return stop("", "type", "must be text");
  if (source.length > max) return stop("", "limit", `is longer than ${max} characters`);
  let value: unknown;
  try {
    value = JSON.parse(source.startsWith("\ufeff") ? source.slice(1) : source);
  } catch {
    return stop("", "syntax", "is not JSON");
  }
  const { format: found, version } = Object(value) as { format?: unknown; version?: unknown };
  if (found !== format) return stop("", "notPlan", `is no ${format}`);
  if (typeof version === "number" && version > 1)
    return stop("", "laterVersion", `is of version ${version}; 1 is known`);
  return value;
}

/** The value as it was asked for; a stand-in, and a problem, where it is something else. */
export type Read<Value> = (value: unknown, path: string, problems: InputProblem[]) => Value;

const details: Record<string, string> = {
  type: "is of the wrong type",
  required: "is missing",
  date: "must be a date, as in 2027-01-30",
  dateTime: "must be a date and a time, as in 2027-01-30T19:00",
  hour: "must be a time of day, as in 08:30",
  enum: "is none of the known values",
  range: "is outside what is possible",
  fraction: "must be a whole number",
  limit: "is more than can be taken",
  duplicateId: "stands for another one already",
  unknownBody: "names a body that is not there",
};

export function refuse(problems: InputProblem[], path: string, code: string, detail = details[code] ?? code): void {
  problems.push({ path, code, detail });
}

const refused = <Value>(problems: InputProblem[], path: string, code: string): Value => {
  refuse(problems, path, code);
  return undefined as Value;
};

export const text =
  (max = 2000): Read<string> =>
  (value, path, problems) => {
    if (typeof value !== "string") return refused(problems, path, "type");
    return value.length <= max ? value : refused(problems, path, "limit");
  };

export const whole =
  (min: number, max: number): Read<number> =>
  (value, path, problems) => {
    if (typeof value !== "number") return refused(problems, path, "type");
    if (!Number.isInteger(value)) return refused(problems, path, "fraction");
    return value >= min && value <= max ? value : refused(problems, path, "range");
  };

export const day: Read<string> = (value, path, problems) =>
  typeof value === "string" && isDate(value) ? value : refused(problems, path, "date");

export const dayTime: Read<string> = (value, path, problems) => {
  const match = typeof value === "string" ? /^(.{10})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.exec(value) : null;
  return match && isDate(match[1]!) ? match[0] : refused(problems, path, "dateTime");
};

export const clock: Read<string> = (value, path, problems) =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : refused(problems, path, "hour");

export const oneOf =
  <const Value extends string | number | boolean>(...values: Value[]): Read<Value> =>
  (value, path, problems) =>
    values.includes(value as Value) ? (value as Value) : refused(problems, path, "enum");

/** Text in up to three languages. */
export const localText: Read<LocalText> = (value, path, problems) =>
  object<LocalText>({ nb: text(), nn: optional(text()), en: optional(text()) })(value, path, problems);

export const list =
  <Value>(item: Read<Value>, max: number): Read<Value[]> =>
  (value, path, problems) => {
    if (!Array.isArray(value)) return refused(problems, path, "type");
    if (value.length > max) return refused(problems, path, "limit");
    return value.map((each, index) => item(each, `${path}/${index}`, problems));
  };

/** A list in which every `id` stands once. */
export const listed =
  <Value extends { id: string }>(item: Read<Value>, max: number): Read<Value[]> =>
  (value, path, problems) => {
    const all = list(item, max)(value, path, problems);
    const seen = new Set<string>();
    for (const [index, each] of (all ?? []).entries()) {
      if (each?.id === undefined) continue;
      if (seen.has(each.id)) refuse(problems, `${path}/${index}/id`, "duplicateId");
      seen.add(each.id);
    }
    return all;
  };

/** May be absent; what is absent stays absent. */
export const optional = <Value>(read: Read<Value>): Read<Value | undefined> => {
  const relaxed: Read<Value | undefined> = (value, path, problems) =>
    value === undefined ? undefined : read(value, path, problems);
  absentAllowed.add(relaxed as Read<unknown>);
  return relaxed;
};
const absentAllowed = /* @__PURE__ */ new WeakSet<Read<unknown>>();

type Shape<Value> = { [Key in keyof Value]-?: Read<Value[Key]> };

/** `keep`: whatever else is there stays there, for an edition that knows it. */
export const object =
  <Value extends object>(shape: Shape<Value>, { keep = false } = {}): Read<Value> =>
  (value, path, problems) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refused(problems, path, "type");
    const given = new Map<string, unknown>(Object.entries(value));
    const taken: [string, unknown][] = keep ? [...given].filter(([key]) => !Object.hasOwn(shape, key)) : [];
    for (const [key, read] of Object.entries(shape) as [string, Read<unknown>][]) {
      const there = given.has(key);
      if (!there && !absentAllowed.has(read)) refuse(problems, `${path}/${key}`, "required");
      if (there) taken.push([key, read(given.get(key), `${path}/${key}`, problems)]);
    }
    // Not by assignment: a key named __proto__ would be no key then.
    return Object.fromEntries(taken) as Value;
  };
