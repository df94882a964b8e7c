import { html, nothing, type TemplateResult } from 'lit';
import type { TotpCeremony } from '../../backend/backend.js';
import type { FactorsFlow, TotpState } from '../../flows/factors-flow.js';
import { totpEnglish } from '../../i18n/english/totp.js';
import type { TotpMessages } from '../../i18n/messages.js';
import { heard } from '../shared/ceremony-form.js';
import { copy } from '../shared/copying.js';
import { patientWords } from '../shared/countdown.js';
import { ElementDialog } from '../shared/dialog.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { qrCode } from '../shared/qr-code.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost } from './security.js';

/** Groups of four are read and typed with fewer mistakes. */
const inFours = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

interface Listener {
  readonly added: () => void;
  readonly closed: () => void;
}

/**
 * Adds an authenticator app: shows the secret as a picture and as text, and takes the app's first code. The secret is
 * in the flow and in what is drawn, and in neither once this is closed.
 */
export class TotpDialog {
  readonly #flow: FactorsFlow;
  readonly #view: () => ManagerView;
  readonly #listener: Listener;
  readonly #dialog: ElementDialog;
  readonly #unsubscribe: () => void;
  /** The visitor sent an empty field. */
  #missing = false;
  #copied = false;

  constructor(host: SurroundedHost, flow: FactorsFlow, view: () => ManagerView, listener: Listener) {
    this.#flow = flow;
    this.#view = view;
    this.#listener = listener;
    void flow.beginTotp();
    this.#dialog = new ElementDialog(host, {
      content: () => this.#content(),
      onCancel: () => this.close(),
    });
    this.#unsubscribe = flow.subscribe(({ totp }) => {
      // Who did not want to prove again who they are.
      if (totp.name === 'idle') this.close();
      else this.#dialog.draw();
    });
  }

  /** Again, where its words may have changed. */
  draw(): void {
    if (this.#dialog.isOpen) this.#dialog.draw();
  }

  close(): void {
    this.#unsubscribe();
    if (!this.#dialog.isOpen) return;
    this.#flow.cancelTotp();
    this.#dialog.close();
    this.#listener.closed();
  }

  #content(): TemplateResult {
    const view = this.#view();
    const { totp } = this.#flow.state;
    const terms = view.translate<TotpMessages>(totpEnglish);
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title" tabindex="-1" autofocus>
        ${terms.totpTitle}
      </h3>
      ${'ceremony' in totp ? this.#secret(totp.ceremony, terms) : nothing}
      <form
        part="dialog-form"
        class="once"
        @submit=${(event: SubmitEvent) => void this.#send(event)}
        novalidate
      >
        ${'ceremony' in totp ? this.#field(totp, terms) : nothing} ${live(this.#status(view, totp, terms))}
        <div part="dialog-buttons" class="buttons">
          <button part="button cancel-button" type="button" @click=${() => this.close()}>
            ${view.terms.cancel}
          </button>
          ${'ceremony' in totp ? confirmButton(totp.name === 'verifying', terms) : nothing}
        </div>
      </form>`;
  }

  #secret({ secret, uri }: TotpCeremony, terms: TotpMessages): TemplateResult {
    return html`<div class="once">
      <p part="dialog-text" class="dialog-text">${terms.totpScan}</p>
      ${qrCode(uri, terms.totpPicture)}
      <p part="dialog-text" class="dialog-text" id="secret-label">${terms.totpType}</p>
      <code part="secret" class="secret" dir="ltr" translate="no">${inFours(secret)}</code>
      <button
        part="button copy-button"
        class="copy"
        type="button"
        aria-describedby="secret-label"
        @click=${() => void this.#copy(secret)}
      >
        ${terms.totpCopy}
      </button>
    </div>`;
  }

  #field(totp: TotpState, terms: TotpMessages): TemplateResult {
    const problem = this.#problem(totp, terms);
    return html`<div part="field" class="field">
      <label part="label" class="label" for="totp-code">${terms.totpCodeLabel}</label>
      <input
        part="input"
        class="code"
        id="totp-code"
        name="code"
        dir="ltr"
        inputmode="numeric"
        autocomplete="one-time-code"
        autocapitalize="off"
        spellcheck="false"
        maxlength="32"
        required
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="totp-hint"
        ?readonly=${totp.name === 'verifying'}
      />
      <span part="hint" class=${problem ? nothing : 'hint'} id="totp-hint"
        >${problem ? html`<span part="problem" class="problem">${problem}</span>` : terms.totpCodeHint}</span
      >
    </div>`;
  }

  /** What is wrong with the code; anything else is said by the status. */
  #problem(totp: TotpState, terms: TotpMessages): string {
    if (this.#missing) return terms.totpCodeMissing;
    if (totp.name !== 'confirming' || totp.failure?.code !== 'code_invalid') return '';
    return `${terms.totpCodeWrong.message} ${terms.totpCodeWrong.next}`;
  }

  #status(view: ManagerView, totp: TotpState, terms: TotpMessages): unknown {
    const problem = this.#problem(totp, terms);
    if (problem) return heard(problem);
    if (totp.name === 'requesting' || totp.name === 'verifying') return view.terms.waiting;
    if (totp.name === 'failed') {
      const retry = { label: view.terms.retry, onRetry: () => void this.#again() };
      return failureMessage(patientWords(view.terms, totp.failure), retry);
    }
    if (totp.name === 'confirming' && totp.failure)
      return failureMessage(patientWords(view.terms, totp.failure));
    return this.#copied ? terms.totpCopied : nothing;
  }

  async #again(): Promise<void> {
    this.#missing = this.#copied = false;
    this.#dialog.root.querySelector<HTMLElement>('#dialog-title')?.focus();
    await this.#flow.beginTotp();
  }

  async #copy(secret: string): Promise<void> {
    this.#copied = await copy(secret, this.#dialog.root.querySelector('.secret'));
    if (this.#dialog.isOpen) this.#dialog.draw();
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.#dialog.root.querySelector<HTMLInputElement>('input');
    if (!field || this.#flow.state.totp.name !== 'confirming') return;
    // As it is read out, and as it is pasted: "123 456".
    const code = field.value.replace(/[\s-]/g, '');
    this.#missing = code === '';
    this.#copied = false;
    this.#dialog.draw();
    if (code !== '' && (await this.#flow.completeTotp(code))) {
      this.#listener.added();
      return;
    }
    if (!this.#dialog.isOpen) return;
    field.focus();
    field.select();
  }
}

const confirmButton = (busy: boolean, terms: TotpMessages): TemplateResult =>
  html`<button
    part="button primary-button confirm-button"
    class="primary"
    aria-disabled=${busy}
    aria-busy=${busy}
  >
    ${busy ? html`<span part="spinner" class="spinner"></span>` : nothing} ${terms.totpConfirm}
  </button>`;
