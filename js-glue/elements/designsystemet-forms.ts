/** The parts of Designsystemet that only elements with larger forms use, kept apart so that the others do not load them. */
import field from "@digdir/designsystemet-css/field.css";
import fieldset from "@digdir/designsystemet-css/fieldset.css";
import table from "@digdir/designsystemet-css/table.css";
import toggleGroup from "@digdir/designsystemet-css/toggle-group.css";
import validation from "@digdir/designsystemet-css/validation-message.css";
import { designsystemetInFull } from "./designsystemet-more.ts";
import { forShadowRoot, sheet } from "./designsystemet.ts";

let forms: CSSStyleSheet | undefined;

/** All of Designsystemet that such an element uses, to be adopted in this order. */
export function designsystemetWithForms(): CSSStyleSheet[] {
  forms ??= sheet(forShadowRoot([validation, field, fieldset, toggleGroup, table].join("\n")));
  return [...designsystemetInFull(), forms];
}
