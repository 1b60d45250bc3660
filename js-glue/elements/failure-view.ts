/** What an element shows in the place of what could not be opened: why, for whom it may concern the details, and one more try. */
import { html, nothing, type TemplateResult } from "lit";
import type { InputProblem } from "../types.ts";

interface Words {
  failed: string;
  details: string;
  tryAgain: string;
}

export function failureView(
  words: Words,
  { reason, problems }: { reason: string; problems: readonly InputProblem[] },
  retry: () => void,
): TemplateResult {
  return html`<div class="ds-alert failure" data-color="danger" role="alert">
    <p><strong>${words.failed}</strong></p>
    <p>${reason}</p>
    ${
      problems.length > 0
        ? html`<details>
            <summary>${words.details}</summary>
            <ul>
              ${problems.map(
                ({ path, code, detail }) =>
                  html`<li><code>${path || "/"}</code> <span lang="en">${code}: ${detail}</span></li>`,
              )}
            </ul>
          </details>`
        : nothing
    }
    <button type="button" class="ds-button small" data-variant="secondary" @click=${retry}>${words.tryAgain}</button>
  </div>`;
}
