/*
 * A document can have one ceremony at a time; a second call is refused by Chromium ("A request is already
 * pending") and kills the first in other browsers. Every element, and every copy of this package on the page,
 * therefore shares one place. Its shape is frozen by its version: copies of different releases meet here.
 */
const KEY = Symbol.for('passkey-elements.ceremony.1');

/** Who calls the authenticator: `modal` was asked for by the visitor; `waiting` is autofill, which gives way. */
export interface Holder {
  readonly kind: 'modal' | 'waiting';
  /** Ends the ceremony without waiting for it. */
  abort(): void;
}

export interface DocumentPlace {
  holder?: Holder | undefined;
  /** How many runs the visitor has begun that are not through: from the click to the backend's verdict. */
  holds: number;
  /** Called each time what the visitor had begun has ended. */
  readonly whenIdle: Set<() => void>;
}

export function documentPlace(): DocumentPlace {
  const home = globalThis as { [KEY]?: DocumentPlace | undefined };
  return (home[KEY] ??= { holds: 0, whenIdle: new Set() });
}

export const isTaken = ({ holder, holds }: DocumentPlace): boolean => holds > 0 || holder?.kind === 'modal';

/** Tells those who wait, if the place is free now. */
export function announce(place: DocumentPlace): void {
  if (!isTaken(place)) for (const listener of [...place.whenIdle]) listener();
}

/**
 * Keeps autofill away for a whole run, in this very tick. A passkey that was just made is unknown to the backend
 * until it is stored: offered in that moment, it would be refused and then forgotten by the password manager.
 * Returns how to end it.
 */
export function hold(): () => void {
  const place = documentPlace();
  place.holds++;
  if (place.holder?.kind === 'waiting') place.holder.abort();
  return () => {
    place.holds--;
    announce(place);
  };
}
