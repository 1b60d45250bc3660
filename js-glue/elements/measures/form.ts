/** The form of one measure: a draft beside the document until it is saved. What was typed and not saved outlives closing and reloading. */
import { newId, tidy } from "../../measures/edit.ts";
import { readDay } from "../../measures/day.ts";
import type { Focus } from "../../measures/standing.ts";
import { statusOf, type Status } from "../../measures/status.ts";
import { measureWords } from "../../measures/words.ts";
import type { Measure } from "../../types.ts";
import { showDate } from "../dates.ts";
import { changeDraft, readDraft } from "../drafts.ts";
import { keyOf } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";

/** As it stands in the fields; a date as it is being typed. */
export interface Draft {
  title: string;
  goal: string;
  prevention: string;
  focus: Focus[];
  /** «body/index» */
  orderedBy: string;
  body: string;
  owner: string;
  start: string;
  end: string;
  evaluateBy: string;
  status: Status;
  evaluation: string;
}
type DraftField = keyof Draft;
export const dateFields = ["start", "end", "evaluateBy"] as const;

interface Open {
  /** The id of the measure, or of the one to be. */
  id: string;
  /** As it was when the form was opened; absent of a new one. */
  measure: Measure | undefined;
  /** What the press that opened the form asked for. */
  preset: Partial<Draft>;
  /** Nothing but what was typed: the other fields go along with what others do. */
  typed: Partial<Draft>;
  problems: ReadonlyMap<string, string>;
  restored: boolean;
  /** Where the focus goes when it closes. */
  from: string;
}

/** Before the id of a measure to be: each tab can have one of its own. */
const fresh = "new ";
const keyOfDraft = ({ id, measure }: Pick<Open, "id" | "measure">) => (measure ? id : fresh + id);
const line = (text = "") => text.replace(/\s+/g, " ");

/** What is typed into a field, as a measure holds it. */
function valueOf(field: DraftField, value: Draft[DraftField]): unknown {
  if (typeof value !== "string") return value;
  if (field === "orderedBy") {
    const [, body, index] = /^(.*)\/(\d+)$/.exec(value) ?? [];
    return body && { body, index: Number(index) };
  }
  return (dateFields as readonly string[]).includes(field) ? readDay(value) : value.trim();
}

export class FormState {
  now: Open | undefined;
  readonly words = measureWords;
  #kept: Record<string, Partial<Draft>> = {};
  /** The drafts written in this tab: of the others it knows only how they were when it read them. */
  #own = new Set<string>();
  #place = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly app: MeasuresApp) {}

  async restore(address: string): Promise<void> {
    const place = (this.#place = `measures|${address}`);
    this.#kept = {};
    this.#own.clear();
    const kept = await readDraft<Record<string, Partial<Draft>>>(place);
    if (kept && place === this.#place) this.#kept = kept;
  }

  isKept(id: string): boolean {
    return Object.hasOwn(this.#kept, id);
  }

  // ------------------------------------------------------------ opening and closing
  /** `first`: the fields to begin with. */
  open(measure: Measure | undefined, from: string, preset: Partial<Draft> = {}, first: string[] = []): void {
    const { app } = this;
    const id = measure?.id ?? this.#begun() ?? newId("m", app.file);
    const kept = this.#kept[keyOfDraft({ id, measure })];
    const unread = [...((measure && app.derived.problems.get(id)) ?? [])];
    const problems = new Map(unread.map(([field, problem]) => [field || "title", app.problemText(problem)]));
    this.now = { id, measure, preset, typed: {}, problems, restored: false, from };
    this.#type({ ...kept, ...preset });
    this.now.restored = this.changed;
    app.message = "";
    app.draw();
    app.focus(`#form-${first[0] ?? "title"}`);
  }

  /** The id of a measure that was begun and not saved. One that another tab has saved meanwhile is begun no longer. */
  #begun(): string | undefined {
    for (const key of Object.keys(this.#kept).filter((each) => each.startsWith(fresh))) {
      const id = key.slice(fresh.length);
      const saved = this.#saved(id);
      if (!saved || (this.#own.has(key) && !this.#holds(saved, this.#kept[key]!))) return id;
      this.forget(key);
    }
    return undefined;
  }

  #saved(id: string): Measure | undefined {
    return this.app.file.measures?.find((each) => each.id === id);
  }

  /** Whether nothing was typed that the measure has not. */
  #holds(measure: Measure, typed: Partial<Draft>): boolean {
    const held = this.#drafted(measure);
    return (Object.keys(typed) as DraftField[]).every((field) => {
      const [one, other] = [typed[field]!, held[field]].map((value) => JSON.stringify(valueOf(field, value)));
      return one === other;
    });
  }

  close(): void {
    const { now } = this;
    if (!now) return;
    this.keep();
    this.now = undefined;
    this.app.say(this.isKept(keyOfDraft(now)) ? this.app.words.draftKept : "");
    this.app.focus(now.from, "#add");
  }

  discard(): void {
    const { now } = this;
    if (!now) return;
    this.forget(keyOfDraft(now));
    this.now = undefined;
    this.app.draw();
    this.app.focus(now.from);
  }

  removeMeasure(): void {
    const { now, app } = this;
    if (!now?.measure) return;
    clearTimeout(this.#timer);
    this.now = undefined;
    // Where another tab has removed it already, its draft is left to go.
    app.remove(this.#was(now)!);
    app.focus("#undo", "#add");
  }

  forget(key: string): void {
    if (this.isKept(key)) this.#put(key, undefined);
  }

  // ------------------------------------------------------------ typing
  set<Field extends DraftField>(field: Field, value: Draft[Field]): void {
    const { now } = this;
    if (!now) return;
    const problems = new Map(now.problems);
    problems.delete(field);
    this.now = { ...now, problems };
    this.#type({ [field]: value });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), 400);
    this.app.draw();
  }

  /** What is there already has not been typed. */
  #type(what: Partial<Draft>): void {
    const now = this.now!;
    const base = this.#base(now);
    const all = Object.entries({ ...now.typed, ...what });
    const typed = all.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field as DraftField]));
    this.now = { ...now, typed: Object.fromEntries(typed) };
  }

  /** As it stands in the fields. */
  get draft(): Draft {
    const now = this.now!;
    return { ...this.#base(now), ...now.typed };
  }

  get changed(): boolean {
    return Object.keys(this.now?.typed ?? {}).length > 0;
  }

  /** Not what is refused: a national identity number is kept nowhere. */
  keep(): void {
    clearTimeout(this.#timer);
    const { now } = this;
    if (!now || this.app.status.kind !== "ready") return;
    const key = keyOfDraft(now);
    if (!this.changed) return this.forget(key);
    const kept = Object.entries(now.typed).map(([field, value]) => [
      field,
      typeof value === "string" ? this.app.keepable(value) : value,
    ]);
    this.#put(key, Object.fromEntries(kept));
  }

  #put(key: string, draft: Partial<Draft> | undefined): void {
    const put = (kept: Record<string, Partial<Draft>> = {}) => {
      const { [key]: _was, ...rest } = kept;
      return draft ? { ...rest, [key]: draft } : rest;
    };
    this.#kept = put(this.#kept);
    this.#own.add(key);
    void changeDraft(this.#place, put);
  }

  // ------------------------------------------------------------ saving
  save(): void {
    const { now, app } = this;
    if (!now) return;
    const { draft } = this;
    const measure = this.#measure(now);
    const problems = new Map<string, string>();
    if (draft.title.trim() === "") problems.set("title", app.words.fillIn);
    for (const field of dateFields)
      if (draft[field].trim() && !readDay(draft[field])) problems.set(field, app.words.unreadableDate);
    for (const problem of app.refusals([measure])) {
      const field = problem.path.split("/")[3] ?? "title";
      if (!problems.has(field)) problems.set(field, app.problemText(problem));
    }
    if (problems.size > 0) {
      this.now = { ...now, problems };
      app.say(app.words.fixFirst);
      const [first] = Object.keys(draft).filter((field) => problems.has(field));
      return app.focus(`#form-${first ?? "title"}`);
    }
    clearTimeout(this.#timer);
    this.now = undefined;
    this.forget(keyOfDraft(now));
    app.put(measure, now.measure ? app.words.saved(measure.title) : app.words.added(measure.title));
    app.focus(...(now.measure ? [now.from] : []), `#open-${measure.id}`, "#add");
  }

  #drafted(measure: Measure | undefined): Draft {
    const { language, names } = this.app;
    const day = (date = "") => showDate(date, language, "numeric");
    return {
      title: line(measure?.title),
      orderedBy: measure?.orderedBy ? keyOf(measure.orderedBy) : "",
      body: measure?.body ?? "",
      owner: line(measure?.owner && (names[measure.owner] ?? measure.owner)),
      start: day(measure?.start),
      end: day(measure?.end),
      evaluateBy: day(measure?.evaluateBy),
      status: measure ? statusOf(measure) : "proposed",
      evaluation: measure?.evaluation ?? "",
      goal: measure?.goal ?? "",
      prevention: measure?.prevention ?? "",
      focus: [...(measure?.focus ?? [])],
    };
  }

  /** As it is now; as it was, where it has been removed meanwhile. */
  #was({ id, measure }: Open): Measure | undefined {
    return measure && (this.#saved(id) ?? measure);
  }

  #base(now: Open): Draft {
    return { ...this.#drafted(this.#was(now)), ...now.preset };
  }

  /** What was asked for and typed, over what the measure is: all else in it stays. */
  #measure(now: Open): Measure {
    const given = Object.entries({ ...now.preset, ...now.typed });
    const fields = given.map(([field, value]) => [field, valueOf(field as DraftField, value)]);
    // A state that goes without saying would be another one with another order.
    const { status } = this.draft;
    // Another tab that read the same draft may have saved a measure by this id.
    const id = !now.measure && this.#saved(now.id) ? newId("m", this.app.file) : now.id;
    return tidy<Measure>({ title: "", ...this.#was(now), ...Object.fromEntries(fields), id, status });
  }
}
