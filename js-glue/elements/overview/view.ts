/** What `<slt-overview>` shows. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { levelWords } from "../../measures/levels.ts";
import { statusWords } from "../../measures/status.ts";
import type { Measure, Meeting } from "../../types.ts";
import { isDate, showDate, toDays } from "../dates.ts";
import { boxView } from "../parts.ts";
import { heading } from "../headings.ts";
import { howOften } from "../how-often.ts";
import { icons } from "../icons.ts";
import { stroke } from "../plain-icons.ts";
import { whyNot } from "../plan-source.ts";
import { badge, lookOf } from "../year/looks.ts";
import { dateOf, meetingWords, showHours } from "../year/when.ts";
import type { OverviewApp } from "./app.ts";
import { goTo, type Neighbour } from "./neighbours.ts";
import { deadlinesOf, openOrders, type Body, type Deadline, type Level } from "./picture.ts";
import type { Strings } from "./strings.ts";

const atOnce = 6;
const shownSeats = 5;

const own = {
  arrowDown: stroke(svg`<path d="M12 4v16m-6-6 6 6 6-6"/>`),
  arrowUp: stroke(svg`<path d="M12 20V4M6 10l6-6 6 6"/>`),
  running: stroke(svg`<circle cx="12" cy="12" r="9"/><path d="M10 8.5v7l5.5-3.5z"/>`),
};

export function appView(app: OverviewApp): TemplateResult {
  const { words, status, language } = app;
  return boxView({
    surroundings: app.surroundings,
    language,
    words,
    content:
      status.kind === "loading"
        ? "loading"
        : status.kind === "failed"
          ? { reason: whyNot(status.error, language), problems: status.error.problems }
          : () => ready(app),
    retry: () => app.open(),
    light: app.inPlace.active,
  });
}

function ready(app: OverviewApp): TemplateResult {
  const { words, level, levels, known, shared, language } = app;
  const measures = known?.measures;
  return html`<header class="top">
      ${heading(level, "h-title", words.heading(app.municipality))}
      <p class="subtle">${words.lead}</p>
    </header>
    ${shared && app.own ? app.own.keptNote(shared, language, () => app.host.requestUpdate()) : nothing}
    ${app.trouble ? html`<p class="notice">${icons.concerns}<span>${app.trouble(words)}</span></p>` : nothing}
    ${links(app)}
    ${
      levels.length > 0
        ? html`<section aria-labelledby="h-levels">
            ${heading(level + 1, "h-levels", words.picture, "ds-sr-only")}
            <ol class="levels">
              ${levels.map((each, index) => levelView(app, each, levels[index + 1]))}
            </ol>
          </section>`
        : nothing
    }
    ${
      measures ? html`<div class="lists">${ordersView(app, openOrders(measures))} ${deadlinesView(app)}</div>` : nothing
    }`;
}

// ---------------------------------------------------------------- the three levels
function levelView(app: OverviewApp, { level, bodies }: Level, below: Level | undefined): TemplateResult {
  const { words } = app;
  return html`<li class="level" data-level=${level}>
    <div class="band">
      <div class="level-head">
        ${heading(app.level + 2, `h-${level}`, level === "other" ? words.other : levelWords[app.language][level])}
        <p class="subtle">${words.does[level]}</p>
      </div>
      <ul class="bodies">
        ${bodies.map((body) => html`<li class="body">${bodyView(app, body)}</li>`)}
      </ul>
    </div>
    ${below && below.level !== "other" && level in words.down ? flow(app, level as Upper) : nothing}
  </li>`;
}

type Upper = keyof Strings["down"];

/** What goes down to the level below, and what comes up from it. */
function flow(app: OverviewApp, level: Upper): TemplateResult {
  const { words, known } = app;
  const open = level === "coordinating" && known?.measures ? openOrders(known.measures).length : undefined;
  return html`<p class="flow">
    <span
      >${own.arrowDown}<span class="ds-sr-only">${words.downward}: </span>${words.down[level]}${
        open === undefined ? nothing : html` <span class="subtle">(${words.openNumber(open)})</span>`
      }</span
    >
    <span>${own.arrowUp}<span class="ds-sr-only">${words.upward}: </span>${words.up}</span>
  </p>`;
}

function bodyView(app: OverviewApp, body: Body): TemplateResult {
  const { words, language, known } = app;
  const { cadence, minutes, who, next } = body;
  const often = howOften(cadence, minutes, language);
  return html`<p class="body-name">${known ? badge(lookOf(body.position)) : nothing}<strong>${body.name}</strong></p>
    <dl>
      ${next === undefined ? nothing : fact("next", words.next, next ? nextView(app, next, body) : words.noneLeft)}
      ${often ? fact("often", words.often, often) : nothing}
      ${who.length > 0 ? fact("who", words.who, seats(app, who)) : nothing}
    </dl>`;
}

const fact = (kind: string, name: string, value: unknown): TemplateResult =>
  html`<div class="fact" data-kind=${kind}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

function nextView({ language, asOf }: OverviewApp, meeting: Meeting, { minutes = 0 }: Body): TemplateResult {
  const date = dateOf(meeting);
  return html`<strong><time datetime=${meeting.start.slice(0, 16)}>${showDate(date, language)}</time></strong>
    <span class="hours">${showHours(meeting.start, minutes, language)}</span>
    <span class="subtle">${meetingWords[language].inDays(toDays(date) - toDays(asOf))}</span>`;
}

/** A dozen of seats would hide the rest of the picture. */
function seats({ words, inPlace }: OverviewApp, who: string[]): TemplateResult {
  const list = (titles: string[]) =>
    html`<ul class="seats">
      ${titles.map((title) => html`<li>${title}</li>`)}
    </ul>`;
  if (who.length <= shownSeats + 1 || inPlace.active) return list(who);
  return html`${list(who.slice(0, shownSeats))}
    <details class="more">
      <summary>${words.more(who.length - shownSeats)}</summary>
      ${list(who.slice(shownSeats))}
    </details>`;
}

// ---------------------------------------------------------------- orders and deadlines
/** The first ones, and the others on request; on paper all of them. */
function rows<Item>(app: OverviewApp, items: readonly Item[], row: (item: Item) => TemplateResult): TemplateResult {
  const first = app.inPlace.active || items.length <= atOnce + 1 ? items : items.slice(0, atOnce);
  const rest = items.slice(first.length);
  return html`<ul class="rows">
      ${first.map((item) => html`<li>${row(item)}</li>`)}
    </ul>
    ${
      rest.length > 0
        ? html`<details class="more">
            <summary>${app.words.more(rest.length)}</summary>
            <ul class="rows">
              ${rest.map((item) => html`<li>${row(item)}</li>`)}
            </ul>
          </details>`
        : nothing
    }`;
}

const marks = {
  ordered: { icon: icons.missing, tone: "neutral" },
  running: { icon: own.running, tone: "info" },
  evaluated: { icon: icons.met, tone: "success" },
} as const;

function ordersView(app: OverviewApp, orders: Measure[]): TemplateResult {
  const { words, language, names } = app;
  return html`<section aria-labelledby="h-orders">
    ${heading(app.level + 1, "h-orders", words.orders)}
    ${
      orders.length === 0
        ? html`<p class="subtle">${words.noOrders}</p>`
        : rows(app, orders, ({ title, status = "ordered", body, owner, evaluateBy }) => {
            const mark = marks[status as keyof typeof marks] ?? marks.ordered;
            const due = evaluateBy && isDate(evaluateBy) && ["ordered", "running"].includes(status);
            const by = [
              body && `${words.carriedOutBy} ${names[body] ?? body}`,
              owner && `${words.owner}: ${owner}`,
              due && words.evaluateBy(showDate(evaluateBy, language, "day")),
            ].filter(Boolean);
            return html`<span class="state" data-tone=${mark.tone}
                >${mark.icon}${statusWords[app.language][status]}</span
              >
              <div>
                <p class="row-title">${title}</p>
                <p class="subtle">${by.join(" · ")}</p>
              </div>`;
          })
    }
  </section>`;
}

function deadlinesView(app: OverviewApp): TemplateResult | typeof nothing {
  const { words, language } = app;
  if (!app.findings) return nothing;
  const deadlines = deadlinesOf(app.findings);
  return html`<section aria-labelledby="h-deadlines">
    ${heading(app.level + 1, "h-deadlines", words.deadlines)}
    ${
      deadlines.length === 0
        ? html`<p class="subtle">${words.noDeadlines}</p>`
        : rows(app, deadlines, ({ date, overdue, finding }: Deadline) => {
            const tone = !overdue ? "neutral" : finding.severity === "must" ? "danger" : "warning";
            return html`<span class="state" data-tone=${tone}
                >${overdue ? icons.should : icons.calendar}${overdue ? words.overdue : words.ahead}</span
              >
              <div>
                <p class="row-title"><time datetime=${date}>${showDate(date, language, "day")}</time></p>
                <p>${app.describe(finding)}</p>
              </div>`;
          })
    }
  </section>`;
}

// ---------------------------------------------------------------- the way to the others
function links({ words, neighbours }: OverviewApp): TemplateResult | typeof nothing {
  if (neighbours.length === 0) return nothing;
  return html`<nav class="links" aria-label=${words.links}>
    <ul>
      ${neighbours.map((neighbour) => html`<li>${link(words.tags[neighbour.tag], neighbour)}</li>`)}
    </ul>
  </nav>`;
}

/** The browser would take the keyboard to the element, which cannot be focused, and not into it. */
function follow(event: MouseEvent, neighbour: Neighbour): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  goTo(neighbour);
}

/** An element without an id has no address: then the press alone leads there. */
function link(name: string, neighbour: Neighbour): TemplateResult {
  const { element, heading: title } = neighbour;
  const text = html`${name}${title && title !== name ? html`<span class="link-title">: ${title}</span>` : nothing}`;
  return element.id
    ? html`<a class="ds-link" href="#${element.id}" @click=${(event: MouseEvent) => follow(event, neighbour)}
        >${text}</a
      >`
    : html`<button type="button" class="ds-link" @click=${() => goTo(neighbour)}>${text}</button>`;
}
