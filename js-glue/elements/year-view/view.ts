/** What `<slt-year-view>` shows. */
import { html, nothing, type TemplateResult } from "lit";
import type { PublishedPlan } from "../../plans/types.ts";
import type { MeetingRef } from "../../types.ts";
import { showDate, toDays } from "../dates.ts";
import { boxView, tabsView } from "../parts.ts";
import { heading } from "../headings.ts";
import { plainIcons as icons } from "../plain-icons.ts";
import { gridView } from "../year/grid-view.ts";
import { dayKey, legendView } from "../year/legend-view.ts";
import { listView } from "../year/list-view.ts";
import { badge } from "../year/looks.ts";
import { wheelView } from "../year/wheel-view.ts";
import { dateOf, meetingWords } from "../year/when.ts";
import { same, showRange, told } from "../year/year.ts";
import { yearWords } from "../year/words.ts";
import type { View, YearViewApp } from "./app.ts";

export function appView(app: YearViewApp): TemplateResult {
  const { words, status } = app;
  return boxView({
    surroundings: app.surroundings,
    language: app.language,
    words,
    content: status.kind === "loading" ? "loading" : status.kind === "failed" ? status : () => ready(app, status.plan),
    retry: () => app.open(),
    hidden: app.inPlace.active,
    keydown: (event) => {
      if (event.key === "Escape" && app.selected) app.select(undefined);
    },
  });
}

function ready(app: YearViewApp, plan: PublishedPlan): TemplateResult {
  const { words, language, level } = app;
  return html`<header class="top">
      ${heading(level, "h-title", plan.title)}
      <p class="subtle">
        ${[plan.municipality, showRange(plan.period.from, plan.period.to, language), app.dated(plan)].filter(Boolean).join(" · ")}
      </p>
    </header>
    ${app.shared && app.own ? app.own.keptNote(app.shared, language, () => app.host.requestUpdate()) : nothing}
    ${nextMeetings(app, plan)} ${tabs(app)}
    <div class="columns" id="panel" role="tabpanel" aria-labelledby="tab-${app.view}" data-view=${app.view}>
      <div class="side">
        ${legendView({ year: plan, language, shown: app.shown, onShown: (shown) => app.change({ shown }) })}
        ${personFilter(app, plan)}
        ${
          app.view === "wheel" && plan.flows.length > 0
            ? html`<label class="check">
                <input
                  class="ds-input"
                  type="checkbox"
                  id="flows"
                  .checked=${app.flows}
                  @change=${(event: Event) => app.change({ flows: (event.target as HTMLInputElement).checked })}
                />
                <span>${words.flows}</span>
              </label>`
            : nothing
        }
        ${app.view === "list" ? nothing : dayKey(plan, language)}
      </div>
      <div class="picture">${picture(app, plan)}</div>
      <div class="detail-place">${detail(app, plan)}</div>
    </div>
    ${outputs(app, plan)}`;
}

function nextMeetings(app: YearViewApp, plan: PublishedPlan): TemplateResult {
  const { words, language } = app;
  const { next } = app;
  return html`<section class="next" aria-labelledby="h-next">
    ${heading(app.level + 1, "h-next", words.nextMeetings)}
    ${
      next.length === 0
        ? html`<p class="subtle">${app.meetings.length === 0 ? words.noneChosen : words.noneLeft}</p>`
        : html`<ol>
            ${next.map((meeting) => {
              const { look, body, number, day, hours, room } = told(plan, meeting, language);
              return html`<li>
                <p class="next-when">
                  <strong>${day}</strong>
                  <span class="subtle"
                    >${meetingWords[language].inDays(toDays(dateOf(meeting)) - toDays(app.asOf))}</span
                  >
                </p>
                <p>${hours}${room ? `, ${room}` : nothing}</p>
                <p class="next-body">
                  ${badge(look)}<span>${body.name} <span class="subtle">(${number})</span></span>
                </p>
              </li>`;
            })}
          </ol>`
    }
  </section>`;
}

const views: readonly View[] = ["wheel", "grid", "list"];

function tabs(app: YearViewApp): TemplateResult {
  const names = yearWords[app.language];
  return tabsView({
    tabs: views,
    chosen: app.view,
    label: app.words.views,
    name: (view) => names[view],
    choose: (view) => app.change({ view }),
  });
}

/** Only where the plan was published with names, and the names sit somewhere. */
function personFilter(app: YearViewApp, plan: PublishedPlan): TemplateResult | typeof nothing {
  const people = peopleOf(plan);
  if (people.length === 0) return nothing;
  const { words } = app;
  return html`<div class="pick">
    <label class="ds-label" for="person">${words.person}</label>
    <select
      class="ds-input"
      id="person"
      @change=${(event: Event) => app.change({ person: (event.target as HTMLSelectElement).value })}
    >
      <option value="" ?selected=${app.person === ""}>${words.everybody}</option>
      ${people.map(({ id, name }) => html`<option value=${id} ?selected=${app.person === id}>${name}</option>`)}
    </select>
  </div>`;
}

function peopleOf({ people, bodies }: PublishedPlan): PublishedPlan["people"] {
  const seated = new Set(bodies.flatMap(({ members }) => members.map(({ person }) => person)));
  return people.filter(({ id }) => seated.has(id)).sort((a, b) => a.name.localeCompare(b.name, "nb"));
}

function picture(app: YearViewApp, plan: PublishedPlan): TemplateResult {
  const { language, meetings, selected } = app;
  const common = {
    year: plan,
    meetings,
    language,
    today: app.asOf,
    ...(selected ? { selected } : {}),
    onSelect: (meeting: MeetingRef) => app.select(same(meeting, selected) ? undefined : meeting),
  };
  switch (app.view) {
    case "wheel":
      return wheelView({
        ...common,
        id: "wheel",
        page: app.page,
        onPage: (page) => app.change({ page }),
        flows: app.flows ? "all" : "selected",
        ...(app.activeMeeting ? { active: app.activeMeeting } : {}),
        onActive: (activeMeeting) => app.change({ activeMeeting }),
      });
    case "grid":
      return gridView({
        ...common,
        id: "grid",
        ...(app.activeDay ? { active: app.activeDay } : {}),
        onActive: (activeDay) => app.change({ activeDay }),
      });
    case "list":
      return html`<div class="year-list">${listView({ ...common })}</div>`;
  }
}

function detail(app: YearViewApp, plan: PublishedPlan): TemplateResult | typeof nothing {
  const meeting = plan.meetings.find((each) => same(each, app.selected));
  if (!meeting) return nothing;
  const { words, language } = app;
  const { look, name, day, hours, room, absent } = told(plan, meeting, language);
  const others = (text: string, refs: MeetingRef[]) => {
    const found = refs.flatMap((wanted) => plan.meetings.filter((each) => same(each, wanted)));
    if (found.length === 0) return nothing;
    return html`<p>
      ${text}
      ${found.map((other) => {
        const { name: who, date } = told(plan, other, language);
        return html`<button type="button" class="ds-link" @click=${() => app.select(other)}>
          ${who}, ${showDate(date, language, "day")}
        </button> `;
      })}
    </p>`;
  };
  return html`<section class="detail" aria-label=${words.selected}>
    <div class="detail-head">
      <p class="detail-name">${badge(look)}<strong>${name}</strong></p>
      <button
        type="button"
        class="icon-button"
        aria-label=${words.close}
        title=${words.close}
        @click=${() => app.select(undefined)}
      >
        ${icons.close}
      </button>
    </div>
    <p>${day}<br />${hours}</p>
    ${room ? html`<p>${words.place}: ${room}</p>` : nothing}
    ${absent ? html`<p>${words.absent}: ${absent}</p>` : nothing}
    ${others(
      words.comesAfter,
      plan.flows.filter(({ to }) => same(to, meeting)).map(({ from }) => from),
    )}
    ${others(
      words.comesBefore,
      plan.flows.filter(({ from }) => same(from, meeting)).map(({ to }) => to),
    )}
  </section>`;
}

function outputs(app: YearViewApp, plan: PublishedPlan): TemplateResult {
  const { words, scope, calendarAddress } = app;
  const people = peopleOf(plan);
  const choose = (event: Event) => {
    const [kind, id] = (event.target as HTMLSelectElement).value.split(/:(.*)/s);
    app.change({ scope: kind === "body" ? { body: id! } : kind === "person" ? { person: id! } : {} });
  };
  return html`<section class="outputs" aria-labelledby="h-outputs">
    ${heading(app.level + 1, "h-outputs", words.takeAlong)}
    <div class="take">
      <div class="pick">
        <label class="ds-label" for="scope">${words.what}</label>
        <select class="ds-input" id="scope" @change=${choose}>
          <option value="" ?selected=${!scope.body && !scope.person}>${words.allMeetings}</option>
          <optgroup label=${words.groupBodies}>
            ${plan.bodies.map(
              ({ id, name }) => html`<option value="body:${id}" ?selected=${scope.body === id}>${name}</option>`,
            )}
          </optgroup>
          ${
            people.length > 0
              ? html`<optgroup label=${words.groupPeople}>
                  ${people.map(
                    ({ id, name }) =>
                      html`<option value="person:${id}" ?selected=${scope.person === id}>${name}</option>`,
                  )}
                </optgroup>`
              : nothing
          }
        </select>
      </div>
      <button type="button" class="ds-button" id="save-calendar" @click=${() => void app.saveCalendar(plan)}>
        ${icons.calendar}${words.saveCalendar}
      </button>
    </div>
    <details class="more">
      <summary>${words.howToImport}</summary>
      <ol class="steps">
        ${words.importSteps.map((text) => html`<li>${text}</li>`)}
      </ol>
    </details>
    ${
      calendarAddress
        ? html`<div class="pick">
            <label class="ds-label" for="calendar-address">${words.subscribe}</label>
            <p data-field="description" id="subscribe-help">${words.subscribeHelp}</p>
            <div class="take">
              <input
                class="ds-input"
                id="calendar-address"
                type="text"
                readonly
                aria-describedby="subscribe-help"
                .value=${calendarAddress}
                @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
              />
              <button type="button" class="ds-button" data-variant="secondary" @click=${() => void app.copyAddress()}>
                ${icons.copy}${words.copy}
              </button>
            </div>
          </div>`
        : nothing
    }
    <div class="actions">
      <button type="button" class="ds-button small" data-variant="secondary" @click=${() => void app.saveTable(plan)}>
        ${icons.save}${words.saveTable}
      </button>
      <button type="button" class="ds-button small" data-variant="secondary" @click=${() => app.print("list", plan)}>
        ${icons.print}${words.printList}
      </button>
      <button type="button" class="ds-button small" data-variant="secondary" @click=${() => app.print("wheel", plan)}>
        ${icons.print}${words.printWheel}
      </button>
    </div>
    <p class="subtle">${words.shownOnly}</p>
    <p class="message" role="status">${app.message ? app.message(words) : nothing}</p>
  </section>`;
}
