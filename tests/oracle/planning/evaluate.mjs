// The planner's costs and constraints, straight from the problem's definition (planning.md) and in its order, as plainly as can be: the
// second opinion that the module's engine is judged by. Nothing is shared with the module.
//
// Readings, where the definition leaves a choice:
//  1. Sundays are public holidays (domain.md counts them), so a weekday between a Sunday and a free day is squeezed. Whether a day is
//     squeezed, or avoided, does not depend on breaks, on the clock or on the period; a meeting on it pays wherever it stands.
//  2. A period, a break and an `avoid` range hold both of their ends. Times are wall-clock times; no hour is gained or lost in
//     summer time. `08:30` and `08:30:00` are the same time. A busy range whose end is not after its start touches nothing.
//  3. τ counts from `period.from`: it is 0 for an earlier date, and goes on counting for a date after `period.to`.
//  4. `rooms: []` is as no rooms. A body that has no rooms and meets in one, and a body that has rooms and meets in none, both break
//     `room`, whether or not the request lists that room.
//  5. A person or room that the request does not list is not only never busy: it takes no part in rules 4, 5 and 6 at all. There is no
//     roomClash in an unlisted room, and an unlisted optional member is never double-booked.
//  6. Two equal slots of a body are one slot at the lower cost. Two equal rooms are one room.
//  7. A slot whose meeting would pass midnight is broken (`slot`, once) but, being listed, still costs what it costs.
//  8. Every constraint is judged by itself: a meeting on a Sunday outside the period breaks `period`, `closedDay` and, most likely, `slot`.
//  9. Quorum counts members who are not busy, whatever rules 5 and 6 make of them.
// 10. A required member who is busy breaks `required` (once for each such member) and costs nothing; unlike a busy optional member, rules
//     5 and 6 still hold for him.
// 11. `count` once for each missing meeting, once for each meeting whose index is not 1 … count (surplus), once for each further meeting of
//     an index (repeated). A meeting of a body that does not exist is surplus and costs nothing.
// 12. A surplus or repeated meeting is still held: it pays for slot, avoid, squeezed, absence and doubleBooked, and can break what a single
//     meeting or a pair in one room or with one person can break. But it is none of the body's `count` meetings: order, gap, spacing, flow,
//     move and lock look at the first meeting listed under each index from 1 to count.
// 13. `order`: for neighbours among the meetings that are there, so that 3 before 1 is wrong when 2 is missing. The same day is wrong.
//     Gap and spacing: only for indices that follow each other. Spacing is priced where the order is wrong too.
// 14. The gap before meeting 1 and the gap after meeting `count` go with these indices, even when the order is wrong. Both are reported
//     when both are too wide, for a single meeting too.
// 15. The later meeting of spacing and flow is the later by definition: the higher index, and the one of `to`, wherever they stand.
// 16. Flow is judged and priced for each pair listed, twice if listed twice. A pair that names an index beyond `count` asks nothing.
// 17. Room clash: [start, end) overlap. Person clash: the later start lies in [start, end + travel) of the earlier, and both dates are
//     the same. One roomClash for each pair of meetings; one personClash for each pair and person required in both.
// 18. maxPerDay is broken once for each person and day, naming all meetings of the day in which the person is required.
// 19. doubleBooked: of all ways to be absent that leave no clash with an attended meeting and at most maxPerDay attended, the cheapest for
//     that person and day. Required meetings are attended even where they clash or exceed; optional meetings that clash with one of them
//     are missed. Which of several equally cheap ways is shown is left open (compare sums by person and day, as `normal` does).
// 20. A lock is broken when its meeting stands elsewhere, and when it is missing. The room is compared only when the lock has one.
// 21. move: for each entry of `previous` whose body and index the request has and whose meeting is in the plan, when the start differs.
// 22. Lines of cost 0 are left out.
import {
  DAY,
  dateText,
  dayOf,
  isOpen,
  isSqueezed,
  parseClock,
  parseDate,
  parseTime,
  timeText,
  weekday,
} from "./calendar.mjs";

// ---------------------------------------------------------------- reading a request

function readBusy(busy = []) {
  return busy.map(({ from, to }) => ({ from: parseTime(from), to: parseTime(to) })).filter(({ from, to }) => from < to);
}

const isFree = (busy, from, to) => !busy.some((range) => range.from < to && from < range.to);

/** The request with numbers for dates and times, and with every default filled in. */
export function readRequest(request) {
  const from = parseDate(request.period.from);
  const to = parseDate(request.period.to);
  const days = ({ from, to, ...rest }) => ({ ...rest, from: parseDate(from), to: parseDate(to) });
  const breaks = (request.calendar?.breaks ?? []).map(days);
  const { spacing, absence, move } = request.weights ?? {};
  const world = {
    from,
    to,
    breaks,
    avoid: (request.calendar?.avoid ?? []).map(days),
    squeezed: request.calendar?.squeezed ?? 5,
    weights: { spacing: spacing ?? 1, absence: absence ?? 1, move: move ?? 10 },
    people: new Map(),
    rooms: new Map((request.rooms ?? []).map(({ id, busy }) => [id, { id, busy: readBusy(busy) }])),
    tau: { office: openDays("office"), school: openDays("school") },
  };
  for (const { id, busy, travelMinutes = 0, maxPerDay = Infinity } of request.people ?? [])
    world.people.set(id, { id, busy: readBusy(busy), travel: travelMinutes * 60, maxPerDay });
  world.bodies = request.bodies.map((body) => readBody(body, world));
  const numberOf = new Map(request.bodies.map(({ id }, number) => [id, number]));
  world.flows = (request.flows ?? []).map((flow) => {
    const [first, second] = [flow.from, flow.to].map((id) => world.bodies[numberOf.get(id)]);
    const pairs =
      flow.pairs ??
      Array.from({ length: second.count }, (_, k) => [Math.ceil(((k + 1) * first.count) / second.count), k + 1]);
    return { ...flow, target: flow.target ?? flow.minDays, weight: flow.weight ?? 0, pairs };
  });
  const place = (meeting) => ({ ...meeting, time: parseTime(meeting.start) });
  world.locked = (request.locked ?? []).map(place);
  world.previous = (request.previous ?? []).map(place);
  return world;

  /** τ: the number of open days from the start of the period to `day`. */
  function openDays(clock) {
    const counted = [];
    return (day) => {
      for (let next = from + counted.length; next <= day; next += 1)
        counted.push((counted.at(-1) ?? 0) + (isOpen(next, clock, breaks) ? 1 : 0));
      return day < from ? 0 : counted[day - from];
    };
  }
}

function readBody(body, world) {
  const clock = body.clock ?? "office";
  const openDays = world.tau[clock](world.to);
  const target = body.spacing?.target ?? Math.max(1, Math.floor(openDays / body.count));
  const min = body.spacing?.min ?? Math.max(1, Math.floor(target / 2));
  const max = body.spacing?.max ?? Math.ceil((3 * target) / 2);
  const slots = new Map();
  for (const { weekday: on, start, cost = 0 } of body.slots) {
    const key = `${on} ${parseClock(start)}`;
    slots.set(key, Math.min(cost, slots.get(key) ?? Infinity));
  }
  return {
    id: body.id,
    clock,
    tau: world.tau[clock],
    openDays,
    count: body.count,
    length: body.minutes * 60,
    slots,
    spacing: { min, target, max },
    members: (body.members ?? []).map(({ person, need, weight = 1 }) => ({
      id: person,
      required: need === "required",
      weight,
      person: world.people.get(person),
    })),
    quorum: body.quorum ?? 0,
    rooms: [...new Set(body.rooms ?? [])],
  };
}

/** What makes a request unreadable as a plan, by JSON Pointer: only what planning.md names. */
export function inputProblems(request) {
  const paths = [];
  const exists = (id) => request.bodies.some((body) => body.id === id);
  request.bodies.forEach(({ count }, number) => {
    if (count < 1) paths.push(`/bodies/${number}/count`);
  });
  (request.flows ?? []).forEach(({ from, to, minDays, maxDays }, number) => {
    if (!exists(from)) paths.push(`/flows/${number}/from`);
    if (!exists(to)) paths.push(`/flows/${number}/to`);
    if (minDays > maxDays) paths.push(`/flows/${number}`);
  });
  (request.locked ?? []).forEach(({ body }, number) => {
    if (!exists(body)) paths.push(`/locked/${number}/body`);
  });
  if (paths.length > 0) return paths;
  readRequest(request).bodies.forEach(({ spacing: { min, max } }, number) => {
    if (min > max) paths.push(`/bodies/${number}/spacing`);
  });
  return paths;
}

// ---------------------------------------------------------------- one meeting

const slotCost = (body, time) => body.slots.get(`${weekday(dayOf(time))} ${time - dayOf(time) * DAY}`);

const avoidCost = (world, day) =>
  world.avoid.filter(({ from, to }) => from <= day && day <= to).reduce((sum, { cost }) => sum + cost, 0);

/** Whether no busy range of the member touches [from, to). */
const memberIsFree = ({ person }, from, to) => person === undefined || isFree(person.busy, from, to);

/** Every (date, start, room) that a meeting of the body can have, with what it costs by itself. */
export const candidates = (request, bodyIndex) => candidatesIn(readRequest(request), bodyIndex);

/** The same of a request that has been read already. */
export function candidatesIn(world, bodyIndex) {
  const body = world.bodies[bodyIndex];
  const found = [];
  for (let day = world.from; day <= world.to; day += 1) {
    if (!isOpen(day, body.clock, world.breaks)) continue;
    for (const [key, cost] of body.slots) {
      const [on, clock] = key.split(" ").map(Number);
      if (on !== weekday(day) || clock + body.length > DAY) continue;
      const from = day * DAY + clock;
      const to = from + body.length;
      const busy = body.members.filter((member) => !memberIsFree(member, from, to));
      if (busy.some(({ required }) => required)) continue;
      if (body.members.length - busy.length < body.quorum) continue;
      const absence = busy.reduce((sum, { weight }) => sum + world.weights.absence * weight, 0);
      const total = cost + avoidCost(world, day) + (isSqueezed(day) ? world.squeezed : 0) + absence;
      for (const room of body.rooms.length > 0 ? body.rooms : [undefined]) {
        if (world.rooms.has(room) && !isFree(world.rooms.get(room).busy, from, to)) continue;
        found.push({ date: dateText(day), start: timeText(from), ...(room !== undefined && { room }), cost: total });
      }
    }
  }
  return found.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

// ---------------------------------------------------------------- a plan

/** `{ cost, costs, broken }` of any meetings whatever. */
export const review = (request, meetings) => reviewer(request)(meetings);

/** The same for many plans of one request, which is read once. */
export function reviewer(request) {
  const world = readRequest(request);
  return (meetings) => reviewIn(world, meetings);
}

function reviewIn(world, meetings) {
  const costs = [];
  const broken = [];
  const charge = (kind, at, cost, person) => {
    if (cost !== 0) costs.push({ kind, meeting: at.ref, ...(person !== undefined && { person }), cost });
  };
  const report = (code, at, params = {}) => broken.push({ code, meetings: at.map(({ ref }) => ref), params });

  const held = placed(world, meetings);
  counting(world, held, report);
  const real = held.filter(({ body }) => body !== undefined);
  for (const meeting of real) alone(world, meeting, charge, report);
  roomsShared(world, real, report);
  peopleShared(world, real, charge, report);
  const at = firstOfEach(real);
  for (const body of world.bodies) sequence(world, body, at, charge, report);
  for (const flow of world.flows) flowing(flow, at, charge, report);
  for (const lock of world.locked) {
    const meeting = at(lock.body, lock.index);
    const there = meeting?.from === lock.time && (lock.room === undefined || lock.room === meeting.room);
    if (!there) report("lock", [{ ref: { body: lock.body, index: lock.index } }]);
  }
  for (const { body, index, time } of world.previous) {
    const meeting = at(body, index);
    if (meeting && meeting.from !== time) charge("move", meeting, world.weights.move);
  }
  return { cost: costs.reduce((sum, { cost }) => sum + cost, 0), costs, broken };
}

/** The meetings with their times, in the order of bodies and indices. */
function placed(world, meetings) {
  const held = meetings.map(({ body: id, index, start, room }, listed) => {
    const number = world.bodies.findIndex((body) => body.id === id);
    const body = world.bodies[number];
    const from = parseTime(start);
    const ref = { body: id, index };
    return { ref, number, listed, body, index, day: dayOf(from), from, to: from + (body?.length ?? 0), room };
  });
  return held.sort((a, b) => a.number - b.number || a.index - b.index || a.listed - b.listed);
}

const isIndexOf = (body, index) => Number.isInteger(index) && index >= 1 && index <= body.count;

/** Looks a body's meeting up by its index: the first one listed, and no surplus one. */
function firstOfEach(held) {
  const first = new Map();
  for (const meeting of held) {
    const key = JSON.stringify([meeting.body.id, meeting.index]);
    if (isIndexOf(meeting.body, meeting.index) && !first.has(key)) first.set(key, meeting);
  }
  return (id, index) => first.get(JSON.stringify([id, index]));
}

/** Rule 1: as many as there should be. */
function counting(world, held, report) {
  for (const meeting of held) {
    const { body, ref, listed } = meeting;
    const same = held.filter((other) => other.ref.body === ref.body && other.ref.index === ref.index);
    const surplus = body === undefined || !isIndexOf(body, ref.index);
    if (surplus || Math.min(...same.map((other) => other.listed)) < listed) report("count", [meeting]);
  }
  for (const { id, count } of world.bodies) {
    for (let index = 1; index <= count; index += 1) {
      const there = held.some(({ ref }) => ref.body === id && ref.index === index);
      if (!there) report("count", [{ ref: { body: id, index } }]);
    }
  }
}

/** What a meeting breaks and costs whatever else is planned. */
function alone(world, meeting, charge, report) {
  const { body, day, from, to, room } = meeting;
  if (day < world.from || day > world.to) report("period", [meeting]);
  if (!isOpen(day, body.clock, world.breaks)) report("closedDay", [meeting]);
  if (slotCost(body, from) === undefined || to > (day + 1) * DAY) report("slot", [meeting]);
  const allowed = body.rooms.length === 0 ? room === undefined : body.rooms.includes(room);
  const free = !world.rooms.has(room) || isFree(world.rooms.get(room).busy, from, to);
  if (!allowed || !free) report("room", [meeting], room === undefined ? {} : { room });
  const busy = body.members.filter((member) => !memberIsFree(member, from, to));
  for (const { id, required } of busy) if (required) report("required", [meeting], { person: id });
  if (body.members.length - busy.length < body.quorum) report("quorum", [meeting]);

  charge("slot", meeting, slotCost(body, from) ?? 0);
  charge("avoid", meeting, avoidCost(world, day));
  charge("squeezed", meeting, isSqueezed(day) ? world.squeezed : 0);
  for (const { id, required, weight } of busy)
    if (!required) charge("absence", meeting, world.weights.absence * weight, id);
}

const pairs = (list) => list.flatMap((first, n) => list.slice(n + 1).map((second) => [first, second]));

/** Rule 4. */
function roomsShared(world, held, report) {
  for (const id of world.rooms.keys()) {
    const inside = held.filter(({ room }) => room === id);
    for (const [a, b] of pairs(inside)) if (a.from < b.to && b.from < a.to) report("roomClash", [a, b], { room: id });
  }
}

function clash(person, a, b) {
  const [earlier, later] = a.from <= b.from ? [a, b] : [b, a];
  return earlier.day === later.day && later.from < earlier.to + person.travel;
}

/** Rules 5 and 6. */
function peopleShared(world, held, charge, report) {
  for (const { person, must, may } of commitments(world, held)) {
    for (const [a, b] of pairs(must)) if (clash(person, a, b)) report("personClash", [a, b], { person: person.id });
    if (must.length > person.maxPerDay) report("maxPerDay", must, { person: person.id });
    for (const { meeting, cost } of leastAbsences(person, must, may)) charge("doubleBooked", meeting, cost, person.id);
  }
}

/** For each listed person and day: the meetings that need the person (`must`), and those that the person could attend (`may`). */
function commitments(world, held) {
  const found = [];
  for (const person of world.people.values()) {
    const days = new Map();
    for (const meeting of held) {
      for (const member of meeting.body.members.filter(({ id }) => id === person.id)) {
        if (!days.has(meeting.day)) days.set(meeting.day, { person, must: [], may: [] });
        const day = days.get(meeting.day);
        if (member.required) day.must.push(meeting);
        else if (memberIsFree(member, meeting.from, meeting.to))
          day.may.push({ meeting, cost: world.weights.absence * member.weight });
      }
    }
    found.push(...days.values());
  }
  return found;
}

/** The cheapest set of optional meetings to be absent from: every choice is tried that could be cheaper than the best so far. */
function leastAbsences(person, must, may) {
  let best = Infinity;
  let chosen;
  const choose = (next, attended, absent, cost) => {
    if (cost >= best) return;
    if (next === may.length) {
      best = cost;
      chosen = absent;
      return;
    }
    const one = may[next];
    const possible =
      attended.length < person.maxPerDay && !attended.some((meeting) => clash(person, meeting, one.meeting));
    if (possible) choose(next + 1, [...attended, one.meeting], absent, cost);
    choose(next + 1, attended, [...absent, one], cost + one.cost);
  };
  choose(0, must, [], 0);
  return chosen;
}

/** Rules 1 (order) and 2 for one body. */
function sequence(world, body, at, charge, report) {
  const { min, target, max } = body.spacing;
  const there = [];
  for (let index = 1; index <= body.count; index += 1) if (at(body.id, index)) there.push(at(body.id, index));
  for (const [n, later] of there.entries()) {
    if (n === 0) continue;
    const earlier = there[n - 1];
    const gap = body.tau(later.day) - body.tau(earlier.day);
    const consecutive = later.index === earlier.index + 1;
    if (later.day <= earlier.day) report("order", [earlier, later]);
    else if (consecutive && (gap < min || gap > max)) report("gap", [earlier, later], { gap });
    if (!consecutive) continue;
    const off = Math.abs(gap - target);
    charge("spacing", later, world.weights.spacing * (off + Math.max(0, off - 5)));
  }
  const first = at(body.id, 1);
  if (first && body.tau(first.day) > max) report("gap", [first], { gap: body.tau(first.day) });
  const last = at(body.id, body.count);
  const rest = last && body.openDays - body.tau(last.day);
  if (last && rest > max) report("gap", [last], { gap: rest });
}

/** Rule 3. */
function flowing({ from, to, minDays, maxDays, target, weight, pairs: listed }, at, charge, report) {
  for (const [i, j] of listed) {
    const [first, second] = [at(from, i), at(to, j)];
    if (!first || !second) continue;
    const days = second.day - first.day;
    if (days < minDays || days > maxDays) report("flow", [first, second], { days });
    charge("flow", second, weight * Math.abs(days - target));
  }
}

// ---------------------------------------------------------------- comparing

/** Who is absent from each meeting (busy, or double-booked in one cheapest way); one sorted list for each meeting. */
export function absences(request, meetings) {
  const world = readRequest(request);
  const held = placed(world, meetings).filter(({ body }) => body !== undefined);
  const lists = meetings.map(() => []);
  for (const { body, from, to, listed } of held)
    for (const member of body.members)
      if (!member.required && !memberIsFree(member, from, to)) lists[listed].push(member.id);
  for (const { person, must, may } of commitments(world, held))
    for (const { meeting } of leastAbsences(person, must, may)) lists[meeting.listed].push(person.id);
  return lists.map((list) => list.sort());
}

/** What is wrong with the `absent` lists of a plan: busy members forgotten, impossible attendance, or more absences than need be. */
export function absentProblems(request, meetings) {
  const world = readRequest(request);
  const held = placed(world, meetings).filter(({ body }) => body !== undefined);
  const problems = [];
  const says = ({ listed }, id) => (meetings[listed].absent ?? []).includes(id);
  const name = ({ ref }) => `${ref.body} ${ref.index}`;
  for (const meeting of held) {
    const { body, from, to, listed } = meeting;
    const absent = meetings[listed].absent ?? [];
    if (new Set(absent).size < absent.length) problems.push(`${name(meeting)}: somebody is listed twice`);
    for (const id of absent)
      if (!body.members.some((member) => member.id === id && !member.required))
        problems.push(`${name(meeting)}: ${id} is no optional member`);
    for (const member of body.members) {
      if (member.required) continue;
      const free = memberIsFree(member, from, to);
      if (!free && !absent.includes(member.id)) problems.push(`${name(meeting)}: ${member.id} is busy`);
      if (free && member.person === undefined && absent.includes(member.id))
        problems.push(`${name(meeting)}: ${member.id} is always free`);
    }
  }
  for (const { person, must, may } of commitments(world, held)) {
    const attended = [...must, ...may.filter(({ meeting }) => !says(meeting, person.id)).map(({ meeting }) => meeting)];
    const total = (list) => list.reduce((sum, { cost }) => sum + cost, 0);
    const missed = total(may.filter(({ meeting }) => says(meeting, person.id)));
    const least = total(leastAbsences(person, must, may));
    const needed = (meeting) => must.includes(meeting);
    if (pairs(attended).some(([a, b]) => !(needed(a) && needed(b)) && clash(person, a, b)))
      problems.push(`${person.id} attends clashing meetings on ${dateText(attended[0].day)}`);
    if (attended.length > Math.max(person.maxPerDay, must.length))
      problems.push(`${person.id} attends too many meetings on ${dateText(attended[0].day)}`);
    if (missed > least)
      problems.push(
        `${person.id} misses ${missed} where ${least} would do: ${may.map(({ meeting }) => name(meeting))}`,
      );
  }
  return problems;
}

/**
 * A review in a form that two implementations must share: cost lines summed by kind, meeting and person (doubleBooked by person and date,
 * since equally cheap absences can be chosen differently), and each broken code with its meetings, once.
 */
export function normal({ cost, costs, broken }, meetings) {
  const text = ({ body, index }) => `${body} ${index}`;
  const dateOf = new Map([...meetings].reverse().map((meeting) => [text(meeting), meeting.start.slice(0, 10)]));
  const sums = {};
  for (const { kind, meeting, person, cost } of costs) {
    const where = kind === "doubleBooked" ? dateOf.get(text(meeting)) : text(meeting);
    const key = [kind, where, ...(person === undefined ? [] : [person])].join(" | ");
    sums[key] = (sums[key] ?? 0) + cost;
  }
  const lines = Object.entries(sums).filter(([, sum]) => sum !== 0);
  const codes = broken.map(({ code, meetings: refs }) => [code, ...refs.map(text).sort()].join(" | "));
  return { cost, costs: lines.map(([key, sum]) => `${key} | ${sum}`).sort(), broken: [...new Set(codes)].sort() };
}
