import type { PasskeyBackend } from './backend.js';

/** What a backend can be asked to do; the names of the methods of `PasskeyBackend`. */
export type Operation = Exclude<keyof PasskeyBackend, 'capabilities'>;

/**
 * The endpoints of the default contract (docs/openapi.yaml). Their keys are all the operations there are, and
 * their methods are what an endpoint has that names only a path.
 */
export const contract: Readonly<Record<Operation, string>> = {
  list: 'GET {base}',
  registerBegin: 'POST {base}/register/begin',
  registerComplete: 'POST {base}/register/complete',
  loginBegin: 'POST {base}/login/begin',
  loginComplete: 'POST {base}/login/complete',
  signupBegin: 'POST {base}/signup/begin',
  signupComplete: 'POST {base}/signup/complete',
  rename: 'PATCH {base}/{id}',
  remove: 'DELETE {base}/{id}',
};

/** It is about one passkey, so that its path must say where its id goes. */
export const isAboutOne = (operation: Operation): boolean => contract[operation].includes('{id}');
