/** The words of the overview. What the module finds it says itself. */
import type { Language, Measure, OrganisationBody } from "../../types.ts";
import type { NeighbourTag } from "./neighbours.ts";

type Cadence = OrganisationBody["cadence"];
type LevelName = OrganisationBody["level"];

const small = {
  nb: ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
  nn: ["null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
  en: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
};
const count = (language: Language, n: number): string => small[language][n] ?? String(n);

const nb = {
  heading: (municipality: string) => (municipality ? `SLT i ${municipality.replace(/ kommune$/, "")}` : "SLT"),
  lead: "Samordning av lokale rus- og kriminalitetsforebyggende tiltak",
  loading: "Henter oversikten …",
  failed: "Oversikten kan ikke vises",
  details: "Tekniske detaljer",
  tryAgain: "Prøv igjen",
  moduleMissing: "Noe av oversikten kunne ikke hentes. Sjekk nettet og last siden på nytt.",
  noProfile: (name: string) => `Det finnes ingen profil som heter «${name}».`,
  picture: "De tre nivåene",
  levels: {
    steering: "Styringsnivå",
    coordinating: "Koordinerende nivå",
    executing: "Utførende nivå",
  } satisfies Record<LevelName, string>,
  does: {
    steering: "Vedtar planer og gir retning.",
    coordinating: "Gjør planene om til bestillinger og følger dem opp.",
    executing: "Gjennomfører tiltakene, evaluerer og rapporterer.",
  } satisfies Record<LevelName, string>,
  down: { steering: "Planer og retning", coordinating: "Bestillinger" },
  up: "Rapporter",
  downward: "nedover",
  upward: "oppover",
  openNumber: (n: number) => `${n} ${n === 1 ? "åpen" : "åpne"}`,
  who: "Hvem",
  all: (n: number) => `Vis alle ${n}`,
  often: "Hvor ofte",
  cadence: (cadence: Cadence): string => {
    if ("perYear" in cadence)
      return cadence.perYear === 1 ? "én gang i året" : `${count("nb", cadence.perYear)} ganger i året`;
    const [n, every, other] =
      "everyWeeks" in cadence
        ? [cadence.everyWeeks, "uke", "annenhver uke"]
        : [cadence.everyMonths, "måned", "annenhver måned"];
    return n === 1 ? `hver ${every}` : n === 2 ? other : `hver ${n}. ${every}`;
  },
  each: (duration: string) => `${duration} hver gang`,
  next: "Neste møte",
  inDays: (n: number) => (n === 0 ? "i dag" : n === 1 ? "i morgen" : `om ${n} dager`),
  noneLeft: "Ingen flere møter i planen",
  orders: "Åpne bestillinger",
  noOrders: "Ingen åpne bestillinger.",
  deadlines: "Frister",
  noDeadlines: "Ingen frister.",
  status: {
    proposed: "Foreslått",
    ordered: "Bestilt",
    running: "I gang",
    evaluated: "Evaluert",
    reported: "Rapportert",
    stopped: "Stoppet",
  } satisfies Record<NonNullable<Measure["status"]>, string>,
  overdue: "Over fristen",
  ahead: "Kommer",
  carriedOutBy: "Utføres av",
  owner: "Ansvarlig",
  evaluateBy: (date: string) => `evalueres innen ${date}`,
  more: (n: number) => `Vis ${n} til`,
  links: "Mer på denne siden",
  tags: {
    "slt-event-check": "Arrangementssjekken",
    "slt-year-plan": "Årsplanen",
    "slt-year-view": "Møteplanen",
    "slt-measures": "Tiltakene",
    "slt-referral-check": "Er saken klar for teamet?",
  } satisfies Record<NeighbourTag, string>,
};

export type Strings = typeof nb;

const nn: Strings = {
  ...nb,
  lead: "Samordning av lokale rus- og kriminalitetsførebyggjande tiltak",
  loading: "Hentar oversikta …",
  failed: "Oversikta kan ikkje visast",
  details: "Tekniske detaljar",
  moduleMissing: "Noko av oversikta kunne ikkje hentast. Sjekk nettet og last sida på nytt.",
  noProfile: (name) => `Det finst ingen profil som heiter «${name}».`,
  picture: "Dei tre nivåa",
  levels: { steering: "Styringsnivå", coordinating: "Koordinerande nivå", executing: "Utførande nivå" },
  does: {
    steering: "Vedtek planar og gir retning.",
    coordinating: "Gjer planane om til tingingar og følgjer dei opp.",
    executing: "Gjennomfører tiltaka, evaluerer og rapporterer.",
  },
  down: { steering: "Planar og retning", coordinating: "Tingingar" },
  up: "Rapportar",
  downward: "nedover",
  upward: "oppover",
  openNumber: (n) => `${n} ${n === 1 ? "open" : "opne"}`,
  who: "Kven",
  often: "Kor ofte",
  cadence: (cadence) => {
    if ("perYear" in cadence)
      return cadence.perYear === 1 ? "éin gong i året" : `${count("nn", cadence.perYear)} gonger i året`;
    const [n, every, other] =
      "everyWeeks" in cadence
        ? [cadence.everyWeeks, "veke", "annankvar veke"]
        : [cadence.everyMonths, "månad", "annankvar månad"];
    return n === 1 ? `kvar ${every}` : n === 2 ? other : `kvar ${n}. ${every}`;
  },
  each: (duration) => `${duration} kvar gong`,
  inDays: (n) => (n === 0 ? "i dag" : n === 1 ? "i morgon" : `om ${n} dagar`),
  noneLeft: "Ingen fleire møte i planen",
  orders: "Opne tingingar",
  noOrders: "Ingen opne tingingar.",
  deadlines: "Fristar",
  noDeadlines: "Ingen fristar.",
  status: {
    proposed: "Føreslått",
    ordered: "Tinga",
    running: "I gang",
    evaluated: "Evaluert",
    reported: "Rapportert",
    stopped: "Stoppa",
  },
  ahead: "Kjem",
  carriedOutBy: "Blir utført av",
  owner: "Ansvarleg",
  evaluateBy: (date) => `blir evaluert innan ${date}`,
  links: "Meir på denne sida",
  tags: {
    "slt-event-check": "Arrangementssjekken",
    "slt-year-plan": "Årsplanen",
    "slt-year-view": "Møteplanen",
    "slt-measures": "Tiltaka",
    "slt-referral-check": "Er saka klar for teamet?",
  },
};

const en: Strings = {
  heading: (municipality) => (municipality ? `SLT in ${municipality.replace(/ kommune$/, "")}` : "SLT"),
  lead: "Coordination of local measures against substance misuse and crime",
  loading: "Fetching the overview …",
  failed: "The overview cannot be shown",
  details: "Technical details",
  tryAgain: "Try again",
  moduleMissing: "Some of the overview could not be fetched. Check the network and reload the page.",
  noProfile: (name) => `There is no profile called “${name}”.`,
  picture: "The three levels",
  levels: { steering: "Steering level", coordinating: "Coordinating level", executing: "Executing level" },
  does: {
    steering: "Decides plans and gives direction.",
    coordinating: "Turns plans into orders and follows them up.",
    executing: "Carries out the measures, evaluates and reports.",
  },
  down: { steering: "Plans and direction", coordinating: "Orders" },
  up: "Reports",
  downward: "downwards",
  upward: "upwards",
  openNumber: (n) => `${n} open`,
  who: "Who",
  all: (n) => `Show all ${n}`,
  often: "How often",
  cadence: (cadence) => {
    if ("perYear" in cadence)
      return cadence.perYear === 1
        ? "once a year"
        : cadence.perYear === 2
          ? "twice a year"
          : `${count("en", cadence.perYear)} times a year`;
    const [n, every] = "everyWeeks" in cadence ? [cadence.everyWeeks, "week"] : [cadence.everyMonths, "month"];
    return n === 1 ? `every ${every}` : `every ${n === 2 ? "second" : count("en", n)} ${every}${n > 2 ? "s" : ""}`;
  },
  each: (duration) => `${duration} each time`,
  next: "Next meeting",
  inDays: (n) => (n === 0 ? "today" : n === 1 ? "tomorrow" : `in ${n} days`),
  noneLeft: "No more meetings in the plan",
  orders: "Open orders",
  noOrders: "No open orders.",
  deadlines: "Deadlines",
  noDeadlines: "No deadlines.",
  status: {
    proposed: "Proposed",
    ordered: "Ordered",
    running: "Under way",
    evaluated: "Evaluated",
    reported: "Reported",
    stopped: "Stopped",
  },
  overdue: "Overdue",
  ahead: "To come",
  carriedOutBy: "Carried out by",
  owner: "Responsible",
  evaluateBy: (date) => `to be evaluated by ${date}`,
  more: (n) => `Show ${n} more`,
  links: "More on this page",
  tags: {
    "slt-event-check": "The event check",
    "slt-year-plan": "The year plan",
    "slt-year-view": "The meeting plan",
    "slt-measures": "The measures",
    "slt-referral-check": "Is the case ready for the team?",
  },
};

export const strings: Readonly<Record<Language, Strings>> = { nb, nn, en };
