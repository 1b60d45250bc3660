/** The measures as a board: a column for each state, level or owner, overdue at the top of each. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { grouped, type Group, type Grouping, type Standing } from "../../measures/standing.ts";
import { heading } from "../headings.ts";
import { noneMatch } from "./filters-view.ts";
import type { MeasuresApp } from "./app.ts";
import { brokenOf, dueView, findingView, lacksView, openButton, stepButton, toneOf } from "./measure-view.ts";

const groupings: readonly Grouping[] = ["status", "prevention", "owner"];

export function boardView(app: MeasuresApp): TemplateResult {
  const { words, grouping, shown } = app;
  if (shown.length === 0) return noneMatch(app);
  const groups = grouped(shown, grouping);
  return html`<fieldset class="ds-toggle-group grouping" data-variant="secondary" aria-label=${words.groupBy}>
      ${groupings.map(
        (each) =>
          html`<label class="ds-button" data-variant="tertiary">
            <input
              type="radio"
              name="grouping"
              value=${each}
              .checked=${each === grouping}
              @change=${() => app.set({ grouping: each })}
            />${words.groupings[each]}
          </label>`,
      )}
    </fieldset>
    <div class="board" data-by=${grouping}>
      ${repeat(
        groups,
        ({ key }) => key,
        (group, at) => column(app, group, at),
      )}
    </div>`;
}

function groupName(app: MeasuresApp, { key }: Group): string {
  const { words, grouping, measureWords } = app;
  if (key === "none") return grouping === "owner" ? words.noneOf.owner : words.noneOf.prevention;
  if (grouping === "owner") return app.ownerOf({ owner: key });
  const names: Record<string, string> = grouping === "status" ? measureWords.status : measureWords.prevention;
  return names[key] ?? key;
}

function column(app: MeasuresApp, group: Group, at: number): TemplateResult {
  const { members } = group;
  const id = `group-${at}`;
  return html`<section class="column" aria-labelledby=${id} data-key=${group.key}>
    ${heading(app.level + 1, id, html`${groupName(app, group)} <span class="count">${members.length}</span>`)}
    ${
      members.length === 0
        ? html`<p class="subtle">${app.words.groupEmpty}</p>`
        : html`<ul>
            ${repeat(
              members,
              ({ measure }) => measure.id,
              (each) => card(app, each),
            )}
          </ul>`
    }
  </section>`;
}

/** Red only where facts contradict a rule: at most two sentences of it, the rest behind a press. */
function card(app: MeasuresApp, standing: Standing): TemplateResult {
  const { words, grouping, measureWords } = app;
  const { measure, status, open } = standing;
  const broken = open ? brokenOf(standing) : [];
  const rest = broken.length - 2;
  const owner = app.ownerOf(measure);
  const body = measure.body && (app.bodyNames[measure.body] ?? measure.body);
  const parts = [
    grouping === "status" ? undefined : measureWords.status[status],
    grouping === "owner" ? undefined : owner || undefined,
    body,
    grouping === "prevention" || !measure.prevention ? undefined : measureWords.prevention[measure.prevention],
  ];
  return html`<li
    class="card"
    data-measure=${measure.id}
    data-tone=${standing.overdue === undefined ? (broken[0] ? toneOf(broken[0]) : "neutral") : "danger"}
  >
    ${openButton(app, standing)}
    <p class="subtle">${parts.filter(Boolean).join(" · ")}</p>
    ${dueView(app, standing)}
    ${
      broken.length > 0
        ? html`<ul class="findings">
            ${broken.slice(0, 2).map((finding) => findingView(app, finding))}
          </ul>`
        : lacksView(app, standing)
    }
    ${rest > 0 ? html`<p class="subtle">${words.andMore(rest)}</p>` : nothing}
    ${app.form.isKept(measure.id) ? html`<p class="subtle">${words.draftKept}</p>` : nothing}
    ${stepButton(app, standing)}
  </li>`;
}
