import { html, type TemplateResult } from "lit";

/** The level below the heading that the element stands under, so that the page's outline stays whole. */
export function headingLevel(element: Element): number {
  let level = 1;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
      level = Number(heading.localName[1]);
  }
  return Math.min(level + 1, 4);
}

export function heading(level: number, id: string, text: unknown, classes = ""): TemplateResult {
  const name = `ds-heading ${classes}`;
  switch (level) {
    case 2:
      return html`<h2 id=${id} class=${name} data-size="xs">${text}</h2>`;
    case 3:
      return html`<h3 id=${id} class=${name} data-size="2xs">${text}</h3>`;
    case 4:
      return html`<h4 id=${id} class=${name} data-size="2xs">${text}</h4>`;
    case 5:
      return html`<h5 id=${id} class=${name} data-size="2xs">${text}</h5>`;
    default:
      return html`<h6 id=${id} class=${name} data-size="2xs">${text}</h6>`;
  }
}
