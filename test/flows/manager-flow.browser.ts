/* The manager without markup, against the real server. */
import { expect } from '@open-wc/testing';
import { ManagerFlow } from '../../src/flows/index.js';
import { until } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  ask,
  base,
  listPasskeys,
  seedPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
} from '../support/relying-party.js';
import { over, listOf, loadedFlow, gate } from './manager-support.js';

describe('a manager without markup', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  it('lists, adds, renames and removes', async () => {
    const { passkey } = await signUp();
    const flow = await loadedFlow();
    expect(listOf(flow).map(({ id }) => id)).to.deep.equal([passkey.id]);
    await authenticator.clearCredentials();
    const added = await flow.add();
    expect(listOf(flow)[0]?.id).to.equal(added?.passkey?.id);
    expect(await flow.rename(listOf(flow)[0]!, 'Mine')).to.equal(true);
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('Mine');
    expect(await flow.remove(listOf(flow)[0]!)).to.equal(true);
    expect((await listPasskeys()).passkeys.map(({ id }) => id)).to.deep.equal([passkey.id]);
  });

  it('tells its owner what happened, and asks before', async () => {
    await signUp();
    const told: string[] = [];
    const flow = await loadedFlow(over(), {
      before: (action, passkey, name) =>
        told.push(`before ${action} ${name ?? ''}`.trim()) > 0 && Boolean(passkey ?? true),
      loaded: ({ passkeys }) => told.push(`loaded ${String(passkeys.length)}`),
      added: () => told.push('added'),
      renamed: ({ name }) => told.push(`renamed ${name ?? ''}`),
      removed: () => told.push('removed'),
    });
    await authenticator.clearCredentials();
    await flow.add();
    await flow.rename(listOf(flow)[0]!, 'Mine');
    await flow.remove(listOf(flow)[0]!);
    await until(() => told.at(-1) === 'loaded 1' && told.length > 6, 'loaded');
    expect(told).to.deep.equal([
      'loaded 1',
      'before add',
      'added',
      'before rename Mine',
      'renamed Mine',
      'before remove',
      'removed',
      'loaded 1',
    ]);
  });

  it('does nothing that its owner forbids', async () => {
    const { passkey } = await signUp();
    const flow = await loadedFlow(over(), { before: () => false });
    expect(await flow.add()).to.equal(undefined);
    expect(await flow.rename(passkey, 'Mine')).to.equal(false);
    expect(await flow.remove(passkey)).to.equal(false);
    expect((await listPasskeys()).passkeys).to.have.length(1);
  });

  it('says who is not signed in', async () => {
    await signUp();
    await signOut();
    const { list } = (await loadedFlow()).state;
    expect(list.name === 'failed' && list.failure.code).to.equal('unauthenticated');
    await signUp();
  });

  it('shows only what the newest load brings', async () => {
    await signUp();
    const first = gate();
    let calls = 0;
    const real = over();
    const flow = new ManagerFlow(() => ({
      ...real,
      list: async (call) => {
        calls += 1;
        if (calls > 1) return real.list!(call);
        await first.open;
        return { passkeys: [{ id: 'old' }] };
      },
    }));
    const old = flow.load();
    await flow.load();
    first.unlock();
    await old;
    expect(listOf(flow).map(({ id }) => id)).not.to.include('old');
  });

  it('forgets everything on reset, also what is still on its way', async () => {
    await signUp();
    const flow = new ManagerFlow(() => over());
    const loading = flow.load();
    flow.reset();
    await loading;
    expect(flow.state.list.name).to.equal('loading');
  });

  it('calls one that somebody else removed removed, and a rename of it a failure with a true list', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 2);
    const flow = await loadedFlow();
    const [one, two] = listOf(flow).filter(({ id }) => id !== passkey.id);
    await sql('DELETE FROM passkeys WHERE id IN (?, ?)', [one!.id, two!.id]);
    expect(await flow.remove(one!)).to.equal(true);
    expect(await flow.rename(two!, 'Mine')).to.equal(false);
    expect(flow.state.change.name === 'failed' && flow.state.change.failure.code).to.equal('not_found');
    await until(() => listOf(flow).length === 1, 'the passkey is in the list');
  });

  it('one addition, whatever the number of calls', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const flow = await loadedFlow();
    const [first, second] = await Promise.all([flow.add(), flow.add()]);
    expect(first?.passkey?.id).to.be.a('string');
    expect(second).to.equal(undefined);
    expect((await listPasskeys()).passkeys).to.have.length(2);
  });

  it('ends a cancelled addition at once, and the next begins from the start', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const flow = await loadedFlow();
    await authenticator.hold();
    const adding = flow.add();
    await until(() => flow.state.add.name === 'prompting', 'the authenticator is asked');
    flow.cancel();
    expect(flow.state.add.name).to.equal('idle');
    expect(await adding).to.equal(undefined);
    await authenticator.consent();
    expect((await flow.add())?.passkey?.id).to.be.a('string');
  });

  it('reads the list where the backend answers nothing to an addition', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const real = over();
    const flow = await loadedFlow({
      ...real,
      registerComplete: async (input) => {
        await ask('POST', `${base}/register/complete`, input);
        return undefined;
      },
    });
    const added = await flow.add();
    expect(added?.passkey?.id).to.be.a('string');
    expect(listOf(flow)).to.have.length(2);
  });
});
