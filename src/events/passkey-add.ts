import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** A passkey was added; it is absent where the backend does not tell what it stored. */
export class PasskeyAddEvent extends PasskeyEvent<{ readonly passkey?: Passkey }> {
  constructor(detail: { readonly passkey?: Passkey }) {
    super('passkey-add', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-add': PasskeyAddEvent;
  }
}
