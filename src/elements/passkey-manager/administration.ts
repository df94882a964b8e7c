import { html, nothing, type TemplateResult } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeySecurityEvent } from '../../events/passkey-security.js';
import { additionBlock } from '../../flows/guards.js';
import { administrationEnglish } from '../../i18n/english/administration.js';
import type { AdministrationMessages } from '../../i18n/messages.js';
import type { Offer } from '../../model/policy.js';
import { success } from '../shared/ceremony-form.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import type { ManagerView } from './manager-template.js';
import { tidy } from './passkey-words.js';
import { provisioning } from './provisioning.js';
import type { OpenDialog, Surrounding, SurroundedHost } from './security.js';

/** What an administrator does for the person whose passkeys the list shows. */
export class Administration implements Surrounding {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #offers: (view: ManagerView) => readonly Offer[];
  #dialog: OpenDialog | undefined;
  #opening = false;
  #ended = false;
  #notice = '';
  /** What a dialog needs could not be loaded. */
  #unreachable = false;

  constructor(
    host: SurroundedHost,
    view: () => ManagerView,
    offers: (view: ManagerView) => readonly Offer[],
  ) {
    this.#host = host;
    this.#view = view;
    this.#offers = offers;
  }

  widened(view: ManagerView, backend: () => PasskeyBackend): ManagerView {
    const person = personIn(view);
    return provisioning(view, backend, { offers: this.#offers(view), person, words: this.#terms(view) });
  }

  title(view: ManagerView): string | undefined {
    const name = personIn(view);
    return name && this.#terms(view).passkeysOf(name);
  }

  section(view: ManagerView): unknown {
    this.#dialog?.draw();
    const { list } = view.state;
    const terms = this.#terms(view);
    const offers = this.#offers(view);
    const deeds = list.name === 'ready' && !view.readOnly;
    return html`<div part="section administration" class="surrounding administration">
      ${live(this.#status(view))}
      <div class="buttons">
        ${deeds && offers.includes('enrollment') ? this.#linkButton(terms) : nothing}
        <button part="button reload-button" type="button" @click=${() => this.#reload(view)}>
          ${terms.reloadButton}
        </button>
        ${
          deeds && offers.includes('remove-all') && list.passkeys.length > 0
            ? this.#removeAllButton(terms)
            : nothing
        }
      </div>
    </div>`;
  }

  end(): void {
    this.#ended = true;
    this.#dialog?.close();
  }

  /** For whom the key is, where one can be added. */
  action(view: ManagerView): unknown {
    const { list } = view.state;
    if (list.name !== 'ready' || additionBlock(list, view.policy)) return nothing;
    return html`<p part="hint" class="hint">${this.#terms(view).addKeyHint(personIn(view))}</p>`;
  }

  #terms({ translate }: ManagerView): AdministrationMessages {
    return translate<AdministrationMessages>(administrationEnglish);
  }

  #status({ terms }: ManagerView): unknown {
    if (this.#unreachable) return failureMessage(terms.failed);
    return this.#notice ? success(this.#notice) : nothing;
  }

  #reload(view: ManagerView): void {
    this.#say('');
    view.onReload();
  }

  #linkButton(terms: AdministrationMessages): TemplateResult {
    return html`<button part="button enroll-button" type="button" @click=${() => void this.#enroll()}>
      ${terms.linkButton}
    </button>`;
  }

  #removeAllButton(terms: AdministrationMessages): TemplateResult {
    return html`<button
      part="button danger-button remove-all-button"
      class="danger"
      type="button"
      @click=${() => void this.#removeAll(terms)}
    >
      ${terms.removeAllButton}
    </button>`;
  }

  #enroll(): Promise<void> {
    return this.#open(async () => {
      const { EnrollmentDialog } = await import('./enrollment-dialog.js');
      return () => new EnrollmentDialog(this.#host, this.#view, this.#heard('enroll'));
    });
  }

  #removeAll(terms: AdministrationMessages): Promise<void> {
    return this.#open(async () => {
      const { RemoveAllDialog } = await import('./remove-all-dialog.js');
      return () =>
        new RemoveAllDialog(this.#host, this.#view, {
          ...this.#heard('remove-all'),
          removed: () => {
            this.#say(terms.removedAll);
            this.#host.dispatchEvent(new PasskeySecurityEvent({ action: 'remove-all' }));
            // The button that opened the dialog goes with the list.
            this.#host.shadowRoot?.querySelector<HTMLElement>('#title')?.focus();
            this.#view().onReload();
          },
        });
    });
  }

  #heard(action: 'enroll' | 'remove-all'): DialogListener {
    return {
      failed: (failure) => this.#host.dispatchEvent(new PasskeyFailureEvent({ action, failure })),
      closed: () => void this.#closed(),
    };
  }

  async #open(load: () => Promise<() => OpenDialog>): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    this.#unreachable = false;
    this.#say('');
    try {
      const open = await load();
      if (!this.#ended && this.#host.isConnected) this.#dialog = open();
    } catch (error) {
      console.error(error);
      this.#unreachable = true;
      this.#host.requestUpdate();
    } finally {
      this.#opening = false;
    }
  }

  #say(notice: string): void {
    this.#notice = notice;
    this.#host.requestUpdate();
  }

  /** The button that opened it may be gone by now; the focus must not be. */
  async #closed(): Promise<void> {
    this.#dialog = undefined;
    await this.#host.updateComplete;
    const root = this.#host.shadowRoot;
    if (root && !root.activeElement && !this.#ended) root.querySelector<HTMLElement>('#title')?.focus();
  }
}

/** What the dialogs of an administrator tell. */
export interface DialogListener {
  readonly failed: (failure: PasskeyFailureEvent['detail']['failure']) => void;
  readonly closed: () => void;
}

/** Whose passkeys these are, as far as the backend tells. */
export function personIn({ state: { list } }: ManagerView): string {
  const account = list.name === 'ready' ? list.told.account : undefined;
  return tidy(account?.displayName) || tidy(account?.name);
}
