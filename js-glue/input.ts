import type { InputProblem } from "./types.ts";
import { SltInputError } from "./errors.ts";

/**
 * Turns what a caller hands in into JSON text, and refuses what JSON cannot say or the module's fixed memory should not
 * meet. The rules' own limits (lengths, counts, ranges) are the module's; these only keep a hostile value from reaching it.
 */
export const limits = {
  /** UTF-16 units of one application's or pack's JSON text. */
  text: 1_000_000,
  depth: 32,
  /** Values in one application or pack. */
  values: 100_000,
} as const;

/** Nothing when there were problems; they are added to `problems`, with `path` before their own pointers. */
export function encode(value: unknown, path: string, problems: InputProblem[]): string | undefined {
  const before = problems.length;
  try {
    if (value === undefined) problems.push({ path, code: "type", detail: "must be an object" });
    else new Inspection(problems).visit(value, path);
    if (problems.length > before) return undefined;
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) problems.push({ path, code: "type", detail: "is not JSON" });
    else if (text.length > limits.text)
      problems.push({ path, code: "limit", detail: `longer than ${limits.text} characters` });
    else return text;
  } catch {
    // A getter, a proxy or a `toJSON` of the caller's that throws.
    problems.push({ path, code: "type", detail: "cannot be read as JSON" });
  }
  return undefined;
}

/** `JSON.stringify` would leave functions out and write NaN as null: an answer about something else than what was given. */
class Inspection {
  private readonly ancestors: object[] = [];
  private values = 0;
  private characters = 0;
  private full = false;

  constructor(private readonly problems: InputProblem[]) {}

  visit(value: unknown, path: string): void {
    if (this.full) return;
    if (++this.values > limits.values) return this.stop(path, `more than ${limits.values} values`);
    switch (typeof value) {
      case "string":
        this.characters += value.length;
        if (this.characters > limits.text) this.stop(path, `longer than ${limits.text} characters`);
        return;
      case "number":
        if (!Number.isFinite(value)) this.refuse(path, "is not a finite number");
        return;
      case "object":
        if (value !== null) this.descend(value, path);
        return;
      case "boolean":
      case "undefined":
        return;
      default:
        this.refuse(path, `a ${typeof value} is not JSON`);
    }
  }

  private descend(value: object, path: string): void {
    if (this.ancestors.includes(value)) return this.refuse(path, "contains itself");
    if (this.ancestors.length >= limits.depth) return this.stop(path, `deeper than ${limits.depth} levels`);
    this.ancestors.push(value);
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length && !this.full; ++index) this.visit(value[index], `${path}/${index}`);
    } else {
      for (const key of Object.keys(value)) {
        this.characters += key.length;
        this.visit((value as Record<string, unknown>)[key], `${path}/${token(key)}`);
      }
    }
    this.ancestors.pop();
  }

  private refuse(path: string, detail: string): void {
    this.problems.push({ path, code: "type", detail });
  }
  private stop(path: string, detail: string): void {
    this.full = true;
    this.problems.push({ path, code: "limit", detail });
  }
}

/** A key as a pointer's token. One that could hold a national identity number is not repeated. */
function token(key: string): string {
  const digits = key.replace(/\D/g, "").length;
  return digits >= 11 || key.length > 100 ? "…" : key.replaceAll("~", "~0").replaceAll("/", "~1");
}

type Envelope<Value> = { ok: true; value: Value } | { ok: false; problems: InputProblem[] };

/** The value of an envelope, or the problems thrown. */
export function open<Value>(text: string): Value {
  const envelope = JSON.parse(text) as Envelope<Value>;
  if (envelope.ok) return envelope.value;
  throw new SltInputError(envelope.problems);
}

/** A date as the module takes it: anything else than a short string never reaches it. */
export function dateText(value: unknown, path: string): string {
  if (typeof value !== "string")
    throw new SltInputError([{ path, code: "type", detail: "must be a date, as in 2027-01-30" }]);
  return value.slice(0, 64);
}
