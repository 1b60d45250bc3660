import type { Language, Meeting } from "../../types.ts";
import type { Year } from "../../plans/types.ts";
export function printYear(_year: Year, _meetings: readonly Meeting[], _language: Language, _what: string): void {}
