/**
 * The year as a calendar: a table for each month, as many beside each other as there is room for. One day is in the order of Tab; the arrow keys lead to the
 * others. Moving meetings and what that costs is `planner-grid.ts`.
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

/** What a planner adds to it; whoever only reads loads none of that. */
export interface Planning {
  /** The meeting that has been picked up, and what is said of it. */
  held: MeetingRef | undefined;
  heldWord: string;
  /** Meetings can be moved. */
  moves: boolean;
  /** How they are moved by the keyboard. */
  keys: string;
  price: (date: LocalDate) => { level: string; text: string; impossible: boolean; sign: string } | undefined;
  scale: TemplateResult | undefined;
  /** A day was chosen by the keyboard, or by whatever means while a meeting is held. */
  onChoose: (date: LocalDate, those: readonly Meeting[]) => void;
  /** A day without meetings was chosen by a pointer. */
  onPick: ((date: LocalDate) => void) | undefined;
  onCancel: () => void;
  onPress: ((event: PointerEvent) => void) | undefined;
  onHover: ((date: LocalDate | undefined) => void) | undefined;
}

export interface GridProps extends Pictured {
  /** Tells several grids in one tree apart. */
  id: string;
  /** The day that Tab comes to; `onActive` tells when the focus moves to another. */
  active?: LocalDate;
  onActive: (date: LocalDate) => void;
  planning?: Planning;
}

const mostMarks = 6;

export function gridView(props: GridProps): TemplateResult {
  const { year, language, meetings, today, selected, planning, onSelect } = props;
  const held = planning?.held;
  const { from, to } = year.period;
  const words = yearWords[language];
  const known = factsOf(year);
  const onDay = new Map<LocalDate, Meeting[]>();
  for (const meeting of meetings) onDay.set(dateOf(meeting), [...(onDay.get(dateOf(meeting)) ?? []), meeting]);
  const chosen = meetings.find((meeting) => same(meeting, selected));
  const inPeriod = (date: LocalDate | undefined) => date !== undefined && from <= date && date <= to;
  const stop = [props.active, chosen && dateOf(chosen), today].find(inPeriod) ?? from;

  /** The meetings of a day, one after the other. */
  const selectNext = (those: readonly Meeting[]) =>
    onSelect?.(those[(those.findIndex((meeting) => same(meeting, selected)) + 1) % those.length]!);
  const choose = (date: LocalDate) => {
    const those = onDay.get(date) ?? [];
    if (planning) planning.onChoose(date, those);
    else if (those.length > 0) selectNext(those);
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
      planning?.onCancel();
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
    const price = outside ? undefined : planning?.price(date);
    const notes = [
      ...(outside ? [words.outside] : []),
      ...(date === today ? [words.today] : []),
      ...dayNotes(info, words),
      ...those.map((meeting) => {
        const { name, hours } = told(year, meeting, language);
        return `${name} ${hours}${same(meeting, held) ? ` (${planning?.heldWord})` : ""}`;
      }),
      ...(price ? [price.text] : []),
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
      data-price=${price?.level ?? nothing}
      role="gridcell"
      tabindex=${outside ? nothing : date === stop ? 0 : -1}
      aria-label=${label}
      aria-selected=${those.some((meeting) => same(meeting, selected)) ? "true" : "false"}
      aria-disabled=${price?.impossible ? "true" : nothing}
      title=${notes.length > 0 ? label : nothing}
      @focus=${outside ? nothing : () => props.onActive(date)}
    >
      <span class="day">${Number(date.slice(8))}</span>
      ${those.length > 0 ? dayMarks(props, those) : nothing}
      ${price ? html`<span class="price" data-sign=${price.sign}></span>` : nothing}
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
    <p class="ds-sr-only" id="${props.id}-keys">${words.gridKeys} ${planning?.keys}</p>
    <div
      class="months"
      role="group"
      aria-label=${words.grid}
      aria-describedby="${props.id}-keys"
      @keydown=${onKeydown}
      @click=${(event: MouseEvent) => {
        const date = dateUnder(event);
        if (!date) return;
        // A click selects; only the keyboard and a drag pick a meeting up.
        if (meetings.some((each) => same(each, held))) return choose(date);
        const key = (event.target as Element).closest("[data-key]")?.getAttribute("data-key");
        const meeting = meetings.find((each) => keyOf(each) === key);
        const those = onDay.get(date) ?? [];
        if (meeting) onSelect?.(meeting);
        else if (those.length > 0) selectNext(those);
        else planning?.onPick?.(date);
      }}
      @pointerdown=${planning?.onPress}
      @pointerover=${planning?.onHover && ((event: Event) => planning.onHover?.(dateUnder(event)))}
      @pointerleave=${planning?.onHover && (() => planning.onHover?.(undefined))}
    >
      ${monthsOf(year.period).map(month)}
    </div>
    ${planning?.scale}
  </div>`;
}

function dayMarks({ year, selected, planning }: GridProps, those: Meeting[]): TemplateResult {
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
            data-held=${same(meeting, planning?.held) ? "yes" : nothing}
            data-moves=${planning?.moves ? "yes" : nothing}
            >${badge(known.body(meeting.body).look)}</span
          >`,
      )}
    ${those.length > mostMarks ? html`<span class="more-marks">+${those.length - mostMarks}</span>` : nothing}
  </span>`;
}

/** «5.–9.», in a month that is already named. */
function shortRange({ from, to }: { from: LocalDate; to: LocalDate }, language: GridProps["language"]): string {
  const text = showRange(from, to, language);
  return text.slice(0, text.indexOf(" "));
}
