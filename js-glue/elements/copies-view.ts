/** What was put aside in this browser: by a tab that came later, or for the plan on the site. */
import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../types.ts";
import type { StoredPlan } from "./plan-store.ts";

const words = {
  nb: {
    title: "Andre kopier av planen",
    savedAt: (when: string) => `Kopi lagret ${when}`,
    open: "Åpne",
    forget: "Slett",
    did: "åpne en kopi",
  },
  nn: {
    title: "Andre kopiar av planen",
    savedAt: (when: string) => `Kopi lagra ${when}`,
    open: "Opne",
    forget: "Slett",
    did: "opne ein kopi",
  },
  en: {
    title: "Other copies of the plan",
    savedAt: (when: string) => `Copy saved ${when}`,
    open: "Open",
    forget: "Delete",
    did: "open a copy",
  },
} satisfies Record<Language, unknown>;

/** `open`: what is to be said beside "undo" goes with it. */
export function copiesView(
  copies: readonly [string, StoredPlan][],
  language: Language,
  open: (key: string, what: string) => void,
  forget: (key: string) => void,
): TemplateResult | typeof nothing {
  if (copies.length === 0) return nothing;
  const say = words[language];
  const when = (time: number) => new Date(time).toLocaleString(language === "en" ? "en-GB" : "nb-NO");
  const button = (name: string, press: () => void) =>
    html`<button type="button" class="ds-link" @click=${press}>${name}</button>`;
  return html`<details class="copies">
    <summary>${say.title} (${copies.length})</summary>
    <ul>
      ${copies.map(
        ([key, { savedAt }]) =>
          html`<li>
            ${say.savedAt(when(savedAt))} ${button(say.open, () => open(key, say.did))}
            ${button(say.forget, () => forget(key))}
          </li>`,
      )}
    </ul>
  </details>`;
}
