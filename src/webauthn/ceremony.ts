import { startAuthentication, startRegistration, WebAuthnAbortService } from '@simplewebauthn/browser';
import { PasskeyFailure } from '../model/failure.js';
import type {
  AuthenticationResponseJSON,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  RequestOptionsJSON,
} from '../model/webauthn-json.js';
import { claim } from './coordinator.js';
import { toFailure, type CeremonyKind } from './failures.js';
import { obstacle } from './support.js';

type Options<T extends (input: never) => unknown> = Parameters<T>[0];

/** What the browser waits when the options name no timeout (WebAuthn L3 §15.1 recommends 5 minutes). */
const BROWSER_PATIENCE = 300_000;
/** Beyond the browser's own timeout: some extensions leave a promise pending for ever. */
const GRACE = 10_000;
/** A longer timer would overflow and ring at once. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** After "a request is already pending": how long a foreign ceremony gets to end before the second try. */
const SECOND_TRY = 100;

/**
 * Has an authenticator make a passkey (WebAuthn L3 §5.1.3). Calls it in the same tick, so that the visitor's
 * gesture still counts.
 *
 * @throws PasskeyFailure `cancelled`, `already_registered`, `timeout`, `rp_mismatch`, …
 */
export function createPasskey(
  optionsJSON: CreationOptionsJSON,
  signal: AbortSignal,
): Promise<RegistrationResponseJSON> {
  const options = { optionsJSON } as unknown as Options<typeof startRegistration>;
  return modal('create', () => startRegistration(options), optionsJSON.timeout, signal);
}

/**
 * Has the visitor choose a passkey in the browser's dialog (WebAuthn L3 §5.1.4). Calls the authenticator in the
 * same tick; a waiting autofill is ended first, without waiting for its end.
 *
 * @throws PasskeyFailure `cancelled`, `timeout`, `rp_mismatch`, …
 */
export function getPasskey(
  optionsJSON: RequestOptionsJSON,
  signal: AbortSignal,
): Promise<AuthenticationResponseJSON> {
  const options = { optionsJSON } as unknown as Options<typeof startAuthentication>;
  return modal('get', () => startAuthentication(options), optionsJSON.timeout, signal);
}

function modal<T>(
  kind: CeremonyKind,
  start: () => Promise<T>,
  timeout = BROWSER_PATIENCE,
  signal: AbortSignal,
): Promise<T> {
  const reason = obstacle();
  if (reason) return Promise.reject(new PasskeyFailure(reason));
  if (signal.aborted) return Promise.reject(new PasskeyFailure('cancelled'));
  return new Promise<T>((resolve, reject) => {
    let settled = false;
    const end = (settle: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(watchdog);
      signal.removeEventListener('abort', cancel);
      settle();
      place?.release();
    };
    const giveUp = (code: 'cancelled' | 'timeout') => {
      if (settled) return;
      end(() => reject(new PasskeyFailure(code)));
      // The abort service has one place for all ceremonies of this copy: only whoever still runs may use it.
      WebAuthnAbortService.cancelCeremony();
    };
    const cancel = () => giveUp('cancelled');
    const watchdog = setTimeout(giveUp, Math.min(timeout + GRACE, LONGEST_TIMER), 'timeout');
    signal.addEventListener('abort', cancel);
    const place = claim('modal', cancel);
    onceMore(start, () => settled).then(
      (credential) => end(() => resolve(credential)),
      (error: unknown) => end(() => reject(toFailure(error, kind))),
    );
  });
}

/** A ceremony of somebody else on the page is no reason to fail: it is asked once more, a moment later. */
async function onceMore<T>(start: () => Promise<T>, abandoned: () => boolean): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as { name?: string }).name !== 'OperationError' || abandoned()) throw error;
    await new Promise((resolve) => setTimeout(resolve, SECOND_TRY));
    return start();
  }
}
