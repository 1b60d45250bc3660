/** How the measures stand: what the module finds of each, which come first, and what is shown of them. Decides nothing of its own. */
import type { Finding, LocalDate, Measure } from "../types.ts";
import { isAhead, isLate, isOpen, statuses, statusOf, type Status } from "./status.ts";

export type Prevention = NonNullable<Measure["prevention"]>;
export type Focus = NonNullable<Measure["focus"]>[number];

export const preventions: readonly Prevention[] = ["universal", "selective", "indicated"];
export const focuses: readonly Focus[] = ["behaviour", "mentalHealth", "substances", "crime"];

/** What it is moved to, one after the other. */
export type Step = Exclude<Status, "proposed" | "stopped">;

/** Where it goes from there when all is well. */
export function nextStatus(measure: Measure): Step | undefined {
  const status = statusOf(measure);
  return isOpen(measure) ? (statuses[statuses.indexOf(status) + 1] as Step) : undefined;
}

export interface Standing {
  measure: Measure;
  status: Status;
  open: boolean;
  /** What does not hold or is not known, the worst first. */
  findings: Finding[];
  /** Days since the first of what should have been done, and what that was. */
  overdue?: number;
  late?: Deed;
  /** The next day that something of it is due. */
  due?: { date: LocalDate; days: number; what: Exclude<Deed, "started"> };
}
/** What can be late. */
export type Deed = "started" | "evaluated" | "reported";

const deedOf = ({ code }: Finding) => code.split(".")[0] as Deed;
const weight = ({ state, severity }: Finding): number =>
  state === "broken" ? (severity === "must" ? 0 : 1) : state === "missing" ? 2 : 3;

/** `findings`: of `reviewMeasures`, and those of `reviewYear` that are about a measure. */
export function standingsOf(measures: readonly Measure[], findings: readonly Finding[]): Standing[] {
  const of = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { measure } = finding.params;
    if (typeof measure !== "string") continue;
    const known = of.get(measure);
    if (known) known.push(finding);
    else of.set(measure, [finding]);
  }
  return measures.map((measure) => {
    const own = (of.get(measure.id) ?? []).slice().sort((one, two) => weight(one) - weight(two));
    const [worst] = own.filter(isLate).sort((one, two) => Number(two.params["days"]) - Number(one.params["days"]));
    const [next] = own
      .filter(isAhead)
      .map((each) => ({
        date: String(each.params["date"]),
        days: Number(each.params["days"]),
        what: deedOf(each) as Exclude<Deed, "started">,
      }))
      .sort((one, two) => one.days - two.days);
    return {
      measure,
      status: statusOf(measure),
      open: isOpen(measure),
      findings: own,
      ...(worst ? { overdue: Number(worst.params["days"]), late: deedOf(worst) } : {}),
      ...(next ? { due: next } : {}),
    };
  });
}

/** Overdue first, the longest at the top; then what is broken otherwise, then what is due soonest; what is over comes last. */
export function inOrder(standings: readonly Standing[]): Standing[] {
  const rank = (each: Standing) =>
    !each.open ? 4 : each.overdue !== undefined ? 0 : isBroken(each) ? 1 : each.due ? 2 : 3;
  return [...standings].sort(
    (one, two) =>
      rank(one) - rank(two) ||
      (two.overdue ?? 0) - (one.overdue ?? 0) ||
      (one.due?.days ?? Infinity) - (two.due?.days ?? Infinity) ||
      0,
  );
}

const isBroken = ({ findings }: Standing): boolean => findings.some(({ state }) => state === "broken");

export interface Filter {
  text: string;
  /** "" is any; `none` is what has none. */
  body: string;
  prevention: Prevention | "none" | "";
  /** `open` and `overdue` are not states of a measure but of the work. */
  status: Status | "open" | "overdue" | "";
  owner: string;
}
export const noFilter: Filter = { text: "", body: "", prevention: "", status: "", owner: "" };
export const isFiltered = (filter: Filter): boolean => Object.values(filter).some((value) => value !== "");

const fold = (text: string) => text.toLocaleLowerCase("nb");

export function matches({ measure, status, open, overdue }: Standing, filter: Filter): boolean {
  const { text, body, prevention, owner } = filter;
  const given = (wanted: string, value: string | undefined) => wanted === "" || (value || "none") === wanted;
  const words = fold([measure.title, measure.goal, measure.owner, measure.evaluation].filter(Boolean).join("\n"));
  return (
    given(body, measure.body) &&
    given(prevention, measure.prevention) &&
    given(owner, measure.owner?.trim()) &&
    (filter.status === "" ||
      filter.status === status ||
      (filter.status === "open" && open) ||
      (filter.status === "overdue" && overdue !== undefined)) &&
    fold(text)
      .split(/\s+/)
      .every((word) => words.includes(word))
  );
}

export type Grouping = "status" | "prevention" | "owner";
/** `key` is "none" for those without; the order of the measures stays. */
export interface Group {
  key: string;
  members: Standing[];
}

/** All states and levels are there, with nothing in them too; of owners those that there are, whoever has none first. */
export function grouped(standings: readonly Standing[], by: Grouping): Group[] {
  const keyOf = ({ measure, status }: Standing) =>
    by === "status" ? status : (by === "prevention" ? measure.prevention : measure.owner?.trim()) || "none";
  const owners = () => [...new Set(standings.map(keyOf))].sort((one, two) => one.localeCompare(two, "nb"));
  const keys = by === "status" ? statuses : by === "prevention" ? [...preventions, "none"] : owners();
  const groups = keys.map((key) => ({ key, members: standings.filter((each) => keyOf(each) === key) }));
  if (by === "status") return groups;
  const none = groups.filter(({ key, members }) => key === "none" && members.length > 0);
  return [...none, ...groups.filter(({ key }) => key !== "none")];
}

export interface Summary {
  all: number;
  open: number;
  overdue: number;
  /** Due within `soonDays`. */
  soon: number;
  balance: Record<Prevention | "unknown", number>;
}
export const soonDays = 30;

export function summaryOf(standings: readonly Standing[], findings: readonly Finding[]): Summary {
  const counted = findings.find(({ code }) => code === "balance.counts")?.params ?? {};
  const count = (key: string) => Number(counted[key] ?? 0);
  return {
    all: standings.length,
    open: standings.filter(({ open }) => open).length,
    overdue: standings.filter(({ overdue }) => overdue !== undefined).length,
    soon: standings.filter(({ overdue, due }) => overdue === undefined && due && due.days <= soonDays).length,
    balance: {
      universal: count("universal"),
      selective: count("selective"),
      indicated: count("indicated"),
      unknown: count("unknown"),
    },
  };
}
