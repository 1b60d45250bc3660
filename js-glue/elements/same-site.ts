/** Files beside the page, by the address that its editor has written. */

export type Unreached = "notFound" | "foreign" | "unreachable";

/** Thrown with the reason why there is no file. */
export class UnreachedError extends Error {
  constructor(readonly reason: Unreached) {
    super(reason);
  }
}

export async function textOfSameSite(name: string): Promise<string> {
  let address: URL;
  try {
    address = new URL(name, document.baseURI);
  } catch {
    throw new UnreachedError("notFound");
  }
  if (address.origin !== location.origin) throw new UnreachedError("foreign");
  let answer: Response;
  try {
    answer = await fetch(address, { mode: "same-origin", credentials: "same-origin" });
    if (answer.ok) return await answer.text();
  } catch {
    throw new UnreachedError("unreachable");
  }
  throw new UnreachedError("notFound");
}

/** A link that a file has brought along, as far as it may become one: whatever else was written, it leads to a page by https or on this site. */
export function safeLink(url: string): string | undefined {
  try {
    const { protocol, origin, href } = new URL(url, document.baseURI);
    return protocol === "https:" || (protocol === "http:" && origin === location.origin) ? href : undefined;
  } catch {
    return undefined;
  }
}
