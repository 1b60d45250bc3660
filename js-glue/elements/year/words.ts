/** The words of the pictures of a year. Dates and times come from `dates.ts`. */
import type { Language } from "../../types.ts";

const meetings = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;

const nb = {
  meetings: meetings("møte", "møter"),
  closes: { school: "skolefri", office: "kontoret stengt" },
  week: "Uke",
  weekN: (n: number) => `Uke ${n}`,
  today: "I dag",
  weekdays: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
  // årshjul
  wheel: "Årshjul",
  wheelSummary: (months: string, meetings: string, bodies: string) =>
    `Årshjul for ${months}: ${meetings} fordelt på ${bodies}.`,
  bodies: (n: number) => (n === 1 ? "ett organ" : `${n} organer`),
  wheelKeys:
    "Pil høyre og venstre går til neste og forrige møte. Pil ned og opp går til neste og forrige møte i samme organ. Enter velger.",
  wheelTooMany: (n: number) => `Årshjulet har plass til ${n} organer om gangen. Velg hvilke du vil se.`,
  wheelEmpty: "Ingen møter",
  earlier: "Tidligere måneder",
  later: "Senere måneder",
  waits: "må komme etter",
  // year grid
  grid: "Kalender",
  gridKeys:
    "Piltastene går fra dag til dag og uke til uke. Page Up og Page Down går til forrige og neste måned. Enter velger møtet.",
  outside: "utenfor perioden",
  // list
  list: "Liste",
  date: "Dato",
  time: "Tid",
  body: "Organ",
  room: "Sted",
  absent: "Borte",
  none: "Ingen møter å vise.",
  next: "Neste",
  // key
  filter: "Vis møtene til",
  all: "Vis alle",
  noneShown: "Vis ingen",
  key: "Ferier og fridager",
  holiday: "Helligdag",
  weekend: "Helg",
};

export type YearWords = typeof nb;

const nn: YearWords = {
  ...nb,
  meetings: meetings("møte", "møte"),
  closes: { school: "skulefri", office: "kontoret stengt" },
  week: "Veke",
  weekN: (n) => `Veke ${n}`,
  weekdays: ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
  wheelSummary: (months, all, bodies) => `Årshjul for ${months}: ${all} fordelte på ${bodies}.`,
  bodies: (n) => (n === 1 ? "eitt organ" : `${n} organ`),
  wheelKeys:
    "Pil høgre og venstre går til neste og førre møte. Pil ned og opp går til neste og førre møte i same organ. Enter vel.",
  wheelTooMany: (n) => `Årshjulet har plass til ${n} organ om gongen. Vel kven du vil sjå.`,
  wheelEmpty: "Ingen møte",
  earlier: "Tidlegare månader",
  later: "Seinare månader",
  waits: "må kome etter",
  gridKeys:
    "Piltastane går frå dag til dag og veke til veke. Page Up og Page Down går til førre og neste månad. Enter vel møtet.",
  outside: "utanfor perioden",
  room: "Stad",
  none: "Ingen møte å vise.",
  filter: "Vis møta til",
  key: "Feriar og fridagar",
  holiday: "Heilagdag",
};

const en: YearWords = {
  meetings: meetings("meeting", "meetings"),
  closes: { school: "school closed", office: "office closed" },
  week: "Week",
  weekN: (n) => `Week ${n}`,
  today: "Today",
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  wheel: "Year wheel",
  wheelSummary: (months, all, bodies) => `Year wheel for ${months}: ${all} of ${bodies}.`,
  bodies: (n) => (n === 1 ? "one body" : `${n} bodies`),
  wheelKeys:
    "Right and left arrow go to the next and previous meeting. Down and up arrow go to the next and previous meeting of the same body. Enter selects.",
  wheelTooMany: (n) => `The wheel has room for ${n} bodies at a time. Choose which to see.`,
  wheelEmpty: "No meetings",
  earlier: "Earlier months",
  later: "Later months",
  waits: "must come after",
  grid: "Calendar",
  gridKeys:
    "The arrow keys go from day to day and week to week. Page Up and Page Down go to the previous and next month. Enter selects the meeting.",
  outside: "outside the period",
  list: "List",
  date: "Date",
  time: "Time",
  body: "Body",
  room: "Place",
  absent: "Absent",
  none: "No meetings to show.",
  next: "Next",
  filter: "Show the meetings of",
  all: "Show all",
  noneShown: "Show none",
  key: "Breaks and days off",
  holiday: "Public holiday",
  weekend: "Weekend",
};

export const yearWords: Readonly<Record<Language, YearWords>> = { nb, nn, en };
