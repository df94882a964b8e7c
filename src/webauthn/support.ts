import type { ClientFailureCode } from '../model/failure.js';

/** Why no ceremony can run in this document at all, or `undefined` where one can. */
export function obstacle(): Extract<ClientFailureCode, 'insecure_context' | 'not_supported'> | undefined {
  // On a server nobody knows: the first paint supposes that all is well.
  if (typeof document === 'undefined') return undefined;
  if (!globalThis.isSecureContext) return 'insecure_context';
  // Both may be missing one without the other: embedded browsers and extensions take away either.
  return typeof globalThis.PublicKeyCredential === 'function' && (navigator as Partial<Navigator>).credentials
    ? undefined
    : 'not_supported';
}
