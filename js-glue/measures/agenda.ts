/** An agenda and the minutes as text: to paste into a mail, and as a table into a document. */
export interface AgendaText {
  title: string;
  /** When and where. */
  when: string;
  heading: string;
  items: readonly string[];
}

export const agendaText = ({ title, when, heading, items }: AgendaText): string =>
  [title, when, "", heading, ...items.map((item, at) => `${at + 1}. ${item}`)].join("\n") + "\n";

export interface MinutesText {
  title: string;
  when: string;
  heading: string;
  columns: readonly [string, string, string];
  /** Decision, owner, deadline; as they are to be read. */
  rows: readonly (readonly [string, string, string])[];
}

/** Each decision on its lines, so that it is read on a telephone as well. */
export const minutesText = ({ title, when, heading, columns: [, owner, deadline], rows }: MinutesText): string =>
  [
    title,
    when,
    "",
    heading,
    ...rows.flatMap(([decision, who, day], at) => [
      `${at + 1}. ${decision}`,
      `   ${owner}: ${who}`,
      `   ${deadline}: ${day}`,
    ]),
  ].join("\n") + "\n";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\r?\n/g, "<br>");

/** For the clipboard: mail programmes and documents take it as a table. */
export function minutesTable({ title, when, heading, columns, rows }: MinutesText): string {
  const line = (tag: "th" | "td", cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag} align="left">${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<p><b>${escaped(title)}</b><br>${escaped(when)}</p><p><b>${escaped(heading)}</b></p><table border="1" cellpadding="6" cellspacing="0"><thead>${line("th", columns)}</thead><tbody>${rows.map((row) => line("td", row)).join("")}</tbody></table>`;
}
