/** What is said of a meeting: its agenda and its minutes, on the screen, on paper and in mails. */
import type { MinutesText } from "../../measures/agenda.ts";
import { capital } from "../../language/format.ts";
import { decisionsOf } from "../../measures/edit.ts";
import type { MeetingRef } from "../../types.ts";
import { showDate } from "../dates.ts";
import { keyOf, told } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";
import { meetingOf } from "./derive.ts";

/** What it is called, and when and where it is. Its minutes outlive its place in the plan. */
export function meetingText({ derived, words, language, bodyNames }: MeasuresApp, { body, index }: MeetingRef) {
  const planned = meetingOf(derived.meetings, { body, index });
  if (!planned) return { title: `${bodyNames[body] ?? body} ${index}`, when: capital(words.notInPlan) };
  const { name, day, hours, room, date } = told(derived.year, planned, language);
  return { title: name, when: `${capital(day)}, ${hours}${room ? `, ${room}` : ""}`, date };
}

export function agendaOf(app: MeasuresApp, meeting: MeetingRef) {
  const { derived, words } = app;
  const items = derived.agendas.get(keyOf(meeting)) ?? [];
  return {
    ...meetingText(app, meeting),
    heading: words.agenda,
    items: items.map((item) => app.describe(item.owner ? { ...item, owner: app.ownerOf(item) } : item)),
    measures: items.map(({ measure }) => measure),
  };
}

export function minutesOf(app: MeasuresApp, meeting: MeetingRef): MinutesText {
  const { words, language } = app;
  return {
    ...meetingText(app, meeting),
    heading: words.minutes,
    columns: [words.decision, words.owner, words.deadline],
    rows: decisionsOf(app.file, meeting)
      .filter(({ text }) => text.trim() !== "")
      .map(({ text, owner, deadline }) => [
        text.trim(),
        app.ownerOf({ owner }) || "–",
        showDate(deadline ?? "", language) || "–",
      ]),
  };
}
