// Everything that is wrong with an input, by the last paragraph of the semantics: a list of { path, code }.
// `paths` holds every pointer that may name the problem, where the documents leave open which of two fields is at fault.
import { daysInMonth, existsOnTheClock, parseDate, parseTime } from "./calendar.mjs";

const KINDS = ["concert", "disco", "dance", "lan", "other"];
const BOOLEANS = ["drugFree", "nearSchoolDistrict", "schoolEvent", "approvedBySchool", "approvedByParents"];
const APPLICATION_KEYS = [
  "title kind access schools participants ageMin ageMax gradeMin gradeMax start end appliedOn guardListSentOn",
  "responsible guards drugFree nearSchoolDistrict schoolEvent approvedBySchool approvedByParents answers",
].flatMap((line) => line.split(" "));
const PERSON_KEYS = ["name", "born", "age"];

const isGiven = (value) => value !== undefined && value !== null;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const escaped = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

export function problems(application, asOf) {
  const found = [];
  const report = (code, ...paths) => found.push({ path: paths[0], paths, code });
  const today = parseDate(asOf);
  if (today === undefined) report("date", "/asOf");
  if (!isObject(application)) {
    report("type", "");
    return found;
  }
  identityNumbers(application, "", report);
  unknownKeys(application, APPLICATION_KEYS, "", report);

  const check = (name, isGood, code = "type") => {
    if (isGiven(application[name]) && !isGood(application[name])) report(code, `/${name}`);
  };
  const isCount = (value) => Number.isInteger(value) && value >= 0;
  check("title", (value) => typeof value === "string");
  check("kind", (value) => KINDS.includes(value));
  check("access", (value) => ["public", "closed"].includes(value));
  for (const name of ["schools", "participants", "ageMin", "ageMax"]) check(name, isCount);
  for (const name of ["gradeMin", "gradeMax"]) check(name, (v) => Number.isInteger(v) && v >= 1 && v <= 13);
  for (const name of BOOLEANS) check(name, (value) => typeof value === "boolean");
  for (const name of ["appliedOn", "guardListSentOn"]) check(name, (v) => parseDate(v) !== undefined, "date");
  for (const name of ["start", "end"]) check(name, isTime, "time");
  order("ageMin", "ageMax", (low, high) => isCount(low) && isCount(high) && low > high);
  order("gradeMin", "gradeMax", (low, high) => isCount(low) && isCount(high) && low > high);
  order("start", "end", (start, end) => isTime(start) && isTime(end) && parseTime(end) <= parseTime(start));

  if (isGiven(application.responsible)) person(application.responsible, "/responsible");
  if (isGiven(application.guards)) {
    if (!Array.isArray(application.guards)) report("type", "/guards");
    else {
      application.guards.forEach((guard, number) => {
        if (isGiven(guard)) person(guard, `/guards/${number}`);
      });
    }
  }
  if (isGiven(application.answers)) {
    if (!isObject(application.answers)) report("type", "/answers");
    else {
      for (const [id, value] of Object.entries(application.answers)) {
        if (isGiven(value) && typeof value !== "boolean") report("type", `/answers/${escaped(id)}`);
      }
    }
  }
  return found;

  function order(low, high, isWrong) {
    if (isWrong(application[low], application[high])) report("order", `/${high}`, `/${low}`);
  }

  function person(value, path) {
    if (!isObject(value)) {
      report("type", path);
      return;
    }
    unknownKeys(value, PERSON_KEYS, path, report);
    if (isGiven(value.name) && typeof value.name !== "string") report("type", `${path}/name`);
    if (isGiven(value.age) && !isCount(value.age)) report("type", `${path}/age`);
    if (isGiven(value.born)) {
      const born = parseDate(value.born);
      if (born === undefined) report("date", `${path}/born`);
      else if (today !== undefined && born > today) report("bornAfterAsOf", `${path}/born`);
    }
  }
}

const isTime = (value) => parseTime(value) !== undefined && existsOnTheClock(parseTime(value));

function unknownKeys(object, known, path, report) {
  for (const key of Object.keys(object)) {
    // A key that is itself a refused number is reported as one, at its parent.
    if (!known.includes(key) && !holdsIdentityNumber(key)) report("unknownKey", `${path}/${escaped(key)}`);
  }
}

function identityNumbers(value, path, report) {
  if (typeof value === "string") {
    if (holdsIdentityNumber(value)) report("identityNumber", path);
  } else if (Array.isArray(value)) {
    value.forEach((element, number) => identityNumbers(element, `${path}/${number}`, report));
  } else if (isObject(value)) {
    for (const [key, element] of Object.entries(value)) {
      const refused = holdsIdentityNumber(key);
      if (refused) report("identityNumber", path);
      identityNumbers(element, refused ? path : `${path}/${escaped(key)}`, report);
    }
  }
}

/** Eleven digits, perhaps with spaces or dots between them, that are no part of a longer number. */
export function holdsIdentityNumber(text) {
  const groups = text.match(/\d(?:[ .\u00a0]*\d)*/g) ?? [];
  return groups.some((group) => isIdentityNumber(group.replace(/\D/g, "")));
}

/** A fødselsnummer, D-number (day + 40) or synthetic number (month + 40 or + 80), by the check digits of today or those of 2032. */
export function isIdentityNumber(digits) {
  if (!/^\d{11}$/.test(digits)) return false;
  const d = [...digits].map(Number);
  let day = d[0] * 10 + d[1];
  let month = d[2] * 10 + d[3];
  if (day > 40) day -= 40;
  if (month > 80) month -= 80;
  else if (month > 40) month -= 40;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(2000, month)) return false;
  const remainder = (weights) => weights.reduce((sum, weight, number) => sum + weight * d[number], 0) % 11;
  // Both check digits count with weight 1: the sum is then divisible by 11. From 2032 the first may leave 0, 1, 2 or 3.
  return remainder([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) <= 3 && remainder([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0;
}
