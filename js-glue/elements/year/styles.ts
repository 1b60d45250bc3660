import { sheet } from "../designsystemet.ts";
import looks from "./looks.css";
import year from "./year.css";
let own: CSSStyleSheet | undefined;
export const yearStyles = (): CSSStyleSheet => (own ??= sheet(looks + year));
