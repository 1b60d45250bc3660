/** The main parts of an element, as tabs: arrows, Home and End go along them. */
import { html, type TemplateResult } from "lit";
import { sheet } from "./designsystemet.ts";
import styles from "./tabs.css";

let own: CSSStyleSheet | undefined;

export const tabStyles = (): CSSStyleSheet => (own ??= sheet(styles));

export interface TabsProps<Tab extends string> {
  tabs: readonly Tab[];
  chosen: Tab;
  label: string;
  name: (tab: Tab) => unknown;
  choose: (tab: Tab) => void;
  /** The place is in the element's own tree. */
  focus: (selector: string) => void;
  panel: unknown;
}

export function tabsView<Tab extends string>({
  tabs,
  chosen,
  label,
  name,
  choose,
  focus,
  panel,
}: TabsProps<Tab>): TemplateResult {
  const go = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length]!;
    choose(tab);
    focus(`#tab-${tab}`);
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${go}>
      ${tabs.map(
        (tab) =>
          html`<button
            type="button"
            role="tab"
            id="tab-${tab}"
            aria-selected=${chosen === tab}
            aria-controls="panel"
            tabindex=${chosen === tab ? 0 : -1}
            @click=${() => choose(tab)}
          >
            ${name(tab)}
          </button>`,
      )}
    </div>
    <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${chosen}">${panel}</div>`;
}
