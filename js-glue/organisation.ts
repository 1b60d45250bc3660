import type { Engine } from "./engine.ts";
import { SltInputError } from "./errors.ts";
import { open, organisationLimits, packLimits, texts } from "./input.ts";
import { builtInProfiles } from "./packs.ts";
import type {
  Organisation,
  Period,
  PlanRequest,
  PlanRequestOptions,
  SchoolCalendar,
  SchoolCalendarProblem,
} from "./types.ts";

export function profile(name: string): Organisation {
  const found = builtInProfiles.get(name);
  if (found) return structuredClone(found);
  const detail = `no such built-in profile; there are ${[...builtInProfiles.keys()].join(", ")}`;
  throw new SltInputError([{ path: "", code: "unknownProfile", detail }]);
}

export function planRequest(
  engine: Engine,
  organisation: string | Organisation,
  period: Period,
  options: PlanRequestOptions = {},
): PlanRequest {
  const [whose, when, more] = texts(
    [typeof organisation === "string" ? profile(organisation) : organisation, organisationLimits, ""],
    [period, packLimits, "/period"],
    [options, organisationLimits, "/options"],
  );
  return open<PlanRequest>(engine.planRequest(whose!, when!, more!));
}

export function reviewSchoolCalendar(engine: Engine, calendar: SchoolCalendar): SchoolCalendarProblem[] {
  const [text] = texts([calendar, organisationLimits, ""]);
  return open<SchoolCalendarProblem[]>(engine.reviewSchoolCalendar(text!));
}
