/** The answer beside the form: outcome, way out, guidelines one by one, deadlines, and what can be taken along. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Finding, JsonPatch, Remedy } from "../../types.ts";
import { isDate, showDate } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons, type IconName } from "../icons.ts";
import type { EventCheckApp } from "./app.ts";
import { fieldName } from "./form-view.ts";
import { timelineView } from "./timeline-view.ts";

/** Icon, colour and word for the state of a guideline. */
export function look(app: EventCheckApp, finding: Finding): { icon: IconName; color: string; word: string } {
  const { state, severity } = finding;
  const { labels, words } = app;
  if (severity === "info" && state === "judgement") return { icon: "concerns", color: "info", word: words.concerns };
  switch (state) {
    case "met":
      return { icon: "met", color: "success", word: labels.state.met };
    case "broken":
      return severity === "must"
        ? { icon: "must", color: "danger", word: labels.state.broken.must }
        : { icon: "should", color: "warning", word: labels.state.broken[severity === "should" ? "should" : "advice"] };
    case "missing":
      return { icon: "missing", color: "neutral", word: labels.state.missing };
    case "judgement":
      return { icon: "judgement", color: "info", word: labels.state.judgement };
    default:
      return { icon: "irrelevant", color: "subdued", word: labels.state.irrelevant };
  }
}

export function outcomeLook(app: EventCheckApp): { icon: IconName; color: string; text: string; more: string } {
  const { verdict, labels, words, reading } = app;
  const outcome = verdict?.outcome ?? "incomplete";
  const advice = verdict?.findings.some(({ state, severity }) => state === "broken" && severity !== "must") ?? false;
  const empty = Object.keys(reading.application).length === 0;
  const more = empty && outcome === "incomplete" ? "empty" : outcome === "ready" && advice ? "readyBut" : outcome;
  const icon: IconName =
    outcome === "ready" ? "met" : outcome === "broken" ? "must" : outcome === "incomplete" ? "missing" : "irrelevant";
  const color =
    outcome === "ready" ? "success" : outcome === "broken" ? "danger" : outcome === "incomplete" ? "neutral" : "info";
  return { icon, color, text: labels.outcome[outcome], more: words.outcomeMore[more] };
}

export function resultView(app: EventCheckApp): TemplateResult {
  const { words, verdict } = app;
  const level = app.level;
  if (!verdict) return html`<section class="result"></section>`;
  const { icon, color, text, more } = outcomeLook(app);
  const guidelines = verdict.findings.filter(({ severity }) => severity !== "info");
  const scope = verdict.findings.find(({ rule }) => rule === verdict.findings[0]?.rule && isScope(app, rule));
  const information = verdict.findings.filter((finding) => finding.severity === "info" && finding !== scope);
  const concerns = information.filter(({ state }) => state === "judgement");
  return html`<section class="result" aria-labelledby="h-result" tabindex="-1">
    <div class="outcome" data-tone=${color}>
      ${icons[icon]}
      <div>
        ${heading(level, "h-result", text)}
        <p class="more-words">${more}</p>
        ${app.counts().length > 0 ? html`<p class="counts">${app.counts().join(" · ")}</p>` : nothing}
      </div>
    </div>
    ${nextFields(app)} ${undoBar(app)} ${fixCard(app)} ${todo(app)} ${timelineView(app)}
    <section class="panel" aria-labelledby="h-guidelines">
      ${heading(level + 1, "h-guidelines", words.guidelines)}
      <ul class="findings">
        ${scope ? findingView(app, scope) : nothing} ${guidelines.map((finding) => findingView(app, finding))}
      </ul>
      ${readings(app)}
    </section>
    ${
      concerns.length > 0
        ? html`<section class="panel" aria-labelledby="h-information">
            ${heading(level + 1, "h-information", words.information)}
            <ul class="findings">
              ${concerns.map((finding) => findingView(app, finding))}
            </ul>
          </section>`
        : nothing
    }
  </section>`;
}

/** Where there is no second column, the answer stays in sight above the form. */
export function statusBar(app: EventCheckApp): TemplateResult | typeof nothing {
  if (!app.verdict) return nothing;
  const { words } = app;
  const { icon, color, text } = outcomeLook(app);
  return html`<button type="button" class="status-bar" data-tone=${color} @click=${() => jump(app)}>
    ${icons[icon]}<span><strong>${text}</strong>${words.statusBar}</span>${icons.down}
  </button>`;
}

function jump(app: EventCheckApp): void {
  const result = app.host.shadowRoot?.querySelector<HTMLElement>(".result");
  result?.focus({ preventScroll: true });
  result?.scrollIntoView({ block: "start" });
}

const isScope = (app: EventCheckApp, rule: string) =>
  (app.rules?.pack.rules as { id: string; kind: string }[] | undefined)?.some(
    ({ id, kind }) => id === rule && kind === "scope",
  );

/** The fields that would settle most, first those of the scope: a way on for somebody who wonders where to begin. */
function nextFields(app: EventCheckApp): TemplateResult | typeof nothing {
  const { verdict, words } = app;
  if (!verdict || verdict.outcome === "outOfScope") return nothing;
  const paths: string[] = [];
  const missing = verdict.findings.filter(
    ({ state, severity }, index) => state === "missing" && (severity === "must" || index === 0),
  );
  for (const finding of missing) for (const path of finding.missing) if (!paths.includes(path)) paths.push(path);
  const names = new Map<string, string>();
  for (const path of paths) {
    const name = fieldName(app, path);
    if (!names.has(name)) names.set(name, path);
  }
  if (names.size === 0) return nothing;
  return html`<div class="next">
    <p>${words.nextFields}</p>
    <ul>
      ${[...names]
        .slice(0, 5)
        .map(
          ([name, path]) =>
            html`<li><button type="button" class="ds-link" @click=${() => app.goTo(path)}>${name}</button></li>`,
        )}
      ${names.size > 5 ? html`<li>+${names.size - 5}</li>` : nothing}
    </ul>
  </div>`;
}

/** What was just done, and the way back. Stands until it is used, put away, or followed by something else. */
export function undoBar(app: EventCheckApp): TemplateResult {
  const { words, undoable, message } = app;
  return html`<div class="undo-place" role="status">
    ${
      undoable
        ? html`<div class="undo">
            <p>${undoable.text(words)}</p>
            <button type="button" class="ds-button" data-variant="secondary" @click=${() => app.undo()}>
              ${icons.undo}${words.undo}
            </button>
            <button
              type="button"
              class="ds-button icon-button"
              data-variant="tertiary"
              data-icon
              aria-label=${words.close}
              @click=${() => app.dismissUndo()}
            >
              ${icons.close}
            </button>
          </div>`
        : nothing
    }
    ${message ? html`<p class="message">${message(words)}</p>` : nothing}
  </div>`;
}

function fixCard(app: EventCheckApp): TemplateResult | typeof nothing {
  const { fix, words, labels, verdict } = app;
  if (!fix || fix.patch.length === 0) return nothing;
  const other = verdict?.friendlyFix && verdict.nearestFix;
  return html`<section class="fix" aria-labelledby="h-fix">
    ${heading(app.level + 1, "h-fix", labels.nearestFix)}
    <p>${app.describe(fix)}</p>
    <button type="button" class="ds-button" id="apply-fix" @click=${() => app.apply(fix.patch)}>
      ${words.fixApply}
    </button>
    ${
      other && other.patch.length > 0
        ? html`<details class="more">
            <summary>${words.otherFix}</summary>
            <p>${app.describe(other)}</p>
            <button type="button" class="ds-button" data-variant="secondary" @click=${() => app.apply(other.patch)}>
              ${words.fixApply}
            </button>
          </details>`
        : nothing
    }
  </section>`;
}

function todo(app: EventCheckApp): TemplateResult | typeof nothing {
  const items = app.verdict?.todo ?? [];
  if (items.length === 0) return nothing;
  return html`<section class="todo" aria-labelledby="h-todo">
    ${heading(app.level + 1, "h-todo", app.words.todo)}
    <ul>
      ${items.map((item) => html`<li>${app.describe(item)}</li>`)}
    </ul>
  </section>`;
}

// ---------------------------------------------------------------- one guideline
function findingView(app: EventCheckApp, finding: Finding): TemplateResult {
  const { words, labels, language } = app;
  const info = app.infoOf.get(finding.rule);
  const { icon, color, word } = look(app, finding);
  const { source, quote } = finding;
  const { state, reading } = finding;
  // A borderline case is worth knowing about though the guideline is met.
  const speaks = state === "broken" || state === "judgement" || (reading !== undefined && state !== "irrelevant");
  const informs = finding.severity === "info";
  const sentence = app.describe(finding);
  const clause = info?.clause;
  return html`<li class="finding" data-tone=${color}>
    <details>
      <summary class="finding-line">
        ${icons[icon]}
        <span class="finding-title">${app.text(info?.title) || finding.rule}</span>
        <span class="finding-state">${word}</span>
        ${icons.down}
      </summary>
      <div class="finding-more">
        ${speaks && !informs ? nothing : html`<p>${sentence}</p>`} ${missingView(app, finding)}
        ${quote ? quoteView(app, quote, source?.paraphrase === true) : nothing}
        ${info?.note ? html`<p class="note">${app.text(info.note)}</p>` : nothing}
        <p class="source">
          ${[
            clause ? (/^\d/.test(clause) ? words.clause(clause) : clause) : "",
            finding.severity === "info" ? "" : labels.severity[finding.severity],
          ]
            .filter(Boolean)
            .join(" · ")}
          ${
            source
              ? html`<span
                  >${words.source}:
                  ${
                    /^https?:/.test(source.url ?? "")
                      ? html`<a class="ds-link" href=${source.url!} target="_blank" rel="noopener noreferrer"
                          >${source.title}</a
                        >`
                      : source.title
                  }</span
                >`
              : nothing
          }
          ${source?.legal?.length ? html`<span>${words.legal}: ${source.legal.join(", ")}</span>` : nothing}
          ${
            source?.checkedOn && isDate(source.checkedOn)
              ? html`<span>${words.checkedOn(showDate(source.checkedOn, language, "day"))}</span>`
              : nothing
          }
        </p>
      </div>
    </details>
    ${speaks && !informs ? html`<p class="says">${sentence}</p>` : nothing} ${remedies(app, finding)}
  </li>`;
}

/** Only the source's own words stand as a quotation. */
function quoteView(app: EventCheckApp, quote: string, paraphrase: boolean): TemplateResult {
  const lines = quote.split("\n").map((line) => html`<p>${line}</p>`);
  if (!paraphrase) return html`<blockquote lang="nb">${lines}</blockquote>`;
  return html`<div class="paraphrase">
    <p>${app.words.paraphrase}</p>
    <div lang="nb">${lines}</div>
  </div>`;
}

function missingView(app: EventCheckApp, finding: Finding): TemplateResult | typeof nothing {
  if (finding.missing.length === 0) return nothing;
  const names = new Map(finding.missing.map((path) => [fieldName(app, path), path]));
  return html`<p class="missing-fields">
    ${app.words.missingFields}
    ${[...names].map(
      ([name, path], index) =>
        html`${index > 0 ? ", " : ""}<button type="button" class="ds-link" @click=${() => app.goTo(path)}>
            ${name}
          </button>`,
    )}
  </p>`;
}

/** Only what can be done about this one guideline; the joint fix stands above. */
function remedies(app: EventCheckApp, finding: Finding): TemplateResult | typeof nothing {
  if (finding.state !== "broken" || finding.remedies.length === 0) return nothing;
  return html`<details class="more remedies">
    <summary>${app.words.whatToDo}</summary>
    <ul>
      ${finding.remedies.map((remedy) => remedyView(app, remedy))}
    </ul>
  </details>`;
}

function remedyView(app: EventCheckApp, remedy: Remedy): TemplateResult {
  const text = app.describe(remedy);
  const patch: JsonPatch = remedy.patch;
  return html`<li>
    <span>${text}</span>
    ${
      patch.length > 0
        ? html`<button
            type="button"
            class="ds-button small"
            data-variant="secondary"
            aria-label=${ifDefined(`${app.words.doThis}: ${text}`)}
            @click=${() => app.apply(patch)}
          >
            ${app.words.doThis}
          </button>`
        : nothing
    }
  </li>`;
}

function readings(app: EventCheckApp): TemplateResult | typeof nothing {
  const list = (app.rules?.pack.readings ?? []) as { id: string; text: { nb: string } }[];
  if (list.length === 0) return nothing;
  return html`<details class="more">
    <summary>${app.words.readings}</summary>
    <ul class="readings">
      ${list.map(({ text }) => html`<li>${app.text(text)}</li>`)}
    </ul>
  </details>`;
}
