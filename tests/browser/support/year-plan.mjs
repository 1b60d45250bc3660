// The planner as a coordinator meets it, on a page of the test's own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { watch } from "./chromium.mjs";
import { projectRoot } from "./demo.mjs";
import { ownPage } from "./event-check.mjs";

/** The day every test counts from. */
export const today = "2026-11-22";
const period = { from: "2027-01-01", to: "2027-12-31" };

const dist = process.env.SLT_DIST ?? path.join(projectRoot, "dist");
export const slt = await (await import(pathToFileURL(path.join(dist, "slt.js")).href)).loadSlt();

/** Stange's year planned, as the file that the element keeps; made once. */
export const stange = await (async () => {
  const organisation = slt.profile("stange");
  const request = slt.planRequest(organisation, period, { language: "nb" });
  const { meetings, ...outcome } = await slt.plan(request);
  return {
    format: "slt-plan",
    version: 1,
    id: "0123456789abcdef",
    title: "SLT-møter i Stange 2027",
    organisation,
    request,
    meetings,
    outcome,
  };
})();

/** A copy of the plan with what `change` does to its request, or to all of it. */
export const changed = (change, file = stange) => {
  const copy = structuredClone(file);
  change(copy.request, copy);
  return copy;
};
export const busy = (request, id, times) =>
  Object.assign(
    request.people.find((person) => person.id === id),
    { busy: times },
  );
export const allDay = (date) => ({ from: `${date}T00:00`, to: `${date}T23:59` });

/** Opens the page in a context that is there already: a second tab. */
export async function openTab(
  context,
  demo,
  { plan, policy, files, attributes = `profile="stange" language="nb"` } = {},
) {
  const page = await context.newPage();
  const problems = await watch(page, `${demo.url}egen.html`, demo.reports);
  const markup = `<slt-year-plan ${attributes} asof="${today}"></slt-year-plan>`;
  await ownPage(page, demo, markup, files, policy);
  const element = page.locator("slt-year-plan");
  await element.locator("#plan, [role=alert]").first().waitFor();
  if (plan) {
    await element.evaluate((node, file) => (node.plan = file), plan);
    await element.locator(plan.meetings.length > 0 ? "#tab-year[aria-selected=true]" : "#tab-setup").waitFor();
  }
  return { page, element, problems };
}

/** Hands over the page and the element, and insists that no policy was violated, no error was logged and nothing was asked of anybody. */
export async function visit(browser, demo, { plan, policy, files, attributes, expected = [], ...options }, use) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    ...options,
  });
  try {
    const { page, element, problems } = await openTab(context, demo, { plan, policy, files, attributes });
    await use(page, element, problems);
    const found = problems.list().filter((line) => !expected.some((pattern) => pattern.test(line)));
    assert.deepEqual(found, []);
  } finally {
    await context.close();
  }
}

export const planOf = (element) => element.evaluate((node) => node.plan);
export const focused = (element) =>
  element.evaluate((node) => {
    const active = node.shadowRoot.activeElement;
    return active && (active.id || active.getAttribute("data-key") || active.className);
  });
export const badge = (element) => element.locator("#badge");
export const show = (element, tab) => element.locator(`#tab-${tab}`).click();
/** By its value, so that it works in every language. */
export const look = (element, picture) => element.locator(`.picture label:has(input[value="${picture}"])`).click();
export const keyOf = ({ body, index }) => `${body}/${index}`;
export const dateOf = ({ start }) => start.slice(0, 10);
export const keysIn = (element, selector) =>
  element.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-key")).sort());
export const cell = (element, date) => element.locator(`td[data-date="${date}"]`);

/** Starts the planning and waits until it is over. */
export async function plan(element, button = "#plan") {
  await element.locator(button).click();
  await element.locator("#plan:not([aria-busy])").waitFor();
}

/** Said as long as not every price is known in full. */
export const pricing = /Regner ut hva|Reknar ut kva|Working out what/;

/** Chooses a meeting in the calendar, and waits for the prices to be there in full. */
export async function choose(element, key) {
  await look(element, "grid");
  await element.locator(`td [data-key="${key}"]`).click();
  await element.locator("#move-to").waitFor();
  await element.getByText(pricing).first().waitFor({ state: "detached" });
}

export async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

export const centre = async (locator) => {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
};
