import type { PasskeyFailure } from '../model/failure.js';
import { asFailure } from './as-failure.js';

/** Makes a session fresh again that the backend calls too old. Rejects with a `PasskeyFailure` where that fails. */
export type StepUp = (failure: PasskeyFailure) => Promise<void>;

/** Does something that may need a fresh session: once the session is fresh, it is done again from where it was. */
export async function freshly<T>(deed: () => Promise<T>, stepUp: StepUp | undefined): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code !== 'reauth_required' || !stepUp) throw failure;
    await stepUp(failure);
    return deed();
  }
}
