/* Nothing secret leaves a ceremony but to the server: over everything that a visitor does, nothing is found elsewhere. */
import { expect } from '@open-wc/testing';
import { createBackend } from '../../src/index.js';
import { button, dialog, rows } from '../elements/passkey-manager/support.js';
import { repairable } from '../elements/shared/repairable.js';
import { button as named, buttons, click, inState, next, told, until } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import { base, faulty, signOut, useRelyingParty } from '../support/relying-party.js';
import {
  ADD,
  create,
  login,
  loginOver,
  managerOfOne,
  SIGN_IN,
  signup,
  signupOver,
} from './support/elements.js';
import { useLeaks } from './support/leaks.js';

describe('rule 12: nothing secret is logged, stored, shown or put into an event', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const leaks = useLeaks();

  /** So many secrets there were, and so much was looked through; nothing was found. */
  function expectNothing(secrets: number, events: number): void {
    expect(leaks.secrets.size, 'secrets').to.be.at.least(secrets);
    expect(leaks.events, 'events').to.be.at.least(events);
    expect(leaks.found()).to.deep.equal([]);
  }

  it('by a sign-up, its naming, and a sign-in', async () => {
    const account = await signup();
    await create(account);
    await click(account, 'Save name');
    await inState(account, 'done');
    await signOut();
    const again = await login();
    named(again, SIGN_IN).focus();
    await click(again, SIGN_IN);
    await told(again, 'You are signed in.');
    expectNothing(8, 4);
  });

  it('by a sign-in from the autofill list', async () => {
    const account = await signup();
    await create(account);
    await inState(account, 'naming');
    await signOut();
    const again = document.createElement('passkey-login');
    again.base = base;
    account.after(again);
    await inState(again, 'succeeded');
    expectNothing(8, 2);
  });

  it('by a list, an addition, a rename and a removal', async () => {
    const manager = await managerOfOne(authenticator);
    await click(manager, ADD);
    await click(manager, 'Save name');
    await until(() => buttons(manager).includes('Rename'), 'it is named');
    await until(() => rows(manager).length === 2, 'it is listed');
    button(manager, 'Remove This device').click();
    await until(() => dialog(manager), 'the question is asked');
    button(manager, 'Remove passkey').click();
    await until(() => rows(manager).length === 1, 'it is removed');
    expectNothing(4, 5);
  });

  for (const [what, path, begin] of [
    [
      'sign-up',
      '/signup',
      async (at: string) => {
        await create(await signup(at));
      },
    ],
    [
      'sign-in',
      '/login',
      async (at: string) => {
        const account = await signup();
        await create(account);
        await inState(account, 'naming');
        await signOut();
        await click(await login(at), SIGN_IN);
      },
    ],
    [
      'addition',
      '/register',
      async (at: string) => click(await managerOfOne(authenticator, { base: at }), ADD),
    ],
  ] as const) {
    for (const [why, rule] of [
      ['was refused', { fault: 'problem', status: 422, body: { code: 'verification_failed' } }],
      ['met a server error', { fault: 'status', status: 500 }],
      ['met an answer that cannot be read', { fault: 'malformed' }],
      ['was cut off', { fault: 'drop' }],
    ] as const) {
      it(`by a ${what} that ${why}`, async () => {
        const failed = next(document, 'passkey-failure');
        await begin(faulty({ ...rule, path: `${path}/complete` }));
        await failed;
        await until(() => leaks.secrets.size > 3, 'there are secrets');
        expectNothing(4, 1);
      });
    }
  }

  it('by options that no browser can read', async () => {
    const challenge = 'this-is-!-no-challenge-but-a-secret';
    const body = { options: { challenge, rpId: 'localhost', user: { id: 'also-!-secret' } } };
    const failed = next(document, 'passkey-failure');
    await click(await login(faulty({ fault: 'status', status: 200, path: '/login/begin', body })), SIGN_IN);
    await failed;
    expectNothing(2, 2);
  });

  it('by a credential that is held for another try', async () => {
    const { backend, repair } = repairable({ fault: 'drop', path: '/signup/complete' });
    const account = await signupOver(backend);
    await create(account);
    await told(account, /^The connection failed\./);
    expectNothing(4, 2);
    repair();
    await click(account, 'Try again');
    await inState(account, 'naming');
    expectNothing(4, 2);
  });

  it('by an answer that tells more than it should', async () => {
    const account = await signup();
    await create(account);
    await inState(account, 'naming');
    await signOut();
    const token = 'a-token-that-would-sign-somebody-in';
    leaks.secrets.add(token);
    const real = createBackend({
      base,
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!String(input).endsWith('/login/complete')) return answer;
        return Response.json({ ...((await answer.json()) as object), token });
      },
    });
    const again = await loginOver(real);
    const event = next(again, 'passkey-login');
    await click(again, SIGN_IN);
    expect(Object.keys((await event).detail)).to.deep.equal(['user', 'attachment']);
    expectNothing(9, 3);
  });
});
