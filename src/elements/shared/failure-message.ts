import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages, FailureMessage } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';

/** What a message shows: words, or what draws them. */
export type ShownFailure = Omit<FailureMessage, 'next'> & { readonly next: unknown };

/**
 * The words for a failure. The server's own come in only where they are meant for people: what it said of a field
 * that the visitor filled in.
 */
export function failureWords(
  terms: CommonMessages,
  { code, detail, max, retryAfter }: PasskeyFailure,
): FailureMessage {
  const words = terms.failure(code, { max, retryAfter });
  return code === 'validation' && detail ? { ...words, message: detail } : words;
}

/** A message and its next step, with a button where another try makes sense; nothing while there are no words yet. */
export function failureMessage(
  { message, next }: ShownFailure,
  retry?: { readonly label: string; readonly onRetry: () => void },
): TemplateResult | typeof nothing {
  if (!message) return nothing;
  return html`<div part="failure" class="failure">
    <p><strong part="failure-message">${message}</strong> <span part="failure-next">${next}</span></p>
    ${
      retry
        ? html`<button
            part="button retry-button"
            type="button"
            @click=${(event: Event) => {
              focusInstead(event.currentTarget as Element);
              retry.onRetry();
            }}
          >
            ${retry.label}
          </button>`
        : nothing
    }
  </div>`;
}

/** The message goes away, and its button with it; the focus must not. */
function focusInstead(button: Element): void {
  const root = button.getRootNode() as ParentNode;
  root.querySelector<HTMLElement>('.primary, #title')?.focus();
}
