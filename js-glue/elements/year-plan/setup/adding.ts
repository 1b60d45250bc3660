/** New things in the lists of a request. */
import type { OrganisationBody, PlanBody, PlanRequest } from "../../../types.ts";
import type { YearPlanApp } from "../app.ts";
import { asked, newId, withLevel } from "./edit.ts";
import { idOf } from "./fields.ts";
import { setupState } from "./state.ts";

interface Lists {
  bodies: PlanBody;
  people: NonNullable<PlanRequest["people"]>[number];
  rooms: NonNullable<PlanRequest["rooms"]>[number];
}
const kinds = { bodies: "body", people: "person", rooms: "room" } as const;

/** Puts it at that place of its list, else at the end, unfolded, and the focus in its name: that is there to be overwritten. */
export function addNamed<List extends keyof Lists>(
  app: YearPlanApp,
  list: List,
  item: Omit<Lists[List], "id"> & { name: string },
  what: string,
  at?: number,
  level?: OrganisationBody["level"],
): void {
  const { request } = app.file!;
  const there = (request[list] ?? []) as Lists[List][];
  const place = at ?? there.length;
  const id = newId(
    item.name,
    there.map((each) => each.id),
  );
  setupState(app).open.add(`${kinds[list]}/${id}`);
  const items = there.toSpliced(place, 0, { id, ...item } as unknown as Lists[List]);
  const file = asked(app.file!, { ...request, [list]: items });
  app.change(level ? withLevel(file, id, level) : file, what);
  const field = idOf(`/${list}/${place}/name`);
  app.focus(`#${field}`);
  void app.host.updateComplete.then(() =>
    (app.host.shadowRoot?.getElementById(field) as HTMLInputElement | null)?.select(),
  );
}
