import type { Deadline, Finding, InputProblem, Language, LocalText, PackProblem, Remedy } from "../types.ts";
import type { Code, FieldName, LanguageTable, Phrases, Say, Texts } from "./codes.ts";
import { capital, Format, localText, number } from "./format.ts";
import { tables } from "./tables.ts";

export type Describable = Finding | Remedy | Deadline | PackProblem | InputProblem;

/**
 * An item in plain words. Never throws: a code of another version, or params that are not there, give a general text. The
 * text is to be shown as text: names in it are as the applicant wrote them.
 */
export function describe(item: Describable, language: Language): string {
  const known = Object.hasOwn(tables, language) ? language : "nb";
  const table = tables[known];
  try {
    const say = new Saying(known, table.phrases, item);
    const text = sentence(item, table, say);
    if ("state" in item) return [text, ...additions(item, table.phrases, say)].join(" ");
    if ("path" in item) {
      const place = placeName(item.path, table.phrases);
      return place ? `${capital(place)}: ${text}` : text;
    }
    return text;
  } catch {
    return table.phrases.unknown.problem;
  }
}

function sentence(item: Describable, { texts, phrases, labels }: LanguageTable, say: Say): string {
  try {
    if (Object.hasOwn(texts, item.code)) {
      const text = (texts as Record<string, Texts[Code]>)[item.code] as (params: object, say: Say) => string;
      return text("params" in item ? item.params : {}, say);
    }
  } catch {
    // A param that the text needs is absent: say something more general.
  }
  if ("state" in item) {
    const { state } = item;
    const label =
      state === "broken"
        ? labels.state.broken[item.severity === "info" ? "advice" : item.severity]
        : labels.state[state];
    return label ? `${label}. ${phrases.unknown.finding}` : phrases.unknown.finding;
  }
  if ("daysLeft" in item) return phrases.unknown.deadline;
  return "patch" in item ? phrases.unknown.remedy : phrases.unknown.problem;
}

/** What would settle a missing finding, and that another reading gives another answer. */
function additions(finding: Finding, phrases: Phrases, say: Say): string[] {
  const more: string[] = [];
  // What is only to be sent, later, is said by the text itself.
  if (finding.state === "missing" && !finding.code.endsWith(".notSent") && finding.missing?.length) {
    more.push(phrases.fillIn(say.list(fieldNames(finding.missing, phrases))));
  }
  if (finding.reading) more.push(borderline(finding, finding.reading.chosen, phrases));
  return more;
}

function borderline({ params }: Finding, chosen: string, phrases: Phrases): string {
  if (chosen === "most-permissive" || chosen === "strictest") return phrases.borderlineBands;
  const years = params["years"];
  if (typeof years !== "number") return phrases.borderline;
  return phrases.borderlineAge(years, chosen === "completed" ? years + 1 : years - 1);
}

const bornPattern = /^\/guards\/(\d+)\/(?:born|age)$/;

function fieldNames(pointers: readonly string[], phrases: Phrases): string[] {
  const guards = pointers.flatMap((pointer) => bornPattern.exec(pointer)?.[1] ?? []);
  const names = new Set<string>();
  for (const pointer of pointers) {
    if (!bornPattern.test(pointer)) names.add(fieldName(pointer, phrases));
    else if (guards.length === 1) names.add(phrases.bornOfGuard(Number(guards[0]) + 1));
    else names.add(phrases.bornOfGuards(guards.length));
  }
  return [...names];
}

function fieldName(pointer: string, phrases: Phrases): string {
  if (/^\/responsible\/(?:born|age)$/.test(pointer)) return phrases.bornOfResponsible;
  const born = bornPattern.exec(pointer);
  if (born) return phrases.bornOfGuard(Number(born[1]) + 1);
  const [, field = ""] = pointer.split("/");
  return Object.hasOwn(phrases.fields, field) ? phrases.fields[field as FieldName] : field;
}

/** Where a problem stands: a field of the application, a person, a rule of a pack; "" where the place says nothing. */
function placeName(path: unknown, phrases: Phrases): string {
  if (typeof path !== "string") return "";
  const tokens = path.split("/").slice(1);
  const places: string[] = [];
  // The first token is the application's position where there are many.
  if (/^\d+$/.test(tokens[0] ?? "")) places.push(phrases.application(Number(tokens.shift()) + 1));
  const [list = "", index = "", field = ""] = tokens;
  const position = /^\d+$/.test(index) ? Number(index) + 1 : undefined;
  const numbered: Partial<Record<string, (position: number) => string>> = {
    guards: phrases.guard,
    rules: phrases.rule,
    questions: phrases.question,
    readings: phrases.reading,
  };
  const at = Object.hasOwn(numbered, list) ? numbered[list] : undefined;
  if (at && position !== undefined) {
    places.push(at(position));
    if (list === "guards" && Object.hasOwn(phrases.fields, field)) places.push(phrases.fields[field as FieldName]);
  } else if (list === "responsible") {
    places.push(phrases.responsible);
    if (Object.hasOwn(phrases.fields, index)) places.push(phrases.fields[index as FieldName]);
  } else if (Object.hasOwn(phrases.fields, list)) {
    places.push(phrases.fields[list as FieldName]);
  } else if (list !== "") {
    places.push(list.slice(0, 40));
  }
  return places.join(", ");
}

class Saying extends Format implements Say {
  readonly force: Say["force"];
  readonly path: string;

  constructor(
    language: Language,
    private readonly phrases: Phrases,
    private readonly item: Describable,
  ) {
    super(language);
    const severity = "severity" in item ? item.severity : "must";
    this.force = severity === "should" || severity === "advice" ? severity : "must";
    this.path = "path" in item && typeof item.path === "string" ? item.path : "";
  }

  get own(): string {
    return localText((this.item as { text?: LocalText }).text, this.language);
  }

  get deadline(): Say["deadline"] {
    const { date, safeDate, daysLeft, done } = this.item as Deadline;
    return { date, safeDate, daysLeft: number(daysLeft), done };
  }

  person({ person, name }: { person?: string; name?: string }): string {
    if (name) return this.name(name);
    const guard = /^\/guards\/(\d+)/.exec(person ?? "");
    return guard ? this.phrases.guard(Number(guard[1]) + 1) : this.phrases.responsible;
  }
}
