/** For whoever takes over: one file, one booklet, and the measures as a table out and in. */
import { html, nothing, type TemplateResult } from "lit";
import type { CsvProblem, CsvReading } from "../../measures/csv.ts";
import type { MeasureField } from "../../measures/words.ts";
import type { Measure } from "../../types.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { keptNote } from "../kept-note.ts";
import type { MeasuresApp } from "./app.ts";
import { smallButton } from "./measure-view.ts";
import { printBooklet, printTable } from "./paper-view.ts";

export function handoverView(app: MeasuresApp): TemplateResult {
  const { words, handover } = app;
  const section = (id: string, title: string, help: string, content: unknown): TemplateResult =>
    html`<section class="group" aria-labelledby="h-${id}">
      ${heading(app.level + 1, `h-${id}`, title)}
      <p class="subtle">${help}</p>
      ${content}
    </section>`;
  const button = (id: string, icon: unknown, text: string, press: () => void) =>
    html`<button type="button" class="ds-button" data-variant="secondary" id=${id} @click=${press}>
      ${icon}${text}
    </button>`;
  const opener = (id: string, text: string, accept: string, read: (file: File) => void) =>
    html`<label class="ds-button file-button" data-variant="secondary">
      ${icons.open}${text}
      <input
        type="file"
        class="ds-sr-only"
        id=${id}
        accept=${accept}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const [file] = input.files ?? [];
          if (file) read(file);
          input.value = "";
        }}
      />
    </label>`;
  return html`${section(
    "booklet",
    words.bookletTitle,
    words.bookletHelp,
    html`<div class="actions">
      ${button("print-booklet", icons.print, words.printBooklet, () => printBooklet(app))}
    </div>`,
  )}
  ${section(
    "file",
    words.fileTitle,
    words.fileHelp,
    html`<div class="actions">
        ${button("save-file", icons.save, words.saveFile, () => handover.save())}
        ${opener("open-file", words.openFile, ".json,application/json", (file) => void handover.open(file))}
      </div>
      ${
        handover.fileProblems.length > 0
          ? html`<div class="ds-alert" data-color="danger" role="alert">
              <p>${words.openFailed}</p>
              <ul>
                ${handover.fileProblems.slice(0, 20).map((problem) => html`<li>${app.describe(problem)} <code>${problem.path}</code></li>`)}
              </ul>
            </div>`
          : nothing
      }`,
  )}
  ${section(
    "table",
    words.tableTitle,
    words.tableHelp,
    html`<div class="actions">
        ${button("save-table", icons.save, words.saveTable, () => void handover.saveTable())}
        ${opener("csv-file", words.openTable, ".csv,text/csv,text/plain", (file) => void handover.readTable(file))}
        ${button("print-table", icons.print, words.printTable, () => printTable(app))}
      </div>
      ${handover.reading ? reading(app, handover.reading) : nothing}`,
  )}
  ${app.host.src && !app.plan.outdated && app.plan.from === "kept" ? keptNote(app.plan, app.language, app.draw) : nothing}`;
}

function reading(app: MeasuresApp, read: CsvReading): TemplateResult {
  const { words, handover, measureWords } = app;
  const { problems, unknown, added, changed, same } = read;
  const close = smallButton({
    id: "csv-close",
    text: problems.length > 0 ? words.close : words.cancel,
    variant: "tertiary",
    press: () => handover.drop(),
  });
  const ignored =
    unknown.length > 0 ? html`<p class="subtle">${words.previewUnknown(unknown.join(", "))}</p>` : nothing;
  if (problems.length > 0)
    return html`<div class="ds-alert csv-problems" data-color="danger" tabindex="-1">
      <p><strong>${words.csvFailed(problems.length)}</strong></p>
      <ul>
        ${problems.slice(0, 200).map((problem) => html`<li>${problemText(app, problem)}</li>`)}
      </ul>
      ${close}
    </div>`;
  const nothingNew = added.length + changed.length === 0;
  const list = (measures: readonly Measure[], what: (measure: Measure) => string) =>
    html`<ul class="preview-list">
      ${measures.slice(0, 100).map((measure) => html`<li>${measure.title}${note(what(measure))}</li>`)}
    </ul>`;
  const note = (text: string) => (text ? html`: <span class="subtle">${text}</span>` : nothing);
  const before = new Map(changed.map((each) => [each.after.id, each.before]));
  return html`<div class="preview" tabindex="-1" role="group" aria-label=${words.preview}>
    <p><strong>${nothingNew ? words.nothingNew : words.preview}</strong></p>
    ${ignored}
    ${
      added.length > 0
        ? html`<p>${words.previewAdded(added.length)}</p>
            ${list(added, ({ owner }) => app.ownerOf({ owner }))}`
        : nothing
    }
    ${
      changed.length > 0
        ? html`<p>${words.previewChanged(changed.length)}</p>
            ${list(
              changed.map(({ after }) => after),
              (after) =>
                differing(before.get(after.id)!, after)
                  .map((field) => measureWords.fields[field].toLowerCase())
                  .join(", "),
            )}`
        : nothing
    }
    ${same > 0 && !nothingNew ? html`<p class="subtle">${words.previewSame(same)}</p>` : nothing}
    <div class="actions">
      ${nothingNew ? nothing : smallButton({ id: "take", text: words.take, press: () => handover.take() })} ${close}
    </div>
  </div>`;
}

function differing(before: Measure, after: Measure): MeasureField[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Measure>;
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** «Rad 3, Status: «Ferdig». Skriv …» */
function problemText(app: MeasuresApp, { row, code, field, value, refused }: CsvProblem): string {
  const { words, measureWords } = app;
  const place = [row > 0 ? words.row(row) : words.wholeFile, field ? measureWords.fields[field] : ""]
    .filter(Boolean)
    .join(", ");
  const said = value ? ` ${words.quoted(value.slice(0, 60))}.` : "";
  return `${place}:${said} ${refused ? app.problemText(refused) : words.csv[code as "date"]}`;
}
