/** Of an organisation and its measures what everybody may see. A plan file may hold what is not right yet: that stays behind. */
import type { InputProblem, Measure, Organisation } from "../types.ts";
import { measureShape, publicBodyShape, publicPersonShape } from "./published.ts";
import { day, type Read } from "./read.ts";
import type { PublicOrganisation } from "./types.ts";

/** The fields of a shape that the value has, as they must be; undefined where one that is needed is not. */
function fitting<Value>(
  shape: Record<string, Read<unknown>>,
  needed: readonly string[],
  value: object,
): Value | undefined {
  const given = new Map(Object.entries(value));
  const taken = Object.entries(shape).flatMap(([key, read]) => {
    const problems: InputProblem[] = [];
    const found = given.get(key) === undefined ? undefined : read(given.get(key), "", problems);
    return found === undefined || problems.length > 0 ? [] : [[key, found] as const];
  });
  const there = Object.fromEntries(taken);
  return needed.every((key) => Object.hasOwn(there, key)) ? (there as Value) : undefined;
}

const all = <Item, Value>(list: readonly Item[], read: (item: Item) => Value | undefined): Value[] =>
  list.flatMap((item) => read(item) ?? []);

export function publicOrganisation(organisation: Organisation, names: boolean): PublicOrganisation {
  const { municipality, people, bodies } = organisation;
  const person = publicPersonShape();
  const body = publicBodyShape();
  return {
    municipality,
    people: names ? all(people, (each) => fitting(person, ["id", "title", "agency"], each)) : [],
    bodies: all(bodies, (each) =>
      fitting(body, ["id", "name", "level", "members"], { ...each, members: (names && each.members) || [] }),
    ),
  };
}

export function publicMeasures(measures: readonly Measure[], names: boolean): Measure[] {
  const { owner, ...others } = measureShape(day);
  const shape = names ? { ...others, owner } : others;
  return all(measures, (each) => fitting(shape, ["id", "title"], each));
}
