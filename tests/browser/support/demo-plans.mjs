// Makes the published plans of the demo (demo/assets/planer) from the profiles and the measures below, where its days and orders are to change. Run by hand, after a build.
import { writeFile } from "node:fs/promises";
import * as prettier from "prettier";
import { loadSlt } from "../../../dist/slt.js";
import { source } from "../../wasm/support.mjs";

const { issue, newPlanFile, publish } = await source("plans/file.ts");
const period = { from: "2026-08-01", to: "2027-07-31" };

/** Everybody is a role: the demo names nobody. `at` is the day of the meeting that ordered it, or the first one after. */
const years = {
  hamar: {
    id: "7f3c9a52-4f0e-4c1b-9d36-b1a2c88e5d70",
    coordinating: "arbeidsgruppe",
    measures: [
      {
        id: "natteravner",
        title: "Natteravner ved stasjonen fredag og lørdag",
        goal: "Færre ordensforstyrrelser ved Hamar stasjon om kvelden.",
        prevention: "universal",
        focus: ["substances", "crime"],
        at: "2026-08-01",
        body: "aldersteam-13-18",
        owner: "SLT-koordinator",
        start: "2026-09-04",
        end: "2026-10-31",
        evaluateBy: "2026-11-06",
        status: "running",
      },
      {
        id: "foreldremoter",
        title: "Foreldremøter om rus på 8. trinn",
        goal: "Foreldrene på alle ungdomsskolene er enige om grenser og vet hvem de kan ringe.",
        prevention: "universal",
        focus: ["substances"],
        at: "2026-08-01",
        body: "aldersteam-13-18",
        owner: "Politiet",
        start: "2026-10-05",
        end: "2027-03-26",
        evaluateBy: "2027-04-20",
        status: "running",
      },
      {
        id: "foreldreveiledning",
        title: "Foreldreveiledning i tre barnehager",
        goal: "Foreldre som strever, får hjelp før barnet begynner på skolen.",
        prevention: "selective",
        focus: ["behaviour", "mentalHealth"],
        at: "2026-08-01",
        body: "aldersteam-0-5",
        owner: "Helsestasjonen",
        start: "2026-08-31",
        end: "2026-11-27",
        evaluateBy: "2026-11-30",
        status: "evaluated",
        evaluation:
          "24 familier deltok. Barnehagene vil fortsette, og helsestasjonen trenger to dager i måneden til det.",
      },
      {
        id: "klasserom",
        title: "Psykisk helse på timeplanen på mellomtrinnet",
        goal: "Alle på 6. trinn vet hvem de kan snakke med.",
        prevention: "universal",
        focus: ["mentalHealth"],
        at: "2026-10-01",
        body: "aldersteam-6-12",
        owner: "PPT",
        start: "2027-01-11",
        end: "2027-04-30",
        evaluateBy: "2027-05-04",
        status: "ordered",
      },
      {
        id: "rusfunn",
        title: "Samtale innen tre dager etter første rusfunn",
        goal: "Ingen unge venter lenger enn tre dager på samtale.",
        prevention: "indicated",
        focus: ["substances", "crime"],
        at: "2026-10-01",
        body: "aldersteam-13-18",
        owner: "Barnevernet",
        start: "2027-01-04",
        end: "2027-05-07",
        evaluateBy: "2027-05-07",
        status: "ordered",
      },
      {
        id: "sommer",
        title: "Trygg skolestart etter sommeren",
        goal: "Voksne til stede i sentrum de to første helgene.",
        prevention: "universal",
        focus: ["behaviour", "substances"],
        at: "2026-08-01",
        body: "aldersteam-13-18",
        owner: "SLT-koordinator",
        start: "2026-08-28",
        end: "2026-09-13",
        evaluateBy: "2026-09-18",
        status: "reported",
        evaluation: "Rolige helger. Politiet hadde to oppdrag, mot ni året før.",
      },
      {
        id: "jenter",
        title: "Møteplass for jenter på ungdomstrinnet",
        goal: "Jenter som ikke går på fritidsklubb, får et sted å være.",
        prevention: "selective",
        focus: ["mentalHealth"],
        body: "aldersteam-13-18",
        status: "proposed",
      },
      {
        id: "app",
        title: "Egen app med SLT-råd til foreldre",
        prevention: "universal",
        focus: ["behaviour"],
        at: "2026-08-01",
        body: "aldersteam-6-12",
        owner: "SLT-koordinator",
        start: "2026-10-01",
        status: "stopped",
        evaluation: "Skolene når foreldrene bedre med meldingene de har fra før.",
      },
    ],
  },
  stange: {
    id: "2c8d41f6-90ab-4e57-8f13-6d5b7a0e93c4",
    coordinating: "slt-mote",
    measures: [
      {
        id: "nettvett",
        title: "Nettvett på 7. trinn",
        goal: "Færre saker om deling av bilder.",
        prevention: "universal",
        focus: ["behaviour", "crime"],
        at: "2026-08-01",
        body: "skolemote-ottestad",
        owner: "Politikontakt",
        start: "2026-10-05",
        end: "2026-11-06",
        evaluateBy: "2026-11-13",
        status: "running",
      },
      {
        id: "fraver",
        title: "Tidlig kontakt ved fravær",
        goal: "Hjemmet er kontaktet innen tre dager.",
        prevention: "indicated",
        focus: ["mentalHealth", "behaviour"],
        at: "2026-08-01",
        body: "skolemote-stange",
        owner: "Rektor, Stange ungdomsskole",
        start: "2026-10-05",
        end: "2027-04-30",
        evaluateBy: "2027-05-10",
        status: "running",
      },
      {
        id: "buss",
        title: "Voksne på skolebussen",
        goal: "Elevene er trygge på vei hjem.",
        prevention: "selective",
        focus: ["behaviour"],
        at: "2026-08-01",
        body: "skolemote-romedal",
        owner: "Rektor, Romedal ungdomsskole",
        start: "2026-10-01",
        end: "2026-11-13",
        evaluateBy: "2026-11-16",
        status: "evaluated",
        evaluation: "Én hendelse på åtte uker. Elevrådet ber om at det fortsetter til jul.",
      },
      {
        id: "foreldre-vgs",
        title: "Foreldrekveld for Vg1",
        goal: "Foreldrene på Stange og Jønsberg får samme råd om fest og rus.",
        prevention: "universal",
        focus: ["substances"],
        at: "2026-09-01",
        body: "skolemote-stange",
        owner: "Ungdomskoordinator",
        start: "2027-01-18",
        end: "2027-02-12",
        evaluateBy: "2027-03-05",
        status: "ordered",
      },
      {
        id: "flyktning",
        title: "Leksehjelp og fritid for nyankomne",
        goal: "Alle nyankomne ungdommer har én fast fritidsaktivitet.",
        prevention: "selective",
        focus: ["mentalHealth"],
        at: "2026-09-01",
        body: "skolemote-stange",
        owner: "Flyktningtjenesten",
        start: "2027-01-11",
        end: "2027-05-14",
        evaluateBy: "2027-05-21",
        status: "ordered",
      },
      {
        id: "hostferie",
        title: "Åpen hall i høstferien",
        goal: "Et sted å være for dem som ikke reiser bort.",
        prevention: "universal",
        focus: ["behaviour", "substances"],
        at: "2026-08-01",
        body: "skolemote-ottestad",
        owner: "SLT-koordinator",
        start: "2026-10-03",
        end: "2026-10-11",
        evaluateBy: "2026-10-16",
        status: "reported",
        evaluation: "Mellom 30 og 45 ungdommer hver dag. Vi gjør det igjen i vinterferien.",
      },
      {
        id: "moped",
        title: "Mopedkveld med politiet",
        goal: "Færre ulovlige mopeder på skoleveien.",
        prevention: "selective",
        focus: ["crime"],
        body: "skolemote-romedal",
        status: "proposed",
      },
      {
        id: "plakat",
        title: "Plakater på ungdomsskolene",
        prevention: "universal",
        focus: ["substances"],
        at: "2026-08-01",
        body: "skolemote-stange",
        owner: "Skolehelsetjenesten",
        start: "2026-10-12",
        status: "stopped",
        evaluation: "Elevrådene mente at ingen leser dem.",
      },
    ],
  },
};

const slt = await loadSlt();
const days = slt.calendar(period.from, period.to);

for (const [name, { id, coordinating, measures }] of Object.entries(years)) {
  const organisation = slt.profile(name);
  const request = slt.planRequest(organisation, period);
  const { meetings, ...outcome } = await slt.plan(request, { maxSteps: 20_000, budgetMs: 600_000, seed: 1 });
  if (outcome.status !== "optimal") throw new Error(`${name}: ${outcome.status}`);
  const orderedOn = (day) => {
    const found = meetings.find(({ body, start }) => body === coordinating && start.slice(0, 10) >= day);
    return { body: found.body, index: found.index };
  };
  const file = {
    ...newPlanFile({ title: "SLT-møter 2026/27", id, organisation, request, meetings, outcome }),
    measures: measures.map(({ at, ...measure }) => (at ? { ...measure, orderedBy: orderedOn(at) } : measure)),
  };
  const copy = publish(issue(file).file, days, { names: true, measures: true, on: "2026-08-03", language: "nb" });
  const target = new URL(`../../../demo/assets/planer/${name}-2026-27.json`, import.meta.url);
  await writeFile(target, await prettier.format(JSON.stringify(copy), { parser: "json", printWidth: 120 }));
  const told = slt.reviewMeasures(file.measures, meetings, { asOf: "2026-11-22" });
  console.log(
    name,
    `${meetings.length} meetings`,
    ...told.map(({ rule, state, params }) => `\n  ${rule} ${state} ${params.title ?? ""}`),
  );
}
