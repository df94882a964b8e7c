import { html, nothing, type TemplateResult } from 'lit';
import { isBusy } from '../../flows/busy.js';
import type { StepUpFlow } from '../../flows/step-up-flow.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { stepUpEnglish } from '../../i18n/english/step-up.js';
import type { CommonMessages, FailureMessage, StepUpMessages, Translate } from '../../i18n/messages.js';
import { obstacle } from '../../webauthn/support.js';
import { busyButton } from './busy-button.js';
import { patientStatus } from './countdown.js';
import { ElementDialog, type DialogHost } from './dialog.js';
import { passkeyIcon } from './icons.js';
import { live } from './live.js';
import { stepUpField, type FieldEnding, type Typed } from './step-up-field.js';

type Terms = CommonMessages & StepUpMessages;

interface Words {
  readonly translate: Translate;
  /** What it says why. */
  readonly text: 'stepUpText' | 'stepUpEach';
}

/** "Confirm that it is you": a button for the passkey, a field for whatever else will do. */
export class StepUpDialog {
  readonly #flow: StepUpFlow;
  readonly #translate: Translate;
  readonly #text: Words['text'];
  readonly #cancel: () => void;
  readonly #dialog: ElementDialog;
  readonly #unsubscribe: () => void;
  /** What was confirmed without anything typed in, or was sent last. */
  #missing: Typed | undefined;
  #sent: Typed | undefined;

  constructor(host: DialogHost, flow: StepUpFlow, { translate, text }: Words, cancel: () => void) {
    this.#flow = flow;
    this.#translate = translate;
    this.#text = text;
    this.#cancel = cancel;
    this.#dialog = new ElementDialog(host, {
      titleId: 'step-up-title',
      content: () => this.#content(),
      onCancel: cancel,
    });
    this.#unsubscribe = flow.subscribe(() => this.draw());
    // Not on what cancels, which comes first.
    this.#dialog.root.querySelector<HTMLElement>(':scope > .buttons > .primary')?.focus();
  }

  draw(): void {
    if (this.#dialog.isOpen) this.#dialog.draw();
  }

  /** After a move, which takes it out of the top layer. */
  reopen(): void {
    this.#dialog.reopen();
  }

  close(): void {
    this.#unsubscribe();
    this.#dialog.close();
  }

  get #terms(): Terms {
    return this.#translate<Terms>({ ...commonEnglish, ...stepUpEnglish });
  }

  #content(): TemplateResult {
    const terms = this.#terms;
    const { methods } = this.#flow.state;
    const typed = methods.filter((method) => method !== 'passkey');
    const byPasskey = methods.includes('passkey') && !(obstacle() && typed.length > 0);
    return html`<h3 part="dialog-title" class="dialog-title" id="step-up-title">${terms.stepUpTitle}</h3>
      <p part="dialog-text" class="dialog-text">${terms[this.#text]}</p>
      ${
        typed.length === 1 && !byPasskey
          ? typed.map((method) => this.#field(method, terms, true, this.#ending(terms)))
          : this.#choice(typed, byPasskey, terms)
      }`;
  }

  /** A field each, with a button beside it; the passkey below, as the best. */
  #choice(typed: readonly Typed[], byPasskey: boolean, terms: Terms): TemplateResult {
    const { status, cancel } = this.#ending(terms);
    const { proof } = this.#flow.state;
    const button = {
      parts: 'step-up-button',
      label: terms.stepUpPasskey,
      icon: passkeyIcon,
      busy: isBusy(proof),
      disabled: obstacle() !== undefined,
      onClick: () => this.#prove(() => this.#flow.withPasskey()),
    };
    return html`${typed.map((method, at) => this.#field(method, terms, !byPasskey && at === 0))} ${status}
      <div part="dialog-buttons" class="buttons">${cancel} ${byPasskey ? busyButton(button) : nothing}</div>`;
  }

  #ending(terms: Terms): FieldEnding {
    const { proof } = this.#flow.state;
    const cancel = html`<button part="button keep-button" type="button" @click=${this.#cancel}>
      ${terms.cancel}
    </button>`;
    const status = live(patientStatus(proof, terms, () => void this.#flow.retry(), this.#words(terms)));
    return { status, cancel };
  }

  #field(method: Typed, terms: Terms, main: boolean, ending?: FieldEnding): TemplateResult {
    const { proof } = this.#flow.state;
    const busy = isBusy(proof);
    const state = {
      main,
      busy,
      missing: this.#missing === method,
      wrong: proof.name === 'failed' && this.#sent === method,
    };
    return stepUpField(method, terms, state, this.#onSubmit(method, busy), ending);
  }

  #onSubmit(method: Typed, busy: boolean): (event: SubmitEvent) => void {
    return (event) => {
      event.preventDefault();
      if (busy) return;
      const { elements } = event.currentTarget as HTMLFormElement;
      const input = elements.namedItem(method) as HTMLInputElement;
      const value = method === 'code' ? input.value.trim() : input.value;
      if (!value) {
        this.#missing = method;
        this.draw();
        return input.focus();
      }
      this.#prove(
        () => this.#flow.withTyped(method === 'code' ? { code: value } : { password: value }),
        method,
      );
    };
  }

  #prove(proving: () => Promise<void>, typed?: Typed): void {
    this.#missing = undefined;
    this.#sent = typed;
    void proving();
  }

  /** A wrong password is no code that one could ask for again. */
  #words(terms: Terms): FailureMessage | undefined {
    const { proof } = this.#flow.state;
    const refused =
      proof.name === 'failed' &&
      ['code_invalid', 'validation', 'verification_failed'].includes(proof.failure.code);
    return refused && this.#sent === 'password' ? terms.stepUpWrongPassword : undefined;
  }
}
