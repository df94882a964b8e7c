import { PasskeyFailure } from '../model/failure.js';
import type {
  AuthenticationResponseJSON,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  RequestOptionsJSON,
} from '../model/webauthn-json.js';
import { claim } from './coordinator.js';
import { decodeCreation, decodeRequest } from './decode-options.js';
import { encodeAssertion, encodeAttestation } from './encode-credential.js';
import { toFailure } from './failures.js';
import { obstacle } from './support.js';

/** What a browser waits when the options name no timeout (WebAuthn L3 §15.1 recommends 5 minutes). */
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
export async function createPasskey(
  options: CreationOptionsJSON,
  signal: AbortSignal,
): Promise<RegistrationResponseJSON> {
  const credential = await modal(options, signal, 'create', (own) =>
    navigator.credentials.create({ publicKey: decodeCreation(options), signal: own }),
  );
  return encodeAttestation(credential);
}

/**
 * Has the visitor choose a passkey in the browser's dialog (WebAuthn L3 §5.1.4). Calls the authenticator in the
 * same tick; a waiting autofill is ended first, without waiting for its end.
 *
 * @throws PasskeyFailure `cancelled`, `timeout`, `rp_mismatch`, …
 */
export async function getPasskey(
  options: RequestOptionsJSON,
  signal: AbortSignal,
): Promise<AuthenticationResponseJSON> {
  const credential = await modal(options, signal, 'get', (own) =>
    navigator.credentials.get({ publicKey: decodeRequest(options), signal: own }),
  );
  return encodeAssertion(credential);
}

/** Runs one dialog: first in the document, stoppable, and never waiting for ever. */
async function modal(
  options: { readonly timeout?: number },
  signal: AbortSignal,
  kind: 'create' | 'get',
  call: (signal: AbortSignal) => Promise<Credential | null>,
): Promise<PublicKeyCredential> {
  const reason = signal.aborted ? 'cancelled' : obstacle();
  if (reason) throw new PasskeyFailure(reason);
  const own = new AbortController();
  let giveUp: (failure: PasskeyFailure) => void = () => undefined;
  // Raced, because a call may ignore its signal: the extension that stands in for the browser, for one.
  const givenUp = new Promise<never>((_, reject) => (giveUp = reject));
  const stop = (code: 'cancelled' | 'timeout') => {
    giveUp(new PasskeyFailure(code));
    own.abort();
  };
  const cancel = () => stop('cancelled');
  const patience = Math.min((options.timeout ?? BROWSER_PATIENCE) + GRACE, LONGEST_TIMER);
  const watchdog = setTimeout(stop, patience, 'timeout');
  const place = claim('modal', cancel);
  signal.addEventListener('abort', cancel);
  try {
    const credential = await Promise.race([givenUp, onceMore(call, own.signal)]);
    if (!credential) throw new PasskeyFailure('cancelled');
    return credential as PublicKeyCredential;
  } catch (error) {
    throw toFailure(error, kind);
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', cancel);
    place?.release();
  }
}

/** A ceremony of somebody else on the page is no reason to fail: it is asked once more, a moment later. */
async function onceMore<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await call(signal);
  } catch (error) {
    if ((error as { name?: string }).name !== 'OperationError') throw error;
    await new Promise((resolve) => setTimeout(resolve, SECOND_TRY));
    signal.throwIfAborted();
    return call(signal);
  }
}
