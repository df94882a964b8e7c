/* A door to all that a registration takes, loaded as one. */
export { createPasskey } from '../webauthn/ceremony.js';
export { createOn } from '../webauthn/preferences.js';
export { completeRegistration } from './registration.js';
