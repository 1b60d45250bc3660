/**
 * The årshjul: twelve months around a ring, a track for each body, a mark for each meeting. To a screen reader and a keyboard it is a list of the meetings in order
 * of time. What the ring shows besides them (weeks, holidays, breaks) is told in words by `dayKey`.
 */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Year } from "../../plans/types.ts";
import type { LocalDate, Meeting, MeetingRef, Period } from "../../types.ts";
import { addDays, showDate, toDays } from "../dates.ts";
import { plainIcons as icons } from "../plain-icons.ts";
import { markOf } from "./looks.ts";
import { yearWords } from "./words.ts";
import {
  dateOf,
  factsOf,
  keyOf,
  monthsOf,
  nextMonth,
  same,
  showMonth,
  showPeriod,
  told,
  weekOf,
  weekdayOf,
  type Pictured,
} from "./year.ts";

/** Tracks that can be told apart by eye. */
export const maxTracks = 12;

export interface WheelProps extends Pictured {
  /** Tells several wheels in one tree apart. */
  id: string;
  /** Bodies with a track, in the year's order; default: those that `meetings` has any of. */
  bodies?: readonly string[];
  /** Which twelve months of a longer period, counted from 0. */
  page?: number;
  onPage?: (page: number) => void;
  flows?: "none" | "selected" | "all";
  /** The meeting that Tab comes to; `onActive` tells when the focus moves to another. */
  active?: MeetingRef;
  onActive?: (meeting: Meeting) => void;
  /** On paper: marks only, nothing to press. */
  still?: boolean;
}

// Radii, from the outside in, of a picture that reaches from -400 to 400.
const monthBand = [396, 366] as const;
const weekBand = [366, 344] as const;
const dayBand = [342, 326] as const;
const tracks = [322, 118] as const;

/** How many times twelve months it takes to show a period. */
export const wheelPages = (period: Period): number => Math.ceil(monthsOf(period).length / 12);

/** The twelve whole months of a page. */
export function wheelMonths(period: Period, page = 0): LocalDate[] {
  let month = monthsOf(period)[0]!;
  for (let skipped = 0; skipped < page * 12; ++skipped) month = nextMonth(month);
  const months = [month];
  while (months.length < 12) months.push(nextMonth(months.at(-1)!));
  return months;
}

type Point = readonly [x: number, y: number];
const point = (angle: number, radius: number): Point => [radius * Math.sin(angle), -radius * Math.cos(angle)];
const number = (value: number) => String(Math.round(value * 100) / 100);
const at = ([x, y]: Point) => `${number(x)} ${number(y)}`;

/** A piece of a ring, from one angle to a later one. */
function sector(from: number, to: number, outer: number, inner: number): string {
  const large = to - from > Math.PI ? 1 : 0;
  return (
    `M${at(point(from, outer))}A${outer} ${outer} 0 ${large} 1 ${at(point(to, outer))}` +
    `L${at(point(to, inner))}A${inner} ${inner} 0 ${large} 0 ${at(point(from, inner))}z`
  );
}

export function wheelView(props: WheelProps): TemplateResult {
  const { year, language, meetings, today, selected, onSelect, onActive, still = false } = props;
  const words = yearWords[language];
  const pages = wheelPages(year.period);
  const page = Math.min(Math.max(props.page ?? 0, 0), pages - 1);
  const months = wheelMonths(year.period, page);
  const first = months[0]!;
  const end = nextMonth(months[11]!);
  const days = toDays(end) - toDays(first);
  const angle = (date: LocalDate, hours = 0) => ((toDays(date) - toDays(first) + hours / 24) / days) * 2 * Math.PI;
  const within = (date: LocalDate) => first <= date && date < end;

  const wanted = new Set(props.bodies ?? meetings.map(({ body }) => body));
  const order = year.bodies.map(({ id }) => id).filter((id) => wanted.has(id));
  const shown = order.slice(0, maxTracks);
  const width = (tracks[0] - tracks[1]) / Math.max(shown.length, 4);
  const radius = new Map(shown.map((id, index) => [id, tracks[0] - width * (index + 0.5)]));
  const scale = Math.min(1.25, width / 17);
  const places = meetings
    .filter((meeting) => radius.has(meeting.body) && within(dateOf(meeting)))
    .map((meeting) => ({ meeting, at: point(angle(dateOf(meeting), 12), radius.get(meeting.body)!) }));
  const stop =
    places.find(({ meeting }) => same(meeting, props.active)) ??
    places.find(({ meeting }) => same(meeting, selected)) ??
    places.find(({ meeting }) => today !== undefined && dateOf(meeting) >= today) ??
    places[0];
  const monthText = `${showMonth(first, language, first.slice(0, 4) !== months[11]!.slice(0, 4))}–${showMonth(months[11]!, language)}`;

  const focus = (root: Element, meeting: Meeting | undefined) => {
    if (meeting) root.querySelector<SVGElement>(`[data-key="${CSS.escape(keyOf(meeting))}"]`)?.focus();
  };
  const onKeydown = (event: KeyboardEvent) => {
    const key = (event.target as Element).closest("[data-key]")?.getAttribute("data-key");
    const here = places.findIndex(({ meeting }) => keyOf(meeting) === key);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const { body, start } = places[here]!.meeting;
    const own = (list: typeof places) => list.find(({ meeting }) => meeting.body === body);
    const before = places.slice(0, here).reverse();
    const after = places.slice(here + 1);
    const month = start.slice(0, 7);
    const moves: Record<string, () => (typeof places)[number] | undefined> = {
      ArrowRight: () => after[0],
      ArrowLeft: () => before[0],
      ArrowDown: () => own(after),
      ArrowUp: () => own(before),
      Home: () => places[0],
      End: () => places.at(-1),
      PageDown: () => after.find(({ meeting }) => meeting.start.slice(0, 7) > month),
      PageUp: () => before.find(({ meeting }) => meeting.start.slice(0, 7) < month),
    };
    if (event.key === "Enter" || event.key === " ") onSelect?.(places[here]!.meeting);
    else if (Object.hasOwn(moves, event.key)) focus(event.currentTarget as Element, moves[event.key]!()?.meeting);
    else return;
    event.preventDefault();
  };
  /** A finger need not hit the mark itself: the nearest one within reach is meant. */
  const onClick = (event: MouseEvent) => {
    const drawing = event.currentTarget as SVGSVGElement;
    const matrix = drawing.getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const reach = Math.max(14, 24 / matrix.a);
    let nearest: Meeting | undefined;
    let least = reach;
    for (const { meeting, at } of places) {
      const distance = Math.hypot(at[0] - x, at[1] - y);
      if (distance < least) [nearest, least] = [meeting, distance];
    }
    if (!nearest) return;
    focus(drawing, nearest);
    onSelect?.(nearest);
  };

  const summary = words.wheelSummary(monthText, words.meetings(places.length), words.bodies(shown.length));
  return html`<div class="wheel" ?data-still=${still}>
    ${
      order.length > maxTracks
        ? html`<p class="wheel-note">${icons.concerns}<span>${words.wheelTooMany(maxTracks)}</span></p>`
        : nothing
    }
    ${
      pages > 1 && !still
        ? html`<div class="wheel-pages">
            <button
              type="button"
              class="ds-button small"
              data-variant="secondary"
              ?disabled=${page === 0}
              @click=${() => props.onPage?.(page - 1)}
            >
              ${words.earlier}
            </button>
            <span aria-live="polite">${monthText}</span>
            <button
              type="button"
              class="ds-button small"
              data-variant="secondary"
              ?disabled=${page === pages - 1}
              @click=${() => props.onPage?.(page + 1)}
            >
              ${words.later}
            </button>
          </div>`
        : nothing
    }
    <svg class="wheel-drawing" viewBox="-400 -400 800 800" @click=${still ? nothing : onClick} focusable="false">
      <defs>
        <marker
          id="${props.id}-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path class="arrow" d="M0 .5 8 4 0 7.5z" />
        </marker>
        ${months.map((month, index) => monthPath(props.id, index, angle(month), angle(nextMonth(month))))}
      </defs>
      <g aria-hidden="true">
        <circle class="wheel-ground" r=${tracks[0]} />
        ${dayShades(year, first, end, angle)}
        ${shown.map((id) => svg`<circle class="track" r=${number(radius.get(id)!)} />`)}
        ${months.map((month) => {
          const [a, b] = [point(angle(month), monthBand[0]), point(angle(month), tracks[1])];
          return svg`<line class="month-line" x1=${number(a[0])} y1=${number(a[1])} x2=${number(b[0])} y2=${number(b[1])} />`;
        })}
        <circle class="rim" r=${monthBand[0]} />
        <circle class="rim" r=${monthBand[1]} />
        <circle class="rim" r=${tracks[0]} />
        <circle class="rim" r=${tracks[1]} />
        ${weeks(first, end, angle)}
        ${months.map(
          (month, index) =>
            svg`<text class="month-name"><textPath href="#${props.id}-m${index}" startOffset="50%" text-anchor="middle">${showMonth(month, language, month === first || month.endsWith("-01-01"))}</textPath></text>`,
        )}
        ${today !== undefined && within(today) ? todayHand(angle(today, 12), words.today) : nothing}
        ${flowArcs(props, places)} ${centre(props, places.length)}
      </g>
      ${
        still
          ? svg`<g aria-hidden="true">${places.map((each) => mark(props, each, scale))}</g>`
          : svg`<g role="listbox" id="${props.id}-list" aria-label=${`${summary} ${words.wheelKeys}`} @keydown=${onKeydown}>
              ${places.map(({ meeting, at }) => {
                const { label } = told(year, meeting, language);
                return svg`<g
                  class="meeting"
                  role="option"
                  data-key=${keyOf(meeting)}
                  tabindex=${meeting === stop?.meeting ? 0 : -1}
                  aria-label=${label}
                  aria-selected=${same(meeting, selected) ? "true" : "false"}
                  @focus=${() => onActive?.(meeting)}
                ><title>${label}</title>${mark(props, { meeting, at }, scale)}</g>`;
              })}
            </g>`
      }
    </svg>
    ${places.length === 0 ? html`<p class="ds-sr-only">${words.wheelEmpty}</p>` : nothing}
  </div>`;
}

interface Place {
  meeting: Meeting;
  at: Point;
}

function mark({ year, selected }: WheelProps, { meeting, at: [x, y] }: Place, scale: number): SVGTemplateResult {
  const { look } = factsOf(year).body(meeting.body);
  const chosen = same(meeting, selected);
  return svg`<g transform="translate(${number(x)} ${number(y)}) scale(${number(chosen ? scale * 1.35 : scale)})" data-hue=${look.hue}>
    <circle class="halo" r="12" data-on=${chosen ? "yes" : nothing} />${markOf(look)}
  </g>`;
}

/** The way a month's name runs: along the ring, and never upside down. */
function monthPath(id: string, index: number, from: number, to: number): SVGTemplateResult {
  const middle = (from + to) / 2;
  const below = middle > Math.PI / 2 && middle < (3 * Math.PI) / 2;
  const radius = below ? 387.5 : 374.5;
  const [a, b] = below ? [to, from] : [from, to];
  return svg`<path id="${id}-m${index}" d="M${at(point(a, radius))}A${radius} ${radius} 0 0 ${below ? 0 : 1} ${at(point(b, radius))}" />`;
}

type Angle = (date: LocalDate, hours?: number) => number;

/** Weekends and breaks across the tracks, breaks and holidays in a band of their own. */
function dayShades(year: Year, first: LocalDate, end: LocalDate, angle: Angle): SVGTemplateResult {
  const clip = (date: LocalDate) => (date < first ? first : date > end ? end : date);
  let weekends = "";
  for (let saturday = addDays(first, 6 - weekdayOf(first)); saturday < end; saturday = addDays(saturday, 7)) {
    const [from, to] = [clip(saturday), clip(addDays(saturday, 2))];
    if (from < to) weekends += sector(angle(from), angle(to), ...tracks);
  }
  const breaks = year.breaks
    .map((each) => ({ ...each, start: clip(each.from), stop: clip(addDays(each.to, 1)) }))
    .filter(({ start, stop }) => start < stop);
  const { from, to } = year.period;
  const outside = [[first, clip(from)] as const, [clip(addDays(to, 1)), end] as const].filter(([a, b]) => a < b);
  return svg`<path class="weekends" d=${weekends} />
    ${outside.map(([a, b]) => svg`<path class="outside-period" d=${sector(angle(a), angle(b), ...tracks)} />`)}
    ${breaks.map(({ start, stop, closes }) => svg`<path class="shade" data-day=${closes} d=${sector(angle(start), angle(stop), ...tracks)} />`)}
    ${breaks.map(({ name, start, stop, closes }) => svg`<path class="band" data-day=${closes} d=${sector(angle(start), angle(stop), ...dayBand)}><title>${name}</title></path>`)}
    ${year.holidays
      .filter(({ date }) => first <= date && date < end)
      .map(
        ({ date }) =>
          svg`<path class="band" data-day="holiday" d=${sector(angle(date), angle(date, 24), dayBand[0], tracks[0])} />`,
      )}`;
}

function weeks(first: LocalDate, end: LocalDate, angle: Angle): SVGTemplateResult[] {
  const drawn = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday < end; monday = addDays(monday, 7)) {
    const week = weekOf(monday);
    if (monday >= first) {
      const [a, b] = [point(angle(monday), weekBand[0]), point(angle(monday), weekBand[0] - 5)];
      drawn.push(
        svg`<line class="week-tick" x1=${number(a[0])} y1=${number(a[1])} x2=${number(b[0])} y2=${number(b[1])} />`,
      );
    }
    const middle = addDays(monday, 3);
    if (middle < first || middle >= end) continue;
    const [x, y] = point(angle(middle, 12), (weekBand[0] + weekBand[1]) / 2 - 1);
    drawn.push(
      svg`<text class="week" data-every=${week % 4 === 0 ? 4 : week % 2 === 0 ? 2 : 1} x=${number(x)} y=${number(y)}>${week}</text>`,
    );
  }
  return drawn;
}

function todayHand(angle: number, text: string): SVGTemplateResult {
  const [a, b] = [point(angle, tracks[1]), point(angle, dayBand[0])];
  // Its word stands apart from it, with a stroke like it: beside it would be the year and the number of meetings.
  return svg`<g class="today">
    <line x1=${number(a[0])} y1=${number(a[1])} x2=${number(b[0])} y2=${number(b[1])} />
    <circle cx=${number(a[0])} cy=${number(a[1])} r="5" />
    <text y="91">— ${text}</text>
  </g>`;
}

/** Which meeting waits for which: arcs that bend towards the middle, the arrow at the one that waits. */
function flowArcs({ year, flows = "none", selected, id }: WheelProps, places: Place[]): SVGTemplateResult[] {
  if (flows === "none") return [];
  const find = (ref: MeetingRef) => places.find(({ meeting }) => same(meeting, ref));
  const drawn = [];
  for (const { from, to } of year.flows) {
    const chosen = same(from, selected) || same(to, selected);
    if (flows === "selected" && !chosen) continue;
    const [a, b] = [find(from), find(to)];
    if (!a || !b) continue;
    const [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]];
    const long = Math.hypot(dx, dy) || 1;
    const bend: Point = [(a.at[0] + b.at[0]) * 0.36, (a.at[1] + b.at[1]) * 0.36];
    // The arrow ends at the edge of the mark, not under it.
    const away = Math.hypot(b.at[0] - bend[0], b.at[1] - bend[1]) || 1;
    const short = Math.min(11, long / 3) / away;
    const tip: Point = [b.at[0] + (bend[0] - b.at[0]) * short, b.at[1] + (bend[1] - b.at[1]) * short];
    drawn.push(
      svg`<path class="flow" data-on=${chosen ? "yes" : nothing} d="M${at(a.at)}Q${at(bend)} ${at(tip)}" marker-end="url(#${id}-arrow)" />`,
    );
  }
  return drawn;
}

/** What is looked at, said in the middle: the selected meeting, else the period. */
function centre({ year, meetings, selected, language }: WheelProps, count: number): SVGTemplateResult {
  const meeting = meetings.find((each) => same(each, selected));
  if (!meeting)
    return svg`<text class="centre-large" y="-2">${showPeriod(year.period)}</text>
      <text class="centre-small centre-count" y="32">${yearWords[language].meetings(count)}</text>`;
  const { body, look, number: which, date, hours } = told(year, meeting, language);
  const lines = split(body.name, 17);
  const top = -44 - (lines.length - 1) * 10;
  return svg`<g transform="translate(0 ${top - 22})" data-hue=${look.hue}>${markOf(look)}</g>
    ${lines.map((line, index) => svg`<text class="centre-name centre-said" y=${top + 8 + index * 22}>${line}</text>`)}
    <text class="centre-small centre-said" y=${top + 8 + lines.length * 22}>${which}</text>
    <text class="centre-date" y=${top + 40 + lines.length * 22}>${showDate(date, language, "short")}</text>
    <text class="centre-small centre-said" y=${top + 64 + lines.length * 22}>${hours}</text>`;
}

/** Two or three lines at most, broken between words. */
function split(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]!} …`];
}
