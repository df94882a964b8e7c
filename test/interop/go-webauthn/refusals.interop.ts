/* What the server in Go refuses besides, and what it answers again, asked by the backend of the elements. */
import { expect } from '@open-wc/testing';
import { createBackend } from '../../../src/backend/index.js';
import { createPasskey, getPasskey } from '../../../src/webauthn/ceremony.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { freshName } from '../../support/relying-party.js';
import { control, inTime, passkeyOf, refusal } from '../support/ceremony.js';
import { hidesWhoseItIs, refusesWhoIsNotSignedIn } from '../support/refusals.js';

const server = '/interop/go-webauthn';
const backend = createBackend({ base: '/api/passkeys' });

async function added(name = 'Mine') {
  const { options } = await backend.registerBegin!({});
  const credential = await createPasskey(options, inTime());
  return { credential, stored: await backend.registerComplete!({ credential, name }) };
}

describe('what the server in Go refuses', () => {
  useAuthenticator();
  beforeEach(() => control(server, 'sign-in', { passkeys: ['First'] }));
  afterEach(() => control(server, 'sign-out'));

  it('nothing of a new passkey that is sent again, and stores it once', async () => {
    const { credential, stored } = await added();
    expect(await backend.registerComplete!({ credential, name: 'Mine' })).to.deep.equal(stored);
    expect((await backend.list!()).passkeys).to.have.length(2);
  });

  it('a sign-in that is sent again after signing out', async () => {
    await added();
    const { options } = await backend.loginBegin!({});
    const credential = await getPasskey(options, inTime());
    await backend.loginComplete!({ credential });
    await backend.loginComplete!({ credential });
    expect((await backend.list!()).passkeys.find(({ current }) => current)?.name).to.equal('Mine');
    await control(server, 'sign-out');
    expect((await refusal(backend.loginComplete!({ credential }))).code).to.equal('challenge_expired');
  });

  it('a sign-in for another challenge', async () => {
    await added();
    await control(server, 'spoil');
    const { options } = await backend.loginBegin!({});
    const credential = await getPasskey(options, inTime());
    expect((await refusal(backend.loginComplete!({ credential }))).code).to.equal('challenge_expired');
  });

  refusesWhoIsNotSignedIn(server, backend);
  hidesWhoseItIs(server, backend);

  it('a name of blanks', async () => {
    const failure = await refusal(backend.rename!(await passkeyOf(server), '   '));
    expect([failure.code, failure.field]).to.deep.equal(['validation', 'name']);
  });

  it('a user name that is taken, in other letters too', async () => {
    const username = freshName();
    const { options } = await backend.signupBegin!({ username });
    await backend.signupComplete!({ credential: await createPasskey(options, inTime()) });
    const again = await refusal(backend.signupBegin!({ username: username.toUpperCase() }));
    expect(again.code).to.equal('conflict');
  });

  it('more passkeys than the account may have', async () => {
    await control(server, 'sign-in', { passkeys: ['First'], max: 1 });
    const { code, max } = await refusal(backend.registerBegin!({}));
    expect([code, max]).to.deep.equal(['limit_reached', 1]);
  });
});

describe('npx passkey-elements check', () => {
  it('finds nothing that the server in Go does wrong, and tries every row', async function () {
    // It waits until a challenge is too old.
    this.timeout(60_000);
    const { rows } = await control<{ rows: { id: string; result: string; found?: string }[] }>(
      server,
      'check',
    );
    expect(rows.filter(({ result }) => result !== 'pass')).to.deep.equal([]);
    expect(rows.length).to.be.greaterThan(60);
  });
});
