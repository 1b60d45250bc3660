/** The application and its verdict as text, mail, calendar and file. One summary feeds them all, the paper version too. */
import { showDate, showTime } from "../dates.ts";
import { readDate } from "../read-date.ts";
import { fileName, saveFile } from "../files.ts";
import type { CalendarEntry } from "../ics.ts";
import type { EventCheckApp } from "./app.ts";
import { ageNotes } from "./form-view.ts";
import { look } from "./result-view.ts";
import { deadlineName } from "./timeline-view.ts";

export interface Summary {
  /** Never «approved»: ready to be sent, or why not. */
  heading: string;
  title: string;
  /** The start, where it is known: the guard list goes on its own. */
  when: string;
  facts: [label: string, value: string][];
  remaining: string[];
  findings: { icon: ReturnType<typeof look>; title: string; clause: string; text: string }[];
  information: { title: string; text: string }[];
  deadlines: string[];
  guards: { name: string; born: string; age: string }[];
}

export function summary(app: EventCheckApp): Summary {
  const { words, labels, verdict, language, draft } = app;
  const { application } = app.reading;
  const yesNo = (value: boolean | undefined) =>
    value === undefined ? words.printNotGiven : value ? words.yes : words.no;
  const date = (value: string | undefined) => (value ? showDate(value, language) : words.printNotGiven);
  const moment = (value: string | undefined) =>
    value ? `${showDate(value.slice(0, 10), language)} ${showTime(value.slice(11), language)}` : words.printNotGiven;
  const number = (value: number | undefined) => (value === undefined ? words.printNotGiven : String(value));
  const range = (from: number | undefined, to: number | undefined, say: (a: string, b: string) => string) =>
    from === undefined && to === undefined ? undefined : say(number(from), number(to));

  const person = (row: { name: string; born: string; key: number }, role: "guards" | "responsible") => {
    const { age } = ageNotes(app, row, role);
    const read = readDate(row.born, app.asOf);
    return {
      name: row.name.trim() || words.printNotGiven,
      born: "date" in read ? showDate(read.date, language, "numeric") : "",
      age: age ?? "",
    };
  };
  const responsible = person(draft.responsible, "responsible");
  const facts: Summary["facts"] = [
    [words.kind.replace(/\?$/, ""), application.kind ? labels.kind[application.kind] : words.printNotGiven],
    [words.access.replace(/\?$/, ""), application.access ? labels.access[application.access] : words.printNotGiven],
    [words.participants, number(application.participants)],
    [words.schools, number(application.schools)],
    [
      words.invitedBy.replace(/\?$/, ""),
      range(application.ageMin, application.ageMax, words.rangeAges) ??
        range(application.gradeMin, application.gradeMax, words.rangeGrades) ??
        words.printNotGiven,
    ],
    [words.starts, moment(application.start)],
    [words.ends, moment(application.end)],
    [words.appliedOn, date(application.appliedOn)],
    [words.guardListSentOn, date(application.guardListSentOn)],
    [
      words.responsible,
      application.responsible
        ? [responsible.name, responsible.born, responsible.age].filter(Boolean).join(", ")
        : words.printNotGiven,
    ],
    [words.guards, application.guards ? words.guardsCount(application.guards.length) : words.printNotGiven],
  ];
  const question = (text: string) => text.replace(/\?$/, "");
  if (app.asks("statement", { field: "drugFree" })) facts.push([question(words.drugFree), yesNo(application.drugFree)]);
  if (app.asks("place")) facts.push([question(words.nearSchoolDistrict), yesNo(application.nearSchoolDistrict)]);
  if (app.asks("approval")) {
    facts.push([question(words.schoolEvent), yesNo(application.schoolEvent)]);
    if (application.schoolEvent)
      facts.push(
        [question(words.approvedBySchool), yesNo(application.approvedBySchool)],
        [question(words.approvedByParents), yesNo(application.approvedByParents)],
      );
  }
  for (const { id, text } of app.questions) facts.push([question(app.text(text)), yesNo(application.answers?.[id])]);

  const findings = verdict?.findings ?? [];
  const shown = (finding: (typeof findings)[number]) => ({
    icon: look(app, finding),
    title: app.text(app.infoOf.get(finding.rule)?.title) || finding.rule,
    clause: app.infoOf.get(finding.rule)?.clause ?? "",
    text: app.describe(finding),
  });
  const open = findings.filter(
    ({ state, severity }) => severity !== "info" && (state === "missing" || state === "broken"),
  );
  const scope = findings[0]?.state === "missing" ? [findings[0]] : [];
  return {
    heading:
      verdict?.outcome === "ready"
        ? labels.outcome.ready
        : verdict?.outcome === "outOfScope"
          ? words.printOutOfScope
          : words.printNotReady,
    title: application.title ?? words.mailNoTitle,
    when: application.start ? moment(application.start) : "",
    facts,
    remaining: verdict?.outcome === "ready" ? [] : [...scope, ...open].map((finding) => app.describe(finding)),
    findings: findings.filter(({ severity }) => severity !== "info").map(shown),
    information: findings.filter(({ severity, state }) => severity === "info" && state === "judgement").map(shown),
    deadlines: (verdict?.deadlines ?? []).map((deadline) => {
      const safe =
        deadline.safeDate === deadline.date
          ? ""
          : ` (${labels.deadline.safe.toLowerCase()} ${date(deadline.safeDate)})`;
      return `${deadlineName(app, deadline)}: ${date(deadline.date)}${safe}`;
    }),
    guards: draft.guards.filter((row) => row.name.trim() || row.born.trim()).map((row) => person(row, "guards")),
  };
}

export function asText(app: EventCheckApp, options: { guards: boolean }): string {
  const { words } = app;
  const all = summary(app);
  const lines = [all.title, all.heading, "", ...all.facts.map(([label, value]) => `${label}: ${value}`)];
  const block = (heading: string, items: string[]) => {
    if (items.length > 0) lines.push("", heading, ...items.map((item) => `- ${item}`));
  };
  block(words.remaining, all.remaining);
  block(words.deadlines, all.deadlines);
  if (options.guards)
    block(
      words.printGuards,
      all.guards.map(({ name, born, age }) => [name, born, age].filter(Boolean).join(", ")),
    );
  block(
    words.printCheck,
    all.findings.map(({ icon, title, text }) => `${title}: ${icon.word}. ${text}`),
  );
  lines.push("", words.printDisclaimer);
  return lines.join("\n");
}

export async function copyText(app: EventCheckApp): Promise<void> {
  const text = asText(app, { guards: true });
  try {
    await navigator.clipboard.writeText(text);
    app.copyText = undefined;
    app.say((words) => words.copied);
  } catch {
    // Not allowed in a frame or without a secure address: the text can still be copied by hand.
    app.copyText = text;
    app.host.requestUpdate();
    app.focus("#copy-text");
  }
}

/** Mail programs and operating systems cut long addresses, at about two thousand characters. */
const mailLimit = 1900;

export function mailDraft(app: EventCheckApp): string {
  const { words } = app;
  const subject = encodeURIComponent(words.mailSubject(app.reading.application.title ?? words.mailNoTitle));
  const lines = asText(app, { guards: false }).split("\n");
  if (app.reading.application.guards) lines.splice(2, 0, "", words.mailAttach);
  const address = (body: string) =>
    `mailto:?subject=${subject}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  let whole = address(lines.join("\n"));
  while (whole.length > mailLimit && lines.length > 4) {
    lines.pop();
    whole = address([...lines, "", words.mailCut].join("\n"));
  }
  return whole;
}

export async function saveCalendar(app: EventCheckApp): Promise<void> {
  const { words, verdict, language, asOf } = app;
  const { application } = app.reading;
  if (!verdict) return;
  const { calendarFile } = await import("../ics.ts");
  const title = application.title ?? words.mailNoTitle;
  const stamp = `${application.start ?? ""}-${(application.title ?? "").length}`;
  const entries: CalendarEntry[] = verdict.deadlines
    .filter(({ done }) => !done)
    .map((deadline) => {
      const list = deadline.code.endsWith("guardList");
      // On or before the safe day, unless that has passed already.
      const day = deadline.safeDate >= asOf ? deadline.safeDate : deadline.date;
      return {
        uid: `${deadline.rule.replaceAll("/", "-")}-${deadline.date}-${hash(stamp + title)}@slt`,
        summary: `${list ? words.calendarGuardList : words.calendarApplication}: ${title}`,
        description: `${app.describe(deadline)}\n${words.calendarDeadline(showDate(deadline.date, language))}`,
        date: day,
        remind: [7, 1],
      };
    });
  const start = application.start;
  if (start) {
    entries.push({
      uid: `event-${hash(stamp + title)}@slt`,
      summary: title,
      description: app.text(app.rules?.pack.title),
      date: start.slice(0, 10),
      from: start.slice(11),
      ...(application.end ? { to: { date: application.end.slice(0, 10), time: application.end.slice(11) } } : {}),
      remind: [1],
    });
  }
  saveFile(
    fileName(application.title, "frister", "ics"),
    "text/calendar",
    calendarFile(entries, "-//SLT//Event check//NO"),
  );
}

/** Enough to tell two events apart, without their names in the file's ids. */
function hash(text: string): string {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 16777619);
  return (value >>> 0).toString(36);
}

export function saveApplication(app: EventCheckApp): void {
  const { application } = app.reading;
  saveFile(
    fileName(application.title, "arrangement", "json"),
    "application/json",
    `${JSON.stringify(application, null, 2)}\n`,
  );
}
