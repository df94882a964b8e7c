import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isBusy } from '../../flows/busy.js';
import type { FactorsFlow } from '../../flows/factors-flow.js';
import type { NameFor } from '../../flows/registration.js';
import { factorAdditionEnglish } from '../../i18n/english/factor-additions.js';
import { factorEnglish } from '../../i18n/english/factors.js';
import type { FactorAdditionMessages, FactorMessages, Translate } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { Factor, FactorKind } from '../../model/factor.js';
import type { Offer } from '../../model/policy.js';
import { patientStatus, patientWords } from '../shared/countdown.js';
import { failureMessage, type ShownFailure } from '../shared/failure-message.js';
import { nameForBy } from '../shared/naming.js';
import { factorName } from './factor-words.js';
import { plusIcon } from './list-view.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost } from './security.js';

/** What can be added, in the order in which it stands, and the offer that says so. */
const OFFER = {
  totp: 'totp',
  'security-key': 'security-key',
  sms: 'sms-codes',
  email: 'email-codes',
} as const satisfies Partial<Record<FactorKind, Offer>>;

type Addable = keyof typeof OFFER;
const ADDABLE = Object.keys(OFFER) as readonly Addable[];

type Terms = FactorMessages & FactorAdditionMessages;

interface Listener {
  /** An authenticator app is wanted, which takes a dialog. */
  readonly totp: () => void;
  /** The dialog is on its way. */
  readonly opening: () => boolean;
  /** What was said before is over. */
  readonly began: () => void;
  readonly done: (notice: string, action: Exclude<(typeof OFFER)[Addable], 'totp'>, factor?: Factor) => void;
}

/** The buttons that add a second factor: those of an offer, and of what there is once at most, those that are missing. */
export class FactorAdditions {
  readonly #host: SurroundedHost;
  readonly #flow: FactorsFlow;
  readonly #view: () => ManagerView;
  readonly #offers: readonly Offer[];
  readonly #listener: Listener;

  constructor(
    host: SurroundedHost,
    flow: FactorsFlow,
    view: () => ManagerView,
    offers: readonly Offer[],
    listener: Listener,
  ) {
    this.#host = host;
    this.#flow = flow;
    this.#view = view;
    this.#offers = offers;
    this.#listener = listener;
  }

  buttons(): unknown {
    const kinds = this.#kinds;
    if (kinds.length === 0) return nothing;
    const several = kinds.length > 1;
    return html`<div
      part="factor-additions"
      class=${several ? 'additions several' : 'additions'}
      role=${several ? 'group' : nothing}
      aria-labelledby=${several ? 'factors-title' : nothing}
    >
      ${repeat(
        kinds,
        (kind) => kind,
        (kind) => this.#button(kind),
      )}
      ${isBusy(this.#flow.state.key) ? this.#cancelButton() : nothing}
    </div>`;
  }

  /** What runs, or why it failed; nothing where nothing was begun. */
  status(): unknown {
    const { key, codes } = this.#flow.state;
    const { terms } = this.#view();
    if (codes.name === 'saving') return terms.waiting;
    if (codes.name === 'failed') return failureMessage(this.#codesWords(codes.kind, codes.failure));
    if (key.name === 'idle' || key.name === 'succeeded') return undefined;
    const words = key.name === 'failed' ? this.#keyWords(key.failure) : undefined;
    return patientStatus(key, terms, () => this.#addKey(true), words);
  }

  /** What is not known to be there: one app is enough, and codes of a kind go to one place. */
  get #kinds(): readonly Addable[] {
    const { list } = this.#flow.state;
    const isListed = this.#offers.includes('factors');
    if (this.#view().readOnly || (isListed && list.name !== 'ready')) return [];
    const told = isListed && list.name === 'ready' ? list.factors : [];
    const there = new Set(told.map(({ kind }) => kind));
    return ADDABLE.filter(
      (kind) => this.#offers.includes(OFFER[kind]) && (kind === 'security-key' || !there.has(kind)),
    );
  }

  get #terms(): Terms {
    return this.#view().translate<Terms>({ ...factorEnglish, ...factorAdditionEnglish });
  }

  #button(kind: Addable): TemplateResult {
    const terms = this.#terms;
    const labels = { totp: terms.totpAdd, 'security-key': terms.keyAdd, ...terms.codesOn };
    const busy = this.#isBusy(kind);
    const blocked = busy || ADDABLE.some((other) => this.#isBusy(other));
    return html`<button
      part="button add-factor-button"
      class="add-${kind}"
      type="button"
      aria-busy=${busy}
      aria-disabled=${blocked}
      @click=${() => !blocked && this.#begin(kind)}
    >
      ${busy ? html`<span part="spinner" class="spinner"></span>` : plusIcon} <span>${labels[kind]}</span>
    </button>`;
  }

  #isBusy(kind: Addable): boolean {
    const { key, codes } = this.#flow.state;
    if (kind === 'totp') return this.#listener.opening();
    return kind === 'security-key' ? isBusy(key) : codes.name === 'saving' && codes.kind === kind;
  }

  #cancelButton(): TemplateResult {
    return html`<button part="button cancel-button" type="button" @click=${() => this.#cancelKey()}>
      ${this.#view().terms.cancel}
    </button>`;
  }

  #begin(kind: Addable): void {
    this.#listener.began();
    this.#flow.settleAdditions();
    if (kind === 'totp') this.#listener.totp();
    else if (kind === 'security-key') this.#addKey();
    else void this.#enable(kind);
  }

  /** @param again the key has answered, and its answer is sent once more */
  #addKey(again = false): void {
    this.#focusKey();
    const running = again ? this.#flow.retrySecurityKey() : this.#flow.addSecurityKey();
    void running.then((added) => {
      if (!added) return;
      const { factor, name } = added;
      const terms = this.#terms;
      const known = factorName(factor ?? { id: '', kind: 'security-key', ...(name && { name }) }, terms);
      this.#flow.settleAdditions();
      this.#listener.done(terms.keyAdded(known), 'security-key', factor);
    });
  }

  async #enable(kind: 'sms' | 'email'): Promise<void> {
    if (await this.#flow.enableCodes(kind)) this.#listener.done(this.#terms.codesAreOn[kind], OFFER[kind]);
  }

  #cancelKey(): void {
    this.#focusKey();
    this.#flow.cancelSecurityKey();
  }

  /** A button of a message, or the one that cancels, goes away; the focus must not. */
  #focusKey(): void {
    this.#host.shadowRoot?.querySelector<HTMLElement>('.add-security-key')?.focus();
  }

  #keyWords(failure: PasskeyFailure): ShownFailure | undefined {
    const { keyKnown, keyRefused, keyLimit } = this.#terms;
    const { code } = failure;
    if (code === 'already_registered') return keyKnown;
    if (code === 'verification_failed') return keyRefused;
    return code === 'limit_reached' ? keyLimit : undefined;
  }

  #codesWords(kind: 'sms' | 'email', failure: PasskeyFailure): ShownFailure {
    const place = kind === 'sms' ? 'phone' : 'email';
    const isUnconfirmed = failure.code === 'validation' && failure.field === place;
    return isUnconfirmed ? this.#terms.codesUnconfirmed[kind] : patientWords(this.#view().terms, failure);
  }
}

/** Names security keys by their model; what knows models is loaded with the first. One is a key whatever it tells. */
export function keyNameFor(translate: Translate, host: SurroundedHost): NameFor {
  const named = nameForBy(translate, host);
  const nameFor: NameFor = (credential, taken) =>
    named(credential && { ...credential, response: { ...credential.response, transports: ['usb'] } }, taken);
  nameFor.ahead = () => named.ahead?.();
  return nameFor;
}
