/**
 * The draft of a plan, in this browser. Two tabs with the same page never overwrite each other: whoever finds that another tab has saved since
 * goes on in a copy of its own. Such copies, and what was put aside for something else, are offered until somebody deletes them.
 */
import { createStore, del, entries, promisifyRequest, type UseStore } from "idb-keyval";
import type { PlanFile } from "../plans/types.ts";

const databaseName = "slt-plans";

export interface StoredPlan {
  /** Another with every save, also where one was deleted between; whoever knows another than the stored one has not seen the latest. */
  revision: number;
  /** Milliseconds since 1970. */
  savedAt: number;
  file: PlanFile;
  /** Of what the file at the page's address was when this was made from it. */
  source?: string;
  /** Put down as the page went: it takes the place of what has one of these revisions. */
  after?: number[];
}

/** Where a tab keeps its plan: the page's own place, or a copy of it. */
export interface Draft {
  key: string;
  revision: number;
  /** The revision that is being saved. */
  next?: number | undefined;
  /** Where the page put what it had as it went. */
  late?: string | undefined;
}

export type Saved = "saved" | "copied" | "failed";

let store: UseStore | undefined;
const plans = () => (store ??= createStore(databaseName, "plans"));

const pageOf = (key: string) => key.split("|copy|")[0]!;
const copyOf = (key: string) => `${pageOf(key)}|copy|${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;

/** The page's draft, and its copies, the latest first. Private windows have none. */
export async function readPlans(key: string): Promise<{ own?: StoredPlan; copies: [string, StoredPlan][] }> {
  try {
    const all = (await entries<string, StoredPlan>(plans())).filter(
      ([, stored]) => stored?.file?.format === "slt-plan",
    );
    let own = all.find(([each]) => each === key)?.[1];
    const copies = all
      .filter(([each]) => each.startsWith(`${key}|copy|`))
      .sort(([, a], [, b]) => b.savedAt - a.savedAt);
    const late = copies.findIndex(([, { after }]) => after?.includes(own?.revision ?? 0));
    if (late >= 0) {
      const [[from, { after: _, ...stored }]] = copies.splice(late, 1) as [[string, StoredPlan]];
      own = stored;
      await plans()("readwrite", (store) => {
        store.put(stored, key);
        store.delete(from);
        return promisifyRequest(store.transaction);
      });
    }
    return { ...(own && { own }), copies };
  } catch {
    return { copies: [] };
  }
}

/** Saves and changes `draft` to what is stored now. */
export async function savePlan(draft: Draft, file: PlanFile, now: number, source?: string): Promise<Saved> {
  const { key, revision: known } = draft;
  const revision = (draft.next = Math.max(known + 1, now));
  try {
    return await plans()("readwrite", async (store) => {
      const there = await promisifyRequest<StoredPlan | undefined>(
        store.get(key) as IDBRequest<StoredPlan | undefined>,
      );
      const seen = !there || there.revision === known;
      const place = seen ? key : copyOf(key);
      store.put({ revision, savedAt: now, file, ...(source === undefined ? {} : { source }) }, place);
      if (draft.late) store.delete(draft.late);
      await promisifyRequest(store.transaction);
      draft.key = place;
      draft.revision = revision;
      draft.late = undefined;
      return seen ? "saved" : "copied";
    });
  } catch {
    return "failed";
  } finally {
    draft.next = undefined;
  }
}

/**
 * As the page goes: what takes more than one step is cut off then. So it is put down beside what is kept, unseen, and takes its place the next time
 * plans are read; where another tab has saved meanwhile it is a copy. Should the page live on, saving takes it away again.
 */
export function saveLate(draft: Draft, file: PlanFile, source?: string): void {
  const { key, revision: known, next = known } = draft;
  const savedAt = Date.now();
  const stored: StoredPlan = { revision: Math.max(next + 1, savedAt), savedAt, file, after: [known, next] };
  if (source !== undefined) stored.source = source;
  const apart = key !== pageOf(key);
  const place = apart ? key : (draft.late ??= copyOf(key));
  if (apart) draft.revision = stored.revision;
  void plans()("readwrite", (store) => {
    store.put(stored, place);
    store.transaction.commit();
  }).catch(() => undefined);
}

/**
 * Leaves what is stored for the page's own place, which is what `draft` is then: `aside` among the copies, else it is deleted, unless another tab has
 * saved there since. `empty`: nothing is left at the page's own place.
 */
export async function leavePlan(draft: Draft, aside: boolean): Promise<{ empty: boolean; copy?: string }> {
  const { key, revision } = draft;
  draft.key = pageOf(key);
  draft.revision = 0;
  const own = key === draft.key;
  if (aside && !own) return { empty: false, copy: key };
  try {
    return await plans()("readwrite", async (store) => {
      const there = await promisifyRequest<StoredPlan | undefined>(
        store.get(key) as IDBRequest<StoredPlan | undefined>,
      );
      if (there && there.revision !== revision) return { empty: false };
      const copy = aside && there ? copyOf(key) : undefined;
      if (copy) store.put(there, copy);
      store.delete(key);
      await promisifyRequest(store.transaction);
      return { empty: own, ...(copy && { copy }) };
    });
  } catch {
    return { empty: false };
  }
}

export async function deletePlan(key: string): Promise<boolean> {
  try {
    await del(key, plans());
    return true;
  } catch {
    return false;
  }
}
