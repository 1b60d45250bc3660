#!/usr/bin/env node
// The demo intranet on localhost, served the way a strict municipal host would serve it.
import { createHash } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { gzip as gzipCallback } from "node:zlib";

import { listPages, renderPage } from "./layout.mjs";

const gzip = promisify(gzipCallback);
const demoRoot = path.dirname(fileURLToPath(import.meta.url));
const defaultDist = path.join(demoRoot, "..", "dist");

export const defaultPort = 8437;
/** Everything below this prefix is the same site under a policy that forbids WebAssembly. */
export const withoutWasmPrefix = "/uten-wasm/";

const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};
const alreadyCompressed = new Set([".ico", ".jpg", ".png", ".woff2"]);

/**
 * The content security policy of the demo. Whatever has no line of its own (fonts, frames, media, objects, manifests) falls back to
 * `default-src 'none'`; `base-uri`, `form-action` and `frame-ancestors` have no such fallback and are therefore spelled out.
 * `form-action 'self'` is for the intranet's own search field.
 */
export function contentSecurityPolicy({ wasm = true, reportUri } = {}) {
  return [
    "default-src 'none'",
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    ...(reportUri ? [`report-uri ${reportUri}`] : []),
  ].join("; ");
}

/**
 * Starts the demo on 127.0.0.1.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any free port; a port in use is followed by the next one.
 * @param {"wasm" | "no-wasm" | (string & {})} [options.policy] A named policy, or a whole Content-Security-Policy of the caller's own.
 * @param {string} [options.wasmMime] The Content-Type of .wasm files, for hosts that do not know them.
 * @param {string} [options.dist] The folder served as `slt/`.
 * @param {boolean} [options.collectReports] Asks browsers to report violations (workers' too) to the server, which keeps them in `reports`.
 * @param {boolean} [options.compress] Whether text and WebAssembly go out gzipped to those who accept it.
 * @returns {Promise<{ url: string, port: number, reports: object[], close: () => Promise<void> }>}
 */
export async function startServer({
  port = defaultPort,
  policy = "wasm",
  wasmMime = mediaTypes[".wasm"],
  dist = defaultDist,
  collectReports = false,
  compress = true,
} = {}) {
  const reports = [];
  const compressed = new Map();
  const reportUri = collectReports ? "/csp-report" : undefined;

  const policyFor = (withoutWasm) => {
    if (policy !== "wasm" && policy !== "no-wasm") return policy;
    return contentSecurityPolicy({ wasm: policy === "wasm" && !withoutWasm, reportUri });
  };

  async function respond(request, response) {
    const address = readAddress(request.url);
    const withoutWasm = policy === "no-wasm" || address?.withoutWasm === true;
    const headers = {
      "Content-Security-Policy": policyFor(withoutWasm),
      "Cache-Control": "no-cache",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    };
    const send = (status, type, body, extra = {}) => {
      response.writeHead(status, { ...headers, "Content-Type": type, "Content-Length": body.length, ...extra });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    const sendText = (status, text, extra) =>
      send(status, "text/plain; charset=utf-8", Buffer.from(`${text}\n`), extra);

    // A page elsewhere that points its own name at this machine must not be able to read the demo through it.
    if (!isLocalHost(request.headers.host)) return sendText(421, "Only for this machine");
    if (collectReports && request.method === "POST" && request.url === reportUri) {
      reports.push(await readReport(request));
      response.writeHead(204).end();
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return sendText(405, "Method not allowed", { Allow: "GET, HEAD" });
    }
    if (!address) return sendText(400, "Bad address");

    const context = { withoutWasm, forced: policy === "no-wasm" };
    const found = (await findPage(address.path, context)) ?? (await findFile(address.path));
    if (!found) {
      const page = await renderPage("404.html", { ...context, root: address.toRoot });
      return send(404, mediaTypes[".html"], Buffer.from(page));
    }
    if (found.redirect) {
      response.writeHead(308, { ...headers, Location: found.redirect }).end();
      return;
    }

    const etag = `"${createHash("sha256").update(found.body).digest("base64url").slice(0, 22)}"`;
    const squeeze =
      compress && !alreadyCompressed.has(found.extension) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    const tag = squeeze ? etag.replace(/"$/, '-gzip"') : etag;
    const extra = { ETag: tag, Vary: "Accept-Encoding" };
    if (matches(request.headers["if-none-match"], tag)) {
      response.writeHead(304, { ...headers, ...extra }).end();
      return;
    }
    const type = found.extension === ".wasm" ? wasmMime : (mediaTypes[found.extension] ?? "application/octet-stream");
    if (!squeeze) return send(200, type, found.body, extra);
    if (!compressed.has(etag)) compressed.set(etag, await gzip(found.body, { level: 9 }));
    return send(200, type, compressed.get(etag), { ...extra, "Content-Encoding": "gzip" });
  }

  async function findPage(sitePath, context) {
    const name = sitePath === "" ? "index.html" : sitePath;
    if (name === "404.html" || !(await listPages()).includes(name)) return undefined;
    return { body: Buffer.from(await renderPage(name, context)), extension: ".html" };
  }

  async function findFile(sitePath) {
    if (sitePath.startsWith("assets/"))
      return readInside(path.join(demoRoot, "assets"), sitePath.slice("assets/".length));
    if (sitePath.startsWith("slt/")) return readInside(dist, sitePath.slice("slt/".length));
    if (sitePath === "favicon.ico") return readInside(path.join(demoRoot, "assets"), "img/mark.svg");
    return undefined;
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" });
      response.end();
    });
  });
  const actualPort = await listen(server, port);
  return {
    url: `http://localhost:${actualPort}/`,
    port: actualPort,
    reports,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function readAddress(requestUrl) {
  const rawPath = requestUrl.split("?")[0];
  let decoded;
  try {
    decoded = decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith("/") || /[\0\\]/.test(decoded)) return undefined;
  if (`${decoded}/` === withoutWasmPrefix) decoded = withoutWasmPrefix;
  const withoutWasm = decoded.startsWith(withoutWasmPrefix);
  const sitePath = decoded.slice(withoutWasm ? withoutWasmPrefix.length : 1);
  // A page that does not exist may be asked for at any depth, and its style sheet still has to be found.
  const toRoot = "../".repeat(sitePath.split("/").length - 1);
  return { withoutWasm, path: sitePath, toRoot };
}

async function readInside(root, relative) {
  if (relative.split("/").some((part) => part === "" || part.startsWith("."))) return undefined;
  try {
    // Real paths on both sides, so that neither `..` nor a symbolic link leads out of the folder.
    const realRoot = await realpath(root);
    const file = await realpath(path.join(realRoot, relative));
    if (!file.startsWith(realRoot + path.sep) || !(await stat(file)).isFile()) return undefined;
    return { body: await readFile(file), extension: path.extname(file) };
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(error.code)) return undefined;
    throw error;
  }
}

function isLocalHost(host = "") {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

function matches(ifNoneMatch, etag) {
  return (ifNoneMatch ?? "").split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}

async function readReport(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > 64 * 1024) break;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  try {
    const report = JSON.parse(text);
    return report["csp-report"] ?? report;
  } catch {
    return { unreadable: text };
  }
}

async function listen(server, firstPort) {
  const tries = firstPort === 0 ? 1 : 20;
  for (let offset = 0; offset < tries; offset += 1) {
    try {
      await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ port: firstPort + offset, host: "127.0.0.1" }, () => {
          server.off("error", reject);
          resolve();
        });
      });
      return server.address().port;
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error(`No free port between ${firstPort} and ${firstPort + tries - 1}`);
}

async function main() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: String(defaultPort) },
      "no-wasm": { type: "boolean", default: false },
      "wasm-mime": { type: "string", default: mediaTypes[".wasm"] },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(
      [
        "Usage: node demo/server.mjs [--port 8437] [--no-wasm] [--wasm-mime TYPE]",
        "  --no-wasm    serve every page under a policy that forbids WebAssembly (also at /uten-wasm/ without it)",
        "  --wasm-mime  the Content-Type of .wasm files",
      ].join("\n"),
    );
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`Not a port number: ${values.port}`);
    process.exitCode = 2;
    return;
  }
  const built = await stat(path.join(defaultDist, "elements.js")).then(
    () => true,
    () => false,
  );
  if (!built) console.log("dist/ is not built yet: the pages show their fallback text. Run ./dev build.");

  const policy = values["no-wasm"] ? "no-wasm" : "wasm";
  const server = await startServer({ port, policy, wasmMime: values["wasm-mime"] });
  console.log(`The demo intranet is at ${server.url}`);
  if (policy === "wasm") console.log(`Without WebAssembly:     ${new URL(withoutWasmPrefix, server.url)}`);
  console.log("Stop with Ctrl+C.");
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) await main();
