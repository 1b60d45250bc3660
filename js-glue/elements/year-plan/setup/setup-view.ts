/** What the year is asked to be: bodies, people and their calendars, breaks, flows; edited in place. */
import { html, type TemplateResult } from "lit";
import type { YearPlanApp } from "../app.ts";

export function setupView(app: YearPlanApp): TemplateResult {
  return html`<p>${app.file!.request.bodies.length}</p>`;
}
