/**
 * The calendar of a year for a planner: what it costs to have the selected meeting on another day, and moving it, by dragging its mark or by Enter, arrows
 * and Enter; the element around decides what that means. By itself, since whoever only reads the year needs none of it.
 */
import { html, type TemplateResult } from "lit";
import type { Language, LocalDate, Meeting, MeetingRef } from "../../types.ts";
import { sheet } from "../designsystemet.ts";
import { gridView, type GridProps } from "./grid-view.ts";
import styles from "./planner-grid.css";
import { plannerWords } from "./planner-words.ts";
import { dateOf, keyOf, same } from "./year.ts";

/** What it would cost to have the selected meeting on a day; a lower bound where it is not exact. Below zero: cheaper than now. */
export type DayPrice = { price: number; exact: boolean } | { reasons: string[] };

export interface PlannerGridProps extends Omit<GridProps, "planning"> {
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

let own: CSSStyleSheet | undefined;

/** To be adopted after the year's own. */
export const plannerGridStyles = (): CSSStyleSheet => (own ??= sheet(styles));

export function plannerGridView(props: PlannerGridProps): TemplateResult {
  const { prices, held, language, onDragStart, onPick, onHover } = props;
  const words = plannerWords[language];
  const dearest = Math.max(0, ...[...(prices?.values() ?? [])].map((each) => ("price" in each ? each.price : 0)));
  return gridView({
    ...props,
    planning: {
      held,
      heldWord: words.held,
      moves: onDragStart !== undefined,
      keys: onDragStart ? words.keys : "",
      price: (date) => {
        const price = prices?.get(date);
        return (
          price && {
            level: step(price, dearest),
            text: priceText(price, language),
            impossible: "reasons" in price,
            sign: priceSign(price),
          }
        );
      },
      scale: prices && priceScale(language),
      onChoose: (date, those) => choose(props, date, those),
      onPick,
      onCancel: () => props.onCancel?.(),
      onPress: onDragStart && ((event) => startDrag(event, props)),
      onHover,
    },
  });
}

function choose(props: PlannerGridProps, date: LocalDate, those: readonly Meeting[]): void {
  const { meetings, selected, held, onSelect, onDragStart } = props;
  const heldMeeting = meetings.find((meeting) => same(meeting, held));
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

function priceText(price: DayPrice, language: Language): string {
  const words = plannerWords[language];
  if ("reasons" in price)
    return price.reasons.length > 0 ? words.impossible(price.reasons.join("; ")) : words.impossibleShort;
  if (price.price < 0) return words.priceCheaper(words.points(-price.price));
  if (!price.exact) return words.priceAtLeast(words.points(price.price));
  return price.price === 0 ? words.priceFree : words.price(words.points(price.price));
}

/** Below the months, where it moves none of them when it comes. */
function priceScale(language: Language): TemplateResult {
  const words = plannerWords[language];
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

/** How far a pointer moves before it drags, in pixels. */
const slack = 5;

/** From a press on a mark until it is let go. The gesture is not over when the grid is drawn anew: its listeners stand on the window. */
function startDrag(event: PointerEvent, props: PlannerGridProps): void {
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
