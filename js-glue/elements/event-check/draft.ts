/**
 * What the user has typed, as typed, and the application that can be read out of it. Nothing typed is ever thrown away because it cannot be read: it stays in
 * the draft, and the field says what is wrong.
 */
import type { EventApplication, InputProblem, JsonPatch, JsonPointer, LocalDate, Person } from "../../types.ts";
import { addDays, isDate } from "../dates.ts";
import { readDate, readTypedDate } from "../read-date.ts";
import { applyPatch, pointerParts } from "../json-patch.ts";

export interface PersonDraft {
  /** Tells rows apart while they move. */
  key: number;
  name: string;
  /** A birth date in any readable form, or an age («34 år»). */
  born: string;
}
export type Answer = "" | "yes" | "no";

export interface Draft {
  title: string;
  kind: string;
  access: string;
  participants: string;
  schools: string;
  invited: "ages" | "grades";
  ageMin: string;
  ageMax: string;
  gradeMin: string;
  gradeMax: string;
  startDate: string;
  startTime: string;
  endTime: string;
  /** Empty: worked out from the start (the same day, or the night after). */
  endDate: string;
  ownEndDate: boolean;
  appliedOn: string;
  guardListSentOn: string;
  responsible: PersonDraft;
  guards: PersonDraft[];
  drugFree: Answer;
  nearSchoolDistrict: Answer;
  schoolEvent: Answer;
  approvedBySchool: Answer;
  approvedByParents: Answer;
  answers: Record<string, Answer>;
}

let lastKey = 0;
export const newPerson = (name = "", born = ""): PersonDraft => ({ key: ++lastKey, name, born });

export const emptyDraft = (): Draft => ({
  title: "",
  kind: "",
  access: "",
  participants: "",
  schools: "",
  invited: "ages",
  ageMin: "",
  ageMax: "",
  gradeMin: "",
  gradeMax: "",
  startDate: "",
  startTime: "",
  endTime: "",
  endDate: "",
  ownEndDate: false,
  appliedOn: "",
  guardListSentOn: "",
  responsible: newPerson(),
  guards: [],
  drugFree: "",
  nearSchoolDistrict: "",
  schoolEvent: "",
  approvedBySchool: "",
  approvedByParents: "",
  answers: {},
});

/** A stored draft may come from an older version of the element: keep what still fits. */
export function revive(stored: unknown): Draft {
  const draft = emptyDraft();
  if (typeof stored !== "object" || stored === null) return draft;
  const source = stored as Record<string, unknown>;
  const target = draft as unknown as Record<string, unknown>;
  for (const key of Object.keys(draft)) {
    if (key in source && typeof source[key] === typeof target[key] && source[key] !== null) target[key] = source[key];
  }
  const person = (value: unknown) => {
    const { name, born } = (value ?? {}) as Partial<PersonDraft>;
    return newPerson(String(name ?? ""), String(born ?? ""));
  };
  draft.responsible = person(draft.responsible);
  draft.guards = (Array.isArray(draft.guards) ? draft.guards : []).map(person);
  return draft;
}

export type LocalCode = "ambiguousDate" | "unreadableBorn" | "notANumber" | "halfDate" | "halfTime" | "nationalId";
/** A problem at a field: the module's own, or one the element sees before the module can. */
export type FieldProblem = InputProblem | { path: JsonPointer; code: LocalCode; local: true };

export interface Reading {
  application: EventApplication;
  problems: FieldProblem[];
  /** For each guard of the application, the row it was typed in. */
  rows: number[];
}

const nextDay = (date: LocalDate) => addDays(date, 1);

const timeOf = (typed: string): string | undefined => {
  const [, hours, minutes, seconds] = /^(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?$/.exec(typed.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59)
    return undefined;
  return [hours.padStart(2, "0"), minutes ?? "00", ...(seconds && seconds !== "00" ? [seconds] : [])].join(":");
};

/** Where an end time without a date of its own belongs: the start's day, or the night after when it is not later than the start. */
export function endDateOf(draft: Draft): LocalDate | undefined {
  if (draft.ownEndDate) return readTypedDate(draft.endDate);
  const [date, start, end] = [readTypedDate(draft.startDate), timeOf(draft.startTime), timeOf(draft.endTime)];
  if (!date || !start || !end) return undefined;
  return end > start ? date : nextDay(date);
}

function readPerson(draft: PersonDraft, asOf: LocalDate): { person: Person; code?: LocalCode } {
  const person: Person = {};
  const name = draft.name.trim();
  const born = draft.born.trim();
  if (name) person.name = name;
  if (!born) return { person };
  const age = /^(\d{1,3})\s*(år|years?|y)?\.?$/i.exec(born);
  if (age && (age[2] || age[1]!.length <= 3)) return { person: { ...person, age: Number(age[1]) } };
  const read = readDate(born, asOf);
  if ("date" in read) return { person: { ...person, born: read.date } };
  return { person, code: read.problem === "ambiguous" ? "ambiguousDate" : "unreadableBorn" };
}

/** The application as far as it can be read. `unfinished` are date and time fields whose text the browser holds back. */
export function readDraft(draft: Draft, asOf: LocalDate, unfinished: ReadonlySet<string> = new Set()): Reading {
  const application: EventApplication = {};
  const problems: FieldProblem[] = [];
  const rows: number[] = [];
  const local = (path: JsonPointer, code: LocalCode) => problems.push({ path, code, local: true });

  if (draft.title.trim()) application.title = draft.title.trim();
  if (draft.kind) application.kind = draft.kind as EventApplication["kind"];
  if (draft.access) application.access = draft.access as EventApplication["access"];

  const number = (key: "participants" | "schools" | "ageMin" | "ageMax" | "gradeMin" | "gradeMax") => {
    const text = draft[key].replace(/[\s\u00a0]/g, "").replace(",", ".");
    if (!text) return;
    // Fractions and negative numbers are left to the module, which says exactly what is wrong with them.
    if (/^-?\d{1,9}(\.\d+)?$/.test(text)) application[key] = Number(text);
    else local(`/${key}`, "notANumber");
  };
  number("schools");
  number("participants");
  if (draft.invited === "ages") {
    number("ageMin");
    number("ageMax");
  } else {
    number("gradeMin");
    number("gradeMax");
  }

  const date = (key: "startDate" | "endDate" | "appliedOn" | "guardListSentOn", path: JsonPointer) => {
    const read = readTypedDate(draft[key]);
    if (unfinished.has(key) || (draft[key] && !read)) local(path, "halfDate");
    return read;
  };
  const clock = (key: "startTime" | "endTime", path: JsonPointer) => {
    const read = timeOf(draft[key]);
    if (unfinished.has(key) || (draft[key] && !read)) local(path, "halfTime");
    return read;
  };
  const [startDate, startTime, endTime] = [
    date("startDate", "/start-date"),
    clock("startTime", "/start"),
    clock("endTime", "/end"),
  ];
  if (startDate && startTime) application.start = `${startDate}T${startTime}`;
  if (draft.ownEndDate) date("endDate", "/end-date");
  const endDate = endDateOf(draft);
  if (endDate && endTime) application.end = `${endDate}T${endTime}`;
  for (const key of ["appliedOn", "guardListSentOn"] as const) {
    const read = date(key, `/${key}`);
    if (read) application[key] = read;
  }

  const responsible = readPerson(draft.responsible, asOf);
  if (responsible.code) local("/responsible/born", responsible.code);
  if (Object.keys(responsible.person).length > 0) application.responsible = responsible.person;

  const guards: Person[] = [];
  draft.guards.forEach((row, index) => {
    if (!row.name.trim() && !row.born.trim()) return;
    const { person, code } = readPerson(row, asOf);
    if (code) local(`/guards/${guards.length}/born`, code);
    rows.push(index);
    guards.push(person);
  });
  if (guards.length > 0) application.guards = guards;

  for (const key of ["drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"] as const)
    if (draft[key]) application[key] = draft[key] === "yes";
  const answers = Object.entries(draft.answers).filter(([, answer]) => answer !== "");
  if (answers.length > 0)
    application.answers = Object.fromEntries(answers.map(([question, answer]) => [question, answer === "yes"]));
  return { application, problems, rows };
}

const answer = (value: unknown): Answer => (value === true ? "yes" : value === false ? "no" : "");
const text = (value: unknown): string => (value === undefined || value === null ? "" : String(value));
/** A date as people here write it; the field reads it back. */
const typedDate = (date: string) => (isDate(date) ? date.split("-").reverse().join(".") : date);
export const personDraft = (person: Person | undefined): PersonDraft =>
  newPerson(
    text(person?.name),
    person?.born !== undefined ? typedDate(text(person.born)) : person?.age === undefined ? "" : `${person.age} år`,
  );

/** The draft that reads as this application. */
export function draftOf(application: EventApplication): Draft {
  const draft = emptyDraft();
  draft.title = text(application.title);
  draft.kind = text(application.kind);
  draft.access = text(application.access);
  for (const key of ["participants", "schools", "ageMin", "ageMax", "gradeMin", "gradeMax"] as const)
    draft[key] = text(application[key]);
  const byAges = application.ageMin !== undefined || application.ageMax !== undefined;
  draft.invited = !byAges && (draft.gradeMin || draft.gradeMax) ? "grades" : "ages";
  setStart(draft, application.start);
  setEnd(draft, application.end);
  draft.appliedOn = day(application.appliedOn);
  draft.guardListSentOn = day(application.guardListSentOn);
  draft.responsible = personDraft(application.responsible);
  draft.guards = (application.guards ?? []).map(personDraft);
  for (const key of ["drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"] as const)
    draft[key] = answer(application[key]);
  for (const [question, value] of Object.entries(application.answers ?? {})) draft.answers[question] = answer(value);
  return draft;
}

/** The two fields of a moment; empty where it is none: date and time fields take nothing else. */
function moment(value: unknown): [date: string, time: string] {
  const [, date = "", time = ""] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)$/.exec(text(value)) ?? [];
  return isDate(date) && timeOf(time) ? [date, time] : ["", ""];
}
const day = (value: unknown): string => (isDate(text(value)) ? text(value) : "");

function setStart(draft: Draft, start: string | undefined | null): void {
  [draft.startDate, draft.startTime] = moment(start);
}

function setEnd(draft: Draft, end: string | undefined | null): void {
  const [date, time] = moment(end);
  draft.endTime = time;
  draft.endDate = "";
  draft.ownEndDate = false;
  if (date && endDateOf(draft) !== date) {
    draft.endDate = date;
    draft.ownEndDate = true;
  }
}

/**
 * Carries a remedy's patch over to what is typed. Only the fields that the patch names change, and the answer puts exactly those back: what has been typed
 * elsewhere in the meantime stays.
 */
export function applyToDraft(
  draft: Draft,
  reading: Reading,
  patch: JsonPatch,
): { draft: Draft; undo: (later: Draft) => Draft } {
  const patched = applyPatch(reading.application, patch);
  const next: Draft = { ...draft, guards: [...draft.guards] };
  const before: Partial<Draft> = {};
  const remember = (...keys: (keyof Draft)[]) => {
    for (const key of keys) if (!(key in before)) Object.assign(before, { [key]: draft[key] });
  };
  const rows = [...reading.rows];
  const removed: { index: number; row: PersonDraft }[] = [];

  for (const { op, path } of patch) {
    const [field, index] = pointerParts(path);
    switch (field) {
      case "start": {
        remember("startDate", "startTime", "endDate", "ownEndDate", "endTime");
        const end = patched.end;
        setStart(next, patched.start);
        setEnd(next, end);
        break;
      }
      case "end":
        remember("endDate", "endTime", "ownEndDate");
        setEnd(next, patched.end);
        break;
      case "ageMin":
      case "ageMax":
      case "gradeMin":
      case "gradeMax":
        remember(field, "invited");
        next[field] = text(patched[field]);
        next.invited = field.startsWith("age") ? "ages" : "grades";
        break;
      case "appliedOn":
      case "guardListSentOn":
        remember(field);
        next[field] = text(patched[field]);
        break;
      case "responsible":
        remember("responsible");
        next.responsible = personDraft(patched.responsible);
        break;
      case "guards":
        if (op === "remove" && index !== undefined) {
          const [row] = rows.splice(Number(index), 1);
          if (row !== undefined) removed.push({ index: row, row: draft.guards[row]! });
        } else if (op === "remove") {
          for (const row of rows.splice(0)) removed.push({ index: row, row: draft.guards[row]! });
        }
        break;
    }
  }
  const gone = new Set(removed.map(({ row }) => row.key));
  next.guards = next.guards.filter((row) => !gone.has(row.key));
  return {
    draft: next,
    undo: (later) => ({ ...later, ...before, guards: putBack(later.guards, removed) }),
  };
}

/** Rows go back to where they stood, as far as the list still reaches. */
export function putBack(guards: PersonDraft[], removed: { index: number; row: PersonDraft }[]): PersonDraft[] {
  const result = [...guards];
  for (const { index, row } of [...removed].sort((a, b) => a.index - b.index)) {
    if (result.some((other) => other.key === row.key)) continue;
    result.splice(Math.min(index, result.length), 0, row);
  }
  return result;
}

/** The application without what a problem points at. A guard stays in the list, so that the others keep their numbers. */
export function leaveOut(application: EventApplication, path: JsonPointer): EventApplication {
  const result = structuredClone(application) as Record<string, unknown>;
  const [field, second, third] = pointerParts(path);
  if (field === undefined) return {};
  const value = result[field] as Record<string, Record<string, unknown>> | undefined;
  if (value && second !== undefined && third !== undefined && value[second]) delete value[second][third];
  else if (value && second !== undefined && typeof value === "object" && !Array.isArray(value)) delete value[second];
  else delete result[field];
  return result;
}
