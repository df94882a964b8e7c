import type { PasskeyBackend, RegisterBeginInput } from '../backend/backend.js';
import type { Passkey } from '../model/passkey.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { asFailure, offered } from './as-failure.js';
import { creationOf, registering } from './beside.js';
import { CeremonyRunner } from './ceremony-runner.js';
import type { CeremonyEvent } from './ceremony-state.js';
import { freshly, type StepUp } from './freshly.js';
import { namesOf, type NameFor, type Registered } from './registration.js';

/** Makes further passkeys for the account that is signed in. */
export type Adding = CeremonyRunner<
  RegisterBeginInput,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  Registered
>;

/** What the owner of an addition is asked. */
interface AddingHooks {
  readonly nameFor?: NameFor;
  readonly stepUp?: StepUp;
  /** It is for somebody else: no list of the account that is signed in here will lack it. */
  others?(): boolean;
}

/** `listed` is what the account has so far. */
export const adding = (
  backend: () => PasskeyBackend,
  hooks: AddingHooks,
  tell: (event: CeremonyEvent<Registered>) => void,
  listed: () => readonly Passkey[] | undefined = () => undefined,
): Adding => {
  const { nameFor, stepUp } = hooks;
  const notices = () => (hooks.others?.() ? QUIET : undefined);
  const suggestName = async () => nameFor?.(undefined, namesOf(listed()));
  return new CeremonyRunner(
    {
      begin: (input, signal, ahead) =>
        creationOf(
          // Who only moves the pointer over the button is asked nothing.
          freshly(
            async () => offered(backend(), 'registerBegin')({ ...input, suggestName }, { signal }),
            ahead ? undefined : stepUp,
          ),
          input.attachment,
        ),
      prompt: (options, signal) => registering.code.createPasskey(options, signal, nameFor, notices()),
      complete: (held, signal) =>
        freshly(
          () =>
            registering.code.completeRegistration(
              backend(),
              'registerComplete',
              held,
              nameFor,
              signal,
              listed(),
              notices(),
            ),
          stepUp && keeping(stepUp),
        ),
    },
    tell,
  );
};

/** Nobody is told that one is being made. */
const QUIET = { making: () => undefined, made: () => undefined };

/** The passkey is made already: who does not want to confirm now can still do so, and none is lost. */
const keeping =
  (stepUp: StepUp): StepUp =>
  (failure) =>
    stepUp(failure).catch((error: unknown) => {
      throw asFailure(error).code === 'cancelled' ? failure : error;
    });
