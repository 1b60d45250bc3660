/** The public face of `<slt-measures>`: attributes only. All else is loaded on first use. */
import { PlanElement } from "../plan-element.ts";
import type { MeasuresApp } from "./app.ts";

/**
 * The measures of the SLT work from proposal to report: as a board, a table and a flow between the levels, with agendas, minutes and handover.
 *
 * @element slt-measures
 * @attr {string} profile - The municipality whose organisation it is, where there is no `src`: `hamar` or `stange`.
 * @attr {string} src - The address of the plan, on the same site; what is changed is kept in this browser, and shared with the page's other elements of that address.
 * @attr {"nb"|"nn"|"en"} language - Default: the language of the page around it, else bokmål.
 * @attr {string} asof - The day to count from, `2027-01-30`. Default: today in Norway.
 * @attr {"light"|"dark"|"auto"} data-color-scheme - Default: as the page.
 * @csspart base - The outermost box: Designsystemet's tokens (`--ds-…`) can be set on it.
 * @slot - Shown until the element's own code is there.
 */
export class SltMeasures extends PlanElement<MeasuresApp> {
  protected override async open(): Promise<MeasuresApp> {
    const { MeasuresApp } = await import("./app.ts");
    return new MeasuresApp(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-measures": SltMeasures;
  }
}
