/** What was put aside in this browser, by a tab that came later or for the plan on the site: when each was kept, and the way to it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../types.ts";
import { showDate, showTime } from "./dates.ts";
import type { StoredPlan } from "./plan-store.ts";

const words = {
  nb: {
    title: "Andre kopier av planen",
    savedAt: "Kopi lagret",
    open: "Åpne",
    forget: "Slett",
    did: "åpne en kopi",
  },
  nn: {
    title: "Andre kopiar av planen",
    savedAt: "Kopi lagra",
    open: "Opne",
    forget: "Slett",
    did: "opne ein kopi",
  },
  en: {
    title: "Other copies of the plan",
    savedAt: "Copy saved",
    open: "Open",
    forget: "Delete",
    did: "open a copy",
  },
} satisfies Record<Language, unknown>;

/** `open`: what is to be said beside "undo" goes with it. */
export function copiesView(
  copies: readonly (readonly [key: string, StoredPlan])[],
  language: Language,
  open: (key: string, what: string) => void,
  forget: (key: string) => void,
): TemplateResult | typeof nothing {
  if (copies.length === 0) return nothing;
  const say = words[language];
  return html`<details class="copies">
    <summary>${say.title} (${copies.length})</summary>
    <ul>
      ${copies.map(([key, { savedAt }]) => {
        const text = `${say.savedAt} ${when(savedAt, language)}`;
        const button = (action: string, press: () => void) =>
          html` <button type="button" class="ds-link" aria-label="${action}: ${text}" @click=${press}>
            ${action}
          </button>`;
        return html`<li>
          ${text}${button(say.open, () => open(key, say.did))}${button(say.forget, () => forget(key))}
        </li>`;
      })}
    </ul>
  </details>`;
}

/** «1. mars 2027 kl. 09.00», by the clock of the machine it was kept on. */
function when(savedAt: number, language: Language): string {
  // Swedes write dates as ISO does.
  const [date = "", time = ""] = new Date(savedAt).toLocaleString("sv-SE").split(" ");
  return `${showDate(date, language, "day")} ${showTime(time, language)}`;
}
