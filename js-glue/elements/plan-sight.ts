/**
 * The document behind `src` for elements that only show it. As long as nobody edits it that is the published copy; what keeps, shares and undoes
 * changes (`shared-plan.ts`) is loaded where another element of the page edits it, or this browser has kept changes.
 */
import { readPublishedPlan } from "../plans/published.ts";
import type { PublishedPlan } from "../plans/types.ts";
import { addressOf, fetchText, formatOf, PlanSourceError, reading } from "./plan-source.ts";
import type { SharedPlan } from "./shared-plan.ts";

/** The shared documents of this page, by address. */
export const opened = new Map<string, Promise<SharedPlan>>();
const waiting = new Map<string, Set<() => void>>();

export function tellOpened(address: string): void {
  for (const tell of [...(waiting.get(address) ?? [])]) tell();
}

const markOf = (address: string) => `slt-kept|${address}`;

/** That something is kept can be asked at once, without the store it is kept in. */
export function markKept(address: string, kept: boolean): void {
  try {
    if (kept) localStorage.setItem(markOf(address), "1");
    else localStorage.removeItem(markOf(address));
  } catch {
    // A browser that keeps nothing has nothing to mark.
  }
}

function isKept(address: string): boolean {
  try {
    return localStorage.getItem(markOf(address)) !== null;
  } catch {
    return false;
  }
}

/** `published`: as everybody sees it. `shared`: somebody edits it, or has. */
export type Sight = { published: PublishedPlan; shared?: SharedPlan } | { published?: undefined; shared: SharedPlan };

/** Calls `show` with the document now and after every change, until the returned function is called. Throws `PlanSourceError`. */
export async function watchPlan(src: string, show: (sight: Sight) => void): Promise<() => void> {
  const url = addressOf(src);
  const name = src.trim();
  const ends: (() => void)[] = [];
  let over = false;
  const tell = (shared: SharedPlan): void => {
    const { published } = shared;
    if (!over) show(published ? { published, shared } : { shared });
  };
  const share = async (): Promise<SharedPlan> => {
    const { SharedPlan } = await import("./shared-plan.ts").catch((): never => {
      throw new PlanSourceError("unreachable", name);
    });
    const shared = await SharedPlan.open(src);
    if (!over) ends.push(shared.subscribe(() => tell(shared)));
    return shared;
  };
  const end = (): void => {
    over = true;
    for (const each of ends) each();
  };

  const text = opened.has(url.href) || isKept(url.href) ? undefined : await fetchText(url, name);
  if (text === undefined || formatOf(text, name) === "slt-plan") {
    tell(await share());
    return end;
  }
  const published = reading(name, () => readPublishedPlan(text));
  const all = waiting.get(url.href) ?? new Set();
  const stopWaiting = (): void => {
    all.delete(follow);
    removeEventListener("storage", kept);
  };
  let following = false;
  const follow = (): void => {
    if (following) return;
    following = true;
    share().then(
      (shared) => {
        stopWaiting();
        if (!shared.published) tell(shared);
      },
      // Whoever could not open it says so; here the copy stays.
      () => (following = false),
    );
  };
  /** Another tab has begun to keep changes. */
  const kept = ({ key, newValue }: StorageEvent): void => {
    if (key === markOf(url.href) && newValue !== null) follow();
  };
  ends.push(stopWaiting);
  waiting.set(url.href, all.add(follow));
  addEventListener("storage", kept);
  show({ published });
  if (opened.has(url.href) || isKept(url.href)) follow();
  return end;
}
