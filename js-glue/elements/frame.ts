/** The box around every element, with our fitting of Designsystemet's fields and buttons for a narrow column. */
import box from "./box.css";
import { sheet } from "./designsystemet.ts";
import styles from "./frame.css";

let own: CSSStyleSheet | undefined;

export const frame = (): CSSStyleSheet => (own ??= sheet(box + styles));
