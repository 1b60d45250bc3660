/** The answer in one look: ready or not, what is lacking and what to do about it, or where to go first. */
import { html, nothing, type TemplateResult } from "lit";
import { showDate } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons, type IconName } from "../icons.ts";
import { isAnswered, questionOf, questions, type Question } from "./answers.ts";
import type { ReferralCheckApp } from "./app.ts";
import { formLink, meetingOf, whenOf } from "./form-view.ts";

function outcomeLook(app: ReferralCheckApp): { icon: IconName; tone: string; text: string; more: string } {
  const { words, verdict, answers } = app;
  const { outcome, findings } = verdict!;
  const text = words.outcome[outcome];
  switch (outcome) {
    case "ready":
      return { icon: "met", tone: "success", text, more: answers.anonymous ? words.readyAnonymous : words.readyNamed };
    case "notReady":
      return { icon: "must", tone: "danger", text, more: words.lacks(broken(app).length) };
    case "elsewhereFirst":
      return { icon: "should", tone: "warning", text, more: app.describe(findings[0]!) };
    default: {
      const left = findings.filter(
        (finding) => finding.state === "missing" && !isAnswered(answers, questionOf(finding)),
      );
      const begun = questions.some((question) => isAnswered(answers, question));
      return { icon: "missing", tone: "neutral", text, more: begun ? words.left(left.length) : words.empty };
    }
  }
}

const broken = ({ verdict }: ReferralCheckApp) => verdict!.findings.filter(({ state }) => state === "broken");

export function summaryView(app: ReferralCheckApp): TemplateResult {
  const { words, verdict } = app;
  const { icon, tone, text, more } = outcomeLook(app);
  return html`<section class="result" aria-labelledby="h-result" tabindex="-1">
    <div class="outcome" data-tone=${tone}>
      ${icons[icon]}
      <div>
        ${heading(app.level + 1, "h-result", text)}
        <p>${more}</p>
      </div>
    </div>
    ${verdict!.outcome === "elsewhereFirst" ? elsewhere(app) : html`${lacking(app)} ${nextQuestion(app)} ${teamView(app)}`}
    <div class="actions">
      <button type="button" class="ds-button small" data-variant="secondary" id="reset" @click=${() => app.reset()}>
        ${icons.clear}${words.reset}
      </button>
      <button type="button" class="ds-button small" data-variant="secondary" id="print" @click=${() => app.print()}>
        ${icons.print}${words.print}
      </button>
    </div>
  </section>`;
}

/** Where there is no second column, the answer stays in sight above the questions. */
export function statusBar(app: ReferralCheckApp): TemplateResult {
  const { icon, tone, text } = outcomeLook(app);
  const jump = () => {
    const result = app.host.shadowRoot?.querySelector<HTMLElement>(".result");
    result?.focus({ preventScroll: true });
    result?.scrollIntoView({ block: "start" });
  };
  return html`<button type="button" class="status-bar" data-tone=${tone} @click=${jump}>
    ${icons[icon]}<span><strong>${text}</strong>${app.words.statusBar}</span>${icons.down}
  </button>`;
}

function elsewhere(app: ReferralCheckApp): TemplateResult {
  const { words } = app;
  return html`<section class="todo" aria-labelledby="h-elsewhere">
    ${heading(app.level + 2, "h-elsewhere", words.elsewhere)}
    <ol>
      ${words.elsewhereSteps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${formLink(app, "duty")}
  </section>`;
}

function goTo(app: ReferralCheckApp, question: Question, text: unknown): TemplateResult {
  return html`<button type="button" class="ds-link" @click=${() => void app.goTo(question)}>${text}</button>`;
}

function lacking(app: ReferralCheckApp): TemplateResult | typeof nothing {
  const { words } = app;
  const all = broken(app);
  if (all.length === 0) return nothing;
  const ofNamed = all.some((finding) => questionOf(finding) !== "focus");
  return html`<section class="lacking" aria-labelledby="h-lacking">
    ${heading(app.level + 2, "h-lacking", words.lacking)}
    <ul>
      ${all.map((finding) => {
        const question = questionOf(finding);
        return html`<li data-tone="danger">
          ${icons.must}
          <div>
            <p>${app.describe(finding)}</p>
            ${words.wayOut[question] ? html`<p>${words.wayOut[question]}</p>` : nothing} ${formLink(app, question)}
            <p>${goTo(app, question, words.toQuestion)}</p>
          </div>
        </li>`;
      })}
    </ul>
    ${
      ofNamed
        ? html`<div class="instead">
            <p>${words.anonymousInstead}</p>
            <button
              type="button"
              class="ds-button small"
              data-variant="secondary"
              id="anonymous"
              @click=${() => {
                app.answer({ anonymous: true });
                void app.goTo("anonymous");
              }}
            >
              ${words.makeAnonymous}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}

function nextQuestion(app: ReferralCheckApp): TemplateResult | typeof nothing {
  const { words, next } = app;
  if (!next) return nothing;
  return html`<p class="next">${words.next} ${goTo(app, next, words.questions[next].ask)}</p>`;
}

function teamView(app: ReferralCheckApp): TemplateResult | typeof nothing {
  const { words, team, runsOut, language } = app;
  if (!team) return nothing;
  return html`<section class="team" aria-labelledby="h-team">
    ${heading(app.level + 2, "h-team", words.team)}
    <p><strong>${team.name}</strong></p>
    <p class="meets">
      ${icons.calendar}<span>${team.meeting ? words.nextMeeting(whenOf(team.meeting)) : meetingOf(app, team)}</span>
    </p>
    ${
      runsOut
        ? html`<p class="warn">${icons.should}<span>${words.runsOut(showDate(runsOut, language))}</span></p>`
        : nothing
    }
  </section>`;
}
