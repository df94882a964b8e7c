/* Signing up without any element. */
import { expect } from '@open-wc/testing';
import { createBackend, type PasskeyBackend } from '../../src/index.js';
import { SignupFlow, type SignupHooks } from '../../src/flows/index.js';
import { until } from '../elements/shared/screen.js';
import { useCalls } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  useRelyingParty,
  whoIsSignedIn,
} from '../support/relying-party.js';

describe('SignupFlow', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  function start(backend: PasskeyBackend = createBackend({ base }), hooks: SignupHooks = {}) {
    const told: string[] = [];
    const flow = new SignupFlow(() => backend, {
      signedUp: () => told.push('signedUp'),
      done: () => told.push('done'),
      failed: ({ code }) => told.push(`failed ${code}`),
      cancelled: () => told.push('cancelled'),
      ...hooks,
    });
    const states: string[] = [flow.state.name];
    flow.subscribe((state) => states.push(state.name));
    return { flow, states, told };
  }

  it('creates an account, then names its passkey', async () => {
    const username = freshName();
    const { flow, states, told } = start(undefined, { nameFor: () => 'First' });
    const registered = await flow.signUp({ username, displayName: 'Ada King' });
    expect(registered).to.have.nested.property('passkey.name', 'First');
    expect(flow.state).to.deep.include({ name: 'naming', suggestion: 'First', saving: false });
    await flow.rename('Blue key');
    expect(flow.state).to.have.nested.property('passkey.name', 'Blue key');
    expect(states).to.deep.equal([
      'idle',
      'requesting',
      'prompting',
      'verifying',
      'naming',
      'naming',
      'done',
    ]);
    expect(told).to.deep.equal(['signedUp', 'done']);
    const { account, passkeys } = await listPasskeys();
    expect(account).to.include({ name: username, displayName: 'Ada King' });
    expect(passkeys.map(({ name }) => name)).to.deep.equal(['Blue key']);
  });

  it('does without a name where nobody finds one', async () => {
    const { flow } = start();
    await flow.signUp({ username: freshName() });
    expect(flow.state).to.include({ name: 'naming', suggestion: '' });
    flow.keepName();
    expect(flow.state.name).to.equal('done');
  });

  it('does without a name where finding one fails', async () => {
    const { flow } = start(undefined, { nameFor: () => Promise.reject(new Error('no table')) });
    expect(await flow.signUp({ username: freshName() })).not.to.equal(undefined);
  });

  it('asks for a name once, with what the authenticator told', async () => {
    const given: unknown[] = [];
    const { flow } = start(undefined, {
      nameFor: (credential, taken) => {
        given.push([credential?.authenticatorAttachment, credential?.response.transports, taken]);
        return 'Name';
      },
    });
    await flow.signUp({ username: freshName() });
    expect(given).to.deep.equal([['platform', ['internal'], []]]);
  });

  it('has what a name takes fetched while the visitor is asked', async () => {
    const order: string[] = [];
    const nameFor = Object.assign(() => void order.push('name'), {
      ahead: () => {
        order.push(`ahead, ${flow.state.name}`);
        throw new Error('no connection');
      },
    });
    const { flow } = start(undefined, { nameFor });
    expect(await flow.signUp({ username: freshName() })).not.to.equal(undefined);
    expect(order).to.deep.equal(['ahead, prompting', 'name']);
  });

  it('suggests a name that came too late to be sent', async () => {
    let come = (_name: string): void => undefined;
    const name = new Promise<string>((resolve) => (come = resolve));
    const sent: unknown[] = [];
    const backend = createBackend({
      base,
      fetch: (input, init) => {
        if (String(input).endsWith('/signup/complete')) {
          sent.push('name' in (JSON.parse(String(init?.body)) as object));
          come('Late');
        }
        return fetch(input, init);
      },
    });
    const { flow } = start(backend, { nameFor: () => name });
    await flow.signUp({ username: freshName() });
    expect(sent).to.deep.equal([false]);
    expect(flow.state).to.include({ name: 'naming', suggestion: 'Late' });
  });

  it('keeps the account where the name cannot be saved, and tries again', async () => {
    const backend = createBackend({
      base: faulty({ fault: 'status', status: 500, method: 'PATCH', times: 1 }),
    });
    const { flow, told } = start(backend, { nameFor: () => 'First' });
    await flow.signUp({ username: freshName() });
    await flow.rename('Blue key');
    expect(flow.state).to.have.nested.property('failure.code', 'server');
    expect(flow.state).to.include({ name: 'naming', saving: false });
    await flow.rename('Blue key');
    expect(flow.state.name).to.equal('done');
    expect(told).to.deep.equal(['signedUp', 'failed server', 'done']);
  });

  it('signs up once: neither again after it, nor twice at once', async () => {
    const { flow } = start();
    const username = freshName();
    const [first, second] = await Promise.all([flow.signUp({ username }), flow.signUp({ username })]);
    expect([first === undefined, second === undefined]).to.deep.equal([false, true]);
    expect(await flow.signUp({ username: freshName() })).to.equal(undefined);
    flow.keepName();
    expect(await flow.signUp({ username: freshName() })).to.equal(undefined);
    expect(calls).to.have.length(1);
  });

  it('cannot be cancelled once the account is there', async () => {
    const { flow, told } = start();
    await flow.signUp({ username: freshName() });
    flow.cancel();
    expect(flow.state.name).to.equal('naming');
    expect(told).to.deep.equal(['signedUp']);
  });

  it('is cancelled during the dialog', async () => {
    await authenticator.hold();
    const { flow, told } = start();
    const signUp = flow.signUp({ username: freshName() });
    await until(() => flow.state.name === 'prompting', 'the dialog is open');
    flow.cancel();
    expect(await signUp).to.equal(undefined);
    expect(flow.state.name).to.equal('idle');
    expect(told).to.deep.equal(['cancelled']);
    expect(await whoIsSignedIn()).to.equal(undefined);
  });

  it('sends a passkey that could not be delivered again, and not one of another user name', async () => {
    let broken: RegExp | undefined = /complete$/;
    const backend = createBackend({
      base,
      fetch: (input, init) =>
        broken?.test(String(input)) ? Promise.reject(new TypeError('down')) : fetch(input, init),
    });
    const { flow } = start(backend);
    await flow.signUp({ username: freshName() });
    expect(flow.state).to.include({ name: 'failed', kept: true });
    broken = /begin$/;
    await flow.signUp({ username: freshName() });
    expect(flow.state).to.include({ name: 'failed', kept: false });
    broken = undefined;
    expect(await flow.retry()).to.equal(undefined);
    expect(await whoIsSignedIn()).to.equal(undefined);
  });
});
