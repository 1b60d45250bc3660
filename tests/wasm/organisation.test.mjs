// Profiles, the requests that are drawn up from them, and school calendars, through the public API and in both engines.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { SltInputError, describe as say, loadSlt } from "../../dist/slt.js";
import { problemsOf, root } from "./support.mjs";

const slt = await loadSlt({ engine: "wasm" });
const twin = await loadSlt({ engine: "js" });
const read = (name) => JSON.parse(readFileSync(`${root}tests/vectors/organisation/${name}.json`, "utf8"));
const requests = read("requests");
const calendars = read("school-calendars");

/** What is told by pointer is put there; null takes it away. */
function changed(value, change) {
  const whole = structuredClone(value);
  for (const [pointer, put] of Object.entries(change)) {
    const tokens = pointer.split("/").slice(1);
    const last = tokens.pop();
    const parent = tokens.reduce((each, token) => each[token], whole);
    if (put !== null) parent[last] = put;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return whole;
}
const at = (value, pointer) =>
  pointer
    .split("/")
    .slice(1)
    .reduce((each, token) => each?.[token], value) ?? null;
const sorted = (list) => list.map((each) => JSON.stringify(each)).sort();
const places = (problems) => sorted(problems.map(({ path, code }) => ({ path, code })));

for (const engine of [slt, twin]) {
  describe(`vectors in ${engine.engine}`, () => {
    for (const { name, change, period, options, expect } of requests.cases) {
      test(name, () => {
        const draw = () => engine.planRequest(changed(requests.organisation, change), period, options);
        if (expect.problems) return assert.deepEqual(places(problemsOf(draw, SltInputError)), places(expect.problems));
        const request = draw();
        assert.ok(Object.keys(expect).length > 0);
        for (const [pointer, should] of Object.entries(expect)) assert.deepEqual(at(request, pointer), should, pointer);
      });
    }
    for (const { name, change, expect } of calendars.cases) {
      test(name, () => {
        const review = () => engine.reviewSchoolCalendar(changed(calendars.calendar, change));
        if (expect.problems)
          return assert.deepEqual(places(problemsOf(review, SltInputError)), places(expect.problems));
        const remarks = review().map(({ path, code, params }) => ({
          path,
          code,
          params: Object.entries(params).sort(),
        }));
        const should = expect.remarks.map((each) => ({ ...each, params: Object.entries(each.params).sort() }));
        assert.deepEqual(sorted(remarks), sorted(should));
      });
    }
  });
}

describe("profiles", () => {
  test("are named, and each call gives a copy", () => {
    assert.deepEqual(slt.profiles, ["stange", "hamar"]);
    const mine = slt.profile("stange");
    mine.bodies.length = 0;
    assert.ok(slt.profile("stange").bodies.length > 0);
    assert.equal("$schema" in mine, false);
  });
  test("another name is refused, in words", () => {
    for (const name of ["løten", "toString", undefined]) {
      const [problem] = problemsOf(() => slt.profile(name), SltInputError);
      assert.equal(problem.code, "unknownProfile");
      assert.match(say(problem, "nb"), /profil/);
      if (typeof name === "string")
        assert.throws(() => slt.planRequest(name, { from: "2027-01-01", to: "2027-12-31" }), SltInputError);
    }
  });
  test("forms lead by https or to the same site; another address is refused, in words", () => {
    const withForm = (url) => ({ ...slt.profile("stange"), forms: { consent: { title: { nb: "Samtykke" }, url } } });
    for (const url of ["https://example.org/s.pdf", "/skjema/s.pdf", "s.html#2"])
      assert.ok(slt.reviewOrganisation(withForm(url)).length > 0);
    for (const url of ["javascript:alert(1)", "http://example.org", "//example.org", "data:text/html,x"]) {
      const [problem] = problemsOf(() => slt.reviewOrganisation(withForm(url)), SltInputError);
      assert.deepEqual([problem.path, problem.code], ["/forms/consent/url", "url"]);
      assert.ok(say(problem, "nb").length > 0);
    }
  });
  test("what JSON cannot say is refused with its place", () => {
    const period = { from: "2027-01-01", to: "2027-12-31" };
    assert.deepEqual(
      problemsOf(() => slt.planRequest({ ...slt.profile("stange"), bodies: () => 1 }, undefined, 5), SltInputError).map(
        ({ path }) => path,
      ),
      ["/bodies", "/period"],
    );
    assert.equal(problemsOf(() => slt.planRequest("stange", period, 5), SltInputError)[0].path, "/options");
    assert.equal(problemsOf(() => slt.reviewSchoolCalendar(undefined), SltInputError)[0].code, "type");
  });
});

/** Calendar years, school years, terms; the last years that the built-in calendars know, and some that none does. */
const periods = [
  ["2027-01-01", "2027-12-31"],
  ["2026-08-17", "2027-06-18"],
  ["2026-01-01", "2026-12-31"],
  ["2025-08-18", "2026-06-19"],
  ["2026-08-17", "2026-12-18"],
  ["2027-01-04", "2027-06-18"],
  ["2030-01-01", "2030-12-31"],
  ["2028-08-14", "2028-12-20"],
].map(([from, to]) => ({ from, to }));

describe("a period is enough to plan", () => {
  for (const name of slt.profiles) {
    for (const period of periods) {
      test(`${name} from ${period.from} to ${period.to}`, async () => {
        const request = slt.planRequest(name, period);
        assert.deepEqual(request, twin.planRequest(name, period));
        const plan = await slt.plan(request, { maxSteps: 1000 });
        assert.ok(["optimal", "feasible"].includes(plan.status), plan.status);
        assert.deepEqual(slt.reviewPlan(request, plan.meetings).broken, []);
      });
    }
  }
});

describe("requests", () => {
  const all = slt.profiles.flatMap((name) =>
    periods.map((period) => ({ period, organisation: slt.profile(name), request: slt.planRequest(name, period) })),
  );
  const days = ({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  /** Open days, counted anew from the calendar of the module and the request's own breaks. */
  const openDays = ({ period, calendar }, clock) =>
    slt.calendar(period.from, period.to).filter(({ date, holiday }) => {
      const weekday = new Date(`${date}T12:00Z`).getUTCDay();
      const off = clock === "school" && calendar.breaks.some(({ from, to }) => from <= date && date <= to);
      return weekday > 0 && weekday < 6 && !holiday && !off;
    }).length;

  test("have as many meetings as the cadence says, to within one", () => {
    for (const { period, organisation, request } of all) {
      for (const { id, clock, count } of request.bodies) {
        const { cadence } = organisation.bodies.find((each) => each.id === id);
        const summer = request.calendar.breaks
          .filter(({ name, from, to }) => name === "Sommerferie" && from <= period.to && to >= period.from)
          .reduce((sum, { from, to }) => sum + days({ from: max(from, period.from), to: min(to, period.to) }), 0);
        const should = cadence.perYear
          ? (cadence.perYear * days(period)) / 365
          : cadence.everyWeeks
            ? openDays(request, clock) / (5 * cadence.everyWeeks)
            : ((days(period) - (cadence.everyMonths === 1 ? summer : 0)) * 12) / 365 / cadence.everyMonths;
        assert.ok(Math.abs(count - should) <= 1, `${id}: ${count}, ${should}`);
      }
    }
  });
  test("keep every-second-week ten open days apart over the turn of a year with 53 weeks", async () => {
    const organisation = slt.profile("hamar");
    organisation.bodies = organisation.bodies.filter(({ id }) => id === "aldersteam-0-5");
    delete organisation.bodies[0].reportsTo;
    organisation.flows = [];
    organisation.schoolCalendars = [];
    organisation.bodies[0].meets.clock = "office";
    organisation.bodies[0].cadence.anchor = "2026-12-08";
    const request = slt.planRequest(organisation, { from: "2026-11-02", to: "2027-02-26" });
    const { status, meetings, costs } = await slt.plan(request);
    assert.equal(status, "optimal");
    assert.ok(meetings.some(({ start }) => start.startsWith("2026-12-08")));
    assert.deepEqual(
      costs.filter(({ kind }) => kind === "spacing"),
      [],
    );
    const isOpen = ({ date, holiday }) => !holiday && ![0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay());
    const gaps = meetings
      .slice(1)
      .map(
        ({ start }, i) => slt.calendar(meetings[i].start.slice(0, 10), start.slice(0, 10)).filter(isOpen).length - 1,
      );
    assert.ok(gaps.length >= 5);
    assert.deepEqual([...new Set(gaps)], [10]);
  });
  test("name what they name", () => {
    for (const { organisation, request } of all) {
      const ids = (list) => new Set(list.map(({ id }) => id));
      const people = ids(request.people);
      const bodies = ids(request.bodies);
      assert.equal(bodies.size, organisation.bodies.length);
      for (const body of request.bodies) {
        assert.ok(body.slots.length > 0 && body.name && body.count >= 1);
        for (const { weekday, start } of body.slots)
          assert.ok(weekday >= 1 && weekday <= 5 && /^\d\d:\d\d$/.test(start));
        for (const { person } of body.members) assert.ok(people.has(person));
        assert.ok((body.quorum ?? 0) <= body.members.length);
      }
      for (const { from, to } of request.flows) assert.ok(bodies.has(from) && bodies.has(to));
    }
  });
  test("give every second week the same count however the weeks are numbered", () => {
    for (let year = 2024; year <= 2034; year += 1) {
      const request = slt.planRequest("hamar", { from: `${year}-01-01`, to: `${year}-12-31` }, { schoolCalendars: [] });
      const team = request.bodies.find(({ id }) => id.startsWith("aldersteam"));
      assert.equal(team.count, Math.round(openDays(request, "school") / 10), String(year));
    }
  });
  test("draw the same for an organisation as for its name, and leave it alone", () => {
    const organisation = slt.profile("hamar");
    const before = structuredClone(organisation);
    assert.deepEqual(slt.planRequest(organisation, periods[0]), slt.planRequest("hamar", periods[0]));
    assert.deepEqual(organisation, before);
  });
});

describe("words for school calendars", () => {
  const seen = calendars.cases.flatMap(({ change, expect }) =>
    expect.remarks ? slt.reviewSchoolCalendar(changed(calendars.calendar, change)) : [],
  );
  test("every remark, in three languages", () => {
    assert.equal(new Set(seen.map(({ code }) => code)).size, 8);
    const general = ["nb", "nn", "en"].map((language) => say({ code: "unheard", path: "", detail: "" }, language));
    for (const remark of seen) {
      ["nb", "nn", "en"].forEach((language, i) => {
        const text = say(remark, language);
        assert.ok(!general.includes(text), `${remark.code} in ${language}`);
        assert.doesNotMatch(text, /[{}[\]]|undefined|NaN|\d{4}-\d\d/, text);
        assert.match(text, /^\p{Lu}.*\.$/u, text);
        if (i === 1) assert.doesNotMatch(text, /\b(ikke|skole\w*|uke\w*|fra|være)\b/i, text);
      });
    }
  });
  test("Hamar's calendars, as they were published", () => {
    const [first, second] = slt.profile("hamar").schoolCalendars;
    assert.deepEqual(
      slt.reviewSchoolCalendar(second).map((each) => say(each, "nb")),
      [
        "Kalenderen gir 191 skoledager, men det skal være 190. Kanskje er det glemt at fredag 7. mai 2027 er fri.",
        "Skolen er åpen fredag 7. mai 2027, som ligger inneklemt mellom fridager. Sjekk at det stemmer.",
      ],
    );
    assert.deepEqual(
      slt.reviewSchoolCalendar(first).map(({ code, params }) => [code, params]),
      [["squeezed", { date: "2026-05-15" }]],
    );
  });
  test("one day is not told as a range", () => {
    const day = { path: "/off/1", code: "weekend", detail: "x", params: { from: "2026-11-28", to: "2026-11-28" } };
    assert.equal(say(day, "nb"), "Fri lørdag 28. november 2026 er i en helg. Sjekk datoen.");
    assert.equal(
      say({ ...day, params: { ...day.params, to: "2026-11-29" } }, "en"),
      "The time off from Saturday 28 November 2026 to Sunday 29 November 2026 is in a weekend. Check the date.",
    );
  });
});

function min(a, b) {
  return a < b ? a : b;
}
function max(a, b) {
  return a > b ? a : b;
}
