/** The box around everything: title, what becomes of the answers, notices, and what is said to screen readers. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { failureView } from "../failure-view.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { ReferralCheckApp } from "./app.ts";
import { formView } from "./form-view.ts";
import { statusBar, summaryView } from "./summary-view.ts";

export function frameView(app: ReferralCheckApp): TemplateResult {
  const { words, status } = app;
  return html`<div
    class="app"
    part="base"
    data-size="sm"
    data-color="accent"
    data-color-scheme=${app.surroundings.scheme}
    lang=${app.language}
  >
    ${
      status.kind === "loading"
        ? html`<p class="loading" role="status">${words.loading}</p>`
        : status.kind === "failed"
          ? failureView(words, { reason: status.reason(words), problems: status.problems }, () => app.retry())
          : ready(app)
    }
    <p class="ds-sr-only" role="status" aria-live="polite">${app.announcement}</p>
  </div>`;
}

function ready(app: ReferralCheckApp): TemplateResult {
  const { words, organisation } = app;
  return html`<header class="top">
      ${heading(app.level, "h-title", words.title)}
      <p class="subtle">${organisation!.municipality}</p>
      <p class="privacy subtle">${icons.lock}<span>${words.privacy}</span></p>
    </header>
    ${
      app.planFailed
        ? html`<div class="notice" role="status">
            ${icons.should}
            <p>
              ${words.planFailed}
              <button type="button" class="ds-link" @click=${() => void app.openPlan()}>${words.tryAgain}</button>
            </p>
          </div>`
        : nothing
    }
    ${statusBar(app)}
    <div class="columns">${keyed(app.round, formView(app))} ${summaryView(app)}</div>`;
}
