// Bytes as they are shipped, from dist/integrity.json.
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";

const MODULE = ["slt.js", "slt.wasm", "slt.twin.js"];

/** `atOnce`: the files that a page with the element was seen to fetch. */
export async function sizes(dist, atOnce) {
  const { files } = JSON.parse(await readFile(path.join(dist, "integrity.json"), "utf8"));
  const sum = (names) =>
    names.reduce(
      (total, name) => {
        if (!files[name]) throw new Error(`dist/integrity.json does not know ${name}`);
        for (const how of Object.keys(total)) total[how] += files[name][how];
        return total;
      },
      { raw: 0, gzip: 0, brotli: 0 },
    );
  const element = atOnce.filter((name) => !MODULE.includes(name));
  const reachable = (await reachableFrom(dist, element)).filter((name) => !MODULE.includes(name));
  return [
    ...MODULE.map((name) => ({ name, files: [name], ...sum([name]) })),
    { name: "slt.js + slt.wasm", files: ["slt.js", "slt.wasm"], ...sum(["slt.js", "slt.wasm"]) },
    { name: "slt.js + slt.twin.js", files: ["slt.js", "slt.twin.js"], ...sum(["slt.js", "slt.twin.js"]) },
    { name: "<slt-event-check>, at once", files: element, ...sum(element) },
    { name: "<slt-event-check>, everything", files: reachable, ...sum(reachable) },
  ];
}

/** What the files can come to import, now or later. */
async function reachableFrom(dist, names) {
  const { metafile } = await esbuild.build({
    absWorkingDir: dist,
    // elements.js alone leads to every element there is; what it led to on the page is in `names` already.
    entryPoints: names.filter((name) => name !== "elements.js"),
    bundle: true,
    format: "esm",
    write: false,
    metafile: true,
    outdir: path.join(dist, "nowhere"),
    external: [...MODULE.map((name) => `./${name}`), "node:*", "module", "fs", "path", "url", "crypto"],
    logLevel: "error",
  });
  return [...new Set([...names, ...Object.keys(metafile.inputs)])].sort();
}
