/** What is said of one measure wherever it stands: its dates, what is wrong with it, and the next step. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { nextStatus, type Standing } from "../../measures/standing.ts";
import { isLate } from "../../measures/status.ts";
import { stateLabel } from "../../language/labels.ts";
import type { Finding } from "../../types.ts";
import { showDate } from "../dates.ts";
import { icons } from "../icons.ts";
import type { MeasuresApp } from "./app.ts";

interface ButtonProps {
  id: string;
  text: unknown;
  press: () => void;
  variant?: "secondary" | "tertiary";
  /** Where the text alone does not say of what it is. */
  label?: string;
  disabled?: boolean;
}
export const smallButton = ({ id, text, press, variant, label, disabled = false }: ButtonProps): TemplateResult =>
  html`<button
    type="button"
    class="ds-button small"
    data-variant=${ifDefined(variant)}
    id=${id}
    aria-label=${ifDefined(label)}
    ?disabled=${disabled}
    @click=${press}
  >
    ${text}
  </button>`;

/** One of a list. What somebody has picked there does not outlive what the element says is chosen. */
export const option = (value: string, text: unknown, chosen: string): TemplateResult =>
  html`<option value=${value} .selected=${live(value === chosen)}>${text}</option>`;

/** How it is with its deadlines, in an icon and words. */
export function dueView(app: MeasuresApp, { overdue, late, due, open }: Standing): TemplateResult | typeof nothing {
  const { words, language } = app;
  if (!open) return nothing;
  if (overdue !== undefined)
    return html`<p class="state" data-tone="danger">
      ${icons.must}<strong>${words.lateBy(words.late[late!], overdue)}</strong>
    </p>`;
  if (!due) return nothing;
  return html`<p class="state" data-tone="neutral">
    ${icons.calendar}<span>${words.dueOn(words.dueBy[due.what], showDate(due.date, language, "short"), due.days)}</span>
  </p>`;
}

export const toneOf = ({ state, severity }: Finding) =>
  state === "broken" ? (severity === "must" ? "danger" : "warning") : state === "judgement" ? "info" : "neutral";

/** An icon, the word for the state, the sentence. `why`: with the clause it rests on. */
export function findingView(app: MeasuresApp, finding: Finding, why = false): TemplateResult {
  const { words } = app;
  const { state, severity, quote, source } = finding;
  const icon =
    state === "broken"
      ? icons[severity === "info" ? "advice" : severity]
      : state === "judgement"
        ? icons.judgement
        : icons.missing;
  return html`<li class="finding" data-tone=${toneOf(finding)}>
    ${icon}
    <div>
      <p><strong>${stateLabel(finding, app.language)}.</strong> ${app.describe(finding)}</p>
      ${
        why && (quote || source)
          ? html`<details>
              <summary>${words.why}</summary>
              ${quote ? html`<blockquote lang="nb">«${quote}»</blockquote>` : nothing}
              ${
                source
                  ? html`<p class="subtle">
                      ${words.source}:
                      ${
                        source.url && /^https?:/.test(source.url)
                          ? html`<a class="ds-link" href=${source.url} target="_blank" rel="noopener"
                              >${source.title}</a
                            >`
                          : source.title
                      }
                    </p>`
                  : nothing
              }
            </details>`
          : nothing
      }
    </div>
  </li>`;
}

/** What contradicts a rule, besides what is late; what is only missing waits in the form. */
export const brokenOf = ({ findings }: Standing): Finding[] =>
  findings.filter((finding) => finding.state === "broken" && !isLate(finding));
export const missingOf = ({ findings }: Standing): Finding[] =>
  findings.filter(({ state, code }) => state === "missing" && !code.endsWith(".ahead"));

/** Where nothing contradicts a rule, but something is not said yet. */
export const lacksView = (app: MeasuresApp, standing: Standing): TemplateResult | typeof nothing =>
  standing.open && missingOf(standing).length > 0
    ? html`<p class="state" data-tone="neutral">${icons.missing}<span>${app.words.lacks}</span></p>`
    : nothing;

export function stepButton(app: MeasuresApp, standing: Standing): TemplateResult | typeof nothing {
  const { measure } = standing;
  const next = nextStatus(measure);
  if (!next) return nothing;
  const step = app.words.step[next];
  return smallButton({
    id: `step-${measure.id}`,
    text: step,
    variant: "secondary",
    label: app.words.stepOf(step, measure.title),
    press: () => {
      app.step(standing, `#step-${measure.id}`);
      // The last step leaves no button behind.
      if (!app.form.now) app.focus(`#step-${measure.id}`, `#open-${measure.id}`, "#filter-text");
    },
  });
}

export const openButton = (app: MeasuresApp, { measure }: Standing): TemplateResult =>
  html`<button
      type="button"
      class="ds-link name"
      id="open-${measure.id}"
      @click=${() => app.form.open(measure, `#open-${measure.id}`)}
    >
      ${measure.title || "?"}
    </button>
    ${
      app.derived.problems.has(measure.id)
        ? html`<p class="state" data-tone="warning">${icons.should}<span>${app.words.unreadable}</span></p>`
        : nothing
    }`;
