import hamar from "../src/packs/hamar.json";
import model from "../src/packs/model/general.json";
import hamarProfile from "../src/packs/profiles/hamar.json";
import stangeProfile from "../src/packs/profiles/stange.json";
import type { Organisation, SltModel } from "./types.ts";

/** In the module itself, since `eventRules(name)` answers at once. The others lie beside it as files (dist/packs). */
export const builtInPacks: ReadonlyMap<string, object> = new Map<string, object>([[hamar.id, hamar]]);

/** The same for `profile(name)`. */
export const builtInProfiles: ReadonlyMap<string, Organisation> = new Map<string, Organisation>([
  ["stange", organisation(stangeProfile)],
  ["hamar", organisation(hamarProfile)],
]);

/** What every organisation is held against. */
export const generalModel = model as unknown as SltModel;

/** Without what only an editor reads. That the rest is one is tested with the schema (tests/packs). */
function organisation({ $schema, ...rest }: { $schema: string }): Organisation {
  return rest as unknown as Organisation;
}
