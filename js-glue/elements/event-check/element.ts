/** The public face of `<slt-event-check>`: attributes, properties, events. All else is loaded on first use. */
import type { PropertyDeclarations } from "lit";
import type { EventApplication, LocalDate, Verdict } from "../../types.ts";
import { LazyElement } from "../lazy-element.ts";
import type { EventCheckApp } from "./app.ts";

/** Told whenever an application has been checked anew. `detail` is the verdict. */
export class SltVerdictEvent extends CustomEvent<Verdict> {
  readonly application: EventApplication;
  constructor(verdict: Verdict, application: EventApplication) {
    super("slt-verdict", { detail: verdict, bubbles: true, composed: true });
    this.application = application;
  }
}

/**
 * Checks a youth event against a municipality's guidelines while the form is being filled in.
 *
 * @element slt-event-check
 * @attr {string} pack - A built-in pack's name (default `hamar`), or the address of a pack on the same site.
 * @attr {"nb"|"nn"|"en"} language - Default: the language of the page around it, else bokmål.
 * @attr {"single"|"batch"} mode - One event, or many applications from a file.
 * @attr {string} asof - The day to count from, `2027-01-30`. Default: today in Norway.
 * @attr {"light"|"dark"|"auto"} data-color-scheme - Default: as the page.
 * @fires slt-verdict - SltVerdictEvent
 * @csspart base - The outermost box: Designsystemet's tokens (`--ds-…`) can be set on it.
 * @slot - Shown until the element's own code is there.
 */
export class SltEventCheck extends LazyElement<EventCheckApp> {
  static override properties: PropertyDeclarations = {
    pack: { type: String },
    language: { type: String },
    mode: { type: String },
    asOf: { type: String, attribute: "asof" },
  };

  declare pack: string;
  declare language: string;
  declare mode: "single" | "batch";
  declare asOf: LocalDate | undefined;

  #waiting: EventApplication | undefined;

  constructor() {
    super();
    this.pack = "hamar";
    this.language = "";
    this.mode = "single";
  }

  /** What stands in the form, as far as it can be read. Setting it fills in the form. */
  get application(): EventApplication {
    return this.app?.application ?? structuredClone(this.#waiting ?? {});
  }
  set application(application: EventApplication | null | undefined) {
    const copy = structuredClone(application ?? {});
    if (this.app) this.app.load(copy);
    else this.#waiting = copy;
  }

  /** The latest verdict; undefined before the first. */
  get verdict(): Verdict | undefined {
    return this.app?.verdict;
  }

  protected override async open(): Promise<EventCheckApp> {
    const { EventCheckApp } = await import("./app.ts");
    const app = new EventCheckApp(this, this.#waiting);
    this.#waiting = undefined;
    return app;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "slt-event-check": SltEventCheck;
  }
  interface HTMLElementEventMap {
    "slt-verdict": SltVerdictEvent;
  }
}
