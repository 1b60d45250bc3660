import { after, before } from "node:test";

import { launchChromium } from "./chromium.mjs";
import { startDemo } from "./demo.mjs";

/** The demo and a browser for all tests of a file: started before the first of them, stopped after the last. */
export function startSession() {
  const session = { demo: undefined, browser: undefined };
  before(async () => {
    session.demo = await startDemo();
    session.browser = await launchChromium();
  });
  after(async () => {
    await session.browser?.close();
    await session.demo?.close();
  });
  return session;
}
