/**
 * What is printed stays on the page to be looked at: no window of the printer's opens, and the browser does not say that printing is over.
 * @param {import("playwright-core").Page} page
 */
export const holdPrint = (page) =>
  page.evaluate(() => {
    window.print = () => dispatchEvent(new Event("beforeprint"));
    addEventListener("afterprint", (event) => event.isTrusted && event.stopImmediatePropagation());
  });
