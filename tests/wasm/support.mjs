// What the tests of dist/slt.js share.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const dist = new URL("../../dist/", import.meta.url);

/** One of the TypeScript sources as a module of its own, for what dist/slt.js does not offer to the world. */
export async function source(entry) {
  const folder = mkdtempSync(path.join(tmpdir(), "slt-test-"));
  try {
    const outfile = path.join(folder, "module.mjs");
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: [path.join("js-glue", entry)],
      bundle: true,
      format: "esm",
      target: "es2022",
      outfile,
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What Emscripten made, as js-glue sees it; it is handed its module as load.ts does. */
export async function builtEngine(name) {
  const { engineOf } = await source("engine.ts");
  const { default: create } = await import(pathToFileURL(`${root}build/wasm/${name}.mjs`).href);
  if (name === "slt.twin") return engineOf(await create());
  const module = new WebAssembly.Module(readFileSync(`${root}build/wasm/${name}.wasm`));
  const instantiateWasm = (imports, receive) => receive(new WebAssembly.Instance(module, imports), module);
  return engineOf(await create({ instantiateWasm }));
}

/** Every message code, as its type lists them: a code without a text does not compile, so this is all there is to say. */
export function messageCodes() {
  const text = readFileSync(path.join(root, "js-glue/language/codes.ts"), "utf8");
  const body = /export interface ParamsOf \{\n([\s\S]*?)\n\}/.exec(text)[1];
  return [...body.matchAll(/^ {2}"?([\w.]+)"?: /gm)].map(([, code]) => code);
}

/** The problems of the error that `action` throws; fails when it throws none or another. */
export function problemsOf(action, SltInputError) {
  try {
    action();
  } catch (error) {
    if (error instanceof SltInputError) return error.problems;
    throw error;
  }
  throw new Error("nothing was thrown");
}
