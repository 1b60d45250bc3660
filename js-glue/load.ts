import createWasmEngine from "#engine";
import { type Bindings, type CreateBindings, engineOf } from "./engine.ts";
import { createSlt } from "./api.ts";
import { pageForbidsWasm } from "./policy.ts";
import type { LoadOptions, Slt } from "./types.ts";
import { version } from "./version.ts";

/** How long a slow page may keep the module from starting after its bytes are there. */
const policyPatienceMs = 300;

type Choice = NonNullable<LoadOptions["engine"]>;

/** Two copies of slt.js of one version on a page share one instance. */
const shared: Partial<Record<Choice, Promise<Slt>>> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for(`slt-module/${version}`)
] ??= {}) as never;

/** Loads the module once per page; later calls get the same instance. A load that failed can be tried again. */
export function loadSlt(options: LoadOptions = {}): Promise<Slt> {
  const choice = options.engine ?? "auto";
  const loading = (shared[choice] ??= load(options.wasm, choice));
  loading.then(
    // Whoever asks for this engine by name later gets the one that is there.
    (slt) => (shared[slt.engine] ??= loading),
    () => {
      if (shared[choice] === loading) delete shared[choice];
    },
  );
  return loading;
}

async function load(wasm: LoadOptions["wasm"], choice: Choice): Promise<Slt> {
  if (choice === "js" || (choice === "auto" && typeof WebAssembly === "undefined")) return loadTwin();
  const module = await compile(wasm, choice);
  return module ? offer(await instantiate(createWasmEngine, module), "wasm") : loadTwin();
}

/** Files of two releases beside each other, as a cache can leave them, must not be guessed to understand each other. */
function offer(bindings: Bindings, name: Slt["engine"]): Slt {
  const engine = engineOf(bindings);
  const found = engine.version();
  if (found !== version) throw new Error(`slt.js is version ${version}, but the module beside it is ${found}`);
  return createSlt(engine, name);
}

async function loadTwin(): Promise<Slt> {
  const twin = (await import("./slt.twin.js")) as { default: CreateBindings };
  return offer(await twin.default(), "js");
}

/** Nothing where the twin must take over. */
async function compile(wasm: LoadOptions["wasm"], choice: Choice): Promise<WebAssembly.Module | undefined> {
  if (wasm instanceof WebAssembly.Module) return wasm;
  let bytes: BufferSource;
  if (wasm === undefined || typeof wasm === "string" || wasm instanceof URL) {
    const url = wasm === undefined ? new URL("slt.wasm", import.meta.url) : new URL(wasm, base());
    const fetched = fetchBytes(url);
    if (choice === "auto" && (await forbidden(url, fetched))) {
      fetched.catch(() => undefined);
      return undefined;
    }
    bytes = await fetched;
  } else {
    bytes = wasm;
  }
  // `validate` is free to ask under any policy. Bytes that are no module at all are the caller's mistake or a server's error
  // page, so nothing to hide behind the twin; a module that this browser is too old for is what the twin is for.
  const valid = WebAssembly.validate(bytes);
  if (!valid && (wasm !== undefined || !startsLikeWasm(bytes)))
    throw new Error("slt.wasm: these bytes are no WebAssembly module");
  if (valid || choice === "wasm") {
    try {
      return await WebAssembly.compile(bytes);
    } catch (error) {
      // Valid bytes that may not be compiled: the policy forbids it. Browsers disagree on the error's class.
      if (choice === "wasm") throw error;
    }
  }
  return undefined;
}

/** Whether the page's policy is known to forbid WebAssembly, without making anybody wait for a slow page. */
async function forbidden(url: URL, fetched: Promise<unknown>): Promise<boolean> {
  const stop = new AbortController();
  const patience = fetched.then(
    () => new Promise<false>((resolve) => setTimeout(resolve, policyPatienceMs, false)),
    () => false as const,
  );
  const answer = await Promise.race([pageForbidsWasm(url, stop.signal), patience]);
  stop.abort();
  return answer;
}

/** Compiling while downloading would need the right Content-Type; for a module of this size it gains nothing (docs/decisions). */
async function fetchBytes(url: URL): Promise<BufferSource> {
  if (url.protocol === "file:" && typeof process === "object" && process.versions?.node) {
    // Not a literal, so that no bundler looks for Node's modules.
    const fs = "node:fs/promises";
    return ((await import(fs)) as typeof import("node:fs/promises")).readFile(url);
  }
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`slt.wasm: the server answered ${response.status}`);
  return response.arrayBuffer();
}

function base(): string {
  return typeof document === "undefined" ? import.meta.url : document.baseURI;
}

function startsLikeWasm(bytes: BufferSource): boolean {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  return [0x00, 0x61, 0x73, 0x6d].every((byte, index) => view[index] === byte);
}

/** Emscripten's promise never settles when `instantiateWasm` fails, hence one of our own. */
function instantiate(create: CreateBindings, module: WebAssembly.Module): Promise<Bindings> {
  return new Promise((resolve, reject) => {
    create({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports)
          .then((instance) => receive(instance, module))
          .catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
