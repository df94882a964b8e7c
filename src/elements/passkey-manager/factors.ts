import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { PasskeySecurityEvent } from '../../events/passkey-security.js';
import { FactorsFlow } from '../../flows/factors-flow.js';
import { dateWords } from '../../i18n/dates.js';
import { factorEnglish } from '../../i18n/english/factors.js';
import type { FactorMessages } from '../../i18n/messages.js';
import type { Factor, FactorKind } from '../../model/factor.js';
import type { Offer } from '../../model/policy.js';
import { success } from '../shared/ceremony-form.js';
import { confirmingOf } from '../shared/confirming.js';
import { patientWords } from '../shared/countdown.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { securityBackend } from '../shared/security-backend.js';
import { FactorAdditions, keyNameFor } from './factor-additions.js';
import { FactorRemovalDialog } from './factor-removal.js';
import { factorName } from './factor-words.js';
import type { ManagerView } from './manager-template.js';
import { datesOf } from './passkey-words.js';
import type { OpenDialog, Surrounding, SurroundedHost } from './security.js';

/** The sign of a row that comes nearest. */
const SIGN: Partial<Record<FactorKind, string>> = {
  totp: 'phone',
  sms: 'phone',
  'security-key': 'security-key',
  password: 'password-manager',
  'recovery-codes': 'password-manager',
};

/** The second factors of the account, below its passkeys. */
export class Factors implements Surrounding {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #offers: readonly Offer[];
  readonly #flow: FactorsFlow;
  readonly #changed: () => void;
  readonly #additions: FactorAdditions;
  #dialog: OpenDialog | undefined;
  #opening = false;
  #ended = false;
  #drawn = false;
  #notice = '';

  /** @param changed the factors are others now, by the visitor's own doing */
  constructor(host: SurroundedHost, view: () => ManagerView, offers: readonly Offer[], changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#view = view;
    this.#offers = offers;
    this.#flow = new FactorsFlow(() => securityBackend(host), {
      failed: (action, failure) => host.dispatchEvent(new PasskeyFailureEvent({ action, failure })),
      cancelled: (action) => host.dispatchEvent(new PasskeyCancelEvent({ action })),
      nameFor: keyNameFor((english) => view().translate(english), host),
      ...confirmingOf(host, () => view().translate),
    });
    this.#additions = new FactorAdditions(host, this.#flow, view, offers, {
      totp: () => void this.#add(),
      opening: () => this.#opening,
      began: () => this.#say(''),
      done: (notice, action, factor) => this.#did(notice, { action, ...(factor && { factor }) }),
    });
    this.#flow.subscribe(() => {
      host.requestUpdate();
      void this.#keepFocus();
    });
    this.refresh();
  }

  refresh(): void {
    if (this.#offers.includes('factors')) void this.#flow.load();
  }

  end(): void {
    this.#ended = true;
    this.#dialog?.close();
    this.#flow.reset();
  }

  section(view: ManagerView): unknown {
    this.#dialog?.draw();
    if (view.state.list.name !== 'ready' || this.#isLacking()) return nothing;
    this.#drawn = true;
    const terms = view.translate<FactorMessages>(factorEnglish);
    const { headingLevel } = view;
    return html`<section part="section factors" class="surrounding factors" aria-labelledby="factors-title">
      <div part="section-header" class="header">
        <h3
          part="section-title"
          class="section-title"
          id="factors-title"
          tabindex="-1"
          aria-level=${Math.min(headingLevel + 1, 6)}
        >
          ${terms.factorsTitle}
        </h3>
        ${this.#additions.buttons()}
        <p part="hint" class="hint">${terms.factorsHint}</p>
      </div>
      ${live(this.#status(view))} ${this.#rows(view, terms)}
    </section>`;
  }

  /** Some backends have it only by a plugin, which their answer tells: not a word before, and none without it. */
  #isLacking(): boolean {
    const { list } = this.#flow.state;
    if (!this.#offers.includes('factors')) return false;
    if (list.name === 'failed') return list.failure.code === 'unsupported';
    return !this.#drawn && list.name === 'loading';
  }

  #status({ terms }: ManagerView): unknown {
    const { list } = this.#flow.state;
    const said = this.#additions.status();
    if (said) return said;
    if (this.#notice) return success(this.#notice);
    if (!this.#offers.includes('factors')) return nothing;
    if (list.name === 'loading') return terms.waiting;
    if (list.name === 'ready') return nothing;
    const retry = { label: terms.retry, onRetry: () => this.refresh() };
    return failureMessage(patientWords(terms, list.failure), retry);
  }

  #rows(view: ManagerView, terms: FactorMessages): unknown {
    const { list } = this.#flow.state;
    if (list.name !== 'ready') return nothing;
    if (list.factors.length === 0) return html`<p part="hint" class="hint">${terms.factorsEmpty}</p>`;
    return html`<ul part="list factor-list" class="list">
      ${repeat(
        list.factors,
        ({ id }) => id,
        (factor) => this.#row(view, factor, terms),
      )}
    </ul>`;
  }

  #row({ terms, tag, readOnly }: ManagerView, factor: Factor, own: FactorMessages): TemplateResult {
    const name = factorName(factor, own);
    const kind = own.factorKind[factor.kind];
    const dates = dateWords(tag);
    const exact = datesOf(factor, terms, dates.exact);
    return html`<li part="factor" class="row">
      <span part="icon" class="icon ${SIGN[factor.kind] ?? ''}"></span>
      <div class="words">
        <bdi part="name" class="name">${name}</bdi>
        ${name === kind ? nothing : html`<span part="kind" class="detail">${kind}</span>`}
        <span part="dates" class="detail" aria-hidden="true" title=${exact}
          >${datesOf(factor, terms, dates.relative)}</span
        >
        <span class="hidden-text">${exact}</span>
      </div>
      ${
        readOnly || factor.fixed
          ? nothing
          : html`<div part="actions" class="actions">
              <button
                part="button remove-button"
                type="button"
                aria-label=${own.factorRemoveOf(name)}
                @click=${() => this.#ask(factor)}
              >
                ${terms.removeButton}
              </button>
            </div>`
      }
    </li>`;
  }

  /** The dialog brings what draws the picture: it comes when it is wanted. */
  async #add(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    this.#host.requestUpdate();
    try {
      const { TotpDialog } = await import('./totp-dialog.js');
      if (this.#ended || !this.#host.isConnected) return;
      this.#dialog = new TotpDialog(this.#host, this.#flow, this.#view, {
        added: () => this.#did(this.#terms.totpAdded, { action: 'totp' }),
        closed: () => void this.#closed(),
      });
    } catch (error) {
      console.error(error);
      this.#flow.cancelTotp();
    } finally {
      this.#opening = false;
      this.#host.requestUpdate();
    }
  }

  #ask(factor: Factor): void {
    this.#say('');
    this.#flow.settleAdditions();
    const { list } = this.#flow.state;
    const others = list.name === 'ready' ? list.factors.filter(({ id }) => id !== factor.id) : [];
    this.#dialog = new FactorRemovalDialog(this.#host, this.#flow, this.#view, {
      ...{ factor, others },
      removed: (name) => this.#did(this.#terms.factorRemoved(name), { action: 'factor-remove', factor }),
      closed: () => void this.#closed(),
    });
  }

  get #terms(): FactorMessages {
    return this.#view().translate<FactorMessages>(factorEnglish);
  }

  #did(notice: string, detail: PasskeySecurityEvent['detail']): void {
    this.#say(notice);
    this.#host.dispatchEvent(new PasskeySecurityEvent(detail));
    this.#changed();
  }

  #say(notice: string): void {
    this.#notice = notice;
    this.#host.requestUpdate();
  }

  async #closed(): Promise<void> {
    this.#dialog = undefined;
    await this.#host.updateComplete;
    if (!this.#host.shadowRoot?.activeElement) this.#focusTitle();
  }

  /** A button of this may go with what it was for; the focus must not. */
  async #keepFocus(): Promise<void> {
    const root = this.#host.shadowRoot;
    if (!root?.activeElement?.closest('.factors')) return;
    await this.#host.updateComplete;
    if (!root.querySelector(':focus')) this.#focusTitle();
  }

  #focusTitle(): void {
    if (!this.#ended) this.#host.shadowRoot?.querySelector<HTMLElement>('#factors-title')?.focus();
  }
}
