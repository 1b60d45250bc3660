/** What the year is asked to be: period, bodies, people and their calendars, breaks, flows, rooms; edited in place. */
import { html, nothing, type TemplateResult } from "lit";
import type { InputProblem, JsonPointer } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { showTime } from "../../dates.ts";
import { icons } from "../../icons.ts";
import { bodiesSection } from "./bodies.ts";
import { breaksSection } from "./breaks.ts";
import { problemShown } from "./fields.ts";
import { flowsSection } from "./flows.ts";
import { peopleSection } from "./people.ts";
import { periodSection } from "./period.ts";
import { roomsSection } from "./rooms.ts";
import { setupState } from "./state.ts";
import { setupStrings, type SetupStrings } from "./strings.ts";
import { weightsSection } from "./weights.ts";

const pathOf = (event: Event) => (event.target as HTMLElement).dataset["path"];

export function setupView(app: YearPlanApp): TemplateResult {
  const state = setupState(app);
  return html`<div
    class="setup"
    @focusin=${(event: FocusEvent) => {
      const path = pathOf(event);
      // A problem that stood already goes on being shown while it is mended.
      state.quiet = path !== undefined && !app.problems.some((problem) => problem.path === path) ? path : undefined;
    }}
    @focusout=${() => {
      if (state.quiet === undefined) return;
      state.quiet = undefined;
      app.render_();
    }}
    @dragover=${refuseFiles}
    @drop=${refuseFiles}
  >
    ${problemList(app)} ${periodSection(app)} ${bodiesSection(app)} ${peopleSection(app)} ${breaksSection(app)}
    ${flowsSection(app)} ${roomsSection(app)} ${weightsSection(app)}
  </div>`;
}

/** A file let go beside the rows would be opened instead of the page. */
function refuseFiles(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}

// ---------------------------------------------------------------- all that is wrong, in one place
function problemList(app: YearPlanApp): TemplateResult | typeof nothing {
  const words = setupStrings(app);
  const { quiet } = setupState(app);
  const seen = new Set<string>();
  const shown = app.problems.filter(({ path }) => {
    const field = fieldOf(app, path);
    if (path === quiet || field === quiet || seen.has(field)) return false;
    seen.add(field);
    return true;
  });
  if (shown.length === 0) return nothing;
  return html`<div class="ds-alert problems" data-color="danger" role="group" aria-labelledby="h-problems">
    <p id="h-problems"><strong>${words.problems(shown.length)}</strong></p>
    <ul>
      ${shown
        .slice(0, 12)
        .map(
          (problem) =>
            html`<li>
              <button type="button" class="ds-link" @click=${() => goTo(app, problem)}>
                ${nameOf(app, problem.path)}</button
              >: ${problemShown(app, problem.path) ?? app.problemAt(problem.path)}
            </li>`,
        )}
      ${shown.length > 12 ? html`<li>${icons.down} +${shown.length - 12}</li>` : nothing}
    </ul>
  </div>`;
}

/** A time that is wrong is wrong on every weekday that has it, and stands in one field. */
function fieldOf(app: YearPlanApp, path: JsonPointer): JsonPointer {
  const match = /^\/bodies\/(\d+)\/slots\/(\d+)\/start$/.exec(path);
  const slots = match && app.file!.request.bodies[Number(match[1])]?.slots;
  const start = slots?.[Number(match![2])]?.start;
  return slots ? `/bodies/${match![1]}/slots/${slots.findIndex((slot) => slot.start === start)}/start` : path;
}

/** Unfolds what the field is in, and goes there; where there is none, to what is nearest around it. */
function goTo(app: YearPlanApp, { path }: InputProblem): void {
  const { open } = setupState(app);
  const { request } = app.file!;
  const [, list = "", at = "", part = ""] = path.split("/");
  const index = Number(at);
  if (list === "bodies" && request.bodies[index]) {
    const { id } = request.bodies[index];
    open.add(`body/${id}`);
    if (part === "spacing") open.add(`spacing/${id}`);
    if (part === "quorum" || part === "rooms") open.add(`rooms/${id}`);
  } else if (list === "people" && request.people?.[index]) open.add(`person/${request.people[index].id}`);
  else if (list === "rooms") {
    open.add("rooms");
    if (request.rooms?.[index]) open.add(`room/${request.rooms[index].id}`);
  } else if (list === "calendar") open.add("breaks");
  else if (list === "flows") {
    open.add("flows");
    if (part === "target" || part === "weight") open.add(`flow/${at}`);
  } else if (list === "weights") open.add("weights");
  app.render_();
  void app.host.updateComplete.then(() => {
    const root = app.host.shadowRoot;
    for (let place = fieldOf(app, path); place !== ""; place = place.slice(0, place.lastIndexOf("/"))) {
      const field = root?.querySelector<HTMLElement>(`[data-path="${place}"], [id="set${place.replaceAll("/", "-")}"]`);
      const target = field ?? (place.split("/").length === 2 ? root?.getElementById(`h-${place.slice(1)}`) : undefined);
      if (!target) continue;
      if (!field) target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center" });
      return;
    }
  });
}

/** What a place in the request is called in the forms. */
function nameOf(app: YearPlanApp, path: JsonPointer): string {
  const words = setupStrings(app);
  const { request } = app.file!;
  const [, list = "", at = "", part = "", second = "", third = ""] = path.split("/");
  const index = Number(at);
  const of = (where: string, field: string | undefined) => (field ? words.at(where, field) : where);
  switch (list) {
    case "period":
      return of(words.period, at === "from" ? words.from : at === "to" ? words.to : undefined);
    case "bodies": {
      const body = request.bodies[index];
      if (!body) return words.bodies;
      const name = body.name || body.id;
      if (part === "slots") {
        const slot = body.slots[Number(second)];
        if (third === "start" || !slot) return of(name, words.times);
        return of(name, words.cell(words.weekdays[slot.weekday - 1] ?? "", showTime(slot.start, app.language)));
      }
      if (part === "members") {
        const person = body.members?.[Number(second)]?.person;
        return of(name, person === undefined ? words.membersTitle : (app.names[person] ?? person));
      }
      if (part === "spacing")
        return of(name, second in words ? `${words.spacing}, ${String(words[second as "min"])}` : words.spacing);
      return of(name, fieldWord(words, part));
    }
    case "people":
      return of(request.people?.[index] ? (request.people[index].name ?? "") : words.people, fieldWord(words, part));
    case "rooms":
      return of(request.rooms?.[index] ? (request.rooms[index].name ?? "") : words.rooms, fieldWord(words, part));
    case "calendar": {
      if (at === "squeezed") return words.squeezed;
      const number = Number(part);
      if (at === "breaks" && part !== "")
        return of(request.calendar?.breaks?.[number]?.name || words.breakN(number + 1), fieldWord(words, second));
      if (at === "avoid" && part !== "") return of(words.avoidN(number + 1), fieldWord(words, second));
      return words.breaks;
    }
    case "flows":
      return at === "" ? words.flows : of(words.flowN(index + 1), fieldWord(words, part));
    case "weights":
      return (
        { spacing: words.weightSpacing, absence: words.weightAbsence, move: words.weightMove }[at] ?? words.weights
      );
    default:
      return path || "/";
  }
}

const fieldWord = (words: SetupStrings, part: string): string | undefined =>
  ({
    name: words.name,
    count: words.count,
    minutes: words.minutes,
    clock: words.clock,
    quorum: words.quorum,
    rooms: words.roomsOf,
    travelMinutes: words.travel,
    maxPerDay: words.maxPerDay,
    busy: words.busy,
    from: words.from,
    to: words.to,
    closes: words.closes,
    cost: words.avoidCost,
    minDays: words.flowMin,
    maxDays: words.flowMax,
    target: words.flowTarget,
    weight: words.flowWeight,
  })[part];
