/**
 * The year as a calendar: a table for each month, as many beside each other as there is room for. One day is in the order of Tab; the arrow keys lead to the
 * others. A meeting is moved by dragging its mark, or by Enter, arrows and Enter; the element around decides what that means.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { LocalDate, Meeting, MeetingRef } from "../../types.ts";
import { addDays, showDate } from "../dates.ts";
import { badge } from "./looks.ts";
import { yearWords } from "./words.ts";
import {
  dateOf,
  dayNotes,
  factsOf,
  keyOf,
  monthsOf,
  nextMonth,
  same,
  showMonth,
  showRange,
  told,
  weekOf,
  weekdayOf,
  type Pictured,
} from "./year.ts";

/** What it would cost to have the selected meeting on a day; a lower bound where it is not exact. Below zero: cheaper than now. */
export type DayPrice = { price: number; exact: boolean } | { reasons: string[] };

export interface GridProps extends Pictured {
  /** Tells several grids in one tree apart. */
  id: string;
  /** The day that Tab comes to; `onActive` tells when the focus moves to another. */
  active?: LocalDate;
  onActive: (date: LocalDate) => void;
  /** Days that are not in it are neither coloured nor hatched. */
  prices?: ReadonlyMap<LocalDate, DayPrice>;
  /** The meeting that has been picked up, by the keyboard or by a pointer. */
  held?: MeetingRef;
  /** A day without meetings was chosen. */
  onPick?: (date: LocalDate) => void;
  /** The day under the pointer, or none. */
  onHover?: (date: LocalDate | undefined) => void;
  /** Meetings can be moved only where this is given. It should set `held`; `onDrop` and `onCancel` should clear it. */
  onDragStart?: (meeting: Meeting) => void;
  onDrop?: (meeting: MeetingRef, date: LocalDate) => void;
  onCancel?: () => void;
}

const mostMarks = 6;

export function gridView(props: GridProps): TemplateResult {
  const { year, language, meetings, today, selected, prices, held, onSelect, onDragStart } = props;
  const { from, to } = year.period;
  const words = yearWords[language];
  const known = factsOf(year);
  const onDay = new Map<LocalDate, Meeting[]>();
  for (const meeting of meetings) onDay.set(dateOf(meeting), [...(onDay.get(dateOf(meeting)) ?? []), meeting]);
  const chosen = meetings.find((meeting) => same(meeting, selected));
  const inPeriod = (date: LocalDate | undefined) => date !== undefined && from <= date && date <= to;
  const stop = [props.active, chosen && dateOf(chosen), today].find(inPeriod) ?? from;
  const heldMeeting = meetings.find((meeting) => same(meeting, held));
  const dearest = Math.max(0, ...[...(prices?.values() ?? [])].map((each) => ("price" in each ? each.price : 0)));

  const choose = (date: LocalDate) => {
    const those = onDay.get(date) ?? [];
    if (heldMeeting) {
      if (dateOf(heldMeeting) !== date) return props.onDrop?.(heldMeeting, date);
      // Where several meetings stand on its own day, the next one is taken up instead.
      const next = those[those.indexOf(heldMeeting) + 1];
      if (!next) return props.onCancel?.();
      onSelect?.(next);
      return onDragStart?.(next);
    }
    if (those.length === 0) return props.onPick?.(date);
    const after = those[(those.findIndex((meeting) => same(meeting, selected)) + 1) % those.length]!;
    const meeting = onDragStart ? those[0]! : after;
    onSelect?.(meeting);
    onDragStart?.(meeting);
  };
  const onKeydown = (event: KeyboardEvent) => {
    const date = (event.target as Element).getAttribute("data-date");
    if (!date || event.altKey || event.ctrlKey || event.metaKey) return;
    const month = (steps: number) => {
      let first = `${date.slice(0, 7)}-01`;
      first = steps > 0 ? nextMonth(first) : `${addDays(first, -1).slice(0, 7)}-01`;
      const last = addDays(nextMonth(first), -1);
      const same = `${first.slice(0, 8)}${date.slice(8)}`;
      return same > last ? last : same;
    };
    const moves: Record<string, () => LocalDate> = {
      ArrowRight: () => addDays(date, 1),
      ArrowLeft: () => addDays(date, -1),
      ArrowDown: () => addDays(date, 7),
      ArrowUp: () => addDays(date, -7),
      Home: () => addDays(date, 1 - weekdayOf(date)),
      End: () => addDays(date, 7 - weekdayOf(date)),
      PageDown: () => month(1),
      PageUp: () => month(-1),
    };
    if (event.key === "Enter" || event.key === " ") choose(date);
    else if (event.key === "Escape" && held) {
      props.onCancel?.();
      event.stopPropagation();
    } else if (Object.hasOwn(moves, event.key)) {
      const wanted = moves[event.key]!();
      const target = wanted < from ? from : wanted > to ? to : wanted;
      (event.currentTarget as Element).querySelector<HTMLElement>(`[data-date="${target}"]`)?.focus();
    } else return;
    event.preventDefault();
  };

  const cell = (date: LocalDate) => {
    const outside = !inPeriod(date);
    const info = known.day(date, language);
    const those = onDay.get(date) ?? [];
    const price = outside ? undefined : prices?.get(date);
    const notes = [
      ...(outside ? [words.outside] : []),
      ...(date === today ? [words.today] : []),
      ...dayNotes(info, words),
      ...those.map((meeting) => {
        const { name, hours } = told(year, meeting, language);
        return `${name} ${hours}${same(meeting, held) ? ` (${words.held})` : ""}`;
      }),
      ...(price ? [priceText(price, props)] : []),
    ];
    const label = [showDate(date, language), ...notes].join(". ");
    const closed = info.breaks.some(({ closes }) => closes === "office")
      ? "office"
      : info.breaks.length > 0
        ? "school"
        : nothing;
    return html`<td
      id="${props.id}-${date}"
      data-date=${date}
      data-outside=${outside ? "yes" : nothing}
      data-weekend=${info.weekend ? "yes" : nothing}
      data-holiday=${info.holiday ? "yes" : nothing}
      data-day=${closed}
      data-today=${date === today ? "yes" : nothing}
      data-price=${price ? step(price, dearest) : nothing}
      role="gridcell"
      tabindex=${outside ? nothing : date === stop ? 0 : -1}
      aria-label=${label}
      aria-selected=${those.some((meeting) => same(meeting, selected)) ? "true" : "false"}
      aria-disabled=${price && "reasons" in price ? "true" : nothing}
      title=${notes.length > 0 ? label : nothing}
      @focus=${outside ? nothing : () => props.onActive(date)}
    >
      <span class="day">${Number(date.slice(8))}</span>
      ${those.length > 0 ? dayMarks(props, those) : nothing}
      ${price ? html`<span class="price" data-sign=${priceSign(price)}></span>` : nothing}
    </td>`;
  };

  const month = (first: LocalDate) => {
    const after = nextMonth(first);
    const rows: LocalDate[] = [];
    for (let monday = addDays(first, 1 - weekdayOf(first)); monday < after; monday = addDays(monday, 7))
      if (monday <= to && addDays(monday, 6) >= from) rows.push(monday);
    const title = `${props.id}-${first.slice(0, 7)}`;
    const last = addDays(after, -1);
    const named = [
      ...year.breaks
        .filter((each) => each.from <= last && each.to >= first)
        .map((each) => ({
          from: each.from < first ? first : each.from,
          to: each.to > last ? last : each.to,
          day: each.closes as string,
          name: each.name,
        })),
      ...year.holidays
        .filter(({ date }) => first <= date && date <= last)
        .map(({ date, name }) => ({ from: date, to: date, day: "holiday", name: name[language] ?? name.nb })),
    ].sort((a, b) => (a.from < b.from ? -1 : 1));
    return html`<div class="month">
      <table role="grid" aria-labelledby=${title}>
        <caption id=${title}>
          ${showMonth(first, language)}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="week-head" abbr=${words.week}><span class="ds-sr-only">${words.week}</span></th>
            ${words.weekdays.map((name) => html`<th scope="col" abbr=${name}>${name.slice(0, 2)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (monday) =>
              html`<tr>
                <th scope="row" class="week-number" aria-label=${words.weekN(weekOf(monday))}>${weekOf(monday)}</th>
                ${[0, 1, 2, 3, 4, 5, 6].map((offset) => {
                  const date = addDays(monday, offset);
                  return date < first || date >= after ? html`<td class="no-day"></td>` : cell(date);
                })}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        named.length > 0
          ? html`<ul class="month-notes" aria-hidden="true">
              ${named.map(
                (each) =>
                  html`<li>
                    <span class="swatch" data-day=${each.day}></span>
                    <span><b>${shortRange(each, language)}</b> ${each.name}</span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </div>`;
  };

  const dateUnder = (event: Event) =>
    (event.target as Element).closest("[data-date]:not([data-outside])")?.getAttribute("data-date") ?? undefined;
  return html`<div class="year-grid" ?data-held=${held !== undefined}>
    <p class="ds-sr-only" id="${props.id}-keys">${words.gridKeys} ${onDragStart ? words.gridKeysMove : nothing}</p>
    <div
      class="months"
      role="group"
      aria-label=${words.grid}
      aria-describedby="${props.id}-keys"
      @keydown=${onKeydown}
      @click=${(event: MouseEvent) => {
        const date = dateUnder(event);
        if (!date) return;
        const key = (event.target as Element).closest("[data-key]")?.getAttribute("data-key");
        const meeting = heldMeeting ? undefined : meetings.find((each) => keyOf(each) === key);
        if (meeting) return onSelect?.(meeting);
        // A click selects; only the keyboard and a drag pick a meeting up.
        const those = onDay.get(date) ?? [];
        if (heldMeeting) choose(date);
        else if (those.length === 0) props.onPick?.(date);
        else onSelect?.(those[(those.findIndex((each) => same(each, selected)) + 1) % those.length]!);
      }}
      @pointerdown=${onDragStart ? (event: PointerEvent) => startDrag(event, props) : nothing}
      @pointerover=${props.onHover ? (event: Event) => props.onHover?.(dateUnder(event)) : nothing}
      @pointerleave=${props.onHover ? () => props.onHover?.(undefined) : nothing}
    >
      ${monthsOf(year.period).map(month)}
    </div>
    ${prices ? priceScale(language) : nothing}
  </div>`;
}

function dayMarks({ year, selected, held, onDragStart }: GridProps, those: Meeting[]): TemplateResult {
  const known = factsOf(year);
  return html`<span class="marks" data-many=${those.length > 1 ? "yes" : nothing}>
    ${those
      .slice(0, mostMarks)
      .map(
        (meeting) =>
          html`<span
            class="day-mark"
            data-key=${keyOf(meeting)}
            data-on=${same(meeting, selected) ? "yes" : nothing}
            data-held=${same(meeting, held) ? "yes" : nothing}
            data-moves=${onDragStart ? "yes" : nothing}
            >${badge(known.body(meeting.body).look)}</span
          >`,
      )}
    ${those.length > mostMarks ? html`<span class="more-marks">+${those.length - mostMarks}</span>` : nothing}
  </span>`;
}

/** 0: no dearer, 1 to 4: dearer and dearer. By the square root, since a few days cost many times what the others do. */
function step(price: DayPrice, dearest: number): string {
  if ("reasons" in price) return "no";
  if (price.price < 0) return "cheaper";
  if (price.price === 0) return "0";
  return String(Math.min(4, 1 + Math.floor(4 * Math.sqrt(price.price / (dearest + 1)))));
}

function priceSign(price: DayPrice): string {
  if ("reasons" in price) return "–";
  if (price.price < 0) return `−${-price.price}`;
  return `${price.exact ? "" : "≥"}${price.price === 0 ? "0" : `+${price.price}`}`;
}

function priceText(price: DayPrice, { language }: GridProps): string {
  const words = yearWords[language];
  if ("reasons" in price)
    return price.reasons.length > 0 ? words.impossible(price.reasons.join("; ")) : words.impossibleShort;
  if (price.price < 0) return words.priceCheaper(words.points(-price.price));
  if (!price.exact) return words.priceAtLeast(words.points(price.price));
  return price.price === 0 ? words.priceFree : words.price(words.points(price.price));
}

/** Below the months, where it moves none of them when it comes. */
function priceScale(language: GridProps["language"]): TemplateResult {
  const words = yearWords[language];
  const item = (level: string, sign: string, text: string) =>
    html`<li><span class="scale-step" data-price=${level} aria-hidden="true">${sign}</span>${text}</li>`;
  return html`<div class="price-scale">
    <p>${words.scale}:</p>
    <ul>
      ${item("cheaper", "−2", words.scaleCheaper)} ${item("0", "0", words.scaleFree)}
      <li>
        ${["1", "2", "3", "4"].map((level) => html`<span class="scale-step" data-price=${level} aria-hidden="true">+</span>`)}
        ${words.scaleDear}
      </li>
      ${item("no", "–", words.impossibleShort)}
    </ul>
  </div>`;
}

/** «5.–9.», in a month that is already named. */
function shortRange({ from, to }: { from: LocalDate; to: LocalDate }, language: GridProps["language"]): string {
  const text = showRange(from, to, language);
  return text.slice(0, text.indexOf(" "));
}

/** How far a pointer moves before it drags, in pixels. */
const slack = 5;

/** From a press on a mark until it is let go. The gesture is not over when the grid is drawn anew: its listeners stand on the window. */
function startDrag(event: PointerEvent, props: GridProps): void {
  const key = (event.target as Element).closest("[data-key]")?.getAttribute("data-key");
  const meeting = props.meetings.find((each) => keyOf(each) === key);
  if (!meeting || event.button !== 0 || props.held) return;
  const root = (event.currentTarget as Element).getRootNode() as ShadowRoot | Document;
  const { clientX, clientY, pointerId } = event;
  let dragging = false;
  let over: LocalDate | undefined;
  const dateAt = ({ clientX: x, clientY: y }: PointerEvent) =>
    root.elementFromPoint(x, y)?.closest("[data-date]:not([data-outside])")?.getAttribute("data-date") ?? undefined;
  const move = (later: PointerEvent) => {
    if (later.pointerId !== pointerId) return;
    if (!dragging) {
      if (Math.hypot(later.clientX - clientX, later.clientY - clientY) < slack) return;
      dragging = true;
      props.onSelect?.(meeting);
      props.onDragStart?.(meeting);
    }
    later.preventDefault();
    // Months that are not in sight come into it at the window's edge.
    if (later.clientY < 48) scrollBy(0, -14);
    else if (later.clientY > innerHeight - 48) scrollBy(0, 14);
    const date = dateAt(later);
    if (date !== over) props.onHover?.((over = date));
  };
  const end = (later: PointerEvent | KeyboardEvent) => {
    if (later instanceof PointerEvent ? later.pointerId !== pointerId : later.key !== "Escape") return;
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    removeEventListener("keydown", end, true);
    if (!dragging) return;
    const date = later instanceof PointerEvent && later.type === "pointerup" ? dateAt(later) : undefined;
    if (date && date !== dateOf(meeting)) props.onDrop?.(meeting, date);
    else props.onCancel?.();
    // The click that some browsers send after it is no click.
    const swallow = (click: Event) => click.stopPropagation();
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, true));
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
  addEventListener("keydown", end, true);
}
