/**
 * Every message code with the params it carries. The three language tables are typed by it: a code without a text, or a
 * param that is not the code's, does not compile. Params in the type are those that may be there; each table checks at run
 * time (format.ts) what it needs.
 */
import type { Format } from "./format.ts";

type Age = { years?: number; count?: number };
type Person = {
  person?: string;
  number?: number;
  name?: string;
  age?: number;
  turns?: string;
  /** The event's. */ day?: string;
};
type Lead = { days?: number; weeks?: number; months?: number };
type Ages = { from?: number; to?: number; ageMin?: number; ageMax?: number };
type Notice = {
  met: { deadline?: string; sent?: string };
  sentLate: { deadline?: string; sent?: string; days?: number };
  deadlinePassed: { deadline?: string; days?: number };
  notSent: { deadline?: string; safeDate?: string; days?: number };
  missing: Lead;
  tooLate: Lead;
};
type None = Record<never, never>;

export interface ParamsOf {
  "irrelevant.scope": None;
  "irrelevant.rule": None;
  "irrelevant.validity": None;
  "missing.scope": None;
  "scope.met": None;
  "scope.irrelevant": None;
  "scope.missing": None;
  "application.met": Notice["met"];
  "application.sentLate": Notice["sentLate"];
  "application.deadlinePassed": Notice["deadlinePassed"];
  "application.notSent": Notice["notSent"];
  "application.missing": Notice["missing"];
  "application.tooLate": Notice["tooLate"];
  "guardList.met": Notice["met"];
  "guardList.sentLate": Notice["sentLate"];
  "guardList.deadlinePassed": Notice["deadlinePassed"];
  "guardList.notSent": Notice["notSent"];
  "guardList.missing": Notice["missing"];
  "guardList.tooLate": Notice["tooLate"];
  "responsible.met": Age;
  "responsible.tooYoung": Age & Person;
  "responsible.missing": Age;
  "guards.met": Age;
  "guards.tooYoung": Age & Person;
  "guards.missing": Age;
  "guardNumber.judgement": { guards?: number; participants?: number; perGuard?: number };
  "guardNumber.met": { guards?: number; required?: number; participants?: number };
  "guardNumber.tooFew": { guards?: number; required?: number; participants?: number };
  "guardNumber.missing": { required?: number };
  "guardShare.met": { having?: number; guards?: number; percent?: number; fromAge?: number };
  "guardShare.tooFew": { having?: number; guards?: number; percent?: number; fromAge?: number; required?: number };
  "guardShare.missing": { percent?: number; fromAge?: number };
  "closingTime.met": Ages & { limit?: string; closes?: string; end?: string };
  "closingTime.tooLate": Ages & { limit?: string; closes?: string; end?: string; minutes?: number; raiseTo?: number };
  "closingTime.judgement": Ages & { limit?: string; closes?: string; end?: string };
  "closingTime.missing": Ages & { closes?: string };
  "lowestAge.met": { age?: number };
  "lowestAge.metGrade": { grade?: number };
  "lowestAge.tooYoung": { lowest?: number; age?: number };
  "lowestAge.tooYoungGrade": { lowest?: number; grade?: number };
  "lowestAge.missing": { age?: number };
  "approval.met": None;
  "approval.lacking": { school?: boolean; parents?: boolean };
  "approval.missing": None;
  "place.met": None;
  "place.broken": None;
  "place.missing": None;
  "statement.met": None;
  "statement.broken": None;
  "statement.missing": None;
  "information.concerns": { deadline?: string };
  "information.missing": None;
  "holyPeace.concerns": { day?: string; part?: string };
  "holyPeace.missing": { part?: string };

  "deadline.application": None;
  "deadline.guardList": None;

  change: {
    start?: string;
    end?: string;
    ageMin?: number;
    ageMax?: number;
    gradeMin?: number;
    gradeMax?: number;
    appliedOn?: string;
    guardListSentOn?: string;
    removedGuards?: number;
    removedNames?: string;
    removedResponsible?: boolean;
  };
  findResponsible: { years?: number };
  findGuards: { years?: number; count?: number };
  moreGuards: { required?: number; guards?: number };
  olderGuards: { percent?: number; fromAge?: number };
  askPolice: { deadline?: string };
  makeTrue: None;
  reconsider: None;
  getApproval: { school?: boolean; parents?: boolean };
  findPlace: None;
  clearBorderline: { person?: string; name?: string; years?: number };

  bandOverlap: None;
  bandGap: None;
  deadRule: None;
  neverFails: None;
  contradiction: None;
  missingSource: None;
  missingQuote: None;
  missingTranslation: None;
  staleSource: None;
  duplicateId: None;
  unusedQuestion: None;

  syntax: None;
  type: None;
  unknownKey: None;
  enum: None;
  date: None;
  dateTime: None;
  nonexistentTime: None;
  fraction: None;
  negative: None;
  range: None;
  order: None;
  future: None;
  nationalId: None;
  limit: None;
  unknownPack: None;
  required: None;
  unknownKind: None;
  unknownQuestion: None;
  hour: None;
  lead: None;
  scope: None;
}
export type Code = keyof ParamsOf;

/** What a text may use besides its own params. */
export interface Say extends Format {
  /** The rule's force: a recommendation is not worded as a duty. */
  readonly force: "must" | "should" | "advice";
  /** The pack's own text, in the language; throws where there is none. */
  readonly own: string;
  /** Of a deadline. */
  readonly deadline: {
    readonly date: string;
    readonly safeDate: string;
    readonly daysLeft: number;
    readonly done: boolean;
  };
  /** A person by name, else by place in the list. */
  person(params: { person?: string; name?: string }): string;
  /** Where a problem of the input stands. */
  readonly path: string;
}

export type Texts = { readonly [C in Code]: (params: ParamsOf[C], say: Say) => string };

/** The names of an application's fields, as in "fill in …". */
export type FieldName =
  | "title"
  | "kind"
  | "access"
  | "schools"
  | "participants"
  | "ageMin"
  | "ageMax"
  | "gradeMin"
  | "gradeMax"
  | "start"
  | "end"
  | "appliedOn"
  | "guardListSentOn"
  | "responsible"
  | "guards"
  | "drugFree"
  | "nearSchoolDistrict"
  | "schoolEvent"
  | "approvedBySchool"
  | "approvedByParents"
  | "answers"
  | "name"
  | "born"
  | "age";

/** Sentences that `describe` adds to a text, and the general ones it falls back to. */
export interface Phrases {
  /** What would settle a missing finding. */
  fillIn(fields: string): string;
  bornOfGuard(number: number): string;
  bornOfGuards(count: number): string;
  readonly bornOfResponsible: string;
  /** `years`: what the pack's own reading of "over N" asks for, and the stricter or milder one. */
  borderlineAge(years: number, otherYears: number): string;
  readonly borderlineBands: string;
  readonly borderline: string;
  readonly responsible: string;
  guard(number: number): string;
  rule(number: number): string;
  question(number: number): string;
  reading(number: number): string;
  /** The application so numbered, of many. */
  application(number: number): string;
  /** Where nothing better can be said. */
  readonly unknown: {
    readonly finding: string;
    readonly remedy: string;
    readonly deadline: string;
    readonly problem: string;
  };
  readonly fields: Readonly<Record<FieldName, string>>;
}

/** The words of the interface for what the module's values stand for. */
export interface Labels {
  state: {
    readonly met: string;
    readonly missing: string;
    readonly judgement: string;
    readonly irrelevant: string;
    /** By severity; an `info` rule is never broken. */
    readonly broken: { readonly must: string; readonly should: string; readonly advice: string };
  };
  severity: { readonly must: string; readonly should: string; readonly advice: string; readonly info: string };
  outcome: {
    readonly ready: string;
    readonly incomplete: string;
    readonly broken: string;
    readonly outOfScope: string;
  };
  deadline: { readonly last: string; readonly safe: string };
  nearestFix: string;
  kind: {
    readonly concert: string;
    readonly disco: string;
    readonly dance: string;
    readonly lan: string;
    readonly other: string;
  };
  access: { readonly public: string; readonly closed: string };
}

export interface LanguageTable {
  readonly texts: Texts;
  readonly phrases: Phrases;
  readonly labels: Labels;
}
