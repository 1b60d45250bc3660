// Applications to measure with. The same seed gives the same ones everywhere. All of a set are checked on the same day, as a case
// officer's list would be.
import { at, civil, dateText, dayFrom, dayOf, daysInMonth, existsOnTheClock, timeText } from "../oracle/calendar.mjs";
import { randomNumbers } from "../oracle/generate.mjs";
import { problems } from "../oracle/problems.mjs";

export const asOf = "2027-01-05";
const today = dayFrom(2027, 1, 5);

const TITLES = [
  "Vårdisko på ungdomshuset",
  "Konsert på Basarbygget",
  "LAN i storsalen",
  "Skoledans 10. trinn",
  "Ungdomskveld",
];
const NAMES = [
  "Kari Nordmann",
  "Ola Hansen",
  "Åse Ødegård",
  "Per-Erik D'Angelo",
  "Fatima Ali",
  "Li 李 Wei",
  "Bjørn Aas",
];

/** A person about to be `years` old on the day, well above it, or known by age. */
function person(random, day, years) {
  const named = { name: random.pick(NAMES) };
  if (random.chance(0.25)) return { ...named, age: random.pick([years - 1, years, years + 1, 45]) };
  if (random.chance(0.6)) {
    return {
      ...named,
      born: dateText(dayFrom(random.between(1960, 1998), random.between(1, 12), random.between(1, 28))),
    };
  }
  if (random.chance(0.1)) return { ...named, born: "2004-02-29" };
  const { year, month, day: dayOfMonth } = civil(day);
  const then = year - years - (random.chance(0.2) ? 1 : 0);
  const turns = dayFrom(then, month, Math.min(dayOfMonth, daysInMonth(then, month)));
  return { ...named, born: dateText(turns + random.pick([-200, -1, 0, 1])) };
}

function invited(random) {
  const pair = (values, low, high) => {
    const [from, to] = [random.pick(values), random.pick(values)].sort((a, b) => a - b);
    return { [low]: from, [high]: to };
  };
  return random.chance(0.6)
    ? pair([12, 13, 13, 14, 15, 15, 16, 18, 18, 19, 20], "ageMin", "ageMax")
    : pair([6, 7, 8, 8, 9, 10, 10, 11, 12, 13], "gradeMin", "gradeMax");
}

function hours(random) {
  const day = today + random.pick([10, 13, 14, 15, 20, 25, 30, 45, 60, 83, 120]) + random.between(0, 6);
  const start = at(day, ...random.pick([[18], [19], [19], [20], [17, 30], [12], [22, 30], [0, 30], [5, 59], [6]]));
  const evening = dayOf(start - 6 * 3600);
  const limit = random.chance(0.5) ? at(evening, 22) : at(evening + 1, 1);
  let end = limit + random.pick([0, 0, -60, 60, -3600, 3600, 1, 1800]);
  if (end <= start) end = start + random.pick([3, 5]) * 3600;
  if (!existsOnTheClock(end)) end += 3600;
  return { day, start: timeText(start), end: timeText(end) };
}

/** Every field that the guideline reads is given, so that a rule is never `missing`. */
function complete(random) {
  const covered = random.chance(0.9);
  const isPublic = random.chance(0.6);
  const { day, start, end } = hours(random);
  return {
    title: random.pick(TITLES),
    kind: covered && isPublic ? random.pick(["concert", "disco", "dance"]) : random.pick(["lan", "other"]),
    access: isPublic ? "public" : "closed",
    schools: covered ? random.pick([1, 2, 4]) : random.pick([0, 1]),
    participants: covered ? random.pick([101, 150, 300]) : random.pick([40, 99, 100]),
    ...invited(random),
    start,
    end,
    appliedOn: dateText(day - 14 + random.pick([0, -1, -7, -20, -3, 1])),
    guardListSentOn: dateText(day - 5 + random.pick([0, -1, -4, -10, 1])),
    responsible: person(random, day, 25),
    guards: Array.from({ length: random.pick([2, 3, 4, 6, 8]) }, () =>
      random.chance(0.8) ? { name: random.pick(NAMES), born: "1981-04-02" } : person(random, day, 20),
    ),
    drugFree: random.chance(0.95),
    nearSchoolDistrict: random.chance(0.85),
    schoolEvent: random.chance(0.5),
    approvedBySchool: random.chance(0.85),
    approvedByParents: random.chance(0.85),
  };
}

/** A form that somebody is still filling in: what decides on the scope mostly stands, half of the rest is absent. */
function half(random) {
  const application = complete(random);
  const scope = ["kind", "access", "schools", "participants"];
  for (const name of Object.keys(application)) {
    if (random.chance(scope.includes(name) ? 0.15 : 0.5)) delete application[name];
  }
  for (const guard of application.guards ?? []) if (random.chance(0.3)) delete guard.born;
  return application;
}

/** Complete and covered, and much is wrong late in the day: deadlines missed, ends too late, guards too young. What fixes have to search most for. */
function late(random) {
  const application = { ...complete(random), kind: "disco", access: "public" };
  const day = today + random.between(1, 16);
  application.start = timeText(at(day, random.pick([19, 20])));
  application.end = timeText(at(day + 1, 2));
  for (const name of ["ageMin", "ageMax", "gradeMin", "gradeMax"]) delete application[name];
  Object.assign(application, random.chance(0.7) ? { ageMin: 13, ageMax: 16 } : { gradeMin: 7, gradeMax: 10 });
  delete application.appliedOn;
  delete application.guardListSentOn;
  if (random.chance(0.6)) application.appliedOn = dateText(today - random.between(0, 3));
  application.guards = [...application.guards, person(random, day + 30, 20)];
  return application;
}

const KINDS = { complete, half, late };
export const kinds = Object.keys(KINDS);

/** `count` applications of one kind, each a valid input of the module. */
export function applications(kind, count, seed = 1) {
  return Array.from({ length: count }, (_, number) => {
    const random = randomNumbers(seed * 1_000_003 + number * 2_654_435 + kinds.indexOf(kind));
    const application = KINDS[kind](random);
    const found = problems(application, asOf);
    if (found.length > 0) throw new Error(`${kind} ${number} is not valid: ${JSON.stringify(found)}`);
    return application;
  });
}
