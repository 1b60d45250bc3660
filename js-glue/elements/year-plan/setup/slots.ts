/** When a body can meet: weekdays by times, each with how well it suits. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { PlanBody } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { showTime } from "../../dates.ts";
import { icons } from "../../icons.ts";
import { button, checkbox, idOf, numberField, problemView, removeButton, textField } from "./fields.ts";
import { setupState } from "./state.ts";
import { setupStrings, type SetupStrings } from "./strings.ts";

type Slot = PlanBody["slots"][number];
type Weekday = Slot["weekday"];

const workdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const allDays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const costOf = ({ cost }: Slot): unknown => cost ?? 0;

export function slotsView(app: YearPlanApp, body: PlanBody, index: number): TemplateResult {
  const words = setupStrings(app);
  const state = setupState(app);
  const path = `/bodies/${index}/slots`;
  const weekendKey = `weekend/${body.id}`;
  const hasWeekend = body.slots.some(({ weekday }) => weekday > 5);
  const weekend = hasWeekend || state.open.has(weekendKey);
  const days = weekend ? allDays : workdays;
  const times = timesOf(app, body);
  const write = (slots: Slot[]) => app.set(path, slots, words.did.times);

  return html`<fieldset class="ds-fieldset slots">
    <legend class="ds-label">${words.times}</legend>
    <p data-field="description">${words.timesHelp}</p>
    ${
      times.length > 0
        ? html`<div class="slots-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col"><span class="ds-sr-only">${words.time}</span></th>
                  ${days.map(
                    (day) =>
                      html`<th scope="col">
                        <abbr title=${words.weekdays[day - 1]!}
                          ><span aria-hidden="true">${words.weekdaysShort[day - 1]}</span
                          ><span class="ds-sr-only">${words.weekdays[day - 1]}</span></abbr
                        >
                      </th>`,
                  )}
                  <td></td>
                </tr>
              </thead>
              <tbody>
                ${times.length > 1 ? wholeDayRow(app, body, days, times, write) : nothing}
                ${times.map((start, row) => timeRow(app, body, index, days, times, start, row, write))}
              </tbody>
            </table>
          </div>`
        : html`<p class="subtle">${words.noTimes}</p>`
    }
    ${problemView(app, path)}
    <div class="actions">
      ${button(words.addTime, () => addTime(app, body, index, times, write), {
        id: `${idOf(path)}-add`,
        icon: icons.plus,
        variant: "tertiary",
      })}
      ${checkbox({ id: `${idOf(path)}-weekend`, label: words.weekend, checked: weekend }, (on) => {
        if (on) state.open.add(weekendKey);
        else {
          state.open.delete(weekendKey);
          if (hasWeekend) write(body.slots.filter(({ weekday }) => weekday <= 5));
        }
        app.render_();
      })}
    </div>
  </fieldset>`;
}

/** In the order in which they stand: nothing moves away under somebody's hands. */
function timesOf(app: YearPlanApp, body: PlanBody): string[] {
  return [...new Set([...body.slots.map(({ start }) => start), ...(setupState(app).unusedTimes.get(body.id) ?? [])])];
}

const choices = (words: SetupStrings): [number, string][] => [
  [0, words.prefer],
  [2, words.can],
  [5, words.emergency],
];

const level = (cost: unknown) =>
  cost === undefined ? "none" : cost === 0 ? "prefer" : Number(cost) <= 2 ? "can" : "emergency";

function cellSelect(
  options: { id: string; path?: string; name: string; value: unknown; mixed?: boolean; words: SetupStrings },
  write: (choice: string) => void,
): TemplateResult {
  const { id, path, name, value, mixed, words } = options;
  const known = choices(words);
  const chosen = mixed ? "mixed" : value === undefined ? "none" : String(value);
  const own = !mixed && value !== undefined && !known.some(([cost]) => cost === value);
  const option = (choice: string, text: string, label?: string) =>
    html`<option value=${choice} ?selected=${choice === chosen} aria-label=${label ?? text}>${text}</option>`;
  return html`<select
    class="slot"
    id=${id}
    data-path=${path ?? nothing}
    data-level=${mixed ? "mixed" : level(value)}
    aria-label=${name}
    .value=${live(chosen)}
    @change=${(event: Event) => write((event.target as HTMLSelectElement).value)}
  >
    ${mixed ? option("mixed", "…", words.mixed) : nothing} ${option("none", "–", words.none)}
    ${known.map(([cost, text]) => option(String(cost), text))}
    ${own ? option(String(value), `${String(value)} p`, `${String(value)} ${words.points}`) : nothing}
    ${mixed === undefined ? option("own", words.ownNumber) : nothing}
  </select>`;
}

function timeRow(
  app: YearPlanApp,
  body: PlanBody,
  index: number,
  days: readonly Weekday[],
  times: readonly string[],
  start: string,
  row: number,
  write: (slots: Slot[]) => void,
): TemplateResult {
  const words = setupStrings(app);
  const state = setupState(app);
  const first = body.slots.findIndex((slot) => slot.start === start);
  const path = first < 0 ? `/bodies/${index}/slots/-${row}/start` : `/bodies/${index}/slots/${first}/start`;
  const shown = start ? showTime(start, app.language) : words.timeN(row + 1);
  const rename = (to: string) => {
    const unused = state.unusedTimes.get(body.id) ?? [];
    state.unusedTimes.set(
      body.id,
      unused.map((time) => (time === start ? to : time)),
    );
    // The other weekdays of the row have no problem of their own: it is one field.
    app.ask(
      {
        ...app.file!.request,
        bodies: app.file!.request.bodies.map((each) =>
          each.id === body.id
            ? { ...each, slots: each.slots.map((slot) => (slot.start === start ? { ...slot, start: to } : slot)) }
            : each,
        ),
      },
      words.did.times,
      `/bodies/${body.id}/times/${row}`,
    );
    app.render_();
  };
  const own = days.flatMap((day) => {
    const at = body.slots.findIndex((slot) => slot.weekday === day && slot.start === start);
    const costPath = `/bodies/${index}/slots/${at}/cost`;
    return at >= 0 && state.ownNumber.has(costPath) ? [{ day, at, costPath }] : [];
  });
  return html`<tr>
      <th scope="row">
        ${textField(app, {
          path,
          label: words.timeN(row + 1),
          hideLabel: true,
          type: "time",
          value: start,
          // A time on the way to another may be one that stands already: the rows must not become one before it is left.
          write: (to) => {
            if (!times.includes(to)) rename(to);
          },
          leave: () => {
            const field = app.host.shadowRoot?.getElementById(idOf(path)) as HTMLInputElement | null;
            if (field && field.value !== start && times.includes(field.value)) rename(field.value);
          },
        })}
      </th>
      ${days.map((day) => {
        const at = body.slots.findIndex((slot) => slot.weekday === day && slot.start === start);
        const slot = body.slots[at];
        const cellPath = `/bodies/${index}/slots/${at}`;
        return html`<td>
          ${cellSelect(
            {
              id: `set-bodies-${index}-cell-${row}-${day}`,
              ...(slot && { path: cellPath }),
              name: words.cell(words.weekdays[day - 1]!, shown),
              value: slot && costOf(slot),
              words,
            },
            (choice) => {
              if (choice === "own") {
                const slots = slot ? body.slots : [...body.slots, { weekday: day, start, cost: 1 }];
                const place = slots.findIndex((each) => each.weekday === day && each.start === start);
                state.ownNumber.add(`/bodies/${index}/slots/${place}/cost`);
                if (!slot) write(slots);
                app.render_();
                app.focus(`#${idOf(`/bodies/${index}/slots/${place}/cost`)}`);
              } else {
                forgetOwn(app, index);
                if (choice === "none") keepRow(app, body, start);
                write(withCost(body.slots, [day], [start], choice === "none" ? undefined : Number(choice)));
              }
            },
          )}
        </td>`;
      })}
      <td>
        ${removeButton(words.removeTime(start && shown), () => {
          forgetOwn(app, index);
          state.unusedTimes.set(
            body.id,
            (state.unusedTimes.get(body.id) ?? []).filter((time) => time !== start),
          );
          write(body.slots.filter((slot) => slot.start !== start));
          app.render_();
          app.focus(`#${idOf(`/bodies/${index}/slots`)}-add`);
        })}
      </td>
    </tr>
    ${
      own.length > 0
        ? html`<tr>
            <td colspan=${days.length + 2}>
              <div class="own-costs">
                ${own.map(({ day, at, costPath }) =>
                  numberField(app, {
                    path: costPath,
                    label: `${words.cell(words.weekdays[day - 1]!, shown)}`,
                    unit: words.points,
                    value: costOf(body.slots[at]!),
                    required: true,
                  }),
                )}
              </div>
            </td>
          </tr>`
        : nothing
    }`;
}

function wholeDayRow(
  app: YearPlanApp,
  body: PlanBody,
  days: readonly Weekday[],
  times: readonly string[],
  write: (slots: Slot[]) => void,
): TemplateResult {
  const words = setupStrings(app);
  return html`<tr class="whole-day">
    <th scope="row">${words.wholeDay}</th>
    ${days.map((day) => {
      const costs = new Set(
        times.map((start) => {
          const slot = body.slots.find((each) => each.weekday === day && each.start === start);
          return slot && costOf(slot);
        }),
      );
      return html`<td>
        ${cellSelect(
          {
            id: `${idOf(`/bodies/${body.id}`)}-day-${day}`,
            name: words.cell(words.weekdays[day - 1]!, words.wholeDay.toLowerCase()),
            value: [...costs][0],
            mixed: costs.size > 1,
            words,
          },
          (choice) => {
            if (choice === "mixed") return;
            for (const start of times) keepRow(app, body, start);
            write(withCost(body.slots, [day], times, choice === "none" ? undefined : Number(choice)));
          },
        )}
      </td>`;
    })}
    <td></td>
  </tr>`;
}

/** Positions of slots move when one comes or goes; own numbers are then shown in the cell itself. */
function forgetOwn(app: YearPlanApp, index: number): void {
  const { ownNumber } = setupState(app);
  for (const path of ownNumber) if (path.startsWith(`/bodies/${index}/slots/`)) ownNumber.delete(path);
}

/** A row whose last weekday is taken out stays to be used again. */
function keepRow(app: YearPlanApp, body: PlanBody, start: string): void {
  const { unusedTimes } = setupState(app);
  const unused = unusedTimes.get(body.id) ?? [];
  if (!unused.includes(start)) unusedTimes.set(body.id, [...unused, start]);
}

function withCost(
  slots: readonly Slot[],
  days: readonly Weekday[],
  times: readonly string[],
  cost: number | undefined,
): Slot[] {
  const result: Slot[] = [...slots];
  for (const weekday of days) {
    for (const start of times) {
      const at = result.findIndex((slot) => slot.weekday === weekday && slot.start === start);
      const slot: Slot | undefined = cost === undefined ? undefined : { weekday, start, ...(cost !== 0 && { cost }) };
      if (at >= 0 && slot) result[at] = slot;
      else if (at >= 0) result.splice(at, 1);
      else if (slot) result.push(slot);
    }
  }
  return result;
}

/** The next time of the day, as good or bad on each weekday as the one before. */
function addTime(
  app: YearPlanApp,
  body: PlanBody,
  index: number,
  times: readonly string[],
  write: (slots: Slot[]) => void,
): void {
  const last = [...times].sort().at(-1);
  let minutes =
    last && /^\d\d:\d\d/.test(last) ? Number(last.slice(0, 2)) * 60 + Number(last.slice(3, 5)) + 90 : 9 * 60;
  const clock = () => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  if (minutes > 21 * 60) minutes = 8 * 60;
  while (times.includes(clock())) minutes += 30;
  const like = body.slots.filter(({ start }) => start === last);
  const added =
    like.length > 0
      ? like.map((slot) => ({ ...slot, start: clock() }))
      : workdays.map((weekday) => ({ weekday, start: clock() }));
  const first = body.slots.length;
  write([...body.slots, ...added]);
  app.focus(`#${idOf(`/bodies/${index}/slots/${first}/start`)}`);
}
