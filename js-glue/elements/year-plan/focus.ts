/** Nobody who works by keyboard is thrown out of the element when what they pressed is drawn no more: the focus goes to what took its place. */
import type { ReactiveController } from "lit";
import type { YearPlanApp } from "./app.ts";

const within: readonly [part: string, refuges: readonly string[]][] = [
  [".beside", [".chosen", ".picture [data-on] button", ".picture [tabindex='0']"]],
  ["#conflict, #changes, #broken, .command, .copies", ["#plan"]],
  ["#undo", ["#redo"]],
  ["#redo", ["#undo"]],
];

export class FocusKeeper implements ReactiveController {
  #focused: { element: HTMLElement; refuges: readonly string[] } | undefined;

  constructor(readonly app: YearPlanApp) {
    app.host.addController(this);
  }

  hostUpdate(): void {
    const element = this.app.host.shadowRoot?.activeElement as HTMLElement | null;
    if (!element) return void (this.#focused = undefined);
    const refuges = within.flatMap(([part, refuges]) => (element.closest(part) ? refuges : []));
    const itself = element.id ? [`[id="${CSS.escape(element.id)}"]`] : [];
    this.#focused = { element, refuges: [...itself, ...refuges, "[role=tab][aria-selected=true]"] };
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = undefined;
    if (!focused || (focused.element.isConnected && !focused.element.matches(":disabled"))) return;
    const root = this.app.host.shadowRoot!;
    // Whoever has gone elsewhere meanwhile is left there.
    if (root.activeElement && root.activeElement !== focused.element) return;
    for (const refuge of focused.refuges) {
      const found = root.querySelector<HTMLElement>(refuge);
      if (found && !found.matches(":disabled")) return found.focus();
    }
  }
}
