/** What is said of a meeting: its agenda and its minutes, on the screen, on paper and in mails. */
import type { MinutesText } from "../../measures/agenda.ts";
import { capital } from "../../language/format.ts";
import { decisionsOf } from "../../measures/edit.ts";
import type { Meeting } from "../../types.ts";
import { isDate, showDate } from "../dates.ts";
import { keyOf, told } from "../year/year.ts";
import type { MeasuresApp } from "./app.ts";

export function agendaOf(app: MeasuresApp, meeting: Meeting) {
  const { derived, words, language } = app;
  const { name, day, hours, room } = told(derived.year, meeting, language);
  const items = derived.agendas.get(keyOf(meeting)) ?? [];
  return {
    title: name,
    when: `${capital(day)}, ${hours}${room ? `, ${room}` : ""}`,
    heading: words.agenda,
    items: items.map((item) => app.describe(item.owner ? { ...item, owner: app.ownerOf(item) } : item)),
    measures: items.map(({ measure }) => measure),
  };
}

export function minutesOf(app: MeasuresApp, meeting: Meeting): MinutesText {
  const { derived, words, language } = app;
  const { name, day, hours } = told(derived.year, meeting, language);
  return {
    title: name,
    when: `${capital(day)}, ${hours}`,
    heading: words.minutes,
    columns: [words.decision, words.owner, words.deadline],
    rows: decisionsOf(app.file, meeting)
      .filter(({ text }) => text.trim() !== "")
      .map(({ text, owner, deadline }) => [
        text.trim(),
        app.ownerOf({ owner }) || "–",
        deadline ? (isDate(deadline) ? showDate(deadline, language) : deadline) : "–",
      ]),
  };
}
