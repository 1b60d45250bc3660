// Measures outside the module: order, filters, edits, tables in and out, the way between the levels. The properties run over many made-up years.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { dist, source } from "../wasm/support.mjs";

const standing = await source("measures/standing.ts");
const { isOpen, statuses } = await source("measures/status.ts");
const { forModule } = await source("measures/review.ts");
const edit = await source("measures/edit.ts");
const csv = await source("measures/csv.ts");
const flow = await source("measures/flow.ts");
const paper = await source("measures/agenda.ts");
const { bookletOf } = await source("measures/booklet.ts");
const { readDay } = await source("measures/day.ts");
const { readPlanFile, writePlanFile, newPlanFile } = await source("plans/file.ts");
const { loadSlt, SltInputError } = await import(pathToFileURL(new URL("slt.js", dist).pathname).href);
const slt = await loadSlt();

const asOf = "2027-03-01";
const organisation = slt.profile("hamar");
const bodies = organisation.bodies.map(({ id }) => id);
const names = Object.fromEntries(organisation.bodies.map(({ id, name }) => [id, name.nb]));
const levelOf = (id) => organisation.bodies.find((body) => body.id === id)?.level;

/** The same numbers for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (n) => Math.floor(next() * n);
  return { upTo, pick: (list) => list[upTo(list.length)], chance: (p) => next() < p };
}

/** A synthetic number (month + 80), made here so that none stands in a file. */
function nationalId() {
  for (let individual = 100; ; ++individual) {
    const digits = [...`158394${individual}`].map(Number);
    const control = (weights) => (11 - (weights.reduce((sum, weight, at) => sum + weight * digits[at], 0) % 11)) % 11;
    digits.push(control([3, 7, 6, 1, 8, 9, 4, 5, 2]));
    digits.push(control([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
    if (digits[9] < 10 && digits[10] < 10) return digits.join("");
  }
}

const day = (n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);
const texts = [
  "Foreldremøte om rus",
  "=SUM(A1:A9)",
  "'=1",
  "''@ola",
  "+47 tiltak",
  "-1",
  "linje 1\nlinje 2",
  "linje 1\r\nlinje 2",
  'sagt «nei»; og "ja", ja',
  " luft rundt ",
  "'tis",
  "\tinnrykk",
  "Ærlig øvelse å gå",
];

function madeUpMeasure(r, id, plain = false) {
  const maybe = (value) => (r.chance(0.6) ? value() : undefined);
  const title = () => (plain ? `Tiltak ${r.upTo(1000)}` : r.pick(texts));
  const start = r.upTo(300);
  return edit.tidy({
    id,
    title: title(),
    goal: maybe(title),
    prevention: maybe(() => r.pick(standing.preventions)),
    focus: maybe(() => standing.focuses.filter(() => r.chance(0.5))),
    orderedBy: maybe(() => ({ body: r.pick(bodies), index: 1 + r.upTo(5) })),
    body: maybe(() => r.pick(bodies)),
    owner: maybe(title),
    start: maybe(() => day(start)),
    end: maybe(() => day(start + r.upTo(60))),
    evaluateBy: maybe(() => day(r.upTo(364))),
    status: maybe(() => r.pick(statuses)),
    evaluation: maybe(title),
  });
}

/** Days in order within a body; all at nine o'clock, the bodies some minutes apart. */
function madeUpMeetings(r) {
  return bodies.flatMap((body, place) => {
    const count = 2 + r.upTo(8);
    const days = new Set();
    while (days.size < count) days.add(r.upTo(364));
    return [...days]
      .sort((one, two) => one - two)
      .map((each, at) => ({ body, index: at + 1, start: `${day(each)}T09:${String(place * 5).padStart(2, "0")}` }));
  });
}

const planFile = (more) =>
  newPlanFile({
    id: "plan-1",
    title: "SLT 2027",
    organisation,
    request: slt.planRequest("hamar", { from: "2027-01-01", to: "2027-12-31" }),
    ...more,
  });
const pathsOf = (measures, meetings, from = asOf) =>
  flow.pathsOf(measures, slt.agendas(organisation, flow.underWay(measures), meetings), meetings, from);
const check = (measures) => {
  try {
    slt.reviewMeasures(forModule(measures), [], { asOf });
    return [];
  } catch (error) {
    if (!(error instanceof SltInputError)) throw error;
    return error.problems;
  }
};
let made = 0;
const reading = (text, measures = []) => {
  const read = csv.readMeasuresCsv(text, { measures, names, makeId: () => `ny-${++made}`, check });
  return { ...read, measures: edit.taken({ measures }, read).measures };
};

describe("how measures stand", () => {
  const measures = [
    {
      id: "later",
      title: "Senere",
      status: "running",
      body: bodies[0],
      owner: "PPT",
      evaluateBy: "2027-06-01",
      orderedBy: { body: bodies[0], index: 1 },
    },
    { id: "over", title: "Ferdig", status: "reported", evaluation: "Bra", prevention: "universal" },
    {
      id: "soon",
      title: "Snart",
      prevention: "universal",
      status: "running",
      body: bodies[0],
      owner: "PPT",
      evaluateBy: "2027-03-10",
      orderedBy: { body: bodies[0], index: 1 },
    },
    {
      id: "late",
      title: "Sen",
      prevention: "selective",
      status: "running",
      body: bodies[0],
      owner: "BUP",
      evaluateBy: "2027-02-20",
      orderedBy: { body: bodies[0], index: 1 },
    },
    {
      id: "latest",
      title: "Senest",
      prevention: "indicated",
      status: "ordered",
      body: bodies[0],
      owner: "Helse",
      evaluateBy: "2027-01-20",
      orderedBy: { body: bodies[0], index: 1 },
    },
    { id: "loose", title: "Uten eier", status: "ordered", orderedBy: { body: bodies[0], index: 1 } },
  ];
  const meetings = [
    { body: bodies[0], index: 1, start: "2027-01-05T09:00" },
    { body: bodies[0], index: 2, start: "2027-11-05T09:00" },
  ];
  const findings = slt.reviewMeasures(measures, meetings, { asOf });
  const standings = standing.standingsOf(measures, findings);

  test("overdue first, the longest at the top; what lacks something next; what is over last", () => {
    assert.deepEqual(
      standing.inOrder(standings).map(({ measure }) => measure.id),
      ["latest", "late", "loose", "soon", "later", "over"],
    );
    assert.equal(standings.find(({ measure }) => measure.id === "latest").overdue, 40);
  });
  test("the summary counts what the module found, and only that", () => {
    assert.deepEqual(standing.summaryOf(standings, findings), {
      all: 6,
      open: 5,
      overdue: 2,
      soon: 1,
      balance: { universal: 2, selective: 1, indicated: 1, unknown: 2 },
    });
  });
  test("filters by words anywhere in the text, by who has none, and by what is overdue", () => {
    const ids = (filter) =>
      standings
        .filter((each) => standing.matches(each, { ...standing.noFilter, ...filter }))
        .map(({ measure }) => measure.id);
    assert.deepEqual(ids({ text: "SEN" }), ["later", "late", "latest"]);
    assert.deepEqual(ids({ text: "sen bup" }), ["late"]);
    assert.deepEqual(ids({ owner: "none" }), ["over", "loose"]);
    assert.deepEqual(ids({ status: "overdue" }), ["late", "latest"]);
    assert.deepEqual(ids({ body: bodies[0], owner: "PPT" }), ["later", "soon"]);
    assert.equal(ids({}).length, 6);
  });
  test("every measure is in the one group that it belongs to, whichever way they are grouped", () => {
    const groups = (by) =>
      standing.grouped(standings, by).map(({ key, members }) => [key, ...members.map(({ measure }) => measure.id)]);
    assert.deepEqual(groups("status"), [
      ["proposed"],
      ["ordered", "latest", "loose"],
      ["running", "later", "soon", "late"],
      ["evaluated"],
      ["reported", "over"],
      ["stopped"],
    ]);
    assert.deepEqual(groups("prevention"), [
      ["none", "later", "loose"],
      ["universal", "over", "soon"],
      ["selective", "late"],
      ["indicated", "latest"],
    ]);
    assert.deepEqual(groups("owner"), [
      ["none", "over", "loose"],
      ["BUP", "late"],
      ["Helse", "latest"],
      ["PPT", "later", "soon"],
    ]);
  });
});

describe("a table out and in", () => {
  test("any measures come back the same, in three languages, and change nothing", () => {
    const r = random(11);
    for (let round = 0; round < 150; ++round) {
      const measures = Array.from({ length: 1 + r.upTo(12) }, (_, at) => madeUpMeasure(r, `m-${at}`)).filter(
        ({ start, end }) => !start || !end || start <= end,
      );
      const text = csv.measuresCsv(measures, names, r.pick(["nb", "nn", "en"]));
      if (measures.length === 0) continue;
      const fresh = reading(text);
      assert.deepEqual([fresh.problems, fresh.unknown], [[], []]);
      assert.deepEqual(fresh.measures, measures);
      const again = reading(text, measures);
      assert.equal(again.same, measures.length);
      assert.deepEqual(again.measures, measures);
    }
  });
  test("what the table has no column for stays", () => {
    const known = {
      id: "m-1",
      title: "A",
      owner: "PPT",
      orderedBy: { body: bodies[1], index: 2 },
      custom: { kept: true },
    };
    const { measures, changed } = reading("Id;Tiltak;Status\r\nm-1;B;I gang\r\n;C;", [known]);
    assert.deepEqual(measures[0], { ...known, title: "B", status: "running" });
    assert.equal(changed.length, 1);
    assert.equal(measures[1].title, "C");
  });
  test("an emptied cell takes away what was there", () => {
    const { measures } = reading("Id;Tiltak;Ansvarlig\nm-1;A;\n", [{ id: "m-1", title: "A", owner: "PPT" }]);
    assert.deepEqual(measures, [{ id: "m-1", title: "A" }]);
  });
  test("dates as Norwegian spreadsheets write them; two readings are refused", () => {
    assert.equal(readDay("15.1.2027"), "2027-01-15");
    assert.equal(readDay("15.01.27"), "2027-01-15");
    assert.equal(readDay("fredag 15. januar 2027"), "2027-01-15");
    assert.equal(readDay("3/4/2027"), undefined);
    assert.equal(readDay("31.2.2027"), undefined);
    assert.equal(readDay("2027-"), undefined);
  });
  test("every problem at once, by its row, and nothing is taken", () => {
    const before = [{ id: "m-1", title: "A" }];
    const result = reading(
      [
        "Tiltak;Status;Utføres av;Start;Slutt;Forebyggingsnivå;Fokus;Bestilt av;Bestilt i møte nr.;Farge;Id",
        "Godt;I gang;Politiråd;1.1.2027;;Selektiv;rus, atferd;Politiråd;2;rød;",
        ";Ferdig;Ingen;i morgen;;Høy;vær;Politiråd;;;",
        '"over\nto linjer";;;10.2.2027;1.2.2027;;;;3;;',
        `Ola ${nationalId()};;;;;;;;;;m-2`,
        "Igjen;;;;;;;;;;m-2",
      ].join("\r\n"),
      before,
    );
    assert.deepEqual(result.measures, before);
    assert.deepEqual(result.unknown, ["Farge"]);
    assert.deepEqual(
      result.problems.map(({ row, code, field, refused }) =>
        [row, code, field, refused?.code].filter(Boolean).join(" "),
      ),
      [
        "3 noTitle title",
        "3 prevention prevention",
        "3 status status",
        "3 focus focus",
        "3 body body",
        "3 date start",
        "3 meetingNumber orderedIndex",
        "4 meeting orderedBy",
        "4 refused end order",
        "5 refused title nationalId",
        "6 duplicateId id",
      ],
    );
  });
  test("a file without rows, without a title column, or with a torn quote is refused as a whole", () => {
    const codes = (text) => reading(text).problems.map(({ row, code }) => `${row} ${code}`);
    assert.deepEqual(codes(""), ["0 empty"]);
    assert.deepEqual(codes("Tiltak;Status\n"), ["0 empty"]);
    assert.deepEqual(codes("Status;Ansvarlig\nI gang;PPT"), ["1 noTitleColumn"]);
    assert.deepEqual(codes("Tiltak;Tiltak\nA;B"), ["1 twice"]);
    assert.ok(codes('Tiltak;Status\n"A;I gang').includes("0 quotes"));
  });
  test("two bodies of one name go by their ids", () => {
    const twins = { a: "Team", b: "Team", c: "a" };
    const measures = ["a", "b", "c"].map((body) => ({ id: `m-${body}`, title: "T", body }));
    const text = csv.measuresCsv(measures, twins, "nb");
    const back = csv.readMeasuresCsv(text, { measures: [], names: twins, makeId: () => "x", check });
    assert.deepEqual(back.added, measures);
  });
  test("a changed number of the meeting is taken without the column of its body, and refused where there is no meeting", () => {
    const known = { id: "m-1", title: "A", orderedBy: { body: bodies[1], index: 2 } };
    const table = "Id;Tiltak;Bestilt i møte nr.\n";
    assert.deepEqual(reading(`${table}m-1;A;5`, [known]).measures[0].orderedBy, { body: bodies[1], index: 5 });
    assert.deepEqual(reading(`${table}m-1;A;2`, [known]).same, 1);
    const codes = (text) => reading(text, [known]).problems.map(({ code }) => code);
    assert.deepEqual(codes(`${table}m-1;A;x`), ["meetingNumber"]);
    assert.deepEqual(codes(`${table};B;5`), ["meeting"]);
  });
  test("what was changed since the table was read stays, and a row is not added twice", () => {
    const [one, two] = [
      { id: "m-1", title: "A" },
      { id: "m-2", title: "B" },
    ];
    const read = csv.readMeasuresCsv("Id;Tiltak\nm-1;A2\nm-3;C", {
      measures: [one, two],
      names,
      makeId: () => "x",
      check,
    });
    const now = { measures: [one, { ...two, title: "B2" }] };
    const once = edit.taken(now, read);
    assert.deepEqual(
      once.measures.map(({ title }) => title),
      ["A2", "B2", "C"],
    );
    assert.deepEqual(edit.taken(once, read), once);
  });
});

describe("nothing is lost", () => {
  test("between agenda, minutes and file: every decision that became a measure has it, every open measure has an agenda, and a way where it has a place, or is named as having none", () => {
    for (let seed = 1; seed <= 60; ++seed) {
      const r = random(seed);
      const meetings = madeUpMeetings(r);
      let file = planFile({ meetings });
      const alive = new Set();
      const decisions = new Map();
      for (let step = 0; step < 40; ++step) {
        const what = r.upTo(6);
        const meeting = r.pick(meetings);
        if (what === 0) {
          const measure = madeUpMeasure(r, edit.newId("m", file), true);
          file = edit.withMeasure(file, measure);
          alive.add(measure.id);
        } else if (what < 3) {
          const decision = {
            id: edit.newId("d", file),
            text: `Vedtak ${step}`,
            ...(r.chance(0.5) && { owner: "PPT", deadline: day(r.upTo(364)) }),
          };
          file = edit.withDecision(file, meeting, decision);
          decisions.set(decision.id, meeting);
        } else if (what < 5 && decisions.size > 0) {
          const [decision, at] = r.pick([...decisions]);
          const id = edit.newId("m", file);
          const before = file;
          file = edit.withOrder(file, at, decision, id, levelOf(at.body) === "executing");
          if (file !== before) {
            alive.add(id);
            const now = file.measures.find((each) => each.id === id);
            assert.deepEqual(now.orderedBy, { body: at.body, index: at.index });
            // A second press makes no second measure.
            assert.equal(edit.withOrder(file, at, decision, edit.newId("m", file), false), file);
          }
        } else if (alive.size > 0 && r.chance(0.4)) {
          const id = r.pick([...alive]);
          file = edit.withoutMeasure(file, id);
          alive.delete(id);
        }
      }
      const text = writePlanFile(file);
      const back = readPlanFile(text);
      assert.deepEqual(back, file);
      assert.equal(writePlanFile(back), text);
      const measures = back.measures ?? [];
      assert.deepEqual(new Set(measures.map(({ id }) => id)), alive);
      const found = (back.minutes ?? []).flatMap((each) => each.decisions);
      assert.equal(found.length, decisions.size);
      for (const { measure } of found) if (measure) assert.ok(alive.has(measure));

      const items = slt.agendas(organisation, measures, meetings).flatMap((agenda) => agenda.items);
      const asked = new Set(items.flatMap(({ measure }) => measure ?? []));
      const met = new Set(items.flatMap(({ code, measure }) => (code === "followUp" ? [] : (measure ?? []))));
      const named = new Set(
        slt
          .reviewYear(organisation, measures, meetings)
          .filter(({ rule, state }) => rule === "slt/year/report" && state === "broken")
          .map(({ params }) => params.measure),
      );
      const paths = pathsOf(measures, meetings);
      const starts = new Map(meetings.map((each) => [`${each.body}/${each.index}`, each.start]));
      for (const measure of measures) {
        const what = `${measure.id} of seed ${seed}`;
        if (isOpen(measure)) assert.ok(asked.has(measure.id) || named.has(measure.id), what);
        const path = paths.get(measure.id);
        // What is asked after and no more has no way; whatever else an agenda has of it is on it, in order of time.
        if (met.has(measure.id)) assert.ok(path.length > 0, what);
        for (const { meeting, start } of path)
          assert.equal(start, starts.get(`${meeting.body}/${meeting.index}`), what);
        assert.deepEqual(
          path,
          path.toSorted((one, two) => one.start.localeCompare(two.start)),
          what,
        );
        assert.ok(path.filter(({ kind }) => kind === "order").length <= 1, what);
      }
    }
  });

  test("a decision without words, and one that is a measure, are left as they are", () => {
    const at = { body: bodies[0], index: 1 };
    const file = edit.withDecision(planFile(), at, { id: "d-1", text: "  " });
    assert.equal(edit.withOrder(file, at, "d-1", "m-1", false), file);
    assert.equal(edit.withOrder(file, at, "d-9", "m-1", false), file);
  });
  test("a decision of several lines becomes a measure of one, and stays as it was written", () => {
    const at = { body: bodies[0], index: 1 };
    const text = " Kurs\n  for alle ";
    const file = edit.withOrder(edit.withDecision(planFile(), at, { id: "d-1", text }), at, "d-1", "m-1", false);
    assert.equal(file.measures[0].title, "Kurs for alle");
    assert.equal(edit.decisionsOf(file, at)[0].text, text);
  });
  test("of a text with a national identity number only its own digits go, and a text without one stays whole", () => {
    let asked = 0;
    const isRefused = (title) => {
      ++asked;
      try {
        slt.reviewMeasures([{ id: "d", title: title || "–", status: "proposed" }], [], { asOf });
        return false;
      } catch (error) {
        assert.equal(error.problems[0].code, "nationalId", title);
        return true;
      }
    };
    const number = nationalId();
    const spaced = `${number.slice(0, 6)}\u00a0${number.slice(6)}`;
    for (const [typed, kept] of [
      [`tlf. 22 33 44 55 ${number}`, "tlf. 22 33 44 55 "],
      [`${spaced} / 22 33 44 55`, " / 22 33 44 55"],
      [`Sak 2027/14: ${number}, så ${spaced}.`, "Sak 2027/14: , så ."],
      [`${number} ${number}`, " "],
      [`konto 1${number}`, `konto 1${number}`],
      ["tlf. 22 33 44 55, 66 77 88 99", "tlf. 22 33 44 55, 66 77 88 99"],
    ]) {
      assert.equal(edit.withoutNumber(typed, isRefused), kept, typed.replaceAll(/\d/g, "*"));
    }
    // Cut out of the middle, what is left on both sides may be one again.
    const nested = `${number.slice(0, 4)} ${number} ${number.slice(4)}`;
    assert.equal(edit.withoutNumber(nested, isRefused).replace(/\D/g, ""), "");
    assert.ok(asked > 0);
    // Where the two should ever disagree about what stands between digits, no digit stays.
    assert.equal(
      edit.withoutNumber("a 1_2", () => true),
      "a _",
    );
  });
  test("a half-typed deadline stays with the decision and does not become a date of the measure", () => {
    const at = { body: bodies[0], index: 1 };
    const file = edit.withOrder(
      edit.withDecision(planFile(), at, { id: "d-1", text: "Kurs", deadline: "15.3." }),
      at,
      "d-1",
      "m-1",
      false,
    );
    assert.equal(edit.decisionsOf(file, at)[0].deadline, "15.3.");
    assert.equal("evaluateBy" in file.measures[0], false);
    assert.deepEqual(readPlanFile(writePlanFile(file)), file);
  });
});

describe("agendas and the way between the levels", () => {
  test("items and ways stay where they are when only days move, in order and beside the same neighbours", () => {
    let longest = 0;
    for (let seed = 1; seed <= 60; ++seed) {
      const r = random(seed);
      const meetings = madeUpMeetings(r);
      const measures = Array.from({ length: 12 }, (_, at) => {
        const { evaluateBy: _due, end: _end, ...measure } = madeUpMeasure(r, `m-${at}`, true);
        return measure;
      });
      // All meetings an order-keeping step later: every one keeps its place among all.
      const moved = meetings.map((each) => ({ ...each, start: each.start.replace("T09", "T10") }));
      assert.deepEqual(slt.agendas(organisation, measures, moved), slt.agendas(organisation, measures, meetings));
      const days = [...new Set(meetings.map(({ start }) => start.slice(0, 10)))].sort();
      const stretched = new Map(days.map((each, at) => [each, day(400 + at * 3)]));
      const later = meetings.map((each) => ({
        ...each,
        start: stretched.get(each.start.slice(0, 10)) + each.start.slice(10),
      }));
      assert.deepEqual(slt.agendas(organisation, measures, later), slt.agendas(organisation, measures, meetings));
      const ways = (list) =>
        [...pathsOf(measures, list, "2027-01-01")].map(([id, path]) => [
          id,
          ...path.map(({ kind, meeting }) => `${kind} ${meeting.body}/${meeting.index}`),
        ]);
      const now = ways(meetings);
      longest = Math.max(longest, ...now.map(([, ...stops]) => stops.length));
      // In whatever order the meetings are handed over.
      assert.deepEqual(ways(moved.toReversed()), now);
      assert.deepEqual(ways(later), now);
    }
    assert.equal(longest, 2, "ordered and taken on; without a day, nothing more");
  });

  const meetings = [
    { body: "arbeidsgruppe", index: 1, start: "2027-01-12T09:00" },
    { body: "aldersteam-13-18", index: 1, start: "2027-01-20T09:00" },
    { body: "aldersteam-13-18", index: 2, start: "2027-03-03T09:00" },
    { body: "arbeidsgruppe", index: 2, start: "2027-03-16T09:00" },
    { body: "politirad", index: 1, start: "2027-04-07T09:00" },
  ];
  const measure = {
    id: "m",
    title: "Kurs",
    orderedBy: { body: "arbeidsgruppe", index: 1 },
    body: "aldersteam-13-18",
    owner: "PPT",
    evaluateBy: "2027-03-10",
  };
  const pathOf = (each) =>
    pathsOf([each], meetings)
      .get("m")
      .map(({ kind, meeting }) => `${kind} ${meeting.body}/${meeting.index}`);
  test("an order goes down, is evaluated, comes back and is told at the top, whatever state it is in", () => {
    const all = [
      "order arbeidsgruppe/1",
      "take aldersteam-13-18/1",
      "evaluate aldersteam-13-18/2",
      "report arbeidsgruppe/2",
      "told politirad/1",
    ];
    for (const status of [undefined, "ordered", "running", "evaluated", "reported"])
      assert.deepEqual(pathOf({ ...measure, ...(status && { status }) }), all, status);
  });
  test("a proposal for no meeting waits at the next one", () => {
    assert.deepEqual(pathOf({ id: "m", title: "Kurs" }), ["order arbeidsgruppe/2"]);
  });
});

describe("paper", () => {
  test("minutes as a table say everything and let nothing be markup", () => {
    const minutes = {
      title: "Politiråd 1 av 4",
      when: "onsdag",
      heading: "Vedtak",
      columns: ["Vedtak", "Ansvarlig", "Frist"],
      rows: [["<b>Kurs</b> & mer", "PPT", "fredag"]],
    };
    assert.match(paper.minutesTable(minutes), /<td align="left">&#60;b&#62;Kurs&#60;\/b&#62; &#38; mer<\/td>/);
    assert.equal(
      paper.minutesText(minutes),
      "Politiråd 1 av 4\nonsdag\n\nVedtak\n1. <b>Kurs</b> & mer\n   Ansvarlig: PPT\n   Frist: fredag\n",
    );
  });
  test("the booklet names what is first, what is open and what nobody has taken", () => {
    const at = { body: bodies[0], index: 1 };
    let file = planFile({
      meetings: [
        { ...at, start: "2027-02-01T09:00" },
        { body: bodies[0], index: 2, start: "2027-04-01T09:00" },
      ],
    });
    file = edit.withDecision(file, at, { id: "d-1", text: "Løst" });
    file = edit.withOrder(
      edit.withDecision(file, at, { id: "d-2", text: "Tatt", owner: "PPT", deadline: "2027-02-10" }),
      at,
      "d-2",
      "m-1",
      false,
    );
    const standings = standing.standingsOf(file.measures, slt.reviewMeasures(file.measures, file.meetings, { asOf }));
    const booklet = bookletOf(file, standings, asOf);
    assert.deepEqual(
      booklet.first.map(({ measure }) => measure.title),
      ["Tatt"],
    );
    assert.deepEqual(
      booklet.loose.map(({ decision }) => decision.text),
      ["Løst"],
    );
    assert.deepEqual(
      booklet.next.map(({ index }) => index),
      [2],
    );
  });
});
