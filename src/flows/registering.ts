import { createPasskey as create } from '../webauthn/ceremony.js';
import { made, making } from '../webauthn/making.js';

/* A door to all that a registration takes, loaded as one. */
export { createOn } from '../webauthn/preferences.js';
export { completeRegistration } from './registration.js';

/** Has an authenticator make a passkey, and keeps every tab from telling of lists without it until its verdict. */
export const createPasskey: typeof create = async (options, signal) => {
  making(signal);
  try {
    return await create(options, signal);
  } catch (error) {
    made();
    throw error;
  }
};
