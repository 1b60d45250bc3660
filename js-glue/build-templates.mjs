/**
 * Lit templates without the line breaks and indents they are written with: each stretch of white space that has a line break in it becomes one space, which
 * a browser draws the same, between tags as within them, and none before the end of a tag. Templates whose text is drawn as it is typed are left alone.
 */
import { parseAst } from "rolldown/parseAst";

/** Rolldown's plugin. */
export const denseTemplates = {
  name: "dense-templates",
  transform: {
    filter: { id: /\/js-glue\/elements\/.*\.ts$/, code: /\b(?:html|svg)`/ },
    handler: (code, file) => ({ code: dense(code, file), moduleType: "ts" }),
  },
};

export function dense(code, file = "template.ts") {
  const parts = [];
  let end = 0;
  for (const { start, end: after } of templateTexts(parseAst(code, { lang: "ts" }, file))) {
    parts.push(
      code.slice(end, start),
      code.slice(start, after).replace(/[ \t]*\r?\n\s*(>?)/g, (_, bracket) => bracket || " "),
    );
    end = after;
  }
  return parts.join("") + code.slice(end);
}

/** What stands between the `${…}` of templates, in the order in which it is written. */
function templateTexts(tree) {
  const found = [];
  const visit = (node) => {
    if (!node || typeof node !== "object") return;
    if (node.type === "TaggedTemplateExpression" && ["html", "svg"].includes(node.tag.name)) {
      const { quasis } = node.quasi;
      if (!quasis.some(({ value }) => /<(?:pre|textarea)\b/.test(value.raw))) found.push(...quasis);
    }
    for (const each of Object.values(node)) visit(each);
  };
  visit(tree);
  return found.sort((one, other) => one.start - other.start);
}
