import type { Call, CreationCeremony, PasskeyBackend } from '../backend/backend.js';
import type { Factor } from '../model/factor.js';
import type { PasskeyFailure } from '../model/failure.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { asFailure, offered } from './as-failure.js';
import { registering } from './beside.js';
import { CeremonyRunner, isUndelivered, type Held } from './ceremony-runner.js';
import type { CeremonyEvent } from './ceremony-state.js';
import { confirmed, type Confirming } from './confirmed.js';
import type { NameFor } from './registration.js';

/** A security key that was added, and the name that went with it. */
export interface KeyAdded {
  /** Absent where the backend does not tell what it stored. */
  readonly factor?: Factor;
  readonly name?: string;
}

/** Adds security keys as second factors. */
export type KeyAdding = CeremonyRunner<object, CreationOptionsJSON, RegistrationResponseJSON, KeyAdded>;

/** What adds a key, and for whom. */
export interface KeyAddingParts {
  readonly backend: () => PasskeyBackend | Promise<PasskeyBackend>;
  readonly confirming: Confirming;
  readonly nameFor: NameFor | undefined;
  /** The second factors that the account has; nothing where nobody knows. */
  readonly listed: () => readonly Factor[] | undefined;
  readonly tell: (event: CeremonyEvent<KeyAdded>) => void;
}

type HeldKey = Held<CreationOptionsJSON, RegistrationResponseJSON>;

export function keyAdding(parts: KeyAddingParts): KeyAdding {
  const { backend, confirming, nameFor, tell } = parts;
  return new CeremonyRunner(
    {
      begin: async (_, signal) => {
        const asked = async (typed: Call): Promise<CreationCeremony> =>
          offered(await backend(), 'securityKeyBegin')({}, { signal, ...typed });
        const { options, ...rest } = await registering.with(confirmed(asked, confirming));
        return { ...rest, options: forKey(options) };
      },
      prompt(options, signal) {
        const asked = registering.code.createKey(options, signal);
        nameFor?.ahead?.();
        return asked;
      },
      complete: (held, signal) => complete(parts, held, signal),
    },
    tell,
  );
}

/**
 * A thing in the hand, where the backend says nothing else. What keeps passkeys would make one of it, in the place of
 * the passkey that it has for the account.
 */
function forKey(options: CreationOptionsJSON): CreationOptionsJSON {
  const { hints = [], authenticatorSelection } = options;
  return {
    ...options,
    hints: hints.length > 0 ? hints : ['security-key'],
    authenticatorSelection: {
      authenticatorAttachment: 'cross-platform',
      residentKey: 'discouraged',
      ...authenticatorSelection,
    },
  };
}

/**
 * Unlike a passkey, nothing keeps a key that was refused, so nobody is told to forget it. One that was sent before and
 * is refused now may have been stored the first time: the list then says what is true.
 */
async function complete(
  { backend, confirming, nameFor, listed }: KeyAddingParts,
  { credential, state, again }: HeldKey,
  signal: AbortSignal,
): Promise<KeyAdded> {
  const before = listed();
  const { namesOf, proposedName } = registering.code;
  const name = await proposedName(nameFor, credential, namesOf(before));
  const input = { credential, ...(name && { name }), ...(state !== undefined && { state }) };
  const send = async (typed: Call): Promise<Factor | undefined> => {
    const asked = await backend();
    signal.throwIfAborted();
    return offered(asked, 'securityKeyComplete')(input, { signal, ...typed });
  };
  try {
    return added(await unlessLeft(send, confirming, signal), name);
  } catch (error) {
    const failure = asFailure(error);
    const found = again && isVerdict(failure) ? await findNew(await backend(), before, signal) : undefined;
    if (found) return added(found, name);
    throw failure;
  }
}

const isVerdict = (failure: PasskeyFailure): boolean =>
  failure.code !== 'cancelled' && !isUndelivered(failure);

const added = (factor: Factor | undefined, name: string | undefined): KeyAdded => ({
  ...(factor && { factor }),
  ...(name && { name }),
});

/** The key has answered already: who does not want to confirm now can still do so, and need not touch it again. */
async function unlessLeft<T>(
  deed: (typed: Call) => Promise<T>,
  confirming: Confirming,
  signal: AbortSignal,
): Promise<T> {
  let refused: unknown;
  try {
    return await confirmed(async (typed) => {
      try {
        return await deed(typed);
      } catch (error) {
        refused = error;
        throw error;
      }
    }, confirming);
  } catch (error) {
    const left = asFailure(error).code === 'cancelled' && !signal.aborted;
    throw left && refused && asFailure(refused).code === 'reauth_required' ? refused : error;
  }
}

/** The only key that was not there before; nothing where there is none, or nobody can tell. */
async function findNew(
  backend: PasskeyBackend,
  before: readonly Factor[] | undefined,
  signal: AbortSignal,
): Promise<Factor | undefined> {
  if (!before) return undefined;
  try {
    const known = new Set(before.map(({ id }) => id));
    const now = await offered(backend, 'factors')({ signal });
    const fresh = now.filter(({ id, kind }) => kind === 'security-key' && !known.has(id));
    return fresh.length === 1 ? fresh[0] : undefined;
  } catch {
    return undefined;
  }
}
