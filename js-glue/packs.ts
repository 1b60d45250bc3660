import hamar from "../src/packs/hamar.json";

/** In the module itself, since `eventRules(name)` answers at once. The others lie beside it as files (dist/packs). */
export const builtInPacks: ReadonlyMap<string, object> = new Map<string, object>([[hamar.id, hamar]]);
