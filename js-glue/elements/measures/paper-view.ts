/** On paper: an agenda, minutes, the table, and the booklet for whoever takes over. */
import { html, nothing, type TemplateResult } from "lit";
import { bookletOf } from "../../measures/booklet.ts";
import { levelWords } from "../../measures/levels.ts";
import type { Standing } from "../../measures/standing.ts";
import type { MeetingRef, OrganisationBody } from "../../types.ts";
import { showDate } from "../dates.ts";
import { designsystemetInFull } from "../designsystemet-more.ts";
import { howOften } from "../how-often.ts";
import { icons } from "../icons.ts";
import { printOnly } from "../print.ts";
import { yearStyles } from "../year/styles.ts";
import { told } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";
import { titleOf } from "./form-view.ts";
import { agendaOf, meetingText, minutesOf } from "./meeting-texts.ts";

const paper = (app: MeasuresApp, view: TemplateResult): void =>
  printOnly([...designsystemetInFull(), yearStyles()], app.language, view);
export const printAgenda = (app: MeasuresApp, meeting: MeetingRef): void => paper(app, agendaPaper(app, meeting));
export const printMinutes = (app: MeasuresApp, meeting: MeetingRef): void => paper(app, minutesPaper(app, meeting));
export const printBooklet = (app: MeasuresApp): void => paper(app, bookletPaper(app));
export const printTable = (app: MeasuresApp): void => paper(app, tablePaper(app));

const municipality = (app: MeasuresApp) => app.organisation?.municipality ?? "";

const head = (app: MeasuresApp, title: string, below: string): TemplateResult =>
  html`<header>
    <p class="paper-by">${municipality(app)}</p>
    <h1>${title}</h1>
    <p>${below}</p>
  </header>`;

function agendaPaper(app: MeasuresApp, meeting: MeetingRef): TemplateResult {
  const { title, when, heading, items } = agendaOf(app, meeting);
  return html`<article class="paper">
    ${head(app, title, when)}
    <h2>${heading}</h2>
    <ol>
      ${items.map((item) => html`<li>${item}</li>`)}
    </ol>
  </article>`;
}

const table = (columns: readonly string[], rows: readonly (readonly unknown[])[]): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

function minutesPaper(app: MeasuresApp, meeting: MeetingRef): TemplateResult {
  const { title, when, heading, columns, rows } = minutesOf(app, meeting);
  return html`<article class="paper">
    ${head(app, title, when)}
    <h2>${heading}</h2>
    ${rows.length > 0 ? table(columns, rows) : html`<p>${app.words.noDecisions}</p>`}
  </article>`;
}

/** Late in an icon and words: most print in black and white. */
function measureTable(app: MeasuresApp, standings: readonly Standing[]): TemplateResult {
  const { words, measureWords, bodyNames } = app;
  const { fields } = measureWords;
  return table(
    [fields.title, fields.status, fields.owner, fields.body, fields.evaluateBy],
    standings.map(({ measure, status, overdue, late }) => [
      html`${measure.title}${overdue === undefined ? nothing : html`<br /><strong>${icons.must} ${words.lateBy(words.late[late!], overdue)}</strong>`}`,
      measureWords.status[status],
      app.ownerOf(measure) || words.ownerless,
      measure.body ? (bodyNames[measure.body] ?? measure.body) : "–",
      showDate(measure.evaluateBy ?? measure.end ?? "", app.language, "numeric") || "–",
    ]),
  );
}

const asOf = (app: MeasuresApp) => app.words.asOf(showDate(app.asOf, app.language, "day"));

function tablePaper(app: MeasuresApp): TemplateResult {
  return html`<article class="paper">
    ${head(app, app.words.heading(municipality(app)), asOf(app))} ${measureTable(app, app.derived.standings)}
  </article>`;
}

export function bookletPaper(app: MeasuresApp): TemplateResult {
  const { words, derived, language } = app;
  const { first, open, over, loose, next } = bookletOf(app.file, derived.standings, app.asOf);
  const measures = (list: readonly Standing[], none: string) =>
    list.length > 0 ? measureTable(app, list) : html`<p>${none}</p>`;
  const bodies = app.organisation?.bodies ?? [];
  return html`<article class="paper">
    ${head(app, words.booklet(municipality(app)), `${words.bookletBy}. ${asOf(app)}.`)}
    <h2>${words.first}</h2>
    ${measures(first, words.nothingFirst)}
    ${
      loose.length > 0
        ? html`<h2>${words.loose}</h2>
            ${table(
              [words.decision, words.owner, words.deadline, words.meeting],
              loose.map(({ meeting, decision }) => [
                decision.text,
                app.ownerOf(decision) || "–",
                showDate(decision.deadline ?? "", language, "numeric") || "–",
                meetingText(app, meeting).title,
              ]),
            )}`
        : nothing
    }
    <h2>${words.openOrders}</h2>
    ${measures(open, words.nothingOpen)} ${bodies.length > 0 ? html`<h2>${words.organisation}</h2>` : nothing}
    ${bodies.map((body) => bodyPaper(app, body))}
    <h2>${words.meetingsAhead}</h2>
    ${
      next.length > 0
        ? table(
            [words.when, words.meeting],
            next.map((meeting) => {
              const { day, hours, name, room } = told(derived.year, meeting, language);
              return [`${day} ${hours}`, `${name}${room ? `, ${room}` : ""}`];
            }),
          )
        : html`<p>${words.noMeetings}</p>`
    }
    ${
      over.length > 0
        ? html`<h2>${words.over}</h2>
            ${overTable(app, over)}`
        : nothing
    }
  </article>`;
}

function overTable({ measureWords }: MeasuresApp, over: readonly Standing[]): TemplateResult {
  const { fields, status: names } = measureWords;
  return table(
    [fields.title, fields.status, fields.evaluation],
    over.map(({ measure, status }) => [measure.title, names[status], measure.evaluation ?? "–"]),
  );
}

function bodyPaper(app: MeasuresApp, body: OrganisationBody): TemplateResult {
  const { words, bodyNames, language, names } = app;
  // A published copy may not say everything.
  const { cadence, minutes, members = [], reportsTo }: Partial<OrganisationBody> = body;
  const often = howOften(cadence, minutes, language);
  const who = (person: string) => {
    const [called, role] = [names[person], titleOf(app, person)];
    return called && role && called !== role ? `${called} (${role})` : (called ?? role ?? person);
  };
  const office = (role: string) => (role === "leader" || role === "secretary" ? `, ${words[role]}` : "");
  return html`<section>
    <p><strong>${bodyNames[body.id] ?? body.id}</strong> (${levelWords[language][body.level].toLowerCase()})</p>
    <ul>
      ${often ? html`<li>${words.often}: ${often}</li>` : nothing}
      ${reportsTo ? html`<li>${words.reportsTo}: ${bodyNames[reportsTo] ?? reportsTo}</li>` : nothing}
      ${
        members.length > 0
          ? html`<li>
              ${words.members}: ${members.map(({ person, role }) => `${who(person)}${office(role)}`).join("; ")}
            </li>`
          : nothing
      }
    </ul>
  </section>`;
}
