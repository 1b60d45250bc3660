import type { InputProblem } from "./types.ts";
import { SltInputError } from "./errors.ts";

/**
 * Turns what a caller hands in into JSON text, and refuses what JSON cannot say or is larger than the module takes. The
 * module has the same limits (src/json); here they keep a hostile value from being written out at all, and they hold for
 * each application of many as for one.
 */
export interface Limits {
  /** UTF-8 bytes of the JSON text. */
  readonly bytes: number;
  /** Objects, arrays, keys and values. */
  readonly values: number;
}
export const applicationLimits: Limits = { bytes: 256 * 1024, values: 10_000 };
export const packLimits: Limits = { bytes: 512 * 1024, values: 20_000 };
/** Of a request for a year's plan, and of the meetings of a plan. */
export const requestLimits: Limits = { bytes: 8 * 1024 * 1024, values: 1_000_000 };
export const planLimits: Limits = { bytes: 4 * 1024 * 1024, values: 500_000 };
/** Of an organisation, and of school calendars. */
export const organisationLimits: Limits = { bytes: 2 * 1024 * 1024, values: 200_000 };
const maxDepth = 16;

export interface Encoded {
  readonly text: string;
  /** As the module counts them. */
  readonly values: number;
}

/** Nothing when there were problems; they are added to `problems`, with `path` before their own pointers. */
export function encode(value: unknown, limits: Limits, path: string, problems: InputProblem[]): Encoded | undefined {
  const before = problems.length;
  try {
    const inspection = new Inspection(limits, path, problems);
    if (value === undefined) problems.push({ path, code: "type", detail: "must be an object" });
    else inspection.visit(value);
    if (problems.length > before) return undefined;
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) {
      problems.push({ path, code: "type", detail: "is not JSON" });
      return undefined;
    }
    // No character takes more than three bytes: most texts need not be measured.
    if (text.length * 3 <= limits.bytes || utf8.encode(text).length <= limits.bytes) {
      return { text, values: inspection.values };
    }
    problems.push({ path, code: "limit", detail: `is longer than ${limits.bytes} bytes` });
  } catch {
    // A getter, a proxy or a `toJSON` of the caller's that throws.
    problems.push({ path, code: "type", detail: "cannot be read as JSON" });
  }
  return undefined;
}

/** Inputs as text, each with its limits and the place its problems stand below; throws the problems of all of them. */
export function texts(...inputs: [value: unknown, limits: Limits, path: string][]): string[] {
  const problems: InputProblem[] = [];
  const encoded = inputs.map(([value, limits, path]) => encode(value, limits, path, problems)?.text ?? "");
  if (problems.length > 0) throw new SltInputError(problems);
  return encoded;
}

const utf8 = new TextEncoder();

/** `JSON.stringify` would leave functions out and write NaN as null: an answer about something else than what was given. */
class Inspection {
  values = 0;
  private characters = 0;
  private full = false;
  private readonly ancestors: object[] = [];
  /** The way down to the value at hand; a pointer is made of it only for a problem. */
  private readonly trail: (string | number)[] = [];

  constructor(
    private readonly limits: Limits,
    private readonly path: string,
    private readonly problems: InputProblem[],
  ) {}

  visit(value: unknown): void {
    if (this.full) return;
    if (++this.values > this.limits.values) return this.stop(`holds more than ${this.limits.values} values`);
    switch (typeof value) {
      case "string":
        return this.read(value);
      case "number":
        return Number.isFinite(value) ? undefined : this.refuse("is not a finite number");
      case "object":
        return value === null ? undefined : this.descend(value);
      case "boolean":
      case "undefined":
        return;
      default:
        this.refuse(`a ${typeof value} is not JSON`);
    }
  }

  private descend(value: object): void {
    if (this.ancestors.includes(value)) return this.refuse("contains itself");
    if (this.ancestors.length >= maxDepth) return this.stop(`holds more than ${maxDepth} levels`);
    this.ancestors.push(value);
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length && !this.full; ++index) this.member(index, value[index]);
    } else {
      for (const key of Object.keys(value)) {
        const member = (value as Record<string, unknown>)[key];
        // As JSON.stringify does.
        if (member === undefined) continue;
        ++this.values;
        this.read(key);
        this.member(key, member);
      }
    }
    this.ancestors.pop();
  }

  private member(token: string | number, value: unknown): void {
    this.trail.push(token);
    this.visit(value);
    this.trail.pop();
  }

  private read(text: string): void {
    this.characters += text.length;
    if (this.characters > this.limits.bytes) this.stop(`is longer than ${this.limits.bytes} bytes`);
  }

  private refuse(detail: string): void {
    this.problems.push({ path: this.path + this.trail.map(pointerPart).join(""), code: "type", detail });
  }
  /** Of the whole: where it was noticed says nothing. */
  private stop(detail: string): void {
    if (!this.full) this.problems.push({ path: this.path, code: "limit", detail });
    this.full = true;
  }
}

/** A key that could hold a national identity number is not repeated. */
function pointerPart(token: string | number): string {
  const key = String(token);
  const digits = key.replace(/\D/g, "").length;
  return `/${digits >= 11 || key.length > 100 ? "…" : key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
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
