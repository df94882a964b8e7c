import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** The visitor confirmed that a passkey shall go. `preventDefault()` keeps it. */
export class PasskeyBeforeRemoveEvent extends PasskeyEvent<{ readonly passkey: Passkey }> {
  constructor(detail: { readonly passkey: Passkey }) {
    super('passkey-before-remove', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-before-remove': PasskeyBeforeRemoveEvent;
  }
}
