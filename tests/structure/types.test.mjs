// TypeScript's own check of js-glue, and of what it believes the compiled module offers.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import test from "node:test";
import { root } from "./sources.mjs";

const tsc = (...args) => {
  const { status, stdout, error } = spawnSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  assert.ifError(error);
  return { status, stdout };
};

test("js-glue type-checks", () => {
  const { status, stdout } = tsc("-p", ".");
  assert.equal(stdout, "");
  assert.equal(status, 0);
});

test("engine.ts describes what wasm/bindings.cpp offers", () => {
  // build/wasm/slt.d.ts was written by Emscripten from the bindings.
  mkdirSync(`${root}/build/types`, { recursive: true });
  writeFileSync(
    `${root}/build/types/bindings.ts`,
    `import type { MainModule } from "../wasm/slt.d.ts";
import type { Bindings } from "../../js-glue/engine.ts";
export const same = (offered: MainModule): Bindings => offered;
`,
  );
  writeFileSync(
    `${root}/build/types/tsconfig.json`,
    JSON.stringify({ extends: "../../tsconfig.json", include: ["bindings.ts", "../../js-glue/ambient.d.ts"] }),
  );
  const { status, stdout } = tsc("-p", "build/types");
  assert.equal(stdout, "");
  assert.equal(status, 0);
});
