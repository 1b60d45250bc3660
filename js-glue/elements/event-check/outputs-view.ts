/** Ways to take the application along, and where the draft lies. */
import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../headings.ts";
import { icons, type IconName } from "../icons.ts";
import type { EventCheckApp } from "./app.ts";
import { copyText, mailDraft, saveApplication, saveCalendar } from "./outputs.ts";

export function outputsView(app: EventCheckApp): TemplateResult {
  const { words } = app;
  const level = app.level + 1;
  const action = (icon: IconName, text: string, act: () => void, id: string, disabled = false) =>
    html`<button
      type="button"
      class="ds-button small"
      data-variant="secondary"
      id=${id}
      ?disabled=${disabled}
      @click=${act}
    >
      ${icons[icon]}${text}
    </button>`;
  return html`<div class="after">
    <section class="panel outputs" aria-labelledby="h-outputs">
      ${heading(level, "h-outputs", words.outputs)}
      <div class="actions">
        ${action("print", words.print, () => app.printNow(), "print")}
        ${action("copy", words.copy, () => void copyText(app), "copy")}
        <a
          class="ds-button small"
          data-variant="secondary"
          id="mail"
          href=${mailDraft(app)}
          aria-describedby="mail-help"
          >${icons.mail}${words.mail}</a
        >
        ${action("calendar", words.calendar, () => void saveCalendar(app), "ics", app.verdict?.deadlines.length === 0)}
        ${action("save", words.saveFile, () => saveApplication(app), "save")}
        <label class="ds-button small file-button" data-variant="secondary">
          ${icons.open}${words.openFile}
          <input
            type="file"
            id="open"
            class="ds-sr-only"
            accept=".json,application/json"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              const file = input.files?.[0];
              input.value = "";
              if (file) void app.openFile(file);
            }}
          />
        </label>
        ${action("clear", words.clear, () => app.clear(), "clear")}
      </div>
      <p class="subtle" id="mail-help">${words.mailHelp}</p>
      ${
        app.fileProblems.length > 0
          ? html`<div class="file-problems" role="status">
              <p>${words.fileProblems}</p>
              <ul class="problems">
                ${[...new Set(app.fileProblems.map((problem) => app.describe(problem)))].map((text) => html`<li>${text}</li>`)}
              </ul>
            </div>`
          : nothing
      }
      ${
        app.copyText !== undefined
          ? html`<div class="ds-field">
              <label class="ds-label" for="copy-text">${words.copyFailed}</label>
              <textarea class="ds-input" id="copy-text" rows="8" readonly .value=${app.copyText}></textarea>
            </div>`
          : nothing
      }
    </section>
    <section class="panel draft" aria-labelledby="h-draft">
      ${heading(level, "h-draft", words.draft)}
      <div class="ds-field">
        <input
          class="ds-input"
          type="checkbox"
          id="keep"
          .checked=${app.kept}
          aria-describedby="draft-where"
          @change=${(event: Event) => void app.keep((event.target as HTMLInputElement).checked)}
        />
        <label class="ds-label" data-weight="regular" for="keep">${words.draftKeep}</label>
      </div>
      <p class="subtle" id="draft-where">
        ${app.keepFailed ? words.draftFailed : app.kept ? words.draftWhere(location.host) : words.draftMemory}
      </p>
      ${
        app.kept
          ? html`<button
              type="button"
              class="ds-button small"
              data-variant="secondary"
              id="forget"
              @click=${() => void app.forget()}
            >
              ${icons.clear}${words.draftDelete}
            </button>`
          : nothing
      }
    </section>
  </div>`;
}
