// Which policies forbid WebAssembly. What browsers do with the answer is tested in tests/browser.
import assert from "node:assert/strict";
import test from "node:test";
import { source } from "./support.mjs";

const { forbidsWasm } = await source("testing.ts");

const forbidding = [
  "script-src 'self'",
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
  "default-src 'self'",
  "DEFAULT-SRC 'NONE'",
  "script-src",
  "img-src *;script-src  'self'   https://x ;",
  // Each of several policies must allow it.
  "script-src 'self' 'wasm-unsafe-eval', script-src 'self'",
  "default-src 'self', script-src 'wasm-unsafe-eval'",
  // The first of two directives counts.
  "script-src 'self'; script-src 'wasm-unsafe-eval'",
  // script-src decides, not default-src.
  "default-src 'wasm-unsafe-eval'; script-src 'self'",
];
const allowing = [
  "",
  "img-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "script-src 'self' 'unsafe-eval'",
  "script-src 'self' 'WASM-Unsafe-Eval'",
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
  "default-src 'unsafe-eval'",
  "script-src-elem 'self'",
  "frame-ancestors 'none', upgrade-insecure-requests",
];
for (const policy of forbidding) test(`forbids: ${policy}`, () => assert.equal(forbidsWasm(policy), true));
for (const policy of allowing) test(`allows: ${policy || "(none)"}`, () => assert.equal(forbidsWasm(policy), false));
