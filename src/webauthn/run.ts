import { PasskeyFailure } from '../model/failure.js';
import { claim } from './coordinator.js';
import type { Holder } from './document-place.js';
import { toFailure } from './failures.js';
import { obstacle } from './support.js';

/** One call of the authenticator. */
export interface Run {
  readonly kind: 'create' | 'get';
  /** `modal` was asked for by the visitor; `waiting` gives way to that. */
  readonly as: Holder['kind'];
  readonly signal: AbortSignal;
  /** Milliseconds after which it is given up: some extensions leave a promise pending for ever. Absent: never. */
  readonly patience?: number;
  readonly call: (signal: AbortSignal) => Promise<Credential | null>;
}

/**
 * Runs one call: first in the document, stoppable, and never waiting for ever.
 *
 * @throws PasskeyFailure
 */
export async function run({ kind, as, signal, patience, call }: Run): Promise<PublicKeyCredential> {
  const own = new AbortController();
  let giveUp: (failure: PasskeyFailure) => void = () => undefined;
  // Raced, because a call may ignore its signal: the extension that stands in for the browser, for one.
  const givenUp = new Promise<never>((_, reject) => (giveUp = reject));
  const stop = (code: 'cancelled' | 'timeout') => {
    giveUp(new PasskeyFailure(code));
    own.abort();
  };
  const cancel = () => stop('cancelled');
  const reason = signal.aborted ? 'cancelled' : obstacle();
  const place = reason ? undefined : claim(as, cancel);
  if (!place) throw new PasskeyFailure(reason ?? 'cancelled');
  const watchdog = patience === undefined ? undefined : setTimeout(stop, patience, 'timeout');
  signal.addEventListener('abort', cancel);
  try {
    const credential = await Promise.race([givenUp, call(own.signal)]);
    if (!credential) throw new PasskeyFailure('cancelled');
    return credential as PublicKeyCredential;
  } catch (error) {
    throw toFailure(error, kind);
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', cancel);
    place.release();
  }
}
