/** Which days are planned, and what the plan is called. */
import { html, type TemplateResult } from "lit";
import type { Period } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { isDate } from "../../dates.ts";
import { withBusyOfPeriod } from "./edit.ts";
import { button, section, textField } from "./fields.ts";
import { daysSentence } from "./sentences.ts";
import { setupStrings } from "./strings.ts";

export function periodSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const file = app.file!;
  const { from, to } = file.request.period;
  const says = daysSentence(from, to, app.language);
  return section(
    app,
    "period",
    { title: words.period, says },
    () =>
      html`<div class="fields">
        ${textField(app, {
          path: "/title",
          label: words.planTitle,
          value: file.title,
          classes: "wide",
          write: (title) => app.change({ ...app.file!, title }, words.did.changed(words.planTitle), "title"),
        })}
        <div class="wide" role="group" aria-label=${words.periodQuick}>
          <div class="actions">
            ${quickPeriods(app).map(([text, period]) =>
              button(text, () => usePeriod(app, period), {
                pressed: period.from === from && period.to === to,
              }),
            )}
          </div>
        </div>
        ${(["from", "to"] as const).map((end) =>
          textField(app, {
            path: `/period/${end}`,
            label: words[end],
            type: "date",
            value: file.request.period[end],
            write: (date) => usePeriod(app, { ...app.file!.request.period, [end]: date }),
          }),
        )}
        ${file.meetings.length > 0 ? html`<p class="wide subtle">${words.periodHelp}</p>` : ""}
      </div>`,
  );
}

function usePeriod(app: YearPlanApp, period: Period): void {
  const { from, to } = app.file!.request.period;
  if (period.from === from && period.to === to) return;
  app.usePeriod(period);
  // The same step: one undo takes back both.
  const file = app.file!;
  if (file.calendars?.length && isDate(period.from) && isDate(period.to))
    app.change(withBusyOfPeriod(file), app.words.did.period, "period");
}

/** What somebody plans next: the coming two terms, the coming year, the coming school year; first what begins first. */
function quickPeriods(app: YearPlanApp): [string, Period][] {
  const words = setupStrings(app);
  const year = Number(app.asOf.slice(0, 4));
  const spring = (of: number): [string, Period] => [words.spring(of), { from: `${of}-01-01`, to: `${of}-07-31` }];
  const autumn = (of: number): [string, Period] => [words.autumn(of), { from: `${of}-08-01`, to: `${of}-12-31` }];
  const school = (of: number): [string, Period] => [
    words.schoolYear(of),
    { from: `${of}-08-01`, to: `${of + 1}-07-31` },
  ];
  const calendar = (of: number): [string, Period] => [
    words.calendarYear(of),
    { from: `${of}-01-01`, to: `${of}-12-31` },
  ];
  // From August on the autumn is under way, and what is next to be planned begins with the new year.
  return app.asOf.slice(5) >= "08-01"
    ? [calendar(year + 1), school(year + 1), spring(year + 1), autumn(year + 1)]
    : [school(year), calendar(year + 1), autumn(year), spring(year + 1)];
}
