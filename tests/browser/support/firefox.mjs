import puppeteer from "puppeteer-core";

import { findFirefox } from "./executables.mjs";

/** Firefox over WebDriver BiDi, with its own background traffic turned off. */
export function launchFirefox() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: findFirefox(),
    headless: true,
    extraPrefsFirefox: {
      "app.normandy.enabled": false,
      "app.update.enabled": false,
      "browser.safebrowsing.downloads.enabled": false,
      "browser.safebrowsing.malware.enabled": false,
      "browser.safebrowsing.phishing.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "extensions.getAddons.cache.enabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "services.settings.server": "data:,",
      "toolkit.telemetry.unified": false,
    },
  });
}
