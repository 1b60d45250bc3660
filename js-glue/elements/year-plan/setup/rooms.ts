/** The rooms that meetings can be in, and when others have them. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PlanRequest } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { addNamed } from "./adding.ts";
import { icons } from "../../icons.ts";
import { busyView, dropping, type Owner } from "./busy-view.ts";
import { union, withoutRoom } from "./edit.ts";
import { button, problemView, section, textField, unfolding } from "./fields.ts";
import { listed } from "./sentences.ts";
import { setupState } from "./state.ts";
import { setupStrings } from "./strings.ts";

type Room = NonNullable<PlanRequest["rooms"]>[number];

export function roomsSection(app: YearPlanApp): TemplateResult {
  const words = setupStrings(app);
  const rooms = app.file!.request.rooms ?? [];
  const names = rooms.map(({ id, name }) => name || id);
  return section(
    app,
    "rooms",
    { title: words.rooms, says: words.roomsSay(rooms.length, listed(names, words.and)), folded: true },
    () =>
      html`${
          rooms.length > 0
            ? html`<ul class="lines">
                ${repeat(
                  rooms,
                  ({ id }) => id,
                  (room, index) => line(app, room, index),
                )}
              </ul>`
            : html`<p class="subtle">${words.roomsNone}</p>`
        }
        ${problemView(app, "/rooms")}
        <div class="actions">
          ${button(words.addRoom, () => addRoom(app), { id: "add-room", icon: icons.plus, variant: "tertiary" })}
        </div>`,
  );
}

/** A room has no calendars of its own in the file: what is read is added to its busy times. */
function ownerOf(app: YearPlanApp, { id, name }: Room): Owner {
  const now = () => app.file!.request.rooms?.find((room) => room.id === id);
  return {
    key: `room/${id}`,
    name: name || id,
    calendars: () => {
      const busy = now()?.busy ?? [];
      return busy.length > 0 ? [{ person: "", name: "", busy }] : [];
    },
    write: (calendars, what) => {
      const { request } = app.file!;
      const busy = union(calendars.map((calendar) => calendar.busy));
      const rooms = request.rooms?.map((room) => {
        if (room.id !== id) return room;
        const { busy: _, ...rest } = room;
        return busy.length > 0 ? { ...rest, busy } : rest;
      });
      if (rooms && now()) app.ask({ ...request, rooms }, what);
    },
  };
}

function line(app: YearPlanApp, room: Room, index: number): TemplateResult {
  const words = setupStrings(app);
  const state = setupState(app);
  const path = `/rooms/${index}`;
  const owner = ownerOf(app, room);
  const { over, leave, drop } = dropping(app, owner);
  const users = app.file!.request.bodies.filter(({ rooms }) => rooms?.includes(room.id));
  const usedBy =
    users.length > 0
      ? words.usedBy(
          listed(
            users.map(({ id, name }) => name || id),
            words.and,
          ),
        )
      : words.usedByNone;
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
            ><span class="line-name">${room.name || room.id}</span><span class="says">${usedBy}</span
            ><span class="says figure"
              >${state.over === owner.key ? words.dropHere : words.busyTimes(room.busy?.length ?? 0)}</span
            ></span
          >${icons.down}`,
      },
      () =>
        html`${textField(app, {
            path: `${path}/name`,
            label: words.name,
            value: room.name ?? "",
            write: (name) => app.set(`${path}/name`, name, words.did.changed(words.name)),
          })}
          ${busyView(app, owner)} ${problemView(app, `${path}/busy`)}
          <div class="actions end">
            ${button(
              words.removeRoom,
              () => {
                app.change(withoutRoom(app.file!, room.id), words.did.removed(room.name || room.id));
                app.focus("#add-room");
              },
              { icon: icons.clear, variant: "tertiary" },
            )}
          </div>`,
    )}
  </li>`;
}

function addRoom(app: YearPlanApp): void {
  const words = setupStrings(app);
  addNamed(app, "rooms", { name: words.newRoom }, words.did.addedRoom);
}
