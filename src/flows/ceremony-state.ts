import type { PasskeyFailure } from '../model/failure.js';
import { isBusy } from './busy.js';

/** The three waits of a ceremony: for the backend's options, for the visitor, for the backend's verdict. */
export type CeremonyStep = 'requesting' | 'prompting' | 'verifying';

/**
 * One ceremony as the visitor sees it. `kept` says that the credential is still held, because its way to the
 * backend was cut: a retry sends the same one and asks for no second ceremony.
 */
export type CeremonyState<Result> =
  | { readonly name: 'idle' }
  | { readonly name: CeremonyStep }
  | { readonly name: 'failed'; readonly failure: PasskeyFailure; readonly kept: boolean }
  | { readonly name: 'succeeded'; readonly result: Result };

export type CeremonyEvent<Result> =
  | { readonly type: 'begin' | 'options' | 'credential' | 'cancelled' | 'reset' }
  | { readonly type: 'failed'; readonly failure: PasskeyFailure; readonly kept: boolean }
  | { readonly type: 'succeeded'; readonly result: Result };

/** Where an event leads. An event that makes no sense in a state leaves it as it is. */
export function ceremonyTransition<R>(state: CeremonyState<R>, event: CeremonyEvent<R>): CeremonyState<R> {
  switch (event.type) {
    case 'begin':
      return isBusy(state) ? state : { name: 'requesting' };
    case 'options':
      return state.name === 'requesting' ? { name: 'prompting' } : state;
    case 'credential':
      // From a dialog, from autofill (nothing was shown before), or held since a failed try.
      return state.name === 'requesting' || state.name === 'verifying' ? state : { name: 'verifying' };
    case 'failed':
      return isBusy(state) ? { name: 'failed', failure: event.failure, kept: event.kept } : state;
    case 'succeeded':
      return state.name === 'verifying' ? { name: 'succeeded', result: event.result } : state;
    case 'cancelled':
      return isBusy(state) ? { name: 'idle' } : state;
    case 'reset':
      return { name: 'idle' };
  }
}
