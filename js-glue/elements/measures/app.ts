/** What one `<slt-measures>` knows and does; the views beside this file show it. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { withoutMeasure, withoutNumber, withMeasure } from "../../measures/edit.ts";
import { forModule } from "../../measures/review.ts";
import { matches, nextStatus, noFilter, type Filter, type Grouping, type Standing } from "../../measures/standing.ts";
import { newPlanFile } from "../../plans/file.ts";
import type { PlanFile } from "../../plans/types.ts";
import { SltInputError, describe, loadSlt } from "../../slt.ts";
import type { InputProblem, Language, LocalDate, Measure, MeetingRef, Organisation, Slt } from "../../types.ts";
import { isDate, todayInOslo } from "../dates.ts";
import { sheet } from "../designsystemet.ts";
import { designsystemetWithForms } from "../designsystemet-forms.ts";
import { FocusKeeper, type Refuges } from "../focus.ts";
import { frame } from "../frame.ts";
import { headingLevel } from "../headings.ts";
import { PrintInPlace } from "../print.ts";
import { PlanSourceError, SharedPlan, whyNot } from "../shared-plan.ts";
import { Surroundings, languageOf } from "../surroundings.ts";
import { yearStyles } from "../year/styles.ts";
import { derive, type Derived } from "./derive.ts";
import { FormState } from "./form.ts";
import { frameView } from "./frame-view.ts";
import { HandoverState } from "./handover.ts";
import { bookletPaper } from "./paper-view.ts";
import { strings, type Strings } from "./strings.ts";
import styles from "./styles.css";

export interface Host extends LitElement {
  profile: string;
  src: string;
  language: string;
  asOf: LocalDate | undefined;
}

export type Tab = "board" | "table" | "flow" | "meetings" | "handover";

type Status =
  | { kind: "loading" }
  | { kind: "failed"; reason: (language: Language) => string; problems: readonly InputProblem[] }
  | { kind: "ready"; plan: SharedPlan; slt: Slt };

const refuges: Refuges = [
  ["dialog", ["dialog input:not([type=date])", "#add"]],
  [".card, tbody tr", ["#filter-text", "#add"]],
  [".decision", ["#add-decision"]],
  [".preview, .csv-problems", ["#csv-file"]],
  [".summary", ["#filter-text"]],
  [".copies", [".copies button", "#add"]],
  [".kept-note", ["#add"]],
];

let own: CSSStyleSheet | undefined;

export class MeasuresApp implements ReactiveController {
  status: Status = { kind: "loading" };
  tab: Tab = "board";
  grouping: Grouping = "status";
  filter: Filter = noFilter;
  /** The measure whose way is followed. */
  followed: string | undefined;
  meeting: MeetingRef | undefined;
  /** Whose meetings can be chosen; "" is everybody's. */
  meetingBody = "";
  /** What the browser would not copy, to be copied by hand. */
  uncopied: string | undefined;
  /** What was typed into the minutes and is not kept, by its place. */
  refused = new Map<string, { typed: string; problem: string }>();
  /** Said once, politely, and shown where the eye is. */
  message = "";
  asOf: LocalDate = todayInOslo();
  level = 2;

  readonly form: FormState;
  readonly handover: HandoverState;
  readonly surroundings: Surroundings;
  readonly inPlace: PrintInPlace;
  #opened: string | undefined;
  #leave: (() => void) | undefined;
  #derived: { of: PlanFile; asOf: LocalDate; language: Language; value: Derived } | undefined;

  constructor(readonly host: Host) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(styles);
    root.adoptedStyleSheets = [...designsystemetWithForms(), frame(), yearStyles(), own];
    this.form = new FormState(this);
    this.handover = new HandoverState(this);
    host.addController(this);
    this.surroundings = new Surroundings(host);
    new FocusKeeper(host, refuges);
    this.inPlace = new PrintInPlace(host, () => this.status.kind === "ready");
  }

  // ------------------------------------------------------------ life
  hostConnected(): void {
    this.level = headingLevel(this.host);
    if (this.status.kind === "ready") this.#follow(this.status.plan);
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.form.keep();
  }

  hostUpdate(): void {
    const given = this.host.asOf?.trim();
    this.asOf = given && isDate(given) ? given : todayInOslo();
    if (this.#wanted !== this.#opened) void this.open();
  }

  hostUpdated(): void {
    const dialog = this.host.shadowRoot?.querySelector("dialog");
    // Only what stands in the document can be opened.
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  }

  readonly draw = (): void => this.host.requestUpdate();

  get #wanted(): string {
    const { src, profile } = this.host;
    return src.trim() ? `src:${src.trim()}` : `profile:${profile.trim()}`;
  }

  async open(): Promise<void> {
    // What was begun belongs to the document that is left.
    if (this.status.kind === "ready") this.form.close();
    this.reset();
    const wanted = (this.#opened = this.#wanted);
    const end = (status: Status) => {
      if (this.#opened !== wanted) return;
      this.status = status;
      this.draw();
    };
    this.#leave?.();
    end({ kind: "loading" });
    try {
      const slt = await loadSlt();
      const plan = wanted.startsWith("src:")
        ? await SharedPlan.open(wanted.slice(4))
        : await SharedPlan.own(wanted, () => this.#fromProfile(slt, wanted.slice(8)));
      if (this.#opened !== wanted) return;
      this.#follow(plan);
      await this.form.restore(plan.address);
      end({ kind: "ready", plan, slt });
    } catch (error) {
      if (error instanceof PlanSourceError)
        return end({ kind: "failed", reason: (language) => whyNot(error, language), problems: error.problems });
      if (error instanceof SltInputError)
        return end({ kind: "failed", reason: (language) => strings[language].badProfile, problems: error.problems });
      console.error("slt-measures:", error);
      end({ kind: "failed", reason: (language) => strings[language].loadFailed, problems: [] });
    }
  }

  reset(): void {
    Object.assign(this.handover, { reading: undefined, fileProblems: [] });
    this.refused.clear();
    this.set({ filter: noFilter, followed: undefined, meeting: undefined, meetingBody: "" });
  }

  #follow(plan: SharedPlan): void {
    this.#leave?.();
    this.#leave = plan.subscribe(this.draw);
  }

  /** The measures of an organisation that nobody has planned a year for yet. */
  #fromProfile(slt: Slt, name: string): PlanFile {
    const organisation = slt.profile(name);
    const year = this.asOf.slice(0, 4);
    const period = { from: `${year}-01-01`, to: `${year}-12-31` };
    const request = slt.planRequest(organisation, period, { language: this.language });
    return newPlanFile({ title: `${organisation.municipality} ${year}`, organisation, request });
  }

  // ------------------------------------------------------------ what the views read
  get language(): Language {
    return languageOf(this.host);
  }

  get words(): Strings {
    return strings[this.language];
  }

  get plan(): SharedPlan {
    if (this.status.kind !== "ready") throw new Error("There is no plan yet.");
    return this.status.plan;
  }

  get slt(): Slt {
    if (this.status.kind !== "ready") throw new Error("The module is not there yet.");
    return this.status.slt;
  }

  get file(): PlanFile {
    return this.plan.file;
  }

  get derived(): Derived {
    const { file, asOf, language } = this;
    const there = this.#derived;
    if (there?.of === file && there.asOf === asOf && there.language === language) return there.value;
    const value = derive(this.slt, file, asOf, language);
    this.#derived = { of: file, asOf, language, value };
    return value;
  }

  get organisation(): Organisation | undefined {
    return this.file.organisation;
  }

  /** What people call the bodies and persons. */
  get names(): Record<string, string> {
    const { bodies, people } = this.derived.year;
    return Object.fromEntries([...people, ...bodies].map(({ id, name }) => [id, name]));
  }

  /** Of the bodies alone, those that the organisation has and the plan has not among them. */
  get bodyNames(): Record<string, string> {
    const { language } = this;
    const known = this.organisation?.bodies.map(({ id, name }) => [id, name[language] ?? name.nb]) ?? [];
    return Object.fromEntries([...known, ...this.derived.year.bodies.map(({ id, name }) => [id, name])]);
  }

  describe(item: Parameters<typeof describe>[0]): string {
    return describe(item, this.language, this.status.kind === "ready" ? this.names : {});
  }

  problemText(problem: InputProblem): string {
    const { words } = this;
    if (problem.code === "nationalId") return words.refusedId;
    return problem.code === "order" ? words.endBeforeStart : this.describe({ ...problem, path: "" });
  }

  get shown(): Standing[] {
    return this.derived.standings.filter((each) => matches(each, this.filter));
  }

  standing(id: string | undefined): Standing | undefined {
    return this.derived.standings.find(({ measure }) => measure.id === id);
  }

  /** A person's title where the file names the person, else what was written. */
  ownerOf = ({ owner }: { owner?: string | undefined }): string => (owner ? (this.names[owner] ?? owner) : "");

  // ------------------------------------------------------------ doing
  set(what: Partial<Pick<MeasuresApp, "tab" | "grouping" | "filter" | "followed" | "meeting" | "meetingBody">>): void {
    Object.assign(this, what);
    this.message = "";
    this.uncopied = undefined;
    this.draw();
  }

  /** Every change of the document: it can be undone, is kept, and the page's other elements show it. */
  change(edit: (file: PlanFile) => PlanFile, what: string, merge?: string): void {
    this.message = "";
    this.plan.change(edit, what, merge);
  }

  /** Another document in the place of this one. */
  take(file: PlanFile, message: string): void {
    this.change(() => file, message);
    this.reset();
    this.say(message);
  }

  /** One of those that were put aside, in the place of all that is open. */
  openCopy(key: string, what: string): void {
    if (!this.plan.openCopy(key, what)) return;
    this.reset();
    this.say(this.words.copyOpened);
  }

  undo(): void {
    this.refused.clear();
    if (this.plan.undo()) this.say(this.words.undone);
  }

  redo(): void {
    this.refused.clear();
    if (this.plan.redo()) this.say(this.words.redone);
  }

  say(message: string): void {
    this.message = message;
    this.draw();
  }

  put(measure: Measure, message: string): void {
    this.change((file) => withMeasure(file, measure), message);
    this.say(message);
  }

  remove(measure: Measure): void {
    const message = this.words.removed(measure.title);
    this.change((file) => withoutMeasure(file, measure.id), message);
    this.form.forget(measure.id);
    this.say(message);
  }

  /** One step further; where the step needs something first, the form asks for it. */
  step(standing: Standing, from: string): void {
    const { measure, findings } = standing;
    const status = nextStatus(measure);
    if (!status) return;
    const lacking = findings.filter(({ code }) => code === "order.missing").map(({ params }) => String(params["what"]));
    if (status === "ordered" && lacking.length > 0) return this.form.open(measure, from, { status }, lacking);
    if (status === "evaluated" && !measure.evaluation) return this.form.open(measure, from, { status }, ["evaluation"]);
    const { status: names } = this.measureWords;
    this.put({ ...measure, status }, this.words.moved(measure.title, names[status]));
  }

  get measureWords() {
    return this.form.words[this.language];
  }

  /** What the module refuses of some words that are to be kept. */
  refusals(measures: readonly Measure[]): readonly InputProblem[] {
    try {
      this.slt.reviewMeasures(forModule(measures), [], { asOf: this.asOf });
      return [];
    } catch (error) {
      if (error instanceof SltInputError) return error.problems;
      throw error;
    }
  }

  /** A national identity number is kept nowhere, nor the ten digits of it that come before the last. */
  keepable(text: string): string {
    return withoutNumber(text, (part) =>
      this.refusals([{ id: "d", title: part || "–" }]).some(({ code }) => code === "nationalId"),
    );
  }

  /** The first of them that is there. */
  focus(...selectors: string[]): void {
    void this.host.updateComplete.then(() => {
      const root = this.host.shadowRoot;
      for (const selector of selectors) {
        // An id comes from the file, and may hold anything.
        const found = selector.startsWith("#")
          ? root?.getElementById(selector.slice(1))
          : root?.querySelector<HTMLElement>(selector);
        if (found && !found.matches(":disabled")) return found.focus();
      }
    });
  }

  async copy(text: string, table?: string): Promise<void> {
    try {
      if (table === undefined) await navigator.clipboard.writeText(text);
      else {
        const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
        await navigator.clipboard.write([new ClipboardItem({ ...as("text/plain", text), ...as("text/html", table) })]);
      }
      this.uncopied = undefined;
      this.say(this.words.copied);
    } catch {
      // Not allowed in a frame or without a secure address: then it stands there marked.
      this.uncopied = text;
      this.say(this.words.copyByHand);
      void this.host.updateComplete.then(() =>
        this.host.shadowRoot?.querySelector<HTMLTextAreaElement>("#uncopied")?.select(),
      );
    }
  }

  render(): TemplateResult {
    return html`${frameView(this)}${
      this.inPlace.active && this.status.kind === "ready"
        ? html`<div class="print-root" lang=${this.language}>${bookletPaper(this)}</div>`
        : nothing
    }`;
  }
}
