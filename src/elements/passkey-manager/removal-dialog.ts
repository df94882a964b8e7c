import { html, type TemplateResult } from 'lit';
import { listWords } from '../../i18n/dates.js';
import { removalEnglish } from '../../i18n/english/removal.js';
import type { CommonMessages, Messages, RemovalMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { Passkey } from '../../model/passkey.js';
import { canSignal } from '../../webauthn/signals.js';
import { failureMessage, failureWords } from '../shared/failure-message.js';

export { dialogStyles } from './dialog.styles.js';

export interface RemovalFacts {
  readonly passkey: Passkey;
  readonly name: string;
  readonly provider: string | undefined;
  /** How many passkeys stay. */
  readonly others: number;
  readonly otherWaysIn: readonly string[];
  /** The server vouches for the list, so that the password manager can be told. */
  readonly confirmed: boolean;
  readonly saving: boolean;
  readonly failure: PasskeyFailure | undefined;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** What will happen, what stays possible, and what is left to do in the password manager. */
export function removalDialog(
  removal: RemovalFacts,
  common: CommonMessages,
  translate: <T extends Partial<Messages>>(english: T) => T,
  tag: string,
): TemplateResult {
  const terms = { ...common, ...translate(removalEnglish) };
  const { name, saving, failure, onConfirm, onKeep } = removal;
  return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title">${terms.removeTitle(name)}</h3>
    <div part="dialog-text" class="dialog-text" id="dialog-text">
      ${sentences(removal, terms, tag).map((sentence) => html`<p>${sentence}</p>`)}
    </div>
    <div class="status" role="status">${failure ? failureMessage(failureWords(terms, failure)) : ''}</div>
    <div class="buttons">
      <button part="button keep-button" type="button" autofocus @click=${onKeep}>
        ${terms.removeCancel}
      </button>
      <button
        part="button danger-button confirm-button"
        class="danger"
        type="button"
        aria-disabled=${saving}
        aria-busy=${saving}
        @click=${() => !saving && onConfirm()}
      >
        ${saving ? html`<span part="spinner" class="spinner"></span>` : ''} ${terms.removeConfirm}
      </button>
    </div>`;
}

function sentences(removal: RemovalFacts, terms: RemovalMessages, tag: string): string[] {
  const { passkey, others, otherWaysIn, confirmed, provider } = removal;
  const said = [terms.removeEffect];
  if (passkey.current) said.push(terms.removeCurrent);
  if (others > 0) said.push(terms.removeOthers(others));
  else if (otherWaysIn.length > 0) said.push(terms.removeOtherWays(listWords(tag, otherWaysIn)));
  else said.push(terms.removeLast);
  said.push(confirmed && canSignal() ? terms.removeSignalled : terms.removeByHand(provider));
  return said;
}
