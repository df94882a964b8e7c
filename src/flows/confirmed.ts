import type { Call } from '../backend/backend.js';
import { PasskeyFailure } from '../model/failure.js';
import { asFailure } from './as-failure.js';
import { freshly, type StepUp } from './freshly.js';

/** Has the visitor type the password, and does the deed with it until the deed does not reject any more. */
export type AskPassword = (deed: (password: string) => Promise<void>) => Promise<void>;

/** How a visitor confirms what changes the account. */
export interface Confirming {
  /** Makes the session fresh where the backend wants that; what was begun then goes on. */
  readonly stepUp?: StepUp;
  /** Where the backend wants the password in the very request. */
  readonly password?: AskPassword;
}

/** After these the visitor tries again, where they are; any other failure is told where the deed was begun. */
const STAY: ReadonlySet<string> = new Set(['code_invalid', 'network', 'rate_limited']);

/** Does something that may need a fresh session, or the password with the request: it is asked for when it is missed. */
export async function confirmed<T>(
  deed: (typed: Pick<Call, 'password'>) => Promise<T>,
  { stepUp, password }: Confirming,
): Promise<T> {
  const elsewise = stepUp && ((failure: PasskeyFailure) => refusePassword(failure) ?? stepUp(failure));
  try {
    return await freshly(() => deed({}), elsewise);
  } catch (error) {
    const failure = asFailure(error);
    if (!password || !wantsPassword(failure)) throw failure;
    return withPassword(deed, password);
  }
}

const wantsPassword = ({ code, field }: PasskeyFailure): boolean =>
  code === 'reauth_required' && field === 'password';

/** A session that is fresh is no password. */
const refusePassword = (failure: PasskeyFailure): Promise<never> | undefined =>
  wantsPassword(failure) ? Promise.reject(failure) : undefined;

async function withPassword<T>(
  deed: (typed: Pick<Call, 'password'>) => Promise<T>,
  ask: AskPassword,
): Promise<T> {
  let end: (() => T) | undefined;
  await ask(async (password) => {
    try {
      const done = await deed({ password });
      end = () => done;
    } catch (error) {
      const failure = asFailure(error);
      if (wantsPassword(failure)) throw new PasskeyFailure('code_invalid', { cause: failure });
      if (STAY.has(failure.code)) throw failure;
      end = () => {
        throw failure;
      };
    }
  });
  if (!end) throw new PasskeyFailure('cancelled');
  return end();
}
