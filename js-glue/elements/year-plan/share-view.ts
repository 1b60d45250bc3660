import { html, type TemplateResult } from "lit";
import type { YearPlanApp } from "./app.ts";
export function shareView(app: YearPlanApp): TemplateResult {
  return html`<p>${app.words.heading}</p>`;
}
