/** The flow between the three levels: meetings as dots in time, and the way of a measure through them. The tables say the same. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Stop } from "../../measures/flow.ts";
import { levels, levelWords, type Level } from "../../measures/levels.ts";
import type { Meeting, Period } from "../../types.ts";
import { isDate, showDate, toDays } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import { dateOf, keyOf, monthsOf, showMonth, told } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";
import { meetingOf } from "./derive.ts";
import { dueView, option, smallButton } from "./measure-view.ts";

const width = 1000;
const left = 12;
const laneTop = 34;
const rowHeight = 22;

interface Place {
  x: number;
  y: number;
}
interface Picture {
  period: Period;
  places: ReadonlyMap<string, Place>;
  /** The last is of those whose level nobody has said. */
  lanes: { level: Level | undefined; top: number; height: number }[];
  height: number;
  x: (date: string) => number;
}

/** A row for each body, in the lane of its level. */
function pictured({ derived }: MeasuresApp): Picture {
  const { meetings, year, levelOf } = derived;
  const [first, last] = [dateOf(meetings[0]!), dateOf(meetings.at(-1)!)];
  // While one is being typed, the meetings are what there is.
  const period = {
    from: isDate(year.period.from) ? year.period.from : first,
    to: isDate(year.period.to) ? year.period.to : last,
  };
  const from = Math.min(toDays(first), toDays(period.from));
  const span = Math.max(1, Math.max(toDays(last), toDays(period.to)) - from);
  const x = (date: string) => left + ((toDays(date) - from) / span) * (width - 2 * left);
  const rows = new Map<string, number>();
  let top = laneTop;
  const known = new Set(year.bodies.map(({ id }) => levelOf(id)));
  const told = [...known].some(Boolean);
  const shown = [...levels, undefined].filter((level) => known.has(level) || (level && told));
  const lanes = shown.map((level) => {
    const own = year.bodies.filter(({ id }) => levelOf(id) === level);
    own.forEach(({ id }, at) => rows.set(id, top + 46 + at * rowHeight));
    const lane = { level, top, height: 42 + Math.max(1, own.length) * rowHeight };
    top += lane.height + 12;
    return lane;
  });
  const places = new Map(
    meetings.map((meeting): [string, Place] => [
      keyOf(meeting),
      { x: x(dateOf(meeting)), y: rows.get(meeting.body) ?? top },
    ]),
  );
  return { period, places, lanes, height: top, x };
}

export function flowView(app: MeasuresApp): TemplateResult {
  const { words, derived } = app;
  if (derived.meetings.length === 0)
    return html`<div class="empty">
      <p><strong>${words.noMeetings}</strong></p>
      <p>${words.noMeetingsHelp}</p>
    </div>`;
  const picture = pictured(app);
  return html`<p class="subtle">${words.flowHelp}</p>
    ${chooser(app)}
    <div class="scroll flow-scroll" tabindex="0" role="region" aria-label=${words.tabs.flow}>
      ${drawing(app, picture)}
    </div>
    ${way(app)}
    <details class="all-ways">
      <summary>${words.allWays}</summary>
      ${allWays(app)}
    </details>`;
}

function chooser(app: MeasuresApp): TemplateResult {
  const { words, derived, followed } = app;
  const all = derived.standings;
  const at = all.findIndex(({ measure }) => measure.id === followed);
  const step = (id: string, to: number, text: string) =>
    smallButton({
      id,
      text,
      variant: "tertiary",
      disabled: !all[to],
      press: () => app.set({ followed: all[to]?.measure.id }),
    });
  return html`<div class="filters picker">
    <label class="ds-field wide">
      <span class="ds-label">${words.chosen}</span>
      <select
        class="ds-input"
        id="followed"
        @change=${(event: Event) => app.set({ followed: (event.target as HTMLSelectElement).value || undefined })}
      >
        ${option("", words.noneChosen, at < 0 ? "" : followed!)}
        ${all.map(({ measure }) => option(measure.id, measure.title, followed ?? ""))}
      </select>
    </label>
    <div class="actions">
      ${step("followed-previous", at < 0 ? -1 : at - 1, words.previous)}${step("followed-next", at + 1, words.next)}
    </div>
  </div>`;
}

function drawing(app: MeasuresApp, { period, places, lanes, height, x }: Picture): TemplateResult {
  const { words, derived, followed, asOf, language } = app;
  const { paths, meetings } = derived;
  const line = (id: string, stops: readonly Stop[], chosen: boolean) => {
    const way = pathOf(stops.flatMap(({ meeting }) => places.get(keyOf(meeting)) ?? []));
    const choose = () => app.set({ followed: chosen ? undefined : id });
    return way === ""
      ? nothing
      : svg`<path class=${chosen ? "way chosen" : "way"} d=${way} data-measure=${id} @click=${choose} />`;
  };
  const chosen = (followed && paths.get(followed)) || [];
  const on = new Set(chosen.map(({ meeting }) => keyOf(meeting)));
  const todayIn = asOf >= period.from && asOf <= period.to;
  return html`<svg
    class="levels-picture"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${words.flowPicture(meetings.length, paths.size)}
  >
    ${lanes.map(
      ({ top, height: tall }) => svg`<rect class="lane" x="0" y=${top} width=${width} height=${tall} rx="6" />`,
    )}
    ${monthsOf(period).map((month) => monthMark(x(month < period.from ? period.from : month), showMonth(month, language, false), height))}
    ${todayIn ? svg`<line class="now" x1=${x(asOf)} x2=${x(asOf)} y1="36" y2=${height} /><text class="now-name" x=${x(asOf)} y="30" text-anchor="middle">${words.today}</text>` : nothing}
    ${[...paths].filter(([id]) => id !== followed).map(([id, stops]) => line(id, stops, false))}
    ${followed ? line(followed, chosen, true) : nothing}
    ${lanes.map(({ level, top }) => svg`<text class="lane-name" x=${left} y=${top + 18}>${level && levelWords[language][level]}</text>`)}
    ${meetings.map((meeting) => dot(app, meeting, places.get(keyOf(meeting))!, on.has(keyOf(meeting))))}
    ${chosen.map((stop, at) => label(words.stops[stop.kind], places.get(keyOf(stop.meeting)), at))}
  </svg>`;
}

/** A curve from each stop to the next: flat at both ends, so that it reads as time passing. */
function pathOf(stops: readonly Place[]): string {
  return stops
    .map(({ x, y }, at) => {
      const before = stops[at - 1];
      if (!before) return `M${x.toFixed(1)} ${y}`;
      const half = ((before.x + x) / 2).toFixed(1);
      return `C${half} ${before.y} ${half} ${y} ${x.toFixed(1)} ${y}`;
    })
    .join("");
}

const monthMark = (x: number, name: string, height: number): SVGTemplateResult =>
  svg`<line class="tick" x1=${x} x2=${x} y1="18" y2=${height} /><text class="tick-name" x=${x + 3} y="13">${name.slice(0, 3)}</text>`;

function dot(app: MeasuresApp, meeting: Meeting, { x, y }: Place, on: boolean): SVGTemplateResult {
  const { label: title } = told(app.derived.year, meeting, app.language);
  const go = () => app.set({ tab: "meetings", meeting, meetingBody: "" });
  return svg`<circle class=${on ? "dot on" : "dot"} cx=${x} cy=${y} r=${on ? 7 : 4} @click=${go}><title>${title}</title></circle>`;
}

/** Numbered, so that the order is read without the colour; the table beside has the words. */
function label(text: string, place: Place | undefined, at: number): SVGTemplateResult | typeof nothing {
  if (!place) return nothing;
  const end = place.x > width - 160;
  return svg`<text class="stop" x=${place.x + (end ? -10 : 10)} y=${place.y - 8} text-anchor=${end ? "end" : "start"}>${at + 1} ${text}</text>`;
}

/** The chosen measure's way in words. */
function way(app: MeasuresApp): TemplateResult | typeof nothing {
  const { words, derived, followed } = app;
  const standing = app.standing(followed);
  if (!standing) return nothing;
  const stops = derived.paths.get(standing.measure.id) ?? [];
  return html`<section class="followed" aria-labelledby="h-way">
    ${heading(app.level + 1, "h-way", words.way(standing.measure.title))} ${dueView(app, standing)}
    ${
      stops.length === 0
        ? html`<p>${icons.missing} ${words.noPath}</p>`
        : html`<div class="scroll">
            <table class="ds-table">
              <thead>
                <tr>
                  <th scope="col">${words.what}</th>
                  <th scope="col">${words.when}</th>
                  <th scope="col">${words.meeting}</th>
                </tr>
              </thead>
              <tbody>
                ${stops.map((stop, at) => {
                  const meeting = meetingOf(derived.meetings, stop.meeting)!;
                  const { name, day } = told(derived.year, meeting, app.language);
                  return html`<tr>
                    <th scope="row">${at + 1}. ${words.stops[stop.kind]}</th>
                    <td class="number">${day}</td>
                    <td>
                      <button type="button" class="ds-link" id="stop-${at}" @click=${() => toMeeting(app, meeting)}>
                        ${name}
                      </button>
                    </td>
                  </tr>`;
                })}
              </tbody>
            </table>
          </div>`
    }
    <div class="actions">
      ${smallButton({
        id: "edit-followed",
        text: words.edit,
        variant: "secondary",
        press: () => app.form.open(standing.measure, "#edit-followed"),
      })}
    </div>
  </section>`;
}

function toMeeting(app: MeasuresApp, meeting: Meeting): void {
  app.set({ tab: "meetings", meeting, meetingBody: "" });
  app.focus("#meeting");
}

function allWays(app: MeasuresApp): TemplateResult {
  const { words, derived, measureWords, language } = app;
  const kinds = ["order", "take", "evaluate", "report", "told"] as const;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.allWays}>
    <table class="ds-table">
      <thead>
        <tr>
          <th scope="col">${measureWords.fields.title}</th>
          ${kinds.map((kind) => html`<th scope="col">${words.stops[kind]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${derived.standings.map(({ measure }) => {
          const stops = derived.paths.get(measure.id) ?? [];
          return html`<tr>
            <th scope="row">${measure.title}</th>
            ${kinds.map((kind) => {
              const stop = stops.find((each) => each.kind === kind);
              return html`<td class="number">${stop ? showDate(stop.start.slice(0, 10), language, "short") : "–"}</td>`;
            })}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
