/** What the last planning moved: before and after, side by side, until it is dismissed or undone. */
import { html, nothing, type TemplateResult } from "lit";
import type { Meeting } from "../../types.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { YearPlanApp } from "./app.ts";
import type { Change } from "./requests.ts";

export function changesView(app: YearPlanApp): TemplateResult | typeof nothing {
  const { words, changes } = app;
  if (!changes) return nothing;
  return html`<section class="box" data-tone="info" id="changes" aria-labelledby="h-changes">
    ${heading(app.level + 1, "h-changes", words.changed(changes.list.length))}
    ${changesTable(app, changes.list, words.changedBefore, words.changedAfter)}
    <div class="actions">
      <button
        type="button"
        class="ds-button small"
        data-variant="secondary"
        id="close-changes"
        @click=${() => app.closeChanges()}
      >
        ${words.closeChanges}
      </button>
      <button type="button" class="ds-button small" data-variant="tertiary" @click=${() => app.undo()}>
        ${icons.undo}${words.undo}
      </button>
    </div>
  </section>`;
}

export function changesTable(app: YearPlanApp, list: readonly Change[], before: string, after: string): TemplateResult {
  const { words } = app;
  const when = (meeting: Meeting | undefined, otherwise: string) =>
    meeting ? app.whenOf(meeting) : html`<span class="subtle">${otherwise}</span>`;
  return html`<div class="scroll">
    <table class="ds-table changes">
      <thead>
        <tr>
          <th scope="col">${words.changedMeeting}</th>
          <th scope="col">${before}</th>
          <th scope="col">${after}</th>
        </tr>
      </thead>
      <tbody>
        ${list.map(
          (change) =>
            html`<tr>
              <th scope="row">
                ${
                  change.after
                    ? html`<button type="button" class="ds-link" @click=${() => app.select(change.which)}>
                        ${app.nameOfMeeting(change.which)}
                      </button>`
                    : app.nameOfMeeting(change.which)
                }
              </th>
              <td>${when(change.before, words.added)}</td>
              <td>${when(change.after, words.removed)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
