/** Everything that leaves the element: calendars, the plan for everybody's page, paper, and the file that holds it all. */
import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { YearPlanApp } from "./app.ts";

export function shareView(app: YearPlanApp): TemplateResult {
  const { words, file, year } = app;
  const planned = file!.meetings.length > 0 && year !== undefined;
  const section = (id: string, title: string, help: string, content: unknown): TemplateResult =>
    html`<section class="group" aria-labelledby="h-${id}">
      ${heading(app.level + 1, `h-${id}`, title)} ${help ? html`<p class="subtle">${help}</p>` : nothing} ${content}
    </section>`;
  return html`${
    planned
      ? html`${section("calendars", words.shareCalendars, words.shareCalendarsHelp, calendars(app))}
        ${section("page", words.sharePage, "", page(app))} ${section("print", words.sharePrint, "", paper(app))}`
      : html`<p class="empty">${words.noPlan}. ${words.noPlanHelp}</p>`
  }
  ${section("file", words.shareFile, words.shareFileHelp, files(app))}`;
}

function calendars(app: YearPlanApp): TemplateResult {
  const { words, year } = app;
  const choice = (
    id: string,
    label: string,
    options: readonly { id: string; name: string }[],
    scope: (id: string) => { body?: string; person?: string },
  ): TemplateResult | typeof nothing =>
    options.length === 0
      ? nothing
      : html`<form
          class="pick"
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            const { value } = (event.target as HTMLFormElement).elements.namedItem("which") as HTMLSelectElement;
            void app.downloadCalendar(scope(value));
          }}
        >
          <label class="ds-field">
            <span class="ds-label">${label}</span>
            <select class="ds-input" name="which" id=${id}>
              ${options.map((option) => html`<option value=${option.id}>${option.name}</option>`)}
            </select>
          </label>
          <button type="submit" class="ds-button small" data-variant="secondary">${icons.save}${words.download}</button>
        </form>`;
  return html`<div class="actions">
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        id="ics-all"
        @click=${() => app.downloadCalendar({})}
      >
        ${icons.calendar}${words.icsAll}
      </button>
      <button type="button" class="ds-button" data-variant="secondary" id="csv" @click=${() => app.downloadCsv()}>
        ${icons.save}${words.csv}
      </button>
    </div>
    <div class="picks">
      ${choice("ics-body", words.icsBody, year!.bodies, (body) => ({ body }))}
      ${choice("ics-person", words.icsPerson, year!.people, (person) => ({ person }))}
    </div>`;
}

function page(app: YearPlanApp): TemplateResult {
  const { words } = app;
  return html`<label class="check"
      ><input
        type="checkbox"
        class="ds-input"
        id="with-names"
        .checked=${app.withNames}
        @change=${(event: Event) => app.publishNames((event.target as HTMLInputElement).checked)}
      />${words.withNames}</label
    >
    ${
      app.file!.measures?.length
        ? html`<label class="check"
            ><input
              type="checkbox"
              class="ds-input"
              id="with-measures"
              .checked=${app.withMeasures}
              @change=${(event: Event) => app.publishMeasures((event.target as HTMLInputElement).checked)}
            />${words.withMeasures}</label
          >`
        : nothing
    }
    <div class="actions">
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        id="publish"
        @click=${() => app.downloadPublished()}
      >
        ${icons.save}${words.publish}
      </button>
    </div>
    <p class="subtle">${words.sharePageHelp}</p>
    <pre
      tabindex="0"
    ><code>${`<slt-year-view src="plan.json" language="${app.language}"></slt-year-view>`}</code></pre>`;
}

function paper(app: YearPlanApp): TemplateResult {
  const { words } = app;
  return html`<div class="actions">
    <button type="button" class="ds-button" data-variant="secondary" id="print-list" @click=${() => app.print("list")}>
      ${icons.print}${words.printList}
    </button>
    <button
      type="button"
      class="ds-button"
      data-variant="secondary"
      id="print-wheel"
      @click=${() => app.print("wheel")}
    >
      ${icons.print}${words.printWheel}
    </button>
  </div>`;
}

function files(app: YearPlanApp): TemplateResult {
  const { words, fileProblems } = app;
  return html`<div class="actions">
      <button type="button" class="ds-button" data-variant="secondary" id="save-file" @click=${() => app.save()}>
        ${icons.save}${words.saveFile}
      </button>
      <label class="ds-button file-button" data-variant="secondary">
        ${icons.open}${words.openFile}
        <input
          type="file"
          class="ds-sr-only"
          id="open-file"
          accept=".json,application/json"
          @change=${(event: Event) => open(app, event)}
        />
      </label>
      <button type="button" class="ds-button" data-variant="tertiary" id="start-over" @click=${() => app.startOver()}>
        ${icons.clear}${words.startOver}
      </button>
    </div>
    ${
      fileProblems.length > 0
        ? html`<div class="ds-alert" data-color="danger" role="alert">
            <p>${words.openFailed}</p>
            <ul>
              ${fileProblems.slice(0, 20).map((problem) => html`<li>${app.describe(problem)} <code>${problem.path}</code></li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${app.saved === "failed" ? nothing : html`<p class="subtle">${words.savedHere}</p>`}`;
}

function open(app: YearPlanApp, event: Event): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (file) void app.openFile(file);
  input.value = "";
}
