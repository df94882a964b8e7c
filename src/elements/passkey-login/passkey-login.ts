import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { loginMakers } from '../../backend/login-makers.js';
import { PasskeyBeforeLoginEvent } from '../../events/passkey-before-login.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { isBusy } from '../../flows/busy.js';
import type { LoginFlow, LoginInput, LoginState } from '../../flows/login-flow.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { loginEnglish } from '../../i18n/english/login.js';
import type { CommonMessages, LoginMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
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
import { LateFlow } from '../shared/late-flow.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { whenPainted } from '../shared/when-painted.js';
import type { LoginInside, LoginPanel } from './login-panel.js';
import { loginStyles } from './passkey-login.styles.js';

const OPERATIONS = ['loginBegin', 'loginComplete', 'registerBegin', 'registerComplete'] as const;

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
 * @fires {PasskeyCrossDeviceEvent} passkey-cross-device - The visitor signed in with a phone or security key, and this
 *   device could keep a passkey as well. `preventDefault()` keeps the element from offering that.
 * @fires {PasskeyBeforeAddEvent} passkey-before-add - The visitor takes the offer of a passkey on this device. Cancelable.
 * @fires {PasskeyAddEvent} passkey-add - That passkey was added.
 * @fires {PasskeyFailureEvent} passkey-failure - Something failed; `detail.failure.code` says what.
 * @fires {PasskeyCancelEvent} passkey-cancel - The visitor cancelled.
 *
 * @csspart form - The box around everything.
 * @csspart field - The user name field with its label.
 * @csspart label - The label of the user name field.
 * @csspart hint - A sentence that explains, or what is wrong with a field.
 * @csspart problem - What is wrong with a field, after a recovery code.
 * @csspart button - Every button.
 * @csspart primary-button - The button that signs in.
 * @csspart login-button - The same button.
 * @csspart cancel-button - The button that cancels.
 * @csspart retry-button - The button in a failure that tries again.
 * @csspart offer-button - The button that takes the offer of a passkey on this device.
 * @csspart later-button - The button that leaves the offer.
 * @csspart recovery-button - The button that leads to a sign-in with a recovery code.
 * @csspart title - The heading of that.
 * @csspart input - A field of that.
 * @csspart code-input - The field for the recovery code.
 * @csspart redeem-button - The button that sends the code.
 * @csspart back-button - The button that leads back to the form.
 * @csspart create-button - The button that makes a passkey after a right code.
 * @csspart use-button - The button that signs in with the passkey that is here already.
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
 * @cssstate offering - The visitor is signed in and may keep a passkey on this device as well.
 * @cssstate recovering - The visitor signs in with a recovery code.
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
    immediate: { type: Boolean },
    hints: { converter: text },
    offerPasskey: { type: Boolean, attribute: 'offer-passkey' },
    recoveryCodes: { type: Boolean, attribute: 'recovery-codes' },
  };

  /** `discoverable`: one tap, a user name only if the visitor wants. `username-first`: the user name is asked for. */
  declare mode: 'discoverable' | 'username-first';

  /** Offers no passkeys in the autofill list, and in mode `discoverable` shows no user name field. */
  declare noAutofill: boolean;

  /**
   * On the click, shows at once the passkeys that this device has, where the browser can (immediate mode); where it
   * cannot or has none, its ordinary dialog opens.
   */
  declare immediate: boolean;

  /**
   * The kinds of authenticator that the browser's dialog puts first, the likeliest first, separated by spaces:
   * `client-device`, `hybrid`, `security-key` (WebAuthn L3 §5.8.7).
   */
  declare hints: string | undefined;

  /** After a sign-in with a phone or a security key, offers to keep a passkey on this device as well. */
  declare offerPasskey: boolean;

  /** Lets a visitor sign in with a recovery code, who then makes a passkey on this device. */
  declare recoveryCodes: boolean;

  /** Where options for a sign-in come from: `"METHOD /path"`. */
  declare loginBeginEndpoint: string | undefined;

  /** Where the visitor's answer goes: `"METHOD /path"`. */
  declare loginCompleteEndpoint: string | undefined;

  /** For `offer-passkey`: where options for a new passkey come from: `"METHOD /path"`. */
  declare registerBeginEndpoint: string | undefined;

  /** For `offer-passkey`: where a new passkey goes: `"METHOD /path"`. */
  declare registerCompleteEndpoint: string | undefined;

  readonly #field = new IdentifierField(this, 'username webauthn', () => this.requestUpdate());
  #usernameMissing = false;
  /** What stands in place of the form. */
  #panel: LoginPanel | undefined;
  /** The button that leads to the way in by a recovery code. */
  #recovery: (() => unknown) | undefined;
  readonly #hooks = {
    changed: () => this.requestUpdate(),
    failed: (failure: PasskeyFailure) =>
      this.dispatchEvent(new PasskeyFailureEvent({ action: 'login', failure })),
    cancelled: () => this.dispatchEvent(new PasskeyCancelEvent({ action: 'login' })),
  };
  readonly #inside: LoginInside = {
    ...this.#hooks,
    backend: this.currentBackend,
    terms: this.terms,
    input: () => (this.noAutofill ? undefined : this.#field.foreignInput),
    show: (panel) => this.#show(panel),
    leave: (redirectTo) => this.leave(redirectTo),
    setRecovery: (entry) => (this.#recovery = entry),
  };
  readonly #late = new LateFlow<LoginState, LoginFlow>(async () => {
    const { loginFlow } = await import('./login-late.js');
    return loginFlow(this, this.#inside);
  }, this.#hooks);

  constructor() {
    super();
    this.mode = 'discoverable';
    this.noAutofill = this.immediate = this.offerPasskey = this.recoveryCodes = false;
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
    else if (this.#mayBegin()) await this.#late.do((flow) => flow.login(this.#input()));
  }

  /** Ends a sign-in that runs. */
  cancel(): void {
    this.#late.cancel();
  }

  protected override began(): void {
    whenPainted(() => {
      if (!this.isConnected || !this.isConfigured()) return;
      this.#soon((flow) => this.#wantsAutofill() && flow.startAutofill());
    });
  }

  /** Without the code for it, the click will try again and say so. */
  #soon(deed: (flow: LoginFlow) => unknown): void {
    void this.#late.load().then(deed, () => undefined);
  }

  #wantsAutofill(): boolean {
    return this.isConnected && this.isConfigured() && !this.noAutofill;
  }

  protected override ended(): void {
    this.#panel?.end();
    this.#panel = undefined;
    this.#late.flow?.stopAutofill();
    this.#late.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.hasUpdated && changed.has('noAutofill')) {
      if (this.noAutofill) this.#late.flow?.stopAutofill();
      else this.began();
    }
    this.states.show(this.#stateName());
  }

  protected override updated(): void {
    this.#field.settle(this.#wantsField(), this.#label(), this.#usernameMissing);
  }

  #mayBegin(): boolean {
    const free = this.isConfigured() && !isBusy(this.#late.state);
    return free && this.dispatchEvent(new PasskeyBeforeLoginEvent(this.#input()));
  }

  #input(): LoginInput {
    const username = this.#field.value;
    return username ? { username } : {};
  }

  #prepare(): void {
    const complete = this.mode !== 'username-first' || this.#field.value;
    if (!complete || obstacle() || !this.isConfigured()) return;
    this.#soon((flow) => flow.prepare(this.#input()));
  }

  #wantsField(): boolean {
    return !this.#panel && (this.mode === 'username-first' || !this.noAutofill);
  }

  #label(): string {
    const { usernameLabel, usernameOptional } = this.#terms();
    return this.mode === 'username-first' ? usernameLabel : usernameOptional;
  }

  #stateName(): string {
    if (this.misconfigured) return 'misconfigured';
    if (this.#panel) return this.#panel.state;
    return obstacle() ? 'unsupported' : this.#late.state.name;
  }

  #terms(): CommonMessages & LoginMessages {
    return this.terms<CommonMessages & LoginMessages>({ ...commonEnglish, ...loginEnglish });
  }

  #show(panel?: LoginPanel): void {
    this.#panel = panel;
    this.requestUpdate();
    void this.focusSuccess();
  }

  protected override render(): TemplateResult {
    const terms = this.#terms();
    if (this.#panel) return html`<div part="form" class="form">${this.#panel.render(terms)}</div>`;
    const over = ['misconfigured', 'unsupported', 'succeeded'].includes(this.#stateName());
    return html`<div part="form" class="form">
      ${this.#renderField(over)} ${over ? nothing : this.#renderButtons()}
      <div part="status" class="status" role="status">${this.#renderStatus(terms)}</div>
      ${over ? nothing : this.#recovery?.()}
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
      busy: isBusy(this.#late.state),
      onClick: () => void this.login(),
      onApproach: () => this.#prepare(),
    };
    return ceremonyButtons(button, terms.cancel, () => this.cancel());
  }

  #renderStatus(terms: CommonMessages & LoginMessages): unknown {
    const { state } = this.#late;
    const blocked = blockedStatus(this.misconfigured, terms);
    if (blocked) return blocked;
    if (this.#usernameMissing) return heard(terms.usernameMissing);
    if (state.name === 'succeeded') return success(terms.loggedIn);
    return ceremonyStatus(state, terms, () => void this.#late.flow?.retry());
  }
}
