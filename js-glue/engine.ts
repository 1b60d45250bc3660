/** What the compiled module offers, whichever engine runs it. Every answer is the text of an envelope. */
export interface Engine {
  EventRules: new (packText: string) => NativeRules;
  planner(requestText: string, seed: number): NativeTask;
  pricer(requestText: string, meetingsText: string, whichText: string, seed: number): NativeTask;
  reviewPlan(requestText: string, meetingsText: string): string;
  planRequest(organisationText: string, periodText: string, optionsText: string): string;
  reviewSchoolCalendar(calendarText: string): string;
  reviewOrganisation(organisationText: string, modelText: string): string;
  reviewYear(organisationText: string, measuresText: string, meetingsText: string, periodOrEmpty: string): string;
  reviewMeasures(measuresText: string, meetingsText: string, asOf: string): string;
  agendas(organisationText: string, measuresText: string, meetingsText: string): string;
  reviewReferral(referralText: string, asOf: string): string;
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

/** Work that is driven on from here. Lives in the module's memory: `delete()` when done. */
export interface NativeTask {
  opened(): string;
  /** False when there is nothing left to do. */
  advance(steps: number): boolean;
  progress(): string;
  result(): string;
  delete(): void;
}

/** The functions of wasm/bindings.cpp. An open pack or task is the number of its place in the module's memory. */
export interface Bindings {
  version(): string;
  calendar(from: string, to: string): string;
  openRules(packText: string): number;
  closeRules(place: number): void;
  opened(place: number): string;
  check(place: number, applicationText: string, asOf: string, explain: boolean): string;
  checkAll(place: number, applicationsText: string, asOf: string, explain: boolean): string;
  lint(place: number, asOfOrEmpty: string): string;
  /** In UTF-8. */
  openPlanner(request: Uint8Array, seed: number): number;
  openPricer(request: Uint8Array, meetingsText: string, whichText: string, seed: number): number;
  closeTask(place: number): void;
  taskOpened(place: number): string;
  taskAdvance(place: number, steps: number): boolean;
  taskProgress(place: number): string;
  taskResult(place: number): string;
  reviewPlan(requestText: string, meetingsText: string): string;
  planRequest(organisationText: string, periodText: string, optionsText: string): string;
  reviewSchoolCalendar(calendarText: string): string;
  reviewOrganisation(organisationText: string, modelText: string): string;
  reviewYear(organisationText: string, measuresText: string, meetingsText: string, periodOrEmpty: string): string;
  reviewMeasures(measuresText: string, meetingsText: string, asOf: string): string;
  agendas(organisationText: string, measuresText: string, meetingsText: string): string;
  reviewReferral(referralText: string, asOf: string): string;
}

/** The factory that Emscripten makes. */
export type CreateBindings = (options?: {
  instantiateWasm?(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Bindings>;

const utf8 = new TextEncoder();

export function engineOf(bindings: Bindings): Engine {
  const task = (place: number): NativeTask => ({
    opened: () => bindings.taskOpened(place),
    advance: (steps) => bindings.taskAdvance(place, steps),
    progress: () => bindings.taskProgress(place),
    result: () => bindings.taskResult(place),
    delete: () => bindings.closeTask(place),
  });
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
    planRequest: (organisationText, periodText, optionsText) =>
      bindings.planRequest(organisationText, periodText, optionsText),
    reviewSchoolCalendar: (calendarText) => bindings.reviewSchoolCalendar(calendarText),
    reviewOrganisation: (organisationText, modelText) => bindings.reviewOrganisation(organisationText, modelText),
    reviewYear: (organisationText, measuresText, meetingsText, periodOrEmpty) =>
      bindings.reviewYear(organisationText, measuresText, meetingsText, periodOrEmpty),
    reviewMeasures: (measuresText, meetingsText, asOf) => bindings.reviewMeasures(measuresText, meetingsText, asOf),
    agendas: (organisationText, measuresText, meetingsText) =>
      bindings.agendas(organisationText, measuresText, meetingsText),
    reviewReferral: (referralText, asOf) => bindings.reviewReferral(referralText, asOf),
    // A request is long, and the browser's own encoder many times as fast as Embind's.
    planner: (requestText, seed) => task(bindings.openPlanner(utf8.encode(requestText), seed)),
    pricer: (requestText, meetingsText, whichText, seed) =>
      task(bindings.openPricer(utf8.encode(requestText), meetingsText, whichText, seed)),
  };
}
