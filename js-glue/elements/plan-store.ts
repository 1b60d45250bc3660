/**
 * The draft of a plan, in this browser. Two tabs with the same page never overwrite each other: whoever finds that another tab has saved since
 * goes on in a copy of its own, and the copies are offered the next time the page is opened.
 */
import { createStore, del, entries, update, type UseStore } from "idb-keyval";
import type { PlanFile } from "../plans/types.ts";

const databaseName = "slt-plans";

export interface StoredPlan {
  /** Grows with every save; whoever knows another number than the stored one has not seen the latest. */
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

const copyOf = (key: string) => `${key}|copy|${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;

/** The page's draft, and the copies that other tabs had to make, the latest first. Private windows have none. */
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
  const stored = (revision: number): StoredPlan => ({
    revision,
    savedAt: now,
    file,
    ...(source === undefined ? {} : { source }),
  });
  try {
    let seen = true;
    await update<StoredPlan>(
      draft.key,
      (there) => {
        seen = (there?.revision ?? 0) === draft.revision;
        return seen || !there ? stored(draft.revision + 1) : there;
      },
      plans(),
    );
    if (seen) {
      ++draft.revision;
      return "saved";
    }
    // A copy's place may itself have been deleted meanwhile; a new one is always free.
    const key = copyOf(draft.key.split("|copy|")[0]!);
    await update<StoredPlan>(key, () => stored(1), plans());
    draft.key = key;
    draft.revision = 1;
    return "copied";
  } catch {
    return "failed";
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
