import type * as Signals from '../webauthn/signals.js';

/**
 * Sends signals to the password managers. What sends them is loaded now: nobody waits for a signal, and where it
 * cannot be loaded none is sent.
 */
export function tellPasswordManager(send: (signals: typeof Signals) => void): void {
  import('../webauthn/signals.js').then(send).catch(() => undefined);
}
