/** What elements are built of: the outermost box, and tabs. */
import { html, nothing, type TemplateResult } from "lit";
import type { InputProblem, Language } from "../types.ts";
import type { Surroundings } from "./surroundings.ts";

interface FailureWords {
  failed: string;
  details: string;
  tryAgain: string;
}

/** Of an element that opens something first: what is there until then, why it could not be opened, and what it shows. */
export interface BoxProps {
  surroundings: Pick<Surroundings, "scheme">;
  language: Language;
  words: FailureWords & { loading: string };
  content: "loading" | { reason: string; problems: readonly InputProblem[] } | (() => TemplateResult);
  retry: () => void;
  /** Something else stands in its place, on paper. */
  hidden?: boolean;
  light?: boolean;
  keydown?: (event: KeyboardEvent) => void;
  /** Said to screen readers. */
  message?: string;
}

export function boxView(props: BoxProps): TemplateResult {
  const { surroundings, language, words, content, retry, hidden = false, light = false, keydown, message } = props;
  return html`<div
    class="app"
    part="base"
    data-size="sm"
    data-color="accent"
    data-color-scheme=${light ? "light" : surroundings.scheme}
    lang=${language}
    ?hidden=${hidden}
    @keydown=${keydown}
  >
    ${
      content === "loading"
        ? html`<p class="loading" role="status">${words.loading}</p>`
        : typeof content === "function"
          ? content()
          : failureView(words, content, retry)
    }
    ${message === undefined ? nothing : html`<p class="ds-sr-only" role="status" aria-live="polite">${message}</p>`}
  </div>`;
}

/** Why, the details for whom it may concern, and one more try. */
function failureView(
  words: FailureWords,
  { reason, problems }: { reason: string; problems: readonly InputProblem[] },
  retry: () => void,
): TemplateResult {
  return html`<div class="ds-alert failure" data-color="danger" role="alert">
    <p><strong>${words.failed}</strong></p>
    <p>${reason}</p>
    ${
      problems.length > 0
        ? html`<details>
            <summary>${words.details}</summary>
            <ul>
              ${problems.map(
                ({ path, code, detail }) =>
                  html`<li><code>${path || "/"}</code> <span lang="en">${code}: ${detail}</span></li>`,
              )}
            </ul>
          </details>`
        : nothing
    }
    <button type="button" class="ds-button small" data-variant="secondary" @click=${retry}>${words.tryAgain}</button>
  </div>`;
}

/** The main parts of an element: arrows, Home and End go along them. */
export interface TabsProps<Tab extends string> {
  tabs: readonly Tab[];
  chosen: Tab;
  label: string;
  name: (tab: Tab) => unknown;
  choose: (tab: Tab) => void;
}

/** What they show has the id `panel`, the role `tabpanel`, and its name from `tab-…`. */
export function tabsView<Tab extends string>({ tabs, chosen, label, name, choose }: TabsProps<Tab>): TemplateResult {
  const go = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length]!;
    choose(tab);
    (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  return html`<div class="ds-tabs">
    <div role="tablist" aria-label=${label} @keydown=${go}>
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
  </div>`;
}
