import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { createPasskey as create } from '../webauthn/ceremony.js';
import * as otherTabs from '../webauthn/making.js';
import type { NameFor } from './registration.js';

/* A door to all that a registration takes, loaded as one. */
export { createOn } from '../webauthn/preferences.js';
export { completeRegistration, namesOf, proposedName } from './registration.js';
/** For what is no passkey, and in no list that is told to password managers. */
export { create as createKey };

/** Has an authenticator make a passkey, and keeps every tab from telling of lists without it until its verdict. */
export async function createPasskey(
  options: CreationOptionsJSON,
  signal: AbortSignal,
  nameFor?: NameFor,
  { making, made }: Pick<typeof otherTabs, 'making' | 'made'> = otherTabs,
): Promise<RegistrationResponseJSON> {
  making(signal);
  try {
    const asked = create(options, signal);
    lookAhead(nameFor);
    return await asked;
  } catch (error) {
    made();
    throw error;
  }
}

/** A passkey is made without a name, too. */
function lookAhead(nameFor: NameFor | undefined): void {
  try {
    nameFor?.ahead?.();
  } catch (error) {
    console.error(error);
  }
}
