import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../src/packs/", import.meta.url);

export const schema = JSON.parse(readFileSync(new URL("pack.schema.json", folder), "utf8"));

/** The built-in packs by file name without `.json`. */
export const packs = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
    .sort()
    .map((file) => [file.slice(0, -".json".length), JSON.parse(readFileSync(new URL(file, folder), "utf8"))]),
);
