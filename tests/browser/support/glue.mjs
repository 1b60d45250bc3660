// Parts of js-glue that no element in dist/ shows all of, as a module that a page under the demo's policy can load.
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";

import { projectRoot } from "./demo.mjs";

const cssAsText = {
  name: "css-as-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({
      contents: await readFile(file, "utf8"),
      loader: "text",
    }));
  },
};

/** @param {string} code TypeScript that imports from "./js-glue/…". */
export async function bundleGlue(code) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: code, resolveDir: projectRoot, loader: "ts" },
    absWorkingDir: projectRoot,
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    plugins: [cssAsText],
  });
  return outputFiles[0].text;
}
