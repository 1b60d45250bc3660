// Makes dist/ out of the compiled engines (build/wasm), the TypeScript here and the packs. Called by ./dev build.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { generateDtsBundle } from "dts-bundle-generator";
import * as esbuild from "esbuild";
import { rolldown } from "rolldown";
import { splitStyles } from "./build-styles.mjs";
import { denseTemplates } from "./build-templates.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const engines = path.join(root, "build/wasm");
const finished = path.join(root, "dist");
/** Files are made aside and moved in one step, so that a running demo never serves half a build. */
const dist = path.join(root, "build/dist");
const glue = path.join(root, "js-glue");

const workspace = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));

const minifiedCss = async (file) =>
  (await esbuild.transform(await readFile(file, "utf8"), { loader: "css", minify: true })).code.trim();

/** A source of an element with all that it imports, as it is written. */
async function sourcesFrom(file, read = new Map()) {
  if (read.has(file)) return read;
  const text = await readFile(file, "utf8");
  read.set(file, text);
  for (const [, name] of text.matchAll(/(?:from|import) ?\(?"(\.[^"]+\.(?:ts|css))"/g))
    await sourcesFrom(path.resolve(path.dirname(file), name), read);
  return read;
}

async function writtenFrom(...entries) {
  const read = new Map();
  for (const entry of entries) await sourcesFrom(path.join(glue, "elements", entry), read);
  const ending = (end) => [...read].flatMap(([file, text]) => (file.endsWith(end) ? [text] : [])).join("\n");
  return { scripts: ending(".ts"), styles: ending(".css") };
}

/** Designsystemet's style sheets without what no element can show, in two parts: what the year's page can, and what else the others can (`…?more`). */
async function designsystemetCss() {
  const all = await writtenFrom("index.ts");
  const imported = all.scripts.matchAll(/"(@digdir\/designsystemet-css\/[\w-]+\.css)(\?more)?"/g);
  const files = [...imported].map(([, name, more]) => [fileURLToPath(import.meta.resolve(name)), more]);
  const inTwo = new Set(files.flatMap(([file, more]) => (more ? [file] : [])));
  const sheets = await Promise.all(files.map(async ([file]) => [file, await minifiedCss(file)]));
  const parts = splitStyles(new Map(sheets), all, await writtenFrom("year-view/app.ts"));
  return new Map(
    [...parts].flatMap(([file, { whole, first, more }]) =>
      inTwo.has(file)
        ? [
            [file, first],
            [`${file}?more`, more],
          ]
        : [[file, whole]],
    ),
  );
}

const designsystemet = await designsystemetCss();
/** Style sheets are imported as text, with their comments and spaces gone. */
const cssAsText = {
  name: "css-as-text",
  resolveId: {
    filter: { id: /\.css\?more$/ },
    handler: (name) => `${fileURLToPath(import.meta.resolve(name.replace("?more", "")))}?more`,
  },
  load: {
    filter: { id: /\.css(?:\?more)?$/ },
    async handler(file) {
      const css = designsystemet.get(file) ?? (await minifiedCss(file));
      return { code: `export default ${JSON.stringify(css)};`, moduleType: "js", moduleSideEffects: false };
    },
  },
};

const outside = (id) => ({ id, external: true });
/** `#engine` is what Emscripten made; the twin stays a file of its own that is fetched only where it is needed. */
const compiledEngines = {
  name: "compiled-engines",
  resolveId: {
    filter: { id: /^(?:#engine|\.\/slt\.twin\.js)$/ },
    handler: (name) => (name === "#engine" ? path.join(engines, "slt.mjs") : outside(name)),
  },
};

/** Elements and scripts of the page share one slt.js: whoever imports it here imports the finished file beside. */
const sharedModule = {
  name: "shared-module",
  resolveId: {
    filter: { id: /\/slt\.(?:ts|js)$/ },
    handler: (name, importer) =>
      importer && path.resolve(path.dirname(importer), name).replace(/\.js$/, ".ts") === path.join(glue, "slt.ts")
        ? outside("./slt.js")
        : undefined,
  },
};

/**
 * Small modules that the same elements load, or nearly the same, in one file: each file of its own is some hundred bytes more, and one more to wait for.
 * A module that is named here comes without those that it imports: these are in the files of their own elements.
 */
const together = {
  lit: /\/node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\/(?!.*directive)|\/elements\/(lazy-element|plan-element|(event-check|year-plan)\/element)\.ts$/,
  base: /\/designsystemet-css\/.*\/(designsystemet|base|heading|label|link|paragraph|button|input|alert|tabs)\.css$|\/js-glue\/(dates|language\/date-text)\.ts$|\/elements\/(designsystemet|dates|headings|plain-icons|print|surroundings)\.ts$|\/elements\/(box|paper)\.css$/,
  plan: /\/js-glue\/(errors|plans\/(published|read))\.ts$|\/elements\/(parts|plan-sight|plan-source|plan-watch|year\/(looks|when))\.ts$/,
  told: /\/plans\/summary\.ts$|\/year\/looks\.css$/,
  files: /\/js-glue\/icalendar\.ts$|\/elements\/files\.ts$/,
  year: /\/plans\/csv\.ts$|\/year\/((paper|year)\.css|styles\.ts)$/,
};

/** What an entry becomes: itself, and chunks beside it that several of its parts share; those parts' names change with what is in them. */
async function bundle(name, entry, plugins, groups = {}) {
  const made = await rolldown({
    cwd: root,
    input: { [name]: path.join(glue, entry) },
    platform: "browser",
    // Asked for by the groups below; what the entries export stays as it is, since nothing imports them.
    preserveEntrySignatures: "allow-extension",
    transform: { target: "es2022" },
    // Imports that only Node follows, at run time; a browser never reaches them.
    external: /^node:/,
    plugins,
    // An import that leads nowhere is but a warning, and what was not found would be asked of the browser.
    onLog(level, log, handler) {
      if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
      handler(level, log);
    },
  });
  const { output } = await made.write({
    dir: dist,
    format: "esm",
    minify: true,
    // Own licence file below: comments in the files would be loaded by every visitor.
    comments: false,
    chunkFileNames: "[name]-[hash].js",
    codeSplitting: {
      groups: Object.entries(groups).map(([group, test]) => ({
        name: group,
        test,
        includeDependenciesRecursively: false,
      })),
    },
  });
  await made.close();
  return output;
}

const compress = {
  raw: (bytes) => bytes.length,
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
  brotli: (bytes) =>
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

const outputs = new Map();
for (const [name, entry, plugins, groups] of [
  ["slt", "slt.ts", [compiledEngines]],
  ["slt.worker", "worker.ts", [sharedModule]],
  ["elements", "elements/index.ts", [sharedModule, cssAsText, denseTemplates], together],
]) {
  for (const output of await bundle(name, entry, plugins, groups)) outputs.set(output.fileName, output);
}

await cp(path.join(engines, "slt.wasm"), path.join(dist, "slt.wasm"));
const twin = await esbuild.transform(await readFile(path.join(engines, "slt.twin.mjs"), "utf8"), {
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  charset: "utf8",
});
await writeFile(path.join(dist, "slt.twin.js"), twin.code);
await copyPacks();
const untyped = await writeDeclarations().catch((error) => error);
await writePackage();
await writeLicences();
const budget = JSON.parse(await readFile(path.join(root, "wasm/size-budget.json"), "utf8"));
const sizes = await writeIntegrity();
const tooLarge = checkBudget();

await rm(finished, { recursive: true, force: true });
await rename(dist, finished);
if (untyped) console.error(`The declarations are missing: ${untyped.message} (see above, or ./dev test structure).`);
// 2: there is a dist/, but not as it should be. The tests (tests/structure/dist.test.mjs) tell which.
if (tooLarge || untyped) process.exitCode = 2;

async function copyPacks() {
  const from = path.join(root, "src/packs");
  for (const name of (await readdir(from, { recursive: true })).filter((each) => each.endsWith(".json"))) {
    const text = await readFile(path.join(from, name), "utf8");
    await mkdir(path.dirname(path.join(dist, "packs", name)), { recursive: true });
    await writeFile(path.join(dist, "packs", name), `${JSON.stringify(JSON.parse(text))}\n`);
  }
}

/** One file of declarations for each entry, without a trace of how the sources are laid out. */
async function writeDeclarations() {
  const entries = { "slt.d.ts": "slt.ts", "elements.d.ts": "elements/index.ts" };
  // What is declared for the whole of js-glue; tsc finds it by its `include`, the bundler of declarations does not.
  const ambient = (await readdir(glue, { recursive: true })).filter((name) => /(ambient|css)\.d\.ts$/.test(name));
  const config = path.join(root, "build/tsconfig.declarations.json");
  await writeFile(
    config,
    JSON.stringify({
      extends: "../tsconfig.json",
      compilerOptions: { types: ["node", ...ambient.map((name) => `../js-glue/${name}`)] },
    }),
  );
  const texts = generateDtsBundle(
    Object.values(entries).map((file) => ({
      filePath: path.join(glue, file),
      output: { noBanner: true, exportReferencedTypes: false },
      libraries: { importedLibraries: ["lit"], allowedTypesLibraries: [] },
    })),
    { preferredConfigPath: config },
  );
  for (const [index, name] of Object.keys(entries).entries()) await writeFile(path.join(dist, name), texts[index]);
}

async function writePackage() {
  const { version, license } = workspace;
  await writeFile(
    path.join(dist, "package.json"),
    `${JSON.stringify(
      {
        name: "slt-module",
        version,
        description: "Rules and planning for a Norwegian municipality's SLT work, as WebAssembly and custom elements",
        license,
        type: "module",
        exports: {
          ".": { types: "./slt.d.ts", default: "./slt.js" },
          "./elements.js": { types: "./elements.d.ts", default: "./elements.js" },
          "./slt.wasm": "./slt.wasm",
          "./packs/*": "./packs/*",
          "./integrity.json": "./integrity.json",
        },
        types: "./slt.d.ts",
        sideEffects: ["./elements.js"],
        engines: { node: ">=20" },
        // Of the declarations of elements.js only; the code of Lit is inside.
        peerDependencies: { lit: `^${workspace.devDependencies.lit.split(".")[0]}` },
        peerDependenciesMeta: { lit: { optional: true } },
      },
      null,
      2,
    )}\n`,
  );
}

/** The licences of everything whose code is in dist/. */
async function writeLicences() {
  await cp(path.join(root, "LICENSE"), path.join(dist, "LICENSE"));
  const inputs = [...outputs.values()].flatMap(({ moduleIds = [] }) => moduleIds);
  const names = new Set(
    inputs.flatMap((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/)?.[1] ?? []),
  );
  const sections = [];
  for (const name of [...names].sort()) {
    const folder = path.join(root, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    const text = file ? (await readFile(path.join(folder, file), "utf8")).trim() : `Licence: ${license}`;
    sections.push(`${name} ${version}\n\n${text}`);
  }
  const { SLT_LIBRARIES = "/usr", EMSCRIPTEN_ROOT = "" } = process.env;
  for (const [name, ...files] of [
    ["RapidJSON", `${SLT_LIBRARIES}/usr/share/doc/rapidjson-dev/copyright`],
    [
      "Emscripten, musl, compiler-rt, libc++",
      `${EMSCRIPTEN_ROOT}/../doc/emscripten/copyright`,
      `${EMSCRIPTEN_ROOT}/LICENSE`,
    ],
  ]) {
    const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
    const text = texts.find((each) => each) ?? "Licence: MIT; see the project's own site.";
    sections.push(`${name} (in slt.wasm and slt.twin.js)\n\n${text.trim()}`);
  }
  await writeFile(path.join(dist, "THIRD-PARTY-LICENSES.txt"), `${sections.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
}

async function writeIntegrity() {
  const names = (await readdir(dist, { recursive: true }))
    .filter((name) => /\.(js|wasm|json)$/.test(name) && name !== "package.json")
    .map((name) => name.split(path.sep).join("/"))
    .sort();
  const files = {};
  for (const name of names) {
    const bytes = await readFile(path.join(dist, name));
    files[name] = {
      integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
      ...Object.fromEntries(Object.entries(compress).map(([how, size]) => [how, size(bytes)])),
    };
  }
  await writeFile(
    path.join(dist, "integrity.json"),
    `${JSON.stringify({ version: workspace.version, files, loads: filesByBudget() }, null, 2)}\n`,
  );
  return files;
}

/** For a page that wants to fetch ahead, and for the budget: which files belong together. */
function filesByBudget() {
  return Object.fromEntries(
    Object.entries(budget).map(([name, { files, element, without }]) => [
      name,
      files ?? filesOfElement(element, without),
    ]),
  );
}

/** Names of the files that a page with this element can come to load, besides the module itself. `without`: sources that not every such page asks for. */
function filesOfElement(element, without = []) {
  const reached = new Set();
  const sourceOf = (output) => output.facadeModuleId && path.relative(root, output.facadeModuleId);
  const follow = (file, later) => {
    const output = outputs.get(file);
    if (!output || reached.has(file) || without.includes(sourceOf(output))) return;
    reached.add(file);
    for (const each of output.imports) follow(each, later);
    if (later) for (const each of output.dynamicImports) follow(each, later);
  };
  follow("elements.js", false);
  // From the element's own code on, everything it may fetch later counts as well.
  for (const [file, output] of outputs)
    if (sourceOf(output)?.startsWith(`js-glue/elements/${element}/`)) follow(file, true);
  return [...reached].sort();
}

/** Prints what there is; says and returns whether something is too large. */
function checkBudget() {
  const number = (value) => value.toLocaleString("en").replaceAll(",", " ").padStart(9);
  const row = (name, size) =>
    console.log(`  ${name.padEnd(34)}${number(size.raw)}${number(size.gzip)}${number(size.brotli)}`);
  console.log(`  ${"bytes".padEnd(34)}${"raw".padStart(9)}${"gzip".padStart(9)}${"brotli".padStart(9)}`);
  for (const [name, size] of Object.entries(sizes)) row(name, size);
  let exceeded = false;
  const together = filesByBudget();
  for (const [name, { what, gzip }] of Object.entries(budget)) {
    const counted = together[name];
    const sum = { raw: 0, gzip: 0, brotli: 0 };
    for (const file of counted) for (const how of Object.keys(sum)) sum[how] += sizes[file][how];
    row(`= ${name}`, sum);
    const over = sum.gzip > gzip;
    console.log(`    ${what} (${counted.join(", ")}): ${sum.gzip} of ${gzip} bytes gzip${over ? "  EXCEEDED" : ""}`);
    exceeded ||= over;
  }
  if (exceeded) console.error("A budget of wasm/size-budget.json is exceeded.");
  return exceeded;
}
