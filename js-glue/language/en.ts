import type { LanguageTable, ParamsOf, Say } from "./codes.ts";
import { Absent, capital, daysBetween, daysEarlier, number } from "./format.ts";

const must = (say: Say) => (say.force === "must" ? "must" : "should");

function lead({ days, weeks, months }: { days?: number; weeks?: number; months?: number }, say: Say): string {
  if (days !== undefined) return say.count(days, "day", "days");
  if (weeks !== undefined) return say.count(weeks, "week", "weeks");
  return say.count(months, "month", "months");
}

function ago(days: number | undefined, say: Say): string {
  return days === 1 ? "yesterday" : `${say.count(days, "day", "days")} ago`;
}

/** What is sent. */
function notice(it: string) {
  const rule = (p: ParamsOf["application.missing"], say: Say) =>
    `${it} ${must(say)} be with the police at least ${lead(p, say)} before the event.`;
  return {
    met: (p: ParamsOf["application.met"], say: Say) =>
      `${it} is with the police on ${say.date(p.sent)}, by the deadline, ${say.date(p.deadline, p.sent)}.`,
    sentLate: (p: ParamsOf["application.sentLate"], say: Say) =>
      `The deadline was ${say.date(p.deadline)}. ${it} is with the police on ${say.date(p.sent, p.deadline)}, ${say.count(p.days, "day", "days")} late.`,
    deadlinePassed: (p: ParamsOf["application.deadlinePassed"], say: Say) =>
      `${it} ${must(say) === "must" ? "had to be" : "should have been"} with the police by ${say.date(p.deadline)}. The deadline passed ${ago(p.days, say)}.`,
    notSent: (p: ParamsOf["application.notSent"], say: Say) => {
      const left = number(p.days);
      const today = left === 0 ? " That is today." : left === 1 ? " That is tomorrow." : "";
      const past = daysBetween(p.safeDate, daysEarlier(p.deadline, left)) > 0;
      const safe =
        p.safeDate === p.deadline ? "" : ` The safe day ${past ? "was" : "is"} ${say.date(p.safeDate, p.deadline)}.`;
      return `${it} ${must(say)} be with the police by ${say.date(p.deadline)}.${today}${safe}`;
    },
    missing: rule,
    tooLate: (p: ParamsOf["application.tooLate"], say: Say) => `${rule(p, say)} It is too late now.`,
    deadline: (say: Say) => {
      const { date, safeDate, daysLeft, done } = say.deadline;
      if (done) return `${it} has been sent. The last day ${daysLeft < 0 ? "was" : "is"} ${say.date(date)}.`;
      if (daysLeft < 0) return `The deadline for ${it.toLowerCase()} was ${say.date(date)}, ${ago(-daysLeft, say)}.`;
      const when = daysLeft === 0 ? "today" : daysLeft === 1 ? "tomorrow" : `in ${say.count(daysLeft, "day", "days")}`;
      const safe =
        safeDate === date
          ? ""
          : ` The safe day ${daysBetween(safeDate, date) > daysLeft ? "was" : "is"} ${say.date(safeDate, date)}.`;
      return `${it}: the last day is ${say.date(date)}, ${when}.${safe}`;
    },
  };
}
const application = notice("The application");
const guardList = notice("The list of guards");

const guardsAsked = (years: number | undefined, say: Say) =>
  `Every guard ${must(say)} have turned ${say.number(years)}.`;
const responsibleAsked = (years: number | undefined, say: Say) =>
  `The responsible adult ${must(say)} have turned ${say.number(years)}.`;

function tooYoung(p: ParamsOf["guards.tooYoung"], fallbackName: string, say: Say): string {
  const name = p.name ? say.name(p.name) : fallbackName;
  const who = p.age === undefined ? name : `${name} (${say.number(p.age)})`;
  if (p.turns !== undefined) {
    const days = p.day === undefined ? 0 : daysBetween(p.day, p.turns);
    const when =
      days === 1
        ? "the day after the event"
        : days > 1 && days < 15
          ? `${days} days after the event`
          : `on ${say.date(p.turns)}`;
    return `${who} turns ${say.number(p.years)} ${when}.`;
  }
  return p.age === undefined ? `${name} is too young.` : `${name} is ${say.number(p.age)}.`;
}

function closing(p: ParamsOf["closingTime.tooLate"], say: Say): string {
  const at = p.limit === undefined ? say.clock(p.closes) : say.until(p.limit);
  const { from, to, ageMin, ageMax } = p;
  // A mixed group of ages: the strictest hour is the youngest's, and that is what has to be said.
  if (
    ageMin !== undefined &&
    ageMax !== undefined &&
    from !== undefined &&
    to !== undefined &&
    from <= ageMin &&
    ageMin <= to &&
    to < ageMax
  ) {
    const so = `The participants are ${say.range(ageMin, ageMax)}, so`;
    return say.force === "advice"
      ? `${so} the advice is to end by ${at}.`
      : `${so} the event ${must(say)} end by ${at}.`;
  }
  const who = from === undefined ? "" : `For ages ${say.range(from, to)} `;
  if (say.force === "advice") return `${who || ""}${who ? "the" : "The"} advice is to end by ${at}.`;
  return who ? `${who}the event ${must(say)} end by ${at}.` : `The event ${must(say)} end by ${at}.`;
}

const grade = (value: number | undefined) =>
  number(value) > 10 ? `upper secondary year ${number(value) - 10}` : `grade ${number(value)}`;

function noneBelow(limit: string, say: Say): string {
  return say.force === "advice"
    ? `The advice is that nobody is below ${limit}.`
    : `Nobody ${say.force === "must" ? "may" : "should"} be below ${limit}.`;
}

const approvalAsked = (say: Say) =>
  `The school's leadership and the parents' council ${must(say)} approve school events.`;

function refusal(p: ParamsOf["approval.lacking"]): string {
  if (p.school && p.parents) return "Neither the school's leadership nor the parents' council has said yes.";
  if (p.school || p.parents) return `The ${p.school ? "school's leadership" : "parents' council"} has not said yes.`;
  return "A yes is missing.";
}

const approvers = (p: ParamsOf["getApproval"], say: Say) =>
  say.list([p.school ? "the school's leadership" : "", p.parents ? "the parents' council" : ""].filter(Boolean));

function changes(p: ParamsOf["change"], say: Say): string {
  const list: string[] = [];
  if (p.start !== undefined && p.end !== undefined) {
    list.push(`move the event to ${say.period(p.start, p.end)}`);
  } else if (p.start !== undefined) list.push(`start on ${say.dateTime(p.start)}`);
  else if (p.end !== undefined) list.push(`end on ${say.dateTime(p.end)}`);
  if (p.ageMin !== undefined) list.push(`set the lowest age to ${say.number(p.ageMin)}`);
  if (p.ageMax !== undefined) list.push(`set the highest age to ${say.number(p.ageMax)}`);
  if (p.gradeMin !== undefined) list.push(`set the lowest grade to ${grade(p.gradeMin)}`);
  if (p.gradeMax !== undefined) list.push(`set the highest grade to ${grade(p.gradeMax)}`);
  if (p.appliedOn !== undefined) list.push(`get the application to the police on ${say.date(p.appliedOn)}`);
  if (p.guardListSentOn !== undefined)
    list.push(`get the list of guards to the police on ${say.date(p.guardListSentOn)}`);
  if (p.removedNames) list.push(`take ${say.list(p.removedNames.split(", "))} off the list of guards`);
  else if (p.removedGuards) list.push(`take ${say.count(p.removedGuards, "guard", "guards")} off the list`);
  if (p.removedResponsible) list.push("take out the responsible adult");
  if (list.length === 0) throw new Absent();
  return `${capital(say.list(list))}.`;
}

function among(participants: number | undefined, say: Say): string {
  return participants === undefined ? "" : ` for ${say.count(participants, "participant", "participants")}`;
}

function having(p: ParamsOf["guardShare.met"], say: Say): string {
  return `${say.number(p.having)} of ${say.count(p.guards, "guard", "guards")} ${p.having === 1 ? "is" : "are"} ${say.number(p.fromAge)} or older`;
}

export const en: LanguageTable = {
  texts: {
    "irrelevant.scope": () => "The guidelines do not cover this event.",
    "irrelevant.rule": () => "Does not apply to an event like this.",
    "irrelevant.validity": () => "Not in force on the date of the event.",
    "missing.scope": () => "It is not clear yet whether the guidelines apply.",
    "scope.met": () => "The guidelines cover this event.",
    "scope.irrelevant": () => "The guidelines do not cover this event.",
    "scope.missing": () => "It is not clear yet whether the guidelines apply.",
    "application.met": application.met,
    "application.sentLate": application.sentLate,
    "application.deadlinePassed": application.deadlinePassed,
    "application.notSent": application.notSent,
    "application.missing": application.missing,
    "application.tooLate": application.tooLate,
    "guardList.met": guardList.met,
    "guardList.sentLate": guardList.sentLate,
    "guardList.deadlinePassed": guardList.deadlinePassed,
    "guardList.notSent": guardList.notSent,
    "guardList.missing": guardList.missing,
    "guardList.tooLate": guardList.tooLate,
    "responsible.met": (p, say) => `The responsible adult has turned ${say.number(p.years)}.`,
    "responsible.tooYoung": (p, say) =>
      `${tooYoung(p, "The responsible adult", say)} ${responsibleAsked(p.years, say)}`,
    "responsible.missing": (p, say) =>
      p.count
        ? responsibleAsked(p.years, say)
        : `A responsible adult who has turned ${say.number(p.years)} ${must(say)} be present.`,
    "guards.met": (p, say) =>
      p.count === 1
        ? `The guard has turned ${say.number(p.years)}.`
        : `All the guards have turned ${say.number(p.years)}.`,
    "guards.tooYoung": (p, say) => {
      const name = p.number === undefined ? "A guard" : `Guard ${say.number(p.number)}`;
      const others =
        p.count !== undefined && p.count > 1
          ? ` ${say.count(p.count - 1, "other guard is", "other guards are")} too young as well.`
          : "";
      return `${tooYoung(p, name, say)}${others} ${guardsAsked(p.years, say)}`;
    },
    "guards.missing": (p, say) => guardsAsked(p.years, say),
    "guardNumber.judgement": (p, say) => {
      if (p.guards === undefined) return "There must be enough guards. Agree with the police how many that is.";
      const guards = say.count(p.guards, "guard", "guards");
      if (p.perGuard === undefined) return `You have ${guards}. Agree with the police whether that is enough.`;
      return `You have ${guards} for ${say.count(p.participants, "participant", "participants")}: one guard per ${say.count(p.perGuard, "participant", "participants")}. Agree with the police whether that is enough.`;
    },
    "guardNumber.met": (p, say) => {
      if (p.guards === undefined)
        return p.required === 0
          ? "No guards are needed here."
          : `${say.count(p.required, "guard is", "guards are")} enough here.`;
      return `You have ${say.count(p.guards, "guard", "guards")}${p.required === undefined ? ", and that is enough." : `, and that is enough: at least ${say.number(p.required)}${among(p.participants, say)}.`}`;
    },
    "guardNumber.tooFew": (p, say) => {
      if (p.guards === undefined) return `You ${must(say)} have at least ${say.count(p.required, "guard", "guards")}.`;
      return `You have ${say.count(p.guards, "guard", "guards")}${p.required === undefined ? ", and that is too few however many come." : `, but ${must(say)} have at least ${say.number(p.required)}${among(p.participants, say)}.`}`;
    },
    "guardNumber.missing": (p, say) =>
      p.required === undefined
        ? "The number of participants decides how many guards you need."
        : `You ${must(say)} have at least ${say.count(p.required, "guard", "guards")}.`,
    "guardShare.met": (p, say) => `${having(p, say)}. That is enough: at least ${say.percent(p.percent)}.`,
    "guardShare.tooFew": (p, say) =>
      `${having(p, say)}. At least ${say.number(p.required)} (${say.percent(p.percent)}) ${must(say)} be.`,
    "guardShare.missing": (p, say) =>
      `At least ${say.percent(p.percent)} of the guards ${must(say)} be ${say.number(p.fromAge)} or older.`,
    "closingTime.met": (p, say) =>
      p.end === undefined
        ? `The end is within it. ${closing(p, say)}`
        : `The event ends at ${say.endTime(p.end, p.limit)}. ${closing(p, say)}`,
    "closingTime.tooLate": (p, say) => {
      const end =
        p.end === undefined
          ? " The event ends too late."
          : ` The event ends at ${say.endTime(p.end, p.limit)}${p.minutes ? `, ${say.duration(p.minutes)} too late` : ""}.`;
      const raise =
        p.raiseTo === undefined ? "" : ` Raise the lowest age to ${say.number(p.raiseTo)}, and you can go on longer.`;
      return `${closing(p, say)}${end}${raise}`;
    },
    "closingTime.judgement": (p, say) =>
      `${closing(p, say)} ${p.end === undefined ? "The end" : `Ending at ${say.endTime(p.end, p.limit)}`} is later than that. Agree with the police whether you can go on that long.`,
    "closingTime.missing": (p, say) => closing(p, say),
    "lowestAge.met": (p, say) => `No participant is below ${say.number(p.age)}.`,
    "lowestAge.metGrade": (p) => `No participant is below ${grade(p.grade)}.`,
    "lowestAge.tooYoung": (p, say) =>
      `${p.lowest === undefined ? "The youngest are too young." : `The lowest age is ${say.number(p.lowest)}.`} ${noneBelow(say.number(p.age), say)}`,
    "lowestAge.tooYoungGrade": (p, say) => `The lowest grade is ${grade(p.lowest)}. ${noneBelow(grade(p.grade), say)}`,
    "lowestAge.missing": (p, say) => noneBelow(say.number(p.age), say),
    "approval.met": () => "The school's leadership and the parents' council have said yes to the event.",
    "approval.lacking": (p, say) => `${refusal(p)} ${approvalAsked(say)}`,
    "approval.missing": (_, say) => approvalAsked(say),
    "place.met": () => "The event is near the young people's school district.",
    "place.broken": (_, say) =>
      `The event is not near the school district. It ${must(say)} be near the one the young people belong to.`,
    "place.missing": (_, say) => `The event ${must(say)} be near the school district the young people belong to.`,
    "statement.met": (_, say) => `This holds: “${say.own}”`,
    "statement.broken": (_, say) => `You have answered that this does not hold: “${say.own}”`,
    "statement.missing": (_, say) => `You have not answered whether this holds: “${say.own}”`,
    "information.concerns": (p, say) =>
      `${say.own}${p.deadline === undefined ? "" : ` Here that means by ${say.date(p.deadline)}.`}`,
    "information.missing": (_, say) => `It is not clear yet whether this applies: ${say.own}`,
    "holyPeace.concerns": (p, say) =>
      `${say.own}${p.day === undefined ? "" : ` Here it applies on ${say.date(p.day)}.`}`,
    "holyPeace.missing": (_, say) => `It is not clear yet whether this applies: ${say.own}`,

    "deadline.application": (_, say) => application.deadline(say),
    "deadline.guardList": (_, say) => guardList.deadline(say),

    change: changes,
    findResponsible: (p, say) => `Find a responsible adult who has turned ${say.number(p.years)}.`,
    findGuards: (p, say) =>
      `Find ${p.count ? say.count(p.count, "guard", "guards") : "guards"} who ${p.count === 1 ? "has" : "have"} turned ${say.number(p.years)}.`,
    moreGuards: (p, say) => {
      if (p.required === undefined) return "Find more guards.";
      return p.guards === undefined
        ? `Find ${say.count(p.required, "guard", "guards")}.`
        : `Find ${say.count(number(p.required) - p.guards, "more guard", "more guards")}, so that you have ${say.number(p.required)}.`;
    },
    olderGuards: (p, say) =>
      `Find more guards who are ${say.number(p.fromAge)} or older, until they are at least ${say.percent(p.percent)} of the guards.`,
    askPolice: (p, say) =>
      `${p.deadline === undefined ? "The deadline has passed." : `The deadline was ${say.date(p.deadline)}.`} Call the police and ask what you can do, or choose a later date.`,
    reconsider: () => "Arrange the event in another way, or clear it with the police.",
    makeTrue: () => "Put this in place, and answer yes when it holds.",
    getApproval: (p, say) =>
      `Ask ${p.school || p.parents ? approvers(p, say) : "the school and the parents"} to approve the event.`,
    findPlace: () => "Find a place near the school district the young people belong to.",
    clearBorderline: (p, say) => `Agree with the police whether ${say.person(p)} is old enough.`,

    bandOverlap: () => "Two age groups name the same age. Say which one counts.",
    bandGap: () => "There is a gap between the age groups. Some ages have no closing time.",
    deadRule: () => "The rule can never apply to any event.",
    neverFails: () => "The rule can never be broken.",
    contradiction: () => "The rule contradicts itself or another rule.",
    missingSource: () => "Say where the rule stands.",
    missingQuote: () => "Include the wording of the source.",
    missingTranslation: () => "The text is missing in one of the languages.",
    staleSource: () => "The source was checked more than a year ago. See whether it still holds.",
    duplicateId: () => "Two have the same id. Give each its own.",
    unusedQuestion: () => "No rule uses the answer to the question.",

    syntax: () => "The content is not valid JSON.",
    type: () => "The value is of the wrong type.",
    unknownKey: () => "There is no such field.",
    enum: () => "Choose one of the values there are.",
    date: () => "Enter a date that exists.",
    dateTime: () => "Enter a date and a time that exist.",
    nonexistentTime: () => "The time does not exist. The clocks go forward to summer time that night.",
    fraction: () => "Enter a whole number.",
    negative: () => "The number cannot be below zero.",
    range: () => "The number is outside what is possible.",
    order: (_, say) =>
      /\/(?:start|end|to)$/.test(say.path)
        ? "The end must be after the start."
        : "The lowest cannot be higher than the highest.",
    future: () => "The date cannot be after today.",
    nationalId: () => "Enter a birth date, not a national identity number. The number has not been kept.",
    limit: () => "There is more here than we can take.",
    unknownPack: () => "We have no guidelines of this name.",
    required: () => "This must be there.",
    unknownKind: () => "There is no such kind of rule.",
    unknownQuestion: () => "There is no such question.",
    hour: () => "Enter a time of day, such as 22:00.",
    lead: () => "Give either days, weeks or months.",
    scope: () => "The first rule, and only that, says what the guidelines cover.",
  },

  phrases: {
    fillIn: (fields) => `Fill in ${fields}.`,
    bornOfGuard: (n) => `the birth date of guard ${n}`,
    bornOfGuards: (count) => `the birth dates of ${count} guards`,
    bornOfResponsible: "the birth date of the responsible adult",
    borderlineAge: (years, other) =>
      `This is a borderline case: here the requirement is read as having turned ${years}, but it can also be read as having turned ${other}. Clear it with the police.`,
    borderlineBands:
      "This is a borderline case: two age groups name the same age. Clear with the police which one counts.",
    borderline: "This is a borderline case: the text can be read in more than one way. Clear it with the police.",
    responsible: "the responsible adult",
    guard: (n) => `guard ${n}`,
    rule: (n) => `rule ${n}`,
    question: (n) => `question ${n}`,
    reading: (n) => `reading ${n}`,
    application: (n) => `application ${n}`,
    unknown: {
      finding: "See what the guidelines say about this.",
      remedy: "Do what is needed for this to be right.",
      deadline: "Something must be with the police by a deadline.",
      problem: "Something is not right here.",
    },
    fields: {
      title: "the name of the event",
      kind: "the type of event",
      access: "who can come",
      schools: "the number of schools",
      participants: "the number of participants",
      ageMin: "the lowest age",
      ageMax: "the highest age",
      gradeMin: "the lowest grade",
      gradeMax: "the highest grade",
      start: "the start",
      end: "the end",
      appliedOn: "when the application is with the police",
      guardListSentOn: "when the list of guards is with the police",
      responsible: "the responsible adult",
      guards: "the guards",
      drugFree: "whether the event is free of alcohol and drugs",
      nearSchoolDistrict: "whether the place is near the school district",
      schoolEvent: "whether it is a school event",
      approvedBySchool: "whether the school's leadership has approved",
      approvedByParents: "whether the parents' council has approved",
      answers: "the answers to the municipality's own questions",
      name: "name",
      born: "birth date",
      age: "age",
    },
  },

  labels: {
    state: {
      met: "Met",
      broken: { must: "Breaks a requirement", should: "Not as it should be", advice: "Outside the advice" },
      missing: "Information missing",
      judgement: "Needs judgement",
      irrelevant: "Does not apply",
    },
    severity: { must: "Requirement", should: "Should", advice: "Advice", info: "For information" },
    outcome: {
      ready: "Ready to send to the police",
      incomplete: "Not complete yet",
      broken: "Does not meet the requirements yet",
      outOfScope: "The guidelines do not cover this event",
    },
    deadline: { last: "Last day", safe: "Safe day" },
    nearestFix: "The smallest change needed",
    kind: { concert: "Concert", disco: "Disco", dance: "Dance", lan: "LAN party", other: "Something else" },
    access: { public: "Open to the public", closed: "Closed" },
  },
};
