/** The public face of `<slt-overview>`: attributes only. All else is loaded on first use. */
import { PlanElement } from "../plan-element.ts";
import type { OverviewApp } from "./app.ts";

/**
 * The front page of the SLT work, for everybody: the three levels with who, how often and the next meeting, open orders, deadlines, and the way to the
 * other elements of the page.
 *
 * @element slt-overview
 * @attr {string} profile - A built-in profile's name: who meets how often, where the plan does not say it.
 * @attr {string} src - The address of a plan file or a published plan, on the same site. Without it the profile is shown alone.
 * @attr {"nb"|"nn"|"en"} language - Default: the language of the page around it, else bokmål.
 * @attr {string} asof - The day to count from, `2027-01-30`. Default: today in Norway.
 * @attr {"light"|"dark"|"auto"} data-color-scheme - Default: as the page.
 * @csspart base - The outermost box: Designsystemet's tokens (`--ds-…`) can be set on it.
 * @slot - Shown until the element's own code is there.
 */
export class SltOverview extends PlanElement<OverviewApp> {
  constructor() {
    super();
    // A plan says by itself who meets.
    this.profile = "";
  }

  protected override async open(): Promise<OverviewApp> {
    const { OverviewApp } = await import("./app.ts");
    return new OverviewApp(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-overview": SltOverview;
  }
}
