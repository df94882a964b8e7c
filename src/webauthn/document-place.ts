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
  /** Differs after each beginning and end: what was asked for before may be old. */
  epoch: number;
  /** Called each time what the visitor had begun has ended, with whether it ended well. */
  readonly whenIdle: Set<(well: boolean) => void>;
}

export function documentPlace(): DocumentPlace {
  const home = globalThis as { [KEY]?: DocumentPlace | undefined };
  return (home[KEY] ??= { holds: 0, epoch: 0, whenIdle: new Set() });
}

export const isTaken = ({ holder, holds }: DocumentPlace): boolean => holds > 0 || holder?.kind === 'modal';

/** Tells those who wait, if the place is free now. */
export function announce(place: DocumentPlace, well = false): void {
  if (!isTaken(place)) for (const listener of [...place.whenIdle]) listener(well);
}

/**
 * Keeps autofill away for a whole run, in this very tick. A passkey that was just made is unknown to the backend
 * until it is stored: offered in that moment, it would be refused and then forgotten by the password manager.
 * Returns how to end it, and to say whether it ended well.
 */
export function hold(): (well: boolean) => void {
  const place = documentPlace();
  place.holds++;
  place.epoch++;
  if (place.holder?.kind === 'waiting') place.holder.abort();
  return (well) => {
    place.holds--;
    place.epoch++;
    announce(place, well);
  };
}
