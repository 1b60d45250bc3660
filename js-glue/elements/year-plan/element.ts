/** The public face of `<slt-year-plan>`: attributes, properties, events. All else is loaded on first use. */
import type { PlanFile } from "../../plans/types.ts";
import { PlanElement } from "../plan-element.ts";
import type { YearPlanApp } from "./app.ts";

/** Told whenever the plan or what it is asked to be has changed. `detail` is the whole of it. */
export class SltPlanEvent extends CustomEvent<PlanFile> {
  constructor(file: PlanFile) {
    super("slt-plan", { detail: file, bubbles: true, composed: true });
  }
}

/**
 * Plans a year of meetings: bodies, people, calendars and breaks in, a plan that is proven good out, and every change to it priced.
 *
 * @element slt-year-plan
 * @attr {string} profile - A built-in profile's name (default `hamar`).
 * @attr {string} src - The address of a plan file or a published plan, on the same site. Elements with the same address share one document.
 * @attr {"nb"|"nn"|"en"} language - Default: the language of the page around it, else bokmål.
 * @attr {string} asof - The day to count from, `2027-01-30`. Default: today in Norway.
 * @attr {"light"|"dark"|"auto"} data-color-scheme - Default: as the page.
 * @fires slt-plan - SltPlanEvent
 * @csspart base - The outermost box: Designsystemet's tokens (`--ds-…`) can be set on it.
 * @slot - Shown until the element's own code is there.
 */
export class SltYearPlan extends PlanElement<YearPlanApp> {
  #waiting: PlanFile | undefined;

  /** The whole of the coordinator's work as it stands; undefined until it has been loaded. Setting it can be undone by the user. */
  get plan(): PlanFile | undefined {
    return structuredClone(this.app?.file ?? this.#waiting);
  }
  set plan(file: PlanFile | undefined) {
    const copy = structuredClone(file);
    if (this.app && copy) this.app.load(copy);
    else this.#waiting = copy;
  }

  protected override async open(): Promise<YearPlanApp> {
    const { YearPlanApp } = await import("./app.ts");
    const app = new YearPlanApp(this, this.#waiting);
    this.#waiting = undefined;
    return app;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-year-plan": SltYearPlan;
  }
  interface HTMLElementEventMap {
    "slt-plan": SltPlanEvent;
  }
}
