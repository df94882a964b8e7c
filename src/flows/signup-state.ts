import type { PasskeyFailure } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyStep } from './ceremony-state.js';
import type { Registered } from './registration.js';

/** `idle → requesting → prompting → verifying → naming → done`; `naming` is left out where nothing can be renamed. */
export type SignupState =
  | { readonly name: 'idle' }
  | { readonly name: CeremonyStep }
  | { readonly name: 'failed'; readonly failure: PasskeyFailure; readonly kept: boolean }
  | NamingState
  | { readonly name: 'done'; readonly passkey?: Passkey };

/** The account exists; what is left is how the visitor wants to call the passkey. */
export interface NamingState {
  readonly name: 'naming';
  readonly passkey: Passkey;
  readonly suggestion: string;
  readonly saving: boolean;
  readonly failure?: PasskeyFailure;
}

export type SignupEvent =
  | Exclude<CeremonyEvent<Registered>, { type: 'succeeded' }>
  | { readonly type: 'registered'; readonly registered: Registered; readonly canName: boolean }
  | { readonly type: 'saving' }
  | { readonly type: 'unsaved'; readonly failure: PasskeyFailure }
  | { readonly type: 'done'; readonly passkey: Passkey };

export function signupTransition(state: SignupState, event: SignupEvent): SignupState {
  switch (event.type) {
    case 'registered':
      return state.name === 'verifying' ? afterRegistration(event.registered, event.canName) : state;
    case 'saving':
      return state.name === 'naming' ? { ...withoutFailure(state), saving: true } : state;
    case 'unsaved':
      return state.name === 'naming' ? { ...state, saving: false, failure: event.failure } : state;
    case 'done':
      return state.name === 'naming' ? { name: 'done', passkey: event.passkey } : state;
    default:
      return isCeremony(state) ? (ceremonyTransition(state, event) as SignupState) : state;
  }
}

function afterRegistration({ passkey, suggestion = '' }: Registered, canName: boolean): SignupState {
  if (!passkey) return { name: 'done' };
  return canName
    ? { name: 'naming', passkey, suggestion: passkey.name ?? suggestion, saving: false }
    : { name: 'done', passkey };
}

const withoutFailure = ({ failure: _, ...state }: NamingState): NamingState => state;

const isCeremony = (state: SignupState): state is Exclude<SignupState, NamingState | { name: 'done' }> =>
  state.name !== 'naming' && state.name !== 'done';
