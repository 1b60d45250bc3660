/** The public face of `<slt-referral-check>`: attributes only. There is no property and no event with answers: nothing of a case leaves the element. */
import { PlanElement } from "../plan-element.ts";
import type { ReferralCheckApp } from "./app.ts";

/**
 * Is a case ready for a cross-agency team? Asks the questions in their order, and keeps, sends and remembers nothing.
 *
 * @element slt-referral-check
 * @attr {string} profile - A built-in profile's name (default `hamar`), or the address of a profile on the same site.
 * @attr {string} src - The address of the published plan with the teams' meetings, on the same site. Without it no meetings are shown.
 * @attr {"nb"|"nn"|"en"} language - Default: the language of the page around it, else bokmål.
 * @attr {string} asof - The day to count from, `2027-01-30`. Default: today in Norway.
 * @attr {"light"|"dark"|"auto"} data-color-scheme - Default: as the page.
 * @csspart base - The outermost box: Designsystemet's tokens (`--ds-…`) can be set on it.
 * @slot - Shown until the element's own code is there.
 */
export class SltReferralCheck extends PlanElement<ReferralCheckApp> {
  protected override async open(): Promise<ReferralCheckApp> {
    const { ReferralCheckApp } = await import("./app.ts");
    return new ReferralCheckApp(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-referral-check": SltReferralCheck;
  }
}
