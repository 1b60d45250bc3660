/** What one `<slt-year-plan>` knows and does; the views beside this file show it. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { csvOf } from "../../plans/csv.ts";
import { issue, newPlanFile, publish, readPlanFile, writePlanFile, yearOf } from "../../plans/file.ts";
import { calendarOf } from "../../plans/ics.ts";
import { sameTold, stillTold } from "../../plans/issued.ts";
import type { KeptPlan, PlanFile, Year } from "../../plans/types.ts";
import { SltInputError, describe, loadSlt } from "../../slt.ts";
import type {
  Alternative,
  CostLine,
  DayInfo,
  InputProblem,
  JsonPointer,
  Language,
  LocalDate,
  Meeting,
  MeetingRef,
  Period,
  PlanRequest,
  PlanReview,
  Slt,
  YearPlan,
} from "../../types.ts";
import { isDate, showDate, todayInOslo } from "../dates.ts";
import { designsystemetInFull } from "../designsystemet-more.ts";
import { sheet } from "../designsystemet.ts";
import { designsystemetWithForms } from "../designsystemet-forms.ts";
import { saveFile, fileName } from "../files.ts";
import { FocusKeeper, type Refuges } from "../focus.ts";
import { frame } from "../frame.ts";
import { headingLevel } from "../headings.ts";
import { History, type Past } from "../history.ts";
import {
  deletePlan,
  leavePlan,
  readPlans,
  saveLate,
  savePlan,
  type Draft,
  type Saved,
  type StoredPlan,
} from "../plan-store.ts";
import { PrintInPlace, printOnly } from "../print.ts";
import { PlanSourceError, SharedPlan, whyNot } from "../shared-plan.ts";
import { Surroundings, languageOf } from "../surroundings.ts";
import { listPaper, wallPaper, wheelPaper, type PaperProps } from "../year/paper-view.ts";
import { showHours } from "../year/year.ts";
import { plannerGridStyles } from "../year/planner-grid.ts";
import { yearStyles } from "../year/styles.ts";
import { SltPlanEvent } from "./element.ts";
import { frameView } from "./frame-view.ts";
import {
  changes,
  freshRequest,
  fitted,
  isLocked,
  keyOf,
  priceRequest,
  replanRequest,
  same,
  saysSomething,
  unlocked,
  withLock,
  withValue,
  type Change,
} from "./requests.ts";
import { setupStyles } from "./setup/styles.ts";
import { strings, type Strings } from "./strings.ts";
import styles from "./styles.css";

export interface Host extends LitElement {
  profile: string;
  src: string;
  language: string;
  asOf: LocalDate | undefined;
}

export type Tab = "setup" | "year" | "people" | "share";
export type Picture = "wheel" | "grid" | "list";

type Status =
  | { kind: "loading" }
  | { kind: "failed" }
  | { kind: "badProfile"; problems: InputProblem[] }
  | { kind: "badSource"; error: PlanSourceError }
  | { kind: "ready" };

/** A search under way: what is known so far, for the picture of the two curves that meet. */
export interface Run {
  readonly started: number;
  readonly points: { ms: number; cost: number | null; bound: number }[];
  readonly abort: AbortController;
}

/** What every other place of the selected meeting costs. */
export interface Prices {
  readonly which: MeetingRef;
  readonly alternatives: readonly Alternative[];
  /** All of them are exact: nothing more is being found out. */
  readonly complete: boolean;
}

/** What a day of the grid says while a meeting is being moved: its cheapest place, or why there is none. */
export type DayPrice = { price: number; exact: boolean; alternative: Alternative } | { reasons: string[] };

/** Longer than this nobody waits without asking; "keep looking" multiplies it. */
const firstBudgetMs = 10_000;
const moveBudgetMs = 5_000;
/** The colours come at once, with bounds where the price is not known yet. */
const firstPricesMs = 250;
const pricesMs = 20_000;

/** Where the focus goes when what was pressed is drawn no more. */
const refuges: Refuges = [
  [".beside", [".chosen", ".picture [data-on] button", ".picture [tabindex='0']"]],
  ["#conflict, #changes, #broken, .command, .copies, .kept-note", ["#plan"]],
];

let own: CSSStyleSheet | undefined;

/** The plan, and what it is the answer to; the rest of a file may change meanwhile. */
const sameQuestion = (one: PlanFile, two: PlanFile): boolean =>
  one.request === two.request && one.meetings === two.meetings;

/** A search that goes on begins anew: what it has not surpassed stays as it is, with the better of the two bounds. */
function notWorse(answer: YearPlan, { meetings, outcome }: PlanFile): YearPlan {
  const cost = outcome?.cost ?? null;
  if (!outcome || cost === null || (answer.cost !== null && answer.cost < cost)) return answer;
  const bound = Math.max(outcome.bound ?? 0, answer.bound ?? 0);
  return { ...outcome, meetings, bound, status: bound >= cost ? "optimal" : "feasible" };
}

export class YearPlanApp implements ReactiveController {
  status: Status = { kind: "loading" };
  slt: Slt | undefined;
  history: Past<PlanFile> | undefined;
  /** Where the page says `src`: the document of all its elements, which is the history as well. */
  shared: SharedPlan | undefined;

  /** Problems of the request as it stands, by pointer; the plan cannot be made or priced while there are any. */
  problems: readonly InputProblem[] = [];
  review: PlanReview | undefined;
  year: Year | undefined;

  tab: Tab = "setup";
  picture: Picture = "wheel";
  run: Run | undefined;
  /** The curves of the last search, until something changes. */
  lastRun: Run | undefined;
  /** What the last planning moved; shown as before and after until it is dismissed. */
  changes: { list: readonly Change[]; before: readonly Meeting[] } | undefined;
  conflict: { conflict: NonNullable<YearPlan["conflict"]>; request: PlanRequest } | undefined;
  selected: MeetingRef | undefined;
  prices: Prices | undefined;
  comparing: KeptPlan | undefined;

  // What the pictures are looking at; no part of the plan.
  /** Bodies whose meetings are not shown. */
  hidden: ReadonlySet<string> = new Set();
  /** Only the meetings of this person's bodies. */
  person: string | undefined;
  page = 0;
  activeMeeting: MeetingRef | undefined;
  activeDate: LocalDate | undefined;
  /** The meeting that has been picked up from the grid. */
  held: MeetingRef | undefined;
  withNames = false;
  withMeasures = false;

  /** Said once, politely, and shown where the eye is. */
  message: string | undefined;
  /** Problems of a file that could not be opened. */
  fileProblems: readonly InputProblem[] = [];
  #saved: Saved | undefined;

  asOf: LocalDate = todayInOslo();
  level = 2;

  #initial: PlanFile | undefined;
  #unsubscribe: (() => void) | undefined;
  /** What this element itself has made of the document: another's change is one that it does not know. */
  #known: PlanFile | undefined;
  #mine = false;
  #draft: Draft | undefined;
  /** One after the other: two at once would take each other for another tab. */
  #saving: Promise<void> = Promise.resolve();
  #copies: [string, StoredPlan][] = [];
  readonly #fitted = new WeakMap<PlanRequest, Partial<PlanFile>>();
  readonly #whole = new WeakMap<PlanFile, PlanFile>();
  #budgetMs = firstBudgetMs;
  #pricing: AbortController | undefined;
  #priced = new WeakMap<PlanFile, Map<string, readonly Alternative[]>>();
  #days: { period: string; days: DayInfo[] } | undefined;
  #tellTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #surroundings: Surroundings;
  readonly inPlace: PrintInPlace;
  #storeTimer: ReturnType<typeof setTimeout> | undefined;
  #derivedFrom: PlanFile | undefined;
  #derivedIn: Language | undefined;

  constructor(
    readonly host: Host,
    initial: PlanFile | undefined,
  ) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(styles);
    root.adoptedStyleSheets = [
      ...designsystemetWithForms(),
      frame(),
      yearStyles(),
      plannerGridStyles(),
      own,
      setupStyles(),
    ];
    host.addController(this);
    this.#surroundings = new Surroundings(host);
    new FocusKeeper(host, refuges);
    this.inPlace = new PrintInPlace(host, () => this.year !== undefined && this.year.meetings.length > 0);
    this.#initial = initial;
    void this.#start();
  }

  // ------------------------------------------------------------ life
  hostConnected(): void {
    this.level = headingLevel(this.host);
    addEventListener("pagehide", this.#flush);
    document.addEventListener("visibilitychange", this.#flush);
    this.#listen();
  }

  hostDisconnected(): void {
    this.stop();
    this.#pricing?.abort();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    removeEventListener("pagehide", this.#flush);
    document.removeEventListener("visibilitychange", this.#flush);
  }

  hostUpdate(): void {
    const given = this.host.asOf?.trim();
    this.asOf = given && isDate(given) ? given : todayInOslo();
    this.#derive();
  }

  readonly render_ = (): void => this.host.requestUpdate();

  async #start(): Promise<void> {
    try {
      this.slt = await loadSlt();
    } catch (error) {
      console.error("slt-year-plan:", error);
      this.status = { kind: "failed" };
      return this.render_();
    }
    try {
      if (this.host.src.trim() !== "") await this.#share();
      else await this.#restore();
    } catch (error) {
      if (error instanceof PlanSourceError) this.status = { kind: "badSource", error };
      else if (error instanceof SltInputError) this.status = { kind: "badProfile", problems: error.problems };
      else throw error;
      return this.render_();
    }
    this.status = { kind: "ready" };
    if (this.file!.meetings.length > 0) this.tab = "year";
    this.#tell();
    this.render_();
  }

  /** The draft of this very element, or what its profile says. */
  async #restore(): Promise<void> {
    const elements = [...document.querySelectorAll(this.host.localName)];
    const key = `${location.pathname}|${this.host.id || elements.indexOf(this.host)}|${this.host.profile}`;
    const { own: stored, copies } = await readPlans(key);
    this.#draft = { key, revision: stored?.revision ?? 0 };
    this.#copies = copies;
    this.history = new History(this.#initial ?? stored?.file ?? this.#fromProfile(this.suggestedPeriod), stillTold);
    if (stored && !this.#initial) this.message = this.words.draftRestored;
  }

  // ------------------------------------------------------------ one document with others on the page
  async #share(): Promise<void> {
    const shared = await SharedPlan.open(this.host.src);
    this.history = this.shared = shared;
    if (this.#initial) this.#own(() => shared.do(this.#initial!, this.words.did.opened));
    this.#known = this.file;
    if (shared.from === "kept") this.message = this.words.draftRestored;
    if (this.host.isConnected) this.#listen();
  }

  tryAgain(): void {
    this.status = { kind: "loading" };
    this.render_();
    void this.#start();
  }

  #listen(): void {
    if (!this.shared) return;
    this.#unsubscribe ??= this.shared.subscribe(this.#followed);
    this.#followed();
  }

  #own(act: () => void): void {
    this.#mine = true;
    try {
      act();
    } finally {
      this.#mine = false;
    }
    this.#known = this.file;
  }

  /** Somebody else on the page has changed the document. What they do to measures is none of this element's business. */
  readonly #followed = (): void => {
    const { file } = this;
    if (this.#mine || this.status.kind !== "ready") return;
    const before = this.#known;
    this.#known = file;
    if (file !== before) {
      if (!before || !file || !sameQuestion(before, file)) {
        this.stop();
        this.#forget();
      }
      this.#tell();
    }
    this.render_();
  };

  /** A published copy has no slots: where the profile knows its bodies, it says when they can meet. */
  #asked(file: PlanFile): PlanFile {
    const { slt, shared } = this;
    if (!slt || !shared || file.request.bodies.some(({ slots }) => slots.length > 0)) return file;
    let asked = this.#fitted.get(file.request);
    if (!asked) {
      asked = fitted(slt, this.host.profile.trim(), file, this.language);
      this.#fitted.set(file.request, asked);
    }
    let whole = this.#whole.get(file);
    if (!whole) this.#whole.set(file, (whole = { ...file, ...asked }));
    return whole;
  }

  #fromProfile(period: Period): PlanFile {
    const slt = this.slt!;
    const name = this.host.profile.trim();
    const organisation = slt.profile(name);
    return newPlanFile({
      title: this.words.titleOf(organisation.municipality, period.from, period.to),
      organisation,
      request: slt.planRequest(organisation, period, { language: this.language }),
    });
  }

  // ------------------------------------------------------------ what the views read
  get file(): PlanFile | undefined {
    const now = this.history?.now;
    return now ? this.#asked(now) : this.#initial;
  }

  get copies(): [string, StoredPlan][] {
    return this.shared?.copies ?? this.#copies;
  }

  get saved(): Saved | "unsaved" | undefined {
    return this.shared?.saved ?? this.#saved;
  }

  get language(): Language {
    return languageOf(this.host);
  }

  get words(): Strings {
    return strings[this.language];
  }

  get scheme() {
    return this.#surroundings.scheme;
  }

  /** What people call the bodies, persons and rooms. */
  get names(): Record<string, string> {
    const { bodies, people, rooms } = this.file!.request;
    const all = [...(Array.isArray(bodies) ? bodies : []), ...(people ?? []), ...(rooms ?? [])];
    return Object.fromEntries(all.map(({ id, name }) => [id, name || id]));
  }

  describe(item: Parameters<typeof describe>[0]): string {
    return describe(item, this.language, this.file ? this.names : {});
  }

  problemAt(path: JsonPointer): string | undefined {
    const problem = this.problems.find((candidate) => candidate.path === path);
    return problem && describe({ ...problem, path: "" }, this.language);
  }

  meeting(which: MeetingRef): Meeting | undefined {
    return this.file?.meetings.find((meeting) => same(meeting, which));
  }

  locked = (which: MeetingRef): boolean => isLocked(this.file!.request, which);

  /** Why this date: what this meeting costs, line by line. */
  costsOf(which: MeetingRef): CostLine[] {
    return (this.review?.costs ?? []).filter(({ meeting }) => same(meeting, which));
  }

  /** Who cannot come, as things are asked now: the plan knows it as long as nothing has changed. */
  absent(meeting: Meeting): string[] {
    const { review, file } = this;
    if (!review || file!.outcome) return meeting.absent ?? [];
    const away = this.costsOf(meeting).filter(({ kind }) => kind === "absence" || kind === "doubleBooked");
    const needed = review.broken.filter(
      ({ code, meetings }) => code === "required" && meetings.some((each) => same(each, meeting)),
    );
    const who = [...needed.map(({ params }) => params["person"] as string), ...away.map(({ person }) => person!)];
    return [...new Set(who)];
  }

  nameOfMeeting({ body, index }: MeetingRef): string {
    const asked = this.file!.request.bodies.find(({ id }) => id === body);
    return this.words.meeting(this.names[body] ?? body, index, asked?.count ?? index);
  }

  /** «onsdag 14. april 2027 kl. 09.00–11.00, Formannskapssalen» */
  whenOf(meeting: Meeting): string {
    const body = this.file!.request.bodies.find(({ id }) => id === meeting.body);
    const day = showDate(meeting.start.slice(0, 10), this.language);
    const hours = showHours(meeting.start, body?.minutes ?? 0, this.language);
    const room = meeting.room === undefined ? "" : `, ${this.names[meeting.room] ?? meeting.room}`;
    return `${day} ${hours}${room}`;
  }

  get shownBodies(): ReadonlySet<string> {
    return new Set((this.year?.bodies ?? []).flatMap(({ id }) => (this.hidden.has(id) ? [] : [id])));
  }

  get shownMeetings(): Year["meetings"] {
    const { year, person, hidden } = this;
    if (!year) return [];
    const theirs = new Set(
      year.bodies
        .filter(({ members }) => person === undefined || members.some((member) => member.person === person))
        .map(({ id }) => id),
    );
    return year.meetings.filter(({ body }) => theirs.has(body) && !hidden.has(body));
  }

  /** Another plan priced by what is asked now, so that the two can be compared. */
  costsOfPlan(meetings: readonly Meeting[]): PlanReview | undefined {
    const { file, slt } = this;
    if (!file || !slt || this.problems.length > 0) return undefined;
    return slt.reviewPlan(file.request, this.#ofBodies(meetings));
  }

  /** Of a plan put aside: the meetings of bodies that there still are. */
  #ofBodies(meetings: readonly Meeting[]): Meeting[] {
    const ids = new Set(this.file!.request.bodies.map(({ id }) => id));
    return meetings.filter(({ body }) => ids.has(body));
  }

  /** The next period that nobody has planned yet: from August on the coming calendar year, before that the coming school year. */
  get suggestedPeriod(): Period {
    const [year, month] = [Number(this.asOf.slice(0, 4)), Number(this.asOf.slice(5, 7))];
    return month >= 8
      ? { from: `${year + 1}-01-01`, to: `${year + 1}-12-31` }
      : { from: `${year}-08-01`, to: `${year + 1}-07-31` };
  }

  /** For the grid: each day's cheapest place of the selected meeting, or why there is none. */
  get dayPrices(): ReadonlyMap<LocalDate, DayPrice> | undefined {
    if (!this.prices) return undefined;
    const days = new Map<LocalDate, DayPrice>();
    for (const alternative of this.prices.alternatives) {
      const date = alternative.start.slice(0, 10);
      const there = days.get(date);
      if (alternative.possible && alternative.price !== undefined) {
        if (!saysSomething(alternative)) continue;
        if (there && "price" in there && there.price <= alternative.price) continue;
        days.set(date, { price: alternative.price, exact: alternative.exact !== false, alternative });
      } else if (!there || "reasons" in there) {
        const reasons = (alternative.broken ?? []).map((breach) => this.describe(breach));
        days.set(date, { reasons: [...new Set([...(there?.reasons ?? []), ...reasons])] });
      }
    }
    return days;
  }

  /** What the module derives from the file; once for each state of it. */
  #derive(): void {
    const { file, slt } = this;
    if (!file || !slt || (file === this.#derivedFrom && this.language === this.#derivedIn)) return;
    const before = this.#derivedFrom;
    this.#derivedFrom = file;
    this.#derivedIn = this.language;
    if (before && sameQuestion(before, file)) {
      // Names and measures have no price: what has been found out still holds.
      const known = this.#priced.get(before);
      if (known) this.#priced.set(file, known);
    } else this.prices = undefined;
    try {
      this.review = slt.reviewPlan(file.request, file.meetings);
      this.problems = [];
    } catch (error) {
      if (!(error instanceof SltInputError)) throw error;
      this.review = undefined;
      this.problems = error.problems;
    }
    // A request that cannot be read may lack what a picture needs: then the last one stays.
    if (this.problems.length > 0) return;
    const { from, to } = file.request.period;
    if (this.#days?.period !== `${from}/${to}`) this.#days = { period: `${from}/${to}`, days: slt.calendar(from, to) };
    const year = yearOf(file, this.#days.days, this.language);
    this.year = { ...year, meetings: year.meetings.map((meeting) => ({ ...meeting, absent: this.absent(meeting) })) };
    if (this.selected && !this.meeting(this.selected)) this.selected = undefined;
    if (this.selected && !this.prices) void this.#price(this.selected);
  }

  get days(): readonly DayInfo[] {
    return this.#days?.days ?? [];
  }

  // ------------------------------------------------------------ changing what is asked
  /** Every change of the file goes through here: it can be undone, is saved, and is told to the page. */
  change(file: PlanFile, what: string, merge?: string): void {
    if (!this.history || file === this.file) return;
    this.stop();
    this.#own(() => this.history!.do(file, what, merge));
    this.#changed();
  }

  #changed(): void {
    this.#forget();
    this.#store();
    this.#tell();
    this.render_();
  }

  /** What was said of the plan as it was. */
  #forget(): void {
    this.message = undefined;
    this.changes = undefined;
    this.conflict = undefined;
    this.held = undefined;
    if (this.comparing && !this.file!.kept?.includes(this.comparing)) this.comparing = undefined;
    this.lastRun = undefined;
    this.#budgetMs = firstBudgetMs;
  }

  /** A change of the request: what is known of the plan is an answer to another question now. `merge` joins the steps of typing in one field. */
  ask(request: PlanRequest, what: string, merge?: string): void {
    const { outcome: _, ...file } = this.file!;
    this.change({ ...file, request }, what, merge);
  }

  /** Sets one value of the request, also one that is not right yet: the problem is shown at its field, and nothing typed is lost. */
  set(path: JsonPointer, value: unknown, what: string): void {
    this.ask(withValue(this.file!.request, path, value), what, path);
  }

  undo(): void {
    this.#travel(() => this.history?.undo());
  }

  redo(): void {
    this.#travel(() => this.history?.redo());
  }

  #travel(go: () => boolean | undefined): void {
    let gone: boolean | undefined;
    this.#own(() => (gone = go()));
    if (!gone) return;
    this.stop();
    this.#changed();
  }

  /** Another period: the profile says anew how many meetings there are and how far apart; everything else stays as it was edited. */
  usePeriod(period: Period): void {
    const file = this.file!;
    const { request, organisation } = file;
    const of = (when: Period) => this.slt!.planRequest(organisation!, when, { language: this.language });
    let [was, now]: [PlanRequest?, PlanRequest?] = [];
    try {
      if (organisation) [now, was] = [of(period), of(request.period)];
    } catch (error) {
      if (!(error instanceof SltInputError)) throw error;
      // A period that cannot be read is shown as such at its fields.
    }
    if (!now) return this.ask({ ...request, period }, this.words.did.period, "period");
    const untouched = (mine: unknown, theirs: unknown) => JSON.stringify(mine) === JSON.stringify(theirs);
    const bodies = request.bodies.map((body) => {
      const next = now.bodies.find(({ id }) => id === body.id);
      const before = was?.bodies.find(({ id }) => id === body.id);
      if (!next || !before) return body;
      const { spacing, count, ...kept } = body;
      const spaced = untouched(spacing, before.spacing) ? next.spacing : spacing;
      return {
        ...kept,
        count: untouched(count, before.count) ? next.count : count,
        ...(spaced && { spacing: spaced }),
      };
    });
    const { locked: _, previous: __, calendar: mine, ...rest } = request;
    const calendar = untouched(mine, was?.calendar) ? now.calendar : mine;
    const { outcome: ___, ...others } = file;
    const title =
      file.title === this.words.titleOf(organisation!.municipality, request.period.from, request.period.to)
        ? this.words.titleOf(organisation!.municipality, period.from, period.to)
        : file.title;
    this.change(
      { ...others, title, meetings: [], request: { ...rest, period, bodies, ...(calendar && { calendar }) } },
      this.words.did.period,
      "period",
    );
  }

  lock(which: MeetingRef, on: boolean): void {
    const file = this.file!;
    const meeting = this.meeting(which);
    if (!meeting) return;
    // A lock where a meeting stands anyway changes neither the plan nor its proof: without it nothing could be cheaper.
    const request = on ? withLock(file.request, meeting) : unlocked(file.request, which);
    const name = this.names[which.body] ?? which.body;
    if (on) this.change({ ...file, request }, this.words.did.locked(name, which.index));
    else this.ask(request, this.words.did.unlocked(name, which.index));
  }

  // ------------------------------------------------------------ planning
  async plan(how: "fresh" | "replan" | "longer" = this.file?.meetings.length ? "replan" : "fresh"): Promise<void> {
    const file = this.file;
    if (!file || !this.slt || this.run) return;
    this.#derive();
    if (this.problems.length > 0) return this.show("setup");
    let { request } = file;
    if (how === "fresh") request = freshRequest(file.request);
    else if (how === "replan") request = replanRequest(file.request, file.meetings);
    if (how === "longer") this.#budgetMs *= 6;
    const answer = await this.#search(request, this.#budgetMs);
    if (!answer) return;
    const { meetings, ...outcome } = how === "longer" ? notWorse(answer, file) : answer;
    if (answer.status === "infeasible") {
      this.conflict = { conflict: answer.conflict ?? { demands: [] }, request };
      this.tab = "year";
      return this.#say(this.words.infeasibleSaid);
    }
    if (outcome.status === "unknown") return this.#say(this.words.unknownSaid);
    this.#take({ ...this.file!, request, meetings, outcome }, this.words.did.planned);
    this.tab = "year";
    this.#say(this.words.plannedSaid(meetings.length));
  }

  stop(): void {
    this.run?.abort.abort();
  }

  async #search(request: PlanRequest, budgetMs: number): Promise<YearPlan | undefined> {
    const before = this.file;
    const run: Run = { started: performance.now(), points: [], abort: new AbortController() };
    this.run = run;
    this.conflict = undefined;
    this.message = undefined;
    this.render_();
    const ticking = setInterval(this.render_, 500);
    try {
      const answer = await this.slt!.plan(request, {
        budgetMs,
        signal: run.abort.signal,
        onProgress: ({ cost, bound, elapsedMs }) => {
          run.points.push({ ms: elapsedMs, cost, bound });
          this.render_();
        },
      });
      // Something was edited while it was searched: the answer is to another question.
      return before && this.file && sameQuestion(before, this.file) ? answer : undefined;
    } catch (error) {
      if (!(error instanceof SltInputError)) {
        console.error("slt-year-plan:", error);
        this.#say(this.words.planFailed);
        return undefined;
      }
      this.problems = error.problems;
      this.tab = "setup";
      return undefined;
    } finally {
      clearInterval(ticking);
      const last = run.points.at(-1);
      // The curves go on to the end, also where nothing was found for long.
      if (last) run.points.push({ ...last, ms: performance.now() - run.started });
      this.run = undefined;
      this.lastRun = run;
      this.render_();
    }
  }

  /** A new plan, with what it moved. */
  #take(file: PlanFile, what: string): void {
    const before = this.file!.meetings;
    const run = this.lastRun;
    const budget = this.#budgetMs;
    this.#own(() => this.history!.do(file, what));
    this.#changed();
    this.lastRun = run;
    this.#budgetMs = budget;
    const list = changes(before, file.meetings);
    if (before.length > 0 && list.length > 0) this.changes = { list, before };
    this.#inSight();
  }

  /** What is told above a picture moves it down, and the scale stands in front of it: what has the focus stays in sight. */
  #inSight(): void {
    void this.host.updateComplete.then(() =>
      this.host.shadowRoot?.querySelector(":focus-visible")?.scrollIntoView({ block: "nearest" }),
    );
  }

  /** Puts a meeting elsewhere and lets the others follow as little as they must. It stays locked there: somebody chose it. */
  async move(which: MeetingRef, to: Pick<Alternative, "start" | "room">): Promise<void> {
    const file = this.file;
    const meeting = this.meeting(which);
    if (!file || !meeting || this.run) return;
    if (meeting.start === to.start && meeting.room === to.room) return;
    const placed: Meeting = {
      body: which.body,
      index: which.index,
      start: to.start,
      ...(to.room !== undefined && { room: to.room }),
    };
    const request = withLock(priceRequest(file.request, file.meetings, which), placed);
    const answer = await this.#search(request, moveBudgetMs);
    if (!answer) return;
    if (answer.status === "infeasible" || answer.status === "unknown") {
      if (answer.conflict) this.conflict = { conflict: answer.conflict, request };
      return this.#say(answer.status === "unknown" ? this.words.unknownSaid : this.words.infeasibleSaid);
    }
    const { meetings, ...outcome } = answer;
    const name = this.names[which.body] ?? which.body;
    this.#take({ ...this.file!, request, meetings, outcome }, this.words.did.moved(name, which.index));
    this.#say(this.words.movedSaid(this.changes?.list.length ?? 0));
  }

  closeConflict(): void {
    this.conflict = undefined;
    this.render_();
    this.focus("#plan");
  }

  /** Loosens one demand of a conflict and plans again. */
  async takeWayOut(request: PlanRequest, what: string): Promise<void> {
    const { previous: _, ...asked } = request;
    this.ask(asked, what);
    await this.plan();
  }

  /** The plan that breaks little, to look at and to mend by hand. */
  takeClosest(): void {
    const closest = this.conflict?.conflict.closest;
    if (!closest) return;
    const { outcome: _, ...file } = this.file!;
    this.change({ ...file, meetings: closest }, this.words.did.closest);
  }

  // ------------------------------------------------------------ one meeting
  select(which: MeetingRef | undefined): void {
    if (which && this.selected && same(which, this.selected)) return;
    this.#pricing?.abort();
    this.selected = which && { body: which.body, index: which.index };
    this.prices = undefined;
    this.render_();
    this.#inSight();
    if (which) void this.#price(which);
  }

  async #price(which: MeetingRef): Promise<void> {
    this.#pricing?.abort();
    const { file, slt } = this;
    if (!file || !slt || this.problems.length > 0) return;
    let known = this.#priced.get(file);
    if (!known) this.#priced.set(file, (known = new Map()));
    const found = known.get(keyOf(which));
    if (found) {
      this.prices = { which, alternatives: found, complete: true };
      this.render_();
      return this.#inSight();
    }
    const abort = (this.#pricing = new AbortController());
    const request = priceRequest(file.request, file.meetings, which);
    const at = { body: which.body, index: which.index };
    try {
      for (const budgetMs of [firstPricesMs, pricesMs]) {
        const alternatives = await slt.alternatives(request, file.meetings, at, { budgetMs, signal: abort.signal });
        if (abort.signal.aborted) return;
        // Where the time was up before anything was known, there is nothing to show yet.
        if (budgetMs === firstPricesMs && !alternatives.some(saysSomething)) continue;
        const exact = alternatives.every((each) => each.exact !== false);
        const complete = exact || budgetMs === pricesMs;
        if (exact) known.set(keyOf(which), alternatives);
        const first = !this.prices;
        this.prices = { which, alternatives, complete };
        this.render_();
        if (first) this.#inSight();
        if (complete) return;
      }
    } catch (error) {
      // A plan made by hand may be none that can be priced; the review has said why.
      if (!(error instanceof SltInputError)) throw error;
    }
  }

  // ------------------------------------------------------------ plans put aside
  keep(): void {
    const { meetings, outcome, kept = [] } = this.file!;
    let number = kept.length + 1;
    while (kept.some((plan) => plan.name === this.words.keptName(number))) ++number;
    const name = this.words.keptName(number);
    const plan: KeptPlan = { name, meetings, ...(outcome && { outcome }) };
    this.change({ ...this.file!, kept: [...kept, plan] }, this.words.did.kept);
    this.comparing = plan;
    this.#say(this.words.keptSaid(name));
  }

  dropKept(plan: KeptPlan): void {
    if (this.comparing === plan) this.comparing = undefined;
    const kept = this.file!.kept?.filter((each) => each !== plan) ?? [];
    this.change({ ...this.file!, kept }, this.words.did.dropped);
  }

  useKept(plan: KeptPlan): void {
    const { outcome: _, ...file } = this.file!;
    this.#take({ ...file, meetings: this.#ofBodies(plan.meetings) }, this.words.did.usedKept(plan.name));
  }

  // ------------------------------------------------------------ files and drafts
  load(file: PlanFile): void {
    // Before there is anything to change, it is what to begin with.
    if (!this.history) return void (this.#initial = file);
    this.change(file, this.words.did.opened);
    if (file.meetings.length > 0) this.tab = "year";
    this.render_();
  }

  async openFile(file: File): Promise<void> {
    this.fileProblems = [];
    try {
      this.load(readPlanFile(await file.text()));
      this.#say(this.words.openedSaid);
    } catch (error) {
      if (!(error instanceof SltInputError)) throw error;
      this.fileProblems = error.problems;
      this.#say(this.words.openFailed);
    }
  }

  save(): void {
    const file = this.file!;
    saveFile(fileName(file.title, "slt-plan", "json"), "application/json", writePlanFile(file));
  }

  startOver(): void {
    if (this.shared) {
      this.shared.reset(this.words.did.startedOver).catch((error: unknown) => {
        if (!(error instanceof PlanSourceError)) throw error;
        this.#say(whyNot(error, this.language));
      });
      return;
    }
    this.#putAside();
    this.change(this.#fromProfile(this.suggestedPeriod), this.words.did.startedOver);
    this.#flush();
    this.tab = "setup";
  }

  openCopy(key: string, what: string): void {
    const { shared } = this;
    const copy = this.copies.find(([each]) => each === key)?.[1].file;
    if (!copy) return;
    if (shared) this.#travel(() => shared.openCopy(key, what));
    else {
      this.#putAside();
      this.change(stillTold(copy, this.file!), what);
      this.#flush();
    }
    if (copy.meetings.length > 0) this.show("year");
  }

  async forgetCopy(key: string): Promise<void> {
    if (this.shared) return this.shared.forgetCopy(key);
    await deletePlan(key);
    this.#copies = this.#copies.filter(([each]) => each !== key);
    this.render_();
  }

  /** A shared document keeps itself. */
  #store(): void {
    if (this.shared) return;
    clearTimeout(this.#storeTimer);
    this.#storeTimer = setTimeout(() => this.#flush(), 300);
  }

  #flush = (event?: Event): void => {
    const [draft, file] = [this.#draft, this.file];
    const waits = this.#storeTimer !== undefined;
    if (!draft || !file) return;
    if (event?.type === "pagehide" && (waits || draft.next !== undefined)) saveLate(draft, file);
    if (!waits) return;
    clearTimeout(this.#storeTimer);
    this.#storeTimer = undefined;
    this.#saving = this.#saving.then(async () => {
      const saved = await savePlan(draft, file, Date.now());
      // Once a copy, always a copy; and that is said once.
      this.#saved = this.#saved === "copied" && saved === "saved" ? "copied" : saved;
      this.render_();
    });
  };

  /** What is kept goes among the copies, before something else takes its place. */
  #putAside(): void {
    this.#flush();
    const draft = this.#draft!;
    this.#saving = this.#saving.then(async () => {
      await leavePlan(draft, true);
      this.#copies = (await readPlans(draft.key)).copies;
      this.#saved = undefined;
      this.render_();
    });
  }

  /** Once typing has paused: the page gets a copy of its own, and a year with everybody's calendars is large. */
  #tell(): void {
    clearTimeout(this.#tellTimer);
    this.#tellTimer = setTimeout(() => {
      if (this.file) this.host.dispatchEvent(new SltPlanEvent(structuredClone(this.file)));
    }, 100);
  }

  // ------------------------------------------------------------ handing out
  /** The year as the calendars tell it, with the numbers by which they update what was handed out before; those are kept in the file. */
  #issue(): ReturnType<typeof issue> {
    const issued = issue(this.file!, [...this.days], this.language);
    // A copy that nobody has changed tells as much as everybody knows; who sits where it may have left out.
    if (!sameTold(this.file!.issued, issued.file.issued, this.shared?.published !== undefined)) {
      // What has been handed out cannot be undone.
      this.#own(() => this.history!.amend(issued.file));
      this.#store();
      this.#tell();
    }
    return issued;
  }

  downloadCalendar(scope: { body?: string; person?: string }): void {
    const { year, cancelled } = this.#issue();
    const stamp = new Date().toISOString();
    const text = calendarOf(year, cancelled, { language: this.language, scope, stamp });
    const of = scope.body ?? scope.person;
    const name = of === undefined ? year.title : `${year.title} ${this.names[of] ?? of}`;
    saveFile(fileName(name, "slt", "ics"), "text/calendar", text);
  }

  downloadCsv(): void {
    const { title } = this.file!;
    saveFile(fileName(title, "slt", "csv"), "text/csv", csvOf(this.year!, this.language));
  }

  publishNames(names: boolean): void {
    this.withNames = names;
    this.render_();
  }

  publishMeasures(measures: boolean): void {
    this.withMeasures = measures;
    this.render_();
  }

  downloadPublished(): void {
    const { file } = this.#issue();
    const { withNames: names, withMeasures: measures, asOf: on, language } = this;
    const published = publish(file, [...this.days], { names, measures, on, language });
    saveFile("plan.json", "application/json", `${JSON.stringify(published)}\n`);
  }

  get #paper(): PaperProps {
    const { language, person } = this;
    const scope = person === undefined ? undefined : (this.names[person] ?? person);
    return { year: this.year!, language, meetings: this.shownMeetings, ...(scope && { scope }) };
  }

  /** The whole year, whatever part of it is being looked at. */
  print(what: "list" | "wheel"): void {
    const sheets = [...designsystemetInFull(), yearStyles()];
    const year = this.year!;
    const props = { year, language: this.language, meetings: year.meetings };
    if (what === "list") printOnly(sheets, this.language, listPaper(props));
    else printOnly(sheets, this.language, wheelPaper(props), wallPaper);
  }

  // ------------------------------------------------------------ showing
  compareWith(plan: KeptPlan | undefined): void {
    this.comparing = plan;
    this.render_();
  }

  closeChanges(): void {
    this.changes = undefined;
    this.render_();
    this.focus("#plan");
  }

  showBodies(shown: ReadonlySet<string>): void {
    this.hidden = new Set((this.year?.bodies ?? []).flatMap(({ id }) => (shown.has(id) ? [] : [id])));
    this.render_();
  }

  showPerson(person: string | undefined): void {
    this.person = person;
    this.tab = "year";
    this.render_();
  }

  goToMeeting(which: MeetingRef): void {
    this.tab = "year";
    this.select(which);
  }

  turn(page: number): void {
    this.page = page;
    this.render_();
  }

  activate(which: MeetingRef): void {
    this.activeMeeting = which;
    this.render_();
  }

  activateDate(date: LocalDate): void {
    this.activeDate = date;
    this.render_();
  }

  // ------------------------------------------------------------ dragging
  pickUp(which: MeetingRef): void {
    this.select(which);
    this.held = which;
    this.render_();
  }

  letGo(): void {
    this.held = undefined;
    this.render_();
  }

  /** Puts the meeting on the day's cheapest place; a day where it cannot be says why. */
  putDown(which: MeetingRef, date: LocalDate): void {
    this.held = undefined;
    const day = this.dayPrices?.get(date);
    if (!this.prices) this.#say(this.words.pricing);
    else if (!day) this.#say(this.words.noSlotThere(showDate(date, this.language)));
    else if ("reasons" in day) this.#say(day.reasons[0] ?? this.words.noSlotThere(showDate(date, this.language)));
    else void this.move(which, day.alternative);
    this.render_();
  }

  #say(message: string): void {
    this.message = message;
    this.render_();
  }

  show(tab: Tab): void {
    this.tab = tab;
    this.render_();
  }

  look(picture: Picture): void {
    this.picture = picture;
    this.render_();
  }

  focus(selector: string): void {
    void this.host.updateComplete.then(() => this.host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }

  render(): TemplateResult {
    return html`${frameView(this)}${
      this.inPlace.active
        ? html`<div class="print-root" lang=${this.language}>${listPaper(this.#paper)}</div>`
        : nothing
    }`;
  }
}
