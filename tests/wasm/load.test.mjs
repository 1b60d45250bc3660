// The ways to the module, and back from a way that failed. What a browser's policy does to them is tested in tests/browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import http from "node:http";
import test from "node:test";
import { dist } from "./support.mjs";

const wasmUrl = new URL("slt.wasm", dist);
const bytes = await readFile(wasmUrl);
const { version } = JSON.parse(await readFile(new URL("package.json", dist), "utf8"));

let copies = 0;
/** A copy of slt.js that has loaded nothing yet, on a page where nothing has been loaded. */
async function fresh({ samePage = false } = {}) {
  if (!samePage) delete globalThis[Symbol.for(`slt-module/${version}`)];
  return import(new URL(`slt.js?copy=${++copies}`, dist));
}

function works(slt, engine = "wasm") {
  assert.equal(slt.engine, engine);
  assert.equal(slt.version, version);
  const verdict = slt.eventRules("hamar").check({ kind: "disco", access: "public" }, { asOf: "2026-12-20" });
  assert.equal(verdict.findings[0].state, "met");
}

/** A server of this machine that answers each path as `answers` says, and counts. */
async function server(answers) {
  const asked = [];
  const listening = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const answer = answers[request.url];
    const {
      status = 200,
      type,
      body,
    } = typeof answer === "function" ? answer(asked.length) : (answer ?? { status: 404 });
    response.writeHead(status, type ? { "content-type": type } : {});
    response.end(body);
  });
  await new Promise((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${listening.address().port}`;
  return { base, asked, close: () => new Promise((resolve) => listening.close(resolve)) };
}

test("by default the file beside slt.js", async () => works(await (await fresh()).loadSlt()));
test("from bytes: a view", async () => works(await (await fresh()).loadSlt({ wasm: new Uint8Array(bytes) })));
test("from bytes: a view into a larger buffer", async () => {
  const larger = new Uint8Array(bytes.length + 100);
  larger.set(bytes, 50);
  works(await (await fresh()).loadSlt({ wasm: larger.subarray(50, 50 + bytes.length) }));
});
test("from bytes: a buffer", async () => works(await (await fresh()).loadSlt({ wasm: new Uint8Array(bytes).buffer })));
test("from a compiled module", async () =>
  works(await (await fresh()).loadSlt({ wasm: new WebAssembly.Module(bytes) })));
test("from an address: URL", async () => works(await (await fresh()).loadSlt({ wasm: wasmUrl })));
test("from an address: text", async () => works(await (await fresh()).loadSlt({ wasm: wasmUrl.href })));
test("from an address: relative to slt.js where there is no document", async () =>
  works(await (await fresh()).loadSlt({ wasm: "./slt.wasm" })));

for (const type of [
  "application/wasm",
  "application/wasm; charset=utf-8",
  "text/plain",
  "text/html",
  "application/octet-stream",
  undefined,
]) {
  test(`over HTTP as ${type ?? "no type at all"}`, async () => {
    const site = await server({ "/a/slt.wasm": { type, body: bytes } });
    try {
      works(await (await fresh()).loadSlt({ wasm: `${site.base}/a/slt.wasm` }));
      assert.deepEqual(site.asked, ["GET /a/slt.wasm"]);
    } finally {
      await site.close();
    }
  });
}

test("the twin, when asked for", async () => works(await (await fresh()).loadSlt({ engine: "js" }), "js"));
test("WebAssembly alone, when asked for", async () => works(await (await fresh()).loadSlt({ engine: "wasm" })));

test("the twin takes over where there is no WebAssembly", async () => {
  const { WebAssembly } = globalThis;
  try {
    delete globalThis.WebAssembly;
    works(await (await fresh()).loadSlt(), "js");
  } finally {
    globalThis.WebAssembly = WebAssembly;
  }
});

test("the twin takes over in a browser that is too old for the module", async (context) => {
  context.mock.method(WebAssembly, "validate", () => false);
  works(await (await fresh()).loadSlt(), "js");
});

/** As under a policy without 'wasm-unsafe-eval'. Browsers throw one or the other. */
for (const refusal of [
  new WebAssembly.CompileError("Refused to compile"),
  new EvalError("call to WebAssembly.compile() blocked by CSP"),
]) {
  test(`the twin takes over silently where compiling is refused (${refusal.name})`, async (context) => {
    context.mock.method(WebAssembly, "compile", () => Promise.reject(refusal));
    const said = ["log", "info", "warn", "error"].map((name) => context.mock.method(console, name, () => undefined));
    works(await (await fresh()).loadSlt(), "js");
    works(await (await fresh()).loadSlt({ wasm: bytes }), "js");
    await assert.rejects((await fresh()).loadSlt({ engine: "wasm" }), refusal.constructor);
    for (const method of said) assert.equal(method.mock.callCount(), 0);
  });
}

test("a page loads the module once, also by two copies of slt.js at the same time", async (context) => {
  const compile = context.mock.method(WebAssembly, "compile");
  const one = await fresh();
  const two = await fresh({ samePage: true });
  const loaded = await Promise.all([one.loadSlt(), one.loadSlt(), two.loadSlt(), two.loadSlt({ wasm: bytes })]);
  assert.equal(new Set(loaded).size, 1);
  assert.equal(await one.loadSlt({ engine: "wasm" }), loaded[0], "the engine that is there already");
  assert.equal(compile.mock.callCount(), 1);
  assert.throws(() => loaded[0].eventRules("nowhere"), one.SltInputError);
  assert.throws(() => loaded[0].eventRules("nowhere"), two.SltInputError);
});

const bad = {
  "what is not there": [{ status: 404, type: "text/html", body: "no" }, /answered 404/],
  "an error of the server": [{ status: 503 }, /answered 503/],
  "a page instead of the module": [{ type: "application/wasm", body: "<!doctype html>" }, /no WebAssembly module/],
  "an empty file": [{ type: "application/wasm", body: "" }, /no WebAssembly module/],
  "half a module": [{ type: "application/wasm", body: bytes.subarray(0, bytes.length / 2) }, /no WebAssembly module/],
  "another module": [{ type: "application/wasm", body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) }, /./],
};
for (const [name, [answer, message]] of Object.entries(bad)) {
  test(`a load that failed can be tried again: ${name}`, { timeout: 10_000 }, async () => {
    const site = await server({ "/slt.wasm": (n) => (n === 1 ? answer : { type: "application/wasm", body: bytes }) });
    try {
      const { loadSlt } = await fresh();
      await assert.rejects(loadSlt({ wasm: `${site.base}/slt.wasm` }), message);
      works(await loadSlt({ wasm: `${site.base}/slt.wasm` }));
    } finally {
      await site.close();
    }
  });
}
test("a server that does not answer: the load fails, and can be tried again", async () => {
  const site = await server({});
  await site.close();
  const { loadSlt } = await fresh();
  await assert.rejects(loadSlt({ wasm: `${site.base}/slt.wasm` }));
  works(await loadSlt());
});

test("bytes that are no module are refused, not hidden behind the twin", async () => {
  const { loadSlt } = await fresh();
  for (const wasm of [new Uint8Array(0), new Uint8Array([1, 2, 3]), bytes.subarray(0, 1000)]) {
    await assert.rejects(loadSlt({ wasm }), /no WebAssembly module/);
  }
  works(await loadSlt({ wasm: bytes }));
});

test("a failed load leaves no unhandled rejection", async (context) => {
  const seen = context.mock.fn();
  process.on("unhandledRejection", seen);
  const { loadSlt } = await fresh();
  await assert.rejects(loadSlt({ wasm: new Uint8Array(3) }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("unhandledRejection", seen);
  assert.equal(seen.mock.callCount(), 0);
});

test("a module of another version is refused, in words", async () => {
  const altered = Buffer.from(bytes);
  const at = altered.indexOf(version, 0, "latin1");
  assert.ok(at > 0, "the version stands in the module");
  altered.write(version.replace(/\d/g, "7"), at, "latin1");
  const { loadSlt } = await fresh();
  await assert.rejects(loadSlt({ wasm: altered }), /7\.7\.7/);
});
