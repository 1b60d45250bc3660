import type { LanguageTable, ParamsOf, Say } from "./codes.ts";
import { Absent, capital, daysBetween, daysEarlier, number } from "./format.ts";

const must = (say: Say) => (say.force === "must" ? "må" : "bør");

function lead({ days, weeks, months }: { days?: number; weeks?: number; months?: number }, say: Say): string {
  if (days !== undefined) return say.count(days, "dag", "dager");
  if (weeks !== undefined) return say.count(weeks, "uke", "uker");
  return say.count(months, "måned", "måneder");
}

function ago(days: number | undefined, say: Say): string {
  return days === 1 ? "i går" : `for ${say.count(days, "dag", "dager")} siden`;
}

/** What is sent, in the definite form. */
function notice(it: string) {
  const rule = (p: ParamsOf["application.missing"], say: Say) =>
    `${it} ${must(say)} være hos politiet senest ${lead(p, say)} før arrangementet.`;
  return {
    met: (p: ParamsOf["application.met"], say: Say) =>
      `${it} er hos politiet ${say.date(p.sent)}, innen fristen ${say.date(p.deadline, p.sent)}.`,
    sentLate: (p: ParamsOf["application.sentLate"], say: Say) =>
      `Fristen var ${say.date(p.deadline)}. ${it} er hos politiet ${say.date(p.sent, p.deadline)}, ${say.count(p.days, "dag", "dager")} for sent.`,
    deadlinePassed: (p: ParamsOf["application.deadlinePassed"], say: Say) =>
      `${it} ${must(say) === "må" ? "måtte" : "burde"} være hos politiet senest ${say.date(p.deadline)}. Fristen gikk ut ${ago(p.days, say)}.`,
    notSent: (p: ParamsOf["application.notSent"], say: Say) => {
      const left = number(p.days);
      const today = left === 0 ? " Det er i dag." : left === 1 ? " Det er i morgen." : "";
      const past = daysBetween(p.safeDate, daysEarlier(p.deadline, left)) > 0;
      const safe =
        p.safeDate === p.deadline ? "" : ` Trygg frist ${past ? "var" : "er"} ${say.date(p.safeDate, p.deadline)}.`;
      return `${it} ${must(say)} være hos politiet senest ${say.date(p.deadline)}.${today}${safe}`;
    },
    missing: rule,
    tooLate: (p: ParamsOf["application.tooLate"], say: Say) => `${rule(p, say)} Det er for sent nå.`,
    deadline: (say: Say) => {
      const { date, safeDate, daysLeft, done } = say.deadline;
      if (done) return `${it} er sendt. Siste frist ${daysLeft < 0 ? "var" : "er"} ${say.date(date)}.`;
      if (daysLeft < 0) return `Fristen for ${it.toLowerCase()} var ${say.date(date)}, ${ago(-daysLeft, say)}.`;
      const when = daysLeft === 0 ? "i dag" : daysLeft === 1 ? "i morgen" : `om ${say.count(daysLeft, "dag", "dager")}`;
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
  `Den ansvarlige ${must(say)} ha fylt ${say.number(years)} år.`;

function tooYoung(p: ParamsOf["guards.tooYoung"], fallbackName: string, say: Say): string {
  const name = p.name ? say.name(p.name) : fallbackName;
  const who = p.age === undefined ? name : `${name} (${say.number(p.age)})`;
  if (p.turns !== undefined) {
    const days = p.day === undefined ? 0 : daysBetween(p.day, p.turns);
    const when =
      days === 1
        ? "dagen etter arrangementet"
        : days > 1 && days < 15
          ? `${days} dager etter arrangementet`
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
    const so = `Deltakerne er ${say.range(ageMin, ageMax)} år, så`;
    return say.force === "advice"
      ? `${so} rådet er å slutte senest ${at}.`
      : `${so} arrangementet ${must(say)} slutte senest ${at}.`;
  }
  const who = from === undefined ? "" : `For alderen ${say.range(from, to)} år `;
  if (say.force === "advice") return `${who ? `${who}er rådet` : "Rådet er"} å slutte senest ${at}.`;
  return who
    ? `${who}${must(say)} arrangementet slutte senest ${at}.`
    : `Arrangementet ${must(say)} slutte senest ${at}.`;
}

const grade = (value: number | undefined) =>
  number(value) > 10 ? `Vg${number(value) - 10}` : `${number(value)}. trinn`;

function noneBelow(limit: string, say: Say): string {
  return say.force === "advice"
    ? `Rådet er at ingen er under ${limit}.`
    : `Ingen ${say.force === "must" ? "kan" : "bør"} være under ${limit}.`;
}

const approvalAsked = (say: Say) => `Skolearrangementer ${must(say)} godkjennes av skoleledelsen og foreldrerådet.`;

function refusal(p: ParamsOf["approval.lacking"]): string {
  if (p.school && p.parents) return "Verken skoleledelsen eller foreldrerådet har sagt ja.";
  if (p.school || p.parents) return `${p.school ? "Skoleledelsen" : "Foreldrerådet"} har ikke sagt ja.`;
  return "Det mangler et ja.";
}

const approvers = (p: ParamsOf["getApproval"], say: Say) =>
  say.list([p.school ? "skoleledelsen" : "", p.parents ? "foreldrerådet" : ""].filter(Boolean));

function changes(p: ParamsOf["change"], say: Say): string {
  const list: string[] = [];
  if (p.start !== undefined && p.end !== undefined) {
    list.push(`flytt arrangementet til ${say.period(p.start, p.end)}`);
  } else if (p.start !== undefined) list.push(`start ${say.dateTime(p.start)}`);
  else if (p.end !== undefined) list.push(`slutt ${say.dateTime(p.end)}`);
  if (p.ageMin !== undefined) list.push(`sett laveste alder til ${say.number(p.ageMin)} år`);
  if (p.ageMax !== undefined) list.push(`sett høyeste alder til ${say.number(p.ageMax)} år`);
  if (p.gradeMin !== undefined) list.push(`sett laveste trinn til ${grade(p.gradeMin)}`);
  if (p.gradeMax !== undefined) list.push(`sett høyeste trinn til ${grade(p.gradeMax)}`);
  if (p.appliedOn !== undefined) list.push(`få søknaden til politiet ${say.date(p.appliedOn)}`);
  if (p.guardListSentOn !== undefined) list.push(`få vaktlista til politiet ${say.date(p.guardListSentOn)}`);
  if (p.removedNames) list.push(`ta ${say.list(p.removedNames.split(", "))} av vaktlista`);
  else if (p.removedGuards) list.push(`ta ${say.count(p.removedGuards, "vakt", "vakter")} av vaktlista`);
  if (p.removedResponsible) list.push("ta bort den ansvarlige");
  if (list.length === 0) throw new Absent();
  return `${capital(say.list(list))}.`;
}

function among(participants: number | undefined, say: Say): string {
  return participants === undefined ? "" : ` til ${say.count(participants, "deltaker", "deltakere")}`;
}

function having(p: ParamsOf["guardShare.met"], say: Say): string {
  return `${say.number(p.having)} av ${say.count(p.guards, "vakt", "vakter")} er ${say.number(p.fromAge)} år eller eldre`;
}

export const nb: LanguageTable = {
  texts: {
    "irrelevant.scope": () => "Retningslinjene gjelder ikke dette arrangementet.",
    "irrelevant.rule": () => "Gjelder ikke et arrangement som dette.",
    "irrelevant.validity": () => "Gjelder ikke på den datoen arrangementet holdes.",
    "missing.scope": () => "Det er ikke klart ennå om retningslinjene gjelder.",
    "scope.met": () => "Retningslinjene gjelder dette arrangementet.",
    "scope.irrelevant": () => "Retningslinjene gjelder ikke dette arrangementet.",
    "scope.missing": () => "Det er ikke klart ennå om retningslinjene gjelder.",
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
    "responsible.met": (p, say) => `Den ansvarlige har fylt ${say.number(p.years)} år.`,
    "responsible.tooYoung": (p, say) => `${tooYoung(p, "Den ansvarlige", say)} ${responsibleAsked(p.years, say)}`,
    "responsible.missing": (p, say) =>
      p.count
        ? responsibleAsked(p.years, say)
        : `En ansvarlig voksen som har fylt ${say.number(p.years)} år, ${must(say)} være med.`,
    "guards.met": (p, say) =>
      p.count === 1 ? `Vakten har fylt ${say.number(p.years)} år.` : `Alle vaktene har fylt ${say.number(p.years)} år.`,
    "guards.tooYoung": (p, say) => {
      const name = p.number === undefined ? "En vakt" : `Vakt ${say.number(p.number)}`;
      const others =
        p.count !== undefined && p.count > 1
          ? ` ${say.count(p.count - 1, "annen vakt", "andre vakter")} er også for ${p.count > 2 ? "unge" : "ung"}.`
          : "";
      return `${tooYoung(p, name, say)}${others} ${guardsAsked(p.years, say)}`;
    },
    "guards.missing": (p, say) => guardsAsked(p.years, say),
    "guardNumber.judgement": (p, say) => {
      if (p.guards === undefined) return "Det må være nok vakter. Avklar med politiet hvor mange det er.";
      const guards = say.count(p.guards, "vakt", "vakter");
      if (p.perGuard === undefined) return `Dere har ${guards}. Avklar med politiet om det er nok.`;
      return `Dere har ${guards} til ${say.count(p.participants, "deltaker", "deltakere")}: én vakt per ${say.count(p.perGuard, "deltaker", "deltakere")}. Avklar med politiet om det er nok.`;
    },
    "guardNumber.met": (p, say) => {
      if (p.guards === undefined)
        return p.required === 0
          ? "Her trengs det ingen vakter."
          : `Her holder det med ${say.count(p.required, "vakt", "vakter")}.`;
      return `Dere har ${say.count(p.guards, "vakt", "vakter")}${p.required === undefined ? ", og det er nok." : `, og det er nok: minst ${say.number(p.required)}${among(p.participants, say)}.`}`;
    },
    "guardNumber.tooFew": (p, say) => {
      if (p.guards === undefined) return `Dere ${must(say)} ha minst ${say.count(p.required, "vakt", "vakter")}.`;
      return `Dere har ${say.count(p.guards, "vakt", "vakter")}${p.required === undefined ? ", og det er for få uansett hvor mange som kommer." : `, men ${must(say)} ha minst ${say.number(p.required)}${among(p.participants, say)}.`}`;
    },
    "guardNumber.missing": (p, say) =>
      p.required === undefined
        ? "Antall deltakere avgjør hvor mange vakter dere trenger."
        : `Dere ${must(say)} ha minst ${say.count(p.required, "vakt", "vakter")}.`,
    "guardShare.met": (p, say) => `${having(p, say)}. Det er nok: minst ${say.percent(p.percent)}.`,
    "guardShare.tooFew": (p, say) =>
      `${having(p, say)}. Minst ${say.number(p.required)} (${say.percent(p.percent)}) ${must(say)} være det.`,
    "guardShare.missing": (p, say) =>
      `Minst ${say.percent(p.percent)} av vaktene ${must(say)} være ${say.number(p.fromAge)} år eller eldre.`,
    "closingTime.met": (p, say) =>
      p.end === undefined
        ? `Slutten er innenfor. ${closing(p, say)}`
        : `Arrangementet slutter ${say.endTime(p.end, p.limit)}. ${closing(p, say)}`,
    "closingTime.tooLate": (p, say) => {
      const end =
        p.end === undefined
          ? " Arrangementet slutter for sent."
          : ` Arrangementet slutter ${say.endTime(p.end, p.limit)}${p.minutes ? `, ${say.duration(p.minutes)} for sent` : ""}.`;
      const raise =
        p.raiseTo === undefined
          ? ""
          : ` Hev laveste alder til ${say.number(p.raiseTo)} år, så kan dere holde på lenger.`;
      return `${closing(p, say)}${end}${raise}`;
    },
    "closingTime.judgement": (p, say) =>
      `${closing(p, say)} ${p.end === undefined ? "Slutten" : `Slutt ${say.endTime(p.end, p.limit)}`} er senere enn det. Avklar med politiet om dere kan holde på så lenge.`,
    "closingTime.missing": (p, say) => closing(p, say),
    "lowestAge.met": (p, say) => `Ingen deltakere er under ${say.number(p.age)} år.`,
    "lowestAge.metGrade": (p) => `Ingen deltakere går under ${grade(p.grade)}.`,
    "lowestAge.tooYoung": (p, say) =>
      `${p.lowest === undefined ? "De yngste er for unge." : `Laveste alder er ${say.number(p.lowest)} år.`} ${noneBelow(`${say.number(p.age)} år`, say)}`,
    "lowestAge.tooYoungGrade": (p, say) => `Laveste trinn er ${grade(p.lowest)}. ${noneBelow(grade(p.grade), say)}`,
    "lowestAge.missing": (p, say) => noneBelow(`${say.number(p.age)} år`, say),
    "approval.met": () => "Skoleledelsen og foreldrerådet har sagt ja til arrangementet.",
    "approval.lacking": (p, say) => `${refusal(p)} ${approvalAsked(say)}`,
    "approval.missing": (_, say) => approvalAsked(say),
    "place.met": () => "Arrangementet er nær skolekretsen til ungdommene.",
    "place.broken": (_, say) =>
      `Arrangementet er ikke nær skolekretsen. Det ${must(say)} holdes nær den skolekretsen ungdommene hører til.`,
    "place.missing": (_, say) => `Arrangementet ${must(say)} holdes nær den skolekretsen ungdommene hører til.`,
    "statement.met": (_, say) => `Det stemmer: «${say.own}»`,
    "statement.broken": (_, say) => `Dere har svart at dette ikke stemmer: «${say.own}»`,
    "statement.missing": (_, say) => `Dere har ikke svart på om dette stemmer: «${say.own}»`,
    "information.concerns": (p, say) =>
      `${say.own}${p.deadline === undefined ? "" : ` Det vil her si senest ${say.date(p.deadline)}.`}`,
    "information.missing": (_, say) => `Det er ikke klart ennå om dette gjelder: ${say.own}`,
    "holyPeace.concerns": (p, say) => `${say.own}${p.day === undefined ? "" : ` Her gjelder det ${say.date(p.day)}.`}`,
    "holyPeace.missing": (_, say) => `Det er ikke klart ennå om dette gjelder: ${say.own}`,

    "deadline.application": (_, say) => application.deadline(say),
    "deadline.guardList": (_, say) => guardList.deadline(say),

    change: changes,
    findResponsible: (p, say) => `Finn en ansvarlig voksen som har fylt ${say.number(p.years)} år.`,
    findGuards: (p, say) =>
      `Finn ${p.count ? say.count(p.count, "vakt", "vakter") : "vakter"} som har fylt ${say.number(p.years)} år.`,
    moreGuards: (p, say) => {
      if (p.required === undefined) return "Finn flere vakter.";
      return p.guards === undefined
        ? `Finn ${say.count(p.required, "vakt", "vakter")}.`
        : `Finn ${say.count(number(p.required) - p.guards, "vakt", "vakter")} til, så dere blir ${say.number(p.required)}.`;
    },
    olderGuards: (p, say) =>
      `Finn flere vakter som er ${say.number(p.fromAge)} år eller eldre, til de er minst ${say.percent(p.percent)} av vaktene.`,
    askPolice: (p, say) =>
      `${p.deadline === undefined ? "Fristen er ute." : `Fristen var ${say.date(p.deadline)}.`} Ring politiet og spør hva dere kan gjøre, eller velg en senere dato.`,
    reconsider: () => "Legg opp arrangementet på en annen måte, eller avklar med politiet.",
    makeTrue: () => "Få dette på plass, og svar ja når det stemmer.",
    getApproval: (p, say) =>
      `Be ${p.school || p.parents ? approvers(p, say) : "skolen og foreldrene"} om å godkjenne arrangementet.`,
    findPlace: () => "Finn et sted nær den skolekretsen ungdommene hører til.",
    clearBorderline: (p, say) => `Avklar med politiet om ${say.person(p)} er gammel nok.`,

    bandOverlap: () => "To aldersgrupper nevner samme alder. Skriv hvilken som gjelder.",
    bandGap: () => "Det er et hull mellom aldersgruppene. Noen aldre har ingen sluttid.",
    deadRule: () => "Regelen kan aldri gjelde noe arrangement.",
    neverFails: () => "Regelen kan aldri brytes.",
    contradiction: () => "Regelen motsier seg selv eller en annen regel.",
    missingSource: () => "Oppgi hvor regelen står.",
    missingQuote: () => "Ta med ordlyden fra kilden.",
    missingTranslation: () => "Teksten mangler på ett av språkene.",
    staleSource: () => "Det er over ett år siden kilden ble sjekket. Se om den fortsatt stemmer.",
    duplicateId: () => "To har samme id. Gi dem hver sin.",
    unusedQuestion: () => "Ingen regel bruker svaret på spørsmålet.",

    syntax: () => "Innholdet er ikke gyldig JSON.",
    type: () => "Verdien er av feil type.",
    unknownKey: () => "Dette feltet finnes ikke.",
    enum: () => "Velg en av verdiene som finnes.",
    date: () => "Skriv en dato som finnes.",
    dateTime: () => "Skriv en dato og et klokkeslett som finnes.",
    nonexistentTime: () => "Klokkeslettet finnes ikke. Klokka stilles fram til sommertid den natta.",
    fraction: () => "Skriv et helt tall.",
    negative: () => "Tallet kan ikke være under null.",
    range: () => "Tallet er utenfor det som er mulig.",
    order: (_, say) =>
      /\/(?:start|end|to)$/.test(say.path)
        ? "Slutten må være etter starten."
        : "Det laveste kan ikke være høyere enn det høyeste.",
    future: () => "Datoen kan ikke være etter i dag.",
    nationalId: () => "Skriv fødselsdato, ikke fødselsnummer. Nummeret er ikke tatt vare på.",
    limit: () => "Det er mer her enn vi kan ta imot.",
    unknownPack: () => "Vi har ingen retningslinjer med dette navnet.",
    required: () => "Dette må være med.",
    unknownKind: () => "Denne typen regel finnes ikke.",
    unknownQuestion: () => "Spørsmålet finnes ikke.",
    hour: () => "Skriv et klokkeslett, for eksempel 22:00.",
    lead: () => "Oppgi enten dager, uker eller måneder.",
    scope: () => "Den første regelen, og bare den, sier hva retningslinjene gjelder.",
  },

  phrases: {
    fillIn: (fields) => `Oppgi ${fields}.`,
    bornOfGuard: (n) => `fødselsdatoen til vakt ${n}`,
    bornOfGuards: (count) => `fødselsdatoen til ${count} vakter`,
    bornOfResponsible: "fødselsdatoen til den ansvarlige",
    borderlineAge: (years, other) =>
      `Dette er et grensetilfelle: her er kravet lest som fylt ${years} år, men det kan også leses som fylt ${other}. Avklar med politiet.`,
    borderlineBands:
      "Dette er et grensetilfelle: to aldersgrupper nevner samme alder. Avklar med politiet hvilken som gjelder.",
    borderline: "Dette er et grensetilfelle: teksten kan leses på flere måter. Avklar med politiet.",
    responsible: "den ansvarlige",
    guard: (n) => `vakt ${n}`,
    rule: (n) => `regel ${n}`,
    question: (n) => `spørsmål ${n}`,
    reading: (n) => `lesemåte ${n}`,
    application: (n) => `søknad ${n}`,
    unknown: {
      finding: "Se hva retningslinjene sier om dette.",
      remedy: "Gjør det som trengs for at dette skal stemme.",
      deadline: "Noe må være hos politiet innen en frist.",
      problem: "Noe er ikke riktig her.",
    },
    fields: {
      title: "navnet på arrangementet",
      kind: "type arrangement",
      access: "hvem som kan komme",
      schools: "antall skoler",
      participants: "antall deltakere",
      ageMin: "laveste alder",
      ageMax: "høyeste alder",
      gradeMin: "laveste trinn",
      gradeMax: "høyeste trinn",
      start: "starttid",
      end: "sluttid",
      appliedOn: "når søknaden er hos politiet",
      guardListSentOn: "når vaktlista er hos politiet",
      responsible: "ansvarlig voksen",
      guards: "vaktene",
      drugFree: "om arrangementet er rusfritt",
      nearSchoolDistrict: "om stedet er nær skolekretsen",
      schoolEvent: "om det er et skolearrangement",
      approvedBySchool: "om skoleledelsen har godkjent",
      approvedByParents: "om foreldrerådet har godkjent",
      answers: "svarene på kommunens egne spørsmål",
      name: "navn",
      born: "fødselsdato",
      age: "alder",
    },
  },

  labels: {
    state: {
      met: "Oppfylt",
      broken: { must: "Brudd på krav", should: "Følger ikke «bør»", advice: "Utenfor rådet" },
      missing: "Mangler opplysninger",
      judgement: "Må vurderes",
      irrelevant: "Gjelder ikke her",
    },
    severity: { must: "Krav", should: "Bør", advice: "Råd", info: "Til orientering" },
    outcome: {
      ready: "Klar til å sendes politiet",
      incomplete: "Ikke ferdig utfylt",
      broken: "Oppfyller ikke kravene ennå",
      outOfScope: "Retningslinjene gjelder ikke dette arrangementet",
    },
    deadline: { last: "Siste frist", safe: "Trygg frist" },
    nearestFix: "Minste endring som skal til",
    kind: { concert: "Konsert", disco: "Diskotek", dance: "Dans", lan: "LAN (datatreff)", other: "Noe annet" },
    access: { public: "Åpent for alle", closed: "Lukket" },
  },
};
