import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** The account exists, is signed in, and its passkey has its name. `preventDefault()` stops the element from leaving
 * for `return-to`. */
export class PasskeySignupEvent extends PasskeyEvent<{ readonly passkey?: Passkey }> {
  constructor(detail: { readonly passkey?: Passkey }) {
    super('passkey-signup', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-signup': PasskeySignupEvent;
  }
}
