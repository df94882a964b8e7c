import { nothing } from 'lit';
import { PasskeyAddEvent } from '../../events/passkey-add.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { upgrade } from '../../flows/upgrade.js';
import { upgradeEnglish } from '../../i18n/english/upgrade.js';
import type { UpgradeMessages } from '../../i18n/messages.js';
import { success } from '../shared/ceremony-form.js';
import { nameForBy } from '../shared/naming.js';
import type { PasskeySignup } from './passkey-signup.js';
import type { SignupInside, SignupPanel } from './signup-panel.js';

/** Once for each element: a second try would be refused, or be a nuisance. */
const upgraded = new WeakMap<PasskeySignup, SignupPanel>();

/** The silent upgrade of an element: nothing is seen of it but, where a passkey was made, that one was. */
export function upgradePanel(element: PasskeySignup, inside: SignupInside): SignupPanel {
  return upgraded.get(element) ?? new UpgradePanel(element, inside);
}

class UpgradePanel implements SignupPanel {
  readonly state = { name: 'idle' };
  readonly #inside: SignupInside;
  readonly #ended = new AbortController();
  #made = false;

  constructor(element: PasskeySignup, inside: SignupInside) {
    this.#inside = inside;
    upgraded.set(element, this);
    void this.#run(element);
  }

  render(): unknown {
    return nothing;
  }

  status(): unknown {
    return this.#made ? success(this.#inside.terms<UpgradeMessages>(upgradeEnglish).upgraded) : nothing;
  }

  end(): void {
    this.#ended.abort();
  }

  async #run(element: PasskeySignup): Promise<void> {
    const { signal } = this.#ended;
    const wanted = element.dispatchEvent(new PasskeyBeforeAddEvent({}));
    const registered =
      wanted &&
      (await upgrade(this.#inside.backend(), { nameFor: nameForBy(this.#inside.terms, element), signal }));
    if (signal.aborted || !registered) return;
    this.#made = true;
    const { passkey } = registered;
    element.dispatchEvent(new PasskeyAddEvent(passkey ? { passkey } : {}));
    this.#inside.changed();
  }
}
