/** The sheet of a year's pictures, on the screen and on paper: a page can be printed while they stand on it. */
import { sheet } from "../designsystemet.ts";
import paperStyles from "../paper.css";
import lookStyles from "./looks.css";
import yearPaperStyles from "./paper.css";
import yearScreenStyles from "./year.css";

let own: CSSStyleSheet | undefined;

export const yearStyles = (): CSSStyleSheet =>
  (own ??= sheet(paperStyles + lookStyles + yearScreenStyles + yearPaperStyles));
