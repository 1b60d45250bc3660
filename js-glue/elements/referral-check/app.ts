/**
 * What one `<slt-referral-check>` knows and does; the views beside this file show it. The answers live in this object alone: they are in no store, no
 * address, no attribute and no event, and they are dropped when the page is left, so that not even the way back shows them.
 */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { SltInputError, describe, labels, loadSlt } from "../../slt.ts";
import type { Year } from "../../plans/types.ts";
import type {
  Finding,
  InputProblem,
  Language,
  LocalDate,
  LocalText,
  Organisation,
  ReferralVerdict,
  Slt,
} from "../../types.ts";
import { isDate, todayInOslo } from "../dates.ts";
import answerStyles from "../answer.css";
import { designsystemetInFull } from "../designsystemet-more.ts";
import { sheet } from "../designsystemet.ts";
import { designsystemetWithForms } from "../designsystemet-forms.ts";
import { frame } from "../frame.ts";
import { headingLevel } from "../headings.ts";
import paperStyles from "../paper.css";
import { addressOf, fetchText, PlanSourceError, whyNot } from "../plan-source.ts";
import { PlanWatch } from "../plan-watch.ts";
import type { Sight } from "../plan-sight.ts";
import { printOnly } from "../print.ts";
import { Surroundings, languageOf } from "../surroundings.ts";
import { dateOf, told } from "../year/year.ts";
import { isAnswered, questionOf, questions, referralOf, type Answers, type Question } from "./answers.ts";
import { frameView } from "./frame-view.ts";
import { paperView } from "./paper-view.ts";
import printStyles from "./print.css";
import { servicesOf, type Service } from "./services.ts";
import { strings, type Strings } from "./strings.ts";
import styles from "./styles.css";

export interface Host extends LitElement {
  profile: string;
  src: string;
  language: string;
  asOf: LocalDate | undefined;
}

type Status =
  | { kind: "loading" }
  | { kind: "failed"; reason: (words: Strings, language: Language) => string; problems: readonly InputProblem[] }
  | { kind: "ready" };

export interface Team {
  id: string;
  name: string;
  /** None where there is no plan, or no meeting left in it. */
  meeting: ReturnType<typeof told> | undefined;
}

let own: CSSStyleSheet | undefined;
let print: CSSStyleSheet | undefined;
const paperSheet = () => (print ??= sheet(paperStyles + printStyles));

export class ReferralCheckApp implements ReactiveController {
  status: Status = { kind: "loading" };
  organisation: Organisation | undefined;
  services: Service[] = [];
  plan: Year | undefined;
  planFailed = false;

  answers: Answers = {};
  verdict: ReferralVerdict | undefined;
  /** Questions that have been reached stay in sight until all is begun anew. */
  opened = new Set<Question>();
  /** The browser holds a half-typed date back; all that is known is that it is there. */
  halfDate = false;
  /** Fields are made anew with it: also what a browser keeps of a half-typed date is gone. */
  round = 0;
  announcement = "";
  level = 2;
  asOf: LocalDate = todayInOslo();

  readonly surroundings: Surroundings;
  #slt: Slt | undefined;
  #profile: string | undefined;
  #sight: Sight | undefined;
  readonly #watch: PlanWatch;
  #announceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly host: Host) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(answerStyles + styles);
    root.adoptedStyleSheets = [...designsystemetWithForms(), frame(), own, paperSheet()];
    // First: what it asks for is what is drawn.
    this.#watch = new PlanWatch(host, {
      begin: () => this.#withoutPlan(),
      see: (sight) => void this.#see(sight),
      // The questions can be answered without it.
      fail: () => this.#withoutPlan(true),
      none: () => {},
    });
    host.addController(this);
    this.surroundings = new Surroundings(host);
    void this.#start();
  }

  // ------------------------------------------------------------ life
  hostConnected(): void {
    this.level = headingLevel(this.host);
    addEventListener("pagehide", this.#leave);
  }

  hostDisconnected(): void {
    removeEventListener("pagehide", this.#leave);
    this.#leave();
  }

  hostUpdate(): void {
    const given = this.host.asOf?.trim();
    this.asOf = given && isDate(given) ? given : todayInOslo();
    if (this.#slt && this.host.profile !== this.#profile) void this.openProfile();
    if (this.status.kind !== "ready") return;
    this.verdict = this.#slt!.reviewReferral(referralOf(this.answers), { asOf: this.asOf });
    for (const question of questions) if (isAnswered(this.answers, question)) this.opened.add(question);
    const { next } = this;
    if (next) this.opened.add(next);
  }

  #draw = () => this.host.requestUpdate();

  /** At once: a browser may keep the page as it stands, for the way back, and a page the element that it has taken away. */
  #leave = (): void => {
    this.#clear();
    this.#draw();
    (this.host as unknown as { performUpdate(): void }).performUpdate();
  };

  #clear(): void {
    clearTimeout(this.#announceTimer);
    this.answers = {};
    this.opened.clear();
    this.halfDate = false;
    this.announcement = "";
    ++this.round;
  }

  async #start(): Promise<void> {
    try {
      this.#slt = await loadSlt();
    } catch (error) {
      console.error("slt-referral-check:", error);
      this.#fail((words) => words.loadFailed);
      return;
    }
    await this.openProfile();
  }

  /** The module, or the profile: whatever is not there yet. */
  retry(): void {
    this.status = { kind: "loading" };
    this.#draw();
    void (this.#slt ? this.openProfile() : this.#start());
  }

  #fail(reason: (words: Strings, language: Language) => string, problems: readonly InputProblem[] = []): void {
    this.status = { kind: "failed", reason, problems };
    this.#draw();
  }

  // ------------------------------------------------------------ the municipality and its plan
  async openProfile(): Promise<void> {
    const slt = this.#slt!;
    const wanted = (this.#profile = this.host.profile);
    this.status = { kind: "loading" };
    this.#draw();
    try {
      const organisation = await organisationOf(slt, wanted.trim());
      // Another one has been asked for meanwhile.
      if (this.#profile !== wanted) return;
      this.#clear();
      this.organisation = organisation;
      this.services = servicesOf(organisation);
      this.status = { kind: "ready" };
      this.#draw();
    } catch (error) {
      if (this.#profile !== wanted) return;
      if (error instanceof PlanSourceError)
        this.#fail((words, language) =>
          error.code === "notFound" ? words.noProfile(wanted) : whyNot(error, language, "profile"),
        );
      else this.#fail((words) => words.profileBroken, error instanceof SltInputError ? error.problems : []);
    }
  }

  openPlan(): void {
    void this.#watch.open();
  }

  #withoutPlan(failed = false): void {
    this.#sight = undefined;
    this.planFailed = failed;
    this.#show(undefined);
  }

  async #see(sight: Sight): Promise<void> {
    this.#sight = sight;
    if (sight.published) return this.#show(sight.published);
    try {
      const { yearOf } = await import("../../plans/file.ts");
      // Holidays are of no use here.
      if (this.#sight === sight) this.#show(yearOf(sight.shared.file, [], this.language));
    } catch (error) {
      console.error("slt-referral-check:", error);
      if (this.#sight === sight) this.#withoutPlan(true);
    }
  }

  #show(year: Year | undefined): void {
    this.plan = year;
    // The teams may be others now.
    const { team } = this.answers;
    if (team !== undefined && !this.teams.some(({ id }) => id === team))
      this.answers = { ...this.answers, team: undefined };
    this.#draw();
  }

  // ------------------------------------------------------------ what the views read
  get language(): Language {
    return languageOf(this.host);
  }
  get words(): Strings {
    return strings[this.language];
  }
  get labels() {
    return labels(this.language);
  }

  text(text: LocalText): string {
    return text[this.language] ?? text.nb;
  }

  describe(finding: Finding): string {
    return describe(finding, this.language, Object.fromEntries(this.teams.map(({ id, name }) => [id, name])));
  }

  finding(question: Question): Finding {
    return this.verdict!.findings.find((finding) => questionOf(finding) === question)!;
  }

  /** The first one without an answer that still matters; none while something else has to come first. */
  get next(): Question | undefined {
    const { verdict, answers } = this;
    if (!verdict || verdict.outcome === "elsewhereFirst") return undefined;
    return verdict.findings
      .filter(({ state }) => state === "missing")
      .map(questionOf)
      .find((question) => !isAnswered(answers, question));
  }

  /** Those of the plan that carry things out, and those of which nobody has said what they do; where it has none, those of the profile. */
  get teams(): Team[] {
    const { plan } = this;
    const levelOf = ({ id, level }: Year["bodies"][number]) =>
      level ?? this.organisation?.bodies.find((body) => body.id === id)?.level;
    const inPlan = (...wanted: (string | undefined)[]) =>
      plan?.bodies.filter((body) => wanted.includes(levelOf(body))) ?? [];
    const planned = inPlan("executing").length > 0 ? inPlan("executing", undefined) : [];
    const bodies =
      planned.length > 0
        ? planned
        : (this.organisation?.bodies ?? [])
            .filter(({ level }) => level === "executing")
            .map(({ id, name }) => ({ id, name: this.text(name) }));
    return bodies.map(({ id, name }) => {
      const meeting = plan?.meetings.find((each) => each.body === id && dateOf(each) >= this.asOf);
      return { id, name, meeting: plan && meeting && told(plan, meeting, this.language) };
    });
  }

  get team(): Team | undefined {
    return this.teams.find(({ id }) => id === this.answers.team);
  }

  /** Holds today, but no more on the day of the meeting: the module is asked as of that day. */
  get runsOut(): LocalDate | undefined {
    const date = this.team?.meeting?.date;
    if (!date || this.finding("until").state !== "met") return undefined;
    const { findings } = this.#slt!.reviewReferral(referralOf(this.answers), { asOf: date });
    return findings.some((finding) => questionOf(finding) === "until" && finding.state === "broken") ? date : undefined;
  }

  // ------------------------------------------------------------ answering
  answer(changes: Answers): void {
    this.answers = { ...this.answers, ...changes };
    this.#draw();
    this.#announce();
  }

  setHalfDate(there: boolean): void {
    if (this.halfDate === there) return;
    this.halfDate = there;
    this.#draw();
  }

  /** There is no way back from it, on purpose: whoever begins anew leaves nothing behind for the next one at the desk. */
  reset(): void {
    this.#clear();
    this.#draw();
    void this.goTo("duty");
    this.announcement = this.words.wasReset;
  }

  async goTo(question: Question): Promise<void> {
    this.opened.add(question);
    this.#draw();
    await this.host.updateComplete;
    const item = this.host.shadowRoot?.querySelector(`#q-${question}`);
    item?.scrollIntoView({ block: "nearest" });
    (item?.querySelector<HTMLElement>("input:checked") ?? item?.querySelector<HTMLElement>("input"))?.focus();
  }

  /** Not while somebody is still going along the answers with the arrow keys. */
  #announce(): void {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      const { words, verdict } = this;
      if (!verdict) return;
      const broken = verdict.findings.filter(({ state }) => state === "broken").length;
      const lacking = verdict.outcome === "notReady" ? ` ${words.lacks(broken)}` : "";
      this.announcement = `${words.outcome[verdict.outcome]}.${lacking}`;
      this.#draw();
    }, 900);
  }

  // ------------------------------------------------------------ showing
  print(): void {
    printOnly([...designsystemetInFull(), paperSheet()], this.language, paperView(this), "size: A4; margin: 12mm 14mm");
  }

  /** The blank list always stands behind: whatever makes the page print, no answer gets onto paper. */
  render(): TemplateResult {
    return html`${frameView(this)}${
      this.status.kind === "ready"
        ? html`<div class="print-root" lang=${this.language}>${paperView(this)}</div>`
        : nothing
    }`;
  }
}

async function organisationOf(slt: Slt, name: string): Promise<Organisation> {
  if (slt.profiles.includes(name)) return slt.profile(name);
  // Every other name is an address; a plain word is none that anybody means.
  if (!/[/.]/.test(name)) throw new PlanSourceError("notFound", name);
  let organisation: Organisation;
  const text = await fetchText(addressOf(name), name);
  try {
    organisation = JSON.parse(text) as Organisation;
  } catch {
    throw new SltInputError([{ path: "", code: "syntax", detail: "is not JSON" }]);
  }
  // Throws what is wrong with it.
  slt.reviewOrganisation(organisation);
  return organisation;
}
