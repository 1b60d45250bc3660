/** What the module knows of the document: loaded where there are measures to judge, or a profile to show. */
import { reviewed } from "../../measures/review.ts";
import { describe, loadSlt, SltInputError } from "../../slt.ts";
import type { Organisation, Slt } from "../../types.ts";

export { describe, loadSlt, reviewed };

/** Undefined for a name that the module does not have. */
export function profileOf(slt: Slt, name: string): Organisation | undefined {
  try {
    return slt.profile(name);
  } catch (error) {
    if (error instanceof SltInputError) return undefined;
    throw error;
  }
}
