import type { PasskeyBackend } from '../backend/backend.js';
import type { Passkey } from '../model/passkey.js';
import { asFailure, offered } from './as-failure.js';
import type { Change } from './change-state.js';
import { freshly, type StepUp } from './freshly.js';

/** A change that the visitor wants. */
export interface Wanted {
  readonly change: Change;
  readonly passkey: Passkey;
  /** The new one. */
  readonly name?: string;
}

/** What became of it, as the list hears it. */
export type Changed =
  { readonly type: 'renamed'; readonly passkey: Passkey } | { readonly type: 'removed'; readonly id: string };

/** Changes one passkey, and tells what became of the list. */
export function carryOut(
  backend: () => PasskeyBackend,
  { change, passkey, name = '' }: Wanted,
  stepUp: StepUp | undefined,
): Promise<Changed> {
  return freshly<Changed>(async () => {
    if (change === 'rename') return { type: 'renamed', passkey: await renamed(backend(), passkey, name) };
    await removeOrFindGone(backend(), passkey.id);
    return { type: 'removed', id: passkey.id };
  }, stepUp);
}

async function renamed(backend: PasskeyBackend, passkey: Passkey, name: string): Promise<Passkey> {
  const answer = await offered(backend, 'rename')(passkey.id, name);
  return { ...passkey, ...answer, name: answer?.name ?? name };
}

async function removeOrFindGone(backend: PasskeyBackend, id: string): Promise<void> {
  try {
    await offered(backend, 'remove')(id);
  } catch (error) {
    if (asFailure(error).code !== 'not_found') throw error;
  }
}
