// Many applications at once: a file in, a table to sort and open, files out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { launchChromium } from "./support/chromium.mjs";
import { startDemo } from "./support/demo.mjs";
import { fillIn, outcome, syntheticNationalId, visit as visitPage } from "./support/event-check.mjs";

let browser;
let demo;
before(async () => {
  demo = await startDemo();
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await demo?.close();
});
const visit = (use) => visitPage(browser, demo, "samling.html", {}, use);

const good = {
  title: "Vårdisko",
  kind: "disco",
  access: "public",
  schools: 2,
  participants: 150,
  ageMin: 15,
  ageMax: 18,
  start: "2027-01-30T19:00",
  end: "2027-01-31T00:30",
  appliedOn: "2027-01-10",
  guardListSentOn: "2027-01-20",
  responsible: { name: "Kari Nordmann", born: "1985-04-02" },
  guards: [{ name: "Per Olsen", born: "1990-05-05" }],
  drugFree: true,
  nearSchoolDistrict: true,
  schoolEvent: false,
};
const give = (element, name, text) =>
  element.locator("#batch-file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const rows = async (element) =>
  (await element.locator("tbody tr").allInnerTexts()).map((row) => row.split(/\t|\n/).map((cell) => cell.trim()));
const titles = (element) => element.locator("tbody th .ds-link").allInnerTexts();
const download = async (page, act) => {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFile(await file.path(), "utf8");
};

test("a JSON file becomes a table that sorts and filters", async () => {
  await visit(async (page, element) => {
    const list = [
      good,
      { ...good, title: "Rusfest", drugFree: false, start: "2027-03-06T19:00", end: "2027-03-06T23:00" },
      { kind: "concert", access: "public" },
      { ...good, title: "Klassefest", access: "closed", kind: "other", participants: 40 },
    ];
    await give(element, "a.json", JSON.stringify(list));
    await element.locator("tbody tr").nth(3).waitFor();
    assert.deepEqual(await titles(element), ["Vårdisko", "Rusfest", "Søknad 3", "Klassefest"]);
    assert.match((await rows(element))[1].join(" "), /Oppfyller ikke kravene ennå.*Rusfritt arrangement/);
    assert.match((await rows(element))[0].join(" "), /30.01.2027.*Klar til å sendes politiet.*16.01.2027.*25.01.2027/);

    await element.getByRole("button", { name: "Resultat" }).click();
    assert.deepEqual(await titles(element), ["Rusfest", "Søknad 3", "Vårdisko", "Klassefest"]);
    assert.equal(await element.locator("th[data-column=outcome]").getAttribute("aria-sort"), "ascending");
    await page.keyboard.press("Enter");
    assert.deepEqual(await titles(element), ["Klassefest", "Vårdisko", "Søknad 3", "Rusfest"]);
    await element.getByRole("button", { name: "Arrangement", exact: true }).click();
    assert.deepEqual(await titles(element), ["Klassefest", "Rusfest", "Søknad 3", "Vårdisko"]);

    await element.getByLabel("Vis", { exact: true }).selectOption("ready");
    assert.deepEqual(await titles(element), ["Vårdisko"]);
  });
});

test("a file is dropped", async () => {
  await visit(async (page, element) => {
    await element.locator(".drop").evaluate((place, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "a.json", { type: "application/json" }));
      for (const kind of ["dragover", "drop"])
        place.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, JSON.stringify(good));
    await element.locator("tbody tr").first().waitFor();
    assert.deepEqual(await titles(element), ["Vårdisko"]);
  });
});

test("a Norwegian spreadsheet file: semicolons, Norwegian dates and words, Windows letters", async () => {
  await visit(async (page, element) => {
    const csv = [
      "Navn på arrangementet;Hva slags arrangement er det;access;participants;schools;Fra alder;ageMax;start;end;appliedOn;responsibleName;responsibleBorn;guards;drugFree;Farge",
      "Påskedans;Dans;public;150;2;15;18;30.01.2027 kl. 19.00;31.1.2027 00:30;10.1.2027;Kari Nordmann;2. april 1985;Per Olsen 5.5.1990|Mona Lie 44 år;ja;rød",
      "Brutt;disco;public;100;1;15;18;2027-01-30T19:00;2027-01-31T02:00;;;;;nei;",
      "Uleselig;disco;public;mange;1;18;15;i morgen;;;;;;;",
    ].join("\r\n");
    await element
      .locator("#batch-file")
      .setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(csv, "latin1") });
    await element.locator("tbody tr").nth(2).waitFor();
    assert.deepEqual(await titles(element), ["Påskedans", "Brutt", "Uleselig"]);
    assert.match(await element.locator(".problems").first().innerText(), /Disse kolonnene kjenner vi ikke[^.]*: Farge/);
    const table = await rows(element);
    assert.match(table[1].join(" "), /Rusfritt arrangement/);
    assert.match(table[2].join(" "), /3 opplysninger kunne ikke leses/);

    await element.getByRole("button", { name: "Åpne Påskedans" }).click();
    assert.deepEqual(await element.evaluate((node) => node.application), {
      title: "Påskedans",
      kind: "dance",
      access: "public",
      schools: 2,
      participants: 150,
      ageMin: 15,
      ageMax: 18,
      start: "2027-01-30T19:00",
      end: "2027-01-31T00:30",
      appliedOn: "2027-01-10",
      responsible: { name: "Kari Nordmann", born: "1985-04-02" },
      guards: [
        { name: "Per Olsen", born: "1990-05-05" },
        { name: "Mona Lie", age: 44 },
      ],
      drugFree: true,
    });
  });
});

test("a row is opened, mended in the form and taken back to the list", async () => {
  await visit(async (page, element) => {
    await give(element, "a.json", JSON.stringify([good, { ...good, title: "Rusfest", drugFree: false }]));
    await element.getByRole("button", { name: "Åpne Rusfest" }).click();
    await element.locator(".form").waitFor();
    assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.id), "batch-back");
    assert.equal(await outcome(element), "Oppfyller ikke kravene ennå");
    await element.getByRole("group", { name: "Er arrangementet rusfritt?" }).getByLabel("Ja").check();
    await element.getByRole("button", { name: "Tilbake til listen" }).click();
    assert.match((await rows(element))[1].join(" "), /Klar til å sendes politiet/);
    assert.equal(await element.evaluate((node) => node.shadowRoot.activeElement.id), "open-2");
    assert.doesNotMatch((await rows(element))[0].join(" "), /Rusfest/);
  });
});

test("the table goes out as CSV without formulas, the applications as JSON", async () => {
  await visit(async (page, element) => {
    await give(element, "a.json", JSON.stringify([good, { ...good, title: "=SUM(A1)", drugFree: false }]));
    await element.locator("tbody tr").nth(1).waitFor();
    const csv = await download(page, () => element.locator("#batch-csv").click());
    assert.ok(csv.startsWith("\ufeffNr.;Arrangement;"));
    const lines = csv.trim().split("\r\n");
    assert.equal(lines.length, 3);
    assert.match(lines[1], /^1;Vårdisko;2027-01-30;Klar til å sendes politiet;;0;2027-01-16;2027-01-25$/);
    assert.doesNotMatch(csv, /(^|;)"?=/m);
    const json = JSON.parse(await download(page, () => element.locator("#batch-json").click()));
    assert.deepEqual(json[0], good);
  });
});

test("national identity numbers in a file are refused and kept nowhere", async () => {
  await visit(async (page, element) => {
    const number = syntheticNationalId();
    await give(
      element,
      "a.csv",
      `title;kind;responsibleBorn;guards\nFest;disco;${number};Per Olsen ${number}|Mona Lie 4.3.1982`,
    );
    await element.locator("tbody tr").first().waitFor();
    assert.match(await element.locator(".problems").first().innerText(), /Filen inneholder fødselsnummer/);
    await give(element, "a.json", JSON.stringify([{ ...good, responsible: { name: number } }]));
    await element.getByText("Vårdisko").waitFor();
    const json = await download(page, () => element.locator("#batch-json").click());
    assert.ok(!json.includes(number));
    assert.ok(!(await element.evaluate((node) => node.shadowRoot.innerHTML)).includes(number));
  });
});

test("a file that is no list of applications is said to be so", async () => {
  await visit(async (page, element) => {
    for (const [text, expected] of [
      ["{ nei", "Filen kunne ikke leses. Bruk JSON eller CSV."],
      ["rød;grønn\n1;2", "Filen kunne ikke leses. Bruk JSON eller CSV."],
      ["[]", "Fant ingen søknader i filen."],
    ]) {
      await give(element, "a.txt", text);
      await element.getByText(expected).waitFor();
    }
  });
});

test("3,000 applications: the page stays alive, and the form keeps what was in it", async () => {
  await visit(async (page, element) => {
    await element.getByText("Ett arrangement").click();
    await fillIn(element, ["guards"]);
    await element.getByText("Mange søknader").click();
    await element.evaluate((node) => {
      node.longest = 0;
      let last = performance.now();
      const beat = () => {
        const now = performance.now();
        node.longest = Math.max(node.longest, now - last);
        last = now;
        node.beating = requestAnimationFrame(beat);
      };
      beat();
    });
    const many = Array.from({ length: 3000 }, (_, index) => ({
      ...good,
      title: `Nr. ${index}`,
      participants: index + 1,
    }));
    const since = Date.now();
    await give(element, "a.json", JSON.stringify(many));
    await element.getByText("3000 søknader").waitFor();
    const all = Date.now() - since;
    assert.equal(await element.locator("tbody tr").count(), 100);
    await element.getByRole("button", { name: "Vis 100 til" }).click();
    assert.equal(await element.locator("tbody tr").count(), 200);
    const longest = await element.evaluate((node) => {
      cancelAnimationFrame(node.beating);
      return node.longest;
    });
    // Had all been done in one go, the longest wait would have been about the whole of it.
    assert.ok(longest < Math.max(300, all / 2), `${Math.round(longest)} ms of ${all} ms without a frame`);
    await element.getByText("Ett arrangement").click();
    assert.equal(await element.getByLabel("Navn på arrangementet").inputValue(), "Vårdisko på Storhamar");
  });
});
