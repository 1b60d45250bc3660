// The measures as a coordinator meets them, on a page of the test's own, with a plan of Hamar whose days are made up by a rule.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { watch } from "./chromium.mjs";
import { projectRoot } from "./demo.mjs";
import { ownPage } from "./event-check.mjs";

/** The day every test counts from: a Monday. */
export const today = "2027-03-01";

const dist = process.env.SLT_DIST ?? path.join(projectRoot, "dist");
export const slt = await (await import(pathToFileURL(path.join(dist, "slt.js")).href)).loadSlt();

const organisation = slt.profile("hamar");
const addDays = (date, days) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const every = (body, first, days, count, hour) =>
  Array.from({ length: count }, (_, at) => ({ body, index: at + 1, start: `${addDays(first, at * days)}T${hour}` }));

const meetings = [
  ...every("arbeidsgruppe", "2027-01-12", 56, 6, "09:00"),
  ...every("politirad", "2027-02-03", 84, 4, "08:30"),
  ...every("aldersteam-0-5", "2027-01-06", 14, 24, "12:00"),
  ...every("aldersteam-6-12", "2027-01-07", 14, 24, "12:00"),
  ...every("aldersteam-13-18", "2027-01-08", 14, 24, "12:00"),
];
const order = (index) => ({ body: "arbeidsgruppe", index });

export const measures = [
  {
    id: "m-natteravn",
    title: "Natteravnene på Stortorget",
    prevention: "selective",
    focus: ["substances", "crime"],
    orderedBy: order(1),
    body: "aldersteam-13-18",
    owner: "Politiet",
    start: "2027-02-01",
    evaluateBy: "2027-06-15",
    status: "running",
  },
  {
    id: "m-foreldre",
    title: "Foreldremøter om rus på 8. trinn",
    goal: "Foreldrene er enige om felles grenser",
    prevention: "universal",
    focus: ["substances"],
    orderedBy: order(1),
    body: "aldersteam-13-18",
    owner: "PPT",
    start: "2027-01-20",
    evaluateBy: "2027-02-19",
    status: "running",
  },
  {
    id: "m-samtale",
    title: "Bekymringssamtaler hos politiet",
    prevention: "indicated",
    focus: ["crime", "behaviour"],
    orderedBy: order(1),
    body: "aldersteam-13-18",
    owner: "Politiet",
    evaluateBy: "2027-03-19",
    status: "ordered",
  },
  {
    id: "m-snus",
    title: "Snuskurs for helsesykepleiere",
    prevention: "universal",
    focus: ["substances"],
    status: "proposed",
  },
  {
    id: "m-klasse",
    title: "Klassemiljø på 5. trinn",
    prevention: "universal",
    focus: ["mentalHealth"],
    orderedBy: order(1),
    body: "aldersteam-6-12",
    owner: "Skole",
    evaluateBy: "2027-02-25",
    status: "evaluated",
    evaluation: "Færre konflikter i friminuttene.",
  },
  {
    id: "m-kort",
    title: "Informasjonskort på legevakten",
    prevention: "universal",
    focus: ["mentalHealth"],
    orderedBy: order(1),
    body: "aldersteam-0-5",
    owner: "Helsestasjonen",
    evaluateBy: "2027-01-10",
    status: "reported",
    evaluation: "Kortene brukes.",
  },
];

const request = slt.planRequest(organisation, { from: "2027-01-01", to: "2027-12-31" }, { language: "nb" });
export const hamar = {
  format: "slt-plan",
  version: 1,
  id: "0123456789abcdef",
  title: "SLT i Hamar 2027",
  organisation,
  request,
  meetings,
  measures,
  minutes: [
    {
      ...order(1),
      decisions: [{ id: "d-1", text: "Prøve snuskurs", owner: "Helsestasjonen", deadline: "2027-05-01" }],
    },
  ],
};

/** As much as a year can hold: 131 meetings and 60 measures. */
export const large = {
  ...hamar,
  meetings: meetings.concat(
    Array.from({ length: 49 }, (_, at) => ({
      body: "aldersteam-6-12",
      index: 25 + at,
      start: `${addDays("2027-01-11", at * 7)}T14:00`,
    })),
  ),
  measures: Array.from({ length: 60 }, (_, at) => ({
    ...measures[at % measures.length],
    id: `m-${at}`,
    title: `${measures[at % measures.length].title} ${at}`,
  })),
};

/** Opens the page in a context that is there already: a second tab, or the same person tomorrow. */
export async function openTab(context, demo, { plan = hamar, language = "nb", attributes = `src="plan.json"` } = {}) {
  const page = await context.newPage();
  const problems = await watch(page, `${demo.url}egen.html`, demo.reports);
  const markup = `<slt-measures ${attributes} language="${language}" asof="${today}"></slt-measures>`;
  await ownPage(page, demo, markup, { "plan.json": JSON.stringify(plan) });
  const element = page.locator("slt-measures");
  await element.locator("#add, [role=alert]").first().waitFor();
  return { page, element, problems };
}

/** Hands over the page and the element, and insists that no policy was violated, no error was logged and nothing was asked of anybody. */
export async function visit(session, options, use) {
  const { plan, language, attributes, expected = [], ...rest } = options;
  const context = await session.browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    permissions: ["clipboard-read", "clipboard-write"],
    ...rest,
  });
  try {
    const { page, element, problems } = await openTab(context, session.demo, {
      ...(plan && { plan }),
      ...(language && { language }),
      ...(attributes && { attributes }),
    });
    await use(page, element, context);
    assert.deepEqual(
      problems.list().filter((line) => !expected.some((pattern) => pattern.test(line))),
      [],
    );
  } finally {
    await context.close();
  }
}

export const show = (element, tab) => element.locator(`#tab-${tab}`).click();
export const focused = (element) => element.evaluate((node) => node.shadowRoot.activeElement?.id ?? "");
/** The measures of the board or the table, in the order in which they stand. */
export const idsIn = (element, within = ".board") =>
  element
    .locator(`${within} [data-measure]`)
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-measure")));

export async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** Everything that this browser keeps of the page, as text. */
export const keptIn = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const texts = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames)
        texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    return texts.join();
  });
