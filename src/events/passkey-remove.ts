import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** A passkey was removed. */
export class PasskeyRemoveEvent extends PasskeyEvent<{ readonly passkey: Passkey }> {
  constructor(detail: { readonly passkey: Passkey }) {
    super('passkey-remove', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-remove': PasskeyRemoveEvent;
  }
}
