// The setup of <slt-year-plan> as a coordinator meets it: each part edited by mouse and keyboard, on the real request of Hamar.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { blankPage, using } from "./support/chromium.mjs";
import { startSession } from "./support/session.mjs";
import { ownPage } from "./support/event-check.mjs";
import { overhang, stickingOut } from "./support/sideways.mjs";
import { slt, stange } from "./support/year-plan.mjs";

const request = {
  period: { from: "2027-01-01", to: "2027-12-31" },
  calendar: {
    breaks: [
      { name: "Vinterferie", from: "2027-02-22", to: "2027-02-26", closes: "school" },
      { name: "Fellesferie", from: "2027-07-05", to: "2027-07-30", closes: "office" },
      { name: "Høstferie", from: "2027-10-11", to: "2027-10-15", closes: "school" },
    ],
    avoid: [
      { from: "2027-01-01", to: "2027-01-08", cost: 3 },
      { from: "2027-03-22", to: "2027-03-24", cost: 8 },
    ],
  },
  people: [
    { id: "slt", name: "SLT-koordinator", maxPerDay: 2, busy: [{ from: "2027-01-07T08:00", to: "2027-01-07T12:00" }] },
    { id: "politi", name: "Politiet", travelMinutes: 15 },
    { id: "ppt", name: "PPT" },
  ],
  rooms: [{ id: "storsalen", name: "Storsalen" }],
  bodies: [
    {
      id: "koordinerende",
      name: "Koordinerende arbeidsgruppe",
      count: 6,
      minutes: 120,
      slots: [
        { weekday: 1, start: "08:30", cost: 2 },
        { weekday: 2, start: "08:30" },
        { weekday: 2, start: "12:30" },
      ],
      members: [
        { person: "slt", need: "required" },
        { person: "politi", need: "optional", weight: 3 },
      ],
      quorum: 2,
      rooms: ["storsalen"],
    },
    {
      id: "politirad",
      name: "Politiråd",
      count: 5,
      minutes: 90,
      slots: [
        { weekday: 3, start: "09:00" },
        { weekday: 4, start: "09:00" },
      ],
      members: [{ person: "slt", need: "required" }],
      rooms: ["storsalen"],
    },
  ],
  flows: [{ from: "koordinerende", to: "politirad", minDays: 7, maxDays: 28, target: 14, weight: 1 }],
  locked: [{ body: "politirad", index: 5, start: "2027-11-24T09:00", room: "storsalen" }],
};
const planFile = (more = {}) => ({
  format: "slt-plan",
  version: 1,
  id: "1-2-3",
  title: "Hamar 2027",
  request: structuredClone(request),
  meetings: [],
  ...more,
});

const session = startSession();

/** A page with the element and a plan, and nothing that went wrong when it is left. */
async function visit(options, use, file = planFile()) {
  const opened = await blankPage(session.browser, session.demo.url, { reports: session.demo.reports, ...options });
  await using(opened, [], async (page) => {
    await ownPage(page, session.demo, "");
    await page.evaluate((plan) => {
      const element = document.createElement("slt-year-plan");
      element.setAttribute("asof", "2026-12-01");
      element.plan = plan;
      document.querySelector("main").append(element);
    }, file);
    const element = page.locator("slt-year-plan");
    await element.locator("#tab-setup").click();
    await element.locator(".setup").waitFor();
    await use(page, element);
  });
}
const planOf = (element) => element.evaluate((node) => node.plan);
const requestOf = async (element) => (await planOf(element)).request;
const unfold = (element, key) => element.locator(`[data-key="${key}"] > summary`).click();
const undo = (element) => element.locator("#undo").click();
const redo = (element) => element.locator("#redo").click();
const focused = (element) => element.evaluate((node) => node.shadowRoot.activeElement?.id);

const calendar = (...events) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//proof//",
    ...events.flatMap(([start, end, ...lines], index) => [
      "BEGIN:VEVENT",
      `UID:${index}@proof`,
      "DTSTAMP:20260101T000000Z",
      `DTSTART;TZID=Europe/Oslo:${start}`,
      `DTEND;TZID=Europe/Oslo:${end}`,
      "SUMMARY:Hemmelig samtale",
      ...lines,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

/** Lets files go above something, as a hand does. */
const drop = (locator, name, text) =>
  locator.evaluate(
    (target, [fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName, { type: "text/calendar" }));
      const options = { dataTransfer, bubbles: true, composed: true, cancelable: true };
      for (const type of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(type, options));
    },
    [name, text],
  );

describe("period", () => {
  test("a quick choice and own dates are each one step back", async () => {
    await visit({}, async (_, element) => {
      await element.getByRole("button", { name: "Skoleåret 2027/28" }).click();
      assert.deepEqual((await requestOf(element)).period, { from: "2027-08-01", to: "2028-07-31" });
      await undo(element);
      assert.deepEqual((await requestOf(element)).period, request.period);
      await element.getByLabel("Til og med", { exact: true }).first().fill("2027-06-30");
      assert.equal((await requestOf(element)).period.to, "2027-06-30");
      await undo(element);
      await redo(element);
      assert.equal((await requestOf(element)).period.to, "2027-06-30");
    });
  });

  test("busy times of a calendar follow the period", async () => {
    const busy = [
      { from: "2027-03-03T09:00", to: "2027-03-03T10:00" },
      { from: "2028-03-03T09:00", to: "2028-03-03T10:00" },
    ];
    const file = planFile({ calendars: [{ person: "ppt", name: "ppt.ics", busy }] });
    file.request.people[2].busy = [busy[0]];
    await visit(
      {},
      async (_, element) => {
        await element.getByRole("button", { name: "Skoleåret 2027/28" }).click();
        assert.deepEqual((await requestOf(element)).people[2].busy, [busy[1]]);
        assert.deepEqual((await requestOf(element)).people[0].busy, request.people[0].busy);
        await undo(element);
        assert.deepEqual(await planOf(element), file);
      },
      file,
    );
  });

  test("the title is typed in one step", async () => {
    await visit({}, async (page, element) => {
      await element.getByLabel("Navn på planen").click();
      await page.keyboard.press("End");
      await page.keyboard.type(" utkast");
      assert.equal((await planOf(element)).title, "Hamar 2027 utkast");
      await undo(element);
      assert.equal((await planOf(element)).title, "Hamar 2027");
    });
  });
});

describe("bodies", () => {
  test("a body is a sentence that follows what is typed", async () => {
    await visit({}, async (_, element) => {
      const card = element.locator('[data-key="body/koordinerende"]');
      assert.match(
        await card.locator("summary").first().innerText(),
        /6 møter à 120 minutter, helst tirsdag, ellers mandag, kl\. 08\.30 eller 12\.30 · 2\smedlemmer/,
      );
      await unfold(element, "body/koordinerende");
      await card.getByLabel("Antall møter").fill("1");
      assert.match(await card.locator("summary").first().innerText(), /1 møte à 120/);
      assert.equal((await requestOf(element)).bodies[0].count, 1);
    });
  });

  test("what is no number stays, is told when the field is left, and is found from the list", async () => {
    await visit({}, async (page, element) => {
      await unfold(element, "body/koordinerende");
      const count = element.locator("#set-bodies-0-count");
      await count.fill("fem");
      assert.equal((await requestOf(element)).bodies[0].count, "fem");
      assert.equal(await element.locator(".problems").count(), 0);
      assert.equal(await count.getAttribute("aria-invalid"), null);
      await page.keyboard.press("Tab");
      await element.locator("#set-bodies-0-count-problem").waitFor();
      assert.equal(await element.locator("#set-bodies-0-count-problem").innerText(), "Skriv et helt tall.");
      assert.equal(await count.getAttribute("aria-describedby"), "set-bodies-0-count-problem");
      // Folded away, it is still one press away.
      await unfold(element, "body/koordinerende");
      assert.equal(await count.count(), 0);
      await element.getByRole("button", { name: "Koordinerende arbeidsgruppe: Antall møter" }).click();
      await count.waitFor();
      assert.equal(await focused(element), "set-bodies-0-count");
      // It stood already, so it is shown until it is mended.
      await page.keyboard.press("End");
      await page.keyboard.type("x");
      assert.equal(await element.locator(".problems").count(), 1);
      await count.fill("7");
      assert.equal(await element.locator(".problems").count(), 0);
      await undo(element);
      assert.deepEqual(await requestOf(element), request);
    });
  });

  test("fewer meetings let go of the locks of those that are gone, in the same step", async () => {
    await visit({}, async (page, element) => {
      await unfold(element, "body/politirad");
      await element.locator("#set-bodies-1-count").fill("4");
      await page.keyboard.press("Tab");
      assert.equal((await requestOf(element)).locked, undefined);
      assert.equal(await element.locator(".problems").count(), 0);
      await undo(element);
      assert.deepEqual(await requestOf(element), request);
    });
  });

  test("meeting times: by the keyboard, whole days, an own cost, a new time", async () => {
    await visit({}, async (page, element) => {
      await unfold(element, "body/politirad");
      const card = element.locator('[data-key="body/politirad"]');
      const slots = async () => (await requestOf(element)).bodies[1].slots;
      await card.getByLabel("fredag kl. 09.00").focus();
      await page.keyboard.type("k");
      assert.deepEqual((await slots()).at(-1), { weekday: 5, start: "09:00", cost: 2 });
      await card.getByLabel("onsdag kl. 09.00").selectOption("none");
      assert.deepEqual(
        (await slots()).map(({ weekday }) => weekday),
        [4, 5],
      );
      await card.getByRole("button", { name: "Legg til tid" }).click();
      assert.deepEqual((await slots()).slice(2), [
        { weekday: 4, start: "10:30" },
        { weekday: 5, start: "10:30", cost: 2 },
      ]);
      assert.equal(await focused(element), "set-bodies-1-slots-2-start");
      await element.locator("#set-bodies-1-slots-2-start").fill("13:00");
      assert.deepEqual(
        (await slots()).slice(2).map(({ start }) => start),
        ["13:00", "13:00"],
      );
      await card.getByLabel("mandag hele dagen").selectOption("5");
      assert.deepEqual((await slots()).slice(4), [
        { weekday: 1, start: "09:00", cost: 5 },
        { weekday: 1, start: "13:00", cost: 5 },
      ]);
      await card.getByLabel("torsdag kl. 13.00").selectOption("own");
      await card.getByRole("textbox", { name: "torsdag kl. 13.00" }).fill("7");
      assert.equal((await slots())[2].cost, 7);
      await card.getByRole("button", { name: "Fjern kl. 13.00" }).click();
      assert.equal((await slots()).length, 3);
      assert.equal(await focused(element), "set-bodies-1-slots-add");
    });
  });

  test("a time on its way to another does not swallow the row it passes", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "body/koordinerende");
      const time = element.locator("#set-bodies-0-slots-0-start");
      await time.focus();
      await time.fill("12:30");
      assert.equal((await requestOf(element)).bodies[0].slots[0].start, "08:30");
      await time.fill("13:30");
      assert.deepEqual(
        (await requestOf(element)).bodies[0].slots.map(({ start }) => start),
        ["13:30", "13:30", "12:30"],
      );
    });
  });

  test("spacing shows what is meant where it is empty", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "body/koordinerende");
      await unfold(element, "spacing/koordinerende");
      const field = (key) => element.locator(`#set-bodies-0-spacing-${key}`);
      // 253 working days in 2027 less the 20 of fellesferien: floor(233 / 6) = 38.
      const open = Number(
        /har (\d+) åpne/.exec(await element.locator('[data-key="spacing/koordinerende"] .inside').innerText())[1],
      );
      const target = Math.floor(open / 6);
      assert.equal(await field("target").getAttribute("placeholder"), String(target));
      assert.equal(await field("max").getAttribute("placeholder"), String(Math.ceil((3 * target) / 2)));
      await field("target").fill("20");
      assert.equal(await field("min").getAttribute("placeholder"), "10");
      assert.deepEqual((await requestOf(element)).bodies[0].spacing, { target: 20 });
      await field("min").fill("40");
      await field("max").focus();
      assert.match(await element.locator(".problems").innerText(), /Avstand mellom møtene/);
    });
  });

  test("members, by name and by need", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "body/politirad");
      const card = element.locator('[data-key="body/politirad"]');
      await card.getByRole("combobox", { name: "Legg til medlem" }).selectOption("ppt");
      await card.getByRole("button", { name: "Legg til medlem" }).click();
      await card.getByLabel("Vekt, PPT").fill("4");
      assert.deepEqual((await requestOf(element)).bodies[1].members[1], { person: "ppt", need: "optional", weight: 4 });
      await card.getByLabel("Må være med, PPT").check();
      assert.deepEqual((await requestOf(element)).bodies[1].members[1], { person: "ppt", need: "required" });
      await card.getByRole("button", { name: "Ta PPT ut" }).click();
      assert.deepEqual((await requestOf(element)).bodies[1].members, request.bodies[1].members);
      await card.getByRole("combobox", { name: "Legg til medlem" }).selectOption({ label: "Ny person …" });
      await card.getByRole("button", { name: "Legg til medlem" }).click();
      assert.equal(await focused(element), "set-people-3-name");
      assert.deepEqual((await requestOf(element)).bodies[1].members.at(-1), { person: "ny-person", need: "optional" });
    });
  });

  test("added, renamed, copied and removed with all that points to it", async () => {
    const meetings = [{ body: "politirad", index: 1, start: "2027-02-03T09:00", room: "storsalen" }];
    await visit(
      {},
      async (page, element) => {
        const start = await planOf(element);
        await element.getByRole("button", { name: "Legg til møteorgan" }).click();
        assert.equal(await focused(element), "set-bodies-2-name");
        await page.keyboard.type("Skolemøte");
        const added = (await requestOf(element)).bodies[2];
        assert.deepEqual([added.id, added.name, added.slots.length], ["nytt-moteorgan", "Skolemøte", 10]);
        await element.locator('[data-key="body/nytt-moteorgan"]').getByRole("button", { name: "Lag kopi" }).click();
        assert.equal((await requestOf(element)).bodies[3].name, "Skolemøte (kopi)");
        await undo(element);
        await undo(element);
        await undo(element);
        assert.deepEqual(await planOf(element), start);
        await unfold(element, "body/politirad");
        await element.getByRole("button", { name: "Fjern organet" }).click();
        const without = await planOf(element);
        assert.deepEqual(
          [without.request.flows, without.request.locked, without.meetings, without.request.bodies.length],
          [undefined, undefined, [], 1],
        );
        assert.equal(await element.locator(".problems").count(), 0);
        assert.equal(await focused(element), "add-body");
        await undo(element);
        assert.deepEqual(await planOf(element), start);
      },
      planFile({ meetings }),
    );
  });
});

test("an added body gets a level: the overview shows it there, by its name, and no more once it is removed", async () => {
  const { page, problems, close } = await blankPage(session.browser, session.demo.url, {
    reports: session.demo.reports,
  });
  try {
    const markup = `<slt-year-plan src="egen-plan.json" language="nb" asof="2026-11-22"></slt-year-plan>
      <slt-overview src="egen-plan.json" language="nb" asof="2026-11-22"></slt-overview>`;
    await ownPage(page, session.demo, markup, { "egen-plan.json": JSON.stringify(stange) });
    const element = page.locator("slt-year-plan");
    const level = (name) => page.locator(`slt-overview [data-level="${name}"]`);
    const organised = async () => (await planOf(element)).organisation.bodies;
    await element.locator("#tab-setup").click();
    const before = await organised();
    await element.locator("#add-body").click();
    await page.keyboard.type("Foreldreråd");
    await level("other").getByText("Foreldreråd").waitFor();
    const field = element.getByLabel("Nivå i SLT-arbeidet");
    assert.equal(await field.locator("option:checked").innerText(), "Velg nivå");
    await field.selectOption("executing");
    await level("executing").getByText("Foreldreråd").waitFor();
    assert.equal(await level("other").count(), 0);
    await element.locator("#set-bodies-5-name").fill("Ungdomsråd");
    await level("executing").getByText("Ungdomsråd").waitFor();
    assert.deepEqual((await organised()).at(-1), {
      id: "nytt-moteorgan",
      name: { nb: "Ungdomsråd" },
      level: "executing",
      cadence: { perYear: 4 },
      minutes: 90,
      members: [],
    });
    assert.equal(
      slt.planRequest({ ...stange.organisation, bodies: await organised() }, stange.request.period).bodies.length,
      6,
    );
    await element.getByRole("button", { name: "Lag kopi" }).click();
    await level("executing").getByText("Ungdomsråd (kopi)").waitFor();
    await element.locator("#undo").click();
    await element.locator('[data-key="body/nytt-moteorgan"] > summary').click();
    await field.selectOption("coordinating");
    await level("coordinating").getByText("Ungdomsråd").waitFor();
    await element.getByRole("button", { name: "Fjern organet" }).click();
    await page.locator("slt-overview").getByText("Ungdomsråd").waitFor({ state: "detached" });
    assert.deepEqual(await organised(), before);
    // To what is gone nothing reports, and a body of the profile goes as well.
    await element.locator('[data-key="body/politirad"] > summary').click();
    await element.getByRole("button", { name: "Fjern organet" }).click();
    const { organisation } = await planOf(element);
    assert.ok(!JSON.stringify([organisation.bodies, organisation.flows]).includes('"politirad"'));
    assert.deepEqual(problems.list(), []);
  } finally {
    await close();
  }
});

describe("people and their calendars", () => {
  test("a calendar that is let go on a row becomes busy times and nothing else", async () => {
    await visit({}, async (_, element) => {
      const row = element.locator('[data-key="person/ppt"]');
      const text = calendar(
        ["20270303T090000", "20270303T100000"],
        ["20270303T093000", "20270303T110000"],
        ["20270304T090000", "20270304T100000", "STATUS:TENTATIVE"],
        ["20200304T090000", "20200304T100000"],
      );
      await drop(row, "ppt.ics", text);
      await row.getByText("ppt.ics: 1 opptatt tid i perioden").waitFor();
      const merged = [{ from: "2027-03-03T09:00", to: "2027-03-03T11:00" }];
      assert.deepEqual((await requestOf(element)).people[2].busy, merged);
      assert.match(await row.locator(".reading").innerText(), /Hoppet over 1 utenfor perioden/);
      assert.doesNotMatch(JSON.stringify(await planOf(element)), /Hemmelig/);
      await row.getByLabel("Regn 1 foreløpig avtale som opptatt").check();
      assert.equal((await requestOf(element)).people[2].busy.length, 2);
      // The same file again takes the place of its former self, and the choice stays.
      await row.locator('input[type="file"]').setInputFiles({
        name: "ppt.ics",
        mimeType: "text/calendar",
        buffer: Buffer.from(calendar(["20270305T090000", "20270305T100000"])),
      });
      await row.getByText("ppt.ics: 1 opptatt tid i perioden").waitFor();
      assert.equal((await planOf(element)).calendars.length, 1);
      await row.getByRole("button", { name: "Fjern ppt.ics" }).click();
      assert.deepEqual((await requestOf(element)).people[2], request.people[2]);
      await undo(element);
      assert.equal((await requestOf(element)).people[2].busy.length, 1);
    });
  });

  test("what is no calendar is said to be none, and nothing changes", async () => {
    await visit({}, async (_, element) => {
      const row = element.locator('[data-key="person/ppt"]');
      await drop(row, "brev.txt", "Kjære alle");
      await row.getByText("brev.txt er ikke en kalenderfil.").waitFor();
      assert.deepEqual(await requestOf(element), request);
    });
  });

  test("a pasted calendar", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "person/politi");
      const row = element.locator('[data-key="person/politi"]');
      await row.getByText("Lim inn en kalender", { exact: true }).click();
      await row
        .getByLabel("Lim inn hele innholdet i en .ics-fil.")
        .fill(calendar(["20270303T090000", "20270303T100000"]));
      await row.getByRole("button", { name: "Les kalenderen" }).click();
      await row.getByText("Limt inn: 1 opptatt tid i perioden").waitFor();
      assert.equal((await requestOf(element)).people[1].busy.length, 1);
    });
  });

  test("ill for some days, busy some hours, and what came with the plan stays", async () => {
    await visit({}, async (page, element) => {
      await unfold(element, "person/slt");
      const row = element.locator('[data-key="person/slt"]');
      await row.getByText("Legg til opptatt tid", { exact: true }).click();
      await row.getByRole("button", { name: "Legg til", exact: true }).click();
      await row.getByText("Velg en dato.").waitFor();
      await row.getByLabel("Fra", { exact: true }).fill("2027-03-03");
      await row.getByLabel("Til og med (valgfri)").fill("2027-03-14");
      await page.keyboard.press("Enter");
      assert.deepEqual((await requestOf(element)).people[0].busy, [
        ...request.people[0].busy,
        { from: "2027-03-03T00:00", to: "2027-03-15T00:00" },
      ]);
      await row.getByText("ons 3. mars 2027 – søn 14. mars 2027, hele dagen").waitFor();
      await row.getByLabel("Fra", { exact: true }).fill("2027-04-05");
      await row.getByLabel("Til og med (valgfri)").fill("2027-04-06");
      await row.getByLabel("Fra kl. (valgfri)").fill("09:00");
      await row.getByLabel("Til kl. (valgfri)").fill("10:00");
      await row.getByRole("button", { name: "Legg til", exact: true }).click();
      assert.equal((await requestOf(element)).people[0].busy.length, 4);
      await row.getByRole("button", { name: /^Fjern ons 3\. mars/ }).click();
      assert.equal((await requestOf(element)).people[0].busy.length, 3);
    });
  });

  test("a person who is a member is removed from everywhere, and comes back from everywhere", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "person/slt");
      await element.getByRole("button", { name: "Fjern personen" }).click();
      const without = await requestOf(element);
      assert.deepEqual(
        without.bodies.map(({ members }) => members.map(({ person }) => person)),
        [["politi"], []],
      );
      assert.equal(without.people.length, 2);
      assert.equal(await element.locator(".problems").count(), 0);
      await undo(element);
      assert.deepEqual(await requestOf(element), request);
    });
  });

  test("in and out of bodies from the person's own row", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "person/ppt");
      const row = element.locator('[data-key="person/ppt"]');
      await row.getByLabel("Politiråd").check();
      assert.deepEqual((await requestOf(element)).bodies[1].members.at(-1), { person: "ppt", need: "optional" });
      await row.getByLabel("Politiråd").uncheck();
      assert.deepEqual(await requestOf(element), request);
      await row.getByLabel("Reisetid").fill("-5");
      await row.getByLabel("Høyst møter per dag").focus();
      await row.locator("#set-people-2-travelMinutes-problem").waitFor();
      assert.match(await element.locator(".problems").innerText(), /PPT: Reisetid/);
    });
  });
});

describe("breaks and days to avoid", () => {
  test("edited, added and removed", async () => {
    await visit({}, async (page, element) => {
      await unfold(element, "breaks");
      await element.getByLabel("Fra, Vinterferie").fill("2027-02-15");
      await element.getByLabel("Stengt for, Vinterferie").selectOption("office");
      await element.getByRole("button", { name: "Legg til ferie" }).click();
      assert.equal(await focused(element), "set-calendar-breaks-3-name");
      await element.getByRole("button", { name: "Fjern Høstferie" }).click();
      const { breaks } = (await requestOf(element)).calendar;
      assert.deepEqual(
        breaks.map(({ name, from, closes }) => [name, from, closes]),
        [
          ["Vinterferie", "2027-02-15", "office"],
          ["Fellesferie", "2027-07-05", "office"],
          ["Ferie", "2027-01-01", "school"],
        ],
      );
      await element.getByLabel("Til og med, Vinterferie").fill("2027-02-01");
      await page.keyboard.press("Tab");
      await element.getByLabel("Stengt for, Vinterferie").focus();
      await element.getByText("Slutten kan ikke være før starten.").first().waitFor();
    });
  });

  test("costs in words or as a number", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "breaks");
      const words = element.getByLabel("Hvor sterkt, Tid å unngå 1", { exact: true });
      await words.selectOption({ label: "nesten aldri" });
      assert.equal((await requestOf(element)).calendar.avoid[0].cost, 10);
      // 8 is none of the words, so the number is there.
      const own = element.getByLabel("Hvor sterkt, Tid å unngå 2: poeng");
      assert.equal(await own.inputValue(), "8");
      await own.fill("9");
      assert.equal((await requestOf(element)).calendar.avoid[1].cost, 9);
      await words.selectOption({ label: "eget tall" });
      assert.equal(await focused(element), "set-calendar-avoid-0-cost");
      await element.getByLabel("Møter på inneklemte dager").selectOption({ label: "spiller ingen rolle" });
      assert.equal((await requestOf(element)).calendar.squeezed, 0);
    });
  });

  test("a school's calendar is looked at before it takes the place of that school year's breaks", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "breaks");
      await unfold(element, "school-import");
      const inside = element.locator('[data-key="school-import"]');
      await inside.getByLabel("Skoleåret").or(inside.locator("#import-year")).first().selectOption("2027/28");
      await inside.getByLabel("Skoleruten som tekst").fill("Høstferie 04.10.2027-08.10.2027\nDette er ikke en dato");
      await inside.getByRole("button", { name: "Les skoleruten" }).click();
      await inside.getByText("Fant 1 ferie:").waitFor();
      await inside.getByText("Høstferie: 4. oktober 2027 – 8. oktober 2027").waitFor();
      assert.equal(await inside.locator("pre").innerText(), "Dette er ikke en dato");
      await inside.getByText("Bytter ut 1 skoleferie i planen.").waitFor();
      assert.deepEqual(await requestOf(element), request);
      await inside.getByRole("button", { name: "Bruk disse" }).click();
      assert.deepEqual(
        (await requestOf(element)).calendar.breaks.map(({ name, from }) => [name, from]),
        [
          ["Vinterferie", "2027-02-22"],
          ["Fellesferie", "2027-07-05"],
          ["Høstferie", "2027-10-04"],
        ],
      );
      await undo(element);
      assert.deepEqual(await requestOf(element), request);
    });
  });
});

describe("flows, rooms, weights", () => {
  test("a flow is a sentence", async () => {
    await visit({}, async (page, element) => {
      await unfold(element, "flows");
      const flow = element.getByRole("group", { name: "Sammenheng 1" });
      await flow.getByLabel("Høyst dager, Sammenheng 1").fill("21");
      await flow.locator('[data-key="flow/0"] > summary').click();
      await flow.getByLabel("Hvor viktig ønsket er, Sammenheng 1").selectOption({ label: "viktig" });
      assert.deepEqual((await requestOf(element)).flows, [{ ...request.flows[0], maxDays: 21, weight: 3 }]);
      await flow.getByLabel("Minst dager, Sammenheng 1").fill("30");
      await page.keyboard.press("Tab");
      await element.locator(".problems").waitFor();
      await undo(element);
      assert.equal(await element.locator(".problems").count(), 0);
      await element.getByRole("button", { name: "Legg til sammenheng" }).click();
      assert.equal((await requestOf(element)).flows.length, 2);
      await element.getByRole("button", { name: "Fjern sammenheng 1" }).click();
      await element.getByRole("button", { name: "Fjern sammenheng 1" }).click();
      assert.equal((await requestOf(element)).flows, undefined);
    });
  });

  test("a room that is removed is let go by bodies and locks", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "rooms");
      await unfold(element, "room/storsalen");
      const row = element.locator('[data-key="room/storsalen"]');
      await drop(row, "storsalen.ics", calendar(["20270303T090000", "20270303T100000"]));
      await row.getByText("Skrevet inn: 1 opptatt tid i perioden").waitFor();
      await undo(element);
      await row.getByRole("button", { name: "Fjern rommet" }).click();
      const without = await requestOf(element);
      assert.deepEqual(
        [without.rooms, without.bodies[0].rooms, without.locked[0].room],
        [undefined, undefined, undefined],
      );
      assert.equal(await element.locator(".problems").count(), 0);
      await undo(element);
      assert.deepEqual(await requestOf(element), request);
    });
  });

  test("weights in words", async () => {
    await visit({}, async (_, element) => {
      await unfold(element, "weights");
      await element.getByLabel("Jevn avstand mellom møtene").selectOption({ label: "svært viktig" });
      assert.deepEqual((await requestOf(element)).weights, { spacing: 10 });
    });
  });
});

describe("for everybody", () => {
  const openAll = async (element) => {
    for (const key of ["body/koordinerende", "spacing/koordinerende", "rooms/koordinerende", "person/slt"])
      await unfold(element, key);
    for (const key of ["breaks", "school-import", "flows", "flow/0", "rooms", "room/storsalen", "weights"])
      await unfold(element, key);
    for (const summary of await element.locator('[data-key="person/slt"] .more > summary').all()) await summary.click();
    await element.locator("#set-bodies-0-minutes").fill("lenge");
    await element.locator("#set-bodies-0-name").focus();
    await element.locator(".problems").waitFor();
  };

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing, ${colorScheme}`, async () => {
      await visit({ colorScheme }, async (page, element) => {
        await element.evaluate((node, scheme) => (node.dataset.colorScheme = scheme), colorScheme);
        await openAll(element);
        // What is around the setup has tests of its own.
        assert.deepEqual((await runAxe(page, { include: "slt-year-plan" })).violations, []);
      });
    });
  }

  test("nothing goes beyond 320 px, unfolded or not", async () => {
    await visit({ viewport: { width: 320, height: 640 } }, async (page, element) => {
      assert.deepEqual(await stickingOut(element), []);
      await openAll(element);
      assert.deepEqual(await stickingOut(element), []);
      assert.equal(await overhang(page), 0);
    });
  });

  for (const [language, word] of [
    ["nn", "Personar og kalendrar"],
    ["en", "People and calendars"],
  ]) {
    test(`in ${language}`, async () => {
      await visit({}, async (_, element) => {
        await element.evaluate((node, code) => node.setAttribute("language", code), language);
        await element.getByRole("heading", { name: word }).waitFor();
      });
    });
  }
});
