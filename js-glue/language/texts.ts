/** From an item to the values of its text: which text a code has, and what is worked out of its params. */
import type { Deadline, Finding, LocalText } from "../types.ts";
import { type Code, changeParts, type ParamsOf, type Texts } from "./codes.ts";
import { Absent, capital, daysBetween, daysEarlier, type Format, localText, number } from "./format.ts";
import { render, type Value, type Values } from "./render.ts";

type PerCode<Result> = { readonly [C in Code]?: (params: ParamsOf[C]) => Result };

/** A code may come from anywhere, `toString` too. */
function entry<Result>(table: PerCode<Result>, code: string): ((params: never) => Result) | undefined {
  return Object.hasOwn(table, code) ? table[code as Code] : undefined;
}

export class Speaker {
  readonly #force: "must" | "should" | "advice";

  /** The force of the rule words its texts: a recommendation is not told as a duty. */
  constructor(
    private readonly texts: Texts,
    private readonly format: Format,
    severity?: Finding["severity"],
  ) {
    this.#force = severity === "should" || severity === "advice" ? severity : "must";
  }

  text(name: string, values: Values = {}): string {
    if (!Object.hasOwn(this.texts, name)) throw new Absent();
    const duty = this.#force === "must";
    const force = {
      must: duty ? this.texts["force.must"] : this.texts["force.should"],
      had: duty ? this.texts["force.had"] : this.texts["force.shouldHave"],
      isMust: duty,
      isShould: this.#force === "should",
      isAdvice: this.#force === "advice",
    };
    const text = render(this.texts[name as keyof Texts], { ...force, ...values }, this.format);
    // All of its parts left out: the values are of no known pattern.
    if (text === "") throw new Absent();
    return text;
  }

  /** A finding or remedy; `own` is the pack's text. */
  message(code: string, params: Values, own: LocalText | undefined): string {
    const [what = "", which = ""] = code.split(".");
    if (what === "application" || what === "guardList") return this.#notice(what, which, params);
    const composed = entry(this.#composed, code);
    if (composed) return composed(params as never);
    const values = entry(this.#derived, code)?.(params as never);
    const text = own && { own: localText(own, this.format.language) };
    return this.text(code === "holyPeace.missing" ? "information.missing" : code, { ...params, ...text, ...values });
  }

  deadline({ code, date, safeDate, daysLeft, done }: Deadline): string {
    const what = code.split(".")[1];
    if (what !== "application" && what !== "guardList") throw new Absent();
    const it = this.text(`it.${what}`);
    const values = { it, date: this.format.date(date), ...this.#when(date, safeDate, number(daysLeft)) };
    if (done) return this.text("deadline.done", { ...values, over: daysLeft < 0 });
    if (daysLeft >= 0) return this.text("deadline.ahead", { ...values, daysLeft, later: daysLeft > 1 });
    return this.text("deadline.over", { ...values, it: it.toLowerCase(), ago: this.#ago(-daysLeft) });
  }

  #notice(what: "application" | "guardList", which: string, params: Values): string {
    const p = params as ParamsOf["application.sentLate"] & ParamsOf["application.notSent"];
    const { format } = this;
    const values: Record<string, Value> = { it: this.text(`it.${what}`), days: p.days };
    if (which === "missing" || which === "tooLate") values["lead"] = this.text("lead.time", params);
    else if (which === "met") {
      values["sent"] = format.date(p.sent);
      values["deadline"] = format.date(p.deadline, p.sent);
    } else {
      values["deadline"] = format.date(p.deadline);
      if (which === "sentLate") values["sent"] = format.date(p.sent, p.deadline);
      if (which === "deadlinePassed") values["ago"] = this.#ago(p.days);
      if (which === "notSent") Object.assign(values, this.#when(p.deadline, p.safeDate, number(p.days)));
    }
    return this.text(`notice.${which}`, values);
  }

  /** How near a deadline is, and its safe day where that is another. */
  #when(date: Value, safeDate: Value, daysLeft: number): Values {
    const past = daysBetween(safeDate, daysEarlier(date, daysLeft)) > 0;
    const other = safeDate !== date;
    return {
      today: daysLeft === 0,
      tomorrow: daysLeft === 1,
      safe: this.format.date(safeDate, date),
      safeWas: other && past,
      safeIs: other && !past,
    };
  }

  #ago(days: Value): string {
    return this.text("when.ago", { days, yesterday: days === 1 });
  }

  #tooYoung(p: ParamsOf["guards.tooYoung"], fallback: string): string {
    const name = p.name ? this.format.name(p.name) : fallback;
    const who = p.age === undefined ? name : `${name} (${this.format.number(p.age)})`;
    if (p.turns === undefined)
      return this.text(p.age === undefined ? "person.tooYoung" : "person.age", { who: name, age: p.age });
    const days = p.day === undefined ? 0 : daysBetween(p.day, p.turns);
    const soon = days > 1 && days < 15;
    const when = { days, next: days === 1, soon, near: days === 1 || soon, date: this.format.date(p.turns) };
    return this.text("person.turns", { who, years: p.years, when: this.text("person.when", when) });
  }

  /** What a rule of closing time says. */
  #closing(p: ParamsOf["closingTime.tooLate"]): string {
    const { format } = this;
    const { from, to, ageMin, ageMax } = p;
    const at = p.limit === undefined ? format.clock(p.closes) : format.until(p.limit);
    // A mixed group of ages: the youngest's hour is the one that counts, and that has to be said.
    const youngest = ageMin !== undefined && from !== undefined && to !== undefined && from <= ageMin && ageMin <= to;
    if (youngest && ageMax !== undefined && to < ageMax)
      return this.text("closing.mixed", { at, ages: format.range(ageMin, ageMax) });
    if (from === undefined) return this.text("closing.all", { at });
    return this.text("closing.band", { at, ages: format.range(from, to) });
  }

  #closingValues(p: ParamsOf["closingTime.tooLate"]): Values {
    return {
      rule: this.#closing(p),
      end: p.end === undefined ? undefined : this.format.endTime(p.end, p.limit),
      over: p.end !== undefined && p.minutes ? this.format.duration(p.minutes) : undefined,
    };
  }

  #grade(value: Value): string {
    const grade = number(value);
    return this.text("unit.grade", grade > 10 ? { upper: grade - 10 } : { grade });
  }

  #years(value: Value): string {
    return this.text("unit.years", { years: number(value) });
  }

  #below(limit: string): string {
    return this.text("lowestAge.below", { limit });
  }

  #guards({ guards, required, participants }: ParamsOf["guardNumber.met"]): Values {
    const any = guards !== undefined;
    const need = any && required !== undefined;
    return {
      any,
      need,
      needFor: need && participants !== undefined,
      unknown: any && !need,
      none: !any && required === 0,
      few: !any && required !== 0,
    };
  }

  #share(p: ParamsOf["guardShare.tooFew"]): Values {
    return { percent: this.format.percent(p.percent), is: p.having === 1 };
  }

  #approvers(p: ParamsOf["approval.lacking"]): Values {
    const both = p.school && p.parents;
    return { both, onlySchool: p.school && !both, onlyParents: p.parents && !both, any: p.school || p.parents };
  }

  /** Values that a code's text has besides its params. */
  readonly #derived: PerCode<Values> = {
    "guards.met": (p) => ({ one: p.count === 1 }),
    "guardNumber.judgement": (p) => ({
      any: p.guards !== undefined,
      share: p.guards !== undefined && p.participants !== undefined && p.perGuard !== undefined,
    }),
    "guardNumber.met": (p) => this.#guards(p),
    "guardNumber.tooFew": (p) => this.#guards(p),
    "guardNumber.missing": (p) => ({ known: p.required !== undefined }),
    "guardShare.met": (p) => this.#share(p),
    "guardShare.tooFew": (p) => this.#share(p),
    "guardShare.missing": (p) => this.#share(p),
    "closingTime.met": (p) => this.#closingValues(p),
    "closingTime.tooLate": (p) => this.#closingValues(p),
    "closingTime.judgement": (p) => this.#closingValues(p),
    "lowestAge.met": (p) => ({ limit: this.#years(p.age) }),
    "lowestAge.tooYoung": (p) => ({
      lowest: p.lowest === undefined ? undefined : this.#years(p.lowest),
      below: this.#below(this.#years(p.age)),
    }),
    "lowestAge.tooYoungGrade": (p) => ({ lowest: this.#grade(p.lowest), below: this.#below(this.#grade(p.grade)) }),
    "approval.lacking": (p) => ({ ...this.#approvers(p), asked: this.text("approval.asked") }),
    "information.concerns": (p) => ({ deadline: p.deadline && this.format.date(p.deadline) }),
    "holyPeace.concerns": (p) => ({ day: p.day && this.format.date(p.day) }),
    moreGuards: (p) => ({
      known: p.required !== undefined,
      all: p.required !== undefined && p.guards === undefined,
      more: p.required === undefined || p.guards === undefined ? undefined : p.required - p.guards,
    }),
    olderGuards: (p) => ({ percent: this.format.percent(p.percent) }),
    askPolice: (p) => ({ deadline: p.deadline && this.format.date(p.deadline) }),
    getApproval: (p) => this.#approvers(p),
    clearBorderline: (p) => ({ who: this.person(p) }),
  };

  /** Codes whose words are other texts, put together. */
  readonly #composed: PerCode<string> = {
    "irrelevant.scope": () => this.text("scope.irrelevant"),
    "missing.scope": () => this.text("scope.missing"),
    "responsible.tooYoung": (p) =>
      `${this.#tooYoung(p, capital(this.text("at.responsible")))} ${this.text("responsible.asked", p)}`,
    "responsible.missing": (p) => this.text(p.count ? "responsible.asked" : "responsible.none", p),
    "guards.tooYoung": (p) => {
      const guard = p.number === undefined ? this.text("at.aGuard") : capital(this.text("at.guards", { n: p.number }));
      const others = (p.count ?? 1) - 1;
      return [
        this.#tooYoung(p, guard),
        ...(others > 0 ? [this.text("guards.others", { others, one: others === 1 })] : []),
        this.text("guards.asked", p),
      ].join(" ");
    },
    "guards.missing": (p) => this.text("guards.asked", p),
    "closingTime.missing": (p) => this.#closing(p),
    "lowestAge.metGrade": (p) => this.text("lowestAge.met", { limit: this.#grade(p.grade) }),
    "lowestAge.missing": (p) => this.#below(this.#years(p.age)),
    "approval.missing": () => this.text("approval.asked"),
    change: (p) => this.#change(p),
  };

  #change(p: ParamsOf["change"]): string {
    const { format } = this;
    const both = p.start !== undefined && p.end !== undefined;
    const values: Values = {
      period: both ? format.period(p.start, p.end) : undefined,
      start: both || p.start === undefined ? undefined : format.dateTime(p.start),
      end: both || p.end === undefined ? undefined : format.dateTime(p.end),
      ageMin: p.ageMin,
      ageMax: p.ageMax,
      gradeMin: p.gradeMin === undefined ? undefined : this.#grade(p.gradeMin),
      gradeMax: p.gradeMax === undefined ? undefined : this.#grade(p.gradeMax),
      appliedOn: p.appliedOn === undefined ? undefined : format.date(p.appliedOn),
      guardListSentOn: p.guardListSentOn === undefined ? undefined : format.date(p.guardListSentOn),
      removedNames: p.removedNames && format.list(p.removedNames.split(", ")),
      removedGuards: p.removedNames ? undefined : p.removedGuards,
      removedResponsible: p.removedResponsible,
    };
    const parts = changeParts
      .filter((part) => values[part])
      .map((part) => this.text(`change.${part}`, { value: values[part] }));
    if (parts.length === 0) throw new Absent();
    return `${capital(format.list(parts))}.`;
  }

  /** A person by name, else by place in the list. */
  person({ person, name }: { person?: string; name?: string }): string {
    if (name) return this.format.name(name);
    const guard = /^\/guards\/(\d+)/.exec(person ?? "");
    return guard ? this.text("at.guards", { n: Number(guard[1]) + 1 }) : this.text("at.responsible");
  }
}
