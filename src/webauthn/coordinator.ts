import { announce, documentPlace, isTaken, type Holder } from './document-place.js';

/** The right to call the authenticator, until it is given back. */
export interface Claim {
  release(): void;
}

/**
 * Takes the document's one place. A modal claim ends whoever holds it, in this very tick; a waiting one gets
 * nothing while the visitor's own run goes on, so that a late start never kills a newer run.
 */
export function claim(kind: Holder['kind'], abort: () => void): Claim | undefined {
  const place = documentPlace();
  if (kind === 'waiting' && isTaken(place)) return undefined;
  const before = place.holder;
  const holder: Holder = { kind, abort };
  place.holder = holder;
  before?.abort();
  return {
    release() {
      if (place.holder !== holder) return;
      place.holder = undefined;
      if (kind === 'modal') announce(place);
    },
  };
}

/** Calls back each time what the visitor had begun has ended. Returns how to stop. */
export function onIdle(listener: (well: boolean) => void): () => void {
  const { whenIdle } = documentPlace();
  whenIdle.add(listener);
  return () => void whenIdle.delete(listener);
}
