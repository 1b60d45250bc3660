/** What is loaded when somebody takes meetings along; by itself, so that nothing else of these modules comes with it. */
export { csvOf } from "../../plans/csv.ts";
export { calendarOf } from "../../plans/ics.ts";
