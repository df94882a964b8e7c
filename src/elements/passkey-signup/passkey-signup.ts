import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { SignupBeginInput } from '../../backend/index.js';
import type { Operation } from '../../backend/operation.js';
import { passkeyMakers } from '../../backend/passkey-makers.js';
import { PasskeyBeforeSignupEvent } from '../../events/passkey-before-signup.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { isBusy } from '../../flows/busy.js';
import type { SignupFlow } from '../../flows/signup-flow.js';
import type { SignupState } from '../../flows/signup-state.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { signupEnglish } from '../../i18n/english/signup.js';
import type { CommonMessages, SignupMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { Attachment } from '../../model/webauthn-json.js';
import type { ProviderSource } from '../../providers/provider.js';
import { obstacle } from '../../webauthn/support.js';
import { chosen } from '../shared/attachment.js';
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
import { failureMessage } from '../shared/failure-message.js';
import { IdentifierField } from '../shared/identifier-field.js';
import { passkeyIcon } from '../shared/icons.js';
import { LateFlow } from '../shared/late-flow.js';
import { otherButton } from '../shared/other-button.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { whenPainted } from '../shared/when-painted.js';
import type { SignupInside, SignupPanel } from './signup-panel.js';
import { signupStyles } from './passkey-signup.styles.js';

type Terms = CommonMessages & SignupMessages;

const UPGRADE_OPERATIONS = ['registerBegin', 'registerComplete', 'rename'] as const;
const OPERATIONS = ['signupBegin', 'signupComplete', ...UPGRADE_OPERATIONS] as const;

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
 * @fires {PasskeyBeforeAddEvent} passkey-before-add - With `upgrade` or `enrollment`: a passkey is about to be made. Cancelable.
 * @fires {PasskeyAddEvent} passkey-add - With `upgrade`: a passkey was made.
 * @fires {PasskeySecurityEvent} passkey-security - With `recovery-codes`: codes were made. They are not in it.
 * @fires {PasskeyFailureEvent} passkey-failure - Something failed; `detail.failure.code` says what.
 * @fires {PasskeyCancelEvent} passkey-cancel - The visitor cancelled.
 *
 * @csspart form - The box around everything.
 * @csspart field - A field with its label.
 * @csspart label - The label of a field.
 * @csspart input - An input of the element's own.
 * @csspart hint - A sentence that explains.
 * @csspart problem - What is wrong with what was typed.
 * @csspart button - Every button.
 * @csspart primary-button - The main button of a step.
 * @csspart signup-button - The button that creates the account.
 * @csspart elsewhere-button - The button for a phone or security key, with `attachment="choose"`.
 * @csspart cancel-button - The button that cancels.
 * @csspart retry-button - The button in a failure that tries again.
 * @csspart naming-form - The form that names the passkey.
 * @csspart save-button - The button that saves the name.
 * @csspart keep-button - The button that leaves the name as it is.
 * @csspart code-form - With `verify="email"`: the form that takes the code.
 * @csspart code-input - Its field.
 * @csspart code-button - The button that sends the code to the backend.
 * @csspart resend-button - The button that asks for another code.
 * @csspart back-button - The button that goes back: to the address, or to the recovery codes.
 * @csspart title - The heading of the naming step.
 * @csspart recovery-button - The button that shows recovery codes.
 * @csspart later-button - The button that goes on without.
 * @csspart dialog - The dialog with recovery codes, or the one in which the visitor confirms who they are.
 * @csspart dialog-title - Its heading.
 * @csspart dialog-text - What it is for.
 * @csspart dialog-buttons - The buttons at its end.
 * @csspart dialog-tools - The buttons below the codes.
 * @csspart step-up-form - The form of a password or code, in the dialog in which the visitor confirms.
 * @csspart step-up-button - The buttons that confirm.
 * @csspart codes - The list of new recovery codes, in a dialog.
 * @csspart code - One of them.
 * @csspart copy-button - The button that copies them.
 * @csspart download-button - The button that saves them as a file.
 * @csspart print-button - The button that prints them.
 * @csspart saved - The box to tick once they are saved.
 * @csspart done-button - The button that closes their dialog.
 * @csspart unsaved - The question before they are left unsaved.
 * @csspart leave-button - The button that leaves them unsaved.
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
 * @cssstate code - With `verify="email"`: the visitor types the code from the mail.
 * @cssstate missing - With `enrollment`: the link has no code.
 * @cssstate spent - With `enrollment`: the link has been used, or is too old.
 * @cssstate naming - The account exists; the passkey is being named.
 * @cssstate recovery - The account exists; recovery codes are offered.
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
 * @cssprop {<color>} --passkey-dialog-color - The background of the dialog.
 * @cssprop {<color>} --passkey-dialog-text-color - Its text.
 * @cssprop {<color>} --passkey-backdrop-color - What dims the page behind the dialog.
 * @cssprop {<length>} --passkey-dialog-radius - The corners of the dialog.
 * @cssprop --passkey-dialog-shadow - The shadow of the dialog.
 * @cssprop {<length>} --passkey-radius - The corners of boxes.
 * @cssprop {<length>} --passkey-control-radius - The corners of buttons and inputs.
 * @cssprop {<length>} --passkey-form-max-inline-size - How wide the form may become.
 * @cssprop {<length>} --passkey-gap - The space between parts.
 * @cssprop --passkey-font-family - The font; the page's by default.
 * @cssprop {<length>} --passkey-small-font-size - The size of less important text.
 * @cssprop {<number>} --passkey-line-height - The height of lines.
 */
export class PasskeySignup extends PasskeyElement {
  static override styles = signupStyles;
  static override operations = OPERATIONS;
  static override setup = [...PasskeyElement.setup, 'upgrade', 'verify', 'enrollment'];
  static override makers = passkeyMakers;
  static override properties: PropertyDeclarations = {
    ...endpointProperties(OPERATIONS),
    displayName: { type: Boolean, attribute: 'display-name' },
    attachment: { converter: text },
    upgrade: { type: Boolean },
    verify: { converter: text },
    enrollment: { converter: text },
    recoveryCodes: { type: Boolean, attribute: 'recovery-codes' },
    providers: { attribute: false },
  };

  /** Asks for the visitor's name besides the user name. */
  declare displayName: boolean;

  /**
   * Where the passkey is kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
   * shows a button for each. By default the browser's dialog lets the visitor choose.
   */
  declare attachment: Attachment | 'choose' | undefined;

  /**
   * For a visitor who has just signed in with a password: shows no form, has the password manager make a passkey
   * without asking where the browser can, once, and says so only if one was made. Nothing is said of a failure.
   */
  declare upgrade: boolean;

  /** `email`: the visitor types an e-mail address in place of a user name, and the code that was sent there. */
  declare verify: 'email' | undefined;

  /**
   * The visitor came by a link that lets them make a passkey for an account that is there: the names of the
   * parameters of the link that have the code, its id and the user's id, separated by spaces. Empty is
   * `code code-id user-id`.
   */
  declare enrollment: string | undefined;

  /** Offers recovery codes once the passkey is there. */
  declare recoveryCodes: boolean;

  /** Names and icons of password managers and authenticators, by AAGUID. */
  declare providers: ProviderSource | undefined;

  /** Where options for a new account come from: `"METHOD /path"`. */
  declare signupBeginEndpoint: string | undefined;

  /** Where the new passkey goes: `"METHOD /path"`. */
  declare signupCompleteEndpoint: string | undefined;

  /** Where the passkey gets another name: `"METHOD /path/{id}"`. */
  declare renameEndpoint: string | undefined;

  /** For `upgrade`: where options for a new passkey come from: `"METHOD /path"`. */
  declare registerBeginEndpoint: string | undefined;

  /** For `upgrade`: where a new passkey goes: `"METHOD /path"`. */
  declare registerCompleteEndpoint: string | undefined;

  readonly #field = new IdentifierField(this, 'username', () => this.requestUpdate());
  #usernameMissing = false;
  /** What stands in place of the form, or follows it. */
  #panel: SignupPanel | undefined;
  #unreachable = false;
  /** The panel that is on its way or here; another when the element is set otherwise meanwhile. */
  #bringing: object | undefined;
  readonly #hooks = {
    changed: () => this.requestUpdate(),
    failed: (failure: PasskeyFailure) => {
      if (isAboutUsername(failure)) this.#field.focus();
      this.dispatchEvent(new PasskeyFailureEvent({ action: 'signup', failure }));
    },
    cancelled: () => this.dispatchEvent(new PasskeyCancelEvent({ action: 'signup' })),
  };
  readonly #inside: SignupInside = {
    ...this.#hooks,
    backend: this.currentBackend,
    terms: this.terms,
    field: this.#field,
    show: async (panel) => {
      this.#panel = panel;
      this.requestUpdate();
      await this.focusSuccess();
    },
    leave: () => this.leave(),
  };
  readonly #late = new LateFlow<SignupState, SignupFlow>(async () => {
    const { signupFlow } = await import('./signup-late.js');
    return signupFlow(this, this.#inside);
  }, this.#hooks);

  constructor() {
    super();
    this.displayName = false;
    this.upgrade = this.recoveryCodes = false;
  }

  /** Registers the element. */
  static override define(tag = 'passkey-signup', registry?: CustomElementRegistry): void {
    super.define(tag, registry);
  }

  /**
   * Signs up, as the button does. Resolves when the account exists, or when it is over.
   *
   * @param attachment where the passkey is to be kept; what the attribute says by default
   */
  async signUp(attachment: Attachment | undefined = chosen(this.attachment)): Promise<void> {
    if (this.#wantsPanel()) return this.#panel?.next?.(attachment);
    const input = this.#input(attachment);
    this.#usernameMissing = !input.username;
    this.requestUpdate();
    if (this.#usernameMissing) this.#field.focus();
    else if (this.#mayBegin(input)) await this.#late.do((flow) => flow.signUp(input));
  }

  #input(attachment: Attachment | undefined): SignupBeginInput {
    const displayName = this.renderRoot.querySelector<HTMLInputElement>('#display-name')?.value.trim();
    return {
      username: this.#field.value,
      ...(displayName ? { displayName } : {}),
      ...(attachment ? { attachment } : {}),
    };
  }

  #prepare(attachment: Attachment | undefined = chosen(this.attachment)): void {
    const input = this.#input(attachment);
    if (!input.username || obstacle() || !this.isConfigured()) return;
    void this.#late.load().then(
      (flow) => flow.prepare(input),
      () => undefined,
    );
  }

  #mayBegin(input: SignupBeginInput): boolean {
    const free = this.isConfigured() && ['idle', 'failed'].includes(this.#late.state.name);
    return free && this.dispatchEvent(new PasskeyBeforeSignupEvent(input));
  }

  /** Ends a sign-up that runs. */
  cancel(): void {
    this.#panel?.cancel?.();
    this.#late.cancel();
  }

  protected override began(): void {
    whenPainted(() => {
      if (!this.isConnected || !this.isConfigured()) return;
      if (this.#wantsPanel()) void this.#bringPanel();
      else this.#late.load().catch(() => undefined);
    });
  }

  /** It is not for signing up with a user name. */
  #wantsPanel(): boolean {
    return this.upgrade || Boolean(this.verify) || this.enrollment !== undefined;
  }

  async #bringPanel(): Promise<void> {
    if (this.#bringing) return;
    const bringing = (this.#bringing = {});
    const code = await import('./signup-panel.js').catch(() => undefined);
    const panel = await code?.panelFor(this, this.#inside).catch(() => undefined);
    if (this.#bringing !== bringing) return panel?.end();
    this.#unreachable = !panel;
    await this.#inside.show(panel);
  }

  protected override get needed(): readonly Operation[] {
    return this.upgrade || this.enrollment !== undefined ? UPGRADE_OPERATIONS : OPERATIONS;
  }

  protected override ended(): void {
    this.#panel?.end();
    this.#panel = this.#bringing = undefined;
    this.#late.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.states.show(this.#stateName());
  }

  protected override updated(): void {
    if (this.#panel?.settle?.()) return;
    const { state } = this.#late;
    const refused = state.name === 'failed' && isAboutUsername(state.failure);
    this.#field.settle(this.#hasForm(), this.#terms().usernameLabel, refused || this.#usernameMissing);
  }

  #hasForm(): boolean {
    const over = ['unsupported', 'misconfigured', 'naming', 'done'].includes(this.#stateName());
    return !over && !this.#panel && !this.#wantsPanel();
  }

  #stateName(): string {
    if (this.misconfigured) return 'misconfigured';
    return obstacle() ? 'unsupported' : (this.#panel ?? this.#late).state.name;
  }

  #terms(): Terms {
    return this.terms<Terms>({ ...commonEnglish, ...signupEnglish });
  }

  protected override render(): TemplateResult {
    const terms = this.#terms();
    const blocked = this.upgrade ? undefined : blockedStatus(this.misconfigured, terms);
    const panel = blocked ? undefined : this.#panel;
    return html`<div part="form" class="form">
      ${panel?.render(terms) ?? (this.#hasForm() ? this.#renderForm(terms) : nothing)}
      <div part="status" class="status" role="status">
        ${blocked ?? (panel ? panel.status(terms) : this.#renderStatus(terms))}
      </div>
      <slot name="fallback"></slot>
    </div>`;
  }

  #renderForm(terms: Terms): TemplateResult {
    const button = {
      parts: 'signup-button',
      label: terms.signupButton,
      icon: passkeyIcon,
      busy: isBusy(this.#late.state),
      onClick: () => void this.signUp(),
      onApproach: () => this.#prepare(),
    };
    const elsewhere = {
      label: terms.elsewhereButton,
      onClick: () => void this.signUp('cross-platform'),
      onApproach: () => this.#prepare('cross-platform'),
    };
    return html`<div class="fields" @keydown=${onEnter(() => this.signUp())}>
        ${identifierSlot(this.#field, terms.usernameLabel, this.#usernameMissing ? terms.usernameMissing : '')}
        ${this.displayName ? displayNameField(terms) : nothing}
      </div>
      <p part="hint" class="hint">${terms.signupHint}</p>
      <slot name="terms"></slot>
      ${ceremonyButtons(button, terms.cancel, () => this.cancel(), this.attachment === 'choose' ? otherButton(elsewhere) : undefined)}`;
  }

  #renderStatus(terms: Terms): unknown {
    const { state } = this.#late;
    if (this.#unreachable) return failureMessage(terms.failed);
    if (this.#usernameMissing) return heard(terms.usernameMissing);
    if (state.name === 'done') return success(terms.signedUp);
    const taken =
      state.name === 'failed' && state.failure.code === 'conflict' ? terms.signupTaken : undefined;
    return ceremonyStatus(state, terms, () => void this.#late.flow?.retry(), taken);
  }
}

const displayNameField = (terms: Terms): TemplateResult =>
  html`<div part="field" class="field">
    <label part="label" class="label" for="display-name">${terms.displayNameLabel}</label>
    <input part="input" id="display-name" autocomplete="name" maxlength="64" />
  </div>`;

const isAboutUsername = ({ code, field }: PasskeyFailure): boolean =>
  code === 'conflict' || field === 'username';
