import { html, type TemplateResult } from 'lit';
import type { PasskeyBackend } from '../../backend/index.js';
import { PasskeyAddEvent } from '../../events/passkey-add.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { PasskeyCancelEvent } from '../../events/passkey-cancel.js';
import { PasskeyFailureEvent } from '../../events/passkey-failure.js';
import { AdditionFlow } from '../../flows/addition-flow.js';
import { isBusy } from '../../flows/busy.js';
import { offerEnglish } from '../../i18n/english/offer.js';
import type { CommonMessages, OfferMessages, Translate } from '../../i18n/messages.js';
import { ceremonyButtons, success } from '../shared/ceremony-form.js';
import { configuration } from '../shared/configuration.js';
import { patientStatus } from '../shared/countdown.js';
import { passkeyIcon } from '../shared/icons.js';
import { live } from '../shared/live.js';
import { nameForBy } from '../shared/naming.js';
import type { LoginPanel } from './login-panel.js';

/** What the offer needs of the element that shows it. */
export interface OfferHost extends EventTarget {
  requestUpdate(): void;
}

/** What there is to do when the visitor is through with the offer. */
export interface OfferEnd {
  added(): void;
  declined(): void;
}

/** Where the new passkey is to be: the visitor has one elsewhere. */
const HERE = { attachment: 'platform' } as const;

/** After a sign-in with a phone or security key: the offer to keep a passkey on this device as well. */
export class PasskeyOffer implements LoginPanel {
  readonly state = 'offering';
  readonly #host: OfferHost;
  readonly #translate: Translate;
  readonly #flow: AdditionFlow;
  readonly #declined: () => void;

  constructor(host: OfferHost, translate: Translate, backend: PasskeyBackend, end: OfferEnd) {
    this.#host = host;
    this.#translate = translate;
    this.#declined = end.declined;
    this.#flow = new AdditionFlow(() => backend, {
      nameFor: nameForBy(translate, { providers: configuration().providers }),
      added: ({ passkey }) => {
        host.dispatchEvent(new PasskeyAddEvent(passkey ? { passkey } : {}));
        end.added();
      },
      failed: (failure) => host.dispatchEvent(new PasskeyFailureEvent({ action: 'add', failure })),
      cancelled: () => host.dispatchEvent(new PasskeyCancelEvent({ action: 'add' })),
    });
    this.#flow.subscribe(() => host.requestUpdate());
  }

  /** The element was taken away. */
  end(): void {
    this.#flow.cancel();
  }

  render(common: CommonMessages): TemplateResult {
    const terms = this.#translate<OfferMessages>(offerEnglish);
    const { state } = this.#flow;
    if (state.name === 'succeeded') return live(success(terms.offerDone));
    return html`${success(terms.offerTitle)}
      <p part="hint" class="hint">${terms.offerText}</p>
      ${this.#renderButtons(terms, common)}
      ${live(patientStatus(state, common, () => void this.#flow.retry()))}`;
  }

  #renderButtons(terms: OfferMessages, common: CommonMessages): TemplateResult {
    const busy = isBusy(this.#flow.state);
    const button = {
      parts: 'offer-button',
      label: terms.offerButton,
      icon: passkeyIcon,
      busy,
      onClick: () => this.#add(),
      onApproach: () => this.#flow.prepare(HERE),
    };
    const later = html`<button part="button later-button" type="button" @click=${this.#declined}>
      ${terms.offerLater}
    </button>`;
    return ceremonyButtons(button, common.cancel, () => this.#flow.cancel(), later);
  }

  #add(): void {
    if (this.#host.dispatchEvent(new PasskeyBeforeAddEvent({}))) void this.#flow.add(HERE);
  }
}
