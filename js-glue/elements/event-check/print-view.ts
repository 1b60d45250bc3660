/** The paper version: everything about the event, the guidelines one by one, and the guard list on a page of its own. */
import { html, nothing, type TemplateResult } from "lit";
import { showDate } from "../dates.ts";
import { icons } from "../icons.ts";
import type { EventCheckApp } from "./app.ts";
import { summary } from "./outputs.ts";

export function printView(app: EventCheckApp): TemplateResult {
  const { words, language, asOf, rules, verdict } = app;
  const all = summary(app);
  const municipality = String(
    (rules?.pack as { municipality?: string } | undefined)?.municipality ?? app.text(rules?.pack.title),
  );
  return html`<article class="paper">
    <header>
      <p class="paper-by">${words.printBy(municipality)}</p>
      <h1>${all.title}</h1>
      <p class="paper-outcome" data-ready=${verdict?.outcome === "ready" ? "yes" : "no"}>
        ${verdict?.outcome === "ready" ? icons.met : verdict?.outcome === "outOfScope" ? icons.irrelevant : icons.must}
        <strong>${all.heading}</strong>
      </p>
      <p class="paper-note">${words.printDisclaimer}</p>
    </header>
    ${
      all.remaining.length > 0
        ? html`<section>
            <h2>${words.remaining}</h2>
            <ul>
              ${all.remaining.map((text) => html`<li>${text}</li>`)}
            </ul>
          </section>`
        : nothing
    }
    <section>
      <h2>${words.form}</h2>
      <table class="paper-facts">
        <tbody>
          ${all.facts.map(
            ([label, value]) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    ${
      all.deadlines.length > 0
        ? html`<section>
            <h2>${words.deadlines}</h2>
            <ul>
              ${all.deadlines.map((text) => html`<li>${text}</li>`)}
            </ul>
          </section>`
        : nothing
    }
    <section>
      <h2>${words.printCheck}</h2>
      <table class="paper-findings">
        <tbody>
          ${all.findings.map(
            ({ icon, title, clause, text }) =>
              html`<tr>
                <td class="paper-clause">${clause}</td>
                <th scope="row">${title}</th>
                <td class="paper-state">${icons[icon.icon]}<span>${icon.word}</span></td>
                <td>${text}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    ${
      all.information.length > 0
        ? html`<section>
            <h2>${words.information}</h2>
            <ul>
              ${all.information.map(({ title, text }) => html`<li><strong>${title}.</strong> ${text}</li>`)}
            </ul>
          </section>`
        : nothing
    }
    ${
      all.guards.length > 0
        ? html`<section class="paper-guards">
            <h2>${words.printGuards}</h2>
            <p>${[all.title, all.when].filter(Boolean).join(", ")}</p>
            <table>
              <thead>
                <tr>
                  <th scope="col">${words.printNo}</th>
                  <th scope="col">${words.name}</th>
                  <th scope="col">${words.born}</th>
                  <th scope="col">${words.ageOnDay}</th>
                </tr>
              </thead>
              <tbody>
                ${all.guards.map(
                  ({ name, born, age }, index) =>
                    html`<tr>
                      <td>${index + 1}</td>
                      <td>${name}</td>
                      <td>${born}</td>
                      <td>${age}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </section>`
        : nothing
    }
    <section class="paper-sign">
      <p><span></span>${words.printPlaceDate}</p>
      <p><span></span>${words.printSign}</p>
    </section>
    <footer>
      ${words.printDate(showDate(asOf, language, "day"))} ·
      ${verdict ? words.printPack(verdict.pack.id, verdict.pack.version) : nothing}
    </footer>
  </article>`;
}
