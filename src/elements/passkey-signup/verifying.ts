import { html, nothing, type TemplateResult } from 'lit';
import { PasskeyBeforeSignupEvent } from '../../events/passkey-before-signup.js';
import { isBusy } from '../../flows/busy.js';
import { EmailFlow, type EmailState } from '../../flows/email-flow.js';
import type { SignupFlow } from '../../flows/signup-flow.js';
import { emailEnglish } from '../../i18n/english/email.js';
import type { CommonMessages, EmailMessages, SignupMessages } from '../../i18n/messages.js';
import { PasskeyFailure } from '../../model/failure.js';
import type { Attachment } from '../../model/webauthn-json.js';
import { chosen } from '../shared/attachment.js';
import { ceremonyButtons, heard, identifierSlot, onEnter, success } from '../shared/ceremony-form.js';
import { patientStatus, patientWords } from '../shared/countdown.js';
import { failureMessage, type ShownFailure } from '../shared/failure-message.js';
import { passkeyIcon } from '../shared/icons.js';
import { otherButton } from '../shared/other-button.js';
import { securityBackend } from '../shared/security-backend.js';
import { codeForm } from './code-form.js';
import type { PasskeySignup } from './passkey-signup.js';
import { signupFlow } from './signup-late.js';
import type { SignupInside, SignupPanel } from './signup-panel.js';

type Terms = CommonMessages & SignupMessages & EmailMessages;
type Base = CommonMessages & SignupMessages;

/** Something that only the page can see: what stands where no backend need be asked about it. */
const LIKE_AN_ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** A sign-up with an e-mail address in place of a user name: the address, the code that was sent there, the passkey. */
export class EmailPanel implements SignupPanel {
  readonly #element: PasskeySignup;
  readonly #inside: SignupInside;
  readonly #email: EmailFlow;
  readonly #signup: SignupFlow;
  /** What was typed is none, whatever a backend would say. */
  #wrong = false;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(element: PasskeySignup, inside: SignupInside) {
    this.#element = element;
    this.#inside = inside;
    this.#email = new EmailFlow(() => securityBackend(element), inside);
    this.#email.subscribe((state) => void this.#moved(state));
    this.#signup = signupFlow(element, {
      ...inside,
      // Once the passkey has its name, the visitor is back here, and through.
      show: (panel) => inside.show(panel ?? this),
      failed: (failure) => this.#refused(failure),
    });
    this.#signup.subscribe(() => inside.changed());
  }

  get state(): { readonly name: string } {
    const { state } = this.#email;
    if (state.name === 'verified') return this.#signup.state;
    if (state.busy) return { name: 'requesting' };
    if (state.name === 'code') return state;
    return { name: state.failure ? 'failed' : 'idle' };
  }

  settle(): boolean {
    const { state } = this.#email;
    if (state.name !== 'address') return false;
    const { field } = this.#inside;
    field.settle(true, this.#terms.emailLabel, this.#wrong || state.failure?.code === 'validation');
    this.#dress(state.email);
    return true;
  }

  render(base: Base): unknown {
    const terms = { ...base, ...this.#terms };
    const { state } = this.#email;
    if (state.name === 'address') return this.#addressForm(terms, state.busy);
    if (state.name === 'code') return this.#codeForm(terms, state);
    return this.#signup.state.name === 'done' ? nothing : this.#passkeyForm(terms, state.email);
  }

  status(base: Base): unknown {
    const terms = { ...base, ...this.#terms };
    const { state } = this.#email;
    if (state.name === 'verified') return this.#signupStatus(terms);
    if (state.busy) return terms.waiting;
    if (this.#wrong) return heard(state.name === 'code' ? terms.emailCodeMissing : terms.emailInvalid);
    if (state.failure) return failureMessage(emailFailure(terms, state.failure));
    if (state.name === 'address') return nothing;
    return state.sent > 1 ? terms.emailResent : heard(terms.emailSent(state.email));
  }

  async next(attachment?: Attachment): Promise<void> {
    const { state } = this.#email;
    if (state.name === 'address') return this.#send();
    if (state.name === 'code') return this.#check(this.#root.querySelector('input')?.value ?? '');
    return this.#signUp(attachment);
  }

  cancel(): void {
    this.#email.cancel();
    this.#signup.cancel();
  }

  end(): void {
    clearInterval(this.#ticking);
    this.cancel();
  }

  get #terms(): EmailMessages {
    return this.#inside.terms<EmailMessages>(emailEnglish);
  }

  get #root(): ParentNode {
    return this.#element.renderRoot;
  }

  #addressForm(terms: Terms, busy: boolean): TemplateResult {
    const button = {
      parts: 'signup-button',
      label: terms.emailButton,
      busy,
      onClick: () => void this.#send(),
    };
    const problem = this.#wrong ? terms.emailInvalid : '';
    return html`<div class="fields" @keydown=${onEnter(() => this.#send())}>
        ${identifierSlot(this.#inside.field, terms.emailLabel, problem)}
      </div>
      <p part="hint" class="hint">${terms.emailHint}</p>
      <slot name="terms"></slot>
      ${ceremonyButtons(button, terms.cancel, () => this.cancel())}`;
  }

  #codeForm(terms: Terms, state: Extract<EmailState, { name: 'code' }>): TemplateResult {
    return codeForm({
      terms,
      email: state.email,
      busy: state.busy,
      problem: this.#wrong ? terms.emailCodeMissing : undefined,
      invalid: this.#wrong || state.failure?.code === 'code_invalid',
      wait: secondsUntil(state.resendAt),
      onCode: (code) => void this.#check(code),
      onResend: () => void this.#resend(state.email),
      onBack: () => this.#back(),
    });
  }

  #passkeyForm(terms: Terms, email: string): TemplateResult {
    const busy = isBusy(this.#signup.state);
    const button = {
      parts: 'signup-button',
      label: terms.signupButton,
      icon: passkeyIcon,
      busy,
      onClick: () => void this.#signUp(),
    };
    const { displayName, attachment } = this.#element;
    const elsewhere = { label: terms.elsewhereButton, onClick: () => void this.#signUp('cross-platform') };
    return html`${success(terms.emailVerified(email))}
      ${
        displayName
          ? html`<div part="field" class="field" @keydown=${onEnter(() => this.#signUp())}>
              <label part="label" class="label" for="display-name">${terms.displayNameLabel}</label>
              <input part="input" id="display-name" autocomplete="name" maxlength="64" />
            </div>`
          : nothing
      }
      <p part="hint" class="hint">${terms.signupHint}</p>
      ${ceremonyButtons(
        button,
        terms.cancel,
        () => this.cancel(),
        attachment === 'choose' ? otherButton(elsewhere) : undefined,
      )}
      ${
        busy
          ? nothing
          : html`<div class="buttons">
              <button part="button back-button" type="button" @click=${() => this.#back()}>
                ${terms.emailBack}
              </button>
            </div>`
      }`;
  }

  #signupStatus(terms: Terms): unknown {
    const { state } = this.#signup;
    if (state.name === 'done') return success(terms.signedUp);
    if (state.name === 'idle') return heard(terms.emailVerified(this.#email.state.email ?? ''));
    const taken = state.name === 'failed' && state.failure.code === 'conflict' ? terms.emailTaken : undefined;
    return patientStatus(state, terms, () => void this.#signup.retry(), taken);
  }

  async #send(): Promise<void> {
    const { value } = this.#inside.field;
    this.#wrong = !LIKE_AN_ADDRESS.test(value);
    this.#inside.changed();
    if (this.#wrong) this.#inside.field.focus();
    else await this.#email.send(value);
  }

  async #resend(email: string): Promise<void> {
    this.#wrong = false;
    await this.#email.send(email);
    this.#focus('#code');
  }

  async #check(code: string): Promise<void> {
    this.#wrong = !code.trim();
    this.#inside.changed();
    if (!this.#wrong) await this.#email.check(code);
    if (this.#email.state.name === 'code') this.#focus('#code');
  }

  #back(): void {
    this.#wrong = false;
    this.#signup.cancel();
    this.#email.restart();
  }

  async #signUp(attachment: Attachment | undefined = chosen(this.#element.attachment)): Promise<void> {
    const { email } = this.#email.state;
    const { proof } = this.#email;
    const { state } = this.#signup;
    if (!email || !proof || !['idle', 'failed'].includes(state.name)) return;
    const displayName = this.#root.querySelector<HTMLInputElement>('#display-name')?.value.trim();
    const input = {
      username: email,
      ...(displayName ? { displayName } : {}),
      ...(attachment ? { attachment } : {}),
    };
    // What proves the address is nothing for the page.
    if (this.#element.dispatchEvent(new PasskeyBeforeSignupEvent(input)))
      await this.#signup.signUp({ ...input, proof });
  }

  /** Where the proof is too old, the visitor has to begin again; the address stays. */
  #refused(failure: PasskeyFailure): void {
    this.#inside.failed(failure);
    if (failure.code === 'code_invalid')
      this.#email.restart(new PasskeyFailure('challenge_expired', { cause: failure }));
  }

  /** The focus goes along, where the visitor still is in here. */
  async #moved(state: EmailState): Promise<void> {
    const here = this.#element.matches(':focus-within');
    this.#tick(state);
    this.#inside.changed();
    await this.#element.updateComplete;
    if (!here || (state.name !== 'verified' && (state.busy || state.failure))) return;
    if (state.name === 'address') this.#inside.field.focus();
    else if (!this.#element.matches(':focus-within') || state.name === 'verified')
      this.#focus(state.name === 'code' ? '#code' : '.primary');
  }

  #focus(selector: string): void {
    this.#root.querySelector<HTMLElement>(selector)?.focus();
  }

  /** The seconds until another code may be asked for are counted down. */
  #tick(state: EmailState): void {
    clearInterval(this.#ticking);
    if (state.name !== 'code') return;
    this.#ticking = setInterval(() => {
      if (!secondsUntil(state.resendAt)) clearInterval(this.#ticking);
      this.#inside.changed();
    }, 1000);
  }

  /** The element's own input becomes one for addresses; the page's is as the page wants it. */
  #dress(email: string | undefined): void {
    const input = this.#element.querySelector<HTMLInputElement>(':scope > .passkey-identifier');
    if (!input || input.type === 'email') return;
    input.type = input.inputMode = input.name = 'email';
    if (email && !input.value) input.value = email;
  }
}

const secondsUntil = (instant = 0): number => Math.max(0, Math.ceil((instant - Date.now()) / 1000));

function emailFailure(terms: Terms, failure: PasskeyFailure): ShownFailure {
  if (failure.code === 'challenge_expired') return terms.emailExpired;
  if (failure.code === 'validation' && failure.field === 'email')
    return { message: terms.emailInvalid, next: '' };
  return patientWords(terms, failure);
}
