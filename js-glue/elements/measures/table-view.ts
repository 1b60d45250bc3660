/** The measures as a table, overdue first. */
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Standing } from "../../measures/standing.ts";
import { showDate } from "../dates.ts";
import type { MeasuresApp } from "./app.ts";
import { noneMatch } from "./filters-view.ts";
import { brokenOf, dueView, findingView, lacksView, openButton, stepButton } from "./measure-view.ts";

export function tableView(app: MeasuresApp): TemplateResult {
  const { shown, measureWords } = app;
  if (shown.length === 0) return noneMatch(app);
  const { fields } = measureWords;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${app.words.tabs.table}>
    <table class="ds-table measures">
      <thead>
        <tr>
          ${(["title", "status", "owner", "body", "prevention", "evaluateBy"] as const).map(
            (field) => html`<th scope="col">${fields[field]}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          shown,
          ({ measure }) => measure.id,
          (each) => row(app, each),
        )}
      </tbody>
    </table>
  </div>`;
}

function row(app: MeasuresApp, standing: Standing): TemplateResult {
  const { words, measureWords, language } = app;
  const { measure, status, open } = standing;
  const broken = open ? brokenOf(standing) : [];
  const grey = (text: string) => html`<span class="subtle">${text}</span>`;
  return html`<tr data-measure=${measure.id}>
    <th scope="row">
      ${openButton(app, standing)}${dueView(app, standing)}
      ${
        broken.length > 0
          ? html`<ul class="findings">
              ${broken.map((finding) => findingView(app, finding))}
            </ul>`
          : lacksView(app, standing)
      }
    </th>
    <td>${measureWords.status[status]} ${stepButton(app, standing)}</td>
    <td>${app.ownerOf(measure) || grey(words.ownerless)}</td>
    <td>${measure.body ? (app.bodyNames[measure.body] ?? measure.body) : grey(words.noneOf.body)}</td>
    <td>${measure.prevention ? measureWords.prevention[measure.prevention] : grey(words.noneOf.prevention)}</td>
    <td class="number">
      ${showDate(measure.evaluateBy ?? measure.end ?? "", language, "numeric") || grey(words.noDate)}
    </td>
  </tr>`;
}
