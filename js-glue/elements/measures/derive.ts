/** What the module says of a plan file, worked out once for each state of it. One measure that cannot be read does not hide the others. */
import { pathsOf, underWay, type Stop } from "../../measures/flow.ts";
import type { Level } from "../../measures/levels.ts";
import { reviewed } from "../../measures/review.ts";
import { inOrder, standingsOf, summaryOf, type Standing, type Summary } from "../../measures/standing.ts";
import { yearOf } from "../../plans/file.ts";
import type { PlanFile, Year } from "../../plans/types.ts";
import { SltInputError } from "../../slt.ts";
import type {
  AgendaItem,
  Finding,
  InputProblem,
  Language,
  LocalDate,
  Measure,
  Meeting,
  MeetingRef,
  Organisation,
  Slt,
} from "../../types.ts";
import { keyOf } from "../year/year.ts";

export interface Derived {
  year: Year;
  /** In order of time. */
  meetings: readonly Meeting[];
  /** What has minutes and is in the plan no more. */
  lost: readonly MeetingRef[];
  /** In the order of work: overdue first. */
  standings: readonly Standing[];
  summary: Summary;
  /** By measure and field; "" is the measure as a whole. */
  problems: ReadonlyMap<string, ReadonlyMap<string, InputProblem>>;
  agendas: ReadonlyMap<string, readonly AgendaItem[]>;
  paths: ReadonlyMap<string, readonly Stop[]>;
  /** Where nobody has said, there is none. */
  levelOf: (body: string) => Level | undefined;
}

export function derive(slt: Slt, file: PlanFile, asOf: LocalDate, language: Language): Derived {
  const year = yearOf(file, [], language);
  const { meetings } = year;
  const levels = new Map(file.organisation?.bodies.map(({ id, level }) => [id, level]));
  const levelOf = (body: string) => levels.get(body);
  const plain = meetings.map(({ body, index, start }) => ({ body, index, start }));
  const { measures, problems, findings } = reviewed(slt, file.measures ?? [], plain, asOf);
  const { told, agendas, ways } = ofYear(slt, wholeOrganisation(file), measures, plain);
  const standings = standingsOf(file.measures ?? [], [...findings, ...told]);
  return {
    year,
    meetings,
    lost: (file.minutes ?? []).filter((each) => each.decisions.length > 0 && !meetingOf(meetings, each)),
    standings: inOrder(standings),
    summary: summaryOf(standings, findings),
    problems,
    agendas: new Map(agendas.map(({ meeting, items }) => [keyOf(meeting), items])),
    paths: pathsOf(measures, ways, plain, asOf),
    levelOf,
  };
}

/** For the module alone: it wants to know of every body what a plan without an organisation, or a published copy, may not say. Here it changes nothing. */
function wholeOrganisation({ organisation, request, meetings }: PlanFile): Organisation {
  const count = (body: string) => Math.max(1, Math.min(52, meetings.filter((each) => each.body === body).length));
  if (organisation?.bodies.length) {
    const bodies = organisation.bodies.map((body) => ({
      ...body,
      cadence: (body as Partial<typeof body>).cadence ?? { perYear: count(body.id) },
      minutes: body.minutes || 60,
      members: (body as Partial<typeof body>).members ?? [],
    }));
    return { ...organisation, bodies };
  }
  return {
    municipality: "",
    people: [],
    bodies: request.bodies.map(({ id, name = id }) => ({
      id,
      name: { nb: name },
      level: "executing" as const,
      cadence: { perYear: count(id) },
      minutes: 60,
      members: [],
    })),
  };
}

function ofYear(slt: Slt, whole: Organisation, measures: Measure[], meetings: Meeting[]) {
  const ask = (organisation: Organisation) => ({
    told: slt.reviewYear(organisation, measures, meetings).filter(isTold),
    agendas: slt.agendas(organisation, measures, meetings),
    ways: slt.agendas(organisation, underWay(measures), meetings),
  });
  try {
    return ask(whole);
  } catch (error) {
    if (!(error instanceof SltInputError)) throw error;
    // Something of the organisation is not right yet: who reports to whom is enough here.
    const bodies = whole.bodies.map(({ id, name, level, reportsTo }) => ({
      id,
      name,
      level,
      cadence: { perYear: 1 },
      minutes: 60,
      members: [],
      ...(reportsTo ? { reportsTo } : {}),
    }));
    return ask({ municipality: whole.municipality, people: [], bodies });
  }
}

/** The year's own finding on a measure that the review of the measures cannot have: it knows no levels. */
const isTold = ({ rule, state }: Finding): boolean => rule === "slt/year/top" && state === "broken";

export const meetingOf = (meetings: readonly Meeting[], { body, index }: MeetingRef): Meeting | undefined =>
  meetings.find((each) => each.body === body && each.index === index);
