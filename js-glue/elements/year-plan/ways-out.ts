/** What can be given up so that a year goes up after all: for each demand of a conflict the changes that loosen it, the mildest first. */
import type { Demand, PlanBody, PlanRequest } from "../../types.ts";
import { withValue } from "./requests.ts";

export interface WayOut {
  code:
    | "fewer"
    | "closer"
    | "wider"
    | "smallerQuorum"
    | "optional"
    | "anyRoom"
    | "looserFlow"
    | "noFlow"
    | "unlock"
    | "moreADay"
    | "lessTravel";
  /** The number that it becomes, where it becomes one. */
  value?: number;
  request: PlanRequest;
}

export function waysOut({ path, code, params }: Demand, request: PlanRequest): WayOut[] {
  const [, list = "", at = "", , inner = ""] = path.split("/");
  const index = Number(at);
  if (list === "bodies") return ofBody(code, params, request, index, inner);
  if (list === "flows" && request.flows?.[index]) {
    const { maxDays } = request.flows[index];
    return [
      { code: "looserFlow", value: maxDays + 7, request: withValue(request, `/flows/${index}/maxDays`, maxDays + 7) },
      { code: "noFlow", request: withValue(request, `/flows/${index}`, undefined) },
    ];
  }
  if (list === "locked") return [{ code: "unlock", request: withValue(request, `/locked/${index}`, undefined) }];
  if (list === "people" && request.people?.[index]) {
    const { maxPerDay, travelMinutes } = request.people[index];
    if (code === "maxPerDay" && maxPerDay !== undefined)
      return [
        {
          code: "moreADay",
          value: maxPerDay + 1,
          request: withValue(request, `/people/${index}/maxPerDay`, maxPerDay + 1),
        },
      ];
    if (code === "personClash" && travelMinutes)
      return [
        { code: "lessTravel", value: 0, request: withValue(request, `/people/${index}/travelMinutes`, undefined) },
      ];
  }
  return [];
}

function ofBody(code: string, params: Demand["params"], request: PlanRequest, index: number, member: string): WayOut[] {
  const body: PlanBody | undefined = request.bodies[index];
  if (!body) return [];
  const at = `/bodies/${index}`;
  switch (code) {
    case "count":
      return body.count > 1
        ? [{ code: "fewer", value: body.count - 1, request: withValue(request, `${at}/count`, body.count - 1) }]
        : [];
    case "gap": {
      const { min, max } = params;
      if (typeof min === "number" && min > 1) {
        const value = Math.max(1, Math.floor(min / 2));
        return [{ code: "closer", value, request: spaced(request, index, { min: value }) }];
      }
      if (typeof max === "number") {
        const value = Math.ceil(max * 1.5);
        return [{ code: "wider", value, request: spaced(request, index, { max: value }) }];
      }
      return [];
    }
    case "quorum":
      return body.quorum
        ? [
            {
              code: "smallerQuorum",
              value: body.quorum - 1,
              request: withValue(request, `${at}/quorum`, body.quorum - 1),
            },
          ]
        : [];
    case "required":
      return body.members?.[Number(member)]
        ? [{ code: "optional", request: withValue(request, `${at}/members/${member}/need`, "optional") }]
        : [];
    case "room":
      return [{ code: "anyRoom", request: withValue(request, `${at}/rooms`, undefined) }];
    default:
      return [];
  }
}

function spaced(request: PlanRequest, index: number, change: { min?: number; max?: number }): PlanRequest {
  return withValue(request, `/bodies/${index}/spacing`, { ...request.bodies[index]!.spacing, ...change });
}
