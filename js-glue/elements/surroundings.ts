/** What an element takes from the page around it, and hears of when it changes: language and colours. */
import type { LitElement, ReactiveController } from "lit";
import type { Language } from "../types.ts";

/** What the element says, else the page around it, else bokmål. */
export function languageOf(host: HTMLElement & { language: string }): Language {
  const said = (value: string | null | undefined): Language | undefined => {
    const code = value?.toLowerCase().split("-")[0];
    return code === "nb" || code === "no" ? "nb" : code === "nn" ? "nn" : code === "en" ? "en" : undefined;
  };
  return said(host.language) ?? said(host.closest("[lang]")?.getAttribute("lang")) ?? "nb";
}

/** Draws the element anew when the page switches its colours or its language while it is open. */
export class Surroundings implements ReactiveController {
  #observer: MutationObserver | undefined;

  constructor(readonly host: LitElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#render);
    const watched = { attributes: true, attributeFilter: ["data-color-scheme", "class", "style", "lang"] };
    for (const node of [document.documentElement, document.body]) this.#observer.observe(node, watched);
    this.#observer.observe(this.host, { attributes: true, attributeFilter: ["data-color-scheme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.#render);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    matchMedia("(prefers-color-scheme: dark)").removeEventListener("change", this.#render);
  }

  #render = () => this.host.requestUpdate();
}
