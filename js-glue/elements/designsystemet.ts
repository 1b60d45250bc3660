/**
 * Designsystemet as constructable style sheets for a shadow root, made once per page.
 *
 * Only the parts an element uses are bundled. Two things differ from a page of its own: the tokens stand on `:root`, which a shadow tree does not
 * have, and sizes are in `rem`, which some hosts set to 10 px. So both are rewritten here, when the sheets are made.
 */
import theme from "@digdir/designsystemet-css/theme.css";
import alert from "@digdir/designsystemet-css/alert.css";
import base from "@digdir/designsystemet-css/base.css";
import button from "@digdir/designsystemet-css/button.css";
import heading from "@digdir/designsystemet-css/heading.css";
import input from "@digdir/designsystemet-css/input.css";
import label from "@digdir/designsystemet-css/label.css";
import link from "@digdir/designsystemet-css/link.css";
import paragraph from "@digdir/designsystemet-css/paragraph.css";
import tabs from "@digdir/designsystemet-css/tabs.css";

export const forShadowRoot = (css: string): string =>
  css
    .replaceAll(":root", ":host")
    // Custom properties cannot stand in media and container conditions, and nothing there uses rem.
    .replace(/(?<![\w.-])(\d*\.?\d+)rem\b/g, "calc(var(--slt-rem)*$1)");

export function sheet(css: string): CSSStyleSheet {
  const result = new CSSStyleSheet();
  result.replaceSync(css);
  return result;
}

let shared: CSSStyleSheet | undefined;

export function designsystemet(): CSSStyleSheet {
  return (shared ??= sheet(
    "@layer ds.theme, ds.base, ds.components;" +
      forShadowRoot([theme, base, heading, paragraph, label, link, button, input, alert, tabs].join("\n")),
  ));
}

type Scheme = "light" | "dark" | "auto";

/**
 * The colour scheme of the place the element stands in. An editor can say it (`data-color-scheme` on the element or around it). Otherwise the page's own
 * `color-scheme` decides (of its styles, else of its `<meta>`), and where the page has said nothing, the colour that is really behind the element: a dark
 * box on a white page helps nobody.
 */
export function colorSchemeOf(element: HTMLElement): Scheme {
  for (let node: Element | null = element; node; node = parentAcrossShadow(node)) {
    const said = node.getAttribute("data-color-scheme");
    if (said === "light" || said === "dark" || said === "auto") return said;
  }
  // Of what is around it: the element itself has the theme's own.
  const { colorScheme } = getComputedStyle(parentAcrossShadow(element) ?? element);
  const meta = document.querySelector<HTMLMetaElement>("meta[name=color-scheme]");
  const declared = (colorScheme === "normal" && meta ? meta.content : colorScheme).split(" ");
  const [light, dark] = [declared.includes("light"), declared.includes("dark")];
  if (light && dark) return "auto";
  if (dark) return "dark";
  for (let node: Element | null = element; node; node = parentAcrossShadow(node)) {
    const channels = getComputedStyle(node)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number);
    if (!channels || channels.length < 3 || channels[3] === 0) continue;
    const [red, green, blue] = channels as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110 ? "dark" : "light";
  }
  return "light";
}

function parentAcrossShadow(node: Element): Element | null {
  if (node.assignedSlot) return node.assignedSlot;
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Hosts that set `html { font-size: 62.5% }` mean their own arithmetic, not smaller text. */
export function remOf(): string | undefined {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return size < 13 ? `${(size / 10) * 16}px` : undefined;
}
