/** The blank checklist on one sheet: the same for every case, whatever has been answered on the screen. */
import { html, nothing, type TemplateResult } from "lit";
import { showDate, todayInOslo } from "../dates.ts";
import { duties, focusAreas, groups, type Question } from "./answers.ts";
import type { ReferralCheckApp } from "./app.ts";
import { numberOf } from "./form-view.ts";

export function paperView(app: ReferralCheckApp): TemplateResult {
  const { words, language, organisation } = app;
  return html`<article class="paper referral-paper">
    <header>
      <p class="paper-by">${organisation!.municipality}</p>
      <h1>${words.paperTitle}</h1>
      <p>${words.paperNote}</p>
    </header>
    ${groups.map(
      ({ id, questions }) =>
        html`<section>
          <h2>${words.groups[id]}</h2>
          <table>
            <tbody>
              ${questions.map((question) => row(app, question))}
            </tbody>
          </table>
        </section>`,
    )}
    <p class="paper-ready">${words.paperReady}</p>
    <footer>${words.paperFooter(showDate(todayInOslo(), language, "day"))}</footer>
  </article>`;
}

function row(app: ReferralCheckApp, question: Question): TemplateResult {
  const { ask, help } = app.words.questions[question];
  return html`<tr>
    <td class="paper-number">${numberOf(question)}</td>
    <th scope="row">${ask}${help ? html`<small>${help}</small>` : nothing}</th>
    <td class="paper-boxes">${answersOf(app, question)}</td>
  </tr>`;
}

const box = (text: string, then?: string): TemplateResult =>
  html`<span class="paper-box"><i></i>${text}${then ? html` <b>→ ${then}</b>` : nothing}</span>`;

function answersOf(app: ReferralCheckApp, question: Question): unknown {
  const { words } = app;
  switch (question) {
    case "duty":
      return duties.map((duty) => box(words.duty[duty], duty === "unclear" ? words.paperStop : undefined));
    case "anonymous":
      return [box(words.anonymousYes, words.paperSkip(numberOf("focus"))), box(words.anonymousNo)];
    case "services":
      return app.services.map(({ name }) => box(app.text(name)));
    case "focus":
      return focusAreas.map((area) => box(words.focus[area]));
    case "team":
      return app.teams.map(({ name }) => box(name));
    case "until":
      return html`<span class="paper-date"></span> ${words.paperDate}`;
    case "withdrawn":
      return [box(words.withdrawnNo), box(words.withdrawnYes)];
    default:
      return [box(words.yes), box(words.no)];
  }
}
