/** Nobody who works by keyboard is thrown out of the element when what they pressed is drawn no more: the focus goes to what took its place. */
import type { LitElement, ReactiveController } from "lit";

/** Where the focus goes from a part that is gone, the best first. */
export type Refuges = readonly (readonly [part: string, refuges: readonly string[]])[];

const history: Refuges = [
  ["#undo", ["#redo"]],
  ["#redo", ["#undo"]],
];

export class FocusKeeper implements ReactiveController {
  #focused: { element: HTMLElement; refuges: readonly string[] } | undefined;

  readonly #within: Refuges;

  constructor(
    readonly host: LitElement,
    within: Refuges = [],
  ) {
    this.#within = [...within, ...history];
    host.addController(this);
  }

  hostUpdate(): void {
    const element = this.host.shadowRoot?.activeElement as HTMLElement | null;
    if (!element) return void (this.#focused = undefined);
    const refuges = this.#within.flatMap(([part, refuges]) => (element.closest(part) ? refuges : []));
    const itself = element.id ? [`[id="${CSS.escape(element.id)}"]`] : [];
    this.#focused = { element, refuges: [...itself, ...refuges, "[role=tab][aria-selected=true]"] };
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = undefined;
    if (!focused || (focused.element.isConnected && !focused.element.matches(":disabled"))) return;
    const root = this.host.shadowRoot!;
    // Whoever has gone elsewhere meanwhile is left there.
    if (root.activeElement && root.activeElement !== focused.element) return;
    for (const refuge of focused.refuges) {
      const found = root.querySelector<HTMLElement>(refuge);
      if (found && !found.matches(":disabled")) return found.focus();
    }
  }
}
