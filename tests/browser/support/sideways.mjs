// What a window or a column is too narrow for.

/** How many pixels the page can be scrolled sideways. */
export const overhang = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What within an element reaches beyond it; apart from `but`, what is there to be scrolled, and what is for screen readers. */
export const stickingOut = (element, but = "svg") =>
  element.evaluate((node, others) => {
    const box = node.getBoundingClientRect();
    const scrolls = (each) =>
      each && (/auto|scroll/.test(getComputedStyle(each).overflowX) || scrolls(each.parentElement));
    return [...node.shadowRoot.querySelectorAll(".app *")]
      .filter((each) => !each.closest(`${others}, .ds-sr-only, thead`))
      .filter((each) => {
        const { left, right, width } = each.getBoundingClientRect();
        return width > 1 && (right > box.right + 1 || left < box.left - 1) && !scrolls(each);
      })
      .map((each) => `${each.localName}.${each.className} ${each.id}`);
  }, but);

/** What within an element is wider than its own place. */
export const cutOff = (element) =>
  element.evaluate((node) =>
    [...node.shadowRoot.querySelectorAll("*")]
      .filter((each) => !each.closest(".ds-sr-only, svg") && getComputedStyle(each).display !== "inline")
      .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((each) => `${each.localName}.${each.className} ${each.id}`),
  );
