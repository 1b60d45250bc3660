// What the competitors cannot work out by themselves: dates, ages and clocks as plain numbers. Written for speed, for complete
// applications that are known to be valid; `civil` days as in "days from civil" (proleptic Gregorian, day 0 is 1970-01-01).

const digit = (text, at) => text.charCodeAt(at) - 48;
const two = (text, at) => digit(text, at) * 10 + digit(text, at + 1);
const yearOf = (text) => two(text, 0) * 100 + two(text, 2);

function dayFrom(year, month, day) {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

const dayOf = (text) => dayFrom(yearOf(text), two(text, 5), two(text, 8));
const secondOf = (text) => two(text, 11) * 3600 + two(text, 14) * 60 + (text.length > 16 ? two(text, 17) : 0);

const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Completed years on a date; somebody born on 29 February turns a year older on the 28th in a common year. */
function yearsOn(born, year, month, day) {
  const bornMonth = two(born, 5);
  let bornDay = two(born, 8);
  if (bornMonth === 2 && bornDay === 29 && !isLeap(year)) bornDay = 28;
  const turned = month > bornMonth || (month === bornMonth && day >= bornDay);
  return year - yearOf(born) - (turned ? 0 : 1);
}

const EVENING_STARTS = 6 * 3600;
const DAY = 86400;

/**
 * The numbers that the guideline's rules compare. `ageFrom` and `ageTo` are the ages invited (of the grades, where no ages are given),
 * `closing` the seconds from the evening's midnight to the end.
 */
export function derive(application) {
  const { start, end, responsible, guards } = application;
  const year = yearOf(start);
  const month = two(start, 5);
  const day = two(start, 8);
  const startDay = dayFrom(year, month, day);
  const years = (person) => (person.born === undefined ? person.age : yearsOn(person.born, year, month, day));
  const evening = secondOf(start) < EVENING_STARTS ? startDay - 1 : startDay;
  const byGrade = application.gradeMin !== undefined;
  // Pupils of grade g turn g + 5 in the calendar year in which their school year began: the youngest are born on its last day, the oldest
  // on its first.
  const schoolYear = month >= 8 ? year : year - 1;
  const lastDay = month === 12 && day === 31 ? 0 : 1;
  const guardYears = new Array(guards.length);
  for (let i = 0; i < guards.length; i += 1) guardYears[i] = years(guards[i]);
  return {
    kind: application.kind,
    access: application.access,
    schools: application.schools,
    participants: application.participants,
    daysApplied: startDay - dayOf(application.appliedOn),
    daysListSent: startDay - dayOf(application.guardListSentOn),
    responsibleYears: years(responsible),
    guardYears,
    drugFree: application.drugFree,
    nearSchoolDistrict: application.nearSchoolDistrict,
    schoolEvent: application.schoolEvent,
    approvedBySchool: application.approvedBySchool,
    approvedByParents: application.approvedByParents,
    ageFrom: application.ageMin ?? application.gradeMin + 5 + (year - schoolYear) - lastDay,
    ageTo: application.ageMax ?? application.gradeMax + 5 + (year - schoolYear),
    byGrade,
    gradeFrom: byGrade ? application.gradeMin : 0,
    closing: (dayOf(end) - evening) * DAY + secondOf(end),
  };
}

export const CLOSES_7 = 22 * 3600;
export const CLOSES_8 = 25 * 3600;

/** The rules that are compared, in the guideline's order, and the severities that the outcome rests on. */
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
const MUSTS = RULES.flatMap((rule, index) => (SEVERITY[rule] === "must" ? [index] : []));

/** From states in the order of `RULES`; a complete application leaves none missing. */
export function outcomeOf(states) {
  if (states[0] === "irrelevant") return "outOfScope";
  for (const index of MUSTS) if (states[index] === "broken") return "broken";
  return "ready";
}
