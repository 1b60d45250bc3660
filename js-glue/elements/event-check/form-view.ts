/** The form: plain sections, each field with its label, unit, help and problem. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import type { JsonPointer } from "../../types.ts";
import { ageOn, birthday } from "../ages.ts";
import { isDate, showDate, toDays } from "../dates.ts";
import { readDate } from "../read-date.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { EventCheckApp } from "./app.ts";
import { endDateOf, type Answer, type Draft, type PersonDraft } from "./draft.ts";
import type { Strings } from "./strings.ts";

interface Field {
  id: string;
  path: JsonPointer;
  label: string;
  help?: string | TemplateResult | undefined;
  unit?: string;
  /** Where there is room, a heading above the column says the same. */
  hideLabel?: boolean;
  /** The problem is shown by whoever lays out the field, with `problemView`. */
  problemElsewhere?: boolean;
  classes?: string;
}

export function formView(app: EventCheckApp): TemplateResult {
  const { words } = app;
  return html`<form
    class="form"
    novalidate
    autocomplete="off"
    aria-label=${words.form}
    @submit=${(event: Event) => event.preventDefault()}
    @focusin=${(event: FocusEvent) => app.focusedAt(pathOf(event))}
    @focusout=${() => app.focusedAt(undefined)}
  >
    ${about(app)} ${audience(app)} ${time(app)} ${sending(app)} ${people(app)} ${statements(app)}
  </form>`;
}

const pathOf = (event: FocusEvent) => (event.target as HTMLElement).dataset.path;

// ---------------------------------------------------------------- building blocks
function section(app: EventCheckApp, name: string, title: string, content: unknown): TemplateResult {
  return html`<section class="group" aria-labelledby="h-${name}">
    ${heading(app.level, `h-${name}`, title)}
    <div class="fields">${content}</div>
  </section>`;
}

/** Wraps a control with all that describes it. The control gets the ids through `described`. */
function field(
  app: EventCheckApp,
  { id, path, label, help, unit, hideLabel, problemElsewhere, classes }: Field,
  control: (described: string | undefined, invalid: "true" | undefined) => TemplateResult,
): TemplateResult {
  const problem = app.problemAt(path);
  const described = [help ? `${id}-help` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined;
  const input = control(described, problem ? "true" : undefined);
  return html`<div class="ds-field ${classes ?? ""}">
    <label class="ds-label ${hideLabel ? "label-narrow" : ""}" for=${id}>${label}</label>
    ${help ? html`<div data-field="description" id="${id}-help">${help}</div>` : nothing}
    ${unit ? html`<div class="with-unit">${input}<span class="unit" aria-hidden="true">${unit}</span></div>` : input}
    ${problemElsewhere ? nothing : problemView(app, id, path)}
  </div>`;
}

function problemView(app: EventCheckApp, id: string, path: JsonPointer): TemplateResult | typeof nothing {
  const problem = app.problemAt(path);
  return problem ? html`<p class="ds-validation-message" id="${id}-problem">${problem}</p>` : nothing;
}

function textField(
  app: EventCheckApp,
  options: Field & { value: string; write: (text: string) => void; inputmode?: "numeric"; size?: number },
): TemplateResult {
  const { id, path, value, write, inputmode, size } = options;
  return field(
    app,
    options,
    (described, invalid) =>
      html`<input
        class="ds-input"
        type="text"
        id=${id}
        data-path=${path}
        inputmode=${ifDefined(inputmode)}
        size=${ifDefined(size)}
        maxlength="300"
        spellcheck="false"
        .value=${live(value)}
        aria-describedby=${ifDefined(described)}
        aria-invalid=${ifDefined(invalid)}
        @input=${(event: InputEvent) => write((event.target as HTMLInputElement).value)}
      />`,
  );
}

type NumberKey = "participants" | "schools" | "ageMin" | "ageMax" | "gradeMin" | "gradeMax";

const numberField = (
  app: EventCheckApp,
  key: NumberKey,
  label: string,
  unit: string,
  help?: string,
  size = 6,
): TemplateResult =>
  textField(app, {
    id: key,
    path: `/${key}`,
    label,
    unit,
    help,
    value: app.draft[key],
    inputmode: "numeric",
    size,
    classes: "short",
    write: (text) => app.editText(text, `/${key}`, (clean) => ({ [key]: clean })),
  });

type NativeKey = "startDate" | "startTime" | "endTime" | "endDate" | "appliedOn" | "guardListSentOn";

/** A browser's own date or time field. It keeps half-typed text to itself, so all we can tell the user about is that it is there. */
function nativeField(
  app: EventCheckApp,
  key: NativeKey,
  type: "date" | "time",
  options: { path: JsonPointer; label: string; help?: string | TemplateResult; classes?: string },
): TemplateResult {
  const value = app.draft[key];
  const halfTyped = (event: Event) => app.setUnfinished(key, (event.target as HTMLInputElement).validity.badInput);
  return field(
    app,
    { id: key, ...options },
    (described, invalid) =>
      html`<input
        class="ds-input"
        type=${type}
        id=${key}
        data-path=${options.path}
        min=${ifDefined(type === "date" ? "2000-01-01" : undefined)}
        max=${ifDefined(type === "date" ? "2099-12-31" : undefined)}
        .value=${value}
        aria-describedby=${ifDefined(described)}
        aria-invalid=${ifDefined(invalid)}
        @input=${(event: InputEvent) => {
          app.edit({ [key]: (event.target as HTMLInputElement).value }, options.path);
        }}
        @blur=${halfTyped}
      />`,
  );
}

function choiceField(
  app: EventCheckApp,
  options: {
    id: string;
    path: JsonPointer;
    question: string;
    help?: string | undefined;
    value: string;
    choices: [string, string][];
    write: (value: string) => void;
  },
): TemplateResult {
  const { id, path, question, help, value, choices, write } = options;
  const problem = app.problemAt(path);
  const described = [help ? `${id}-help` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined;
  return html`<fieldset class="ds-fieldset choice" aria-describedby=${ifDefined(described)}>
    <legend class="ds-label">${question}</legend>
    ${help ? html`<p data-field="description" id="${id}-help">${help}</p>` : nothing}
    <div class="options">
      ${choices.map(
        ([choice, text], index) =>
          html`<div class="ds-field">
            <input
              class="ds-input"
              type="radio"
              name=${id}
              id=${index === 0 ? id : `${id}-${choice}`}
              data-path=${path}
              value=${choice}
              .checked=${live(value === choice)}
              @change=${() => write(choice)}
            /><label class="ds-label" data-weight="regular" for=${index === 0 ? id : `${id}-${choice}`}>${text}</label>
          </div>`,
      )}
      ${
        value
          ? html`<button
              type="button"
              class="clear-answer"
              title=${app.words.clearAnswer}
              aria-label=${app.words.clearAnswerTo(question)}
              @click=${() => {
                write("");
                app.focus(`#${id}`);
              }}
            >
              ${icons.close}
            </button>`
          : nothing
      }
    </div>
    ${problemView(app, id, path)}
  </fieldset>`;
}

type AnswerKey = "drugFree" | "nearSchoolDistrict" | "schoolEvent" | "approvedBySchool" | "approvedByParents";

const yesNo = (app: EventCheckApp, key: AnswerKey, question: string, help?: string): TemplateResult =>
  choiceField(app, {
    id: key,
    path: `/${key}`,
    question,
    help,
    value: app.draft[key],
    choices: [
      ["yes", app.words.yes],
      ["no", app.words.no],
    ],
    write: (value) => app.edit({ [key]: value as Answer }, `/${key}`),
  });

// ---------------------------------------------------------------- sections
function about(app: EventCheckApp): TemplateResult {
  const { words, draft, labels } = app;
  return section(
    app,
    "about",
    words.about,
    html`${textField(app, {
      id: "title",
      path: "/title",
      label: words.title,
      value: draft.title,
      classes: "wide",
      write: (text) => app.editText(text, "/title", (title) => ({ title })),
    })}
    ${field(
      app,
      { id: "kind", path: "/kind", label: words.kind },
      (described, invalid) =>
        html`<select
          class="ds-input"
          id="kind"
          data-path="/kind"
          aria-describedby=${ifDefined(described)}
          aria-invalid=${ifDefined(invalid)}
          .value=${live(draft.kind)}
          @change=${(event: Event) => app.edit({ kind: (event.target as HTMLSelectElement).value }, "/kind")}
        >
          <option value="" ?selected=${draft.kind === ""}>${words.choose}</option>
          ${Object.entries(labels.kind).map(
            ([kind, text]) => html`<option value=${kind} ?selected=${draft.kind === kind}>${text}</option>`,
          )}
        </select>`,
    )}
    ${choiceField(app, {
      id: "access",
      path: "/access",
      question: words.access,
      value: draft.access,
      choices: Object.entries(labels.access),
      write: (access) => app.edit({ access }, "/access"),
    })}`,
  );
}

function audience(app: EventCheckApp): TemplateResult {
  const { words, draft } = app;
  const byGrades = draft.invited === "grades";
  const choice = (invited: Draft["invited"], text: string) =>
    html`<label class="ds-button" data-variant="tertiary">
      <input
        type="radio"
        name="invited"
        value=${invited}
        .checked=${live(draft.invited === invited)}
        @change=${() => app.edit({ invited })}
      />${text}
    </label>`;
  return section(
    app,
    "audience",
    words.audience,
    html`${numberField(app, "participants", words.participants, words.persons, words.participantsHelp)}
      ${numberField(app, "schools", words.schools, words.schoolsUnit, words.schoolsHelp)}
      <fieldset class="ds-fieldset invited wide">
        <legend class="ds-label">${words.invitedBy}</legend>
        <div class="ds-toggle-group" data-variant="secondary">
          ${choice("ages", words.byAges)}${choice("grades", words.byGrades)}
        </div>
        ${byGrades ? html`<p data-field="description" id="grades-help">${words.gradesHelp}</p>` : nothing}
        <div class="pair">
          ${
            byGrades
              ? html`${numberField(app, "gradeMin", words.gradeMin, words.grade, undefined, 3)}
                ${numberField(app, "gradeMax", words.gradeMax, words.grade, undefined, 3)}`
              : html`${numberField(app, "ageMin", words.ageMin, words.years, undefined, 3)}
                ${numberField(app, "ageMax", words.ageMax, words.years, undefined, 3)}`
          }
        </div>
      </fieldset>`,
  );
}

function time(app: EventCheckApp): TemplateResult {
  const { words, draft, language } = app;
  const end = endDateOf(draft);
  const shown = end && showDate(end, language, "long");
  const says = !shown
    ? nothing
    : end === draft.startDate
      ? words.endsSameDay(shown)
      : toDays(end) === toDays(draft.startDate) + 1 && draft.endTime <= draft.startTime
        ? words.endsNextDay(shown)
        : words.endsSameDay(shown);
  return section(
    app,
    "time",
    words.time,
    html`<div class="wide when">
        ${nativeField(app, "startDate", "date", { path: "/start-date", label: words.startDate })}
        ${nativeField(app, "startTime", "time", { path: "/start", label: words.startTime })}
        ${nativeField(app, "endTime", "time", { path: "/end", label: words.endTime })}
        ${draft.ownEndDate ? nativeField(app, "endDate", "date", { path: "/end-date", label: words.endDate }) : nothing}
      </div>
      <p class="wide ends">
        ${draft.ownEndDate ? nothing : html`<span>${says}</span>`}
        <button
          type="button"
          class="ds-link"
          @click=${() => {
            app.edit(
              { ownEndDate: !draft.ownEndDate, endDate: draft.ownEndDate ? "" : (end ?? draft.startDate) },
              "/end",
            );
            app.focus(draft.ownEndDate ? "#endTime" : "#endDate");
          }}
        >
          ${draft.ownEndDate ? words.ownEndDate : words.otherEndDate}
        </button>
      </p>`,
  );
}

function sending(app: EventCheckApp): TemplateResult | typeof nothing {
  const { words } = app;
  const application = app.asks("notice", { send: "application" });
  const list = app.asks("notice", { send: "guardList" });
  if (!application && !list) return nothing;
  return section(
    app,
    "sending",
    words.sending,
    html`${
      application
        ? nativeField(app, "appliedOn", "date", {
            path: "/appliedOn",
            label: words.appliedOn,
            help: words.appliedOnHelp,
          })
        : nothing
    }
    ${
      list
        ? nativeField(app, "guardListSentOn", "date", {
            path: "/guardListSentOn",
            label: words.guardListSentOn,
            help: words.guardListSentOnHelp,
          })
        : nothing
    }`,
  );
}

// ---------------------------------------------------------------- people
/** The age that counts, and the birthday worth knowing about. */
export function ageNotes(
  app: EventCheckApp,
  person: PersonDraft,
  role: "guards" | "responsible",
): { age?: string; tooYoung: boolean; note?: string } {
  const { words, startDate, asOf, language } = app;
  const required = app.requiredAges(role);
  const read = readDate(person.born, asOf);
  const plain = /^(\d{1,3})\s*(år|years?|y)?\.?$/i.exec(person.born.trim());
  if (plain) {
    const age = Number(plain[1]);
    return { age: words.ageYears(age), tooYoung: required.some((over) => age < over) };
  }
  if (!("date" in read) || read.date > asOf) return { tooYoung: false };
  if (!startDate) return { age: words.ageToday(ageOn(read.date, asOf)), tooYoung: false };
  const age = ageOn(read.date, startDate);
  const result = { age: words.ageYears(age), tooYoung: required.some((over) => age < over) };
  for (const over of required) {
    const turning = birthday(read.date, over);
    const days = toDays(turning) - toDays(startDate);
    if (Math.abs(days) > 14) continue;
    const when =
      days === 0
        ? words.onTheDay
        : days === 1
          ? words.dayAfter
          : days === -1
            ? words.dayBefore
            : showDate(turning, language, "day");
    return { ...result, note: days <= 0 && turning < asOf ? words.turnsAgo(over, when) : words.turns(over, when) };
  }
  return result;
}

function person(
  app: EventCheckApp,
  draft: PersonDraft,
  path: JsonPointer,
  options: { id: string; role: "guards" | "responsible" },
) {
  const { words } = app;
  const { age, tooYoung, note } = ageNotes(app, draft, options.role);
  const guard = options.role === "guards";
  return html`${textField(app, {
      id: `${options.id}-name`,
      path: `${path}/name`,
      label: words.name,
      hideLabel: guard,
      value: draft.name,
      problemElsewhere: true,
      classes: "person-name",
      write: (text) => app.editPerson(guard ? `${path}` : "/responsible", draft, "name", text),
    })}
    ${textField(app, {
      id: `${options.id}-born`,
      path: `${path}/born`,
      label: words.born,
      hideLabel: guard,
      value: draft.born,
      size: 12,
      problemElsewhere: true,
      classes: "person-born",
      write: (text) => app.editPerson(guard ? `${path}` : "/responsible", draft, "born", text),
    })}
    <p class="person-age ${tooYoung ? "too-young" : ""}">
      ${tooYoung ? icons.must : nothing}
      ${age ? html`<span><span class="label-narrow-inline">${words.ageOnDay}: </span>${age}</span>` : nothing}
    </p>
    ${note ? html`<p class="person-note">${note}</p>` : nothing}
    <div class="person-problems">
      ${problemView(app, `${options.id}-name`, `${path}/name`)}
      ${problemView(app, `${options.id}-born`, `${path}/born`)}
    </div>`;
}

function people(app: EventCheckApp): TemplateResult {
  const { words, draft, reading } = app;
  const level = app.level;
  const appIndex = (row: number) => reading.rows.indexOf(row);
  return section(
    app,
    "people",
    words.people,
    html`<fieldset class="ds-fieldset wide responsible" id="responsible" tabindex="-1">
        <legend class="ds-label">${words.responsible}</legend>
        <p data-field="description">${words.bornHelp}</p>
        <div class="person alone">
          ${person(app, draft.responsible, "/responsible", { id: "responsible", role: "responsible" })}
        </div>
      </fieldset>
      <div class="wide guards" role="group" aria-labelledby="h-guards" id="guards" tabindex="-1">
        ${heading(level + 1, "h-guards", draft.guards.length > 0 ? words.guardsCount(draft.guards.length) : words.guards)}
        ${
          draft.guards.length > 0
            ? html`<div class="person-heads" aria-hidden="true">
                  <span></span><span>${words.name}</span><span>${words.born}</span><span>${words.ageOnDay}</span
                  ><span></span>
                </div>
                <ol class="people">
                  ${repeat(
                    draft.guards,
                    ({ key }) => key,
                    (guard, index) => {
                      const row = appIndex(index);
                      const name = guard.name.trim() || words.guardN(index + 1);
                      return html`<li>
                        <div class="person" role="group" aria-label=${words.guardN(index + 1)}>
                          <span class="number">${index + 1}</span>
                          ${person(app, guard, row < 0 ? `/guards/new-${guard.key}` : `/guards/${row}`, {
                            id: `guard-${guard.key}`,
                            role: "guards",
                          })}
                          <button
                            type="button"
                            class="ds-button icon-button"
                            data-variant="tertiary"
                            data-icon
                            aria-label=${words.removeGuard(name)}
                            @click=${() => app.removeGuard(guard)}
                          >
                            ${icons.close}
                          </button>
                        </div>
                      </li>`;
                    },
                  )}
                </ol>`
            : html`<p class="subtle">${words.guardsNone}</p>`
        }
        <div class="actions">
          <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            id="add-guard"
            @click=${() => app.addGuard()}
          >
            ${icons.plus}${words.addGuard}
          </button>
          <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            aria-expanded=${app.paste.open ? "true" : "false"}
            @click=${() => {
              app.paste = { ...app.paste, open: !app.paste.open, notes: [] };
              app.host.requestUpdate();
              if (app.paste.open) app.focus("#paste");
            }}
          >
            ${words.pasteGuards}
          </button>
        </div>
        ${app.paste.open ? pasteBox(app) : nothing}
      </div>`,
  );
}

const nationalIdNote = (words: Strings) => words.nationalId;

function pasteBox(app: EventCheckApp): TemplateResult {
  const { words, paste } = app;
  return html`<div class="paste">
    <div class="ds-field">
      <label class="ds-label" for="paste">${words.pasteLabel}</label>
      <div data-field="description" id="paste-help">${words.pasteHelp}</div>
      <textarea
        class="ds-input"
        id="paste"
        rows="5"
        spellcheck="false"
        autocomplete="off"
        aria-describedby="paste-help paste-notes"
        .value=${live(paste.text)}
        @input=${(event: InputEvent) => {
          const box = event.target as HTMLTextAreaElement;
          let refused = false;
          const text = box.value
            .split("\n")
            .map((line) => {
              const clean = app.withoutNationalId(line);
              refused ||= clean !== line;
              return clean;
            })
            .join("\n");
          app.paste = {
            ...paste,
            text,
            notes: refused ? [nationalIdNote] : paste.notes.filter((note) => note === nationalIdNote),
          };
          app.host.requestUpdate();
        }}
      ></textarea>
    </div>
    <div id="paste-notes" role="status">
      ${
        paste.notes.length > 0
          ? html`<ul class="problems">
              ${paste.notes.map((note) => html`<li>${note(words)}</li>`)}
            </ul>`
          : nothing
      }
    </div>
    <div class="actions">
      <button
        type="button"
        class="ds-button"
        data-variant="secondary"
        ?disabled=${paste.text.trim() === ""}
        @click=${() => void app.addPasted()}
      >
        ${words.pasteAdd}
      </button>
      <button
        type="button"
        class="ds-button"
        data-variant="tertiary"
        @click=${() => {
          app.paste = { open: false, text: "", notes: [] };
          app.host.requestUpdate();
          app.focus("#add-guard");
        }}
      >
        ${words.pasteCancel}
      </button>
    </div>
  </div>`;
}

// ---------------------------------------------------------------- statements
function statements(app: EventCheckApp): TemplateResult | typeof nothing {
  const { words, draft } = app;
  const parts: unknown[] = [];
  if (app.asks("statement", { field: "drugFree" }))
    parts.push(yesNo(app, "drugFree", words.drugFree, words.drugFreeHelp));
  if (app.asks("place")) parts.push(yesNo(app, "nearSchoolDistrict", words.nearSchoolDistrict));
  if (app.asks("approval") || app.asksSchoolEvent) {
    parts.push(yesNo(app, "schoolEvent", words.schoolEvent));
    if (app.asks("approval") && draft.schoolEvent === "yes")
      parts.push(
        yesNo(app, "approvedBySchool", words.approvedBySchool),
        yesNo(app, "approvedByParents", words.approvedByParents),
      );
  }
  for (const question of app.questions) {
    parts.push(
      choiceField(app, {
        id: `question-${question.id}`,
        path: `/answers/${question.id}`,
        question: app.text(question.text),
        help: app.text(question.help) || undefined,
        value: draft.answers[question.id] ?? "",
        choices: [
          ["yes", words.yes],
          ["no", words.no],
        ],
        write: (value) =>
          app.edit({ answers: { ...draft.answers, [question.id]: value as Answer } }, `/answers/${question.id}`),
      }),
    );
  }
  return parts.length > 0 ? section(app, "statements", words.statements, parts) : nothing;
}

/** What a pointer is called in the form. */
export function fieldName(app: EventCheckApp, path: JsonPointer): string {
  const { words } = app;
  const [, field, second] = path.split("/");
  switch (field) {
    case "title":
    case "kind":
    case "access":
    case "participants":
    case "schools":
    case "ageMin":
    case "ageMax":
    case "gradeMin":
    case "gradeMax":
    case "appliedOn":
    case "guardListSentOn":
    case "drugFree":
    case "nearSchoolDistrict":
    case "schoolEvent":
    case "approvedBySchool":
    case "approvedByParents":
    case "responsible":
      return words[field].replace(/\?$/, "");
    case "start":
      return isDate(app.draft.startDate) ? words.startTime : words.startDate;
    case "end":
      return words.endTime;
    case "guards": {
      if (second === undefined) return words.guards;
      const row = app.draft.guards[app.reading.rows[Number(second)] ?? -1];
      return `${words.born}: ${row?.name.trim() || words.guardN(Number(second) + 1)}`;
    }
    case "answers": {
      const question = app.questions.find(({ id }) => id === second);
      return question ? app.text(question.text).replace(/\?$/, "") : path;
    }
    default:
      return path;
  }
}
