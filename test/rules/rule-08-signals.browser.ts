/* What password managers are told of the lists that were read, and what they must not be told. */
import { expect } from '@open-wc/testing';
import { hold } from '../../src/webauthn/document-place.js';
import { manager, names, rows, said } from '../elements/passkey-manager/support.js';
import { aWhile, hasState, until } from '../elements/shared/screen.js';
import { listOf, loadedFlow, quiet } from '../flows/manager-support.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  faulty,
  listPasskeys,
  seedPasskeys,
  signUp,
  sql,
  useRelyingParty,
  type FaultRule,
} from '../support/relying-party.js';
import { remove } from './support/elements.js';
import { useSignals } from './support/signals.js';

const ALL = 'signalAllAcceptedCredentials';
const NAME = 'signalCurrentUserDetails';

/** Signed in, with a passkey here of which the server knows nothing any more, and another that it does know. */
async function orphan(): Promise<void> {
  const { passkey } = await signUp();
  await seedPasskeys(passkey, 1);
  await sql('DELETE FROM passkeys WHERE id = ?', [passkey.id]);
}

describe('rule 8: a complete list that the server confirmed is signalled', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();

  const deleted = async () =>
    (await authenticator.events()).filter(({ type }) => type === 'credentialDeleted').length;

  it('after load: what is not in it is dropped', async () => {
    await orphan();
    await manager();
    await until(async () => (await deleted()) === 1, 'the password manager drops it');
    expect(await authenticator.credentials()).to.deep.equal([]);
    const { account, passkeys } = await listPasskeys();
    expect(signals).to.deep.equal([
      {
        name: ALL,
        options: {
          rpId: account?.rpId,
          userId: account?.userHandle,
          allAcceptedCredentialIds: passkeys.map(({ credentialId }) => credentialId),
        },
      },
    ]);
  });

  it('after each load', async () => {
    await signUp();
    const element = await manager();
    await until(() => signals.length === 1, 'told once');
    await element.reload();
    await until(() => signals.length === 2, 'told twice');
  });

  it('after removal, and not before the server confirmed it', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager({ base: faulty({ fault: 'delay', ms: 500, method: 'DELETE' }) });
    await until(() => signals.length === 1, 'told after load');
    await remove(element, 'This device');
    await aWhile(200);
    expect(signals).to.have.length(1);
    expect(await deleted()).to.equal(0);
    await until(() => rows(element).length === 1, 'the row is gone');
    await until(async () => (await deleted()) === 1, 'the password manager drops it');
    expect(signals).to.have.length(2);
    expect(signals[1]?.options.allAcceptedCredentialIds).to.have.length(1);
  });

  it('also where it is empty, if the server vouches that the account has none', async () => {
    await signUp();
    const { account } = await listPasskeys();
    const body = { passkeys: [], account, complete: true };
    await manager({ base: faulty({ fault: 'status', status: 200, body }) });
    await until(async () => (await deleted()) === 1, 'the password manager drops it');
  });
});

describe('rule 8: no signal', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();

  const untold = async () => {
    await quiet();
    expect(signals).to.deep.equal([]);
    expect((await authenticator.events()).map(({ type }) => type)).not.to.include('credentialDeleted');
    expect(await authenticator.credentials()).to.have.length(1);
  };

  const first = { id: '1', credentialId: 'AAAA' };
  const lists: readonly [string, object][] = [
    ['an empty list', { passkeys: [] }],
    ['a partial list, which does not say that it is complete', { passkeys: [first] }],
    ['a list that says "complete" in words of its own', { passkeys: [first], complete: 'true' }],
    ['a list that is filtered here, as an entry cannot be read', { passkeys: [first, {}], complete: true }],
    [
      'a list that is filtered here, as two entries have one id',
      { passkeys: [first, { ...first, credentialId: 'BBBB' }], complete: true },
    ],
    [
      'a list with a passkey whose credential id is not told',
      { passkeys: [first, { id: '2' }], complete: true },
    ],
    [
      'a list with a passkey whose credential id is empty',
      { passkeys: [first, { id: '2', credentialId: '' }], complete: true },
    ],
    ['a list of an unknown account', { passkeys: [first], complete: true, account: undefined }],
  ];
  for (const [what, list] of lists) {
    it(`from ${what}`, async () => {
      await signUp();
      const { account } = await listPasskeys();
      await manager({ base: faulty({ fault: 'status', status: 200, body: { account, ...list } }) });
      await untold();
    });
  }

  const failures: readonly FaultRule[] = [
    { fault: 'status', status: 500 },
    { fault: 'malformed' },
    { fault: 'drop' },
  ];
  for (const rule of failures) {
    it(`from a failed list (${rule.fault})`, async () => {
      await signUp();
      await manager({ base: faulty(rule) }, (element) => hasState(element, 'failed'));
      await untold();
    });
  }

  it('from the optimistic list after a removal, where the list afterwards fails', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager({
      base: faulty({ fault: 'status', method: 'GET', skip: 1 }, { fault: 'delay', ms: 0 }),
    });
    await until(() => signals.length === 1, 'told after load');
    signals.length = 0;
    await remove(element, 'This device');
    await until(() => said(element).includes('could not be brought up to date'), 'the list fails');
    expect(names(element)).to.deep.equal(['Passkey 1']);
    await untold();
  });

  it('from a removal that the server refused', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager({ base: faulty({ fault: 'status', method: 'DELETE' }) });
    await until(() => signals.length === 1, 'told after load');
    signals.length = 0;
    await remove(element, 'This device');
    await until(() => said(element).includes('Something went wrong'), 'the removal fails');
    await untold();
  });

  it('from a list that is read while another element makes a passkey, which it does not have yet', async () => {
    await orphan();
    const end = hold();
    const flow = await loadedFlow();
    await untold();
    end(false);
    await flow.load();
    await until(() => signals.length === 1, 'the next list is told');
  });

  it('from a list that was asked for before such a run ended', async () => {
    await orphan();
    const end = hold();
    const loading = loadedFlow();
    end(true);
    await loading;
    await untold();
  });
});

describe('rule 8: the account’s name', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();
  const updated = async () =>
    (await authenticator.events()).filter(({ type }) => type === 'credentialUpdated').length;
  const named = () => signals.filter(({ name }) => name === NAME);

  it('is signalled when it changed', async () => {
    const { username } = await signUp();
    const element = await manager();
    await sql('UPDATE accounts SET display_name = ? WHERE username = ?', ['Countess', username]);
    await element.reload();
    await until(async () => (await updated()) === 1, 'the password manager changes it');
    expect((await authenticator.credentials())[0]).to.include({
      userName: username,
      userDisplayName: 'Countess',
    });
  });

  it('is not signalled when it did not change, nor when a passkey’s nickname did', async () => {
    await signUp();
    const element = await manager();
    const flow = await loadedFlow();
    await flow.rename(listOf(flow)[0]!, 'Mine');
    await element.reload();
    await until(() => names(element)[0] === 'Mine', 'the nickname is there');
    await flow.load();
    await quiet();
    expect(named()).to.deep.equal([]);
    expect(await updated()).to.equal(0);
  });

  it('is not signalled when another account signed in', async () => {
    await signUp();
    const element = await manager();
    await signUp({ displayName: 'Grace Hopper' });
    await element.reload();
    await quiet();
    expect(named()).to.deep.equal([]);
  });
});
