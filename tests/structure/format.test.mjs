// Sources look as .clang-format and .prettierrc.json say.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";
import * as prettier from "prettier";
import { files, read, root } from "./sources.mjs";

const clangFormat = process.env.CLANG_FORMAT ?? "clang-format";

test("C++ is formatted (./dev format)", () => {
  const names = files.filter((name) => /\.[ch]pp$/.test(name));
  assert.notEqual(names.length, 0);
  const { status, stderr, error } = spawnSync(clangFormat, ["--dry-run", "-Werror", ...names], {
    cwd: root,
    encoding: "utf8",
  });
  assert.ifError(error);
  const wrong = new Set([...stderr.matchAll(/^(\S+?):\d+:\d+: error/gm)].map(([, name]) => name));
  assert.deepEqual([...wrong], []);
  assert.equal(status, 0, stderr);
});

test("everything else is formatted (./dev format)", async () => {
  const wrong = [];
  let checked = 0;
  for (const name of files) {
    const { ignored, inferredParser } = await prettier.getFileInfo(`${root}/${name}`, {
      ignorePath: `${root}/.prettierignore`,
    });
    if (ignored || !inferredParser || !/\.(ts|mjs|js|json|css|md|html|yml)$/.test(name)) continue;
    const options = await prettier.resolveConfig(`${root}/${name}`, { editorconfig: true });
    checked += 1;
    if (!(await prettier.check(read(name), { ...options, filepath: `${root}/${name}` }))) wrong.push(name);
  }
  assert.ok(checked > 20);
  assert.deepEqual(wrong, []);
});
