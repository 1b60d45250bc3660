// <slt-measures> as a coordinator meets it: the work from a proposal to a report, by mouse and by keyboard, in minutes and in files, and how it looks where.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { runAxe } from "./support/axe.mjs";
import { syntheticNationalId } from "./support/event-check.mjs";
import {
  download,
  focused,
  hamar,
  idsIn,
  keptIn,
  large,
  openTab,
  show,
  visit as visitIn,
} from "./support/measures.mjs";
import { startSession } from "./support/session.mjs";
import { overhang, stickingOut } from "./support/sideways.mjs";

const session = startSession();
const visit = (options, use) => visitIn(session, options, use);

const form = (element) => element.locator("dialog");
const card = (element, id) => element.locator(`[data-measure="${id}"]`);
const column = (element, key) => element.locator(`.column[data-key="${key}"]`);
const group = (element, by) => element.locator(`.grouping label:has(input[value="${by}"])`).click();
const message = (element) => element.locator("p.ds-sr-only[role=status]").last();
const options = (locator) => locator.locator("option").allInnerTexts();

/** Goes on with Tab until the focus is there. */
async function tabTo(page, element, id) {
  for (let presses = 0; presses < 80; ++presses) {
    if ((await focused(element)) === id) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`#${id} cannot be reached; the focus is on #${await focused(element)}`);
}

describe("what there is", () => {
  test("the state in figures, the balance in words, overdue first", async () => {
    await visit({}, async (page, element) => {
      const text = await element.locator(".summary").innerText();
      assert.match(text.replace(/\s+/g, " "), /1 over fristen 2 med frist innen 30 dager 5 åpne tiltak/);
      assert.match(text.replace(/\s+/g, " "), /Universell 4 Selektert 1 Indikert 1 Vises til orientering/);
      assert.equal(
        await column(element, "running").locator("[data-measure]").first().getAttribute("data-measure"),
        "m-foreldre",
      );
      assert.match(await card(element, "m-foreldre").innerText(), /Evaluering 10 dager over fristen/);
      await show(element, "table");
      assert.deepEqual((await idsIn(element, "tbody")).slice(0, 3), ["m-foreldre", "m-klasse", "m-samtale"]);
    });
  });

  test("a proposal that lacks what an order needs is grey, not red", async () => {
    await visit({}, async (page, element) => {
      assert.equal(await card(element, "m-snus").getAttribute("data-tone"), "neutral");
      assert.match(await card(element, "m-snus").innerText(), /Mangler opplysninger/);
      assert.equal(await card(element, "m-snus").locator('[data-tone="danger"]').count(), 0);
    });
  });

  test("by level and by owner every measure has its place, whoever has none first", async () => {
    await visit({}, async (page, element) => {
      await group(element, "owner");
      assert.equal(await element.locator(".column").first().getAttribute("data-key"), "none");
      assert.equal((await idsIn(element)).length, 6);
      await group(element, "prevention");
      assert.deepEqual(await idsIn(element, '.column[data-key="indicated"]'), ["m-samtale"]);
    });
  });

  test("filters by text, state, body, level and owner, together, and say how many", async () => {
    await visit({}, async (page, element) => {
      await element.locator("#filter-text").fill("politi");
      assert.deepEqual((await idsIn(element)).sort(), ["m-natteravn", "m-samtale"]);
      await element.locator("#filter-prevention").selectOption("indicated");
      assert.deepEqual(await idsIn(element), ["m-samtale"]);
      assert.match(await element.locator(".shown").innerText(), /Viser 1 av 6/);
      await element.locator("#clear-filter").click();
      assert.equal(await focused(element), "filter-text");
      await element.locator("#filter-text").fill("snuskurs");
      await element.locator("#show-overdue").click();
      assert.deepEqual(await idsIn(element), ["m-foreldre"]);
      await element.locator("#filter-status").selectOption("");
      await element.locator("#filter-body").selectOption({ label: "Aldersteam 6–12 år" });
      assert.deepEqual(await idsIn(element), ["m-klasse"]);
      await element.locator("#filter-owner").selectOption({ label: "PPT" });
      assert.match(await element.locator(".panel").innerText(), /Ingen tiltak passer/);
    });
  });
});

describe("a measure from proposal to report", () => {
  for (const [language, words] of Object.entries({
    nb: {
      add: "Nytt tiltak",
      title: "Tiltak",
      owner: "Ansvarlig",
      save: "Lagre",
      order: "Bestill",
      start: "Sett i gang",
      evaluate: "Skriv evaluering",
      report: "Meld som rapportert",
      lacks: /er lagt til/,
    },
    nn: {
      add: "Nytt tiltak",
      title: "Tiltak",
      owner: "Ansvarleg",
      save: "Lagre",
      order: "Ting tiltaket",
      start: "Set i gang",
      evaluate: "Skriv evaluering",
      report: "Meld som rapportert",
      lacks: /er lagt til/,
    },
  })) {
    test(`by mouse (${language})`, async () => {
      await visit({ language }, async (page, element) => {
        await element.getByRole("button", { name: words.add }).click();
        await form(element).getByLabel(words.title, { exact: true }).fill("Åpen gymsal");
        await form(element).locator("#form-prevention").selectOption("universal");
        await form(element).getByLabel(/Rus/).check();
        await form(element).getByRole("button", { name: words.save }).click();
        assert.match(await message(element).innerText(), words.lacks);
        const open = column(element, "proposed").getByRole("button", { name: "Åpen gymsal", exact: true });
        const id = (await open.getAttribute("id")).slice(5);
        assert.equal(await focused(element), `open-${id}`);
        const step = (name) => element.getByRole("button", { name: `${name}: Åpen gymsal` });

        // An order asks for what it lacks, beginning with the first of it.
        await step(words.order).click();
        assert.equal(await focused(element), "form-body");
        await form(element).locator("#form-body").selectOption("aldersteam-13-18");
        await form(element).locator("#form-orderedBy").selectOption("arbeidsgruppe/2");
        await form(element).locator("#form-owner").fill("Kultur og fritid");
        await form(element).locator("#form-evaluateBy").fill("15. juni 2027");
        await form(element).getByRole("button", { name: words.save }).click();
        assert.equal(await column(element, "ordered").locator(`[data-measure="${id}"]`).count(), 1);
        assert.equal(await card(element, id).locator('[data-tone="danger"]').count(), 0);

        await step(words.start).click();
        assert.equal(await column(element, "running").locator(`[data-measure="${id}"]`).count(), 1);
        assert.equal(await focused(element), `step-${id}`);
        await step(words.evaluate).click();
        assert.equal(await focused(element), "form-evaluation");
        await form(element).locator("#form-evaluation").fill("Tretti kom hver fredag.");
        await form(element).getByRole("button", { name: words.save }).click();
        await step(words.report).click();
        assert.equal(await column(element, "reported").locator(`[data-measure="${id}"]`).count(), 1);
        assert.equal(await focused(element), `open-${id}`);

        // All of it can be taken back, and again.
        for (let steps = 0; steps < 5; ++steps) await element.locator("#undo").click();
        assert.equal(await card(element, id).count(), 0);
        for (let steps = 0; steps < 5; ++steps) await element.locator("#redo").click();
        assert.equal(await column(element, "reported").locator(`[data-measure="${id}"]`).count(), 1);
      });
    });
  }

  test("by keyboard alone, and the focus is never lost", async () => {
    await visit({}, async (page, element) => {
      await page.keyboard.press("Tab");
      await tabTo(page, element, "add");
      await page.keyboard.press("Enter");
      await page.keyboard.type("Leksekafé");
      await tabTo(page, element, "form-owner");
      await page.keyboard.type("Frivilligsentralen");
      await page.keyboard.press("Enter");
      const id = (await focused(element)).slice(5);
      assert.match(await card(element, id).innerText(), /Leksekafé[\s\S]*Frivilligsentralen/);
      await page.keyboard.press("Enter");
      assert.equal(await focused(element), "form-title");
      await page.keyboard.press("Escape");
      assert.equal(await form(element).count(), 0);
      assert.equal(await focused(element), `open-${id}`);
      // Removed from within its form, and back.
      await page.keyboard.press("Enter");
      await tabTo(page, element, "form-remove");
      await page.keyboard.press("Enter");
      assert.equal(await card(element, id).count(), 0);
      assert.equal(await focused(element), "undo");
      await page.keyboard.press("Enter");
      assert.equal(await card(element, id).count(), 1);
      // Through the views with the arrows.
      await element.locator("#tab-board").focus();
      for (const tab of ["table", "flow", "meetings", "handover", "board"]) {
        await page.keyboard.press("ArrowRight");
        assert.equal(await focused(element), `tab-${tab}`);
      }
    });
  });

  test("problems stand at their fields, the first has the focus, and nothing typed is lost", async () => {
    await visit({}, async (page, element) => {
      await element.locator("#open-m-natteravn").click();
      await form(element).locator("#form-start").fill("15.6.");
      await form(element).locator("#form-end").fill("1.1.2027");
      await form(element).locator("#form-save").click();
      assert.equal(await focused(element), "form-start");
      assert.match(await form(element).locator("#form-start-problem").innerText(), /kan ikke leses/);
      assert.equal(await form(element).locator("#form-start").getAttribute("aria-invalid"), "true");
      await form(element).locator("#form-start").fill("15.6.2027");
      await form(element).locator("#form-save").click();
      assert.match(await form(element).locator("#form-end-problem").innerText(), /Slutten kan ikke være før starten/);
      await form(element).locator("#form-end").fill("1.9.");
      await form(element).locator("#form-cancel").click();
      assert.match(await card(element, "m-natteravn").innerText(), /ikke lagret ennå/);

      // Half a date outlives closing and reloading.
      await page.waitForTimeout(300);
      await page.reload();
      await element.locator("#open-m-natteravn").click();
      assert.equal(await form(element).locator("#form-end").inputValue(), "1.9.");
      assert.match(await form(element).innerText(), /det du skrev sist/);
      await form(element).locator("#form-discard").click();
      await element.locator("#open-m-natteravn").click();
      assert.equal(await form(element).locator("#form-end").inputValue(), "");
      assert.equal(await form(element).locator("#form-start").inputValue(), "01.02.2027");
    });
  });

  test("a national identity number is refused and kept nowhere", async () => {
    await visit({}, async (page, element) => {
      const number = syntheticNationalId();
      await element.locator("#add").click();
      await form(element).locator("#form-title").fill(`Oppfølging av ${number}`);
      await form(element).locator("#form-save").click();
      assert.match(
        await form(element).locator("#form-title-problem").innerText(),
        /Fødselsnummer hører ikke hjemme her/,
      );
      await form(element).locator("#form-cancel").click();
      await show(element, "meetings");
      await element.locator("#add-decision").click();
      await element.locator(".decision textarea").fill(`Vedtak ${number}`);
      assert.match(await element.locator(".decision .ds-validation-message").innerText(), /Fødselsnummer/);
      await page.waitForTimeout(800);
      const kept = await keptIn(page);
      assert.ok(kept.includes("SLT i Hamar 2027"), "something is kept");
      assert.ok(!kept.includes(number));
    });
  });

  test("what it rests on: the sentence of each finding, with clause and source", async () => {
    await visit({}, async (page, element) => {
      await element.locator("#open-m-foreldre").click();
      const finding = form(element).locator(".finding").first();
      assert.match(
        await finding.innerText(),
        /Brudd på krav\. «Foreldremøter om rus på 8\. trinn» skulle vært evaluert fredag 19\. februar 2027/,
      );
      await finding.locator("summary").click();
      assert.match(await finding.innerText(), /«de evaluerer iverksatte tiltak[\s\S]*Kilde:/);
    });
  });

  test("what cannot be read in one measure is named, and hides no other", async () => {
    const plan = {
      ...hamar,
      measures: [...hamar.measures, { id: "m-half", title: "Halv dato", evaluateBy: "2027-", status: "running" }],
    };
    await visit({ plan }, async (page, element) => {
      assert.equal((await idsIn(element)).length, 7);
      assert.match(await element.locator(".notice").innerText(), /ikke kan leses/);
      assert.match(await card(element, "m-foreldre").innerText(), /over fristen/);
      await element.locator("#open-m-half").click();
      assert.equal(await form(element).locator("#form-evaluateBy").inputValue(), "2027-");
    });
  });
});

describe("meetings", () => {
  test("the agenda of the next meeting; minutes with owner and deadline; one press makes a decision a measure", async () => {
    await visit({}, async (page, element) => {
      await show(element, "meetings");
      assert.match(
        await element.locator(".agenda").innerText(),
        /Koordinerende arbeidsgruppe 2 av 6\s+Tirsdag 9\. mars 2027, kl\. 09\.00–11\.00/,
      );
      const items = await element.locator(".items li").allInnerTexts();
      assert.equal(items[0], "Godkjenning av innkalling og referat");
      assert.ok(items.includes("Rapport: Foreldremøter om rus på 8. trinn (PPT)"));
      assert.ok(items.includes("Bestilling: Snuskurs for helsesykepleiere"));

      await element.locator("#add-decision").click();
      assert.match(await focused(element), /^text-d-/);
      await page.keyboard.type("Samle foresatte på 9. trinn");
      const decision = element.locator(".decision");
      await decision.getByLabel("Ansvarlig").fill("Skole");
      await decision.getByLabel("Frist", { exact: true }).fill("30.4.2027");
      const id = await decision.getAttribute("data-decision");
      await decision.getByRole("button", { name: "Gjør til tiltak: vedtak 1" }).click();
      assert.match(
        await message(element).innerText(),
        /«Samle foresatte på 9\. trinn» er blitt et tiltak\. Det mangler et organ som utfører\.$/,
      );
      assert.equal(await focused(element), `made-${id}`);
      assert.match(await decision.innerText(), /Er et tiltak/);

      // Completed from there, and back where one was.
      await page.keyboard.press("Enter");
      assert.equal(await form(element).locator("#form-orderedBy").inputValue(), "arbeidsgruppe/2");
      assert.equal(await form(element).locator("#form-evaluateBy").inputValue(), "30.04.2027");
      await form(element).locator("#form-body").selectOption("aldersteam-13-18");
      await form(element).locator("#form-save").click();
      assert.equal(await focused(element), `made-${id}`);
      await show(element, "board");
      assert.match(
        await column(element, "ordered").innerText(),
        /Samle foresatte på 9\. trinn\s+Skole · Aldersteam 13–18 år/,
      );

      // It stands on the agendas from then on.
      await show(element, "meetings");
      await element.locator("#meeting-body").selectOption("aldersteam-13-18");
      assert.match(await element.locator(".agenda").innerText(), /Aldersteam 13–18 år/);
      await element.locator("#meeting").selectOption("aldersteam-13-18/6");
      assert.match(
        await element.locator(".items").innerText(),
        /Ny bestilling å ta imot: Samle foresatte på 9\. trinn \(Skole\)/,
      );
    });
  });

  test("minutes are copied as a table and as text, ready to send", async () => {
    await visit({}, async (page, element) => {
      await show(element, "meetings");
      await element.locator("#meeting").selectOption("arbeidsgruppe/1");
      await element.locator("#copy-table").click();
      await element.getByText("Kopiert. Lim inn").first().waitFor();
      const read = (type) =>
        page.evaluate(async (kind) => {
          const [item] = await navigator.clipboard.read();
          return item.types.includes(kind) ? (await item.getType(kind)).text() : undefined;
        }, type);
      assert.match(
        await read("text/html"),
        /<td[^>]*>Prøve snuskurs<\/td>\s*<td[^>]*>Helsestasjonen<\/td>\s*<td[^>]*>lørdag 1\. mai 2027<\/td>/,
      );
      await element.locator("#copy-minutes").click();
      await page.waitForFunction(async () => !(await navigator.clipboard.read())[0].types.includes("text/html"));
      assert.equal(
        (await page.evaluate(() => navigator.clipboard.readText())).replaceAll("\r\n", "\n"),
        "Koordinerende arbeidsgruppe 1 av 6\nTirsdag 12. januar 2027, kl. 09.00–11.00\n\nVedtak i møtet\n1. Prøve snuskurs\n   Ansvarlig: Helsestasjonen\n   Frist: lørdag 1. mai 2027\n",
      );
      await element.locator("#copy-agenda").click();
      await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("Saksliste"));
      assert.match(
        await page.evaluate(() => navigator.clipboard.readText()),
        /Saksliste\s+1\. Godkjenning av innkalling og referat/,
      );
    });
  });

  test("where the browser does not copy, the text is there to be marked", async () => {
    await visit({ permissions: [] }, async (page, element) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
      });
      await show(element, "meetings");
      await element.locator("#copy-agenda").click();
      assert.match(await element.locator("#uncopied").inputValue(), /Saksliste/);
      assert.equal(await focused(element), "uncopied");
    });
  });

  test("half a deadline stays, is named when one leaves it, and a word is undone as one", async () => {
    await visit({}, async (page, element) => {
      await show(element, "meetings");
      await element.locator("#meeting").selectOption("arbeidsgruppe/1");
      const deadline = element.locator("#deadline-d-1");
      await deadline.fill("");
      await deadline.pressSequentially("15.6.");
      assert.equal(await element.locator("#deadline-d-1-unread").count(), 0);
      await element.locator("#text-d-1").click();
      await element.locator("#deadline-d-1-unread").waitFor();
      await show(element, "board");
      await show(element, "meetings");
      assert.equal(await deadline.inputValue(), "15.6.");
      await element.locator("#text-d-1").pressSequentially(" igjen");
      await element.locator("#undo").click();
      assert.equal(await element.locator("#text-d-1").inputValue(), "Prøve snuskurs");
      await element.locator("#remove-d-1").click();
      assert.equal(await element.locator(".decision").count(), 0);
      assert.equal(await focused(element), "add-decision");
      await element.locator("#undo").click();
      assert.equal(await element.locator("#text-d-1").inputValue(), "Prøve snuskurs");
    });
  });

  test("without meetings it says where they come from", async () => {
    await visit({ plan: { ...hamar, meetings: [], minutes: [] } }, async (page, element) => {
      for (const tab of ["meetings", "flow"]) {
        await show(element, tab);
        assert.match(
          await element.locator(".panel").innerText(),
          /Det er ingen møter i planen ennå[\s\S]*Planlegg årets møter først/,
        );
      }
    });
  });
});

describe("the flow between the levels", () => {
  test("every meeting a dot, every way a line; the chosen one in words, and from there to the meeting", async () => {
    await visit({}, async (page, element) => {
      await show(element, "flow");
      assert.equal(await element.locator(".dot").count(), hamar.meetings.length);
      await element.locator("#followed").selectOption("m-natteravn");
      const rows = await element.locator(".followed tbody tr").allInnerTexts();
      assert.deepEqual(
        rows.map((row) => row.replace(/\s+/g, " ")),
        [
          "1. Bestilles tirsdag 12. januar 2027 Koordinerende arbeidsgruppe 1 av 6",
          "2. Tas imot fredag 22. januar 2027 Aldersteam 13–18 år 2 av 24",
          "3. Evalueres fredag 11. juni 2027 Aldersteam 13–18 år 12 av 24",
          "4. Rapporteres tirsdag 29. juni 2027 Koordinerende arbeidsgruppe 4 av 6",
          "5. Meldes til politirådet onsdag 21. juli 2027 Politiråd 3 av 4",
        ],
      );
      assert.equal(await element.locator(".way.chosen").count(), 1);
      assert.equal(await element.locator(".dot.on").count(), 5);
      await element.locator("#stop-3").focus();
      await page.keyboard.press("Enter");
      assert.equal(await focused(element), "meeting");
      assert.equal(await element.locator("#meeting").inputValue(), "arbeidsgruppe/4");
    });
  });
});

describe("handover", () => {
  test("the file holds everything and brings it back, here and at a successor's", async () => {
    await visit({}, async (page, element, context) => {
      await element.locator("#step-m-samtale").click();
      await show(element, "handover");
      const { name, text } = await download(page, () => element.locator("#save-file").click());
      assert.equal(name, "slt-i-hamar-2027.json");
      const file = JSON.parse(text);
      assert.equal(file.measures.find(({ id }) => id === "m-samtale").status, "running");
      assert.deepEqual(file.minutes, hamar.minutes);

      const { page: other, element: theirs } = await openTab(context, session.demo, { attributes: `profile="hamar"` });
      assert.match(await theirs.locator(".panel").innerText(), /Ingen tiltak ennå/);
      await show(theirs, "handover");
      await theirs
        .locator("#open-file")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      await theirs.getByText("er åpnet. Du kan angre.").first().waitFor();
      const again = await download(other, () => theirs.locator("#save-file").click());
      assert.equal(again.text, text);
      await show(theirs, "board");
      assert.equal((await idsIn(theirs)).length, 6);
      await theirs.locator("#undo").click();
      assert.match(await theirs.locator(".panel").innerText(), /Ingen tiltak ennå/);
    });
  });

  test("a file that is something else is refused with its reasons, and changes nothing", async () => {
    await visit({}, async (page, element) => {
      await show(element, "handover");
      const put = (text) =>
        element
          .locator("#open-file")
          .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
      await put("{}");
      await element.getByRole("alert").waitFor();
      await put(JSON.stringify({ ...hamar, measures: [{ id: 7, title: "x" }], meetings: "no" }));
      await element.getByText("/measures/0/id").waitFor();
      assert.equal(await element.getByRole("alert").locator("li").count(), 2);
      await show(element, "board");
      assert.equal((await idsIn(element)).length, 6);
    });
  });

  test("a table goes out, is changed, is looked at, comes in, and can be undone", async () => {
    await visit({}, async (page, element) => {
      await show(element, "handover");
      const { name, text } = await download(page, () => element.locator("#save-table").click());
      assert.match(name, /^tiltak-.*\.csv$/);
      assert.ok(text.startsWith("\ufeffTiltak;Mål;Status;"));
      const put = (content) =>
        element.locator("#csv-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
      await put(text);
      await element.getByText("Tabellen sier det samme som før").waitFor();
      assert.equal(await element.locator("#take").count(), 0);

      const changed = `${text.replace("Snuskurs for helsesykepleiere;;Foreslått;", "Snuskurs for alle;;Foreslått;")}Nytt fra Excel;;I gang;PPT;Politiråd;;;;;;;1.5.2027;;\r\n`;
      await put(changed);
      await element.locator("#take").waitFor();
      assert.match(
        await element.locator(".preview").innerText(),
        /1 nytt tiltak\s+Nytt fra Excel: PPT\s+1 endret\s+Snuskurs for alle: tiltak\s+5 uendret/,
      );
      assert.equal(await focused(element), "take");
      await page.keyboard.press("Enter");
      assert.equal(await focused(element), "csv-file");
      await show(element, "table");
      assert.match(await element.locator("tbody").innerText(), /Snuskurs for alle/);
      assert.equal((await idsIn(element, "tbody")).length, 7);
      await element.locator("#undo").click();
      assert.equal((await idsIn(element, "tbody")).length, 6);
    });
  });

  test("a table with mistakes is refused whole, all of them at once by row", async () => {
    await visit({}, async (page, element) => {
      await show(element, "handover");
      const text = "Tiltak;Status;Start\nGodt;I gang;1.1.2027\n;Ferdig;i morgen\nTo;;3/4/2027\n";
      await element
        .locator("#csv-file")
        .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await element.locator(".csv-problems").waitFor();
      assert.deepEqual(await element.locator(".csv-problems li").allInnerTexts(), [
        "Rad 3, Tiltak: Tiltaket mangler navn.",
        "Rad 3, Status: «Ferdig». Skriv Foreslått, Bestilt, I gang, Evaluert, Rapportert eller Stoppet.",
        "Rad 3, Start: «i morgen». Datoen kan ikke leses. Skriv den slik: 15.01.2027",
        "Rad 4, Start: «3/4/2027». Datoen kan ikke leses. Skriv den slik: 15.01.2027",
      ]);
      await element.locator("#csv-close").click();
      assert.equal(await focused(element), "csv-file");
      await show(element, "board");
      assert.equal((await idsIn(element)).length, 6);
    });
  });
});

describe("what is kept", () => {
  test("changes outlive a reload, and a second tab follows", async () => {
    await visit({}, async (page, element, context) => {
      const { page: second, element: other } = await openTab(context, session.demo);
      await element.locator("#step-m-samtale").click();
      await column(other, "running").locator('[data-measure="m-samtale"]').waitFor();
      await second.close();
      await page.reload();
      await column(element, "running").locator('[data-measure="m-samtale"]').waitFor();
    });
  });

  test("without an address the profile has a document of its own", async () => {
    await visit({ attributes: `profile="stange"` }, async (page, element) => {
      assert.match(await element.locator(".title").innerText(), /SLT-tiltak i Stange/);
      await element.locator("#add").click();
      await form(element).locator("#form-title").fill("Stanges eget");
      await form(element).locator("#form-save").click();
      await page.waitForTimeout(600);
      await page.reload();
      await element.getByText("Stanges eget").first().waitFor();
      await element.evaluate((node) => node.setAttribute("profile", "hamar"));
      await element.getByText("SLT-tiltak i Hamar").waitFor();
      assert.equal(await element.getByText("Stanges eget").count(), 0);
    });
  });

  test("an address without a plan, and a profile that is not there, are said with a way out", async () => {
    await visit({ attributes: `src="mangler.json"`, expected: [/404|mangler/] }, async (page, element) => {
      assert.match(
        await element.getByRole("alert").innerText(),
        /Fant ingen møteplan på adressen «mangler\.json»[\s\S]*Prøv igjen/,
      );
    });
    await visit({ attributes: `profile="finnes-ikke"` }, async (page, element) => {
      assert.match(await element.getByRole("alert").innerText(), /oppsett kan ikke leses/);
    });
  });
});

describe("how it looks", () => {
  const looks = {
    light: {},
    dark: { attributes: `src="plan.json" data-color-scheme="dark"` },
    "forced colours": { forcedColors: "active" },
    narrow: { viewport: { width: 320, height: 640 } },
  };
  for (const [name, look] of Object.entries(looks)) {
    test(`nothing for axe to find in any view: ${name}`, async () => {
      await visit(look, async (page, element) => {
        const check = async (where) => {
          const { violations } = await runAxe(page);
          assert.deepEqual(violations, [], where);
        };
        await check("board");
        for (const tab of ["table", "flow", "meetings", "handover"]) {
          await show(element, tab);
          if (tab === "flow") await element.locator("#followed").selectOption("m-natteravn");
          if (tab === "meetings") await element.locator("#meeting").selectOption("arbeidsgruppe/1");
          await check(tab);
        }
        await show(element, "board");
        await element.locator("#open-m-foreldre").click();
        await form(element).locator("#form-start").fill("x");
        await form(element).locator("#form-save").click();
        await check("form");
      });
    });
  }

  test("at 280 and 320 px nothing but tables and the picture goes sideways", async () => {
    for (const width of [280, 320]) {
      await visit({ viewport: { width, height: 640 } }, async (page, element) => {
        for (const tab of ["board", "table", "flow", "meetings", "handover"]) {
          await show(element, tab);
          assert.equal(await overhang(page), 0, `${tab} at ${width} px`);
          assert.deepEqual(await stickingOut(element), [], `${tab} at ${width} px`);
        }
      });
    }
  });

  test("131 meetings and 60 measures: a letter in the search is answered in a moment", async () => {
    await visit({ plan: large }, async (page, element) => {
      assert.equal(large.meetings.length, 131);
      assert.equal((await idsIn(element)).length, 60);
      const took = await element.evaluate(async (node) => {
        const field = node.shadowRoot.querySelector("#filter-text");
        const from = performance.now();
        field.value = "natte";
        field.dispatchEvent(new InputEvent("input"));
        await node.updateComplete;
        return performance.now() - from;
      });
      assert.ok(took < 150, `${took} ms`);
      await element.locator("#filter-text").fill("");
      for (const tab of ["flow", "meetings"]) await show(element, tab);
      assert.equal((await options(element.locator("#meeting"))).length, 131);
    });
  });

  test("on paper: agenda, minutes, table and booklet stand alone", async () => {
    await visit({}, async (page, element) => {
      await page.evaluate(() => {
        window.print = () =>
          (window.printed = document.querySelector("[data-slt-print]")?.shadowRoot.textContent.replace(/\s+/g, " "));
      });
      const printed = async (button) => {
        await element.locator(button).click();
        const text = await page.evaluate(() => window.printed);
        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        return text;
      };
      await show(element, "meetings");
      assert.match(await printed("#print-agenda"), /Koordinerende arbeidsgruppe 2 av 6.*Saksliste Godkjenning/);
      await element.locator("#meeting").selectOption("arbeidsgruppe/1");
      assert.match(
        await printed("#print-minutes"),
        /Vedtak\s*Ansvarlig\s*Frist\s*Prøve snuskurs\s*Helsestasjonen\s*lørdag 1\. mai 2027/,
      );
      // What the board shows of them is not what the table is of.
      await show(element, "board");
      await element.locator("#filter-text").fill("snuskurs");
      await show(element, "handover");
      assert.match(
        await printed("#print-table"),
        /Foreldremøter om rus på 8\. trinn.*Evaluering 10 dager over fristen.*Snuskurs/,
      );
      const booklet = await printed("#print-booklet");
      assert.match(
        booklet,
        /SLT-arbeidet i Hamar.*Slik det står 1\. mars 2027.*Gjør dette først.*Foreldremøter.*Vedtak som ikke er blitt tiltak.*Prøve snuskurs.*Åpne tiltak og bestillinger.*Organisering.*Politiråd.*Møtene framover.*tirsdag 9\. mars 2027.*Avsluttet.*Kortene brukes/,
      );
    });
  });

  test("the page itself printed has the booklet in the element's place", async () => {
    await visit({}, async (page, element) => {
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      assert.equal(await element.locator(".paper").isVisible(), true);
      assert.equal(await element.locator(".app").isVisible(), false);
    });
  });
});
