import type { Passkey } from '../model/passkey.js';
import { PasskeyEvent } from './passkey-event.js';

/** A passkey is about to get another name. `preventDefault()` stops it. */
export class PasskeyBeforeRenameEvent extends PasskeyEvent<{
  readonly passkey: Passkey;
  readonly name: string;
}> {
  constructor(detail: { readonly passkey: Passkey; readonly name: string }) {
    super('passkey-before-rename', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-before-rename': PasskeyBeforeRenameEvent;
  }
}
