// The year as a table: read back by a parser that is not ours.
import assert from "node:assert/strict";
import test from "node:test";
import Papa from "papaparse";
import { source } from "../wasm/support.mjs";
import { examplePlan } from "./example.mjs";

const { csvOf } = await source("plans/csv.ts");
const { publish, yearOf } = await source("plans/file.ts");

const rows = (text) => Papa.parse(text.replace(/^\ufeff/, "").trimEnd(), { delimiter: "" }).data;

test("one row a meeting, in order of time, as Norwegian Excel opens it", () => {
  const text = csvOf(yearOf(examplePlan(), [], "nb"), "nb");
  assert.ok(text.startsWith("\ufeffDato;Ukedag;Uke;Fra;Til;Møte;Nummer;Av;Sted;Kan ikke komme\r\n"));
  assert.ok(text.endsWith("\r\n"));
  const [, ...meetings] = rows(text);
  assert.equal(meetings.length, 9);
  assert.deepEqual(meetings[1], [
    "2027-02-10",
    "onsdag",
    "6",
    "09:00",
    "10:30",
    "Politiråd",
    "1",
    "3",
    "Formannskapssalen",
    "Kari Nordmann",
  ]);
  assert.deepEqual(
    meetings.map(([date]) => date),
    meetings.map(([date]) => date).sort(),
  );
});

test("nynorsk and English", () => {
  assert.match(csvOf(yearOf(examplePlan(), [], "nn"), "nn"), /Dato;Vekedag;Veke;Frå;.*\r\n2027-02-02;tysdag;5;/);
  assert.match(csvOf(yearOf(examplePlan(), [], "en"), "en"), /Date,Weekday,Week,.*\r\n2027-02-02,Tuesday,5,/);
});

test("without names there is no column for them", () => {
  const text = csvOf(publish(examplePlan(), [], { names: false, on: "2026-12-01", language: "nb" }), "nb");
  assert.doesNotMatch(text, /Kan ikke komme|Kari|kari-n/);
  assert.ok(rows(text).every((row) => row.length === 9));
});

test("separators, quotes and line ends stay within their cell; formulas stay text", () => {
  for (const [name, expected] of [
    ['A;B,"C"\nD', 'A;B,"C"\nD'],
    ["=1+1", "'=1+1"],
    ["+47 62 51 00 00", "'+47 62 51 00 00"],
    ["-x", "'-x"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["Råd - nord", "Råd - nord"],
  ]) {
    for (const language of ["nb", "en"]) {
      const file = examplePlan();
      file.request.bodies[0].name = name;
      const meeting = rows(csvOf(yearOf(file, [], language), language)).find((row) => row[0] === "2027-02-10");
      assert.equal(meeting[5], expected);
      assert.equal(meeting.length, 10);
    }
  }
});
