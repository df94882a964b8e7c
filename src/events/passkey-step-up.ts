import type { PasskeyFailure } from '../model/failure.js';
import { PasskeyEvent } from './passkey-event.js';

/**
 * The backend wants the visitor to prove once more who they are. The element asks in place, unless the page does it
 * its own way: by `waitUntil()`, or by `preventDefault()`, after which the action fails as `reauth_required`.
 */
export class PasskeyStepUpEvent extends PasskeyEvent<{ readonly failure: PasskeyFailure }> {
  #waited: Promise<unknown> | undefined;

  constructor(detail: { readonly failure: PasskeyFailure }) {
    super('passkey-step-up', detail, { cancelable: true });
  }

  /**
   * The page has the visitor prove it. Once the promise is fulfilled, the action goes on by itself; where it is
   * rejected, it ends as cancelled. Several are all waited for. To be called while the event is dispatched.
   */
  waitUntil(promise: PromiseLike<unknown>): void {
    this.#waited = Promise.all([this.#waited, promise]);
    // Whoever waits for it hears of a rejection; nobody else need.
    this.#waited.catch(() => undefined);
  }

  /** @internal What the element waits for, if the page said so. */
  get waited(): Promise<unknown> | undefined {
    return this.#waited;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-step-up': PasskeyStepUpEvent;
  }
}
