/**
 * Prints one view and nothing else of the host page, without a new window: the view stands in a shadow tree of its own at the end of the body, and a style sheet
 * of the document hides all that is beside it for as long as the printing lasts.
 */
import { render, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { sheet } from "./designsystemet.ts";

const rootName = "data-slt-print";

const onlyThePrint = (page: string) => `
@page { ${page} }
[${rootName}] { display: none; }
@media print {
  html, body { block-size: auto !important; min-block-size: 0 !important; inline-size: auto !important; overflow: visible !important; margin: 0 !important;
    padding: 0 !important; background: none !important; position: static !important; display: block !important; }
  body > :not([${rootName}]) { display: none !important; }
  body > [${rootName}] { display: block !important; }
}`;

let current: HTMLElement | undefined;
let isolating: CSSStyleSheet | undefined;

export const printing = (): boolean => current !== undefined;

/** `page` is what the sheet of paper is to be like: only a style sheet of the document can say that. */
export function printOnly(
  sheets: CSSStyleSheet[],
  language: string,
  view: TemplateResult,
  page = "margin: 16mm 16mm 18mm",
): void {
  current?.remove();
  const host = (current = document.createElement("div"));
  host.setAttribute(rootName, "");
  host.lang = language;
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = sheets;
  render(view, root);
  document.body.append(host);
  const isolation = (isolating ??= sheet(""));
  isolation.replaceSync(onlyThePrint(page));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((other) => other !== isolation), isolation];
  const done = () => {
    removeEventListener("afterprint", done);
    // Some browsers say that printing is over while the page is still being laid out for paper.
    setTimeout(() => {
      host.remove();
      if (current !== host) return;
      current = undefined;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== isolation);
    }, 500);
  };
  addEventListener("afterprint", done);
  print();
}

/** The page itself is being printed: then the paper version stands where the element stands. */
export class PrintInPlace implements ReactiveController {
  active = false;

  /** `ready`: there is something to print. */
  constructor(
    readonly host: LitElement,
    readonly ready: () => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("beforeprint", this.#begin);
    addEventListener("afterprint", this.#end);
  }

  hostDisconnected(): void {
    removeEventListener("beforeprint", this.#begin);
    removeEventListener("afterprint", this.#end);
  }

  #begin = (): void => {
    if (printing() || !this.ready()) return;
    this.active = true;
    this.host.requestUpdate();
    // Lit would draw after the page has been laid out for paper.
    (this.host as unknown as { performUpdate(): void }).performUpdate();
  };

  #end = (): void => {
    if (!this.active) return;
    this.active = false;
    this.host.requestUpdate();
  };
}
