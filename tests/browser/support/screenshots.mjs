import { mkdir } from "node:fs/promises";
import path from "node:path";

import { resultsFolder } from "./demo.mjs";
import { elementsReady, openPage } from "./chromium.mjs";

/** The ways a page is looked at. 400 % zoom of a 1280 × 1024 window is a viewport of 320 × 256 with four device pixels to each CSS pixel. */
export const views = {
  wide: {},
  narrow: { viewport: { width: 320, height: 640 } },
  zoom400: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  dark: { colorScheme: "dark" },
  narrowDark: { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
  forcedColors: { forcedColors: "active" },
};

/**
 * One screenshot of a page in one view, as a file in test-results/.
 * @param {(page: import("playwright-core").Page) => Promise<void>} [prepare] Brings the page into the state to be looked at.
 */
export async function screenshot(browser, url, name, view, prepare) {
  const { page, close } = await openPage(browser, url, views[view]);
  try {
    await elementsReady(page);
    await prepare?.(page);
    return await save(page, `${name}.${view}`);
  } finally {
    await close();
  }
}

/** What goes to the printer: the page as a PDF (A4), and as a picture under the print style sheet. */
export async function printout(browser, url, name, prepare) {
  const { page, close } = await openPage(browser, url);
  try {
    await elementsReady(page);
    await prepare?.(page);
    await mkdir(resultsFolder, { recursive: true });
    const pdf = path.join(resultsFolder, `${name}.print.pdf`);
    await page.pdf({ path: pdf, format: "A4" });
    await page.emulateMedia({ media: "print" });
    const picture = await save(page, `${name}.print`);
    return { pdf, picture };
  } finally {
    await close();
  }
}

/** A picture of an open page, for tests that are already in the state they want to show. */
export async function save(page, name) {
  await mkdir(resultsFolder, { recursive: true });
  const file = path.join(resultsFolder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  return file;
}
