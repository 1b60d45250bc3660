/**
 * The one document behind all elements of a page that have the same `src`: whoever changes it tells the others. It is kept in this browser,
 * where other pages with the same address find it, and other tabs follow.
 */
import { fromPublished } from "../plans/from-published.ts";
import { stillTold } from "../plans/issued.ts";
import type { PlanFile, PublishedPlan } from "../plans/types.ts";
import { History, type Past } from "./history.ts";
import { addressOf, fetchText, formatOf, PlanSourceError, reading } from "./plan-source.ts";
import { markKept, opened, tellOpened } from "./plan-sight.ts";
import { deletePlan, leavePlan, readPlans, savePlan, type Draft, type Saved, type StoredPlan } from "./plan-store.ts";

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
  const { readPublishedPlan } = await import("../plans/published.ts").catch(unreachable);
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
  /** Changes were put aside for it: the key of their copy, where this tab has made one. */
  readonly reset?: { copy?: string } | undefined;
}

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
  /** Copies that other tabs had to make, the latest first. */
  copies: [string, StoredPlan][];
  /** The last try to read the file at the address anew has failed. */
  unreached = false;

  readonly #read: Reading;
  readonly #history: History<State>;
  #saved: Saved | "unsaved" = "saved";
  readonly #draft: Draft;
  /** Of the file at the address when it was last read. */
  #latest: string | undefined;
  /** The copy that undoing a reset has made needless. */
  #needless: string | undefined;
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
    this.#history = new History(stored ? kept(stored.file, stored.source) : begun(source!, text!), (to, from) => {
      const file = stillTold(to.file, from.file);
      return file === to.file ? to : kept(file, to.source);
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
    return this.outdated ? "kept" : this.#state.from;
  }

  /** The file at the address is no longer the one that the document was made from. */
  get outdated(): boolean {
    const { source } = this.#state;
    return source !== undefined && this.#latest !== undefined && source !== this.#latest;
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
    this.#history.amend(kept(file, this.#state.source));
    this.#changed();
  }

  /** What calendars were told stays told, both ways. */
  undo(): boolean {
    const { reset } = this.#state;
    const done = this.#history.undo();
    if (done && reset) this.#needless = reset.copy;
    if (done) this.#changed();
    return done;
  }

  redo(): boolean {
    const done = this.#history.redo();
    if (done) {
      this.#needless = undefined;
      this.#changed();
    }
    return done;
  }

  get undoable(): string | undefined {
    return this.#history.undoable;
  }
  get redoable(): string | undefined {
    return this.#history.redoable;
  }

  /** Reads the file at the address again, and puts what was kept among the copies. This, too, can be undone. */
  async reset(what = ""): Promise<void> {
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
    const changed = this.from === "kept";
    this.#take(source, text, what, changed);
    this.#saving = this.#saving.then(() => this.#save());
    await this.#saving;
  }

  /** Goes on from a copy, with what that was made from. */
  openCopy(key: string, what: string): boolean {
    const copy = this.copies.find(([each]) => each === key)?.[1];
    if (!copy) return false;
    this.#history.do(kept(stillTold(copy.file, this.file), copy.source), what);
    this.#changed();
    return true;
  }

  async forgetCopy(key: string): Promise<void> {
    await deletePlan(key);
    this.copies = this.copies.filter(([each]) => each !== key);
    this.#tell();
  }

  // ------------------------------------------------------------ keeping
  #take(source: Source, text: string, what: string, reset: boolean): void {
    this.#latest = digest(text);
    this.#history.do({ ...begun(source, text), ...(reset && { reset: {} }) }, what);
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

  /** One after the other: two at once would take each other for another tab. */
  readonly #flush = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#save());
  };

  async #save(): Promise<void> {
    if (this.from !== "kept") return this.#leave();
    const { file, source } = this.#state;
    const before = this.#saved;
    const saved = await savePlan(this.#draft, file, Date.now(), source);
    // Once a copy, always a copy.
    if (saved === "saved" && before === "copied") this.#saved = "copied";
    else if (this.#timer === undefined || saved !== "saved") this.#saved = saved;
    if (saved === "saved" && this.#isOwn) {
      markKept(this.address, true);
      this.#channel?.postMessage("");
    }
    const needless = this.#needless;
    this.#needless = undefined;
    if (needless && saved !== "failed") await this.forgetCopy(needless);
    else this.#tell();
  }

  /** What is at the address need not be kept. */
  async #leave(): Promise<void> {
    const { reset } = this.#state;
    const { empty, copy } = await leavePlan(this.#draft, reset !== undefined);
    if (reset) {
      if (copy) reset.copy = copy;
      this.copies = (await readPlans(keyOf(this.address))).copies;
    }
    if (empty) {
      markKept(this.address, false);
      this.#channel?.postMessage(reset ? putAside : "");
    }
    this.#saved = this.#timer === undefined ? "saved" : "unsaved";
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
    this.#take(read.source, read.text, "", aside && before.from === "kept");
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
