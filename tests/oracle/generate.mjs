// Random applications that like edges: values at, one below and one above every threshold of the guidelines.
// The same seed gives the same applications everywhere, so that a disagreement can be named by its number.
import {
  at,
  civil,
  dateText,
  dayFrom,
  dayOf,
  daysInMonth,
  existsOnTheClock,
  lastSunday,
  timeText,
} from "./calendar.mjs";
import { closingTime } from "./hamar.mjs";
import { problems } from "./problems.mjs";

/** mulberry32: small, fast, good enough to scatter test cases. */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    chance: (probability) => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

/** Application number `seed`: { application, asOf }. Always a valid input. */
export function generate(seed) {
  const random = randomNumbers(seed * 2654435761 + 1);
  const asOf = someAsOf(random);
  const start = someStart(random, asOf);
  const end = someEnd(random, start);
  const application = {
    ...someScope(random),
    ...someInvited(random),
    start: timeText(start),
    end: timeText(end),
    appliedOn: someSending(random, asOf, dayOf(start) - 14),
    guardListSentOn: someSending(random, asOf, dayOf(start) - 5),
    responsible: somePerson(random, asOf, dayOf(start), 25),
    guards: someGuards(random, asOf, dayOf(start)),
    drugFree: random.chance(0.8),
    nearSchoolDistrict: random.chance(0.7),
    schoolEvent: random.chance(0.6),
    approvedBySchool: random.chance(0.7),
    approvedByParents: random.chance(0.7),
  };
  if (random.chance(0.3))
    application.title = random.pick(["Vårdisko", "Konsert på Basarbygget", "", "12345678901", "🎉"]);
  leaveOut(random, application);
  const found = problems(application, dateText(asOf));
  if (found.length > 0) throw new Error(`application ${seed} is not valid: ${JSON.stringify(found)}`);
  return { seed, application, asOf: dateText(asOf) };
}

export const generateMany = (count, firstSeed = 1) =>
  Array.from({ length: count }, (_, number) => generate(firstSeed + number));

function someAsOf(random) {
  const year = random.between(2025, 2029);
  if (random.chance(0.3)) {
    const [month, day] = random.pick([
      [1, 1],
      [2, 14],
      [2, 28],
      [3, 1],
      [7, 18],
      [8, 1],
      [10, 31],
      [12, 17],
      [12, 31],
    ]);
    return dayFrom(year, month, day);
  }
  return dayFrom(year, 1, 1) + random.between(0, 364);
}

function someStartDay(random, asOf) {
  const kind = random.between(1, 10);
  if (kind <= 3) return asOf + random.pick([13, 14, 15, 4, 5, 6, 0, 1, -1]);
  if (kind <= 7) return asOf + random.between(-20, 60);
  if (kind === 8) return asOf + random.between(60, 800);
  const { year } = civil(asOf);
  return random.pick([
    dayFrom(year, 7, 31),
    dayFrom(year, 8, 1),
    dayFrom(year, 12, 30),
    dayFrom(year, 12, 31),
    dayFrom(year + 1, 1, 1),
    dayFrom(year, 2, 28),
    dayFrom(year, 3, 1),
    dayFrom(2028, 2, 29),
    lastSunday(year, 3),
    lastSunday(year, 3) - 1,
    lastSunday(year, 10),
    lastSunday(year, 10) - 1,
    dayFrom(year, 5, 1) + 14,
    dayFrom(year, 5, 17) + 14,
  ]);
}

const CLOCK = [
  [19, 0],
  [18, 0],
  [17, 30],
  [20, 0],
  [12, 0],
  [0, 0],
  [0, 1],
  [0, 59],
  [1, 0],
  [2, 30],
  [5, 59],
  [5, 59, 59],
  [6, 0],
  [6, 1],
  [21, 59],
  [21, 59, 59],
  [22, 0],
  [22, 30],
  [23, 59],
];

function someStart(random, asOf) {
  const day = someStartDay(random, asOf);
  const [hour, minute, second] = random.chance(0.6) ? random.pick(CLOCK.slice(0, 4)) : random.pick(CLOCK);
  const start = at(day, hour, minute, second ?? 0);
  return existsOnTheClock(start) ? start : start + 3600;
}

function someEnd(random, start) {
  const limit = closingTime(random.pick([7, 8]), start);
  const end = random.pick([
    limit,
    limit - 60,
    limit + 60,
    limit - 1,
    limit + 1,
    limit + 3600,
    limit - 3600,
    limit + 7200,
    start + 1,
    start + 60,
    start + 3 * 3600,
    start + 5 * 3600,
    start + 8 * 3600,
    start + random.between(1, 40) * 3600,
  ]);
  return end > start && existsOnTheClock(end)
    ? end
    : start + 4 * 3600 + (existsOnTheClock(start + 4 * 3600) ? 0 : 3600);
}

function someScope(random) {
  const kind = random.pick(["concert", "disco", "dance", "lan", "other"]);
  const scope = {
    kind,
    access: random.pick(["public", "closed"]),
    schools: random.pick([0, 1, 2, 5]),
    participants: random.pick([0, 1, 50, 99, 100, 101, 102, 150, 400]),
  };
  // Most applications should be covered, or all rules but one would be irrelevant.
  if (random.chance(0.7)) {
    if (random.chance(0.7))
      Object.assign(scope, { kind: random.pick(["concert", "disco", "dance"]), access: "public" });
    else
      Object.assign(scope, { access: "closed", schools: random.pick([1, 2]), participants: random.pick([101, 300]) });
  }
  return scope;
}

function ordered(random, values, low, high) {
  const pair = [random.pick(values), random.pick(values)].sort((a, b) => a - b);
  return { [low]: pair[0], [high]: pair[1] };
}

function someInvited(random) {
  const ages = () =>
    ordered(random, [0, 10, 11, 12, 13, 13, 14, 15, 15, 16, 17, 18, 18, 19, 20, 30], "ageMin", "ageMax");
  const grades = () => ordered(random, [1, 5, 6, 7, 8, 8, 9, 10, 10, 11, 12, 13], "gradeMin", "gradeMax");
  const kind = random.between(1, 20);
  if (kind <= 11) return ages();
  if (kind <= 18) return grades();
  return { ...ages(), ...grades() };
}

function someSending(random, asOf, deadline) {
  const day = random.chance(0.7) ? deadline + random.pick([-1, 0, 1, -7, 3]) : asOf + random.pick([-1, 0, 1, 5, -30]);
  return dateText(day);
}

/** Persons about to turn 20 or 25 on the day of the event, and one year older for the stricter reading. */
function somePerson(random, asOf, day, years) {
  const kind = random.between(1, 20);
  if (kind <= 2) return { age: random.pick([years - 1, years, years + 1, 0, 80]) };
  if (kind === 3) return random.pick([{}, { name: "Ola Nordmann" }, { born: null, age: null }]);
  let born;
  if (kind <= 7) {
    born = dayFrom(random.between(1950, 1995), random.between(1, 12), random.between(1, 28));
  } else if (kind <= 9) {
    const leapYears = [1996, 2000, 2004, 2008];
    const closest = leapYears.sort(
      (a, b) => Math.abs(civil(day).year - years - a) - Math.abs(civil(day).year - years - b),
    );
    born = dayFrom(closest[0], 2, 29);
  } else {
    const { year, month, day: dayOfMonth } = civil(day);
    const then = year - years - (random.chance(0.2) ? 1 : 0);
    born =
      dayFrom(then, month, Math.min(dayOfMonth, daysInMonth(then, month))) + random.pick([-1, 0, 0, 1, -40, 40, 2]);
  }
  born = Math.min(born, asOf);
  const person = { born: dateText(born) };
  if (random.chance(0.4)) person.name = random.pick(["Kari", "Åse Ødegård", "D'Angelo", "Li 李", ""]);
  if (random.chance(0.1)) person.age = random.pick([years - 1, years, years + 1]);
  return person;
}

function someGuards(random, asOf, day) {
  if (random.chance(0.05)) return [];
  const guards = Array.from({ length: random.pick([1, 1, 2, 2, 3, 4]) }, () =>
    random.chance(0.5)
      ? random.pick([{ age: 20 }, { age: 21 }, { age: 45 }, { born: "1980-04-02" }])
      : somePerson(random, asOf, day, 20),
  );
  // More than two persons without facts would tell nothing new and cost the checker much.
  let unknown = 0;
  const kept = guards.map((guard) => (isUnknown(guard) && ++unknown > 2 ? { age: 30 } : guard));
  if (unknown === 0 && random.chance(0.03)) kept[0] = null;
  return kept;
}

const isUnknown = (person) => (person.born ?? person.age ?? undefined) === undefined;

/** From whole forms to nearly empty ones; sometimes `null` instead of nothing. */
function leaveOut(random, application) {
  const share = random.pick([0, 0, 0.05, 0.15, 0.3, 0.6, 0.9]);
  // As long as scope is unknown no rule says much, so what decides on it is mostly kept.
  const kept = random.chance(0.7) ? ["kind", "access", "schools", "participants"] : [];
  for (const name of Object.keys(application)) {
    if (kept.includes(name) || !random.chance(share)) continue;
    if (random.chance(0.15)) application[name] = null;
    else delete application[name];
  }
  // One-sided bounds are rarer than they deserve.
  if (random.chance(0.1)) delete application[random.pick(["ageMin", "ageMax", "gradeMin", "gradeMax", "start", "end"])];
}

// ---------------------------------------------------------------- inputs that must be refused

/** Eleven digits with the right check digits. `kind`: ordinary, D-number, synthetic (+40, +80), or valid only from 2032. */
export function identityNumber(random, kind = "ordinary") {
  for (;;) {
    const day = random.between(1, 28) + (kind === "dNumber" ? 40 : 0);
    const month = random.between(1, 12) + (kind === "synthetic40" ? 40 : kind === "synthetic80" ? 80 : 0);
    const two = (number) => String(number).padStart(2, "0");
    const front = `${two(day)}${two(month)}${two(random.between(0, 99))}${String(random.between(0, 999)).padStart(3, "0")}`;
    const digits = [...front].map(Number);
    const weighted = (weights) => digits.reduce((sum, digit, number) => sum + digit * weights[number], 0) % 11;
    const control = (remainder) => (11 - (remainder % 11)) % 11;
    // From 2032 the first check digit may leave a remainder of 1, 2 or 3 as well.
    const left = kind === "from2032" ? random.between(1, 3) : 0;
    const first = control(weighted([3, 7, 6, 1, 8, 9, 4, 5, 2]) + 11 - left);
    if (first === 10) continue;
    digits.push(first);
    const second = control(weighted([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
    if (second === 10) continue;
    return `${front}${first}${second}`;
  }
}

export const IDENTITY_KINDS = ["ordinary", "dNumber", "synthetic40", "synthetic80", "from2032"];

function writtenIdentityNumber(random) {
  const digits = identityNumber(random, random.pick(IDENTITY_KINDS));
  return random.pick([
    digits,
    `${digits.slice(0, 6)} ${digits.slice(6)}`,
    `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)} ${digits.slice(6)}`,
    [...digits].join(" "),
    `Ola ${digits}, vakt`,
    `(${digits.slice(0, 6)}  ${digits.slice(6)})`,
  ]);
}

/** Each spoils one thing; `random` and `asOf` (a text) are there to vary it. */
const SPOILERS = [
  (a, random) => (a.title = random.pick([7, true, ["x"], {}])),
  (a, random) => (a.kind = random.pick(["rave", "Disco", "", 1, false])),
  (a, random) => (a.access = random.pick(["open", "", 0])),
  (a, random) => (a.schools = random.pick([-1, 1.5, "1", true, []])),
  (a, random) => (a.participants = random.pick([-1, 100.5, "101", {}])),
  (a, random) => Object.assign(a, { ageMin: random.pick([-1, 13.5, "13"]) }),
  (a, random) => Object.assign(a, { ageMin: 16, ageMax: random.pick([15, 0]) }),
  (a, random) => Object.assign(a, { gradeMin: random.pick([0, 14, 8.5, "8"]) }),
  (a) => Object.assign(a, { gradeMin: 9, gradeMax: 8 }),
  (a, random) => (a.start = random.pick(["2027-02-29T19:00", "2027-01-30", "2027-01-30T24:00", "2027-01-30 19:00", 5])),
  (a, random) => (a.start = random.pick(["2027-03-28T02:00", "2027-03-28T02:59:59", "2028-03-26T02:30"])),
  (a, random) => (a.end = random.pick(["2027-01-30T19:60", "2027-13-01T19:00", "2027-01-30T19:00Z", "", "kl. 22"])),
  (a, random) => (a.end = random.pick(["2026-03-29T02:30", "2027-03-28T02:00"])),
  (a, random) =>
    Object.assign(a, { start: "2027-01-30T19:00", end: random.pick(["2027-01-30T19:00", "2027-01-30T18:59:59"]) }),
  (a, random) => (a.appliedOn = random.pick(["2027-02-29", "2027-1-1", "01.02.2027", 20270101, "2027-04-31"])),
  (a, random) => (a.guardListSentOn = random.pick(["2027-00-10", "2027-01-00", true, "2100-02-29"])),
  (a, random) => (a.responsible = random.pick(["Kari", 30, [], true])),
  (a, random) => (a.responsible = random.pick([{ born: "2005-02-29" }, { age: -1 }, { age: 25.5 }, { name: 3 }])),
  (a, random, asOf) => (a.responsible = { born: nextDay(asOf), age: random.pick([null, 40]) }),
  (a, random) => (a.guards = random.pick([{}, "Ola", 3])),
  (a, random) =>
    (a.guards = [{ age: 30 }, random.pick([3, "Ola", [], { age: "20" }, { born: 2000 }, { naem: "Ola" }])]),
  (a, _random, asOf) => (a.guards = [{ born: asOf }, { born: nextDay(asOf) }]),
  (a, random) => (a.drugFree = random.pick(["yes", 1, 0])),
  (a, random) => (a.nearSchoolDistrict = random.pick(["", "true"])),
  (a, random) => (a.schoolEvent = random.pick([1, {}])),
  (a, random) => (a.approvedBySchool = random.pick([[], "ja"])),
  (a, random) => (a.approvedByParents = random.pick([0, "nei"])),
  (a, random) =>
    (a[random.pick(["colour", "Start", "end ", "a/b~c", "ages", "æøå"])] = random.pick([1, null, "x", {}])),
  (a, random) => (a.answers = random.pick([[], "ja", 1])),
  (a, random) => (a.title = writtenIdentityNumber(random)),
  (a, random) => (a.guards = [{ name: writtenIdentityNumber(random), age: 30 }]),
  (a, random) => (a.responsible = { name: writtenIdentityNumber(random) }),
  (a, random) => (a.responsible = { born: identityNumber(random) }),
  (a, random) => (a[identityNumber(random)] = true),
  (a, random) => (a.extra = { deep: ["x", writtenIdentityNumber(random)] }),
];

function nextDay(text) {
  const [year, month, day] = text.split("-").map(Number);
  return dateText(dayFrom(year, month, day) + 1);
}

/** An application with one to three mistakes. */
export function generateInvalid(seed) {
  const random = randomNumbers(seed * 40503 + 7);
  for (;;) {
    const { application, asOf } = generate(random.between(1, 1000000));
    const count = random.pick([1, 1, 2, 3]);
    for (let number = 0; number < count; number += 1) random.pick(SPOILERS)(application, random, asOf);
    // A later mistake can overwrite an earlier one.
    if (problems(application, asOf).length > 0) return { seed, application, asOf };
  }
}
