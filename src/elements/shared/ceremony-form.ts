import { html, nothing, type TemplateResult } from 'lit';
import { isBusy } from '../../flows/busy.js';
import type { CeremonyState } from '../../flows/ceremony-state.js';
import type { CommonMessages } from '../../i18n/messages.js';
import { PasskeyFailure } from '../../model/failure.js';
import { obstacle } from '../../webauthn/support.js';
import { busyButton, type BusyButton } from './busy-button.js';
import { failureMessage, failureWords, type ShownFailure } from './failure-message.js';
import { checkIcon } from './icons.js';
import type { IdentifierField } from './identifier-field.js';

/**
 * The slot for the user name with its label; the page's own input brings a label of its own. What is wrong with it
 * is seen here and heard from the live region: an input in the light DOM cannot be described by text in here.
 */
export function identifierSlot(field: IdentifierField, label: string, problem: string): TemplateResult {
  return html`<div part="field" class="field">
    <span
      part="label"
      class="label"
      aria-hidden="true"
      ?hidden=${field.isForeign}
      @click=${() => field.focus()}
      >${label}</span
    >
    <slot name="identifier" @slotchange=${() => field.changed()}><span class="placeholder"></span></slot>
    ${problem ? html`<span part="hint" class="problem" aria-hidden="true">${problem}</span>` : nothing}
  </div>`;
}

/** The button that begins, beside it another way to do so, and while it runs the one that ends it. */
export function ceremonyButtons(
  button: BusyButton,
  cancelLabel: string,
  onCancel: () => void,
  other?: unknown,
): TemplateResult {
  return html`<div class="buttons">
    ${busyButton(button)}
    ${
      button.busy
        ? html`<button part="button cancel-button" type="button" @click=${cancelAndKeepFocus(onCancel)}>
            ${cancelLabel}
          </button>`
        : other
    }
  </div>`;
}

function cancelAndKeepFocus(onCancel: () => void): (event: Event) => void {
  return (event) => {
    focusPrimary(event);
    onCancel();
  };
}

/** The button goes away; the focus must not. */
export function focusPrimary({ currentTarget }: Event): void {
  (currentTarget as Element).parentElement?.querySelector<HTMLElement>('.primary')?.focus();
}

/** Words that are only heard. */
export const heard = (words: unknown): TemplateResult => html`<span class="hidden-text">${words}</span>`;

export const success = (words: unknown): TemplateResult =>
  html`<p part="success" class="success" tabindex="-1">${checkIcon} <span>${words}</span></p>`;

/** Why nothing can be done here at all, in words; nothing where it can. */
export function blockedStatus(misconfigured: boolean, terms: CommonMessages): unknown {
  if (misconfigured) return failureMessage({ message: terms.misconfigured, next: '' });
  const reason = obstacle();
  return reason && failureMessage(failureWords(terms, new PasskeyFailure(reason)));
}

/** What a ceremony is waiting for, or why it failed; where the credential is still held, with a retry. */
export function ceremonyStatus(
  state: CeremonyState<unknown> | { readonly name: 'naming' | 'done' },
  terms: CommonMessages,
  onRetry: () => void,
  words?: ShownFailure,
): unknown {
  if (isBusy(state)) return state.name === 'prompting' ? terms.prompting : terms.waiting;
  if (state.name !== 'failed') return nothing;
  return failureMessage(
    words ?? failureWords(terms, state.failure),
    state.kept ? { label: terms.retry, onRetry } : undefined,
  );
}

/** Calls back on Enter in a text field. The page may have the element in a form of its own, which Enter must not send. */
export function onEnter(callback: () => unknown): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    callback();
  };
}
