import type { PasskeyAction } from './passkey-action.js';
import { PasskeyEvent } from './passkey-event.js';

/** The visitor cancelled, or the element was removed while something ran. */
export class PasskeyCancelEvent extends PasskeyEvent<{ readonly action: PasskeyAction }> {
  constructor(detail: { readonly action: PasskeyAction }) {
    super('passkey-cancel', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-cancel': PasskeyCancelEvent;
  }
}
