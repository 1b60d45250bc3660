// Calendars out: read by two parsers that are not ours, and taken in again and again without a double.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import ICAL from "ical.js";
import { convertIcsCalendar } from "ts-ics";
import { source } from "../wasm/support.mjs";
import { examplePlan } from "./example.mjs";

const { calendarOf } = await source("plans/ics.ts");
const { readBusy } = await source("plans/busy.ts");
const { issue, readPlanFile, writePlanFile } = await source("plans/file.ts");

const stamp = "2026-12-01T10:00:00Z";
const options = { language: "nb", stamp };
const written = (file, more = {}) => {
  const { year, cancelled } = issue(file);
  return calendarOf(year, cancelled, { ...options, ...more });
};
const sequences = ({ issued }) =>
  Object.fromEntries(issued.map((each) => [`${each.body}-${each.index}`, each.sequence]));
const eventsOf = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((each) => {
    const value = (name) => each.getFirstPropertyValue(name);
    return {
      uid: value("uid"),
      sequence: value("sequence"),
      status: value("status"),
      summary: value("summary"),
      start: value("dtstart").toString().slice(0, 16),
      end: value("dtend").toString().slice(0, 16),
      place: value("location"),
      description: value("description"),
      transparent: value("transp") === "TRANSPARENT",
      utc: value("dtstart").toJSDate().toISOString(),
    };
  });
const eventOf = (text, uid) => eventsOf(text).find((each) => each.uid === `plan-1-${uid}@slt`);

describe("a calendar", () => {
  const text = written(examplePlan());

  test("says of each meeting what there is to say", () => {
    assert.equal(eventsOf(text).length, 9);
    assert.deepEqual(eventOf(text, "council-1"), {
      uid: "plan-1-council-1@slt",
      sequence: 0,
      status: "CONFIRMED",
      summary: "Politiråd 1/3",
      start: "2027-02-10T09:00",
      end: "2027-02-10T10:30",
      place: "Formannskapssalen",
      description: "Deltakere: Ordfører\nKan også delta: Kari Nordmann\nKan ikke komme: Kari Nordmann",
      transparent: false,
      utc: "2027-02-10T08:00:00.000Z",
    });
    // Summer time, by the file's own definition.
    assert.equal(eventOf(text, "council-2").utc, "2027-06-09T07:00:00.000Z");
    assert.match(eventOf(text, "slt-1").description, /Ola Hansen; rektor, ungdomsskolen/);
  });

  test("is as RFC 5545 has it: CRLF, at most 75 octets a line, escaped text, one zone", () => {
    assert.ok(text.endsWith("END:VCALENDAR\r\n"));
    const lines = text.split("\r\n");
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)));
    assert.ok(lines.some((line) => line.startsWith(" ")));
    const unfolded = text.replaceAll("\r\n ", "");
    assert.match(unfolded, /Ola Hansen\\; rektor\\, ungdomsskolen/);
    assert.equal(unfolded.match(/BEGIN:VTIMEZONE/g).length, 1);
    assert.match(unfolded, /\r\nDTSTART;TZID=Europe\/Oslo:20270210T090000\r\n/);
    assert.match(unfolded, /\r\nDTSTAMP:20261201T100000Z\r\n/);
    assert.match(unfolded, /\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n/);
    assert.match(unfolded, /\r\nX-WR-CALNAME:SLT-året 2027\r\n/);
    assert.match(unfolded, /\r\nMETHOD:PUBLISH\r\n/);
    assert.match(unfolded, /\r\nCATEGORIES:Politiråd\r\n/);
  });

  test("is read alike by a second parser, with raised numbers and cancelled meetings too", () => {
    const file = issue(examplePlan()).file;
    file.meetings[0].start = "2027-02-17T09:00";
    file.meetings.pop();
    const text = written(file);
    const { method, events, timezones } = convertIcsCalendar(undefined, text);
    assert.equal(method, "PUBLISH");
    assert.deepEqual(
      timezones.map(({ id }) => id),
      ["Europe/Oslo"],
    );
    const mine = eventsOf(text);
    assert.equal(mine.length, 9);
    assert.equal(mine.filter(({ status }) => status === "CANCELLED").length, 1);
    assert.equal(events.length, mine.length);
    for (const [index, event] of events.entries()) {
      assert.equal(event.uid, mine[index].uid);
      assert.equal(event.summary, mine[index].summary);
      // This parser leaves a zero out.
      assert.equal(event.sequence ?? 0, mine[index].sequence);
      assert.equal(event.status, mine[index].status);
      assert.equal(event.location ?? null, mine[index].place);
      assert.equal(event.description ?? null, mine[index].description);
      assert.equal(event.start.date.toISOString(), mine[index].utc);
      assert.equal(event.start.local.timezone, "Europe/Oslo");
    }
  });

  test("is read back as busy times by our own reader, on both sides of the switches", async () => {
    const file = examplePlan();
    file.meetings = [
      { body: "slt", index: 1, start: "2027-03-26T12:00" },
      { body: "slt", index: 2, start: "2027-03-29T22:30" },
      { body: "slt", index: 3, start: "2027-10-29T12:00" },
      { body: "slt", index: 4, start: "2027-11-01T22:00" },
    ];
    const { busy } = await readBusy(written(file), { from: "2027-01-01", to: "2027-12-31" });
    assert.deepEqual(busy, [
      { from: "2027-03-26T12:00", to: "2027-03-26T14:00" },
      { from: "2027-03-29T22:30", to: "2027-03-30T00:30" },
      { from: "2027-10-29T12:00", to: "2027-10-29T14:00" },
      { from: "2027-11-01T22:00", to: "2027-11-02T00:00" },
    ]);
  });

  test("speaks three languages", () => {
    const languages = ["nb", "nn", "en"].map((language) => eventOf(written(examplePlan(), { language }), "council-1"));
    assert.deepEqual(
      languages.map(({ description }) => description.split(":")[0]),
      ["Deltakere", "Deltakarar", "Members"],
    );
  });

  test("of a body, and of a person: whoever cannot come keeps the time free", () => {
    const council = written(examplePlan(), { scope: { body: "council" } });
    assert.deepEqual(
      eventsOf(council).map(({ summary }) => summary),
      ["Politiråd 1/3", "Politiråd 2/3", "Politiråd 3/3"],
    );
    assert.match(council.replaceAll("\r\n ", ""), /X-WR-CALNAME:SLT-året 2027 – Politiråd\r\n/);
    const kari = written(examplePlan(), { scope: { person: "kari-n" } });
    assert.equal(eventsOf(kari).length, 9);
    assert.equal(eventOf(kari, "council-1").transparent, true);
    assert.match(eventOf(kari, "council-1").description, /^Du er ført opp som fraværende\.\n/);
    assert.equal(eventOf(kari, "council-2").transparent, false);
    assert.equal(eventsOf(written(examplePlan(), { scope: { person: "ola-h" } })).length, 6);
    assert.equal(eventsOf(written(examplePlan(), { scope: { person: "nobody" } })).length, 0);
  });

  test("no text can end its line or begin another", () => {
    const file = examplePlan();
    file.title = "A\r\nBEGIN:VEVENT\u0007";
    file.request.bodies[0].name = `Råd\nSTATUS:CANCELLED, \\; "x" ${"😀".repeat(60)}`;
    const text = written(file);
    assert.equal(eventsOf(text).length, 9);
    assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
    assert.equal(eventOf(text, "council-1").summary, `${file.request.bodies[0].name} 1/3`);
    assert.equal(eventOf(text, "council-1").status, "CONFIRMED");
  });
});

describe("what is remembered", () => {
  const first = issue(examplePlan()).file;

  test("an unchanged plan keeps its numbers, also through the file", () => {
    assert.deepEqual(issue(first).file, first);
    assert.deepEqual(issue(readPlanFile(writePlanFile(first))).file, first);
    assert.ok(Object.values(sequences(first)).every((number) => number === 0));
    const reordered = structuredClone(first);
    reordered.meetings.reverse();
    reordered.request.bodies[0].members.reverse();
    assert.deepEqual(issue(reordered).file.issued, first.issued);
  });

  test("time, length, place and summary each raise the number by one, of that meeting alone", () => {
    const changes = [
      [(file) => (file.meetings[0].start = "2027-02-17T09:00"), ["council-1"]],
      [(file) => (file.meetings[0].room = undefined), ["council-1"]],
      [(file) => (file.request.bodies[0].minutes = 60), ["council-1", "council-2", "council-3"]],
      [(file) => (file.request.rooms[0].name = "Kantina"), ["council-1", "council-2", "council-3"]],
      [(file) => (file.request.bodies[0].name = "Politirådet"), ["council-1", "council-2", "council-3"]],
      // A member's absence and the order of meetings are no new meeting.
      [(file) => (file.meetings[0].absent = []), []],
    ];
    for (const [change, expected] of changes) {
      const file = structuredClone(first);
      change(file);
      const raised = Object.entries(sequences(issue(file).file)).filter(([, number]) => number === 1);
      assert.deepEqual(
        raised.map(([uid]) => uid),
        expected,
        String(change),
      );
      assert.deepEqual(issue(issue(file).file).file, issue(file).file);
    }
  });

  test("what fell out is cancelled once, and comes back with a higher number", () => {
    const without = structuredClone(first);
    const [last] = without.meetings.splice(8, 1);
    const second = issue(without);
    assert.deepEqual(
      second.cancelled.map(({ body, index, sequence }) => [body, index, sequence]),
      [["slt", 6, 1]],
    );
    assert.equal(eventOf(calendarOf(second.year, second.cancelled, options), "slt-6").status, "CANCELLED");
    assert.equal(eventOf(calendarOf(second.year, second.cancelled, options), "slt-6").summary, "Avlyst: SLT-møte 6/6");
    // The others are one of five now.
    assert.equal(sequences(second.file)["slt-1"], 1);
    assert.deepEqual(issue(second.file).file, second.file);
    const third = issue({ ...second.file, meetings: [...second.file.meetings, last] });
    assert.equal(sequences(third.file)["slt-6"], 2);
    assert.deepEqual(third.cancelled, []);
    assert.equal(third.year.meetings.find(({ body, index }) => body === "slt" && index === 6).sequence, 2);
  });

  test("an empty plan cancels everything", () => {
    const { cancelled, year } = issue({ ...first, meetings: [] });
    assert.equal(cancelled.length, 9);
    assert.ok(eventsOf(calendarOf(year, cancelled, options)).every(({ status }) => status === "CANCELLED"));
  });

  test("for whoever leaves a body its meetings are cancelled, for them alone, until they are back", () => {
    const away = structuredClone(first);
    away.request.bodies[0].members = [{ person: "mayor", need: "required" }];
    const second = issue(away);
    const of = (issued, scope) => calendarOf(issued.year, issued.cancelled, { ...options, scope });
    const council = (text) => eventsOf(text).filter(({ uid }) => uid.includes("council"));
    assert.deepEqual(
      council(of(second, { person: "kari-n" })).map(({ status, sequence }) => `${status} ${sequence}`),
      ["CANCELLED 1", "CANCELLED 1", "CANCELLED 1"],
    );
    for (const scope of [{}, { person: "mayor" }, { body: "council" }])
      assert.ok(council(of(second, scope)).every(({ status }) => status === "CONFIRMED"));
    assert.equal(council(of(second, { person: "ola-h" })).length, 0);
    // They stay told, however often the plan is handed out, and through a change of the meeting.
    const moved = structuredClone(issue(second.file).file);
    moved.meetings[0].start = "2027-02-17T09:00";
    const third = issue(moved);
    assert.equal(eventOf(of(third, { person: "kari-n" }), "council-1").status, "CANCELLED");
    const back = structuredClone(third.file);
    back.request.bodies[0].members = first.request.bodies[0].members;
    const fourth = issue(back);
    assert.deepEqual(fourth.cancelled, []);
    assert.deepEqual(
      council(of(fourth, { person: "kari-n" })).map(({ status, sequence }) => `${status} ${sequence}`),
      ["CONFIRMED 3", "CONFIRMED 2", "CONFIRMED 2"],
    );
  });

  test("a body that is gone takes its meetings out of its members' calendars too", () => {
    const without = structuredClone(first);
    without.request.bodies.splice(1, 1);
    without.request.flows = [];
    without.meetings = without.meetings.filter(({ body }) => body === "council");
    const { year, cancelled } = issue(without);
    const ola = eventsOf(calendarOf(year, cancelled, { ...options, scope: { person: "ola-h" } }));
    assert.equal(ola.length, 6);
    assert.ok(ola.every(({ status, sequence }) => status === "CANCELLED" && sequence === 1));
  });
});

/** A calendar program as RFC 5546 describes it: the same UID is the same entry, the higher number wins, then the later stamp. */
class Program {
  entries = new Map();
  take(text, at) {
    for (const event of eventsOf(text)) {
      const known = this.entries.get(event.uid);
      const newer = !known || event.sequence > known.sequence || (event.sequence === known.sequence && at >= known.at);
      if (newer) this.entries.set(event.uid, { ...event, at });
    }
  }
  shown() {
    return [...this.entries.values()]
      .filter(({ status }) => status !== "CANCELLED")
      .map(({ uid, start, place }) => `${uid} ${start} ${place}`)
      .sort();
  }
}

test("whoever takes in version after version sees the plan as it is, in whatever order old ones come again", () => {
  const scopes = [{}, { body: "council" }, { person: "kari-n" }, { person: "ola-h" }];
  for (const scope of scopes) {
    const program = new Program();
    const versions = [];
    let random = 7;
    const next = (below) => (random = (random * 48271) % 2147483647) % below;
    let file = examplePlan();
    const all = structuredClone(file.meetings);
    for (let version = 0; version < 60; ++version) {
      const issued = issue(file);
      const text = calendarOf(issued.year, issued.cancelled, { ...options, scope });
      versions.push([text, version]);
      program.take(...versions.at(-1));
      // An old mail is opened once more.
      program.take(...versions[next(versions.length)]);

      const expected = issued.year.meetings
        .filter(({ body }) => !scope.body || body === scope.body)
        .filter(({ body }) => {
          const { members } = issued.year.bodies.find(({ id }) => id === body);
          return !scope.person || members.some(({ person }) => person === scope.person);
        })
        .map(
          ({ body, index, start, room }) => `plan-1-${body}-${index}@slt ${start} ${room ? "Formannskapssalen" : null}`,
        );
      assert.deepEqual(program.shown(), expected.sort(), `${JSON.stringify(scope)} version ${version}`);

      file = structuredClone(issued.file);
      const at = next(9);
      const meeting = file.meetings[at];
      const kind = next(5);
      if (kind === 0 && meeting) meeting.start = `2027-05-${String(10 + next(19))}T09:00`;
      else if (kind === 1 && meeting) file.meetings.splice(at, 1);
      else if (kind === 2) {
        const gone = all.filter(
          (each) => !file.meetings.some(({ body, index }) => body === each.body && index === each.index),
        );
        if (gone.length > 0) file.meetings.push(structuredClone(gone[next(gone.length)]));
      } else if (kind === 3) {
        const body = file.request.bodies[next(2)];
        const there = body.members.findIndex(({ person }) => person === "kari-n");
        if (there >= 0) body.members.splice(there, 1);
        else body.members.push({ person: "kari-n", need: "optional" });
      } else if (meeting?.body === "council") meeting.room = meeting.room ? undefined : "r1";
    }
  }
});
