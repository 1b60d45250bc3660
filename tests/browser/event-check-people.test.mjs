// What people paste and type: names, dates and ages in every form that Norwegian offices use. Pure functions, so without a browser.
import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after } from "node:test";
import * as esbuild from "esbuild";

import { projectRoot } from "./support/demo.mjs";

const folder = await mkdtemp(path.join(tmpdir(), "slt-people-"));
after(() => rm(folder, { recursive: true, force: true }));
await esbuild.build({
  stdin: {
    contents: `export * from "./dates.ts"; export * from "./ages.ts"; export * from "./read-date.ts"; export * from "./people.ts"; export * from "./json-patch.ts"; export * from "./event-check/draft.ts"; export * from "./ics.ts";`,
    resolveDir: path.join(projectRoot, "js-glue/elements"),
    loader: "ts",
  },
  bundle: true,
  format: "esm",
  platform: "node",
  outfile: path.join(folder, "people.mjs"),
});
const {
  addDays,
  ageOn,
  applyPatch,
  applyToDraft,
  birthday,
  calendarFile,
  draftOf,
  readDate,
  readDraft,
  readPeople,
  revive,
  showDate,
  todayInOslo,
} = await import(pathToFileURL(path.join(folder, "people.mjs")));

const asOf = "2026-12-01";
const date = (text) => {
  const read = readDate(text, asOf);
  return read.date ?? read.problem;
};

describe("a date is read", () => {
  const cases = {
    "2007-01-30": "2007-01-30",
    "2007-1-3": "2007-01-03",
    "2007/01/30": "2007-01-30",
    "2007-01-30T00:00:00": "2007-01-30",
    "30.01.2007": "2007-01-30",
    "30.1.2007": "2007-01-30",
    "30. 1. 2007": "2007-01-30",
    "30-01-2007": "2007-01-30",
    "30/01/2007": "2007-01-30",
    "01/30/2007": "2007-01-30",
    "05/05/2007": "2007-05-05",
    "05/06/2007": "ambiguous",
    "30.1.07": "2007-01-30",
    "30.01.55": "1955-01-30",
    "05.03.11": "ambiguous",
    "12.05.85": "1985-05-12",
    "30. januar 2007": "2007-01-30",
    "30 jan 2007": "2007-01-30",
    "1. mai 1990": "1990-05-01",
    "17. Desember 1999": "1999-12-17",
    "5. okt. 1980": "1980-10-05",
    "30 January 2007": "2007-01-30",
    "January 30, 2007": "2007-01-30",
    20070130: "2007-01-30",
    30012007: "2007-01-30",
    "29.02.2004": "2004-02-29",
    "29.02.2005": "unreadable",
    "31.04.2000": "unreadable",
    "32.13.2000": "unreadable",
    "30. foo 2007": "unreadable",
    "i går": "unreadable",
    "": "unreadable",
    39112: "unreadable",
  };
  for (const [text, expected] of Object.entries(cases))
    test(`«${text}» is ${expected}`, () => assert.equal(date(text), expected));
});

test("ages count completed years, and leap-day birthdays fall on 28 February in common years", () => {
  assert.equal(ageOn("2007-01-30", "2027-01-29"), 19);
  assert.equal(ageOn("2007-01-30", "2027-01-30"), 20);
  assert.equal(ageOn("2004-02-29", "2025-02-27"), 20);
  assert.equal(ageOn("2004-02-29", "2025-02-28"), 21);
  assert.equal(birthday("2004-02-29", 20), "2024-02-29");
  assert.equal(birthday("2004-02-29", 21), "2025-02-28");
});

test("dates are shown as Norwegians write them, and today is today in Norway", () => {
  assert.equal(showDate("2027-01-15", "nb"), "fredag 15. januar 2027");
  assert.equal(showDate("2027-01-16", "nn"), "laurdag 16. januar 2027");
  assert.equal(showDate("2027-01-15", "en"), "Friday 15 January 2027");
  assert.equal(showDate("2027-05-17", "nb", "short"), "17. mai");
  assert.equal(showDate("2027-01-15", "nb", "short"), "15. jan.");
  assert.equal(showDate("2027-01-15", "nb", "numeric"), "15.01.2027");
  assert.equal(showDate("2027-01-15", "en", "numeric"), "15 Jan 2027");
  assert.equal(todayInOslo(new Date("2026-06-30T22:30:00Z")), "2026-07-01");
  assert.equal(addDays("2026-12-31", 1), "2027-01-01");
});

describe("a list is read", () => {
  const never = () => false;
  const read = (text, isNationalId = never) => readPeople(text, asOf, isNationalId);

  test("from a spreadsheet with headings in any order", () => {
    assert.deepEqual(
      read(
        "Etternavn\tFornavn\tMobil\tFødselsdato\nNordmann\tKari\t+47 900 00 000\t30.01.1987\nBerg\tÅse\t\t1. mai 1990",
      ).people,
      [
        { name: "Kari Nordmann", born: "1987-01-30" },
        { name: "Åse Berg", born: "1990-05-01" },
      ],
    );
  });
  test("with semicolons, quotes and commas in names", () => {
    assert.deepEqual(read('"Nordmann, Kari";30.01.1987\r\nOla Hansen;1990-02-03;ola@example.org').people, [
      { name: "Nordmann, Kari", born: "1987-01-30" },
      { name: "Ola Hansen", born: "1990-02-03" },
    ]);
  });
  test("with commas, and an English date that has one of its own", () => {
    assert.deepEqual(read("Kari Nordmann, January 30, 1987\nOla Hansen, 3.2.1990").people, [
      { name: "Kari Nordmann", born: "1987-01-30" },
      { name: "Ola Hansen", born: "1990-02-03" },
    ]);
  });
  test("from an e-mail, without any columns", () => {
    assert.deepEqual(
      read("1. Kari Nordmann, f. 30.01.1987\n2. Ola Hansen (født 3. februar 1990)\n- Mona Lie 44 år\n\nPer Olsen")
        .people,
      [
        { name: "Kari Nordmann", born: "1987-01-30" },
        { name: "Ola Hansen", born: "1990-02-03" },
        { name: "Mona Lie", age: 44 },
        { name: "Per Olsen" },
      ],
    );
  });
  test("an age column counts only under its heading or with its unit", () => {
    assert.deepEqual(read("Navn;Alder;Rom\nKari;34;12\nOla;;7").people, [{ name: "Kari", age: 34 }, { name: "Ola" }]);
  });
  test("telephone numbers and e-mail addresses are left behind", () => {
    const text = JSON.stringify(read("Kari Nordmann\t900 00 000\tkari@example.org\t30.01.1987"));
    assert.doesNotMatch(text, /900|example/);
  });
  test("what cannot be read is named by its line and handed back; national identity numbers are not", () => {
    const secret = "13 digits and no more";
    const { people, problems, left } = read(
      `Kari\t30.01.1987\nOla\t05.03.11\nPer\t30.13.1990\n\t1.1.1980\nNils\t${secret}\nMona\t2030-01-01`,
      (text) => text.includes(secret),
    );
    assert.deepEqual(people, [{ name: "Kari", born: "1987-01-30" }]);
    assert.deepEqual(problems, [
      { line: 2, code: "ambiguousDate" },
      { line: 3, code: "unreadableDate" },
      { line: 4, code: "noName" },
      { line: 5, code: "nationalId" },
      { line: 6, code: "future" },
    ]);
    assert.equal(left, "Ola\t05.03.11\nPer\t30.13.1990\n\t1.1.1980\nMona\t2030-01-01");
  });
});

describe("the draft", () => {
  const application = {
    title: "Disko",
    kind: "disco",
    access: "closed",
    schools: 2,
    participants: 150,
    gradeMin: 8,
    gradeMax: 10,
    start: "2027-01-30T19:00",
    end: "2027-01-31T00:30",
    appliedOn: "2027-01-10",
    guardListSentOn: "2027-01-20",
    responsible: { name: "Kari", born: "1985-04-02" },
    guards: [{ name: "Per", born: "1990-05-05" }, { name: "Mona", age: 44 }, { born: "2007-01-31" }],
    drugFree: true,
    nearSchoolDistrict: false,
    schoolEvent: true,
    approvedBySchool: true,
    approvedByParents: false,
    answers: { lease: true },
  };

  test("of an application reads as the same application", () => {
    assert.deepEqual(readDraft(draftOf(application), asOf).application, application);
    for (const end of ["2027-01-30T23:00", "2027-01-31T19:00", "2027-02-02T12:00", "2027-01-30T23:00:30"])
      assert.equal(readDraft(draftOf({ ...application, end }), asOf).application.end, end);
    assert.deepEqual(readDraft(draftOf({}), asOf), { application: {}, problems: [], rows: [] });
  });

  test("survives its own store, and leaves out what it does not know", () => {
    const stored = JSON.parse(
      JSON.stringify({
        ...draftOf(application),
        unknown: 1,
        kind: 7,
        guards: [{ name: "Per", born: "5.5.1990" }, null],
      }),
    );
    const draft = revive(stored);
    assert.equal(draft.kind, "");
    assert.equal("unknown" in draft, false);
    assert.deepEqual(
      draft.guards.map(({ name, born }) => [name, born]),
      [
        ["Per", "5.5.1990"],
        ["", ""],
      ],
    );
    for (const nonsense of [undefined, null, 3, "x", []])
      assert.deepEqual(readDraft(revive(nonsense), asOf).application, {});
  });

  test("takes a patch, and gives back exactly what the patch took", () => {
    const draft = draftOf(application);
    // An empty row stands between what is typed and the guards that the application counts.
    draft.guards.splice(1, 0, { key: -1, name: " ", born: "" });
    const reading = readDraft(draft, asOf);
    const patch = [
      { op: "replace", path: "/start", value: "2027-02-06T19:00" },
      { op: "replace", path: "/end", value: "2027-02-06T22:00" },
      { op: "remove", path: "/guards/2" },
      { op: "remove", path: "/guards/0" },
      { op: "add", path: "/appliedOn", value: "2027-01-23" },
    ];
    const { draft: after, undo } = applyToDraft(draft, reading, patch);
    assert.deepEqual(readDraft(after, asOf).application, applyPatch(application, patch));
    const typedMeanwhile = { ...after, title: "Nytt", guards: [...after.guards, { key: -2, name: "Ny", born: "" }] };
    const back = undo(typedMeanwhile);
    assert.equal(back.title, "Nytt");
    assert.deepEqual(
      back.guards.map(({ name }) => name),
      ["Per", " ", "Mona", "", "Ny"],
    );
    assert.deepEqual(readDraft(undo(after), asOf).application, application);
  });

  test("knows a patch that removes the whole list, or the responsible adult", () => {
    const draft = draftOf(application);
    const { draft: after, undo } = applyToDraft(draft, readDraft(draft, asOf), [
      { op: "remove", path: "/guards" },
      { op: "remove", path: "/responsible" },
    ]);
    const { application: left } = readDraft(after, asOf);
    assert.equal("guards" in left || "responsible" in left, false);
    assert.deepEqual(readDraft(undo(after), asOf).application, application);
  });
});

test("calendar lines are folded, escaped and read back by the library", async () => {
  const text = calendarFile(
    [
      {
        uid: "a@slt",
        summary: "Søknad; disko, «vår»",
        description: `Første linje\n${"Lang tekst med æøå. ".repeat(10)}`,
        date: "2027-01-15",
        remind: [7, 1],
      },
      {
        uid: "b@slt",
        summary: "Disko",
        description: "",
        date: "2027-01-30",
        from: "19:00",
        to: { date: "2027-01-31", time: "00:30" },
        remind: [1],
      },
    ],
    "-//SLT//Test//NO",
    new Date("2026-12-01T10:00:00Z"),
  );
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  const { default: ICAL } = await import("ical.js");
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const first = new ICAL.Event(events[0]);
  assert.equal(first.summary, "Søknad; disko, «vår»");
  assert.match(first.description, /^Første linje\nLang tekst/);
  assert.equal(first.startDate.toString(), "2027-01-15");
  const [week, day] = events[0]
    .getAllSubcomponents("valarm")
    .map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds());
  // 09:00 a week before, and the day before.
  assert.equal(week, -(6 * 24 + 15) * 3600);
  assert.equal(day, -15 * 3600);
  const second = new ICAL.Event(events[1]);
  assert.equal(second.startDate.toString(), "2027-01-30T19:00:00");
  assert.equal(second.duration.toSeconds(), 5.5 * 3600);
});
