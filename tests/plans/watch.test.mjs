// How an element follows the document behind its src, whatever becomes of the element meanwhile.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, test } from "node:test";
import { root, source } from "../wasm/support.mjs";

const { PlanWatch } = await source("elements/plan-watch.ts");
const text = await readFile(`${root}demo/assets/planer/hamar-2026-27.json`, "utf8");
const page = new EventTarget();
Object.assign(globalThis, {
  document: { baseURI: "https://a.no/" },
  location: { origin: "https://a.no" },
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

let told, host, watch, answer;
beforeEach(() => {
  told = [];
  host = { src: "plan.json", isConnected: true, addController() {} };
  const tell =
    (what) =>
    (...values) =>
      told.push([what, ...values]);
  watch = new PlanWatch(host, { begin: tell("begin"), see: tell("see"), fail: tell("fail") });
  globalThis.fetch = (address) =>
    new Promise((resolve) => {
      answer = () => resolve({ ok: true, text: async () => text.replace("SLT-møter", address.pathname) });
    });
});
const connect = (there) => {
  host.isConnected = there;
  if (there) watch.hostUpdate();
  else watch.hostDisconnected();
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
const seen = () => told.filter(([what]) => what === "see").map(([, sight]) => sight.published.title);

test("one that is put back while the file is on its way sees it once", async () => {
  connect(true);
  connect(false);
  connect(true);
  answer();
  await settled();
  assert.deepEqual(seen(), ["/plan.json 2026/27"]);
});

test("one that is gone when the file comes sees nothing", async () => {
  connect(true);
  connect(false);
  answer();
  await settled();
  assert.deepEqual(seen(), []);
});

test("drawn once more after it was taken away, it asks for nothing", async () => {
  connect(true);
  connect(false);
  told = [];
  watch.hostUpdate();
  assert.deepEqual(told, []);
});

test("of two addresses the last one counts, whichever file comes first", async () => {
  connect(true);
  const first = answer;
  host.src = "annen.json";
  watch.hostUpdate();
  answer();
  await settled();
  first();
  await settled();
  assert.deepEqual(seen(), ["/annen.json 2026/27"]);
});
