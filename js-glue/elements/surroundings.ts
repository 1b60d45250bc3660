/** What an element takes from the page around it, and hears of when it changes: language and colours. */
import type { LitElement, ReactiveController } from "lit";
import type { Language } from "../types.ts";
import { colorSchemeOf, remOf } from "./designsystemet.ts";

/** What the element says, else the page around it, else bokmål. */
export function languageOf(host: HTMLElement & { language: string }): Language {
  const said = (value: string | null | undefined): Language | undefined => {
    const code = value?.toLowerCase().split("-")[0];
    return code === "nb" || code === "no" ? "nb" : code === "nn" ? "nn" : code === "en" ? "en" : undefined;
  };
  return said(host.language) ?? said(host.closest("[lang]")?.getAttribute("lang")) ?? "nb";
}

/**
 * Draws the element anew when the page switches its colours or its language while it is open. What the page looks like is asked when that can have changed, not
 * at every drawing: the browser would have to work out all styles before it can answer.
 */
export class Surroundings implements ReactiveController {
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #observer: MutationObserver | undefined;
  #scheme: ReturnType<typeof colorSchemeOf> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #rem: { size: string | undefined } | undefined;

  constructor(readonly host: LitElement) {
    host.addController(this);
  }

  get scheme(): ReturnType<typeof colorSchemeOf> {
    return (this.#scheme ??= colorSchemeOf(this.host));
  }

  get rem(): string | undefined {
    return (this.#rem ??= { size: remOf() }).size;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#changed);
    const watched = { attributes: true, attributeFilter: ["data-color-scheme", "class", "style", "lang"] };
    for (const node of [document.documentElement, document.body]) this.#observer.observe(node, watched);
    this.#observer.observe(this.host, { attributes: true, attributeFilter: ["data-color-scheme"] });
    this.#dark.addEventListener("change", this.#changed);
    // The page's own style sheets may come after the element.
    addEventListener("load", this.#changed);
    this.#changed();
  }

  hostDisconnected(): void {
    clearTimeout(this.#resting);
    this.#observer?.disconnect();
    this.#dark.removeEventListener("change", this.#changed);
    removeEventListener("load", this.#changed);
  }

  /** A page can change its looks in ways that tell nobody: it is asked again once there is nothing to draw. */
  hostUpdated(): void {
    // Through the object model: style attributes are what the policy forbids.
    if (this.rem) this.host.shadowRoot?.querySelector<HTMLElement>(".app")?.style.setProperty("--slt-rem", this.rem);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      const { scheme, rem } = this;
      if (!this.host.isConnected || (scheme === colorSchemeOf(this.host) && rem === remOf())) return;
      this.#changed();
    }, 100);
  }

  #changed = () => {
    this.#scheme = undefined;
    this.#rem = undefined;
    this.host.requestUpdate();
  };
}
