/**
 * School calendars as municipalities publish them: a list, a table or a calendar file becomes the days on which pupils are
 * off. What is not understood for certain is handed back, for a person to look at.
 */
import ICAL from "ical.js";
import { civil, mondayOf, monthNames, monthOf } from "../civil.ts";
import { addDays, isDate, isoWeek, toDays, weekday } from "../dates.ts";
import type { LocalDate, LocalText, SchoolCalendar } from "../types.ts";

export interface SchoolCalendarOptions {
  municipality: string;
  /** `2026/27` */
  schoolYear: string;
}
export interface ReadSchoolCalendar {
  /** `from` or `to` is empty where the text does not say when school begins or ends. */
  calendar: SchoolCalendar;
  /** Lines, or entries of a file, in which something was not understood or does not add up. */
  unread: string[];
}

export const isCalendarFile = (text: string): boolean => /^\ufeff?\s*BEGIN:VCALENDAR/i.test(text);

/** The text of a page, an e-mail or a spreadsheet in bokmål, nynorsk or English, or a calendar file. */
export function readSchoolCalendar(text: string, options: SchoolCalendarOptions): ReadSchoolCalendar {
  const reading = new Reading(options);
  if (isCalendarFile(text)) reading.file(text);
  else reading.text(text);
  return reading.result();
}

/** No break but summer is longer, in days: two dates farther apart were read or written wrongly. */
const longest = 24;

type Off = SchoolCalendar["off"][number];
interface Stretch {
  from: LocalDate;
  to: LocalDate;
}

const weekdays = [
  "mandag|måndag|monday",
  "tirsdag|tysdag|tuesday",
  "onsdag|wednesday",
  "torsdag|thursday",
  "fredag|friday",
  "lørdag|laurdag|saturday",
  "søndag|sundag|sunday",
].map((names) => new RegExp(`(?:${names})s?$`, "i"));
const anyWeekday =
  /(?<!\p{L}|whit\s|easter\s)(?:man|mån|tirs|tys|ons|tors|fre|lør|laur|søn|sun)dag(?!\p{L})|(?<!\p{L}|whit\s|easter\s)(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!\p{L})/giu;

/** What is said of a stretch of days, whatever the language. The order matters: the last day before a break is no break. */
const says = {
  first:
    /(?:skole|skule)start|(?:første|fyrste)\s+(?:skole|skule|undervisnings)dag|(?:skolen|skulen|skoleåret|skuleåret)\s+(?:starter|startar|begynner|byrjar)|first\s+(?:school\s+)?day|school\s+(?:year\s+)?(?:starts|begins)|start\s+of\s+(?:school|term)/i,
  last: /(?:skole|skule)slutt|siste\s+(?:skole|skule|undervisnings)dag|(?:skolen|skulen|skoleåret|skuleåret)\s+(?:slutter|sluttar)|last\s+(?:school\s+)?day|school\s+(?:year\s+)?ends|end\s+of\s+(?:school|term)/i,
  off: /ferie|(?<!\p{L})fri(?!\p{L})|fridag|elevfri|(?:skole|skule)fri|planleggingsdag|plandag|helg(?:e)?dag|helligdag|høytid|høgtid|himmelfart|himmelsprett|pinse|påske|grunnlov|nasjonaldag|arbeid(?:ernes|arane\s+sin)\s+dag|stengt|skjærtorsdag|langfredag|holiday|break|days?\s+off|no\s+school|school\s+closed|ascension|whit\s+monday|easter|christmas|constitution\s+day|labou?r\s+day|planning\s+day|inset/iu,
  /** After-school care has days of its own. */
  care: /(?<!\p{L})(?:sfo|aks)(?!\p{L})/iu,
};

const known: [RegExp, LocalText][] = [
  [
    /^(?:høstferie|haustferie|autumn (?:break|holidays?))n?$/i,
    { nb: "Høstferie", nn: "Haustferie", en: "Autumn break" },
  ],
  [/^(?:juleferie|christmas (?:break|holidays?))n?$/i, { nb: "Juleferie", nn: "Juleferie", en: "Christmas break" }],
  [/^(?:vinterferie|winter (?:break|holidays?))n?$/i, { nb: "Vinterferie", nn: "Vinterferie", en: "Winter break" }],
  [/^(?:påskeferie|easter (?:break|holidays?))n?$/i, { nb: "Påskeferie", nn: "Påskeferie", en: "Easter break" }],
  [
    /^(?:fri|fridag|elevfri|elevfri dag|elevenes fridag|elevane sin fridag|skolefri|skulefri|days? off|no school)$/i,
    { nb: "Fri", nn: "Fri", en: "Day off" },
  ],
  [/^(?:planleggingsdag|plandag|planning day)$/i, { nb: "Planleggingsdag", nn: "Planleggingsdag", en: "Planning day" }],
  [
    /^(?:kr\.?|kristi) ?(?:himmelfarts?dag|himmelfart)$|^ascension day$/i,
    { nb: "Kristi himmelfartsdag", nn: "Kristi himmelfartsdag", en: "Ascension Day" },
  ],
  [/^(?:2\.|andre) pinsedag$|^whit monday$/i, { nb: "2. pinsedag", nn: "2. pinsedag", en: "Whit Monday" }],
];
const christmas: LocalText = { nb: "Juleferie", nn: "Juleferie", en: "Christmas break" };
const dayOff: LocalText = { nb: "Fri", nn: "Fri", en: "Day off" };

class Reading {
  readonly #options: SchoolCalendarOptions;
  readonly #years: readonly [number, number];
  readonly #off: Off[] = [];
  readonly #unread: string[] = [];
  #from = "";
  #to = "";
  #schoolDays: number | undefined;
  /** The days around Christmas, where nothing but these is told. */
  #beforeChristmas: LocalDate | undefined;
  #afterChristmas: LocalDate | undefined;

  constructor(options: SchoolCalendarOptions) {
    const first = Number(/^(\d{4})\s*[-–/]\s*(?:\d{2}|\d{4})$/.exec(options.schoolYear.trim())?.[1]);
    if (!first) throw new RangeError("the school year must be written as in 2026/27");
    this.#options = options;
    this.#years = [first, first + 1];
  }

  result(): ReadSchoolCalendar {
    const [last, first] = [this.#beforeChristmas, this.#afterChristmas];
    if (last && first && !this.#off.some(({ from, to }) => from < first && to > last)) {
      let [from, to] = [addDays(last, 1), addDays(first, -1)];
      while (weekday(from) > 5) from = addDays(from, 1);
      while (weekday(to) > 5) to = addDays(to, -1);
      if (from <= to) this.#off.push({ name: christmas, from, to });
    }
    const whole = this.#off
      // The same days told twice, «Juleferie» and «fridag 2. januar», are off once.
      .filter(
        (one, index, all) =>
          !all.some(
            (other, place) =>
              other !== one &&
              other.from <= one.from &&
              one.to <= other.to &&
              (other.from < one.from || one.to < other.to || place < index),
          ),
      )
      .sort((one, two) => (one.from < two.from ? -1 : 1));
    return {
      calendar: {
        schoolYear: `${this.#years[0]}/${String(this.#years[1]).slice(2)}`,
        municipality: this.#options.municipality,
        from: this.#from,
        to: this.#to,
        off: whole,
        ...(this.#schoolDays === undefined ? {} : { schoolDays: this.#schoolDays }),
      },
      unread: this.#unread,
    };
  }

  // ---------------------------------------------------------------- text
  text(text: string): void {
    const monthFirst = /\b(?:school|holidays?|break|term|week)\b/i.test(text) && !/skole|skule|ferie/i.test(text);
    const others: string[] = [];
    let taken = 0;
    let ours = true;
    /** What a line without a date said: it is about the dates below it. */
    let heading = "";
    for (const line of linesOf(text)) {
      const year = yearOf(line);
      if (year !== undefined) {
        ours = year === this.#years[0];
        heading = "";
        continue;
      }
      if (!ours) {
        others.push(line);
        continue;
      }
      if (this.#count(line)) continue;
      const { stretches, label } = this.#dates(line, monthFirst);
      if (stretches === undefined || (stretches.length > 0 && isOpen(line, stretches))) {
        this.#unread.push(line);
      } else if (stretches.length === 0) {
        const about = label.replace(startOfRow, "").trim();
        if (says.first.test(about) || says.last.test(about) || says.off.test(about)) heading = about;
        else if (!isHeading(line)) this.#unread.push(line);
      } else {
        const own = label.replace(startOfRow, "").trim();
        if (own !== "") heading = "";
        const name = own || heading;
        const all = stretches.map((stretch) => this.#take(name, stretch));
        if (all.every(Boolean)) ++taken;
        else this.#unread.push(line);
      }
    }
    // Another year's page: nobody is helped by an empty calendar without a word.
    if (taken === 0) this.#unread.push(...others);
  }

  /** Rows that only count school days. */
  #count(line: string): boolean {
    const total = /(?:sum|total\p{L}*|til\s*saman|til\s*sammen|i alt).*?(?<!\d)(1[5-9]\d|2[01]\d)(?!\d)/iu.exec(line);
    const days = total ?? /(?<!\d)(1[5-9]\d|2[01]\d)\s+(?:skoledager|skuledagar|school days)/i.exec(line);
    if (days) this.#schoolDays = Number(days[1]);
    return days !== null || new RegExp(`^(?:(?:${monthNames})\\.?)?[\\s\\d]*$`, "i").test(line);
  }

  /** Undefined where a date is written that the calendar has not, or that falls on another weekday or week than is said. */
  #dates(line: string, monthFirst: boolean): { stretches?: Stretch[]; label: string } {
    const bracketed = /\([^)]*\)/g;
    const plain = line.replace(/kl\.?\s*\d{1,2}(?:[.:]\d\d)?/gi, " ");
    const outside = plain.replace(bracketed, " ");
    const scanned = this.#scan(outside, monthFirst);
    const weeks = this.#weeks(plain);
    const found = scanned.stretches === undefined || scanned.stretches.length > 0 ? scanned : undefined;
    if (found) {
      const { stretches } = found;
      const fits =
        !stretches ||
        weeks?.week === undefined ||
        stretches.some(({ from, to }) => weeks.week === isoWeek(from) || weeks.week === isoWeek(to));
      return fits ? found : { label: found.label };
    }
    if (weeks?.stretch) return { stretches: [weeks.stretch], label: scanned.label };
    const inside = this.#scan(plain, monthFirst);
    return inside.stretches?.length ? { ...inside, label: scanned.label } : scanned;
  }

  #weeks(line: string): { week?: number; stretch?: Stretch } | undefined {
    const match = weekPattern().exec(line);
    if (!match) return undefined;
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])];
    const monday = mondayOf(this.#years[first >= 31 ? 0 : 1], first);
    const end = mondayOf(this.#years[last >= 31 ? 0 : 1], last);
    return {
      ...(first === last ? { week: first } : {}),
      ...(monday && end && monday <= end ? { stretch: { from: monday, to: addDays(end, 4) } } : {}),
    };
  }

  #scan(text: string, monthFirst: boolean): { stretches?: Stretch[]; label: string } {
    const line = text.replace(weekPattern(), (all) => " ".repeat(all.length));
    const marks = [...line.matchAll(datePattern(monthFirst))].map((match) => ({
      ...numbersOf(match.groups!),
      begin: match.index,
      end: match.index + match[0].length,
    }));
    const links = marks.slice(1).map((mark, index) => linkOf(line.slice(marks[index]!.end, mark.begin)));

    // A day alone takes its month from what it is tied to; tied to nothing it is a count or the number of a week.
    for (let index = marks.length - 1; index >= 0; --index) {
      const [mark, next] = [marks[index]!, marks[index + 1]];
      if (mark.month !== undefined || !next?.month || !links[index]) continue;
      mark.month = mark.day <= next.day ? next.month : next.month === 1 ? 12 : next.month - 1;
      if (mark.day <= next.day) mark.year = next.year;
    }
    for (const [index, mark] of marks.entries()) {
      const before = marks[index - 1];
      if (monthFirst && mark.month === undefined && before?.month && links[index - 1]) mark.month = before.month;
    }

    const stretches: Stretch[] = [];
    let label = line;
    let open = false;
    for (const [index, { day, month, year, begin, end }] of marks.entries()) {
      if (month === undefined) {
        open = false;
        continue;
      }
      label = label.slice(0, begin) + "\u0000".repeat(end - begin) + label.slice(end);
      const date = civil(year ?? this.#years[month >= 8 ? 0 : 1], month, day);
      const said =
        weekdays.findIndex((name) => name.test(line.slice(0, begin).replace(/[\s.,]+(?:den\s*)?$/i, ""))) + 1;
      if (!date || (said > 0 && said !== weekday(date))) return { label: labelOf(label) };
      const last = stretches.at(-1);
      if (open && last && links[index - 1] === "range") last.to = date;
      else stretches.push({ from: date, to: date });
      open = true;
    }
    return { stretches, label: labelOf(label) };
  }

  // ---------------------------------------------------------------- calendar files
  file(text: string): void {
    let calendars: ICAL.Component[];
    try {
      const parsed = ICAL.parse(text.replace(/^\ufeff/, "")) as unknown[];
      calendars = (typeof parsed[0] === "string" ? [parsed] : parsed).map((each) => new ICAL.Component(each as []));
    } catch {
      this.#unread.push(...linesOf(text));
      return;
    }
    for (const event of calendars.flatMap((calendar) => calendar.getAllSubcomponents("vevent"))) {
      const title = String(event.getFirstPropertyValue("summary") ?? "").trim();
      const stretch = wholeDaysOf(event);
      if (!stretch) this.#unread.push(title);
      else if (this.#inYear(stretch)) {
        const name = title
          .replace(weekPattern(), " ")
          .replace(/\(\s*\)/g, " ")
          .replace(/\s+/g, " ")
          .trim();
        if (!this.#take(name, stretch)) this.#unread.push(`${title} ${stretch.from}`);
      }
    }
  }

  #inYear({ from, to }: Stretch): boolean {
    return to >= `${this.#years[0]}-08-01` && from <= `${this.#years[1]}-07-31`;
  }

  // ---------------------------------------------------------------- both
  /** Whether it is clear what is meant. */
  #take(label: string, { from, to }: Stretch): boolean {
    if (to < from || toDays(to) - toDays(from) > longest || !this.#inYear({ from, to })) return false;
    const month = Number(from.slice(5, 7));
    const single = from === to;
    if (says.care.test(label) && !/elev|pupil/i.test(label)) return false;
    if (single && says.first.test(label)) {
      if (month >= 7 && month <= 9) this.#from ||= from;
      else if (month === 1) this.#afterChristmas ??= from;
      return true;
    }
    if (single && says.last.test(label)) {
      if (month >= 5 && month <= 7) this.#to ||= from;
      else if (month === 12) this.#beforeChristmas ??= from;
      return true;
    }
    // Summer is what lies outside the school year.
    if (/sommerferie|sommarferie|summer/i.test(label)) return true;
    if (!says.off.test(label) && !isNationalDay({ from, to })) return false;
    this.#off.push({ name: nameOf(label), from, to });
    return true;
  }
}

/** Whatever they are called: the first and the seventeenth of May. */
const isNationalDay = ({ from, to }: Stretch): boolean => from === to && /-05-(?:01|17)$/.test(from);

/** A break «from» a day, with no word of its end. */
const isOpen = (line: string, stretches: Stretch[]): boolean =>
  stretches.length === 1 &&
  stretches[0]!.from === stretches[0]!.to &&
  /(?<!\p{L})(?:f\.?\s?o\.?\s?m\.?|fra|frå|from)(?!\p{L})/iu.test(line) &&
  /ferie|break|holidays/i.test(line) &&
  !/sommerferie|sommarferie|summer/i.test(line);

/** Cells of a table are parts of a line; what begins with «til og med» goes on from the line above. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/)) {
    const line = raw
      .replace(/[\u00a0\u2007\u202f\t]+/g, " ")
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .trim();
    if (line === "") continue;
    if (lines.length > 0 && /^(?:t\.?\s?o\.?\s?m\.?|til og med|to og med)(?!\p{L})/iu.test(line)) {
      lines.push(`${lines.pop()} ${line}`);
    } else lines.push(line);
  }
  return lines;
}

/** The first year of a heading such as «Skoleruta 2026-2027:» or «Skuleåret 2026/27». */
function yearOf(line: string): number | undefined {
  const match = /(?<!\d)(20\d\d)\s*[-/]\s*(20)?(\d\d)(?!\d)/.exec(line);
  if (!match || (Number(match[1]) + 1) % 100 !== Number(match[3])) return undefined;
  const rest = line.replace(match[0], "");
  return /\d/.test(rest) ? undefined : Number(match[1]);
}

const isHeading = (line: string): boolean =>
  /skole-?\s?rut|skule-?\s?rut|måned|månad|skoleår|skuleår|school (?:calendar|year)/i.test(line) ||
  (/(?:skoledager|skuledagar|periode)/i.test(line) && !/\d/.test(line.replace(/20\d\d/g, ""))) ||
  /^(?:høst|haust|vår|autumn|spring)?\p{L}*\s*20\d\d$/iu.test(line);

const weekPattern = (): RegExp =>
  /(?<!\p{L})(?:uke|uka|ukene|veke|veka|vekene|weeks?)\s*(\d{1,2})(?:\s*(?:-|og|and|til|to)\s*(\d{1,2})(?![\d.]))?/giu;

/** A date, or a day of the month that gets its month from the next one. */
function datePattern(monthFirst: boolean): RegExp {
  const month = `(?:${monthNames})(?!\\p{L})`;
  return new RegExp(
    [
      "(?<iso>(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d))",
      `(?<!\\d)(?<day>\\d{1,2})\\s*(?:\\.|st|nd|rd|th)?\\s*(?:of\\s+)?(?<month>${month})\\.?(?:,?\\s+(?<year>\\d{4})(?!\\d))?`,
      "(?<!\\d)(?<dayNumber>\\d{1,2})[./]\\s?(?<monthNumber>0?[1-9]|1[0-2])(?![\\d:])(?:(?:\\.\\s?(?<yearNumber>\\d{4}|\\d{2})|[/-](?<yearDashed>\\d{4}))(?!\\d))?",
      ...(monthFirst
        ? [
            `(?<monthBefore>${month})\\.?\\s+(?<dayAfter>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(?<yearAfter>\\d{4})(?!\\d))?`,
          ]
        : []),
      "(?<![\\d.])(?<dayAlone>\\d{1,2})(?!\\d)\\.?(?!\\s*(?:\\p{L}*dag\\b|p\\p{L}+dag))",
    ].join("|"),
    "giu",
  );
}

function numbersOf(groups: Record<string, string | undefined>): { day: number; month?: number; year?: number } {
  const { iso } = groups;
  if (iso) return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8)) };
  const day = Number(groups["day"] ?? groups["dayNumber"] ?? groups["dayAfter"] ?? groups["dayAlone"]);
  const name = groups["month"] ?? groups["monthBefore"];
  const month = name ? monthOf(name) : Number(groups["monthNumber"] ?? 0);
  const written = groups["year"] ?? groups["yearNumber"] ?? groups["yearDashed"] ?? groups["yearAfter"];
  const year = written && (written.length === 2 ? 2000 + Number(written) : Number(written));
  return { day, ...(month ? { month } : {}), ...(year ? { year } : {}) };
}

/** What ties two dates together. */
function linkOf(between: string): "range" | "list" | undefined {
  const words = between
    .replace(anyWeekday, " ")
    .replace(/(?<!\p{L})den(?!\p{L})/giu, " ")
    .replace(/[\s.]+/g, " ")
    .trim()
    .toLowerCase();
  if (/^(?:-|til|til og med|tom|t o m|to|until|through|up to and including)$/.test(words)) return "range";
  return /^(?:og|and|&|,)$/.test(words) ? "list" : undefined;
}

/** What is left of a line without its dates: what they are called. Dates are zero characters by then. */
function labelOf(line: string): string {
  return line
    .replace(anyWeekday, " ")
    .replace(
      /(?<=\u0000[\s.,]*)(?:til og med|til|t\.?\s?o\.?\s?m\.?|tom|to|until|through|og|and|-)(?=[\s.,]*\u0000)/giu,
      " ",
    )
    .replace(
      /(?<!\p{L})(?:f\.?\s?o\.?\s?m\.?|fra og med|frå og med|fra|frå|from|den|er|is|are|t\.o\.m\.)(?!\p{L})/giu,
      " ",
    )
    .replace(/(?<!\p{L})(?:til|to|-)\s*\d{1,2}\./giu, " ")
    .replace(/\u0000+/g, "\u0000")
    .replace(/\u0000/g, " ")
    .replace(/(?<![\p{L}\d])\d{1,3}(?![\d.\p{L}])/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s:;,.\-–|*•]+|[\s:;,\-–|*•]+$|(?<=\s)\.$/gu, "")
    .trim();
}
/** «Oktober Høstferie»: the first column of a table by months. */
const startOfRow = new RegExp(`^(?:${monthNames})(?!\\p{L})\\.?[\\s:]*`, "iu");

function nameOf(label: string): LocalText {
  const name = label.replace(/\.$/, "");
  for (const [pattern, text] of known) if (pattern.test(name)) return text;
  return name === "" ? dayOff : { nb: name };
}

/** Both days included; undefined for what begins or ends within a day. */
function wholeDaysOf(event: ICAL.Component): Stretch | undefined {
  const start = event.getFirstPropertyValue("dtstart");
  const end = event.getFirstPropertyValue("dtend");
  if (!(start instanceof ICAL.Time) || (end !== null && !(end instanceof ICAL.Time))) return undefined;
  const midnight = (time: ICAL.Time) => time.isDate || (time.hour === 0 && time.minute === 0);
  if (!midnight(start) || (end !== null && !midnight(end)) || (!start.isDate && end === null)) return undefined;
  const from = start.toString().slice(0, 10);
  const to = end === null ? from : addDays(end.toString().slice(0, 10), -1);
  return isDate(from) && isDate(to) ? { from, to: to < from ? from : to } : undefined;
}
