import type { PasskeyFailure } from '../model/failure.js';
import type { PasskeyAction } from './passkey-action.js';
import { PasskeyEvent } from './passkey-event.js';

/** Something failed; the element shows it too. The visitor's own cancel is no failure. */
export class PasskeyFailureEvent extends PasskeyEvent<{
  readonly action: PasskeyAction;
  readonly failure: PasskeyFailure;
}> {
  constructor(detail: { readonly action: PasskeyAction; readonly failure: PasskeyFailure }) {
    super('passkey-failure', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-failure': PasskeyFailureEvent;
  }
}
