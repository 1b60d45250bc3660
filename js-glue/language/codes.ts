import type { AgendaItem, CostLine, PlanCode, SchoolCalendarCode } from "../types.ts";

/**
 * Every message code with the params it carries, and every text that the languages must have. All is typed by it: a code
 * without words, or a language without a text, does not compile. Params in the type are those that may be there; what a
 * text needs is checked when it is filled in (render.ts).
 */
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
type Place = { level?: string; role?: string; office?: string; body?: string };
type Cadence = Place & { perYear?: number; everyWeeks?: number; everyMonths?: number };
type Length = Place & { minutes?: number };
type YearCount = { body?: string; count?: number; required?: number; from?: string; to?: string };
type YearOrder = { from?: string; to?: string; date?: string; min?: number; max?: number };
type YearReports = { from?: string; to?: string; since?: string; date?: string };
type OfMeasure = { what?: string; measure?: string; title?: string; body?: string; date?: string; days?: number };
type Balance = { universal?: number; selective?: number; indicated?: number; unknown?: number };
type Answer = { what?: string; until?: string; body?: string };

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

  "slt.irrelevant": None;
  "level.met": Place;
  "level.broken": Place;
  "member.met": Place;
  "member.broken": Place;
  "office.met": Place;
  "office.broken": Place;
  "cadence.met": Cadence;
  "cadence.broken": Cadence;
  "length.met": Length;
  "length.broken": Length;
  "reports.met": Place;
  "reports.broken": Place;
  "yearCount.met": None;
  "yearCount.tooFew": YearCount;
  "yearOrder.met": None;
  "yearOrder.noneBefore": YearOrder;
  "yearOrder.noNext": YearOrder;
  "yearReports.met": None;
  "yearReports.none": YearReports;
  "yearReport.met": None;
  "yearReport.noMeeting": OfMeasure;
  "yearTop.met": None;
  "yearTop.noMeeting": OfMeasure;
  "evaluated.met": None;
  "evaluated.overdue": OfMeasure;
  "evaluated.ahead": OfMeasure;
  "evaluated.empty": OfMeasure;
  "reported.met": None;
  "reported.overdue": OfMeasure;
  "reported.ahead": OfMeasure;
  "reported.noMeeting": OfMeasure;
  "started.met": None;
  "started.late": OfMeasure;
  "started.notOrdered": OfMeasure;
  "order.met": OfMeasure;
  "order.lacking": OfMeasure;
  "order.missing": OfMeasure;
  "orphaned.met": None;
  "orphaned.noMeetings": OfMeasure;
  "given.met": OfMeasure;
  "given.missing": OfMeasure;
  "balance.counts": Balance;
  "referral.met": Answer;
  "referral.missing": Answer;
  "referral.irrelevant": None;
  "duty.unclear": None;
  "anonymous.yes": None;
  "anonymous.no": None;
  "form.broken": Answer;
  "consent.broken": Answer;
  "consent.expired": Answer;
  "focus.broken": None;

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
  unknownBody: None;
  repeated: None;
  notPlan: None;
  laterVersion: None;
  unknownProfile: None;
  unknownId: None;
  cadence: None;
}
export type Code = keyof ParamsOf;

/** Codes whose words are made of other texts (texts.ts); each other code has a text of its own name. */
type Composed =
  | `application.${string}`
  | `guardList.${string}`
  | `deadline.${string}`
  | "irrelevant.scope"
  | "missing.scope"
  | "responsible.tooYoung"
  | "responsible.missing"
  | "guards.tooYoung"
  | "guards.missing"
  | "closingTime.missing"
  | "lowestAge.metGrade"
  | "lowestAge.missing"
  | "approval.missing"
  | "holyPeace.missing"
  | "change";

/** What a change of a remedy can be, in the order in which it is told. */
export const changeParts = [
  "period",
  "start",
  "end",
  "ageMin",
  "ageMax",
  "gradeMin",
  "gradeMax",
  "appliedOn",
  "guardListSentOn",
  "removedNames",
  "removedGuards",
  "removedResponsible",
] as const;

/** The fields of an application, as in "fill in …". */
type Field =
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
  | "age"
  // Of a referral, and of a measure.
  | "dutyToNotify"
  | "anonymous"
  | "consentForm"
  | "orientationForm"
  | "voluntary"
  | "informed"
  | "purpose"
  | "services"
  | "until"
  | "withdrawn"
  | "focus"
  | "team"
  | "evaluation"
  | "evaluateBy"
  | "prevention"
  | "owner"
  | "body"
  | "orderedBy"
  | "status";

/** What the built-in models ask for; a model of one's own can have others, which whoever shows them names. */
type Role =
  | "anyone"
  | "mayor"
  | "chiefExecutive"
  | "policeChief"
  | "policeContact"
  | "sltCoordinator"
  | "lowerSecondarySchool"
  | "upperSecondarySchool"
  | "schoolHealth"
  | "educationalPsychology"
  | "childWelfare"
  | "police"
  | "youthCoordinator"
  | "nav"
  | "refugeeService"
  | "followUpService"
  | "healthCentre"
  | "mentalHealth";

/** The texts of a language, in the little language of render.ts. */
export type Texts = Readonly<
  Record<
    | Exclude<Code, Composed>
    // Parts of texts: the verb of a duty or of a recommendation, now and in the past; what is sent; sentences and words.
    | `force.${"must" | "should" | "had" | "shouldHave"}`
    | `it.${"application" | "guardList"}`
    | `notice.${keyof Notice}`
    | `deadline.${"done" | "over" | "ahead"}`
    | "lead.time"
    | "when.ago"
    | `guards.${"asked" | "others"}`
    | `responsible.${"asked" | "none"}`
    | `person.${"turns" | "when" | "age" | "tooYoung"}`
    | `closing.${"mixed" | "band" | "all"}`
    | "lowestAge.below"
    | `unit.${"years" | "grade"}`
    | "approval.asked"
    | `change.${(typeof changeParts)[number]}`
    | "order.time"
    // Sentences that are added.
    | "add.fillIn"
    | `born.${"guard" | "guards" | "responsible"}`
    | `borderline.${"any" | "age" | "bands"}`
    // Where a problem stands.
    | `at.${"responsible" | "guards" | "aGuard" | "rules" | "questions" | "readings" | "application"}`
    // What a plan costs, and what it breaks or must keep.
    | `cost.${CostLine["kind"]}`
    | `plan.${PlanCode}`
    // What is doubtful in a school's calendar.
    | `school.${SchoolCalendarCode}`
    // Levels, offices and roles of the SLT model; how often; what an order or a measure must have; items of an agenda.
    | `level.${"steering" | "coordinating" | "executing"}`
    | `office.${"leader" | "secretary"}`
    | "often"
    | `role.${Role}`
    | `part.${"body" | "owner" | "evaluateBy" | "orderedBy" | "prevention" | "focus"}`
    | `agenda.${AgendaItem["code"]}`
    // Where nothing better can be said.
    | `unknown.${"finding" | "remedy" | "deadline" | "problem"}`
    | `field.${Field}`,
    string
  >
>;

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
  readonly labels: Labels;
}
