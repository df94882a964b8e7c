import { html, nothing } from 'lit';
import { additionBlock, removalBlock } from '../../flows/guards.js';
import { offersOf } from '../../flows/offers.js';
import type { ReadyList } from '../../flows/list-state.js';
import { nudgeEnglish } from '../../i18n/english/nudge.js';
import type { NudgeMessages } from '../../i18n/messages.js';
import type { ManagerView } from './manager-template.js';
import { adoptSecurityStyles } from './security.styles.js';
import type { Surrounding, SurroundedHost } from './security.js';

/** Whoever said "not now" is left alone for the visit. Not every frame has a storage. */
const KEY = 'passkey-elements.nudged';

const isDismissed = (): boolean => {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
};

/** What keeps a visitor from being locked out by a single lost passkey: advice, and the way out of the guard. */
export class Nudge implements Surrounding {
  readonly #host: SurroundedHost;
  #dismissed = isDismissed();

  constructor(host: SurroundedHost) {
    this.#host = host;
    adoptSecurityStyles(host);
  }

  section(view: ManagerView): unknown {
    const { list } = view.state;
    if (list.name !== 'ready' || view.readOnly) return nothing;
    const terms = view.translate<NudgeMessages>(nudgeEnglish);
    return html`${this.#guard(view, list, terms)} ${this.#advice(view, list, terms)}`;
  }

  end(): void {
    this.#dismissed = isDismissed();
  }

  /** What else there is to do where the last passkey cannot be removed. */
  #guard(view: ManagerView, list: ReadyList, terms: NudgeMessages): unknown {
    const { backend, policy } = view;
    if (!backend?.remove || !removalBlock(list, policy)) return nothing;
    const byCodes =
      offersOf(list, policy, backend).includes('recovery-codes') &&
      backend.capabilities?.recoveryCodes !== 'second-factor';
    const stuck = !mayAdd(view, list);
    const words = byCodes ? terms.guardCodes : stuck ? terms.guardStuck : undefined;
    return words ? html`<p part="guard" class="hint">${words}</p>` : nothing;
  }

  #advice(view: ManagerView, list: ReadyList, terms: NudgeMessages): unknown {
    if (this.#dismissed || list.passkeys.length !== 1 || !mayAdd(view, list)) return nothing;
    return html`<div part="nudge" class="nudge">
      <p part="nudge-text">${terms.nudge}</p>
      <button part="button nudge-button" type="button" @click=${this.#dismiss}>${terms.nudgeDismiss}</button>
    </div>`;
  }

  readonly #dismiss = (): void => {
    this.#dismissed = true;
    try {
      sessionStorage.setItem(KEY, '');
    } catch {
      // For this element, then.
    }
    // The button goes away; the focus must not.
    this.#host.shadowRoot?.querySelector<HTMLElement>('.header .primary')?.focus();
    this.#host.requestUpdate();
  };
}

const mayAdd = ({ backend, policy }: ManagerView, list: ReadyList): boolean =>
  backend?.registerBegin !== undefined && !additionBlock(list, policy);
