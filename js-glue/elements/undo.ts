/** Undo and redo, by button and by key. */
import { html, nothing, type TemplateResult } from "lit";
import { icons } from "./icons.ts";

interface Undo {
  undo(): unknown;
  redo(): unknown;
}

/** What would be undone is said beside the name of the button. */
export function undoView(
  words: Record<keyof Undo, string>,
  { undoable, redoable }: { undoable: string | undefined; redoable: string | undefined },
  act: Undo,
): TemplateResult {
  const button = (id: keyof Undo, what: string | undefined) =>
    html`<button
      type="button"
      class="ds-button small"
      data-variant="tertiary"
      id=${id}
      ?disabled=${what === undefined}
      title=${what ? `${words[id]}: ${what}` : words[id]}
      @click=${() => act[id]()}
    >
      ${icons[id]}<span>${words[id]}</span>${what ? html`<span class="ds-sr-only">: ${what}</span>` : nothing}
    </button>`;
  return html`${button("undo", undoable)}${button("redo", redoable)}`;
}

/** Ctrl+Z outside of fields: in a field it is the browser's own. */
export function undoKeys(event: KeyboardEvent, act: Undo): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
  const field = "textarea, input:not([type=checkbox], [type=radio], [type=file])";
  if ((event.composedPath()[0] as HTMLElement).matches(field)) return;
  event.preventDefault();
  act[event.shiftKey ? "redo" : "undo"]();
}
