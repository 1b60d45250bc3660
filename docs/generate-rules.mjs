// Writes docs/rules/: a page for each built-in rule pack, from the pack itself.
//
//   node docs/generate-rules.mjs           writes the pages
//   node docs/generate-rules.mjs --check   only tells which pages are out of date
//
// The pages are checked in, so that they can be read where the code is read; a test keeps them up to date.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

/** Where the code of each kind of rule lives. */
export const KIND_FILES = {
  scope: "src/events/gate.cpp",
  notice: "src/events/kinds/notice.cpp",
  minimumAge: "src/events/kinds/minimum_age.cpp",
  guardNumber: "src/events/kinds/guard_number.cpp",
  guardShare: "src/events/kinds/guard_share.cpp",
  closingTime: "src/events/kinds/closing_time.cpp",
  lowestAge: "src/events/kinds/lowest_age.cpp",
  approval: "src/events/kinds/statement.cpp",
  place: "src/events/kinds/statement.cpp",
  statement: "src/events/kinds/statement.cpp",
  information: "src/events/kinds/information.cpp",
  holyPeace: "src/events/kinds/holy_peace.cpp",
};

const root = new URL("../", import.meta.url);
const packFolder = new URL("src/packs/", root);
const pageFolder = new URL("docs/rules/", root);

// ---------------------------------------------------------------- plain words

const SEVERITY = {
  must: "must (krav)",
  should: "should (bør)",
  advice: "advice (råd)",
  info: "information, never fails",
};
const EVENT_KIND = {
  concert: "a concert",
  disco: "a disco",
  dance: "a dance",
  lan: "a LAN party",
  other: "another event",
};
const WEEKDAY = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const APPROVER = { school: "the school's leaders", parents: "the parents' council" };
const LETTER = { application: "the application", guardList: "the list of the guards' names" };

const upper = (text) => text[0].toUpperCase() + text.slice(1);
const list = (items, last = "and") =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
const counted = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
const clock = (time) => time.replace(":", ".");

function countWords({ min, above, max, below }) {
  const bounds = [];
  if (min !== undefined) bounds.push(`${min} or more`);
  if (above !== undefined) bounds.push(`more than ${above}`);
  if (max !== undefined) bounds.push(`${max} or fewer`);
  if (below !== undefined) bounds.push(`fewer than ${below}`);
  return bounds.join(" and ");
}

function testWords(test, question) {
  const words = [];
  if (test.kind)
    words.push(
      `it is ${list(
        test.kind.map((kind) => EVENT_KIND[kind]),
        "or",
      )}`,
    );
  if (test.access) words.push(test.access === "public" ? "it is open to the public" : "it is closed (invited only)");
  if (test.schools) words.push(`${countWords(test.schools)} schools take part`);
  if (test.participants) words.push(`there are ${countWords(test.participants)} participants`);
  if (test.schoolEvent !== undefined) words.push(`it is ${test.schoolEvent ? "" : "not "}a school event`);
  if (test.question) words.push(`the answer is yes to «${question(test.question)}»`);
  return list(words);
}

function leadWords(before) {
  const [[unit, n]] = Object.entries(before);
  const months = unit === "months" ? " (the same day of the earlier month, or its last day)" : "";
  return `${counted(n, unit.slice(0, -1))} before the date the event starts${months}`;
}

const ageWords = (years, reading) =>
  reading === "strictly-older" ? `is ${years + 1} or older` : `has turned ${years}`;

function minimumAgeWords(rule) {
  const who = rule.role === "guards" ? "Every guard" : "The responsible adult";
  const reading = rule.atLeast === undefined ? rule.reading : "completed";
  const words = `${who} ${ageWords(rule.over ?? rule.atLeast, reading)} on the date the event starts.`;
  if (rule.atLeast !== undefined) return words;
  const other = reading === "completed" ? "strictly-older" : "completed";
  return `${words} Where the other reading (\`${other}\`: ${ageWords(rule.over, other)}) gives another answer, the finding says so.`;
}

function guardNumberWords({ required }) {
  if (required.judgement) {
    return "No number is checked: a person decides. The finding shows the guards and the participants to each guard.";
  }
  const demands = [];
  if (required.minimum) demands.push(`${required.minimum}`);
  if (required.percent) demands.push(`${required.percent} % of the participants (rounded up)`);
  if (required.oneForEach) demands.push(`one for each started ${required.oneForEach} participants`);
  if (required.steps) {
    demands.push(
      list(
        required.steps.map(({ upTo, guards }) =>
          upTo === undefined ? `${guards} above that` : `${guards} for up to ${upTo} participants`,
        ),
      ),
    );
  }
  return `The guards are at least ${list(demands, "or")}${demands.length > 1 ? ", whichever is most" : ""}.`;
}

function closingTimeWords(rule, question) {
  const who = rule.ages ? `an event that invites ages ${rule.ages.from} to ${rule.ages.to}` : "an event";
  const hours =
    typeof rule.closes === "string"
      ? clock(rule.closes)
      : rule.closes
          .map(({ weekdays, at }) =>
            weekdays
              ? `${clock(at)} on ${list(weekdays.map((day) => WEEKDAY[day]))} evenings`
              : `${clock(at)} otherwise`,
          )
          .join(", ");
  const words = [`${upper(who)} ends at the latest at ${hours}.`];
  if (rule.ages) {
    const which = rule.reading === "strictest" ? "closes first" : "closes last";
    words.push(
      `An age that several rules of the group \`${rule.group}\` name belongs to the one that ${which}; this rule applies when an invited age belongs to it.`,
    );
  }
  if (rule.longerIf)
    words.push(`A later end is a matter of judgement when the answer is yes to «${question(rule.longerIf)}»`);
  return words.join(" ");
}

function informationWords(rule) {
  const when = [];
  if (rule.lowestAgeBelow !== undefined) when.push(`somebody below ${rule.lowestAgeBelow} is invited`);
  if (rule.endsFrom) when.push(`the event ends at ${clock(rule.endsFrom)} or later`);
  const told = when.length > 0 ? `Told when ${list(when)}.` : "Told whenever the rule applies.";
  return rule.before ? `${told} The date ${leadWords(rule.before)} is told with it.` : told;
}

/** What a rule checks, in words that follow from its kind and parameters alone. */
export function checkedWords(rule, pack) {
  const question = (id) => {
    const { text } = pack.questions.find((each) => each.id === id);
    return text.en ?? text.nb;
  };
  switch (rule.kind) {
    case "scope": {
      const tests = rule.any.map((test) => testWords(test, question));
      return `The guidelines cover an event when ${tests.length > 1 ? "one of these holds: " : ""}${tests
        .map((test, i) => (tests.length > 1 ? `(${i + 1}) ${test}` : test))
        .join("; ")}. For other events every other rule is irrelevant.`;
    }
    case "notice":
      return rule.before.with
        ? `${upper(LETTER[rule.send])} is sent with the application, by the application's deadline.`
        : `${upper(LETTER[rule.send])} reaches the police at the latest ${leadWords(rule.before)}. The event's own day does not count; weekends and holidays do not move the deadline.`;
    case "minimumAge":
      return minimumAgeWords(rule);
    case "guardNumber":
      return guardNumberWords(rule);
    case "guardShare":
      return `At least ${rule.percent} % of the guards (rounded up) have turned ${rule.fromAge} on the date the event starts.`;
    case "closingTime":
      return closingTimeWords(rule, question);
    case "lowestAge":
      return rule.grade === undefined
        ? `Nobody below ${rule.age} is invited.`
        : `Nobody below school grade ${rule.grade} is invited when the application gives grades; otherwise nobody below ${rule.age}.`;
    case "approval":
      return `The event is approved by ${list(rule.by.map((who) => APPROVER[who]))}.`;
    case "place":
      return "The applicant states that the event is near the school district that the young people belong to.";
    case "statement":
      return `The applicant states: «${rule.text.en ?? rule.text.nb}»`;
    case "information":
      return informationWords(rule);
    case "holyPeace":
      return rule.part === "events"
        ? "Told when the event touches the hours from 06.00 to 13.00 on a holy day (every Sunday is one; 1 and 17 May as such are not)."
        : "Told when the event touches a holy day (every Sunday is one; 1 and 17 May as such are not), or the hours after 16.00 on the eves of Easter, Pentecost and Christmas.";
    default:
      throw new Error(`no words for the kind ${rule.kind}`);
  }
}

// ---------------------------------------------------------------- pages

const sourceWords = ({ title, url, checkedOn }) => `${url ? `[${title}](<${url}>)` : title}, checked ${checkedOn}`;
const both = (text) => (text.en ? `${text.nb} (${text.en})` : text.nb);
const anchor = (id) => id.replaceAll("/", "");

function ruleSection(rule, pack) {
  const source = { ...pack.source, ...rule.source };
  const lines = [`### \`${rule.id}\``, "", `**${both(rule.title)}**`, ""];
  if (rule.quote !== undefined) {
    const own = source.paraphrase ? ["In our own words:", ""] : [];
    lines.push(
      ...own,
      ...rule.quote.split("\n").flatMap((passage, i) => (i > 0 ? [">", `> ${passage}`] : [`> ${passage}`])),
      "",
    );
  }
  if (rule.text)
    lines.push(`${rule.kind === "statement" ? "The statement" : "Told to the applicant"}: «${rule.text.nb}»`, "");
  const facts = [
    ["Checked", checkedWords(rule, pack)],
    ["Applies when", rule.when && testWords(rule.when, (id) => pack.questions.find((each) => each.id === id).text.nb)],
    [
      "In force",
      (rule.validFrom || rule.validTo) &&
        `for events that start ${[rule.validFrom && `from ${rule.validFrom}`, rule.validTo && `to ${rule.validTo}`].filter(Boolean).join(" ")}`,
    ],
    ["Severity", rule.verb ? `${SEVERITY[rule.severity]}, from the word «${rule.verb}»` : SEVERITY[rule.severity]],
    ["Clause", rule.clause],
    ["Reading", rule.reading && `\`${rule.reading}\` (see [readings](#readings))`],
    ["Note", rule.note && (rule.note.en ?? rule.note.nb)],
    ["Legal basis", source.legal?.join("; ")],
    ["Source", sourceWords(source)],
    ["Code", `kind \`${rule.kind}\`, [${KIND_FILES[rule.kind]}](../../${KIND_FILES[rule.kind]})`],
  ];
  for (const [name, words] of facts) if (words) lines.push(`- ${name}: ${words}`);
  return lines.join("\n");
}

const generated = (file) =>
  `<!-- Written by docs/generate-rules.mjs from ${file}. Change that, then run: node docs/generate-rules.mjs -->`;

function packPage(name, pack) {
  const parts = [generated(`src/packs/${name}.json`), `# ${pack.title.nb}`];
  if (pack.title.en) parts.push(pack.title.en);
  parts.push(
    [
      `- Pack: [\`${pack.id}\`](../../src/packs/${name}.json), version ${pack.version}, for ${pack.municipality}`,
      `- Source: ${sourceWords(pack.source)}`,
      pack.source.legal && `- Legal basis: ${pack.source.legal.join("; ")}`,
      `- An evening's date begins at ${clock(pack.eveningStartsAt ?? "06:00")}: an event that starts before that belongs to the evening before.`,
    ]
      .filter(Boolean)
      .join("\n"),
  );
  if (pack.source.paraphrase) {
    parts.push(
      "**The words below are not the document's own.** They say what it says, and must be checked against it before the pack is used in earnest.",
    );
  }
  const rows = pack.rules.map(
    (rule) =>
      `| [\`${rule.id}\`](#${anchor(rule.id)}) | ${rule.clause ?? ""} | ${rule.title.nb} | ${SEVERITY[rule.severity]} |`,
  );
  parts.push("## Overview", ["| Rule | Clause | Title | Severity |", "| --- | --- | --- | --- |", ...rows].join("\n"));
  if (pack.questions?.length > 0) {
    parts.push("## Questions", pack.questions.map((each) => `- \`${each.id}\`: ${both(each.text)}`).join("\n"));
  }
  if (pack.readings.length > 0) {
    parts.push(
      "## Readings",
      "How the text is read where it can be read in more than one way, as the applicant is told.",
      pack.readings.map((each) => `- \`${each.id}\`: ${each.text.en ?? each.text.nb}`).join("\n"),
    );
  }
  parts.push("## Rules", ...pack.rules.map((rule) => ruleSection(rule, pack)));
  return parts.join("\n\n");
}

function indexPage(packs) {
  const rows = packs.map(
    ([name, pack]) => `| [\`${name}\`](${name}.md) | ${pack.municipality} | ${pack.title.nb} | ${pack.rules.length} |`,
  );
  const kinds = Object.entries(KIND_FILES).map(([kind, file]) => {
    const example = packs.flatMap(([, pack]) => pack.rules).find((rule) => rule.kind === kind);
    return `| \`${kind}\` | [${file}](../../${file}) | ${example ? `\`${example.id}\`` : ""} |`;
  });
  return [
    generated("src/packs/"),
    "# Rules of the built-in packs",
    ["| Pack | Municipality | Guidelines | Rules |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    "How to write a pack: [packs.md](../packs.md).",
    "## Where a rule's code is",
    "A rule is data; its kind says which code judges it.",
    ["| Kind | Code | For instance |", "| --- | --- | --- |", ...kinds].join("\n"),
  ].join("\n\n");
}

/** Every page by file name, as it should be. */
export async function rulePages() {
  const packs = readdirSync(packFolder)
    .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
    .sort()
    .map((file) => [file.slice(0, -".json".length), JSON.parse(readFileSync(new URL(file, packFolder), "utf8"))]);
  const style = await resolveConfig(fileURLToPath(new URL("page.md", pageFolder)));
  const pages = new Map([
    ["README.md", indexPage(packs)],
    ...packs.map(([name, pack]) => [`${name}.md`, packPage(name, pack)]),
  ]);
  for (const [file, text] of pages) pages.set(file, await format(text, { ...style, parser: "markdown" }));
  return pages;
}

/** The pages that differ from what they should be, lie there without a pack, or are missing. */
export async function stalePages() {
  const pages = await rulePages();
  const there = readdirSync(pageFolder);
  const differs = ([file, text]) => !there.includes(file) || readFileSync(new URL(file, pageFolder), "utf8") !== text;
  return [...[...pages].filter(differs).map(([file]) => file), ...there.filter((file) => !pages.has(file))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(pageFolder, { recursive: true });
  const stale = await stalePages();
  if (process.argv.includes("--check")) {
    for (const file of stale) console.error(`docs/rules/${file} is out of date`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    const pages = await rulePages();
    for (const file of stale) {
      if (pages.has(file)) writeFileSync(new URL(file, pageFolder), pages.get(file));
      else rmSync(new URL(file, pageFolder));
      console.log(`docs/rules/${file}`);
    }
  }
}
