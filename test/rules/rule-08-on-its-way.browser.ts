/* A passkey that is on its way is in no list yet, and must not be told away by one. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../src/index.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { gate, listOf, loadedFlow, over, quiet } from '../flows/manager-support.js';
import { useAuthenticator } from '../support/authenticator.js';
import { signUp, useRelyingParty } from '../support/relying-party.js';

describe('rule 8: no list from before makes a passkey that is on its way vanish: it', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

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

  it('stays, though a list without it arrives after the visitor no longer waited for the server', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const sent = gate();
    const flow = await loadedFlow({
      ...over(),
      // On its way when the visitor cancels; what becomes of it there, nobody here hears.
      registerComplete: (_, call) => {
        sent.unlock();
        return new Promise((_resolve, reject) => {
          call?.signal?.addEventListener('abort', () => reject(new PasskeyFailure('cancelled')));
        });
      },
    });
    const adding = flow.add();
    await sent.open;
    flow.cancel();
    await adding;
    await flow.load();
    await quiet();
    expect(await authenticator.credentials(), 'the new passkey').to.have.length(1);
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
