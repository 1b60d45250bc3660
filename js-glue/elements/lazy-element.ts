/** What is small of every element: it loads its own code when the first of its kind stands on a page, and shows the page's own content until then. */
import { LitElement, html, type TemplateResult } from "lit";

export abstract class LazyElement<App extends { render(): TemplateResult }> extends LitElement {
  protected app: App | undefined;
  #loading: Promise<void> | undefined;

  /** Loads the element's own code and starts it. */
  protected abstract open(): Promise<App>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loading ??= this.#load().catch((error: unknown) => {
      // A network that comes back can serve the next attempt; meanwhile the page's own content stays visible.
      this.#loading = undefined;
      console.error(`${this.localName}:`, error);
    });
  }

  async #load(): Promise<void> {
    this.app = await this.open();
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    return this.app?.render() ?? html`<slot></slot>`;
  }
}
