/** The document behind an element's `src`: followed while the element stands on a page, and asked for anew where it is put back or its address changes. */
import type { LitElement, ReactiveController } from "lit";
import { watchPlan, type Sight } from "./plan-sight.ts";
import { PlanSourceError } from "./plan-source.ts";

export interface Watcher {
  /** What was shown before counts no more. */
  begin(): void;
  see(sight: Sight): void;
  fail(error: PlanSourceError): void;
  /** Without an address; where it is not there that is a failure. */
  none?(): void;
}

export class PlanWatch implements ReactiveController {
  #src: string | undefined;
  /** Grows with every question: what an earlier one still brings comes too late. */
  #turn = 0;
  #end: (() => void) | undefined;

  constructor(
    readonly host: LitElement & { src: string },
    readonly watcher: Watcher,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.host.src !== this.#src) void this.open();
  }

  hostDisconnected(): void {
    this.#leave();
    this.#src = undefined;
  }

  #leave(): void {
    ++this.#turn;
    this.#end?.();
    this.#end = undefined;
  }

  async open(): Promise<void> {
    // What has been taken away may still be drawn.
    if (!this.host.isConnected) return;
    this.#leave();
    const { watcher } = this;
    const turn = this.#turn;
    const src = (this.#src = this.host.src);
    watcher.begin();
    if (src.trim() === "" && watcher.none) return watcher.none();
    try {
      const end = await watchPlan(src, (sight) => {
        if (turn === this.#turn) watcher.see(sight);
      });
      if (turn === this.#turn) this.#end = end;
      else end();
    } catch (error) {
      if (!(error instanceof PlanSourceError)) throw error;
      if (turn === this.#turn) watcher.fail(error);
    }
  }
}
