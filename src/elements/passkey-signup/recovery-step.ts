import { html, type TemplateResult } from 'lit';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { asFailure } from '../../flows/as-failure.js';
import { recoveryStepEnglish } from '../../i18n/english/recovery-step.js';
import type { CommonMessages, RecoveryStepMessages, Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { busyButton } from '../shared/busy-button.js';
import { success } from '../shared/ceremony-form.js';
import { patientWords } from '../shared/countdown.js';
import { failureMessage } from '../shared/failure-message.js';
import { CodesDialog } from '../shared/recovery/codes-dialog.js';
import { makeCodes } from '../shared/recovery/making-codes.js';
import { securityBackend } from '../shared/security-backend.js';
import type { PasskeySignup } from './passkey-signup.js';
import type { SignupInside, SignupPanel } from './signup-panel.js';

/** The step after a sign-up that offers recovery codes. The account is there, whatever becomes of them. */
export class RecoveryStep implements SignupPanel {
  readonly state = { name: 'recovery' };
  readonly #element: PasskeySignup;
  readonly #translate: Translate;
  readonly #changed: () => void;
  readonly #onEnd: () => void;
  readonly #over = new AbortController();
  #making = false;
  #failure: PasskeyFailure | undefined;
  #codes: CodesDialog | undefined;

  /** @param onEnd the visitor has them, or does not want them */
  constructor(element: PasskeySignup, { terms, changed }: SignupInside, onEnd: () => void) {
    this.#element = element;
    this.#translate = terms;
    this.#changed = changed;
    this.#onEnd = onEnd;
  }

  render(): TemplateResult {
    const terms = this.#terms;
    const button = {
      parts: 'recovery-button',
      label: terms.recoveryStepButton,
      busy: this.#making,
      onClick: () => void this.#make(),
    };
    return html`<div part="title">${success(terms.recoveryStepTitle)}</div>
      <p part="hint" class="hint">${terms.recoveryStepText}</p>
      <div class="buttons">
        ${busyButton(button)}
        <button part="button later-button" type="button" @click=${() => this.#end()}>
          ${terms.recoveryStepLater}
        </button>
      </div>`;
  }

  status(common: CommonMessages): unknown {
    if (this.#failure) return failureMessage(patientWords(common, this.#failure));
    return html`<span class="hidden-text">${this.#terms.recoveryStepTitle}</span>`;
  }

  /** The element was taken away. */
  end(): void {
    this.#over.abort();
    this.#codes?.close();
  }

  get #terms(): RecoveryStepMessages {
    return this.#translate<RecoveryStepMessages>(recoveryStepEnglish);
  }

  async #make(): Promise<void> {
    this.#making = true;
    this.#failure = undefined;
    this.#changed();
    const { signal } = this.#over;
    try {
      const codes = await makeCodes(this.#element, this.#translate, signal);
      // Who has left the step by now has not seen them.
      if (!signal.aborted)
        this.#codes = new CodesDialog(this.#element, codes, this.#translate, () => this.#end());
    } catch (error) {
      this.#failed(asFailure(error));
    }
    this.#making = false;
    this.#changed();
  }

  #failed(failure: PasskeyFailure): void {
    if (this.#over.signal.aborted) return;
    // The backend has none after all.
    if (failure.code === 'unsupported' || failure.code === 'not_found') return this.#end();
    if (failure.code === 'cancelled') return;
    this.#failure = failure;
    this.#element.dispatchEvent(new PasskeyFailureEvent({ action: 'recovery-codes', failure }));
  }

  #end(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#codes?.close();
    this.#onEnd();
  }
}

/** Offers recovery codes where the backend has them. Whatever happens, the sign-up goes on. */
export async function offerCodes(
  element: PasskeySignup,
  inside: SignupInside,
  onEnd: () => void,
): Promise<void> {
  const backend = await securityBackend(element);
  if (backend.recoveryCodesCreate) void inside.show(new RecoveryStep(element, inside, onEnd));
  else onEnd();
}
