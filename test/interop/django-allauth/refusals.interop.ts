/* What django-allauth refuses besides, asked in its own words: the codes of the preset are of these answers. */
import { expect } from '@open-wc/testing';
import { presetBackend } from '../../../src/backend/index.js';
import { djangoAllauth } from '../../../src/backend/presets/django-allauth.js';
import { createPasskey, getPasskey } from '../../../src/webauthn/ceremony.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { control, inTime, passkeyOf, refusal } from '../support/ceremony.js';

const server = '/interop/django-allauth';
const backend = presetBackend(djangoAllauth);

describe('what django-allauth refuses', () => {
  useAuthenticator();
  beforeEach(() => control(server, 'sign-in', { passkeys: ['First'] }));
  afterEach(() => control(server, 'sign-out'));

  it('sent again, a new passkey, which is not to be forgotten for that', async () => {
    const { options } = await backend.registerBegin!({});
    const credential = await createPasskey(options, inTime());
    const stored = await backend.registerComplete!({ credential, name: 'Mine' });
    expect(stored).to.include({ name: 'Mine', discoverable: true });
    const { code } = await refusal(backend.registerComplete!({ credential, name: 'Mine' }));
    expect(code).to.equal('challenge_expired');
    const { passkeys } = await backend.list!();
    expect(passkeys.map(({ name }) => name)).to.include('Mine');
  });

  it('a sign-in for another challenge', async () => {
    const { options: creation } = await backend.registerBegin!({});
    await backend.registerComplete!({ credential: await createPasskey(creation, inTime()) });
    await control(server, 'sign-out');
    await control(server, 'spoil');
    const { options } = await backend.loginBegin!({});
    const { code } = await refusal(
      backend.loginComplete!({ credential: await getPasskey(options, inTime()) }),
    );
    expect(code).to.equal('verification_failed');
  });

  it('the passkey of somebody else, and one that is gone', async () => {
    const id = await passkeyOf(server);
    await control(server, 'sign-out');
    await control(server, 'sign-in');
    expect((await refusal(backend.remove!(id))).code).to.equal('not_found');
    expect((await refusal(backend.rename!(id, 'Mine'))).code).to.equal('not_found');
  });

  it('a name of blanks, in words for people', async () => {
    const failure = await refusal(backend.rename!(await passkeyOf(server), '   '));
    expect([failure.code, failure.field]).to.deep.equal(['validation', 'name']);
    expect(failure.detail).to.be.a('string').and.not.equal('');
  });

  it('a request without the proof that the page sent it', async () => {
    const forged = presetBackend(djangoAllauth, { csrf: { header: 'X-CSRFToken', token: 'forged' } });
    expect((await refusal(forged.remove!(await passkeyOf(server)))).code).to.equal('csrf');
  });

  it('every change of an old session, and of one that is none', async () => {
    const id = await passkeyOf(server);
    await control(server, 'stale');
    const changes = () => [backend.registerBegin!({}), backend.rename!(id, 'x'), backend.remove!(id)];
    const codes = async () => (await Promise.all(changes().map(refusal))).map(({ code }) => code);
    expect(await codes()).to.deep.equal(Array(3).fill('reauth_required'));
    expect((await backend.list!()).passkeys).to.have.length(1);
    await control(server, 'sign-out');
    expect(await codes()).to.deep.equal(Array(3).fill('unauthenticated'));
  });
});
