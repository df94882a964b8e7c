/* The manager without markup, against the real server. */
import { expect, waitUntil } from '@open-wc/testing';
import { createBackend, type PasskeyBackend } from '../../src/backend/index.js';
import { ManagerFlow, type ManagerHooks } from '../../src/flows/index.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import type { Passkey } from '../../src/model/passkey.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  ask,
  base,
  faulty,
  listPasskeys,
  seedPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
} from '../support/relying-party.js';

// The runner's way to the relying party loses requests to remove; the one with faults, here without one, does not.
const direct = () => faulty({ fault: 'delay', ms: 0, method: 'DELETE' });
const over = (path = direct()) => createBackend({ base: path });

function listOf(flow: ManagerFlow): readonly Passkey[] {
  const { list } = flow.state;
  if (list.name !== 'ready') throw new Error(`The list is ${list.name}.`);
  return list.passkeys;
}

async function loadedFlow(backend: PasskeyBackend = over(), hooks: ManagerHooks = {}): Promise<ManagerFlow> {
  const flow = new ManagerFlow(() => backend, hooks);
  await flow.load();
  return flow;
}

/** A promise and its end, for answers that come when a test wants. */
function gate(): { readonly open: Promise<void>; unlock: () => void } {
  let unlock = () => {};
  const open = new Promise<void>((resolve) => (unlock = resolve));
  return { open, unlock };
}

/** Long enough for a signal to arrive, had one been sent. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('a manager without markup', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  const deleted = async () =>
    (await authenticator.events())
      .filter(({ type }) => type === 'credentialDeleted')
      .map((event) => event.credentialId ?? event.credential?.credentialId);

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
    await waitUntil(() => told.at(-1) === 'loaded 1' && told.length > 6);
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
    await waitUntil(() => listOf(flow).length === 1);
  });

  describe('and the password managers', () => {
    it('hears of passkeys that are gone, once the server’s list is there', async () => {
      const { passkey } = await signUp();
      await seedPasskeys(passkey, 1);
      await sql('DELETE FROM passkeys WHERE id = ?', [passkey.id]);
      await loadedFlow();
      await waitUntil(async () => (await deleted()).length === 1);
      expect(await authenticator.credentials()).to.deep.equal([]);
    });

    for (const [what, body] of [
      ['not complete', (account: object) => ({ passkeys: [], account })],
      [
        'complete, with an entry that cannot be read',
        (account: object) => ({ passkeys: [{}], account, complete: true }),
      ],
      ['complete, of an unknown account', () => ({ passkeys: [], complete: true })],
      [
        'complete, with a passkey whose credential id is not told',
        (account: object) => ({ passkeys: [{ id: '1' }], account, complete: true }),
      ],
    ] as const) {
      it(`hears nothing from a list that is ${what}`, async () => {
        await signUp();
        const { account } = await listPasskeys();
        await loadedFlow(over(faulty({ fault: 'status', status: 200, body: body(account!) })));
        await quiet();
        expect(await authenticator.credentials()).to.have.length(1);
        expect(await deleted()).to.deep.equal([]);
      });
    }

    it('hears of an account that has none, where the server vouches for it', async () => {
      await signUp();
      const { account } = await listPasskeys();
      const body = { passkeys: [], account, complete: true };
      await loadedFlow(over(faulty({ fault: 'status', status: 200, body })));
      await waitUntil(async () => (await authenticator.credentials()).length === 0);
    });

    it('hears nothing from a list that fails', async () => {
      await signUp();
      await loadedFlow(over(faulty({ fault: 'status', status: 500 })));
      await loadedFlow(over(faulty({ fault: 'malformed' })));
      await quiet();
      expect(await deleted()).to.deep.equal([]);
    });

    it('hears the account’s name when it changed, and nothing when a passkey’s did', async () => {
      const { username } = await signUp();
      const flow = await loadedFlow();
      await flow.rename(listOf(flow)[0]!, 'Mine');
      await flow.load();
      await quiet();
      const updated = async () =>
        (await authenticator.events()).filter(({ type }) => type === 'credentialUpdated');
      expect(await updated()).to.deep.equal([]);
      await sql('UPDATE accounts SET display_name = ? WHERE username = ?', ['Countess', username]);
      await flow.load();
      await waitUntil(async () => (await updated()).length === 1);
      expect((await authenticator.credentials())[0]?.userDisplayName).to.equal('Countess');
    });
  });

  describe('and a passkey on its way', () => {
    /** A backend whose lists wait for a gate when they are told to; each holds what the server said before. */
    function slowLists() {
      const real = over();
      const state = { gate: undefined as ReturnType<typeof gate> | undefined };
      const backend: PasskeyBackend = {
        ...real,
        list: async (call) => {
          const told = await real.list!(call);
          await state.gate?.open;
          return told;
        },
      };
      return { state, backend };
    }

    it('stays, though a list from before it arrives after it', async () => {
      await signUp();
      await authenticator.clearCredentials();
      const { state, backend } = slowLists();
      const flow = await loadedFlow(backend);
      const { open, unlock } = (state.gate = gate());
      const old = flow.load();
      await quiet();
      const added = await flow.add();
      state.gate = undefined;
      unlock();
      await Promise.all([open, old]);
      await quiet();
      expect(listOf(flow).map(({ id }) => id)).to.include(added?.passkey?.id);
      expect(await authenticator.credentials(), 'the new passkey').to.have.length(1);
    });

    it('stays, though a list without it arrives while it is verified', async () => {
      await signUp();
      await authenticator.clearCredentials();
      const real = over();
      const sent = gate();
      const answer = gate();
      const flow = await loadedFlow({
        ...real,
        registerComplete: async (input, call) => {
          sent.unlock();
          await answer.open;
          return real.registerComplete!(input, call);
        },
      });
      const adding = flow.add();
      await sent.open;
      await flow.load();
      await quiet();
      answer.unlock();
      await adding;
      expect(await authenticator.credentials(), 'the new passkey').to.have.length(1);
    });

    it('stays, though a list without it arrives while it is held for another try', async () => {
      await signUp();
      await authenticator.clearCredentials();
      const real = over();
      let cut = true;
      const flow = await loadedFlow({
        ...real,
        registerComplete: (input, call) =>
          cut ? Promise.reject(new PasskeyFailure('network')) : real.registerComplete!(input, call),
      });
      await flow.add();
      expect(flow.state.add.name === 'failed' && flow.state.add.kept).to.equal(true);
      cut = false;
      await flow.load();
      await quiet();
      expect(await authenticator.credentials(), 'the new passkey').to.have.length(1);
      const retried = await flow.retryAdd();
      expect(retried?.passkey?.id).to.be.a('string');
      expect(await authenticator.credentials()).to.have.length(1);
    });

    it('keeps its new name, though a list from before arrives after it', async () => {
      await signUp();
      const { state, backend } = slowLists();
      const flow = await loadedFlow(backend);
      const { open, unlock } = (state.gate = gate());
      const old = flow.load();
      await quiet();
      await flow.rename(listOf(flow)[0]!, 'Mine');
      state.gate = undefined;
      unlock();
      await Promise.all([open, old]);
      await quiet();
      expect(listOf(flow)[0]?.name).to.equal('Mine');
    });
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
    await waitUntil(() => flow.state.add.name === 'prompting');
    flow.cancel();
    expect(flow.state.add.name).to.equal('idle');
    expect(await adding).to.equal(undefined);
    await authenticator.consent();
    expect((await flow.add())?.passkey?.id).to.be.a('string');
  });

  it('a passkey refused by the server is not left behind', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const path = faulty({
      fault: 'problem',
      path: '/register/complete',
      status: 422,
      body: { code: 'verification_failed' },
    });
    const flow = await loadedFlow(over(path));
    await flow.add();
    expect(flow.state.add.name === 'failed' && flow.state.add.failure.code).to.equal('verification_failed');
    await waitUntil(async () => (await authenticator.credentials()).length === 0);
  });

  it('a passkey whose answer was lost is found in the list', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const flow = await loadedFlow(
      over(faulty({ fault: 'drop-after', path: '/register/complete', times: 1 })),
    );
    const added = (await flow.add()) ?? (await flow.retryAdd());
    expect(added?.passkey?.id).to.be.a('string');
    expect((await listPasskeys()).passkeys).to.have.length(2);
    expect(await authenticator.credentials()).to.have.length(1);
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
