/** The deadlines as a line in time, and the same as a list. The drawing is for the eye only: the list says it all. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Deadline, LocalDate } from "../../types.ts";
import { showDate, showTime, toDays } from "../dates.ts";
import { heading } from "../headings.ts";
import { icons, type IconName } from "../icons.ts";
import type { EventCheckApp } from "./app.ts";

type Kind = "today" | "application" | "guardList" | "event";
interface Point {
  kind: Kind;
  date: LocalDate;
  name: string;
  tone: "accent" | "success" | "danger" | "neutral";
  deadline?: Deadline;
}

const kindOf = (deadline: Deadline): Kind => (deadline.code.endsWith("guardList") ? "guardList" : "application");

export function deadlineName(app: EventCheckApp, deadline: Deadline): string {
  return kindOf(deadline) === "guardList" ? app.words.guardList : app.words.application;
}

function pointsOf(app: EventCheckApp): Point[] {
  const { words, verdict, asOf, startDate } = app;
  const points: Point[] = [{ kind: "today", date: asOf, name: words.today, tone: "neutral" }];
  for (const deadline of verdict?.deadlines ?? []) {
    const broken = verdict?.findings.find(({ rule }) => rule === deadline.rule)?.state === "broken";
    points.push({
      kind: kindOf(deadline),
      date: deadline.date,
      name: deadlineName(app, deadline),
      tone: broken ? "danger" : deadline.done ? "success" : "accent",
      deadline,
    });
  }
  if (startDate) points.push({ kind: "event", date: startDate, name: words.event, tone: "accent" });
  return points;
}

export function timelineView(app: EventCheckApp): TemplateResult | typeof nothing {
  const { words, verdict, language } = app;
  if (!verdict || verdict.outcome === "outOfScope") return nothing;
  const level = app.level + 1;
  const earliest = verdict.earliestDate
    ? html`<p class="subtle">${words.earliest(showDate(verdict.earliestDate, language))}</p>`
    : nothing;
  if (verdict.deadlines.length === 0)
    return html`<section class="panel" aria-labelledby="h-deadlines">
      ${heading(level, "h-deadlines", words.deadlines)}
      <p class="subtle">${words.deadlinesNone}</p>
      ${earliest}
    </section>`;
  const points = pointsOf(app);
  return html`<section class="panel" aria-labelledby="h-deadlines">
    ${heading(level, "h-deadlines", words.deadlines)} ${drawing(app, points)}
    <ol class="dates">
      ${[...points].sort((a, b) => toDays(a.date) - toDays(b.date)).map((point) => item(app, point))}
    </ol>
    ${verdict.deadlines.some(({ done }) => !done) ? earliest : nothing}
  </section>`;
}

function item(app: EventCheckApp, { kind, date, name, tone, deadline }: Point): TemplateResult {
  const { words, labels, language, reading } = app;
  if (!deadline) {
    const clock =
      kind === "event" && reading.application.start
        ? ` ${showTime(reading.application.start.slice(11), language)}`
        : "";
    return html`<li data-tone=${tone}>
      <span class="dot" data-kind=${kind} aria-hidden="true"></span>
      <span><strong>${name}</strong> ${showDate(date, language)}${clock}</span>
    </li>`;
  }
  const { daysLeft, done, safeDate } = deadline;
  const icon: IconName | undefined = tone === "success" ? "met" : tone === "danger" ? "must" : undefined;
  const away = daysLeft < 0 ? words.daysAgo(-daysLeft) : words.daysLeft(daysLeft);
  return html`<li data-tone=${tone}>
    <span class="dot" data-kind=${kind} aria-hidden="true"></span>
    <span>
      <strong>${name}</strong>
      ${
        done || daysLeft < 0 || tone === "danger"
          ? html`<span class="flag"
              >${icon ? icons[icon] : nothing}${
                done ? words.done : daysLeft < 0 ? words.passed : labels.state.broken.must
              }</span
            >`
          : nothing
      }
      <span class="line">${labels.deadline.last}: ${showDate(date, language)} (${away})</span>
      ${
        safeDate !== date && !done
          ? html`<span class="line">${labels.deadline.safe}: ${showDate(safeDate, language)}</span>`
          : nothing
      }
    </span>
  </li>`;
}

/**
 * Percentages place everything, so that the drawing has no width of its own and its letters keep their size. Every label has a row to itself: application and
 * guard list above the line, today and the event below it.
 */
function drawing(app: EventCheckApp, points: Point[]): TemplateResult {
  const days = points.map(({ date }) => toDays(date));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const span = Math.max(last - first, 1);
  const at = (date: LocalDate) => 3 + (94 * (toDays(date) - first)) / span;
  const eventAt = points.find(({ kind }) => kind === "event");
  const today = points[0]!;
  const near = eventAt ? Math.abs(at(eventAt.date) - at(today.date)) < 50 : false;
  const rows: Record<Kind, number> = { application: 14, guardList: 32, today: 74, event: near ? 92 : 74 };
  return html`<svg class="line-in-time" data-rows=${near ? "2" : "1"} aria-hidden="true" focusable="false">
    <line class="axis" x1="1%" x2="99%" y1="52" y2="52" />
    ${
      eventAt && at(eventAt.date) > at(today.date)
        ? svg`<line class="left" x1="${at(today.date)}%" x2="${at(eventAt.date)}%" y1="52" y2="52" />`
        : nothing
    }
    ${points.map(({ kind, date, tone, deadline }) => {
      const x = at(date);
      const y = rows[kind];
      const safe = deadline && deadline.safeDate !== date ? at(deadline.safeDate) : undefined;
      return svg`<g data-tone=${tone} data-kind=${kind}>
        <line class="stem" x1="${x}%" x2="${x}%" y1="52" y2=${y < 52 ? y + 5 : y - 13} />
        ${safe !== undefined && safe >= 0 ? svg`<line class="safe" x1="${safe}%" x2="${x}%" y1="52" y2="52" />` : nothing}
        ${mark(kind, x)}
      </g>`;
    })}
    ${points.map(({ kind, date, name, tone }) => {
      const x = at(date);
      const anchor = x < 30 ? "start" : x > 70 ? "end" : "middle";
      const edge = anchor === "start" ? Math.max(0, x - 3) : anchor === "end" ? Math.min(100, x + 3) : x;
      return svg`<text data-tone=${tone} x="${edge}%" y=${rows[kind]} text-anchor=${anchor}>${name} ${showDate(date, app.language, "short")}</text>`;
    })}
  </svg>`;
}

function mark(kind: Kind, x: number) {
  if (kind === "today") return svg`<circle class="mark hollow" cx="${x}%" cy="52" r="5" />`;
  if (kind === "event")
    return svg`<svg x="${x}%" y="52" overflow="visible"><path class="mark" d="M0-7.5 7.5 0 0 7.5-7.5 0z" /></svg>`;
  return svg`<circle class="mark" cx="${x}%" cy="52" r="5.5" />`;
}
