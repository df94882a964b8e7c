import type { PasskeyBackend, RegisterCompleteInput } from '../backend/backend.js';
import type { Passkey } from '../model/passkey.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { echoOf } from './aftermath.js';
import { asFailure, offered } from './as-failure.js';
import type { Held } from './ceremony-runner.js';
import { tellPasswordManager } from './late-signals.js';

/** Finds a name for a new passkey from what the authenticator tells of itself, unlike those already taken. */
export type NameFor = (
  credential: RegistrationResponseJSON,
  taken: readonly string[],
) => Promise<string | undefined> | string | undefined;

export type HeldAttestation = Held<CreationOptionsJSON, RegistrationResponseJSON>;

/** A passkey that was made, and the name it got by itself. */
export interface Registered {
  /** Absent where the backend does not tell what it stored and has no list to look it up in. */
  readonly passkey?: Passkey;
  readonly suggestion?: string;
}

/** What a name may take at most: a slow provider table must not hold up a passkey that exists already. */
const NAMING_PATIENCE = 1500;

/**
 * Brings a new credential to the backend, under a name of its own. A credential that the server verified and
 * refused is signalled unknown, so that no orphan stays in the password manager; any other failure leaves it.
 *
 * @throws PasskeyFailure
 */
export async function completeRegistration(
  backend: PasskeyBackend,
  operation: 'registerComplete' | 'signupComplete',
  { credential, state, options }: HeldAttestation,
  nameFor: () => ReturnType<NameFor>,
  signal: AbortSignal,
): Promise<Registered> {
  const suggestion = await patiently(nameFor);
  const input: RegisterCompleteInput = { credential, state, ...(suggestion ? { name: suggestion } : {}) };
  try {
    const passkey =
      (await offered(backend, operation)(input, { signal })) ??
      (await lookUp(backend, credential.id, signal));
    return registered(passkey, suggestion);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code === 'verification_failed') {
      const rpId = options.rp.id ?? location.hostname;
      tellPasswordManager(({ signalUnknownCredential }) => signalUnknownCredential(rpId, credential.id));
    }
    const passkey = await echoOf(backend, failure.code, credential.id, signal);
    if (passkey) return registered(passkey, suggestion);
    throw failure;
  }
}

const registered = (passkey: Passkey | undefined, suggestion: string | undefined): Registered => ({
  ...(passkey ? { passkey } : {}),
  ...(suggestion ? { suggestion } : {}),
});

/** Backends that answer nothing: the passkey is found in the list by its credential id, where the list tells it. */
async function lookUp(
  backend: PasskeyBackend,
  credentialId: string,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  try {
    const list = await backend.list?.({ signal });
    return list?.passkeys.find((passkey) => passkey.credentialId === credentialId);
  } catch {
    return undefined;
  }
}

async function patiently(nameFor: () => ReturnType<NameFor>): Promise<string | undefined> {
  try {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, NAMING_PATIENCE));
    return await Promise.race([nameFor(), late]);
  } catch {
    return undefined;
  }
}
