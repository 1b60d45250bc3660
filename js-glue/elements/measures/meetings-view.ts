/** One meeting at a time: what is on its agenda, and what it decided. */
import { html, nothing, type TemplateResult } from "lit";
import { agendaText } from "../../measures/agenda.ts";
import { decisionsOf } from "../../measures/edit.ts";
import type { MeetingRef } from "../../types.ts";
import { showDate } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { dateOf, keyOf, same } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";
import { option, smallButton } from "./measure-view.ts";
import { agendaOf, meetingText } from "./meeting-texts.ts";
import { minutesView } from "./minutes-view.ts";
import { printAgenda } from "./paper-view.ts";

/** Of the chosen body: those of the plan, and last those whose minutes alone are left. */
function choiceOf({ derived, meetingBody }: MeasuresApp) {
  const own = <Ref extends MeetingRef>(all: readonly Ref[]) =>
    all.filter(({ body }) => meetingBody === "" || body === meetingBody);
  const planned = own(derived.meetings);
  return { planned, all: [...planned, ...own(derived.lost)] };
}

/** The one that was chosen; else the next one, of all bodies the next that orders or is told; else the last there was. */
function currentMeeting(app: MeasuresApp): MeetingRef | undefined {
  const { planned, all } = choiceOf(app);
  const ahead = planned.filter((meeting) => dateOf(meeting) >= app.asOf);
  return (
    all.find((each) => same(each, app.meeting)) ??
    ahead.find(({ body }) => app.meetingBody !== "" || app.derived.levelOf(body) !== "executing") ??
    ahead[0] ??
    planned.at(-1) ??
    all[0]
  );
}

export function meetingsView(app: MeasuresApp): TemplateResult {
  const { words, derived } = app;
  const meeting = currentMeeting(app);
  if (!meeting)
    return html`<div class="empty">
      <p><strong>${words.noMeetings}</strong></p>
      <p>${words.noMeetingsHelp}</p>
    </div>`;
  const { title, when } = meetingText(app, meeting);
  return html`${picker(app, meeting)}
    <div class="meeting">
      <section class="agenda" aria-labelledby="h-agenda">
        ${heading(app.level + 1, "h-agenda", title)}
        <p class="when">${when}</p>
        ${derived.agendas.has(keyOf(meeting)) ? agenda(app, meeting) : nothing}
      </section>
      ${minutesView(app, meeting)}
    </div>
    ${
      app.uncopied === undefined
        ? nothing
        : html`<label class="ds-field uncopied"
            ><span class="ds-label">${words.copyByHand}</span
            ><textarea class="ds-input" id="uncopied" rows="8" readonly .value=${app.uncopied}></textarea>
          </label>`
    }`;
}

function picker(app: MeasuresApp, meeting: MeetingRef): TemplateResult {
  const { words, derived, language, meetingBody } = app;
  const { all } = choiceOf(app);
  const at = all.findIndex((each) => same(each, meeting));
  const step = (id: string, to: number, text: string) =>
    smallButton({ id, text, variant: "tertiary", disabled: !all[to], press: () => app.set({ meeting: all[to] }) });
  return html`<div class="filters picker">
    <label class="ds-field">
      <span class="ds-label">${words.whichBody}</span>
      <select
        class="ds-input"
        id="meeting-body"
        @change=${(event: Event) => app.set({ meetingBody: (event.target as HTMLSelectElement).value, meeting: undefined })}
      >
        ${option("", words.allBodies, meetingBody)}
        ${derived.year.bodies.map(({ id, name }) => option(id, name, meetingBody))}
      </select>
    </label>
    <label class="ds-field wide">
      <span class="ds-label">${words.whichMeeting}</span>
      <select
        class="ds-input"
        id="meeting"
        @change=${(event: Event) => {
          const key = (event.target as HTMLSelectElement).value;
          app.set({ meeting: all.find((each) => keyOf(each) === key) });
        }}
      >
        ${all.map((each) => {
          const { title, date } = meetingText(app, each);
          const written = decisionsOf(app.file, each).length > 0;
          const held = date === undefined ? words.notInPlan : date < app.asOf ? words.held : "";
          const notes = [held, written ? words.hasMinutes : ""].filter(Boolean).join(", ");
          const day = date ? `${showDate(date, language, "day")}: ` : "";
          return option(keyOf(each), `${day}${title}${notes ? ` (${notes})` : ""}`, keyOf(meeting));
        })}
      </select>
    </label>
    <div class="actions">
      ${step("meeting-previous", at - 1, words.previous)}${step("meeting-next", at + 1, words.next)}
    </div>
  </div>`;
}

// ---------------------------------------------------------------- agenda
function agenda(app: MeasuresApp, meeting: MeetingRef): TemplateResult {
  const { words } = app;
  const { measures, ...text } = agendaOf(app, meeting);
  const button = (id: string, name: TemplateResult, press: () => void) =>
    smallButton({ id, text: name, press, variant: "secondary" });
  return html`<ol class="items" aria-label=${words.agenda}>
      ${text.items.map((item, at) => {
        const measure = measures[at];
        return html`<li>
          ${
            measure === undefined
              ? item
              : html`<button
                  type="button"
                  class="ds-link"
                  id="item-${at}"
                  @click=${() => app.form.open(app.standing(measure)?.measure, `#item-${at}`)}
                >
                  ${item}
                </button>`
          }
        </li>`;
      })}
    </ol>
    <div class="actions">
      ${button("copy-agenda", html`${icons.copy}${words.copyText}`, () => void app.copy(agendaText(text)))}
      ${button("print-agenda", html`${icons.print}${words.printAgenda}`, () => printAgenda(app, meeting))}
    </div>`;
}
