/**
 * Measures as a table, out and in (RFC 4180). What went out comes back the same; what comes in is either taken whole or not at all, with every problem named by its
 * row.
 */
import Papa from "papaparse";
import { spreadsheet, unguarded } from "../plans/csv.ts";
import type { InputProblem, Language, Measure } from "../types.ts";
import { readDay } from "./day.ts";
import { tidy } from "./edit.ts";
import { focuses, preventions } from "./standing.ts";
import { statuses } from "./status.ts";
import { measureWords, type MeasureField } from "./words.ts";

/** Bodies by id. */
export type BodyNames = Readonly<Record<string, string>>;

const columns: readonly MeasureField[] = [
  "title",
  "goal",
  "status",
  "owner",
  "body",
  "prevention",
  "focus",
  "orderedBy",
  "orderedIndex",
  "start",
  "end",
  "evaluateBy",
  "evaluation",
  "id",
];

export function measuresCsv(measures: readonly Measure[], names: BodyNames, language: Language): string {
  const words = measureWords[language];
  const body = bodyWriter(names);
  const rows = measures.map((measure) => {
    const { orderedBy, prevention, status, focus } = measure;
    const cells: Record<MeasureField, string | undefined> = {
      ...(measure as Record<"id" | "title" | "goal" | "owner" | "start" | "end" | "evaluateBy" | "evaluation", string>),
      prevention: prevention && words.prevention[prevention],
      focus: focus?.map((each) => words.focus[each]).join(", "),
      orderedBy: orderedBy && body(orderedBy.body),
      orderedIndex: orderedBy && String(orderedBy.index),
      body: measure.body && body(measure.body),
      status: status && words.status[status],
    };
    return columns.map((column) => cells[column] ?? "");
  });
  return spreadsheet([columns.map((column) => words.fields[column]), ...rows], language);
}

/** By its name where that says which it is; two of the same name, or one called as another's id, go by their ids. */
function bodyWriter(names: BodyNames): (id: string) => string {
  const byName = bodiesByName(names);
  return (id) => (names[id] !== undefined && byName.get(fold(names[id]!)) === id ? names[id]! : id);
}

function bodiesByName(names: BodyNames): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const all = Object.entries(names);
  for (const [id, name] of all) found.set(fold(name), found.has(fold(name)) ? undefined : id);
  // An id always means itself.
  for (const [id] of all) found.set(fold(id), id);
  return found;
}

// ---------------------------------------------------------------- in
export type CsvCode =
  | "empty"
  | "noTitleColumn"
  | "twice"
  | "noTitle"
  | "date"
  | "prevention"
  | "focus"
  | "status"
  | "body"
  | "meeting"
  | "meetingNumber"
  | "quotes"
  | "duplicateId"
  /** What the module refuses: `detail` is its own problem. */
  | "refused";

export interface CsvProblem {
  /** As a spreadsheet counts them, the headings being row 1; 0 for the whole file. */
  row: number;
  code: CsvCode;
  field?: MeasureField;
  value?: string;
  refused?: InputProblem;
}
export interface CsvReading {
  problems: CsvProblem[];
  /** Headings that nothing is known of: those columns are left out. */
  unknown: string[];
  added: Measure[];
  changed: { before: Measure; after: Measure }[];
  /** How many rows say what is there already. */
  same: number;
}

const fold = (text: string) => text.toLocaleLowerCase("nb").replace(/\s+/g, " ").trim();

const headings = new Map<string, MeasureField>();
const synonyms: Partial<Record<MeasureField, string[]>> = {
  title: ["tittel", "title", "navn på tiltak"],
  prevention: ["nivå", "level"],
  owner: ["ansvar", "responsible"],
  body: ["utfører", "utførende", "organ"],
  evaluateBy: ["evalueres", "evaluering innen", "frist", "deadline"],
  status: ["tilstand", "status"],
  start: ["fra"],
  end: ["til"],
};
for (const { fields } of Object.values(measureWords))
  for (const [field, heading] of Object.entries(fields)) headings.set(fold(heading), field as MeasureField);
for (const [field, all] of Object.entries(synonyms))
  for (const each of all) if (!headings.has(fold(each))) headings.set(fold(each), field as MeasureField);

/** A word in any of the languages, or the code itself, to the code. */
function wordsOf<Code extends string>(
  codes: readonly Code[],
  kind: "prevention" | "focus" | "status",
): Map<string, Code> {
  const found = new Map<string, Code>();
  for (const code of codes) {
    found.set(fold(code), code);
    for (const words of Object.values(measureWords))
      found.set(fold((words[kind] as Record<string, string>)[code]!), code);
  }
  return found;
}
const preventionOf = wordsOf(preventions, "prevention");
for (const [word, code] of [
  ["selektiv", "selective"],
  ["indikativ", "indicated"],
] as const)
  preventionOf.set(word, code);
const focusOf = wordsOf(focuses, "focus");
const statusOf = wordsOf(statuses, "status");

export interface CsvContext {
  measures: readonly Measure[];
  names: BodyNames;
  makeId: () => string;
  /** What the module says of measures that may hold more than it knows. */
  check: (measures: readonly Measure[]) => readonly InputProblem[];
}

export function readMeasuresCsv(text: string, context: CsvContext): CsvReading {
  const result: CsvReading = { problems: [], unknown: [], added: [], changed: [], same: 0 };
  const { problems } = result;
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { delimiter: separatorOf(text) });
  if (parsed.errors.some(({ type }) => type === "Quotes")) problems.push({ row: 0, code: "quotes" });
  const rows = parsed.data
    .map((cells, at) => ({ cells, row: at + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim()));
  const [head, ...rest] = rows;
  if (!head || rest.length === 0) return { ...result, problems: [{ row: 0, code: "empty" }] };

  const fields = head.cells.map((cell) => headings.get(fold(cell)));
  head.cells.forEach((cell, at) => {
    if (!fields[at] && cell.trim()) result.unknown.push(cell.trim());
    if (fields[at] && fields.indexOf(fields[at]) < at)
      problems.push({ row: head.row, code: "twice", value: cell.trim() });
  });
  if (!fields.includes("title"))
    return { ...result, problems: [...problems, { row: head.row, code: "noTitleColumn" }] };

  const known = new Map(context.measures.map((measure) => [measure.id, measure]));
  const bodies = bodiesByName(context.names);
  const read = rest.map(({ cells, row }) => ({
    row,
    measure: readRow(cells, row, fields, { known, bodies, makeId: context.makeId }, problems),
  }));
  const seen = new Set<string>();
  for (const { row, measure } of read) {
    if (seen.has(measure.id)) problems.push({ row, code: "duplicateId", field: "id", value: measure.id });
    seen.add(measure.id);
  }
  for (const problem of context.check(read.map(({ measure }) => measure))) {
    const [, at, field] = /^\/measures\/(\d+)(?:\/(\w+))?/.exec(problem.path) ?? [];
    const row = read[Number(at)]?.row ?? 0;
    if (problems.some((each) => each.row === row && (each.field === field || field === "id"))) continue;
    problems.push({ row, code: "refused", ...(field ? { field: field as MeasureField } : {}), refused: problem });
  }
  problems.sort((one, two) => one.row - two.row);
  if (problems.length > 0) return result;

  for (const { measure } of read) {
    const before = known.get(measure.id);
    if (!before) result.added.push(measure);
    else if (equal(before, measure)) ++result.same;
    else result.changed.push({ before, after: measure });
  }
  return result;
}

interface Known {
  known: ReadonlyMap<string, Measure>;
  bodies: ReadonlyMap<string, string | undefined>;
  makeId: () => string;
}

/** What the file has no column for stays as it is. */
function readRow(
  cells: readonly string[],
  row: number,
  fields: readonly (MeasureField | undefined)[],
  { known, bodies, makeId }: Known,
  problems: CsvProblem[],
): Measure {
  const given = (field: MeasureField): string | undefined => {
    const at = fields.indexOf(field);
    return at < 0 ? undefined : unguarded(cells[at] ?? "");
  };
  const refuse = (code: CsvCode, field: MeasureField, value?: string): undefined =>
    void problems.push({ row, code, field, ...(value !== undefined ? { value } : {}) });
  const id = given("id")?.trim() || makeId();
  const before = known.get(id);
  const measure: Record<string, unknown> = { ...before, id };
  /** "" takes away what was there; a column that is not in the file takes nothing. */
  const put = (field: MeasureField, of: (value: string) => unknown, key: string = field) => {
    const value = given(field);
    if (value !== undefined) measure[key] = value.trim() === "" ? undefined : of(value);
  };
  const lookUp = (words: ReadonlyMap<string, string>, code: CsvCode, field: MeasureField) => (value: string) =>
    words.get(fold(value)) ?? refuse(code, field, value);
  const asDay = (field: MeasureField) => (value: string) => readDay(value) ?? refuse("date", field, value);
  // Whoever is not in the plan any more is still named by the id that went out.
  const asBody = (field: MeasureField) => (value: string) => {
    const found = bodies.get(fold(value));
    const still = [before?.body, before?.orderedBy?.body].find((each) => each === value);
    return found ?? still ?? refuse("body", field, value);
  };

  for (const field of ["title", "goal", "owner", "evaluation"] as const) put(field, (value) => value);
  if (given("title")!.trim() === "") refuse("noTitle", "title");
  measure["title"] ??= "";
  put("prevention", lookUp(preventionOf, "prevention", "prevention"));
  put("status", lookUp(statusOf, "status", "status"));
  put("focus", (value) =>
    value
      .split(/[,;/]/)
      .filter((each) => each.trim())
      .map((each) => focusOf.get(fold(each)) ?? refuse("focus", "focus", each.trim()))
      .filter((each) => each !== undefined),
  );
  put("body", asBody("body"));
  for (const field of ["start", "end", "evaluateBy"] as const) put(field, asDay(field));

  const [by, number] = [given("orderedBy")?.trim(), given("orderedIndex")?.trim()];
  const was = before?.orderedBy;
  if (by === "" && !number) delete measure["orderedBy"];
  else if (by || (by === undefined && number && was)) {
    const index = number === undefined ? was?.index : Number(number);
    const body = by ? asBody("orderedBy")(by) : was!.body;
    if (!Number.isInteger(index) || index! < 1) refuse("meetingNumber", "orderedIndex", number ?? "");
    else measure["orderedBy"] = { ...was, body, index };
  } else if (number) refuse("meeting", "orderedBy", number);
  return tidy(measure) as unknown as Measure;
}

/** By the line that is surely no text: the headings. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => head.split(sign).length;
  return [";", "\t", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function equal(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const [first, second] = [tidy(one) as Record<string, unknown>, tidy(other) as Record<string, unknown>];
  const keys = Object.keys(first);
  return keys.length === Object.keys(second).length && keys.every((key) => equal(first[key], second[key]));
}
