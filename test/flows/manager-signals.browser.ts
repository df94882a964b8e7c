/* What the password managers hear of the lists that a manager reads, and what they must not hear. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../src/backend/index.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { hold } from '../../src/webauthn/document-place.js';
import { until } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import { needs } from '../support/engine.js';
import {
  faulty,
  listPasskeys,
  seedPasskeys,
  signUp,
  sql,
  useRelyingParty,
} from '../support/relying-party.js';
import { over, listOf, loadedFlow, gate, quiet } from './manager-support.js';

describe('a manager without markup, and the password managers', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  const deleted = async () =>
    (await authenticator.events())
      .filter(({ type }) => type === 'credentialDeleted')
      .map((event) => event.credentialId ?? event.credential?.credentialId);

  describe('that', () => {
    it('hears of passkeys that are gone, once the server’s list is there', async () => {
      const { passkey } = await signUp();
      await seedPasskeys(passkey, 1);
      await sql('DELETE FROM passkeys WHERE id = ?', [passkey.id]);
      await loadedFlow();
      await until(async () => (await deleted()).length === 1, 'one is deleted');
      expect(await authenticator.credentials()).to.deep.equal([]);
    });

    it('hears nothing while another element makes a passkey, which that list does not have yet', async () => {
      const { passkey } = await signUp();
      await seedPasskeys(passkey, 1);
      await sql('DELETE FROM passkeys WHERE id = ?', [passkey.id]);
      const end = hold();
      const flow = await loadedFlow();
      await quiet();
      expect(await deleted()).to.deep.equal([]);
      end(false);
      await flow.load();
      await until(async () => (await deleted()).length === 1, 'one is deleted');
    });

    it('hears nothing from a list that was asked for before such a run ended', async () => {
      const { passkey } = await signUp();
      await seedPasskeys(passkey, 1);
      await sql('DELETE FROM passkeys WHERE id = ?', [passkey.id]);
      const end = hold();
      const loading = loadedFlow();
      end(true);
      await loading;
      await quiet();
      expect(await deleted()).to.deep.equal([]);
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
      needs('signals');
      await signUp();
      const { account } = await listPasskeys();
      const body = { passkeys: [], account, complete: true };
      await loadedFlow(over(faulty({ fault: 'status', status: 200, body })));
      await until(async () => (await authenticator.credentials()).length === 0, 'it is dropped');
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
      await until(async () => (await updated()).length === 1, 'the name is told');
      expect((await authenticator.credentials())[0]?.userDisplayName).to.equal('Countess');
    });
  });

  describe('that have a passkey on its way', () => {
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
});
