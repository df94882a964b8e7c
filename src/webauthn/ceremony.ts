import type {
  AuthenticationResponseJSON,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  RequestOptionsJSON,
} from '../model/webauthn-json.js';
import { decodeCreation, decodeRequest } from './decode-options.js';
import { encodeAssertion, encodeAttestation } from './encode-credential.js';
import { nameOf } from './failures.js';
import { run } from './run.js';

/** What a browser waits when the options name no timeout (WebAuthn L3 §15.1 recommends 5 minutes). */
const BROWSER_PATIENCE = 300_000;
/** Beyond the browser's own timeout. */
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
  const call = (own: AbortSignal) =>
    navigator.credentials.create({ publicKey: decodeCreation(options), signal: own });
  return encodeAttestation(await run({ kind: 'create', ...modal(options, signal, call) }));
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
  const call = (own: AbortSignal) =>
    navigator.credentials.get({ publicKey: decodeRequest(options), signal: own });
  return encodeAssertion(await run({ kind: 'get', ...modal(options, signal, call) }));
}

/** What holds for every dialog that the visitor asked for. */
export const modal = (
  options: CreationOptionsJSON | RequestOptionsJSON,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<Credential | null>,
) => ({
  as: 'modal' as const,
  signal,
  patience: Math.min((options.timeout ?? BROWSER_PATIENCE) + GRACE, LONGEST_TIMER),
  verification: verificationIn(options),
  call: (own: AbortSignal) => onceMore(call, own),
});

/** What the options say of the screen lock; its default is "preferred" (WebAuthn L3 §5.8.6). */
function verificationIn(options: CreationOptionsJSON | RequestOptionsJSON): string {
  const { userVerification } =
    'authenticatorSelection' in options
      ? (options.authenticatorSelection ?? {})
      : (options as RequestOptionsJSON);
  return userVerification ?? 'preferred';
}

/** A ceremony of somebody else on the page is no reason to fail: it is asked once more, a moment later. */
async function onceMore<T>(call: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await call(signal);
  } catch (error) {
    if (nameOf(error) !== 'OperationError') throw error;
    await new Promise((resolve) => setTimeout(resolve, SECOND_TRY));
    signal.throwIfAborted();
    return call(signal);
  }
}
