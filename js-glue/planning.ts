import type { Engine, NativeTask } from "./engine.ts";
import { SltInputError } from "./errors.ts";
import { encode, open, planLimits, requestLimits, texts } from "./input.ts";
import { nextTurn, sliceMs } from "./next-turn.ts";
import type {
  Alternative,
  InputProblem,
  Meeting,
  MeetingRef,
  PlanOptions,
  PlanRequest,
  PlanReview,
  YearPlan,
} from "./types.ts";

/** What is looked for is given up after this long, where the caller names neither a time nor a number of steps. */
const defaultBudgetMs = 10_000;

export function reviewPlan(engine: Engine, request: PlanRequest, meetings: Meeting[]): PlanReview {
  const [asked, planned] = texts([request, requestLimits, ""], [meetings, planLimits, "/meetings"]);
  return open<PlanReview>(engine.reviewPlan(asked!, planned!));
}

/** Rejects with `SltInputError` where the request or the options cannot be read. */
export async function plan(engine: Engine, request: PlanRequest, options: PlanOptions = {}): Promise<YearPlan> {
  const problems: InputProblem[] = [];
  const budget = readOptions(options, problems);
  const asked = encode(request, requestLimits, "", problems);
  if (!asked || problems.length > 0) throw new SltInputError(problems);
  let told: string | undefined;
  return drive<YearPlan>(engine.planner(asked.text, budget.seed), budget, options.signal, (progress, elapsedMs) => {
    if (!options.onProgress || progress === told) return;
    told = progress;
    const { cost, bound } = open<{ cost: number | null; bound: number | null }>(progress);
    // Without a bound there is no plan: nothing is in progress any more.
    if (bound !== null) options.onProgress({ cost, bound, elapsedMs });
  });
}

/** The same of the meeting that is asked about; its problems stand below `/which`. */
export async function alternatives(
  engine: Engine,
  request: PlanRequest,
  meetings: Meeting[],
  which: MeetingRef,
  options: PlanOptions = {},
): Promise<Alternative[]> {
  const problems: InputProblem[] = [];
  const budget = readOptions(options, problems);
  const asked = encode(request, requestLimits, "", problems);
  const planned = encode(meetings, planLimits, "/meetings", problems);
  const about = encode(which, planLimits, "/which", problems);
  if (!asked || !planned || !about || problems.length > 0) throw new SltInputError(problems);
  return drive<Alternative[]>(
    engine.pricer(asked.text, planned.text, about.text, budget.seed),
    budget,
    options.signal,
    () => undefined,
  );
}

interface Budget {
  readonly started: number;
  readonly seed: number;
  readonly maxSteps: number;
  readonly budgetMs: number;
}

/** Drives the task on, in slices, until it is done or the budget is spent; it is deleted in any case. */
async function drive<Result>(
  task: NativeTask,
  { started, maxSteps, budgetMs }: Budget,
  signal: AbortSignal | undefined,
  tell: (progress: string, elapsedMs: number) => void,
): Promise<Result> {
  const elapsedMs = (): number => performance.now() - started;
  try {
    open(task.opened());
    let left = maxSteps;
    while (left > 0 && elapsedMs() < budgetMs && !signal?.aborted) {
      const { more, steps } = slice(task, left, Math.min(sliceMs, budgetMs - elapsedMs()));
      left -= steps;
      tell(task.progress(), elapsedMs());
      if (!more) break;
      await nextTurn();
    }
    return open<Result>(task.result());
  } finally {
    task.delete();
  }
}

function slice(task: NativeTask, most: number, ms: number): { more: boolean; steps: number } {
  const end = performance.now() + ms;
  let steps = 0;
  let more = true;
  do {
    more = task.advance(1);
    ++steps;
  } while (more && steps < most && performance.now() < end);
  return { more, steps };
}

function readOptions(options: PlanOptions, problems: InputProblem[]): Budget {
  const number = (name: "seed" | "maxSteps" | "budgetMs", most: number, whole: boolean, otherwise: number): number => {
    const value = options[name] as unknown;
    if (value === undefined) return otherwise;
    if (typeof value === "number" && value >= 0 && value <= most && (!whole || Number.isInteger(value))) return value;
    const detail = `must be a ${whole ? "whole " : ""}number from 0 to ${most}`;
    problems.push({ path: `/${name}`, code: typeof value === "number" ? "range" : "type", detail });
    return otherwise;
  };
  const maxSteps = number("maxSteps", Number.MAX_SAFE_INTEGER, true, Infinity);
  return {
    started: performance.now(),
    seed: number("seed", 2 ** 32 - 1, true, 1),
    maxSteps,
    budgetMs: number("budgetMs", Number.MAX_VALUE, false, maxSteps === Infinity ? defaultBudgetMs : Infinity),
  };
}
