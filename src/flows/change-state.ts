import type { PasskeyFailure } from '../model/failure.js';

/** What can be changed about one passkey. */
export type Change = 'rename' | 'remove';

/** One change at a time; `saving` and `failed` say of which passkey. */
export type ChangeState =
  | { readonly name: 'idle' }
  | { readonly name: 'saving'; readonly change: Change; readonly id: string }
  | {
      readonly name: 'failed';
      readonly change: Change;
      readonly id: string;
      readonly failure: PasskeyFailure;
    };

export type ChangeEvent =
  | { readonly type: 'save'; readonly change: Change; readonly id: string }
  | { readonly type: 'saved' | 'reset' }
  | { readonly type: 'failed'; readonly failure: PasskeyFailure };

export function changeTransition(state: ChangeState, event: ChangeEvent): ChangeState {
  switch (event.type) {
    case 'save':
      return state.name === 'saving' ? state : { name: 'saving', change: event.change, id: event.id };
    case 'failed':
      return state.name === 'saving'
        ? { name: 'failed', change: state.change, id: state.id, failure: event.failure }
        : state;
    case 'saved':
      return state.name === 'saving' ? { name: 'idle' } : state;
    case 'reset':
      return state.name === 'failed' ? { name: 'idle' } : state;
  }
}
