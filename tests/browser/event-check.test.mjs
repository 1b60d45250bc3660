// The real tasks of <slt-event-check>, by mouse and keyboard, in the demo under its strict policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { launchChromium } from "./support/chromium.mjs";
import { startDemo } from "./support/demo.mjs";
import { holdPrint } from "./support/print.mjs";
import {
  answer,
  fillIn,
  outcome,
  ownPage,
  stateOf,
  syntheticNationalId,
  today,
  visit as visitPage,
  visitOwn as visitOwnPage,
} from "./support/event-check.mjs";

let browser;
let demo;
let withoutWasm;

before(async () => {
  demo = await startDemo();
  withoutWasm = await startDemo({ policy: "no-wasm" });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await demo?.close();
  await withoutWasm?.close();
});

const visit = (name, options, use) => visitPage(browser, demo, name, options, use);
const visitOwn = (markup, options, use) => visitOwnPage(browser, demo, markup, options, use);

describe("filling in", () => {
  for (const policy of ["wasm", "no-wasm"]) {
    test(`an event from nothing to ready, with nothing red on the way (${policy})`, async () => {
      await visitPage(browser, policy === "wasm" ? demo : withoutWasm, "fullside.html", {}, async (page, element) => {
        assert.equal(await outcome(element), "Ikke ferdig utfylt");
        const red = [];
        await element.evaluate((node) => {
          node.red = [];
          node.addEventListener("slt-verdict", (event) => {
            for (const finding of event.detail.findings) if (finding.state === "broken") node.red.push(finding.rule);
          });
        });
        await fillIn(element);
        red.push(...(await element.evaluate((node) => node.red)));
        assert.equal(await outcome(element), "Klar til å sendes politiet");
        // While 15 and 18 are being typed nothing is there yet; fill() sets them in one go, as a paste does.
        assert.deepEqual(red, []);
        assert.equal(await stateOf(element, "Nok vakter"), "Må vurderes");
        assert.equal(await stateOf(element, "Godkjenning av skolearrangement"), "Gjelder ikke her");
        assert.match(await element.locator(".app").innerText(), /2 vakter til 150 deltakere/);
        assert.doesNotMatch(await element.locator(".app").innerText(), /\bgodkjent\b/i);
      });
    });
  }

  test("the answer is there before the next frame", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element, ["drugFree"]);
      const frames = await element.evaluate(async (node) => {
        const field = node.shadowRoot.querySelector("#drugFree");
        const before = node.verdict.outcome;
        field.click();
        await new Promise(requestAnimationFrame);
        return { before, after: node.verdict.outcome, drawn: node.shadowRoot.querySelector(".outcome").innerText };
      });
      assert.equal(frames.before, "incomplete");
      assert.equal(frames.after, "ready");
      assert.match(frames.drawn, /Klar til å sendes politiet/);
    });
  });

  test("by keyboard alone", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.getByLabel("Navn på arrangementet").focus();
      await page.keyboard.type("Konsert i parken");
      await page.keyboard.press("Tab");
      await page.keyboard.press("k");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
      // The button that clears the answer has its place in the order too.
      await page.keyboard.press("Tab");
      await page.keyboard.type("120");
      await page.keyboard.press("Tab");
      await page.keyboard.type("0");
      assert.deepEqual(await element.evaluate((node) => node.application), {
        title: "Konsert i parken",
        kind: "concert",
        access: "public",
        participants: 120,
        schools: 0,
      });
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowRight");
      assert.ok(await element.getByLabel("Fra trinn").isVisible());
      await page.keyboard.press("Tab");
      await page.keyboard.type("7");
      await page.keyboard.press("Tab");
      await page.keyboard.type("10");
      assert.equal(await stateOf(element, "Ikke under ungdomsskolealder"), "Utenfor rådet");
    });
  });

  test("grades and ages are kept apart, and both kept", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.getByLabel("Fra alder").fill("13");
      await element.getByText("Skoletrinn", { exact: true }).click();
      await element.getByLabel("Fra trinn").fill("8");
      assert.deepEqual(await element.evaluate((node) => node.application), { gradeMin: 8 });
      await element.getByText("Aldre", { exact: true }).click();
      assert.equal(await element.getByLabel("Fra alder").inputValue(), "13");
      assert.deepEqual(await element.evaluate((node) => node.application), { ageMin: 13 });
    });
  });

  test("what cannot be read is said at its field, and the rest is still answered", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.getByLabel("Antall deltakere").fill("mange");
      await element.getByLabel("Fra alder").fill("18");
      await element.getByLabel("Til og med alder").fill("13");
      await answer(element, "Er arrangementet rusfritt?", "Nei");
      await element.getByLabel("Hva slags arrangement er det?").selectOption({ label: "Dans" });
      await element.getByLabel("Åpent for alle").check();
      const participants = element.getByLabel("Antall deltakere");
      assert.equal(await participants.getAttribute("aria-invalid"), "true");
      assert.equal(await participants.inputValue(), "mange");
      const ids = (await participants.getAttribute("aria-describedby")).split(" ");
      const described = await element.evaluate(
        (node, all) => all.map((id) => node.shadowRoot.getElementById(id).innerText).join(" "),
        ids,
      );
      assert.match(described, /Skriv et helt tall/);
      assert.ok((await element.locator(".ds-validation-message").count()) >= 2);
      assert.equal(await stateOf(element, "Rusfritt arrangement"), "Brudd på krav");
    });
  });

  test("an end that is not later than the start is the night after", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.getByLabel("Dato", { exact: true }).fill("2027-01-30");
      await element.getByLabel("Starter klokka").fill("20:00");
      await element.getByLabel("Slutter klokka").fill("01:00");
      assert.match(await element.locator(".ends").innerText(), /natt til søndag 31. januar 2027/);
      assert.equal(await element.evaluate((node) => node.application.end), "2027-01-31T01:00");
      await element.getByRole("button", { name: "Velg en annen sluttdato" }).click();
      await element.getByLabel("Sluttdato").fill("2027-02-01");
      assert.equal(await element.evaluate((node) => node.application.end), "2027-02-01T01:00");
    });
  });

  test("missing facts are buttons that lead to their fields", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.locator(".next").getByRole("button", { name: "Hva slags arrangement er det" }).click();
      assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.id), "kind");
    });
  });

  test("the clause stands word for word behind each guideline", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.locator(".finding-line", { hasText: "Rusfritt arrangement" }).click();
      const finding = element.locator(".finding", { hasText: "Rusfritt arrangement" });
      assert.equal(await finding.locator("blockquote").innerText(), "Arrangementene skal være rusfrie.");
      assert.match(
        await finding.locator(".source").innerText(),
        /Punkt 3 · Krav[\s\S]*Hamar kommune[\s\S]*politiloven §§ 11 og 14/,
      );
    });
  });
});

describe("the way out", () => {
  test("a broken event is mended by one press, and the press undone", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element, ["ages", "end"]);
      await element.getByLabel("Fra alder").fill("13");
      await element.getByLabel("Til og med alder").fill("18");
      await element.getByLabel("Slutter klokka").fill("23:30");
      assert.equal(await stateOf(element, "Sluttid for 13–15 år"), "Utenfor rådet");
      await element.getByRole("button", { name: "Gjør endringen" }).first().click();
      assert.equal(await stateOf(element, "Sluttid for 13–15 år").catch(() => "borte"), "Oppfylt");
      assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.innerText.trim()), "Angre");
      // What is typed in the meantime stays when the press is undone.
      await element.getByLabel("Navn på arrangementet").fill("Nytt navn");
      await element.getByRole("button", { name: "Angre" }).click();
      assert.equal(await element.getByLabel("Slutter klokka").inputValue(), "23:30");
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "Nytt navn");
      assert.equal(await stateOf(element, "Sluttid for 13–15 år"), "Utenfor rådet");
    });
  });

  test("a guard who is too young is named, taken off by the fix, and comes back", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      await element.getByRole("button", { name: "Legg til vakt" }).click();
      const row = element.getByRole("group", { name: "Vakt 3", exact: true });
      await row.getByLabel("Navn").fill("Ola Hansen");
      await row.getByLabel("Født").fill("31.01.2007");
      assert.match(await row.innerText(), /19 år[\s\S]*Fyller 20 år dagen etter arrangementet/);
      assert.equal(await outcome(element), "Oppfyller ikke kravene ennå");
      await element.locator(".fix").getByRole("button", { name: "Gjør endringen" }).first().click();
      const after = await element.evaluate((node) => ({
        outcome: node.verdict.outcome,
        application: node.application,
      }));
      assert.equal(after.outcome, "ready");
      await element.getByRole("button", { name: "Angre" }).click();
      assert.equal(
        await element.getByRole("group", { name: "Vakt 3", exact: true }).getByLabel("Navn").inputValue(),
        "Ola Hansen",
      );
    });
  });

  test("one guideline's own remedy can be chosen instead", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element, ["ages", "end"]);
      await element.getByLabel("Fra alder").fill("13");
      await element.getByLabel("Til og med alder").fill("18");
      await element.getByLabel("Slutter klokka").fill("23:30");
      const finding = element.locator(".finding", { hasText: "Sluttid for 13–15 år" });
      await finding.getByText("Slik kan det løses").click();
      await finding.getByRole("button", { name: /15/ }).first().click();
      assert.equal(await element.getByLabel("Fra alder").inputValue(), "15");
      assert.equal(await outcome(element), "Klar til å sendes politiet");
    });
  });
});

describe("guards", () => {
  test("a list is pasted from a spreadsheet, and one removed and put back", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await element.getByLabel("Dato", { exact: true }).fill("2027-01-30");
      await element.getByLabel("Starter klokka").fill("19:00");
      await element.getByRole("button", { name: "Lim inn en liste" }).click();
      const list = [
        "Navn\tFødt\tTelefon",
        "Per Olsen\t5. mai 1990\t90 00 00 00",
        "Mona Lie\t1982-03-04\t",
        "Åse Berg\t30.1.07\t",
        "Uten År\t05.03.11\t",
      ].join("\n");
      await element.getByLabel("Liste med navn og fødselsdato").fill(list);
      await element.getByRole("button", { name: "Legg til i vaktlisten" }).click();
      await element.getByText("3 vakter er lagt til.").waitFor();
      assert.deepEqual(await element.evaluate((node) => node.application.guards), [
        { name: "Per Olsen", born: "1990-05-05" },
        { name: "Mona Lie", born: "1982-03-04" },
        { name: "Åse Berg", born: "2007-01-30" },
      ]);
      assert.match(await element.locator("#paste-notes").innerText(), /Linje 5: datoen kan leses på flere måter/);
      assert.match(await element.getByLabel("Liste med navn og fødselsdato").inputValue(), /Uten År/);
      assert.match(
        await element.getByRole("group", { name: "Vakt 3", exact: true }).innerText(),
        /20 år[\s\S]*Fyller 20 år samme dag som arrangementet/,
      );
      await element.getByRole("button", { name: "Fjern Mona Lie" }).click();
      assert.match(await element.locator(".undo").innerText(), /Mona Lie er fjernet/);
      await page.keyboard.press("Enter");
      assert.equal(
        await element.getByRole("group", { name: "Vakt 2", exact: true }).getByLabel("Navn").inputValue(),
        "Mona Lie",
      );
    });
  });

  test("a national identity number is refused, and nowhere kept", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      const number = syntheticNationalId();
      const spaced = `${number.slice(0, 6)} ${number.slice(6)}`;
      await element.getByLabel("Husk utkastet på denne maskinen").check();
      await element.getByLabel("Navn på arrangementet").fill(`Fest ${spaced}`);
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "Fest ");
      assert.match(await element.locator("#title-problem").innerText(), /fødselsnummer. Det er slettet/);
      const responsible = element.getByRole("group", { name: "Ansvarlig voksen" });
      await responsible.getByLabel("Født").pressSequentially(number);
      assert.equal(await responsible.getByLabel("Født").inputValue(), "");
      await element.getByRole("button", { name: "Lim inn en liste" }).click();
      await element.getByLabel("Liste med navn og fødselsdato").fill(`Per Olsen\t${number}\nMona Lie\t4.3.1982`);
      assert.doesNotMatch(await element.getByLabel("Liste med navn og fødselsdato").inputValue(), new RegExp(number));
      assert.match(await element.locator("#paste-notes").innerText(), /fødselsnummer/);
      await element.getByRole("button", { name: "Legg til i vaktlisten" }).click();
      await element.getByRole("group", { name: "Vakt 2", exact: true }).waitFor();
      await page.waitForTimeout(400);
      const everywhere = await element.evaluate(async (node) => {
        const stored = await new Promise((resolve) => {
          const request = indexedDB.open("slt-drafts");
          request.onsuccess = () => {
            const all = request.result.transaction("drafts").objectStore("drafts").getAll();
            all.onsuccess = () => resolve(JSON.stringify(all.result));
          };
        });
        const values = [...node.shadowRoot.querySelectorAll("input, textarea")].map((field) => field.value);
        return [stored, JSON.stringify(node.application), node.shadowRoot.innerHTML, ...values].join("\n");
      });
      assert.match(everywhere, /Mona Lie/);
      const digits = everywhere.replace(/(?<=\d)[ .]+(?=\d)/g, "");
      assert.ok(!digits.includes(number));
    });
  });

  test("nor is one kept that comes in by the property, whatever the field", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      const number = syntheticNationalId();
      const kept = await element.evaluate(async (node, secret) => {
        node.application = {
          title: secret,
          kind: secret,
          participants: Number(secret),
          start: secret,
          end: `${secret.slice(0, 6)} ${secret.slice(6)}`,
          appliedOn: secret,
          responsible: { name: "Kari", born: secret },
          guards: [{ name: `Per ${secret}` }],
          answers: { [secret]: true },
          [secret]: secret,
        };
        await node.updateComplete;
        const values = [...node.shadowRoot.querySelectorAll("input, textarea, select")].map((field) => field.value);
        return [JSON.stringify(node.application), node.shadowRoot.innerHTML, ...values].join("\n");
      }, number);
      assert.match(kept, /Kari/);
      assert.ok(!kept.replace(/(?<=\d)[ .T]+(?=\d)/g, "").includes(number));
    });
  });

  test("eleven digits that are no identity number are taken", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      const number = syntheticNationalId();
      const other = number.slice(0, 10) + ((Number(number[10]) + 1) % 10);
      await element.getByLabel("Navn på arrangementet").fill(`Fest ${other}`);
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), `Fest ${other}`);
    });
  });
});

describe("language", () => {
  test("switches live, and nothing typed is lost", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      const before = await element.evaluate((node) => node.application);
      const words = {
        nn: /Klar til å sendast til politiet/,
        en: /Ready to send to the police/,
        nb: /Klar til å sendes politiet/,
      };
      for (const [language, expected] of Object.entries(words)) {
        await element.evaluate((node, code) => node.setAttribute("language", code), language);
        await element.locator(`.app[lang="${language}"]`).waitFor();
        assert.match(await element.locator(".app").innerText(), expected);
        assert.deepEqual(await element.evaluate((node) => node.application), before);
        assert.equal(await element.locator("#title").inputValue(), "Vårdisko på Storhamar");
      }
    });
  });
});

describe("the draft", () => {
  test("survives a reload only when asked, says where it lies, and is deleted by one button", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element, ["guards"]);
      await page.reload();
      await element.locator(".form").waitFor();
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "");

      await element.getByLabel("Navn på arrangementet").fill("Husk meg");
      await element.getByLabel("Husk utkastet på denne maskinen").check();
      await element.getByLabel("Antall deltakere").fill("77");
      assert.match(await element.locator("#draft-where").innerText(), /i denne nettleseren[\s\S]*IndexedDB/);
      await page.waitForTimeout(400);
      await page.reload();
      await element.locator("#forget").waitFor();
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "Husk meg");
      assert.equal(await element.getByLabel("Antall deltakere").inputValue(), "77");

      await element.getByRole("button", { name: "Slett det lagrede utkastet" }).click();
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "Husk meg");
      await page.waitForTimeout(200);
      await page.reload();
      await element.locator(".form").waitFor();
      await page.waitForTimeout(200);
      assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "");
      assert.equal(await element.getByLabel("Husk utkastet på denne maskinen").isChecked(), false);
    });
  });

  test("form values never stand in attributes", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      const markup = await element.evaluate((node) => node.outerHTML + node.shadowRoot.querySelector("form").innerHTML);
      // A guard's name stands in the label of the button that removes it, and nowhere else.
      assert.doesNotMatch(markup, /value="(Vårdisko|Kari|150)/);
      assert.doesNotMatch(markup, /Kari Nordmann/);
    });
  });
});

describe("what can be taken along", () => {
  const download = async (page, act) => {
    const [file] = await Promise.all([page.waitForEvent("download"), act()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };

  test("the print page holds everything, alone on the paper, and says whether it is ready", async () => {
    await visit("arrangement.html", {}, async (page, element) => {
      await holdPrint(page);
      await fillIn(element, ["drugFree"]);
      await element.getByRole("button", { name: "Skriv ut" }).click();
      await page.emulateMedia({ media: "print" });
      const paper = page.locator("[data-slt-print] .paper");
      assert.match(await paper.innerText(), /Ikke klar til å sendes politiet/);
      await page.emulateMedia({ media: "screen" });
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await answer(element, "Er arrangementet rusfritt?", "Ja");
      await page.waitForTimeout(700);
      assert.equal(await page.locator("[data-slt-print]").count(), 0);

      await element.getByRole("button", { name: "Skriv ut" }).click();
      await page.emulateMedia({ media: "print" });
      const text = await paper.innerText();
      for (const expected of [
        /^Sjekket mot retningslinjene for ungdomsarrangement i Hamar/,
        /Klar til å sendes politiet/,
        /Vårdisko på Storhamar/,
        /lørdag 30. januar 2027 kl. 19.00/,
        /Kari Nordmann, 02.04.1985, 41 år/,
        /Navneliste på vakter[\s\S]*1\s+Per Olsen\s+05.05.1990\s+36 år[\s\S]*2\s+Mona Lie\s+44 år/,
        /Søknad: lørdag 16. januar 2027 \(trygg frist fredag 15. januar 2027\)/,
        /ikke en tillatelse/,
      ])
        assert.match(text, expected);
      assert.doesNotMatch(text, /\bgodkjent\b/i);
      // Nothing of the page around it is left on the paper.
      assert.deepEqual(
        await page.evaluate(() =>
          [...document.body.children].filter((node) => node.checkVisibility()).map((node) => node.localName),
        ),
        ["div"],
      );
      const pdf = await page.pdf({ format: "A4" });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
      assert.ok(pages >= 2 && pages <= 3, `${pages} pages`);
    });
  });

  test("where the whole page is printed, the paper version stands in for the form", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await page.emulateMedia({ media: "print" });
      assert.equal(await element.locator(".form").isVisible(), false);
      assert.match(await element.locator(".paper").innerText(), /Klar til å sendes politiet/);
      await page.emulateMedia({ media: "screen" });
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.equal(await element.locator(".form").isVisible(), true);
    });
  });

  test("copied as text", async () => {
    await visit("fullside.html", { permissions: ["clipboard-read", "clipboard-write"] }, async (page, element) => {
      await fillIn(element);
      await element.getByRole("button", { name: "Kopier som tekst" }).click();
      await element.getByText("Teksten er kopiert.").waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /^Vårdisko på Storhamar\nKlar til å sendes politiet/);
      assert.match(text, /- Per Olsen, 05.05.1990, 36 år/);
    });
  });

  test("the e-mail draft is short enough for mail programs and leaves the guards' names out", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      const address = await element.getByRole("link", { name: "Lag e-postutkast" }).getAttribute("href");
      assert.ok(address.length < 2000, String(address.length));
      const { searchParams } = new URL(address);
      assert.equal(searchParams.get("subject"), "Søknad om ungdomsarrangement: Vårdisko på Storhamar");
      assert.match(searchParams.get("body"), /legger jeg ved/);
      assert.doesNotMatch(searchParams.get("body"), /Per Olsen|1990/);
      const help = await element.locator("#mail-help").innerText();
      assert.match(help, /Vaktlisten er ikke med/);
    });
  });

  test("the deadlines as a calendar file with reminders", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      const { name, text } = await download(page, () =>
        element.getByRole("button", { name: "Frister til kalenderen" }).click(),
      );
      assert.equal(name, "vardisko-pa-storhamar.ics");
      const lines = text.replace(/\r\n[ \t]/g, "").split("\r\n");
      assert.ok(lines.every((line) => !line.includes("\n")));
      const events = lines.join("\n").match(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g);
      assert.equal(events.length, 3);
      const [application, list, event] = events;
      // The safe day, not the last one: a Friday before a Saturday.
      assert.match(application, /DTSTART;VALUE=DATE:20270115/);
      assert.match(application, /Siste frist er lørdag 16. januar 2027/);
      assert.equal(application.match(/BEGIN:VALARM/g).length, 2);
      assert.match(application, /TRIGGER:-P?[^\n]*H/);
      assert.match(list, /DTSTART;VALUE=DATE:20270125/);
      assert.match(event, /DTSTART;TZID=Europe\/Oslo:20270130T190000/);
      assert.match(event, /DTEND;TZID=Europe\/Oslo:20270131T003000/);
      assert.equal(new Set(lines.filter((line) => line.startsWith("UID:"))).size, 3);
      assert.doesNotMatch(text, /Per Olsen|Kari/);
    });
  });

  test("the application as a file, out and in", async () => {
    await visit("fullside.html", {}, async (page, element) => {
      await fillIn(element);
      const { name, text } = await download(page, () => element.getByRole("button", { name: "Lagre som fil" }).click());
      assert.equal(name, "vardisko-pa-storhamar.json");
      const application = JSON.parse(text);
      assert.equal(application.guards.length, 2);
      await element.getByRole("button", { name: "Tøm skjemaet" }).click();
      assert.deepEqual(await element.evaluate((node) => node.application), {});
      const open = (value) =>
        element
          .locator("#open")
          .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(value) });
      await open(text);
      await element.getByText("Søknaden er hentet inn.").waitFor();
      assert.deepEqual(await element.evaluate((node) => node.application), application);

      await open("{ not json");
      await element.getByText("Filen er ikke en søknad vi kan lese (JSON).").waitFor();
      assert.deepEqual(await element.evaluate((node) => node.application), application);

      const number = syntheticNationalId();
      await open(JSON.stringify({ title: `Fest ${number}`, kind: "disco", participants: 1.5, colour: "red" }));
      await element.locator(".file-problems").waitFor();
      assert.ok((await element.locator(".file-problems li").count()) >= 2);
      assert.doesNotMatch(
        await element.evaluate((node) => node.shadowRoot.innerHTML + JSON.stringify(node.application)),
        new RegExp(number),
      );
      assert.equal(await element.evaluate((node) => node.application.kind), "disco");
    });
  });
});

describe("the element in a page", () => {
  test("two of them are two, and tell their verdicts in events", async () => {
    const markup = `<slt-event-check id="a" pack="hamar" language="nb"></slt-event-check><slt-event-check id="b" pack="hamar" language="en"></slt-event-check>`;
    await visitOwn(markup, {}, async (page) => {
      await page.locator("#a .form").waitFor();
      await page.locator("#b .form").waitFor();
      const told = await page.evaluate(async () => {
        const [a, b] = document.querySelectorAll("slt-event-check");
        const events = [];
        document.addEventListener("slt-verdict", (event) => {
          events.push([
            event.target.id,
            event.constructor.name !== "CustomEvent",
            event.detail.outcome,
            event.application.drugFree,
          ]);
        });
        a.application = { kind: "disco", access: "public", drugFree: false };
        await a.updateComplete;
        return { events, a: a.application, b: b.application };
      });
      assert.deepEqual(told.events, [["a", true, "broken", false]]);
      assert.deepEqual(told.a, { kind: "disco", access: "public", drugFree: false });
      assert.deepEqual(told.b, {});
      await page.locator("#b").getByLabel("Open to the public").check();
      assert.deepEqual(await page.evaluate(() => document.querySelector("#b").application), { access: "public" });
    });
  });

  test("an application set before the element's code is there is not lost", async () => {
    await visitOwn("<div id=here></div>", {}, async (page) => {
      const application = await page.evaluate(async () => {
        const early = document.createElement("slt-event-check");
        early.application = { title: "Tidlig", participants: 12 };
        await import("/slt/elements.js");
        document.getElementById("here").append(early);
        await new Promise((resolve) => early.addEventListener("slt-verdict", resolve, { once: true }));
        return early.application;
      });
      assert.deepEqual(application, { title: "Tidlig", participants: 12 });
    });
  });

  test("the element's code is loaded on first use only", async () => {
    await visit("fullside.html", {}, async (page) => {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await ownPage(page, demo, "<p>Ingen sjekk her</p>");
      await page.evaluate(() => customElements.whenDefined("slt-event-check"));
      await page.waitForTimeout(200);
      assert.ok(asked.includes("/slt/elements.js"));
      assert.deepEqual(
        asked.filter((name) => /slt\.js|\.wasm|app-/.test(name)),
        [],
      );
    });
  });

  const bad = [
    ["an unknown name", "finnesikke", {}, /Det finnes ingen innebygde retningslinjer som heter «finnesikke»/],
    ["an address on another site", "https://example.org/pack.json", {}, /må ligge på samme nettsted/],
    ["an address with nothing there", "borte.json", {}, /Fant ingen retningslinjer på adressen «borte.json»/],
    ["a file that is not JSON", "./pakke.json", { "pakke.json": "{ nei" }, /ikke gyldig JSON/],
    [
      "a pack with mistakes",
      "./pakke.json",
      {
        "pakke.json": JSON.stringify({
          id: "x",
          version: "1",
          title: { nb: "X" },
          rules: [{ id: "x/1", kind: "nonsense" }],
        }),
      },
      /må rette dette/,
    ],
  ];
  for (const [what, pack, files, expected] of bad) {
    test(`${what} as a pack is explained in plain words`, async () => {
      const markup = `<slt-event-check pack="${pack}" language="nb"></slt-event-check>`;
      await visitOwn(markup, { files, expected: [/(borte|finnesikke)\.json/, /404/] }, async (page) => {
        const alert = page.getByRole("alert");
        await alert.waitFor();
        const text = await alert.innerText();
        assert.match(text, /Retningslinjene på denne siden kan ikke brukes/);
        assert.match(text, expected);
        if (what === "a pack with mistakes") {
          await alert.getByText("Tekniske detaljer").click();
          assert.match(await alert.locator(".pointers").innerText(), /\/rules\/0/);
        }
      });
    });
  }

  test("a pack beside the module is found by its name; other words than the source's are no quotation", async () => {
    await visitOwn(`<slt-event-check pack="vaernes" language="nb"></slt-event-check>`, {}, async (page, element) => {
      await element.locator(".form").waitFor();
      const pack = JSON.parse(await (await fetch(`${demo.url}slt/packs/vaernes.json`)).text());
      const noted = pack.rules.find(({ note, quote }) => note && quote);
      const finding = element.locator(".finding", { hasText: noted.title.nb });
      await finding.locator(".finding-line").click();
      assert.match(await finding.locator(".paraphrase").innerText(), /Gjengitt med andre ord/);
      assert.equal(await finding.locator("blockquote").count(), 0);
      assert.equal(await finding.locator(".note").innerText(), noted.note.nb);
    });
  });

  test("a municipality's own pack: its words, questions and remarks, from its own address", async () => {
    const hamar = JSON.parse(await (await fetch(`${demo.url}slt/packs/hamar.json`)).text());
    const own = {
      ...hamar,
      id: "egen",
      municipality: "Egenby",
      title: { nb: "Retningslinjer i Egenby" },
      source: { ...hamar.source, checkedOn: "2020-01-01" },
      questions: [{ id: "lease", text: { nb: "Kan dere vise leieavtalen?" } }],
      rules: [
        ...hamar.rules,
        {
          id: "egen/lease",
          kind: "statement",
          severity: "must",
          verb: "skal",
          clause: "10",
          title: { nb: "Leieavtale", nn: "Leigeavtale", en: "Lease" },
          quote: "Leieavtalen skal vises fram.",
          question: "lease",
          text: {
            nb: "Leieavtalen er vist fram.",
            nn: "Leigeavtalen er vist fram.",
            en: "The lease has been shown.",
          },
        },
      ],
    };
    const markup = `<slt-event-check pack="./egen-pakke.json" asof="${today}"></slt-event-check>`;
    const files = { "egen-pakke.json": JSON.stringify(own) };
    await visitOwn(markup, { files }, async (page, element) => {
      await element.locator(".form").waitFor();
      assert.match(await element.locator(".notice").innerText(), /1. januar 2020, for over ett år siden/);
      assert.match(await element.locator(".top").innerText(), /Retningslinjer i Egenby/);
      await element.getByLabel("Hva slags arrangement er det?").selectOption("dance");
      await element.getByLabel("Åpent for alle").check();
      assert.equal(await stateOf(element, "Leieavtale"), "Mangler opplysninger");
      await answer(element, "Kan dere vise leieavtalen?", "Nei");
      assert.equal(await stateOf(element, "Leieavtale"), "Brudd på krav");
      assert.deepEqual(await element.evaluate((node) => node.application.answers), { lease: false });
      await answer(element, "Kan dere vise leieavtalen?", "Ja");
      assert.equal(await stateOf(element, "Leieavtale"), "Oppfylt");
    });
  });
});
