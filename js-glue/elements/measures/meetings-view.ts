/** One meeting at a time: what is on its agenda, and what it decided. */
import { html, nothing, type TemplateResult } from "lit";
import { capital } from "../../language/format.ts";
import { agendaText } from "../../measures/agenda.ts";
import { decisionsOf } from "../../measures/edit.ts";
import type { Meeting } from "../../types.ts";
import { showDate } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { dateOf, keyOf, same, told } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";
import { meetingOf } from "./derive.ts";
import { agendaOf } from "./meeting-texts.ts";
import { minutesView } from "./minutes-view.ts";
import { printAgenda } from "./paper-view.ts";

/** The one that was chosen; else the next one that has something of ours on its agenda, else the last there was. */
export function currentMeeting(app: MeasuresApp): Meeting | undefined {
  const { meetings, levelOf } = app.derived;
  const all = meetings.filter(({ body }) => app.meetingBody === "" || body === app.meetingBody);
  const chosen = app.meeting && meetingOf(all, app.meeting);
  const ahead = all.filter((meeting) => dateOf(meeting) >= app.asOf);
  return (
    chosen ??
    ahead.find(({ body }) => app.meetingBody !== "" || levelOf(body) !== "executing") ??
    ahead[0] ??
    all.at(-1)
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
  const { name, day, hours, room } = told(derived.year, meeting, app.language);
  return html`${picker(app, meeting)}
    <div class="meeting">
      <section class="agenda" aria-labelledby="h-agenda">
        ${heading(app.level + 1, "h-agenda", name)}
        <p class="when">${capital(day)}, ${hours}${room ? `, ${room}` : nothing}</p>
        ${agenda(app, meeting)}
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

function picker(app: MeasuresApp, meeting: Meeting): TemplateResult {
  const { words, derived, language, meetingBody } = app;
  const { meetings, year } = derived;
  const all = meetings.filter(({ body }) => meetingBody === "" || body === meetingBody);
  const at = all.findIndex((each) => same(each, meeting));
  const go = (by: number) => {
    app.set({ meeting: all[at + by] });
  };
  const step = (id: string, by: number, text: string) =>
    html`<button
      type="button"
      class="ds-button small"
      data-variant="tertiary"
      id=${id}
      ?disabled=${!all[at + by]}
      @click=${() => go(by)}
    >
      ${text}
    </button>`;
  return html`<div class="filters picker">
    <label class="ds-field">
      <span class="ds-label">${words.whichBody}</span>
      <select
        class="ds-input"
        id="meeting-body"
        @change=${(event: Event) => app.set({ meetingBody: (event.target as HTMLSelectElement).value, meeting: undefined })}
      >
        <option value="" ?selected=${meetingBody === ""}>${words.allBodies}</option>
        ${year.bodies.map(({ id, name }) => html`<option value=${id} ?selected=${id === meetingBody}>${name}</option>`)}
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
          const { name, date } = told(year, each, language);
          const written = decisionsOf(app.file, each).length > 0;
          const notes = [date < app.asOf ? words.held : "", written ? words.hasMinutes : ""].filter(Boolean).join(", ");
          return html`<option value=${keyOf(each)} ?selected=${same(each, meeting)}>
            ${showDate(date, language, "day")}: ${name}${notes ? ` (${notes})` : ""}
          </option>`;
        })}
      </select>
    </label>
    <div class="actions">${step("meeting-previous", -1, words.previous)}${step("meeting-next", 1, words.next)}</div>
  </div>`;
}

// ---------------------------------------------------------------- agenda
function agenda(app: MeasuresApp, meeting: Meeting): TemplateResult {
  const { words } = app;
  const { measures, ...text } = agendaOf(app, meeting);
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
      <button
        type="button"
        class="ds-button small"
        data-variant="secondary"
        id="copy-agenda"
        @click=${() => void app.copy(agendaText(text))}
      >
        ${icons.copy}${words.copyText}
      </button>
      <button
        type="button"
        class="ds-button small"
        data-variant="secondary"
        id="print-agenda"
        @click=${() => printAgenda(app, meeting)}
      >
        ${icons.print}${words.printAgenda}
      </button>
    </div>`;
}
