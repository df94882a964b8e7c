import { html, nothing, type TemplateResult } from 'lit';
import type { EnrollmentLink } from '../../backend/backend.js';
import { PasskeySecurityEvent } from '../../events/passkey-security.js';
import { asFailure, offered } from '../../flows/as-failure.js';
import { confirmed } from '../../flows/confirmed.js';
import { dateWords } from '../../i18n/dates.js';
import { administrationEnglish } from '../../i18n/english/administration.js';
import type { AdministrationMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { confirmingOf } from '../shared/confirming.js';
import { copy } from '../shared/copying.js';
import { patientWords } from '../shared/countdown.js';
import { ElementDialog } from '../shared/dialog.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { securityBackend } from '../shared/security-backend.js';
import type { DialogListener } from './administration.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost } from './security.js';

/** Makes a link for somebody else, and shows it this once. It is in what is drawn, and nowhere once this is closed. */
export class EnrollmentDialog {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #listener: DialogListener;
  readonly #dialog: ElementDialog;
  #link: EnrollmentLink | undefined;
  #failure: PasskeyFailure | undefined;
  #copied = false;
  #run: AbortController | undefined;

  constructor(host: SurroundedHost, view: () => ManagerView, listener: DialogListener) {
    this.#host = host;
    this.#view = view;
    this.#listener = listener;
    this.#dialog = new ElementDialog(host, {
      content: () => this.#content(),
      onCancel: () => this.close(),
    });
    void this.#ask();
  }

  /** Again, where its words may have changed. */
  draw(): void {
    if (this.#dialog.isOpen) this.#dialog.draw();
  }

  close(): void {
    this.#run?.abort();
    this.#link = undefined;
    if (!this.#dialog.isOpen) return;
    this.#dialog.close();
    this.#listener.closed();
  }

  async #ask(): Promise<void> {
    const { signal } = (this.#run = new AbortController());
    this.#failure = undefined;
    this.draw();
    try {
      const link = await confirmed(
        async (typed) => offered(await securityBackend(this.#host), 'enroll')({}, { signal, ...typed }),
        confirmingOf(this.#host, () => this.#view().translate),
      );
      this.#host.dispatchEvent(new PasskeySecurityEvent({ action: 'enroll' }));
      if (!signal.aborted) this.#link = link;
    } catch (error) {
      if (signal.aborted) return;
      this.#failed(asFailure(error));
    }
    this.draw();
  }

  #failed(failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') return this.close();
    this.#failure = failure;
    this.#listener.failed(failure);
  }

  #content(): TemplateResult {
    const view = this.#view();
    const terms = view.translate<AdministrationMessages>(administrationEnglish);
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title" tabindex="-1" autofocus>
        ${terms.linkTitle}
      </h3>
      ${this.#link ? this.#shown(this.#link, view, terms) : nothing} ${live(this.#status(view, terms))}
      <div part="dialog-buttons" class="buttons">
        <button part="button close-button" type="button" @click=${() => this.close()}>
          ${this.#link ? terms.linkClose : view.terms.cancel}
        </button>
      </div>`;
  }

  #shown(
    { url, expiresAt, sent }: EnrollmentLink,
    { tag }: ManagerView,
    terms: AdministrationMessages,
  ): TemplateResult {
    const until = expiresAt ? dateWords(tag).exact(expiresAt) : '';
    const good = until ? html`<p>${terms.linkExpires(until)}</p>` : nothing;
    if (sent)
      return html`<div part="dialog-text" class="dialog-text">
        <p>${terms.linkSent}</p>
        ${good}
      </div>`;
    return html`<div class="once">
      <div part="dialog-text" class="dialog-text">
        <p>${terms.linkText} ${terms.linkOnce}</p>
        ${good}
      </div>
      <code part="secret" class="secret" dir="ltr" translate="no" aria-label=${terms.linkLabel}>${url}</code>
      <button part="button copy-button" class="copy" type="button" @click=${() => void this.#copy(url)}>
        ${terms.linkCopy}
      </button>
    </div>`;
  }

  #status(view: ManagerView, terms: AdministrationMessages): unknown {
    if (this.#failure) {
      const retry = { label: view.terms.retry, onRetry: () => void this.#again() };
      return failureMessage(patientWords(view.terms, this.#failure), retry);
    }
    if (!this.#link) return view.terms.waiting;
    return this.#copied ? terms.linkCopied : nothing;
  }

  async #again(): Promise<void> {
    this.#dialog.root.querySelector<HTMLElement>('#dialog-title')?.focus();
    await this.#ask();
  }

  async #copy(url: string): Promise<void> {
    this.#copied = await copy(url, this.#dialog.root.querySelector('.secret'));
    this.draw();
  }
}
