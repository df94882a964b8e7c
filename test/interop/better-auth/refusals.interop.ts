/* What Better Auth refuses besides, asked in its own words: the codes of the preset are of these answers. */
import { expect } from '@open-wc/testing';
import { presetBackend } from '../../../src/backend/index.js';
import { betterAuth } from '../../../src/backend/presets/better-auth.js';
import { createPasskey, getPasskey } from '../../../src/webauthn/ceremony.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { control, inTime, passkeyOf, refusal } from '../support/ceremony.js';
import { refusesWhoIsNotSignedIn } from '../support/refusals.js';

const server = '/interop/better-auth';
const backend = presetBackend(betterAuth);

describe('what Better Auth refuses', () => {
  useAuthenticator();
  beforeEach(() => control(server, 'sign-in', { passkeys: ['First'] }));
  afterEach(() => control(server, 'sign-out'));

  it('sent again, a new passkey finds its challenge used: the list has it', async () => {
    const { options } = await backend.registerBegin!({});
    const credential = await createPasskey(options, inTime());
    const stored = await backend.registerComplete!({ credential, name: 'Mine' });
    const { code } = await refusal(backend.registerComplete!({ credential, name: 'Mine' }));
    expect(code).to.equal('challenge_expired');
    const { passkeys } = await backend.list!();
    expect(passkeys.map(({ id }) => id)).to.include(stored?.id);
    expect(passkeys.map(({ credentialId }) => credentialId)).to.include(credential.id);
  });

  it('a sign-in for another challenge', async () => {
    const { options: creation } = await backend.registerBegin!({});
    await backend.registerComplete!({ credential: await createPasskey(creation, inTime()) });
    await control(server, 'spoil');
    const { options } = await backend.loginBegin!({});
    const { code } = await refusal(
      backend.loginComplete!({ credential: await getPasskey(options, inTime()) }),
    );
    expect(code).to.equal('verification_failed');
  });

  it('a challenge that another ceremony of the same browser replaced', async () => {
    const { options } = await backend.registerBegin!({});
    const credential = await createPasskey(options, inTime());
    await backend.loginBegin!({});
    expect((await refusal(backend.registerComplete!({ credential }))).code).to.equal('challenge_expired');
  });

  it('the passkey of somebody else, without the visitor being asked to sign in', async () => {
    const id = await passkeyOf(server);
    await control(server, 'sign-out');
    await control(server, 'sign-in', {});
    expect((await refusal(backend.remove!(id))).code).to.equal('forbidden');
    expect((await refusal(backend.rename!(id, 'Mine'))).code).to.equal('forbidden');
  });

  refusesWhoIsNotSignedIn(server, backend);

  it('a passkey that is gone', async () => {
    expect((await refusal(backend.remove!('gone'))).code).to.equal('not_found');
    expect((await refusal(backend.rename!('gone', 'Mine'))).code).to.equal('not_found');
  });

  it('a name of blanks', async () => {
    const failure = await refusal(backend.rename!(await passkeyOf(server), '   '));
    expect([failure.code, failure.field]).to.deep.equal(['validation', 'name']);
  });

  it('another origin', async () => {
    const elsewhere = presetBackend(betterAuth, { headers: { 'X-Interop-Origin': 'https://other.example' } });
    const { code } = await refusal(elsewhere.rename!(await passkeyOf(server), 'Mine'));
    expect(code).to.equal('origin_not_allowed');
  });

  it('too many requests, with the time to wait', async () => {
    const strict = presetBackend(betterAuth, { base: '/api/strict' });
    await strict.loginBegin!({}).catch(() => undefined);
    const { code, retryAfter } = await refusal(strict.loginBegin!({}));
    expect(code).to.equal('rate_limited');
    expect(retryAfter).to.be.within(1, 60);
  });

  it('an old session, for a new passkey alone', async () => {
    await control(server, 'stale');
    expect((await refusal(backend.registerBegin!({}))).code).to.equal('reauth_required');
    const id = await passkeyOf(server);
    expect(await backend.rename!(id, 'Old hand')).to.include({ name: 'Old hand' });
    await backend.remove!(id);
    expect((await backend.list!()).passkeys).to.deep.equal([]);
  });
});
