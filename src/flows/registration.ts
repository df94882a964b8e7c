import type { PasskeyBackend, RegisterCompleteInput } from '../backend/backend.js';
import type { Passkey } from '../model/passkey.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import * as otherTabs from '../webauthn/making.js';
import { asFailure, offered } from './as-failure.js';
import { isUndelivered, type Held } from './ceremony-runner.js';

/**
 * Finds a name for a new passkey from what the authenticator tells of itself, unlike those already taken. Some
 * backends want the name before there is a credential.
 */
export interface NameFor {
  (
    credential: RegistrationResponseJSON | undefined,
    taken: readonly string[],
  ): Promise<string | undefined> | string | undefined;
  /** Called when the authenticator is: what a name takes can be fetched while the visitor is asked. */
  ahead?(): void;
}

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
 * refused is signalled unknown, so that no orphan stays in the password manager; any other failure leaves it, and so
 * does a refusal of what was sent before: the server may have stored it then, and have another challenge now.
 * `listed` is what the account had before.
 *
 * @throws PasskeyFailure
 */
export async function completeRegistration(
  backend: PasskeyBackend,
  operation: 'registerComplete' | 'signupComplete',
  { credential, state, options, again }: HeldAttestation,
  nameFor: NameFor | undefined,
  signal: AbortSignal,
  listed?: readonly Passkey[],
  { made }: Pick<typeof otherTabs, 'made'> = otherTabs,
): Promise<Registered> {
  const proposed = proposal(() => nameFor?.(credential, namesOf(listed)));
  const suggestion = await within(NAMING_PATIENCE, proposed);
  const input: RegisterCompleteInput = { credential, state, ...named(suggestion) };
  const aftermath = () => import('./aftermath.js');
  try {
    const stored = await offered(backend, operation)(input, { signal });
    const told = { credentialId: credential.id, listed, name: suggestion };
    const passkey = stored?.name
      ? stored
      : await (await aftermath()).afterSuccess(backend, stored, told, signal);
    made();
    // One that came too late to be sent can still be shown.
    return registered(passkey, suggestion ?? (await within(0, proposed)));
  } catch (error) {
    const failure = asFailure(error);
    if (again && failure.code === 'verification_failed') throw failure;
    const { afterFailure } = await aftermath().catch(() => Promise.reject(failure));
    const sent = { credentialId: credential.id, rpId: options.rp.id };
    const passkey = await afterFailure(backend, failure, sent, signal);
    // One that may be sent again is still on its way.
    if (!isUndelivered(failure)) made();
    if (passkey) return registered(passkey, suggestion);
    throw failure;
  }
}

/** The names that are taken. */
export const namesOf = (listed: readonly { readonly name?: string }[] = []): string[] =>
  listed.flatMap(({ name }) => (name ? [name] : []));

const named = (name: string | undefined) => (name ? { name } : {});

const registered = (passkey: Passkey | undefined, suggestion: string | undefined): Registered => ({
  ...(passkey ? { passkey } : {}),
  ...(suggestion ? { suggestion } : {}),
});

/** A name is a nicety: without one, a passkey is registered as well. */
async function proposal(nameFor: () => ReturnType<NameFor>): Promise<string | undefined> {
  try {
    return await nameFor();
  } catch {
    return undefined;
  }
}

/** What a new credential is to be called, if that is found in time. */
export const proposedName = (
  nameFor: NameFor | undefined,
  credential: RegistrationResponseJSON,
  taken: readonly string[],
): Promise<string | undefined> =>
  within(
    NAMING_PATIENCE,
    proposal(() => nameFor?.(credential, taken)),
  );

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, milliseconds, undefined)));
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
