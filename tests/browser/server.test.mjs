// The demo's server: what it answers, and what it never gives away.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { startServer } from "../../demo/server.mjs";

let folder;
let server;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "slt-server-"));
  await mkdir(path.join(folder, "dist", "packs"), { recursive: true });
  await writeFile(path.join(folder, "secret.txt"), "not-to-be-read");
  await writeFile(path.join(folder, "dist", "elements.js"), `export default "${"x".repeat(2000)}";\n`);
  await writeFile(path.join(folder, "dist", "slt.wasm"), Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  await writeFile(path.join(folder, "dist", ".hidden"), "not-to-be-read");
  await symlink(path.join(folder, "secret.txt"), path.join(folder, "dist", "link.txt"));
  server = await startServer({ port: 0, dist: path.join(folder, "dist") });
});

after(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A request as written: fetch() would tidy the address before sending it. */
function ask(target, { method = "GET", headers = {}, to = server } = {}) {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port: to.port, path: target, method, headers: { host: "localhost", ...headers } },
      (answer) => {
        const chunks = [];
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end();
  });
}

test("both policies are as strict as they claim, on every answer", async () => {
  const rest =
    "style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
  for (const target of ["/", "/arrangement.html", "/assets/site.css", "/slt/elements.js", "/missing"]) {
    const { headers } = await ask(target);
    assert.equal(
      headers["content-security-policy"],
      `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ${rest}`,
      target,
    );
    const { headers: without } = await ask(`/uten-wasm${target}`);
    assert.equal(without["content-security-policy"], `default-src 'none'; script-src 'self'; ${rest}`, target);
  }
});

test("a server started without WebAssembly allows it nowhere", async () => {
  const other = await startServer({ port: 0, policy: "no-wasm", dist: path.join(folder, "dist") });
  try {
    for (const target of ["/", "/slt/elements.js", "/uten-wasm/"]) {
      assert.doesNotMatch((await ask(target, { to: other })).headers["content-security-policy"], /wasm/);
    }
  } finally {
    await other.close();
  }
});

test("files have their types", async () => {
  const types = {
    "/": "text/html; charset=utf-8",
    "/assets/site.css": "text/css; charset=utf-8",
    "/assets/site.js": "text/javascript; charset=utf-8",
    "/assets/img/mark.svg": "image/svg+xml; charset=utf-8",
    "/slt/elements.js": "text/javascript; charset=utf-8",
    "/slt/slt.wasm": "application/wasm",
  };
  for (const [target, type] of Object.entries(types)) {
    const answer = await ask(target);
    assert.equal(answer.status, 200, target);
    assert.equal(answer.headers["content-type"], type);
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
  }
});

test("WebAssembly can be served with a wrong type", async () => {
  const other = await startServer({ port: 0, wasmMime: "application/octet-stream", dist: path.join(folder, "dist") });
  try {
    assert.equal((await ask("/slt/slt.wasm", { to: other })).headers["content-type"], "application/octet-stream");
  } finally {
    await other.close();
  }
});

test("nothing outside the served folders can be read", async () => {
  const ways = [
    "/../secret.txt",
    "/slt/../secret.txt",
    "/slt/../../secret.txt",
    "/slt/%2e%2e/secret.txt",
    "/slt/..%2fsecret.txt",
    "/slt/..%5csecret.txt",
    "/slt//secret.txt",
    "/slt/link.txt",
    "/slt/.hidden",
    "/slt/packs",
    "/assets/../server.mjs",
    "/server.mjs",
    "/layout.mjs",
    "/site.json",
    "/pages/index.html",
    "/404.html",
  ];
  for (const target of ways) {
    const { status, body } = await ask(target);
    assert.ok([400, 404].includes(status), `${target} answered ${status}`);
    assert.doesNotMatch(body.toString(), /not-to-be-read|createServer|"navigation"/, target);
  }
  for (const target of ["/%", "/%00", "/slt/%c0%ae"]) assert.equal((await ask(target)).status, 400, target);
});

test("other methods and other host names are refused", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const { status, headers } = await ask("/", { method });
    assert.equal(status, 405);
    assert.equal(headers.allow, "GET, HEAD");
  }
  assert.equal((await ask("/", { headers: { host: "example.org" } })).status, 421);
  const head = await ask("/", { method: "HEAD" });
  assert.deepEqual([head.status, head.body.length], [200, 0]);
});

test("text and WebAssembly travel compressed to those who accept it", async () => {
  const plain = await ask("/slt/elements.js");
  const squeezed = await ask("/slt/elements.js", { headers: { "accept-encoding": "gzip" } });
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(squeezed.headers["content-encoding"], "gzip");
  assert.ok(squeezed.body.length < plain.body.length / 10);
  assert.equal(Number(squeezed.headers["content-length"]), squeezed.body.length);
  assert.notEqual(plain.headers.etag, squeezed.headers.etag);
});

test("what has not changed is not sent again, what has is", async () => {
  const first = await ask("/slt/elements.js");
  assert.equal(first.headers["cache-control"], "no-cache");
  const again = await ask("/slt/elements.js", { headers: { "if-none-match": first.headers.etag } });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  await writeFile(path.join(folder, "dist", "elements.js"), "export default 1;\n");
  const changed = await ask("/slt/elements.js", { headers: { "if-none-match": first.headers.etag } });
  assert.equal(changed.status, 200);
});

test("a page that does not exist still finds its style sheet, at any depth", async () => {
  const { status, body } = await ask("/uten-wasm/one/two/three.html");
  assert.equal(status, 404);
  assert.match(body.toString(), /href="\.\.\/\.\.\/assets\/site\.css"/);
});

test("a port in use is followed by the next free one", async () => {
  const other = await startServer({ port: server.port, dist: path.join(folder, "dist") });
  try {
    assert.ok(other.port > server.port);
    assert.equal(other.url, `http://localhost:${other.port}/`);
  } finally {
    await other.close();
  }
});
