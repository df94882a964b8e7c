import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LoginResult, Operation } from '../../backend/index.js';
import { PasskeyBeforeLoginEvent } from '../../events/passkey-before-login.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeyLoginEvent } from '../../events/passkey-login.js';
import { LoginFlow, type LoginInput } from '../../flows/login-flow.js';
import { isBusy } from '../../flows/ceremony-state.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { loginEnglish } from '../../i18n/english/login.js';
import type { CommonMessages, LoginMessages } from '../../i18n/messages.js';
import { obstacle } from '../../webauthn/support.js';
import { busyButton } from '../shared/busy-button.js';
import { failureMessage, failureWords } from '../shared/failure-message.js';
import { IdentifierField } from '../shared/identifier-field.js';
import { checkIcon, passkeyIcon } from '../shared/icons.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { PasskeyFailure } from '../../model/failure.js';
import { loginStyles } from './passkey-login.styles.js';

type Terms = CommonMessages & LoginMessages;

/**
 * Signs a visitor in with a passkey: in one tap, from the autofill list of the user name field, or with the user
 * name first.
 *
 * @customElement passkey-login
 * @summary Sign in with a passkey.
 *
 * @slot identifier - Put your own user name input here, with `autocomplete="username webauthn"`. Left empty, the
 *   element puts one into the page's light DOM, where password managers see it.
 * @slot fallback - Put other ways to sign in here. They stay visible where passkeys do not work.
 *
 * @fires {PasskeyBeforeLoginEvent} passkey-before-login - A sign-in is about to begin. Cancelable.
 * @fires {PasskeyLoginEvent} passkey-login - The visitor is signed in. `preventDefault()` stops the way to `return-to`.
 * @fires {PasskeyFailureEvent} passkey-failure - Something failed; `detail.failure.code` says what.
 * @fires {PasskeyCancelEvent} passkey-cancel - The visitor cancelled.
 *
 * @csspart form - The box around everything.
 * @csspart field - The user name field with its label.
 * @csspart label - The label of the user name field.
 * @csspart hint - What is wrong with the user name.
 * @csspart button - Every button.
 * @csspart primary-button - The button that signs in.
 * @csspart login-button - The same button.
 * @csspart cancel-button - The button that cancels.
 * @csspart retry-button - The button in a failure that tries again.
 * @csspart spinner - The sign that something runs.
 * @csspart status - The line that says what happens; a live region.
 * @csspart failure - The box of a failure.
 * @csspart failure-message - What went wrong.
 * @csspart failure-next - What to do about it.
 * @csspart success - The line after signing in.
 *
 * @cssstate idle - Nothing runs.
 * @cssstate requesting - The backend is asked for options.
 * @cssstate prompting - The browser's dialog is open.
 * @cssstate verifying - The backend verifies the passkey.
 * @cssstate failed - The last try failed.
 * @cssstate succeeded - The visitor is signed in.
 * @cssstate unsupported - This browser or page cannot use passkeys.
 * @cssstate misconfigured - The element does not know its backend.
 *
 * @cssprop {<color>} --passkey-accent-color - The main button.
 * @cssprop {<color>} --passkey-on-accent-color - Text on the main button.
 * @cssprop {<color>} --passkey-danger-color - Failures.
 * @cssprop {<color>} --passkey-success-color - The sign of success.
 * @cssprop {<color>} --passkey-muted-color - Less important text.
 * @cssprop {<color>} --passkey-border-color - Lines and borders.
 * @cssprop {<color>} --passkey-input-border-color - The border of inputs.
 * @cssprop {<color>} --passkey-input-color - The background of inputs.
 * @cssprop {<color>} --passkey-hover-color - A quiet button under the pointer.
 * @cssprop {<color>} --passkey-focus-color - The focus ring.
 * @cssprop {<length>} --passkey-radius - The corners of boxes.
 * @cssprop {<length>} --passkey-control-radius - The corners of buttons and inputs.
 * @cssprop {<length>} --passkey-gap - The space between parts.
 * @cssprop --passkey-font-family - The font; the page's by default.
 * @cssprop {<length>} --passkey-small-font-size - The size of less important text.
 * @cssprop {<number>} --passkey-line-height - The height of lines.
 */
export class PasskeyLogin extends PasskeyElement {
  static override styles = loginStyles;

  /** Registers the element. */
  static define(tag = 'passkey-login', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for. */
  @property() mode: 'discoverable' | 'username-first' = 'discoverable';

  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  @property({ type: Boolean, attribute: 'no-autofill' }) noAutofill = false;

  /** Where options for a sign-in come from: `"METHOD /path"`. */
  @property({ attribute: 'login-begin' }) loginBeginEndpoint: string | undefined;

  /** Where the visitor's answer goes: `"METHOD /path"`. */
  @property({ attribute: 'login-complete' }) loginCompleteEndpoint: string | undefined;

  protected override readonly needs: Operation = 'loginBegin';
  readonly #field = new IdentifierField(this, 'username webauthn', () => this.requestUpdate());
  #usernameMissing = false;
  readonly #flow = new LoginFlow(this.currentBackend, {
    before: (input) => this.dispatchEvent(new PasskeyBeforeLoginEvent(input)),
    loggedIn: (result) => this.#loggedIn(result),
    failed: (failure) => this.dispatchEvent(new PasskeyFailureEvent({ action: 'login', failure })),
    cancelled: () => this.dispatchEvent(new PasskeyCancelEvent({ action: 'login' })),
  });

  constructor() {
    super();
    this.#flow.subscribe(() => this.requestUpdate());
  }

  /** Signs in, as the button does. Resolves when it is over, whatever came of it. */
  async login(): Promise<void> {
    const username = this.#field.value;
    this.#usernameMissing = this.mode === 'username-first' && !username;
    this.requestUpdate();
    if (this.#usernameMissing) return this.#field.focus();
    if (this.isConfigured()) await this.#flow.login(this.#input());
  }

  /** Ends a sign-in that runs. */
  cancel(): void {
    this.#flow.cancel();
  }

  protected override began(): void {
    this.#arm();
  }

  protected override ended(): void {
    this.#flow.stopAutofill();
    this.#flow.cancel();
  }

  protected override backendChanged(): void {
    this.#flow.cancel();
    this.#flow.stopAutofill();
    this.#arm();
  }

  protected override endpoints(): { readonly [K in Operation]?: string | undefined } {
    return { loginBegin: this.loginBeginEndpoint, loginComplete: this.loginCompleteEndpoint };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('noAutofill')) this.backendChanged();
    this.states.show('login', this.#stateName());
  }

  protected override updated(): void {
    this.#field.settle(this.#hasField(), this.#terms().usernameLabel, this.#usernameMissing);
  }

  /** After the properties of this task are set: a framework sets them one by one. */
  #arm(): void {
    queueMicrotask(() => {
      if (!this.isConnected || !this.isConfigured() || this.noAutofill) return;
      this.#flow.startAutofill();
    });
  }

  #input(): LoginInput {
    const username = this.#field.value;
    return username ? { username } : {};
  }

  #prepare(): void {
    const ready = this.mode === 'discoverable' || this.#field.value;
    if (ready && !obstacle() && this.isConfigured()) this.#flow.prepare(this.#input());
  }

  #hasField(): boolean {
    return this.#stateName() !== 'unsupported' && (this.mode === 'username-first' || !this.noAutofill);
  }

  #stateName(): string {
    if (this.misconfigured) return 'misconfigured';
    return this.isConnected && obstacle() ? 'unsupported' : this.#flow.state.name;
  }

  #terms(): Terms {
    return this.terms<Terms>({ ...commonEnglish, ...loginEnglish });
  }

  #loggedIn(result: LoginResult): void {
    if (this.dispatchEvent(new PasskeyLoginEvent({ ...result }))) this.leave(result.redirectTo);
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    // The page may have the element in a form of its own, which Enter must not send.
    event.preventDefault();
    void this.login();
  }

  protected override render(): TemplateResult {
    const terms = this.#terms();
    const state = this.#stateName();
    const blocked = state === 'misconfigured' || state === 'unsupported';
    return html`<div part="form" class="form" @keydown=${this.#onKeydown}>
      ${blocked || state === 'succeeded' ? nothing : this.#renderForm(terms)}
      <div part="status" class="status" role="status">${this.#renderStatus(terms, state)}</div>
      <slot name="fallback"></slot>
    </div>`;
  }

  #renderForm(terms: Terms): TemplateResult {
    const busy = isBusy(this.#flow.state);
    return html`${this.#renderField(terms)}
      <div class="buttons">
        ${busyButton({
          parts: 'login-button',
          label: terms.loginButton,
          icon: passkeyIcon,
          busy,
          onClick: () => void this.login(),
          onApproach: () => this.#prepare(),
        })}
        ${
          busy
            ? html`<button part="button cancel-button" type="button" @click=${() => this.#cancelled()}>
                ${terms.cancel}
              </button>`
            : nothing
        }
      </div>`;
  }

  #renderField(terms: Terms): TemplateResult {
    return html`<div part="field" class="field" ?hidden=${!this.#hasField() && !this.#field.isForeign}>
      <span
        part="label"
        class="label"
        aria-hidden="true"
        ?hidden=${this.#field.isForeign}
        @click=${() => this.#field.focus()}
        >${terms.usernameLabel}</span
      >
      <slot name="identifier" @slotchange=${() => this.#field.changed()}
        ><span class="placeholder"></span
      ></slot>
    </div>`;
  }

  #renderStatus(terms: Terms, state: string): unknown {
    if (this.#usernameMissing) return html`<p part="hint" class="problem">${terms.usernameMissing}</p>`;
    switch (state) {
      case 'misconfigured':
        return failureMessage({ message: terms.misconfigured, next: '' });
      case 'unsupported':
        return failureMessage(failureWords(terms, new PasskeyFailure(obstacle() ?? 'not_supported')));
      case 'requesting':
      case 'verifying':
        return terms.waiting;
      case 'prompting':
        return terms.prompting;
      case 'succeeded':
        return html`<p part="success" class="success">${checkIcon} ${terms.loggedIn}</p>`;
      default:
        return this.#renderFailure(terms);
    }
  }

  #renderFailure(terms: Terms): unknown {
    const { state } = this.#flow;
    if (state.name !== 'failed') return nothing;
    const retry = { label: terms.retry, onRetry: () => void this.#flow.retry() };
    return failureMessage(failureWords(terms, state.failure), state.kept ? retry : undefined);
  }

  /** The cancel button goes away; the focus must not. */
  #cancelled(): void {
    this.#flow.cancel();
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }
}
