/**
 * The little language of the texts: `{name}` is a value, `{name|one|many}` a number with its noun, `[…]` a part that is left
 * out when a value in it is absent, `[flag?…]` one that is there when the flag is set, and `[!flag?…]` when it is not.
 * Parts do not nest.
 */
import { Absent, type Format } from "./format.ts";

export type Value = string | number | boolean | undefined;
export type Values = Readonly<Record<string, Value>>;

export function render(template: string, values: Values, format: Format): string {
  return template.replace(/\[(?:(!?)(\w+)\?)?([^\]]*)\]|[^[]+/g, (whole, not: string, flag: string, part?: string) => {
    if (part === undefined) return fill(whole, values, format);
    if (flag && Boolean(values[flag]) === Boolean(not)) return "";
    try {
      return fill(part, values, format);
    } catch (error) {
      // Where a flag asks for the part, an absent value is a fault of the whole text.
      if (flag || !(error instanceof Absent)) throw error;
      return "";
    }
  });
}

function fill(text: string, values: Values, format: Format): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (one !== undefined && many !== undefined) return format.count(value, one, many);
    if (typeof value === "number") return format.number(value);
    if (typeof value !== "string" || value === "") throw new Absent();
    return value;
  });
}
