import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** A passkey got another name. */
export class PasskeyRenameEvent extends PasskeyEvent<{ readonly passkey: Passkey }> {
  constructor(detail: { readonly passkey: Passkey }) {
    super('passkey-rename', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-rename': PasskeyRenameEvent;
  }
}
