// <slt-measures> when things come at once or are not whole: two tabs, half a form, a plan that has changed, a file of a later edition.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { syntheticNationalId } from "./support/event-check.mjs";
import { download, focused, hamar, idsIn, keptIn, openTab, show, visit as visitIn } from "./support/measures.mjs";
import { startSession } from "./support/session.mjs";

const session = startSession();
const visit = (options, use) => visitIn(session, options, use);

const form = (element) => element.locator("dialog");
const field = (element, name) => element.locator(`#form-${name}`);
const card = (element, id) => element.locator(`[data-measure="${id}"]`);
const column = (element, key) => element.locator(`.column[data-key="${key}"]`);
/** Opened, typed in and left without saving. */
async function half(page, element, id, name, text) {
  await element.locator(`#open-${id}`).click();
  await field(element, name).fill(text);
  await page.keyboard.press("Escape");
  await card(element, id).getByText("ikke lagret ennå").waitFor();
}
const written = (page) => page.waitForTimeout(700);

describe("choosers show what is chosen", () => {
  test("the meeting, after one was picked and then stepped from; its body too", async () => {
    await visit({}, async (page, element) => {
      await show(element, "meetings");
      const chosen = element.locator("#meeting");
      const agrees = async (key, name) => {
        assert.equal(await chosen.inputValue(), key);
        assert.match(await element.locator("#h-agenda").innerText(), name);
      };
      await element.locator("#meeting-body").selectOption("arbeidsgruppe");
      await chosen.selectOption("arbeidsgruppe/5");
      await element.locator("#meeting-next").click();
      await agrees("arbeidsgruppe/6", /arbeidsgruppe 6 av 6/);
      for (const index of [5, 4, 3]) {
        await element.locator("#meeting-previous").click();
        await agrees(`arbeidsgruppe/${index}`, new RegExp(`arbeidsgruppe ${index} av 6`));
      }
      // Other meetings to choose from, and the one shown is still the one named.
      await element.locator("#meeting-body").selectOption("politirad");
      await agrees("politirad/2", /Politiråd 2 av 4/);
      // From the picture to a meeting of everybody's.
      await show(element, "flow");
      await element.locator("#followed").selectOption("m-natteravn");
      await element.locator("#stop-3").click();
      await agrees("arbeidsgruppe/4", /arbeidsgruppe 4 av 6/);
      assert.equal(await element.locator("#meeting-body").inputValue(), "");
    });
  });

  test("the measure that is followed", async () => {
    await visit({}, async (page, element) => {
      await show(element, "flow");
      const chosen = element.locator("#followed");
      await chosen.selectOption("m-samtale");
      await element.locator("#followed-previous").click();
      const now = await chosen.inputValue();
      assert.notEqual(now, "m-samtale");
      const name = await chosen.locator(`option[value="${now}"]`).innerText();
      assert.equal(await element.locator("#h-way").innerText(), `Slik går «${name}»`);
    });
  });
});

describe("the form holds what was typed, and nothing else", () => {
  test("what was not touched goes along with what happens meanwhile: on the board, and in another tab", async () => {
    await visit({}, async (page, element, context) => {
      await half(page, element, "m-samtale", "goal", "Færre anmeldelser\nog ro");
      await element.locator("#step-m-samtale").click();
      await element.locator("#open-m-samtale").click();
      assert.equal(await field(element, "status").inputValue(), "running");
      assert.equal(await field(element, "goal").inputValue(), "Færre anmeldelser\nog ro");

      // While the form is open, somebody gives it another owner and title.
      const { page: second, element: other } = await openTab(context, session.demo);
      await column(other, "running").locator('[data-measure="m-samtale"]').waitFor();
      await other.locator("#open-m-samtale").click();
      await field(other, "owner").fill("Barnevernet");
      await field(other, "title").fill("Samtaler");
      await field(other, "goal").fill("Noe annet");
      await field(other, "save").click();
      await written(second);
      assert.equal(await field(element, "owner").inputValue(), "Barnevernet");
      assert.equal(await field(element, "goal").inputValue(), "Færre anmeldelser\nog ro");
      await field(element, "save").click();
      assert.match(await column(element, "running").innerText(), /Samtaler\s+Barnevernet/);
      const { text } = await (await show(element, "handover"),
      download(page, () => element.locator("#save-file").click()));
      const { goal, status, owner } = JSON.parse(text).measures.find(({ id }) => id === "m-samtale");
      assert.deepEqual(
        { goal, status, owner },
        { goal: "Færre anmeldelser\nog ro", status: "running", owner: "Barnevernet" },
      );
    });
  });

  test("what is removed meanwhile is there again when it is saved, with all that it held", async () => {
    await visit({}, async (page, element, context) => {
      const { page: second, element: other } = await openTab(context, session.demo);
      await element.locator("#open-m-klasse").click();
      await field(element, "goal").fill("Ro i timene");
      await other.locator("#open-m-klasse").click();
      await field(other, "remove").click();
      await written(second);
      await card(element, "m-klasse").waitFor({ state: "detached" });
      assert.equal(await field(element, "title").inputValue(), "Klassemiljø på 5. trinn");
      await field(element, "save").click();
      assert.match(await card(element, "m-klasse").innerText(), /Klassemiljø på 5\. trinn\s+Skole/);
    });
  });

  test("a step that is cancelled leaves no draft; what was typed in it stays, the step does not", async () => {
    await visit({}, async (page, element) => {
      await element.locator("#step-m-snus").click();
      assert.equal(await field(element, "status").inputValue(), "ordered");
      await page.keyboard.press("Escape");
      assert.doesNotMatch(await card(element, "m-snus").innerText(), /ikke lagret ennå/);
      await element.locator("#step-m-snus").click();
      await field(element, "owner").fill("Helsestasjonen");
      await page.keyboard.press("Escape");
      await element.locator("#open-m-snus").click();
      assert.equal(await field(element, "status").inputValue(), "proposed");
      assert.equal(await field(element, "owner").inputValue(), "Helsestasjonen");
      await field(element, "save").click();
      assert.equal(await column(element, "proposed").locator('[data-measure="m-snus"]').count(), 1);
    });
  });

  test("half a form in one tab and half a form in another are both there afterwards", async () => {
    await visit({}, async (page, element, context) => {
      const { page: second, element: other } = await openTab(context, session.demo);
      await half(page, element, "m-natteravn", "goal", "Trygt sentrum");
      await half(second, other, "m-klasse", "goal", "Ro i timene");
      for (const [of, text] of [
        [element, "Nytt her"],
        [other, "Nytt der"],
      ]) {
        await of.locator("#add").click();
        await field(of, "title").fill(text);
        await field(of, "cancel").click();
      }
      await written(second);
      await second.close();
      await page.reload();
      for (const [id, text] of [
        ["m-natteravn", "Trygt sentrum"],
        ["m-klasse", "Ro i timene"],
      ]) {
        await card(element, id).getByText("ikke lagret ennå").waitFor();
        await element.locator(`#open-${id}`).click();
        assert.equal(await field(element, "goal").inputValue(), text);
        await page.keyboard.press("Escape");
      }
      const titles = [];
      for (let each = 0; each < 2; ++each) {
        await element.locator("#add").click();
        titles.push(await field(element, "title").inputValue());
        await field(element, "save").click();
      }
      assert.deepEqual(titles.sort(), ["Nytt der", "Nytt her"]);
      await element.locator("#add").click();
      assert.equal(await field(element, "title").inputValue(), "");
    });
  });

  test("a new measure that was begun in one tab and saved in another is neither replaced nor begun any longer", async () => {
    await visit({}, async (page, element, context) => {
      const begin = async (of, title) => {
        await of.locator("#add").click();
        await field(of, "title").fill(title);
      };
      await begin(element, "Halvt tiltak");
      await field(element, "cancel").click();
      await written(page);
      const { page: second, element: other } = await openTab(context, session.demo);
      const { page: third, element: late } = await openTab(context, session.demo);
      // Open in a third tab, with something more in it, while the second saves it.
      await late.locator("#add").click();
      await field(late, "goal").fill("Noe mer");
      await other.locator("#add").click();
      assert.equal(await field(other, "title").inputValue(), "Halvt tiltak");
      await field(other, "save").click();
      const [id] = (await idsIn(other)).filter((each) => !hamar.measures.some((known) => known.id === each));
      await card(element, id).waitFor();
      await card(late, id).waitFor();
      await written(second);

      await element.locator("#add").click();
      assert.equal(await field(element, "title").inputValue(), "", "saved, and begun no longer");
      await field(element, "cancel").click();
      assert.equal(
        await form(late).locator(".open-findings").count(),
        0,
        "what is lacking in the other is not told here",
      );
      await field(late, "save").click();
      assert.deepEqual(
        (await idsIn(late)).filter((each) => each === id),
        [id],
      );
      assert.equal((await idsIn(late)).length, hamar.measures.length + 2);
      assert.equal(await late.getByRole("button", { name: "Halvt tiltak", exact: true }).count(), 2);
      await late.locator(`#open-${id}`).click();
      assert.equal(await field(late, "goal").inputValue(), "", "the saved one is as it was saved");
      await third.close();
    });
  });

  test("what is removed in another tab while its form is open can be removed here too: that is said, and no draft is left", async () => {
    await visit({}, async (page, element, context) => {
      const { page: second, element: other } = await openTab(context, session.demo);
      await element.locator("#open-m-klasse").click();
      await field(element, "goal").fill("Ro i timene");
      await written(page);
      await other.locator("#open-m-klasse").click();
      await field(other, "remove").click();
      await written(second);
      await card(element, "m-klasse").waitFor({ state: "detached" });
      await field(element, "remove").click();
      assert.equal(await element.locator("p.message").innerText(), "«Klassemiljø på 5. trinn» er fjernet.");
      await written(page);
      assert.ok(!(await keptIn(page)).includes("Ro i timene"));
      assert.notEqual(await focused(element), "");
    });
  });

  test("a target that the module does not know is refused at the targets, which have the focus then", async () => {
    await visit({}, async (page, element) => {
      await half(page, element, "m-natteravn", "goal", "Trygt sentrum");
      await written(page);
      // As a later edition may have kept it; a file with it is refused as it is read.
      await page.evaluate(async () => {
        const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
        const database = await done(indexedDB.open("slt-drafts"));
        const store = database.transaction("drafts", "readwrite").objectStore("drafts");
        const [key] = await done(store.getAllKeys());
        const drafts = await done(store.get(key));
        await done(store.put({ ...drafts, "m-natteravn": { ...drafts["m-natteravn"], focus: ["dans"] } }, key));
        database.close();
      });
      await page.reload();
      await card(element, "m-natteravn").getByText("ikke lagret ennå").waitFor();
      await element.locator("#open-m-natteravn").click();
      await field(element, "save").click();
      assert.equal(await focused(element), "form-focus");
      const described = await field(element, "focus").getAttribute("aria-describedby");
      assert.notEqual(await element.locator(`#${described}`).innerText(), "");
      // A choice among those that there are puts it right.
      await form(element).getByLabel("Rus", { exact: true }).check();
      await field(element, "save").click();
      assert.equal(await form(element).count(), 0);
    });
  });

  test("what was begun belongs to its document: another profile has its own", async () => {
    await visit({ attributes: `profile="stange"` }, async (page, element) => {
      const add = async (title) => {
        await element.locator("#add").click();
        await field(element, "title").fill(title);
      };
      await add("Stanges eget");
      await field(element, "save").click();
      await element.locator("#filter-text").fill("stange");
      await show(element, "handover");
      await element
        .locator("#csv-file")
        .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Tiltak\nFra tabellen\n") });
      await element.locator("#take").waitFor();
      await add("Halvt i Stange");
      await element.evaluate((node) => node.setAttribute("profile", "hamar"));
      await element.getByText("SLT-tiltak i Hamar").waitFor();
      assert.equal(await form(element).count(), 0);
      assert.equal(await element.locator("#take").count(), 0);
      await add("Hamars eget");
      await field(element, "save").click();
      await show(element, "board");
      assert.equal((await idsIn(element)).length, 1);
      assert.equal(await element.locator("#filter-text").inputValue(), "");
      await element.evaluate((node) => node.setAttribute("profile", "stange"));
      await element.getByText("SLT-tiltak i Stange").waitFor();
      await element.locator("#add").click();
      assert.equal(await field(element, "title").inputValue(), "Halvt i Stange");
    });
  });

  test("what the module knows nothing of stays with a measure that is saved", async () => {
    const later = hamar.measures.map((each) => ({ ...each, ...(each.id === "m-snus" && { colour: "blå" }) }));
    await visit({ plan: { ...hamar, measures: later } }, async (page, element) => {
      await element.locator("#open-m-snus").click();
      await field(element, "goal").fill("Mindre snus");
      await field(element, "save").click();
      assert.equal(await form(element).count(), 0);
      await show(element, "handover");
      const { text } = await download(page, () => element.locator("#save-file").click());
      const { colour, goal } = JSON.parse(text).measures.find(({ id }) => id === "m-snus");
      assert.deepEqual([colour, goal], ["blå", "Mindre snus"]);
    });
  });

  test("what cannot be read is marked, on the board and at its field, until it is put right", async () => {
    const plan = { ...hamar, measures: [{ id: "m-half", title: "Halv dato", evaluateBy: "2027-", status: "running" }] };
    await visit({ plan }, async (page, element) => {
      assert.match(await card(element, "m-half").innerText(), /Noe kan ikke leses/);
      await element.locator("#open-m-half").click();
      assert.equal(await field(element, "evaluateBy").getAttribute("aria-invalid"), "true");
      await field(element, "evaluateBy").fill("1.6.2027");
      await field(element, "save").click();
      assert.doesNotMatch(await card(element, "m-half").innerText(), /Noe kan ikke leses/);
      assert.equal(await element.locator(".notice").count(), 0);
    });
  });
});

describe("minutes", () => {
  test("of a national identity number not even the first ten digits are kept, and what was typed stands in its field", async () => {
    await visit({}, async (page, element) => {
      const number = syntheticNationalId();
      await show(element, "meetings");
      await element.locator("#add-decision").click();
      const id = await element.locator(".decision").last().getAttribute("data-decision");
      for (const name of ["text", "owner", "deadline"]) {
        const at = element.locator(`#${name}-${id}`);
        await at.pressSequentially(`A ${number}`);
        assert.equal(await at.inputValue(), `A ${number}`, name);
        assert.match(await element.locator(`#${name}-${id}-problem`).innerText(), /Fødselsnummer/);
        assert.equal(await at.getAttribute("aria-invalid"), "true", name);
        assert.equal(await element.locator(`#${name}-${id}-problem`).getAttribute("role"), "alert", name);
      }
      await written(page);
      const kept = await keptIn(page);
      assert.ok(kept.includes(id), "the decision is kept");
      for (const digits of [number, number.slice(0, 10), number.slice(0, 6)]) assert.ok(!kept.includes(digits), digits);
      // Another number beside it is kept.
      await element.locator(`#text-${id}`).fill(`Ring 22 33 44 55 ${number}`);
      await written(page);
      assert.ok((await keptIn(page)).includes("Ring 22 33 44 55"));
      // Put right, it is kept as any other.
      await element.locator(`#text-${id}`).fill("A er med");
      assert.equal(await element.locator(`#text-${id}-problem`).count(), 0);
      await element.locator("#undo").click();
      assert.equal(await element.locator(`#owner-${id}-problem`).count(), 0);
    });
  });

  test("those of a meeting that has left the plan can be read, written, copied and printed", async () => {
    const minutes = [
      ...hamar.minutes,
      { body: "nedlagt", index: 3, decisions: [{ id: "d-9", text: "Gammelt vedtak" }] },
      { body: "arbeidsgruppe", index: 9, decisions: [{ id: "d-10", text: "Strøket møte" }] },
    ];
    await visit({ plan: { ...hamar, minutes } }, async (page, element) => {
      await show(element, "meetings");
      await element.locator("#meeting").selectOption("nedlagt/3");
      assert.match(await element.locator(".agenda").innerText(), /^nedlagt 3\s+Ikke i planen$/);
      assert.equal(await element.locator("#text-d-9").inputValue(), "Gammelt vedtak");
      await element.locator("#meeting").selectOption("arbeidsgruppe/9");
      assert.match(
        await element.locator('#meeting option[value="arbeidsgruppe/9"]').innerText(),
        /^Koordinerende arbeidsgruppe 9 \(ikke i planen, referat\)$/,
      );
      await element.locator("#copy-minutes").click();
      await element.getByText("Kopiert. Lim inn").first().waitFor();
      assert.match(
        await page.evaluate(() => navigator.clipboard.readText()),
        /^Koordinerende arbeidsgruppe 9\s+Ikke i planen[\s\S]*Strøket møte/,
      );
      await element.locator("#make-d-10").click();
      assert.equal(await focused(element), "made-d-10");
    });
  });

  test("lines do not run together: a decision of several becomes a measure of one, and a goal keeps its own", async () => {
    await visit({}, async (page, element) => {
      await show(element, "meetings");
      await element.locator("#meeting").selectOption("arbeidsgruppe/1");
      await element.locator("#text-d-1").fill("Prøve snuskurs\npå alle skoler");
      await element.locator("#make-d-1").click();
      await show(element, "board");
      await element.getByRole("button", { name: "Prøve snuskurs på alle skoler", exact: true }).click();
      assert.equal(await field(element, "title").inputValue(), "Prøve snuskurs på alle skoler");
      await field(element, "goal").fill("En\nTo");
      await field(element, "save").click();
      await element.getByRole("button", { name: "Prøve snuskurs på alle skoler", exact: true }).click();
      assert.equal(await field(element, "goal").inputValue(), "En\nTo");
    });
  });
});

describe("what is not whole", () => {
  test("while a period is being typed, the flow shows what the meetings say", async () => {
    for (const period of [
      { from: "", to: "2027-12-31" },
      { from: "2027-01-01", to: "31.12." },
    ]) {
      const plan = { ...hamar, request: { ...hamar.request, period } };
      await visit({ plan }, async (page, element) => {
        await show(element, "flow");
        assert.equal(await element.locator(".dot").count(), hamar.meetings.length);
        assert.ok((await element.locator(".tick").count()) >= 11);
      });
    }
  });

  test("of a plan without an organisation nothing is made up: no levels, no cadence, no body that carries it out", async () => {
    const { organisation: _none, ...plan } = hamar;
    await visit({ plan }, async (page, element) => {
      await page.evaluate(() => {
        window.print = () => (window.printed = document.querySelector("[data-slt-print]")?.shadowRoot.textContent);
      });
      await show(element, "flow");
      assert.equal((await element.locator(".lane-name").allInnerTexts()).join(""), "");
      await show(element, "meetings");
      await element.locator("#meeting").selectOption("politirad/1");
      await element.locator("#add-decision").click();
      await page.keyboard.type("Ny ordning");
      await element.locator(".decision button[id^=make]").click();
      assert.match(await element.locator("p.message").innerText(), /Det mangler et organ som utfører/);
      await show(element, "handover");
      await element.locator("#print-booklet").click();
      const booklet = await page.evaluate(() => window.printed);
      assert.match(booklet, /Politiråd/);
      assert.doesNotMatch(booklet, /nivå|Hvor ofte|Organisering/);
    });
  });

  test("ids as a file may have them, and owners that differ in a letter, have each their own name and focus", async () => {
    const made = (id, owner) => ({ id, title: `Tiltak ${owner}`, owner, status: "proposed" });
    const plan = { ...hamar, measures: [made('m."1"]', "Øst"), made("m>2", "Åst")] };
    await visit({ plan }, async (page, element) => {
      await element.getByRole("button", { name: "Tiltak Øst", exact: true }).click();
      await page.keyboard.press("Escape");
      assert.equal(await focused(element), 'open-m."1"]');
      await element.locator('.grouping label:has(input[value="owner"])').click();
      const ids = await element
        .locator(".column")
        .evaluateAll((all) => all.map((each) => each.getAttribute("aria-labelledby")));
      assert.equal(new Set(ids).size, 2);
      for (const name of ["Øst", "Åst"])
        assert.equal(await element.getByRole("region", { name }).getByText(`Tiltak ${name}`).count(), 1);
    });
  });

  test("a copy that another tab had to make is found here, opened and deleted", async () => {
    await visit({}, async (page, element, context) => {
      const two = await openTab(context, session.demo);
      // Both before either has been told of the other.
      await Promise.all([element.locator("#step-m-samtale").click(), two.element.locator("#step-m-klasse").click()]);
      const said = (where) => where.getByText("en egen kopi").first().waitFor();
      await Promise.any([said(element), said(two.element)]);
      await written(page);
      await two.page.close();
      await page.reload();
      const copies = element.locator(".copies");
      await copies.locator("summary").click();
      assert.match(await copies.innerText(), /Kopi lagret \d+\. [a-z]+ \d{4} kl\. \d\d\.\d\d/);
      const places = async () =>
        Promise.all(
          ["m-samtale", "m-klasse"].map((id) =>
            card(element, id).locator("xpath=ancestor::section").getAttribute("data-key"),
          ),
        );
      const before = await places();
      await copies.getByRole("button", { name: "Åpne" }).click();
      assert.notDeepEqual(await places(), before);
      await element.locator("#undo").click();
      assert.deepEqual(await places(), before);
      // What opening had put aside is kept in its own place again.
      await copies.getByText("(1)").waitFor();
      await copies.getByRole("button", { name: "Slett" }).focus();
      await page.keyboard.press("Enter");
      await copies.waitFor({ state: "detached" });
      assert.equal(await focused(element), "add");
    });
  });
});

test("in English: board, form, flow, minutes and a table with mistakes", async () => {
  const plan = {
    ...hamar,
    meetings: hamar.meetings.filter(({ body }) => body === "arbeidsgruppe").slice(0, 1),
    measures: hamar.measures.slice(1, 2),
  };
  await visit({ plan, language: "en" }, async (page, element) => {
    assert.match(await element.locator(".title").innerText(), /^SLT measures in Hamar$/);
    assert.match(await card(element, "m-foreldre").innerText(), /Evaluation 10 days overdue/);
    await element.getByRole("button", { name: "Write evaluation: Foreldremøter om rus på 8. trinn" }).click();
    assert.equal(await form(element).getByRole("heading").first().innerText(), "Edit measure");
    assert.equal(await field(element, "evaluateBy").inputValue(), "19 Feb 2027");
    await form(element).getByRole("button", { name: "Cancel" }).click();
    await show(element, "flow");
    await element.getByRole("img", { name: /: 1 meeting and 1 measure\. The tables/ }).waitFor();
    await element.locator("#followed").selectOption("m-foreldre");
    assert.equal(await element.locator("#h-way").innerText(), "The path of “Foreldremøter om rus på 8. trinn”");
    await show(element, "meetings");
    await element.locator("#make-d-1").click();
    assert.equal(
      await element.locator("p.message").innerText(),
      "“Prøve snuskurs” has become a measure. It lacks a body that carries it out.",
    );
    await show(element, "handover");
    await element
      .locator("#csv-file")
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Measure;State\nA;Done\n") });
    await element.locator(".csv-problems").waitFor();
    assert.deepEqual(await element.locator(".csv-problems li").allInnerTexts(), [
      "Row 2, State: “Done”. Write Proposed, Ordered, Running, Evaluated, Reported or Stopped.",
    ]);
  });
});
