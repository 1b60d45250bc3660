import { html, type TemplateResult } from "lit";
import type { YearPlanApp } from "./app.ts";
export function yearView(app: YearPlanApp): TemplateResult {
  return html`<p>${app.words.heading}</p>`;
}
