// node tests/oracle/planning/vectors.mjs: writes tests/vectors/planning/tiny.json, small requests with what trying every plan of them finds, for
// the tests of the core.
import { writeFileSync } from "node:fs";
import { brute } from "./brute.mjs";
import { tiny } from "./generate.mjs";

const vectors = [];
for (let seed = 1; vectors.length < 80; seed += 1) {
  const request = tiny(seed);
  const { status, cost } = brute(request);
  if (status !== "unknown") vectors.push({ seed, status, cost, request });
}
writeFileSync(
  new URL("../../vectors/planning/tiny.json", import.meta.url),
  `[\n${vectors.map((vector) => JSON.stringify(vector)).join(",\n")}\n]\n`,
);
