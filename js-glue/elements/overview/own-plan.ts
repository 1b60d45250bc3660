/** The shared document as this element shows it, where it is no published copy. */
import { yearOf } from "../../plans/file.ts";
import type { PlanFile } from "../../plans/types.ts";
import type { Language } from "../../types.ts";
import type { Known } from "./picture.ts";

export { keptNote } from "../kept-note.ts";

export function knownOfFile(file: PlanFile, language: Language): Known {
  const { title, municipality, bodies, meetings } = yearOf(file, [], language);
  return { title, municipality, organisation: file.organisation, bodies, meetings, measures: file.measures };
}
