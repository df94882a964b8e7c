import type { LoginEventDetail } from './passkey-login.js';
import { PasskeyEvent } from './passkey-event.js';

/**
 * The visitor signed in with a phone or a security key, and this device could keep a passkey as well.
 * `preventDefault()` stops the element from offering that itself.
 */
export class PasskeyCrossDeviceEvent extends PasskeyEvent<LoginEventDetail> {
  constructor(detail: LoginEventDetail) {
    super('passkey-cross-device', detail, { cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-cross-device': PasskeyCrossDeviceEvent;
  }
}
