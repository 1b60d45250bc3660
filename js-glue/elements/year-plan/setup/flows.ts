/** Which body's meetings wait for which other's, as a sentence with the numbers in it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Flow } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { icons } from "../../icons.ts";
import {
  button,
  costField,
  idOf,
  numberField,
  problemView,
  removeButton,
  section,
  selectField,
  unfolding,
} from "./fields.ts";
import { listed } from "./sentences.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

export function flowsSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const { flows = [], bodies } = app.file!.request;
  const names = flows.map(({ from, to }) => `${app.names[from] ?? from} → ${app.names[to] ?? to}`);
  return section(
    app,
    "flows",
    { title: words.flows, says: flows.length > 0 ? names.join(", ") : words.flowsSay(0), folded: true },
    () =>
      html`${
          flows.length > 0
            ? html`<ul class="flows">
                ${flows.map((flow, index) => html`<li>${sentence(app, flow, index)}</li>`)}
              </ul>`
            : html`<p class="subtle">${bodies.length < 2 ? words.needsTwo : words.flowsNone}</p>`
        }
        ${problemView(app, "/flows")}
        <div class="actions">
          ${button(words.addFlow, () => addFlow(app), {
            id: "add-flow",
            icon: icons.plus,
            variant: "tertiary",
            disabled: bodies.length < 2,
          })}
        </div>`,
  );
}

function sentence(app: YearPlanApp, flow: Flow, index: number): TemplateResult {
  const words = setupStrings(app);
  const { did } = words;
  const path = `/flows/${index}`;
  const whose = words.flowN(index + 1);
  const bodies = app.file!.request.bodies.map(({ id, name }) => [id, name || id] as const);
  const body = (key: "from" | "to", label: string) =>
    selectField(app, {
      path: `${path}/${key}`,
      label,
      name: `${label}, ${whose}`,
      hideLabel: true,
      value: flow[key],
      choices: bodies,
      // Which meetings are paired was said of the bodies that were there.
      write: (id) => {
        const { pairs: _, ...rest } = flow;
        app.set(path, { ...rest, [key]: id }, did.flows);
      },
    });
  const number = (key: "minDays" | "maxDays", label: string) =>
    numberField(app, {
      path: `${path}/${key}`,
      label,
      name: `${label}, ${whose}`,
      hideLabel: true,
      value: flow[key],
      required: true,
    });
  const weights = [
    [0, words.unimportant],
    [1, words.ordinary],
    [3, words.important],
  ] as const;
  const weight =
    weights.find(([value]) => value === (flow.weight ?? 0))?.[1] ?? `${String(flow.weight)} ${words.points}`;
  return html`<div class="flow" role="group" aria-label=${whose}>
    <div class="flow-sentence">
      ${body("to", words.flowTo)}<span>${words.flowMeets}</span>${number("minDays", words.flowMin)}<span>${words.flowUntil}</span>${number("maxDays", words.flowMax)}<span>${words.flowAfter}</span>${body("from", words.flowFrom)}
      ${removeButton(words.removeFlow(index + 1), () => {
        const { ownNumber, open } = setupState(app);
        for (const each of ownNumber) if (each.startsWith("/flows/")) ownNumber.delete(each);
        for (const each of open) if (each.startsWith("flow/")) open.delete(each);
        const flows = app.file!.request.flows!.toSpliced(index, 1);
        app.set("/flows", flows.length > 0 ? flows : undefined, did.flows);
        app.focus("#add-flow");
      })}
    </div>
    ${
      flow.pairs
        ? html`<p class="subtle pairs">
              ${words.flowPairs(
                listed(
                  flow.pairs.map(([from, to]) => `${from} → ${to}`),
                  words.and,
                ),
              )}
            </p>
            ${button(words.flowAllPairs, () => app.set(`${path}/pairs`, undefined, did.flows), { variant: "tertiary" })}`
        : nothing
    }
    ${unfolding(
      app,
      `flow/${index}`,
      {
        classes: "more",
        summary: html`<span>${words.flowMore}</span>
          <span class="says">${words.flowSays(flow.target ?? flow.minDays, weight)}</span>`,
      },
      () =>
        html`<div class="row">
          ${numberField(app, {
            path: `${path}/target`,
            label: words.flowTarget,
            name: `${words.flowTarget}, ${whose}`,
            value: flow.target,
            placeholder: String(flow.minDays),
          })}
          ${costField(app, {
            path: `${path}/weight`,
            label: words.flowWeight,
            name: `${words.flowWeight}, ${whose}`,
            value: flow.weight,
            otherwise: 0,
            choices: weights,
          })}
        </div>`,
    )}
  </div>`;
}

function addFlow(app: YearPlanApp): void {
  const { flows = [], bodies } = app.file!.request;
  const [first, second] = bodies;
  if (!first || !second) return;
  const flow: Flow = { from: first.id, to: second.id, minDays: 7, maxDays: 28 };
  app.set("/flows", [...flows, flow], setupStrings(app).did.flows);
  app.focus(`#${idOf(`/flows/${flows.length}/to`)}`);
}
