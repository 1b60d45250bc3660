import type { Language } from "../types.ts";
import type { LanguageTable } from "./codes.ts";
import { en } from "./en.ts";
import { nb } from "./nb.ts";
import { nn } from "./nn.ts";

export const tables: Readonly<Record<Language, LanguageTable>> = { nb, nn, en };
