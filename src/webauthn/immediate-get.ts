import { PasskeyFailure } from '../model/failure.js';
import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { capable } from './capabilities.js';
import { getPasskey, modal } from './ceremony.js';
import { decodeRequest } from './decode-options.js';
import { encodeAssertion } from './encode-credential.js';
import { run } from './run.js';

/*
 * Immediate mode (Chromium 149, https://github.com/w3c/webauthn/pull/2291): the browser shows at once what this
 * device has, and where it has nothing refuses at once, without a dialog. Others ignore the member and open their
 * ordinary dialog, so it is asked only of a browser that says it can.
 */

/** A refusal within so many milliseconds came from the browser; a visitor who closes what they see takes longer. */
const AT_ONCE = 300;

export const canGetImmediately = (): Promise<boolean> => capable('immediateGet');

/**
 * Has the visitor choose among the passkeys of this device; where there is none, or the browser will not, in the
 * ordinary dialog. The visitor's own dismissal is a cancel.
 *
 * @throws PasskeyFailure as `getPasskey`
 */
export async function getImmediately(
  options: RequestOptionsJSON,
  signal: AbortSignal,
): Promise<AuthenticationResponseJSON> {
  // It asks for whatever is here: for certain passkeys only the ordinary dialog can ask.
  if (options.allowCredentials?.length) return getPasskey(options, signal);
  const begun = performance.now();
  try {
    const publicKey = decodeRequest(options);
    // Without a signal, which this mode does not take: a cancel lets go of it, and the browser's own dialog ends it.
    const call = { publicKey, uiMode: 'immediate' } as CredentialRequestOptions;
    const ask = () => navigator.credentials.get(call);
    return encodeAssertion(await run({ kind: 'get', ...modal(options, signal, ask) }));
  } catch (error) {
    const dismissed =
      error instanceof PasskeyFailure && error.code === 'cancelled' && performance.now() - begun > AT_ONCE;
    if (dismissed || signal.aborted) throw error;
    return getPasskey(options, signal);
  }
}
