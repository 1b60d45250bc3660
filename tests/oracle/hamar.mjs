// A reference checker for the event guidelines of Hamar: the same answers as the module, reached the slow and plain way.
//
// The module reasons about what is unknown. This checker does not reason: it fills in the absent fields in every way that could
// matter, judges each complete application by a yes/no reading of the guideline, and looks at the answers. One answer everywhere is
// the state; several answers are `missing`, and a field is named when changing it alone changes the answer.
//
// It shares no code with the module and knows the guideline only from its text (quoted beside each rule).
import {
  SECONDS_PER_DAY,
  ageOn,
  at,
  birthday,
  civil,
  dateText,
  dayFrom,
  dayOf,
  daysInMonth,
  existsOnTheClock,
  lastWorkingDayUpTo,
  parseDate,
  parseTime,
} from "./calendar.mjs";
import { problems } from "./problems.mjs";

export { problems };

const MET = "met";
const BROKEN = "broken";
const IRRELEVANT = "irrelevant";
const JUDGEMENT = "judgement";
const MISSING = "missing";

export const SEVERITY = {
  "hamar/scope": "info",
  "hamar/1": "must",
  "hamar/2/place": "should",
  "hamar/2/approval": "should",
  "hamar/3": "must",
  "hamar/4": "must",
  "hamar/5/age": "must",
  "hamar/5/number": "must",
  "hamar/5/list": "must",
  "hamar/7": "advice",
  "hamar/8": "advice",
  "hamar/9": "advice",
};
export const RULES = Object.keys(SEVERITY);

const LAST_AGE = 25;
const LAST_GRADE = 13;

// ---------------------------------------------------------------- the guideline, for applications with nothing absent

const whether = (holds) => (holds ? MET : BROKEN);

/** "konserter, diskotek eller dans, som er tilgjengelig for offentligheten … også lukkede arrangementer med deltagere fra en eller
 *  flere skoler, når det er for flere enn 100 deltagere" */
function covered(c) {
  if (c.access === "public") return ["concert", "disco", "dance"].includes(c.kind);
  return c.schools >= 1 && c.participants > 100;
}

/** 1: "senest innen 14 dager før tilstelningen" */
const applied = (c) => whether(c.appliedOn <= dayOf(c.start) - 14);

/** 2: "bør tilstrebes at arrangementet legges i nærheten til den skolekrets ungdommen tilhører" */
const place = (c) => whether(c.nearSchoolDistrict);

/** 2: "Skolearrangementer bør godkjennes hos skoleledelse og foreldreråd/driftsstyre" */
const approval = (c) => (c.schoolEvent ? whether(c.approvedBySchool && c.approvedByParents) : IRRELEVANT);

/** 3: "Arrangementene skal være rusfrie" */
const drugFree = (c) => whether(c.drugFree);

function isOver(years, person, day, reading) {
  const needed = reading === "strictly-older" ? years + 1 : years;
  const age = person.born !== undefined ? ageOn(person.born, day) : person.age;
  return age >= needed;
}

/** 4: "en voksen over 25 år som er med som ansvarlig" */
const responsible = (c, reading) => whether(isOver(25, c.responsible, dayOf(c.start), reading));

/** 5: "vakter over 20 år" */
const guards = (c, reading) => whether(c.guards.every((guard) => isOver(20, guard, dayOf(c.start), reading)));

/** 5: "Navneliste på vakter skal sendes politiet senest 5 dager før arrangementet" */
const guardList = (c) => whether(c.guardListSentOn <= dayOf(c.start) - 5);

/** Pupils of grade g turn g + 5 in the calendar year in which their school year began, in August. */
function pupilAges(grade, day) {
  const key = day * 100 + grade;
  if (!pupilAgesKnown.has(key)) {
    const { year, month } = civil(day);
    const bornIn = (month >= 8 ? year : year - 1) - (grade + 5);
    pupilAgesKnown.set(key, {
      lowest: ageOn(dayFrom(bornIn, 12, 31), day),
      highest: ageOn(dayFrom(bornIn, 1, 1), day),
    });
  }
  return pupilAgesKnown.get(key);
}
// Asked for the same few days hundreds of thousands of times.
const pupilAgesKnown = new Map();

function invitedAges(c) {
  const day = c.start === undefined ? undefined : dayOf(c.start);
  const from = c.ageMin ?? pupilAges(c.gradeMin, day).lowest;
  const to = c.ageMax ?? pupilAges(c.gradeMax, day).highest;
  return { from, to };
}

/** Which clause an age is judged by. 15 is named by both: the later hour counts, the other reading takes the earlier one. */
function clauseFor(age, reading) {
  if (age === 15) return reading === "strictest" ? 7 : 8;
  if (age >= 13 && age < 15) return 7;
  if (age > 15 && age <= 18) return 8;
  return undefined;
}

/** 7: "i alderen 13 til 15 år avsluttes senest kl 22.00"; 8: "i alderen 15 til 18 år avsluttes senest kl 01.00" */
function closing(clause) {
  return (c, reading) => {
    const { from, to } = invitedAges(c);
    let applies = false;
    for (let age = Math.max(from, 0); age <= Math.min(to, LAST_AGE); age += 1) {
      if (clauseFor(age, reading) === clause) applies = true;
    }
    return applies ? whether(c.end <= closingTime(clause, c.start)) : IRRELEVANT;
  };
}

/** The evening belongs to the date six hours before the start; 01.00 is in the night after it. */
export function closingTime(clause, start) {
  const evening = dayOf(start - 6 * 3600);
  return clause === 7 ? at(evening, 22) : at(evening + 1, 1);
}

/** 9: "tilrår ikke at det arrangeres offentlige arrangementer som beskrevet over for ungdom under ungdomsskolealder" */
function lowestAge(c) {
  if (c.access === "closed") return IRRELEVANT;
  if (c.gradeMin !== undefined || c.gradeMax !== undefined) return whether(c.gradeMin >= 8);
  return whether(c.ageMin >= 13);
}

// ---------------------------------------------------------------- filling in what is absent

/** An axis is one absent field: its pointer, the values it is tried with, and how a value is put into the application. */
const field = (name, values) => ({ pointer: `/${name}`, values, put: (c, value) => (c[name] = value) });
const unique = (values) => [...new Set(values)];

/** Every combination of the axes' values that is a valid application, judged. */
function everyCompletion(given, axes, judge) {
  const completion = { ...given };
  if (given.guards) completion.guards = [...given.guards];
  let size = 1;
  const strides = axes.map((axis) => {
    const stride = size;
    size *= axis.values.length;
    return stride;
  });
  const table = new Array(size);
  const states = new Set();
  const walk = (axisNumber, index) => {
    if (axisNumber < 0) {
      if (!isPossible(completion)) return;
      table[index] = judge(completion);
      states.add(table[index]);
      return;
    }
    const axis = axes[axisNumber];
    axis.values.forEach((value, number) => {
      axis.put(completion, value);
      walk(axisNumber - 1, index + number * strides[axisNumber]);
    });
  };
  walk(axes.length - 1, 0);
  if (states.size === 0) throw new Error("no valid completion was tried");

  const named = new Set();
  axes.forEach((axis, axisNumber) => {
    const stride = strides[axisNumber];
    const count = axis.values.length;
    for (let first = 0; first < size && !named.has(axis.pointer); first += 1) {
      if (Math.floor(first / stride) % count !== 0) continue;
      let seen;
      for (let number = 0; number < count; number += 1) {
        const state = table[first + number * stride];
        if (state === undefined) continue;
        if (seen !== undefined && seen !== state) named.add(axis.pointer);
        seen = state;
      }
    }
  });
  return { states, named };
}

/** The bounds that an input must keep (the values themselves are chosen valid). */
function isPossible(c) {
  if (c.start !== undefined && c.end !== undefined && c.end <= c.start) return false;
  if (c.ageMin !== undefined && c.ageMax !== undefined && c.ageMin > c.ageMax) return false;
  if (c.gradeMin !== undefined && c.gradeMax !== undefined && c.gradeMin > c.gradeMax) return false;
  return true;
}

/** `branches`: alternative sets of axes, for the one case where either ages or grades can be filled in. */
function judgeAll(given, branches, judge) {
  const states = new Set();
  const named = new Set();
  for (const axes of branches) {
    const result = everyCompletion(given, axes, judge);
    result.states.forEach((state) => states.add(state));
    result.named.forEach((pointer) => named.add(pointer));
  }
  return { states, named };
}

function absent(given, names, values) {
  return names.filter((name) => given[name] === undefined).map((name) => field(name, values[name] ?? [true, false]));
}

const scopeAxes = (given) =>
  absent(given, ["kind", "access", "schools", "participants"], {
    kind: ["concert", "disco", "dance", "lan", "other"],
    access: ["public", "closed"],
    schools: [0, 1, 2],
    participants: [0, 1, 99, 100, 101, 102, 5000],
  });

const LONG_AGO = dayFrom(1950, 6, 15);
const FAR_AHEAD = dayFrom(2150, 6, 15);

/** Start times to try when no start is given: both ends of time, the days that matter, and the last moments before the end. */
function candidateStarts(given, days) {
  const starts = [LONG_AGO, FAR_AHEAD, ...days].flatMap((day) => [at(day, 0), at(day, 19)]);
  if (given.end !== undefined) {
    let last = given.end - 1;
    while (!existsOnTheClock(last)) last -= 1;
    starts.push(last, at(dayOf(last), 0), at(dayOf(last) - 1, 23, 59, 59));
  }
  return unique(starts).filter((start) => existsOnTheClock(start) && (given.end === undefined || start < given.end));
}

const around = (day) => [day - 1, day, day + 1];

function startAxis(given, days) {
  return given.start === undefined ? [field("start", candidateStarts(given, days))] : [];
}

const startsToTry = (given, axes) =>
  axes.find((axis) => axis.pointer === "/start")?.values ?? (given.start === undefined ? [] : [given.start]);

/** A thing to be sent so many days before; nothing is sent before `asOf` unless the application says so. */
function sendingAxes(given, asOf, name, notice) {
  const sent = given[name];
  const starts = startAxis(given, [...around(asOf + notice), ...(sent === undefined ? [] : around(sent + notice))]);
  if (sent !== undefined) return starts;
  const deadlines = startsToTry(given, starts).map((start) => dayOf(start) - notice);
  const days = unique([asOf, asOf + 1, ...deadlines.flatMap(around), FAR_AHEAD + 1000]).filter((day) => day >= asOf);
  return [...starts, field(name, days)];
}

/** Persons to try: every age, and births around each day that decides on one of the starts. */
function candidatePersons(starts, asOf, years) {
  const births = starts.flatMap((start) => {
    const { year, month, day } = civil(dayOf(start));
    const then = dayFrom(year - years, month, Math.min(day, daysInMonth(year - years, month)));
    return around(then);
  });
  births.push(dayFrom(1900, 1, 1), asOf - 1, asOf);
  const ages = Array.from({ length: 41 }, (_, age) => ({ age }));
  return [...ages, ...unique(births.filter((born) => born <= asOf)).map((born) => ({ born }))];
}

const isUnknown = (person) => person.born === undefined && person.age === undefined;

function personAxes(given, asOf, name, years) {
  const persons = [given[name] ?? []].flat();
  const known = persons.filter((person) => person.born !== undefined);
  const axes = startAxis(
    given,
    known.flatMap((person) => around(birthday(person.born, years))),
  );
  const starts = startsToTry(given, axes);
  // Persons who are old enough on exactly the same of the starts are one person to the rule: try each kind once.
  const kinds = new Map();
  for (const person of candidatePersons(starts, asOf, years)) {
    const key = starts.map((start) => (isOver(years, person, dayOf(start), "completed") ? "y" : "n")).join("");
    if (!kinds.has(key)) kinds.set(key, person);
  }
  const tried = [...kinds.values()];
  if (name === "responsible") {
    if (given.responsible === undefined) return [...axes, field("responsible", tried)];
    if (isUnknown(given.responsible))
      return [...axes, { ...field("responsible", tried), pointer: "/responsible/born" }];
    return axes;
  }
  if (given.guards === undefined) {
    const lists = [...tried.map((person) => [person]), ...tried.map((person) => [tried[0], person])];
    return [...axes, field("guards", lists)];
  }
  const unknown = given.guards.flatMap((guard, number) =>
    isUnknown(guard)
      ? [{ pointer: `/guards/${number}/born`, values: tried, put: (c, value) => (c.guards[number] = value) }]
      : [],
  );
  return [...axes, ...unknown];
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, number) => from + number);

/** What can be filled in about who is invited: see "no field is inferred" and "grades are not open once an age bound is given". */
function invitedBranches(given, dense) {
  const ages = ["ageMin", "ageMax"].filter((name) => given[name] !== undefined);
  const grades = ["gradeMin", "gradeMax"].filter((name) => given[name] !== undefined);
  const few = ages.length + grades.length === 0 && !dense;
  const age = few ? [0, 12, 13, 14, 15, 16, 18, 19, 20] : range(0, LAST_AGE);
  const grade = few ? [1, 6, 7, 8, 9, 10, 11, 12, 13] : range(1, LAST_GRADE);
  // A given bound beyond the usual ages (an event for 40 to 60) must leave room for the other one.
  const widest = [...age, ...ages.flatMap((name) => [given[name], given[name] + 1])];
  const values = { ageMin: unique(widest), ageMax: unique(widest), gradeMin: grade, gradeMax: grade };
  const open = (names) => absent(given, names, values);
  if (ages.length === 0 && grades.length === 0) return [open(["ageMin", "ageMax"]), open(["gradeMin", "gradeMax"])];
  if (grades.length === 0) return [open(["ageMin", "ageMax"])];
  if (ages.length === 0) return [open(["gradeMin", "gradeMax"])];
  const undetermined = [
    ["ageMin", "gradeMin"],
    ["ageMax", "gradeMax"],
  ].filter((pair) => pair.every((name) => given[name] === undefined));
  return [open(unique([...undetermined.map(([name]) => name), "gradeMin"]))];
}

/** Starts and ends to try for the closing times. */
function hoursAxes(given, dense) {
  const axes = [];
  if (given.start === undefined) {
    const starts = [];
    if (given.end !== undefined) {
      const end = given.end;
      const day = dayOf(end);
      const nearby = [end - 1, end - 60, end - 3600];
      for (const d of [day, day - 1]) nearby.push(at(d, 0), at(d, 5, 59, 59), at(d, 6), at(d, 12), at(d, 23, 59, 59));
      starts.push(...nearby, ...(existsOnTheClock(end - 1) ? [] : [end - 3601]));
      const { year } = civil(day);
      for (const y of [year, year - 1]) {
        for (const [month, date] of [
          [1, 1],
          [3, 10],
          [7, 31],
          [8, 1],
          [12, 30],
          [12, 31],
        ]) {
          starts.push(at(dayFrom(y, month, date), 19));
        }
      }
      starts.push(at(LONG_AGO, 19));
    } else {
      // Pupils' ages change on 1 January, 1 August and 31 December.
      starts.push(at(LONG_AGO, 19));
      for (const [year, month, date, hour] of [
        [2030, 3, 12, 19],
        [2030, 10, 12, 19],
        [2030, 12, 31, 19],
        [2031, 1, 1, 0],
      ]) {
        starts.push(at(dayFrom(year, month, date), hour));
      }
      if (dense) {
        starts.push(at(dayFrom(2030, 7, 31), 22), at(dayFrom(2030, 8, 1), 5, 59), at(dayFrom(2030, 8, 1), 6));
        starts.push(at(dayFrom(2030, 12, 30), 18), at(FAR_AHEAD, 2));
      }
    }
    const possible = unique(starts).filter((s) => existsOnTheClock(s) && (given.end === undefined || s < given.end));
    axes.push(field("start", possible));
  }
  if (given.end === undefined) {
    const starts = startsToTry(given, axes);
    const ends = starts.flatMap((start) => {
      const limits = [closingTime(7, start), closingTime(8, start)];
      return [start + 1, start + 3601, ...limits.flatMap((limit) => [limit, limit + 1]), start + 10 * SECONDS_PER_DAY];
    });
    const both = given.start === undefined;
    const kept = both && !dense ? ends.filter((_, number) => number % 7 !== 1) : ends;
    axes.push(field("end", unique(kept).filter(existsOnTheClock)));
  }
  return axes;
}

const crossed = (branches, axes) => branches.map((branch) => [...branch, ...axes]);

const INVITED = ["ageMin", "ageMax", "gradeMin", "gradeMax"];
const HOURS = ["start", "end", ...INVITED];
/** For each rule: what it reads, which absent fields to fill in with what, and how a complete application is judged. */
const STATEMENTS = {
  "hamar/1": {
    reads: ["start", "end", "appliedOn"],
    branches: (g, { asOf }) => [sendingAxes(g, asOf, "appliedOn", 14)],
    judge: applied,
  },
  "hamar/2/place": {
    reads: ["nearSchoolDistrict"],
    branches: (g) => [absent(g, ["nearSchoolDistrict"], {})],
    judge: place,
  },
  "hamar/2/approval": {
    reads: ["schoolEvent", "approvedBySchool", "approvedByParents"],
    branches: (g) => [absent(g, ["schoolEvent", "approvedBySchool", "approvedByParents"], {})],
    judge: approval,
  },
  "hamar/3": { reads: ["drugFree"], branches: (g) => [absent(g, ["drugFree"], {})], judge: drugFree },
  "hamar/4": {
    reads: ["start", "end", "responsible"],
    readings: ["completed", "strictly-older"],
    branches: (g, { asOf, reading }) => [personAxes(g, asOf, "responsible", reading === "strictly-older" ? 26 : 25)],
    judge: responsible,
  },
  "hamar/5/age": {
    reads: ["start", "end", "guards"],
    readings: ["completed", "strictly-older"],
    branches: (g, { asOf, reading }) => [personAxes(g, asOf, "guards", reading === "strictly-older" ? 21 : 20)],
    judge: guards,
  },
  "hamar/5/number": { reads: [], branches: () => [[]], judge: () => JUDGEMENT },
  "hamar/5/list": {
    reads: ["start", "end", "guardListSentOn"],
    branches: (g, { asOf }) => [sendingAxes(g, asOf, "guardListSentOn", 5)],
    judge: guardList,
  },
  "hamar/7": {
    reads: HOURS,
    readings: ["permissive", "strictest"],
    branches: (g, { dense }) => crossed(invitedBranches(g, dense), hoursAxes(g, dense)),
    judge: closing(7),
  },
  "hamar/8": {
    reads: HOURS,
    readings: ["permissive", "strictest"],
    branches: (g, { dense }) => crossed(invitedBranches(g, dense), hoursAxes(g, dense)),
    judge: closing(8),
  },
  "hamar/9": {
    reads: ["kind", "access", "schools", "participants", ...INVITED],
    // Whether the event is public decides both about scope and about this clause, so both are filled in together.
    branches: (g) => crossed(invitedBranches(g, false), scopeAxes(g)),
    judge: (c) => (covered(c) ? lowestAge(c) : IRRELEVANT),
  },
};

// ---------------------------------------------------------------- reading an application

const isGiven = (value) => value !== undefined && value !== null;

/** The application with dates and times as numbers and without what is absent (null, an empty list of guards). */
export function read(application) {
  const given = {};
  for (const [name, value] of Object.entries(application)) {
    if (!isGiven(value)) continue;
    if (name === "start" || name === "end") given[name] = parseTime(value);
    else if (name === "appliedOn" || name === "guardListSentOn") given[name] = parseDate(value);
    else if (name === "responsible") given[name] = readPerson(value);
    else if (name === "guards") {
      if (value.length > 0) given[name] = value.map(readPerson);
    } else given[name] = value;
  }
  return given;
}

function readPerson(person) {
  const known = {};
  if (isGiven(person?.born)) known.born = parseDate(person.born);
  else if (isGiven(person?.age)) known.age = person.age;
  return known;
}

// ---------------------------------------------------------------- answers

const stateOf = (states) => (states.size === 1 ? [...states][0] : MISSING);

function scopeOf(given) {
  const { states, named } = judgeAll(given, [scopeAxes(given)], (c) => whether(covered(c)));
  const state = states.size > 1 ? MISSING : states.has(MET) ? MET : IRRELEVANT;
  return { state, named };
}

/** All completions of what one rule reads. Remembered, since many applications differ only in what other rules read. */
function completionsOf(rule, given, asOf, dense, reading) {
  const { reads, branches, judge, readings } = STATEMENTS[rule];
  const chosen = reading ?? readings?.[0];
  const read = Object.fromEntries(reads.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
  const key = JSON.stringify([rule, read, asOf, dense, chosen]);
  if (!remembered.has(key)) {
    if (remembered.size > 200000) remembered.clear();
    const axes = branches(read, { asOf, dense, reading: chosen });
    remembered.set(
      key,
      judgeAll(read, axes, (c) => judge(c, chosen)),
    );
  }
  return remembered.get(key);
}
const remembered = new Map();

/** One rule's state and the fields it waits for. `given` comes from `read`, `asOf` is a day number. */
function ruleAnswer(rule, given, scope, asOf, dense, reading) {
  if (rule === "hamar/scope") return { state: scope.state, missing: sorted(scope.named) };
  if (scope.state === IRRELEVANT) return { state: IRRELEVANT, missing: [] };
  const { states, named } = completionsOf(rule, given, asOf, dense, reading);
  if (scope.state === MISSING) {
    // Out of scope it is irrelevant; so it waits for the scope unless it is irrelevant anyhow.
    if (states.size === 1 && states.has(IRRELEVANT)) return { state: IRRELEVANT, missing: [] };
    return { state: MISSING, missing: sorted(new Set([...scope.named, ...named])) };
  }
  const state = stateOf(states);
  return { state, missing: state === MISSING ? sorted(named) : [] };
}

const sorted = (pointers) => [...pointers].sort();

/** A rule's state alone, for callers who ask often. */
export function stateUnder(rule, given, asOf, scope = scopeOf(given)) {
  return ruleAnswer(rule, given, scope, asOf, false).state;
}

/** `asOf` and the application are as in the public API; `dense` tries many more values where several fields are absent. */
export function oracle(application, { asOf, dense = false }) {
  const found = problems(application, asOf);
  if (found.length > 0) return { problems: found };
  const today = parseDate(asOf);
  const given = read(application);
  const scope = scopeOf(given);
  const states = {};
  const missing = {};
  const readings = {};
  for (const rule of RULES) {
    const answer = ruleAnswer(rule, given, scope, today, dense);
    states[rule] = answer.state;
    missing[rule] = answer.missing;
    const other = STATEMENTS[rule]?.readings?.[1];
    if (other) {
      const otherState = ruleAnswer(rule, given, scope, today, dense, other).state;
      if (otherState !== answer.state) readings[rule] = otherState;
    }
  }
  return { outcome: outcomeOf(states), states, missing, readings, ...dates(given, states, today) };
}

function outcomeOf(states) {
  if (states["hamar/scope"] === IRRELEVANT) return "outOfScope";
  const musts = RULES.filter((rule) => SEVERITY[rule] === "must").map((rule) => states[rule]);
  if (musts.includes(BROKEN)) return "broken";
  if (states["hamar/scope"] === MISSING || musts.includes(MISSING)) return "incomplete";
  return "ready";
}

function dates(given, states, today) {
  if (states["hamar/scope"] === IRRELEVANT) return { deadlines: [], earliestDate: undefined };
  const deadline = (rule, notice, sent) => {
    const date = dayOf(given.start) - notice;
    return {
      rule,
      date: dateText(date),
      safeDate: dateText(lastWorkingDayUpTo(date)),
      daysLeft: date - today,
      done: sent !== undefined && sent <= today,
    };
  };
  const deadlines =
    given.start === undefined
      ? []
      : [deadline("hamar/1", 14, given.appliedOn), deadline("hamar/5/list", 5, given.guardListSentOn)];
  return { deadlines, earliestDate: dateText(today + 14) };
}
