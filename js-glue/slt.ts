/** The entry of dist/slt.js. */
export { SltInputError } from "./errors.ts";
export { loadSlt } from "./load.ts";
export { describe } from "./language/describe.ts";
export { labels, stateLabel } from "./language/labels.ts";
export type { Labels } from "./language/codes.ts";
export { version } from "./version.ts";
export type * from "./types.ts";
