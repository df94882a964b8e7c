import type { PasskeyBackend, RegisterBeginInput } from '../backend/backend.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { offered } from './as-failure.js';
import { creationOf, registering } from './beside.js';
import { CeremonyRunner } from './ceremony-runner.js';
import type { CeremonyEvent } from './ceremony-state.js';
import type { NameFor, Registered } from './registration.js';

/** Makes further passkeys for the account that is signed in. */
export type Adding = CeremonyRunner<
  RegisterBeginInput,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  Registered
>;

export const adding = (
  backend: () => PasskeyBackend,
  nameFor: (credential: RegistrationResponseJSON) => ReturnType<NameFor>,
  tell: (event: CeremonyEvent<Registered>) => void,
): Adding =>
  new CeremonyRunner(
    {
      begin: async (input, signal) =>
        creationOf(offered(backend(), 'registerBegin')(input, { signal }), input.attachment),
      prompt: (options, signal) => registering.code.createPasskey(options, signal),
      complete: (held, signal) =>
        registering.code.completeRegistration(
          backend(),
          'registerComplete',
          held,
          () => nameFor(held.credential),
          signal,
        ),
    },
    tell,
  );
