// node tests/oracle/planning/prove.mjs REQUEST.json [seconds] [--plan]: what the path model proves about a request, for the instances
// whose optimum is known and for those whose is not. Minutes rather than seconds, so no test.
import { readFileSync } from "node:fs";
import { solve } from "./path-model.mjs";

const [file, seconds = "600", ...options] = process.argv.slice(2);
const { meetings, ...rest } = await solve(JSON.parse(readFileSync(file, "utf8")), { seconds: Number(seconds) });
console.log({ ...rest, meetings: meetings.length });
if (options.includes("--plan")) console.log(JSON.stringify(meetings));
