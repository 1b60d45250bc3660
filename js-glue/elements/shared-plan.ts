/**
 * The one document behind all elements of a page that have the same `src`: whoever changes it tells the others. It is kept in this browser,
 * where other pages with the same address find it, and other tabs follow.
 */
import { fromPublished } from "../plans/from-published.ts";
import { readPublishedPlan } from "../plans/published.ts";
import { stillTold } from "../plans/issued.ts";
import type { PlanFile, PublishedPlan } from "../plans/types.ts";
import { History, type Past } from "./history.ts";
import { addressOf, fetchText, formatOf, PlanSourceError, reading } from "./plan-source.ts";
import { markKept, opened, tellOpened } from "./plan-sight.ts";
import {
  deletePlan,
  leavePlan,
  readPlans,
  saveLate,
  savePlan,
  type Draft,
  type Saved,
  type StoredPlan,
} from "./plan-store.ts";

export { PlanSourceError, whyNot } from "./plan-source.ts";

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
  const copy = reading(name, () => readPublishedPlan(text));
  return { file: fromPublished(copy), copy };
}

/** One state of the document, with what it was made from. */
interface State {
  readonly file: PlanFile;
  /** As it came from the address, or changed since. */
  readonly from: "kept" | "plan" | "published";
  /** What `file` was made of where that is a published copy. */
  readonly copy?: PublishedPlan | undefined;
  /** Of what the file at the address was. */
  readonly source: string | undefined;
  /** Changes were put aside for it. */
  readonly reset?: Reset | undefined;
}

/** The key of the copy, where this tab has made one. */
type Reset = { copy?: string };

const begun = ({ file, copy }: Source, text: string): State => ({
  file,
  from: copy ? "published" : "plan",
  copy,
  source: digest(text),
});
const kept = (file: PlanFile, source: string | undefined): State => ({ file, from: "kept", source });

/** Said to other tabs that follow. */
const putAside = "aside";

export class SharedPlan implements Past<PlanFile> {
  readonly address: string;
  /** What was put aside, and what other tabs had to keep apart; the latest first. */
  copies: [string, StoredPlan][];
  /** The last try to read the file at the address anew has failed. */
  unreached = false;

  readonly #read: Reading;
  readonly #history: History<State>;
  #saved: Saved | "unsaved" = "saved";
  readonly #draft: Draft;
  /** Of the file at the address when it was last read. */
  #latest: string | undefined;
  /** What undoing has brought back needs its copy no more. */
  #needless: Reset | undefined;
  #resetting: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #following: Promise<void> = Promise.resolve();

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
    this.#latest = text === undefined ? undefined : digest(text);
    // What has been put aside may have been handed out.
    const told = (file: PlanFile) => copies.reduce((now, [, copy]) => stillTold(now, copy.file), file);
    const first = stored ? kept(stored.file, stored.source) : begun({ ...source!, file: told(source!.file) }, text!);
    this.#history = new History(first, (to, from) => {
      const file = stillTold(to.file, from.file);
      return file === to.file ? to : { ...kept(file, to.source), reset: to.reset };
    });
    this.#draft = { key, revision: stored?.revision ?? 0 };
    this.#channel =
      typeof BroadcastChannel === "function" ? new BroadcastChannel(`slt-plan|${this.address}`) : undefined;
    this.#channel?.addEventListener("message", ({ data }) => {
      this.#following = this.#following.then(() => this.#follow(data === putAside));
    });
    addEventListener("pagehide", this.#flush);
    document.addEventListener("visibilitychange", this.#flush);
  }

  // ------------------------------------------------------------ reading
  /** A published copy is made one: what a request has and a copy has not is empty. */
  get file(): PlanFile {
    return this.#state.file;
  }
  get now(): PlanFile {
    return this.#state.file;
  }
  get #state(): State {
    return this.#history.now;
  }

  /** What the file at the address is no longer counts as changed. */
  get from(): "kept" | "plan" | "published" {
    return this.#fromOf(this.#state);
  }

  #fromOf({ from, source }: State): State["from"] {
    return this.#isOutdated(source) ? "kept" : from;
  }

  #isOutdated(source: string | undefined): boolean {
    return source !== undefined && this.#latest !== undefined && source !== this.#latest;
  }

  /** The file at the address is no longer the one that the document was made from. */
  get outdated(): boolean {
    return this.#isOutdated(this.#state.source);
  }

  /** The published copy at the address, as long as nothing has changed since. */
  get published(): PublishedPlan | undefined {
    return this.from === "published" ? this.#state.copy : undefined;
  }

  /** What is at the address stands in the place of changes; undoing brings them back. */
  get wasReset(): boolean {
    return this.#state.reset !== undefined && this.from !== "kept";
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
    this.#history.do(kept(file, this.#state.source), what, merge);
    this.#changed();
  }

  /** What is now, otherwise than by something done: it cannot be undone. */
  amend(file: PlanFile): void {
    const { source, reset } = this.#state;
    this.#history.amend({ ...kept(file, source), reset });
    this.#changed();
  }

  /** What calendars were told stays told, both ways. */
  undo(): boolean {
    const { reset } = this.#state;
    const done = this.#history.undo();
    if (done && reset) this.#needless = reset;
    if (done) this.#changed();
    return done;
  }

  redo(): boolean {
    this.#flush();
    const done = this.#history.redo();
    if (!done) return false;
    const { reset } = this.#state;
    if (reset) this.#putAside(reset);
    this.#changed();
    if (reset) this.#flush();
    return true;
  }

  get undoable(): string | undefined {
    return this.#history.undoable;
  }
  get redoable(): string | undefined {
    return this.#history.redoable;
  }

  /** Reads the file at the address again, and puts what was kept among the copies. This, too, can be undone. Pressed twice it is done once. */
  reset(what = ""): Promise<void> {
    return (this.#resetting ??= this.#resetNow(what).finally(() => (this.#resetting = undefined)));
  }

  async #resetNow(what: string): Promise<void> {
    this.unreached = false;
    const { source, text } = await this.#read().catch((error: unknown) => {
      this.unreached = true;
      throw error;
    });
    // What is put aside is what is kept: the last of it, too.
    do {
      this.#flush();
      await this.#saving;
    } while (this.#timer !== undefined);
    const reset = this.from === "kept" ? {} : undefined;
    if (reset) this.#putAside(reset);
    this.#take(source, text, what, reset);
    this.#saveNow();
    await this.#saving;
  }

  /** Goes on from a copy, with what that was made from; what was kept becomes one. */
  openCopy(key: string, what: string): boolean {
    const copy = this.copies.find(([each]) => each === key)?.[1];
    if (!copy) return false;
    const reset = this.from === "kept" ? {} : undefined;
    if (reset) this.#putAside(reset);
    this.#history.do({ ...kept(stillTold(copy.file, this.file), copy.source), reset }, what);
    this.#changed();
    // A change before it is kept would be taken for one of what stood there.
    this.#flush();
    return true;
  }

  async forgetCopy(key: string): Promise<void> {
    await deletePlan(key);
    this.copies = this.copies.filter(([each]) => each !== key);
    this.#tell();
  }

  // ------------------------------------------------------------ keeping
  #take(source: Source, text: string, what: string, reset?: Reset): void {
    this.#latest = digest(text);
    const file = stillTold(source.file, this.file);
    this.#history.do({ ...begun({ ...source, file }, text), reset }, what);
    this.unreached = false;
    this.#tell();
  }

  #changed(): void {
    this.unreached = false;
    if (this.#saved !== "copied") this.#saved = "unsaved";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, saveAfterMs);
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  readonly #flush = (event?: Event): void => {
    const waits = this.#timer !== undefined;
    if (event?.type === "pagehide" && (waits || this.#draft.next !== undefined) && this.from === "kept") {
      saveLate(this.#draft, this.file, this.#state.source);
      if (this.#isOwn) markKept(this.address, true);
    }
    if (!waits) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saveNow();
  };

  /** One after the other: two at once would take each other for another tab. It is what is now that is kept, whatever comes before its turn. */
  #saveNow(): void {
    const [state, needless] = [this.#state, this.#needless];
    this.#needless = undefined;
    if (this.#saved !== "copied") this.#saved = "unsaved";
    this.#saving = this.#saving.then(() => this.#save(state, needless));
  }

  /** What is kept goes among the copies, before something else takes its place. */
  #putAside(reset: Reset): void {
    this.#flush();
    this.#saved = "unsaved";
    this.#saving = this.#saving.then(async () => {
      const { copy } = await leavePlan(this.#draft, true);
      if (copy) reset.copy = copy;
      this.copies = (await readPlans(keyOf(this.address))).copies;
      this.#tell();
    });
  }

  async #save(state: State, needless: Reset | undefined): Promise<void> {
    if (this.#fromOf(state) !== "kept") return this.#leave(state);
    const { file, source } = state;
    const before = this.#saved;
    const saved = await savePlan(this.#draft, file, Date.now(), source);
    // Once a copy, always a copy.
    if (saved === "saved" && before === "copied") this.#saved = "copied";
    else if (state === this.#state || saved !== "saved") this.#saved = saved;
    if (saved === "saved" && this.#isOwn) {
      markKept(this.address, true);
      this.#channel?.postMessage("");
    }
    if (needless?.copy && saved !== "failed") await this.forgetCopy(needless.copy);
    else this.#tell();
  }

  /** What is at the address need not be kept. */
  async #leave(state: State): Promise<void> {
    const { empty } = await leavePlan(this.#draft, false);
    if (empty) {
      markKept(this.address, false);
      this.#channel?.postMessage(state.reset ? putAside : "");
    }
    this.#saved = state === this.#state ? "saved" : "unsaved";
    this.#tell();
  }

  /** It is kept at the page's own place, and not in a copy. */
  get #isOwn(): boolean {
    return this.#draft.key === keyOf(this.address);
  }

  /** Another tab has kept something newer, or nothing any more. Where this one has nothing of its own that is not kept yet, it goes along. */
  async #follow(aside: boolean): Promise<void> {
    await this.#saving;
    const before = this.#state;
    const rests = () => this.#saved === "saved" && this.#state === before;
    if (!rests()) return;
    const { own, copies } = await readPlans(this.#draft.key);
    if (!rests()) return;
    this.copies = copies;
    if ((own?.revision ?? 0) === this.#draft.revision) return this.#tell();
    const read = own && own.source === this.#latest ? undefined : await this.#read().catch(() => undefined);
    if (!rests()) return;
    if (own) {
      if (own.source !== this.#latest) this.#latest = read && digest(read.text);
      this.#draft.revision = own.revision;
      this.#history.do(kept(own.file, own.source), "");
      return this.#tell();
    }
    // Where the file cannot be read now, what is there stays; and while it was read something may have been kept.
    if (!read || (await readPlans(this.#draft.key)).own || !rests()) return;
    this.#draft.revision = 0;
    this.#take(read.source, read.text, "", aside && before.from === "kept" ? {} : undefined);
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
