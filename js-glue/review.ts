/** The SLT model, measures and referrals: what the module finds, with the quotes and sources that it does not carry. */
import type { Engine } from "./engine.ts";
import { dateText, open, organisationLimits, packLimits, planLimits, texts } from "./input.ts";
import { generalModel } from "./packs.ts";
import { clauses } from "./clauses.ts";
import type {
  Agenda,
  Finding,
  Measure,
  Meeting,
  Organisation,
  Period,
  Referral,
  ReferralVerdict,
  Source,
} from "./types.ts";

interface Clause {
  quote?: string;
  source?: Source;
}

/** A finding's own clause, or the one that it is a part of. */
function finish(findings: Finding[], clauseOf: (rule: string) => Clause | undefined): Finding[] {
  for (const finding of findings) {
    const { rule } = finding;
    const clause = clauseOf(rule) ?? clauseOf(rule.slice(0, rule.lastIndexOf("/")));
    if (clause?.quote) finding.quote = clause.quote;
    if (clause?.source) finding.source = clause.source;
    // The module leaves empty lists out.
    finding.facts ??= [];
    finding.missing ??= [];
    finding.remedies ??= [];
  }
  return findings;
}

const generalClauses = (rule: string): Clause | undefined => (Object.hasOwn(clauses, rule) ? clauses[rule] : undefined);

export function reviewOrganisation(engine: Engine, organisation: Organisation): Finding[] {
  const [whose, general] = texts([organisation, organisationLimits, ""], [generalModel, packLimits, "/model"]);
  const findings = open<Finding[]>(engine.reviewOrganisation(whose!, general!));
  const rules = new Map<string, Clause>();
  for (const { id, quote, source = generalModel.source } of generalModel.rules) rules.set(id, { quote, source });
  const own = organisation.model;
  for (const { id, quote, source = own?.source ?? organisation.source } of own?.rules ?? [])
    rules.set(id, { quote, source });
  return finish(findings, (rule) => rules.get(rule));
}

export function reviewYear(
  engine: Engine,
  organisation: Organisation,
  measures: Measure[],
  meetings: Meeting[],
  options: { period?: Period } = {},
): Finding[] {
  const [whose, what, when, period] = texts(
    [organisation, organisationLimits, ""],
    [measures, planLimits, "/measures"],
    [meetings, planLimits, "/meetings"],
    [options.period ?? null, packLimits, "/period"],
  );
  const within = options.period === undefined ? "" : period!;
  return finish(open<Finding[]>(engine.reviewYear(whose!, what!, when!, within)), generalClauses);
}

export function reviewMeasures(
  engine: Engine,
  measures: Measure[],
  meetings: Meeting[],
  options: { asOf: string },
): Finding[] {
  const asOf = dateText(options?.asOf, "/asOf");
  const [what, when] = texts([measures, planLimits, "/measures"], [meetings, planLimits, "/meetings"]);
  return finish(open<Finding[]>(engine.reviewMeasures(what!, when!, asOf)), generalClauses);
}

export function agendas(
  engine: Engine,
  organisation: Organisation,
  measures: Measure[],
  meetings: Meeting[],
): Agenda[] {
  const [whose, what, when] = texts(
    [organisation, organisationLimits, ""],
    [measures, planLimits, "/measures"],
    [meetings, planLimits, "/meetings"],
  );
  return open<Agenda[]>(engine.agendas(whose!, what!, when!));
}

export function reviewReferral(engine: Engine, referral: Referral, options: { asOf: string }): ReferralVerdict {
  const asOf = dateText(options?.asOf, "/asOf");
  const [answers] = texts([referral, packLimits, ""]);
  const verdict = open<ReferralVerdict>(engine.reviewReferral(answers!, asOf));
  finish(verdict.findings, generalClauses);
  return verdict;
}
