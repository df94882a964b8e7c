import { html, nothing, type TemplateResult } from 'lit';
import type { EnrollmentLink } from '../../backend/backend.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeySecurityEvent } from '../../events/passkey-security.js';
import { asFailure, offered } from '../../flows/as-failure.js';
import { additionBlock } from '../../flows/guards.js';
import { confirmed } from '../../flows/confirmed.js';
import { enrollmentEnglish } from '../../i18n/english/enrollment.js';
import type { EnrollmentMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { Passkey } from '../../model/passkey.js';
import { success } from '../shared/ceremony-form.js';
import { confirmingOf } from '../shared/confirming.js';
import { copy } from '../shared/copying.js';
import { patientWords } from '../shared/countdown.js';
import { ElementDialog } from '../shared/dialog.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { qrCode } from '../shared/qr-code.js';
import { securityBackend } from '../shared/security-backend.js';
import type { ManagerView } from './manager-template.js';
import { displayName } from './passkey-words.js';
import type { SurroundedHost, Surrounding } from './security.js';

/** How often the list is asked for the new passkey, in milliseconds. */
const LOOK_AGAIN = 3000;

const MINUTE = 60_000;

/** After these, what was done before is no news. */
const DEEDS = ['passkey-before-add', 'passkey-before-rename', 'passkey-before-remove'];

/** The button that opens the dialog with a link for another device. */
export class AnotherDevice implements Surrounding {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #ended = new AbortController();
  #visit: LinkDialog | undefined;
  #added = '';

  constructor(host: SurroundedHost, view: () => ManagerView) {
    this.#host = host;
    this.#view = view;
    const { signal } = this.#ended;
    for (const deed of DEEDS) host.addEventListener(deed, () => this.#say(''), { signal });
  }

  action({ translate, state: { list }, policy }: ManagerView): TemplateResult {
    const { enrollmentButton } = translate<EnrollmentMessages>(enrollmentEnglish);
    // Words may have come, which the dialog was waiting for.
    queueMicrotask(() => this.#visit?.draw());
    const full = list.name === 'ready' && additionBlock(list, policy) !== undefined;
    return html`<button
      part="button enroll-button"
      class="enroll"
      type="button"
      aria-disabled=${full}
      @click=${() => !full && this.#open()}
    >
      ${enrollmentButton}
    </button>`;
  }

  section(): TemplateResult {
    return live(this.#added ? success(this.#added) : nothing);
  }

  end(): void {
    this.#ended.abort();
    this.#visit?.close();
    this.#added = '';
  }

  #open(): void {
    this.#visit?.close();
    this.#say('');
    this.#visit = new LinkDialog(this.#host, this.#view, (words) => this.#say(words));
  }

  #say(words: string): void {
    this.#added = words;
    this.#host.requestUpdate();
  }
}

/**
 * The dialog: a link, as text and as a QR code, for as long as it works. Whoever has the link gets into the account,
 * so it is nowhere but in here, and gone when this closes. It closes by itself once the new passkey is there.
 */
class LinkDialog {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #say: (words: string) => void;
  readonly #known: ReadonlySet<string>;
  readonly #closed = new AbortController();
  readonly #dialog: ElementDialog;
  #link: EnrollmentLink | undefined;
  #failure: PasskeyFailure | undefined;
  #copied = false;
  #looking = false;

  constructor(host: SurroundedHost, view: () => ManagerView, say: (words: string) => void) {
    this.#host = host;
    this.#view = view;
    this.#say = say;
    const { list } = view().state;
    this.#known = new Set(list.name === 'ready' ? list.passkeys.map(({ id }) => id) : []);
    this.#dialog = new ElementDialog(host, { content: () => this.#content(), onCancel: () => this.close() });
    const ticking = setInterval(() => void this.#tick(), LOOK_AGAIN);
    this.#closed.signal.addEventListener('abort', () => clearInterval(ticking));
    void this.#make();
  }

  close(): void {
    this.#closed.abort();
    this.#link = undefined;
    if (this.#dialog.isOpen) this.#dialog.close();
  }

  get #terms(): EnrollmentMessages {
    return this.#view().translate<EnrollmentMessages>(enrollmentEnglish);
  }

  /** Milliseconds that the link still works; nothing where the backend does not tell. */
  get #left(): number | undefined {
    const { expiresAt } = this.#link ?? {};
    return expiresAt === undefined ? undefined : Date.parse(expiresAt) - Date.now();
  }

  async #make(): Promise<void> {
    this.#link = this.#failure = undefined;
    this.#copied = false;
    this.draw();
    try {
      const backend = await securityBackend(this.#host);
      const link = await confirmed(
        (typed) => offered(backend, 'enroll')({}, { signal: this.#closed.signal, ...typed }),
        confirmingOf(this.#host, () => this.#view().translate),
      );
      this.#host.dispatchEvent(new PasskeySecurityEvent({ action: 'enroll' }));
      if (!this.#closed.signal.aborted) this.#link = link;
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'cancelled') {
        this.close();
        return;
      }
      this.#failure = failure;
      this.#host.dispatchEvent(new PasskeyFailureEvent({ action: 'enroll', failure }));
    }
    this.draw();
  }

  async #tick(): Promise<void> {
    this.draw();
    if (this.#looking || document.visibilityState === 'hidden') return;
    this.#looking = true;
    try {
      const { backend } = this.#view();
      const told = backend && (await offered(backend, 'list')(this.#closed));
      if (told && !this.#closed.signal.aborted) this.#compare(told.passkeys);
    } catch (error) {
      // The list itself says that the session has ended; everything else may pass.
      if (asFailure(error).code === 'unauthenticated') this.#leave();
    } finally {
      this.#looking = false;
    }
  }

  #compare(passkeys: readonly Passkey[]): void {
    const added = passkeys.find(({ id }) => !this.#known.has(id));
    if (!added) return;
    const { providers, terms } = this.#view();
    const name = displayName(added, providers.of(added), terms);
    this.#leave();
    this.#say(this.#terms.enrollmentAdded(name));
  }

  #leave(): void {
    this.close();
    this.#view().onReload();
  }

  async #copy(): Promise<void> {
    const input = this.#dialog.root.querySelector('input');
    this.#copied = await copy(this.#link?.url ?? '', null);
    if (!this.#copied) {
      // So that the visitor can copy it by hand.
      input?.focus();
      input?.select();
    }
    this.draw();
  }

  draw(): void {
    if (this.#closed.signal.aborted) return;
    const { root } = this.#dialog;
    const had = root.querySelector(':focus');
    this.#dialog.draw();
    // What had the focus went with the link.
    if (had && !root.querySelector(':focus')) root.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  #content(): TemplateResult {
    const terms = this.#terms;
    const over = this.#link !== undefined && (this.#left ?? MINUTE) <= 0;
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title">${terms.enrollmentTitle}</h3>
      ${this.#link && !over ? this.#shown(terms, this.#link) : nothing} ${live(this.#status(terms, over))}
      <div part="dialog-buttons" class="buttons">
        <button part="button close-button" type="button" autofocus @click=${() => this.close()}>
          ${terms.enrollmentClose}
        </button>
        ${over || this.#failure ? this.#renewal(terms) : nothing}
      </div>`;
  }

  #status(terms: EnrollmentMessages, over: boolean): unknown {
    const { terms: common } = this.#view();
    if (over) return terms.enrollmentExpired;
    if (this.#failure) return failureMessage(patientWords(common, this.#failure));
    if (!this.#link) return common.waiting;
    return this.#copied ? terms.enrollmentCopied : nothing;
  }

  #renewal(terms: EnrollmentMessages): TemplateResult {
    return html`<button
      part="button primary-button renew-button"
      class="primary"
      type="button"
      @click=${this.#renew}
    >
      ${terms.enrollmentAgain}
    </button>`;
  }

  readonly #renew = (): void => void this.#make();

  #shown(terms: EnrollmentMessages, { url, sent }: EnrollmentLink): TemplateResult {
    const left = this.#left;
    return html`<div part="dialog-text" class="dialog-text">
        <p>${terms.enrollmentText}</p>
      </div>
      ${qrCode(url, terms.enrollmentQrCode)}
      <div part="field" class="field">
        <label part="label" class="label" for="link">${terms.enrollmentLabel}</label>
        <div class="beside">
          <input part="input" id="link" readonly dir="ltr" .value=${url} />
          <button part="button copy-button" type="button" @click=${() => void this.#copy()}>
            ${terms.enrollmentCopy}
          </button>
        </div>
      </div>
      <div part="dialog-text" class="dialog-text">
        ${left === undefined ? nothing : html`<p>${terms.enrollmentExpires(Math.ceil(left / MINUTE))}</p>`}
        <p>${terms.enrollmentWarning}</p>
        ${sent ? html`<p>${terms.enrollmentSent}</p>` : nothing}
      </div>`;
  }
}
