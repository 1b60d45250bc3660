/** The bodies: each a sentence, and behind it all that decides when it meets. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { levels, levelWords, type Level } from "../../../measures/levels.ts";
import type { PlanBody } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { withValue } from "../requests.ts";
import { addNamed } from "./adding.ts";
import { icons } from "../../icons.ts";
import { asked, newId, withLevel, withName, withoutBody, withoutSurplusLocks } from "./edit.ts";
import {
  button,
  checkbox,
  idOf,
  numberField,
  problemView,
  removeButton,
  section,
  select,
  selectField,
  textField,
  unfolding,
} from "./fields.ts";
import { defaultSpacing, openDays } from "./open-days.ts";
import { bodySentence, listed } from "./sentences.ts";
import { slotsView } from "./slots.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

const numberOr0 = (value: unknown) => (typeof value === "number" ? value : 0);

export function bodiesSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const { bodies } = app.file!.request;
  const meetings = bodies.reduce((sum, { count }) => sum + numberOr0(count), 0);
  return section(
    app,
    "bodies",
    { title: words.bodies, says: words.bodiesSay(bodies.length, meetings) },
    () => html`
      ${
        bodies.length > 0
          ? html`<ul class="cards">
              ${repeat(
                bodies,
                ({ id }) => id,
                (body, index) => html`<li>${card(app, body, index)}</li>`,
              )}
            </ul>`
          : html`<p class="subtle">${words.noBodies}</p>`
      }
      ${problemView(app, "/bodies")}
      <div class="actions">${button(words.addBody, () => addBody(app), { id: "add-body", icon: icons.plus })}</div>
    `,
  );
}

function card(app: YearPlanApp, body: PlanBody, index: number): TemplateResult {
  const words = setupStrings(app);
  const count = app.problems.filter(({ path }) => path.startsWith(`/bodies/${index}/`)).length;
  return unfolding(
    app,
    `body/${body.id}`,
    {
      classes: "card",
      summary: html`<span class="card-text"
          ><strong>${body.name || body.id}</strong
          ><span class="says"
            >${bodySentence(body, words, app.language)}${
              count > 0
                ? html` <span class="flag">${icons.must}<span class="ds-sr-only">${words.problems(count)}</span></span>`
                : nothing
            }</span
          ></span
        >${icons.down}`,
    },
    () => inside(app, body, index),
  );
}

function inside(app: YearPlanApp, body: PlanBody, index: number): TemplateResult {
  const words = setupStrings(app);
  const path = `/bodies/${index}`;
  return html`<div class="fields">
      ${textField(app, {
        path: `${path}/name`,
        label: words.name,
        value: body.name ?? "",
        classes: "wide",
        write: (name) => {
          const file = asked(app.file!, withValue(app.file!.request, `${path}/name`, name));
          app.change(withName(file, body.id, name), words.did.changed(words.name), `${path}/name`);
        },
      })}
      ${levelField(app, body, path)}
      <div class="row">
        ${numberField(app, {
          path: `${path}/count`,
          label: words.count,
          value: body.count,
          required: true,
          leave: () => {
            const { request } = app.file!;
            const now = request.bodies.find(({ id }) => id === body.id);
            if (typeof now?.count !== "number" || now.count < 1) return;
            const without = withoutSurplusLocks(request, body.id, now.count);
            if (without !== request) app.ask(without, words.did.changed(words.count), `${path}/count`);
          },
        })}
        ${numberField(app, {
          path: `${path}/minutes`,
          label: words.minutes,
          unit: words.minutesUnit,
          value: body.minutes,
          required: true,
        })}
        ${selectField(app, {
          path: `${path}/clock`,
          label: words.clock,
          value: body.clock ?? "office",
          choices: [
            ["office", words.office],
            ["school", words.school],
          ],
          write: (clock) =>
            app.set(`${path}/clock`, clock === "office" ? undefined : clock, words.did.changed(words.clock)),
        })}
      </div>
    </div>
    ${slotsView(app, body, index)} ${members(app, body, index)} ${spacing(app, body, index)} ${rooms(app, body, index)}
    <div class="actions end">
      ${button(words.duplicate, () => duplicate(app, body), { icon: icons.copy, variant: "tertiary" })}
      ${button(words.removeBody, () => remove(app, body), { icon: icons.clear, variant: "tertiary" })}
    </div>`;
}

const levelOf = (app: YearPlanApp, id: string): Level | undefined =>
  app.file!.organisation?.bodies.find((body) => body.id === id)?.level;

/** Where there is an organisation at all. */
function levelField(app: YearPlanApp, body: PlanBody, path: string): TemplateResult | typeof nothing {
  if (!app.file!.organisation) return nothing;
  const words = setupStrings(app);
  const level = levelOf(app, body.id);
  const named = levelWords[app.language];
  return selectField(app, {
    path: `${path}/level`,
    label: words.level,
    value: level ?? "",
    choices: [
      ...(level ? [] : [["", words.chooseLevel] as const]),
      ...levels.map((each) => [each, named[each]] as const),
    ],
    write: (chosen) => {
      const found = levels.find((each) => each === chosen);
      if (found) app.change(withLevel(app.file!, body.id, found), words.did.changed(words.level));
    },
  });
}

function spacing(app: YearPlanApp, body: PlanBody, index: number): TemplateResult {
  const words = setupStrings(app);
  const path = `/bodies/${index}/spacing`;
  const open = openDays(app.days, app.file!.request, body.clock);
  const usual = defaultSpacing(open, body.count, body.spacing);
  const shown = (key: "min" | "target" | "max") => body.spacing?.[key] ?? usual?.[key];
  const [min, target, max] = [shown("min"), shown("target"), shown("max")];
  const known = min !== undefined && target !== undefined && max !== undefined;
  const own = body.spacing && Object.keys(body.spacing).length > 0;
  const says = [known ? words.spacingSays(min, target, max) : "", own ? "" : words.spacingAutomatic];
  return unfolding(
    app,
    `spacing/${body.id}`,
    {
      classes: "more",
      summary: html`<span>${words.spacing}</span> <span class="says">${says.filter(Boolean).join(" · ")}</span>`,
    },
    () =>
      html`<p class="subtle">${words.spacingHelp}${open === undefined ? nothing : ` ${words.openDays(open)}`}</p>
        <div class="row">
          ${(["min", "target", "max"] as const).map((key) =>
            numberField(app, {
              path: `${path}/${key}`,
              label: words[key],
              name: `${words.spacing}: ${words[key]}`,
              unit: words.openDaysUnit,
              value: body.spacing?.[key],
              placeholder: usual ? String(usual[key]) : words.automatic,
            }),
          )}
        </div>`,
  );
}

function rooms(app: YearPlanApp, body: PlanBody, index: number): TemplateResult {
  const words = setupStrings(app);
  const path = `/bodies/${index}`;
  const all = app.file!.request.rooms ?? [];
  const own = body.rooms ?? [];
  const names = listed(
    own.map((id) => app.names[id] ?? id),
    words.or,
  );
  const quorum = body.quorum ? words.atLeast(body.quorum) : "";
  return unfolding(
    app,
    `rooms/${body.id}`,
    {
      classes: "more",
      summary: html`<span>${words.roomsOf}</span>
        <span class="says">${words.roomsOfSays(names || words.anyRoom, quorum)}</span>`,
    },
    () =>
      html`${numberField(app, {
          path: `${path}/quorum`,
          label: words.quorum,
          help: words.quorumHelp,
          value: body.quorum,
        })}
        <fieldset class="ds-fieldset">
          <legend class="ds-label">${words.roomsLegend}</legend>
          <p data-field="description">${all.length > 0 ? words.roomsLegendHelp : words.noRooms}</p>
          ${
            all.length > 0
              ? html`<div class="options">${all.map((room) => roomBox(app, body, path, room))}</div>`
              : nothing
          }
        </fieldset>`,
  );
}

function roomBox(app: YearPlanApp, body: PlanBody, path: string, room: { id: string; name?: string }): TemplateResult {
  const own = body.rooms ?? [];
  return checkbox(
    { id: `${idOf(path)}-room-${room.id}`, label: room.name || room.id, checked: own.includes(room.id) },
    (on) => {
      const left = on ? [...own, room.id] : own.filter((id) => id !== room.id);
      const { did } = setupStrings(app);
      app.set(`${path}/rooms`, left.length > 0 ? left : undefined, did.roomsOf(body.name || body.id));
    },
  );
}

// ---------------------------------------------------------------- members
function members(app: YearPlanApp, body: PlanBody, index: number): TemplateResult {
  const words = setupStrings(app);
  const path = `/bodies/${index}/members`;
  const own = body.members ?? [];
  const left = (app.file!.request.people ?? []).filter(({ id }) => !own.some(({ person }) => person === id));
  return html`<fieldset class="ds-fieldset members" id="${idOf(path)}" tabindex="-1">
    <legend class="ds-label">${words.membersTitle}</legend>
    ${
      own.length > 0
        ? html`<p data-field="description">${words.weightHelp}</p>
            <ul class="member-list">
              ${repeat(
                own,
                ({ person }) => person,
                (member, at) => {
                  const name = app.names[member.person] ?? member.person;
                  const place = `${path}/${at}`;
                  return html`<li>
                    <span class="member-name">${name}</span>
                    ${checkbox(
                      {
                        id: idOf(`${place}/need`),
                        path: `${place}/need`,
                        label: words.required,
                        name: words.personIs(words.required, name),
                        checked: member.need === "required",
                      },
                      (on) => {
                        const { weight: _, ...rest } = member;
                        const next = on ? { ...rest, need: "required" } : { ...member, need: "optional" };
                        app.set(place, next, words.did.members(body.name || body.id));
                      },
                    )}
                    ${
                      member.need === "required"
                        ? html`<span class="member-weight"></span>`
                        : numberField(app, {
                            path: `${place}/weight`,
                            label: words.weight,
                            name: words.personIs(words.weight, name),
                            value: member.weight,
                            placeholder: "1",
                            classes: "member-weight",
                          })
                    }
                    ${removeButton(words.removeMember(name), () => {
                      app.set(
                        path,
                        own.filter((each) => each !== member),
                        words.did.members(body.name || body.id),
                      );
                      app.focus(`#${idOf(path)}-new`);
                    })}
                  </li>`;
                },
              )}
            </ul>`
        : html`<p class="subtle">${words.noMembers}</p>`
    }
    ${problemView(app, path)}
    <div class="add-member">
      ${select(app, {
        path: `${path}-new`,
        name: words.addMember,
        value: setupState(app).newMember.get(body.id) ?? "",
        choices: [
          ["", words.choosePerson],
          ...left.map(({ id, name }) => [id, name || id] as const),
          ["/new", words.newPersonChoice],
        ],
        write: (person) => {
          setupState(app).newMember.set(body.id, person);
          app.render_();
        },
      })}
      ${button(words.addMember, () => addMember(app, body), { icon: icons.plus, variant: "tertiary" })}
    </div>
  </fieldset>`;
}

function addMember(app: YearPlanApp, body: PlanBody): void {
  const words = setupStrings(app);
  const { request } = app.file!;
  const index = request.bodies.indexOf(body);
  const { newMember, open } = setupState(app);
  const chosen = newMember.get(body.id) ?? "";
  if (chosen === "") return app.focus(`#${idOf(`/bodies/${index}/members`)}-new`);
  newMember.delete(body.id);
  const people = request.people ?? [];
  const isNew = chosen === "/new";
  const person = isNew
    ? newId(
        words.newPerson,
        people.map(({ id }) => id),
      )
    : chosen;
  const bodies = request.bodies.map((each, at) =>
    at === index ? { ...each, members: [...(each.members ?? []), { person, need: "optional" as const }] } : each,
  );
  app.ask(
    { ...request, ...(isNew && { people: [...people, { id: person, name: words.newPerson }] }), bodies },
    words.did.members(body.name || body.id),
  );
  if (!isNew) return;
  // A person has a name, and that is asked for where people are.
  open.add(`person/${person}`);
  app.focus(`#${idOf(`/people/${people.length}/name`)}`);
}

// ---------------------------------------------------------------- whole bodies
function addBody(app: YearPlanApp): void {
  const words = setupStrings(app);
  const slots = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
    { weekday, start: "09:00" },
    { weekday, start: "12:30" },
  ]);
  addNamed(app, "bodies", { name: words.newBody, count: 4, minutes: 90, slots }, words.did.addedBody);
}

function duplicate(app: YearPlanApp, body: PlanBody): void {
  const words = setupStrings(app);
  const { id: _, ...rest } = body;
  const name = body.name || body.id;
  const at = app.file!.request.bodies.findIndex((each) => each.id === body.id) + 1;
  setupState(app).open.delete(`body/${body.id}`);
  addNamed(app, "bodies", { ...rest, name: words.copyOf(name) }, words.did.copiedBody(name), at, levelOf(app, body.id));
}

function remove(app: YearPlanApp, body: PlanBody): void {
  const words = setupStrings(app);
  setupState(app).open.delete(`body/${body.id}`);
  app.change(withoutBody(app.file!, body.id), words.did.removedBody(body.name || body.id));
  app.focus("#add-body");
}
