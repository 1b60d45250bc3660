// The planning problem as a mixed-integer program over paths, solved by HiGHS: exact for whole municipalities, where trying every plan is
// hopeless. A body's year is a path source → (1, day) → (2, day) → … → sink; an arc is a gap and carries its spacing cost (de Carvalho 1999
// on arc-flow models; the single body is a shortest path, so its part of the model is integral). A pair of a flow is a second set of arcs
// between the days of its two meetings. What bodies share (a room, a person, a day) is one row for each clique of overlapping times:
// intervals have the Helly property, so these rows say exactly that no two overlap.
//
// Only what a meeting costs by itself comes from `candidatesIn`; every plan found is priced again by the evaluator before it is believed.
import loadHighs from "highs";
import { dayOf, parseDate, parseTime } from "./calendar.mjs";
import { candidatesIn, readRequest, reviewer } from "./evaluate.mjs";

// ---------------------------------------------------------------- a linear program, as text

class Program {
  columns = [];
  rows = [];
  /** A column at 0 or more; whole numbers are 0 or 1. Answers its number. */
  column(cost, whole = false) {
    return this.columns.push({ cost, whole }) - 1;
  }
  /** `terms` are [coefficient, column]; `relation` is "=" or "<=". */
  row(terms, relation, right) {
    this.rows.push({ terms, relation, right });
  }
  text() {
    // Every column stands in the objective, with cost 0 too: HiGHS numbers columns as they first appear.
    const sum = (terms) =>
      wrapped(terms.map(([factor, column]) => `${factor < 0 ? "-" : "+"} ${Math.abs(factor)} x${column}`));
    const rows = this.rows.filter(({ terms }) => terms.length > 0);
    return [
      "Minimize",
      ` cost: ${sum(this.columns.map(({ cost }, column) => [cost, column]))}`,
      "Subject To",
      ...rows.map(({ terms, relation, right }, number) => ` r${number}: ${sum(terms)} ${relation} ${right}`),
      "Binaries",
      ` ${wrapped(this.columns.flatMap(({ whole }, column) => (whole ? [`x${column}`] : [])))}`,
      "End",
      "",
    ].join("\n");
  }
  /** A row without terms holds or does not, whatever is chosen. */
  get impossible() {
    return this.rows.some(
      ({ terms, relation, right }) => terms.length === 0 && (relation === "=" ? right !== 0 : right < 0),
    );
  }
}

/** LP files have a limit on the length of a line. */
function wrapped(words) {
  const lines = [];
  for (let n = 0; n < words.length; n += 20) lines.push(words.slice(n, n + 20).join(" "));
  return lines.join("\n  ");
}

const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));

// ---------------------------------------------------------------- the model

/** `{ program, read }`: the program, and a function from the values of its columns to the meetings they stand for. */
export function pathModel(request) {
  const world = readRequest(request);
  const program = new Program();
  const bodies = world.bodies.map((body, number) => {
    const places = candidatesIn(world, number).map((place) => {
      const from = parseTime(place.start);
      return { ...place, day: dayOf(from), from, to: from + body.length };
    });
    return { body, number, nodes: nodesOf(world, body, places), choices: [] };
  });
  const ofBody = new Map(bodies.map((each) => [each.body.id, each]));
  // A lock on a meeting that the request does not have can never hold.
  for (const { body, index } of world.locked)
    if (index < 1 || index > ofBody.get(body).body.count) program.row([], "<=", -1);
  for (const each of bodies) {
    paths(world, program, each);
    choices(world, program, each);
  }
  for (const flow of world.flows) flowRows(program, flow, ofBody);
  roomRows(world, program, bodies);
  personRows(world, program, bodies);
  return { program, read: (values) => meetingsOf(bodies, values) };
}

/** For each meeting of the body the days it can have, with the places open to it there. */
function nodesOf(world, body, places) {
  const byDay = groupBy(places);
  const layers = [];
  for (let index = 1; index <= body.count; index += 1) {
    const locks = world.locked.filter((lock) => lock.body === body.id && lock.index === index);
    const layer = [];
    for (const [day, here] of byDay) {
      const allowed = here.filter(({ from, room }) =>
        locks.every((lock) => lock.time === from && (lock.room === undefined || lock.room === room)),
      );
      if (allowed.length > 0) layer.push({ index, day, tau: body.tau(day), places: allowed });
    }
    layers.push(layer);
  }
  // Days that no valid path passes are left out, from the front and from the back.
  const { min, max } = body.spacing;
  const follows = (a, b) => b.day > a.day && b.tau - a.tau >= min && b.tau - a.tau <= max;
  for (let k = 0; k < body.count; k += 1)
    layers[k] = layers[k].filter((node) =>
      k === 0 ? node.tau <= max : layers[k - 1].some((before) => follows(before, node)),
    );
  for (let k = body.count - 1; k >= 0; k -= 1)
    layers[k] = layers[k].filter((node) =>
      k === body.count - 1 ? body.openDays - node.tau <= max : layers[k + 1].some((after) => follows(node, after)),
    );
  return layers;
}

function groupBy(places) {
  const groups = new Map();
  for (const place of places) push(groups, place.day, place);
  return groups;
}

function paths(world, program, { body, nodes }) {
  const { min, target, max } = body.spacing;
  for (const node of nodes.flat()) {
    node.column = program.column(0, true);
    node.into = [];
    node.out = [];
  }
  for (const layer of nodes)
    program.row(
      layer.map(({ column }) => [1, column]),
      "=",
      1,
    );
  for (let k = 1; k < nodes.length; k += 1) {
    for (const earlier of nodes[k - 1]) {
      for (const later of nodes[k]) {
        const gap = later.tau - earlier.tau;
        if (later.day <= earlier.day || gap < min || gap > max) continue;
        const off = Math.abs(gap - target);
        const arc = program.column(world.weights.spacing * (off + Math.max(0, off - 5)));
        earlier.out.push([1, arc]);
        later.into.push([1, arc]);
      }
    }
    for (const { out, column } of nodes[k - 1]) program.row([...out, [-1, column]], "=", 0);
    for (const { into, column } of nodes[k]) program.row([...into, [-1, column]], "=", 0);
  }
}

/**
 * One column for each place that a day offers, shared by all meetings of the body that could stand there: on one day there is one at most.
 * A meeting with places or prices of its own on that day (a lock, a former date) gets columns of its own.
 */
function choices(world, program, each) {
  const { body, nodes } = each;
  const shared = new Map();
  for (const node of nodes.flat()) {
    const former = world.previous.filter((meeting) => meeting.body === body.id && meeting.index === node.index);
    const price = (from) => former.filter(({ time }) => time !== from).length * world.weights.move;
    const locked = world.locked.some((lock) => lock.body === body.id && lock.index === node.index);
    if (locked || former.some(({ time }) => dayOf(time) === node.day)) {
      choose([node], node.places, price);
    } else {
      program.columns[node.column].cost += former.length * world.weights.move;
      push(shared, node.day, node);
    }
  }
  for (const together of shared.values()) choose(together, together[0].places, () => 0);

  function choose(together, places, price) {
    const columns = places.map((place) => {
      const column = program.column(place.cost + price(place.from), true);
      each.choices.push({ ...place, column, number: each.number });
      return [1, column];
    });
    program.row([...columns, ...together.map(({ column }) => [-1, column])], "=", 0);
  }
}

/** Each pair of a flow as arcs between the days of its two meetings: exactly the differences allowed, each at its price. */
function flowRows(program, { from, to, minDays, maxDays, target, weight, pairs }, ofBody) {
  const [first, second] = [from, to].map((id) => ofBody.get(id));
  for (const [i, j] of pairs) {
    const [before, after] = [first.nodes[i - 1], second.nodes[j - 1]];
    if (!before || !after) continue;
    const out = new Map(before.map((node) => [node, []]));
    const into = new Map(after.map((node) => [node, []]));
    for (const a of before) {
      for (const b of after) {
        const days = b.day - a.day;
        if (days < minDays || days > maxDays) continue;
        const arc = program.column(weight * Math.abs(days - target));
        out.get(a).push([1, arc]);
        into.get(b).push([1, arc]);
      }
    }
    for (const side of [out, into]) for (const [node, arcs] of side) program.row([...arcs, [-1, node.column]], "=", 0);
  }
}

/** The greatest sets of intervals that hold one point: those at the starts, without the ones that another holds. */
function cliques(items) {
  const points = [...new Set(items.map(({ from }) => from))].sort((a, b) => a - b);
  const sets = points.map((point) => new Set(items.filter(({ from, until }) => from <= point && point < until)));
  return sets.filter(
    (set, n) =>
      !sets.some(
        (other, m) => m !== n && [...set].every((item) => other.has(item)) && (other.size > set.size || m < n),
      ),
  );
}

const bodiesIn = (items) => new Set(items.map(({ number }) => number)).size;

function roomRows(world, program, bodies) {
  const uses = new Map();
  for (const choice of bodies.flatMap((each) => each.choices))
    if (world.rooms.has(choice.room)) push(uses, `${choice.room} ${choice.day}`, { ...choice, until: choice.to });
  for (const items of uses.values())
    for (const clique of cliques(items).map((set) => [...set]))
      if (bodiesIn(clique) > 1)
        program.row(
          clique.map(({ column }) => [1, column]),
          "<=",
          1,
        );
}

function personRows(world, program, bodies) {
  for (const person of world.people.values()) {
    const days = new Map();
    for (const { body, number, choices } of bodies) {
      const member = body.members.find(({ id }) => id === person.id);
      if (!member) continue;
      // Rooms make no difference to a person: one item for each start.
      const starts = new Map();
      for (const choice of choices) push(starts, choice.from, choice);
      for (const [from, same] of starts) {
        const { day, to } = same[0];
        const busy = person.busy.some((range) => range.from < to && from < range.to);
        if (busy) continue;
        const terms = same.map(({ column }) => [1, column]);
        push(days, day, { number, member, from, until: to + person.travel, terms });
      }
    }
    for (const items of days.values()) {
      const taken = new Set();
      for (const clique of cliques(items).map((set) => [...set])) if (bodiesIn(clique) > 1) limit(clique, 1, taken);
      if (bodiesIn(items) > person.maxPerDay) limit(items, person.maxPerDay, taken);
      // Nobody is absent from a meeting that is not held, or more than once.
      for (const { absent, terms } of taken)
        program.row([[1, absent], ...terms.map(([factor, column]) => [-factor, column])], "<=", 0);
    }
  }

  function limit(items, most, taken) {
    const terms = items.flatMap((item) => {
      if (item.member.required) return item.terms;
      item.absent ??= program.column(world.weights.absence * item.member.weight, true);
      taken.add(item);
      return [...item.terms, [-1, item.absent]];
    });
    program.row(terms, "<=", most);
  }
}

function meetingsOf(bodies, values) {
  return bodies.flatMap(({ body, choices }) => {
    const chosen = choices.filter(({ column }) => values[column] > 0.5).sort((a, b) => a.from - b.from);
    return chosen.map(({ start, room }, k) => ({
      body: body.id,
      index: k + 1,
      start,
      ...(room !== undefined && { room }),
    }));
  });
}

// ---------------------------------------------------------------- solving

let loading;

/**
 * `{ status, cost, bound, meetings, seconds, nodes }` with the statuses of YearPlan. `bound` is a proven lower bound on the cost, rounded
 * up to a whole number, since every cost is one. `log` shows what HiGHS does.
 */
export async function solve(request, { seconds = 60, log = false } = {}) {
  const began = performance.now();
  loading ??= loadHighs();
  const highs = await loading;
  const { program, read } = pathModel(request);
  const took = () => (performance.now() - began) / 1000;
  if (program.impossible)
    return { status: "infeasible", cost: null, bound: null, meetings: [], seconds: took(), nodes: 0 };
  return highs.withModel({ format: "lp", data: program.text() }, (model) => {
    // Costs are whole numbers: a bound above cost − 1 is a proof.
    model.options.set({ output_flag: log, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.999 });
    model.run();
    const { modelStatus } = highs.constants;
    const status = model.getModelStatus();
    const nodes = Number(model.info.get("mip_node_count"));
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
      return { status: "infeasible", cost: null, bound: null, meetings: [], seconds: took(), nodes };
    // Less a little for what floating point may have added.
    const bound = Math.max(0, Math.ceil(model.info.get("mip_dual_bound") - 1e-4));
    const values = model.info.get("primal_solution_status") === 2 ? model.getSolution().colValue : undefined;
    if (!values) return { status: "unknown", cost: null, bound, meetings: [], seconds: took(), nodes };
    const meetings = read(values);
    const { cost, broken } = reviewer(request)(meetings);
    // Stopped early, HiGHS may count absences that its own plan does not need; at the optimum both must agree.
    const modelled = Math.round(model.getObjectiveValue());
    const optimal = bound >= modelled;
    if (broken.length > 0 || cost > modelled || bound > cost || (optimal && cost !== modelled))
      throw new Error(`the model says ${bound} to ${modelled}, the evaluator ${cost} ${JSON.stringify(broken)}`);
    return {
      status: bound >= cost ? "optimal" : "feasible",
      cost,
      bound,
      meetings,
      seconds: took(),
      nodes,
    };
  });
}
