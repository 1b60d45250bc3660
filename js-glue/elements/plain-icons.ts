/** The icons that pages for reading need, and how icons are drawn: on a 24-pixel grid, in the text's own colour. A word is always beside them. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

export const stroke = (content: SVGTemplateResult): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    ${content}
  </svg>`;

export const plainIcons = {
  concerns: stroke(svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>`),
  close: stroke(svg`<path d="m6 6 12 12M18 6 6 18"/>`),
  print: stroke(svg`<path d="M7 8V3h10v5M7 17H4V8h16v9h-3"/><path d="M7 14h10v7H7z"/>`),
  copy: stroke(svg`<path d="M9 8h11v13H9z"/><path d="M15 8V3H4v13h5"/>`),
  calendar: stroke(svg`<path d="M4 5h16v16H4zM4 10h16M8 2.5V7m8-4.5V7"/>`),
  save: stroke(svg`<path d="M12 3v12m0 0 5-5m-5 5-5-5M4 21h16"/>`),
};
