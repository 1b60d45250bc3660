/** The box around everything: what it is about, the state in figures, the views, and what is said to screen readers. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { noFilter, type Summary } from "../../measures/standing.ts";
import { copiesView } from "../copies-view.ts";
import { boxView, tabsView } from "../parts.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { keptNote } from "../kept-note.ts";
import { undoKeys, undoView } from "../undo.ts";
import type { MeasuresApp, Tab } from "./app.ts";
import { boardView } from "./board-view.ts";
import { filtersView } from "./filters-view.ts";
import { flowView } from "./flow-view.ts";
import { formView } from "./form-view.ts";
import { handoverView } from "./handover-view.ts";
import { smallButton } from "./measure-view.ts";
import { meetingsView } from "./meetings-view.ts";
import { tableView } from "./table-view.ts";

export function frameView(app: MeasuresApp): TemplateResult {
  const { status, words, language } = app;
  return boxView({
    surroundings: app.surroundings,
    language,
    words,
    content:
      status.kind === "loading"
        ? "loading"
        : status.kind === "failed"
          ? { reason: status.reason(language), problems: status.problems }
          : () => ready(app),
    retry: () => void app.open(),
    hidden: app.inPlace.active,
    keydown: (event) => {
      if (status.kind === "ready" && !app.form.now) undoKeys(event, app);
    },
    message: app.message,
  });
}

function ready(app: MeasuresApp): TemplateResult {
  const { words, file, derived } = app;
  const municipality = file.organisation?.municipality || derived.year.municipality;
  return html`<header class="top">
      ${heading(app.level, "h-measures", words.heading(municipality), "title")}
      <div class="top-actions">${undoView(words, app.plan, app)}${addButton(app)}</div>
    </header>
    ${notices(app)} ${summary(app, derived.summary)}
    ${tabsView({
      tabs,
      chosen: app.tab,
      label: words.tabsLabel,
      name: (tab) => words.tabs[tab],
      choose: (tab) => app.set({ tab }),
    })}
    <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${app.tab}">${panel(app)}</div>
    <p class="subtle kept">${app.plan.saved === "failed" ? nothing : words.keptHere}</p>
    ${formView(app)}`;
}

const tabs: readonly Tab[] = ["board", "table", "flow", "meetings", "handover"];

function panel(app: MeasuresApp): unknown {
  switch (app.tab) {
    case "board":
      return app.derived.summary.all === 0 ? empty(app) : html`${filtersView(app)}${boardView(app)}`;
    case "table":
      return app.derived.summary.all === 0 ? empty(app) : html`${filtersView(app)}${tableView(app)}`;
    case "flow":
      return flowView(app);
    case "meetings":
      return meetingsView(app);
    case "handover":
      return handoverView(app);
  }
}

const empty = ({ words }: MeasuresApp): TemplateResult =>
  html`<div class="empty">
    <p><strong>${words.nothingYet}</strong></p>
    <p>${words.nothingYetHelp}</p>
  </div>`;

const addButton = (app: MeasuresApp): TemplateResult =>
  smallButton({
    id: "add",
    text: html`${icons.plus}<span>${app.words.add}</span>`,
    press: () => app.form.open(undefined, "#add"),
  });

function notices(app: MeasuresApp): TemplateResult {
  const { words, message, derived } = app;
  const warning = (text: string) =>
    html`<div class="notice">
      ${icons.should}
      <p>${text}</p>
    </div>`;
  return html`${message ? html`<p class="message" aria-hidden="true">${message}</p>` : nothing}
  ${app.plan.saved === "failed" ? warning(words.notKept) : nothing}
  ${app.plan.saved === "copied" ? warning(words.ownCopy) : nothing}
  ${app.host.src && (app.plan.outdated || app.plan.from !== "kept") ? keptNote(app.plan, app.language, app.draw) : nothing}
  ${copiesView(
    app.plan.copies,
    app.language,
    (key, what) => app.openCopy(key, what),
    (key) => void app.plan.forgetCopy(key),
  )}
  ${derived.problems.size > 0 ? warning(words.damaged) : nothing}`;
}

/** One look: how much there is to do, and what of it is late. */
function summary(app: MeasuresApp, { all, open, overdue, soon, balance }: Summary): TemplateResult | typeof nothing {
  if (all === 0) return nothing;
  const { words } = app;
  const figure = (tone: string, icon: unknown, count: number, text: string, status?: "open" | "overdue") =>
    html`<li data-tone=${tone}>
      ${icon}<strong>${count}</strong> ${
        status && count > 0
          ? html`<button
              type="button"
              class="ds-link"
              id="show-${status}"
              @click=${() => {
                app.set({ tab: app.tab === "table" ? "table" : "board", filter: { ...noFilter, status } });
              }}
            >
              ${text}
            </button>`
          : html`<span>${text}</span>`
      }
    </li>`;
  return html`<section class="summary" aria-label=${words.summary}>
    <ul class="figures">
      ${figure(overdue > 0 ? "danger" : "success", overdue > 0 ? icons.must : icons.met, overdue, words.overdue, "overdue")}
      ${figure("neutral", icons.calendar, soon, words.soon)}
      ${figure("neutral", icons.concerns, open, words.open(open), "open")}
    </ul>
    ${balanceView(app, balance)}
  </section>`;
}

/** A bar with its numbers in words; nothing in it is good or bad. */
function balanceView(app: MeasuresApp, balance: Summary["balance"]): TemplateResult {
  const { words, measureWords } = app;
  const parts = (["universal", "selective", "indicated", "unknown"] as const).map((level) => ({
    level,
    count: balance[level],
    name: level === "unknown" ? words.withoutLevel : measureWords.prevention[level],
  }));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let at = 0;
  return html`<figure class="balance">
    <figcaption>${words.balance}</figcaption>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${parts.map(({ level, count }) => {
        const from = at;
        at += total > 0 ? (100 * count) / total : 0;
        return bar(level, from, at - from);
      })}
    </svg>
    <ul>
      ${parts.map(({ level, count, name }) =>
        count === 0 && level === "unknown"
          ? nothing
          : html`<li><span class="swatch" data-level=${level}></span>${name} <strong>${count}</strong></li>`,
      )}
    </ul>
    <p class="subtle">${words.balanceHelp}</p>
  </figure>`;
}

const bar = (level: string, x: number, width: number) =>
  width > 0 ? svg`<rect data-level=${level} x=${x} y="0" width=${width} height="10" />` : nothing;
