/** The meetings as a list: a table where there is room, cards where there is not. */
import { html, nothing, type TemplateResult } from "lit";
import type { LocalDate, Meeting } from "../../types.ts";
import { badge } from "./looks.ts";
import { yearWords } from "./words.ts";
import { dateOf, keyOf, same, showMonth, told, type Pictured } from "./year.ts";

export interface ListProps extends Pictured {
  /** What there is to say of a meeting besides, beside its date. */
  mark?: (meeting: Meeting) => unknown;
  /** Whether the column of who is absent is there; default: where somebody is. */
  showAbsent?: boolean;
}

export function byMonth(meetings: readonly Meeting[]): [month: LocalDate, meetings: Meeting[]][] {
  const months = new Map<LocalDate, Meeting[]>();
  for (const meeting of meetings) {
    const month = `${meeting.start.slice(0, 7)}-01`;
    months.set(month, [...(months.get(month) ?? []), meeting]);
  }
  return [...months];
}

/** Where the rows become cards, the browser no longer sees a table in them: therefore the roles. */
export function listView(props: ListProps): TemplateResult {
  const { year, meetings, language, today, selected, onSelect, mark } = props;
  const words = yearWords[language];
  if (meetings.length === 0) return html`<p class="subtle">${words.none}</p>`;
  const absent = props.showAbsent ?? meetings.some((meeting) => (meeting.absent ?? []).length > 0);
  const rooms = meetings.some(({ room }) => room !== undefined);
  const columns = [
    words.date,
    words.time,
    words.body,
    ...(rooms ? [words.room] : []),
    ...(absent ? [words.absent] : []),
  ];
  const next = today === undefined ? undefined : meetings.find((meeting) => dateOf(meeting) >= today);
  const row = (meeting: Meeting) => {
    const { day, hours, look, body, number, room, absent: who, label } = told(year, meeting, language);
    const chosen = same(meeting, selected);
    return html`<tr
      role="row"
      data-key=${keyOf(meeting)}
      data-past=${today !== undefined && dateOf(meeting) < today ? "yes" : nothing}
      data-on=${chosen ? "yes" : nothing}
    >
      <th role="rowheader" scope="row" class="list-date">
        ${
          onSelect
            ? html`<button
                type="button"
                class="ds-link"
                aria-label=${label}
                aria-pressed=${chosen ? "true" : "false"}
                @click=${() => onSelect(meeting)}
              >
                ${day}
              </button>`
            : day
        }
        ${meeting === next ? html`<span class="list-next">${words.next}</span>` : nothing}${mark?.(meeting)}
      </th>
      <td role="cell" class="list-time">${hours}</td>
      <td role="cell" class="list-body">
        <span
          >${badge(look)}<span>${body.name} <span class="subtle">(${number})</span></span></span
        >
      </td>
      ${rooms ? html`<td role="cell" class="list-room">${room ?? nothing}</td>` : nothing}
      ${
        absent
          ? html`<td role="cell" class="list-absent">
              ${who ? html`<span class="list-word">${words.absent}: </span>${who}` : nothing}
            </td>`
          : nothing
      }
    </tr>`;
  };
  return html`<table class="list" role="table" aria-label=${words.list}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((text) => html`<th role="columnheader" scope="col">${text}</th>`)}
      </tr>
    </thead>
    ${byMonth(meetings).map(
      ([month, those]) =>
        html`<tbody role="rowgroup">
          <tr role="row" class="list-month">
            <th role="rowheader" scope="rowgroup" colspan=${columns.length}>${showMonth(month, language)}</th>
          </tr>
          ${those.map(row)}
        </tbody>`,
    )}
  </table>`;
}
