import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** The list was read from the backend. */
export class PasskeyListEvent extends PasskeyEvent<{ readonly passkeys: readonly Passkey[] }> {
  constructor(detail: { readonly passkeys: readonly Passkey[] }) {
    super('passkey-list', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-list': PasskeyListEvent;
  }
}
