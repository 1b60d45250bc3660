/** From a finding on an organisation, a year, a measure or a referral, or an item of an agenda, to its words. */
import type { AgendaItem, Finding, Language } from "../types.ts";
import { Absent, capital, type Format, localText } from "./format.ts";
import { dated, nameOf, type Names } from "./planning.ts";
import type { Value, Values } from "./render.ts";
import type { Speaker } from "./texts.ts";

/** What a code says first. Those of events have others. */
const topics = new Set(
  [
    "slt level member office cadence length reports",
    "yearCount yearOrder yearReports yearReport yearTop",
    "evaluated reported started order orphaned given balance",
    "referral duty anonymous form consent focus",
  ].flatMap((each) => each.split(" ")),
);

export function isOfModel({ code }: Finding): boolean {
  return typeof code === "string" && topics.has(code.split(".")[0]!);
}

export function ofModel({ code, params }: Finding, speaker: Speaker, format: Format, names: Names): string {
  const values: Record<string, Value> = {};
  for (const [key, value] of Object.entries(params)) {
    const isId = key === "body" || key === "from" || key === "to";
    const name = isId ? nameOf(value, names) : value;
    values[key] = key === "title" || name !== value ? name : dated(value, format);
  }
  const { level, role, office, what, minutes, unknown } = params as Values;
  const word = (kind: string, id: Value) => (id === undefined ? undefined : textOr(speaker, `${kind}.${id}`));
  // A model of one's own can have roles that only its owner has words for.
  const named = role === undefined ? undefined : (word("role", role) ?? nameOf(role, names));
  const who = named ?? (office === undefined ? undefined : speaker.text("role.anyone"));
  return speaker.text(code, {
    ...values,
    level: word("level", level),
    office: word("office", office),
    role: who,
    Role: typeof who === "string" ? capital(who) : who,
    part: word("part", what) ?? word("field", what),
    often: code.startsWith("cadence.") ? speaker.text("often", params) : undefined,
    duration: minutes === undefined ? undefined : format.duration(minutes),
    some: typeof unknown === "number" && unknown > 0,
  });
}

export function agendaItem({ code, text, owner }: AgendaItem, speaker: Speaker, language: Language): string {
  return speaker.text(`agenda.${code}`, { title: text && localText(text, language), owner });
}

function textOr(speaker: Speaker, name: string): string | undefined {
  try {
    return speaker.text(name);
  } catch (error) {
    if (error instanceof Absent) return undefined;
    throw error;
  }
}
