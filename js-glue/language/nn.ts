import type { LanguageTable, ParamsOf, Say } from "./codes.ts";
import { Absent, capital, daysBetween, daysEarlier, number } from "./format.ts";

const must = (say: Say) => (say.force === "must" ? "må" : "bør");

function lead({ days, weeks, months }: { days?: number; weeks?: number; months?: number }, say: Say): string {
  if (days !== undefined) return say.count(days, "dag", "dagar");
  if (weeks !== undefined) return say.count(weeks, "veke", "veker");
  return say.count(months, "månad", "månader");
}

function ago(days: number | undefined, say: Say): string {
  return days === 1 ? "i går" : `for ${say.count(days, "dag", "dagar")} sidan`;
}

/** What is sent, in the definite form. */
function notice(it: string) {
  const rule = (p: ParamsOf["application.missing"], say: Say) =>
    `${it} ${must(say)} vere hos politiet seinast ${lead(p, say)} før arrangementet.`;
  return {
    met: (p: ParamsOf["application.met"], say: Say) =>
      `${it} er hos politiet ${say.date(p.sent)}, innan fristen ${say.date(p.deadline, p.sent)}.`,
    sentLate: (p: ParamsOf["application.sentLate"], say: Say) =>
      `Fristen var ${say.date(p.deadline)}. ${it} er hos politiet ${say.date(p.sent, p.deadline)}, ${say.count(p.days, "dag", "dagar")} for seint.`,
    deadlinePassed: (p: ParamsOf["application.deadlinePassed"], say: Say) =>
      `${it} ${must(say) === "må" ? "måtte" : "burde"} vere hos politiet seinast ${say.date(p.deadline)}. Fristen gjekk ut ${ago(p.days, say)}.`,
    notSent: (p: ParamsOf["application.notSent"], say: Say) => {
      const left = number(p.days);
      const today = left === 0 ? " Det er i dag." : left === 1 ? " Det er i morgon." : "";
      const past = daysBetween(p.safeDate, daysEarlier(p.deadline, left)) > 0;
      const safe =
        p.safeDate === p.deadline ? "" : ` Trygg frist ${past ? "var" : "er"} ${say.date(p.safeDate, p.deadline)}.`;
      return `${it} ${must(say)} vere hos politiet seinast ${say.date(p.deadline)}.${today}${safe}`;
    },
    missing: rule,
    tooLate: (p: ParamsOf["application.tooLate"], say: Say) => `${rule(p, say)} Det er for seint no.`,
    deadline: (say: Say) => {
      const { date, safeDate, daysLeft, done } = say.deadline;
      if (done) return `${it} er send. Siste frist ${daysLeft < 0 ? "var" : "er"} ${say.date(date)}.`;
      if (daysLeft < 0) return `Fristen for ${it.toLowerCase()} var ${say.date(date)}, ${ago(-daysLeft, say)}.`;
      const when = daysLeft === 0 ? "i dag" : daysLeft === 1 ? "i morgon" : `om ${say.count(daysLeft, "dag", "dagar")}`;
      const safe =
        safeDate === date
          ? ""
          : ` Trygg frist ${daysBetween(safeDate, date) > daysLeft ? "var" : "er"} ${say.date(safeDate, date)}.`;
      return `${it}: siste frist er ${say.date(date)}, ${when}.${safe}`;
    },
  };
}
const application = notice("Søknaden");
const guardList = notice("Vaktlista");

const guardsAsked = (years: number | undefined, say: Say) =>
  `Alle vakter ${must(say)} ha fylt ${say.number(years)} år.`;
const responsibleAsked = (years: number | undefined, say: Say) =>
  `Den ansvarlege ${must(say)} ha fylt ${say.number(years)} år.`;

function tooYoung(p: ParamsOf["guards.tooYoung"], fallbackName: string, say: Say): string {
  const name = p.name ? say.name(p.name) : fallbackName;
  const who = p.age === undefined ? name : `${name} (${say.number(p.age)})`;
  if (p.turns !== undefined) {
    const days = p.day === undefined ? 0 : daysBetween(p.day, p.turns);
    const when =
      days === 1
        ? "dagen etter arrangementet"
        : days > 1 && days < 15
          ? `${days} dagar etter arrangementet`
          : say.date(p.turns);
    return `${who} fyller ${say.number(p.years)} år ${when}.`;
  }
  return p.age === undefined ? `${name} er for ung.` : `${name} er ${say.number(p.age)} år.`;
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
    const so = `Deltakarane er ${say.range(ageMin, ageMax)} år, så`;
    return say.force === "advice"
      ? `${so} rådet er å slutte seinast ${at}.`
      : `${so} arrangementet ${must(say)} slutte seinast ${at}.`;
  }
  const who = from === undefined ? "" : `For alderen ${say.range(from, to)} år `;
  if (say.force === "advice") return `${who ? `${who}er rådet` : "Rådet er"} å slutte seinast ${at}.`;
  return who
    ? `${who}${must(say)} arrangementet slutte seinast ${at}.`
    : `Arrangementet ${must(say)} slutte seinast ${at}.`;
}

const grade = (value: number | undefined) =>
  number(value) > 10 ? `Vg${number(value) - 10}` : `${number(value)}. trinn`;

function noneBelow(limit: string, say: Say): string {
  return say.force === "advice"
    ? `Rådet er at ingen er under ${limit}.`
    : `Ingen ${say.force === "must" ? "kan" : "bør"} vere under ${limit}.`;
}

const approvalAsked = (say: Say) => `Skulearrangement ${must(say)} godkjennast av skuleleiinga og foreldrerådet.`;

function refusal(p: ParamsOf["approval.lacking"]): string {
  if (p.school && p.parents) return "Verken skuleleiinga eller foreldrerådet har sagt ja.";
  if (p.school || p.parents) return `${p.school ? "Skuleleiinga" : "Foreldrerådet"} har ikkje sagt ja.`;
  return "Det manglar eit ja.";
}

const approvers = (p: ParamsOf["getApproval"], say: Say) =>
  say.list([p.school ? "skuleleiinga" : "", p.parents ? "foreldrerådet" : ""].filter(Boolean));

function changes(p: ParamsOf["change"], say: Say): string {
  const list: string[] = [];
  if (p.start !== undefined && p.end !== undefined) {
    list.push(`flytt arrangementet til ${say.period(p.start, p.end)}`);
  } else if (p.start !== undefined) list.push(`start ${say.dateTime(p.start)}`);
  else if (p.end !== undefined) list.push(`slutt ${say.dateTime(p.end)}`);
  if (p.ageMin !== undefined) list.push(`set lågaste alder til ${say.number(p.ageMin)} år`);
  if (p.ageMax !== undefined) list.push(`set høgaste alder til ${say.number(p.ageMax)} år`);
  if (p.gradeMin !== undefined) list.push(`set lågaste trinn til ${grade(p.gradeMin)}`);
  if (p.gradeMax !== undefined) list.push(`set høgaste trinn til ${grade(p.gradeMax)}`);
  if (p.appliedOn !== undefined) list.push(`få søknaden til politiet ${say.date(p.appliedOn)}`);
  if (p.guardListSentOn !== undefined) list.push(`få vaktlista til politiet ${say.date(p.guardListSentOn)}`);
  if (p.removedNames) list.push(`ta ${say.list(p.removedNames.split(", "))} av vaktlista`);
  else if (p.removedGuards) list.push(`ta ${say.count(p.removedGuards, "vakt", "vakter")} av vaktlista`);
  if (p.removedResponsible) list.push("ta bort den ansvarlege");
  if (list.length === 0) throw new Absent();
  return `${capital(say.list(list))}.`;
}

function among(participants: number | undefined, say: Say): string {
  return participants === undefined ? "" : ` til ${say.count(participants, "deltakar", "deltakarar")}`;
}

function having(p: ParamsOf["guardShare.met"], say: Say): string {
  return `${say.number(p.having)} av ${say.count(p.guards, "vakt", "vakter")} er ${say.number(p.fromAge)} år eller eldre`;
}

export const nn: LanguageTable = {
  texts: {
    "irrelevant.scope": () => "Retningslinene gjeld ikkje dette arrangementet.",
    "irrelevant.rule": () => "Gjeld ikkje eit arrangement som dette.",
    "irrelevant.validity": () => "Gjeld ikkje på den datoen arrangementet er.",
    "missing.scope": () => "Det er ikkje klart enno om retningslinene gjeld.",
    "scope.met": () => "Retningslinene gjeld dette arrangementet.",
    "scope.irrelevant": () => "Retningslinene gjeld ikkje dette arrangementet.",
    "scope.missing": () => "Det er ikkje klart enno om retningslinene gjeld.",
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
    "responsible.met": (p, say) => `Den ansvarlege har fylt ${say.number(p.years)} år.`,
    "responsible.tooYoung": (p, say) => `${tooYoung(p, "Den ansvarlege", say)} ${responsibleAsked(p.years, say)}`,
    "responsible.missing": (p, say) =>
      p.count
        ? responsibleAsked(p.years, say)
        : `Ein ansvarleg vaksen som har fylt ${say.number(p.years)} år, ${must(say)} vere med.`,
    "guards.met": (p, say) =>
      p.count === 1 ? `Vakta har fylt ${say.number(p.years)} år.` : `Alle vaktene har fylt ${say.number(p.years)} år.`,
    "guards.tooYoung": (p, say) => {
      const name = p.number === undefined ? "Ei vakt" : `Vakt ${say.number(p.number)}`;
      const others =
        p.count !== undefined && p.count > 1
          ? ` ${say.count(p.count - 1, "anna vakt", "andre vakter")} er òg for ${p.count > 2 ? "unge" : "ung"}.`
          : "";
      return `${tooYoung(p, name, say)}${others} ${guardsAsked(p.years, say)}`;
    },
    "guards.missing": (p, say) => guardsAsked(p.years, say),
    "guardNumber.judgement": (p, say) => {
      if (p.guards === undefined) return "Det må vere nok vakter. Avklar med politiet kor mange det er.";
      const guards = say.count(p.guards, "vakt", "vakter");
      if (p.perGuard === undefined) return `De har ${guards}. Avklar med politiet om det er nok.`;
      return `De har ${guards} til ${say.count(p.participants, "deltakar", "deltakarar")}: éi vakt per ${say.count(p.perGuard, "deltakar", "deltakarar")}. Avklar med politiet om det er nok.`;
    },
    "guardNumber.met": (p, say) => {
      if (p.guards === undefined)
        return p.required === 0
          ? "Her trengst det ingen vakter."
          : `Her held det med ${say.count(p.required, "vakt", "vakter")}.`;
      return `De har ${say.count(p.guards, "vakt", "vakter")}${p.required === undefined ? ", og det er nok." : `, og det er nok: minst ${say.number(p.required)}${among(p.participants, say)}.`}`;
    },
    "guardNumber.tooFew": (p, say) => {
      if (p.guards === undefined) return `De ${must(say)} ha minst ${say.count(p.required, "vakt", "vakter")}.`;
      return `De har ${say.count(p.guards, "vakt", "vakter")}${p.required === undefined ? ", og det er for få uansett kor mange som kjem." : `, men ${must(say)} ha minst ${say.number(p.required)}${among(p.participants, say)}.`}`;
    },
    "guardNumber.missing": (p, say) =>
      p.required === undefined
        ? "Talet på deltakarar avgjer kor mange vakter de treng."
        : `De ${must(say)} ha minst ${say.count(p.required, "vakt", "vakter")}.`,
    "guardShare.met": (p, say) => `${having(p, say)}. Det er nok: minst ${say.percent(p.percent)}.`,
    "guardShare.tooFew": (p, say) =>
      `${having(p, say)}. Minst ${say.number(p.required)} (${say.percent(p.percent)}) ${must(say)} vere det.`,
    "guardShare.missing": (p, say) =>
      `Minst ${say.percent(p.percent)} av vaktene ${must(say)} vere ${say.number(p.fromAge)} år eller eldre.`,
    "closingTime.met": (p, say) =>
      p.end === undefined
        ? `Slutten er innanfor. ${closing(p, say)}`
        : `Arrangementet sluttar ${say.endTime(p.end, p.limit)}. ${closing(p, say)}`,
    "closingTime.tooLate": (p, say) => {
      const end =
        p.end === undefined
          ? " Arrangementet sluttar for seint."
          : ` Arrangementet sluttar ${say.endTime(p.end, p.limit)}${p.minutes ? `, ${say.duration(p.minutes)} for seint` : ""}.`;
      const raise =
        p.raiseTo === undefined ? "" : ` Hev lågaste alder til ${say.number(p.raiseTo)} år, så kan de halde på lenger.`;
      return `${closing(p, say)}${end}${raise}`;
    },
    "closingTime.judgement": (p, say) =>
      `${closing(p, say)} ${p.end === undefined ? "Slutten" : `Slutt ${say.endTime(p.end, p.limit)}`} er seinare enn det. Avklar med politiet om de kan halde på så lenge.`,
    "closingTime.missing": (p, say) => closing(p, say),
    "lowestAge.met": (p, say) => `Ingen deltakarar er under ${say.number(p.age)} år.`,
    "lowestAge.metGrade": (p) => `Ingen deltakarar går under ${grade(p.grade)}.`,
    "lowestAge.tooYoung": (p, say) =>
      `${p.lowest === undefined ? "Dei yngste er for unge." : `Lågaste alder er ${say.number(p.lowest)} år.`} ${noneBelow(`${say.number(p.age)} år`, say)}`,
    "lowestAge.tooYoungGrade": (p, say) => `Lågaste trinn er ${grade(p.lowest)}. ${noneBelow(grade(p.grade), say)}`,
    "lowestAge.missing": (p, say) => noneBelow(`${say.number(p.age)} år`, say),
    "approval.met": () => "Skuleleiinga og foreldrerådet har sagt ja til arrangementet.",
    "approval.lacking": (p, say) => `${refusal(p)} ${approvalAsked(say)}`,
    "approval.missing": (_, say) => approvalAsked(say),
    "place.met": () => "Arrangementet er nær skulekrinsen til ungdommane.",
    "place.broken": (_, say) =>
      `Arrangementet er ikkje nær skulekrinsen. Det ${must(say)} vere nær den skulekrinsen ungdommane høyrer til.`,
    "place.missing": (_, say) => `Arrangementet ${must(say)} vere nær den skulekrinsen ungdommane høyrer til.`,
    "statement.met": (_, say) => `Det stemmer: «${say.own}»`,
    "statement.broken": (_, say) => `De har svart at dette ikkje stemmer: «${say.own}»`,
    "statement.missing": (_, say) => `De har ikkje svart på om dette stemmer: «${say.own}»`,
    "information.concerns": (p, say) =>
      `${say.own}${p.deadline === undefined ? "" : ` Det vil her seie seinast ${say.date(p.deadline)}.`}`,
    "information.missing": (_, say) => `Det er ikkje klart enno om dette gjeld: ${say.own}`,
    "holyPeace.concerns": (p, say) => `${say.own}${p.day === undefined ? "" : ` Her gjeld det ${say.date(p.day)}.`}`,
    "holyPeace.missing": (_, say) => `Det er ikkje klart enno om dette gjeld: ${say.own}`,

    "deadline.application": (_, say) => application.deadline(say),
    "deadline.guardList": (_, say) => guardList.deadline(say),

    change: changes,
    findResponsible: (p, say) => `Finn ein ansvarleg vaksen som har fylt ${say.number(p.years)} år.`,
    findGuards: (p, say) =>
      `Finn ${p.count ? say.count(p.count, "vakt", "vakter") : "vakter"} som har fylt ${say.number(p.years)} år.`,
    moreGuards: (p, say) => {
      if (p.required === undefined) return "Finn fleire vakter.";
      return p.guards === undefined
        ? `Finn ${say.count(p.required, "vakt", "vakter")}.`
        : `Finn ${say.count(number(p.required) - p.guards, "vakt", "vakter")} til, så de blir ${say.number(p.required)}.`;
    },
    olderGuards: (p, say) =>
      `Finn fleire vakter som er ${say.number(p.fromAge)} år eller eldre, til dei er minst ${say.percent(p.percent)} av vaktene.`,
    askPolice: (p, say) =>
      `${p.deadline === undefined ? "Fristen er ute." : `Fristen var ${say.date(p.deadline)}.`} Ring politiet og spør kva de kan gjere, eller vel ein seinare dato.`,
    reconsider: () => "Legg opp arrangementet på ein annan måte, eller avklar med politiet.",
    makeTrue: () => "Få dette på plass, og svar ja når det stemmer.",
    getApproval: (p, say) =>
      `Be ${p.school || p.parents ? approvers(p, say) : "skulen og foreldra"} om å godkjenne arrangementet.`,
    findPlace: () => "Finn ein stad nær den skulekrinsen ungdommane høyrer til.",
    clearBorderline: (p, say) => `Avklar med politiet om ${say.person(p)} er gammal nok.`,

    bandOverlap: () => "To aldersgrupper nemner same alder. Skriv kva for ei som gjeld.",
    bandGap: () => "Det er eit hol mellom aldersgruppene. Nokre aldrar har inga sluttid.",
    deadRule: () => "Regelen kan aldri gjelde noko arrangement.",
    neverFails: () => "Regelen kan aldri brytast.",
    contradiction: () => "Regelen seier imot seg sjølv eller ein annan regel.",
    missingSource: () => "Oppgi kvar regelen står.",
    missingQuote: () => "Ta med ordlyden frå kjelda.",
    missingTranslation: () => "Teksten manglar på eitt av språka.",
    staleSource: () => "Det er over eitt år sidan kjelda vart sjekka. Sjå om ho framleis stemmer.",
    duplicateId: () => "To har same id. Gi dei kvar sin.",
    unusedQuestion: () => "Ingen regel bruker svaret på spørsmålet.",

    syntax: () => "Innhaldet er ikkje gyldig JSON.",
    type: () => "Verdien er av feil type.",
    unknownKey: () => "Dette feltet finst ikkje.",
    enum: () => "Vel ein av verdiane som finst.",
    date: () => "Skriv ein dato som finst.",
    dateTime: () => "Skriv ein dato og eit klokkeslett som finst.",
    nonexistentTime: () => "Klokkeslettet finst ikkje. Klokka blir stilt fram til sommartid den natta.",
    fraction: () => "Skriv eit heilt tal.",
    negative: () => "Talet kan ikkje vere under null.",
    range: () => "Talet er utanfor det som er mogleg.",
    order: (_, say) =>
      /\/(?:start|end|to)$/.test(say.path)
        ? "Slutten må vere etter starten."
        : "Det lågaste kan ikkje vere høgare enn det høgaste.",
    future: () => "Datoen kan ikkje vere etter i dag.",
    nationalId: () => "Skriv fødselsdato, ikkje fødselsnummer. Nummeret er ikkje teke vare på.",
    limit: () => "Det er meir her enn vi kan ta imot.",
    unknownPack: () => "Vi har ingen retningsliner med dette namnet.",
    required: () => "Dette må vere med.",
    unknownKind: () => "Denne typen regel finst ikkje.",
    unknownQuestion: () => "Spørsmålet finst ikkje.",
    hour: () => "Skriv eit klokkeslett, til dømes 22:00.",
    lead: () => "Oppgi anten dagar, veker eller månader.",
    scope: () => "Den første regelen, og berre han, seier kva retningslinene gjeld.",
  },

  phrases: {
    fillIn: (fields) => `Oppgi ${fields}.`,
    bornOfGuard: (n) => `fødselsdatoen til vakt ${n}`,
    bornOfGuards: (count) => `fødselsdatoen til ${count} vakter`,
    bornOfResponsible: "fødselsdatoen til den ansvarlege",
    borderlineAge: (years, other) =>
      `Dette er eit grensetilfelle: her er kravet lese som fylt ${years} år, men det kan òg lesast som fylt ${other}. Avklar med politiet.`,
    borderlineBands:
      "Dette er eit grensetilfelle: to aldersgrupper nemner same alder. Avklar med politiet kva for ei som gjeld.",
    borderline: "Dette er eit grensetilfelle: teksten kan lesast på fleire måtar. Avklar med politiet.",
    responsible: "den ansvarlege",
    guard: (n) => `vakt ${n}`,
    rule: (n) => `regel ${n}`,
    question: (n) => `spørsmål ${n}`,
    reading: (n) => `lesemåte ${n}`,
    application: (n) => `søknad ${n}`,
    unknown: {
      finding: "Sjå kva retningslinene seier om dette.",
      remedy: "Gjer det som trengst for at dette skal stemme.",
      deadline: "Noko må vere hos politiet innan ein frist.",
      problem: "Noko er ikkje rett her.",
    },
    fields: {
      title: "namnet på arrangementet",
      kind: "type arrangement",
      access: "kven som kan kome",
      schools: "talet på skular",
      participants: "talet på deltakarar",
      ageMin: "lågaste alder",
      ageMax: "høgaste alder",
      gradeMin: "lågaste trinn",
      gradeMax: "høgaste trinn",
      start: "starttid",
      end: "sluttid",
      appliedOn: "når søknaden er hos politiet",
      guardListSentOn: "når vaktlista er hos politiet",
      responsible: "ansvarleg vaksen",
      guards: "vaktene",
      drugFree: "om arrangementet er rusfritt",
      nearSchoolDistrict: "om staden er nær skulekrinsen",
      schoolEvent: "om det er eit skulearrangement",
      approvedBySchool: "om skuleleiinga har godkjent",
      approvedByParents: "om foreldrerådet har godkjent",
      answers: "svara på spørsmåla frå kommunen",
      name: "namn",
      born: "fødselsdato",
      age: "alder",
    },
  },

  labels: {
    state: {
      met: "Oppfylt",
      broken: { must: "Brot på krav", should: "Følgjer ikkje «bør»", advice: "Utanfor rådet" },
      missing: "Manglar opplysningar",
      judgement: "Må vurderast",
      irrelevant: "Gjeld ikkje her",
    },
    severity: { must: "Krav", should: "Bør", advice: "Råd", info: "Til orientering" },
    outcome: {
      ready: "Klar til å sendast til politiet",
      incomplete: "Ikkje ferdig utfylt",
      broken: "Oppfyller ikkje krava enno",
      outOfScope: "Retningslinene gjeld ikkje dette arrangementet",
    },
    deadline: { last: "Siste frist", safe: "Trygg frist" },
    nearestFix: "Minste endring som skal til",
    kind: { concert: "Konsert", disco: "Diskotek", dance: "Dans", lan: "LAN (datatreff)", other: "Noko anna" },
    access: { public: "Ope for alle", closed: "Lukka" },
  },
};
