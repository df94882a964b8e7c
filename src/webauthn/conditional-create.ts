import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { capable } from './capabilities.js';
import { decodeCreation } from './decode-options.js';
import { encodeAttestation } from './encode-credential.js';
import { run } from './run.js';

/** A password manager that wants to answers in a moment; one that does not may leave the call pending for ever. */
const PATIENCE = 10_000;

export const canCreateSilently = (): Promise<boolean> => capable('conditionalCreate');

/**
 * Has the password manager make a passkey without asking, where the visitor has just used a password that it keeps
 * (WebAuthn L3 §5.1.3, mediation `conditional`). Gives way to whatever the visitor begins.
 *
 * @param patience milliseconds after which it is given up
 * @throws PasskeyFailure `cancelled` where it gave way or was not wanted, `timeout`, `already_registered`, …
 */
export async function createSilently(
  options: CreationOptionsJSON,
  signal: AbortSignal,
  patience = PATIENCE,
): Promise<RegistrationResponseJSON> {
  const call = (own: AbortSignal) =>
    navigator.credentials.create({
      mediation: 'conditional',
      publicKey: decodeCreation(options),
      signal: own,
    } as CredentialCreationOptions);
  return encodeAttestation(await run({ kind: 'create', as: 'waiting', signal, patience, call }));
}
