/** All icons. They never stand alone: a word is always beside them. */
import { svg } from "lit";
import { plainIcons, stroke } from "./plain-icons.ts";

export const icons = {
  ...plainIcons,
  met: stroke(svg`<circle cx="12" cy="12" r="9"/><path d="m8 12.4 2.7 2.7L16 9.6"/>`),
  must: stroke(svg`<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z"/><path d="m9 9 6 6m0-6-6 6"/>`),
  should: stroke(svg`<path d="M12 3.5 21.5 20h-19z"/><path d="M12 10v4.5M12 17.2v.1"/>`),
  advice: stroke(svg`<path d="M12 3.5 21.5 20h-19z"/><path d="M12 10v4.5M12 17.2v.1"/>`),
  missing: stroke(
    svg`<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 3.2"/><path d="M8.5 12h.1M12 12h.1M15.5 12h.1"/>`,
  ),
  judgement: stroke(
    svg`<path d="M12 4v16M7 20h10M5 7h14M5 7l-2.5 6a2.6 2.6 0 0 0 5 0zm14 0-2.5 6a2.6 2.6 0 0 0 5 0z"/>`,
  ),
  irrelevant: stroke(svg`<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>`),
  undo: stroke(svg`<path d="M8 5 4 9l4 4"/><path d="M4 9h10a5 5 0 0 1 0 10h-4"/>`),
  redo: stroke(svg`<path d="m16 5 4 4-4 4"/><path d="M20 9H10a5 5 0 0 0 0 10h4"/>`),
  lock: stroke(svg`<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`),
  unlock: stroke(svg`<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.6-1.6"/>`),
  stop: stroke(svg`<path d="M7 7h10v10H7z"/>`),
  plus: stroke(svg`<path d="M12 5v14M5 12h14"/>`),
  mail: stroke(svg`<path d="M3 5h18v14H3z"/><path d="m3.5 6 8.5 7 8.5-7"/>`),
  open: stroke(svg`<path d="M12 16V4m0 0 5 5m-5-5L7 9M4 21h16"/>`),
  clear: stroke(svg`<path d="M4 7h16M9 7V4h6v3m-8.5 0 1 14h9l1-14"/>`),
  down: stroke(svg`<path d="m6 9 6 6 6-6"/>`),
  back: stroke(svg`<path d="m14 6-6 6 6 6"/>`),
};

export type IconName = keyof typeof icons;
