/** The year on paper: as a list, and as an årshjul to hang on the wall. */
import { html, nothing, type TemplateResult } from "lit";
import type { LocalDate } from "../../types.ts";
import { byMonth } from "./list-view.ts";
import { badge } from "./looks.ts";
import { wheelView } from "./wheel-view.ts";
import { yearWords } from "./words.ts";
import { dateOf, factsOf, showMonth, showRange, told, weekdayOf, type Pictured } from "./year.ts";

export interface PaperProps extends Pictured {
  /** Whose meetings these are, where they are not all. */
  scope?: string;
  /** The last line: where it comes from, and of what day. */
  footer?: string;
}

/** So many meetings have room in two columns, with their names on one line. */
const few = 80;

/** What `printOnly` is told of the paper. */
export const wallPaper = "size: A3 landscape; margin: 12mm";

function head({ year, language, scope }: PaperProps): TemplateResult {
  return html`<header>
    <p class="paper-by">${year.municipality}</p>
    <h1>${year.title}${scope ? `: ${scope}` : ""}</h1>
    <p>${showRange(year.period.from, year.period.to, language)}</p>
  </header>`;
}

function key({ year, meetings }: PaperProps): TemplateResult {
  const known = factsOf(year);
  const shown = new Set(meetings.map(({ body }) => body));
  return html`<ul class="paper-key">
    ${year.bodies.filter(({ id }) => shown.has(id)).map(({ id, name }) => html`<li>${badge(known.body(id).look)}${name}</li>`)}
  </ul>`;
}

export function listPaper(props: PaperProps): TemplateResult {
  const { year, meetings, language } = props;
  const words = yearWords[language];
  const absent = meetings.some((meeting) => (meeting.absent ?? []).length > 0);
  const rooms = meetings.some(({ room }) => room !== undefined);
  return html`<article class="paper year-paper">
    ${head(props)}
    <table class="paper-list">
      <thead>
        <tr>
          <th scope="col">${words.date}</th>
          <th scope="col">${words.time}</th>
          <th scope="col">${words.body}</th>
          ${rooms ? html`<th scope="col">${words.room}</th>` : nothing}
          ${absent ? html`<th scope="col">${words.absent}</th>` : nothing}
        </tr>
      </thead>
      ${byMonth(meetings).map(
        ([month, those]) =>
          html`<tbody>
            <tr class="paper-month">
              <th scope="rowgroup" colspan=${3 + Number(rooms) + Number(absent)}>${showMonth(month, language)}</th>
            </tr>
            ${those.map((meeting) => {
              const { day, hours, look, body, number, room, absent: who } = told(year, meeting, language);
              return html`<tr>
                <th scope="row">${withoutYear(day)}</th>
                <td>${hours}</td>
                <td>${badge(look)}${body.name} (${number})</td>
                ${rooms ? html`<td>${room ?? nothing}</td>` : nothing} ${absent ? html`<td>${who}</td>` : nothing}
              </tr>`;
            })}
          </tbody>`,
      )}
    </table>
    ${props.footer ? html`<footer>${props.footer}</footer>` : nothing}
  </article>`;
}

/** The month above says which year. */
const withoutYear = (day: string) => day.replace(/ \d{4}$/, "");

export function wheelPaper(props: PaperProps & { page?: number }): TemplateResult {
  const { year, meetings, language } = props;
  const words = yearWords[language];
  const weekday = (date: LocalDate) => words.weekdays[weekdayOf(date) - 1]!.slice(0, 2);
  return html`<article class="paper year-paper paper-wheel">
    ${wheelView({ year, meetings, language, id: "paper-wheel", still: true, ...(props.page ? { page: props.page } : {}) })}
    <div>${head(props)}${key(props)}</div>
    <div class="paper-columns" data-few=${meetings.length <= few ? "yes" : nothing}>
      ${byMonth(meetings).map(
        ([month, those]) =>
          html`<section>
            <h2>${showMonth(month, language)}</h2>
            <ul>
              ${those.map((meeting) => {
                const { look, hours, body } = told(year, meeting, language);
                const date = dateOf(meeting);
                return html`<li>
                  <span>${weekday(date)} ${Number(date.slice(8))}</span
                  ><span>${hours.replace("kl. ", "")}</span>${badge(look)}<span>${body.name}</span>
                </li>`;
              })}
            </ul>
          </section>`,
      )}
    </div>
    ${props.footer ? html`<footer>${props.footer}</footer>` : nothing}
  </article>`;
}
