// Dependencies point one way. Each folder of src/ may include what stands left of it, and nothing else of the project.
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, linesWith, under } from "./sources.mjs";

const sources = [".cpp", ".hpp", ".h"];
const layers = {
  "src/calendar": ["calendar"],
  "src/events": ["calendar", "events"],
  "src/planning": ["calendar", "planning"],
  "src/organisation": ["calendar", "organisation"],
  "src/json": ["calendar", "events", "planning", "organisation", "json"],
  "src/api": ["calendar", "events", "planning", "organisation", "json", "api"],
  wasm: ["api"],
};

const included = (name, pattern) => [...codeOf(name).matchAll(pattern)].map((match) => match[1]);

test("every source of src/ stands in a known layer", () => {
  const strays = under("src", sources).filter(
    (name) => !Object.keys(layers).some((layer) => name.startsWith(`${layer}/`)),
  );
  assert.deepEqual(strays, []);
});

for (const [layer, allowed] of Object.entries(layers)) {
  const names = under(layer, sources);
  test(`${layer} includes only ${allowed.join(", ")}`, () => {
    assert.notEqual(names.length, 0, `nothing is in ${layer}`);
    const wrong = names.flatMap((name) =>
      included(name, /^\s*#\s*include\s*"([^"]+)"/gm)
        .filter((target) => !allowed.some((each) => target.startsWith(`${each}/`)))
        .map((target) => `${name} includes "${target}"`),
    );
    assert.deepEqual(wrong, []);
  });
}

test("only src/json/parse.cpp includes the JSON library", () => {
  const users = [...under("src", sources), ...under("wasm", sources)].filter(
    (name) => included(name, /^\s*#\s*include\s*[<"]((?:rapidjson|nlohmann)\/[^>"]+)[>"]/gm).length > 0,
  );
  assert.deepEqual(users, ["src/json/parse.cpp"]);
});

test("src/ includes neither <iostream> nor <format>", () => {
  // The first costs more than all the rules together, the second is missing from one of the two standard libraries.
  assert.deepEqual(
    linesWith(under("src", sources), /#\s*include\s*<(iostream|fstream|sstream|format|regex|thread)>/),
    [],
  );
});

test("src/ throws and catches nothing", () => {
  const found = under("src", sources).filter((name) =>
    /\b(throw|try|catch|dynamic_cast|typeid)\b/.test(withoutStrings(codeOf(name))),
  );
  assert.deepEqual(found, []);
});

test("nothing in src/ reads the clock, the environment or chance", () => {
  const found = under("src", sources).filter((name) =>
    /\b(system_clock|steady_clock|high_resolution_clock|getenv|random_device|std::rand|std::time|gettimeofday)\b/.test(
      codeOf(name),
    ),
  );
  assert.deepEqual(found, []);
});

test("the code names no municipality", () => {
  // Everything municipal is in src/packs.
  const code = under("src", sources).filter((name) =>
    /\b(hamar|stange|l[øo]ten|ringsaker|vaernes|værnes|lensmann)/i.test(codeOf(name)),
  );
  assert.deepEqual(code, []);
});

test("js-glue imports nothing from the demo or the tests", () => {
  const scripts = under("js-glue", [".ts", ".mjs"]);
  assert.notEqual(scripts.length, 0);
  assert.deepEqual(linesWith(scripts, /(from|import\()\s*["'](\.\.\/)+(demo|tests)\//), []);
});

test("the demo imports nothing from js-glue, src or the tests", () => {
  // It uses what is published, as any host page would.
  assert.deepEqual(
    linesWith(under("demo", [".mjs", ".js"]), /(from|import\()\s*["'][^"']*\/(js-glue|src|tests)\//),
    [],
  );
});

function withoutStrings(code) {
  return code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}
