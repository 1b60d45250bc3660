/** The public face of `<slt-year-view>`: attributes only. All else is loaded on first use. */
import type { PropertyDeclarations } from "lit";
import type { LocalDate } from "../../types.ts";
import { LazyElement } from "../lazy-element.ts";
import type { YearViewApp } from "./app.ts";

/**
 * Shows a published year of meetings to everybody: the next meetings, an årshjul, a calendar and a list, and calendar files to take along.
 *
 * @element slt-year-view
 * @attr {string} src - The address of the published plan, on the same site.
 * @attr {string} calendar - The address of a calendar file (.ics) of the same plan, for those who want to subscribe to it.
 * @attr {"nb"|"nn"|"en"} language - Default: the language of the page around it, else bokmål.
 * @attr {string} asof - The day to count from, `2027-01-30`. Default: today in Norway.
 * @attr {"light"|"dark"|"auto"} data-color-scheme - Default: as the page.
 * @csspart base - The outermost box: Designsystemet's tokens (`--ds-…`) can be set on it.
 * @slot - Shown until the element's own code is there.
 */
export class SltYearView extends LazyElement<YearViewApp> {
  static override properties: PropertyDeclarations = {
    src: { type: String },
    calendar: { type: String },
    language: { type: String },
    asOf: { type: String, attribute: "asof" },
  };

  declare src: string;
  declare calendar: string;
  declare language: string;
  declare asOf: LocalDate | undefined;

  constructor() {
    super();
    this.src = "";
    this.calendar = "";
    this.language = "";
  }

  protected override async open(): Promise<YearViewApp> {
    const { YearViewApp } = await import("./app.ts");
    return new YearViewApp(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-year-view": SltYearView;
  }
}
