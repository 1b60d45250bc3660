/** The public face of `<slt-year-view>`: attributes only. All else is loaded on first use. */
import { LitElement, html, type PropertyDeclarations, type TemplateResult } from "lit";
import type { LocalDate } from "../../types.ts";
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
export class SltYearView extends LitElement {
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

  #app: YearViewApp | undefined;
  #loading: Promise<void> | undefined;

  constructor() {
    super();
    this.src = "";
    this.calendar = "";
    this.language = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loading ??= this.#load().catch((error: unknown) => {
      // A network that comes back can serve the next attempt; meanwhile the page's own content stays visible.
      this.#loading = undefined;
      console.error("slt-year-view:", error);
    });
  }

  async #load(): Promise<void> {
    const { YearViewApp } = await import("./app.ts");
    this.#app = new YearViewApp(this);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return this.#app?.render() ?? html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-year-view": SltYearView;
  }
}
