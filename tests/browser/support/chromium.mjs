import assert from "node:assert/strict";
import { chromium } from "playwright-core";

import { findChromium, findHeadlessChromium } from "./executables.mjs";

/**
 * Chromium without any traffic of its own. The resolver rule is a fence, not only a check: a page that asks another host gets nothing, and
 * the attempt is listed among the page's foreign requests.
 */
export function launchChromium(options = {}) {
  return chromium.launch({
    executablePath: findHeadlessChromium(),
    headless: true,
    // Date and time fields follow the browser's own language, not the page's (where Chromium's translations are installed).
    env: { ...process.env, LANG: "nb_NO.UTF-8", LANGUAGE: "nb" },
    ...options,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ...(options.args ?? []),
    ],
  });
}

/** The same with its windows, as people have it. */
export const launchWholeChromium = () => launchChromium({ executablePath: findChromium() });

/** Hands over an opened page, insists that nothing went wrong on it but what is expected, and closes it. */
export async function using({ page, problems, close }, expected = [], use) {
  try {
    await use(page, problems);
    assert.deepEqual(
      problems.list().filter((line) => !expected.some((pattern) => pattern.test(line))),
      [],
    );
  } finally {
    await close();
  }
}

/**
 * A page in a context of its own that has gone nowhere yet, and a list of everything that should not happen where it goes.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url Of the site that the page may ask.
 * @param {import("playwright-core").BrowserContextOptions & { reports?: object[] }} [options] Context options; `reports` is the server's list.
 */
export async function blankPage(browser, url, { reports, ...contextOptions } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    ...contextOptions,
  });
  const page = await context.newPage();
  const problems = await watch(page, url, reports);
  return { page, context, problems, close: () => context.close() };
}

/**
 * Opens an address in a page of its own.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("playwright-core").BrowserContextOptions & { reports?: object[], status?: number, files?: Record<string, string> }} [options] Context options;
 *   `reports` is the server's list, `status` the answer that is expected, `files` are JSON files in the place of the server's.
 */
export async function openPage(browser, url, { status = 200, files = {}, ...options } = {}) {
  const opened = await blankPage(browser, url, options);
  const { page } = opened;
  for (const [name, body] of Object.entries(files))
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: "application/json", body }));
  const response = await page.goto(url, { waitUntil: "load" });
  if (response.status() !== status) throw new Error(`${url} answered ${response.status()}, expected ${status}`);
  return opened;
}

/**
 * What went wrong on a page: policy violations, console errors and warnings, uncaught errors, failed requests, and foreign requests (another
 * origin, or anything that sends data: the element must not even do that to its own host). One request is no problem though it is not a GET, and though
 * it is given up as soon as its header is there: the module asks for the page's own address without its body, to read the page's policy.
 */
export async function watch(page, url, reports = []) {
  const origin = new URL(url).origin;
  const firstReport = reports.length;
  const found = { violations: [], console: [], errors: [], failed: [], foreign: [] };
  const requests = [];

  await page.exposeBinding("__reportViolation", (_, violation) => found.violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.__reportViolation(
        `${event.effectiveDirective}: ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
      );
    });
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      found.console.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => found.errors.push(error.stack ?? String(error)));
  page.on("requestfailed", (request) => {
    if (!readsOwnPolicy(request))
      found.failed.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) found.failed.push(`${response.url()}: ${response.status()}`);
  });
  page.on("websocket", (socket) => found.foreign.push(`websocket ${socket.url()}`));
  page.context().on("request", (request) => {
    const address = request.url();
    requests.push(address);
    const inPage = address.startsWith("data:") || address.startsWith(`blob:${origin}/`);
    if (request.method() !== "GET" && !readsOwnPolicy(request)) found.foreign.push(`${request.method()} ${address}`);
    else if (!inPage && new URL(address).origin !== origin) found.foreign.push(`GET ${address}`);
  });

  return {
    ...found,
    /** Every address asked for so far, whether it should have been or not. */
    requests,
    /** All problems as one list of lines, reports that the browser sent to the server included. */
    list() {
      const lines = [];
      for (const [kind, entries] of Object.entries(found)) lines.push(...entries.map((entry) => `${kind}: ${entry}`));
      for (const report of reports.slice(firstReport)) lines.push(`report: ${JSON.stringify(report)}`);
      return lines;
    },
    clear() {
      for (const entries of Object.values(found)) entries.length = 0;
    },
  };
}

const withoutFragment = (address) => address.split("#")[0];

function readsOwnPolicy(request) {
  return request.method() === "HEAD" && withoutFragment(request.url()) === withoutFragment(request.frame().url());
}

/** Waits until the page's elements are defined, have their rules and have drawn themselves. */
export async function elementsReady(page, name = "slt-event-check") {
  await page.waitForFunction((tag) => {
    const drawn = (element) =>
      element.shadowRoot?.querySelector("[part=base]") && !element.shadowRoot.querySelector(".loading");
    return [...document.querySelectorAll(tag)].every(drawn);
  }, name);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
