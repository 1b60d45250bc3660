/** What one `<slt-event-check>` knows and does; the views beside this file show it. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { SltInputError, describe, labels, loadSlt } from "../../slt.ts";
import type {
  EventApplication,
  EventRules,
  InputProblem,
  JsonPatch,
  JsonPointer,
  Language,
  LocalDate,
  PackProblem,
  Remedy,
  RuleInfo,
  RulePack,
  Slt,
  Verdict,
} from "../../types.ts";
import { birthday } from "../ages.ts";
import { isDate, todayInOslo } from "../dates.ts";
import answerStyles from "../answer.css";
import { designsystemetInFull } from "../designsystemet-more.ts";
import { sheet } from "../designsystemet.ts";
import { designsystemetWithForms } from "../designsystemet-forms.ts";
import { deleteDraft, readDraft as readStored, writeDraft } from "../drafts.ts";
import { frame } from "../frame.ts";
import { headingLevel } from "../headings.ts";
import { pointerParts } from "../json-patch.ts";
import { PrintInPlace, printOnly } from "../print.ts";
import { Surroundings, languageOf } from "../surroundings.ts";
import type { BatchView } from "./batch.ts";
import {
  applyToDraft,
  draftOf,
  emptyDraft,
  leaveOut,
  newPerson,
  personDraft,
  putBack,
  readDraft,
  revive,
  type Draft,
  type FieldProblem,
  type PersonDraft,
  type Reading,
} from "./draft.ts";
import { SltVerdictEvent } from "./element.ts";
import paperStyles from "../paper.css";
import printStyles from "./print.css";
import { strings, type Strings } from "./strings.ts";
import styles from "./styles.css";
import { formView } from "./form-view.ts";
import { frameView } from "./frame-view.ts";
import { outputsView } from "./outputs-view.ts";
import { printView } from "./print-view.ts";
import { resultView, statusBar } from "./result-view.ts";

export interface Host extends LitElement {
  pack: string;
  language: string;
  mode: "single" | "batch";
  asOf: LocalDate | undefined;
}

/** Something that was done and can be undone, without touching what has been typed since. */
export interface Undoable {
  text: (words: Strings) => string;
  undo: (later: Draft) => Draft;
  /** Where the focus goes after undoing. */
  focus: string;
}

type Status =
  | { kind: "loading" }
  | { kind: "failed" }
  | { kind: "badPack"; reason: (words: Strings) => string; problems: InputProblem[] }
  | { kind: "ready" };

let own: CSSStyleSheet | undefined;
let print: CSSStyleSheet | undefined;

export class EventCheckApp implements ReactiveController {
  status: Status = { kind: "loading" };
  rules: EventRules | undefined;
  infoOf = new Map<string, RuleInfo>();
  /** Remarks on a pack that is not built in, for whoever maintains it. */
  remarks: PackProblem[] = [];

  draft: Draft = emptyDraft();
  reading: Reading = { application: {}, problems: [], rows: [] };
  problems: FieldProblem[] = [];
  verdict: Verdict | undefined;

  undoable: Undoable | undefined;
  /** Said once, politely, to screen readers and shown beside the action it answers. */
  message: ((words: Strings) => string) | undefined;
  announcement = "";
  kept = false;
  keepFailed = false;
  batch: BatchView | undefined;
  paste: { open: boolean; text: string; notes: ((words: Strings) => string)[] } = { open: false, text: "", notes: [] };
  fileProblems: InputProblem[] = [];
  copyText: string | undefined;

  #slt: Slt | undefined;
  #loadedPack: string | undefined;
  #dirty = true;
  #unfinished = new Set<string>();
  #focused: JsonPointer | undefined;
  #shownAtFocus = false;
  /** Where the focus has gone while a button is held down. */
  #focusLater: { path: JsonPointer | undefined } | undefined;
  /** Fields where a national identity number stood until it was taken away; true once the user has come back to the field. */
  #refused = new Map<JsonPointer, boolean>();
  #announceTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #surroundings: Surroundings;
  readonly inPlace: PrintInPlace;
  #storeTimer: ReturnType<typeof setTimeout> | undefined;
  #told = "";

  constructor(
    readonly host: Host,
    initial: EventApplication | undefined,
  ) {
    if (initial) this.draft = draftOf(initial);
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    own ??= sheet(answerStyles + styles);
    print ??= sheet(paperStyles + printStyles);
    root.adoptedStyleSheets = [...designsystemetWithForms(), frame(), own, print];
    host.addController(this);
    this.#surroundings = new Surroundings(host);
    this.inPlace = new PrintInPlace(host, () => host.mode !== "batch" && this.rules !== undefined);
    if (initial === undefined) void this.#restore();
    void this.#start();
  }

  // ------------------------------------------------------------ life
  hostConnected(): void {
    this.level = headingLevel(this.host);
    addEventListener("pagehide", this.#flush);
    document.addEventListener("visibilitychange", this.#flush);
  }

  hostDisconnected(): void {
    removeEventListener("pagehide", this.#flush);
    document.removeEventListener("visibilitychange", this.#flush);
  }

  hostUpdate(): void {
    this.#readAsOf();
    if (this.#slt && this.host.pack !== this.#loadedPack) void this.#openPack(this.#slt);
    if (this.host.mode === "batch" && !this.batch) void this.openBatch();
    this.#check();
  }

  #render = () => this.host.requestUpdate();

  async #start(): Promise<void> {
    try {
      this.#slt = await loadSlt();
    } catch (error) {
      console.error("slt-event-check:", error);
      this.status = { kind: "failed" };
      this.#render();
      return;
    }
    await this.#openPack(this.#slt);
  }

  async #openPack(slt: Slt): Promise<void> {
    const name = this.host.pack.trim();
    this.#loadedPack = this.host.pack;
    const bad = (reason: (words: Strings) => string, problems: InputProblem[] = []) => {
      if (this.#loadedPack !== this.host.pack) return;
      this.rules = undefined;
      this.verdict = undefined;
      this.status = { kind: "badPack", reason, problems };
      this.#render();
    };
    let pack: string | RulePack = name;
    const builtIn = slt.packs.includes(name);
    if (!builtIn) {
      // A plain name is one of the packs that lie beside the module.
      const beside = /^[a-z0-9][a-z0-9-]*$/i.test(name);
      let address: URL;
      try {
        address = beside ? new URL(`packs/${name}.json`, import.meta.url) : new URL(name, document.baseURI);
      } catch {
        return bad((words) => words.packNotFound(name));
      }
      if (address.origin !== location.origin) return bad((words) => words.packForeign(name));
      this.status = { kind: "loading" };
      let text: string;
      try {
        const answer = await fetch(address, { mode: "same-origin", credentials: "same-origin" });
        if (!answer.ok) return bad((words) => (beside ? words.packUnknown(name) : words.packNotFound(name)));
        text = await answer.text();
      } catch {
        return bad((words) => words.packNotFound(name));
      }
      try {
        pack = JSON.parse(text) as RulePack;
      } catch {
        return bad((words) => words.packNotJson);
      }
    }
    try {
      const rules = slt.eventRules(pack);
      if (this.#loadedPack !== this.host.pack) return;
      this.#readAsOf();
      this.rules = rules;
      this.asksSchoolEvent = JSON.stringify(rules.pack.rules).includes('"schoolEvent"');
      this.infoOf = new Map(rules.info.map((info) => [info.rule, info]));
      this.remarks = builtIn ? [] : rules.lint({ asOf: this.asOf });
      this.status = { kind: "ready" };
    } catch (error) {
      const problems = error instanceof SltInputError ? error.problems : [];
      if (problems.length === 0) console.error("slt-event-check:", error);
      return bad((words) => words.packFailedWhat, problems);
    }
    this.#scrub();
    this.batch?.recheck();
    this.changed();
  }

  // ------------------------------------------------------------ what the views read
  /** The day to count from; taken anew before each drawing. */
  asOf: LocalDate = todayInOslo();
  /** The heading level of the element's own sections. */
  level = 2;
  asksSchoolEvent = false;

  #readAsOf(): void {
    const given = this.host.asOf?.trim();
    const asOf = given && isDate(given) ? given : todayInOslo();
    if (asOf === this.asOf) return;
    this.asOf = asOf;
    this.#dirty = true;
    this.batch?.recheck();
  }

  get language(): Language {
    return languageOf(this.host);
  }

  get words(): Strings {
    return strings[this.language];
  }

  get labels() {
    return labels(this.language);
  }

  get application(): EventApplication {
    this.#readAsOf();
    this.#check();
    const { application } = this.rules ? this.reading : readDraft(this.draft, this.asOf);
    return structuredClone(application);
  }

  get startDate(): LocalDate | undefined {
    return this.reading.application.start?.slice(0, 10);
  }

  describe(item: Parameters<typeof describe>[0]): string {
    return describe(item, this.language);
  }

  text(text: { nb: string; nn?: string; en?: string } | undefined): string {
    return text?.[this.language] ?? text?.nb ?? "";
  }

  /** The ages that the pack's rules ask of a role. */
  requiredAges(role: "guards" | "responsible"): number[] {
    const rules = (this.rules?.pack.rules ?? []) as { kind?: string; role?: string; over?: number }[];
    return rules.filter((rule) => rule.kind === "minimumAge" && rule.role === role).map((rule) => rule.over ?? 0);
  }

  /** Whether the pack has a rule of this kind (and, for some, about this field). */
  asks(kind: string, detail?: Record<string, unknown>): boolean {
    const rules = (this.rules?.pack.rules ?? []) as Record<string, unknown>[];
    return rules.some(
      (rule) => rule.kind === kind && Object.entries(detail ?? {}).every(([key, value]) => rule[key] === value),
    );
  }

  get questions(): { id: string; text: RulePack["title"]; help?: RulePack["title"] }[] {
    return (this.rules?.pack.questions as { id: string; text: RulePack["title"] }[] | undefined) ?? [];
  }

  get checkedOn(): LocalDate | undefined {
    return (this.rules?.pack.source as { checkedOn?: LocalDate } | undefined)?.checkedOn;
  }

  get stale(): boolean {
    return this.checkedOn !== undefined && isDate(this.checkedOn) && birthday(this.checkedOn, 1) < this.asOf;
  }

  /** The fix that keeps the event at its time of day, where there is one. */
  get fix(): Remedy | undefined {
    return this.verdict?.friendlyFix ?? this.verdict?.nearestFix;
  }

  /** The problem to show at a field: not while its text is still being typed. */
  problemAt(path: JsonPointer): string | undefined {
    if (this.#refused.has(path)) return this.words.nationalId;
    const problem = this.problems.find((candidate) => candidate.path === path);
    if (!problem || (this.#focused === path && !this.#shownAtFocus)) return undefined;
    return "local" in problem ? this.words[problem.code] : this.describe(problem);
  }

  // ------------------------------------------------------------ typing
  edit(changes: Partial<Draft>, path?: JsonPointer): void {
    if (path && this.#refused.get(path)) this.#refused.delete(path);
    if (this.message) this.message = undefined;
    this.draft = { ...this.draft, ...changes };
    this.changed();
  }

  /** Free text: a national identity number never gets past this point. */
  editText(text: string, path: JsonPointer, write: (text: string) => Partial<Draft>): void {
    const clean = this.withoutNationalId(text);
    this.edit(write(clean), path);
    if (clean !== text) this.#refused.set(path, false);
  }

  editPerson(path: JsonPointer, person: PersonDraft, field: "name" | "born", text: string): void {
    this.editText(text, `${path}/${field}`, (clean) => {
      const next = { ...person, [field]: clean };
      return path === "/responsible"
        ? { responsible: next }
        : { guards: this.draft.guards.map((row) => (row.key === person.key ? next : row)) };
    });
  }

  /** Date and time fields keep half-typed text to themselves; all we learn is that it is there. */
  setUnfinished(key: string, unfinished: boolean): void {
    if (this.#unfinished.has(key) === unfinished) return;
    if (unfinished) this.#unfinished.add(key);
    else this.#unfinished.delete(key);
    this.changed();
  }

  /**
   * A problem that appears as the focus leaves its field moves everything below it. While a button is being pressed it must wait, or the press lands beside
   * what it was meant for.
   */
  pressed(): void {
    this.#focusLater ??= { path: this.#focused };
    const released = () => {
      removeEventListener("pointerup", released, true);
      removeEventListener("pointercancel", released, true);
      // The click comes after the button's release.
      setTimeout(() => {
        const later = this.#focusLater;
        this.#focusLater = undefined;
        if (later) this.focusedAt(later.path);
      });
    };
    addEventListener("pointerup", released, true);
    addEventListener("pointercancel", released, true);
  }

  focusedAt(path: JsonPointer | undefined): void {
    if (this.#focusLater) {
      this.#focusLater.path = path;
      return;
    }
    if (path === this.#focused) return;
    this.#shownAtFocus = path !== undefined && this.problems.some((problem) => problem.path === path);
    this.#focused = path;
    if (path && this.#refused.has(path)) this.#refused.set(path, true);
    this.#render();
  }

  /** Takes national identity numbers out of a text. What such a number is, only the module decides. */
  withoutNationalId(text: string): string {
    if (!this.isNationalId(text)) return text;
    const clean = text.replace(/\d(?:[^\p{L}\p{N}\n]*\d){10,}/gu, (run) => (this.isNationalId(run) ? "" : run));
    // Where the number hides between other digits, the text goes as a whole.
    return this.isNationalId(clean) ? "" : clean.trim() === "" ? "" : clean;
  }

  isNationalId = (text: string): boolean => {
    if (!this.rules || (text.match(/\d/g)?.length ?? 0) < 11) return false;
    try {
      this.rules.check({ title: text }, { asOf: this.asOf });
      return false;
    } catch (error) {
      return error instanceof SltInputError && error.problems.some((problem) => problem.code === "nationalId");
    }
  };

  /** A draft that comes from a file, a store or a script has not been through `editText`. */
  #scrub(): void {
    const person = (row: PersonDraft): PersonDraft => ({
      ...row,
      name: this.withoutNationalId(row.name),
      born: this.withoutNationalId(row.born),
    });
    const draft: Draft = {
      ...this.draft,
      responsible: person(this.draft.responsible),
      guards: this.draft.guards.map(person),
      answers: Object.fromEntries(
        Object.entries(this.draft.answers).filter(([question]) => !this.isNationalId(question)),
      ),
    };
    for (const [key, value] of Object.entries(draft))
      if (typeof value === "string") Object.assign(draft, { [key]: this.withoutNationalId(value) });
    this.draft = draft;
  }

  changed(): void {
    this.#dirty = true;
    this.#store();
    this.#render();
  }

  /** The way to re-read the form is short enough to take it before every drawing that follows a change. */
  #check(): void {
    if (!this.#dirty || !this.rules) return;
    this.#dirty = false;
    const reading = readDraft(this.draft, this.asOf, this.#unfinished);
    const problems: FieldProblem[] = [...reading.problems];
    let application = reading.application;
    let verdict: Verdict | undefined;
    // Each round leaves out what cannot be read, so that the rest is still answered.
    for (let round = 0; round < 10 && !verdict; ++round) {
      try {
        verdict = this.rules.check(application, { asOf: this.asOf, explain: true });
      } catch (error) {
        if (!(error instanceof SltInputError)) throw error;
        problems.push(...error.problems);
        application = round < 8 ? error.problems.reduce((rest, { path }) => leaveOut(rest, path), application) : {};
      }
    }
    this.reading = { ...reading, application };
    this.problems = problems;
    this.verdict = verdict;
    if (!verdict) return;
    this.batch?.updateOpened(application, verdict);
    const told = JSON.stringify([application, verdict.pack.digest, this.asOf]);
    if (told !== this.#told) {
      this.#told = told;
      // After the drawing: whoever listens may change the form in turn.
      const event = new SltVerdictEvent(verdict, structuredClone(application));
      queueMicrotask(() => this.host.dispatchEvent(event));
      this.#announce();
    }
  }

  /** One short sentence once typing has paused; never the whole list. */
  #announce(): void {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      const text = this.verdict ? `${this.labels.outcome[this.verdict.outcome]}. ${this.counts().join(", ")}.` : "";
      if (text === this.announcement) return;
      this.announcement = text;
      this.#render();
    }, 900);
  }

  counts(): string[] {
    const { counts } = this.words;
    const findings = (this.verdict?.findings ?? []).filter((finding) => finding.severity !== "info");
    const number = (test: (finding: (typeof findings)[number]) => boolean) => findings.filter(test).length;
    const all: [number, (n: number) => string][] = [
      [number(({ state, severity }) => state === "broken" && severity === "must"), counts.broken],
      [number(({ state, severity }) => state === "broken" && severity !== "must"), counts.brokenAdvice],
      [number(({ state }) => state === "missing"), counts.missing],
      [number(({ state }) => state === "judgement"), counts.judgement],
      [number(({ state }) => state === "met"), counts.met],
    ];
    return all.filter(([n]) => n > 0).map(([n, say]) => say(n));
  }

  // ------------------------------------------------------------ doing and undoing
  do(undoable: Undoable, draft: Draft, focus = ".undo button"): void {
    this.draft = draft;
    this.undoable = undoable;
    this.message = undefined;
    this.changed();
    this.focus(focus);
  }

  apply(patch: JsonPatch): void {
    const { draft, undo } = applyToDraft(this.draft, this.reading, patch);
    this.do({ text: (words) => words.fixApplied, undo, focus: ".result" }, draft);
  }

  undo(): void {
    if (!this.undoable) return;
    const { undo, focus } = this.undoable;
    this.undoable = undefined;
    this.draft = undo(this.draft);
    this.message = (words) => words.undone;
    this.changed();
    this.focus(focus);
  }

  dismissUndo(): void {
    const focus = this.undoable?.focus ?? ".result";
    this.undoable = undefined;
    this.#render();
    this.focus(focus);
  }

  addGuard(): void {
    const guard = newPerson();
    this.draft = { ...this.draft, guards: [...this.draft.guards, guard] };
    this.changed();
    this.focus(`#guard-${guard.key}-name`);
  }

  removeGuard(guard: PersonDraft): void {
    const index = this.draft.guards.indexOf(guard);
    const who = guard.name.trim();
    const removed = [{ index, row: guard }];
    this.do(
      {
        text: (words) => words.undoRemoved(who || words.guardN(index + 1)),
        undo: (later) => ({ ...later, guards: putBack(later.guards, removed) }),
        focus: `#guard-${guard.key}-name`,
      },
      { ...this.draft, guards: this.draft.guards.filter((row) => row !== guard) },
    );
  }

  async addPasted(): Promise<void> {
    const { readPeople } = await import("../people.ts");
    const { people, problems, left } = readPeople(this.paste.text, this.asOf, this.isNationalId);
    const added = people.map(personDraft);
    const notes: ((words: Strings) => string)[] = problems.map(
      ({ code, line }) =>
        (words) =>
          words.pasteProblem[code](line),
    );
    if (people.length === 0 && problems.length === 0) notes.push((words) => words.pasteNothing);
    else if (left) notes.push((words) => words.pasteLeft);
    this.paste = { open: notes.length > 0, text: left, notes };
    if (added.length === 0) {
      this.#render();
      return this.focus("#paste");
    }
    const keys = new Set(added.map(({ key }) => key));
    // Rows that were added but never filled in would only be in the way.
    const before = this.draft.guards.filter((row) => row.name.trim() || row.born.trim());
    this.do(
      {
        text: (words) => words.undoPasted(added.length),
        undo: (later) => ({ ...later, guards: later.guards.filter((row) => !keys.has(row.key)) }),
        focus: "#add-guard",
      },
      { ...this.draft, guards: [...before, ...added] },
      notes.length > 0 ? "#paste" : ".undo button",
    );
  }

  clear(): void {
    const before = this.draft;
    this.#unfinished.clear();
    this.#refused.clear();
    this.do({ text: (words) => words.undoCleared, undo: () => before, focus: "#title" }, emptyDraft());
  }

  /** A whole application from outside: the property, a file, a row of the list. */
  load(application: EventApplication): void {
    this.draft = draftOf(readable(application));
    this.#unfinished.clear();
    this.#refused.clear();
    this.undoable = undefined;
    this.#scrub();
    this.changed();
  }

  async openFile(file: File): Promise<void> {
    this.fileProblems = [];
    if (file.size > 1_000_000) return this.say((words) => words.fileTooLarge);
    let application: unknown;
    try {
      application = JSON.parse(await file.text());
    } catch {
      return this.say((words) => words.fileNotJson);
    }
    if (typeof application !== "object" || application === null || Array.isArray(application))
      return this.say((words) => words.fileNotJson);
    const before = this.draft;
    try {
      this.rules?.check(application, { asOf: this.asOf });
    } catch (error) {
      if (!(error instanceof SltInputError)) throw error;
      this.fileProblems = error.problems;
      if (error.problems.some((problem) => problem.path === "")) return this.say((words) => words.fileNotJson);
    }
    this.load(application);
    this.undoable = { text: (words) => words.undoLoaded, undo: () => before, focus: "#title" };
    this.focus(".undo button");
  }

  say(message: (words: Strings) => string): void {
    this.message = message;
    this.#render();
  }

  // ------------------------------------------------------------ many applications
  async openBatch(): Promise<void> {
    const { BatchView } = await import("./batch.ts");
    this.batch ??= new BatchView(this);
    this.#render();
  }

  setMode(mode: "single" | "batch"): void {
    this.host.mode = mode;
  }

  // ------------------------------------------------------------ the draft
  get #draftKey(): string {
    const elements = [...document.querySelectorAll(this.host.localName)];
    return `${location.pathname}|${this.host.id || elements.indexOf(this.host)}|${this.host.pack}`;
  }

  async #restore(): Promise<void> {
    const untouched = this.draft;
    const stored = await readStored<unknown>(this.#draftKey);
    if (stored === undefined || this.draft !== untouched) return;
    this.draft = revive(stored);
    this.kept = true;
    if (this.rules) this.#scrub();
    this.message = (words) => words.draftRestored;
    this.changed();
  }

  async keep(keep: boolean): Promise<void> {
    if (!keep) return this.forget();
    this.kept = true;
    this.#render();
    this.keepFailed = !(await writeDraft(this.#draftKey, this.draft));
    if (this.keepFailed) this.kept = false;
    this.#render();
  }

  async forget(): Promise<void> {
    clearTimeout(this.#storeTimer);
    this.#storeTimer = undefined;
    this.kept = false;
    await deleteDraft(this.#draftKey);
    this.say((words) => words.draftDeleted);
    this.focus("#keep");
  }

  #store(): void {
    if (!this.kept) return;
    clearTimeout(this.#storeTimer);
    this.#storeTimer = setTimeout(this.#flush, 200);
  }

  #flush = (): void => {
    if (!this.kept || this.#storeTimer === undefined) return;
    clearTimeout(this.#storeTimer);
    this.#storeTimer = undefined;
    void writeDraft(this.#draftKey, this.draft);
  };

  // ------------------------------------------------------------ printing
  printNow(): void {
    printOnly(
      [...designsystemetInFull(), (print ??= sheet(paperStyles + printStyles))],
      this.language,
      printView(this),
    );
  }

  // ------------------------------------------------------------ focus and drawing
  focus(selector: string): void {
    void this.host.updateComplete.then(() => {
      const target = this.host.shadowRoot?.querySelector<HTMLElement>(selector);
      target?.focus();
    });
  }

  /** The field that a pointer of the application speaks of. */
  goTo(path: JsonPointer): void {
    this.focus(`#${fieldId(path, this)}`);
  }

  get scheme() {
    return this.#surroundings.scheme;
  }

  render(): TemplateResult {
    const batch = this.host.mode === "batch";
    return html`${frameView(
      this,
      this.status.kind !== "ready"
        ? nothing
        : batch
          ? (this.batch?.render() ?? nothing)
          : html`<div class="columns">${statusBar(this)}${formView(this)}${resultView(this)}</div>
              ${outputsView(this)}`,
    )}${this.inPlace.active ? html`<div class="print-root" lang=${this.language}>${printView(this)}</div>` : nothing}`;
  }
}

/** Only what the form can hold: wrong types in a file must not reach the fields. */
function readable(application: EventApplication): EventApplication {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(application)) {
    if (value === null || value === undefined) continue;
    if (key === "guards") {
      if (Array.isArray(value)) result[key] = value.filter((guard) => typeof guard === "object" && guard !== null);
    } else if (key === "responsible" || key === "answers") {
      if (typeof value === "object") result[key] = value;
    } else if (typeof value !== "object") result[key] = value;
  }
  return result;
}

export function fieldId(path: JsonPointer, app: EventCheckApp): string {
  const [field, second, third] = pointerParts(path);
  const { draft } = app;
  switch (field) {
    case "start":
      return draft.startDate ? "startTime" : "startDate";
    case "end":
      return "endTime";
    case "responsible":
      return third === undefined && second === "name" ? "responsible-name" : "responsible-born";
    case "guards": {
      const row = second === undefined ? undefined : draft.guards[app.reading.rows[Number(second)] ?? -1];
      if (row) return `guard-${row.key}-${third === "name" ? "name" : "born"}`;
      return draft.guards[0] ? `guard-${draft.guards[0].key}-name` : "add-guard";
    }
    case "ageMin":
    case "ageMax":
      return draft.invited === "ages" ? field : field === "ageMin" ? "gradeMin" : "gradeMax";
    case "gradeMin":
    case "gradeMax":
      return draft.invited === "grades" ? field : field === "gradeMin" ? "ageMin" : "ageMax";
    case "answers":
      return `question-${second}`;
    default:
      return field ?? "title";
  }
}
