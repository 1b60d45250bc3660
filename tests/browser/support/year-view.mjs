// The published year as everybody meets it, in the demo or on a page of the test's own.
import { readFile } from "node:fs/promises";

import { blankPage, openPage, using } from "./chromium.mjs";
import { ownPage } from "./event-check.mjs";

/** A year with many bodies, so that the pictures have something to do, and the day every test counts from. */
export const plan = JSON.parse(await readFile(new URL("../fixtures/hamar-2026-27.json", import.meta.url), "utf8"));
export const today = "2027-02-10";

/** Opens the demo's page with the year, hands over the page and the element, and insists that nothing went wrong meanwhile. */
export async function visit(session, { asof = today, expected, ...options }, use) {
  const opened = await openPage(session.browser, `${session.demo.url}arshjul.html`, {
    reports: session.demo.reports,
    files: { "planer/hamar-2026-27.json": JSON.stringify(plan) },
    ...options,
  });
  await using(opened, expected, async (page, problems) => {
    const element = page.locator("slt-year-view");
    await element.locator(".wheel").waitFor();
    await element.evaluate((node, day) => node.setAttribute("asof", day), asof);
    await use(page, element, problems);
  });
}

/** The same with a file of the test's own in the place of the plan. */
export async function visitPlan(session, file, attributes, use, { status = 200, expected, ...options } = {}) {
  const opened = await blankPage(session.browser, session.demo.url, { reports: session.demo.reports, ...options });
  await using(opened, expected, async (page) => {
    await page.route("**/egen-plan.json", (route) =>
      route.fulfill({
        status,
        contentType: "application/json",
        body: typeof file === "string" ? file : JSON.stringify(file),
      }),
    );
    await ownPage(page, session.demo, `<slt-year-view ${attributes} asof="${today}"></slt-year-view>`);
    await use(page, page.locator("slt-year-view"));
  });
}

export const source = `src="egen-plan.json" language="nb"`;

export const meeting = (element, key) => element.locator(`.wheel [data-key="${key}"]`);
export const tab = (element, name) => element.getByRole("tab", { name }).click();
