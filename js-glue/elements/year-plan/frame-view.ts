/** The box around everything: what it is about, the one button that matters, notices, the four parts, and what is said to screen readers. */
import { html, nothing, type TemplateResult } from "lit";
import { copiesView } from "../copies-view.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { keptNote } from "../kept-note.ts";
import { boxView, tabsView } from "../parts.ts";
import { whyNot } from "../plan-source.ts";
import { undoKeys, undoView } from "../undo.ts";
import type { Tab, YearPlanApp } from "./app.ts";
import { badgeView } from "./badge-view.ts";
import { peopleView } from "./people-view.ts";
import { setupView } from "./setup/setup-view.ts";
import { shareView } from "./share-view.ts";
import { yearView } from "./year-view.ts";

export function frameView(app: YearPlanApp): TemplateResult {
  const { words, status, language } = app;
  return boxView({
    surroundings: app,
    language,
    words,
    content:
      status.kind === "loading"
        ? "loading"
        : status.kind === "failed"
          ? { reason: words.loadFailed, problems: [] }
          : status.kind === "badProfile"
            ? { reason: words.badProfile, problems: status.problems }
            : status.kind === "badSource"
              ? { reason: whyNot(status.error, language), problems: status.error.problems }
              : () => ready(app),
    retry: () => app.tryAgain(),
    hidden: app.inPlace.active,
    keydown: (event) => {
      if (status.kind === "ready") undoKeys(event, app);
    },
    message: app.message ?? "",
  });
}

function ready(app: YearPlanApp): TemplateResult {
  const { words, file } = app;
  return html`<div class="top">
      ${heading(app.level, "h-plan", file!.title || words.heading, "plan-title")}
      <div class="history">${undoView(words, app.history!, app)}</div>
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

function notices(app: YearPlanApp): TemplateResult {
  const { words, saved, copies, message, shared } = app;
  return html`${message && !app.conflict ? html`<p class="message" aria-hidden="true">${message}</p>` : nothing}
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
