/** The sheets of a year's pictures, on the screen and on paper. */
import { sheet } from "../designsystemet.ts";
import paperStyles from "../paper.css";
import lookStyles from "./looks.css";
import yearPaperStyles from "./paper.css";
import yearScreenStyles from "./year.css";

let screen: CSSStyleSheet | undefined;
let paper: CSSStyleSheet | undefined;

export const yearStyles = (): CSSStyleSheet => (screen ??= sheet(lookStyles + yearScreenStyles));

export const yearOnPaper = (): CSSStyleSheet =>
  (paper ??= sheet(paperStyles + lookStyles + yearScreenStyles + yearPaperStyles));
