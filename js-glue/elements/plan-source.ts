/** The file behind `src`: fetched from the same site alone, and why it could not be. */
import { SltInputError } from "../errors.ts";
import type { InputProblem, Language } from "../types.ts";

export type SourceCode =
  | "noSource"
  | "notFound"
  | "foreign"
  | "unreachable"
  | "notPlan"
  | "laterVersion"
  /** `problems` tells what is wrong with the file. */
  | "broken";

export class PlanSourceError extends Error {
  override readonly name = "PlanSourceError";
  constructor(
    readonly code: SourceCode,
    /** The address as it was written. */
    readonly source: string,
    readonly problems: readonly InputProblem[] = [],
  ) {
    super(`${code}: ${source}`);
  }
}

export function addressOf(src: string): URL {
  const name = src.trim();
  if (name === "") throw new PlanSourceError("noSource", name);
  let address: URL;
  try {
    address = new URL(name, document.baseURI);
  } catch {
    throw new PlanSourceError("notFound", name);
  }
  if (address.origin !== location.origin) throw new PlanSourceError("foreign", name);
  address.hash = "";
  return address;
}

const underWay = new Map<string, Promise<string>>();

/** Elements that ask at the same time ask once. */
export function fetchText(address: URL, name: string): Promise<string> {
  const known = underWay.get(address.href);
  if (known) return known;
  const text = fetchNow(address, name).finally(() => underWay.delete(address.href));
  underWay.set(address.href, text);
  return text;
}

async function fetchNow(address: URL, name: string): Promise<string> {
  let answer: Response;
  try {
    answer = await fetch(address, { mode: "same-origin", credentials: "same-origin" });
    if (answer.ok) return await answer.text();
  } catch {
    throw new PlanSourceError("unreachable", name);
  }
  throw new PlanSourceError("notFound", name);
}

/** Whatever a reader finds wrong, said of the file. */
export function reading<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof SltInputError) throw new PlanSourceError("broken", name, error.problems);
    throw error;
  }
}

/** Which of the files that somebody may have put there it is. */
export function formatOf(text: string, name: string): "slt-plan" | "slt-published-plan" {
  let found: { format?: unknown; version?: unknown };
  try {
    found = Object(JSON.parse(text)) as typeof found;
  } catch {
    throw new PlanSourceError("notPlan", name);
  }
  const { format, version } = found;
  if (format !== "slt-plan" && format !== "slt-published-plan") throw new PlanSourceError("notPlan", name);
  if (typeof version === "number" && version > 1) throw new PlanSourceError("laterVersion", name);
  return format;
}

const words: Record<Language, Record<SourceCode, (source: string) => string>> = {
  nb: {
    noSource: () =>
      "Siden sier ikke hvilken møteplan som skal vises. Den som redigerer siden, må skrive adressen i feltet «src».",
    notFound: (source) => `Fant ingen møteplan på adressen «${source}».`,
    foreign: (source) => `Møteplanen må ligge på samme nettsted som denne siden. Adressen «${source}» gjør ikke det.`,
    unreachable: () => "Møteplanen kunne ikke hentes. Sjekk nettet og prøv igjen.",
    notPlan: () => "Filen er ikke en publisert møteplan.",
    laterVersion: () =>
      "Møteplanen er laget med en nyere utgave av verktøyet. Den som redigerer siden, må oppdatere filene i mappen «slt».",
    broken: () => "Filen med møteplanen er skadet eller ufullstendig. Publiser planen på nytt.",
  },
  nn: {
    noSource: () =>
      "Sida seier ikkje kva møteplan som skal visast. Den som redigerer sida, må skrive adressa i feltet «src».",
    notFound: (source) => `Fann ingen møteplan på adressa «${source}».`,
    foreign: (source) => `Møteplanen må liggje på same nettstad som denne sida. Adressa «${source}» gjer ikkje det.`,
    unreachable: () => "Møteplanen kunne ikkje hentast. Sjekk nettet og prøv igjen.",
    notPlan: () => "Fila er ikkje ein publisert møteplan.",
    laterVersion: () =>
      "Møteplanen er laga med ei nyare utgåve av verktøyet. Den som redigerer sida, må oppdatere filene i mappa «slt».",
    broken: () => "Fila med møteplanen er skadd eller ufullstendig. Publiser planen på nytt.",
  },
  en: {
    noSource: () =>
      "The page does not say which meeting plan to show. Its editor must write the address in the “src” attribute.",
    notFound: (source) => `There is no meeting plan at “${source}”.`,
    foreign: (source) => `The meeting plan must be on the same site as this page. The address “${source}” is not.`,
    unreachable: () => "The meeting plan could not be fetched. Check the network and try again.",
    notPlan: () => "The file is not a published meeting plan.",
    laterVersion: () =>
      "The meeting plan was made by a later version of the tool. The editor must update the files in the folder “slt”.",
    broken: () => "The file with the meeting plan is damaged or incomplete. Publish the plan again.",
  },
};

/** Why there is no plan to show, in words. */
export const whyNot = ({ code, source }: PlanSourceError, language: Language): string => words[language][code](source);
