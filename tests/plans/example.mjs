// A plan that the tests of calendars, tables and files share.
import { source } from "../wasm/support.mjs";

const { newPlanFile } = await source("plans/file.ts");

export const busyTime = { from: "2027-02-03T08:17", to: "2027-02-03T09:43" };

/** New each time: tests change it. */
export function examplePlan() {
  return newPlanFile({
    id: "plan-1",
    title: "SLT-året 2027",
    organisation: {
      municipality: "Stange kommune",
      people: [{ id: "mayor", title: { nb: "Ordfører", nn: "Ordførar", en: "Mayor" }, agency: "municipality" }],
      bodies: [
        {
          id: "council",
          name: { nb: "Politiråd" },
          level: "steering",
          cadence: { perYear: 3 },
          minutes: 90,
          members: [],
        },
      ],
    },
    request: {
      period: { from: "2027-01-01", to: "2027-12-31" },
      calendar: { breaks: [{ name: "Vinterferie", from: "2027-02-22", to: "2027-02-26", closes: "school" }] },
      people: [
        { id: "mayor" },
        { id: "kari-n", name: "Kari Nordmann", busy: [busyTime] },
        { id: "ola-h", name: "Ola Hansen; rektor, ungdomsskolen" },
      ],
      rooms: [{ id: "r1", name: "Formannskapssalen", busy: [{ from: "2027-04-01T07:11", to: "2027-04-01T08:00" }] }],
      bodies: [
        {
          id: "council",
          name: "Politiråd",
          count: 3,
          minutes: 90,
          slots: [{ weekday: 3, start: "09:00" }],
          members: [
            { person: "mayor", need: "required" },
            { person: "kari-n", need: "optional" },
          ],
          rooms: ["r1"],
        },
        {
          id: "slt",
          name: "SLT-møte",
          count: 6,
          minutes: 120,
          slots: [{ weekday: 2, start: "12:00" }],
          members: [
            { person: "kari-n", need: "required" },
            { person: "ola-h", need: "optional" },
          ],
        },
      ],
      flows: [{ from: "slt", to: "council", minDays: 1, maxDays: 14 }],
    },
    meetings: [
      { body: "council", index: 1, start: "2027-02-10T09:00", room: "r1", absent: ["kari-n"] },
      { body: "council", index: 2, start: "2027-06-09T09:00", room: "r1" },
      { body: "council", index: 3, start: "2027-11-10T09:00", room: "r1" },
      ...["02-02", "03-16", "06-01", "08-31", "11-02", "12-07"].map((day, index) => ({
        body: "slt",
        index: index + 1,
        start: `2027-${day}T12:00`,
      })),
    ],
    outcome: {
      status: "optimal",
      cost: 7,
      bound: 7,
      costs: [{ kind: "absence", meeting: { body: "council", index: 1 }, person: "kari-n", cost: 1 }],
    },
  });
}
