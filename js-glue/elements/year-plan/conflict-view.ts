/** Why there is no plan: the demands that cannot all be met, each with what would loosen it, one press away. */
import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { YearPlanApp } from "./app.ts";
import { waysOut } from "./ways-out.ts";

export function conflictView(app: YearPlanApp): TemplateResult | typeof nothing {
  const { words, conflict } = app;
  if (!conflict) return nothing;
  const { demands, closest } = conflict.conflict;
  return html`<section class="box" data-tone="danger" id="conflict" aria-labelledby="h-conflict">
    ${heading(app.level + 1, "h-conflict", words.conflictTitle)}
    <p>${words.conflictHelp}</p>
    <ul class="demands">
      ${demands.map(
        (demand) =>
          html`<li>
            ${icons.must}
            <div>
              <p>${app.describe(demand)}</p>
              <div class="actions">
                ${waysOut(demand, conflict.request).map(
                  ({ code, value, request }) =>
                    html`<button
                      type="button"
                      class="ds-button small way-out"
                      data-variant="secondary"
                      @click=${() => app.takeWayOut(request, words.did.wayOut)}
                    >
                      ${words.wayOut[code](value ?? 0)}
                    </button>`,
                )}
              </div>
            </div>
          </li>`,
      )}
    </ul>
    <div class="actions">
      ${
        closest && closest.length > 0
          ? html`<button
              type="button"
              class="ds-button small"
              data-variant="secondary"
              id="closest"
              @click=${() => app.takeClosest()}
            >
              ${words.closest}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="ds-button small"
        data-variant="tertiary"
        id="close-conflict"
        @click=${() => app.closeConflict()}
      >
        ${icons.close}${words.close}
      </button>
    </div>
  </section>`;
}

/** What a plan breaks that was made by hand, or that another question was asked about since. */
export function brokenView(app: YearPlanApp): TemplateResult | typeof nothing {
  const { words, review, file } = app;
  if (!review || review.broken.length === 0 || file!.meetings.length === 0) return nothing;
  return html`<section class="box" data-tone="danger" id="broken" aria-labelledby="h-broken">
    ${heading(app.level + 1, "h-broken", words.broken)}
    <ul class="demands">
      ${review.broken.slice(0, 30).map((breach) => {
        const [first] = breach.meetings;
        return html`<li>
          ${icons.must}
          <div>
            <p>${app.describe(breach)}</p>
            ${
              first && app.meeting(first)
                ? html`<button type="button" class="ds-link" @click=${() => app.select(first)}>
                    ${app.nameOfMeeting(first)}
                  </button>`
                : nothing
            }
          </div>
        </li>`;
      })}
    </ul>
  </section>`;
}
