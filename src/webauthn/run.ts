import { PasskeyFailure } from '../model/failure.js';
import { claim } from './coordinator.js';
import type { Holder } from './document-place.js';
import { nameOf, toFailure } from './failures.js';
import { isRefusedByApp } from './in-app.js';
import { obstacle } from './support.js';

/** One call of the authenticator. */
export interface Run {
  readonly kind: 'create' | 'get';
  /** `modal` was asked for by the visitor; `waiting` gives way to that. */
  readonly as: Holder['kind'];
  readonly signal: AbortSignal;
  /** Milliseconds after which it is given up: some extensions leave a promise pending for ever. Absent: never. */
  readonly patience?: number;
  /** What the options say of the screen lock. */
  readonly verification?: string;
  readonly call: (signal: AbortSignal) => Promise<Credential | null>;
}

/**
 * Runs one call: first in the document, stoppable, and never waiting for ever.
 *
 * @throws PasskeyFailure
 */
export async function run({
  kind,
  as,
  signal,
  patience,
  verification,
  call,
}: Run): Promise<PublicKeyCredential> {
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
  const asked = performance.now();
  try {
    const credential = await Promise.race([givenUp, call(own.signal)]);
    if (!credential) throw new PasskeyFailure('cancelled');
    return credential as PublicKeyCredential;
  } catch (error) {
    if (isRefusedByApp(nameOf(error), performance.now() - asked))
      throw new PasskeyFailure('not_supported', { cause: error });
    throw toFailure(error, kind, verification);
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', cancel);
    place.release();
  }
}
