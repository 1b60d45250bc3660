// Random planning requests and random plans. The same seed gives the same everywhere, so that a disagreement can be named by its number.
import { randomNumbers } from "../generate.mjs";
import { DAY, dateText, dayOf, easterSunday, parseDate, parseTime, timeText, weekday } from "./calendar.mjs";
import { candidates, candidatesIn, inputProblems, readRequest } from "./evaluate.mjs";

const clockText = (minutes) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const minutesOf = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const at = (day, minutes) => timeText(day * DAY + minutes * 60);

function randomly(seed, stream) {
  const random = randomNumbers((seed * 2654435761 + stream * 40503 + 1) >>> 0);
  return {
    ...random,
    some: (list, count) => {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(random.between(0, rest.length - 1), 1).pop(),
      );
    },
  };
}

// ---------------------------------------------------------------- tiny requests

/** Windows of two to four weeks in which the calendar has something to say. */
const WINDOWS = [
  "2027-03-15", // Easter: 25-29 March
  "2027-03-24",
  "2026-03-30", // Easter: 2-6 April
  "2028-04-10", // Easter: 13-17 April, 1 May on a Monday
  "2027-05-03", // Ascension on the 6th (7 May squeezed), Whit Monday and 17 May on one day
  "2026-05-11", // Ascension on the 14th (15 May squeezed), Whit Monday on the 25th
  "2029-05-07", // Thursday the 10th and Thursday the 17th are free: two squeezed Fridays
  "2029-04-23", // 30 April squeezed before 1 May
  "2025-12-22", // 25 and 26 December, 1 January, 2 January squeezed
  "2029-12-17", // 24 and 31 December squeezed
  "2027-09-06", // nothing
  "2027-10-25", // the end of summer time
];

/** Small enough to try every plan, with every feature at some seed. About a third have no plan. */
export function tiny(seed) {
  for (let attempt = 0; ; attempt += 1) {
    const random = randomly(seed, 100 + attempt);
    const request = tinyAttempt(random);
    if (inputProblems(request).length > 0 || !shrunk(request)) continue;
    for (const lock of request.locked ?? []) if (random.chance(0.75)) sensible(request, lock, random);
    return withoutNothing(request);
  }
}

/** Puts a lock where its meeting could stand: the first meeting in the first part of the period, and so on. */
function sensible(request, lock, random) {
  const number = request.bodies.findIndex(({ id }) => id === lock.body);
  const places = candidates(request, number);
  const part = places.length / request.bodies[number].count;
  const place = places[Math.floor((lock.index - 1 + random.between(0, 99) / 100) * part)];
  if (place === undefined) return;
  lock.start = place.start;
  if (lock.room !== undefined || random.chance(0.2)) lock.room = place.room;
}

function tinyAttempt(random) {
  // Few days, the same times and the same people: what bodies share decides.
  const crowded = random.chance(0.45);
  const from = parseDate(random.pick(WINDOWS)) + random.between(0, 4);
  const to = from + (crowded ? random.between(6, 13) : random.between(8, 26));
  const day = () => random.between(from, to);
  const range = (length) => {
    const first = day();
    return { from: dateText(first), to: dateText(first + random.between(0, length)) };
  };
  const maybe = (chance, value) => (random.chance(chance) ? value() : undefined);
  const list = (low, high, make) => Array.from({ length: random.between(low, high) }, (_, number) => make(number));
  const starts = random.pick([
    [480, 540, 600],
    [510, 600, 690, 780],
    [480, 570, 720],
    [540, 600, 1320, 1350],
  ]);
  const busy = () =>
    list(0, 6, () => {
      const first = day();
      const kind = random.between(1, 10);
      if (kind <= 2) return { from: at(first, 0), to: at(first + random.between(1, 3), 0) };
      if (kind === 3) return { from: at(first, 960), to: at(first + 1, 540) };
      const start = random.pick(starts) + random.pick([-60, -30, 0, 0, 0, 15, 60]);
      return { from: at(first, start), to: at(first, Math.min(1439, start + random.pick([15, 30, 60, 90, 240]))) };
    });

  const people = list(crowded ? 2 : 1, 4, (number) => ({
    id: `p${number + 1}`,
    busy: maybe(crowded ? 0.3 : 0.7, busy),
    travelMinutes: maybe(0.4, () => random.pick([0, 15, 30, 60])),
    maxPerDay: maybe(0.35, () => random.pick([1, 1, 2])),
  }));
  const rooms = list(0, 2, (number) => ({ id: `r${number + 1}`, busy: maybe(0.6, busy) }));
  const bodies = list(crowded ? 2 : 1, 3, (number) =>
    tinyBody(random, number, { starts: crowded ? starts.slice(0, 2) : starts, people, rooms, maybe, list, crowded }),
  );
  const body = () => random.pick(bodies);
  const meeting = (unknown) => {
    const { id, slots, count, rooms: choice = [] } = body();
    const slot = random.pick(slots);
    let held = day();
    while (random.chance(0.85) && weekday(held) !== slot.weekday) held = day();
    return {
      body: unknown ? "gone" : id,
      index: unknown && random.chance(0.5) ? count + 1 : random.between(1, count),
      start: `${dateText(held)}T${slot.start}`,
      ...(random.chance(0.3) && choice.length > 0 && { room: random.pick(choice) }),
    };
  };
  return withoutNothing({
    period: { from: dateText(from), to: dateText(to) },
    calendar: maybe(0.8, () => ({
      breaks: maybe(0.5, () =>
        list(1, 2, () => ({ name: "fri", ...range(4), closes: random.pick(["school", "office"]) })),
      ),
      avoid: maybe(0.5, () => list(1, 3, () => ({ ...range(6), cost: random.between(0, 6) }))),
      squeezed: maybe(0.4, () => random.between(0, 9)),
    })),
    people,
    rooms: maybe(rooms.length > 0 ? 1 : 0.3, () => rooms),
    bodies,
    flows: maybe(crowded ? 0.3 : 0.5, () =>
      list(1, random.pick([1, 1, 2]), () => tinyFlow(random, body(), body(), maybe)),
    ),
    locked: maybe(0.25, () => list(1, random.pick([1, 1, 2]), () => meeting(false))),
    previous: maybe(0.35, () => list(1, 4, () => meeting(random.chance(0.15)))),
    weights: maybe(0.4, () => ({
      spacing: maybe(0.5, () => random.between(0, 3)),
      absence: maybe(0.5, () => random.between(0, 3)),
      move: maybe(0.5, () => random.between(0, 12)),
    })),
  });
}

function tinyBody(random, number, { starts, people, rooms, maybe, list, crowded }) {
  // `guest` and `annex` are nowhere else in the request: always free, and never in anybody's way.
  const known = [...people.map(({ id }) => id), ...(random.chance(0.15) ? ["guest"] : [])];
  const members = random.some(known, random.between(crowded ? known.length - 1 : 0, known.length)).map((person) => ({
    person,
    need: random.chance(crowded ? 0.25 : 0.45) ? "required" : "optional",
    weight: maybe(0.5, () => random.between(0, 4)),
  }));
  const days = random.some([1, 2, 3, 4, 5], 5);
  const slots = list(3, crowded ? 6 : 7, (n) => ({
    weekday: random.chance(0.05) ? random.between(6, 7) : days[crowded ? n % 5 : random.between(0, 4)],
    start: clockText(random.pick(starts)),
    cost: maybe(0.5, () => random.between(0, 4)),
  }));
  if (random.chance(0.25)) slots.push({ ...random.pick(slots), cost: random.between(0, 4) });
  const places = [...rooms.map(({ id }) => id), ...(random.chance(0.1) ? ["annex"] : [])];
  return {
    id: `b${number + 1}`,
    clock: random.pick([undefined, undefined, "office", "school", "school"]),
    count: random.pick(crowded ? [1, 2, 2, 2, 3] : [1, 1, 2, 2, 2, 3]),
    minutes: random.pick([30, 60, 60, 90, 120]),
    slots,
    spacing: maybe(crowded ? 0.9 : 0.6, () => ({
      min: maybe(0.5, () => random.between(0, crowded ? 1 : 3)),
      target: maybe(0.6, () => random.between(1, 7)),
      max: maybe(0.6, () => random.between(5, 18)),
    })),
    members: maybe(members.length > 0 ? 1 : 0.5, () => members),
    quorum: maybe(0.4, () => random.between(Math.floor(members.length / 2), members.length)),
    rooms: maybe(places.length > 0 ? 0.7 : 0.2, () => random.some(places, random.between(1, 2))),
  };
}

function tinyFlow(random, from, to, maybe) {
  const minDays = random.pick([-7, -3, -1, 0, 0, 1, 1, 2, 3, 5]);
  // Within one body only what comes later can be asked to come later; now and then something impossible is.
  const same = from === to && random.chance(0.9);
  const pair = () => {
    const i = random.between(1, Math.max(1, from.count - (same ? 1 : 0)));
    return [i, same ? Math.min(to.count, i + 1) : random.between(1, to.count)];
  };
  return {
    from: from.id,
    to: to.id,
    minDays: same && from.count === 1 ? 0 : minDays,
    maxDays: Math.max(0, minDays) + random.pick([0, 4, 10, 14, 21, 28]),
    target: maybe(0.5, () => minDays + random.between(-1, 6)),
    weight: maybe(0.7, () => random.between(0, 3)),
    pairs: maybe(same ? 1 : 0.4, () => Array.from({ length: random.pick([1, 1, 2]) }, pair)),
  };
}

/** Takes slots away until there are at most about 300,000 combinations of dates; says whether that worked. */
function shrunk(request) {
  for (;;) {
    const sizes = request.bodies.map((_, number) => candidates(request, number).length);
    const ways = sizes.map(
      (size, number) => size ** request.bodies[number].count / [1, 1, 2, 6][request.bodies[number].count],
    );
    if (ways.reduce((product, count) => product * Math.max(1, count), 1) <= 3e5) return true;
    const largest = request.bodies[ways.indexOf(Math.max(...ways))];
    if (largest.slots.length === 1) return false;
    largest.slots.pop();
  }
}

/** The same without fields that are undefined, as it would arrive in JSON. */
const withoutNothing = (value) => JSON.parse(JSON.stringify(value));

// ---------------------------------------------------------------- whole years

/**
 * A year as a Norwegian municipality plans it: politiråd, SLT-møte or koordinerende gruppe tied to it in both directions, and 2-7 schools or
 * aldersteam, among which the same few people go round. `tight`: less time, more rules, one room; it may have no plan.
 */
export function municipality(seed, { tight = false } = {}) {
  const random = randomly(seed, tight ? 2 : 1);
  const period = somePeriod(random);
  const shared = [
    person(random, period, "politikontakt", { tight, travelMinutes: random.pick([15, 30]), maxPerDay: 2 }),
    person(random, period, "barnevern", { tight, travelMinutes: random.pick([0, 15]) }),
    person(random, period, "ppt", { tight }),
  ];
  const parts = onePlace(random, period, { tight, shared, suffix: "" });
  const request = {
    period: period.dates,
    calendar: period.calendar,
    people: [...shared, ...parts.people],
    rooms: parts.rooms,
    bodies: parts.bodies,
    flows: parts.flows,
  };
  if (random.chance(0.3)) request.previous = yearBefore(request, random, 0.9);
  if (random.chance(0.25)) {
    const places = yearBefore(request, random, 1);
    request.locked = random
      .some(places, random.between(1, 2))
      .map(({ body, index, start }) => ({ body, index, start }));
  }
  if (random.chance(0.3)) request.weights = { move: random.pick([2, 10]), absence: random.pick([1, 2]) };
  return withoutNothing(request);
}

/** 46 municipalities in regions of five to eight; each region shares a police contact and a BUP representative, some also a barnevern. */
export function county(seed, { municipalities = 46 } = {}) {
  const random = randomly(seed, 3);
  const period = somePeriod(random);
  const request = { period: period.dates, calendar: period.calendar, people: [], rooms: [], bodies: [], flows: [] };
  let region = 0;
  let left = 0;
  let shared = [];
  for (let number = 1; number <= municipalities; number += 1) {
    if (left === 0) {
      region += 1;
      left = random.between(5, 8);
      const travel = { travelMinutes: 30 };
      shared = [
        person(random, period, `politikontakt-r${region}`, { ...travel, maxPerDay: 3 }),
        person(random, period, `bup-r${region}`, { ...travel, maxPerDay: 2 }),
      ];
      if (random.chance(0.5)) shared.push(person(random, period, `barnevern-r${region}`, travel));
      request.people.push(...shared);
    }
    left -= 1;
    const parts = onePlace(random, period, { tight: false, shared, suffix: `-${number}`, large: true });
    for (const name of ["people", "rooms", "bodies", "flows"]) request[name].push(...parts[name]);
  }
  return withoutNothing(request);
}

/** A calendar year, or from August to June, with its school breaks and the days to avoid. */
function somePeriod(random) {
  const year = random.between(2025, 2029);
  const schoolYear = random.chance(0.3);
  const monday = (month, date) => {
    const day = parseDate(`${year}-${month}-${date}`);
    return day - weekday(day) + 1;
  };
  const from = parseDate(schoolYear ? `${year - 1}-08-18` : `${year}-01-01`);
  const to = parseDate(schoolYear ? `${year}-06-20` : `${year}-12-31`);
  const easter = easterSunday(year);
  const week = (first, length = 4) => ({ from: dateText(first), to: dateText(first + length) });
  const autumn = (of) => {
    const day = parseDate(`${of}-10-08`);
    return day - weekday(day) + 1;
  };
  const breaks = [
    { name: "Vinterferie", ...week(monday("02", "24")), closes: "school" },
    { name: "Påskeferie", ...week(easter - 6, 7), closes: "school" },
    { name: "Sommerferie", from: `${year}-06-19`, to: `${year}-08-17`, closes: "school" },
    { name: "Fellesferie", ...week(monday("07", "10"), 18), closes: "office" },
    { name: "Høstferie", ...week(autumn(year)), closes: "school" },
    { name: "Juleferie", from: `${year}-12-20`, to: `${year}-12-31`, closes: "school" },
    ...(schoolYear
      ? [
          { name: "Høstferie", ...week(autumn(year - 1)), closes: "school" },
          { name: "Juleferie", from: `${year - 1}-12-20`, to: `${year}-01-01`, closes: "school" },
        ]
      : []),
  ];
  const avoid = [
    { from: `${year}-01-01`, to: `${year}-01-08`, cost: random.pick([2, 3]) },
    { from: dateText(easter - 6), to: dateText(easter - 4), cost: 8 },
    { from: `${year}-06-21`, to: `${year}-08-13`, cost: 6 },
    { from: `${year}-12-20`, to: `${year}-12-31`, cost: 10 },
    ...(schoolYear ? [{ from: `${year - 1}-12-20`, to: `${year - 1}-12-31`, cost: 10 }] : []),
  ];
  const calendar = { breaks, avoid, ...(random.chance(0.3) && { squeezed: random.pick([3, 8]) }) };
  return { from, to, dates: { from: dateText(from), to: dateText(to) }, calendar };
}

/** Busy half a day every week or every second week, some single days, and sometimes a whole week. */
function someBusy(random, { from, to }, much) {
  const busy = [];
  const hours = (day, kind) => {
    const [start, end] = [
      [480, 720],
      [720, 960],
      [480, 960],
    ][kind];
    busy.push({ from: at(day, start), to: at(day, end) });
  };
  const every = random.pick(much ? [7, 7, 14] : [7, 14, 14]);
  const half = random.between(0, 1);
  for (let day = from + random.between(0, every - 1); day <= to; day += every) if (weekday(day) <= 5) hours(day, half);
  for (let number = random.between(4, much ? 24 : 14); number > 0; number -= 1) {
    const day = random.between(from, to);
    if (weekday(day) <= 5) hours(day, random.between(0, 2));
  }
  for (let number = random.between(0, much ? 3 : 1); number > 0; number -= 1) {
    const day = random.between(from, to - 7);
    const first = day - weekday(day) + 1;
    busy.push({ from: at(first, 480), to: at(first + 4, 960) });
  }
  return busy.sort((a, b) => (a.from < b.from ? -1 : 1));
}

const person = (random, period, id, { tight = false, ...limits } = {}) => ({
  id,
  name: id,
  busy: someBusy(random, period, tight),
  ...limits,
});

function someSlots(random, starts, tight) {
  const liked = random.between(1, 5);
  const days = tight ? random.some([1, 2, 3, 4, 5], random.between(3, 4)).sort() : [1, 2, 3, 4, 5];
  return days.flatMap((on) =>
    starts.map((start) => {
      const cost = on === liked ? 0 : on === 5 && minutesOf(start) >= 720 ? 5 : 2;
      return { weekday: on, start, ...(cost > 0 && { cost }) };
    }),
  );
}

const required = (person) => ({ person, need: "required" });
const optional = (person, weight) => ({ person, need: "optional", ...(weight > 1 && { weight }) });

/** The people, rooms, bodies and flows of one municipality; `shared` are people listed elsewhere, the police contact first. */
function onePlace(random, period, { tight, shared, suffix, large = false }) {
  const [police, ...services] = shared.map(({ id }) => id);
  const teams = random.chance(0.35);
  const people = [];
  const somebody = (role, limits) => {
    const id = `${role}${suffix}`;
    people.push(person(random, period, id, { tight, ...limits }));
    return id;
  };
  const slt = somebody("slt", { travelMinutes: random.pick([0, 15]), maxPerDay: tight ? random.pick([1, 2]) : 2 });
  const leaders = ["ordforer", "kommunedirektor", "stasjonssjef"].map((role) => somebody(role));
  const around = ["ungdomsskole", "videregaende", "helse", "nav", "oppfolging", "kultur"]
    .slice(0, random.between(3, 6))
    .map((role) => somebody(role));
  const rooms = ["storsalen", ...(tight || random.chance(0.5) ? [] : ["moterom-2"])].map((id) => ({
    id: `${id}${suffix}`,
    busy: someBusy(random, period, tight),
  }));
  const anyRoom = rooms.map(({ id }) => id);
  const quorum = (members, missing) => ({ quorum: Math.max(1, members.length - missing) });

  const groupMembers = [
    required(slt),
    required(police),
    ...services.map((id) => optional(id, 2)),
    ...around.map((id) => optional(id)),
  ];
  const group = {
    id: `slt-mote${suffix}`,
    name: "SLT-møte",
    count: random.between(4, 6),
    minutes: 120,
    slots: someSlots(random, ["08:30", "10:00", "12:30"], tight),
    members: groupMembers,
    ...quorum(groupMembers, tight ? 2 : 4),
    rooms: anyRoom,
  };
  const councilMembers = [...[slt, ...leaders.slice(0, 2)].map(required), optional(leaders[2], 3), optional(police, 3)];
  const council = {
    id: `politirad${suffix}`,
    name: "Politiråd",
    count: random.between(4, Math.min(5, group.count)),
    minutes: 90,
    slots: someSlots(random, ["08:30", "10:00", "12:00", "13:30"], tight),
    members: councilMembers,
    ...quorum(councilMembers, 1),
    rooms: [anyRoom[0]],
  };
  const flows = [
    {
      from: group.id,
      to: council.id,
      minDays: 7,
      maxDays: tight ? 18 : random.pick([21, 28]),
      target: 14,
      weight: 1,
    },
  ];
  // What the council decides reaches the next meeting of the group that comes after the one it heard from.
  const heard = (j) => Math.ceil((j * group.count) / council.count);
  const next = Array.from({ length: council.count - 1 }, (_, k) => [k + 1, heard(k + 1) + 1]);
  if (random.chance(0.8)) flows.push({ from: council.id, to: group.id, minDays: 3, maxDays: 75, pairs: next });

  const bodies = [group, council];
  const howMany = large ? random.between(3, 7) : random.between(2, tight ? 5 : 7);
  for (let number = 1; number <= howMany; number += 1) {
    const name = `${teams ? "aldersteam" : "skole"}${suffix}-${number}`;
    const leader = somebody(teams ? `leder-${number}` : `rektor-${number}`);
    const nurse = somebody(`helse-${number}`, { travelMinutes: random.pick([0, 15]) });
    // A police contact who serves a whole region cannot be needed everywhere.
    const needsPolice = random.chance(large ? 0.35 : teams ? 1 : 0.7);
    const members = [
      required(needsPolice ? police : slt),
      required(leader),
      ...services.map((id) => optional(id, random.between(2, 3))),
      optional(nurse, 2),
    ];
    if (!needsPolice) members.push(optional(police));
    else if (!teams) members.push(random.chance(0.6) ? required(slt) : optional(slt));
    const fewer = large || howMany > 4;
    bodies.push({
      id: name,
      name,
      clock: "school",
      count: teams ? random.between(fewer ? 8 : 14, fewer ? 12 : 18) : random.between(8, 10),
      minutes: teams ? 180 : 90,
      slots: someSlots(random, teams ? ["08:30", "12:00", "12:30"] : ["08:30", "10:00", "12:00", "13:30"], tight),
      members,
      ...quorum(members, tight ? 1 : 2),
      ...(teams && random.chance(0.6) && { rooms: random.chance(0.5) ? anyRoom : [anyRoom.at(-1)] }),
    });
  }
  return { people, rooms, bodies, flows };
}

/** Last year's habits: for each body a path of its own, with some of the meetings missing. */
function yearBefore(request, random, share) {
  const world = readRequest(request);
  return world.bodies
    .flatMap((body, number) => somePath(body, candidatesIn(world, number), random, {}))
    .filter(() => random.chance(share));
}

// ---------------------------------------------------------------- plans

/**
 * Meetings for the request, to be reviewed. Each body's own constraints hold where they can; every second plan also keeps clear of what it
 * has placed already, so that many are valid; the others have a taste for crowded days. About half are then damaged in one to four ways.
 * `odd: false` leaves out surplus and repeated meetings.
 */
export function randomPlan(request, seed, { odd = true } = {}) {
  const random = randomly(seed, 4);
  const world = readRequest(request);
  const crowded = random.chance(0.5)
    ? Array.from({ length: random.between(1, 6) }, () => random.between(world.from, world.to))
    : undefined;
  const options = world.bodies.map((_, number) => candidatesIn(world, number));
  const tied = (body) => world.flows.some(({ from, to }) => from === body.id || to === body.id);
  const numbers = random.some([...world.bodies.keys()], world.bodies.length);
  numbers.sort((a, b) => tied(world.bodies[b]) - tied(world.bodies[a]));
  let plan = [];
  for (let attempt = 0; attempt < (numbers.length > 20 ? 1 : 8); attempt += 1) {
    const others = new Others(world);
    plan = numbers.flatMap((number) => {
      const body = world.bodies[number];
      const path = somePath(body, options[number], random, crowded ? { crowded } : { others });
      others.add(body, path);
      return path;
    });
    if (crowded || !others.cramped) break;
  }
  plan.sort(
    (a, b) => world.bodies.findIndex(({ id }) => id === a.body) - world.bodies.findIndex(({ id }) => id === b.body),
  );
  const damages = random.chance(0.5) ? 0 : random.between(1, 4);
  for (let number = 0; number < damages; number += 1) damage(request, world, plan, random, odd);
  return random.chance(0.5) ? plan : random.some(plan, plan.length);
}

/** A random valid sequence for one body; if there is none, dates in order and nothing more. */
function somePath(body, candidates, random, { crowded = [], others }) {
  const { min, max } = body.spacing;
  const byDay = new Map();
  for (const candidate of candidates) {
    const from = parseTime(candidate.start);
    const place = { ...candidate, from, day: dayOf(from) };
    if (others && !others.leaveRoom(body, place)) continue;
    if (byDay.has(place.day)) byDay.get(place.day).push(place);
    else byDay.set(place.day, [place]);
  }
  const fits = (day, next) => {
    const gap = body.tau(next) - body.tau(day);
    return next > day && gap >= min && gap <= max;
  };
  const layers = [];
  for (let index = body.count; index >= 1; index -= 1) {
    const after = layers[0] && [...layers[0].keys()];
    const layer = new Map();
    for (const [day, here] of byDay) {
      const continues = after ? after.some((next) => fits(day, next)) : body.openDays - body.tau(day) <= max;
      const open = continues ? here.filter((place) => !others || others.allow(body, index, place)) : [];
      if (open.length > 0) layer.set(day, open);
    }
    layers.unshift(layer);
  }
  const chosen = [];
  for (const layer of layers) {
    const last = chosen.at(-1)?.day;
    const open = [...layer.keys()].filter((day) => (last === undefined ? body.tau(day) <= max : fits(last, day)));
    if (open.length === 0) break;
    const hot = open.filter((day) => crowded.includes(day));
    chosen.push(random.pick(layer.get(random.pick(hot.length > 0 && random.chance(0.7) ? hot : open))));
  }
  const days = () => random.some([...byDay.keys()], body.count).sort((a, b) => a - b);
  if (chosen.length < body.count && others) others.cramped = true;
  const path = chosen.length === body.count ? chosen : days().map((day) => random.pick(byDay.get(day)));
  return path.map(({ start, room }, k) => ({
    body: body.id,
    index: k + 1,
    start,
    ...(room !== undefined && { room }),
  }));
}

/** What has been placed, for keeping clear of it. `cramped` once a body did not fit in. */
class Others {
  byDay = new Map();
  byName = new Map();
  cramped = false;
  constructor(world) {
    this.world = world;
  }
  add(body, path) {
    for (const { index, start, room } of path) {
      const from = parseTime(start);
      const day = dayOf(from);
      const meeting = { body, from, to: from + body.length, day, room };
      this.byDay.set(day, [...(this.byDay.get(day) ?? []), meeting]);
      this.byName.set(`${body.id} ${index}`, meeting);
    }
  }
  /** Whether room and required members are free of other meetings. */
  leaveRoom(body, { from, day, room }) {
    const to = from + body.length;
    const today = this.byDay.get(day) ?? [];
    if (room !== undefined && today.some((other) => other.room === room && other.from < to && from < other.to))
      return false;
    return body.members.every(({ id, required, person }) => {
      if (!required || !person) return true;
      const needed = today.filter((other) => other.body.members.some((member) => member.id === id && member.required));
      const clear = needed.every((other) => other.from >= to + person.travel || from >= other.to + person.travel);
      return clear && needed.length < person.maxPerDay;
    });
  }
  /** Whether locks and flows let that meeting of the body stand there. */
  allow(body, index, { from, day, room }) {
    const { locked, flows } = this.world;
    const lock = locked.find((lock) => lock.body === body.id && lock.index === index);
    if (lock && (lock.time !== from || (lock.room !== undefined && lock.room !== room))) return false;
    const within = ({ minDays, maxDays }, first, second) =>
      first === undefined || second === undefined || (second - first >= minDays && second - first <= maxDays);
    const dayOfOther = (id, number) => this.byName.get(`${id} ${number}`)?.day;
    return flows.every((flow) =>
      flow.pairs.every(
        ([i, j]) =>
          (flow.from !== body.id || i !== index || within(flow, day, dayOfOther(flow.to, j))) &&
          (flow.to !== body.id || j !== index || within(flow, dayOfOther(flow.from, i), day)),
      ),
    );
  }
}

function damage(request, world, plan, random, odd) {
  if (plan.length === 0) return;
  const meeting = random.pick(plan);
  const body = request.bodies.find(({ id }) => id === meeting.body);
  const put = (day, clock = meeting.start.slice(11)) => (meeting.start = `${dateText(day)}T${clock}`);
  const day = dayOf(parseTime(meeting.start));
  const other = random.pick(plan);
  const ways = [
    () => put(day + random.between(-12, 12)),
    () => put(random.between(world.from, world.to)),
    () => put(random.pick([world.from - random.between(1, 9), world.to + random.between(1, 9)])),
    () => put(day, clockText(random.pick([0, 450, 505, 600, 780, 1380]))),
    () => put(day, random.pick(body.slots).start),
    () => put(dayOf(parseTime(other.start)), random.pick([undefined, other.start.slice(11)])),
    () => plan.splice(plan.indexOf(meeting), 1),
    () => ([meeting.start, other.start] = [other.start, meeting.start]),
    () => (meeting.room = random.pick([...(request.rooms ?? []).map(({ id }) => id), "nowhere"])),
    () => delete meeting.room,
    () => {
      // Into the time of somebody busy, at a listed time if there is one that day.
      const busy = (request.people ?? [])
        .filter(({ id }) => body.members?.some((member) => member.person === id))
        .flatMap((one) => one.busy ?? []);
      if (busy.length === 0) return;
      const then = parseTime(random.pick(busy).from);
      const slots = body.slots.filter((slot) => slot.weekday === weekday(dayOf(then)));
      put(dayOf(then), slots.length > 0 ? random.pick(slots).start : timeText(then).slice(11));
    },
    () => put(easterSunday(+meeting.start.slice(0, 4)) + random.between(-7, 50)),
  ];
  if (odd) {
    ways.push(
      () => plan.push({ ...meeting, ...(random.chance(0.5) && { start: other.start }) }),
      () => plan.push({ ...other, body: body.id, index: body.count + random.between(1, 2) }),
      () => plan.push({ ...meeting, index: 0 }),
    );
  }
  random.pick(ways)();
}
