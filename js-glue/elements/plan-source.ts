/** Files beside the page, by the address that its editor has written: fetched from the same site alone, and why one could not be had. */
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
  // Whoever is logged out, or asks while the server is restarted, is not told that there is none.
  const gone = answer.status === 404 || answer.status === 410;
  throw new PlanSourceError(gone ? "notFound" : "unreachable", name);
}

/** Whatever a reader finds wrong, said of the file. */
export function reading<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SltInputError)) throw error;
    const code = error.problems[0]?.code;
    throw code === "notPlan" || code === "laterVersion"
      ? new PlanSourceError(code, name)
      : new PlanSourceError("broken", name, error.problems);
  }
}

/** Which of the files that somebody may have put there it says it is: whether that is so, its reader finds out. */
export function formatOf(text: string, name: string): "slt-plan" | "slt-published-plan" {
  const [, format] = /"format"\s*:\s*"(slt-(?:published-)?plan)"/.exec(text) ?? [];
  if (!format) throw new PlanSourceError("notPlan", name);
  return format as ReturnType<typeof formatOf>;
}

type What = "plan" | "profile";
const norwegian = { plan: "Møteplanen", profile: "Profilen" };
const names: Record<Language, Record<What, string>> = {
  nb: norwegian,
  nn: norwegian,
  en: { plan: "The meeting plan", profile: "The profile" },
};
const words: Record<Language, Record<SourceCode, (source: string, name: string) => string>> = {
  nb: {
    noSource: () =>
      "Siden sier ikke hvilken møteplan som skal vises. Den som redigerer siden, må skrive adressen i feltet «src».",
    notFound: (source) => `Fant ingen møteplan på adressen «${source}».`,
    foreign: (source, name) =>
      `${name} må ligge på samme nettsted som denne siden. Adressen «${source}» gjør ikke det.`,
    unreachable: (_, name) => `${name} kunne ikke hentes. Sjekk nettet og prøv igjen.`,
    notPlan: () => "Filen er verken en publisert møteplan eller en planfil.",
    laterVersion: () =>
      "Møteplanen er laget med en nyere utgave av verktøyet. Den som redigerer siden, må oppdatere filene i mappen «slt».",
    broken: () => "Filen med møteplanen er skadet eller ufullstendig. Publiser planen på nytt.",
  },
  nn: {
    noSource: () =>
      "Sida seier ikkje kva møteplan som skal visast. Den som redigerer sida, må skrive adressa i feltet «src».",
    notFound: (source) => `Fann ingen møteplan på adressa «${source}».`,
    foreign: (source, name) => `${name} må liggje på same nettstad som denne sida. Adressa «${source}» gjer ikkje det.`,
    unreachable: (_, name) => `${name} kunne ikkje hentast. Sjekk nettet og prøv igjen.`,
    notPlan: () => "Fila er korkje ein publisert møteplan eller ei planfil.",
    laterVersion: () =>
      "Møteplanen er laga med ei nyare utgåve av verktøyet. Den som redigerer sida, må oppdatere filene i mappa «slt».",
    broken: () => "Fila med møteplanen er skadd eller ufullstendig. Publiser planen på nytt.",
  },
  en: {
    noSource: () =>
      "The page does not say which meeting plan to show. Its editor must write the address in the “src” attribute.",
    notFound: (source) => `There is no meeting plan at “${source}”.`,
    foreign: (source, name) => `${name} must be on the same site as this page. The address “${source}” is not.`,
    unreachable: (_, name) => `${name} could not be fetched. Check the network and try again.`,
    notPlan: () => "The file is neither a published meeting plan nor a plan file.",
    laterVersion: () =>
      "The meeting plan was made by a later version of the tool. The editor must update the files in the folder “slt”.",
    broken: () => "The file with the meeting plan is damaged or incomplete. Publish the plan again.",
  },
};

/** Why there is no plan to show, in words. A profile beside the page can be as hard to have. */
export const whyNot = ({ code, source }: PlanSourceError, language: Language, what: What = "plan"): string =>
  words[language][code](source, names[language][what]);
