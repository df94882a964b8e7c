/* What is done without an element, because no element would: one credential twice, somebody else's passkey. */
import type { PasskeyFailure } from '../../../src/index.js';

/** What a test does behind the server's back. */
export async function control<T>(server: string, what: string, body: object = {}): Promise<T> {
  const answer = await fetch(`${server}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
  return (await answer.json()) as T;
}

/** The id of the first passkey of who is signed in. */
export async function passkeyOf(server: string): Promise<string> {
  const { passkeys } = await control<{ passkeys: { id: string }[] }>(server, 'me');
  return passkeys[0]!.id;
}

/** What something failed with that must fail. */
export async function refusal(work: Promise<unknown>): Promise<PasskeyFailure> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === 'fulfilled') throw new Error('It was not refused.');
  return outcome.reason as PasskeyFailure;
}

/** No ceremony of a test waits to be given up. */
export const inTime = (): AbortSignal => new AbortController().signal;
