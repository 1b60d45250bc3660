/** The questions in their order: what has been reached stands open, the next one in the foreground, the rest is one press away. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import type { Finding, FormLink } from "../../types.ts";
import { isDate, showDate } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons, type IconName } from "../icons.ts";
import { safeLink } from "./safe-link.ts";
import {
  duties,
  focusAreas,
  groups,
  isAnswered,
  questions,
  type Answers,
  type Question,
  type YesNo,
} from "./answers.ts";
import type { ReferralCheckApp } from "./app.ts";

export function formView(app: ReferralCheckApp): TemplateResult {
  const { words, level } = app;
  return html`<form
    class="form"
    novalidate
    autocomplete="off"
    aria-label=${words.form}
    @submit=${(event: Event) => event.preventDefault()}
  >
    ${groups.map(
      ({ id, questions }) =>
        html`<section class="group" aria-labelledby="h-${id}">
          ${heading(level + 1, `h-${id}`, words.groups[id])}
          <ol>
            ${questions.map((question) => questionView(app, question))}
          </ol>
        </section>`,
    )}
  </form>`;
}

// ---------------------------------------------------------------- one question
export const numberOf = (question: Question): number => questions.indexOf(question) + 1;

/** Icon, colour and word for what an answer comes to. */
function look(app: ReferralCheckApp, finding: Finding): { icon: IconName; tone: string; word: string } {
  const { labels, words } = app;
  switch (finding.state) {
    case "met":
      // A choice of one's own is neither right nor wrong.
      return { icon: "met", tone: "success", word: finding.severity === "info" ? words.answered : labels.state.met };
    case "broken":
      return finding.rule.endsWith("/duty")
        ? { icon: "should", tone: "warning", word: words.dutyFirst }
        : { icon: "must", tone: "danger", word: labels.state.broken.must };
    case "irrelevant":
      return { icon: "irrelevant", tone: "subdued", word: labels.state.irrelevant };
    default:
      return { icon: "missing", tone: "neutral", word: labels.state.missing };
  }
}

function questionView(app: ReferralCheckApp, question: Question): TemplateResult {
  const finding = app.finding(question);
  const { icon, tone, word } = look(app, finding);
  const { ask } = app.words.questions[question];
  const number = html`<span class="number" aria-hidden="true">${numberOf(question)}</span>`;
  if (finding.state === "irrelevant")
    return html`<li class="question closed" id="q-${question}" data-tone=${tone}>
      ${number}
      <p>${ask} <span class="state">${icons[icon]}${word}</span></p>
    </li>`;
  if (!app.opened.has(question))
    return html`<li class="question closed" id="q-${question}" data-tone=${tone}>
      ${number}
      <p><button type="button" class="ds-link" @click=${() => void app.goTo(question)}>${ask}</button></p>
    </li>`;
  return html`<li class="question" id="q-${question}" data-tone=${tone} ?data-next=${app.next === question}>
    ${number}
    <div>${fieldOf(app, question)} ${formLink(app, question)} ${because(app, question, finding)}</div>
  </li>`;
}

/** Fields that can be emptied by themselves. */
const ticked: ReadonlySet<Question> = new Set(["services", "until", "focus"]);

/** The state of the answer; behind it, the reason for asking: the clause and where it stands. */
function because(app: ReferralCheckApp, question: Question, finding: Finding): TemplateResult {
  const { words, labels, language, organisation } = app;
  const { icon, word } = look(app, finding);
  const { quote, source, state, severity } = finding;
  const answered = isAnswered(app.answers, question);
  const speaks = state === "broken" || (answered && state === "missing") || (severity === "info" && state === "met");
  const runsOut = question === "until" ? app.runsOut : undefined;
  const url = source?.url && safeLink(source.url);
  // Where a municipality has not written it down itself the words are another's; a law is everybody's.
  const others = source && !source.legal && source.title !== organisation!.source?.title;
  return html`<div class="foot">
      <details>
        <summary>
          <span class="state">${icons[icon]}${word}</span>
          <span class="why">${words.why}<span class="ds-sr-only"> ${words.questions[question].ask}</span></span>
        </summary>
        <div class="more">
          ${quote ? html`<blockquote lang="nb">${quote}</blockquote>` : nothing}
          <p class="subtle">
            ${labels.severity[severity]}${source ? html` · ${words.source}: ${url ? link(url, source.title) : source.title}` : nothing}
            ${source?.legal?.length ? html`<br />${source.legal.join(", ")}` : nothing}
            ${others ? html`<br />${words.ofOthers(organisation!.municipality)}` : nothing}
            ${
              source?.checkedOn && isDate(source.checkedOn)
                ? html`<br />${words.checkedOn(showDate(source.checkedOn, language, "day"))}`
                : nothing
            }
          </p>
        </div>
      </details>
      ${answered && !ticked.has(question) ? clearButton(app, question) : nothing}
    </div>
    ${speaks ? html`<p class="says">${app.describe(finding)}</p>` : nothing}
    ${
      runsOut
        ? html`<p class="says warn">${icons.should}<span>${words.runsOut(showDate(runsOut, language))}</span></p>`
        : nothing
    }`;
}

const link = (href: string, text: unknown): TemplateResult =>
  html`<a class="ds-link" href=${href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer"
    >${text}</a
  >`;

const formOf: Partial<Record<Question, "notification" | "consent" | "orientation">> = {
  duty: "notification",
  consentForm: "consent",
  orientationForm: "orientation",
};

/** The municipality's own form, or whom to ask for it. Nobody needs to ask for one before barnevernet can be told. */
export function formLink(app: ReferralCheckApp, question: Question): TemplateResult | typeof nothing {
  const kind = formOf[question];
  if (!kind) return nothing;
  const { words, organisation } = app;
  const form: FormLink | undefined = organisation!.forms?.[kind];
  const href = form && safeLink(form.url);
  if (href) return html`<p class="form-link">${words.formLink} ${link(href, app.text(form.title))}</p>`;
  return kind === "notification"
    ? nothing
    : html`<p class="form-link subtle">${words.askForForm(organisation!.municipality)}</p>`;
}

// ---------------------------------------------------------------- fields
function fieldOf(app: ReferralCheckApp, question: Question): TemplateResult {
  const { words, answers } = app;
  switch (question) {
    case "duty":
      return choice(
        app,
        question,
        duties.map((duty) => [duty, words.duty[duty]]),
      );
    case "team":
      return choice(
        app,
        question,
        app.teams.map((team) => [team.id, team.name, meetingOf(app, team)]),
        "stacked",
      );
    case "services":
      return choices(
        app,
        question,
        app.services.map(({ id, name }) => [id, app.text(name)]),
        words.noServices,
      );
    case "focus":
      return choices(
        app,
        question,
        focusAreas.map((area) => [area, words.focus[area]]),
        words.noFocus,
      );
    case "until":
      return dateField(app);
    default:
      return yesNo(app, question, answers[question]);
  }
}

export function meetingOf(app: ReferralCheckApp, { meeting }: ReferralCheckApp["teams"][number]): string {
  const { words, plan } = app;
  if (!meeting) return plan ? words.noMeeting : words.noPlan;
  return words.nextMeeting(whenOf(meeting));
}

export const whenOf = ({ day, hours, room }: { day: string; hours: string; room: string | undefined }): string =>
  `${day} ${hours}${room ? `, ${room}` : ""}`;

/** Everything about a question that is the same for all kinds of answers. */
function asked(app: ReferralCheckApp, question: Question, options: TemplateResult, problem?: string): TemplateResult {
  const { ask, help } = app.words.questions[question];
  const described = [help ? `help-${question}` : "", problem ? `problem-${question}` : ""].filter(Boolean).join(" ");
  return html`<fieldset class="ds-fieldset" aria-describedby=${ifDefined(described || undefined)}>
    <legend class="ds-label">${ask}</legend>
    ${help ? html`<p data-field="description" id="help-${question}">${help}</p>` : nothing} ${options}
    ${problem ? html`<p class="ds-validation-message" id="problem-${question}">${problem}</p>` : nothing}
  </fieldset>`;
}

type Choice = readonly [value: string, text: string, more?: string];

function option(
  question: Question,
  [value, text, more]: Choice,
  type: "radio" | "checkbox",
  checked: boolean,
  change: (checked: boolean) => void,
): TemplateResult {
  const id = `${question}-${value}`;
  return html`<div class="ds-field">
    <input
      class="ds-input"
      type=${type}
      name=${question}
      id=${id}
      value=${value}
      autocomplete="off"
      aria-describedby=${ifDefined(more ? `${id}-more` : undefined)}
      .checked=${live(checked)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    /><label class="ds-label" data-weight="regular" for=${id}>${text}</label>
    ${more ? html`<div data-field="description" id="${id}-more">${more}</div>` : nothing}
  </div>`;
}

function choice(
  app: ReferralCheckApp,
  question: Question,
  all: readonly Choice[],
  classes = "",
  value = app.answers[question] as string | undefined,
  write = (value: string) => app.answer({ [question]: value } as Answers),
): TemplateResult {
  return asked(
    app,
    question,
    html`<div class="options ${classes}">
      ${all.map((each) => option(question, each, "radio", each[0] === value, () => write(each[0])))}
    </div>`,
  );
}

function clearButton(app: ReferralCheckApp, question: Question): TemplateResult {
  const { words } = app;
  return html`<button
    type="button"
    class="ds-link clear-answer"
    @click=${() => {
      app.answer({ [question]: undefined });
      void app.goTo(question);
    }}
  >
    ${words.clearAnswer}<span class="ds-sr-only"> ${words.questions[question].ask}</span>
  </button>`;
}

function yesNo(app: ReferralCheckApp, question: YesNo, value: boolean | undefined): TemplateResult {
  const { words } = app;
  const all: Choice[] =
    question === "withdrawn"
      ? [
          ["no", words.withdrawnNo],
          ["yes", words.withdrawnYes],
        ]
      : [
          ["yes", question === "anonymous" ? words.anonymousYes : words.yes],
          ["no", question === "anonymous" ? words.anonymousNo : words.no],
        ];
  const typed = value === undefined ? undefined : value ? "yes" : "no";
  return choice(app, question, all, "", typed, (answer) => app.answer({ [question]: answer === "yes" }));
}

/** Several of them, or none of them; nothing ticked is no answer yet. */
function choices(
  app: ReferralCheckApp,
  question: "services" | "focus",
  all: readonly Choice[],
  none: string,
): TemplateResult {
  const value = app.answers[question] as readonly string[] | undefined;
  const write = (list: readonly string[] | undefined) => app.answer({ [question]: list } as Answers);
  const tick = (id: string, there: boolean) => {
    const list = [...(value ?? []).filter((other) => other !== id), ...(there ? [id] : [])];
    write(list.length > 0 ? list : undefined);
  };
  return asked(
    app,
    question,
    html`<div class="options">
      ${all.map((each) => option(question, each, "checkbox", value?.includes(each[0]) ?? false, (there) => tick(each[0], there)))}
      ${option(question, ["none", none], "checkbox", value?.length === 0, (there) => write(there ? [] : undefined))}
    </div>`,
  );
}

function dateField(app: ReferralCheckApp): TemplateResult {
  const { words, answers } = app;
  const left = (event: Event) => {
    const { validity, value } = event.target as HTMLInputElement;
    app.setHalfDate(validity.badInput || (value !== "" && !isAnswered({ until: value }, "until")));
  };
  return asked(
    app,
    "until",
    html`<input
      class="ds-input"
      type="date"
      id="until"
      min="2000-01-01"
      max="2099-12-31"
      autocomplete="off"
      aria-label=${words.untilField}
      aria-invalid=${ifDefined(app.halfDate ? "true" : undefined)}
      aria-describedby=${ifDefined(app.halfDate ? "problem-until" : undefined)}
      .value=${answers.until ?? ""}
      @input=${(event: InputEvent) => {
        app.answer({ until: (event.target as HTMLInputElement).value || undefined });
        if (isAnswered(app.answers, "until")) app.setHalfDate(false);
      }}
      @blur=${left}
    />`,
    app.halfDate ? words.halfDate : undefined,
  );
}
