/** The box around everything: title, mode, notices, and what is said to screen readers. */
import { html, nothing, type TemplateResult } from "lit";
import { showDate } from "../dates.ts";
import { icons } from "../icons.ts";
import type { EventCheckApp } from "./app.ts";

export function frameView(app: EventCheckApp, content: unknown): TemplateResult {
  const { words, status } = app;
  const batch = app.host.mode === "batch";
  return html`<div
    class="app"
    part="base"
    data-size="sm"
    data-color="accent"
    data-color-scheme=${app.scheme}
    lang=${app.language}
    ?hidden=${app.inPlace.active}
    @pointerdown=${() => app.pressed()}
  >
    <div class="top">
      <p class="pack">${app.rules ? app.text(app.rules.pack.title) : words.heading}</p>
      ${status.kind === "ready" ? modeSwitch(app, batch) : nothing}
    </div>
    ${status.kind === "loading" ? html`<p class="loading" role="status">${words.loading}</p>` : nothing}
    ${
      status.kind === "failed"
        ? html`<div class="ds-alert" data-color="danger" role="alert"><p>${words.loadFailed}</p></div>`
        : nothing
    }
    ${status.kind === "badPack" ? badPack(app) : nothing}
    ${
      status.kind === "ready" && app.stale
        ? html`<div class="notice" data-color="warning">
            ${icons.should}
            <p>${words.stale(showDate(app.checkedOn!, app.language, "day"))}</p>
          </div>`
        : nothing
    }
    ${
      status.kind === "ready" && app.remarks.length > 0
        ? html`<details class="more remarks">
            <summary>${words.packRemarks(app.remarks.length)}</summary>
            <p>${words.packRemarksHelp}</p>
            <ul>
              ${app.remarks.map((remark) => html`<li>${app.describe(remark)} <code>${remark.path || "/"}</code></li>`)}
            </ul>
          </details>`
        : nothing
    }
    ${
      status.kind === "ready" && !batch && app.batch?.opened
        ? html`<div class="from-list">
            <button
              type="button"
              class="ds-button small"
              data-variant="secondary"
              id="batch-back"
              @click=${() => app.batch?.back()}
            >
              ${icons.back}${words.batchBack}
            </button>
            <p>${words.batchEditing(app.batch.titleOf(app.batch.opened))}</p>
          </div>`
        : nothing
    }
    ${content}
    <p class="ds-sr-only" role="status" aria-live="polite">${batch ? nothing : app.announcement}</p>
  </div>`;
}

function modeSwitch(app: EventCheckApp, batch: boolean): TemplateResult {
  const { words } = app;
  const choice = (mode: "single" | "batch", text: string) =>
    html`<label class="ds-button" data-variant="tertiary">
      <input
        type="radio"
        name="mode"
        value=${mode}
        .checked=${(mode === "batch") === batch}
        @change=${() => app.setMode(mode)}
      />${text}
    </label>`;
  return html`<fieldset class="ds-toggle-group" data-variant="secondary" aria-label=${words.modeLegend}>
    ${choice("single", words.modeSingle)}${choice("batch", words.modeBatch)}
  </fieldset>`;
}

function badPack(app: EventCheckApp): TemplateResult {
  const { words, status } = app;
  if (status.kind !== "badPack") return html``;
  return html`<div class="ds-alert bad-pack" data-color="danger" role="alert">
    <p><strong>${words.packFailed}</strong></p>
    <p>${status.reason(words)}</p>
    ${
      status.problems.length > 0
        ? html`<ul>
              ${[...new Set(status.problems.map((problem) => app.describe(problem)))].map((text) => html`<li>${text}</li>`)}
            </ul>
            <details>
              <summary>${words.packDetails}</summary>
              <ul class="pointers">
                ${status.problems.map(
                  ({ path, code, detail }) =>
                    html`<li><code>${path || "/"}</code> <span lang="en">${code}: ${detail}</span></li>`,
                )}
              </ul>
            </details>`
        : nothing
    }
  </div>`;
}
