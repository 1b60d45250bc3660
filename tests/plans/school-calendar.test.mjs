// School calendars as municipalities publish them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source } from "../wasm/support.mjs";

const { isCalendarFile, readSchoolCalendar } = await source("plans/school-calendar.ts");

const read = (text, schoolYear = "2026/27") => readSchoolCalendar(text, { municipality: "Hamar kommune", schoolYear });
const off = ({ calendar }) => calendar.off.map(({ name, from, to }) => `${name.nb} ${from} ${to}`);
const summary = (text, schoolYear) => {
  const result = read(text, schoolYear);
  const { from, to, schoolDays } = result.calendar;
  return { from, to, ...(schoolDays === undefined ? {} : { schoolDays }), off: off(result), unread: result.unread };
};

const hamar2026 = {
  from: "2026-08-17",
  to: "2027-06-18",
  off: [
    "Høstferie 2026-10-05 2026-10-09",
    "Fri 2026-11-27 2026-11-27",
    "Juleferie 2026-12-21 2027-01-01",
    "Vinterferie 2027-02-22 2027-02-26",
    "Påskeferie 2027-03-22 2027-03-29",
    "Kristi himmelfartsdag 2027-05-06 2027-05-06",
    "Nasjonaldag og 2. pinsedag 2027-05-17 2027-05-17",
  ],
};

describe("Hamar", () => {
  const page = `Skoleruta - ferie og fridager
Skoleruta 2025-2026:
Første skoledag: 18. august
Høstferie: 6. - 10. oktober
Elevenes fridag: 28. november
Juleferie: 22. desember - 2. januar 2026:
- Siste skoledag før juleferien er fredag 19. desember.
- Første skoledag etter juleferien er mandag 5. januar.
Elevenes fridag: 2. januar
Vinterferie: 23. februar - 27. februar
Påskeferie: 30. mars - 6. april
Arbeidernes dag: 1. mai
Kristi Himmelfartsdag: 14. mai
Andre pinsedag: 25. mai
Siste skoledag: 19. juni
Skoleruta i pdf-format 2025/2026 (173KB)
Skoleruta 2026-2027:
Første skoledag: 17. august
Høstferie: 5. - 9. oktober
Elevenes fridag: 27. november
Juleferie: 21. desember - 1. januar 2026:
- Siste skoledag før juleferien er fredag 18. desember.
- Første skoledag etter juleferien er mandag 4. januar.
Vinterferie: 22. februar - 26. februar
Påskeferie: 22. mars - 29. mars
Kristi Himmelfartsdag: 6. mai
Nasjonaldag og 2. pinsedag: 17. mai
Siste skoledag: 18. juni`;

  test("both years from one page, each by itself", () => {
    assert.deepEqual(summary(page, "2025/26"), {
      from: "2025-08-18",
      to: "2026-06-19",
      off: [
        "Høstferie 2025-10-06 2025-10-10",
        "Fri 2025-11-28 2025-11-28",
        "Juleferie 2025-12-22 2026-01-02",
        "Vinterferie 2026-02-23 2026-02-27",
        "Påskeferie 2026-03-30 2026-04-06",
        "Arbeidernes dag 2026-05-01 2026-05-01",
        "Kristi himmelfartsdag 2026-05-14 2026-05-14",
        "2. pinsedag 2026-05-25 2026-05-25",
      ],
      unread: [],
    });
    // The page has the wrong year for Christmas: handed back, while the days before and after it tell the break.
    assert.deepEqual(summary(page, "2026/27"), { ...hamar2026, unread: ["Juleferie: 21. desember - 1. januar 2026:"] });
  });

  test("as a short list", () => {
    const list = `Skolestart: mandag 17. august
Høstferie uke 41: 5.–9. oktober
Fri fredag 27. november
Juleferie: 21. desember – 1. januar
Vinterferie uke 8
Påskeferie 22.-29. mars
Kristi himmelfartsdag 6. mai
Nasjonaldag og 2. pinsedag 17. mai
Skoleslutt fredag 18. juni`;
    assert.deepEqual(summary(list), { ...hamar2026, unread: [] });
    assert.deepEqual(read(list).calendar.off[0].name, { nb: "Høstferie", nn: "Haustferie", en: "Autumn break" });
    const { municipality, schoolYear } = read(list).calendar;
    assert.deepEqual([municipality, schoolYear], ["Hamar kommune", "2026/27"]);
  });
});

test("a table by months whose cells were pasted one a line", () => {
  const text = `Skoleruta 2026-2027
Måned\tInfo\tSkoledager
August\tSkolestart:
Torsdag 13. august
13
September\t\u00a0\t19
Oktober\tHøstferie:
28. september - 2. oktober
(uke 40)
20
Desember\tSiste skoledag før jul:
Fredag 18. desember
14
Januar\tSkolestart:
Tirsdag 5. januar
19
Mars\tPåskeferie
f.o.m. mandag 22.
t.o.m. tirsdag 30. mars
16
Mai\tFri:
Torsdag 6. mai
Fredag 7. mai
18
Juni\tSiste skoledag:
Fredag 18. juni
14
Sum\t\t190`;
  assert.deepEqual(summary(text), {
    from: "2026-08-13",
    to: "2027-06-18",
    schoolDays: 190,
    off: [
      "Høstferie 2026-09-28 2026-10-02",
      "Juleferie 2026-12-21 2027-01-04",
      "Påskeferie 2027-03-22 2027-03-30",
      "Fri 2027-05-06 2027-05-06",
      "Fri 2027-05-07 2027-05-07",
    ],
    unread: [],
  });
});

test("a table with the number of school days in front, dates before words", () => {
  const text = `Måned Skoledager Merknader
August 12 15. august: Første skoledag
September 21
Oktober 18 Høstferie 7. - 11. oktober (uke 41)
November 20 15. november: Plandag
Desember 15 20. desember: Siste skoledag før jul.
Januar 20 6.januar: Første skoledag etter nytt år.
Mai 19 1.mai: Arbeidernes dag
29.mai: Kr.Himmelfartsdag
30. mai: Fridag
Juni 13 9.juni: Andre pinsedag
19. juni: Siste skoledag
Sum 190`;
  assert.deepEqual(summary(text, "2024/25"), {
    from: "2024-08-15",
    to: "2025-06-19",
    schoolDays: 190,
    off: [
      "Høstferie 2024-10-07 2024-10-11",
      "Planleggingsdag 2024-11-15 2024-11-15",
      "Juleferie 2024-12-23 2025-01-03",
      "Arbeidernes dag 2025-05-01 2025-05-01",
      "Kristi himmelfartsdag 2025-05-29 2025-05-29",
      "Fri 2025-05-30 2025-05-30",
      "2. pinsedag 2025-06-09 2025-06-09",
    ],
    unread: [],
  });
});

test("weeks first, dates in figures", () => {
  const text = `Skolerute 2019-2020
34\t19.8\tFørste skoledag, grunnskolen
35\t26.8\tUndervisningsstart, kulturskolen
41\t7.10-11.10\tHøstferie
51\t20.12\tSiste skoledag før jul
1\t2.1\tFørste skoledag etter jul
8\t17.2.2020-21.2.2020\tVinterferie
23\t1.6\t2. pinsedag
25\t19.06.20\tSiste skoledag`;
  assert.deepEqual(summary(text, "2019/20"), {
    from: "2019-08-19",
    to: "2020-06-19",
    off: [
      "Høstferie 2019-10-07 2019-10-11",
      "Juleferie 2019-12-23 2020-01-01",
      "Vinterferie 2020-02-17 2020-02-21",
      "2. pinsedag 2020-06-01 2020-06-01",
    ],
    unread: ["35 26.8 Undervisningsstart, kulturskolen"],
  });
});

test("nynorsk", () => {
  const text = `Skulerute - ferie og fridagar
Skulerute hausten 2022
Haust 2022 Forklaring Periode Skuledagar
August Første skuledag 22. august 8
Oktober Haustferie veke 41 10. - 14. oktober 16
Desember Siste skuledag før jul 21. desember 15
Januar Fyrste skuledag etter jul måndag 2. januar 21
Februar Vinterferie veke 8 20. - 24. februar 15
Mai Elevfri dag 19. mai 18
Mai Elevfri tysdag 23. mai
Juni Siste skuledag 22. juni 16
Sum 190`;
  assert.deepEqual(summary(text, "2022/23"), {
    from: "2022-08-22",
    to: "2023-06-22",
    schoolDays: 190,
    off: [
      "Høstferie 2022-10-10 2022-10-14",
      "Juleferie 2022-12-22 2022-12-30",
      "Vinterferie 2023-02-20 2023-02-24",
      "Fri 2023-05-19 2023-05-19",
      "Fri 2023-05-23 2023-05-23",
    ],
    unread: [],
  });
});

test("a table whose cells run together", () => {
  const text = `Første skoledag18. august
Høstferie6. oktober til og med 10. oktober
Planleggingsdag28. november
Juleferie (første skoledag 5. januar)22. desember til og med 2. januar
2. pinsedag25. mai
Siste skoledag19. juni`;
  assert.deepEqual(summary(text, "2025/26"), {
    from: "2025-08-18",
    to: "2026-06-19",
    off: [
      "Høstferie 2025-10-06 2025-10-10",
      "Planleggingsdag 2025-11-28 2025-11-28",
      "Juleferie 2025-12-22 2026-01-02",
      "2. pinsedag 2026-05-25 2026-05-25",
    ],
    unread: [],
  });
});

test("English", () => {
  const text = `School calendar 2026/27
School starts Monday 17 August 2026
Autumn break week 41: October 5-9
Day off: Friday, November 27
Christmas break: December 21 to January 1, 2027
Winter break: week 8
Easter break: March 22nd to March 29th
Ascension Day: 6 May
Constitution Day and Whit Monday\t17 May
Last day of school: Friday 18 June 2027
Parents' evening: 3 September`;
  const names = { "Nasjonaldag og 2. pinsedag": "Constitution Day and Whit Monday" };
  assert.deepEqual(summary(text), {
    ...hamar2026,
    off: hamar2026.off.map((line) => line.replace(/^Nasjonaldag og 2\. pinsedag/, (name) => names[name])),
    unread: ["Parents' evening: 3 September"],
  });
});

test("what does not add up is handed back, and nothing is made up", () => {
  const lines = [
    "Skolestart mandag 18. august", // a Tuesday
    "Høstferie uke 40: 5.-9. oktober", // week 41
    "Fri 31. juni",
    "Juleferie fra 21. desember",
    "Foreldremøte 3. september",
    "SFO åpner 3. august",
    "Vinterferie 26.-22. februar",
    "Ring oss gjerne",
  ];
  assert.deepEqual(summary(lines.join("\n")), { from: "", to: "", off: [], unread: lines });
  assert.deepEqual(summary(""), { from: "", to: "", off: [], unread: [] });
  assert.throws(() => read("", "neste år"), RangeError);
});

test("a page of another year is handed back rather than dropped", () => {
  const { unread, off } = summary("Skoleruta 2025-2026\nHøstferie: 6. - 10. oktober\nVinterferie uke 9");
  assert.deepEqual(off, []);
  assert.deepEqual(unread, ["Høstferie: 6. - 10. oktober", "Vinterferie uke 9"]);
});

test("week 53 and the turn of the year", () => {
  assert.deepEqual(summary("Juleferie uke 52 og 53").off, ["Juleferie 2026-12-21 2027-01-01"]);
  assert.deepEqual(summary("Juleferie 21.12.2026-01.01.2027").off, ["Juleferie 2026-12-21 2027-01-01"]);
  assert.deepEqual(summary("Påskeferie 29. mars-2. april").off, ["Påskeferie 2027-03-29 2027-04-02"]);
  assert.deepEqual(summary("Påskeferie 30.-2. april").off, ["Påskeferie 2027-03-30 2027-04-02"]);
});

test("a calendar file", () => {
  const event = (title, ...lines) => ["BEGIN:VEVENT", `UID:${title}`, `SUMMARY:${title}`, ...lines, "END:VEVENT"];
  const day = (from, to) => [`DTSTART;VALUE=DATE:${from}`, ...(to ? [`DTEND;VALUE=DATE:${to}`] : [])];
  const text = [
    "BEGIN:VCALENDAR",
    ...event("Første skoledag", ...day("20260817", "20260818")),
    ...event("Høstferie (uke 41)", ...day("20261005", "20261010")),
    ...event("Juleferie", "DTSTART:20261221T000000", "DTEND:20270102T000000"),
    ...event("Elevfri", ...day("20270507")),
    ...event("Høstferie", ...day("20251006", "20251011")),
    ...event("Foreldremøte", "DTSTART:20260903T180000", "DTEND:20260903T200000"),
    ...event("Idrettsdag", ...day("20260910")),
    ...event("Siste skoledag", ...day("20270618")),
    "END:VCALENDAR",
  ].join("\r\n");
  assert.ok(isCalendarFile(text) && isCalendarFile(`\ufeff\n${text}`));
  assert.ok(!isCalendarFile("Høstferie"));
  assert.deepEqual(summary(text), {
    from: "2026-08-17",
    to: "2027-06-18",
    off: ["Høstferie 2026-10-05 2026-10-09", "Juleferie 2026-12-21 2027-01-01", "Fri 2027-05-07 2027-05-07"],
    unread: ["Foreldremøte", "Idrettsdag 2026-09-10"],
  });
  assert.deepEqual(summary("BEGIN:VCALENDAR\nrot").unread, ["BEGIN:VCALENDAR", "rot"]);
});
