/** The school's own calendar, from its page or file, looked at before it is used. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { LocalText, PlanRequest, SchoolCalendar, SchoolCalendarProblem } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { readText } from "../../files.ts";
import { icons } from "../../icons.ts";
import { button } from "./fields.ts";
import { daysSentence } from "./sentences.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

type Break = NonNullable<NonNullable<PlanRequest["calendar"]>["breaks"]>[number];

export function schoolImportView(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const state = setupState(app);
  const draft = state.schoolImport;
  const years = schoolYears(app);
  const schoolYear = years.includes(draft.schoolYear) ? draft.schoolYear : (years[0] ?? "");
  const change = (part: Partial<typeof draft>) => {
    state.schoolImport = { ...state.schoolImport, ...part };
    app.render_();
  };
  const read = async (text: string) => {
    change({ text, failed: false });
    const found = await readCalendar(app, text, schoolYear);
    change(found ? { found } : { failed: true });
    app.focus("#import-result");
  };
  const label = (of: string) => words.schoolYear(Number(of.slice(0, 4)));
  if (draft.found) return preview(app, draft.found);
  return html`<p class="subtle">${words.importHelp}</p>
    <div class="ds-field">
      <label class="ds-label" for="import-year">${words.importYear}</label>
      <select
        class="ds-input"
        id="import-year"
        .value=${live(schoolYear)}
        @change=${(event: Event) => change({ schoolYear: (event.target as HTMLSelectElement).value })}
      >
        ${years.map((of) => html`<option value=${of} ?selected=${of === schoolYear}>${label(of)}</option>`)}
      </select>
    </div>
    <div class="ds-field">
      <label class="ds-label" for="import-text">${words.importText}</label>
      <textarea
        class="ds-input"
        id="import-text"
        rows="5"
        spellcheck="false"
        autocomplete="off"
        .value=${live(draft.text)}
        @input=${(event: InputEvent) => change({ text: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    ${draft.failed ? html`<p class="ds-validation-message" id="import-result" tabindex="-1">${words.importFailed}</p>` : nothing}
    <div class="actions">
      ${button(words.importRead, () => void read(state.schoolImport.text), { disabled: draft.text.trim() === "" })}
      <label class="ds-button small file-button" data-variant="tertiary">
        ${icons.open}<span>${words.importFile}</span>
        <input
          type="file"
          class="ds-sr-only"
          accept=".ics,text/calendar,text/plain"
          aria-label=${words.importFile}
          @change=${async (event: Event) => {
            const field = event.target as HTMLInputElement;
            const file = field.files?.[0];
            if (file) await read(await readText(file));
            field.value = "";
          }}
        />
      </label>
    </div>`;
}

function preview(
  app: YearPlanApp,
  found: { calendar: SchoolCalendar; remarks: SchoolCalendarProblem[]; unread: string[] },
) {
  const words = setupStrings(app);
  const { calendar, remarks, unread } = found;
  const done = (text: string) => {
    setupState(app).schoolImport = { text, schoolYear: calendar.schoolYear, failed: false };
  };
  return html`<div class="preview" id="import-result" tabindex="-1">
    <p><strong>${words.importFound(calendar.off.length)}</strong></p>
    <ul class="found">
      ${calendar.off.map(({ name, from, to }) => html`<li>${textOf(app, name)}: ${daysSentence(from, to, app.language)}</li>`)}
    </ul>
    ${
      remarks.length > 0
        ? html`<div class="remarks">
            <p>${icons.should} ${words.importRemarks}</p>
            <ul>
              ${remarks.map((remark) => html`<li>${app.describe(remark)}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${
      unread.length > 0
        ? html`<p>${words.importUnread}</p>
            <pre tabindex="0">${unread.join("\n")}</pre>`
        : nothing
    }
    <p class="subtle">${words.importReplaces(replaced(app, calendar).length)}</p>
    <div class="actions">
      ${button(
        words.importUse,
        () => {
          // What was not understood stays to be mended.
          done(unread.join("\n"));
          use(app, calendar);
          app.focus("#add-break");
        },
        { disabled: calendar.off.length === 0 },
      )}
      ${button(
        words.importCancel,
        () => {
          setupState(app).schoolImport = {
            text: setupState(app).schoolImport.text,
            schoolYear: calendar.schoolYear,
            failed: false,
          };
          app.render_();
          app.focus("#import-text");
        },
        { variant: "tertiary" },
      )}
    </div>
  </div>`;
}

const textOf = (app: YearPlanApp, text: LocalText) => text[app.language] ?? text.nb;

/** The school years that the period touches; a school year runs from August to July. */
function schoolYears(app: YearPlanApp): string[] {
  const { from, to } = app.file!.request.period;
  const yearOf = (date: string) => Number(date.slice(0, 4)) - (date.slice(5, 7) < "08" ? 1 : 0);
  const years: string[] = [];
  for (let year = yearOf(from); year <= yearOf(to) && years.length < 5; ++year)
    years.push(`${year}/${String(year + 1).slice(2)}`);
  return years;
}

async function readCalendar(app: YearPlanApp, text: string, schoolYear: string) {
  try {
    const { readSchoolCalendar } = await import("../../../plans/school-calendar.ts");
    const municipality = app.file!.organisation?.municipality ?? "";
    const { calendar, unread } = readSchoolCalendar(text, { municipality, schoolYear });
    return { calendar, remarks: remarksOn(app, calendar), unread };
  } catch (error) {
    console.error("slt-year-plan:", error);
    return undefined;
  }
}

/** Where the text says neither the first nor the last day of school, the days of the year cannot be counted. */
function remarksOn(app: YearPlanApp, calendar: SchoolCalendar): SchoolCalendarProblem[] {
  const year = Number(calendar.schoolYear.slice(0, 4));
  const whole = {
    ...calendar,
    from: calendar.from || `${year}-08-01`,
    to: calendar.to || `${year + 1}-07-31`,
  };
  const countable = calendar.from !== "" && calendar.to !== "";
  return app.slt!.reviewSchoolCalendar(whole).filter(({ code }) => countable || code !== "dayCount");
}

/** Breaks of the plan that are of the same school year and of the school alone. */
function replaced(app: YearPlanApp, { schoolYear }: SchoolCalendar): Break[] {
  const year = Number(schoolYear.slice(0, 4));
  return (app.file!.request.calendar?.breaks ?? []).filter(
    ({ from, closes }) => closes === "school" && from >= `${year}-08-01` && from <= `${year + 1}-07-31`,
  );
}

function use(app: YearPlanApp, calendar: SchoolCalendar): void {
  const out = replaced(app, calendar);
  const stay = (app.file!.request.calendar?.breaks ?? []).filter((each) => !out.includes(each));
  const added = calendar.off.map(({ name, from, to }): Break => ({
    name: textOf(app, name),
    from,
    to,
    closes: "school",
  }));
  const breaks = [...stay, ...added].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  app.set("/calendar/breaks", breaks, setupStrings(app).did.schoolCalendar);
}
