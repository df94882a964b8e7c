/* What Hanko's passkey-server refuses besides, asked in its own words: the codes of the preset are of these answers. */
import { expect } from '@open-wc/testing';
import { presetBackend } from '../../../src/backend/index.js';
import { hanko } from '../../../src/backend/presets/hanko.js';
import { createPasskey, getPasskey } from '../../../src/webauthn/ceremony.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { control, inTime, refusal } from '../support/ceremony.js';
import { hidesWhoseItIs, refusesWhoIsNotSignedIn } from '../support/refusals.js';

const server = '/interop/hanko';
const backend = presetBackend(hanko);
/** A tenant that does not know the origin of this page. */
const elsewhere = presetBackend(hanko, { base: '/api/elsewhere' });

async function added(at = backend) {
  const { options } = await at.registerBegin!({});
  const credential = await createPasskey(options, inTime());
  return { options, credential, stored: await at.registerComplete!({ credential }) };
}

async function signIn(at = backend) {
  const { options } = await at.loginBegin!({});
  const credential = await getPasskey(options, inTime());
  return { credential, result: await at.loginComplete!({ credential }) };
}

describe('what Hanko refuses', () => {
  useAuthenticator();
  beforeEach(() => control(server, 'sign-in', { passkeys: ['First'] }));
  afterEach(() => control(server, 'sign-out'));

  it('a new passkey that is sent again: the list has it', async () => {
    const { credential, stored } = await added();
    expect((await refusal(backend.registerComplete!({ credential }))).code).to.equal('challenge_expired');
    const { passkeys } = await backend.list!();
    expect(passkeys.map(({ credentialId }) => credentialId)).to.include(stored?.id);
  });

  it('a sign-in that is sent again, or was for another challenge', async () => {
    await added();
    const { credential } = await signIn();
    expect((await refusal(backend.loginComplete!({ credential }))).code).to.equal('challenge_expired');
    await control(server, 'spoil');
    expect((await refusal(signIn())).code).to.equal('challenge_expired');
  });

  it('a challenge for signing in where a passkey is added', async () => {
    const { options } = await backend.registerBegin!({});
    const { challenge } = (await backend.loginBegin!({})).options;
    const credential = await createPasskey({ ...options, challenge }, inTime());
    expect((await refusal(backend.registerComplete!({ credential }))).code).to.equal('challenge_expired');
  });

  it('another origin, without a word about the passkey', async () => {
    expect((await refusal(added(elsewhere))).code).to.equal('origin_not_allowed');
  });

  refusesWhoIsNotSignedIn(server, backend);
  hidesWhoseItIs(server, backend);

  it('to leave out what the account has, which the routes of the page add', async () => {
    const { stored } = await added();
    const { options } = await backend.registerBegin!({});
    expect(options.excludeCredentials?.map(({ id }) => id)).to.include(stored?.id);
  });

  it('a passkey for a second factor as a first one', async () => {
    const second = presetBackend(hanko, {
      endpoints: {
        registerBegin: 'POST {base}/mfa/registration/initialize',
        registerComplete: 'POST {base}/mfa/registration/finalize',
        loginBegin: 'POST {base}/mfa/login/initialize',
        loginComplete: 'POST {base}/mfa/login/finalize',
      },
    });
    await added(second);
    expect((await refusal(signIn())).code).to.equal('verification_failed');
    await signIn(second);
  });
});
