/** What is shown, made of what is known: the document's part goes before the profile's. Nothing here is decided. */
import type { PublicOrganisation, PublishedPlan, Year } from "../../plans/types.ts";
import type {
  Finding,
  Language,
  LocalDate,
  LocalText,
  Measure,
  Meeting,
  Organisation,
  OrganisationBody,
} from "../../types.ts";
import { isDate } from "../dates.ts";
import { dateOf } from "../year/year.ts";

export type LevelName = OrganisationBody["level"];
export const levelNames: readonly LevelName[] = ["steering", "coordinating", "executing"];

/** What a plan file and a published copy have in common for this. */
export interface Known {
  title: string;
  municipality: string;
  organisation: PublicOrganisation | Organisation | undefined;
  bodies: Pick<Year["bodies"][number], "id" | "name" | "level" | "minutes">[];
  meetings: readonly Meeting[];
  measures: readonly Measure[] | undefined;
}

export const knownOf = (plan: PublishedPlan): Known => ({
  title: plan.title,
  municipality: plan.municipality,
  organisation: plan.organisation,
  bodies: plan.bodies,
  meetings: plan.meetings,
  measures: plan.measures,
});

export interface Body {
  id: string;
  name: string;
  /** Titles, never names of persons. */
  who: string[];
  cadence?: OrganisationBody["cadence"];
  minutes?: number;
  reportsTo?: string;
  /** undefined: nobody has planned its meetings; null: they are all over. */
  next?: Meeting | null;
  /** Its place among the bodies of the plan, by which every picture of it has its colour. */
  position: number;
}
export interface Level {
  level: LevelName;
  bodies: Body[];
}

const said = (text: LocalText, language: Language): string => text[language] ?? text.nb;

export function levelsOf(
  known: Known | undefined,
  profile: Organisation | undefined,
  asOf: LocalDate,
  language: Language,
): Level[] {
  const own = known?.organisation;
  const named = own && own.people.length > 0;
  const ids = [...new Set([...(known?.bodies ?? own?.bodies ?? profile?.bodies ?? []).map(({ id }) => id)])];
  const bodies = ids.flatMap((id, position): (Body & { level: LevelName })[] => {
    const planned = known?.bodies.find((body) => body.id === id);
    const mine = own?.bodies.find((body) => body.id === id);
    const theirs = profile?.bodies.find((body) => body.id === id);
    const level = mine?.level ?? planned?.level ?? theirs?.level;
    const name = mine?.name ?? theirs?.name;
    if (!level) return [];
    // Who sits there by office: where the copy names nobody, the profile says it.
    const whose = named ? own : profile;
    const seats = (named ? mine : theirs)?.members ?? [];
    const titles = new Map(whose?.people.map((person) => [person.id, said(person.title, language)]));
    const cadence = mine?.cadence ?? theirs?.cadence;
    const minutes = mine?.minutes ?? planned?.minutes ?? theirs?.minutes;
    const upper = mine?.reportsTo ?? theirs?.reportsTo;
    const meetings = known?.meetings.filter(({ body }) => body === id) ?? [];
    const upward = upper === undefined ? undefined : nameOf(upper, known, own, profile, language);
    return [
      {
        id,
        level,
        name: name ? said(name, language) : (planned?.name ?? id),
        who: [...seats].sort(byOffice).flatMap(({ person }) => titles.get(person) ?? []),
        ...(cadence && { cadence }),
        ...(minutes ? { minutes } : {}),
        ...(upward === undefined ? {} : { reportsTo: upward }),
        ...(meetings.length > 0 && { next: meetings.find((meeting) => dateOf(meeting) >= asOf) ?? null }),
        position,
      },
    ];
  });
  return levelNames.flatMap((level) => {
    const there = bodies.filter((body) => body.level === level);
    return there.length > 0 ? [{ level, bodies: there }] : [];
  });
}

const offices = ["leader", "secretary", "member", "invited"];
const byOffice = (one: { role: string }, two: { role: string }): number =>
  offices.indexOf(one.role) - offices.indexOf(two.role);

function nameOf(
  id: string,
  known: Known | undefined,
  own: Known["organisation"],
  profile: Organisation | undefined,
  language: Language,
): string {
  const body = [...(own?.bodies ?? []), ...(profile?.bodies ?? [])].find((each) => each.id === id);
  return body ? said(body.name, language) : (known?.bodies.find((each) => each.id === id)?.name ?? id);
}

/** Ordered by somebody and not over yet. */
export const openOrders = (measures: readonly Measure[]): Measure[] =>
  measures.filter(
    ({ orderedBy, status = "ordered" }) => orderedBy && !["proposed", "reported", "stopped"].includes(status),
  );

export interface Deadline {
  date: LocalDate;
  overdue: boolean;
  finding: Finding;
}

/** Of what the module has found in measures, what has a day: what is late, then what is to come. */
export function deadlinesOf(findings: readonly Finding[]): Deadline[] {
  return findings
    .flatMap((finding): Deadline[] => {
      const { state, params, code } = finding;
      const date = params["date"];
      if (typeof date !== "string" || !isDate(date) || !/^(evaluated|reported|started)\./.test(code)) return [];
      return state === "broken" || state === "missing" ? [{ date, overdue: state === "broken", finding }] : [];
    })
    .sort((one, two) => Number(two.overdue) - Number(one.overdue) || (one.date < two.date ? -1 : 1));
}
