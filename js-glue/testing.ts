/** What tests need of the glue beside the public API: the API over any module, and what reads a policy. */
export { createSlt } from "./api.ts";
export { SltInputError } from "./errors.ts";
export { forbidsWasm } from "./policy.ts";
