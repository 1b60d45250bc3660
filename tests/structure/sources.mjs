// What the structure tests look at: every file that git has, or would take.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");

export const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((name) => name !== "" && existsSync(path.join(root, name)))
  .sort();

export const read = (name) => readFileSync(path.join(root, name), "utf8");

export const under = (folder, extensions) =>
  files.filter((name) => name.startsWith(`${folder}/`) && extensions.some((each) => name.endsWith(each)));

/** `[file, line number, line]` of every line that the pattern is found in. */
export const linesWith = (names, pattern) =>
  names.flatMap((name) =>
    read(name)
      .split("\n")
      .map((line, index) => [name, index + 1, line])
      .filter(([, , line]) => pattern.test(line))
      .map(([file, number, line]) => `${file}:${number}: ${line.trim()}`),
  );

/** Blanks out comments, line for line, so that prose may name what code must not use. */
export const codeOf = (name) =>
  read(name)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
