import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { loginMakers } from '../../backend/login-makers.js';
import type { LoginResult } from '../../backend/index.js';
import { PasskeyBeforeLoginEvent } from '../../events/passkey-before-login.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeyLoginEvent } from '../../events/passkey-login.js';
import { isBusy } from '../../flows/ceremony-state.js';
import { LoginFlow, type LoginInput } from '../../flows/login-flow.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { loginEnglish } from '../../i18n/english/login.js';
import type { CommonMessages, LoginMessages } from '../../i18n/messages.js';
import { obstacle } from '../../webauthn/support.js';
import { text } from '../shared/attributes.js';
import { endpointProperties } from '../shared/backend-source.js';
import {
  blockedStatus,
  ceremonyButtons,
  ceremonyStatus,
  heard,
  identifierSlot,
  onEnter,
  success,
} from '../shared/ceremony-form.js';
import { IdentifierField } from '../shared/identifier-field.js';
import { passkeyIcon } from '../shared/icons.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { whenPainted } from '../shared/when-painted.js';
import { loginStyles } from './passkey-login.styles.js';

const OPERATIONS = ['loginBegin', 'loginComplete'] as const;

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
 * @cssprop {<length>} --passkey-form-max-inline-size - How wide the form may become.
 * @cssprop {<length>} --passkey-gap - The space between parts.
 * @cssprop --passkey-font-family - The font; the page's by default.
 * @cssprop {<length>} --passkey-small-font-size - The size of less important text.
 * @cssprop {<number>} --passkey-line-height - The height of lines.
 */
export class PasskeyLogin extends PasskeyElement {
  static override styles = loginStyles;
  static override operations = OPERATIONS;
  static override makers = loginMakers;
  static override properties: PropertyDeclarations = {
    ...endpointProperties(OPERATIONS),
    mode: { converter: text },
    noAutofill: { type: Boolean, attribute: 'no-autofill' },
  };

  /** `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for. */
  declare mode: 'discoverable' | 'username-first';

  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  declare noAutofill: boolean;

  /** Where options for a sign-in come from: `"METHOD /path"`. */
  declare loginBeginEndpoint: string | undefined;

  /** Where the visitor's answer goes: `"METHOD /path"`. */
  declare loginCompleteEndpoint: string | undefined;

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
    this.mode = 'discoverable';
    this.noAutofill = false;
    this.#flow.subscribe(() => this.requestUpdate());
  }

  /** Registers the element. */
  static override define(tag = 'passkey-login', registry?: CustomElementRegistry): void {
    super.define(tag, registry);
  }

  /** Signs in, as the button does. Resolves when it is over, whatever came of it. */
  async login(): Promise<void> {
    this.#usernameMissing = this.mode === 'username-first' && !this.#field.value;
    this.requestUpdate();
    if (this.#usernameMissing) this.#field.focus();
    else if (this.isConfigured()) await this.#flow.login(this.#input());
  }

  /** Ends a sign-in that runs. */
  cancel(): void {
    this.#flow.cancel();
  }

  protected override began(): void {
    whenPainted(() => {
      if (!this.isConnected || !this.isConfigured() || this.noAutofill) return;
      this.#flow.startAutofill();
      const input = this.#field.foreignInput;
      if (input) void import('./autocomplete-advice.js').then((advice) => advice.adviseOnAutocomplete(input));
    });
  }

  protected override ended(): void {
    this.#flow.stopAutofill();
    this.#flow.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('noAutofill')) {
      if (this.noAutofill) this.#flow.stopAutofill();
      else this.began();
    }
    this.states.show(this.#stateName());
  }

  protected override updated(): void {
    this.#field.settle(this.#wantsField(), this.#label(), this.#usernameMissing);
  }

  #input(): LoginInput {
    const username = this.#field.value;
    return username ? { username } : {};
  }

  #prepare(): void {
    const complete = this.mode !== 'username-first' || this.#field.value;
    if (complete && !obstacle() && this.isConfigured()) this.#flow.prepare(this.#input());
  }

  #wantsField(): boolean {
    return this.mode === 'username-first' || !this.noAutofill;
  }

  #label(): string {
    const { usernameLabel, usernameOptional } = this.#terms();
    return this.mode === 'username-first' ? usernameLabel : usernameOptional;
  }

  #stateName(): string {
    if (this.misconfigured) return 'misconfigured';
    return obstacle() ? 'unsupported' : this.#flow.state.name;
  }

  #terms(): CommonMessages & LoginMessages {
    return this.terms<CommonMessages & LoginMessages>({ ...commonEnglish, ...loginEnglish });
  }

  #loggedIn(result: LoginResult): void {
    void this.focusSuccess();
    if (this.dispatchEvent(new PasskeyLoginEvent({ ...result }))) this.leave(result.redirectTo);
  }

  protected override render(): TemplateResult {
    const terms = this.#terms();
    const over = ['misconfigured', 'unsupported', 'succeeded'].includes(this.#stateName());
    return html`<div part="form" class="form">
      ${this.#renderField(over)} ${over ? nothing : this.#renderButtons()}
      <div part="status" class="status" role="status">${this.#renderStatus(terms)}</div>
      <slot name="fallback"></slot>
    </div>`;
  }

  /** Always there, so that an input which the page puts in later is noticed. */
  #renderField(over: boolean): TemplateResult {
    const hidden = (over || !this.#wantsField()) && !this.#field.isForeign;
    const problem = this.#usernameMissing ? this.#terms().usernameMissing : '';
    return html`<div class="fields" ?hidden=${hidden} @keydown=${onEnter(() => this.login())}>
      ${identifierSlot(this.#field, this.#label(), problem)}
    </div>`;
  }

  #renderButtons(): TemplateResult {
    const terms = this.#terms();
    const button = {
      parts: 'login-button',
      label: terms.loginButton,
      icon: passkeyIcon,
      busy: isBusy(this.#flow.state),
      onClick: () => void this.login(),
      onApproach: () => this.#prepare(),
    };
    return ceremonyButtons(button, terms.cancel, () => this.#flow.cancel());
  }

  #renderStatus(terms: CommonMessages & LoginMessages): unknown {
    const { state } = this.#flow;
    const blocked = blockedStatus(this.misconfigured, terms);
    if (blocked) return blocked;
    if (this.#usernameMissing) return heard(terms.usernameMissing);
    if (state.name === 'succeeded') return success(terms.loggedIn);
    return ceremonyStatus(state, terms, () => void this.#flow.retry());
  }
}
