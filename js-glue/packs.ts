import hamar2025 from "../src/packs/hamar-2025.json";
import hamar from "../src/packs/hamar.json";
import lensmann from "../src/packs/lensmann.json";
import loten from "../src/packs/loten.json";
import vaernes from "../src/packs/vaernes.json";

/** In the module itself, since `eventRules(name)` answers at once. All five are 10 KB gzip. */
export const builtInPacks: ReadonlyMap<string, object> = new Map<string, object>(
  [hamar, loten, vaernes, lensmann, hamar2025].map((pack) => [pack.id, pack]),
);
