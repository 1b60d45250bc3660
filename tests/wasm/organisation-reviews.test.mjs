// The SLT model, years and agendas, measures and referrals, through the public API and in both engines.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { SltInputError, describe as say, loadSlt } from "../../dist/slt.js";
import { problemsOf, root } from "./support.mjs";

const slt = await loadSlt({ engine: "wasm" });
const twin = await loadSlt({ engine: "js" });
const read = (name) => JSON.parse(readFileSync(`${root}tests/vectors/organisation/${name}.json`, "utf8"));
const languages = ["nb", "nn", "en"];

/** What is told by pointer is put there; null takes it away. */
function changed(value, change) {
  const whole = structuredClone(value);
  for (const [pointer, put] of Object.entries(change)) {
    const tokens = pointer.split("/").slice(1);
    const last = tokens.pop();
    const parent = tokens.reduce((each, token) => (each[token] ??= {}), whole);
    if (put !== null) parent[last] = put;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
  }
  return whole;
}

function assertFindings(review, expect) {
  if (expect.problems) {
    const places = (list) => list.map(({ path, code }) => `${path} ${code}`).sort();
    return assert.deepEqual(places(problemsOf(review, SltInputError)), places(expect.problems));
  }
  const value = review();
  const findings = Array.isArray(value) ? value : value.findings;
  if (expect.outcome) assert.equal(value.outcome, expect.outcome);
  const told = findings.filter(({ state }) => state !== "met" && state !== "irrelevant");
  assert.deepEqual(
    told.map(({ rule }) => rule),
    expect.told.map(({ rule }) => rule),
  );
  told.forEach((finding, index) => {
    const { params, ...rest } = expect.told[index];
    for (const [key, should] of Object.entries(rest)) assert.deepEqual(finding[key], should, key);
    for (const [key, should] of Object.entries(params ?? {})) assert.equal(finding.params[key], should, key);
  });
  for (const state of ["met", "irrelevant"]) {
    for (const rule of expect[state] ?? [])
      assert.ok(
        findings.some((each) => each.rule === rule && each.state === state),
        `${rule} is not ${state}`,
      );
  }
  for (const finding of findings) {
    assert.ok(Array.isArray(finding.facts) && Array.isArray(finding.missing));
    assert.deepEqual(finding.remedies, []);
    for (const language of languages) {
      const text = say(finding, language);
      assert.match(text, /^[\p{Lu}«“\d].*\.$/u);
      assert.doesNotMatch(text, /retningslinj|guideline|undefined|NaN/);
    }
  }
}

const model = read("model");
const years = read("years");
const measures = read("measures");
const referrals = read("referrals");

for (const engine of [slt, twin]) {
  describe(`vectors in ${engine.engine}`, () => {
    for (const { name, change, expect } of model.cases) {
      test(`model: ${name}`, () =>
        assertFindings(() => engine.reviewOrganisation(changed(model.organisation, change)), expect));
    }
    for (const { name, change, period, expect } of years.cases) {
      test(`year: ${name}`, () => {
        const { organisation, measures, meetings } = changed(years, change);
        assertFindings(() => engine.reviewYear(organisation, measures, meetings, period && { period }), expect);
        if (!expect.agendas) return;
        const items = engine.agendas(organisation, measures, meetings).map(({ meeting, items }) => {
          const own = items.filter(({ measure }) => measure).map(({ code, measure }) => `${code} ${measure}`);
          return [`${meeting.body}/${meeting.index}`, own];
        });
        assert.deepEqual(Object.fromEntries(items.filter(([, own]) => own.length > 0)), expect.agendas);
      });
    }
    for (const { name, change, asOf, expect } of measures.cases) {
      test(`measures: ${name}`, () => {
        const { measures: list, meetings } = changed(measures, change);
        assertFindings(() => engine.reviewMeasures(list, meetings, { asOf }), expect);
      });
    }
    for (const { name, change, asOf, expect } of referrals.cases) {
      test(`referral: ${name}`, () =>
        assertFindings(() => engine.reviewReferral(changed(referrals.referral, change), { asOf }), expect));
    }
  });
}

describe("the SLT model", () => {
  test("quotes and sources come with the findings, the municipality's own before the general ones", () => {
    const found = slt.reviewOrganisation(slt.profile("stange"));
    const mayor = found.find(({ rule }) => rule === "slt/politirad/mayor");
    assert.match(mayor.quote, /^I politiråd sitter ordfører/);
    assert.match(mayor.source.title, /^Stange kommune/);
    const hamar = slt.reviewOrganisation(slt.profile("hamar"));
    assert.match(hamar.find(({ rule }) => rule === "slt/politirad/mayor").source.title, /^Hamar kommune/);
    assert.match(hamar.find(({ rule }) => rule === "hamar/executing/childWelfare").quote, /BIK BUP/);
    for (const finding of [...found, ...hamar]) assert.ok(finding.source?.title, finding.rule);
  });
  test("the built-in profiles are as they should be, but for leaders that no source names", () => {
    const told = slt.profiles.flatMap((name) =>
      slt
        .reviewOrganisation(slt.profile(name))
        .filter(({ state }) => state !== "met")
        .map(({ rule, severity, params }) => `${severity} ${rule} ${params.body}`),
    );
    assert.deepEqual(
      told,
      ["0-5", "6-12", "13-18"].map((ages) => `advice slt/executing/leader aldersteam-${ages}`),
    );
  });
  test("names are what the caller calls the bodies and roles", () => {
    const organisation = changed(model.organisation, {
      "/bodies/1/members/0": null,
      "/model": { rules: [{ id: "x", kind: "member", severity: "must", level: "steering", roles: ["priest"] }] },
    });
    const found = slt.reviewOrganisation(organisation);
    const text = (rule, names) =>
      say(
        found.find((each) => each.rule === rule),
        "nb",
        names,
      );
    assert.equal(text("slt/politirad/mayor", { p: "Politirådet" }), "Ordføreren er ikke med i Politirådet.");
    assert.equal(text("x/priest", { p: "Politirådet", priest: "presten" }), "Presten er ikke med i Politirådet.");
    assert.equal(text("x/priest", {}), "Priest er ikke med i p.");
  });
  test("a year that is planned from a profile is as its review asks", async () => {
    for (const name of slt.profiles) {
      const period = { from: "2027-01-01", to: "2027-12-31" };
      const organisation = slt.profile(name);
      const { meetings } = await slt.plan(slt.planRequest(organisation, period), { maxSteps: 1000 });
      const told = slt.reviewYear(organisation, [], meetings, { period }).filter(({ state }) => state === "broken");
      assert.deepEqual(told, []);
    }
  });
});

describe("agendas", () => {
  const { organisation, meetings, measures } = years;
  const all = slt.agendas(organisation, measures, meetings);
  test("have the items in the order of a meeting, with words", () => {
    const [first, second] = all;
    assert.deepEqual(first.meeting, { body: "k", index: 1 });
    assert.deepEqual(first.items, [
      { code: "minutes" },
      { code: "order", text: { nb: "Foreldremøte" }, measure: "m1", owner: "Helsestasjonen" },
      { code: "standing", text: { nb: "Framdrift" } },
      { code: "standing", text: { nb: "Ressurser" } },
      { code: "other" },
    ]);
    assert.deepEqual(
      second.items.map((item) => say(item, "nb")),
      [
        "Godkjenning av innkalling og referat",
        "Oppfølging: Foreldremøte (Helsestasjonen)",
        "Framdrift",
        "Ressurser",
        "Eventuelt",
      ],
    );
    for (const code of ["minutes", "followUp", "report", "evaluate", "order", "take", "standing", "other"]) {
      const texts = languages.map((language) => say({ code, text: { nb: "X" } }, language));
      for (const text of texts) assert.ok(text.length > 0 && !text.includes("undefined"), text);
      if (code !== "standing") assert.notEqual(texts[0], texts[2]);
    }
    assert.equal(say({ code: "standing" }, "nb"), say({ code: "nothing" }, "nb"));
  });
  test("stay the same where another body's meetings move", () => {
    const moved = meetings.map((each) => (each.body === "t" ? { ...each, start: "2027-12-30T09:00" } : each));
    const after = slt.agendas(organisation, measures, moved);
    all.forEach((agenda, index) => {
      if (agenda.meeting.body !== "t") assert.deepEqual(after[index], agenda);
    });
  });
});

describe("input", () => {
  test("what JSON cannot say is refused with its place, all of it at once", () => {
    const paths = (action) => problemsOf(action, SltInputError).map(({ path }) => path);
    assert.deepEqual(
      paths(() => slt.reviewYear(undefined, [() => 1], 5n)),
      ["", "/measures/0", "/meetings"],
    );
    assert.deepEqual(
      paths(() => slt.reviewYear(years.organisation, [], [], { period: { from: "2027-02-30", to: "2027-03-01" } })),
      ["/period/from"],
    );
    for (const options of [undefined, {}, { asOf: 5 }, { asOf: "today" }]) {
      assert.deepEqual(
        paths(() => slt.reviewMeasures([], [], options)),
        ["/asOf"],
      );
      assert.deepEqual(
        paths(() => slt.reviewReferral({}, options)),
        ["/asOf"],
      );
    }
    assert.deepEqual(
      paths(() => slt.reviewOrganisation("stange")),
      [""],
    );
  });
});
