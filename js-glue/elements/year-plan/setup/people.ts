/** The people: who is in which body, how far they travel, and when they are busy. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PlanBody, PlanRequest } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { addNamed } from "./adding.ts";
import { icons } from "../../icons.ts";
import { busyView, dropping, type Owner } from "./busy-view.ts";
import { calendarsOf, withCalendars, withoutPerson } from "./edit.ts";
import { button, checkbox, idOf, numberField, problemView, section, textField, unfolding } from "./fields.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

type Person = NonNullable<PlanRequest["people"]>[number];

export function peopleSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const people = app.file!.request.people ?? [];
  const without = people.filter(({ busy }) => !busy?.length).length;
  return section(
    app,
    "people",
    { title: words.people, says: words.peopleSay(people.length, without) },
    () =>
      html`<p class="subtle privacy">${icons.lock}<span>${words.privacy}</span></p>
        ${
          people.length > 0
            ? html`<ul class="lines">
                ${repeat(
                  people,
                  ({ id }) => id,
                  (person, index) => line(app, person, index),
                )}
              </ul>`
            : html`<p class="subtle">${words.noPeople}</p>`
        }
        ${problemView(app, "/people")}
        <div class="actions">
          ${button(words.addPerson, () => addPerson(app), { id: "add-person", icon: icons.plus })}
        </div>`,
  );
}

const isIn = (body: PlanBody, id: string) => body.members?.some(({ person }) => person === id) ?? false;

function ownerOf(app: YearPlanApp, { id, name }: Person): Owner {
  return {
    key: `person/${id}`,
    name: name || id,
    calendars: () => calendarsOf(app.file!, id),
    write: (calendars, what) => {
      // Removed while a file of theirs was being read.
      if (!app.file!.request.people?.some((person) => person.id === id)) return;
      const own = calendars.map((calendar) => ({ ...calendar, person: id }));
      app.change(withCalendars(app.file!, id, own), what);
    },
  };
}

function line(app: YearPlanApp, person: Person, index: number): TemplateResult {
  const words = setupStrings(app);
  const state = setupState(app);
  const owner = ownerOf(app, person);
  const { over, leave, drop } = dropping(app, owner);
  const bodies = app.file!.request.bodies.filter((body) => isIn(body, person.id));
  const inWhich =
    bodies.length === 0
      ? words.inNoBody
      : bodies.length > 2
        ? words.inBodies(bodies.length)
        : bodies.map((body) => body.name || body.id).join(", ");
  const count = person.busy?.length ?? 0;
  const problems = app.problems.filter(({ path }) => path.startsWith(`/people/${index}/`)).length;
  return html`<li
    data-over=${state.over === owner.key ? "yes" : nothing}
    @dragover=${over}
    @dragleave=${leave}
    @drop=${drop}
  >
    ${unfolding(
      app,
      owner.key,
      {
        classes: "line",
        summary: html`<span class="line-text"
            ><span class="line-name">${person.name || person.id}</span><span class="says">${inWhich}</span
            ><span class="says figure"
              >${state.over === owner.key ? words.dropHere : words.busyTimes(count)}${
                problems > 0
                  ? html` <span class="flag"
                      >${icons.must}<span class="ds-sr-only">${words.problems(problems)}</span></span
                    >`
                  : nothing
              }</span
            ></span
          >${icons.down}`,
      },
      () => inside(app, person, index, owner),
    )}
  </li>`;
}

function inside(app: YearPlanApp, person: Person, index: number, owner: Owner): TemplateResult {
  const words = setupStrings(app);
  const path = `/people/${index}`;
  return html`<div class="fields">
      ${textField(app, {
        path: `${path}/name`,
        label: words.name,
        value: person.name ?? "",
        classes: "wide",
        write: (name) => app.set(`${path}/name`, name, words.did.changed(words.name)),
      })}
      <div class="row">
        ${numberField(app, {
          path: `${path}/travelMinutes`,
          label: words.travel,
          unit: words.minutesUnit,
          value: person.travelMinutes,
          placeholder: "0",
        })}
        ${numberField(app, {
          path: `${path}/maxPerDay`,
          label: words.maxPerDay,
          value: person.maxPerDay,
          placeholder: "–",
        })}
      </div>
    </div>
    <fieldset class="ds-fieldset">
      <legend class="ds-label">${words.bodiesOf}</legend>
      <div class="options">
        ${app.file!.request.bodies.map((body, at) =>
          checkbox(
            { id: `${idOf(path)}-in-${at}`, label: body.name || body.id, checked: isIn(body, person.id) },
            (on) => {
              const members = body.members ?? [];
              const next = on
                ? [...members, { person: person.id, need: "optional" }]
                : members.filter((member) => member.person !== person.id);
              app.set(`/bodies/${at}/members`, next, words.did.members(body.name || body.id));
            },
          ),
        )}
      </div>
    </fieldset>
    ${busyView(app, owner)} ${problemView(app, `${path}/busy`)}
    <div class="actions end">
      ${button(
        words.removePerson,
        () => {
          setupState(app).readings.get(owner.key)?.abort.abort();
          app.change(withoutPerson(app.file!, person.id), words.did.removed(person.name || person.id));
          app.focus("#add-person");
        },
        { icon: icons.clear, variant: "tertiary" },
      )}
    </div>`;
}

function addPerson(app: YearPlanApp): void {
  const words = setupStrings(app);
  addNamed(app, "people", { name: words.newPerson }, words.did.addedPerson);
}
