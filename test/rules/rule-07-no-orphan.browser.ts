/* What becomes of a credential when `complete` fails: forgotten, left alone, found in the list, or sent again. */
import { expect } from '@open-wc/testing';
import { createBackend, PasskeyFailure, type FailureCode, type PasskeyBackend } from '../../src/index.js';
import { adapted, repairable } from '../elements/shared/repairable.js';
import { buttons, click, hasState, heard, inState, next, told, until } from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator, type VirtualAuthenticator } from '../support/authenticator.js';
import {
  faulty,
  listPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
  whoIsSignedIn,
  type FaultRule,
} from '../support/relying-party.js';
import { ADD, create, login, loginOver, managerOfOne, SIGN_IN, signupOver } from './support/elements.js';
import { useSignals } from './support/signals.js';

type Begun = (backend: PasskeyBackend, authenticator: VirtualAuthenticator) => Promise<HTMLElement>;

const signUpWith: Begun = async (backend) => {
  const element = await signupOver(backend);
  await create(element);
  return element;
};

const addWith: Begun = async (backend, authenticator) => {
  const element = await managerOfOne(authenticator, { backend });
  await click(element, ADD);
  return element;
};

const signInWith: Begun = async (backend) => {
  const element = await loginOver(backend);
  await click(element, SIGN_IN);
  return element;
};

const over = (rule: FaultRule) => createBackend({ base: faulty(rule) });
const problem = (status: number, code: string): FaultRule => ({ fault: 'problem', status, body: { code } });

/** Begins, and waits for the failure that the page hears of. */
async function failing(begin: () => Promise<HTMLElement>): Promise<string> {
  const failed = next(document, 'passkey-failure');
  await begin();
  return (await failed).detail.failure.code;
}

/** Resolves when the authenticator tells that it deleted one. */
const deleted = (authenticator: VirtualAuthenticator) =>
  until(
    async () => (await authenticator.events()).some(({ type }) => type === 'credentialDeleted'),
    'the authenticator deletes the passkey',
  );

const LEFT_ALONE: readonly [string, FaultRule, FailureCode][] = [
  ['a server error', { fault: 'status', status: 500 }, 'server'],
  ['a gateway that has no server', { fault: 'status', status: 503 }, 'server'],
  ['an answer that cannot be read', { fault: 'malformed' }, 'server'],
  ['a connection that drops', { fault: 'drop' }, 'network'],
  ['a connection that drops behind the server', { fault: 'drop-after' }, 'network'],
  ['a challenge too old', problem(410, 'challenge_expired'), 'challenge_expired'],
  ['a conflict', problem(409, 'conflict'), 'conflict'],
  ['a passkey that is there already', problem(409, 'already_registered'), 'already_registered'],
  ['a 404 without the code', { fault: 'status', status: 404 }, 'not_found'],
  ['a 422 without the code', { fault: 'status', status: 422 }, 'validation'],
  ['a server error that names the code', problem(503, 'unknown_credential'), 'unknown_credential'],
];

describe('rule 7: a credential just created', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();
  const unknown = () => signals.filter(({ name }) => name === 'signalUnknownCredential');

  for (const [what, end, begin] of [
    ['a sign-up', '/signup/complete', signUpWith],
    ['an addition', '/register/complete', addWith],
  ] as const) {
    it(`of ${what} that the server verified and refused is signalled unknown: no orphan is left`, async () => {
      const backend = over({ ...problem(422, 'verification_failed'), path: end });
      const made = next(document, 'passkey-failure');
      const element = await begin(backend, authenticator);
      expect((await made).detail.failure.code).to.equal('verification_failed');
      await told(element, /^The passkey could not be verified\./);
      expect(unknown()).to.have.length(1);
      expect(unknown()[0]?.options.rpId).to.equal('localhost');
      await deleted(authenticator);
      expect(await authenticator.credentials()).to.deep.equal([]);
    });

    for (const [why, rule, code] of LEFT_ALONE) {
      it(`of ${what} is left alone after ${why}`, async () => {
        const backend = over({ ...rule, path: end });
        expect(await failing(() => begin(backend, authenticator))).to.equal(code);
        expect(unknown()).to.deep.equal([]);
        expect(await authenticator.credentials()).to.have.length(1);
      });
    }
  }
});

describe('rule 7: a credential just used', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();
  let passkeyId = '';
  beforeEach(async () => {
    passkeyId = (await signUp()).passkey.id;
    await signOut();
  });

  it('that the server does not know is signalled unknown, and the visitor is told', async () => {
    await sql('DELETE FROM passkeys WHERE id = ?', [passkeyId]);
    const element = await login();
    await click(element, SIGN_IN);
    await told(
      element,
      'This site does not know that passkey any more. Choose another passkey or sign in another way.',
    );
    await deleted(authenticator);
    expect(await authenticator.credentials()).to.deep.equal([]);
  });

  for (const [why, rule, code] of [
    ...LEFT_ALONE,
    ['a 410 that names the code', problem(410, 'unknown_credential'), 'unknown_credential'],
    // Unlike a new one, it may be stored well: what was refused is this sign-in.
    ['a refusal', problem(422, 'verification_failed'), 'verification_failed'],
  ] as const) {
    it(`is left alone after ${why}`, async () => {
      const backend = over({ ...rule, path: '/login/complete' });
      // The server may have signed in by now; whether it has is not asked here.
      const { list: _, ...withoutList } = backend;
      expect(await failing(() => signInWith(withoutList, authenticator))).to.equal(code);
      expect(signals).to.deep.equal([]);
      expect(await authenticator.credentials()).to.have.length(1);
    });
  }
});

describe('rule 7: the echo of a success whose answer was lost', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();
  const echo = (code: FailureCode) => new PasskeyFailure(code, { status: 409 });

  for (const code of ['challenge_expired', 'conflict', 'already_registered'] as const) {
    it(`(${code}) is a sign-up that went well, where the list has the passkey`, async () => {
      const events = heard(document);
      const backend = adapted((real) => ({
        signupComplete: async (...args) => {
          await real.signupComplete(...args);
          throw echo(code);
        },
      }));
      const element = await signUpWith(backend, authenticator);
      await inState(element, 'naming');
      expect(events).to.deep.equal(['before-signup']);
      expect((await listPasskeys()).passkeys).to.have.length(1);
      expect(await authenticator.credentials()).to.have.length(1);
    });

    it(`(${code}) is an addition that went well, where the list has the passkey`, async () => {
      const events = heard(document);
      const backend = adapted((real) => ({
        registerComplete: async (...args) => {
          await real.registerComplete(...args);
          throw echo(code);
        },
      }));
      const element = await addWith(backend, authenticator);
      await told(element, 'Passkey added.');
      expect(events).to.deep.equal([]);
      expect((await listPasskeys()).passkeys).to.have.length(2);
      expect(await authenticator.credentials()).to.have.length(1);
    });

    it(`(${code}) is a sign-in that went well, where the list has the passkey`, async () => {
      const { username } = await signUp();
      await signOut();
      const events = heard(document);
      const backend = adapted((real) => ({
        loginComplete: async (...args) => {
          await real.loginComplete(...args);
          throw echo(code);
        },
      }));
      const element = await signInWith(backend, authenticator);
      await inState(element, 'succeeded');
      expect(events).to.deep.equal(['before-login', 'login']);
      expect(await whoIsSignedIn()).to.equal(username);
    });

    it(`(${code}) is none where the list does not have the passkey`, async () => {
      await signUp();
      await signOut();
      let looked = 0;
      const backend = adapted(() => ({
        loginComplete: () => Promise.reject(echo(code)),
        list: () => {
          looked += 1;
          return Promise.resolve({ passkeys: [{ id: '1', credentialId: 'another' }] });
        },
      }));
      expect(await failing(() => signInWith(backend, authenticator))).to.equal(code);
      expect(looked).to.equal(1);
    });
  }

  it('is not looked for after any other failure', async () => {
    await signUp();
    await signOut();
    let looked = 0;
    const backend = adapted((real) => ({
      loginComplete: () => Promise.reject(new PasskeyFailure('server', { status: 500 })),
      list: (call) => {
        looked += 1;
        return real.list(call);
      },
    }));
    expect(await failing(() => signInWith(backend, authenticator))).to.equal('server');
    expect(looked).to.equal(0);
    expect(signals).to.deep.equal([]);
  });
});

describe('rule 7: a retry', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const signals = useSignals();
  const asked = useRequests();
  const calls = useCalls();

  it('that is refused leaves the passkey alone: the first try may have stored it', async () => {
    let tries = 0;
    const backend = adapted((real) => ({
      registerComplete: async (...args) => {
        tries += 1;
        if (tries > 1) throw new PasskeyFailure('verification_failed', { status: 422 });
        await real.registerComplete(...args);
        throw new PasskeyFailure('network');
      },
    }));
    const element = await addWith(backend, authenticator);
    await until(() => buttons(element).includes('Try again'), 'a retry is offered');
    await click(element, 'Try again');
    await told(element, /^The passkey could not be verified\./);
    expect(tries).to.equal(2);
    expect(signals.map(({ name }) => name)).not.to.contain('signalUnknownCredential');
    expect(await authenticator.credentials()).to.have.length(1);
  });

  for (const fault of ['drop', 'drop-after'] as const) {
    const when = fault === 'drop' ? 'before the server heard' : 'before its answer arrived';

    for (const [what, end, begin, done, count] of [
      ['a sign-in', '/login/complete', signInWith, 'succeeded', 1],
      ['a sign-up', '/signup/complete', signUpWith, 'naming', 1],
      ['an addition', '/register/complete', addWith, 'ready', 2],
    ] as const) {
      it(`of ${what} that was cut off ${when} sends the same credential, with no second ceremony`, async () => {
        if (what === 'a sign-in') {
          await signUp();
          await signOut();
        }
        const { backend, repair } = repairable({ fault, path: end });
        const failed = next(document, 'passkey-failure');
        const element = await begin(backend, authenticator);
        expect((await failed).detail.failure.code).to.equal('network');
        await told(element, /^The connection failed\./);
        await until(() => buttons(element).includes('Try again'), 'a retry is offered');
        const ceremonies = calls.length;
        repair();
        await click(element, 'Try again');
        await until(() => to(asked, end).length === 2 && hasState(element, done), 'it goes well');
        await until(async () => (await listPasskeys()).passkeys.length === count, 'the passkey counts');
        const [first, second] = to(asked, end);
        expect(second?.body).to.deep.equal(first?.body);
        expect(calls).to.have.length(ceremonies);
        expect(await whoIsSignedIn()).not.to.equal(undefined);
        expect(await authenticator.credentials()).to.have.length(1);
      });
    }
  }

  it('is offered again where the connection is still broken, with the same credential', async () => {
    await signUp();
    await signOut();
    calls.length = 0;
    const { backend } = repairable({ fault: 'drop', path: '/login/complete' });
    const events = heard(document);
    const element = await signInWith(backend, authenticator);
    await inState(element, 'failed');
    await click(element, 'Try again');
    await until(() => events.filter((name) => name === 'failure').length === 2, 'it fails again');
    await until(() => buttons(element).includes('Try again'), 'a retry is offered');
    expect(calls).to.have.length(1);
  });

  it('is not offered for a credential that the server has looked at', async () => {
    await signUp();
    await signOut();
    const element = await login(faulty({ fault: 'status', status: 500, path: '/login/complete' }));
    await click(element, SIGN_IN);
    await told(element, /^Something went wrong/);
    expect(buttons(element)).to.deep.equal([SIGN_IN]);
  });
});
