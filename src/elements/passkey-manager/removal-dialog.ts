import { html, nothing, type TemplateResult } from 'lit';
import { otherWaysIn } from '../../flows/guards.js';
import { listWords } from '../../i18n/dates.js';
import { administrationEnglish } from '../../i18n/english/administration.js';
import { removalEnglish } from '../../i18n/english/removal.js';
import type { AdministrationMessages, RemovalMessages } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import { canSignal } from '../../webauthn/signals.js';
import { patientWords } from '../shared/countdown.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import type { ManagerView } from './manager-template.js';
import { displayName } from './passkey-words.js';

interface Answers {
  /** The passkey is somebody else's. */
  readonly ofOther: boolean;
  readonly onConfirm: (passkey: Passkey) => void;
  readonly onKeep: () => void;
}

/**
 * What will happen, what stays possible, and what is left to do in the password manager. The dialog itself stays in
 * place while nothing is asked, so that it can give the focus back where it was.
 */
export function removalDialog(
  view: ManagerView,
  passkey: Passkey | undefined,
  answers: Answers,
): TemplateResult {
  return html`<dialog
    part="dialog"
    aria-labelledby="dialog-title"
    aria-describedby="dialog-text"
    @cancel=${(event: Event) => {
      event.preventDefault();
      answers.onKeep();
    }}
  >
    ${passkey ? question(view, passkey, answers) : nothing}
  </dialog>`;
}

function question(
  view: ManagerView,
  passkey: Passkey,
  { ofOther, onConfirm, onKeep }: Answers,
): TemplateResult {
  const terms = view.translate(removalEnglish);
  const { change } = view.state;
  const saving = change.name === 'saving';
  const name = displayName(passkey, view.providers.of(passkey), view.terms);
  return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title">${terms.removeTitle(name)}</h3>
    <div part="dialog-text" class="dialog-text" id="dialog-text">
      ${(ofOther ? ofOtherSentences(view) : sentences(view, passkey, terms)).map((sentence) => html`<p>${sentence}</p>`)}
    </div>
    ${live(change.name === 'failed' ? failureMessage(patientWords(view.terms, change.failure)) : nothing)}
    <div part="dialog-buttons" class="buttons">
      <button part="button keep-button" type="button" autofocus @click=${onKeep}>
        ${terms.removeCancel}
      </button>
      <button
        part="button danger-button confirm-button"
        class="danger"
        type="button"
        aria-disabled=${saving}
        aria-busy=${saving}
        @click=${() => !saving && onConfirm(passkey)}
      >
        ${saving ? html`<span part="spinner" class="spinner"></span>` : nothing} ${terms.removeConfirm}
      </button>
    </div>`;
}

function ofOtherSentences({ translate }: ManagerView): string[] {
  const { removeOneEffect, removeOneKept } = translate<AdministrationMessages>(administrationEnglish);
  return [removeOneEffect, removeOneKept];
}

function sentences(
  { state: { list }, policy, providers, tag }: ManagerView,
  passkey: Passkey,
  terms: RemovalMessages,
): string[] {
  if (list.name !== 'ready') return [terms.removeEffect];
  const others = list.passkeys.filter(({ id }) => id !== passkey.id).length;
  const ways = otherWaysIn(list, policy);
  // Only a list that the server vouches for is passed on to the password manager.
  const told = canSignal() && list.told.account !== undefined && list.told.complete === true;
  return [
    terms.removeEffect,
    passkey.current ? terms.removeCurrent : '',
    others > 0
      ? terms.removeOthers(others)
      : ways.length > 0
        ? terms.removeOtherWays(listWords(tag, ways))
        : terms.removeLast,
    told ? terms.removeSignalled : terms.removeByHand(providers.of(passkey)?.name),
  ].filter(Boolean);
}
