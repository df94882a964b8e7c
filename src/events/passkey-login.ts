import type { LoginResult } from '../backend/backend.js';
import type { Attachment } from '../model/webauthn-json.js';
import { PasskeyEvent } from './passkey-event.js';

/** What the backend answered, and how the visitor signed in. */
export interface LoginEventDetail extends LoginResult {
  /** `cross-platform`: with a phone or a security key. Absent where the browser does not tell. */
  readonly attachment?: Attachment;
}

/** The visitor is signed in. `preventDefault()` stops the element from leaving for `return-to`. */
export class PasskeyLoginEvent extends PasskeyEvent<LoginEventDetail> {
  constructor(detail: LoginEventDetail) {
    super('passkey-login', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-login': PasskeyLoginEvent;
  }
}
