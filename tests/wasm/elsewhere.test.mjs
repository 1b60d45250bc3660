// Planning beside the page: what becomes of a question when the worker cannot start, dies, or says something late.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { source } from "./support.mjs";

const { Elsewhere } = await source("elsewhere.ts");
const large = { bodies: [{ count: 100 }] };

let workers;
class StubWorker {
  orders = [];
  ended = false;
  constructor() {
    workers.push(this);
  }
  postMessage(order) {
    this.orders.push(structuredClone(order));
  }
  terminate() {
    this.ended = true;
  }
  answer(data) {
    this.onmessage({ data });
  }
  fail(message) {
    this.onerror({ message, preventDefault() {} });
  }
}
let elsewhere;
beforeEach(() => {
  workers = [];
  Object.assign(globalThis, { document: {}, location: { origin: "null" }, Worker: StubWorker });
  elsewhere = new Elsewhere("wasm");
});

test("a small year is left to the caller", () => {
  assert.equal(elsewhere.plan({ bodies: [{ count: 59 }] }), undefined);
  assert.deepEqual(workers, []);
});

test("answers find the one who asked, and progress is told", async () => {
  const told = [];
  const one = elsewhere.plan(large, { onProgress: (progress) => told.push(progress) });
  const two = elsewhere.alternatives(large, [], { body: "a", index: 1 });
  const [worker] = workers;
  assert.deepEqual(
    worker.orders.map(({ id, call, engine }) => [id, call, engine]),
    [
      [1, "plan", "wasm"],
      [2, "alternatives", "wasm"],
    ],
  );
  worker.answer({ id: 1, progress: { cost: 3 } });
  worker.answer({ id: 2, value: ["x"] });
  worker.answer({ id: 1, value: "y" });
  assert.deepEqual([await one, await two, told], ["y", ["x"], [{ cost: 3 }]]);
});

test("problems of the input are thrown as such, and the worker stays", async () => {
  const asked = elsewhere.plan(large);
  workers[0].answer({ id: 1, problems: [{ path: "/bodies", code: "type", detail: "" }] });
  await assert.rejects(asked, { name: "SltInputError" });
  assert.equal(workers[0].ended, false);
});

test("one that stopped is ended, told to all who wait, and another takes its place", async () => {
  const asked = [elsewhere.plan(large), elsewhere.plan(large)];
  workers[0].answer({ id: 1, error: "unreachable" });
  for (const each of asked) await assert.rejects(each, /unreachable/);
  assert.ok(workers[0].ended);
  const again = elsewhere.plan(large);
  assert.equal(workers.length, 2);
  // What the old one says late is none of the new one's business.
  workers[0].fail("late");
  workers[1].answer({ id: 3, value: "z" });
  assert.equal(await again, "z");
  assert.equal(workers[1].ended, false);
});

test("an answer that cannot be read is an error, not silence", async () => {
  const asked = elsewhere.plan(large);
  workers[0].onmessageerror();
  await assert.rejects(asked, /could not be read/);
});

test("one that never ran leaves this and all further questions to the caller", async () => {
  const asked = elsewhere.plan(large);
  workers[0].fail(undefined);
  assert.equal(await asked, undefined);
  assert.equal(elsewhere.plan(large), undefined);
  assert.equal(workers.length, 1);
});

test("an abort before the start and one later both reach the worker", async () => {
  const [early, late] = [AbortSignal.abort(), new AbortController()];
  elsewhere.plan(large, { signal: early });
  elsewhere.plan(large, { signal: late.signal });
  late.abort();
  assert.deepEqual(
    workers[0].orders.map(({ id, call }) => [id, call]),
    [
      [1, "plan"],
      [1, "abort"],
      [2, "plan"],
      [2, "abort"],
    ],
  );
});

test("what cannot be sent is left to the caller, who says what is wrong with it", () => {
  assert.equal(elsewhere.plan({ ...large, people: () => 1 }), undefined);
});
