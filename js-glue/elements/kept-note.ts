/** Said by what only shows the shared document: that it is not what everybody sees, and the way back to that. */
import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../types.ts";
import type { SharedPlan } from "./shared-plan.ts";

const words = {
  nb: {
    kept: "Du ser endringer som bare er lagret i denne nettleseren.",
    outdated: "Planen på nettstedet er endret etter det.",
    reset: "Vis planen på nettstedet",
    showing: "Du ser planen på nettstedet. Endringene dine er lagt bort.",
    undo: "Hent dem tilbake",
    failed: "Planen på nettstedet kunne ikke hentes. Prøv igjen.",
  },
  nn: {
    kept: "Du ser endringar som berre er lagra i denne nettlesaren.",
    outdated: "Planen på nettstaden er endra etter det.",
    reset: "Vis planen på nettstaden",
    showing: "Du ser planen på nettstaden. Endringane dine er lagde bort.",
    undo: "Hent dei tilbake",
    failed: "Planen på nettstaden kunne ikkje hentast. Prøv igjen.",
  },
  en: {
    kept: "You see changes that are stored in this browser only.",
    outdated: "The plan on the site has changed since.",
    reset: "Show the plan on the site",
    showing: "You see the plan on the site. Your changes are put aside.",
    undo: "Bring them back",
    failed: "The plan on the site could not be fetched. Try again.",
  },
} satisfies Record<Language, unknown>;

export function keptNote(shared: SharedPlan, language: Language, draw: () => void): TemplateResult | typeof nothing {
  const say = words[language];
  const box = (text: string, action: string, press: () => void) =>
    html`<div class="ds-alert kept-note" data-color="info" role="status">
      <p>${text}</p>
      <button type="button" class="ds-button small" data-variant="secondary" @click=${press}>${action}</button>
    </div>`;
  if (shared.wasReset) return box(say.showing, say.undo, () => shared.undo());
  if (shared.from !== "kept") return nothing;
  const text = shared.unreached ? say.failed : [say.kept, shared.outdated ? say.outdated : ""].join(" ").trim();
  return box(text, say.reset, () => void shared.reset(say.reset).catch(draw));
}
