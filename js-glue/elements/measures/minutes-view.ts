/** What a meeting decided: written as it is typed, and made measures with one press. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { Format } from "../../language/format.ts";
import { tables } from "../../language/tables.ts";
import { minutesTable, minutesText } from "../../measures/agenda.ts";
import { readDay } from "../../measures/day.ts";
import { decisionsOf, newId, withDecision, withOrder, withoutDecision, type Decision } from "../../measures/edit.ts";
import type { Standing } from "../../measures/standing.ts";
import type { MeetingRef } from "../../types.ts";
import { isDate, showDate } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { MeasuresApp } from "./app.ts";
import { dateInput, ownersOf } from "./form-view.ts";
import { smallButton } from "./measure-view.ts";
import { minutesOf } from "./meeting-texts.ts";
import { printMinutes } from "./paper-view.ts";

export function minutesView(app: MeasuresApp, meeting: MeetingRef): TemplateResult {
  const { words } = app;
  const decisions = decisionsOf(app.file, meeting);
  const written = decisions.some(({ text }) => text.trim() !== "");
  const copy = (as: "text" | "table") => {
    const text = minutesOf(app, meeting);
    void app.copy(minutesText(text), as === "table" ? minutesTable(text) : undefined);
  };
  const button = (id: string, icon: unknown, text: string, press: () => void) =>
    smallButton({ id, text: html`${icon}${text}`, press, variant: "secondary" });
  const add = () => {
    const id = newId("d", app.file);
    app.change((file) => withDecision(file, meeting, { id, text: "" }), words.addDecision);
    app.focus(`#text-${id}`);
  };
  return html`<section class="minutes" aria-labelledby="h-minutes">
    ${heading(app.level + 1, "h-minutes", words.minutes)}
    <p class="subtle">${words.minutesHelp}</p>
    <datalist id="minutes-owners">
      ${ownersOf(app, meeting.body).map((name) => html`<option value=${name}></option>`)}
    </datalist>
    ${
      decisions.length === 0
        ? html`<p class="subtle">${words.noDecisions}</p>`
        : html`<ol class="decisions">
            ${repeat(
              decisions,
              ({ id }) => id,
              (each, at) => decision(app, meeting, each, at + 1),
            )}
          </ol>`
    }
    <div class="actions">
      ${smallButton({ id: "add-decision", text: html`${icons.plus}${words.addDecision}`, press: add })}
      ${
        written
          ? html`${button("copy-table", icons.copy, words.copyTable, () => copy("table"))}
            ${button("copy-minutes", icons.mail, words.copyText, () => copy("text"))}
            ${button("print-minutes", icons.print, words.printMinutes, () => printMinutes(app, meeting))}`
          : nothing
      }
    </div>
  </section>`;
}

/** Writes as it is typed; a number that must not be kept is refused at once and stays in its field alone. */
function write(app: MeasuresApp, meeting: MeetingRef, was: Decision, what: Partial<Decision>): void {
  const { words } = app;
  const [[field, value]] = Object.entries(what) as [[keyof Decision, string]];
  const key = `${field}-${was.id}`;
  const refused = app
    .refusals([{ id: "d", title: value || "–", ...(field === "owner" && value ? { owner: value } : {}) }])
    .find(({ code }) => code === "nationalId" || code === "limit");
  if (refused) {
    app.refused.set(key, { typed: value, problem: app.problemText(refused) });
    // All but its last digit has been kept by now.
    if (refused.code !== "nationalId") return app.draw();
  } else app.refused.delete(key);
  const next = { ...was, [field]: refused ? app.keepable(value) : value };
  app.change((file) => withDecision(file, meeting, next), words.decision, key);
}

function decision(app: MeasuresApp, meeting: MeetingRef, each: Decision, at: number): TemplateResult {
  const { words, language } = app;
  const { id, text, owner, deadline = "", measure } = each;
  const made = measure ? app.standing(measure) : undefined;
  const put = (change: Partial<Decision>) => write(app, meeting, each, change);
  const what = ({ findings }: Standing) =>
    findings.some(({ code }) => code.startsWith("order.")) ? words.complete : words.edit;
  const refused = (field: string) => app.refused.get(`${field}-${id}`);
  const described = (field: string) => (refused(field) ? `${field}-${id}-problem` : undefined);
  const invalid = (field: string) => (refused(field) ? ("true" as const) : undefined);
  // Said as it appears, where it stands: a message above all else would move the field from under the hand.
  const problem = (field: string) =>
    refused(field)
      ? html`<p class="ds-validation-message" id="${field}-${id}-problem" role="alert">${refused(field)!.problem}</p>`
      : nothing;
  // While it is being typed it is no mistake yet.
  const unread = deadline !== "" && !isDate(deadline) && app.host.shadowRoot?.activeElement?.id !== `deadline-${id}`;
  return html`<li class="decision" data-decision=${id}>
    <div class="ds-field what">
      <label class="ds-label" for="text-${id}">${words.decisionN(at)}</label>
      <textarea
        class="ds-input"
        id="text-${id}"
        rows="2"
        maxlength="1900"
        aria-describedby=${ifDefined(described("text"))}
        aria-invalid=${ifDefined(invalid("text"))}
        .value=${live(refused("text")?.typed ?? text)}
        @input=${(event: Event) => put({ text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
      ${problem("text")}
    </div>
    <div class="ds-field">
      <label class="ds-label" for="owner-${id}">${words.owner}</label>
      <input
        class="ds-input"
        id="owner-${id}"
        type="text"
        list="minutes-owners"
        maxlength="100"
        autocomplete="off"
        aria-describedby=${ifDefined(described("owner"))}
        aria-invalid=${ifDefined(invalid("owner"))}
        .value=${live(refused("owner")?.typed ?? app.ownerOf({ owner }))}
        @input=${(event: Event) => put({ owner: (event.target as HTMLInputElement).value })}
      />
      ${problem("owner")}
    </div>
    <div class="ds-field" @focusout=${app.draw}>
      <label class="ds-label" for="deadline-${id}">${words.deadline}</label>
      ${dateInput(app, {
        id: `deadline-${id}`,
        label: words.deadline,
        value:
          refused("deadline")?.typed ??
          (typedDays.get(id)?.iso === deadline ? typedDays.get(id)!.typed : showDate(deadline, language, "numeric")),
        write: (typed) => {
          const iso = readDay(typed) ?? typed;
          typedDays.set(id, { iso, typed });
          put({ deadline: iso });
        },
        described: unread ? `deadline-${id}-unread` : described("deadline"),
        invalid: unread ? "true" : invalid("deadline"),
      })}
      ${unread ? html`<p class="ds-validation-message" id="deadline-${id}-unread">${words.unreadableDate}</p>` : nothing}
      ${problem("deadline")}
    </div>
    <div class="actions">
      ${
        made
          ? html`<p class="state" data-tone="success">${icons.met}<span>${words.isMeasure}</span></p>
              ${smallButton({
                id: `made-${id}`,
                text: what(made),
                variant: "secondary",
                label: words.stepOf(what(made), made.measure.title),
                press: () => app.form.open(made.measure, `#made-${id}`),
              })}`
          : smallButton({
              id: `make-${id}`,
              text: html`${icons.plus}${words.makeMeasure}`,
              variant: "secondary",
              label: words.makeMeasureOf(at),
              press: () => makeMeasure(app, meeting, each),
            })
      }
      <button
        type="button"
        class="ds-button small"
        data-variant="tertiary"
        id="remove-${id}"
        aria-label=${words.removeDecision(at)}
        title=${words.removeDecision(at)}
        @click=${() => {
          app.change((file) => withoutDecision(file, meeting, id), words.decisionRemoved);
          app.say(words.decisionRemoved);
          app.focus("#add-decision");
        }}
      >
        ${icons.clear}
      </button>
    </div>
  </li>`;
}

/** How a day was typed that has been understood: it is not rewritten under the hand. */
const typedDays = new Map<string, { iso: string; typed: string }>();

/** One press. What an order lacks is said, with the way to it, and nothing is asked first. */
function makeMeasure(app: MeasuresApp, meeting: MeetingRef, { id, text }: Decision): void {
  const { words, derived, file, language } = app;
  if (text.trim() === "") {
    app.say(words.writeFirst);
    return app.focus(`#text-${id}`);
  }
  const measure = newId("m", file);
  const executing = derived.levelOf(meeting.body) === "executing";
  app.change((now) => withOrder(now, meeting, id, measure, executing), words.makeMeasure);
  const lacking = (app.standing(measure)?.findings ?? [])
    .filter(({ code }) => code === "order.lacking")
    .map(({ params }) => tables[language].texts[`part.${params["what"] as "owner"}`]);
  app.say(words.madeMeasure(text.trim(), new Format(language).list(lacking)));
  app.focus(`#made-${id}`);
}
