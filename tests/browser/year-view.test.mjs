// <slt-year-view> as everybody meets it: the three pictures by mouse and by keyboard, what can be taken along, and what can go wrong.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { ownPage } from "./support/event-check.mjs";
import { startSession } from "./support/session.mjs";
import { meeting, plan, source, tab, visit as visitDemo, visitPlan as visitOwnPlan } from "./support/year-view.mjs";

const session = startSession();
const visit = (options, use) => visitDemo(session, options, use);
const visitPlan = (file, attributes, use, options) => visitOwnPlan(session, file, attributes, use, options);

const focused = (element, attribute) =>
  element.evaluate((node, name) => node.shadowRoot.activeElement?.getAttribute(name), attribute);
const shownKeys = (element) =>
  element.locator(".wheel [role=option]").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-key")));
/** A plan file of one meeting, with or without when somebody is busy. */
const ownFile = (busy) => ({
  format: "slt-plan",
  version: 1,
  id: "egen",
  title: "Uten kalendere",
  request: {
    period: { from: "2027-01-01", to: "2027-12-31" },
    people: [{ id: "slt", busy: busy ? [{ from: "2027-02-01T08:00", to: "2027-02-01T09:00" }] : [] }],
    bodies: [{ id: "rad", name: "Politiråd", count: 1, minutes: 90, slots: [] }],
  },
  meetings: [{ body: "rad", index: 1, start: "2027-03-03T09:00" }],
});

async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("the module is not loaded, and neither is another element's code", async () => {
  await visit({}, async (page, element, problems) => {
    const files = problems.requests.map((address) => new URL(address).pathname.split("/").at(-1));
    assert.deepEqual(
      files.filter((name) => /^slt\.|^batch/.test(name)),
      [],
    );
    assert.ok(files.includes("elements.js"));
  });
});

describe("what is next", () => {
  test("three meetings from today on, today's included", async () => {
    await visit({}, async (page, element) => {
      const cards = element.locator(".next li");
      assert.equal(await cards.count(), 3);
      assert.match(await cards.first().innerText(), /onsdag 10\. februar 2027 i dag\s+kl\. 08\.30–11\.30, Storsalen/i);
      assert.match(await cards.first().innerText(), /Aldersteam 2 \(10 av 17\)/);
      assert.match(await cards.nth(1).innerText(), /i morgen/);
    });
  });

  test("after the last one it says so", async () => {
    await visit({ asof: "2027-06-30" }, async (page, element) => {
      assert.match(await element.locator(".next").innerText(), /ingen flere møter/);
    });
  });
});

describe("the årshjul", () => {
  test("every meeting has its mark, and says which it is", async () => {
    await visit({}, async (page, element) => {
      assert.deepEqual(
        (await shownKeys(element)).sort(),
        plan.meetings.map(({ body, index }) => `${body}/${index}`).sort(),
      );
      assert.equal(
        await meeting(element, "politirad/3").getAttribute("aria-label"),
        "Politiråd 3 av 4, onsdag 3. februar 2027 kl. 08.30–10.00",
      );
    });
  });

  test("by mouse: a press beside a mark means it, the details tell what it waits for, and lead there", async () => {
    await visit({}, async (page, element) => {
      await meeting(element, "politirad/3").scrollIntoViewIfNeeded();
      const box = await meeting(element, "politirad/3").boundingBox();
      await page.mouse.click(box.x - 2, box.y + box.height / 2);
      const detail = element.getByRole("region", { name: "Valgt møte" });
      assert.match(await detail.innerText(), /Politiråd 3 av 4[\s\S]*onsdag 3\. februar 2027[\s\S]*Sted: Storsalen/i);
      assert.equal(await meeting(element, "politirad/3").getAttribute("aria-selected"), "true");
      assert.equal(await element.locator(".flow").count(), 1);
      await detail.getByRole("button", { name: "Koordinerende arbeidsgruppe 3 av 5" }).click();
      assert.equal(await meeting(element, "koordinerende/3").getAttribute("aria-selected"), "true");
      await detail.getByRole("button", { name: "Fjern valget" }).click();
      assert.equal(await detail.count(), 0);
    });
  });

  test("by keyboard alone: one stop, then the arrows through the year and through one body", async () => {
    await visit({}, async (page, element) => {
      assert.equal(await element.locator(".wheel [tabindex='0']").count(), 1);
      await element.getByText("Ferier og fridager").focus();
      await page.keyboard.press("Tab");
      // The first one from today on.
      assert.equal(await focused(element, "data-key"), "aldersteam-2/10");
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(element, "data-key"), "aldersteam-5/11");
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(element, "data-key"), "aldersteam-5/12");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Enter");
      assert.match(await element.locator(".detail").innerText(), /Aldersteam 2, 10 av 17/);
      assert.equal(await focused(element, "data-key"), "aldersteam-2/10");
      await page.keyboard.press("PageDown");
      assert.match(await focused(element, "aria-label"), / mars 2027 /);
      await page.keyboard.press("Home");
      assert.equal(await focused(element, "data-key"), "aldersteam-5/1");
      await page.keyboard.press("End");
      const last = plan.meetings.at(-1);
      assert.equal(await focused(element, "data-key"), `${last.body}/${last.index}`);
      await page.keyboard.press("Escape");
      assert.equal(await element.locator(".detail").count(), 0);
    });
  });

  test("the arcs of all flows on demand", async () => {
    await visit({}, async (page, element) => {
      assert.equal(await element.locator(".flow").count(), 0);
      await element.getByLabel("Vis hvilke møter som venter på hverandre").check();
      assert.equal(await element.locator(".flow").count(), plan.flows.length);
    });
  });

  test("a period of more than twelve months is shown twelve at a time", async () => {
    const long = {
      ...plan,
      period: { from: "2026-08-17", to: "2028-06-16" },
      meetings: [...plan.meetings, { body: "politirad", index: 5, start: "2027-10-06T08:30", sequence: 0 }],
    };
    await visitPlan(long, source, async (page, element) => {
      await element.locator(".wheel").waitFor();
      assert.equal((await shownKeys(element)).length, plan.meetings.length);
      await element.getByRole("button", { name: "Senere måneder" }).click();
      assert.deepEqual(await shownKeys(element), ["politirad/5"]);
      assert.ok(await element.getByRole("button", { name: "Senere måneder" }).isDisabled());
    });
  });

  test("more than twelve bodies: twelve are shown, the rest can be chosen", async () => {
    const bodies = Array.from({ length: 14 }, (_, n) => ({
      id: `o${n}`,
      name: `Organ ${n}`,
      minutes: 60,
      members: [],
    }));
    const many = {
      ...plan,
      bodies,
      flows: [],
      meetings: bodies.map(({ id }, n) => ({ body: id, index: 1, start: `2026-09-${10 + n}T09:00`, sequence: 0 })),
    };
    await visitPlan(many, source, async (page, element) => {
      await element.locator(".wheel").waitFor();
      assert.match(await element.locator(".wheel-note").innerText(), /plass til 12 organer/);
      assert.ok(!(await shownKeys(element)).includes("o13/1"));
      await element.getByRole("checkbox", { name: /^Organ 0\b/ }).uncheck();
      await element.getByRole("checkbox", { name: /^Organ 1\b/ }).uncheck();
      assert.ok((await shownKeys(element)).includes("o13/1"));
      // No two look the same.
      const looks = await element
        .locator(".legend .badge")
        .evaluateAll((nodes) => nodes.map((node) => node.dataset.hue + node.querySelector("path").outerHTML));
      assert.equal(new Set(looks).size, bodies.length);
    });
  });
});

describe("the calendar", () => {
  test("every day's name tells what it is and who meets", async () => {
    await visit({}, async (page, element) => {
      await tab(element, "Kalender");
      const day = (date) => element.locator(`td[data-date="${date}"]`);
      assert.equal(
        await day("2027-02-03").getAttribute("aria-label"),
        "onsdag 3. februar 2027. Politiråd 3 av 4 kl. 08.30–10.00. Aldersteam 3, 10 av 17 kl. 08.30–11.30",
      );
      assert.equal(
        await day("2027-03-26").getAttribute("aria-label"),
        "fredag 26. mars 2027. langfredag. Påskeferie (skolefri)",
      );
      assert.match(await day("2027-02-10").getAttribute("aria-label"), /I dag/);
      assert.equal(await day("2026-08-17").getAttribute("tabindex"), "-1");
      assert.equal(await element.locator("td[tabindex='0']").count(), 1);
    });
  });

  test("by keyboard: days, weeks, months and their ends; Enter goes through the meetings of a day", async () => {
    await visit({}, async (page, element) => {
      await element.getByRole("tab", { name: "Årshjul" }).focus();
      await page.keyboard.press("ArrowRight");
      assert.equal(await element.getByRole("tab", { name: "Kalender" }).getAttribute("aria-selected"), "true");
      await element.locator("td[tabindex='0']").focus();
      const at = async (key, date) => {
        await page.keyboard.press(key);
        assert.equal(await focused(element, "data-date"), date, key);
      };
      await at("ArrowRight", "2027-02-11");
      await at("ArrowUp", "2027-02-04");
      await at("ArrowLeft", "2027-02-03");
      await page.keyboard.press("Enter");
      assert.match(await element.locator(".detail").innerText(), /Politiråd 3 av 4/);
      await page.keyboard.press("Enter");
      assert.match(await element.locator(".detail").innerText(), /Aldersteam 3, 10 av 17/);
      await at("Home", "2027-02-01");
      await at("End", "2027-02-07");
      await at("PageDown", "2027-03-07");
      await at("PageUp", "2027-02-07");
      for (let month = 0; month < 8; ++month) await page.keyboard.press("PageUp");
      assert.equal(await focused(element, "data-date"), plan.period.from);
      await at("ArrowLeft", plan.period.from);
    });
  });

  test("by mouse: a mark selects its meeting", async () => {
    await visit({}, async (page, element) => {
      await tab(element, "Kalender");
      await element.locator('td [data-key="aldersteam-3/10"]').click();
      assert.match(await element.locator(".detail").innerText(), /Aldersteam 3, 10 av 17/);
      assert.equal(await element.locator('td[data-date="2027-02-03"]').getAttribute("aria-selected"), "true");
    });
  });
});

describe("the list", () => {
  test("tells date, time, body, place and who is absent", async () => {
    await visit({}, async (page, element) => {
      await tab(element, "Liste");
      const rows = element.locator(".list tr[data-key]");
      assert.equal(await rows.count(), plan.meetings.length);
      const row = element.locator('.list tr[data-key="aldersteam-3/1"]');
      assert.equal(
        (await row.innerText()).replace(/\s+/g, " ").trim(),
        "onsdag 2. september 2026 kl. 12.00–15.00 Aldersteam 3 (1 av 17) Storsalen BIK BUP",
      );
      assert.equal(await element.locator(".list-next").count(), 1);
    });
  });
});

describe("filter", () => {
  test("by body, for all pictures and the next meetings", async () => {
    await visit({}, async (page, element) => {
      await element.getByRole("button", { name: "Vis ingen" }).click();
      assert.match(await element.locator(".next").innerText(), /Kryss av for minst ett organ/);
      await element.getByRole("checkbox", { name: /^Politiråd/ }).check();
      assert.deepEqual(await shownKeys(element), ["politirad/1", "politirad/2", "politirad/3", "politirad/4"]);
      assert.equal(await element.locator(".next li").count(), 1);
      await tab(element, "Liste");
      assert.equal(await element.locator(".list tr[data-key]").count(), 4);
      await element.getByRole("button", { name: "Vis alle" }).click();
      assert.equal(await element.locator(".list tr[data-key]").count(), plan.meetings.length);
    });
  });

  test("by person", async () => {
    await visit({}, async (page, element) => {
      await element.getByLabel("Vis møtene til én person").selectOption({ label: "Kommunedirektør" });
      assert.deepEqual(await shownKeys(element), ["politirad/1", "politirad/2", "politirad/3", "politirad/4"]);
    });
  });

  test("a plan without names offers no persons, and counts the absent", async () => {
    const nameless = { ...plan, people: [], bodies: plan.bodies.map((body) => ({ ...body, members: [] })) };
    await visitPlan(nameless, source, async (page, element) => {
      await element.locator(".wheel").waitFor();
      assert.equal(await element.getByLabel("Vis møtene til én person").count(), 0);
      assert.equal(await element.locator("#scope optgroup").count(), 1);
      await tab(element, "Liste");
      assert.match(await element.locator('.list tr[data-key="aldersteam-3/1"]').innerText(), /1 borte/);
    });
  });
});

describe("taking it along", () => {
  const events = (text) => text.match(/BEGIN:VEVENT/g)?.length ?? 0;

  test("a calendar file of everything, of one body, of one person", async () => {
    await visit({}, async (page, element) => {
      const save = () => element.getByRole("button", { name: "Last ned kalenderfil" }).click();
      const all = await download(page, save);
      assert.equal(all.name, "slt-moter-2026-27.ics");
      assert.equal(events(all.text), plan.meetings.length);
      assert.match(all.text, /DTSTART;TZID=Europe\/Oslo:20270203T083000/);
      await element.getByLabel("Hvilke møter?").selectOption({ label: "Politiråd" });
      const body = await download(page, save);
      assert.equal(body.name, "slt-moter-2026-27-politirad.ics");
      assert.equal(events(body.text), 4);
      await element.getByLabel("Hvilke møter?").selectOption({ label: "Leder aldersteam 4" });
      const person = await download(page, save);
      assert.equal(person.name, "slt-moter-2026-27-leder-aldersteam-4.ics");
      assert.equal(events(person.text), 17);
      assert.match(await element.locator(".message").innerText(), /leder-aldersteam-4\.ics er lastet ned/);
    });
  });

  test("a table of what is shown", async () => {
    await visit({}, async (page, element) => {
      await element.getByRole("button", { name: "Vis ingen" }).click();
      await element.getByRole("checkbox", { name: /^Politiråd/ }).check();
      const { name, text } = await download(page, () =>
        element.getByRole("button", { name: "Last ned tabell" }).click(),
      );
      assert.equal(name, "slt-moter-2026-27.csv");
      const lines = text.trim().split(/\r?\n/);
      assert.ok(lines.length >= 4 && lines.length <= 5, text);
    });
  });

  test("an address to subscribe to, where the editor has put one", async () => {
    await visit({}, async (page, element) => {
      assert.equal(await element.locator("#calendar-address").count(), 0);
      await element.evaluate((node) => node.setAttribute("calendar", "assets/planer/hamar.ics"));
      const field = element.getByLabel("Abonner på kalenderen");
      assert.equal(await field.inputValue(), `${session.demo.url}assets/planer/hamar.ics`);
      await element.evaluate((node) => node.setAttribute("calendar", "javascript:alert(1)"));
      await field.waitFor({ state: "detached" });
    });
  });
});

describe("what can go wrong", () => {
  const failing = async (file, attributes, words, options) =>
    visitPlan(
      file,
      attributes,
      async (page, element) => {
        await element.getByRole("alert").waitFor();
        assert.match(await element.getByRole("alert").innerText(), words);
        assert.deepEqual((await runAxe(page)).violations, []);
      },
      options,
    );

  test("no file there", () =>
    failing("", source, /Fant ingen møteplan på adressen «egen-plan.json»/, {
      status: 404,
      expected: [/egen-plan.json/],
    }));
  test("no address", () => failing("", `language="nb"`, /sier ikke hvilken møteplan/));
  test("another site", () =>
    failing("", `src="https://example.org/plan.json" language="nb"`, /samme nettsted som denne siden/));
  test("not a plan", () => failing("<html>", source, /verken en publisert møteplan eller en planfil/));
  test("some other file", () => failing({ id: "hamar" }, source, /verken en publisert møteplan eller en planfil/));
  test("the coordinator's own file is refused, with why", () =>
    failing(ownFile(true), source, /koordinatorens egen planfil[\s\S]*skal ikke ligge på nett/));
  test("a damaged file of the coordinator's own tells what is wrong", () =>
    failing({ format: "slt-plan", version: 1 }, source, /skadet eller ufullstendig[\s\S]*Tekniske detaljer/));
  test("a plan file without anybody's calendar is shown", async () => {
    await visitPlan(ownFile(false), source, async (page, element) => {
      await element.locator(".wheel").waitFor();
      assert.equal(await element.locator(".wheel [role=option]").count(), 1);
      assert.match(await element.locator(".top").innerText(), /Uten kalendere/);
    });
  });
  test("a later version", () => failing({ ...plan, version: 2 }, source, /nyere utgave/));
  test("a damaged file tells what is wrong", () =>
    failing({ ...plan, meetings: undefined }, source, /skadet eller ufullstendig[\s\S]*Tekniske detaljer/));

  test("after a network that failed, one more try", async () => {
    await visit({ expected: [/egen-plan.json|Failed to load/] }, async (page) => {
      let down = true;
      await page.route("**/egen-plan.json", (route) =>
        down ? route.abort() : route.fulfill({ contentType: "application/json", body: JSON.stringify(plan) }),
      );
      await ownPage(page, session.demo, `<slt-year-view ${source}></slt-year-view>`);
      const element = page.locator("slt-year-view");
      await element.getByText("Møteplanen kunne ikke hentes").waitFor();
      down = false;
      await element.getByRole("button", { name: "Prøv igjen" }).click();
      await element.locator(".wheel").waitFor();
    });
  });
});
