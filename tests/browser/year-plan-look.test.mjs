// How <slt-year-plan> looks and reads: axe in every light, columns from narrow to wide, what can be pressed and what it is called, and the other languages.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { resultsFolder } from "./support/demo.mjs";
import { startSession } from "./support/session.mjs";
import {
  allDay,
  busy,
  changed,
  choose,
  dateOf,
  keyOf,
  look,
  plan,
  show,
  stange,
  visit as visitWith,
} from "./support/year-plan.mjs";
import { overhang } from "./support/sideways.mjs";

const session = startSession();
before(async () => {
  await mkdir(resultsFolder, { recursive: true });
});

const visit = (options, use) => visitWith(session.browser, session.demo, options, use);
/** Something is broken, something is kept, and somebody is missing: as much as possible is there to be seen. */
const full = changed((request, file) => {
  busy(request, "ordforer", [allDay("2027-04-08")]);
  busy(request, "nav", [allDay(dateOf(file.meetings.find((meeting) => keyOf(meeting) === "slt-mote/1")))]);
  file.kept = [{ name: "Plan 1", meetings: file.meetings }];
});
const impossible = changed((request, file) => {
  busy(request, "ordforer", [{ from: "2027-01-01T00:00", to: "2027-12-31T23:59" }]);
  delete file.outcome;
  file.meetings = [];
});

/** Brings the element from one thing to see to the next, and says which. */
async function* sights(element, tabs = ["setup", "people", "share"]) {
  for (const tab of tabs) {
    await show(element, tab);
    for (const absences of await element.locator(".people details").all()) await absences.locator("summary").click();
    yield tab;
  }
  await show(element, "year");
  yield "wheel, with what is broken";
  await plan(element);
  await element.locator("#compare").selectOption({ label: "Plan 1" });
  await choose(element, "slt-mote/1");
  yield "calendar, with what has changed and with prices";
  await look(element, "list");
  yield "list";
}

const lights = { light: {}, dark: { colorScheme: "dark" }, "forced colours": { forcedColors: "active" } };
for (const [light, options] of Object.entries(lights))
  test(`axe finds nothing, ${light}`, async () => {
    await visit({ plan: full, ...options }, async (page, element) => {
      if (light === "dark") await element.evaluate((node) => node.setAttribute("data-color-scheme", "dark"));
      // Two months are enough of a calendar for axe, and the page of the test has no dark ground of its own.
      for await (const sight of sights(element, light === "light" ? ["people", "share"] : [])) {
        await element.evaluate((node) => {
          for (const month of [...node.shadowRoot.querySelectorAll(".month")].slice(2)) month.hidden = true;
        });
        assert.deepEqual((await runAxe(page, { include: "slt-year-plan" })).violations, [], sight);
      }
    });
  });

test("axe finds nothing where the year does not go up", async () => {
  await visit({ plan: impossible }, async (page, element) => {
    await element.locator("#plan").click();
    await element.locator("#conflict").waitFor();
    assert.deepEqual((await runAxe(page)).violations, []);
  });
});

test("from 280 to 1280 px nothing is scrolled sideways, and everything can be hit", async () => {
  await visit({ plan: full }, async (page, element) => {
    for await (const sight of sights(element)) {
      for (const width of [280, 320, 800, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const at = `${sight}, ${width} px`;
        assert.equal(await overhang(page), 0, at);
        const small = await element.evaluate((node) =>
          [...node.shadowRoot.querySelectorAll("button, input, select, textarea, summary, [tabindex]")]
            .filter((each) => each.checkVisibility() && !each.closest(".ds-sr-only, svg"))
            // What stands in a label is pressed by the label.
            .map((each) => ({ each, box: (each.closest("label") ?? each).getBoundingClientRect() }))
            .filter(({ box }) => box.width < 24 || box.height < 24)
            .map(
              ({ each, box }) => `${each.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`,
            ),
        );
        assert.deepEqual(small, [], at);
      }
    }
  });
});

describe("other languages", () => {
  const foreign = {
    nn: /\b(møter|møtene|uke|mandag|tirsdag|ikke|fra|noen|hvem|hvor|hvorfor|hva|dager|personer|ferier|filen)\b/i,
    en: /\b(møter?|møtene|uke|kl\.|dager|vis|ikke|og|på|til|hvem|hva|planen|angre)\b/i,
  };
  for (const [language, words] of Object.entries(foreign))
    test(`nothing is left in bokmål, ${language}`, async () => {
      const attributes = `profile="stange" language="${language}"`;
      await visit({ plan: full, attributes }, async (page, element) => {
        const names = [
          full.title,
          ...full.request.bodies.map(({ name }) => name),
          ...full.request.people.map(({ name }) => name),
          ...full.request.calendar.breaks.map(({ name }) => name),
        ].sort((one, other) => other.length - one.length);
        assert.equal(await element.locator(".app").getAttribute("lang"), language);
        for await (const sight of sights(element)) {
          const all = await element.evaluate((node) =>
            [
              node.shadowRoot.querySelector(".app").innerText,
              ...[...node.shadowRoot.querySelectorAll("[aria-label], [title], option")].map(
                (each) => `${each.getAttribute("aria-label") ?? ""} ${each.title ?? ""} ${each.label ?? ""}`,
              ),
            ].join("\n"),
          );
          const text = names.reduce((rest, name) => rest.replaceAll(name, ""), all);
          const told = words.exec(text);
          assert.equal(told && text.slice(Math.max(0, told.index - 40), told.index + 40), null, sight);
        }
      });
    });
});

test("people at 320 px: nothing is to be scrolled to, and every figure says what it is", async () => {
  await visit({ plan: full, viewport: { width: 320, height: 800 } }, async (_, element) => {
    await show(element, "people");
    const table = element.locator(".people");
    assert.ok(await table.evaluate(({ parentElement: { scrollWidth, clientWidth } }) => scrollWidth <= clientWidth));
    const words = await table
      .locator("tbody tr")
      .first()
      .locator("td")
      .evaluateAll((cells) => cells.map((each) => getComputedStyle(each, "::before").content));
    assert.deepEqual(
      words,
      ["Møter", "Timer", "Møter per måned", "Travleste uke", "Fravær"].map((word) => `"${word}: "`),
    );
    assert.equal(await table.getByRole("rowheader").count(), full.request.people.length);
  });
});

test("on a narrow page the chosen meeting is one press away", async () => {
  await visit({ plan: stange, viewport: { width: 320, height: 800 } }, async (_, element) => {
    await look(element, "grid");
    await choose(element, keyOf(stange.meetings[0]));
    const chosen = element.locator(".chosen");
    await element.locator("#jump").click();
    assert.ok(await chosen.evaluate((node) => node.getRootNode().activeElement === node));
    const { y } = await chosen.boundingBox();
    assert.ok(y < 800, String(y));
  });
  await visit({ plan: stange }, async (_, element) => {
    await look(element, "grid");
    await choose(element, keyOf(stange.meetings[0]));
    assert.equal(await element.locator("#jump").isVisible(), false);
  });
});

test("a file that cannot be used says what is wrong with it, and one more try takes the one that is there now", async () => {
  const { title, ...broken } = stange;
  const served = { text: JSON.stringify(broken) };
  const files = { "egen-plan.json": () => served.text };
  const attributes = `profile="stange" src="egen-plan.json" language="nb"`;
  await visit({ files, attributes }, async (page, element) => {
    const alert = element.getByRole("alert");
    assert.match(await alert.innerText(), /^Planleggeren kan ikke vises\s+Filen med møteplanen er skadet/);
    await alert.getByText("Tekniske detaljer").click();
    assert.match(await alert.innerText(), /\/title/);
    assert.deepEqual((await runAxe(page, { include: "slt-year-plan" })).violations, []);
    served.text = JSON.stringify({ ...broken, title });
    await alert.getByRole("button", { name: "Prøv igjen" }).click();
    await element.getByRole("heading", { name: title }).waitFor();
  });
});
