/** What one `<slt-year-view>` knows and does. It shows a file; it plans nothing, and for a published copy it loads no module. */
import { nothing, html, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import type { PublishedPlan, Year } from "../../plans/types.ts";
import type { InputProblem, Language, LocalDate, Meeting, MeetingRef } from "../../types.ts";
import box from "../box.css";
import { isDate, showDate, todayInOslo } from "../dates.ts";
import { designsystemet, sheet } from "../designsystemet.ts";
import { fileName, saveFile } from "../files.ts";
import { headingLevel } from "../headings.ts";
import { PrintInPlace, printOnly } from "../print.ts";
import type { Sight } from "../plan-sight.ts";
import { PlanSourceError, whyNot } from "../plan-source.ts";
import { PlanWatch } from "../plan-watch.ts";
import type { SharedPlan } from "../shared-plan.ts";
import { Surroundings, languageOf } from "../surroundings.ts";
import { listPaper, wallPaper, wheelPaper, type PaperProps } from "../year/paper-view.ts";
import { dateOf } from "../year/year.ts";
import { yearStyles } from "../year/styles.ts";
import { strings, type Strings } from "./strings.ts";
import styles from "./styles.css";
import { appView } from "./view.ts";

export interface Host extends LitElement {
  src: string;
  calendar: string;
  language: string;
  asOf: LocalDate | undefined;
}

export type View = "wheel" | "grid" | "list";
/** What a calendar file holds: everything, or one body's or one person's meetings. */
export type Scope = { body?: string; person?: string };

type Status =
  | { kind: "loading" }
  | { kind: "failed"; reason: string; problems: readonly InputProblem[] }
  | { kind: "ready"; plan: PublishedPlan };

let own: CSSStyleSheet | undefined;

export class YearViewApp implements ReactiveController {
  status: Status = { kind: "loading" };
  view: View = "wheel";
  /** Bodies whose meetings are shown. */
  shown: ReadonlySet<string> = new Set();
  person = "";
  selected: MeetingRef | undefined;
  activeMeeting: MeetingRef | undefined;
  activeDay: LocalDate | undefined;
  page = 0;
  flows = false;
  scope: Scope = {};
  /** Said once, politely, beside the action that it answers. */
  message: ((words: Strings) => string) | undefined;
  level = 2;

  readonly surroundings: Surroundings;
  readonly inPlace: PrintInPlace;
  shared: SharedPlan | undefined;
  readonly #watch: PlanWatch;
  /** What only a document that was edited needs. */
  own: typeof import("./own-plan.ts") | undefined;
  /** Of the words in the document. */
  #language: Language | undefined;

  constructor(readonly host: Host) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(box + styles);
    // The list stands in the element's place when the page itself is printed, so its paper's sheet is there too.
    root.adoptedStyleSheets = [designsystemet(), yearStyles(), own];
    // First: what it asks for is what is drawn.
    this.#watch = new PlanWatch(host, {
      begin: () => {
        this.shared = undefined;
        this.#show({ kind: "loading" });
      },
      see: (sight) => void this.#see(sight),
      fail: (error) => this.#fail(whyNot(error, this.language), error.problems),
    });
    host.addController(this);
    this.surroundings = new Surroundings(host);
    this.inPlace = new PrintInPlace(host, () => this.status.kind === "ready");
  }

  hostConnected(): void {
    this.level = headingLevel(this.host);
  }

  hostUpdate(): void {
    // Names that stand in several languages are the document's; a published copy has them in one.
    if (this.shared && !this.shared.published && this.language !== this.#language)
      void this.#see({ shared: this.shared });
  }

  // ------------------------------------------------------------ the file
  open(): void {
    void this.#watch.open();
  }

  /** The document as it is now, whoever has changed it. */
  async #see({ published, shared }: Sight): Promise<void> {
    this.shared = shared;
    const { language } = this;
    this.#language = language;
    let plan = published;
    if (!plan && shared) {
      const { file } = shared;
      // It has changed again, or another one has been asked for.
      const stale = () => this.shared !== shared || shared.file !== file;
      try {
        this.own ??= await import("./own-plan.ts");
        if (stale()) return;
        const refusal = shared.from === "plan" && this.own.refusalOf(file, language);
        if (refusal) return this.#fail(refusal);
        plan = await this.own.copyOf(file, todayInOslo(), language);
      } catch (error) {
        console.error("slt-year-view:", error);
        return this.#fail(whyNot(new PlanSourceError("unreachable", ""), language));
      }
      if (stale()) return;
    }
    if (!plan) return;
    const { status } = this;
    const before = status.kind === "ready" && status.plan.id === plan.id ? status.plan : undefined;
    const old = new Set(before?.bodies.map(({ id }) => id));
    this.shown = new Set(plan.bodies.flatMap(({ id }) => (!old.has(id) || this.shown.has(id) ? [id] : [])));
    if (!before) {
      this.person = "";
      this.selected = this.activeMeeting = this.activeDay = undefined;
      this.page = 0;
      this.scope = {};
    }
    this.#show({ kind: "ready", plan });
  }

  #show(status: Status): void {
    this.status = status;
    this.host.requestUpdate();
  }

  #fail(reason: string, problems: readonly InputProblem[] = []): void {
    this.#show({ kind: "failed", reason, problems });
  }

  // ------------------------------------------------------------ what is shown
  get language(): Language {
    return languageOf(this.host);
  }

  get words(): Strings {
    return strings[this.language];
  }

  /** Since when it is what it is. */
  dated(plan: PublishedPlan): string {
    if (!this.shared || this.shared.published)
      return this.words.published(showDate(plan.publishedOn, this.language, "day"));
    return this.shared.from === "kept" ? this.words.notPublished : "";
  }

  get asOf(): LocalDate {
    const given = this.host.asOf?.trim();
    return given && isDate(given) ? given : todayInOslo();
  }

  get meetings(): PublishedPlan["meetings"] {
    if (this.status.kind !== "ready") return [];
    const { bodies, meetings } = this.status.plan;
    const sits = new Set(
      bodies
        .filter(({ members }) => !this.person || members.some(({ person }) => person === this.person))
        .map(({ id }) => id),
    );
    return meetings.filter(({ body }) => this.shown.has(body) && sits.has(body));
  }

  /** The next ones of those that are shown, today's included. */
  get next(): Meeting[] {
    return this.meetings.filter((meeting) => dateOf(meeting) >= this.asOf).slice(0, 3);
  }

  change(
    what: Partial<
      Pick<
        YearViewApp,
        "view" | "shown" | "person" | "selected" | "activeMeeting" | "activeDay" | "page" | "flows" | "scope"
      >
    >,
  ): void {
    Object.assign(this, what);
    this.message = undefined;
    this.host.requestUpdate();
  }

  select(meeting: MeetingRef | undefined): void {
    this.change({ selected: meeting });
  }

  say(message: (words: Strings) => string): void {
    this.message = message;
    this.host.requestUpdate();
  }

  // ------------------------------------------------------------ taking along
  /** The part of the plan that is shown. */
  #part(plan: PublishedPlan): Year {
    return { ...plan, meetings: this.meetings };
  }

  async saveCalendar(plan: PublishedPlan): Promise<void> {
    const { scope, language } = this;
    const { calendarOf } = await import("./downloads.ts");
    const of =
      plan.bodies.find(({ id }) => id === scope.body)?.name ?? plan.people.find(({ id }) => id === scope.person)?.name;
    const name = fileName([plan.title, of].filter(Boolean).join(" "), "moter", "ics");
    saveFile(
      name,
      "text/calendar",
      calendarOf(plan, plan.cancelled, { language, scope, stamp: new Date().toISOString() }),
    );
    this.say((words) => words.saved(name));
  }

  async saveTable(plan: PublishedPlan): Promise<void> {
    const { csvOf } = await import("./downloads.ts");
    const name = fileName(plan.title, "moter", "csv");
    saveFile(name, "text/csv", csvOf(this.#part(plan), this.language));
    this.say((words) => words.saved(name));
  }

  /** Only a whole address of the web can be pasted into a calendar. */
  get calendarAddress(): string | undefined {
    const given = this.host.calendar.trim();
    if (given === "") return undefined;
    try {
      const address = new URL(given, document.baseURI);
      return /^https?:$/.test(address.protocol) ? address.href : undefined;
    } catch {
      return undefined;
    }
  }

  async copyAddress(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.calendarAddress ?? "");
      this.say((words) => words.copied);
    } catch {
      // Not allowed in a frame or without a secure address: then it is marked, to be copied by hand.
      this.host.shadowRoot?.querySelector<HTMLInputElement>("#calendar-address")?.select();
    }
  }

  // ------------------------------------------------------------ printing
  #paperProps(plan: PublishedPlan): PaperProps {
    const scope = plan.people.find(({ id }) => id === this.person)?.name;
    return {
      year: plan,
      meetings: this.meetings,
      language: this.language,
      footer: this.dated(plan),
      ...(scope ? { scope } : {}),
    };
  }

  print(what: "list" | "wheel", plan: PublishedPlan): void {
    const props = this.#paperProps(plan);
    const sheets = [designsystemet(), yearStyles()];
    if (what === "list") printOnly(sheets, this.language, listPaper(props));
    else printOnly(sheets, this.language, wheelPaper({ ...props, page: this.page }), wallPaper);
  }

  render(): TemplateResult {
    const { status } = this;
    return html`${appView(this)}${
      this.inPlace.active && status.kind === "ready"
        ? html`<div class="print-root" lang=${this.language}>${listPaper(this.#paperProps(status.plan))}</div>`
        : nothing
    }`;
  }
}
