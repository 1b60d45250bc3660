/** The parts that all the forms of the setup are made of: each field with its label, help and problem, at the place in the request that it writes. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import type { JsonPointer } from "../../../types.ts";
import { heading } from "../../headings.ts";
import { icons } from "../../icons.ts";
import type { YearPlanApp } from "../app.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

export interface Field {
  path: JsonPointer;
  label: string;
  /** Where the label alone does not say whose it is: the whole name for screen readers. */
  name?: string;
  help?: string | undefined;
  unit?: string;
  /** In a table the heading above says it, and in a sentence the words around. */
  hideLabel?: boolean | "wide";
  classes?: string;
}

export const idOf = (path: JsonPointer): string => `set${path.replaceAll("/", "-")}`;

/** The whole number that was typed; else the text as it stands, for the module to refuse, so that nothing typed is lost. */
export function typedNumber(text: string): number | string {
  const clean = text.trim().replace(/^[−–]/, "-");
  return /^-?\d{1,9}$/.test(clean) ? Number(clean) : text;
}

/** Not while it is still being typed. */
export function problemShown(app: YearPlanApp, path: JsonPointer): string | undefined {
  if (setupState(app).quiet === path) return undefined;
  const problem = app.problems.find((each) => each.path === path);
  if (!problem) return undefined;
  const words = setupStrings(app);
  const value = valueAt(app, path);
  if (problem.code === "order" && path.endsWith("/to")) return words.endBeforeStart;
  if (problem.code === "type" || problem.code === "hour" || problem.code === "date") {
    if (value === "" || value === undefined) return words.fillIn;
    if (problem.code === "type") return words.wholeNumber;
  }
  return app.problemAt(path);
}

function valueAt(app: YearPlanApp, path: JsonPointer): unknown {
  let at: unknown = app.file!.request;
  for (const part of path.split("/").slice(1)) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}

export function problemView(app: YearPlanApp, path: JsonPointer): TemplateResult | typeof nothing {
  const problem = problemShown(app, path);
  return problem ? html`<p class="ds-validation-message" id="${idOf(path)}-problem">${problem}</p>` : nothing;
}

function described(app: YearPlanApp, path: JsonPointer, help: unknown): string | undefined {
  const id = idOf(path);
  return (
    [help ? `${id}-help` : "", problemShown(app, path) ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined
  );
}

function labelled(app: YearPlanApp, options: Field, control: TemplateResult): TemplateResult {
  const { path, label, help, unit, hideLabel, classes } = options;
  const hidden = hideLabel === "wide" ? "label-narrow" : hideLabel ? "ds-sr-only" : "";
  return html`<div class="ds-field ${classes ?? ""}">
    <label class="ds-label ${hidden}" for=${idOf(path)}>${label}</label>
    ${help ? html`<div data-field="description" id="${idOf(path)}-help">${help}</div>` : nothing}
    ${unit ? html`<div class="with-unit">${control}<span class="unit" aria-hidden="true">${unit}</span></div>` : control}
    ${problemView(app, path)}
  </div>`;
}

export function textField(
  app: YearPlanApp,
  options: Field & {
    value: unknown;
    write: (text: string) => void;
    leave?: () => void;
    type?: "text" | "date" | "time";
    number?: boolean;
    size?: number;
    placeholder?: string | undefined;
  },
): TemplateResult {
  const { path, value, write, leave, type = "text", number, size, placeholder, name, help } = options;
  return labelled(
    app,
    options,
    html`<input
      class="ds-input"
      type=${type}
      id=${idOf(path)}
      data-path=${path}
      inputmode=${ifDefined(number ? "numeric" : undefined)}
      size=${ifDefined(size ?? (number ? 4 : undefined))}
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
      placeholder=${ifDefined(placeholder)}
      .value=${live(String(value ?? ""))}
      aria-label=${ifDefined(name)}
      aria-describedby=${ifDefined(described(app, path, help))}
      aria-invalid=${ifDefined(problemShown(app, path) ? "true" : undefined)}
      @input=${(event: InputEvent) => write((event.target as HTMLInputElement).value)}
      @blur=${leave}
    />`,
  );
}

/** Writes straight to its place in the request. An empty one is left out, or refused where the module needs it. */
export function numberField(
  app: YearPlanApp,
  options: Field & { value: unknown; required?: boolean; placeholder?: string | undefined; leave?: () => void },
): TemplateResult {
  const { path, label, required } = options;
  const { did } = setupStrings(app);
  return textField(app, {
    ...options,
    number: true,
    write: (text) => app.set(path, text.trim() === "" && !required ? undefined : typedNumber(text), did.changed(label)),
  });
}

export function selectField(
  app: YearPlanApp,
  options: Field & { value: string; choices: readonly (readonly [string, string])[]; write: (value: string) => void },
): TemplateResult {
  return labelled(app, options, select(app, options));
}

export function select(
  app: YearPlanApp,
  options: Omit<Field, "label"> & {
    value: string;
    choices: readonly (readonly [string, string])[];
    write: (value: string) => void;
    classes?: string;
  },
): TemplateResult {
  const { path, name, help, value, choices, write } = options;
  return html`<select
    class="ds-input"
    id=${idOf(path)}
    data-path=${path}
    aria-label=${ifDefined(name)}
    aria-describedby=${ifDefined(described(app, path, help))}
    aria-invalid=${ifDefined(problemShown(app, path) ? "true" : undefined)}
    .value=${live(value)}
    @change=${(event: Event) => write((event.target as HTMLSelectElement).value)}
  >
    ${choices.map(([choice, text]) => html`<option value=${choice} ?selected=${choice === value}>${text}</option>`)}
  </select>`;
}

/** A cost in words, or a number of one's own. */
export function costField(
  app: YearPlanApp,
  options: Field & { value: unknown; otherwise?: number; choices: readonly (readonly [number, string])[] },
): TemplateResult {
  const { path, label, name, value, otherwise, choices, hideLabel, classes } = options;
  const words = setupStrings(app);
  const state = setupState(app);
  const now = value ?? otherwise;
  const own = state.ownNumber.has(path) || !choices.some(([cost]) => cost === now);
  const shown = own ? "own" : String(now);
  // The word and the number are one field in two parts: the number takes the place of the path.
  const wordPath = own ? `${path}/word` : path;
  return html`<div class="cost ${classes ?? ""}">
    ${selectField(app, {
      path: wordPath,
      label,
      ...(name !== undefined && { name }),
      ...(hideLabel !== undefined && { hideLabel }),
      help: options.help,
      value: shown,
      choices: [...choices.map(([cost, text]) => [String(cost), text] as const), ["own", words.ownNumber]],
      write: (choice) => {
        if (choice === "own") {
          state.ownNumber.add(path);
          app.render_();
          app.focus(`#${idOf(path)}`);
        } else {
          state.ownNumber.delete(path);
          app.set(path, Number(choice), words.did.changed(label));
        }
      },
    })}
    ${
      own
        ? numberField(app, {
            path,
            label: words.points,
            name: `${name ?? label}: ${words.points}`,
            hideLabel: true,
            value: now,
            required: true,
          })
        : nothing
    }
  </div>`;
}

export function checkbox(
  options: { id: string; label: unknown; checked: boolean; path?: JsonPointer; name?: string },
  write: (on: boolean) => void,
): TemplateResult {
  const { id, label, checked, path, name } = options;
  return html`<div class="ds-field check">
    <input
      class="ds-input"
      type="checkbox"
      id=${id}
      data-path=${ifDefined(path)}
      aria-label=${ifDefined(name)}
      .checked=${live(checked)}
      @change=${(event: Event) => write((event.target as HTMLInputElement).checked)}
    /><label class="ds-label" data-weight="regular" for=${id}>${label}</label>
  </div>`;
}

export const button = (
  text: string,
  click: () => void,
  options: {
    id?: string;
    icon?: TemplateResult;
    variant?: "secondary" | "tertiary";
    disabled?: boolean;
    pressed?: boolean;
  } = {},
): TemplateResult =>
  html`<button
    type="button"
    class="ds-button small"
    id=${ifDefined(options.id)}
    data-variant=${options.variant ?? "secondary"}
    ?disabled=${options.disabled ?? false}
    aria-pressed=${ifDefined(options.pressed === undefined ? undefined : (String(options.pressed) as "true" | "false"))}
    @click=${click}
  >
    ${options.icon ?? nothing}<span>${text}</span>
  </button>`;

export const removeButton = (name: string, click: () => void): TemplateResult =>
  html`<button
    type="button"
    class="ds-button remove"
    data-variant="tertiary"
    data-icon
    aria-label=${name}
    title=${name}
    @click=${click}
  >
    ${icons.close}
  </button>`;

/** Unfolds; what is inside is made only then. */
export function unfolding(
  app: YearPlanApp,
  key: string,
  options: { summary: unknown; classes?: string; drop?: boolean },
  content: () => unknown,
): TemplateResult {
  const { open } = setupState(app);
  return html`<details
    class=${options.classes ?? ""}
    data-key=${key}
    ?open=${open.has(key)}
    @toggle=${(event: Event) => {
      // Only its own: those inside bubble in some browsers.
      if (event.target !== event.currentTarget) return;
      const now = (event.target as HTMLDetailsElement).open;
      if (now === open.has(key)) return;
      if (now) open.add(key);
      else open.delete(key);
      app.render_();
    }}
  >
    <summary>${options.summary}</summary>
    ${open.has(key) ? html`<div class="inside">${content()}</div>` : nothing}
  </details>`;
}

/** One of the parts of the setup; folded away it still says what is set. */
export function section(
  app: YearPlanApp,
  key: string,
  options: { title: string; says: unknown; folded?: boolean },
  content: () => unknown,
): TemplateResult {
  const title = heading(app.level + 1, `h-${key}`, options.title);
  if (!options.folded)
    return html`<section class="part" aria-labelledby="h-${key}">
      <div class="part-head">${title}<span class="says">${options.says}</span></div>
      ${content()}
    </section>`;
  return html`<section class="part" aria-labelledby="h-${key}">
    ${unfolding(
      app,
      key,
      {
        classes: "fold",
        summary: html`<span class="part-head">${title}<span class="says">${options.says}</span></span
          >${icons.down}`,
      },
      content,
    )}
  </section>`;
}
