/**
 * The one document behind all elements of a page that have the same `src`: whoever changes it tells the others. It is kept in this browser,
 * where other pages with the same address find it, and other tabs follow.
 */
import { fromPublished } from "../plans/from-published.ts";
import type { PlanFile, PublishedPlan } from "../plans/types.ts";
import { History, type Past } from "./history.ts";
import { addressOf, fetchText, formatOf, PlanSourceError, reading } from "./plan-source.ts";
import { markKept, opened, tellOpened } from "./plan-sight.ts";
import { deletePlan, readPlans, savePlan, type Draft, type Saved, type StoredPlan } from "./plan-store.ts";

export { PlanSourceError, whyNot, type SourceCode } from "./plan-source.ts";

const saveAfterMs = 300;

/** Not for secrecy: only to see that a file is no longer the one it was. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; ++at) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}

type Source = { file: PlanFile; copy?: PublishedPlan };

/** What reads the coordinator's own file is loaded only where there is one: most pages have a published copy. */
async function readSource(text: string, name: string): Promise<Source> {
  const unreachable = (): never => {
    throw new PlanSourceError("unreachable", name);
  };
  if (formatOf(text, name) === "slt-plan") {
    const { readPlanFile } = await import("../plans/file.ts").catch(unreachable);
    return { file: reading(name, () => readPlanFile(text)) };
  }
  const { readPublishedPlan } = await import("../plans/published.ts").catch(unreachable);
  const copy = reading(name, () => readPublishedPlan(text));
  return { file: fromPublished(copy), copy };
}

export class SharedPlan implements Past<PlanFile> {
  readonly address: string;
  /** Copies that other tabs had to make, the latest first. */
  copies: [string, StoredPlan][];
  /** The file at the address is no longer the one that the kept document was made from. */
  outdated = false;

  readonly #read: Reading;
  #history: History<PlanFile>;
  #from: "kept" | "plan" | "published";
  #saved: Saved | "unsaved" = "saved";
  readonly #draft: Draft;
  /** Of the file at the address, when the document was made from it. */
  #source: string | undefined;
  /** The published copy, and the file that was made of it. */
  #copy: { copy: PublishedPlan; file: PlanFile } | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  /**
   * The same object for the same address on a page. Reads what this browser has kept for it, else the file there: a plan file or a published
   * copy. Same site only. Throws `PlanSourceError`, which tells why.
   */
  static open(src: string): Promise<SharedPlan> {
    let url: URL;
    try {
      url = addressOf(src);
    } catch (error) {
      return Promise.reject(error as Error);
    }
    const known = opened.get(url.href);
    if (known) return known;
    const opening = openAt(url, src.trim());
    opened.set(url.href, opening);
    // Whoever asks again after a failure gets another try.
    opening.catch(() => opened.delete(url.href));
    tellOpened(url.href);
    return opening;
  }

  /** A document of no address: begun by `begin` and kept under its name. The same object for the same name on a page. */
  static own(name: string, begin: () => PlanFile): Promise<SharedPlan> {
    const known = opened.get(name);
    if (known) return known;
    const read = () => Promise.resolve({ text: "", source: { file: begin() } });
    const opening = openOwn(name, read);
    opened.set(name, opening);
    opening.catch(() => opened.delete(name));
    return opening;
  }

  /** Use `open`. */
  constructor(address: string, read: Reading, begin: Beginning) {
    const { source, stored, copies, key, text } = begin;
    this.#read = read;
    this.address = address;
    this.copies = copies;
    this.#history = new History(stored?.file ?? source!.file);
    this.#from = stored ? "kept" : source!.copy ? "published" : "plan";
    this.#draft = { key, revision: stored?.revision ?? 0 };
    if (!stored) this.#begunFrom(source!);
    this.#source = stored ? stored.source : digest(text!);
    this.outdated = text !== undefined && this.#source !== undefined && digest(text) !== this.#source;
    this.#channel =
      typeof BroadcastChannel === "function" ? new BroadcastChannel(`slt-plan|${this.address}`) : undefined;
    this.#channel?.addEventListener("message", () => void this.#follow());
    addEventListener("pagehide", this.#flush);
    document.addEventListener("visibilitychange", this.#flush);
  }

  // ------------------------------------------------------------ reading
  /** A published copy is made one: what a request has and a copy has not is empty. */
  get file(): PlanFile {
    return this.#history.now;
  }
  get now(): PlanFile {
    return this.#history.now;
  }

  get from(): "kept" | "plan" | "published" {
    return this.published ? "published" : this.#from;
  }

  /** The published copy at the address, as long as nothing has changed since. */
  get published(): PublishedPlan | undefined {
    return this.#copy?.file === this.file ? this.#copy.copy : undefined;
  }

  get saved(): Saved | "unsaved" {
    return this.#saved;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ------------------------------------------------------------ changing
  /**
   * `edit` gets the document as it is at this moment and gives it back changed. `what` is said beside "undo"; steps in a row with the same
   * `merge` are one step: typing a word is not five things to undo.
   */
  change(edit: (file: PlanFile) => PlanFile, what = "", merge?: string): void {
    const next = edit(this.file);
    if (next !== this.file) this.do(next, what, merge);
  }

  do(file: PlanFile, what: string, merge?: string): void {
    this.#history.do(file, what, merge);
    this.#changed();
  }

  /** What is now, otherwise than by something done: it cannot be undone. */
  amend(file: PlanFile): void {
    this.#history.amend(file);
    this.#changed();
  }

  undo(): boolean {
    const done = this.#history.undo();
    if (done) this.#changed();
    return done;
  }

  redo(): boolean {
    const done = this.#history.redo();
    if (done) this.#changed();
    return done;
  }

  get canUndo(): boolean {
    return this.undoable !== undefined;
  }
  get canRedo(): boolean {
    return this.redoable !== undefined;
  }
  get undoable(): string | undefined {
    return this.#history.undoable;
  }
  get redoable(): string | undefined {
    return this.#history.redoable;
  }

  /** Forgets what was kept and reads the file at the address again. This, too, can be undone. */
  async reset(what = ""): Promise<void> {
    const { source, text } = await this.#read();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#saving;
    await deletePlan(this.#draft.key);
    markKept(this.address, false);
    this.#draft.key = keyOf(this.address);
    this.#draft.revision = 0;
    this.#take(source, text, what);
    this.#channel?.postMessage("");
  }

  async forgetCopy(key: string): Promise<void> {
    await deletePlan(key);
    this.copies = this.copies.filter(([each]) => each !== key);
    this.#tell();
  }

  // ------------------------------------------------------------ keeping
  #begunFrom({ file, copy }: Source): void {
    this.#copy = copy && { copy, file };
  }

  #take(source: Source, text: string, what: string): void {
    this.#begunFrom(source);
    this.#history.do(source.file, what);
    this.#from = source.copy ? "published" : "plan";
    this.#source = digest(text);
    this.outdated = false;
    this.#saved = "saved";
    this.#tell();
  }

  #changed(): void {
    this.#from = "kept";
    if (this.#saved !== "copied") this.#saved = "unsaved";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, saveAfterMs);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** One after the other: two at once would take each other for another tab. */
  readonly #flush = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#save());
  };

  async #save(): Promise<void> {
    const before = this.#saved;
    const saved = await savePlan(this.#draft, this.file, Date.now(), this.#source);
    // Once a copy, always a copy.
    if (saved === "saved" && before === "copied") this.#saved = "copied";
    else if (this.#timer === undefined || saved !== "saved") this.#saved = saved;
    if (saved !== "failed") markKept(this.address, true);
    if (saved === "saved") this.#channel?.postMessage("");
    this.#tell();
  }

  /** Another tab has kept something newer. Where this one has nothing of its own that is not kept yet, it goes along. */
  async #follow(): Promise<void> {
    await this.#saving;
    if (this.#timer !== undefined || this.#draft.key !== keyOf(this.address)) return;
    const { own } = await readPlans(this.#draft.key);
    if (this.#timer !== undefined || (own?.revision ?? 0) === this.#draft.revision) return;
    if (own) {
      this.#draft.revision = own.revision;
      this.#source = own.source;
      this.#history.do(own.file, "");
      this.#from = "kept";
      return this.#tell();
    }
    try {
      const { source, text } = await this.#read();
      if (this.#timer !== undefined) return;
      this.#draft.revision = 0;
      this.#take(source, text, "");
    } catch {
      // The file cannot be read now: what is there stays.
    }
  }
}

/** What the document is made from where nothing is kept. */
type Reading = () => Promise<{ source: Source; text: string }>;

interface Beginning {
  key: string;
  stored?: StoredPlan | undefined;
  copies: [string, StoredPlan][];
  source?: Source;
  /** Of the file at the address; absent where it could not be had and is not needed. */
  text?: string | undefined;
}

const keyOf = (address: string): string => `src|${address}`;

async function openAt(url: URL, name: string): Promise<SharedPlan> {
  const key = keyOf(url.href);
  const [{ own: stored, copies }, text] = await Promise.all([
    readPlans(key),
    fetchText(url, name).catch((error: unknown) => error as Error),
  ]);
  const read: Reading = async () => {
    const again = await fetchText(url, name);
    return { text: again, source: await readSource(again, name) };
  };
  if (stored) markKept(url.href, true);
  if (stored)
    return new SharedPlan(url.href, read, { key, stored, copies, text: text instanceof Error ? undefined : text });
  if (text instanceof Error) throw text;
  return new SharedPlan(url.href, read, { key, copies, text, source: await readSource(text, name) });
}

async function openOwn(name: string, read: Reading): Promise<SharedPlan> {
  const key = keyOf(name);
  const { own: stored, copies } = await readPlans(key);
  if (stored) return new SharedPlan(name, read, { key, stored, copies });
  return new SharedPlan(name, read, { key, copies, ...(await read()) });
}
