import type { SignupBeginInput } from '../backend/backend.js';
import { PasskeyEvent } from './passkey-event.js';

/** A sign-up is about to begin. `preventDefault()` stops it. */
export class PasskeyBeforeSignupEvent extends PasskeyEvent<SignupBeginInput> {
  constructor(detail: SignupBeginInput) {
    super('passkey-before-signup', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-before-signup': PasskeyBeforeSignupEvent;
  }
}
