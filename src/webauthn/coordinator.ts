/*
 * A document can have one ceremony at a time; a second call is refused by Chromium ("A request is already
 * pending") and kills the first in other browsers. Every element, and every copy of this package on the page,
 * therefore asks here first. The shape is frozen by its version: copies of different releases share it.
 */
const KEY = Symbol.for('passkey-elements.ceremony.1');

/** `modal` was asked for by the visitor and comes first; `waiting` is autofill, which gives way. */
type Kind = 'modal' | 'waiting';

interface Holder {
  readonly kind: Kind;
  /** Ends the ceremony without waiting for it. */
  abort(): void;
}

interface Coordinator {
  holder: Holder | undefined;
  readonly whenIdle: Set<() => void>;
}

/** The right to call the authenticator, until it is given back. */
export interface Claim {
  release(): void;
}

function coordinator(): Coordinator {
  const home = globalThis as { [KEY]?: Coordinator | undefined };
  return (home[KEY] ??= { holder: undefined, whenIdle: new Set() });
}

/**
 * Takes the document's one place. A modal claim ends whoever holds it, in this very tick; a waiting one gets
 * nothing while a modal ceremony runs, so that a late start never kills a newer run.
 */
export function claim(kind: Kind, abort: () => void): Claim | undefined {
  const shared = coordinator();
  const before = shared.holder;
  if (kind === 'waiting' && before?.kind === 'modal') return undefined;
  const holder: Holder = { kind, abort };
  shared.holder = holder;
  before?.abort();
  return { release: () => release(shared, holder) };
}

function release(shared: Coordinator, holder: Holder): void {
  if (shared.holder !== holder) return;
  shared.holder = undefined;
  if (holder.kind === 'modal') for (const listener of [...shared.whenIdle]) listener();
}

/** Calls back each time a modal ceremony has ended and the place is free. Returns how to stop. */
export function onIdle(listener: () => void): () => void {
  const { whenIdle } = coordinator();
  whenIdle.add(listener);
  return () => void whenIdle.delete(listener);
}
