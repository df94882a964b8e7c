import type { Enrollment, PasskeyBackend } from '../backend/backend.js';
import type { CreationOptionsJSON } from '../model/webauthn-json.js';
import { offered } from './as-failure.js';
import { SignupFlow, type SignupHooks } from './signup-flow.js';

/** What the owner of a flow wants to be told, and asked. */
export interface EnrollmentHooks extends SignupHooks {
  /** Whose account it is, once the backend has told. */
  account?(user: CreationOptionsJSON['user']): void;
}

/**
 * Makes a passkey for an account that is there, for somebody who has a code from a link in place of a session. For
 * the visitor it is like a sign-up: one ceremony, a name for the passkey, and they are in. The `username` that
 * `signUp` takes says nothing here: the code says whose account it is.
 */
export const enrollmentFlow = (
  backend: () => PasskeyBackend,
  enrollment: Enrollment,
  hooks: EnrollmentHooks = {},
): SignupFlow => new SignupFlow(() => standIn(backend(), enrollment, hooks), hooks);

function standIn(real: PasskeyBackend, enrollment: Enrollment, hooks: EnrollmentHooks): PasskeyBackend {
  const suggestName = async () => hooks.nameFor?.(undefined, []);
  return {
    ...real,
    // What stands for a preset that is still loading has no properties to spread.
    ...(real.list && { list: (call) => offered(real, 'list')(call) }),
    ...(real.rename && { rename: (id, name, call) => offered(real, 'rename')(id, name, call) }),
    signupBegin: async ({ attachment }, call) => {
      const begun = await offered(real, 'registerBegin')(
        { enrollment, suggestName, ...(attachment ? { attachment } : {}) },
        call,
      );
      hooks.account?.(begun.options.user);
      return begun;
    },
    signupComplete: (input, call) => offered(real, 'registerComplete')(input, call),
  };
}
