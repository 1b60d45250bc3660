/** What leaves and enters as files: the whole work, and the measures as a table. */
import type { CsvReading } from "../../measures/csv.ts";
import { newId, taken } from "../../measures/edit.ts";
import { readPlanFile, writePlanFile } from "../../plans/file.ts";
import { SltInputError } from "../../slt.ts";
import type { InputProblem } from "../../types.ts";
import { fileName, readText, saveFile } from "../files.ts";
import type { MeasuresApp } from "./app.ts";

export class HandoverState {
  fileProblems: readonly InputProblem[] = [];
  /** What a table would change; nothing is taken before it has been looked at. */
  reading: CsvReading | undefined;

  constructor(readonly app: MeasuresApp) {}

  save(): void {
    const { app } = this;
    const name = fileName(app.file.title, "slt", "json");
    saveFile(name, "application/json", writePlanFile(app.file));
    app.say(app.words.downloaded(name));
  }

  async open(file: File): Promise<void> {
    const { app } = this;
    this.fileProblems = [];
    const text = await file.text();
    try {
      app.take(readPlanFile(text), app.words.opened(file.name));
    } catch (error) {
      if (!(error instanceof SltInputError)) throw error;
      this.fileProblems = error.problems;
      app.say(app.words.openFailed);
    }
  }

  async saveTable(): Promise<void> {
    const { app } = this;
    const { measuresCsv } = await import("../../measures/csv.ts");
    const name = fileName(`${app.words.fileName} ${app.file.title}`, app.words.fileName, "csv");
    saveFile(name, "text/csv", measuresCsv(app.file.measures ?? [], app.bodyNames, app.language));
    app.say(app.words.downloaded(name));
  }

  async readTable(file: File): Promise<void> {
    const { app } = this;
    const [{ readMeasuresCsv }, text] = await Promise.all([import("../../measures/csv.ts"), readText(file)]);
    this.reading = readMeasuresCsv(text, {
      measures: app.file.measures ?? [],
      names: app.bodyNames,
      makeId: () => newId("m", app.file),
      check: (measures) => app.refusals(measures),
    });
    const { problems } = this.reading;
    app.say(problems.length > 0 ? app.words.csvFailed(problems.length) : app.words.preview);
    app.focus(problems.length > 0 ? ".csv-problems" : "#take", ".preview");
  }

  take(): void {
    const { app, reading } = this;
    if (!reading) return;
    const message = app.words.taken(reading.added.length + reading.changed.length);
    this.reading = undefined;
    app.change((file) => taken(file, reading), message);
    app.say(message);
    app.focus("#csv-file");
  }

  drop(): void {
    this.reading = undefined;
    this.app.draw();
    this.app.focus("#csv-file");
  }
}
