/** The form of one measure, in a dialog. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { readDay } from "../../measures/day.ts";
import { levels } from "../../measures/levels.ts";
import { focuses, preventions } from "../../measures/standing.ts";
import { statuses, type Status } from "../../measures/status.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { isDate, showDate } from "../dates.ts";
import { keyOf, told } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";
import { dateFields, type Draft } from "./form.ts";
import { findingView, option } from "./measure-view.ts";

export function formView(app: MeasuresApp): TemplateResult | typeof nothing {
  const { form, words, language } = app;
  const { now } = form;
  if (!now) return nothing;
  const standing = now.measure && app.standing(now.id);
  return html`<dialog
    aria-labelledby="h-form"
    lang=${language}
    @cancel=${(event: Event) => {
      event.preventDefault();
      form.close();
    }}
  >
    <form
      method="dialog"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        form.save();
      }}
    >
      <div class="form-head">
        ${heading(app.level + 1, "h-form", now.measure ? words.editMeasure : words.newMeasure)}
        <button
          type="button"
          class="ds-button"
          data-variant="tertiary"
          data-icon
          aria-label=${words.close}
          title=${words.close}
          @click=${() => form.close()}
        >
          ${icons.close}
        </button>
      </div>
      ${now.restored ? html`<p class="notice">${icons.concerns}<span>${words.draftBack}</span></p>` : nothing}
      ${now.problems.size > 0 ? html`<p class="notice" role="alert">${icons.should}<span>${words.fixFirst}</span></p>` : nothing}
      ${
        standing && standing.findings.length > 0
          ? html`<details class="open-findings" ?open=${standing.overdue !== undefined}>
              <summary>${words.findings} (${standing.findings.length})</summary>
              <ul class="findings">
                ${standing.findings.map((finding) => findingView(app, finding, true))}
              </ul>
            </details>`
          : nothing
      }
      ${fields(app, form.draft)}
      <div class="actions form-actions">
        <button type="submit" class="ds-button" id="form-save">${words.save}</button>
        <button type="button" class="ds-button" data-variant="secondary" id="form-cancel" @click=${() => form.close()}>
          ${words.cancel}
        </button>
        ${
          form.changed
            ? html`<button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                id="form-discard"
                @click=${() => form.discard()}
              >
                ${icons.undo}${words.throwAway}
              </button>`
            : nothing
        }
        ${
          now.measure
            ? html`<button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                data-color="danger"
                id="form-remove"
                @click=${() => form.removeMeasure()}
              >
                ${icons.clear}${words.remove}
              </button>`
            : nothing
        }
      </div>
    </form>
  </dialog>`;
}

interface Field {
  name: keyof Draft;
  label: string;
  help?: string;
  control: (shared: { id: string; described: string | undefined; invalid: "true" | undefined }) => unknown;
  classes?: string;
}

function field(app: MeasuresApp, { name, label, help, control, classes = "" }: Field): TemplateResult {
  const problem = app.form.now?.problems.get(name);
  const id = `form-${name}`;
  const described = [help ? `${id}-help` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined;
  return html`<div class="ds-field ${classes}">
    <label class="ds-label" for=${id}>${label}</label>
    ${help ? html`<div data-field="description" id="${id}-help">${help}</div>` : nothing}
    ${control({ id, described, invalid: problem ? "true" : undefined })}
    ${problem ? html`<p class="ds-validation-message" id="${id}-problem">${problem}</p>` : nothing}
  </div>`;
}

function fields(app: MeasuresApp, draft: Draft): TemplateResult {
  const { words, form, measureWords } = app;
  const names = measureWords.fields;
  const text = (name: "title" | "goal" | "evaluation", help?: string, rows = 1) =>
    field(app, {
      name,
      label: names[name],
      ...(help ? { help } : {}),
      classes: "wide",
      control: ({ id, described, invalid }) =>
        rows === 1
          ? html`<input
              class="ds-input"
              id=${id}
              type="text"
              maxlength="300"
              autocomplete="off"
              aria-required=${ifDefined(name === "title" ? "true" : undefined)}
              aria-describedby=${ifDefined(described)}
              aria-invalid=${ifDefined(invalid)}
              .value=${live(draft[name])}
              @input=${(event: Event) => form.set(name, (event.target as HTMLInputElement).value)}
            />`
          : html`<textarea
              class="ds-input"
              id=${id}
              rows=${rows}
              maxlength="1900"
              aria-describedby=${ifDefined(described)}
              aria-invalid=${ifDefined(invalid)}
              .value=${live(draft[name])}
              @input=${(event: Event) => form.set(name, (event.target as HTMLTextAreaElement).value)}
            ></textarea>`,
    });
  return html`<div class="fields">
    ${text("title", words.titleHelp)}
    ${select(
      app,
      "status",
      statuses.map((status) => [status, measureWords.status[status]]),
      draft.status,
      (value) => form.set("status", value as Status),
    )}
    ${ownerField(app, draft)} ${bodyField(app, draft)} ${orderedByField(app, draft)}
    ${dateFields.map((name) => dateField(app, name, names[name], draft[name], (value) => form.set(name, value)))}
    ${select(
      app,
      "prevention",
      [["", words.notChosen], ...preventions.map((level): [string, string] => [level, measureWords.prevention[level]])],
      draft.prevention,
      (value) => form.set("prevention", value),
    )}
    ${focusField(app, draft)} ${text("goal", undefined, 2)} ${text("evaluation", words.evaluationHelp, 3)}
  </div>`;
}

function select(
  app: MeasuresApp,
  name: "status" | "prevention" | "body",
  choices: readonly (readonly [string, string])[],
  value: string,
  write: (value: string) => void,
): TemplateResult {
  return field(app, {
    name,
    label: app.measureWords.fields[name],
    control: ({ id, described, invalid }) =>
      html`<select
        class="ds-input"
        id=${id}
        aria-describedby=${ifDefined(described)}
        aria-invalid=${ifDefined(invalid)}
        @change=${(event: Event) => write((event.target as HTMLSelectElement).value)}
      >
        ${choices.map(([choice, text]) => option(choice, text, value))}
      </select>`,
  });
}

function bodyField(app: MeasuresApp, { body }: Draft): TemplateResult {
  const known = Object.entries(app.bodyNames);
  const all = body === "" || known.some(([id]) => id === body) ? known : [...known, [body, body] as [string, string]];
  return select(app, "body", [["", app.words.notChosen], ...all], body, (value) => app.form.set("body", value));
}

/** Whoever sits in the body comes first; anything else can be typed. */
export function ownersOf(app: MeasuresApp, body: string | undefined): string[] {
  const { names, derived, file, organisation } = app;
  const members = [...(organisation?.bodies ?? []), ...derived.year.bodies].flatMap((each) =>
    each.id === body ? (each.members ?? []) : [],
  );
  const here = members.map(({ person }) => names[person] ?? titleOf(app, person) ?? person);
  const others = [
    ...derived.year.people.map(({ name }) => name),
    ...(file.measures ?? []).map((each) => app.ownerOf(each)),
  ];
  return [...new Set([...here, ...others].filter(Boolean))];
}

export function titleOf({ organisation, language }: MeasuresApp, person: string): string | undefined {
  const title = organisation?.people.find(({ id }) => id === person)?.title;
  return title?.[language] ?? title?.nb;
}

function ownerField(app: MeasuresApp, draft: Draft): TemplateResult {
  return field(app, {
    name: "owner",
    label: app.measureWords.fields.owner,
    help: app.words.ownerHelp,
    control: ({ id, described, invalid }) =>
      html`<input
          class="ds-input"
          id=${id}
          type="text"
          list="form-owners"
          maxlength="100"
          autocomplete="off"
          aria-describedby=${ifDefined(described)}
          aria-invalid=${ifDefined(invalid)}
          .value=${live(draft.owner)}
          @input=${(event: Event) => app.form.set("owner", (event.target as HTMLInputElement).value)}
        />
        <datalist id="form-owners">
          ${ownersOf(app, draft.body).map((name) => html`<option value=${name}></option>`)}
        </datalist>`,
  });
}

function orderedByField(app: MeasuresApp, { orderedBy }: Draft): TemplateResult {
  const { words, derived, bodyNames, language } = app;
  const { year, meetings, levelOf } = derived;
  const bodies = [...year.bodies].sort((one, two) => rank(levelOf(one.id)) - rank(levelOf(two.id)));
  const known = orderedBy === "" || meetings.some((meeting) => keyOf(meeting) === orderedBy);
  const [, body = "", index = ""] = /^(.*)\/(\d+)$/.exec(orderedBy) ?? [];
  return field(app, {
    name: "orderedBy",
    label: words.orderedAt,
    control: ({ id, described, invalid }) =>
      html`<select
        class="ds-input"
        id=${id}
        aria-describedby=${ifDefined(described)}
        aria-invalid=${ifDefined(invalid)}
        @change=${(event: Event) => app.form.set("orderedBy", (event.target as HTMLSelectElement).value)}
      >
        ${option("", words.noMeeting, orderedBy)}
        ${known ? nothing : option(orderedBy, `${bodyNames[body] ?? body} ${index} (${words.notInPlan})`, orderedBy)}
        ${bodies.map(({ id: each, name }) => {
          const own = meetings.filter((meeting) => meeting.body === each);
          if (own.length === 0) return nothing;
          return html`<optgroup label=${name}>
            ${own.map((meeting) => {
              const { number, date } = told(year, meeting, language);
              return option(keyOf(meeting), `${name} ${number}, ${showDate(date, language, "day")}`, orderedBy);
            })}
          </optgroup>`;
        })}
      </select>`,
  });
}
const rank = (level: (typeof levels)[number] | undefined) => (level ? [1, 0, 2][levels.indexOf(level)]! : 3);

function focusField(app: MeasuresApp, { focus }: Draft): TemplateResult {
  const { form, measureWords } = app;
  const problem = form.now?.problems.get("focus");
  return html`<fieldset
    class="ds-fieldset"
    id="form-focus"
    tabindex="-1"
    aria-describedby=${ifDefined(problem ? "form-focus-problem" : undefined)}
  >
    <legend class="ds-label">${measureWords.fields.focus}</legend>
    ${problem ? html`<p class="ds-validation-message" id="form-focus-problem">${problem}</p>` : nothing}
    <div class="options">
      ${focuses.map(
        (each) =>
          html`<label class="check"
            ><input
              class="ds-input"
              type="checkbox"
              name="focus"
              value=${each}
              .checked=${live(focus.includes(each))}
              @change=${(event: Event) => {
                const on = (event.target as HTMLInputElement).checked;
                form.set(
                  "focus",
                  focuses.filter((one) => (one === each ? on : focus.includes(one))),
                );
              }}
            />${measureWords.focus[each]}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

function dateField(
  app: MeasuresApp,
  name: (typeof dateFields)[number],
  label: string,
  value: string,
  write: (value: string) => void,
): TemplateResult {
  return field(app, {
    name,
    label,
    help: app.words.dateHint,
    control: ({ id, described, invalid }) => dateInput(app, { id, label, value, write, described, invalid }),
  });
}

/** A day is typed as one likes; the calendar beside it is the browser's own. What is half typed stays. */
export function dateInput(
  app: MeasuresApp,
  options: {
    id: string;
    label: string;
    value: string;
    write: (value: string) => void;
    described?: string | undefined;
    invalid?: "true" | undefined;
  },
): TemplateResult {
  const { id, label, value, write, described, invalid } = options;
  const read = readDay(value);
  const pick = (event: Event) => {
    const picker = (event.currentTarget as HTMLElement).parentElement!.querySelector<HTMLInputElement>("[type=date]")!;
    picker.value = read ?? "";
    try {
      picker.showPicker();
    } catch {
      picker.focus();
    }
  };
  return html`<div class="date">
    <input
      class="ds-input"
      id=${id}
      type="text"
      inputmode="text"
      maxlength="40"
      autocomplete="off"
      spellcheck="false"
      aria-describedby=${ifDefined(described)}
      aria-invalid=${ifDefined(invalid)}
      .value=${live(value)}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
    />
    <button
      type="button"
      class="ds-button"
      data-variant="tertiary"
      data-icon
      aria-label=${app.words.pickDate(label)}
      title=${app.words.pickDate(label)}
      @click=${pick}
    >
      ${icons.calendar}
    </button>
    <input
      type="date"
      tabindex="-1"
      aria-hidden="true"
      @change=${(event: Event) => {
        const date = (event.target as HTMLInputElement).value;
        if (!isDate(date)) return;
        write(showDate(date, app.language, "numeric"));
        app.focus(`#${id}`);
      }}
    />
  </div>`;
}
