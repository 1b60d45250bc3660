import type { Engine } from "./engine.ts";
import { SltInputError } from "./errors.ts";
import { encode, open, organisationLimits, packLimits } from "./input.ts";
import { builtInProfiles } from "./packs.ts";
import type {
  InputProblem,
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
  const problems: InputProblem[] = [];
  const whose = encode(
    typeof organisation === "string" ? profile(organisation) : organisation,
    organisationLimits,
    "",
    problems,
  );
  const when = encode(period, packLimits, "/period", problems);
  const more = encode(options, organisationLimits, "/options", problems);
  if (!whose || !when || !more) throw new SltInputError(problems);
  return open<PlanRequest>(engine.planRequest(whose.text, when.text, more.text));
}

export function reviewSchoolCalendar(engine: Engine, calendar: SchoolCalendar): SchoolCalendarProblem[] {
  const problems: InputProblem[] = [];
  const encoded = encode(calendar, organisationLimits, "", problems);
  if (!encoded) throw new SltInputError(problems);
  return open<SchoolCalendarProblem[]>(engine.reviewSchoolCalendar(encoded.text));
}
