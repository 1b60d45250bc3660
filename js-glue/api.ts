import type { Engine, NativeRules } from "./engine.ts";
import { Elsewhere } from "./elsewhere.ts";
import { SltInputError } from "./errors.ts";
import { applicationLimits, dateText, encode, open, packLimits } from "./input.ts";
import { planRequest, profile, reviewSchoolCalendar } from "./organisation.ts";
import { agendas, reviewMeasures, reviewOrganisation, reviewReferral, reviewYear } from "./review.ts";
import { builtInPacks, builtInProfiles } from "./packs.ts";
import { alternatives, plan, reviewPlan } from "./planning.ts";
import type {
  CheckOptions,
  DayInfo,
  EventApplication,
  EventRules,
  InputProblem,
  PackProblem,
  RuleInfo,
  RulePack,
  Slt,
  Source,
  Verdict,
} from "./types.ts";

/** As in the module: more problems than anybody reads are looked for no further. */
const mostProblems = 1000;

/** How much crosses in one call of `checkAll`: the module's memory is fixed, and answers are several times the input. */
const chunk = { applications: 200, characters: 200_000, values: 40_000 } as const;

/** Packs held open in the module. It bounds the memory whatever a caller does; a pack that was put out is opened again when used. */
const packsOpen = 16;

export function createSlt(engine: Engine, name: Slt["engine"]): Slt {
  const packs = new OpenPacks(engine);
  const builtInTexts = new Map<string, string>();
  const elsewhere = new Elsewhere(name);
  return Object.freeze<Slt>({
    version: engine.version(),
    engine: name,
    packs: Object.freeze([...builtInPacks.keys()]),
    eventRules(pack) {
      if (typeof pack !== "string") return packs.rules(packText(pack));
      let text = builtInTexts.get(pack);
      if (text === undefined) builtInTexts.set(pack, (text = packText(builtIn(pack))));
      return packs.rules(text);
    },
    profiles: Object.freeze([...builtInProfiles.keys()]),
    profile,
    planRequest: (organisation, period, options) => planRequest(engine, organisation, period, options),
    reviewSchoolCalendar: (calendar) => reviewSchoolCalendar(engine, calendar),
    reviewOrganisation: (organisation) => reviewOrganisation(engine, organisation),
    reviewYear: (organisation, measures, meetings, options) =>
      reviewYear(engine, organisation, measures, meetings, options),
    reviewReferral: (referral, options) => reviewReferral(engine, referral, options),
    reviewMeasures: (measures, meetings, options) => reviewMeasures(engine, measures, meetings, options),
    agendas: (organisation, measures, meetings) => agendas(engine, organisation, measures, meetings),
    plan: async (request, options) => (await elsewhere.plan(request, options)) ?? plan(engine, request, options),
    reviewPlan: (request, meetings) => reviewPlan(engine, request, meetings),
    alternatives: async (request, meetings, which, options) =>
      (await elsewhere.alternatives(request, meetings, which, options)) ??
      alternatives(engine, request, meetings, which, options),
    calendar(from, to) {
      return open<DayInfo[]>(engine.calendar(dateText(from, "/from"), dateText(to, "/to")));
    },
  });
}

function builtIn(name: string): object {
  const pack = builtInPacks.get(name);
  if (pack) return pack;
  const known = [...builtInPacks.keys()].join(", ");
  throw new SltInputError([{ path: "", code: "unknownPack", detail: `no such built-in pack; there are ${known}` }]);
}

function packText(pack: unknown): string {
  const problems: InputProblem[] = [];
  const encoded = encode(pack, packLimits, "", problems);
  if (!encoded) throw new SltInputError(problems);
  return encoded.text;
}

interface OpenPack {
  readonly native: NativeRules;
  readonly rules: EventRules;
}

/**
 * The packs in use, by their text: an object that the caller changed is another pack, an equal copy is the same. The least
 * recently used is deleted from the module's memory in the end, which a `FinalizationRegistry` could not promise: it may
 * run late or never.
 */
class OpenPacks {
  private readonly open = new Map<string, OpenPack>();
  constructor(private readonly engine: Engine) {}

  rules(text: string): EventRules {
    return this.use(text).rules;
  }

  native(text: string, rules: EventRules): NativeRules {
    return this.use(text, rules).native;
  }

  private use(text: string, rules?: EventRules): OpenPack {
    let pack = this.open.get(text);
    if (pack) {
      this.open.delete(text);
    } else {
      const native = new this.engine.EventRules(text);
      try {
        open(native.opened());
        rules ??= new Rules(text, this);
      } catch (error) {
        native.delete();
        throw error;
      }
      pack = { native, rules };
    }
    this.open.set(text, pack);
    if (this.open.size > packsOpen) {
      const [oldest, { native }] = this.open.entries().next().value!;
      this.open.delete(oldest);
      native.delete();
    }
    return pack;
  }
}

/** A pack that the module has read: its words are where the schema says. */
interface PackWords {
  source: Source;
  rules: (Omit<RuleInfo, "rule"> & { id: string })[];
}

/** A rule's own source adds to the pack's. Keys without a value are left out, as in JSON. */
function infoOf(pack: PackWords): RuleInfo[] {
  return pack.rules.map(({ id, severity, title, clause, quote, source, text, note }) => ({
    rule: id,
    severity,
    title,
    ...(clause && { clause }),
    ...(quote && { quote }),
    source: { ...pack.source, ...source },
    ...(text && { text }),
    ...(note && { note }),
  }));
}

class Rules implements EventRules {
  readonly info: readonly RuleInfo[];
  readonly #text: string;
  readonly #packs: OpenPacks;
  /** A copy, frozen: what the caller does with theirs afterwards is not in these rules. */
  readonly pack: RulePack;

  constructor(text: string, packs: OpenPacks) {
    this.#text = text;
    this.#packs = packs;
    this.pack = deepFreeze(JSON.parse(text) as RulePack);
    this.info = deepFreeze(infoOf(this.pack as unknown as PackWords));
  }

  check(application: EventApplication, options: CheckOptions): Verdict {
    const asOf = dateText(options?.asOf, "/asOf");
    const explain = options.explain === true;
    const problems: InputProblem[] = [];
    const encoded = encode(application, applicationLimits, "", problems);
    if (!encoded) throw new SltInputError(problems);
    return this.#finish(open<Verdict>(this.#native.check(encoded.text, asOf, explain)), explain);
  }

  checkAll(applications: EventApplication[], options: CheckOptions): Verdict[] {
    const asOf = dateText(options?.asOf, "/asOf");
    const explain = options.explain === true;
    if (!Array.isArray(applications)) throw new SltInputError([{ path: "", code: "type", detail: "must be an array" }]);
    const verdicts: Verdict[] = [];
    const problems: InputProblem[] = [];
    for (const { first, text } of chunks(applications, problems)) {
      try {
        const answers = open<Verdict[]>(this.#native.checkAll(text, asOf, explain));
        // Once something cannot be read there will be no verdicts, only the rest of the problems.
        if (problems.length === 0) for (const verdict of answers) verdicts.push(this.#finish(verdict, explain));
      } catch (error) {
        if (!(error instanceof SltInputError)) throw error;
        for (const problem of error.problems) problems.push({ ...problem, path: shifted(problem.path, first) });
        // A problem of the options is every piece's; and more than so many nobody reads.
        if (problems.length >= mostProblems || error.problems.every(({ path }) => !/^\/\d/.test(path))) break;
      }
    }
    if (problems.length > 0) throw new SltInputError(problems);
    return verdicts;
  }

  lint(options?: { asOf?: string }): PackProblem[] {
    return open<PackProblem[]>(this.#native.lint(options?.asOf === undefined ? "" : dateText(options.asOf, "/asOf")));
  }

  get #native(): NativeRules {
    return this.#packs.native(this.#text, this);
  }

  /** Adds what is the same for every application: it need not be made anew in the module and cross with each answer. */
  #finish(verdict: Verdict, explain: boolean): Verdict {
    // One finding for each rule, in the pack's order.
    verdict.findings.forEach((finding, index) => {
      const info = this.info[index]!;
      if (info.text) finding.text = info.text;
      if (explain && info.quote) finding.quote = info.quote;
      if (explain && info.source) finding.source = info.source;
      // The module leaves empty lists out.
      finding.facts ??= [];
      finding.missing ??= [];
      finding.remedies ??= [];
    });
    return verdict;
  }
}

const unreadable = { text: "{}", values: 1 };

/** Pieces that fit the module's memory. Applications that JSON cannot say are reported, and empty in their piece. */
function* chunks(
  applications: readonly unknown[],
  problems: InputProblem[],
): Generator<{ first: number; text: string }> {
  let texts: string[] = [];
  let characters = 0;
  let values = 0;
  for (let index = 0; index < applications.length; ++index) {
    const next = encode(applications[index], applicationLimits, `/${index}`, problems) ?? unreadable;
    const full =
      texts.length >= chunk.applications ||
      characters + next.text.length > chunk.characters ||
      values + next.values > chunk.values;
    if (full && texts.length > 0) {
      yield { first: index - texts.length, text: `[${texts.join()}]` };
      texts = [];
      characters = values = 0;
    }
    texts.push(next.text);
    characters += next.text.length;
    values += next.values;
  }
  // An empty list crosses too: the options are checked all the same.
  yield { first: applications.length - texts.length, text: `[${texts.join()}]` };
}

/** `/3/start` of a piece that begins at 200 is `/203/start` of the whole. */
function shifted(path: string, first: number): string {
  return path.replace(/^\/(\d+)/, (_, index: string) => `/${Number(index) + first}`);
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
