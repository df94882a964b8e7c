import { PasskeyFailure } from '../model/failure.js';
import type * as Ceremony from '../webauthn/ceremony.js';

/*
 * What talks to the authenticator is no part of the first load. It is needed when options have come from the
 * backend, so it is fetched beside them, and is there in the same tick.
 */
let ceremony: typeof Ceremony | undefined;

/** Waits for an answer of the backend and for the code that will use it. @throws PasskeyFailure */
export async function withCeremony<T>(answer: Promise<T>): Promise<T> {
  const [value] = await Promise.all([answer, load()]);
  return value;
}

async function load(): Promise<void> {
  try {
    ceremony ??= await import('../webauthn/ceremony.js');
  } catch (cause) {
    throw new PasskeyFailure('network', { cause });
  }
}

/** Has an authenticator make a passkey; after `withCeremony`. */
export const createPasskey: typeof Ceremony.createPasskey = (...args) => loaded().createPasskey(...args);

/** Has the visitor choose a passkey; after `withCeremony`. */
export const getPasskey: typeof Ceremony.getPasskey = (...args) => loaded().getPasskey(...args);

function loaded(): typeof Ceremony {
  if (!ceremony) throw new PasskeyFailure('unknown');
  return ceremony;
}
