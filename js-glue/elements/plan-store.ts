/**
 * The draft of a plan, in this browser. Two tabs with the same page never overwrite each other: whoever finds that another tab has saved since
 * goes on in a copy of its own. Such copies, and what was put aside for something else, are offered until somebody deletes them.
 */
import { createStore, del, entries, promisifyRequest, update, type UseStore } from "idb-keyval";
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
}

/** Where a tab keeps its plan: the page's own place, or a copy of it. */
export interface Draft {
  key: string;
  revision: number;
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
    const own = all.find(([each]) => each === key)?.[1];
    const copies = all
      .filter(([each]) => each.startsWith(`${key}|copy|`))
      .sort(([, a], [, b]) => b.savedAt - a.savedAt);
    return { ...(own && { own }), copies };
  } catch {
    return { copies: [] };
  }
}

/** Saves and changes `draft` to what is stored now. */
export async function savePlan(draft: Draft, file: PlanFile, now: number, source?: string): Promise<Saved> {
  const revision = Math.max(draft.revision + 1, now);
  const stored = { revision, savedAt: now, file, ...(source === undefined ? {} : { source }) };
  try {
    let seen = true;
    await update<StoredPlan>(
      draft.key,
      (there) => {
        seen = !there || there.revision === draft.revision;
        return seen ? stored : there!;
      },
      plans(),
    );
    if (!seen) {
      const key = copyOf(draft.key);
      await update<StoredPlan>(key, () => stored, plans());
      draft.key = key;
    }
    draft.revision = revision;
    return seen ? "saved" : "copied";
  } catch {
    return "failed";
  }
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
