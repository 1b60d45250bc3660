/** What the rules on years, measures and referrals rest on, by rule or by the clause that it is a part of. */
import { builtInProfiles, generalModel } from "./packs.ts";
import type { Source } from "./types.ts";

const stange = generalModel.source!;
const hamar = builtInProfiles.get("hamar")!.source!;
const barnevern: Source = {
  title: "Lov om barnevern (barnevernsloven)",
  url: "https://lovdata.no/lov/2021-06-18-97",
  legal: ["barnevernsloven § 13-2"],
};
const privacy: Source = {
  title: "Personvernforordningen, og forvaltningsloven om taushetsplikt",
  legal: ["personvernforordningen artikkel 4 nr. 11 og artikkel 7", "forvaltningsloven §§ 13 og 13 a"],
};
const orders = {
  quote: "de bryter planene ned i bestillinger av handlinger/tiltak/arbeid hos det utførende nivået",
  source: hamar,
};
const evaluates = {
  quote: "de evaluerer iverksatte tiltak, og de rapporterer til koordinerende arbeidsgruppe",
  source: hamar,
};
const flow = {
  quote:
    "SLT-koordinator skal også sørge for god informasjonsflyt mellom nivåene i modellen og sikre sammenheng i arbeidet.",
  source: stange,
};
const informed = { quote: "blir informert om SLT-arbeidet i kommunen", source: hamar };
const forms = {
  quote:
    "Skjemaene for fritak fra taushetsplikten og orienteringsskjemaet skal benyttes når man ønsker å melde en sak inn til de tverrfaglige SLT-teamene.",
  source: hamar,
};
const focus = {
  quote: "De tverrfaglige gruppene har fokus på atferd, psykisk helse, rus og kriminalitet.",
  source: hamar,
};

export const clauses: Readonly<Record<string, { quote?: string; source: Source }>> = {
  "slt/year": flow,
  "slt/year/count": {
    quote:
      "SLT koordinator skal sørge for at instansene som jobber rus- og kriminalitetsforebyggende møtes jevnlig for å utveksle erfaringer og oppnå felles problemforståelse.",
    source: stange,
  },
  "slt/year/report": evaluates,
  "slt/year/top": informed,
  "slt/order": orders,
  "slt/measure/evaluated": evaluates,
  "slt/measure/reported": evaluates,
  "slt/measure/started": {
    quote: "Her skal tiltakene som styringsgruppa og koordineringsgruppa har bestemt, iverksettes og gjennomføres.",
    source: stange,
  },
  "slt/measure/orphaned": {
    quote: "De utarbeider planer og sikrer framdrift i forhold til planene",
    source: hamar,
  },
  "slt/measure/level": { quote: "Vi jobber forebyggende på ulike nivå:", source: stange },
  "slt/measure/balance": { quote: "Vi jobber forebyggende på ulike nivå:", source: stange },
  "slt/measure/focus": {
    quote: "SLT i Hamar kommune har derfor fokus på atferd, psykisk helse, rus og kriminalitet.",
    source: hamar,
  },
  "slt/referral/duty": { source: barnevern },
  "slt/referral/anonymous": { source: privacy },
  "slt/referral/consentForm": forms,
  "slt/referral/orientationForm": forms,
  "slt/referral/consent": { source: privacy },
  "slt/referral/focus": focus,
  "slt/referral/team": forms,
};
