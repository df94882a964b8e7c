import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Operation } from '../../backend/index.js';
import { PasskeyBeforeSignupEvent } from '../../events/passkey-before-signup.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeySignupEvent } from '../../events/passkey-signup.js';
import { isBusy } from '../../flows/ceremony-state.js';
import { SignupFlow } from '../../flows/signup-flow.js';
import type { NamingState } from '../../flows/signup-state.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { signupEnglish } from '../../i18n/english/signup.js';
import type { CommonMessages, FailureMessage, SignupMessages } from '../../i18n/messages.js';
import { PasskeyFailure } from '../../model/failure.js';
import type { Passkey } from '../../model/passkey.js';
import type { ProviderSource } from '../../providers/provider.js';
import { obstacle } from '../../webauthn/support.js';
import { busyButton } from '../shared/busy-button.js';
import { configuration } from '../shared/configuration.js';
import { namingBy } from '../shared/default-naming.js';
import { failureMessage, failureWords } from '../shared/failure-message.js';
import { IdentifierField } from '../shared/identifier-field.js';
import { checkIcon, passkeyIcon } from '../shared/icons.js';
import { namingForm } from '../shared/naming-form.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { signupStyles } from './passkey-signup.styles.js';

type Terms = CommonMessages & SignupMessages;

/**
 * Creates an account with a passkey, then lets the visitor name the passkey.
 *
 * @customElement passkey-signup
 * @summary Create an account with a passkey.
 *
 * @slot identifier - Put your own user name input here, with `autocomplete="username"`. Left empty, the element puts
 *   one into the page's light DOM, where password managers see it.
 * @slot terms - Put here what the visitor agrees to by signing up.
 * @slot fallback - Put other ways to sign up here. They stay visible where passkeys do not work.
 *
 * @fires {PasskeyBeforeSignupEvent} passkey-before-signup - A sign-up is about to begin. Cancelable.
 * @fires {PasskeySignupEvent} passkey-signup - The account exists, is signed in, and its passkey has its name.
 *   `preventDefault()` stops the way to `return-to`.
 * @fires {PasskeyFailureEvent} passkey-failure - Something failed; `detail.failure.code` says what.
 * @fires {PasskeyCancelEvent} passkey-cancel - The visitor cancelled.
 *
 * @csspart form - The box around everything.
 * @csspart field - A field with its label.
 * @csspart label - The label of a field.
 * @csspart input - An input of the element's own.
 * @csspart hint - A sentence that explains.
 * @csspart button - Every button.
 * @csspart primary-button - The main button of a step.
 * @csspart signup-button - The button that creates the account.
 * @csspart cancel-button - The button that cancels.
 * @csspart retry-button - The button in a failure that tries again.
 * @csspart naming-form - The form that names the passkey.
 * @csspart save-button - The button that saves the name.
 * @csspart keep-button - The button that leaves the name as it is.
 * @csspart title - The heading of the naming step.
 * @csspart spinner - The sign that something runs.
 * @csspart status - The line that says what happens; a live region.
 * @csspart failure - The box of a failure.
 * @csspart failure-message - What went wrong.
 * @csspart failure-next - What to do about it.
 * @csspart success - The line at the end.
 *
 * @cssstate idle - Nothing runs.
 * @cssstate requesting - The backend is asked for options.
 * @cssstate prompting - The browser's dialog is open.
 * @cssstate verifying - The backend verifies the passkey.
 * @cssstate failed - The last try failed.
 * @cssstate naming - The account exists; the passkey is being named.
 * @cssstate done - The visitor is through.
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
export class PasskeySignup extends PasskeyElement {
  static override styles = signupStyles;

  /** Registers the element. */
  static define(tag = 'passkey-signup', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** Asks for the visitor's name besides the user name. */
  @property({ type: Boolean, attribute: 'display-name' }) displayName = false;

  /** Names and icons of password managers and authenticators, by AAGUID. */
  @property({ attribute: false }) providers: ProviderSource | undefined;

  /** Where options for a new account come from: `"METHOD /path"`. */
  @property({ attribute: 'signup-begin' }) signupBeginEndpoint: string | undefined;

  /** Where the new passkey goes: `"METHOD /path"`. */
  @property({ attribute: 'signup-complete' }) signupCompleteEndpoint: string | undefined;

  /** Where the passkey gets another name: `"METHOD /path/{id}"`. */
  @property({ attribute: 'rename' }) renameEndpoint: string | undefined;

  protected override readonly needs: Operation = 'signupBegin';
  readonly #field = new IdentifierField(this, 'username', () => this.requestUpdate());
  #usernameMissing = false;
  #nameMissing = false;
  readonly #flow = new SignupFlow(this.currentBackend, {
    before: (input) => this.dispatchEvent(new PasskeyBeforeSignupEvent(input)),
    nameFor: namingBy(
      () => this.#terms().kind,
      () => this.providers ?? configuration().providers,
    ),
    done: (passkey) => this.#done(passkey),
    failed: (failure) => this.dispatchEvent(new PasskeyFailureEvent({ action: 'signup', failure })),
    cancelled: () => this.dispatchEvent(new PasskeyCancelEvent({ action: 'signup' })),
  });

  constructor() {
    super();
    this.#flow.subscribe(() => this.requestUpdate());
  }

  /** Signs up, as the button does. Resolves when the account exists, or when it is over. */
  async signUp(): Promise<void> {
    const username = this.#field.value;
    this.#usernameMissing = !username;
    this.requestUpdate();
    if (this.#usernameMissing) return this.#field.focus();
    const displayName = this.renderRoot.querySelector<HTMLInputElement>('#display-name')?.value.trim();
    if (!this.isConfigured()) return;
    await this.#flow.signUp({ username, ...(displayName ? { displayName } : {}) });
    if (this.#flow.state.name === 'naming') await this.#focusName();
  }

  /** Ends a sign-up that runs. */
  cancel(): void {
    this.#flow.cancel();
  }

  protected override began(): void {
    queueMicrotask(() => this.isConnected && this.isConfigured());
  }

  protected override ended(): void {
    this.#flow.cancel();
  }

  protected override backendChanged(): void {
    this.#flow.cancel();
    this.began();
  }

  protected override endpoints(): { readonly [K in Operation]?: string | undefined } {
    const { signupBeginEndpoint, signupCompleteEndpoint, renameEndpoint } = this;
    return {
      signupBegin: signupBeginEndpoint,
      signupComplete: signupCompleteEndpoint,
      rename: renameEndpoint,
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.states.show('signup', this.#stateName());
  }

  protected override updated(): void {
    const form = !['unsupported', 'misconfigured', 'naming', 'done'].includes(this.#stateName());
    this.#field.settle(form, this.#terms().usernameLabel, this.#usernameMissing);
  }

  #stateName(): string {
    if (this.misconfigured) return 'misconfigured';
    return this.isConnected && obstacle() ? 'unsupported' : this.#flow.state.name;
  }

  #terms(): Terms {
    return this.terms<Terms>({ ...commonEnglish, ...signupEnglish });
  }

  #done(passkey: Passkey | undefined): void {
    if (this.dispatchEvent(new PasskeySignupEvent(passkey ? { passkey } : {}))) this.leave();
  }

  async #focusName(): Promise<void> {
    await this.updateComplete;
    const input = this.renderRoot.querySelector<HTMLInputElement>('#name');
    input?.focus();
    input?.select();
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    // The page may have the element in a form of its own, which Enter must not send.
    event.preventDefault();
    void this.signUp();
  }

  protected override render(): TemplateResult {
    const terms = this.#terms();
    const state = this.#stateName();
    return html`<div part="form" class="form">
      ${this.#renderStep(terms, state)}
      <div part="status" class="status" role="status">${this.#renderStatus(terms, state)}</div>
      <slot name="fallback"></slot>
    </div>`;
  }

  #renderStep(terms: Terms, state: string): unknown {
    const { state: flow } = this.#flow;
    if (state === 'misconfigured' || state === 'unsupported' || state === 'done') return nothing;
    return flow.name === 'naming' ? this.#renderNaming(terms, flow) : this.#renderForm(terms);
  }

  #renderForm(terms: Terms): TemplateResult {
    const busy = isBusy(this.#flow.state);
    return html`<div class="fields" @keydown=${this.#onKeydown}>
        <div part="field" class="field">
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
        </div>
        ${this.displayName ? this.#renderDisplayName(terms) : nothing}
      </div>
      <p part="hint" class="hint">${terms.signupHint}</p>
      <slot name="terms"></slot>
      <div class="buttons">
        ${busyButton({
          parts: 'signup-button',
          label: terms.signupButton,
          icon: passkeyIcon,
          busy,
          onClick: () => void this.signUp(),
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

  #renderDisplayName(terms: Terms): TemplateResult {
    return html`<div part="field" class="field">
      <label part="label" class="label" for="display-name">${terms.displayNameLabel}</label>
      <input part="input" id="display-name" autocomplete="name" maxlength="64" />
    </div>`;
  }

  #renderNaming(terms: Terms, { suggestion, saving, failure }: NamingState): TemplateResult {
    return html`<p part="title" class="success">${checkIcon} ${terms.namingTitle}</p>
      ${namingForm({
        terms,
        value: suggestion,
        saving,
        problem: this.#nameProblem(terms, failure),
        keepLabel: terms.nameKeep,
        onSave: (name) => void this.#saveName(name),
        onKeep: () => this.#flow.keepName(),
      })}`;
  }

  #nameProblem(terms: Terms, failure: PasskeyFailure | undefined): FailureMessage | undefined {
    if (this.#nameMissing) return { message: terms.nameMissing, next: '' };
    return failure && failureWords(terms, failure);
  }

  async #saveName(name: string): Promise<void> {
    this.#nameMissing = !name;
    this.requestUpdate();
    if (name) await this.#flow.rename(name);
  }

  #renderStatus(terms: Terms, state: string): unknown {
    if (this.#usernameMissing) return html`<p class="problem">${terms.usernameMissing}</p>`;
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
      case 'done':
        return html`<p part="success" class="success">${checkIcon} ${terms.signedUp}</p>`;
      default:
        return this.#renderFailure(terms);
    }
  }

  #renderFailure(terms: Terms): unknown {
    const { state } = this.#flow;
    if (state.name !== 'failed') return nothing;
    const retry = { label: terms.retry, onRetry: () => void this.#flow.retry() };
    const taken = state.failure.code === 'conflict';
    return failureMessage(
      taken ? terms.signupTaken : failureWords(terms, state.failure),
      state.kept ? retry : undefined,
    );
  }

  /** The cancel button goes away; the focus must not. */
  #cancelled(): void {
    this.#flow.cancel();
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }
}
