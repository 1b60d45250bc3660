// The demands that the module names where there is no plan: they cannot all hold, and without any one of them the others can. Each claim is
// tried by making the request that asks for just these demands, and trying every plan of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";
import { brute } from "./brute.mjs";
import { tiny } from "./generate.mjs";

const CASES = Number(process.env.PLAN_CASES ?? 250);
const DIST = process.env.SLT_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
const { loadSlt } = await import(pathToFileURL(path.resolve(DIST, "slt.js")).href);
const slt = await loadSlt();

const same = (a, b) => a.code === b.code && a.path === b.path && JSON.stringify(a.params) === JSON.stringify(b.params);

/** Nothing where plain requests cannot say it: someone who can be in two places, but not in more than so many. */
function onlyWith(request, demands) {
  const asked = (code, test) => demands.some((demand) => demand.code === code && test(demand.params, demand.path));
  const listed = (list, id) => (request[list] ?? []).some((one) => one.id === id);
  const only = { period: request.period, people: [], rooms: [], flows: [], locked: [], bodies: [] };
  only.calendar = { breaks: request.calendar?.breaks ?? [], squeezed: 0 };
  const add = (list, one) => only[list].some(({ id }) => id === one.id) || only[list].push(one);
  for (const body of request.bodies) {
    if (!asked("count", (params) => params.body === body.id)) continue;
    const gap = (which) =>
      demands.find(({ code, params }) => code === "gap" && params.body === body.id && which in params)?.params[which];
    const made = {
      ...body,
      slots: body.slots.map((slot) => ({ ...slot, cost: 0 })),
      // Days only count for the order.
      spacing: { min: gap("min") ?? 0, target: 1, max: gap("max") ?? 10_000 },
      quorum: asked("quorum", (params) => params.body === body.id) ? body.quorum : 0,
      members: [],
    };
    for (const member of body.members ?? []) {
      const person = (request.people ?? []).find(({ id }) => id === member.person);
      const need = asked("required", (params) => params.body === body.id && params.person === member.person)
        ? "required"
        : "optional";
      if (!person) {
        made.members.push({ ...member, need });
        continue;
      }
      const clashes = asked("personClash", (params) => params.person === person.id);
      const limited = asked("maxPerDay", (params) => params.person === person.id);
      if (limited && !clashes && person.maxPerDay > 0) return undefined;
      const { maxPerDay, ...rest } = person;
      const id = clashes || limited ? person.id : `${person.id} of ${body.id}`;
      add("people", { ...rest, id, ...(limited && { maxPerDay }) });
      made.members.push({ person: id, need });
    }
    if (!asked("room", (params) => params.body === body.id)) delete made.rooms;
    else
      made.rooms = body.rooms.map((id) => {
        if (!listed("rooms", id)) return id;
        const room = request.rooms.find((one) => one.id === id);
        const name = asked("roomClash", (params) => params.room === id) ? id : `${id} of ${body.id}`;
        add("rooms", { ...room, id: name });
        return name;
      });
    only.bodies.push(made);
  }
  const meets = (id) => only.bodies.find((body) => body.id === id);
  for (const [i, flow] of (request.flows ?? []).entries())
    if (asked("flow", (_, path) => path === `/flows/${i}`) && meets(flow.from) && meets(flow.to))
      only.flows.push({ ...flow, weight: 0 });
  for (const [i, lock] of (request.locked ?? []).entries()) {
    const body = meets(lock.body);
    if (!body || !asked("lock", (_, path) => path === `/locked/${i}`)) continue;
    if (lock.room === undefined) only.locked.push(lock);
    // Without the demand for a room it is in none: then it is not in this one.
    else if (!body.rooms) return undefined;
    else {
      const at = request.bodies.find(({ id }) => id === body.id).rooms.indexOf(lock.room);
      only.locked.push({ ...lock, room: at < 0 ? lock.room : body.rooms[at] });
    }
  }
  return only;
}

test("conflicts are conflicts, and irreducible", async () => {
  let [checked, tried] = [0, 0];
  for (let seed = 1; seed <= CASES; seed += 1) {
    const request = tiny(seed);
    const plan = await slt.plan(request, { maxSteps: 100_000 });
    if (plan.status !== "infeasible") continue;
    const { demands } = plan.conflict;
    const all = onlyWith(request, demands);
    if (all) {
      checked += 1;
      assert.equal(brute(all).status, "infeasible", `seed ${seed}: ${JSON.stringify(demands)}`);
    }
    for (const left of demands) {
      const rest = onlyWith(
        request,
        demands.filter((demand) => !same(demand, left)),
      );
      if (!rest) continue;
      tried += 1;
      assert.equal(
        brute(rest).status,
        "optimal",
        `seed ${seed}, without ${left.code} ${left.path}: ${JSON.stringify(demands)}`,
      );
    }
  }
  assert.ok(checked > CASES / 6 && tried > CASES / 3, `${checked} conflicts, ${tried} demands left out`);
});
