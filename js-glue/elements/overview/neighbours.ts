/** The other elements of the page, by their headings, and the way to each. */
export interface Neighbour {
  element: HTMLElement;
  tag: NeighbourTag;
  heading: string;
}
const tags = ["slt-event-check", "slt-year-plan", "slt-year-view", "slt-measures", "slt-referral-check"] as const;
export type NeighbourTag = (typeof tags)[number];

const headingOf = (element: Element): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>("[part=base] :is(h1, h2, h3, h4, h5, h6)") ?? null;

export function neighboursOf(): Neighbour[] {
  const found = [...document.querySelectorAll<HTMLElement>(tags.join())];
  return found
    .filter((element) => element.checkVisibility?.() ?? true)
    .map((element) => ({
      element,
      tag: element.localName as NeighbourTag,
      heading: headingOf(element)?.textContent?.trim() ?? "",
    }));
}

/** The eye and the keyboard go there together. */
export function goTo({ element }: Neighbour): void {
  const target = headingOf(element) ?? element;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
}

/** Elements load their code by and by, and have no heading before. */
export function watchNeighbours(changed: () => void): () => void {
  let left = 40;
  let last = "";
  const look = (): void => {
    const now = neighboursOf()
      .map(({ tag, heading }) => `${tag} ${heading}`)
      .join("\n");
    if (now !== last) changed();
    last = now;
    if (--left === 0) clearInterval(timer);
  };
  const timer = setInterval(look, 250);
  look();
  return () => clearInterval(timer);
}
