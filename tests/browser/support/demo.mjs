// The demo as the browser tests see it: started on a free port, asked to collect policy violations, and listed page by page.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { listPages } from "../../../demo/layout.mjs";
import { startServer } from "../../../demo/server.mjs";

export const projectRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
export const resultsFolder = path.join(projectRoot, "test-results");

/** "wasm" is the strict policy, "no-wasm" the stricter one under which the JavaScript twin has to do the work. */
export const policies = ["wasm", "no-wasm"];

/** Every page of the demo that has an address of its own. */
export async function demoPages() {
  return (await listPages()).filter((name) => name !== "404.html");
}

/**
 * Starts the demo for a test, with the built `dist/` unless another is given.
 * @param {Parameters<typeof startServer>[0]} [options]
 */
export async function startDemo(options = {}) {
  const dist = options.dist ?? process.env.SLT_DIST ?? path.join(projectRoot, "dist");
  if (!existsSync(path.join(dist, "elements.js"))) {
    throw new Error("dist/elements.js is missing: run ./dev build before the browser tests");
  }
  return startServer({ port: 0, collectReports: true, ...options, dist });
}
