import type { Context } from 'hono';
import { findPasskey, type StoredPasskey } from './passkeys.js';
import type { Services } from './services.js';
import { reopenSession } from './sessions.js';

/** The passkey that exactly this request has signed somebody in with before: the answer got lost, and the session with it. */
export async function enteredBefore(
  c: Context,
  services: Services,
  receipt: string,
): Promise<StoredPasskey | undefined> {
  const session = await reopenSession(c, services, receipt);
  return session && findPasskey(services.db, session.passkeyId);
}
