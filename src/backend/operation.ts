import type { PasskeyBackend } from './backend.js';

/** What a backend can be asked to do; the names of the methods of `PasskeyBackend`. */
export type Operation = Exclude<keyof PasskeyBackend, 'capabilities'>;

/** What is asked about passkeys themselves. */
export type PasskeyOperation = keyof typeof contract;

/**
 * The endpoints of the default contract (docs/openapi.yaml) that are about passkeys. Their methods are what an
 * endpoint has that names only a path.
 */
export const contract = {
  list: 'GET {base}',
  registerBegin: 'POST {base}/register/begin',
  registerComplete: 'POST {base}/register/complete',
  loginBegin: 'POST {base}/login/begin',
  loginComplete: 'POST {base}/login/complete',
  signupBegin: 'POST {base}/signup/begin',
  signupComplete: 'POST {base}/signup/complete',
  rename: 'PATCH {base}/{id}',
  remove: 'DELETE {base}/{id}',
} as const satisfies Contract;

/** Where operations are sent: `"METHOD {base}/path/{id}"`. */
export type Contract = { readonly [K in Operation]?: string };
