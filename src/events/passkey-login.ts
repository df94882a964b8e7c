import type { LoginResult } from '../backend/backend.js';
import { PasskeyEvent } from './passkey-event.js';

/** The visitor is signed in. `preventDefault()` stops the element from leaving for `return-to`. */
export class PasskeyLoginEvent extends PasskeyEvent<LoginResult> {
  constructor(detail: LoginResult) {
    super('passkey-login', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-login': PasskeyLoginEvent;
  }
}
