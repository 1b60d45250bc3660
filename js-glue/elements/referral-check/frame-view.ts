/** The box around everything: title, what becomes of the answers, notices, and what is said to screen readers. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { boxView } from "../parts.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { ReferralCheckApp } from "./app.ts";
import { formView } from "./form-view.ts";
import { statusBar, summaryView } from "./summary-view.ts";

export function frameView(app: ReferralCheckApp): TemplateResult {
  const { words, status } = app;
  return boxView({
    surroundings: app.surroundings,
    language: app.language,
    words,
    content:
      status.kind === "loading"
        ? "loading"
        : status.kind === "failed"
          ? { reason: status.reason(words, app.language), problems: status.problems }
          : () => ready(app),
    retry: () => app.retry(),
    message: app.announcement,
  });
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
              <button type="button" class="ds-link" @click=${() => app.openPlan()}>${words.tryAgain}</button>
            </p>
          </div>`
        : nothing
    }
    ${statusBar(app)}
    <div class="columns">${keyed(app.round, formView(app))} ${summaryView(app)}</div>`;
}
