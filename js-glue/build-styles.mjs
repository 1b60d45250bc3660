/**
 * Designsystemet's style sheets without what no element here can show: they are written for every component, brand and size. A rule stays if its selector
 * can match something that the elements' sources write, a custom property if something that stays refers to it. What is in doubt stays: a word anywhere in
 * the sources keeps a class or an attribute, and where an attribute is written as `${…}`, all its values.
 */
import * as csstree from "css-tree";

/** Selectors alone are taken apart; values stay as they are written. */
const parse = (css) => csstree.parse(css, { parseValue: false, parseAtrulePrelude: false });
const references = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);

/**
 * @param {Map<string, string>} sheets By the name of their file.
 * @param {Sources} all What all elements are written in.
 * @param {Sources} some What those are written in that shall load less.
 * @returns {Map<string, { whole: string, first: string, more: string }>} What can be shown at all; of this what those can show, and what else the
 *   others can, to be adopted after it.
 * @typedef {{ scripts: string, styles: string }} Sources
 */
export function splitStyles(sheets, all, some) {
  const trees = new Map([...sheets].map(([name, css]) => [name, parse(css)]));
  removeUnused(trees, all);
  const number = { next: 0 };
  for (const tree of trees.values()) csstree.walk(tree, (node) => (node.id = ++number.next));
  const first = new Map([...trees].map(([name, tree]) => [name, csstree.clone(tree)]));
  removeUnused(first, some, (selectors, known) => selectors.some((each) => isPossible(each, known)));
  const later = new Map([...trees].map(([name, tree]) => [name, whatCanComeLater(tree, idsOf(first.get(name)))]));
  const only = (name, stays) => {
    const part = csstree.clone(trees.get(name));
    removeDeclarations(part, ({ id }) => stays(later.get(name).has(id)));
    return csstree.generate(part);
  };
  const firstOf = (name) => only(name, (isLater) => !isLater);
  const moreOf = (name) => only(name, (isLater) => isLater);
  // What had to come first for its place may use what nothing else there does.
  for (let before = -1, size; before !== (size = sizeOf(later));) {
    before = size;
    const css = [...trees.keys()].map(firstOf).join("\n");
    const used = new Set(references(css).filter((name) => !css.includes(`${name}:`)));
    for (const [name, tree] of trees)
      csstree.walk(tree, {
        visit: "Declaration",
        enter: ({ id, property }) => void (used.has(property) && later.get(name).delete(id)),
      });
  }
  return new Map(
    [...trees].map(([name, tree]) => [
      name,
      { whole: csstree.generate(tree), first: firstOf(name), more: moreOf(name) },
    ]),
  );
}

const sizeOf = (sets) => [...sets.values()].reduce((sum, { size }) => sum + size, 0);

/** @param keepsAll Whether a rule stays with all its selectors. Without it, those that match nothing are left out. */
function removeUnused(trees, own, keepsAll) {
  const known = vocabulary(own.scripts);
  for (const tree of trees.values()) removeRules(tree, known, keepsAll);
  const text = () => [...trees.values()].map((tree) => csstree.generate(tree)).join("\n");
  const fromOutside = [...(own.scripts.match(/--[\w-]+/g) ?? []), ...references(own.styles)];
  // What only an unused property refers to is found in the next round.
  for (let before, after = text(); before !== after; after = text()) {
    before = after;
    const used = new Set([...fromOutside, ...references(after)]);
    for (const tree of trees.values())
      removeDeclarations(tree, ({ property }) => !property.startsWith("--") || used.has(property));
  }
}

const idsOf = (tree) => {
  const ids = new Set();
  csstree.walk(tree, ({ id }) => void ids.add(id));
  return ids;
};

/**
 * The declarations that are not needed first, but those that would win because they come later: where a rule of the same weight stands behind them that
 * is needed first and says otherwise of the same property. Whether both can match one thing is not asked.
 */
function whatCanComeLater(tree, needed) {
  const all = [];
  csstree.walk(tree, {
    visit: "Declaration",
    enter({ id, property, important }) {
      if (!this.rule || /keyframes$/.test(this.atrule?.name)) return;
      all.push({ id, property, important, weights: this.rule.prelude.children.toArray().map(weightOf) });
    },
  });
  const later = new Set(all.flatMap(({ id }) => (needed.has(id) ? [] : [id])));
  // From behind: one that has to come first can make those before it do so too.
  for (const [at, one] of [...all.entries()].reverse()) {
    const wins = ({ id, property, important, weights }) =>
      !later.has(id) &&
      important === one.important &&
      speakOfTheSame(property, one.property) &&
      weights.some((each) => one.weights.includes(each));
    if (later.has(one.id) && all.slice(at + 1).some(wins)) later.delete(one.id);
  }
  return later;
}

/** `border` and `border-color` do. */
const speakOfTheSame = (one, other) =>
  one === other || (!one.startsWith("--") && (one.startsWith(`${other}-`) || other.startsWith(`${one}-`)));

/** What the scripts write: words, tags, and of each attribute its values; `undefined` among them stands for any. */
function vocabulary(scripts) {
  const values = new Map();
  for (const [, name, quoted, bare] of scripts.matchAll(/([a-z][\w-]*)=(?:"([^"]*)"|([^\s"'>]*))/g)) {
    const value = quoted ?? bare;
    values.set(name, (values.get(name) ?? new Set()).add(value.includes("${") ? undefined : value));
  }
  return {
    words: new Set(scripts.match(/[\w-]+/g)),
    tags: new Set([...scripts.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag)),
    values,
  };
}

function removeRules(tree, known, keepsAll) {
  csstree.walk(tree, {
    visit: "Rule",
    enter(rule, item, list) {
      if (this.atrule && /keyframes$/.test(this.atrule.name)) return;
      if (keepsAll?.(rule.prelude.children.toArray(), known)) return;
      removeImpossible(rule.prelude, known);
      if (rule.prelude.children.isEmpty) list.remove(item);
    },
  });
  removeEmpty(tree);
}

function removeImpossible({ children }, known) {
  children.forEach((selector, item) => {
    if (!isPossible(selector, known)) children.remove(item);
  });
}

/** Could it match something? What must not match (`:not()`) is not asked. */
const isPossible = (selector, known) => selector.children.toArray().every((part) => isPossiblePart(part, known));

function isPossiblePart(part, { words, tags, values }) {
  switch (part.type) {
    case "ClassSelector":
    case "IdSelector":
      return words.has(csstree.ident.decode(part.name));
    case "TypeSelector":
      return part.name === "*" || tags.has(part.name);
    case "AttributeSelector": {
      const { name } = part.name;
      const written = values.get(name);
      if (part.matcher !== "=" || !written || written.has(undefined)) return words.has(name);
      return written.has(part.value.type === "String" ? part.value.value : part.value.name);
    }
    case "PseudoClassSelector": {
      const choices = ["is", "where", "has"].includes(part.name) ? part.children?.first : undefined;
      // The list stays whole: its most specific part weighs for all, also where that one matches nothing.
      return !choices || choices.children.some((each) => isPossible(each, { words, tags, values }));
    }
    default:
      return true;
  }
}

function removeDeclarations(tree, stays) {
  csstree.walk(tree, {
    visit: "Declaration",
    enter(declaration, item, list) {
      if (!stays(declaration)) list.remove(item);
    },
  });
  removeEmpty(tree);
}

/** From the inside out. A layer stays, since its place among the layers counts. */
function removeEmpty(tree) {
  csstree.walk(tree, {
    leave(node, item, list) {
      const block = node.type === "Rule" || (node.type === "Atrule" && node.name !== "layer") ? node.block : undefined;
      if (block?.children.isEmpty) list.remove(item);
    },
  });
}

/** How much a selector weighs against others, as CSS counts it, in one number. */
function weightOf(selector) {
  let weight = 0;
  selector.children.forEach((part) => {
    if (part.type === "NestingSelector") throw new Error("What a nested rule weighs is not counted here.");
    if (part.type === "IdSelector") weight += 10_000;
    else if (part.type === "ClassSelector" || part.type === "AttributeSelector") weight += 100;
    else if (part.type === "TypeSelector" && part.name !== "*") weight += 1;
    else if (part.type === "PseudoElementSelector") weight += 1;
    else if (part.type === "PseudoClassSelector") weight += weightOfPseudoClass(part);
  });
  return weight;
}

function weightOfPseudoClass({ name, children }) {
  if (name === "where") return 0;
  // As Designsystemet writes them after one colon.
  if (["before", "after"].includes(name)) return 1;
  if (!["is", "not", "has"].includes(name)) return 100;
  return Math.max(...children.first.children.toArray().map(weightOf));
}
