import { documentPlace } from './document-place.js';

/** The lock that all tabs of an origin share, and all copies of this package. */
const LOCK = 'passkey-elements.making';

/**
 * How long others keep away after a new passkey has its verdict: until then every tab has heard that its list is
 * old. Milliseconds.
 */
const GRACE = 2000;

/** Ends what the last `making()` of this document began. */
let end: (() => void) | undefined;
/** Ends the grace of it. This document needs none: it knows what it made itself. */
let endGrace: (() => void) | undefined;

/**
 * Tells all tabs of this origin that a passkey is being made, which no list of the server has yet: while one of them
 * holds the lock, none tells the password managers which passkeys count. Nobody waits for the lock: a request that
 * has not been granted keeps others away as well. Where there are no locks, it goes without.
 */
export function making(signal: AbortSignal): void {
  end?.();
  let release: () => void = () => undefined;
  const made = new Promise<void>((resolve) => (release = resolve));
  (navigator as Partial<Navigator>).locks?.request(LOCK, () => made).catch(() => undefined);
  const mine = () => {
    if (end === mine) end = undefined;
    // One at a time: whoever waits behind both of them would wait for what nobody can end.
    endGrace?.();
    const grace = setTimeout(release, GRACE);
    endGrace = () => {
      clearTimeout(grace);
      release();
    };
  };
  end = mine;
  signal.addEventListener('abort', mine);
}

/** The backend has the passkey now, or never will. */
export const made = (): void => end?.();

/**
 * Does something unless a passkey is being made in any tab of this origin, or has just been made there. Never waits
 * for one.
 */
export function unlessMaking(work: () => void): void {
  const { locks } = navigator as Partial<Navigator>;
  const { epoch } = documentPlace();
  const undisturbed = () => {
    if (documentPlace().epoch === epoch) work();
  };
  if (!locks) {
    work();
    return;
  }
  endGrace?.();
  // A moment later, when what was ended has reached the browser.
  setTimeout(() => {
    locks
      .request(LOCK, { mode: 'shared', ifAvailable: true }, (lock) => {
        if (lock) undisturbed();
      })
      // A sandboxed frame may not have any.
      .catch(undisturbed);
  });
}
