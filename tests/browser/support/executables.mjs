import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** The first of `names` found on PATH, or undefined. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  return undefined;
}

export function findChromium() {
  return need(
    process.env.SLT_CHROMIUM ?? onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "chromium",
  );
}

/** Chromium without its windows, tabs and menus: the same engine, but a page costs a third of the time. Where it is missing, Chromium itself. */
export function findHeadlessChromium() {
  return process.env.SLT_CHROMIUM ?? onPath("chromium-headless-shell", "chrome-headless-shell") ?? findChromium();
}

export function findFirefox() {
  return need(process.env.SLT_FIREFOX ?? onPath("firefox-esr", "firefox"), "firefox-esr");
}

export function findWebKitDriver() {
  return need(process.env.SLT_WEBKIT_DRIVER ?? onPath("WebKitWebDriver"), "webkit2gtk-driver");
}

export function findXvfb() {
  return need(onPath("Xvfb"), "xvfb");
}

/** MiniBrowser is not on PATH: WebKitGTK keeps it in a versioned folder below the architecture's library folder. */
export function findMiniBrowser() {
  if (process.env.SLT_MINIBROWSER) return process.env.SLT_MINIBROWSER;
  for (const library of ["/usr/lib", "/usr/lib64", "/usr/libexec"].filter((folder) => existsSync(folder))) {
    const folders = [library, ...readdirSync(library).map((name) => path.join(library, name))];
    for (const folder of folders) {
      for (const version of ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]) {
        const file = path.join(folder, version, "MiniBrowser");
        if (existsSync(file)) return file;
      }
    }
  }
  return need(undefined, "webkit2gtk-driver");
}

function need(file, debianPackage) {
  if (!file) throw new Error(`Not installed: ${debianPackage} (./dev setup installs it)`);
  return file;
}
