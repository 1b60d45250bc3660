import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { openPage } from "./chromium.mjs";
import { resultsFolder } from "./demo.mjs";

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

/**
 * The ways a page is looked at: each brings an open page into one view. 400 % zoom of a 1280 × 1024 window is a viewport of 320 × 256 with four device
 * pixels to each CSS pixel; those cannot be changed on an open page, so `zoom400` is for opening one (`context`).
 */
export const views = {
  wide: { context: { viewport: wide } },
  dark: { context: { viewport: wide, colorScheme: "dark" } },
  forcedColors: { context: { viewport: wide, forcedColors: "active" } },
  narrow: { context: { viewport: narrow } },
  narrowDark: { context: { viewport: narrow, colorScheme: "dark" } },
  zoom400: { context: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } },
};

/** The ways a page is opened in for axe. */
export const sights = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: narrow },
  forced: { forcedColors: "active" },
};

/** Brings an open page into a view other than zoom400. */
export async function show(page, view) {
  const { viewport, colorScheme = "light", forcedColors = "none" } = views[view].context;
  await page.setViewportSize(viewport);
  await page.emulateMedia({ media: "screen", colorScheme, forcedColors });
}

/** A picture of the whole page as it stands, or of what the window shows of it, as a file in test-results/. */
export async function save(page, name, { fullPage = true } = {}) {
  await mkdir(resultsFolder, { recursive: true });
  const file = path.join(resultsFolder, `${name}.png`);
  if (fullPage) await saveWhole(page, file);
  else await page.screenshot({ path: file, animations: "disabled" });
  return file;
}

/** As Playwright does it, but neither with the window made as long as the page nor with the time to make the file as small as can be: half the time in all. */
async function saveWhole(page, file) {
  const session = await page.context().newCDPSession(page);
  try {
    const { cssContentSize } = await session.send("Page.getLayoutMetrics");
    const { data } = await session.send("Page.captureScreenshot", {
      format: "png",
      optimizeForSpeed: true,
      captureBeyondViewport: true,
      clip: { ...cssContentSize, scale: 1 },
    });
    await writeFile(file, data, "base64");
  } finally {
    await session.detach();
  }
}

/** Pictures of an open page in every view that an open page can be brought into, leaving it in the wide one. */
export async function saveViews(page, name) {
  for (const view of Object.keys(views).filter((each) => each !== "zoom400")) {
    await show(page, view);
    await save(page, `${name}.${view}`);
  }
  await show(page, "wide");
}

/** What goes to the printer: the page as a PDF (A4), and as a picture under the print style sheet. */
export async function savePrint(page, name) {
  await mkdir(resultsFolder, { recursive: true });
  const pdf = path.join(resultsFolder, `${name}.print.pdf`);
  await page.emulateMedia({ media: "print" });
  await page.pdf({ path: pdf, format: "A4" });
  const picture = await save(page, `${name}.print`);
  await page.emulateMedia({ media: "screen" });
  return { pdf, picture };
}

/** Opens an address in one view, for pictures of a state that `prepare` brings about. */
export async function screenshot(browser, url, name, view, prepare) {
  const { page, close } = await openPage(browser, url, views[view].context);
  try {
    await prepare?.(page);
    return await save(page, `${name}.${view}`);
  } finally {
    await close();
  }
}
