/** What the compiled module offers, whichever engine runs it. Every answer is the text of an envelope. */
export interface Engine {
  EventRules: new (packText: string) => NativeRules;
  Planner: new (requestText: string, seed: number) => NativePlanner;
  reviewPlan(requestText: string, meetingsText: string): string;
  calendar(from: string, to: string): string;
  version(): string;
}

/** Lives in the module's memory: `delete()` when done. */
export interface NativeRules {
  opened(): string;
  check(applicationText: string, asOf: string, explain: boolean): string;
  checkAll(applicationsText: string, asOf: string, explain: boolean): string;
  lint(asOfOrEmpty: string): string;
  delete(): void;
}

/** A year being planned. Lives in the module's memory: `delete()` when done. */
export interface NativePlanner {
  opened(): string;
  /** False when there is nothing left to do. */
  advance(steps: number): boolean;
  progress(): string;
  result(): string;
  delete(): void;
}

/** The functions of wasm/bindings.cpp. An open pack or planner is the number of its place in the module's memory. */
export interface Bindings {
  version(): string;
  calendar(from: string, to: string): string;
  openRules(packText: string): number;
  closeRules(place: number): void;
  opened(place: number): string;
  check(place: number, applicationText: string, asOf: string, explain: boolean): string;
  checkAll(place: number, applicationsText: string, asOf: string, explain: boolean): string;
  lint(place: number, asOfOrEmpty: string): string;
  openPlanner(requestText: string, seed: number): number;
  closePlanner(place: number): void;
  plannerOpened(place: number): string;
  plannerAdvance(place: number, steps: number): boolean;
  plannerProgress(place: number): string;
  plannerResult(place: number): string;
  reviewPlan(requestText: string, meetingsText: string): string;
}

/** The factory that Emscripten makes. */
export type CreateBindings = (options?: {
  instantiateWasm?(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Bindings>;

export function engineOf(bindings: Bindings): Engine {
  return {
    version: () => bindings.version(),
    calendar: (from, to) => bindings.calendar(from, to),
    EventRules: class {
      readonly #place: number;
      constructor(packText: string) {
        this.#place = bindings.openRules(packText);
      }
      opened(): string {
        return bindings.opened(this.#place);
      }
      check(applicationText: string, asOf: string, explain: boolean): string {
        return bindings.check(this.#place, applicationText, asOf, explain);
      }
      checkAll(applicationsText: string, asOf: string, explain: boolean): string {
        return bindings.checkAll(this.#place, applicationsText, asOf, explain);
      }
      lint(asOfOrEmpty: string): string {
        return bindings.lint(this.#place, asOfOrEmpty);
      }
      delete(): void {
        bindings.closeRules(this.#place);
      }
    },
    reviewPlan: (requestText, meetingsText) => bindings.reviewPlan(requestText, meetingsText),
    Planner: class {
      readonly #place: number;
      constructor(requestText: string, seed: number) {
        this.#place = bindings.openPlanner(requestText, seed);
      }
      opened(): string {
        return bindings.plannerOpened(this.#place);
      }
      advance(steps: number): boolean {
        return bindings.plannerAdvance(this.#place, steps);
      }
      progress(): string {
        return bindings.plannerProgress(this.#place);
      }
      result(): string {
        return bindings.plannerResult(this.#place);
      }
      delete(): void {
        bindings.closePlanner(this.#place);
      }
    },
  };
}
