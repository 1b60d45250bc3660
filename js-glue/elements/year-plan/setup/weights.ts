/** What the points of a plan weigh. Most people never need it. */
import { html, type TemplateResult } from "lit";
import type { YearPlanApp } from "../app.ts";
import { costField, section } from "./fields.ts";
import { setupStrings } from "./strings.ts";

export function weightsSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const weights = app.file!.request.weights ?? {};
  const field = (
    key: "spacing" | "absence" | "move",
    label: string,
    otherwise: number,
    [low, high]: [number, number],
  ) =>
    costField(app, {
      path: `/weights/${key}`,
      label,
      value: weights[key],
      otherwise,
      choices: [
        [0, words.unimportant],
        [otherwise, words.ordinary],
        [low, words.important],
        [high, words.veryImportant],
      ],
    });
  return section(
    app,
    "weights",
    { title: words.weights, says: words.weightsSay, folded: true },
    () =>
      html`<p class="subtle">${words.weightsHelp}</p>
        <div class="stack">
          ${field("spacing", words.weightSpacing, 1, [3, 10])} ${field("absence", words.weightAbsence, 1, [3, 10])}
          ${field("move", words.weightMove, 10, [30, 100])}
        </div>`,
  );
}
