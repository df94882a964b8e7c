import { html, type TemplateResult } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { PasskeyAddEvent } from '../../events/passkey-add.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { AdditionFlow } from '../../flows/addition-flow.js';
import { asFailure, offered } from '../../flows/as-failure.js';
import { isBusy } from '../../flows/busy.js';
import { recoveryLoginEnglish } from '../../i18n/english/recovery-login.js';
import type { CommonMessages, RecoveryLoginMessages } from '../../i18n/messages.js';
import { PasskeyFailure } from '../../model/failure.js';
import { ceremonyButtons, success } from '../shared/ceremony-form.js';
import { configuration } from '../shared/configuration.js';
import { patientStatus } from '../shared/countdown.js';
import { failureMessage } from '../shared/failure-message.js';
import { passkeyIcon } from '../shared/icons.js';
import { live } from '../shared/live.js';
import { nameForBy } from '../shared/naming.js';
import { securityBackend } from '../shared/security-backend.js';
import { loggedIn } from './login-late.js';
import type { LoginInside, LoginPanel } from './login-panel.js';
import type { PasskeyLogin } from './passkey-login.js';
import { recoveryForm, type FormProblem } from './recovery-form.js';
import { registrar } from './registrar.js';

/**
 * A sign-in with a recovery code: the visitor types one, which is used up for a proof, and makes a passkey with that
 * proof, which signs in. The proof stays for as many tries as that takes.
 */
class RecoveryPanel implements LoginPanel {
  readonly #element: PasskeyLogin;
  readonly #inside: LoginInside;
  #username: string;
  #problem: FormProblem | undefined;
  #redeeming: AbortController | undefined;
  #proof: string | undefined;
  /** There is a passkey of this account here already. */
  #known = false;
  #over = false;
  #flow: AdditionFlow | undefined;

  constructor(element: PasskeyLogin, inside: LoginInside, username: string) {
    this.#element = element;
    this.#inside = inside;
    this.#username = username;
  }

  get state(): string {
    return this.#over ? 'succeeded' : 'recovering';
  }

  /** The element was taken away, or asks another backend from now on. */
  end(): void {
    this.#redeeming?.abort();
    this.#flow?.cancel();
    this.#redeeming = this.#flow = this.#proof = undefined;
  }

  render(common: CommonMessages): TemplateResult {
    const terms = this.#terms;
    if (this.#over) return live(success(terms.recoverDone));
    return this.#flow ? this.#renderProven(this.#flow, terms, common) : this.#renderForm(terms, common);
  }

  get #terms(): RecoveryLoginMessages {
    return this.#inside.terms<RecoveryLoginMessages>(recoveryLoginEnglish);
  }

  #renderForm(terms: RecoveryLoginMessages, common: CommonMessages): TemplateResult {
    return recoveryForm({
      terms,
      common,
      username: this.#username,
      busy: this.#redeeming !== undefined,
      problem: this.#problem,
      onSubmit: () => void this.#redeem(this.#typed('username'), this.#typed('code')),
      onCancel: () => this.#cancelRedeeming(),
      onBack: () => void this.#back(),
    });
  }

  #renderProven(flow: AdditionFlow, terms: RecoveryLoginMessages, common: CommonMessages): TemplateResult {
    const busy = isBusy(flow.state);
    const button = {
      parts: 'create-button',
      label: terms.recoverCreate,
      icon: passkeyIcon,
      busy,
      onClick: () => this.#create(),
    };
    const use = html`<button part="button use-button" type="button" @click=${() => void this.#useKnown()}>
      ${terms.recoverUseIt}
    </button>`;
    return html`${success(terms.recoverProven)}
      <p part="hint" class="hint">${terms.recoverProvenText}</p>
      ${ceremonyButtons(button, common.cancel, () => flow.cancel(), this.#known ? use : undefined)}
      ${live(
        this.#known && !busy
          ? failureMessage(terms.recoverHasOne)
          : patientStatus(flow.state, common, () => void flow.retry()),
      )}`;
  }

  #typed(field: 'username' | 'code'): string {
    return this.#element.renderRoot.querySelector<HTMLInputElement>(`#recovery-${field}`)?.value.trim() ?? '';
  }

  async #redeem(username: string, code: string): Promise<void> {
    if (this.#redeeming) return;
    this.#username = username;
    this.#problem = this.#missing(username, code);
    this.#inside.changed();
    if (this.#problem) return this.#focus(`#recovery-${this.#problem.field}`);
    const redeeming = (this.#redeeming = new AbortController());
    const { signal } = redeeming;
    this.#inside.changed();
    try {
      const backend = await securityBackend(this.#element);
      // Asked for first: no code is used up where nothing could come of it.
      const passkeys = await registrar(this.#element);
      if (!passkeys) throw new PasskeyFailure('unsupported');
      const { proof } = await offered(backend, 'recoveryCodesRedeem')({ username, code }, { signal });
      if (this.#redeeming === redeeming) await this.#proven(passkeys, proof);
    } catch (error) {
      if (this.#redeeming === redeeming) this.#refused(asFailure(error));
    }
  }

  #missing(username: string, code: string): FormProblem | undefined {
    const { recoverUsernameMissing, recoverCodeMissing } = this.#terms;
    if (!username) return { field: 'username', message: recoverUsernameMissing, next: '' };
    return code ? undefined : { field: 'code', message: recoverCodeMissing, next: '' };
  }

  /** Whether the account exists is told by no word. */
  #refused(failure: PasskeyFailure): void {
    this.#redeeming = undefined;
    if (failure.code === 'cancelled') return this.#inside.cancelled();
    const { recoverWrong } = this.#terms;
    this.#problem = failure.code === 'code_invalid' ? { field: 'code', ...recoverWrong } : { failure };
    this.#inside.failed(failure);
    this.#inside.changed();
    void this.#focus('#recovery-code');
  }

  #cancelRedeeming(): void {
    this.#redeeming?.abort();
    this.#redeeming = undefined;
    this.#inside.cancelled();
    this.#inside.changed();
    void this.#focus('.primary');
  }

  async #proven(backend: PasskeyBackend, proof: string): Promise<void> {
    this.#redeeming = this.#problem = undefined;
    this.#proof = proof;
    this.#flow = new AdditionFlow(() => backend, {
      nameFor: nameForBy(this.#inside.terms, { providers: configuration().providers }),
      added: ({ passkey }) => this.#added(passkey ? { passkey } : {}),
      failed: (failure) => this.#notAdded(failure),
      cancelled: () => this.#element.dispatchEvent(new PasskeyCancelEvent({ action: 'add' })),
    });
    this.#flow.subscribe(() => this.#inside.changed());
    // The click can then call the authenticator in its own tick.
    this.#flow.prepare({ proof });
    this.#inside.changed();
    await this.#focus('.primary');
  }

  #create(): void {
    this.#known = false;
    const proof = this.#proof;
    if (!proof || !this.#element.dispatchEvent(new PasskeyBeforeAddEvent({}))) return;
    void this.#flow?.add({ proof });
  }

  #notAdded(failure: PasskeyFailure): void {
    this.#element.dispatchEvent(new PasskeyFailureEvent({ action: 'add', failure }));
    this.#known = failure.code === 'already_registered';
    // The proof has had its time, and its code is used up.
    if (failure.code === 'code_invalid') {
      this.#flow = this.#proof = undefined;
      this.#problem = { field: 'code', ...this.#terms.recoverTooLate };
      void this.#focus('#recovery-code');
    }
    this.#inside.changed();
  }

  #added(detail: ConstructorParameters<typeof PasskeyAddEvent>[0]): void {
    this.#over = true;
    this.#flow = this.#proof = undefined;
    this.#inside.changed();
    void this.#focus('.success');
    this.#element.dispatchEvent(new PasskeyAddEvent(detail));
    loggedIn(this.#element, this.#inside, {});
  }

  /** To the form, as it was, with the focus on the way back here. */
  async #back(): Promise<void> {
    this.end();
    await this.#leave();
    this.#element.renderRoot.querySelector<HTMLElement>('.recovery')?.focus();
  }

  /** The account's passkey is here: it signs in without any code. */
  async #useKnown(): Promise<void> {
    this.end();
    await this.#leave();
    await this.#element.login();
  }

  async #leave(): Promise<void> {
    this.#inside.show();
    await this.#element.updateComplete;
    const input = inputOf(this.#element);
    if (input && !input.value) input.value = this.#username;
  }

  async #focus(selector: string): Promise<void> {
    await this.#element.updateComplete;
    this.#element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Puts the panel in place of the form, with the user name that was typed there. */
export async function recoveryPanel(element: PasskeyLogin, inside: LoginInside): Promise<void> {
  const username = inputOf(element)?.value.trim() ?? '';
  inside.show(new RecoveryPanel(element, inside, username));
  await element.updateComplete;
  const first = username ? '#recovery-code' : '#recovery-username';
  element.renderRoot.querySelector<HTMLElement>(first)?.focus();
}

/** The user name stands in the page's light DOM, be it the page's own input. */
function inputOf(element: PasskeyLogin): HTMLInputElement | null {
  const slotted = element.querySelector(':scope > [slot="identifier"]');
  return slotted instanceof HTMLInputElement ? slotted : (slotted?.querySelector('input') ?? null);
}
