/**
 * How a body is told from the others: a colour and a shape together, by its place in the year. Twelve bodies have a shape each, and no two of the first six
 * dozen look the same. The colours stand in year.css, each as a pair for light and dark; with forced colours the shapes alone do the work.
 */
import { svg, html, type SVGTemplateResult, type TemplateResult } from "lit";

export interface Look {
  /** 0 to 5. */
  hue: number;
  hollow: boolean;
  /** A path around the origin, about 14 units across. */
  path: string;
}

const paths = [
  "M0-7A7 7 0 1 1 0 7 7 7 0 1 1 0-7z",
  "M-6.2-6.2H6.2V6.2H-6.2z",
  "M0-7.8 7.6 6.2H-7.6z",
  "M0-8.4 8.4 0 0 8.4-8.4 0z",
  "M0 7.8-7.6-6.2H7.6z",
  "M-2.6-7.6h5.2v5h5v5.2h-5v5h-5.2v-5h-5v-5.2h5z",
];

export function lookOf(position: number): Look {
  const dozen = Math.floor(position / 12);
  const hollow = position % 12 >= 6;
  // The hollow shapes begin with another colour, so that a circle and a ring differ in both.
  return { hue: (position + (hollow ? 3 : 0) + dozen) % 6, hollow, path: paths[position % 6]! };
}

export const markOf = ({ path, hollow }: Look): SVGTemplateResult =>
  svg`<path class=${hollow ? "mark hollow" : "mark"} d=${path} />`;

/** The mark in running text, beside the body's name. */
export const badge = (look: Look): TemplateResult =>
  html`<svg class="badge" data-hue=${look.hue} viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
    ${markOf(look)}
  </svg>`;
