import type { CreationOptionsJSON, RequestOptionsJSON } from '../../../src/model/webauthn-json.js';
import { newAuthenticator, type Visitor } from './flows.js';

/** A sign-in up to complete. */
export async function begunLogin(visitor: Visitor) {
  const { options, state } = await visitor.begin<RequestOptionsJSON>('login');
  return { credential: visitor.authenticator.get(options), state };
}

/** A registration on a new authenticator up to complete. */
export async function begunRegistration(visitor: Visitor) {
  const { options, state } = await visitor.begin<CreationOptionsJSON>('register');
  return { credential: newAuthenticator().create(options), state };
}

/** A sign-up up to complete. */
export async function begunSignup(visitor: Visitor, username: string) {
  const { options, state } = await visitor.begin<CreationOptionsJSON>('signup', { username });
  return { credential: visitor.authenticator.create(options), state };
}
