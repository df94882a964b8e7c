import type { PasskeyList } from '../backend/backend.js';
import type { PasskeyFailure } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';

/** `loading` only until the first answer; later loads keep the old list in sight. */
export type ListState =
  { readonly name: 'loading' } | { readonly name: 'failed'; readonly failure: PasskeyFailure } | ReadyList;

export interface ReadyList {
  readonly name: 'ready';
  /** Newest first. */
  readonly passkeys: readonly Passkey[];
  /** The list as the backend told it, for the account and the policy. */
  readonly told: PasskeyList;
  readonly refreshing: boolean;
  /** The last refresh failed: what is shown is old. */
  readonly failure?: PasskeyFailure;
}

export type ListEvent =
  | { readonly type: 'loading' | 'given up' }
  | { readonly type: 'loaded'; readonly told: PasskeyList }
  | { readonly type: 'failed'; readonly failure: PasskeyFailure }
  | { readonly type: 'added' | 'renamed'; readonly passkey: Passkey }
  | { readonly type: 'removed'; readonly id: string };

export function listTransition(state: ListState, event: ListEvent): ListState {
  switch (event.type) {
    case 'loading':
      return state.name === 'ready' ? { ...fresh(state), refreshing: true } : { name: 'loading' };
    case 'loaded':
      return {
        name: 'ready',
        passkeys: newestFirst(event.told.passkeys),
        told: event.told,
        refreshing: false,
      };
    case 'failed':
      return state.name === 'ready'
        ? { ...state, refreshing: false, failure: event.failure }
        : { name: 'failed', failure: event.failure };
    case 'given up':
      return state.name === 'ready' ? { ...state, refreshing: false } : state;
    default:
      return state.name === 'ready' ? { ...state, passkeys: changed(state.passkeys, event) } : state;
  }
}

function changed(
  passkeys: readonly Passkey[],
  event: Exclude<ListEvent, { type: 'loading' | 'given up' | 'loaded' | 'failed' }>,
): Passkey[] {
  switch (event.type) {
    case 'added':
      return [event.passkey, ...passkeys.filter(({ id }) => id !== event.passkey.id)];
    case 'renamed':
      return passkeys.map((passkey) => (passkey.id === event.passkey.id ? event.passkey : passkey));
    case 'removed':
      return passkeys.filter(({ id }) => id !== event.id);
  }
}

const fresh = ({ failure: _, ...state }: ReadyList): ReadyList => state;

/** By creation where it is told; entries without a date keep the backend's order, behind the dated. */
function newestFirst(passkeys: readonly Passkey[]): Passkey[] {
  const time = ({ createdAt }: Passkey) => (createdAt ? Date.parse(createdAt) : -Infinity);
  return passkeys
    .map((passkey) => ({ passkey, time: time(passkey) }))
    .sort((a, b) => (a.time === b.time ? 0 : b.time - a.time))
    .map(({ passkey }) => passkey);
}
