// The same guideline in other ways. Each competitor is made by an async function and gives `check(application)`, from a complete application
// to `{ outcome, states }` with the states in the order of RULES; where its rules can be asked on derived facts alone, `rules(facts)` does
// that part. None of them validates its input, gives deadlines or knows a half-filled form.
import Ajv from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { LogicEngine } from "json-logic-engine";
import { Engine } from "json-rules-engine";
import { CLOSES_7, CLOSES_8, RULES, derive, outcomeOf } from "./facts.mjs";

const MET = "met";
const BROKEN = "broken";
const IRRELEVANT = "irrelevant";
const JUDGEMENT = "judgement";

const outOfScope = () => ({ outcome: "outOfScope", states: new Array(RULES.length).fill(IRRELEVANT) });
const whether = (holds) => (holds ? MET : BROKEN);
const derived = (rules) => ({ rules, check: (application) => rules(derive(application)) });

// ---------------------------------------------------------------- by hand

/** What a programmer would write who knows this one guideline. */
export function byHand() {
  return derived((f) => {
    const covered =
      f.access === "public"
        ? f.kind === "concert" || f.kind === "disco" || f.kind === "dance"
        : f.schools >= 1 && f.participants > 100;
    if (!covered) return outOfScope();
    let guards = true;
    for (const years of f.guardYears) if (years < 20) guards = false;
    const states = [
      MET,
      whether(f.daysApplied >= 14),
      whether(f.nearSchoolDistrict),
      f.schoolEvent ? whether(f.approvedBySchool && f.approvedByParents) : IRRELEVANT,
      whether(f.drugFree),
      whether(f.responsibleYears >= 25),
      whether(guards),
      JUDGEMENT,
      whether(f.daysListSent >= 5),
      f.ageFrom <= 14 && f.ageTo >= 13 ? whether(f.closing <= CLOSES_7) : IRRELEVANT,
      f.ageFrom <= 18 && f.ageTo >= 15 ? whether(f.closing <= CLOSES_8) : IRRELEVANT,
      f.access === "closed" ? IRRELEVANT : whether(f.byGrade ? f.gradeFrom >= 8 : f.ageFrom >= 13),
    ];
    return { outcome: outcomeOf(states), states };
  });
}

// ---------------------------------------------------------------- JSON Schema (ajv)

const has = (properties) => ({ properties });
const is = (value) => ({ const: value });
const atLeast = (minimum) => ({ minimum });
const atMost = (maximum) => ({ maximum });

/** A schema for each question: does the rule apply, and does it hold. Asked one by one, each stops at its first contradiction. */
const SCHEMAS = {
  scope: {
    anyOf: [
      has({ access: is("public"), kind: { enum: ["concert", "disco", "dance"] } }),
      has({ access: is("closed"), schools: atLeast(1), participants: { exclusiveMinimum: 100 } }),
    ],
  },
  applied: has({ daysApplied: atLeast(14) }),
  place: has({ nearSchoolDistrict: is(true) }),
  approvalApplies: has({ schoolEvent: is(true) }),
  approval: has({ approvedBySchool: is(true), approvedByParents: is(true) }),
  drugFree: has({ drugFree: is(true) }),
  responsible: has({ responsibleYears: atLeast(25) }),
  guards: has({ guardYears: { items: atLeast(20) } }),
  listSent: has({ daysListSent: atLeast(5) }),
  closing7Applies: has({ ageFrom: atMost(14), ageTo: atLeast(13) }),
  closing7: has({ closing: atMost(CLOSES_7) }),
  closing8Applies: has({ ageFrom: atMost(18), ageTo: atLeast(15) }),
  closing8: has({ closing: atMost(CLOSES_8) }),
  lowestApplies: has({ access: is("public") }),
  lowest: {
    if: has({ byGrade: is(true) }),
    then: has({ gradeFrom: atLeast(8) }),
    else: has({ ageFrom: atLeast(13) }),
  },
};

// `messages: false`, since nobody reads the errors here; strict mode asks for types that derived facts always have.
const ajvOptions = { messages: false, strict: false };

function asked(validate) {
  return derived((f) => {
    if (!validate.scope(f)) return outOfScope();
    const states = [
      MET,
      whether(validate.applied(f)),
      whether(validate.place(f)),
      validate.approvalApplies(f) ? whether(validate.approval(f)) : IRRELEVANT,
      whether(validate.drugFree(f)),
      whether(validate.responsible(f)),
      whether(validate.guards(f)),
      JUDGEMENT,
      whether(validate.listSent(f)),
      validate.closing7Applies(f) ? whether(validate.closing7(f)) : IRRELEVANT,
      validate.closing8Applies(f) ? whether(validate.closing8(f)) : IRRELEVANT,
      validate.lowestApplies(f) ? whether(validate.lowest(f)) : IRRELEVANT,
    ];
    return { outcome: outcomeOf(states), states };
  });
}

/** Compiled by ajv when it is asked for, as an application would at its start. */
export function ajvAtRuntime() {
  const ajv = new Ajv(ajvOptions);
  return asked(Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [name, ajv.compile(schema)])));
}

/** The text of a module without ajv in it, for `import`; made before anything is timed. */
export function ajvStandaloneText() {
  const ajv = new Ajv({ ...ajvOptions, code: { source: true, esm: true } });
  for (const [name, schema] of Object.entries(SCHEMAS)) ajv.addSchema(schema, name);
  return standaloneCode(ajv, Object.fromEntries(Object.keys(SCHEMAS).map((name) => [name, name])));
}
export const ajvStandalone = (module) => asked(module);

// ---------------------------------------------------------------- json-logic

const fact = (name) => ({ var: name });
const met = (condition) => ({ if: [condition, MET, BROKEN] });
const metIf = (applies, condition) => ({ if: [applies, met(condition), IRRELEVANT] });
const all = (...conditions) => ({ and: conditions });

const STATES_LOGIC = [
  MET,
  met({ ">=": [fact("daysApplied"), 14] }),
  met(fact("nearSchoolDistrict")),
  metIf(fact("schoolEvent"), all(fact("approvedBySchool"), fact("approvedByParents"))),
  met(fact("drugFree")),
  met({ ">=": [fact("responsibleYears"), 25] }),
  met({ all: [fact("guardYears"), { ">=": [fact(""), 20] }] }),
  JUDGEMENT,
  met({ ">=": [fact("daysListSent"), 5] }),
  metIf(all({ "<=": [fact("ageFrom"), 14] }, { ">=": [fact("ageTo"), 13] }), { "<=": [fact("closing"), CLOSES_7] }),
  metIf(all({ "<=": [fact("ageFrom"), 18] }, { ">=": [fact("ageTo"), 15] }), { "<=": [fact("closing"), CLOSES_8] }),
  metIf(
    { "===": [fact("access"), "public"] },
    { if: [fact("byGrade"), { ">=": [fact("gradeFrom"), 8] }, { ">=": [fact("ageFrom"), 13] }] },
  ),
];
const SCOPE_LOGIC = {
  if: [
    { "===": [fact("access"), "public"] },
    { in: [fact("kind"), ["concert", "disco", "dance"]] },
    all({ ">=": [fact("schools"), 1] }, { ">": [fact("participants"), 100] }),
  ],
};

function jsonLogic(scope, states) {
  return derived((f) => {
    if (!scope(f)) return outOfScope();
    const found = states(f);
    return { outcome: outcomeOf(found), states: found };
  });
}

/** As an application calls it, with the logic as data. (The engine itself keeps an optimised form of logic it has met, without eval.) */
export function jsonLogicInterpreted() {
  const engine = new LogicEngine();
  return jsonLogic(
    (f) => engine.run(SCOPE_LOGIC, f),
    (f) => engine.run(STATES_LOGIC, f),
  );
}

/** Compiled by `new Function`: impossible on a page with a strict policy. */
export function jsonLogicCompiled() {
  const engine = new LogicEngine();
  return jsonLogic(engine.build(SCOPE_LOGIC), engine.build(STATES_LOGIC));
}

// ---------------------------------------------------------------- json-rules-engine

const when = (name, operator, value) => ({ fact: name, operator, value });
const every = (...conditions) => ({ all: conditions });

/** Each rule's condition, and for some the condition under which it applies. */
const CONDITIONS = {
  "hamar/1": { holds: every(when("daysApplied", "greaterThanInclusive", 14)) },
  "hamar/2/place": { holds: every(when("nearSchoolDistrict", "equal", true)) },
  "hamar/2/approval": {
    applies: every(when("schoolEvent", "equal", true)),
    holds: every(when("approvedBySchool", "equal", true), when("approvedByParents", "equal", true)),
  },
  "hamar/3": { holds: every(when("drugFree", "equal", true)) },
  "hamar/4": { holds: every(when("responsibleYears", "greaterThanInclusive", 25)) },
  "hamar/5/age": { holds: every(when("guardYears", "everyFact:greaterThanInclusive", 20)) },
  "hamar/5/list": { holds: every(when("daysListSent", "greaterThanInclusive", 5)) },
  "hamar/7": {
    applies: every(when("ageFrom", "lessThanInclusive", 14), when("ageTo", "greaterThanInclusive", 13)),
    holds: every(when("closing", "lessThanInclusive", CLOSES_7)),
  },
  "hamar/8": {
    applies: every(when("ageFrom", "lessThanInclusive", 18), when("ageTo", "greaterThanInclusive", 15)),
    holds: every(when("closing", "lessThanInclusive", CLOSES_8)),
  },
  "hamar/9": {
    applies: every(when("access", "equal", "public")),
    holds: {
      any: [
        every(when("byGrade", "equal", true), when("gradeFrom", "greaterThanInclusive", 8)),
        every(when("byGrade", "equal", false), when("ageFrom", "greaterThanInclusive", 13)),
      ],
    },
  },
};
const SCOPE_CONDITION = {
  any: [
    every(when("access", "equal", "public"), when("kind", "in", ["concert", "disco", "dance"])),
    every(
      when("access", "equal", "closed"),
      when("schools", "greaterThanInclusive", 1),
      when("participants", "greaterThan", 100),
    ),
  ],
};

/** Its answers come with the explanation it always makes: each condition with the fact's value and its result. Asynchronous by nature. */
export function jsonRulesEngine() {
  const engine = new Engine();
  const add = (name, conditions) => engine.addRule({ name, conditions, event: { type: name } });
  add("hamar/scope", SCOPE_CONDITION);
  for (const [rule, { applies, holds }] of Object.entries(CONDITIONS)) {
    if (applies) add(`${rule}?`, applies);
    add(rule, holds);
  }
  const rules = async (facts) => {
    const { results } = await engine.run(facts);
    const passed = new Set();
    for (const { name } of results) passed.add(name);
    if (!passed.has("hamar/scope")) return outOfScope();
    const states = RULES.map((rule) => {
      if (rule === "hamar/5/number") return JUDGEMENT;
      if (CONDITIONS[rule]?.applies && !passed.has(`${rule}?`)) return IRRELEVANT;
      return whether(passed.has(rule));
    });
    return { outcome: outcomeOf(states), states, explanation: results };
  };
  return { rules, check: (application) => rules(derive(application)), asynchronous: true };
}
