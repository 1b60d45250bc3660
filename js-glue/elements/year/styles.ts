import { sheet } from "../designsystemet.ts";
export const yearStyles = (): CSSStyleSheet => sheet("");
