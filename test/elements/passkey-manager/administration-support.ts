/* Who looks after somebody else, with the relying party. */
import type { VirtualAuthenticator } from '../../support/authenticator.js';
import { signOut, signUp, sql } from '../../support/relying-party.js';

export const ADD = 'Add a security key';
export const PERSON = 'Ada <b>Lovelace</b>';

export interface Office {
  readonly userId: string;
  /** The user name of the administrator. */
  readonly root: string;
}

/** Ada has one passkey, on no authenticator here; the administrator is signed in, and has theirs. */
export async function office(authenticator: VirtualAuthenticator): Promise<Office> {
  const { username } = await signUp({ displayName: PERSON });
  await authenticator.clearCredentials();
  await signOut();
  const { username: root } = await signUp();
  await sql('UPDATE accounts SET administrator = 1 WHERE username = ?', [root]);
  const [row] = await sql('SELECT id FROM accounts WHERE username = ?', [username]);
  return { userId: String(row?.['id']), root };
}
