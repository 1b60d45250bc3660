/**
 * The types of the public JavaScript API. Everything is plain data: JSON in, JSON out. All functions are pure: the same
 * input gives the same output. Nothing reads the clock, the network (but to load the module itself) or a store.
 */

// ---------------------------------------------------------------- common
/** Calendar date, `2027-01-30`. */
export type LocalDate = string;
/** Wall-clock time in Europe/Oslo, `2027-01-30T19:00` (seconds optional). */
export type LocalDateTime = string;
/** RFC 6901 pointer into the input, `/guards/2/born`. */
export type JsonPointer = string;
/** RFC 6902 operations. */
export type JsonPatch = { op: "add" | "replace" | "remove"; path: JsonPointer; value?: unknown }[];
/** A text in up to three languages; nynorsk and English fall back to bokmål. */
export type LocalText = { nb: string; nn?: string; en?: string };
/** Bokmål, nynorsk, English. */
export type Language = "nb" | "nn" | "en";

/** `detail` is for developers, in English; texts for users come from `describe(problem, language)`. */
export interface InputProblem {
  path: JsonPointer;
  code: string;
  detail: string;
}

export interface LoadOptions {
  /** Where the binary comes from: bytes, a compiled module, or an address. Default: `slt.wasm` beside `slt.js`. */
  wasm?: BufferSource | WebAssembly.Module | URL | string;
  /**
   * Addition to the contract. "auto" (default) takes WebAssembly, and the JavaScript twin where the page's policy forbids
   * it. A page that knows its policy can say "js" and save the question; "wasm" refuses to fall back.
   */
  engine?: "auto" | "wasm" | "js";
}

export interface Slt {
  readonly version: string;
  /** "wasm", or "js" where the page's content security policy forbids WebAssembly and the JavaScript twin runs instead. */
  readonly engine: "wasm" | "js";
  /** Names of the built-in packs. Addition to the contract. */
  readonly packs: readonly string[];
  /** A built-in pack by its name, or one of the caller's own. Throws `SltInputError` with every problem of the pack. */
  eventRules(pack: string | RulePack): EventRules;
  /**
   * The best plan of a year, as far as it is found within the budget. Rejects with `SltInputError` with every problem of
   * the request.
   */
  plan(request: PlanRequest, options?: PlanOptions): Promise<YearPlan>;
  /** Costs and broken constraints of any plan, a hand-edited one too. */
  reviewPlan(request: PlanRequest, meetings: Meeting[]): PlanReview;
  /** For one meeting of a plan: every slot it could have, with the exact price of moving it there. */
  alternatives(
    request: PlanRequest,
    meetings: Meeting[],
    which: MeetingRef,
    options?: PlanOptions,
  ): Promise<Alternative[]>;
  /** Names of the built-in profiles. Addition to the contract. */
  readonly profiles: readonly string[];
  /** A built-in profile: who sits where in a municipality's SLT work, and how often they meet. A copy of one's own, to edit. */
  profile(name: string): Organisation;
  /**
   * The request that plans a period of this organisation's meetings: counts, spacing, slots, flows, breaks and days to
   * avoid. Complete as it is, and meant to be edited. Problems of the period stand below `/period`, those of the options
   * below `/options`. Addition to the contract.
   */
  planRequest(organisation: string | Organisation, period: Period, options?: PlanRequestOptions): PlanRequest;
  /** What is doubtful or wrong in a school's calendar. Addition to the contract. */
  reviewSchoolCalendar(calendar: SchoolCalendar): SchoolCalendarProblem[];
  /** Is it what the SLT model asks: the general one, and its own (`model`)? What each finding means: docs/slt-model.md. */
  reviewOrganisation(organisation: Organisation): Finding[];
  /**
   * Is a planned year enough, in the right order, and does every report reach its level in time? `period` is an addition to
   * the contract; without it the calendar year or school year that the meetings lie in.
   */
  reviewYear(
    organisation: Organisation,
    measures: Measure[],
    meetings: Meeting[],
    options?: { period?: Period },
  ): Finding[];
  /** Is a case ready for a cross-agency team? Nothing is kept. */
  reviewReferral(referral: Referral, options: { asOf: LocalDate }): ReferralVerdict;
  /** What is overdue, orphaned or lacking, and the balance between the levels of prevention. */
  reviewMeasures(measures: Measure[], meetings: Meeting[], options: { asOf: LocalDate }): Finding[];
  /** The agenda of each planned meeting, in the order of the meetings: standing items, orders and reports due, follow-ups. */
  agendas(organisation: Organisation, measures: Measure[], meetings: Meeting[]): Agenda[];
  /** Every day from `from` to `to`, both included. */
  calendar(from: LocalDate, to: LocalDate): DayInfo[];
}

// ---------------------------------------------------------------- events
/** Every field is optional: a form is checked while it is being filled in. */
export interface EventApplication {
  title?: string;
  kind?: "concert" | "disco" | "dance" | "lan" | "other";
  access?: "public" | "closed";
  /** How many schools the participants come from; 0 when none. */
  schools?: number;
  participants?: number;
  /** Completed years, inclusive. */
  ageMin?: number;
  ageMax?: number;
  /** School grades 1-13, when the event invites grades rather than ages. */
  gradeMin?: number;
  gradeMax?: number;
  start?: LocalDateTime;
  end?: LocalDateTime;
  /** The day the application reached, or will reach, the police. */
  appliedOn?: LocalDate;
  guardListSentOn?: LocalDate;
  /** An age stands for the age on the event's start date. `born` wins over `age`. */
  responsible?: Person;
  guards?: Person[];
  drugFree?: boolean;
  nearSchoolDistrict?: boolean;
  schoolEvent?: boolean;
  approvedBySchool?: boolean;
  approvedByParents?: boolean;
  /** Answers to a pack's own yes/no questions, by question id. */
  answers?: Record<string, boolean>;
}
export interface Person {
  name?: string;
  born?: LocalDate;
  age?: number;
}

/** A municipality's guidelines as data; its format is in `packs/pack.schema.json` and docs/packs.md. */
export interface RulePack {
  id: string;
  title: LocalText;
  version: string;
  rules: unknown[];
  [more: string]: unknown;
}

export interface Source {
  title: string;
  url?: string;
  legal?: string[];
  checkedOn?: LocalDate;
  /** The quotes of this source are retold, not word for word. Addition to the contract. */
  paraphrase?: boolean;
}

/** What a rule is, whatever the application. Addition to the contract. */
export interface RuleInfo {
  rule: string;
  severity: Severity;
  title: LocalText;
  /** The number the clause has in its source; absent where the source numbers none. */
  clause?: string;
  quote?: string;
  source?: Source;
  /** The pack's own text, where the rule is the pack's own statement. */
  text?: LocalText;
  /** An assumption or an explanation of the pack's. */
  note?: LocalText;
}

export interface CheckOptions {
  asOf: LocalDate;
  /** Default false. Adds quotes, sources, facts, remedies, `nearestFix` and `todo`. */
  explain?: boolean;
}

export interface EventRules {
  readonly pack: RulePack;
  /** The pack's rules in order, with title, clause, quote and source. Addition to the contract. */
  readonly info: readonly RuleInfo[];
  /** `explain` (default false) adds quotes, sources, facts, remedies and nearestFix. */
  check(application: EventApplication, options: CheckOptions): Verdict;
  /** The same verdicts for many applications in one crossing. Problems of the input point to `/index/field`. */
  checkAll(applications: EventApplication[], options: CheckOptions): Verdict[];
  /** Problems of the pack itself: overlaps, gaps, dead rules, missing sources or translations, each with a concrete example. */
  lint(options?: { asOf?: LocalDate }): PackProblem[];
}

/**
 * met: holds. broken: does not. missing: facts are missing that could still change the answer.
 * judgement: a human decides ("tilstrekkelig"). irrelevant: the rule does not apply to this event.
 */
export type State = "met" | "broken" | "missing" | "judgement" | "irrelevant";
export type Severity = "must" | "should" | "advice" | "info";
/**
 * outOfScope: the guidelines do not cover it. broken: a must rule is broken. incomplete: none is, but facts are missing for
 * scope or for a must rule. ready: every must rule is met, irrelevant or a judgement (should and advice may still be broken).
 */
export type Outcome = "outOfScope" | "broken" | "incomplete" | "ready";

export interface Verdict {
  outcome: Outcome;
  findings: Finding[];
  deadlines: Deadline[];
  /** The earliest date the event could have when everything is sent on `asOf`. */
  earliestDate?: LocalDate;
  /** One smallest set of changes that cures all that changes can cure and breaks nothing new, checked by running the rules on the result. */
  nearestFix?: Remedy;
  /**
   * Like `nearestFix`, but the event moves by whole days, never to another time of day across dates. Present only where it
   * differs from `nearestFix`. Addition to the contract.
   */
  friendlyFix?: Remedy;
  /** What only a person can do about the rest; their patches are empty. */
  todo?: Remedy[];
  pack: { id: string; version: string; digest: string };
}
export interface Finding {
  /** Stable id, such as `hamar/5/age`. */
  rule: string;
  state: State;
  severity: Severity;
  /** Message key and values; texts in nb, nn, en come from `describe(finding, language)`. */
  code: string;
  params: Record<string, string | number | boolean>;
  /** The pack's own text, where the rule is the pack's own statement. */
  text?: LocalText;
  /** The clause word for word, and where it stands. Absent without `explain`. */
  quote?: string;
  source?: Source;
  /** Facts the answer rests on, and facts that are missing. */
  facts: JsonPointer[];
  missing: JsonPointer[];
  remedies: Remedy[];
  /** The reading of the text that the answer depends on, where another reading gives another answer. */
  reading?: { chosen: string; other: string; otherState: State };
}
export interface Remedy {
  /** The rule it is for; absent where it is for several. Addition to the contract. */
  rule?: string;
  code: string;
  params: Record<string, string | number | boolean>;
  patch: JsonPatch;
}
export interface Deadline {
  rule: string;
  code: string;
  date: LocalDate;
  /** Last working day on or before `date`. */
  safeDate: LocalDate;
  /** `date` minus `asOf`, negative afterwards. */
  daysLeft: number;
  /** Sent on or before `asOf`, late or not. */
  done: boolean;
}
export interface PackProblem {
  path: JsonPointer;
  code: string;
  detail: string;
  example?: EventApplication;
}

// ---------------------------------------------------------------- calendar
export interface DayInfo {
  date: LocalDate;
  isoWeek: number;
  holiday?: LocalText;
  holyDay: boolean;
  squeezed: boolean;
}

/** Both days included. */
export interface Period {
  from: LocalDate;
  to: LocalDate;
}

// ---------------------------------------------------------------- the SLT organisation
/** Who does the SLT work of a municipality. What is marked as an addition is what makes a period enough to plan a year. */
export interface Organisation {
  municipality: string;
  /** `role` is what the model asks for; `agency` is who sends the person. The last two are additions to the contract. */
  people: {
    id: string;
    title: LocalText;
    agency: string;
    role?: "mayor" | "chiefExecutive" | "policeChief" | "policeContact" | "sltCoordinator" | (string & {});
    travelMinutes?: number;
    maxPerDay?: number;
    assumption?: LocalText;
  }[];
  bodies: OrganisationBody[];
  /** Additions to the contract, all of them data to edit. */
  rooms?: { id: string; name: LocalText; assumption?: LocalText }[];
  flows?: OrganisationFlow[];
  /** What a meeting costs on days that are better left alone. */
  avoid?: { squeezed?: number; beforeEaster?: number; christmas?: number; july?: number };
  schoolCalendars?: SchoolCalendar[];
  /** What the municipality's own SLT model asks. A rule with the id of a general one takes its place. */
  model?: SltModel;
  /** Where people find the municipality's own forms for cases. */
  forms?: { notification?: FormLink; consent?: FormLink; orientation?: FormLink };
  source?: Source;
  /** What the source does not say, and the organisation takes for granted. */
  assumption?: LocalText;
}
/** A link to a form, or to the page where it is found: by https, or on the same site. Addition to the contract. */
export interface FormLink {
  title: LocalText;
  url: string;
}
/** Which body's meetings follow which other's, as in a request. Addition to the contract. */
export interface OrganisationFlow extends Omit<Flow, "pairs"> {
  /**
   * From each meeting of `from` to the next one of `to`: decisions on their way down. Without it, from the latest meeting of
   * `from` to each one of `to`: reports on their way up.
   */
  next?: boolean;
  assumption?: LocalText;
}
export interface OrganisationBody {
  id: string;
  name: LocalText;
  level: "steering" | "coordinating" | "executing";
  /** How often it meets. Weeks are counted in open days of the body's clock, five to the week; `anchor` is a day on which it meets. */
  cadence: { perYear: number } | { everyWeeks: number; anchor?: LocalDate } | { everyMonths: number };
  minutes: number;
  members: {
    person: string;
    role: "leader" | "secretary" | "member" | "invited";
    need: "required" | "optional";
  }[];
  agenda?: LocalText[];
  reportsTo?: string;
  /** Addition to the contract: when it can meet. */
  meets?: Pick<PlanBody, "clock" | "slots" | "quorum" | "rooms">;
  /** Addition to the contract: what the source does not say. */
  assumption?: LocalText;
}

/** What bodies are held against. Addition to the contract; its format: docs/slt-model.md. */
export interface SltModel {
  rules: {
    id: string;
    kind: "levels" | "member" | "cadence" | "length" | "reports";
    severity: Severity;
    level?: OrganisationBody["level"];
    roles?: string[];
    office?: "leader" | "secretary";
    cadence?: OrganisationBody["cadence"];
    minutes?: number;
    quote?: string;
    source?: Source;
    assumption?: LocalText;
  }[];
  source?: Source;
}

/** Answers about a case. No field can name a person. */
export interface Referral {
  dutyToNotify?: "no" | "notified" | "unclear";
  anonymous?: boolean;
  consentForm?: boolean;
  orientationForm?: boolean;
  consent?: {
    voluntary?: boolean;
    informed?: boolean;
    services?: string[];
    purpose?: boolean;
    until?: LocalDate;
    withdrawn?: boolean;
  };
  focus?: ("behaviour" | "mentalHealth" | "substances" | "crime")[];
  team?: string;
}
/**
 * elsewhereFirst: the duty to notify barnevernet comes first. notReady: something does not hold. incomplete: nothing that is
 * answered stands in the way, but questions are open. ready: all is in place.
 */
export interface ReferralVerdict {
  outcome: "elsewhereFirst" | "notReady" | "incomplete" | "ready";
  findings: Finding[];
}
export interface Measure {
  id: string;
  title: string;
  goal?: string;
  prevention?: "universal" | "selective" | "indicated";
  focus?: Referral["focus"];
  orderedBy?: MeetingRef;
  body?: string;
  owner?: string;
  start?: LocalDate;
  end?: LocalDate;
  evaluateBy?: LocalDate;
  status?: "proposed" | "ordered" | "running" | "evaluated" | "reported" | "stopped";
  evaluation?: string;
}
export interface AgendaItem {
  /** Words for it: `describe(item, language)`. */
  code: "minutes" | "followUp" | "report" | "evaluate" | "order" | "take" | "standing" | "other";
  /** A standing item as the organisation words it; else the measure's title. */
  text?: LocalText;
  measure?: string;
  owner?: string;
}
export interface Agenda {
  meeting: MeetingRef;
  items: AgendaItem[];
}

/** The days a school is closed in one school year. Addition to the contract. */
export interface SchoolCalendar {
  /** `2026/27` */
  schoolYear: string;
  municipality: string;
  /** The pupils' first and last day. */
  from: LocalDate;
  to: LocalDate;
  off: { name: LocalText; from: LocalDate; to: LocalDate }[];
  /** How many school days the calendar itself says there are. */
  schoolDays?: number;
  source?: Source;
}
export type SchoolCalendarCode =
  "reversed" | "year" | "weekend" | "outside" | "overlap" | "missingBreak" | "dayCount" | "squeezed";
/** Words for it: `describe(problem, language)`. */
export interface SchoolCalendarProblem {
  path: JsonPointer;
  code: SchoolCalendarCode;
  detail: string;
  params: Record<string, string | number>;
}
export interface PlanRequestOptions {
  /** Instead of the organisation's own. */
  schoolCalendars?: SchoolCalendar[];
  /** Of the names in the request; default "nb". */
  language?: Language;
}

// ---------------------------------------------------------------- planning
export interface PlanRequest {
  period: Period;
  calendar?: {
    /** Closed to school bodies, or to everyone. */
    breaks?: { name: string; from: LocalDate; to: LocalDate; closes: "school" | "office" }[];
    avoid?: { from: LocalDate; to: LocalDate; cost: number }[];
    /** Cost of a meeting on a day squeezed between days off; default 5. */
    squeezed?: number;
  };
  people?: { id: string; name?: string; busy?: Busy[]; travelMinutes?: number; maxPerDay?: number }[];
  rooms?: { id: string; name?: string; busy?: Busy[] }[];
  bodies: PlanBody[];
  flows?: Flow[];
  locked?: Meeting[];
  previous?: Meeting[];
  weights?: { spacing?: number; absence?: number; move?: number };
}
export interface Busy {
  from: LocalDateTime;
  to: LocalDateTime;
}
export interface PlanBody {
  id: string;
  name?: string;
  clock?: "office" | "school";
  count: number;
  minutes: number;
  slots: { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; start: string; cost?: number }[];
  /** In open days of the body's clock. */
  spacing?: { min?: number; target?: number; max?: number };
  members?: { person: string; need: "required" | "optional"; weight?: number }[];
  quorum?: number;
  /** Any one of these. */
  rooms?: string[];
}
/** Meeting j of `to` comes minDays to maxDays (calendar days) after meeting i of `from`, for each pair [i, j], counted from 1. */
export interface Flow {
  from: string;
  to: string;
  minDays: number;
  maxDays: number;
  target?: number;
  weight?: number;
  pairs?: [number, number][];
}
/** `index` counts from 1 within the body. */
export interface MeetingRef {
  body: string;
  index: number;
}
export interface Meeting extends MeetingRef {
  start: LocalDateTime;
  room?: string;
  absent?: string[];
}

export interface PlanOptions {
  budgetMs?: number;
  /** Search steps, for repeatable runs. */ maxSteps?: number;
  seed?: number;
  /** Aborting resolves with the best so far. */ signal?: AbortSignal;
  onProgress?: (p: { cost: number | null; bound: number; elapsedMs: number }) => void;
}
export interface YearPlan {
  /** optimal: cost equals bound, proven. feasible: valid, gap open. infeasible: proven that no plan exists. unknown: nothing found in the budget. */
  status: "optimal" | "feasible" | "infeasible" | "unknown";
  meetings: Meeting[];
  /** null when there is no plan. */
  cost: number | null;
  /** No plan can cost less; null when infeasible. */
  bound: number | null;
  costs: CostLine[];
  /** When infeasible: an irreducible set of demands (they cannot all hold; without any one of them the others can), and a plan that breaks little. */
  conflict?: { demands: Demand[]; closest?: Meeting[] };
}
/** What a request demands and a plan can break. */
export type PlanCode =
  | "count"
  | "period"
  | "closedDay"
  | "slot"
  | "room"
  | "required"
  | "quorum"
  | "order"
  | "gap"
  | "flow"
  | "roomClash"
  | "personClash"
  | "maxPerDay"
  | "lock";
/** One of the broken constraints of a review. */
export type PlanBreach = PlanReview["broken"][number];
export interface Demand {
  path: JsonPointer;
  code: string;
  params: Record<string, string | number>;
}
export interface CostLine {
  kind: "slot" | "avoid" | "squeezed" | "absence" | "doubleBooked" | "spacing" | "flow" | "move";
  meeting: MeetingRef;
  person?: string;
  cost: number;
}
export interface PlanReview {
  cost: number;
  costs: CostLine[];
  broken: { code: string; meetings: MeetingRef[]; path?: JsonPointer; params: Record<string, string | number> }[];
}
export interface Alternative {
  start: LocalDateTime;
  room?: string;
  possible: boolean;
  /**
   * Cost of the best plan with the meeting there minus the cost of the given plan (below zero when the given one is not the
   * best); a lower bound when `exact` is false.
   */
  price?: number;
  exact?: boolean;
  broken?: PlanReview["broken"];
}
