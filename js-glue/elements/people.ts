/** A list of people as pasted from a spreadsheet, a document or an e-mail: names and dates of birth, nothing else. */
import Papa from "papaparse";
import type { LocalDate, Person } from "../types.ts";
import { datePattern, readDate } from "./read-date.ts";

export interface PastedProblem {
  /** Counted from 1, as the person sees it. */
  line: number;
  code: "nationalId" | "ambiguousDate" | "unreadableDate" | "noName" | "future";
}
export interface Pasted {
  people: Person[];
  problems: PastedProblem[];
  /** The lines that were not taken, to be corrected; lines with a national identity number are not among them. */
  left: string;
}

const headings: Record<string, "first" | "last" | "name" | "born" | "age"> = {};
for (const [kind, words] of Object.entries({
  first: "fornavn førenamn fornamn firstname",
  last: "etternavn etternamn surname lastname",
  name: "navn namn name vakt guard",
  born: "født fødd fødselsdato fødselsdag born birthdate dateofbirth",
  age: "alder age",
} as const))
  for (const word of words.split(" ")) headings[word] = kind as (typeof headings)[string];

const columnKind = (cell: string) => headings[cell.toLowerCase().replace(/[\s.:_-]/g, "")];

function delimiterOf(text: string): string {
  if (text.includes("\t")) return "\t";
  if (text.includes(";")) return ";";
  return text.includes(",") ? "," : "\t";
}

/** `isNationalId` asks the module, so that there is one definition of what is refused. */
export function readPeople(text: string, asOf: LocalDate, isNationalId: (text: string) => boolean): Pasted {
  const result: Pasted = { people: [], problems: [], left: "" };
  // «January 30, 2007» must not be split at its comma.
  const source = text.replace(/([A-Za-z]{3,9} \d{1,2}),\s*(\d{4})/g, "$1 $2").replace(/\r\n?/g, "\n");
  const rows = Papa.parse<string[]>(source, { delimiter: delimiterOf(source), skipEmptyLines: false }).data;

  let columns: (ReturnType<typeof columnKind> | undefined)[] | undefined;
  const left: string[] = [];
  rows.forEach((row, index) => {
    const line = index + 1;
    const cells = row.map((cell) => cell.replace(/\u00a0/g, " ").trim());
    if (cells.every((cell) => cell === "")) return;
    const kinds = cells.map(columnKind);
    if (!columns && kinds.some((kind) => kind)) {
      columns = kinds;
      return;
    }
    if (cells.some(isNationalId) || isNationalId(cells.join(" "))) {
      result.problems.push({ line, code: "nationalId" });
      return;
    }
    const refuse = (code: PastedProblem["code"]) => {
      result.problems.push({ line, code });
      left.push(cells.join("\t"));
    };

    const person: Person = {};
    let first = "";
    let last = "";
    const names: string[] = [];
    let problem: PastedProblem["code"] | undefined;
    cells.forEach((cell, column) => {
      if (cell === "") return;
      const kind = columns?.[column];
      const found = datePattern.exec(cell)?.[0];
      if (found && person.born === undefined) {
        const read = readDate(found, asOf);
        if ("date" in read) {
          if (read.date > asOf) problem = "future";
          else person.born = read.date;
        } else problem = read.problem === "ambiguous" ? "ambiguousDate" : "unreadableDate";
        cell = cell.replace(found, " ").trim();
      } else if (kind === "born") {
        problem = "unreadableDate";
        return;
      } else if (/^\d{1,3}( år)?$/.test(cell) && (kind === "age" || (!columns && person.age === undefined))) {
        const age = parseInt(cell, 10);
        if (age > 0 && age < 120 && (kind === "age" || /år$/.test(cell))) person.age = age;
        return;
      }
      const age = /(?:^|[\s,(])(\d{1,3})\s*(?:år|years?)\b\)?/i.exec(cell);
      if (age) {
        person.age ??= Number(age[1]);
        cell = cell.replace(age[0], " ").trim();
      }
      // Telephone numbers, e-mail addresses and row numbers are not ours to keep.
      cell = cell
        .replace(/\S+@\S+/g, " ")
        .replace(/\+?\d[\d ()-]*/g, " ")
        .replace(/\b(født|fødd|f\.|born)(?=\s|$)/gi, " ")
        .replace(/[\s,;:()–-]+$|^[\s,;:().–-]+/g, "")
        .replace(/\s+/g, " ");
      if (cell === "") return;
      if (kind === "first") first = cell;
      else if (kind === "last") last = cell;
      else if (!columns || kind === "name") names.push(cell);
    });
    const name = [first, last, ...names].filter(Boolean).join(" ");
    if (problem) return refuse(problem);
    if (name === "") return refuse("noName");
    if (person.born !== undefined) delete person.age;
    result.people.push({ name, ...person });
  });
  result.left = left.join("\n");
  return result;
}
