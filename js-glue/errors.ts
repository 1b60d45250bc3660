import type { InputProblem } from "./types.ts";

/** Two copies of slt.js on a page have two classes; the mark lets `instanceof` of one know the errors of the other. */
const mark = Symbol.for("slt-module/input-error");

/** Thrown for input that cannot be read. Lists every problem found, not only the first. */
export class SltInputError extends Error {
  static {
    Object.defineProperty(this.prototype, "name", { value: "SltInputError", configurable: true });
    Object.defineProperty(this.prototype, mark, { value: true });
  }
  readonly problems: InputProblem[];

  constructor(problems: InputProblem[]) {
    const first = problems[0];
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
    super(
      first ? `${first.path || "(whole input)"}: ${first.code}: ${first.detail}${more}` : "The input cannot be read",
    );
    this.problems = problems;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && Reflect.get(value, mark) === true;
  }
}
