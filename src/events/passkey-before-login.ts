import { PasskeyEvent } from './passkey-event.js';

/** A sign-in is about to begin. `preventDefault()` stops it. */
export class PasskeyBeforeLoginEvent extends PasskeyEvent<{ readonly username?: string }> {
  constructor(detail: { readonly username?: string }) {
    super('passkey-before-login', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-before-login': PasskeyBeforeLoginEvent;
  }
}
