/** The chosen meeting: why it is there, who is missing, what other days cost, and moving or locking it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Alternative } from "../../types.ts";
import { showDate, showTime } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons } from "../icons.ts";
import type { YearPlanApp } from "./app.ts";
import { saysSomething } from "./requests.ts";

export function meetingView(app: YearPlanApp): TemplateResult {
  const { words, selected, names } = app;
  const meeting = selected && app.meeting(selected);
  if (!meeting) return html`<p class="subtle">${words.chooseMeeting}</p>`;
  const costs = app.costsOf(meeting);
  const locked = app.locked(meeting);
  const absent = app.absent(meeting);
  return html`<section class="chosen" tabindex="-1" aria-labelledby="h-meeting">
    ${heading(app.level + 1, "h-meeting", app.nameOfMeeting(meeting))}
    <p class="when">${app.whenOf(meeting)}</p>
    <dl>
      ${
        app.review
          ? html`<dt>${words.why}</dt>
              <dd>
                ${
                  costs.length === 0
                    ? words.whyNothing
                    : html`<ul>
                        ${costs.map((line) => html`<li>${app.describe(line)}</li>`)}
                      </ul>`
                }
                ${otherDays(app)}
              </dd>`
          : nothing
      }
      <dt>${words.missing}</dt>
      <dd>
        ${
          absent.length > 0
            ? html`<ul>
                ${absent.map((person) => html`<li>${names[person] ?? person}</li>`)}
              </ul>`
            : words.nobodyMissing
        }
      </dd>
    </dl>
    ${moveView(app)}
    <div class="actions">
      <button
        type="button"
        class="ds-button small"
        data-variant="secondary"
        id="lock"
        @click=${() => app.lock(meeting, !locked)}
      >
        ${locked ? icons.unlock : icons.lock}${locked ? words.unlock : words.lock}
      </button>
      <button
        type="button"
        class="ds-button small"
        data-variant="tertiary"
        id="deselect"
        @click=${() => app.select(undefined)}
      >
        ${icons.close}${words.close}
      </button>
    </div>
    ${locked ? html`<p class="subtle">${words.isLocked}</p>` : nothing}
  </section>`;
}

/** The cheapest other day, in words. */
function otherDays(app: YearPlanApp): TemplateResult | typeof nothing {
  const { words, dayPrices, prices, selected } = app;
  if (!dayPrices) return html`<p class="subtle" role="status">${words.pricing}</p>`;
  const here = app.meeting(selected!)!.start.slice(0, 10);
  let best: { date: string; price: number; exact: boolean } | undefined;
  for (const [date, day] of dayPrices) {
    if (date === here || !("price" in day)) continue;
    if (!best || day.price < best.price || (day.price === best.price && date < best.date))
      best = { date, price: day.price, exact: day.exact };
  }
  if (!best) return prices!.complete ? html`<p>${words.noOther}</p>` : nothing;
  const date = showDate(best.date, app.language, "day");
  const points = words.points(Math.abs(best.price));
  const text =
    best.price > 0
      ? words.nextBest(date, points)
      : best.price === 0
        ? words.nextBestSame(date)
        : words.better(date, points);
  return html`<p>${best.exact ? text : words.pricesPartly}</p>`;
}

/** Without a mouse, and on a narrow page: the same choice as a list, the cheapest days first. */
function moveView(app: YearPlanApp): TemplateResult | typeof nothing {
  const { words, prices, selected } = app;
  if (!prices) return nothing;
  const here = app.meeting(selected!)!;
  const choices = prices.alternatives
    .filter((each) => saysSomething(each) && !(each.start === here.start && each.room === here.room))
    .sort((a, b) => (a.price ?? 0) - (b.price ?? 0) || (a.start < b.start ? -1 : 1));
  // The same time in another room at the same price is no choice that anybody wants to read.
  const seen = new Set<string>();
  const shown = choices.filter(({ start }) => !seen.has(start) && seen.add(start)).slice(0, 60);
  if (shown.length === 0) return nothing;
  return html`<form class="move" @submit=${(event: SubmitEvent) => move(app, event, shown)}>
    <label class="ds-field">
      <span class="ds-label">${words.moveTo}</span>
      <select class="ds-input" id="move-to" name="to">
        <option value="">${words.moveChoose}</option>
        ${shown.map((each, index) => html`<option value=${index}>${choice(app, each)}</option>`)}
      </select>
    </label>
    <button type="submit" class="ds-button small" data-variant="secondary" id="move">${words.moveDo}</button>
    <p class="subtle">${words.moveHelp} ${prices.complete ? nothing : words.pricing}</p>
  </form>`;
}

function choice(app: YearPlanApp, { start, price = 0, exact }: Alternative): string {
  const { words, language } = app;
  const cost = exact === false ? words.atLeast(price) : words.dearer(price);
  return `${showDate(start.slice(0, 10), language, "long")} ${showTime(start.slice(11), language)}: ${cost}`;
}

function move(app: YearPlanApp, event: SubmitEvent, shown: readonly Alternative[]): void {
  event.preventDefault();
  const { value } = (event.target as HTMLFormElement).elements.namedItem("to") as HTMLSelectElement;
  const to = value === "" ? undefined : shown[Number(value)];
  if (to && app.selected) void app.move(app.selected, to);
}
