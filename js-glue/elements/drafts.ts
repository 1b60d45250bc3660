/** Drafts that outlive a reload, in this browser only, and only when the user has asked for it. */
import { createStore, del, get, set, update, type UseStore } from "idb-keyval";

const databaseName = "slt-drafts";

let store: UseStore | undefined;
const drafts = () => (store ??= createStore(databaseName, "drafts"));

/** Private windows and locked-down browsers refuse storage: then there simply is no draft. */
export async function readDraft<T>(key: string): Promise<T | undefined> {
  try {
    return await get<T>(key, drafts());
  } catch {
    return undefined;
  }
}

export async function writeDraft(key: string, draft: unknown): Promise<boolean> {
  try {
    await set(key, draft, drafts());
    return true;
  } catch {
    return false;
  }
}

/** Of several in one place: what another tab has put there meanwhile stays. */
export async function changeDraft<T>(key: string, change: (kept: T | undefined) => T): Promise<boolean> {
  try {
    await update<T>(key, change, drafts());
    return true;
  } catch {
    return false;
  }
}

export async function deleteDraft(key: string): Promise<boolean> {
  try {
    await del(key, drafts());
    return true;
  } catch {
    return false;
  }
}
