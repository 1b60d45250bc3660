/** What is shown, made of what is known: the document's part goes before the profile's. Nothing here is decided. */
import { levels, type Level as Named } from "../../measures/levels.ts";
import { isAhead, isLate, isOpen, statusOf } from "../../measures/status.ts";
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
import { dateOf } from "../year/when.ts";

/** A body may stand in the plan without anybody having said where it belongs. */
export type LevelName = Named | "other";

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
  const ids = [...new Set((known?.bodies ?? profile?.bodies ?? []).map(({ id }) => id))];
  const bodies = ids.map((id, position): Body & { level: LevelName } => {
    const planned = known?.bodies.find((body) => body.id === id);
    const mine = own?.bodies.find((body) => body.id === id);
    const theirs = profile?.bodies.find((body) => body.id === id);
    const level = mine?.level ?? planned?.level ?? theirs?.level ?? "other";
    // Who sits there by office: where the copy names nobody, the profile says it.
    const whose = named ? own : profile;
    const seats = (named ? mine : theirs)?.members ?? [];
    const titles = new Map(whose?.people.map((person) => [person.id, said(person.title, language)]));
    const cadence = mine?.cadence ?? theirs?.cadence;
    // The plan's own are what the year's pictures show.
    const minutes = planned?.minutes || mine?.minutes || theirs?.minutes;
    const meetings = known?.meetings.filter(({ body }) => body === id) ?? [];
    return {
      id,
      level,
      name: nameOf(planned?.name, mine?.name ?? theirs?.name, language) ?? id,
      who: [...seats].sort(byOffice).flatMap(({ person }) => titles.get(person) ?? []),
      ...(cadence && { cadence }),
      ...(minutes ? { minutes } : {}),
      ...(meetings.length > 0 && { next: meetings.find((meeting) => dateOf(meeting) >= asOf) ?? null }),
      position,
    };
  });
  return [...levels, "other" as const].flatMap((level) => {
    const there = bodies.filter((body) => body.level === level);
    return there.length > 0 ? [{ level, bodies: there }] : [];
  });
}

const offices = ["leader", "secretary", "member", "invited"];
const byOffice = (one: { role: string }, two: { role: string }): number =>
  offices.indexOf(one.role) - offices.indexOf(two.role);

/** A plan has its names in one language: one that the organisation has too is said in any, one that somebody has written stands. */
const nameOf = (planned: string | undefined, name: LocalText | undefined, language: Language): string | undefined =>
  name && (planned === undefined || Object.values(name).includes(planned)) ? said(name, language) : planned;

/** Ordered by somebody and not over yet. */
export const openOrders = (measures: readonly Measure[]): Measure[] =>
  measures.filter((measure) => measure.orderedBy && isOpen(measure) && statusOf(measure) !== "proposed");

export interface Deadline {
  date: LocalDate;
  overdue: boolean;
  finding: Finding;
}

/** Of what the module has found in measures, what has a day: what is late, then what is to come. */
export const deadlinesOf = (findings: readonly Finding[]): Deadline[] =>
  findings
    .flatMap((finding): Deadline[] => {
      const { date } = finding.params;
      const overdue = isLate(finding);
      return typeof date === "string" && isDate(date) && (overdue || isAhead(finding))
        ? [{ date, overdue, finding }]
        : [];
    })
    .sort((one, two) => Number(two.overdue) - Number(one.overdue) || (one.date < two.date ? -1 : 1));
