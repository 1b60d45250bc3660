/** What of the measures is shown. */
import { html, nothing, type TemplateResult } from "lit";
import { capital } from "../../language/format.ts";
import { live } from "lit/directives/live.js";
import { isFiltered, noFilter, preventions, type Filter } from "../../measures/standing.ts";
import { statuses } from "../../measures/status.ts";
import { icons } from "../icons.ts";
import type { MeasuresApp } from "./app.ts";
import { option } from "./measure-view.ts";

export function filtersView(app: MeasuresApp): TemplateResult {
  const { words, filter, measureWords, derived } = app;
  const put = (what: Partial<Filter>) => app.set({ filter: { ...filter, ...what } });
  const measures = derived.standings.map(({ measure }) => measure);
  const bodies = [...new Set(measures.flatMap(({ body }) => body ?? []))];
  const owners = [...new Set(measures.flatMap(({ owner }) => owner?.trim() || []))].sort((one, two) =>
    one.localeCompare(two, "nb"),
  );
  const select = <Key extends keyof Filter>(key: Key, label: string, choices: [string, string][]) =>
    html`<label class="ds-field">
      <span class="ds-label">${label}</span>
      <select
        class="ds-input"
        id="filter-${key}"
        @change=${(event: Event) => put({ [key]: (event.target as HTMLSelectElement).value })}
      >
        ${[["", words.any] as const, ...choices].map(([value, text]) => option(value, text, filter[key]))}
      </select>
    </label>`;
  return html`<div class="filters" role="search" aria-label=${words.find}>
    <label class="ds-field wide">
      <span class="ds-label">${words.text}</span>
      <input
        class="ds-input"
        type="search"
        id="filter-text"
        autocomplete="off"
        .value=${live(filter.text)}
        @input=${(event: Event) => put({ text: (event.target as HTMLInputElement).value })}
      />
    </label>
    ${select("status", words.status, [
      ["overdue", capital(words.overdue)],
      ["open", words.anyOpen],
      ...statuses.map((status): [string, string] => [status, measureWords.status[status]]),
    ])}
    ${select("body", words.body, [
      ...bodies.map((id): [string, string] => [id, app.bodyNames[id] ?? id]),
      ["none", words.noneOf.body],
    ])}
    ${select("prevention", words.level, [
      ...preventions.map((level): [string, string] => [level, measureWords.prevention[level]]),
      ["none", words.noneOf.prevention],
    ])}
    ${select("owner", words.owner, [
      ...owners.map((owner): [string, string] => [owner, app.ownerOf({ owner })]),
      ["none", words.noneOf.owner],
    ])}
    <p class="shown">
      <span role="status">${words.shown(app.shown.length, measures.length)}</span>
      ${
        isFiltered(filter)
          ? html`<button
              type="button"
              class="ds-link"
              id="clear-filter"
              @click=${() => {
                app.set({ filter: noFilter });
                app.focus("#filter-text");
              }}
            >
              ${words.clear}
            </button>`
          : nothing
      }
    </p>
  </div>`;
}

export const noneMatch = ({ words }: MeasuresApp): TemplateResult =>
  html`<p class="empty">${icons.missing} ${words.noneMatch}</p>`;
