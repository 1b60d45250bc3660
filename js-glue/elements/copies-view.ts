/** What other tabs had to keep as copies of the document: when each was kept, and the way to it. */
import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../types.ts";
import { showDate, showTime } from "./dates.ts";
import type { StoredPlan } from "./plan-store.ts";

const words = {
  nb: { title: "Kopier fra andre faner", from: "Kopi lagret", open: "Åpne", forget: "Slett" },
  nn: { title: "Kopiar frå andre faner", from: "Kopi lagra", open: "Opne", forget: "Slett" },
  en: { title: "Copies from other tabs", from: "Copy saved", open: "Open", forget: "Delete" },
} satisfies Record<Language, unknown>;

export interface CopiesProps {
  /** The latest first. */
  copies: readonly (readonly [key: string, StoredPlan])[];
  language: Language;
  open: (copy: StoredPlan) => void;
  forget: (key: string) => void;
}

export function copiesView({ copies, language, open, forget }: CopiesProps): TemplateResult | typeof nothing {
  if (copies.length === 0) return nothing;
  const say = words[language];
  return html`<details class="copies">
    <summary>${say.title} (${copies.length})</summary>
    <ul>
      ${copies.map(([key, copy]) => {
        const text = `${say.from} ${when(copy.savedAt, language)}`;
        const button = (action: string, press: () => void) =>
          html` <button type="button" class="ds-link" aria-label="${action}: ${text}" @click=${press}>
            ${action}
          </button>`;
        return html`<li>${text}${button(say.open, () => open(copy))}${button(say.forget, () => forget(key))}</li>`;
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
