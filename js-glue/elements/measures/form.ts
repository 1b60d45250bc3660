/** The form of one measure: a draft beside the document until it is saved. What was typed and not saved outlives closing and reloading. */
import { newId, tidy } from "../../measures/edit.ts";
import { readDay } from "../../measures/day.ts";
import type { Focus } from "../../measures/standing.ts";
import { statusOf, type Status } from "../../measures/status.ts";
import { measureWords } from "../../measures/words.ts";
import type { Measure } from "../../types.ts";
import { isDate, showDate } from "../dates.ts";
import { deleteDraft, readDraft, writeDraft } from "../drafts.ts";
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
export type DraftField = keyof Draft;
export const dateFields = ["start", "end", "evaluateBy"] as const;

interface Open {
  /** The id of the measure, or of the one to be. */
  id: string;
  fresh: boolean;
  draft: Draft;
  /** What the draft was when the form was opened. */
  before: string;
  problems: ReadonlyMap<string, string>;
  restored: boolean;
  /** Where the focus goes when it closes. */
  from: string;
}

const newKey = "new";

export class FormState {
  now: Open | undefined;
  readonly words = measureWords;
  #kept: Record<string, Draft> = {};
  #place = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly app: MeasuresApp) {}

  async restore(address: string): Promise<void> {
    this.#place = `measures|${address}`;
    this.#kept = (await readDraft<Record<string, Draft>>(this.#place)) ?? {};
  }

  isKept(id: string): boolean {
    return Object.hasOwn(this.#kept, id);
  }

  get keptNew(): boolean {
    return this.isKept(newKey);
  }

  // ------------------------------------------------------------ opening and closing
  /** `first`: the fields to begin with. `preset` is what the press that opened it asked for. */
  open(measure: Measure | undefined, from: string, preset: Partial<Draft> = {}, first: string[] = []): void {
    const kept = this.#kept[measure?.id ?? newKey];
    const draft = { ...this.#drafted(measure), ...kept, ...preset };
    const id = measure?.id ?? newId("m", this.app.file);
    const before = JSON.stringify(this.#drafted(measure));
    this.now = { id, fresh: !measure, draft, before, problems: new Map(), restored: kept !== undefined, from };
    this.app.message = "";
    this.app.draw();
    this.app.focus(`#form-${first[0] ?? "title"}`);
  }

  close(): void {
    const { now } = this;
    if (!now) return;
    this.keep();
    this.now = undefined;
    this.app.say(this.isKept(now.fresh ? newKey : now.id) ? this.app.words.draftKept : "");
    this.app.focus(now.from, "#add");
  }

  discard(): void {
    const { now } = this;
    if (!now) return;
    this.forget(now.fresh ? newKey : now.id);
    this.now = undefined;
    this.app.draw();
    this.app.focus(now.from);
  }

  removeMeasure(): void {
    const measure = this.app.file.measures?.find(({ id }) => id === this.now?.id);
    this.now = undefined;
    if (measure) this.app.remove(measure);
    this.app.focus("#undo");
  }

  forget(key: string): void {
    if (!this.isKept(key)) return;
    delete this.#kept[key];
    this.#store();
  }

  // ------------------------------------------------------------ typing
  set<Field extends DraftField>(field: Field, value: Draft[Field]): void {
    const { now } = this;
    if (!now) return;
    const problems = new Map(now.problems);
    problems.delete(field);
    this.now = { ...now, draft: { ...now.draft, [field]: value }, problems };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), 400);
    this.app.draw();
  }

  get changed(): boolean {
    return this.now !== undefined && JSON.stringify(this.now.draft) !== this.now.before;
  }

  /** Not what is refused: a national identity number is kept nowhere. */
  keep(): void {
    clearTimeout(this.#timer);
    const { now } = this;
    if (!now || this.app.status.kind !== "ready") return;
    const key = now.fresh ? newKey : now.id;
    if (!this.changed) return this.forget(key);
    const draft = { ...now.draft };
    for (const { path, code } of this.app.refusals([this.#measure(now)])) {
      const field = path.split("/")[3] as DraftField;
      if (code === "nationalId" && typeof draft[field] === "string") (draft as Record<string, unknown>)[field] = "";
    }
    for (const field of dateFields) if (/\d{11}/.test(draft[field].replace(/\s/g, ""))) draft[field] = "";
    this.#kept[key] = draft;
    this.#store();
  }

  #store(): void {
    if (Object.keys(this.#kept).length > 0) void writeDraft(this.#place, this.#kept);
    else void deleteDraft(this.#place);
  }

  // ------------------------------------------------------------ saving
  save(): void {
    const { now, app } = this;
    if (!now) return;
    const measure = this.#measure(now);
    const problems = new Map<string, string>();
    if (now.draft.title.trim() === "") problems.set("title", app.words.fillIn);
    for (const field of dateFields)
      if (now.draft[field].trim() && !readDay(now.draft[field])) problems.set(field, app.words.unreadableDate);
    for (const problem of app.refusals([measure])) {
      const field = problem.path.split("/")[3] ?? "title";
      if (!problems.has(field)) problems.set(field, app.problemText(problem));
    }
    if (problems.size > 0) {
      this.now = { ...now, problems };
      app.say(app.words.fixFirst);
      const [first] = Object.keys(now.draft).filter((field) => problems.has(field));
      return app.focus(`#form-${first ?? "title"}`);
    }
    this.now = undefined;
    delete this.#kept[now.fresh ? newKey : now.id];
    this.#store();
    app.put(measure, now.fresh ? app.words.added(measure.title) : app.words.saved(measure.title));
    app.focus(now.fresh ? `#open-${measure.id}` : now.from, `#open-${measure.id}`, "#add");
  }

  #drafted(measure: Measure | undefined): Draft {
    const { language, names } = this.app;
    const day = (date: string | undefined) =>
      date && isDate(date) ? showDate(date, language, "numeric") : (date ?? "");
    return {
      title: measure?.title ?? "",
      orderedBy: measure?.orderedBy ? keyOf(measure.orderedBy) : "",
      body: measure?.body ?? "",
      owner: measure?.owner ? (names[measure.owner] ?? measure.owner) : "",
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

  /** Over what the measure was: what the form does not show stays. */
  #measure({ id, draft }: Open): Measure {
    const was = this.app.file.measures?.find((measure) => measure.id === id);
    const [, body, index] = /^(.*)\/(\d+)$/.exec(draft.orderedBy) ?? [];
    const day = (text: string) => (text.trim() ? (readDay(text) ?? undefined) : undefined);
    const { names } = this.app;
    const sameOwner = was?.owner !== undefined && names[was.owner] === draft.owner;
    return tidy<Measure>({
      ...was,
      id,
      title: draft.title.trim(),
      goal: draft.goal.trim(),
      prevention: draft.prevention,
      focus: draft.focus,
      orderedBy: body && index ? { body, index: Number(index) } : undefined,
      body: draft.body,
      owner: sameOwner ? was.owner : draft.owner.trim(),
      start: day(draft.start),
      end: day(draft.end),
      evaluateBy: day(draft.evaluateBy),
      status: draft.status,
      evaluation: draft.evaluation.trim(),
    } as unknown as Measure);
  }
}
