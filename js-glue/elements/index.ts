/**
 * Defines the custom elements. This file is small: an element's own code is loaded when the first one of its kind stands on a page.
 * Two copies of it on a page are harmless: the first one wins.
 */
import { SltEventCheck } from "./event-check/element.ts";
import { SltReferralCheck } from "./referral-check/element.ts";
import { SltMeasures } from "./measures/element.ts";
import { SltOverview } from "./overview/element.ts";
import { SltYearPlan } from "./year-plan/element.ts";
import { SltYearView } from "./year-view/element.ts";

if (!customElements.get("slt-event-check")) customElements.define("slt-event-check", SltEventCheck);
if (!customElements.get("slt-referral-check")) customElements.define("slt-referral-check", SltReferralCheck);
if (!customElements.get("slt-measures")) customElements.define("slt-measures", SltMeasures);
if (!customElements.get("slt-overview")) customElements.define("slt-overview", SltOverview);
if (!customElements.get("slt-year-plan")) customElements.define("slt-year-plan", SltYearPlan);
if (!customElements.get("slt-year-view")) customElements.define("slt-year-view", SltYearView);

export { SltEventCheck, SltVerdictEvent } from "./event-check/element.ts";
export { SltReferralCheck } from "./referral-check/element.ts";
export { SltMeasures } from "./measures/element.ts";
export { SltOverview } from "./overview/element.ts";
export { SltPlanEvent, SltYearPlan } from "./year-plan/element.ts";
export { SltYearView } from "./year-view/element.ts";
