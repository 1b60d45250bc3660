/** What one `<slt-overview>` knows. It changes nothing: it shows a document, a profile, or both. */
import type { LitElement, ReactiveController, TemplateResult } from "lit";
import type { Finding, Language, LocalDate, Organisation, Slt } from "../../types.ts";
import { isDate, todayInOslo } from "../dates.ts";
import { designsystemetInFull } from "../designsystemet-more.ts";
import { sheet } from "../designsystemet.ts";
import { frame } from "../frame.ts";
import { headingLevel } from "../headings.ts";
import type { Sight } from "../plan-sight.ts";
import { PlanSourceError } from "../plan-source.ts";
import { PlanWatch } from "../plan-watch.ts";
import { PrintInPlace } from "../print.ts";
import type { SharedPlan } from "../shared-plan.ts";
import { Surroundings, languageOf } from "../surroundings.ts";
import looks from "../year/looks.css";
import { neighboursOf, watchNeighbours, type Neighbour } from "./neighbours.ts";
import { knownOf, levelsOf, type Known, type Level } from "./picture.ts";
import { strings, type Strings } from "./strings.ts";
import styles from "./styles.css";
import { appView } from "./view.ts";

export interface Host extends LitElement {
  profile: string;
  src: string;
  language: string;
  asOf: LocalDate | undefined;
}

type Status = { kind: "loading" } | { kind: "failed"; error: PlanSourceError } | { kind: "ready" };

let own: CSSStyleSheet | undefined;

export class OverviewApp implements ReactiveController {
  status: Status = { kind: "loading" };
  known: Known | undefined;
  profile: Organisation | undefined;
  /** Undefined where it is not known what the module says. */
  findings: readonly Finding[] | undefined;
  neighbours: readonly Neighbour[] = [];
  shared: SharedPlan | undefined;
  /** What only a document that was edited needs. */
  own: typeof import("./own-plan.ts") | undefined;
  rules: typeof import("./rules.ts") | undefined;
  /** Something that the page asks for is not there: a profile that nobody knows, or the module. */
  trouble: ((words: Strings) => string) | undefined;
  level = 2;

  readonly surroundings: Surroundings;
  readonly inPlace: PrintInPlace;
  #slt: Slt | undefined;
  readonly #watch: PlanWatch;
  #profile: string | undefined;
  #sight: Sight | undefined;
  #drawn = "";
  #end: (() => void) | undefined;

  constructor(readonly host: Host) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(looks + styles);
    root.adoptedStyleSheets = [...designsystemetInFull(), frame(), own];
    // First: what it asks for is what is drawn.
    this.#watch = new PlanWatch(host, {
      begin: () => {
        this.#profile = host.profile;
        this.shared = this.known = this.profile = this.#sight = undefined;
        this.#show({ kind: "loading" });
      },
      see: (sight) => void this.#see(sight),
      fail: (error) => this.#show({ kind: "failed", error }),
      // A profile can be shown alone.
      none: () => {
        if (host.profile.trim() === "") this.#show({ kind: "failed", error: new PlanSourceError("noSource", "") });
        else void this.#see(undefined);
      },
    });
    host.addController(this);
    this.surroundings = new Surroundings(host);
    this.inPlace = new PrintInPlace(host, () => this.status.kind === "ready");
  }

  // ------------------------------------------------------------ life
  hostConnected(): void {
    this.level = headingLevel(this.host);
    this.#end = watchNeighbours(() => {
      this.neighbours = neighboursOf();
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#end?.();
  }

  hostUpdate(): void {
    if (this.host.profile !== this.#profile) this.open();
    else if (this.status.kind === "ready" && this.#drawn !== this.#asked) void this.#see(this.#sight);
  }

  // ------------------------------------------------------------ the document and the profile
  open(): void {
    void this.#watch.open();
  }

  get #asked(): string {
    return `${this.language} ${this.asOf}`;
  }

  /** First what the document says by itself; then what the module adds. */
  async #see(sight: Sight | undefined): Promise<void> {
    const { language } = this;
    this.#sight = sight;
    const asked = (this.#drawn = this.#asked);
    this.shared = sight?.shared;
    this.findings = this.trouble = undefined;
    const current = () => this.#sight === sight && this.#drawn === asked;
    try {
      let known: Known | undefined;
      if (sight?.published) known = knownOf(sight.published);
      else if (sight) {
        this.own ??= await import("./own-plan.ts");
        if (!current()) return;
        known = this.own.knownOfFile(sight.shared.file, language);
      }
      this.known = known;
      if (known) this.#show({ kind: "ready" });
      await this.#ask(known, current);
    } catch (error) {
      console.error("slt-overview:", error);
      if (current()) this.trouble = (words) => words.moduleMissing;
    }
    if (current()) this.#show({ kind: "ready" });
  }

  /** The module is loaded where there is something to ask it. */
  async #ask({ measures = [], meetings = [] }: Partial<Known> = {}, current: () => boolean): Promise<void> {
    const name = this.host.profile.trim();
    if (measures.length === 0) this.findings = [];
    if (name === "" && measures.length === 0) return;
    this.rules ??= await import("./rules.ts");
    this.#slt ??= await this.rules.loadSlt();
    if (!current()) return;
    this.profile = name === "" ? undefined : this.rules.profileOf(this.#slt, name);
    this.trouble = name !== "" && !this.profile ? (words) => words.noProfile(name) : undefined;
    const days = meetings.map(({ body, index, start }) => ({ body, index, start }));
    this.findings = this.rules.reviewed(this.#slt, measures, days, this.asOf).findings;
  }

  #show(status: Status): void {
    this.status = status;
    this.host.requestUpdate();
  }

  // ------------------------------------------------------------ what the views read
  get language(): Language {
    return languageOf(this.host);
  }

  get words(): Strings {
    return strings[this.language];
  }

  get asOf(): LocalDate {
    const given = this.host.asOf?.trim();
    return given && isDate(given) ? given : todayInOslo();
  }

  get levels(): Level[] {
    return levelsOf(this.known, this.profile, this.asOf, this.language);
  }

  get municipality(): string {
    return this.known?.municipality || this.profile?.municipality || "";
  }

  /** What people call the bodies. */
  get names(): Record<string, string> {
    return Object.fromEntries(this.levels.flatMap(({ bodies }) => bodies.map(({ id, name }) => [id, name])));
  }

  describe(finding: Finding): string {
    return this.rules?.describe(finding, this.language, this.names) ?? "";
  }

  render(): TemplateResult {
    return appView(this);
  }
}
