/**
 * Designsystemet's style sheets without what no element here can show: they are written for every component, brand and size. A rule stays if its selector
 * can match something that the elements' sources write, a custom property if something that stays refers to it. All elements are looked at together, and
 * what is in doubt stays: a word anywhere in the sources keeps a class or an attribute, and where an attribute is written as `${…}`, all its values.
 */
import * as csstree from "css-tree";

/** Selectors alone are taken apart; values stay as they are written. */
const parse = (css) => csstree.parse(css, { parseValue: false, parseAtrulePrelude: false });
const references = (css) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);

/**
 * @param {Map<string, string>} sheets By the name of their file.
 * @param {{ scripts: string, styles: string }} own What the elements are written in.
 * @returns {Map<string, string>} The same sheets, with less in them.
 */
export function withoutUnused(sheets, own) {
  const trees = new Map([...sheets].map(([name, css]) => [name, parse(css)]));
  const known = vocabulary(own.scripts);
  for (const tree of trees.values()) removeRules(tree, known);
  const text = () => [...trees.values()].map((tree) => csstree.generate(tree)).join("\n");
  const fromOutside = [...(own.scripts.match(/--[\w-]+/g) ?? []), ...references(own.styles)];
  // What only an unused property refers to is found in the next round.
  for (let before, after = text(); before !== after; after = text()) {
    before = after;
    const used = new Set([...fromOutside, ...references(after)]);
    for (const tree of trees.values()) removeProperties(tree, used);
  }
  return new Map([...trees].map(([name, tree]) => [name, csstree.generate(tree)]));
}

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

function removeRules(tree, known) {
  csstree.walk(tree, {
    visit: "Rule",
    enter(rule, item, list) {
      if (this.atrule && /keyframes$/.test(this.atrule.name)) return;
      removePossibleNot(rule.prelude, known);
      if (rule.prelude.children.isEmpty) list.remove(item);
    },
  });
  removeEmpty(tree);
}

function removePossibleNot({ children }, known) {
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

function removeProperties(tree, used) {
  csstree.walk(tree, {
    visit: "Declaration",
    enter({ property }, item, list) {
      if (property.startsWith("--") && !used.has(property)) list.remove(item);
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
