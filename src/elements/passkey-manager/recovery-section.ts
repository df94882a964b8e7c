import { css, html, nothing, type TemplateResult } from 'lit';
import type { RecoveryCodesStatus } from '../../backend/backend.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { asFailure } from '../../flows/as-failure.js';
import { recoverySectionEnglish } from '../../i18n/english/recovery-section.js';
import type { RecoverySectionMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { tokens } from '../../styles/tokens.js';
import { busyButton } from '../shared/busy-button.js';
import { patientWords } from '../shared/countdown.js';
import { adoptStyleSheet, ElementDialog } from '../shared/dialog.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { CodesDialog } from '../shared/recovery/codes-dialog.js';
import { makeCodes } from '../shared/recovery/making-codes.js';
import { securityBackend } from '../shared/security-backend.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost, Surrounding } from './security.js';

/** From here on the visitor is warned. */
const FEW = 2;

const sectionStyles = css`
  .recovery-few {
    font-size: ${tokens.small};
  }

  .recovery .primary {
    flex: 0 1 auto;
  }
`;

/** The part of the manager about recovery codes: how many are left, and new ones. */
export class RecoverySection implements Surrounding {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #over = new AbortController();
  #status: RecoveryCodesStatus | undefined;
  /** This account can have none now. Where they hang on something else, that is so until the backend has said. */
  #none: boolean;
  #failure: PasskeyFailure | undefined;
  #making = false;
  #question: ElementDialog | undefined;
  #codes: CodesDialog | undefined;

  constructor(host: SurroundedHost, view: () => ManagerView) {
    this.#host = host;
    this.#view = view;
    this.#none = isSecond(view().backend);
    adoptStyleSheet(host, sectionStyles);
    // Another device or tab may have used one, or made new ones.
    host.addEventListener('passkey-list', () => void this.load(), { signal: this.#over.signal });
  }

  /** Reads how many there are. What is not known is not spoken of. */
  async load(): Promise<void> {
    const { signal } = this.#over;
    try {
      const backend = await securityBackend(this.#host);
      const status = await backend.recoveryCodes?.({ signal });
      if (signal.aborted) return;
      this.#none = false;
      this.#status = status;
    } catch (error) {
      if (signal.aborted) return;
      // New ones can be made all the same, unless the backend says that it has no such thing.
      this.#none = asFailure(error).code === 'unsupported';
    }
    this.#draw();
  }

  section(view: ManagerView): TemplateResult | typeof nothing {
    if (this.#none) return nothing;
    // Words come late, and in another language.
    this.#question?.draw();
    this.#codes?.draw();
    const terms = view.translate<RecoverySectionMessages>(recoverySectionEnglish);
    const { total = 0, remaining = 0 } = this.#status ?? {};
    const few = total > 0 && remaining <= FEW;
    return html`<section
      part="section recovery"
      class="surrounding recovery"
      aria-labelledby="recovery-title"
    >
      <h3
        part="section-title"
        class="section-title"
        id="recovery-title"
        aria-level=${Math.min(view.headingLevel + 1, 6)}
      >
        ${terms.recoveryTitle}
      </h3>
      ${this.#words(view, terms, few)}
      <div class="buttons">${this.#button(terms, few || total === 0)}</div>
      ${live(this.#question ? nothing : this.#refusal(view))}
    </section>`;
  }

  refresh(): void {
    void this.load();
  }

  end(): void {
    this.#over.abort();
    this.#question?.close();
    this.#codes?.close();
  }

  #words({ state, backend }: ManagerView, terms: RecoverySectionMessages, few: boolean): unknown {
    const second = isSecond(backend);
    if (!this.#status)
      return second ? html`<p part="hint" class="hint">${terms.recoverySecond}</p>` : nothing;
    const { total, remaining } = this.#status;
    if (total === 0) {
      if (second) return html`<p part="hint" class="hint">${terms.recoverySecond}</p>`;
      const { list, add } = state;
      const first = add.name === 'succeeded' && list.name === 'ready' && list.passkeys.length === 1;
      return html`<p part="hint" class="hint">${first ? terms.recoveryNoneYet : terms.recoveryNone}</p>`;
    }
    const left = terms.recoveryLeft(remaining, total);
    if (!few) return html`<p part="recovery-left" class="hint">${left}</p>`;
    return html`<p part="recovery-left recovery-few" class="recovery-few">
      <strong part="problem" class="problem">${left}</strong> ${terms.recoveryFew}
    </p>`;
  }

  #refusal({ terms }: ManagerView): unknown {
    return this.#failure ? failureMessage(patientWords(terms, this.#failure)) : nothing;
  }

  #button(terms: RecoverySectionMessages, urgent: boolean): TemplateResult {
    const make = this.#status?.total === 0;
    const label = make ? terms.recoveryMake : terms.recoveryRenew;
    if (urgent && this.#status) {
      const onClick = () => this.#begin();
      return busyButton({ parts: 'recovery-button', label, busy: this.#making, onClick });
    }
    return html`<button
      part="button recovery-button"
      type="button"
      aria-disabled=${this.#making}
      aria-busy=${this.#making}
      @click=${() => this.#begin()}
    >
      ${this.#making ? html`<span part="spinner" class="spinner"></span>` : nothing} ${label}
    </button>`;
  }

  /** Codes that still work are not ended without a question; where nobody knows, there may be some. */
  #begin(): void {
    if (this.#making || this.#question) return;
    this.#failure = undefined;
    if (this.#status?.remaining === 0) void this.#make();
    else this.#ask();
    this.#draw();
  }

  #ask(): void {
    this.#question = new ElementDialog(this.#host, {
      content: () => this.#renewal(),
      onCancel: () => this.#keep(),
      onClosed: () => (this.#question = undefined),
    });
  }

  #renewal(): TemplateResult {
    const view = this.#view();
    const terms = view.translate<RecoverySectionMessages>(recoverySectionEnglish);
    const remaining = this.#status?.remaining;
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title">
        ${terms.recoveryRenewTitle}
      </h3>
      <div part="dialog-text" class="dialog-text">
        <p>${remaining === undefined ? terms.recoveryRenewAny : terms.recoveryRenewText(remaining)}</p>
      </div>
      ${live(this.#refusal(view))}
      <div part="dialog-buttons" class="buttons">
        <button part="button keep-button" type="button" autofocus @click=${() => this.#keep()}>
          ${terms.recoveryRenewCancel}
        </button>
        <button
          part="button danger-button confirm-button"
          class="danger"
          type="button"
          aria-disabled=${this.#making}
          aria-busy=${this.#making}
          @click=${() => void this.#make()}
        >
          ${this.#making ? html`<span part="spinner" class="spinner"></span>` : nothing}
          ${terms.recoveryRenewConfirm}
        </button>
      </div>`;
  }

  /** What is on its way cannot be called back, and its answer is told only once. */
  #keep(): void {
    if (this.#making) return;
    this.#failure = undefined;
    this.#question?.close();
    void this.#focusButton();
  }

  /** The button that opened the dialog may be another one by now. */
  async #focusButton(): Promise<void> {
    this.#draw();
    await this.#host.updateComplete;
    if (!this.#over.signal.aborted)
      this.#host.shadowRoot?.querySelector<HTMLElement>('.recovery button')?.focus();
  }

  async #make(): Promise<void> {
    if (this.#making) return;
    this.#making = true;
    this.#failure = undefined;
    this.#draw();
    const { signal } = this.#over;
    try {
      const codes = await makeCodes(this.#host, this.#view().translate, signal);
      if (!signal.aborted) this.#show(codes);
    } catch (error) {
      this.#failed(asFailure(error));
    }
    this.#making = false;
    // Also after a failure: the answer may be what got lost.
    if (!signal.aborted) await this.load();
    this.#draw();
  }

  #show(codes: readonly string[]): void {
    this.#question?.close();
    const { translate, backend } = this.#view();
    const closed = () => {
      this.#codes = undefined;
      void this.#focusButton();
    };
    this.#codes = new CodesDialog(this.#host, codes, translate, closed, isSecond(backend));
  }

  #failed(failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') return;
    this.#failure = failure;
    this.#host.dispatchEvent(new PasskeyFailureEvent({ action: 'recovery-codes', failure }));
  }

  #draw(): void {
    this.#question?.draw();
    this.#codes?.draw();
    this.#host.requestUpdate();
  }
}

const isSecond = (backend: ManagerView['backend']): boolean =>
  backend?.capabilities?.recoveryCodes === 'second-factor';

/** The section, with what it has to say on its way. */
export function recoverySection(host: SurroundedHost, view: () => ManagerView): Surrounding {
  const section = new RecoverySection(host, view);
  void section.load();
  return section;
}
