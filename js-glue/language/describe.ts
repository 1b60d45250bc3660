import type {
  AgendaItem,
  CostLine,
  Deadline,
  Demand,
  Finding,
  InputProblem,
  Language,
  PackProblem,
  PlanBreach,
  Remedy,
  SchoolCalendarProblem,
} from "../types.ts";
import type { Labels } from "./codes.ts";
import { capital, Format } from "./format.ts";
import { costLine, demand, schoolCalendar, type Names } from "./planning.ts";
import type { Values } from "./render.ts";
import { agendaItem, isOfModel, ofModel } from "./slt-model.ts";
import { tables } from "./tables.ts";
import { Speaker } from "./texts.ts";

export type Describable =
  | Finding
  | Remedy
  | Deadline
  | PackProblem
  | InputProblem
  | CostLine
  | PlanBreach
  | Demand
  | SchoolCalendarProblem
  | AgendaItem;

/**
 * An item in plain words. Never throws: a code of another version, or params that are not there, give a general text. The
 * text is to be shown as text: names in it are as the applicant wrote them. Items of a plan, and findings on an organisation,
 * name bodies, persons and rooms by their ids; `names` says what people call them (an addition to the contract).
 */
export function describe(item: Describable, language: Language, names: Names = {}): string {
  const known = Object.hasOwn(tables, language) ? language : "nb";
  const { texts, labels } = tables[known];
  try {
    const format = new Format(known);
    const speaker = new Speaker(texts, format, "severity" in item ? item.severity : undefined);
    if ("state" in item && isOfModel(item))
      return capital(attempt(() => ofModel(item, speaker, format, names), generally(item, speaker, labels)));
    if ("state" in item) return [finding(item, speaker, labels), ...additions(item, speaker, format)].join(" ");
    if ("patch" in item)
      return attempt(() => speaker.message(item.code, item.params, undefined), texts["unknown.remedy"]);
    if ("daysLeft" in item) return attempt(() => speaker.deadline(item), texts["unknown.deadline"]);
    if ("cost" in item) return attempt(() => costLine(item, speaker, names), texts["unknown.problem"]);
    if ("params" in item && "detail" in item)
      return attempt(() => schoolCalendar(item, speaker, format), texts["unknown.problem"]);
    if ("params" in item) return attempt(() => demand(item, speaker, format, names), texts["unknown.problem"]);
    if (!("path" in item)) return attempt(() => agendaItem(item, speaker, known), texts["unknown.problem"]);
    const place = placeName(item.path, speaker);
    const text = attempt(() => problem(item, speaker), texts["unknown.problem"]);
    return place ? `${capital(place)}: ${text}` : text;
  } catch {
    return texts["unknown.problem"];
  }
}

function attempt(say: () => string, otherwise: string): string {
  try {
    return say();
  } catch {
    // A code of another version, or a value that the text needs is absent: something more general is said.
    return otherwise;
  }
}

function finding(item: Finding, speaker: Speaker, labels: Labels): string {
  return attempt(() => speaker.message(item.code, item.params as Values, item.text), generally(item, speaker, labels));
}

function generally(item: Finding, speaker: Speaker, labels: Labels): string {
  const label = stateOf(item, labels);
  return [...(label ? [`${label}.`] : []), speaker.text("unknown.finding")].join(" ");
}

/** The word for a finding's state; a broken rule by its severity. */
export function stateOf({ state, severity }: Pick<Finding, "state" | "severity">, labels: Labels): string {
  return state === "broken" ? labels.state.broken[severity === "info" ? "advice" : severity] : labels.state[state];
}

function problem({ code, path }: PackProblem | InputProblem, speaker: Speaker): string {
  const ofTime = code === "order" && /\/(?:start|end|to)$/.test(path);
  // A part of another text is no code.
  return speaker.text(ofTime ? "order.time" : /^\w+$/.test(code) ? code : "");
}

/** What would settle a missing finding, and that another reading gives another answer. */
function additions(item: Finding, speaker: Speaker, format: Format): string[] {
  const more: string[] = [];
  // What is only to be sent, later, is said by the text itself.
  if (item.state === "missing" && !item.code.endsWith(".notSent") && item.missing?.length) {
    more.push(speaker.text("add.fillIn", { fields: format.list(fieldNames(item.missing, speaker)) }));
  }
  if (item.reading) more.push(borderline(item, item.reading.chosen, speaker));
  return more;
}

function borderline({ params }: Finding, chosen: string, speaker: Speaker): string {
  if (chosen === "most-permissive" || chosen === "strictest") return speaker.text("borderline.bands");
  const years = params["years"];
  if (typeof years !== "number") return speaker.text("borderline.any");
  return speaker.text("borderline.age", { years, other: chosen === "completed" ? years + 1 : years - 1 });
}

const bornPattern = /^\/guards\/(\d+)\/(?:born|age)$/;

function fieldNames(pointers: readonly string[], speaker: Speaker): string[] {
  const guards = pointers.flatMap((pointer) => bornPattern.exec(pointer)?.[1] ?? []);
  const names = new Set<string>();
  for (const pointer of pointers) {
    if (!bornPattern.test(pointer)) names.add(fieldName(pointer, speaker));
    else if (guards.length === 1) names.add(speaker.text("born.guard", { n: Number(guards[0]) + 1 }));
    else names.add(speaker.text("born.guards", { n: guards.length }));
  }
  return [...names];
}

function fieldName(pointer: string, speaker: Speaker): string {
  if (/^\/responsible\/(?:born|age)$/.test(pointer)) return speaker.text("born.responsible");
  const [, field = ""] = pointer.split("/");
  return attempt(() => speaker.text(`field.${field}`), field);
}

/** Where a problem stands: a field of the application, a person, a rule of a pack; "" where the place says nothing. */
function placeName(path: unknown, speaker: Speaker): string {
  if (typeof path !== "string") return "";
  const tokens = path.split("/").slice(1);
  const places: string[] = [];
  // The first token is the application's position where there are many.
  if (/^\d+$/.test(tokens[0] ?? "")) places.push(speaker.text("at.application", { n: Number(tokens.shift()) + 1 }));
  const [field = "", index = "", inner = ""] = tokens;
  const add = (name: string, values?: Values) => {
    const place = attempt(() => speaker.text(name, values), "");
    if (place) places.push(place);
    return place !== "";
  };
  if (field === "responsible") {
    add("at.responsible");
    add(`field.${index}`);
  } else if (/^\d+$/.test(index) && add(`at.${field}`, { n: Number(index) + 1 })) {
    if (field === "guards") add(`field.${inner}`);
  } else if (field !== "" && !add(`field.${field}`)) {
    places.push(field.slice(0, 40));
  }
  return places.join(", ");
}
