import type { PasskeyBackend, RegisterBeginInput } from '../backend/backend.js';
import type { Passkey } from '../model/passkey.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { offered } from './as-failure.js';
import { creationOf, registering } from './beside.js';
import { CeremonyRunner } from './ceremony-runner.js';
import type { CeremonyEvent } from './ceremony-state.js';
import { namesOf, type NameFor, type Registered } from './registration.js';

/** Makes further passkeys for the account that is signed in. */
export type Adding = CeremonyRunner<
  RegisterBeginInput,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  Registered
>;

/** `listed` is what the account has so far. */
export const adding = (
  backend: () => PasskeyBackend,
  nameFor: NameFor | undefined,
  tell: (event: CeremonyEvent<Registered>) => void,
  listed: () => readonly Passkey[] | undefined = () => undefined,
): Adding => {
  const suggestName = async () => nameFor?.(undefined, namesOf(listed()));
  return new CeremonyRunner(
    {
      begin: async (input, signal) =>
        creationOf(
          offered(backend(), 'registerBegin')({ ...input, suggestName }, { signal }),
          input.attachment,
        ),
      prompt: (options, signal) => registering.code.createPasskey(options, signal),
      complete: (held, signal) =>
        registering.code.completeRegistration(backend(), 'registerComplete', held, nameFor, signal, listed()),
    },
    tell,
  );
};
