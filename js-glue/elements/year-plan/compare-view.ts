/** Two plans side by side: what each costs, kind by kind, and the meetings that differ. */
import { html, nothing, type TemplateResult } from "lit";
import type { CostLine, Meeting } from "../../types.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { YearPlanApp } from "./app.ts";
import { changesTable } from "./changes-view.ts";
import { changes } from "./requests.ts";

const kinds: readonly CostLine["kind"][] = [
  "slot",
  "avoid",
  "squeezed",
  "absence",
  "doubleBooked",
  "spacing",
  "flow",
  "move",
];

function costsByKind(costs: readonly CostLine[]): Map<CostLine["kind"], number> {
  const sums = new Map<CostLine["kind"], number>();
  for (const { kind, cost } of costs) sums.set(kind, (sums.get(kind) ?? 0) + cost);
  return sums;
}

/** What the plan costs and why, and plans put aside to compare it with. */
export function costsView(app: YearPlanApp): TemplateResult | typeof nothing {
  const { words, review, file, comparing } = app;
  if (!review) return nothing;
  const kept = file!.kept ?? [];
  const other = comparing && app.costsOfPlan(comparing.meetings);
  const now = costsByKind(review.costs);
  const then = other && costsByKind(other.costs);
  const rows = kinds.filter((kind) => (now.get(kind) ?? 0) > 0 || (then?.get(kind) ?? 0) > 0);
  return html`<section class="costs" aria-labelledby="h-costs">
    ${heading(app.level + 1, "h-costs", words.costsBy)}
    <p class="subtle">${words.costsByHelp}</p>
    ${
      rows.length === 0
        ? html`<p>${words.costsNothing}</p>`
        : html`<div class="scroll">
            <table class="ds-table numbers">
              ${
                comparing
                  ? html`<thead>
                      <tr>
                        <td></td>
                        <th scope="col">${words.comparedNow}</th>
                        <th scope="col">${comparing.name}</th>
                      </tr>
                    </thead>`
                  : nothing
              }
              <tbody>
                ${rows.map(
                  (kind) =>
                    html`<tr>
                      <th scope="row">${words.kind[kind]}</th>
                      <td>${now.get(kind) ?? 0}</td>
                      ${then ? html`<td>${then.get(kind) ?? 0}</td>` : nothing}
                    </tr>`,
                )}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">${words.total}</th>
                  <td>${review.cost}</td>
                  ${other ? html`<td>${other.cost}</td>` : nothing}
                </tr>
              </tfoot>
            </table>
          </div>`
    }
    <div class="actions">
      <button type="button" class="ds-button small" data-variant="secondary" id="keep" @click=${() => app.keep()}>
        ${icons.plus}${words.keep}
      </button>
      ${
        kept.length > 0
          ? html`<label class="ds-field">
              <span class="ds-label">${words.compareWith}</span>
              <select class="ds-input" id="compare" @change=${(event: Event) => compare(app, event)}>
                <option value="" .selected=${!comparing}>–</option>
                ${kept.map(
                  (plan, index) => html`<option value=${index} .selected=${plan === comparing}>${plan.name}</option>`,
                )}
              </select>
            </label>`
          : nothing
      }
    </div>
    ${comparing ? difference(app, comparing.meetings, file!.meetings) : nothing}
  </section>`;
}

function difference(app: YearPlanApp, then: readonly Meeting[], now: readonly Meeting[]): TemplateResult {
  const { words } = app;
  const list = changes(then, now);
  const kept = app.comparing!;
  return html`<p id="difference">${list.length === 0 ? words.compareSame : words.compareDiffer(list.length)}</p>
    ${list.length > 0 ? changesTable(app, list, kept.name, words.comparedNow) : nothing}
    <div class="actions">
      <button
        type="button"
        class="ds-button small"
        data-variant="secondary"
        id="use-kept"
        @click=${() => app.useKept(kept)}
      >
        ${words.useKept}
      </button>
      <button type="button" class="ds-button small" data-variant="tertiary" @click=${() => app.dropKept(kept)}>
        ${icons.clear}${words.dropKept}
      </button>
    </div>`;
}

function compare(app: YearPlanApp, event: Event): void {
  const { value } = event.target as HTMLSelectElement;
  app.compareWith(value === "" ? undefined : app.file!.kept?.[Number(value)]);
}
