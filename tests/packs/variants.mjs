// Packs that are sound and packs that are broken, each Hamar's with one thing changed. The schema and the module must tell
// them apart alike: what an editor accepts opens, and what the module refuses is underlined.
import assert from "node:assert/strict";
import { packs } from "./packs.mjs";

/** A copy of the Hamar pack, changed. */
export function changed(change, name = "hamar") {
  const pack = structuredClone(packs.get(name));
  const rule = (id) => pack.rules.find((each) => each.id === id) ?? assert.fail(`no rule ${id}`);
  change(pack, rule);
  return pack;
}

const common = {
  severity: "must",
  verb: "skal",
  clause: "10",
  title: { nb: "En regel" },
  quote: "Det skal være slik.",
};

/** Each takes a sound pack and leaves it sound. */
export const accepted = {
  "guards by a step table that ends": (pack, rule) => {
    rule("hamar/5/number").required = {
      steps: [
        { upTo: 50, guards: 2 },
        { upTo: 100, guards: 4 },
        { upTo: 150, guards: 6 },
      ],
    };
  },
  "guards: the largest of several demands": (pack, rule) => {
    rule("hamar/5/number").required = { minimum: 2, percent: 10, oneForEach: 25 };
  },
  "closing time by the weekday": (pack, rule) => {
    rule("hamar/7").closes = [{ weekdays: [5, 6], at: "02:00" }, { at: "24:00" }];
  },
  "closing time for everybody": (pack, rule) => {
    delete rule("hamar/7").ages;
    delete rule("hamar/7").reading;
  },
  "a deadline in weeks": (pack, rule) => {
    rule("hamar/1").before = { weeks: 2 };
  },
  "a deadline of no days": (pack, rule) => {
    rule("hamar/5/list").before = { days: 0 };
  },
  "the list in the application": (pack, rule) => {
    rule("hamar/5/list").before = { with: "application" };
  },
  "a rule that came into force": (pack, rule) => {
    Object.assign(rule("hamar/1"), { validFrom: "2027-01-01", validTo: "2027-12-31" });
  },
  "a text in bokmål alone": (pack, rule) => {
    rule("hamar/1").title = { nb: "Søknad til politiet" };
  },
  "another source, in part": (pack, rule) => {
    rule("hamar/3").source = { legal: ["alkoholloven § 1-5"] };
  },
  "a question, a statement on it and a condition on it": (pack, rule) => {
    pack.questions = [{ id: "lease", text: { nb: "Er leieavtalen vist fram?" } }];
    rule("hamar/4").when = { question: "lease", participants: { min: 20, max: 400 } };
    pack.rules.push({ ...common, id: "hamar/10", kind: "statement", question: "lease", text: { nb: "Vist fram." } });
  },
  "a lowest age without a grade": (pack, rule) => {
    delete rule("hamar/9").grade;
  },
};

/** Each takes a sound pack and breaks one thing. */
export const refused = {
  "no rules": (pack) => delete pack.rules,
  "an empty list of rules": (pack) => (pack.rules = []),
  "no title": (pack) => delete pack.title,
  "no source": (pack) => delete pack.source,
  "a source without the date it was checked": (pack) => delete pack.source.checkedOn,
  "no readings": (pack) => delete pack.readings,
  "an unknown field of the pack": (pack) => (pack.autor = "Kari"),
  "an unknown field of a rule": (pack, rule) => (rule("hamar/1").severty = "must"),
  "a parameter of another kind": (pack, rule) => (rule("hamar/1").over = 25),
  "parameters on a place": (pack, rule) => (rule("hamar/2/place").distance = 3),
  "an unknown kind": (pack, rule) => (rule("hamar/1").kind = "dresscode"),
  "an unknown severity": (pack, rule) => (rule("hamar/1").severity = "shall"),
  "an identifier with capitals": (pack) => (pack.id = "Hamar"),
  "a rule id without the pack": (pack, rule) => (rule("hamar/1").id = "1"),
  "a version that is no version": (pack) => (pack.version = "1.0"),
  "a text without bokmål": (pack) => (pack.title = { en: "Guidelines" }),
  "a text in an unknown language": (pack) => (pack.title.se = "Njuolggadusat"),
  "a blank text": (pack) => (pack.title.nb = "  "),
  "a text that is a string": (pack, rule) => (rule("hamar/1").title = "Søknad"),
  "scope not first": (pack) => pack.rules.push(pack.rules.shift()),
  "two scopes": (pack) => pack.rules.push({ ...pack.rules[0], id: "hamar/scope-2" }),
  "a scope that binds": (pack, rule) =>
    Object.assign(rule("hamar/scope"), { severity: "must", verb: "må", clause: "0" }),
  "a scope with a condition of its own": (pack, rule) => (rule("hamar/scope").when = { access: "public" }),
  "a scope that covers nothing": (pack, rule) => (rule("hamar/scope").any = []),
  "a scope that asks a question": (pack, rule) => (rule("hamar/scope").any = [{ question: "lease" }]),
  "an empty test": (pack, rule) => (rule("hamar/9").when = {}),
  "a test with an unknown access": (pack, rule) => (rule("hamar/9").when = { access: "open" }),
  "a test with an unknown kind of event": (pack, rule) => (rule("hamar/9").when = { kind: ["rave"] }),
  "a test with a bound that is no number": (pack, rule) => (rule("hamar/9").when = { participants: 100 }),
  "a binding rule without a quote": (pack, rule) => delete rule("hamar/1").quote,
  "a binding rule without its verb": (pack, rule) => delete rule("hamar/1").verb,
  "a binding rule without its clause": (pack, rule) => delete rule("hamar/1").clause,
  "a requirement that is only told": (pack, rule) => (rule("hamar/1").severity = "info"),
  "information that binds": (pack, rule) =>
    Object.assign(rule("hamar/info/guarding"), { severity: "must", verb: "må", clause: "1", quote: "Må." }),
  "information without its text": (pack, rule) => delete rule("hamar/info/guarding").text,
  "two units in one deadline": (pack, rule) => (rule("hamar/1").before = { days: 14, months: 1 }),
  "half a day": (pack, rule) => (rule("hamar/1").before = { days: 13.5 }),
  "a deadline after the event": (pack, rule) => (rule("hamar/1").before = { days: -1 }),
  "an application that goes with itself": (pack, rule) => (rule("hamar/1").before = { with: "application" }),
  "something unknown to send": (pack, rule) => (rule("hamar/1").send = "poster"),
  "an age without a reading of «over»": (pack, rule) => delete rule("hamar/4").reading,
  "a reading that does not exist": (pack, rule) => (rule("hamar/4").reading = "generous"),
  "both «over» and «at least»": (pack, rule) => (rule("hamar/4").atLeast = 25),
  "a reading where there is nothing to read": (pack, rule) => {
    delete rule("hamar/4").over;
    rule("hamar/4").atLeast = 25;
  },
  "an unknown role": (pack, rule) => (rule("hamar/4").role = "dj"),
  "judgement and a number": (pack, rule) => (rule("hamar/5/number").required = { judgement: true, minimum: 4 }),
  "judgement that is none": (pack, rule) => (rule("hamar/5/number").required = { judgement: false }),
  "no demand on guards at all": (pack, rule) => (rule("hamar/5/number").required = {}),
  "more than all": (pack, rule) => (rule("hamar/5/number").required = { percent: 101 }),
  "a step without guards": (pack, rule) => (rule("hamar/5/number").required = { steps: [{ upTo: 50 }] }),
  "an hour that does not exist": (pack, rule) => (rule("hamar/7").closes = "25:00"),
  "an hour with a full stop": (pack, rule) => (rule("hamar/7").closes = "22.00"),
  "weekdays that leave days out": (pack, rule) => (rule("hamar/7").closes = [{ weekdays: [5, 6], at: "02:00" }]),
  "a weekday that does not exist": (pack, rule) =>
    (rule("hamar/7").closes = [{ weekdays: [0], at: "02:00" }, { at: "24:00" }]),
  "a band without its end": (pack, rule) => delete rule("hamar/7").ages.to,
  "a band without a reading": (pack, rule) => delete rule("hamar/7").reading,
  "a band outside any group": (pack, rule) => delete rule("hamar/7").group,
  "a grade that does not exist": (pack, rule) => (rule("hamar/9").grade = 14),
  "a lowest grade without an age": (pack, rule) => delete rule("hamar/9").age,
  "approval by nobody": (pack, rule) => (rule("hamar/2/approval").by = []),
  "approval by somebody unknown": (pack, rule) => (rule("hamar/2/approval").by = ["mayor"]),
  "a statement on two answers": (pack, rule) => (rule("hamar/3").question = "lease"),
  "a statement on no answer": (pack, rule) => delete rule("hamar/3").field,
  "a statement on another field": (pack, rule) => (rule("hamar/3").field = "title"),
  "a part of the holy peace that does not exist": (pack, rule) => (rule("hamar/info/holy-peace-noise").part = "work"),
  "a date that does not exist": (pack) => (pack.source.checkedOn = "2026-13-01"),
  "a Norwegian date": (pack) => (pack.source.checkedOn = "21.11.2026"),
  "an address without https": (pack) => (pack.source.url = "javascript:alert(1)"),
  "an address of a document without a title": (pack, rule) => (rule("hamar/3").source = { url: "https://lovdata.no/" }),
  "an evening that begins at no hour": (pack) => (pack.eveningStartsAt = "24:00"),
  "a month that does not exist": (pack) => (pack.schoolYearStartsIn = 13),
  "a question without a text": (pack) => (pack.questions = [{ id: "lease" }]),
  "a question with a spaced name": (pack) => (pack.questions = [{ id: "the lease", text: { nb: "Leie?" } }]),
  "too many questions": (pack) =>
    (pack.questions = Array.from({ length: 33 }, (_, i) => ({ id: `q${i}`, text: { nb: "Ja?" } }))),
};

/** Broken in ways a schema cannot say: only the module refuses them. */
export const refusedByModule = {
  "two rules with one id": (pack, rule) => (rule("hamar/2/approval").id = "hamar/2/place"),
  "a condition on a question that is not asked": (pack, rule) => (rule("hamar/9").when = { question: "lease" }),
  "a statement on a question that is not asked": (pack, rule) => {
    delete rule("hamar/3").field;
    rule("hamar/3").question = "lease";
  },
  "longer hours by a question that is not asked": (pack, rule) => (rule("hamar/7").longerIf = "longer"),
  "a band upside down": (pack, rule) => (rule("hamar/7").ages = { from: 15, to: 13 }),
  "steps that go down": (pack, rule) =>
    (rule("hamar/5/number").required = {
      steps: [
        { upTo: 100, guards: 4 },
        { upTo: 50, guards: 6 },
      ],
    }),
  "more participants, fewer guards": (pack, rule) =>
    (rule("hamar/5/number").required = { steps: [{ upTo: 100, guards: 4 }, { guards: 2 }] }),
  "a weekday with two hours": (pack, rule) =>
    (rule("hamar/7").closes = [{ weekdays: [5], at: "02:00" }, { weekdays: [5], at: "01:00" }, { at: "24:00" }]),
  "a list that goes with an application nobody asks for": (pack, rule) => {
    rule("hamar/5/list").before = { with: "application" };
    pack.rules.splice(pack.rules.indexOf(rule("hamar/1")), 1);
  },
  "a day that is not in its month": (pack) => (pack.source.checkedOn = "2026-02-30"),
};

/** Broken packs that the module opens all the same: it can still judge by them. Lint, or nobody but the editor, speaks up. */
export const onlyInEditors = new Set([
  "a source without the date it was checked",
  "no readings",
  "an identifier with capitals",
  "a rule id without the pack",
  "a version that is no version",
  "a blank text",
  "a scope with a condition of its own",
  "an empty test",
  "a binding rule without a quote",
  "a binding rule without its verb",
  "a binding rule without its clause",
  "a reading where there is nothing to read",
  "a band without a reading",
  "an address of a document without a title",
  "a question with a spaced name",
]);
