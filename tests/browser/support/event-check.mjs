// The event check as a person meets it: found by labels and roles, driven by mouse and keyboard.
import assert from "node:assert/strict";
import { contentSecurityPolicy } from "../../../demo/server.mjs";
import { blankPage, openPage, using } from "./chromium.mjs";

/** The day every test counts from, so that deadlines do not move with the calendar. */
export const today = "2026-12-01";

/**
 * Opens a page of the demo, waits for the form, sets the day, hands over the page and the element, and insists that no policy was violated, no error was
 * logged and nothing was asked of anybody else.
 */
export async function visit(browser, demo, name, options, use) {
  const { wait = ".form, .batch", expected, ...contextOptions } = options;
  const opened = await openPage(browser, demo.url + name, { reports: demo.reports, ...contextOptions });
  await using(opened, expected, async (page) => {
    const element = page.locator("slt-event-check").first();
    await element.locator(wait).first().waitFor();
    await element.evaluate((node, day) => node.setAttribute("asof", day), today);
    await use(page, element);
  });
}

/** The same with a page of the test's own (`ownPage`), where nothing is waited for. */
export async function visitOwn(browser, demo, markup, { files, expected, ...contextOptions }, use) {
  const opened = await blankPage(browser, demo.url, { reports: demo.reports, ...contextOptions });
  await using(opened, expected, async (page) => {
    await ownPage(page, demo, markup, files);
    await use(page, page.locator("slt-event-check").first());
  });
}

/** A page of the test's own on the demo's origin and under its policy, with files beside it: their text, or what gives it; null is not there. */
export async function ownPage(page, demo, markup, files = {}, policy = contentSecurityPolicy()) {
  const headers = { "content-security-policy": policy, "content-type": "text/html; charset=utf-8" };
  const body = `<!doctype html><html lang="nb"><head><title>Prøve</title><script type="module" src="slt/elements.js"></script></head>
    <body><main><h1>Prøve</h1>${markup}</main></body></html>`;
  await page.route("**/egen.html", (route) => route.fulfill({ headers, body }));
  for (const [name, file] of Object.entries(files))
    await page.route(`**/${name}`, (route) => {
      const text = typeof file === "function" ? file() : file;
      return route.fulfill(text === null ? { status: 404 } : { contentType: "application/json", body: text });
    });
  await page.goto(`${demo.url}egen.html`);
}

/** Every field of a good application, filled in by hand. `skip` leaves some out. */
export async function fillIn(element, skip = []) {
  const steps = {
    title: () => element.getByLabel("Navn på arrangementet").fill("Vårdisko på Storhamar"),
    kind: () => element.getByLabel("Hva slags arrangement er det?").selectOption({ label: "Diskotek" }),
    access: () => element.getByLabel("Åpent for alle").check(),
    participants: () => element.getByLabel("Antall deltakere").fill("150"),
    schools: () => element.getByLabel("Antall skoler deltakerne kommer fra").fill("2"),
    ages: async () => {
      await element.getByLabel("Fra alder").fill("15");
      await element.getByLabel("Til og med alder").fill("18");
    },
    start: async () => {
      await element.getByLabel("Dato", { exact: true }).fill("2027-01-30");
      await element.getByLabel("Starter klokka").fill("19:00");
    },
    end: () => element.getByLabel("Slutter klokka").fill("00:30"),
    appliedOn: () => element.getByLabel("Søknaden hos politiet").fill("2027-01-10"),
    guardListSentOn: () => element.getByLabel("Vaktlisten hos politiet").fill("2027-01-20"),
    responsible: async () => {
      const group = element.getByRole("group", { name: "Ansvarlig voksen" });
      await group.getByLabel("Navn").fill("Kari Nordmann");
      await group.getByLabel("Født").fill("2. april 1985");
    },
    guards: async () => {
      for (const [number, [name, born]] of [
        ["Per Olsen", "5.5.1990"],
        ["Mona Lie", "44 år"],
      ].entries()) {
        await element.getByRole("button", { name: "Legg til vakt" }).click();
        const row = element.getByRole("group", { name: `Vakt ${number + 1}`, exact: true });
        await row.getByLabel("Navn").fill(name);
        await row.getByLabel("Født").fill(born);
      }
    },
    drugFree: () => answer(element, "Er arrangementet rusfritt?", "Ja"),
    nearSchoolDistrict: () => answer(element, "Er stedet nær skolekretsen", "Ja"),
    schoolEvent: () => answer(element, "Er dette et skolearrangement?", "Nei"),
  };
  for (const [name, step] of Object.entries(steps)) if (!skip.includes(name)) await step();
}

export const answer = (element, question, text) =>
  element.getByRole("group", { name: question }).getByLabel(text, { exact: true }).check();

export const outcome = (element) => element.locator(".outcome h2, .outcome h3, .outcome h4").innerText();

/** The state of one guideline, in the words beside its title. */
export const stateOf = (element, title) =>
  element.locator(".finding", { hasText: title }).first().locator(".finding-state").innerText();

/** A synthetic national identity number (month + 80) that passes both control digits, made here so that none stands in a file. */
export function syntheticNationalId(day = "15", month = "83", year = "94", serial = 100) {
  for (let individual = serial; individual < 1000; ++individual) {
    const digits = [...`${day}${month}${year}${individual}`].map(Number);
    const control = (weights) => {
      const rest = 11 - (weights.reduce((sum, weight, index) => sum + weight * digits[index], 0) % 11);
      return rest === 11 ? 0 : rest;
    };
    const first = control([3, 7, 6, 1, 8, 9, 4, 5, 2]);
    if (first === 10) continue;
    digits.push(first);
    const second = control([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    if (second === 10) continue;
    return [...digits, second].join("");
  }
  throw new Error("no such number");
}
