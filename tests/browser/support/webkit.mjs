import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

import { Builder, Capabilities } from "selenium-webdriver";

import { findMiniBrowser, findWebKitDriver, findXvfb } from "./executables.mjs";

/**
 * WebKitGTK's MiniBrowser, driven through WebKitWebDriver on a display of its own.
 * @returns {Promise<{ driver: import("selenium-webdriver").WebDriver, close: () => Promise<void> }>}
 */
export async function launchWebKit() {
  const children = [];
  const stop = async () => {
    for (const child of children.reverse()) await end(child);
  };
  try {
    const display = await startDisplay(children);
    const port = await freePort();
    const driverProcess = spawn(findWebKitDriver(), [`--port=${port}`, "--host=127.0.0.1"], {
      env: {
        ...process.env,
        DISPLAY: display,
        GDK_BACKEND: "x11",
        LIBGL_ALWAYS_SOFTWARE: "1",
        NO_AT_BRIDGE: "1",
        WEBKIT_DISABLE_COMPOSITING_MODE: "1",
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      },
      stdio: "ignore",
    });
    children.push(driverProcess);
    const server = `http://127.0.0.1:${port}`;
    await untilAnswers(`${server}/status`, driverProcess);
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: findMiniBrowser(), args: ["--automation"] },
    });
    const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build();
    const close = async () => {
      await driver.quit().catch(() => undefined);
      await stop();
    };
    return { driver, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDisplay(children) {
  const display = spawn(findXvfb(), ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  children.push(display);
  const [number] = await Promise.race([
    once(display.stdio[3], "data"),
    once(display, "exit").then(() => {
      throw new Error("Xvfb did not start");
    }),
  ]);
  return `:${String(number).trim()}`;
}

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function untilAnswers(url, child) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${child.exitCode}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("WebKitWebDriver does not answer");
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 3000);
  await ended;
  clearTimeout(timer);
}
