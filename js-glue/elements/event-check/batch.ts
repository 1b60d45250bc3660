/** Many applications from one file: read, checked in slices, shown in a table that can be sorted, opened row by row and taken out again. */
import { html, nothing, type TemplateResult } from "lit";
import Papa from "papaparse";
import { SltInputError } from "../../slt.ts";
import type { EventApplication, InputProblem, Outcome, Verdict } from "../../types.ts";
import { isDate, showDate } from "../dates.ts";
import { readDate } from "../read-date.ts";
import { readText, saveFile } from "../files.ts";
import { icons, type IconName } from "../icons.ts";
import { pointerParts } from "../json-patch.ts";
import { readPeople } from "../people.ts";
import type { EventCheckApp } from "./app.ts";
import { leaveOut } from "./draft.ts";
import type { Strings } from "./strings.ts";

interface Row {
  number: number;
  application: EventApplication;
  problems: InputProblem[];
  verdict?: Verdict;
}
type Filter = Outcome | "all" | "unreadable";
type Column = "number" | "title" | "date" | "outcome" | "broken" | "missing" | "apply" | "list";

const limit = 10_000;
const slice = 50;
const pageSize = 100;
const order: Record<Outcome, number> = { broken: 0, incomplete: 1, ready: 2, outOfScope: 3 };

const fields = {
  text: ["title", "kind", "access"],
  number: ["schools", "participants", "ageMin", "ageMax", "gradeMin", "gradeMax"],
  moment: ["start", "end"],
  day: ["appliedOn", "guardListSentOn"],
  answer: ["drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"],
} as const;
export const csvColumns: string[] = [
  ...fields.text,
  ...fields.number,
  ...fields.moment,
  ...fields.day,
  "responsibleName",
  "responsibleBorn",
  "responsibleAge",
  "guards",
  ...fields.answer,
];

export class BatchView {
  rows: Row[] = [];
  opened: Row | undefined;
  #sort: { column: Column; down: boolean } = { column: "number", down: false };
  #filter: Filter = "all";
  #shown = pageSize;
  #progress: { done: number; total: number } | undefined;
  #stopped = false;
  #notes: ((words: Strings) => string)[] = [];
  #over = false;
  #run = 0;

  constructor(readonly app: EventCheckApp) {}

  // ------------------------------------------------------------ reading
  async open(file: File): Promise<void> {
    this.#notes = [];
    this.opened = undefined;
    this.rows = [];
    if (file.size > 20_000_000) return this.#note((words) => words.fileTooLarge);
    const text = await readText(file);
    let applications: EventApplication[] | undefined;
    const looksLikeJson = /^\s*[[{]/.test(text);
    try {
      applications = looksLikeJson ? fromJson(text) : this.#fromCsv(text);
    } catch {
      applications = undefined;
    }
    if (!applications) return this.#note((words) => words.batchBadFile);
    if (applications.length === 0) return this.#note((words) => words.batchEmpty);
    if (applications.length > limit) return this.#note((words) => words.batchTooMany(limit));
    this.rows = applications.map((application, index) => ({ number: index + 1, application, problems: [] }));
    this.#filter = "all";
    this.#shown = pageSize;
    await this.#checkAll();
    this.app.focus("#batch-count");
  }

  #note(note: (words: Strings) => string): void {
    this.#notes.push(note);
    this.app.host.requestUpdate();
  }

  #fromCsv(text: string): EventApplication[] {
    const { data, meta } = Papa.parse<Record<string, string>>(text.trim(), {
      header: true,
      skipEmptyLines: "greedy",
      delimitersToGuess: [";", ",", "\t", "|"],
      transformHeader: (header) => this.#column(header),
    });
    const columns = (meta.fields ?? []).filter(Boolean);
    const known = new Set([...csvColumns, ...this.app.questions.map(({ id }) => id)]);
    const unknown = columns.filter((column) => !known.has(column));
    if (columns.length > 0 && unknown.length === columns.length) throw new Error("No known column");
    if (unknown.length > 0) {
      const names = unknown.map((name) => this.app.withoutNationalId(name)).join(", ");
      this.#notes.push((words) => words.batchUnknownColumns(names));
    }
    let refused = false;
    const applications = data.map((record) => {
      const { application, nationalId } = this.#fromRecord(record);
      refused ||= nationalId;
      return application;
    });
    if (refused) this.#notes.push((words) => words.batchNationalId);
    return applications;
  }

  /** The contract's own names, or the words that the form uses for them, in any of the languages. */
  #column(header: string): string {
    const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, "");
    const wanted = plain(header);
    const own = [...csvColumns, ...this.app.questions.map(({ id }) => id)].find((name) => plain(name) === wanted);
    if (own) return own;
    const words = this.app.words;
    const named: [string, string][] = [
      ...(
        ["title", "kind", "access", "participants", "schools", "ageMin", "ageMax", "gradeMin", "gradeMax"] as const
      ).map((key): [string, string] => [words[key], key]),
      ...[...fields.day, ...fields.answer].map((key): [string, string] => [words[key], key]),
      [words.guards, "guards"],
      [words.responsible, "responsibleName"],
    ];
    return named.find(([text]) => plain(text) === wanted)?.[1] ?? header.trim();
  }

  /** What cannot be read stays as it is, so that the module's problem names it; national identity numbers never stay. */
  #fromRecord(record: Record<string, string>): { application: EventApplication; nationalId: boolean } {
    const { app } = this;
    const application: Record<string, unknown> = {};
    let nationalId = false;
    const cell = (name: string) => {
      const value = (record[name] ?? "").trim();
      const clean = app.withoutNationalId(value);
      nationalId ||= clean !== value;
      return clean.trim();
    };
    const day = (value: string) => {
      const read = readDate(value, "9999-12-31");
      return "date" in read ? read.date : value;
    };
    const word = (value: string, words: Record<string, string>) =>
      Object.entries(words).find(([key, text]) =>
        [key, text].some((option) => option.toLowerCase() === value.toLowerCase()),
      )?.[0] ?? value;
    const answer = (value: string): unknown =>
      /^(ja|yes|y|true|sann|1|x)$/i.test(value) ? true : /^(nei|no|n|false|usann|0)$/i.test(value) ? false : value;
    const put = (name: string, value: unknown) => {
      application[name] = value;
    };

    for (const name of fields.text) if (cell(name)) put(name, cell(name));
    if (application.kind) put("kind", word(String(application.kind), app.labels.kind));
    if (application.access) put("access", word(String(application.access), app.labels.access));
    for (const name of fields.number) {
      const value = cell(name).replace(/\s/g, "").replace(",", ".");
      if (value) put(name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);
    }
    for (const name of fields.moment) {
      const value = cell(name);
      if (!value) continue;
      const [, date, clock] = /^(.*?\d)(?:T|,|\s|kl\.?)+(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)$/i.exec(value) ?? [];
      put(name, date && clock ? `${day(date)}T${clock.replaceAll(".", ":").padStart(5, "0")}` : value);
    }
    for (const name of fields.day) if (cell(name)) put(name, day(cell(name)));
    for (const name of fields.answer) if (cell(name)) put(name, answer(cell(name)));
    for (const { id } of app.questions)
      if (cell(id)) put("answers", { ...(application.answers as object | undefined), [id]: answer(cell(id)) });

    const responsible: Record<string, unknown> = {};
    if (cell("responsibleName")) responsible.name = cell("responsibleName");
    if (cell("responsibleBorn")) responsible.born = day(cell("responsibleBorn"));
    if (cell("responsibleAge")) responsible.age = Number(cell("responsibleAge")) || cell("responsibleAge");
    if (Object.keys(responsible).length > 0) put("responsible", responsible);
    // One cell holds the whole list: a person on each line, or set apart by semicolons or bars.
    const list = (record.guards ?? "").trim();
    if (list) {
      const { people, problems } = readPeople(list.replace(/[;|]/g, "\n"), app.asOf, app.isNationalId);
      nationalId ||= problems.some(({ code }) => code === "nationalId");
      if (people.length > 0) put("guards", people);
    }
    return { application: application as EventApplication, nationalId };
  }

  // ------------------------------------------------------------ checking
  recheck(): void {
    if (this.rows.length > 0) void this.#checkAll();
  }

  async #checkAll(): Promise<void> {
    const run = ++this.#run;
    this.#stopped = false;
    const { rows } = this;
    this.#progress = { done: 0, total: rows.length };
    let drawn = 0;
    for (let start = 0; start < rows.length; start += slice) {
      const now = performance.now();
      if (now - drawn > 100) {
        drawn = now;
        this.#progress = { done: start, total: rows.length };
        this.app.host.requestUpdate();
      }
      // The page stays usable: a breath between slices.
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      if (this.#stopped) {
        this.#notes.push((words) => words.batchStopped);
        break;
      }
      this.#checkSlice(rows.slice(start, start + slice));
    }
    this.#progress = undefined;
    this.app.host.requestUpdate();
  }

  #checkSlice(rows: Row[]): void {
    const { rules, asOf } = this.app;
    if (!rules) return;
    for (const row of rows) {
      row.problems = [];
      delete row.verdict;
    }
    for (let round = 0; round < 10; ++round) {
      try {
        const verdicts = rules.checkAll(
          rows.map(({ application }) => application),
          { asOf },
        );
        verdicts.forEach((verdict, index) => (rows[index]!.verdict = verdict));
        return;
      } catch (error) {
        if (!(error instanceof SltInputError)) throw error;
        for (const problem of error.problems) {
          const [index, ...rest] = pointerParts(problem.path);
          const row = rows[Number(index)];
          if (!row) continue;
          const path = rest.map((part) => `/${part}`).join("");
          row.problems.push({ ...problem, path });
          row.application = round < 8 ? leaveOut(row.application, path) : {};
          if (problem.code === "nationalId" && !this.#notes.includes(nationalIdNote)) this.#notes.push(nationalIdNote);
        }
      }
    }
  }

  /** An opened row follows what is done in the form. */
  updateOpened(application: EventApplication, verdict: Verdict): void {
    if (!this.opened) return;
    this.opened.application = structuredClone(application);
    this.opened.verdict = verdict;
  }

  #openRow(row: Row): void {
    this.opened = undefined;
    this.app.load(row.application);
    this.opened = row;
    this.app.setMode("single");
    this.app.focus("#batch-back");
  }

  back(): void {
    const number = this.opened?.number;
    this.app.setMode("batch");
    this.app.focus(`#open-${number}`);
  }

  // ------------------------------------------------------------ drawing
  titleOf(row: Row): string {
    return row.application.title?.trim() || this.app.words.batchUnnamed(row.number);
  }

  #ruleTitle(rule: string): string {
    return this.app.text(this.app.infoOf.get(rule)?.title) || rule;
  }

  #broken = (row: Row) => (row.verdict?.findings ?? []).filter(({ state }) => state === "broken");
  #missing = (row: Row) =>
    (row.verdict?.findings ?? []).filter(({ state, severity }) => state === "missing" && severity !== "info");
  #deadline = (row: Row, code: string) => row.verdict?.deadlines.find((deadline) => deadline.code === code);

  #key(row: Row): string | number {
    const last = "9999";
    switch (this.#sort.column) {
      case "number":
        return row.number;
      case "title":
        return this.titleOf(row).toLowerCase();
      case "date":
        return row.application.start ?? last;
      case "outcome":
        return row.verdict ? order[row.verdict.outcome] : -1;
      case "broken":
        return -this.#broken(row).length;
      case "missing":
        return -this.#missing(row).length;
      case "apply":
        return this.#deadline(row, "deadline.application")?.date ?? last;
      case "list":
        return this.#deadline(row, "deadline.guardList")?.date ?? last;
    }
  }

  #sorted(): Row[] {
    const { down } = this.#sort;
    const compare = new Intl.Collator(this.app.language, { numeric: true }).compare;
    return this.rows
      .filter(({ verdict, problems }) =>
        this.#filter === "all"
          ? true
          : this.#filter === "unreadable"
            ? problems.length > 0
            : verdict?.outcome === this.#filter,
      )
      .map((row) => ({ row, key: this.#key(row) }))
      .sort((a, b) => {
        const difference =
          typeof a.key === "number" && typeof b.key === "number"
            ? a.key - b.key
            : compare(String(a.key), String(b.key));
        return (down ? -difference : difference) || a.row.number - b.row.number;
      })
      .map(({ row }) => row);
  }

  #names(): Record<Column, string> {
    const { words } = this.app;
    return {
      number: words.batchNo,
      title: words.batchTitle,
      date: words.batchDate,
      outcome: words.batchOutcome,
      broken: words.batchBroken,
      missing: words.batchMissing,
      apply: words.batchApply,
      list: words.batchList,
    };
  }

  render(): TemplateResult {
    const { words } = this.app;
    const drop = (event: DragEvent, over: boolean) => {
      event.preventDefault();
      if (this.#over === over) return;
      this.#over = over;
      this.app.host.requestUpdate();
    };
    return html`<div class="batch">
      <div
        class="drop"
        data-over=${this.#over ? "yes" : "no"}
        @dragover=${(event: DragEvent) => drop(event, true)}
        @dragleave=${(event: DragEvent) => drop(event, false)}
        @drop=${(event: DragEvent) => {
          drop(event, false);
          const file = event.dataTransfer?.files[0];
          if (file) void this.open(file);
        }}
      >
        <p>${this.#over ? words.batchDrop : words.batchIntro}</p>
        <div class="actions">
          <label class="ds-button file-button" data-variant="secondary">
            ${icons.open}${words.batchChoose}
            <input
              type="file"
              id="batch-file"
              class="ds-sr-only"
              accept=".json,.csv,.txt,application/json,text/csv"
              @change=${(event: Event) => {
                const input = event.target as HTMLInputElement;
                const file = input.files?.[0];
                input.value = "";
                if (file) void this.open(file);
              }}
            />
          </label>
          <button type="button" class="ds-button" data-variant="tertiary" @click=${() => this.#template()}>
            ${icons.save}${words.batchTemplate}
          </button>
        </div>
      </div>
      <div role="status">
        ${
          this.#progress
            ? html`<div class="progress">
                <label for="batch-progress">${words.batchChecking(this.#progress.done, this.#progress.total)}</label>
                <progress id="batch-progress" max=${this.#progress.total} value=${this.#progress.done}></progress>
                <button
                  type="button"
                  class="ds-button small"
                  data-variant="secondary"
                  @click=${() => {
                    this.#stopped = true;
                  }}
                >
                  ${words.batchStop}
                </button>
              </div>`
            : nothing
        }
        ${
          this.#notes.length > 0
            ? html`<ul class="problems">
                ${this.#notes.map((note) => html`<li>${note(words)}</li>`)}
              </ul>`
            : nothing
        }
      </div>
      ${this.rows.length > 0 && !this.#progress ? this.#table() : nothing}
    </div>`;
  }

  #table(): TemplateResult {
    const { words, labels } = this.app;
    const rows = this.#sorted();
    const shown = rows.slice(0, this.#shown);
    const names = this.#names();
    const count = (outcome: Outcome) => this.rows.filter(({ verdict }) => verdict?.outcome === outcome).length;
    const unreadable = this.rows.filter(({ problems }) => problems.length > 0).length;
    const filters: [Filter, string, number][] = [
      ["all", words.batchAll, this.rows.length],
      ...(["broken", "incomplete", "ready", "outOfScope"] as const).map((outcome): [Outcome, string, number] => [
        outcome,
        labels.outcome[outcome],
        count(outcome),
      ]),
      ["unreadable", words.batchUnreadable, unreadable],
    ];
    return html`<div class="batch-tools">
        <p class="batch-count" id="batch-count" tabindex="-1">${words.batchCount(this.rows.length)}</p>
        <div class="ds-field filter">
          <label class="ds-label" for="batch-filter">${words.batchFilter}</label>
          <select
            class="ds-input"
            id="batch-filter"
            @change=${(event: Event) => {
              this.#filter = (event.target as HTMLSelectElement).value as Filter;
              this.#shown = pageSize;
              this.app.host.requestUpdate();
            }}
          >
            ${filters.map(
              ([value, text, n]) =>
                html`<option value=${value} ?selected=${this.#filter === value}>${text} (${n})</option>`,
            )}
          </select>
        </div>
        <div class="actions">
          <button
            type="button"
            class="ds-button small"
            data-variant="secondary"
            id="batch-csv"
            @click=${() => this.#exportCsv()}
          >
            ${icons.save}${words.batchExportCsv}
          </button>
          <button
            type="button"
            class="ds-button small"
            data-variant="secondary"
            id="batch-json"
            @click=${() => this.#exportJson()}
          >
            ${icons.save}${words.batchExportJson}
          </button>
        </div>
      </div>
      <div class="table-scroll" role="region" aria-label=${words.batchTable} tabindex="0">
        <table class="ds-table" data-color="neutral" data-border>
          <caption class="ds-sr-only">
            ${words.batchTable}. ${words.sortedBy(names[this.#sort.column])}
          </caption>
          <thead>
            <tr>
              ${(Object.keys(names) as Column[]).map((column) => {
                const sorted = this.#sort.column === column;
                return html`<th
                  scope="col"
                  data-column=${column}
                  aria-sort=${sorted ? (this.#sort.down ? "descending" : "ascending") : "none"}
                >
                  <button
                    type="button"
                    @click=${() => {
                      this.#sort = { column, down: sorted && !this.#sort.down };
                      this.app.host.requestUpdate();
                    }}
                  >
                    ${names[column]}
                  </button>
                </th>`;
              })}
            </tr>
          </thead>
          <tbody>
            ${shown.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      <p class="subtle">${words.batchShowing(shown.length, rows.length)}</p>
      ${
        rows.length > shown.length
          ? html`<button
              type="button"
              class="ds-button"
              data-variant="secondary"
              @click=${() => {
                this.#shown += pageSize;
                this.app.host.requestUpdate();
              }}
            >
              ${words.batchMore(Math.min(pageSize, rows.length - shown.length))}
            </button>`
          : nothing
      }`;
  }

  #row(row: Row): TemplateResult {
    const { words, labels, language } = this.app;
    const { verdict, problems, application } = row;
    const title = this.titleOf(row);
    const outcome = verdict?.outcome;
    const [icon, tone]: [IconName, string] =
      outcome === "ready"
        ? ["met", "success"]
        : outcome === "broken"
          ? ["must", "danger"]
          : outcome === "outOfScope"
            ? ["irrelevant", "subdued"]
            : ["missing", "neutral"];
    const start = application.start?.slice(0, 10);
    const deadline = (code: string) => {
      const found = this.#deadline(row, code);
      if (!found) return nothing;
      const late = found.daysLeft < 0 && !found.done;
      return html`<span data-tone=${late ? "danger" : "neutral"}>${showDate(found.date, language, "numeric")}</span>
        <span class="cell-note"
          >${found.done ? words.done : found.daysLeft < 0 ? words.passed : words.daysLeft(found.daysLeft)}</span
        >`;
    };
    const list = (findings: Verdict["findings"]) =>
      findings.length > 0
        ? html`<ul>
            ${findings.map(({ rule }) => html`<li>${this.#ruleTitle(rule)}</li>`)}
          </ul>`
        : nothing;
    return html`<tr>
      <td class="figure">${row.number}</td>
      <th scope="row">
        <button
          type="button"
          class="ds-link"
          id="open-${row.number}"
          aria-label=${words.batchOpen(title)}
          @click=${() => this.#openRow(row)}
        >
          ${title}
        </button>
        ${
          problems.length > 0
            ? html`<details class="more">
                <summary>${words.batchProblems(problems.length)}</summary>
                <ul class="problems">
                  ${[...new Set(problems.map((problem) => this.app.describe(problem)))].map((text) => html`<li>${text}</li>`)}
                </ul>
              </details>`
            : nothing
        }
      </th>
      <td class="figure">${start && isDate(start) ? showDate(start, language, "numeric") : nothing}</td>
      <td>
        ${
          outcome
            ? html`<span class="cell-outcome" data-tone=${tone}
                >${icons[icon]}<span>${labels.outcome[outcome]}</span></span
              >`
            : nothing
        }
      </td>
      <td>${list(this.#broken(row))}</td>
      <td class="figure">${this.#missing(row).length || nothing}</td>
      <td class="figure">${deadline("deadline.application")}</td>
      <td class="figure">${deadline("deadline.guardList")}</td>
    </tr>`;
  }

  // ------------------------------------------------------------ taking out
  #exportCsv(): void {
    const { labels } = this.app;
    const names = this.#names();
    const table = this.#sorted().map((row) => ({
      [names.number]: row.number,
      [names.title]: this.titleOf(row),
      [names.date]: row.application.start?.slice(0, 10) ?? "",
      [names.outcome]: row.verdict ? labels.outcome[row.verdict.outcome] : "",
      [names.broken]: this.#broken(row)
        .map(({ rule }) => this.#ruleTitle(rule))
        .join(", "),
      [names.missing]: this.#missing(row).length,
      [names.apply]: this.#deadline(row, "deadline.application")?.date ?? "",
      [names.list]: this.#deadline(row, "deadline.guardList")?.date ?? "",
    }));
    // Spreadsheets take a cell that begins with = for a formula; and Norwegian ones want semicolons and the byte order mark.
    const text = Papa.unparse(table, { delimiter: ";", escapeFormulae: true });
    saveFile("arrangementer.csv", "text/csv", `\ufeff${text}\r\n`);
  }

  #exportJson(): void {
    const applications = this.#sorted().map(({ application }) => application);
    saveFile("arrangementer.json", "application/json", `${JSON.stringify(applications, null, 2)}\n`);
  }

  #template(): void {
    const columns = [...csvColumns, ...this.app.questions.map(({ id }) => id)];
    saveFile("mal.csv", "text/csv", `\ufeff${Papa.unparse([columns], { delimiter: ";" })}\r\n`);
  }
}

const nationalIdNote = (words: Strings) => words.batchNationalId;

function fromJson(text: string): EventApplication[] {
  const value = JSON.parse(text) as unknown;
  const list = Array.isArray(value)
    ? value
    : Array.isArray((value as { applications?: unknown }).applications)
      ? (value as { applications: unknown[] }).applications
      : [value];
  return list.map(
    (item) => (typeof item === "object" && item !== null && !Array.isArray(item) ? item : {}) as EventApplication,
  );
}
