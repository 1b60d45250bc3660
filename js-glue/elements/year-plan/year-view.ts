/** The plan: why there is none, what changed, the year in three linked pictures, the chosen meeting beside them, and what it all costs. */
import { html, nothing, type TemplateResult } from "lit";
import { plannerGridView } from "../year/planner-grid.ts";
import { dayKey, legendView } from "../year/legend-view.ts";
import { listView } from "../year/list-view.ts";
import { wheelView } from "../year/wheel-view.ts";
import type { Picture, YearPlanApp } from "./app.ts";
import { changesView } from "./changes-view.ts";
import { costsView } from "./compare-view.ts";
import { brokenView, conflictView } from "./conflict-view.ts";
import { icons } from "../icons.ts";
import { meetingView } from "./meeting-view.ts";

export function yearView(app: YearPlanApp): TemplateResult {
  const { words, year, file } = app;
  const planned = year !== undefined && file!.meetings.length > 0;
  return html`${conflictView(app)}${changesView(app)}${brokenView(app)}
  ${
    planned
      ? html`<div class="year">
            <div class="picture">${jump(app)}${pictureSwitch(app)}${filter(app)}${picture(app)}</div>
            <aside class="beside">${meetingView(app)}</aside>
          </div>
          ${costsView(app)}`
      : app.conflict
        ? nothing
        : html`<p class="empty">${words.noPlan}. ${words.noPlanHelp}</p>`
  }`;
}

/** Where there is no room beside the picture, the chosen meeting stands below it: a long way down a calendar. */
function jump(app: YearPlanApp): TemplateResult | typeof nothing {
  const { selected } = app;
  if (!selected || !app.meeting(selected)) return nothing;
  return html`<button
    type="button"
    class="ds-button small jump"
    data-variant="primary"
    id="jump"
    @click=${() => app.focus(".chosen")}
  >
    ${icons.down}${app.words.toMeeting(app.nameOfMeeting(selected))}
  </button>`;
}

const pictures: readonly Picture[] = ["wheel", "grid", "list"];

function pictureSwitch(app: YearPlanApp): TemplateResult {
  const { words } = app;
  return html`<fieldset class="ds-toggle-group" data-variant="secondary" aria-label=${words.picturesLabel}>
    ${pictures.map(
      (picture) =>
        html`<label class="ds-button" data-variant="tertiary">
          <input
            type="radio"
            name="picture"
            value=${picture}
            .checked=${app.picture === picture}
            @change=${() => app.look(picture)}
          />${words.pictures[picture]}
        </label>`,
    )}
  </fieldset>`;
}

function filter(app: YearPlanApp): TemplateResult {
  const { words, person, names } = app;
  const legend = legendView({
    year: app.year!,
    language: app.language,
    shown: app.shownBodies,
    onShown: (shown) => app.showBodies(shown),
  });
  return html`${legend}
  ${
    person === undefined
      ? nothing
      : html`<p class="only">
          ${words.showPerson(names[person] ?? person)}
          <button type="button" class="ds-link" id="everybody" @click=${() => app.showPerson(undefined)}>
            ${icons.close}${words.back}
          </button>
        </p>`
  }`;
}

function picture(app: YearPlanApp): TemplateResult {
  const { language, selected } = app;
  const year = app.year!;
  const shared = {
    year,
    language,
    meetings: app.shownMeetings,
    today: app.asOf,
    ...(selected && { selected }),
    onSelect: (meeting: Parameters<YearPlanApp["select"]>[0]) => app.select(meeting),
  };
  switch (app.picture) {
    case "wheel":
      return html`${wheelView({
        ...shared,
        id: "wheel",
        page: app.page,
        onPage: (page) => app.turn(page),
        flows: "selected",
        ...(app.activeMeeting && { active: app.activeMeeting }),
        onActive: (meeting) => app.activate(meeting),
      })}${dayKey(year, language)}`;
    case "grid":
      return html`${plannerGridView({
        ...shared,
        id: "grid",
        ...(app.activeDate && { active: app.activeDate }),
        onActive: (date) => app.activateDate(date),
        ...(app.dayPrices && { prices: app.dayPrices }),
        ...(app.held && { held: app.held }),
        onDragStart: (meeting) => app.pickUp(meeting),
        onDrop: (which, date) => app.putDown(which, date),
        onCancel: () => app.letGo(),
      })}${dayKey(year, language)}`;
    case "list":
      return html`<div class="year-list">
        ${listView({
          ...shared,
          mark: (meeting) =>
            app.locked(meeting) ? html`<span class="locked">${icons.lock}${app.words.locked}</span>` : nothing,
        })}
      </div>`;
  }
}
