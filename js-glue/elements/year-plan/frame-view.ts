/** The box around everything: what it is about, the one button that matters, notices, the four parts, and what is said to screen readers. */
import { html, nothing, type TemplateResult } from "lit";
import { copiesView } from "../copies-view.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { keptNote } from "../kept-note.ts";
import { tabsView } from "../parts.ts";
import { whyNot } from "../plan-source.ts";
import type { Tab, YearPlanApp } from "./app.ts";
import { badgeView } from "./badge-view.ts";
import { peopleView } from "./people-view.ts";
import { setupView } from "./setup/setup-view.ts";
import { shareView } from "./share-view.ts";
import { yearView } from "./year-view.ts";

export function frameView(app: YearPlanApp): TemplateResult {
  const { words, status } = app;
  return html`<div
    class="app"
    part="base"
    data-size="sm"
    data-color="accent"
    data-color-scheme=${app.scheme}
    lang=${app.language}
    ?hidden=${app.inPlace.active}
    @keydown=${(event: KeyboardEvent) => shortcut(app, event)}
  >
    ${status.kind === "loading" ? html`<p class="loading" role="status">${words.loading}</p>` : nothing}
    ${
      status.kind === "failed"
        ? html`<div class="ds-alert" data-color="danger" role="alert"><p>${words.loadFailed}</p></div>`
        : nothing
    }
    ${
      status.kind === "badProfile"
        ? html`<div class="ds-alert" data-color="danger" role="alert">
            <p><strong>${words.badProfile}</strong></p>
            <ul>
              ${status.problems.map((problem) => html`<li>${app.describe(problem)} <code>${problem.path}</code></li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${
      status.kind === "badSource"
        ? html`<div class="ds-alert" data-color="danger" role="alert">
            <p><strong>${whyNot(status.error, app.language)}</strong></p>
            <button type="button" class="ds-button small" data-variant="secondary" @click=${() => app.tryAgain()}>
              ${words.tryAgain}
            </button>
          </div>`
        : nothing
    }
    ${status.kind === "ready" ? ready(app) : nothing}
    <p class="ds-sr-only" role="status" aria-live="polite">${app.message ?? ""}</p>
  </div>`;
}

function ready(app: YearPlanApp): TemplateResult {
  const { words, file } = app;
  return html`<div class="top">
      ${heading(app.level, "h-plan", file!.title || words.heading, "plan-title")} ${history(app)}
    </div>
    <div class="command">${badgeView(app)}</div>
    ${notices(app)}
    ${tabsView({
      tabs,
      chosen: app.tab,
      label: words.tabsLabel,
      name: (tab) =>
        html`${words.tabs[tab]}${
          tab === "setup" && app.problems.length > 0
            ? html` <span class="count" data-tone="danger">${icons.must}${app.problems.length}</span>`
            : nothing
        }`,
      choose: (tab) => app.show(tab),
    })}
    <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${app.tab}">${panel(app)}</div>`;
}

const tabs: readonly Tab[] = ["setup", "year", "people", "share"];

function panel(app: YearPlanApp): TemplateResult {
  switch (app.tab) {
    case "setup":
      return setupView(app);
    case "year":
      return yearView(app);
    case "people":
      return peopleView(app);
    case "share":
      return shareView(app);
  }
}

function history(app: YearPlanApp): TemplateResult {
  const { words } = app;
  const { undoable, redoable } = app.history!;
  return html`<div class="history">
    <button
      type="button"
      class="ds-button small"
      data-variant="tertiary"
      id="undo"
      ?disabled=${undoable === undefined}
      title=${undoable ? words.undoWhat(undoable) : words.undo}
      @click=${() => app.undo()}
    >
      ${icons.undo}<span>${words.undo}</span>${undoable ? html`<span class="ds-sr-only">: ${undoable}</span>` : nothing}
    </button>
    <button
      type="button"
      class="ds-button small"
      data-variant="tertiary"
      id="redo"
      ?disabled=${redoable === undefined}
      title=${redoable ? words.redoWhat(redoable) : words.redo}
      @click=${() => app.redo()}
    >
      ${icons.redo}<span>${words.redo}</span>${redoable ? html`<span class="ds-sr-only">: ${redoable}</span>` : nothing}
    </button>
  </div>`;
}

/** Ctrl+Z outside of fields: in a field it is the browser's own. */
function shortcut(app: YearPlanApp, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
  if (
    (event.composedPath()[0] as HTMLElement).matches("textarea, input:not([type=checkbox], [type=radio], [type=file])")
  )
    return;
  event.preventDefault();
  if (event.shiftKey) app.redo();
  else app.undo();
}

function notices(app: YearPlanApp): TemplateResult {
  const { words, saved, copies, message, shared } = app;
  return html`${message ? html`<p class="message" aria-hidden="true">${message}</p>` : nothing}
  ${
    saved === "copied" || saved === "failed"
      ? html`<div class="notice" data-color="warning">
          ${icons.should}
          <p>${saved === "copied" ? words.copiedDraft : words.saveFailed}</p>
        </div>`
      : nothing
  }
  ${shared && (shared.outdated || shared.wasReset) ? keptNote(shared, app.language, app.render_) : nothing}
  ${copiesView(
    copies,
    app.language,
    (key, what) => app.openCopy(key, what),
    (key) => void app.forgetCopy(key),
  )}`;
}
