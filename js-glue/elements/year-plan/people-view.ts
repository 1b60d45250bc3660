/** Each person's year: how much they take part in, when it is most, and where they cannot come. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { toDays } from "../dates.ts";
import { heading } from "../headings.ts";
import type { YearMeeting } from "../../plans/types.ts";
import type { YearPlanApp } from "./app.ts";

interface PersonYear {
  id: string;
  name: string;
  meetings: YearMeeting[];
  absent: YearMeeting[];
  minutes: number;
  /** Of each month of the period, in order. */
  months: { month: string; meetings: number }[];
  week?: { number: number; meetings: number };
}

export function peopleView(app: YearPlanApp): TemplateResult {
  const { words } = app;
  const people = yearsOfPeople(app);
  return html`<section aria-labelledby="h-people">
    ${heading(app.level + 1, "h-people", words.tabs.people)}
    <p class="subtle">${people.length > 0 ? words.peopleHelp : words.noPeople}</p>
    ${
      people.length > 0
        ? html`<div class="scroll">
            <table class="ds-table people" role="table">
              <thead role="rowgroup">
                <tr role="row">
                  <th role="columnheader" scope="col">${words.person}</th>
                  <th role="columnheader" scope="col" class="number">${words.meetings}</th>
                  <th role="columnheader" scope="col" class="number">${words.hours}</th>
                  <th role="columnheader" scope="col">${words.load}</th>
                  <th role="columnheader" scope="col">${words.mostInWeek}</th>
                  <th role="columnheader" scope="col">${words.absences}</th>
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${people.map((person) => row(app, person))}
              </tbody>
            </table>
          </div>`
        : nothing
    }
  </section>`;
}

function row(app: YearPlanApp, person: PersonYear): TemplateResult {
  const { words } = app;
  const hours = (person.minutes / 60).toLocaleString(app.language === "en" ? "en-GB" : "nb-NO", {
    maximumFractionDigits: 1,
  });
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <button
        type="button"
        class="ds-link"
        title=${words.showPerson(person.name)}
        @click=${() => app.showPerson(person.id)}
      >
        ${person.name}
      </button>
    </th>
    <td role="cell" class="number" data-word=${words.meetings}>${person.meetings.length}</td>
    <td role="cell" class="number" data-word=${words.hours}>${hours}</td>
    <td role="cell" data-word=${words.load}>${loadView(app, person)}</td>
    <td role="cell" data-word=${words.mostInWeek}>
      ${person.week ? words.week(person.week.number, person.week.meetings) : "–"}
    </td>
    <td role="cell" data-word=${words.absences}>
      ${
        person.absent.length > 0
          ? html`<details>
              <summary>${person.absent.length}<span class="ds-sr-only"> ${words.absences}</span></summary>
              <ul>
                ${person.absent.map(
                  (which) =>
                    html`<li>
                      <button type="button" class="ds-link" @click=${() => app.goToMeeting(which)}>
                        ${app.nameOfMeeting(which)}, ${app.whenOf(which)}
                      </button>
                    </li>`,
                )}
              </ul>
            </details>`
          : "0"
      }
    </td>
  </tr>`;
}

const bar = { width: 7, gap: 2, height: 26 };

function loadView(app: YearPlanApp, { months }: PersonYear): TemplateResult {
  const most = Math.max(4, ...months.map(({ meetings }) => meetings));
  const width = months.length * (bar.width + bar.gap);
  const name = (month: string) =>
    new Date(`${month}-01T12:00Z`).toLocaleString(app.language === "en" ? "en-GB" : `${app.language}-NO`, {
      month: "short",
      timeZone: "UTC",
    });
  const label = months.map(({ month, meetings }) => `${name(month)} ${meetings}`).join(", ");
  return html`<svg class="load" viewBox="0 0 ${width} ${bar.height}" role="img" aria-label=${label}>
    <title>${label}</title>
    ${months.map(({ meetings }, index) => {
      const height = (meetings / most) * bar.height;
      return svg`<rect x=${index * (bar.width + bar.gap)} width=${bar.width} y=${bar.height - Math.max(height, 1)}
        height=${Math.max(height, 1)} />`;
    })}
  </svg>`;
}

function yearsOfPeople(app: YearPlanApp): PersonYear[] {
  const { year, days } = app;
  if (!year) return [];
  const weekOf = new Map(days.map(({ date, isoWeek }) => [date, isoWeek]));
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return year.people.map(({ id, name }) => {
    const of = new Map(
      year.bodies.flatMap((body) =>
        body.members.some(({ person }) => person === id) ? [[body.id, body] as const] : [],
      ),
    );
    const all = year.meetings.filter(({ body }) => of.has(body));
    const meetings = all.filter(({ absent }) => !absent?.includes(id));
    // Weeks by their Monday: a period of two years has week 7 twice.
    const weeks = new Map<number, { number: number; meetings: number }>();
    for (const { start } of meetings) {
      const date = start.slice(0, 10);
      const monday = Math.floor((toDays(date) + 3) / 7);
      const week = weeks.get(monday) ?? { number: weekOf.get(date) ?? 0, meetings: 0 };
      weeks.set(monday, { ...week, meetings: week.meetings + 1 });
    }
    const [week] = [...weeks.values()].sort((a, b) => b.meetings - a.meetings);
    return {
      id,
      name,
      meetings,
      absent: all.filter(({ absent }) => absent?.includes(id)),
      minutes: meetings.reduce((sum, { body }) => sum + of.get(body)!.minutes, 0),
      months: months.map((month) => ({
        month,
        meetings: meetings.filter(({ start }) => start.startsWith(month)).length,
      })),
      ...(week && { week }),
    };
  });
}
