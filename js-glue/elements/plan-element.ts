/** The face of an element that shows or edits the document behind `src`: the attributes they have in common. */
import type { PropertyDeclarations, TemplateResult } from "lit";
import type { LocalDate } from "../types.ts";
import { LazyElement } from "./lazy-element.ts";

export abstract class PlanElement<App extends { render(): TemplateResult }> extends LazyElement<App> {
  static override properties: PropertyDeclarations = {
    profile: { type: String },
    src: { type: String },
    language: { type: String },
    asOf: { type: String, attribute: "asof" },
  };

  declare profile: string;
  declare src: string;
  declare language: string;
  declare asOf: LocalDate | undefined;

  constructor() {
    super();
    this.profile = "hamar";
    this.src = "";
    this.language = "";
  }
}
