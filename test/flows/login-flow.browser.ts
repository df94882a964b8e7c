/* Signing in without any element: what a developer with a design system of his own uses. */
import { expect } from '@open-wc/testing';
import { createBackend, PasskeyFailure, type PasskeyBackend } from '../../src/index.js';
import { LoginFlow, type LoginHooks } from '../../src/flows/index.js';
import { aWhile, until } from '../elements/shared/screen.js';
import { useCalls } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { base, faulty, signOut, signUp, useRelyingParty, whoIsSignedIn } from '../support/relying-party.js';

describe('LoginFlow', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  let username = '';
  beforeEach(async () => {
    const account = await signUp();
    username = account.username;
    await signOut();
    calls.length = 0;
  });

  function start(backend: PasskeyBackend = createBackend({ base }), hooks: LoginHooks = {}) {
    const flow = new LoginFlow(() => backend, hooks);
    const states: string[] = [flow.state.name];
    flow.subscribe(({ name }) => name !== states.at(-1) && states.push(name));
    return { flow, states };
  }

  it('signs in, state by state, and resolves to what the server told', async () => {
    const { flow, states } = start();
    const result = await flow.login();
    expect(result?.user).to.include({ name: username });
    expect(states).to.deep.equal(['idle', 'requesting', 'prompting', 'verifying', 'succeeded']);
    expect(flow.state).to.deep.equal({ name: 'succeeded', result });
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('signs in whoever is named', async () => {
    const { flow } = start();
    expect((await flow.login({ username }))?.user).to.include({ name: username });
  });

  it('asks first, where it is to', async () => {
    const asked: unknown[] = [];
    const { flow, states } = start(undefined, { before: (input) => asked.push(input) < 0 });
    expect(await flow.login({ username })).to.equal(undefined);
    expect(asked).to.deep.equal([{ username }]);
    expect(states).to.deep.equal(['idle']);
  });

  it('runs once, however often it is asked', async () => {
    const { flow } = start();
    const [first, second] = await Promise.all([flow.login(), flow.login()]);
    expect(first).not.to.equal(undefined);
    expect(second).to.equal(undefined);
    expect(calls).to.have.length(1);
  });

  it('is cancelled, tells so and goes back to idle', async () => {
    await authenticator.hold();
    const told: string[] = [];
    const { flow, states } = start(undefined, { cancelled: () => told.push('cancelled') });
    const login = flow.login();
    await until(() => flow.state.name === 'prompting', 'the dialog is open');
    flow.cancel();
    expect(flow.state).to.deep.equal({ name: 'idle' });
    expect(await login).to.equal(undefined);
    expect(told).to.deep.equal(['cancelled']);
    expect(states.at(-1)).to.equal('idle');
  });

  it('is not heard of any more by who unsubscribed', async () => {
    const { flow } = start();
    const states: string[] = [];
    flow.subscribe((state) => states.push(state.name))();
    await flow.login();
    expect(states).to.deep.equal([]);
  });

  it('fails with what the server said, and tells so', async () => {
    const failures: PasskeyFailure[] = [];
    const { flow } = start(createBackend({ base: faulty({ fault: 'status', status: 500 }) }), {
      failed: (failure) => failures.push(failure),
    });
    expect(await flow.login()).to.equal(undefined);
    expect(failures).to.have.length(1);
    expect(failures[0]).to.be.instanceOf(PasskeyFailure).and.to.include({ code: 'server', status: 500 });
    expect(flow.state).to.deep.equal({ name: 'failed', failure: failures[0], kept: false });
  });

  it('says so where the backend has no sign-in', async () => {
    const { flow } = start({});
    await flow.login();
    expect(flow.state).to.have.nested.property('failure.code', 'unsupported');
  });

  it('offers passkeys by autofill until it is stopped', async () => {
    await authenticator.hold();
    const { flow } = start();
    flow.startAutofill();
    await until(() => calls.length === 1, 'autofill waits');
    expect(calls[0]?.conditional).to.equal(true);
    flow.stopAutofill();
    expect(calls[0]?.signal?.aborted).to.equal(true);
    await aWhile();
    expect(flow.state.name).to.equal('idle');
  });

  it('stops autofill that was never loaded', async () => {
    const { flow } = start();
    flow.startAutofill();
    flow.stopAutofill();
    await aWhile(300);
    expect(calls).to.deep.equal([]);
  });

  it('signs in by autofill, and offers nothing afterwards', async () => {
    const { flow, states } = start();
    flow.startAutofill();
    await until(() => flow.state.name === 'succeeded', 'signed in');
    expect(states).to.deep.equal(['idle', 'verifying', 'succeeded']);
    await aWhile(1200);
    expect(calls).to.have.length(1);
  });
});
