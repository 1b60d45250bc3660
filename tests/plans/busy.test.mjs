// Calendars as Outlook, Google, Apple and Exchange write them become busy times in Norway, and nothing else.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source } from "../wasm/support.mjs";

const { readBusy, BusyFileError } = await source("plans/busy.ts");
const year = { from: "2027-01-01", to: "2027-12-31" };

const calendar = (...lines) => ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const read = (lines, options = year) => readBusy(calendar(...lines), options);
const ranges = (list) => list.map(({ from, to }) => `${from} ${to}`);
const busyOf = async (...lines) => ranges((await read(event("UID:a", ...lines))).busy);

const outlookZone = [
  "BEGIN:VTIMEZONE",
  "TZID:W. Europe Standard Time",
  "BEGIN:STANDARD",
  "DTSTART:16011028T030000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:16010325T020000",
  "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];

describe("as the programs write them", () => {
  test("Outlook: its own zone, Exchange's busy status, a reminder inside", async () => {
    const file = await read([
      "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
      "METHOD:PUBLISH",
      "X-MS-OLK-FORCEINSPECTOROPEN:TRUE",
      ...outlookZone,
      ...event(
        "CLASS:PUBLIC",
        "DESCRIPTION:Hemmelig sak\\nBEGIN:VEVENT\\n",
        'DTEND;TZID="W. Europe Standard Time":20270329T120000',
        'DTSTART;TZID="W. Europe Standard Time":20270329T100000',
        "SUMMARY;LANGUAGE=nb:Hemmelig møte",
        "TRANSP:OPAQUE",
        "UID:040000008200E00074C5B7101A82E008",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "BEGIN:VALARM",
        "TRIGGER:-PT15M",
        "DURATION:PT5M",
        "ACTION:DISPLAY",
        "END:VALARM",
      ),
      ...event(
        "UID:2",
        "DTSTART;TZID=W. Europe Standard Time:20270330T100000",
        "DTEND;TZID=W. Europe Standard Time:20270330T110000",
        "TRANSP:OPAQUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
      ),
      ...event("UID:3", "DTSTART:20270331T080000Z", "DTEND:20270331T090000Z", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"),
      ...event("UID:4", "DTSTART:20270331T100000Z", "DTEND:20270331T110000Z", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
      ...event(
        "UID:5",
        "DTSTART:20270401T080000Z",
        "DTEND:20270401T140000Z",
        "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
      ),
    ]);
    assert.deepEqual(ranges(file.busy), ["2027-03-29T10:00 2027-03-29T12:00", "2027-03-31T10:00 2027-03-31T11:00"]);
    assert.deepEqual(ranges(file.tentative), [
      "2027-03-30T10:00 2027-03-30T11:00",
      "2027-04-01T10:00 2027-04-01T16:00",
    ]);
    assert.equal(file.events, 5);
    assert.deepEqual(file.skipped, [{ reason: "transparent", count: 1 }]);
    // Nothing of what it is about is anywhere in the answer.
    assert.doesNotMatch(JSON.stringify(file), /hemmelig|sak|0400000082/i);
    assert.deepEqual(Object.keys(file), ["busy", "tentative", "events", "skipped"]);
    for (const each of [...file.busy, ...file.tentative]) assert.deepEqual(Object.keys(each), ["from", "to"]);
  });

  test("Exchange and Teams: a Windows name with no definition", async () => {
    assert.deepEqual(
      await busyOf("DTSTART;TZID=GMT Standard Time:20270610T090000", "DTEND;TZID=GMT Standard Time:20270610T100000"),
      ["2027-06-10T10:00 2027-06-10T11:00"],
    );
    assert.deepEqual(await busyOf("DTSTART;TZID=Romance Standard Time:20270110T090000", "DURATION:PT90M"), [
      "2027-01-10T09:00 2027-01-10T10:30",
    ]);
    assert.deepEqual(await busyOf("DTSTART;TZID=Pacific Standard Time:20270320T000000", "DURATION:PT1H"), [
      // America has summer time already.
      "2027-03-20T08:00 2027-03-20T09:00",
    ]);
  });

  test("Google: UTC, a zone of its own, free days", async () => {
    const file = await read([
      "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
      "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:kari@example.no",
      "X-WR-TIMEZONE:Europe/Oslo",
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Oslo",
      "X-LIC-LOCATION:Europe/Oslo",
      "BEGIN:DAYLIGHT",
      "TZOFFSETFROM:+0100",
      "TZOFFSETTO:+0200",
      "TZNAME:CEST",
      "DTSTART:19700329T020000",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
      "END:DAYLIGHT",
      "BEGIN:STANDARD",
      "TZOFFSETFROM:+0200",
      "TZOFFSETTO:+0100",
      "TZNAME:CET",
      "DTSTART:19701025T030000",
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
      "END:STANDARD",
      "END:VTIMEZONE",
      ...event(
        "DTSTART;TZID=Europe/Oslo:20270104T083000",
        "DTEND;TZID=Europe/Oslo:20270104T093000",
        "RRULE:FREQ=WEEKLY;UNTIL=20270131T225959Z;BYDAY=MO",
        "EXDATE;TZID=Europe/Oslo:20270118T083000",
        "UID:1@google.com",
        "STATUS:CONFIRMED",
      ),
      ...event("UID:2@google.com", "DTSTART;VALUE=DATE:20270215", "DTEND;VALUE=DATE:20270217", "TRANSP:TRANSPARENT"),
      ...event("UID:3@google.com", "DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270303", "TRANSP:OPAQUE"),
    ]);
    assert.deepEqual(ranges(file.busy), [
      "2027-01-04T08:30 2027-01-04T09:30",
      "2027-01-11T08:30 2027-01-11T09:30",
      "2027-01-25T08:30 2027-01-25T09:30",
      "2027-03-01T00:00 2027-03-03T00:00",
    ]);
  });

  test("Apple: floating times, folded lines, line ends of another kind", async () => {
    const text = calendar(
      "PRODID:-//Apple Inc.//macOS 14.0//EN",
      ...event(
        "UID:A-1",
        "SUMMARY:En lang tittel som brytes\r\n  over to linjer",
        "DTSTART:202702\r\n 03T120000",
        "DTEND:20270203T130000",
      ),
      ...event(
        "UID:A-2",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Helsinki:20270204T120000",
        "DURATION:PT1H",
      ),
    ).replaceAll("\r\n", "\n");
    assert.deepEqual(ranges((await readBusy(`\ufeff${text}`, year)).busy), [
      "2027-02-03T12:00 2027-02-03T13:00",
      "2027-02-04T11:00 2027-02-04T12:00",
    ]);
  });

  test("a free-busy file", async () => {
    const file = await read([
      "BEGIN:VFREEBUSY",
      "DTSTART:20270101T000000Z",
      "DTEND:20271231T000000Z",
      "FREEBUSY;FBTYPE=BUSY:20270105T080000Z/PT1H,20270106T080000Z/20270106T100000Z",
      "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270107T080000Z/PT1H",
      "FREEBUSY;FBTYPE=FREE:20270108T080000Z/PT1H",
      "FREEBUSY:20270109T080000Z/P1D",
      "END:VFREEBUSY",
    ]);
    assert.deepEqual(ranges(file.busy), [
      "2027-01-05T09:00 2027-01-05T10:00",
      "2027-01-06T09:00 2027-01-06T11:00",
      "2027-01-09T09:00 2027-01-10T09:00",
    ]);
    assert.deepEqual(ranges(file.tentative), ["2027-01-07T09:00 2027-01-07T10:00"]);
    assert.equal(file.events, 1);
  });
});

describe("recurrences", () => {
  const daily = ["DTSTART;TZID=Europe/Oslo:20270325T090000", "DTEND;TZID=Europe/Oslo:20270325T100000"];

  test("keep the clock of their zone across both switches of the year", async () => {
    assert.deepEqual(await busyOf(...daily, "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3"), [
      "2027-03-25T09:00 2027-03-25T10:00",
      "2027-03-28T09:00 2027-03-28T10:00",
      "2027-03-31T09:00 2027-03-31T10:00",
    ]);
    // In UTC the hour in Norway moves.
    assert.deepEqual(await busyOf("DTSTART:20271030T070000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"), [
      "2027-10-30T09:00 2027-10-30T10:00",
      "2027-10-31T08:00 2027-10-31T09:00",
    ]);
    // New York changes a week later than Norway in autumn.
    assert.deepEqual(
      await busyOf("DTSTART;TZID=America/New_York:20271025T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"),
      ["2027-10-25T15:00 2027-10-25T16:00", "2027-11-01T14:00 2027-11-01T15:00", "2027-11-08T15:00 2027-11-08T16:00"],
    );
  });

  test("the hour that comes twice is busy as a whole for what lies across it", async () => {
    // 02:30 summer time to 02:30 normal time.
    assert.deepEqual(await busyOf("DTSTART:20271031T003000Z", "DTEND:20271031T013000Z"), [
      "2027-10-31T02:00 2027-10-31T03:00",
    ]);
    assert.deepEqual(await busyOf("DTSTART:20271031T000000Z", "DTEND:20271031T010000Z"), [
      "2027-10-31T02:00 2027-10-31T03:00",
    ]);
    // Before the clock is put forward 01:30, after it 03:30.
    assert.deepEqual(await busyOf("DTSTART:20270328T003000Z", "DTEND:20270328T013000Z"), [
      "2027-03-28T01:30 2027-03-28T03:30",
    ]);
    // 02:30 does not exist that night.
    assert.deepEqual(await busyOf("DTSTART;TZID=Europe/Oslo:20270328T023000", "DURATION:PT30M"), [
      "2027-03-28T03:30 2027-03-28T04:00",
    ]);
  });

  test("without end stop at the end of the period", async () => {
    const all = await busyOf("DTSTART:20200101T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
    assert.equal(all.length, 365);
    assert.equal(all.at(-1), "2027-12-31T09:00 2027-12-31T10:00");
  });

  test("RDATE adds, periods too; EXDATE takes away, days too", async () => {
    assert.deepEqual(
      await busyOf(
        ...daily,
        "RRULE:FREQ=DAILY;COUNT=4",
        "RDATE;TZID=Europe/Oslo:20270405T090000",
        "RDATE;VALUE=PERIOD:20270406T070000Z/PT2H",
        "EXDATE:20270326T080000Z",
        "EXDATE;VALUE=DATE:20270327",
      ),
      [
        "2027-03-25T09:00 2027-03-25T10:00",
        "2027-03-28T09:00 2027-03-28T10:00",
        "2027-04-05T09:00 2027-04-05T10:00",
        "2027-04-06T09:00 2027-04-06T11:00",
      ],
    );
  });

  test("a moved, a cancelled and a freed occurrence", async () => {
    const override = (id, ...lines) => event("UID:s", `RECURRENCE-ID;TZID=Europe/Oslo:${id}`, ...lines);
    const file = await read([
      ...override("20270112T090000", "DTSTART:20270113T120000Z", "DTEND:20270113T130000Z"),
      ...event(
        "UID:s",
        "DTSTART;TZID=Europe/Oslo:20270105T090000",
        "DTEND;TZID=Europe/Oslo:20270105T100000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
      ),
      ...override("20270119T090000", "DTSTART;TZID=Europe/Oslo:20270119T090000", "STATUS:CANCELLED"),
      ...override("20270126T090000", "DTSTART;TZID=Europe/Oslo:20270126T090000", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
    ]);
    assert.deepEqual(ranges(file.busy), [
      "2027-01-05T09:00 2027-01-05T10:00",
      "2027-01-13T13:00 2027-01-13T14:00",
      "2027-02-02T09:00 2027-02-02T10:00",
    ]);
    assert.deepEqual(file.skipped, [
      { reason: "transparent", count: 1 },
      { reason: "cancelled", count: 1 },
    ]);
  });

  test("this occurrence and those after it", async () => {
    const file = await read([
      ...event("UID:s", "DTSTART:20270105T080000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4"),
      ...event(
        "UID:s",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20270119T080000Z",
        "DTSTART:20270120T100000Z",
        "DURATION:PT2H",
      ),
    ]);
    assert.deepEqual(ranges(file.busy), [
      "2027-01-05T09:00 2027-01-05T10:00",
      "2027-01-12T09:00 2027-01-12T10:00",
      "2027-01-20T11:00 2027-01-20T13:00",
      "2027-01-27T11:00 2027-01-27T13:00",
    ]);
  });

  test("whole days recur as whole days", async () => {
    assert.deepEqual(await busyOf("DTSTART;VALUE=DATE:20270327", "RRULE:FREQ=WEEKLY;UNTIL=20270403"), [
      "2027-03-27T00:00 2027-03-28T00:00",
      "2027-04-03T00:00 2027-04-04T00:00",
    ]);
    assert.deepEqual(await busyOf("DTSTART;VALUE=DATE:20270329", "DURATION:P5D"), [
      "2027-03-29T00:00 2027-04-03T00:00",
    ]);
  });

  test("the later version of an entry in the same file is the one that counts", async () => {
    const file = await read([
      ...event("UID:v", "SEQUENCE:2", "DTSTART:20270106T080000Z", "DURATION:PT1H"),
      ...event("UID:v", "SEQUENCE:1", "DTSTART:20270105T080000Z", "DURATION:PT1H"),
    ]);
    assert.deepEqual(ranges(file.busy), ["2027-01-06T09:00 2027-01-06T10:00"]);
    assert.deepEqual(file.skipped, [{ reason: "cancelled", count: 1 }]);
  });

  test("rules that nothing fulfils or that never end come to an end", { timeout: 30_000 }, async () => {
    const rules = [
      "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=DAILY;INTERVAL=1000000000",
      "FREQ=SECONDLY",
      "FREQ=MINUTELY;BYMONTHDAY=31;BYMONTH=2",
    ];
    const lines = rules.flatMap((rule, index) =>
      event(`UID:${index}`, "DTSTART:20200106T080000Z", "DURATION:PT1H", `RRULE:${rule}`),
    );
    const { busy, skipped } = await read([...lines, ...event("UID:x", "DTSTART:20270105T080000Z", "DURATION:PT1H")]);
    assert.deepEqual(ranges(busy), ["2027-01-05T09:00 2027-01-05T10:00"]);
    assert.deepEqual(
      skipped.map(({ reason, count }) => `${reason} ${count}`),
      ["outside 2", "unreadable 2"],
    );
  });
});

describe("what is left", () => {
  test("is merged, in order, to the whole minute and within the period", async () => {
    const file = await read(
      [
        ...event("UID:1", "DTSTART:20270112T083030Z", "DTEND:20270112T090000Z"),
        ...event("UID:2", "DTSTART:20270112T090000Z", "DTEND:20270112T091501Z"),
        ...event("UID:3", "DTSTART:20270112T084000Z", "DTEND:20270112T085000Z"),
        ...event("UID:4", "DTSTART:20270109T100000Z", "DTEND:20270110T100000Z"),
        ...event("UID:5", "DTSTART:20260112T080000Z", "DTEND:20260112T090000Z"),
        ...event("UID:6", "DTSTART:20270113T080000Z", "DTEND:20270113T080000Z"),
      ],
      { from: "2027-01-10", to: "2027-01-12" },
    );
    assert.deepEqual(ranges(file.busy), ["2027-01-10T00:00 2027-01-10T11:00", "2027-01-12T09:30 2027-01-12T10:16"]);
    assert.deepEqual(file.skipped, [
      { reason: "transparent", count: 1 },
      { reason: "outside", count: 1 },
    ]);
  });

  test("one unreadable entry costs the others nothing, and its line is told", async () => {
    const file = await read([
      ...event("UID:1", "DTSTART:20270112T080000Z", "DTEND:20270112T090000Z"),
      ...event("UID:2", "DTSTART:20270231T080000Z", "DTEND:20270231T090000Z"),
      ...event("UID:3", "SUMMARY:no start"),
      "BEGIN:VEVENT",
      "UID:4",
      "DTSTART:20270114T080000Z",
      ...event("UID:5", "DTSTART:20270113T080000Z", "DTEND:20270113T090000Z"),
      ...event("UID:6", "DTSTART:20270113T080000Z", "DTEND:20270112T090000Z"),
      ...event("UID:7", "DTSTART:20270113T080000Z", "RRULE:FREQ=NEVER"),
      ...event("UID:8", "DTSTART:yesterday"),
    ]);
    assert.equal(file.busy.length, 2);
    assert.equal(file.events, 8);
    const [{ reason, count, lines }] = file.skipped.filter(({ reason }) => reason === "unreadable");
    assert.equal(`${reason} ${count}`, "unreadable 6");
    assert.deepEqual(
      lines.sort((one, two) => one - two),
      [8, 13, 17, 25, 30, 35],
    );
  });

  test("everything is counted", async () => {
    const { events, skipped } = await read([
      ...event("UID:1", "DTSTART:20270112T080000Z", "DTEND:20270112T090000Z"),
      ...event("UID:2", "DTSTART:20270112T080000Z", "DTEND:20270112T090000Z", "STATUS:CANCELLED"),
      ...event("UID:3", "DTSTART:20270112T080000Z", "DTEND:20270112T090000Z", "TRANSP:TRANSPARENT"),
    ]);
    assert.equal(events - skipped.reduce((sum, { count }) => sum + count, 0), 1);
  });
});

describe("what is no calendar", () => {
  const code = (expected, line) => (error) => {
    assert.ok(error instanceof BusyFileError);
    assert.equal(error.code, expected);
    if (line !== undefined) assert.equal(error.line, line);
    return true;
  };
  test("is refused with a reason and a line", async () => {
    await assert.rejects(readBusy("", year), code("notCalendar"));
    await assert.rejects(readBusy("navn;dato\nKari;2027", year), code("notCalendar", 1));
    await assert.rejects(readBusy("x\u2028BEGIN:VCALENDAR\r\nEND:VCALENDAR", year), code("notCalendar"));
    const whole = calendar(
      ...event("UID:1", "DTSTART:20270112T080000Z"),
      ...event("UID:2", "DTSTART:20270112T080000Z"),
    );
    await assert.rejects(readBusy(whole.slice(0, whole.lastIndexOf("DTSTART")), year), code("cutShort", 7));
    await assert.rejects(readBusy(whole.padEnd(20_000_001), year), code("tooLarge"));
  });
  test("nor is a period that is none", async () => {
    for (const period of [
      { from: "2027-02-30", to: "2027-03-01" },
      { from: "2027-03-02", to: "2027-03-01" },
      { from: "1900-01-01", to: "2027-03-01" },
    ])
      await assert.rejects(readBusy(calendar(), period), RangeError);
  });
});

describe("ten thousand entries", () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => {
    const day = new Date(Date.UTC(2027, 0, 1 + (index % 250))).toISOString().slice(0, 10).replaceAll("-", "");
    const hour = String(8 + (Math.floor(index / 250) % 8)).padStart(2, "0");
    return event(
      `UID:${index}`,
      `SUMMARY:Hemmelig ${index}`,
      `DTSTART;TZID=Europe/Oslo:${day}T${hour}0000`,
      "DURATION:PT30M",
      ...(index % 100 === 0 ? ["RRULE:FREQ=WEEKLY;COUNT=2"] : []),
    );
  }).flat();
  const text = calendar(...lines);

  test("show progress, let the page live, and are all read", async () => {
    const told = [];
    let turns = 0;
    const timer = setInterval(() => ++turns, 0);
    const { busy, events } = await readBusy(text, {
      ...year,
      onProgress: (done, total) => told.push([done, total]),
    });
    clearInterval(timer);
    assert.equal(events, 10_000);
    assert.ok(busy.length >= 250 * 8, String(busy.length));
    assert.deepEqual(ranges(busy).slice(0, 2), [
      "2027-01-01T08:00 2027-01-01T08:30",
      "2027-01-01T09:00 2027-01-01T09:30",
    ]);
    assert.ok(told.length > 3, String(told.length));
    assert.ok(turns > 3, String(turns));
    assert.ok(told.every(([done, total], index) => total === 10_000 && (index === 0 || done > told[index - 1][0])));
    assert.equal(told.at(-1)[0], 10_000);
  });

  test("can be stopped on the way, and before", async () => {
    const stop = new AbortController();
    const reading = readBusy(text, { ...year, signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(reading, { name: "AbortError" });
    await assert.rejects(readBusy(text, { ...year, signal: AbortSignal.abort() }), { name: "AbortError" });
  });
});

describe("a series of many years", () => {
  /** How often the page has its turn, by a clock that is a millisecond later whenever somebody looks at it. */
  async function turnsOf(...lines) {
    const { MessageChannel } = globalThis;
    const { now } = performance;
    let looks = 0;
    let turns = 0;
    let lastTurn = 0;
    let longest = 0;
    globalThis.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        ++turns;
        longest = Math.max(longest, looks - lastTurn);
        lastTurn = looks;
      }
    };
    performance.now = () => ++looks;
    try {
      return { file: await read(event("UID:old", ...lines)), turns, longest };
    } finally {
      performance.now = now;
      globalThis.MessageChannel = MessageChannel;
    }
  }
  const days = (Date.UTC(2027, 0, 1) - Date.UTC(2015, 0, 5)) / 86_400_000;

  test("lets the page live on the way to the period", async () => {
    const { file, turns, longest } = await turnsOf("DTSTART:20150105T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
    assert.equal(file.busy.length, 365);
    assert.ok(turns > days / 10, `${turns} turns`);
    assert.ok(longest <= 10, String(longest));
  });

  test("and so does what is left out of it", async () => {
    const { file, turns } = await turnsOf(
      "DTSTART:20150105T080000Z",
      "DURATION:PT1H",
      "RRULE:FREQ=YEARLY",
      "EXRULE:FREQ=DAILY;INTERVAL=2",
    );
    assert.equal(file.busy.length, 1);
    assert.ok(turns > days / 20, `${turns} turns`);
  });
});

describe("versions of one entry", () => {
  test("may be very many", async () => {
    const hour = event("UID:same", "DTSTART:20270112T080000Z", "DURATION:PT1H").join("\r\n");
    const text = calendar(Array.from({ length: 150_000 }, () => hour).join("\r\n"));
    const { busy, events, skipped } = await readBusy(text, year);
    assert.equal(events, 150_000);
    assert.deepEqual(ranges(busy), ["2027-01-12T09:00 2027-01-12T10:00"]);
    assert.deepEqual(skipped, []);
  });

  test("of the changes to one occurrence the newest counts alone", async () => {
    const change = (id, sequence, start) =>
      event("UID:s", `RECURRENCE-ID:${id}`, `SEQUENCE:${sequence}`, `DTSTART:${start}`, "DURATION:PT1H");
    const series = event("UID:s", "DTSTART:20270112T080000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3");
    const older = change("20270119T080000Z", 1, "20270119T100000Z");
    const newer = change("20270119T080000Z", 2, "20270119T120000Z");
    const another = change("20270126T080000Z", 1, "20270126T140000Z");
    for (const lines of [
      [series, older, newer, another],
      [newer, another, older, series],
    ]) {
      const { busy, skipped } = await read(lines.flat());
      assert.deepEqual(ranges(busy), [
        "2027-01-12T09:00 2027-01-12T10:00",
        "2027-01-19T13:00 2027-01-19T14:00",
        "2027-01-26T15:00 2027-01-26T16:00",
      ]);
      assert.deepEqual(skipped, [{ reason: "cancelled", count: 1 }]);
    }
  });

  test("what a rule leaves out is left out although it begins long before the period", async () => {
    const lines = ["DTSTART:20261201T080000Z", "DURATION:P20D", "RRULE:FREQ=DAILY;INTERVAL=20;COUNT=3"];
    assert.deepEqual(await busyOf(...lines), ["2027-01-01T00:00 2027-01-30T09:00"]);
    assert.deepEqual(await busyOf(...lines, "EXRULE:FREQ=DAILY;INTERVAL=20;COUNT=2"), [
      "2027-01-10T09:00 2027-01-30T09:00",
    ]);
  });
});
