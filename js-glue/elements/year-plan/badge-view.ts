/** The one button that matters, and an honest word on how good the plan is: proven, how far from proven at most, or that it cannot be done. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { icons, type IconName } from "../icons.ts";
import type { Run, YearPlanApp } from "./app.ts";
import { gapPercent } from "./requests.ts";
import { setupStrings } from "./setup/strings.ts";

interface Badge {
  tone: "success" | "danger" | "warning" | "info" | "neutral";
  icon: IconName;
  text: string;
  help: string;
}

export function badgeView(app: YearPlanApp): TemplateResult {
  const { words, run, lastRun, file } = app;
  const planned = file!.meetings.length > 0;
  const { tone, icon, text, help } = badge(app);
  const curve = run ?? lastRun;
  const open = file!.outcome?.status === "feasible" || (lastRun !== undefined && !planned && !app.conflict);
  return html`<div class="standing" data-tone=${tone}>
      ${icons[icon]}
      <p><strong id="badge">${text}</strong> <span class="subtle">${help}</span></p>
    </div>
    ${curve && curve.points.length > 1 && (run || curve.points.at(-1)!.ms > worthACurveMs) ? curveView(app, curve) : nothing}
    <div class="actions">
      <button
        type="button"
        class="ds-button"
        data-variant="primary"
        id="plan"
        title=${planned ? words.replanHelp : nothing}
        aria-busy=${run ? "true" : nothing}
        aria-disabled=${run ? "true" : nothing}
        ?disabled=${app.problems.length > 0}
        @click=${() => app.plan()}
      >
        ${run ? html`<span class="spinner" aria-hidden="true"></span>${words.planning}` : planned ? words.replan : words.plan}
      </button>
      ${
        run
          ? html`<button type="button" class="ds-button" data-variant="secondary" id="stop" @click=${() => app.stop()}>
              ${icons.stop}${words.stop}
            </button>`
          : nothing
      }
      ${
        open && !run
          ? html`<button
              type="button"
              class="ds-button"
              data-variant="secondary"
              id="longer"
              @click=${() => app.plan("longer")}
            >
              ${words.longer}
            </button>`
          : nothing
      }
      ${
        planned && !run
          ? html`<button
              type="button"
              class="ds-button"
              data-variant="tertiary"
              id="fresh"
              ?disabled=${app.problems.length > 0}
              @click=${() => app.plan("fresh")}
            >
              ${words.fresh}
            </button>`
          : nothing
      }
    </div>`;
}

function badge(app: YearPlanApp): Badge {
  const { words, file, review } = app;
  const { outcome, meetings } = file!;
  if (app.conflict && meetings.length === 0)
    return { tone: "danger", icon: "must", text: words.infeasible, help: words.infeasibleHelp };
  if (meetings.length === 0) return { tone: "neutral", icon: "missing", text: words.noPlan, help: words.noPlanHelp };
  if (!review) return { tone: "danger", icon: "must", text: setupStrings(app).problems(app.problems.length), help: "" };
  const broken = review.broken.length;
  if (broken > 0) return { tone: "danger", icon: "must", text: words.breaks(broken), help: words.points(review.cost) };
  if (!outcome || outcome.cost === null)
    return { tone: "info", icon: "concerns", text: words.edited, help: words.editedHelp };
  const cost = words.points(outcome.cost);
  if (outcome.status === "optimal")
    return { tone: "success", icon: "met", text: words.optimal, help: `${cost}. ${words.optimalHelp}` };
  const percent = gapPercent(outcome);
  return {
    tone: "info",
    icon: "concerns",
    text: percent === undefined ? words.gapPoints(outcome.cost - (outcome.bound ?? 0)) : words.gap(percent),
    help: `${cost}. ${words.gapHelp(outcome.bound ?? 0)}`,
  };
}

/** A search that was over at once has no story to tell. */
const worthACurveMs = 500;

const size = { width: 240, height: 40, edge: 4 };

/** Cost falls, the bound rises, over time; where they meet the plan is proven best. */
function curveView(app: YearPlanApp, { points, started }: Run): TemplateResult {
  const { words } = app;
  const last = points.at(-1)!;
  const costs = points.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const most = Math.max(...(costs.length > 0 ? costs : [last.bound]), last.bound, 1);
  // The beginnings of both curves are far apart and say little: what counts is the last stretch.
  const least = Math.min(...points.slice(Math.floor(points.length / 4)).map(({ bound }) => bound), most - 1);
  const end = Math.max(last.ms, app.run ? performance.now() - started : 1);
  const x = (ms: number) => size.edge + (ms / end) * (size.width - 2 * size.edge);
  const y = (value: number) =>
    size.height - size.edge - ((Math.max(value, least) - least) / (most - least)) * (size.height - 2 * size.edge);
  const stairs = (value: (point: Run["points"][number]) => number | null): string => {
    let path = "";
    let before: number | undefined;
    for (const point of points) {
      const now = value(point);
      if (now === null) continue;
      const at = x(point.ms).toFixed(1);
      path += before === undefined ? `M${at} ${y(now).toFixed(1)}` : `H${at}V${y(now).toFixed(1)}`;
      before = now;
    }
    return path === "" ? "" : `${path}H${x(end).toFixed(1)}`;
  };
  const seconds = (end / 1000).toLocaleString(app.language === "en" ? "en-GB" : "nb-NO", { maximumFractionDigits: 1 });
  const label = words.curve(last.cost === null ? "–" : String(last.cost), String(last.bound), seconds);
  const line = (name: string, path: string): SVGTemplateResult => svg`<path class=${name} d=${path} fill="none" />`;
  return html`<figure class="curve">
    <svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label=${label} preserveAspectRatio="none">
      ${line(
        "cost",
        stairs(({ cost }) => cost),
      )}
      ${line(
        "bound",
        stairs(({ bound }) => bound),
      )}
    </svg>
    <figcaption>
      <span class="cost">${words.cost} ${last.cost ?? "–"}</span>
      <span>${words.bound} ${last.bound}</span>
      <span>${seconds} s</span>
    </figcaption>
  </figure>`;
}
