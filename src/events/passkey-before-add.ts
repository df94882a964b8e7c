import { PasskeyEvent } from './passkey-event.js';

/** A passkey is about to be added. `preventDefault()` stops it. */
export class PasskeyBeforeAddEvent extends PasskeyEvent<Record<string, never>> {
  constructor(detail: Record<string, never>) {
    super('passkey-before-add', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-before-add': PasskeyBeforeAddEvent;
  }
}
