/** A link that a file has brought along, as far as it may become one: whatever else was written, it leads to a page by https or on this site. */
export function safeLink(url: string): string | undefined {
  try {
    const { protocol, origin, href } = new URL(url, document.baseURI);
    return protocol === "https:" || (protocol === "http:" && origin === location.origin) ? href : undefined;
  } catch {
    return undefined;
  }
}
