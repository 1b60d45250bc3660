// <slt-overview> as everybody meets it: the three levels, open orders, deadlines, the way to the others, and how it looks where.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { blankPage, using } from "./support/chromium.mjs";
import { projectRoot, resultsFolder } from "./support/demo.mjs";
import { ownPage } from "./support/event-check.mjs";
import { sights } from "./support/screenshots.mjs";
import { startSession } from "./support/session.mjs";
import { cutOff, overhang, stickingOut } from "./support/sideways.mjs";
import { source } from "../wasm/support.mjs";

const { publish } = await source("plans/file.ts");
const { fromPublished } = await source("plans/from-published.ts");

const plan = JSON.parse(await readFile(path.join(projectRoot, "demo/assets/planer/hamar-2026-27.json"), "utf8"));
const today = "2026-11-22";
const session = startSession();
before(() => mkdir(resultsFolder, { recursive: true }));

/** A page of the test's own with the element, and a plan beside it; insists that nothing went wrong. */
async function visit({ file = plan, markup, head = "", name = "hamar", expected, init, ...options }, use) {
  const opened = await blankPage(session.browser, session.demo.url, { reports: session.demo.reports, ...options });
  await using(opened, expected, async (page, problems) => {
    await init?.(page);
    const body =
      markup ?? `<slt-overview profile="${name}" src="egen-plan.json" language="nb" asof="${today}"></slt-overview>`;
    await ownPage(page, session.demo, head + body, {
      "egen-plan.json": typeof file === "string" ? file : JSON.stringify(file),
    });
    await use(page, page.locator("slt-overview"), problems);
  });
}
const drawn = (element) => element.locator("#h-deadlines").waitFor();
const words = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();
const withoutNames = publish(fromPublished(plan), [], { names: false, measures: true, on: today, language: "nb" });
const alone = `<slt-overview src="egen-plan.json" language="nb" asof="${today}"></slt-overview>`;
const rowsOf = (element, list) => element.locator(`#h-${list} ~ .rows > li`).allInnerTexts();

describe("the three levels", () => {
  test("stand in order, each body with who, how often and when next", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      assert.deepEqual(await element.locator(".level-head :is(h2,h3,h4,h5)").allInnerTexts(), [
        "Styringsnivå",
        "Koordinerende nivå",
        "Utførende nivå",
      ]);
      assert.match(
        await words(element.locator(".body", { hasText: "Politiråd" })),
        /Neste møte tirsdag 1\. desember 2026 kl\. 09\.00–10\.30 om 9 dager Hvor ofte fire ganger i året, 1 time og 30 minutter hver gang Hvem Ordfører.*Politistasjonssjef/i,
      );
      assert.match(
        await words(element.locator(".body", { hasText: "Koordinerende arbeidsgruppe" })),
        /annenhver måned, 2 timer hver gang/i,
      );
      assert.equal(await element.locator('[data-level="executing"] .body').count(), 3);
      assert.match(await words(element.locator('[data-level="executing"] .body').first()), /annenhver uke, 3 timer/i);
      assert.match(
        await words(element.locator('[data-level="coordinating"] .flow')),
        /Bestillinger \(5 åpne\).*Rapporter/,
      );
    });
  });

  test("as long and under the name that the plan has, in the language of the page where it is the organisation's", async () => {
    const bodies = plan.bodies.map((body) =>
      body.id === "politirad" ? { ...body, name: "Hamar politiråd", minutes: 60 } : body,
    );
    for (const { organisation, ...rest } of [plan, { ...plan, organisation: undefined }])
      await visit({ file: { ...rest, organisation, bodies } }, async (page, element) => {
        await drawn(element);
        const body = element.locator(".body", { hasText: "Hamar politiråd" });
        assert.match(await words(body), /kl\. 09\.00–10\.00 .* 1 time hver gang/i);
        await element.evaluate((node) => node.setAttribute("language", "nn"));
        await element.getByText("Koordinerande arbeidsgruppe", { exact: true }).waitFor();
      });
  });

  test("a body that belongs to none of them is there too", async () => {
    const file = {
      ...plan,
      bodies: [...plan.bodies, { id: "ny", name: "Ny gruppe", minutes: 45, members: [] }],
      meetings: [...plan.meetings, { body: "ny", index: 1, start: "2026-12-03T12:00", sequence: 0 }],
    };
    await visit({ file }, async (page, element) => {
      await drawn(element);
      const level = element.locator(".level", { has: page.locator("#h-other") });
      assert.match(
        await words(level),
        /Andre organer .*Ny gruppe Neste møte torsdag 3\. desember 2026 kl\. 12\.00–12\.45/i,
      );
      assert.equal(await element.locator(".level").count(), 4);
      assert.equal(await element.locator(".flow").count(), 2);
    });
  });

  test("more seats than fit are one press away", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      const body = element.locator(".body", { hasText: "Koordinerende arbeidsgruppe" });
      const last = body.locator(".more .seats li").last();
      assert.equal(await last.isVisible(), false);
      await body.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.equal(await last.isVisible(), true);
    });
  });

  test("come from the profile alone where there is no plan", async () => {
    await visit({ markup: `<slt-overview profile="stange" language="nb"></slt-overview>` }, async (page, element) => {
      await element.locator(".levels").waitFor();
      assert.match(await words(element.locator("#h-title")), /SLT i Stange/);
      assert.match(await words(element.locator(".body", { hasText: "Skolemøte Ottestad" })), /hver måned.*Hvem/i);
      assert.equal(await element.locator("#h-orders").count(), 0);
      assert.doesNotMatch(await words(element.locator(".app")), /Neste møte/);
    });
  });

  test("after the year's last meeting it says so", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      await element.evaluate((node) => node.setAttribute("asof", "2027-07-30"));
      await element.getByText("Ingen flere møter i planen").first().waitFor();
    });
  });

  test("without a profile and without measures it loads no module", async () => {
    const { measures: _, ...file } = plan;
    await visit({ file, markup: alone }, async (page, element, problems) => {
      await element.locator(".levels").waitFor();
      await page.waitForLoadState("networkidle");
      assert.match(await words(element.locator(".body", { hasText: "Politiråd" })), /Hvem Ordfører/i);
      assert.deepEqual(
        problems.requests.filter((address) => /\/slt\.(js|wasm|twin)/.test(address)),
        [],
      );
    });
  });
});

describe("orders and deadlines", () => {
  test("what is ordered and not over, and what is late before what is to come", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      const orders = await element
        .locator("section", { has: page.locator("#h-orders") })
        .locator(".rows > li")
        .allInnerTexts();
      assert.equal(orders.length, 5);
      assert.match(
        orders[0],
        /I gang[\s\S]*Natteravner[\s\S]*Utføres av Aldersteam 13–18 år · Ansvarlig: SLT-koordinator · evalueres innen 6\. november 2026/,
      );
      assert.doesNotMatch(orders.join("\n"), /Møteplass for jenter|Egen app|Trygg skolestart/);
      const deadlines = await element
        .locator("section", { has: page.locator("#h-deadlines") })
        .locator(".rows > li")
        .allInnerTexts();
      assert.match(
        deadlines[0],
        /Over fristen[\s\S]*6\. november 2026[\s\S]*skulle vært evaluert fredag 6\. november 2026, for 16 dager siden/,
      );
      assert.ok(deadlines.slice(1).every((each) => /Kommer/.test(each)));
      const days = await element
        .locator("#h-deadlines ~ .rows time")
        .evaluateAll((nodes) => nodes.map((node) => node.dateTime).slice(1));
      assert.deepEqual(days, [...days].sort());
    });
  });

  test("what cannot be reported after its day is not late before it", async () => {
    const measures = [{ ...plan.measures[0], evaluateBy: "2027-07-20" }];
    await visit({ file: { ...plan, measures } }, async (page, element) => {
      await drawn(element);
      assert.equal((await rowsOf(element, "orders")).length, 1);
      const deadlines = await rowsOf(element, "deadlines");
      assert.equal(deadlines.length, 1);
      assert.match(deadlines[0], /^Kommer\s+20\. juli 2027/);
    });
  });

  test("nothing is late before its day", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      await element.evaluate((node) => node.setAttribute("asof", "2026-10-01"));
      await element.getByText("Over fristen").waitFor({ state: "detached" });
      assert.equal(await element.locator("[data-tone=danger]").count(), 0);
    });
  });

  test("without names nobody is responsible, and who sits where by office comes from the profile", async () => {
    await visit({ file: withoutNames }, async (page, element) => {
      await drawn(element);
      assert.doesNotMatch(await words(element.locator(".app")), /Ansvarlig/);
      assert.match(await words(element.locator(".body", { hasText: "Politiråd" })), /Hvem Ordfører/i);
    });
    await visit(
      {
        file: withoutNames,
        markup: alone,
      },
      async (page, element) => {
        await drawn(element);
        assert.doesNotMatch(await words(element.locator(".app")), /Hvem|Ordfører|Ansvarlig/);
        assert.match(await words(element.locator(".app")), /Natteravner ved stasjonen/);
      },
    );
  });

  test("a measure that is half typed takes nothing else with it", async () => {
    const file = {
      format: "slt-plan",
      version: 1,
      id: "x",
      title: "Utkast",
      request: {
        period: plan.period,
        bodies: plan.bodies.map(({ id, name, minutes }) => ({ id, name, minutes, count: 4, slots: [] })),
      },
      meetings: plan.meetings.map(({ sequence: _, ...meeting }) => meeting),
      measures: [
        { ...plan.measures[0], evaluateBy: "6. nov" },
        { ...plan.measures[1], colour: "red" },
      ],
    };
    await visit({ file }, async (page, element) => {
      await drawn(element);
      assert.match(await words(element.locator("#h-deadlines ~ .rows")), /Foreldremøter/);
      assert.equal(await element.locator("#h-orders ~ .rows > li").count(), 2);
    });
  });
});

describe("deadlines that are not known", () => {
  test("of the file before are not those of the next one", async () => {
    await visit({ markup: alone }, async (page, element) => {
      await element.getByText("Over fristen").waitFor();
      await page.route("**/tom.json", (route) =>
        route.fulfill({ contentType: "application/json", body: JSON.stringify({ ...plan, measures: [] }) }),
      );
      await element.evaluate((node) => node.setAttribute("src", "tom.json"));
      await element.getByText("Ingen åpne bestillinger.").waitFor();
      assert.equal(await element.getByText("Over fristen").count(), 0);
      assert.equal(await element.getByText("Ingen frister.").count(), 1);
    });
  });

  test("are not said to be none where the module is not there", async () => {
    const expected = [/slt\.(wasm|twin)/, /^.*slt-overview:/, /Failed to fetch|ERR_FAILED/];
    const init = async (page) => {
      await page.route(/\/slt\.(wasm|twin\.js)/, (route) => route.abort());
    };
    await visit({ markup: alone, expected, init }, async (page, element) => {
      await element.getByText("Noe av oversikten kunne ikke hentes").waitFor();
      assert.equal(await element.locator("#h-orders").count(), 1);
      assert.equal(await element.locator("#h-deadlines").count(), 0);
    });
  });

  test("of a measure that the module refuses do not hide those of the others", async () => {
    const [late, other] = plan.measures;
    const measures = [late, { ...other, start: "2027-05-01", end: "2027-04-01" }];
    await visit({ file: { ...plan, measures } }, async (page, element) => {
      await drawn(element);
      assert.match((await rowsOf(element, "deadlines")).join("\n"), /Over fristen[\s\S]*6\. november 2026/);
    });
  });
});

describe("in other languages", () => {
  test("nynorsk", async () => {
    await visit(
      { markup: `<slt-overview profile="hamar" src="egen-plan.json" language="nn" asof="${today}"></slt-overview>` },
      async (page, element) => {
        await drawn(element);
        const text = await words(element.locator(".app"));
        for (const part of [
          /Koordinerande nivå/,
          /Opne tingingar/,
          /annankvar veke/i,
          /fire gonger i året/i,
          /tysdag 1\. desember 2026/i,
          /Kven/,
          /Fristar/,
          /Ordførar/,
        ])
          assert.match(text, part);
        assert.doesNotMatch(text, /bestilling|Hvem|annenhver/i);
      },
    );
  });
  test("English, and back", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      await element.evaluate((node) => node.setAttribute("language", "en"));
      await element.getByText("Open orders").waitFor();
      assert.match(await words(element.locator(".app")), /every second week.*Overdue/i);
      await element.evaluate((node) => node.setAttribute("language", "nb"));
      await element.getByText("Åpne bestillinger").waitFor();
    });
  });
});

describe("the way to the others", () => {
  const both = `<slt-overview profile="hamar" src="egen-plan.json" language="nb" asof="${today}"></slt-overview>
    <slt-year-view id="aret" src="egen-plan.json" language="nb"></slt-year-view>`;

  test("by keyboard: the link leads to the other element's heading", async () => {
    await visit({ markup: both }, async (page, element) => {
      const link = element.getByRole("link", { name: "Møteplanen: SLT-møter 2026/27" });
      await link.waitFor();
      await link.focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.id === "aret");
      assert.equal(
        await page.locator("slt-year-view").evaluate((node) => node.shadowRoot.activeElement?.id),
        "h-title",
      );
    });
  });

  test("alone on a page there is none", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      assert.equal(await element.locator("nav").count(), 0);
    });
  });
});

describe("what can go wrong says so", () => {
  test("another site, some other file, no address", async () => {
    for (const [attributes, file, text] of [
      [`src="https://example.org/plan.json"`, plan, /samme nettsted som denne siden/],
      [`src="egen-plan.json"`, "<html>", /verken en publisert møteplan eller en planfil/],
      ["", plan, /sier ikke hvilken møteplan/],
    ])
      await visit(
        { file, markup: `<slt-overview ${attributes} language="nb"></slt-overview>` },
        async (page, element) => {
          await element.getByRole("alert").waitFor();
          assert.match(await words(element.getByRole("alert")), text);
        },
      );
  });
  test("a profile that nobody knows: the plan is shown all the same", async () => {
    await visit({ name: "atlantis" }, async (page, element) => {
      await drawn(element);
      assert.match(await words(element.locator(".notice")), /«atlantis»/);
      assert.equal(await element.locator(".level").count(), 3);
    });
  });
});

describe("for everybody's eyes and ears", () => {
  const dark = { ...sights.dark, head: `<meta name="color-scheme" content="light dark">` };
  for (const [sight, options] of Object.entries({ ...sights, dark })) {
    test(`axe finds nothing, ${sight}`, async () => {
      await visit(options, async (page, element) => {
        await drawn(element);
        await element.locator("summary").first().click();
        const inks = await element
          .locator("h2")
          .first()
          .evaluate((node) => getComputedStyle(node).color.match(/\d+/g));
        if (sight !== "forced") assert.equal(inks[0] > 128, sight === "dark");
        assert.deepEqual((await runAxe(page, { include: "slt-overview" })).violations, []);
        await element.screenshot({ path: path.join(resultsFolder, `overview-${sight}.png`) });
      });
    });
  }

  test("nothing is cut off or pushes the page aside at 280 px", async () => {
    await visit({ viewport: { width: 280, height: 700 } }, async (page, element) => {
      await drawn(element);
      assert.equal(await overhang(page), 0);
      assert.deepEqual(await stickingOut(element), []);
      assert.deepEqual(await cutOff(element), []);
    });
  });

  test("on paper everything is there, without what can only be pressed", async () => {
    await visit({}, async (page, element) => {
      await drawn(element);
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      assert.equal(await element.locator("summary:visible").count(), 0);
      assert.match(await words(element.locator(".body", { hasText: "Koordinerende arbeidsgruppe" })), /Politiet/);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await element.locator("summary").first().waitFor({ state: "attached" });
    });
  });
});
