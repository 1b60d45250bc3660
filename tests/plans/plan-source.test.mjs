// Files beside the page: what is said of one that could not be had.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { source } from "../wasm/support.mjs";

const { fetchText } = await source("elements/plan-source.ts");
const { fetch } = globalThis;
afterEach(() => (globalThis.fetch = fetch));

const said = async (answer) => {
  globalThis.fetch = answer;
  return fetchText(new URL("https://kommune.example/plan.json"), "plan.json").then(
    (text) => text,
    ({ code }) => code,
  );
};

test("only what the site says is not there is not there", async () => {
  for (const status of [404, 410]) assert.equal(await said(async () => new Response("", { status })), "notFound");
  for (const status of [401, 403, 429, 500, 503])
    assert.equal(await said(async () => new Response("", { status })), "unreachable", String(status));
  assert.equal(await said(() => Promise.reject(new TypeError("no network"))), "unreachable");
  assert.equal(await said(async () => new Response("{}")), "{}");
});
