/** The part of JSON Patch (RFC 6902) that remedies use: add, replace and remove along a JSON Pointer. The input is left alone. */
import type { JsonPatch } from "../types.ts";

type Container = Record<string, unknown> | unknown[];

export const pointerParts = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

export function applyPatch<T>(document: T, patch: JsonPatch): T {
  const result = structuredClone(document);
  for (const { op, path, value } of patch) {
    const parts = pointerParts(path);
    const key = parts.pop();
    if (key === undefined) throw new Error("The whole document cannot be replaced");
    let target = result as Container;
    for (const part of parts) {
      const next = (target as Record<string, unknown>)[part] as Container | undefined;
      if (next === undefined || next === null) throw new Error(`Nothing at ${path}`);
      target = next;
    }
    if (Array.isArray(target)) {
      const index = key === "-" ? target.length : Number(key);
      if (op === "remove") target.splice(index, 1);
      else target.splice(index, op === "replace" ? 1 : 0, structuredClone(value));
    } else if (op === "remove") delete target[key];
    else target[key] = structuredClone(value);
  }
  return result;
}
