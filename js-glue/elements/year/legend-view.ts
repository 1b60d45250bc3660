/** Which mark is whose, and whose meetings are shown. */
import { html, type TemplateResult } from "lit";
import type { Year } from "../../plans/types.ts";
import type { Language } from "../../types.ts";
import { badge } from "./looks.ts";
import { factsOf, showRange } from "./year.ts";
import { yearWords } from "./words.ts";

export interface LegendProps {
  year: Year;
  language: Language;
  /** Ids of the bodies whose meetings are shown. */
  shown: ReadonlySet<string>;
  onShown: (shown: Set<string>) => void;
}

export function legendView({ year, language, shown, onShown }: LegendProps): TemplateResult {
  const words = yearWords[language];
  const known = factsOf(year);
  const toggle = (id: string, on: boolean) => {
    const next = new Set(shown);
    if (on) next.add(id);
    else next.delete(id);
    onShown(next);
  };
  const all = year.bodies.every(({ id }) => shown.has(id));
  return html`<fieldset class="legend">
    <legend>${words.filter}</legend>
    <ul>
      ${year.bodies.map(({ id, name }) => {
        const { look, count } = known.body(id);
        return html`<li>
          <label>
            <input
              class="ds-input"
              type="checkbox"
              .checked=${shown.has(id)}
              @change=${(event: Event) => toggle(id, (event.target as HTMLInputElement).checked)}
            />
            ${badge(look)}<span class="legend-name">${name}</span>
            <span class="legend-count" aria-hidden="true">${count}</span>
            <span class="ds-sr-only">, ${words.meetings(count)}</span>
          </label>
        </li>`;
      })}
    </ul>
    <button
      type="button"
      class="ds-link"
      @click=${() => onShown(all ? new Set() : new Set(year.bodies.map(({ id }) => id)))}
    >
      ${all ? words.noneShown : words.all}
    </button>
  </fieldset>`;
}

/** What the shading of days means, with every break's name and days: no need to point at the picture. */
export function dayKey(year: Year, language: Language): TemplateResult {
  const words = yearWords[language];
  return html`<details class="day-key">
    <summary>${words.key}</summary>
    <ul>
      ${year.breaks.map(
        ({ name, from, to, closes }) =>
          html`<li>
            <span class="swatch" data-day=${closes} aria-hidden="true"></span>
            <span>${name} (${words.closes[closes]}), ${showRange(from, to, language)}</span>
          </li>`,
      )}
      ${year.holidays.map(
        ({ date, name }) =>
          html`<li>
            <span class="swatch" data-day="holiday" aria-hidden="true"></span>
            <span class="holiday-name">${name[language] ?? name.nb}, ${showRange(date, date, language)}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}
