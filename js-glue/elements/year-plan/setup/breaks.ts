/** Days that are closed, and days that are better left alone. */
import { html, nothing, type TemplateResult } from "lit";
import type { LocalDate, PlanRequest } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { icons } from "../../icons.ts";
import {
  button,
  costField,
  idOf,
  problemView,
  removeButton,
  section,
  selectField,
  textField,
  unfolding,
} from "./fields.ts";
import { schoolImportView } from "./school-import.ts";
import { listed } from "./sentences.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

type Calendar = NonNullable<PlanRequest["calendar"]>;

export function breaksSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const { breaks = [], avoid = [] } = app.file!.request.calendar ?? {};
  const names = [...new Set(breaks.map(({ name }) => name).filter(Boolean))];
  return section(
    app,
    "breaks",
    { title: words.breaks, says: words.breaksSay(listed(names, words.and), avoid.length), folded: true },
    () =>
      html`${breakList(app, breaks)}
      ${unfolding(app, "school-import", { classes: "more", summary: words.importTitle }, () => schoolImportView(app))}
      ${avoidList(app, avoid)}`,
  );
}

/** From and to, beside each other. */
function days(
  app: YearPlanApp,
  path: string,
  whose: string,
  { from, to }: { from: LocalDate; to: LocalDate },
  what: string,
) {
  const words = setupStrings(app);
  return (["from", "to"] as const).map((end) =>
    textField(app, {
      path: `${path}/${end}`,
      label: words[end],
      name: `${words[end]}, ${whose}`,
      hideLabel: "wide",
      type: "date",
      value: end === "from" ? from : to,
      write: (date) => app.set(`${path}/${end}`, date, what),
    }),
  );
}

function breakList(app: YearPlanApp, breaks: NonNullable<Calendar["breaks"]>): TemplateResult {
  const words = setupStrings(app);
  const { did } = words;
  const at = "/calendar/breaks";
  return html`<div class="group" role="group" aria-label=${words.breaksTitle}>
    <p class="ds-label">${words.breaksTitle}</p>
    <p class="subtle">${words.breaksHelp}</p>
    ${
      breaks.length > 0
        ? html`<div class="table breaks">
            <div class="table-head" aria-hidden="true">
              <span>${words.name}</span><span>${words.from}</span><span>${words.to}</span><span>${words.closes}</span
              ><span></span>
            </div>
            ${breaks.map((each, index) => {
              const path = `${at}/${index}`;
              const whose = each.name || words.breakN(index + 1);
              return html`<div class="table-row" role="group" aria-label=${whose}>
                ${textField(app, {
                  path: `${path}/name`,
                  label: words.name,
                  name: `${words.name}, ${words.breakN(index + 1)}`,
                  hideLabel: "wide",
                  value: each.name,
                  write: (name) => app.set(`${path}/name`, name, did.breaks),
                })}
                ${days(app, path, whose, each, did.breaks)}
                ${selectField(app, {
                  path: `${path}/closes`,
                  label: words.closes,
                  name: `${words.closes}, ${whose}`,
                  hideLabel: "wide",
                  value: each.closes,
                  choices: [
                    ["school", words.closesSchool],
                    ["office", words.closesOffice],
                  ],
                  write: (closes) => app.set(`${path}/closes`, closes, did.breaks),
                })}
                ${removeButton(words.removeBreak(whose), () => {
                  app.set(path, undefined, did.breaks);
                  app.focus("#add-break");
                })}
              </div>`;
            })}
          </div>`
        : nothing
    }
    ${problemView(app, at)}
    <div class="actions">
      ${button(
        words.addBreak,
        () => {
          const { from } = app.file!.request.period;
          app.set(`${at}`, [...breaks, { name: words.newBreak, from, to: from, closes: "school" }], did.breaks);
          app.focus(`#${idOf(`${at}/${breaks.length}/name`)}`);
        },
        { id: "add-break", icon: icons.plus, variant: "tertiary" },
      )}
    </div>
  </div>`;
}

function avoidList(app: YearPlanApp, avoid: NonNullable<Calendar["avoid"]>): TemplateResult {
  const words = setupStrings(app);
  const { did } = words;
  const { ownNumber } = setupState(app);
  const at = "/calendar/avoid";
  const choices = [
    [3, words.aLittle],
    [6, words.ratherNot],
    [10, words.almostNever],
  ] as const;
  return html`<div class="group" role="group" aria-label=${words.avoidTitle}>
    <p class="ds-label">${words.avoidTitle}</p>
    <p class="subtle">${words.avoidHelp}</p>
    ${
      avoid.length > 0
        ? html`<div class="table avoid">
            <div class="table-head" aria-hidden="true">
              <span>${words.from}</span><span>${words.to}</span><span>${words.avoidCost}</span><span></span>
            </div>
            ${avoid.map((range, index) => {
              const path = `${at}/${index}`;
              const whose = words.avoidN(index + 1);
              return html`<div class="table-row" role="group" aria-label=${whose}>
                ${days(app, path, whose, range, did.avoid)}
                ${costField(app, {
                  path: `${path}/cost`,
                  label: words.avoidCost,
                  name: `${words.avoidCost}, ${whose}`,
                  hideLabel: "wide",
                  value: range.cost,
                  choices,
                })}
                ${removeButton(words.removeAvoid(index + 1), () => {
                  // Those after it move up.
                  for (const each of ownNumber) if (each.startsWith(at)) ownNumber.delete(each);
                  app.set(path, undefined, did.avoid);
                  app.focus("#add-avoid");
                })}
              </div>`;
            })}
          </div>`
        : nothing
    }
    ${problemView(app, at)}
    <div class="actions">
      ${button(
        words.addAvoid,
        () => {
          const { from } = app.file!.request.period;
          app.set(at, [...avoid, { from, to: from, cost: 6 }], did.avoid);
          app.focus(`#${idOf(`${at}/${avoid.length}/from`)}`);
        },
        { id: "add-avoid", icon: icons.plus, variant: "tertiary" },
      )}
    </div>
    ${costField(app, {
      path: "/calendar/squeezed",
      label: words.squeezed,
      value: app.file!.request.calendar?.squeezed,
      otherwise: 5,
      choices: [
        [0, words.noMatter],
        [2, words.aLittle],
        [5, words.ratherNot],
        [10, words.almostNever],
      ],
    })}
  </div>`;
}
