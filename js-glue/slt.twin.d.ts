// The JavaScript twin lies beside slt.js in dist/; it is compiled, not written.
import type { CreateEngine } from "./engine.ts";
declare const createSltEngine: CreateEngine;
export default createSltEngine;
