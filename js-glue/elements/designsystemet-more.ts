/** What of Designsystemet's parts the year's page cannot show, and the other elements can: the build takes it out of `designsystemet.ts` (`?more`). */
import alert from "@digdir/designsystemet-css/alert.css?more";
import base from "@digdir/designsystemet-css/base.css?more";
import button from "@digdir/designsystemet-css/button.css?more";
import heading from "@digdir/designsystemet-css/heading.css?more";
import input from "@digdir/designsystemet-css/input.css?more";
import label from "@digdir/designsystemet-css/label.css?more";
import link from "@digdir/designsystemet-css/link.css?more";
import paragraph from "@digdir/designsystemet-css/paragraph.css?more";
import tabs from "@digdir/designsystemet-css/tabs.css?more";
import theme from "@digdir/designsystemet-css/theme.css?more";
import { designsystemet, forShadowRoot, sheet } from "./designsystemet.ts";

let more: CSSStyleSheet | undefined;

/** To be adopted in this order. */
export function designsystemetInFull(): CSSStyleSheet[] {
  more ??= sheet(forShadowRoot([theme, base, heading, paragraph, label, link, button, input, alert, tabs].join("\n")));
  return [designsystemet(), more];
}
