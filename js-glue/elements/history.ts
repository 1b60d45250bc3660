/** Everything that was, and where one is in it: undo and redo without end. States share whatever did not change between them. */
export interface Step<T> {
  readonly state: T;
  /** What was done to come here; shown beside "undo". Absent for the first. */
  readonly what?: string;
  /** Steps of one kind in a row are one step: typing a word is not five things to undo. */
  readonly merge?: string | undefined;
}

/** What `History` is to those who use it; a document that several elements share is one as well. */
export interface Past<T> {
  readonly now: T;
  readonly undoable: string | undefined;
  readonly redoable: string | undefined;
  do(state: T, what: string, merge?: string): void;
  amend(state: T): void;
  undo(): boolean;
  redo(): boolean;
}

export class History<T> implements Past<T> {
  #steps: Step<T>[];
  #at = 0;

  constructor(
    state: T,
    /** What goes along from where one is to where one goes back or forth. */
    readonly carry: (to: T, from: T) => T = (to) => to,
  ) {
    this.#steps = [{ state }];
  }

  get now(): T {
    return this.#steps[this.#at]!.state;
  }

  /** What undoing would take back. */
  get undoable(): string | undefined {
    return this.#at > 0 ? this.#steps[this.#at]!.what : undefined;
  }

  get redoable(): string | undefined {
    return this.#steps[this.#at + 1]?.what;
  }

  do(state: T, what: string, merge?: string): void {
    const current = this.#steps[this.#at]!;
    const step: Step<T> = { state, what, merge };
    const merged = merge !== undefined && current.merge === merge && this.#at > 0;
    this.#steps.splice(merged ? this.#at : this.#at + 1, Infinity, step);
    if (!merged) ++this.#at;
  }

  /** What is now, otherwise than by something done: it cannot be undone. */
  amend(state: T): void {
    this.#steps[this.#at] = { ...this.#steps[this.#at]!, state };
  }

  undo(): boolean {
    return this.#go(-1);
  }

  redo(): boolean {
    return this.#go(1);
  }

  #go(by: number): boolean {
    const from = this.now;
    const to = this.#steps[this.#at + by];
    if (!to) return false;
    this.#at += by;
    this.amend(this.carry(to.state, from));
    return true;
  }
}
