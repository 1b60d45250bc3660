/**
 * Long planning in a worker of the page's own origin, so that the page stays alive whatever a single step takes, and survives a request that no
 * memory holds. Where there can be no worker (another origin, a policy, Node), the caller plans on its own thread.
 */
import { SltInputError } from "./errors.ts";
import type {
  Alternative,
  InputProblem,
  Meeting,
  MeetingRef,
  PlanOptions,
  PlanRequest,
  Slt,
  YearPlan,
} from "./types.ts";

type Options = Omit<PlanOptions, "signal" | "onProgress">;
type Progress = Parameters<NonNullable<PlanOptions["onProgress"]>>[0];

type Call =
  | { call: "plan"; request: PlanRequest; options: Options }
  | { call: "alternatives"; request: PlanRequest; meetings: Meeting[]; which: MeetingRef; options: Options };
export type Order = { id: number } & (({ engine: Slt["engine"] } & Call) | { call: "abort" });
export type Answer = { id: number } & (
  { progress: Progress } | { value: YearPlan | Alternative[] } | { problems: InputProblem[] } | { error: string }
);
/** What came of an order; `unheard` where no worker ever took it. */
type Heard = Answer | { id: number; unheard: true };

/** Fewer meetings than these are planned sooner than a worker starts. */
const worthAWorker = 60;

export class Elsewhere {
  #worker: Worker | undefined;
  #impossible = false;
  #last = 0;
  readonly #waiting = new Map<number, (answer: Heard) => void>();

  constructor(readonly engine: Slt["engine"]) {}

  /** Nothing, at once or in the end, where the caller is to do it itself. */
  plan(request: PlanRequest, options: PlanOptions = {}): Promise<YearPlan | undefined> | undefined {
    const { signal, onProgress, ...rest } = options;
    if (!isLarge(request)) return undefined;
    return this.#ask<YearPlan>({ call: "plan", request, options: rest }, signal, onProgress);
  }

  alternatives(
    request: PlanRequest,
    meetings: Meeting[],
    which: MeetingRef,
    options: PlanOptions = {},
  ): Promise<Alternative[] | undefined> | undefined {
    const { signal, onProgress: _, ...rest } = options;
    if (!isLarge(request)) return undefined;
    return this.#ask<Alternative[]>({ call: "alternatives", request, meetings, which, options: rest }, signal);
  }

  #ask<Value>(
    call: Call,
    signal: AbortSignal | undefined,
    onProgress?: (progress: Progress) => void,
  ): Promise<Value | undefined> | undefined {
    const worker = this.#open();
    if (!worker) return undefined;
    const id = ++this.#last;
    try {
      worker.postMessage({ id, engine: this.engine, ...call } satisfies Order);
    } catch {
      // What cannot be cloned cannot be read either: the reader on this side says what is wrong with it.
      return undefined;
    }
    const abort = () => worker.postMessage({ id, call: "abort" } satisfies Order);
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    return new Promise<Value | undefined>((resolve, reject) => {
      this.#waiting.set(id, (answer) => {
        if ("progress" in answer) return onProgress?.(answer.progress);
        this.#waiting.delete(id);
        signal?.removeEventListener("abort", abort);
        if ("unheard" in answer) resolve(undefined);
        else if ("value" in answer) resolve(answer.value as Value);
        else reject("problems" in answer ? new SltInputError(answer.problems) : new Error(answer.error));
      });
    });
  }

  #open(): Worker | undefined {
    if (this.#worker || this.#impossible) return this.#worker;
    this.#impossible = true;
    try {
      // In a worker nobody waits for a page: not in our own, and not in the caller's.
      if (typeof document === "undefined") return undefined;
      const url = new URL("slt.worker.js", import.meta.url);
      if (typeof Worker === "undefined" || url.origin !== globalThis.location?.origin) return undefined;
      const worker = new Worker(trusted(url), { type: "module", name: "slt-module" });
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        this.#waiting.get(data.id)?.(data);
        // What no request can cause has happened in the module: nothing more is asked of it.
        if ("error" in data) this.#end(worker, data.error);
      };
      worker.onmessageerror = () => this.#end(worker, "an answer could not be read");
      worker.onerror = (event) => {
        event.preventDefault();
        // Without a message it never ran: its file could not be had, or a policy forbids it, which browsers say here rather than by throwing.
        this.#end(worker, event.message === undefined ? undefined : event.message || "the worker stopped");
      };
      this.#worker = worker;
      this.#impossible = false;
    } catch {
      // Some browsers throw where a policy forbids workers, and all do where ours is not among the trusted types.
    }
    return this.#worker;
  }

  /** Whoever waits is told why, or where there is no reason, to do it themselves. The next question starts another worker. */
  #end(worker: Worker, error: string | undefined): void {
    // One that has been ended has nothing more to say.
    if (this.#worker !== worker) return;
    worker.terminate();
    this.#worker = undefined;
    this.#impossible = error === undefined;
    for (const [id, tell] of [...this.#waiting]) tell(error === undefined ? { id, unheard: true } : { id, error });
  }
}

function isLarge(request: PlanRequest): boolean {
  const bodies: unknown = request?.bodies;
  if (!Array.isArray(bodies)) return false;
  return (
    bodies.reduce((sum: number, body: { count?: unknown } | null) => sum + (Number(body?.count) || 0), 0) >=
    worthAWorker
  );
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/** Where scripts must be trusted, the address of our own worker is: it is made here, from our own address. */
function trusted(url: URL): URL {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!types) return url;
  policy ??= types.createPolicy("slt-module", { createScriptURL: (address) => address });
  return policy.createScriptURL(url.href) as unknown as URL;
}
