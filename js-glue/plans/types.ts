/** A plan outside the module: the file it is kept in, and the year as it is shown to everybody. Plain data, both of them. */
import type {
  Busy,
  LocalDate,
  LocalDateTime,
  LocalText,
  Measure,
  Meeting,
  MeetingRef,
  Organisation,
  OrganisationBody,
  Period,
  PlanRequest,
  YearPlan,
} from "../types.ts";

/** Everything the coordinator has: loading it brings the whole work back. Holds names and busy times, so it is not for publishing. */
export interface PlanFile {
  format: "slt-plan";
  version: 1;
  /** Made once, at random, and never changed: it is part of every calendar entry's identity. */
  id: string;
  title: string;
  /** What the request was made from, where it was. */
  organisation?: Organisation;
  request: PlanRequest;
  /** The plan as it stands; empty as long as there is none. */
  meetings: Meeting[];
  /** What is known of `meetings` as an answer to `request`; absent after an edit until it has been planned or reviewed anew. */
  outcome?: Omit<YearPlan, "meetings">;
  /** What the calendars that were handed out last said, so that the next ones update them. */
  issued?: IssuedMeeting[];
  /** What was dropped in for a person: the request's busy times of that person are these and the typed ones together. */
  calendars?: PersonCalendar[];
  /** Plans put aside, to compare with. */
  kept?: KeptPlan[];
  /** What the municipality does, from the proposal to the report. */
  measures?: Measure[];
  /** What meetings have decided. Never published. */
  minutes?: MeetingMinutes[];
}

export interface MeetingMinutes extends MeetingRef {
  decisions: Decision[];
}
export interface Decision {
  id: string;
  text: string;
  owner?: string;
  deadline?: LocalDate;
  /** The id of the measure that it became. */
  measure?: string;
}

/** One calendar of one person, as busy times only. */
export interface PersonCalendar {
  person: string;
  /** The file's name; "" for what was typed by hand. */
  name: string;
  busy: Busy[];
  /** Whether `tentative` counts as busy, where the calendar has such times. */
  tentative?: Busy[];
  countTentative?: boolean;
}

export interface KeptPlan {
  name: string;
  meetings: Meeting[];
  outcome?: Omit<YearPlan, "meetings">;
}

export interface IssuedMeeting extends MeetingRef {
  start: LocalDateTime;
  minutes: number;
  /** The room's name as it was told. */
  place?: string;
  summary: string;
  /** RFC 5545: grows with every change that was handed out. */
  sequence: number;
  /** It was in a calendar once and is in the plan no more. */
  cancelled?: true;
  /** Ids of those who sit in the body: the meeting stands in their own calendars. */
  people?: string[];
  /** Ids of those who once had the meeting in their own calendar and sit in the body no more: for them it is cancelled. */
  left?: string[];
}

/** A planned year as it is shown, by every element, in pictures, lists and calendars. No busy times, no costs. */
export interface Year {
  id: string;
  title: string;
  municipality: string;
  period: Period;
  bodies: YearBody[];
  /** Empty where the year was published without names. */
  people: { id: string; name: string }[];
  rooms: { id: string; name: string }[];
  /** Public holidays and free days in the period, Sundays left out. */
  holidays: { date: LocalDate; name: LocalText }[];
  breaks: { name: string; from: LocalDate; to: LocalDate; closes: "school" | "office" }[];
  /** Which meeting waits for which. */
  flows: { from: MeetingRef; to: MeetingRef }[];
  /** In order of time. */
  meetings: YearMeeting[];
}
export interface YearBody {
  id: string;
  name: string;
  level?: "steering" | "coordinating" | "executing";
  minutes: number;
  /** People's ids; empty where the year was published without names. */
  members: { person: string; need: "required" | "optional" }[];
}
export interface YearMeeting extends Meeting {
  /** As in `IssuedMeeting`. */
  sequence: number;
}

/** Who does the SLT work, as everybody may know it. Bodies have no members where the year was published without names. */
export interface PublicOrganisation {
  municipality: string;
  people: Pick<Organisation["people"][number], "id" | "title" | "agency" | "role">[];
  bodies: (Pick<OrganisationBody, "id" | "name" | "level" | "agenda" | "reportsTo" | "members"> & {
    /** Absent where nobody has said. */
    cadence?: OrganisationBody["cadence"];
    minutes?: number;
  })[];
}

/** What an editor puts beside the page for `<slt-year-view src="plan.json">`. */
export interface PublishedPlan extends Year {
  format: "slt-published-plan";
  version: 1;
  publishedOn: LocalDate;
  /** What earlier calendars held and subscribers must be told: meetings that are no more, or no more for those in `left`. */
  cancelled: IssuedMeeting[];
  /** These two came later: the files of earlier editions have none. */
  organisation?: PublicOrganisation;
  /** Where the coordinator has chosen to show them; without names nobody owns one. */
  measures?: Measure[];
}
