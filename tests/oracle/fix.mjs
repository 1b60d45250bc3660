// Checks a claimed `nearestFix` against the reference checker: is it allowed, does it cure, does it break nothing new, is every part
// needed, and does a search over very many other changes find nothing better? The search is brute force over a grid of moments and
// numbers; it can miss a better fix, but what it finds is one.
import {
  SECONDS_PER_DAY,
  at,
  birthday,
  civil,
  dateText,
  dayFrom,
  dayOf,
  existsOnTheClock,
  parseDate,
  parseTime,
  secondOfDay,
  timeText,
} from "./calendar.mjs";
import { RULES, closingTime, oracle, problems, read, stateUnder } from "./hamar.mjs";

/** The order of the contract decides between fixes that are otherwise equal. */
const FIELDS = [
  "ageMin",
  "ageMax",
  "gradeMin",
  "gradeMax",
  "start",
  "end",
  "appliedOn",
  "guardListSentOn",
  "responsible",
  "guards",
];
const BOUNDS = FIELDS.slice(0, 4);
const NEVER_CURED = ["hamar/2/place", "hamar/2/approval", "hamar/3"];

// ---------------------------------------------------------------- JSON Patch, as much of it as a fix may use

/** Applies `replace`, `add` and `remove` in order; throws for anything that RFC 6902 would refuse. */
export function patched(document, patch) {
  const result = structuredClone(document);
  for (const { op, path, value } of patch) {
    const keys = path
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop();
    const parent = keys.reduce((at, key) => at[key], result);
    const present = Object.hasOwn(parent, last);
    if (!present && op !== "add") throw new Error(`${op} of ${path}, which is not there`);
    if (op === "remove") {
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
    } else if (op === "add" && Array.isArray(parent)) {
      parent.splice(last === "-" ? parent.length : Number(last), 0, value);
    } else if (op === "add" || op === "replace") parent[last] = value;
    else throw new Error(`unknown operation ${op}`);
  }
  return result;
}

/** What a patch changes, in terms of the original: { fields: {name: value}, guards: [original numbers], responsible: boolean }. */
function changesOf(application, patch, complain) {
  const changes = { fields: {}, guards: [], responsible: false };
  const guards = (application.guards ?? []).map((_, number) => number);
  for (const { op, path, value } of patch) {
    const name = path.slice(1);
    const guard = /^\/guards\/(\d+)$/.exec(path);
    if (op === "remove" && path === "/responsible") changes.responsible = true;
    else if (op === "remove" && guard) changes.guards.push(...guards.splice(Number(guard[1]), 1));
    else if ((op === "replace" || op === "add") && FIELDS.indexOf(name) >= 0 && FIELDS.indexOf(name) < 8) {
      if (Object.hasOwn(changes.fields, name)) complain(`${path} is changed twice`);
      if ((application[name] ?? null) === null) complain(`${path} is filled in though it was absent`);
      changes.fields[name] = value;
    } else complain(`${op} ${path} is not among the changes a fix may make`);
  }
  return changes;
}

function withChanges(application, changes) {
  const result = structuredClone({ ...application, ...changes.fields });
  if (changes.responsible) delete result.responsible;
  if (changes.guards.length > 0) result.guards = result.guards.filter((_, number) => !changes.guards.includes(number));
  return result;
}

/** Every change of a fix as a list, so that each can be left out in turn. */
const partsOf = (changes) => [
  ...Object.keys(changes.fields).map((name) => ({ name })),
  ...changes.guards.map((guard) => ({ name: "guards", guard })),
  ...(changes.responsible ? [{ name: "responsible" }] : []),
];

function withoutParts(changes, left) {
  const gone = (name, guard) => left.some((part) => part.name === name && part.guard === guard);
  return {
    fields: Object.fromEntries(Object.entries(changes.fields).filter(([name]) => !gone(name))),
    guards: changes.guards.filter((guard) => !gone("guards", guard)),
    responsible: changes.responsible && !gone("responsible"),
  };
}

// ---------------------------------------------------------------- distance

/**
 * In seconds. Start and end: "minutes by which start and end move, moving both alike counted once". Read here as: equal moves count
 * once, unequal moves are added ("equal"). The other reading, where only what differs is counted besides ("shared"), can be asked for.
 */
function distanceOfTimes(startMove, endMove, measure) {
  const [a, b] = [Math.abs(startMove), Math.abs(endMove)];
  if (measure === "shared" && Math.sign(startMove) === Math.sign(endMove)) return Math.max(a, b);
  return startMove === endMove ? a : a + b;
}

function distanceOf(given, changes, measure) {
  const { fields } = changes;
  const move = (name) => (fields[name] === undefined ? 0 : parseTime(fields[name]) - given[name]);
  let distance = distanceOfTimes(move("start"), move("end"), measure);
  for (const name of BOUNDS) {
    if (fields[name] !== undefined) distance += Math.abs(fields[name] - given[name]) * SECONDS_PER_DAY;
  }
  for (const name of ["appliedOn", "guardListSentOn"]) {
    if (fields[name] !== undefined) distance += Math.abs(parseDate(fields[name]) - given[name]) * SECONDS_PER_DAY;
  }
  return distance + (changes.guards.length + (changes.responsible ? 1 : 0)) * SECONDS_PER_DAY;
}

// ---------------------------------------------------------------- the check

/**
 * Complaints about `verdict.nearestFix` (and `todo`) of an explained verdict; an empty list when there are none.
 * `measure`: see distanceOfTimes.
 */
export function checkFix(application, asOf, verdict, { measure = "equal" } = {}) {
  const complaints = [];
  const complain = (text) => complaints.push(text);
  const before = oracle(application, { asOf });
  if (before.problems) return [`the application itself is not valid: ${JSON.stringify(before.problems)}`];
  const broken = RULES.filter((rule) => before.states[rule] === "broken");
  const best = search(application, asOf, measure);
  const claim = verdict.nearestFix;
  if (!claim) {
    if (best) complain(`there is no nearestFix, but ${describeFix(best)} cures ${best.cured.join(", ")}`);
    checkTodo(verdict, broken, complain);
    return complaints;
  }
  if (!Array.isArray(claim.patch) || claim.patch.length === 0) return [...complaints, "nearestFix has no patch"];

  const given = read(application);
  const today = parseDate(asOf);
  const changes = changesOf(application, claim.patch, complain);
  for (const name of ["appliedOn", "guardListSentOn"]) {
    if (changes.fields[name] === undefined) continue;
    if (given[name] < today) complain(`/${name} is changed though it lies before asOf`);
    if (!(parseDate(changes.fields[name]) >= today)) complain(`/${name} is moved to before asOf`);
  }
  let result;
  try {
    result = patched(application, claim.patch);
  } catch (error) {
    return [...complaints, `the patch cannot be applied: ${error.message}`];
  }
  const found = problems(result, asOf);
  if (found.length > 0) return [...complaints, `the patched application is not valid: ${JSON.stringify(found)}`];
  if (complaints.length > 0) return complaints;

  const effect = effectOf(before, oracle(result, { asOf }));
  if (effect.cured.length === 0) complain("it cures nothing");
  if (effect.brokenNow.length > 0) complain(`it breaks ${effect.brokenNow.join(", ")}`);

  const parts = partsOf(changes);
  for (let mask = 1; mask < 2 ** parts.length - 1; mask += 1) {
    const left = parts.filter((_, number) => mask & (1 << number));
    const smaller = withChanges(application, withoutParts(changes, left));
    if (problems(smaller, asOf).length > 0) continue;
    const without = effectOf(before, oracle(smaller, { asOf }));
    if (without.brokenNow.length === 0 && without.cured.length >= effect.cured.length) {
      complain(
        `${left.map((part) => `/${part.name}${part.guard === undefined ? "" : `/${part.guard}`}`)} can be left out`,
      );
    }
  }

  if (best) {
    const claimed = {
      ops: claim.patch.length,
      distance: distanceOf(given, changes, measure),
      cured: effect.cured,
      changes,
    };
    if (best.cured.length > claimed.cured.length) {
      complain(`it cures ${claimed.cured.join(", ")}; ${describeFix(best)} cures ${best.cured.join(", ")}`);
    } else if (best.cured.length === claimed.cured.length) {
      if (best.ops < claimed.ops) complain(`fewer operations: ${describeFix(best)} instead of ${describeFix(claimed)}`);
      else if (best.ops === claimed.ops && best.distance < claimed.distance) {
        complain(`a smaller distance: ${describeFix(best)} instead of ${describeFix(claimed)}`);
      } else if (best.ops === claimed.ops && best.distance === claimed.distance && earlierFields(best, claimed)) {
        complain(`a tie with an earlier field: ${describeFix(best)} instead of ${describeFix(claimed)}`);
      }
    }
  }
  const left = broken.filter((rule) => !effect.cured.includes(rule));
  checkTodo(verdict, left, complain);
  return complaints;
}

function effectOf(before, after) {
  return {
    cured: RULES.filter((rule) => before.states[rule] === "broken" && after.states[rule] !== "broken"),
    brokenNow: RULES.filter((rule) => before.states[rule] !== "broken" && after.states[rule] === "broken"),
  };
}

/** "What is left is in `todo`", and its patches are empty. */
function checkTodo(verdict, left, complain) {
  const todo = verdict.todo ?? [];
  for (const remedy of todo) if (remedy.patch.length > 0) complain(`todo ${remedy.code} has a patch`);
  if (left.length > 0 && todo.length === 0) complain(`${left.join(", ")} is left, and todo is empty`);
}

const fieldNumbers = (changes) =>
  partsOf(changes)
    .map((part) => FIELDS.indexOf(part.name))
    .sort((a, b) => a - b);

function earlierFields(one, other) {
  const [a, b] = [fieldNumbers(one.changes), fieldNumbers(other.changes)];
  const differs = a.findIndex((number, index) => number !== b[index]);
  return differs >= 0 && a[differs] < b[differs];
}

function describeFix({ ops, distance, changes }) {
  const parts = [JSON.stringify(changes.fields)];
  if (changes.guards.length > 0) parts.push(`without guards ${changes.guards}`);
  if (changes.responsible) parts.push("without responsible");
  return `${parts.join(", ")} (${ops} operations, ${distance / 60} minutes)`;
}

// ---------------------------------------------------------------- the search

/**
 * The best fix on the grid, or undefined: { cured, ops, distance, changes }.
 * Start and end are tried together; for each such pair the other fields are tried by themselves, since no two of the groups below
 * are read by the same rule.
 */
export function search(application, asOf, measure = "equal") {
  const today = parseDate(asOf);
  const given = read(application);
  const before = oracle(application, { asOf });
  const broken = new Set(RULES.filter((rule) => before.states[rule] === "broken"));
  const curable = [...broken].filter((rule) => !NEVER_CURED.includes(rule));
  if (curable.length === 0) return undefined;

  const groups = [
    { rules: ["hamar/7", "hamar/8", "hamar/9"], options: boundOptions(given), key: hoursKey },
    { rules: ["hamar/1"], options: sendingOptions(given, today, "appliedOn", 14), key: startKey },
    { rules: ["hamar/5/list"], options: sendingOptions(given, today, "guardListSentOn", 5), key: startKey },
    { rules: ["hamar/4"], options: responsibleOptions(given), key: startKey },
    { rules: ["hamar/5/age"], options: guardOptions(given), key: startKey },
  ];
  for (const group of groups) group.known = new Map();

  let best;
  for (const times of timeOptions(given, today, measure)) {
    if (best && best.cured.length === curable.length && compare(times, best) > 0) break;
    const moved = { ...given, ...times.values };
    const total = { cured: [], ops: times.ops, distance: times.distance, changes: [times] };
    let possible = true;
    for (const group of groups) {
      const choice = bestOption(group, moved, broken, today);
      if (!choice) {
        possible = false;
        break;
      }
      total.cured.push(...choice.cured);
      total.ops += choice.option.ops;
      total.distance += choice.option.distance;
      total.changes.push(choice.option);
    }
    if (!possible || total.cured.length === 0) continue;
    if (best) {
      const difference = best.cured.length - total.cured.length || compare(total, best);
      if (difference > 0) continue;
      if (difference === 0 && !earlierFields({ changes: merged(total.changes) }, { changes: merged(best.changes) }))
        continue;
    }
    best = total;
  }
  if (!best) return undefined;
  const changes = merged(best.changes);
  const effect = effectOf(before, oracle(withChanges(application, changes), { asOf }));
  if (effect.brokenNow.length > 0 || effect.cured.length !== best.cured.length) {
    throw new Error(`the search misjudged ${JSON.stringify(changes)} for ${JSON.stringify({ application, asOf })}`);
  }
  return { ...best, changes };
}

const compare = (one, other) => one.ops - other.ops || one.distance - other.distance;

/** The cheapest of a group's options among those that cure the most and break nothing new; undefined when each breaks something. */
function bestOption(group, moved, broken, today) {
  const key = group.key(moved);
  if (group.known.has(key)) return group.known.get(key);
  const most = group.rules.filter((rule) => broken.has(rule)).length;
  let best;
  for (const option of group.options(moved)) {
    const tried = { ...moved, ...option.values };
    if (tried.guards?.length === 0) delete tried.guards;
    if (tried.ageMin > tried.ageMax || tried.gradeMin > tried.gradeMax) continue;
    const states = group.rules.map((rule) => stateUnder(rule, tried, today));
    if (group.rules.some((rule, number) => states[number] === "broken" && !broken.has(rule))) continue;
    const cured = group.rules.filter((rule, number) => broken.has(rule) && states[number] !== "broken");
    const isBetter = !best || cured.length > best.cured.length;
    if (isBetter || (cured.length === best.cured.length && compare(option, best.option) < 0)) best = { cured, option };
    // Options come cheapest first.
    if (best.cured.length === most) break;
  }
  group.known.set(key, best);
  return best;
}

// The keys name all that a group of rules can see of the hours, so that each distinct view is judged once. The fix that is found in
// the end is run through the reference checker as a whole, so a key that forgets something is noticed.

/** Persons and sendings see the date; without a start, the last date it could have. */
const startKey = ({ start, end }) => (start === undefined ? dayOf(end - 1) : dayOf(start));

/** The closing times see whether each limit is kept, or can be, and the time of year, which decides on pupils' ages. */
function hoursKey({ start, end }) {
  const latest = start ?? end - 1;
  const limits = [closingTime(7, latest), closingTime(8, latest)];
  const kept = limits.map((limit) => (end === undefined ? start < limit : end <= limit));
  return [timeOfYear(dayOf(latest)), start === undefined ? timeOfYear(dayOf(latest - 6 * 3600)) : "", ...kept].join(
    " ",
  );
}

function timeOfYear(day) {
  const { month, day: dayOfMonth } = civil(day);
  if (month < 8) return "spring";
  return month === 12 && dayOfMonth === 31 ? "last day" : "autumn";
}

function merged(options) {
  const changes = { fields: {}, guards: [], responsible: false };
  for (const { values = {}, removed = [] } of options) {
    for (const [name, value] of Object.entries(values)) {
      if (name === "start" || name === "end") changes.fields[name] = timeText(value);
      else if (name === "appliedOn" || name === "guardListSentOn") changes.fields[name] = dateText(value);
      else if (BOUNDS.includes(name)) changes.fields[name] = value;
    }
    for (const person of removed) {
      if (person === "responsible") changes.responsible = true;
      else changes.guards.push(person);
    }
  }
  return changes;
}

const NOTHING = { ops: 0, distance: 0, values: {} };
const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, number) => from + number);
const unique = (values) => [...new Set(values)];
const cheapestFirst = (options) => options.sort(compare);

/** One bound to any value, or two bounds to the values that matter. */
function boundOptions(given) {
  const names = BOUNDS.filter((name) => given[name] !== undefined);
  const isAge = (name) => name.startsWith("age");
  const change = (pairs) => ({
    ops: pairs.length,
    distance: pairs.reduce((sum, [name, value]) => sum + Math.abs(value - given[name]) * SECONDS_PER_DAY, 0),
    values: Object.fromEntries(pairs),
  });
  const options = [NOTHING];
  for (const name of names) {
    for (const value of isAge(name) ? range(0, 25) : range(1, 13)) {
      if (value !== given[name]) options.push(change([[name, value]]));
    }
  }
  const edges = (name) =>
    (isAge(name) ? [0, 12, 13, 14, 15, 16, 17, 18, 19, 20] : range(1, 13)).filter((value) => value !== given[name]);
  names.forEach((one, number) => {
    for (const two of names.slice(number + 1)) {
      for (const a of edges(one))
        for (const b of edges(two))
          options.push(
            change([
              [one, a],
              [two, b],
            ]),
          );
    }
  });
  cheapestFirst(options);
  return () => options;
}

/** A planned sending on another day, never before `asOf`. */
function sendingOptions(given, today, name, notice) {
  const planned = given[name];
  if (planned === undefined || planned < today) return () => [NOTHING];
  return (moved) => {
    const days = [today, ...range(planned - 100, planned + 10)];
    if (moved.start !== undefined) days.push(dayOf(moved.start) - notice);
    const options = unique(days)
      .filter((day) => day >= today && day !== planned)
      .map((day) => ({ ops: 1, distance: Math.abs(day - planned) * SECONDS_PER_DAY, values: { [name]: day } }));
    return cheapestFirst([NOTHING, ...options]);
  };
}

function responsibleOptions(given) {
  if (given.responsible === undefined) return () => [NOTHING];
  const remove = { ops: 1, distance: SECONDS_PER_DAY, values: { responsible: undefined }, removed: ["responsible"] };
  return () => [NOTHING, remove];
}

function guardOptions(given) {
  const guards = given.guards ?? [];
  const options = range(0, 2 ** guards.length - 1).map((mask) => {
    const removed = guards.map((_, number) => number).filter((number) => mask & (1 << number));
    const kept = guards.filter((_, number) => !removed.includes(number));
    const values = removed.length === 0 ? {} : { guards: kept };
    return { ops: removed.length, distance: removed.length * SECONDS_PER_DAY, values, removed };
  });
  cheapestFirst(options);
  return () => options;
}

/** Moves of start and end, cheapest first: each alone, both alike, and each by itself. */
function timeOptions(given, today, measure) {
  const { start, end } = given;
  const options = new Map([["", NOTHING]]);
  const add = (newStart, newEnd) => {
    const values = {};
    if (newStart !== undefined && newStart !== start) values.start = newStart;
    if (newEnd !== undefined && newEnd !== end) values.end = newEnd;
    const moved = { start, end, ...values };
    if (moved.start !== undefined && moved.end !== undefined && moved.end <= moved.start) return;
    if (!Object.values(values).every(existsOnTheClock)) return;
    const ops = Object.keys(values).length;
    if (ops === 0) return;
    const distance = distanceOfTimes((values.start ?? start) - start || 0, (values.end ?? end) - end || 0, measure);
    options.set(`${values.start} ${values.end}`, { ops, distance, values });
  };
  if (start === undefined && end === undefined) return [...options.values()];

  const days = daysToTry(given, today);
  const minutesNear = (time) => range(-3, 3).map((minutes) => time + minutes * 60);
  if (start !== undefined) {
    const clock = [
      at(0, 0),
      at(0, 0, 1),
      at(0, 0, 59),
      at(0, 5, 59),
      at(0, 6),
      at(0, 21, 59),
      at(0, 23, 59),
      secondOfDay(start),
    ];
    const starts = unique([
      ...days.flatMap((day) => clock.map((time) => day * SECONDS_PER_DAY + time)),
      ...minutesNear(start),
      ...(end === undefined ? [] : [end - 60, end - (end % 60) - 60]),
    ]);
    for (const s of starts) {
      add(s, undefined);
      if (end === undefined) continue;
      add(s, end + (s - start));
      for (const e of [closingTime(7, s), closingTime(8, s), s + 60]) add(s, e);
    }
    if (end !== undefined) {
      for (const day of days) {
        for (const limit of [at(day, 22), at(day + 1, 1)]) add(start + (limit - end), limit);
      }
    }
  }
  if (end !== undefined) {
    const clock = [at(0, 0), at(0, 0, 1), at(0, 1), at(0, 5, 59), at(0, 6), at(0, 6, 1), at(0, 22), at(0, 23, 59)];
    const ends = days.flatMap((day) => clock.map((time) => day * SECONDS_PER_DAY + time));
    ends.push(...minutesNear(end));
    if (start !== undefined) {
      ends.push(start + 60, ...minutesNear(closingTime(7, start)), ...minutesNear(closingTime(8, start)));
    }
    for (const e of unique(ends)) add(undefined, e);
  }
  return cheapestFirst([...options.values()]);
}

/** Every day within 40 days, and every day on which something else begins or ends to hold. */
function daysToTry(given, today) {
  const day = dayOf(given.start ?? given.end);
  const { year } = civil(day);
  const special = [today, today + 5, today + 14];
  if (given.appliedOn !== undefined) special.push(given.appliedOn + 14);
  if (given.guardListSentOn !== undefined) special.push(given.guardListSentOn + 5);
  if (given.responsible?.born !== undefined) special.push(birthday(given.responsible.born, 25));
  for (const guard of given.guards ?? []) if (guard.born !== undefined) special.push(birthday(guard.born, 20));
  for (const y of [year - 1, year, year + 1]) {
    special.push(dayFrom(y, 1, 1), dayFrom(y, 8, 1), dayFrom(y, 12, 31));
  }
  return unique([...range(day - 40, day + 40), ...special.flatMap((d) => [d - 1, d, d + 1])]);
}
