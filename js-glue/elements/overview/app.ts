/** What one `<slt-overview>` knows. It changes nothing: it shows a document, a profile, or both. */
import type { LitElement, ReactiveController, TemplateResult } from "lit";
import type { Finding, Language, LocalDate, Organisation, Slt } from "../../types.ts";
import { isDate, todayInOslo } from "../dates.ts";
import { designsystemet, sheet } from "../designsystemet.ts";
import { frame } from "../frame.ts";
import { headingLevel } from "../headings.ts";
import { watchPlan, type Sight } from "../plan-sight.ts";
import { PlanSourceError } from "../plan-source.ts";
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
  findings: readonly Finding[] = [];
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
  #asked: string | undefined;
  #sight: Sight | undefined;
  #drawn = "";
  #ends: (() => void)[] = [];

  constructor(readonly host: Host) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(looks + styles);
    root.adoptedStyleSheets = [designsystemet(), frame(), own];
    host.addController(this);
    this.surroundings = new Surroundings(host);
    this.inPlace = new PrintInPlace(host, () => this.status.kind === "ready");
  }

  // ------------------------------------------------------------ life
  hostConnected(): void {
    this.level = headingLevel(this.host);
    this.#ends.push(
      watchNeighbours(() => {
        this.neighbours = neighboursOf();
        this.host.requestUpdate();
      }),
    );
  }

  hostDisconnected(): void {
    this.#leave();
    this.#asked = undefined;
  }

  #leave(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  hostUpdate(): void {
    const asked = JSON.stringify([this.host.src, this.host.profile]);
    if (asked !== this.#asked) void this.open();
    else if (this.status.kind === "ready" && this.#drawn !== `${this.language} ${this.asOf}`)
      void this.#see(this.#sight);
  }

  // ------------------------------------------------------------ the document and the profile
  async open(): Promise<void> {
    const asked = (this.#asked = JSON.stringify([this.host.src, this.host.profile]));
    const src = this.host.src.trim();
    this.status = { kind: "loading" };
    this.shared = this.known = this.profile = this.trouble = this.#sight = undefined;
    this.host.requestUpdate();
    if (src === "" && this.host.profile.trim() !== "") return this.#see(undefined);
    try {
      const unwatch = await watchPlan(src, (sight) => {
        if (this.#asked === asked) void this.#see(sight);
      });
      if (this.#asked === asked && this.host.isConnected) this.#ends.push(unwatch);
      else unwatch();
    } catch (error) {
      if (!(error instanceof PlanSourceError)) throw error;
      if (this.#asked !== asked) return;
      this.status = { kind: "failed", error };
      this.host.requestUpdate();
    }
  }

  /** First what the document says by itself; then what the module adds. */
  async #see(sight: Sight | undefined): Promise<void> {
    const { language, asOf } = this;
    this.#sight = sight;
    this.#drawn = `${language} ${asOf}`;
    this.shared = sight?.shared;
    const current = () => this.#sight === sight && this.#drawn === `${language} ${asOf}`;
    try {
      let known: Known | undefined;
      if (sight?.published) known = knownOf(sight.published);
      else if (sight) {
        this.own ??= await import("./own-plan.ts");
        if (!current()) return;
        known = this.own.knownOfFile(sight.shared.file, language);
      }
      this.known = known;
      if (known) this.#ready();
      const name = this.host.profile.trim();
      if (name === "" && !known?.measures?.length) return;
      await this.#ask(name, known, current);
    } catch (error) {
      console.error("slt-overview:", error);
      this.trouble = (words) => words.moduleMissing;
    }
    if (current()) this.#ready();
  }

  async #ask(name: string, known: Known | undefined, current: () => boolean): Promise<void> {
    this.rules ??= await import("./rules.ts");
    this.#slt ??= await this.rules.loadSlt();
    if (!current()) return;
    this.profile = name === "" ? undefined : this.rules.profileOf(this.#slt, name);
    this.trouble = name !== "" && !this.profile ? (words) => words.noProfile(name) : undefined;
    this.findings = this.rules.reviewOf(this.#slt, known?.measures ?? [], known?.meetings ?? [], this.asOf);
  }

  #ready(): void {
    this.status = { kind: "ready" };
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
