/** The forms' own style sheet, made once per page. */
import { sheet } from "../../designsystemet.ts";
import styles from "./styles.css";

let own: CSSStyleSheet | undefined;

export const setupStyles = (): CSSStyleSheet => (own ??= sheet(styles));
