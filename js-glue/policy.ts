/**
 * Does the page's content security policy forbid WebAssembly? No browser API tells, and trying is reported as a violation
 * (event, console, report-uri). So the policy itself is read where it can be: in the page's meta elements, and in the
 * header the page came with. For the header the page is asked for once more, without its body and from the HTTP cache:
 * nothing goes over the network unless the page was sent with `no-store`.
 */

/** True when one of the policies certainly forbids compiling WebAssembly. `list` is a header's or a meta element's value. */
export function forbidsWasm(list: string): boolean {
  return list.split(",").some((policy) => {
    const directives = new Map<string, string[]>();
    for (const directive of policy.split(";")) {
      const [name, ...values] = directive.trim().toLowerCase().split(/\s+/);
      // A directive that is given twice counts the first time.
      if (name && !directives.has(name)) directives.set(name, values);
    }
    const sources = directives.get("script-src") ?? directives.get("default-src");
    return sources !== undefined && !sources.includes("'wasm-unsafe-eval'") && !sources.includes("'unsafe-eval'");
  });
}

/** False also when it cannot be known: then WebAssembly is tried, and the twin takes over all the same. */
export async function pageForbidsWasm(wasm: URL, signal: AbortSignal): Promise<boolean> {
  if (typeof document === "undefined") return false;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="content-security-policy" i]')) {
    if (forbidsWasm(meta.content)) return true;
  }
  // From another origin, the page's `connect-src` may well allow the module's address and not the page's own: asking would
  // be the violation that this is to avoid.
  if (!/^https?:$/.test(location.protocol) || self.origin === "null" || wasm.origin !== location.origin) return false;
  try {
    const page = await fetch(location.href, {
      method: "HEAD",
      cache: "force-cache",
      mode: "same-origin",
      redirect: "manual",
      signal,
    });
    return forbidsWasm(page.headers.get("content-security-policy") ?? "");
  } catch {
    return false;
  }
}
