/* An administrator registers security keys for somebody else, and names what they have. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { PasskeyFailure } from '../../../src/model/failure.js';
import { useSignals } from '../../rules/support/signals.js';
import { needs } from '../../support/engine.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focusedName, press, type } from '../../support/keyboard.js';
import { base, faulty, seedPasskeys, sql, useRelyingParty } from '../../support/relying-party.js';
import { repairableAt } from '../shared/repairable.js';
import { to, useCalls, useConsole, useRequests } from '../shared/watch.js';
import { ADD, office, PERSON, type Office } from './administration-support.js';
import {
  button,
  buttons,
  confirmation,
  direct,
  field,
  manager,
  next,
  part,
  rows,
  said,
  settled,
  until,
} from './support.js';

/** What is asked of the tabs of this origin, in each test of the surrounding `describe`. */
function useLocks(): string[] {
  const asked: string[] = [];
  const { request } = LockManager.prototype;
  beforeEach(() => {
    asked.length = 0;
    navigator.locks.request = function (this: LockManager, name: string, ...rest: unknown[]) {
      asked.push(name);
      return Reflect.apply(request, navigator.locks, [name, ...rest]) as Promise<never>;
    };
  });
  afterEach(() => Reflect.deleteProperty(navigator.locks, 'request'));
  return asked;
}

describe('an administrator adds a security key, with the relying party', () => {
  const key = useAuthenticator({ transport: 'usb' });
  useRelyingParty();
  const signals = useSignals();
  const lines = useConsole();
  const asked = useRequests();
  const calls = useCalls();
  const locks = useLocks();

  async function shown(
    properties: Partial<PasskeyManager> = {},
  ): Promise<{ element: PasskeyManager } & Office> {
    const there = await office(key);
    const element = await manager({ offers: undefined as never, userId: there.userId, ...properties });
    await until(() => buttons(element).includes(ADD), 'it can be added');
    asked.length = calls.length = locks.length = signals.length = 0;
    return { element, ...there };
  }

  const stored = (userId: string) =>
    sql(
      'SELECT id, name, transports FROM passkeys WHERE account_id = ? ORDER BY created_at DESC, rowid DESC',
      [userId],
    );
  const creation = () => {
    const { publicKey } = calls.at(-1)?.asked ?? {};
    return publicKey as PublicKeyCredentialCreationOptions & { readonly hints?: readonly string[] };
  };
  const named = async (element: PasskeyManager) => {
    await until(() => field(element), 'no field for the name');
    await settled(element);
  };

  it('is told for whom, and names it in place', async () => {
    const { element, userId } = await shown();
    expect(part(element, 'hint')?.textContent.trim()).to.equal(
      `Put in the security key that ${PERSON} will get.`,
    );
    button(element, ADD).click();
    await named(element);
    expect(said(element)).to.equal(`Security key added for ${PERSON}.`);
    expect(focusedName()).to.equal('Name of this passkey');
    expect(rows(element)[0]?.textContent).to.include('The person sees this name, too.');
    expect(rows(element)[0]?.textContent).not.to.match(/[Yy]ou/);
    await type('YubiKey 5C, no. 12');
    await press('Enter');
    await until(() => !field(element), 'still editing');
    expect(said(element)).to.equal('Renamed to YubiKey 5C, no. 12.');
    const [first, ...others] = await stored(userId);
    expect([first?.['name'], first?.['transports'], others.length]).to.deep.equal([
      'YubiKey 5C, no. 12',
      '["usb"]',
      1,
    ]);
    expect(lines).to.deep.equal([]);
  });

  it('asks for a security key and nothing else, and tells nobody of it', async () => {
    const { element } = await shown({ attachment: 'choose' });
    expect(buttons(element).filter((name) => name.startsWith('Add'))).to.deep.equal([ADD]);
    button(element, ADD).click();
    await named(element);
    const [begin] = to(asked, '/register/begin');
    expect(begin?.body).to.deep.equal({ attachment: 'cross-platform' });
    const publicKey = creation();
    expect(publicKey.authenticatorSelection?.authenticatorAttachment).to.equal('cross-platform');
    expect(publicKey.hints).to.deep.equal(['security-key']);
    expect(publicKey.excludeCredentials).to.have.length(1);
    expect([signals, locks]).to.deep.equal([[], []]);
  });

  it('does so whatever the server says of the place', async () => {
    const base = direct();
    const { element } = await shown({ base });
    const { fetch } = window;
    window.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (!(input as string).endsWith('/register/begin')) return answer;
      const { options, state } = (await answer.json()) as { options: object; state: string };
      const free = { ...options, hints: ['client-device'], authenticatorSelection: undefined };
      return Response.json({ options: free, state });
    };
    button(element, ADD).click();
    await until(() => calls.length > 0, 'asked');
    const publicKey = creation();
    expect(publicKey.authenticatorSelection?.authenticatorAttachment).to.equal('cross-platform');
    expect(publicKey.hints).to.deep.equal(['security-key']);
    await named(element);
  });

  it('the page cannot have it made elsewhere', async () => {
    const { element } = await shown();
    const failed = next<Event & { detail: { failure: PasskeyFailure } }>(element, 'passkey-failure');
    await element.add('platform');
    expect((await failed).detail.failure.code).to.equal('unsupported');
    expect([asked, calls]).to.deep.equal([[], []]);
    await element.add();
    expect(creation().authenticatorSelection?.authenticatorAttachment).to.equal('cross-platform');
  });

  it('a passkey that is copied is not sent, and nobody keeps it', async () => {
    needs('signals');
    const { element, userId } = await shown();
    await key.unplug();
    await key.plugIn({ transport: 'usb', defaultBackupEligibility: true, defaultBackupState: true });
    button(element, ADD).click();
    await until(() => said(element).startsWith('This was not accepted as a security key.'), 'told');
    expect(to(asked, '/register/complete')).to.deep.equal([]);
    expect(signals.map(({ name }) => name)).to.deep.equal(['signalUnknownCredential']);
    expect(await stored(userId)).to.have.length(1);
  });

  it('who closes the dialog of the browser is left alone', async () => {
    const { element } = await shown();
    const heard: string[] = [];
    for (const name of ['cancel', 'failure'])
      element.addEventListener(`passkey-${name}`, () => heard.push(name));
    await key.refuse();
    button(element, ADD).click();
    await until(() => heard.length, 'it is over');
    await settled(element);
    expect([heard, said(element), rows(element).length]).to.deep.equal([['cancel'], '', 1]);
  });

  for (const fault of ['drop', 'drop-after'] as const)
    it(`sends the same again where the connection failed (${fault}), and it is one key`, async () => {
      const there = await office(key);
      const rule = { fault, path: '/register/complete' } as const;
      const { backend, repair } = repairableAt(`${base}/users/${there.userId}`, rule);
      const element = await manager({ offers: undefined as never, userId: there.userId, backend });
      await until(() => buttons(element).includes(ADD), 'it can be added');
      calls.length = 0;
      button(element, ADD).click();
      await until(() => buttons(element).includes('Try again'), 'a way to try again');
      repair();
      button(element, 'Try again').click();
      await named(element);
      expect(said(element)).to.equal(`Security key added for ${PERSON}.`);
      expect([calls.length, rows(element).length]).to.deep.equal([1, 2]);
      expect(await stored(there.userId)).to.have.length(2);
    });

  it('what got there although its answer was lost is found in the list', async () => {
    const body = { code: 'conflict' };
    const { element, userId } = await shown({
      base: faulty({ fault: 'problem', path: '/register/complete', skip: 1, status: 409, body }),
    });
    // Browsers send a POST again by themselves when a connection drops.
    const { fetch } = window;
    window.fetch = async (input, init) => {
      if ((input as string).endsWith('/register/complete')) await fetch(input, init);
      return fetch(input, init);
    };
    button(element, ADD).click();
    await named(element);
    expect([rows(element).length, (await stored(userId)).length]).to.deep.equal([2, 2]);
  });

  it('an account that is full meanwhile is told, with the list as it is', async () => {
    const { element, userId } = await shown();
    const [first] = await stored(userId);
    await seedPasskeys({ id: String(first?.['id']) }, 9);
    button(element, ADD).click();
    await until(() => said(element).startsWith('This site allows 10 passkeys.'), 'told');
    await until(() => rows(element).length === 10, 'the list is true');
    expect(button(element, ADD).ariaDisabled).to.equal('true');
    expect(part(element, 'limit')?.textContent).to.include('allows 10 passkeys');
  });

  it('who may no longer is told so', async () => {
    const { element, root, userId } = await shown();
    await sql('UPDATE accounts SET administrator = 0 WHERE username = ?', [root]);
    button(element, ADD).click();
    await until(() => said(element).startsWith('You are not allowed to do this.'), 'told');
    expect(calls).to.deep.equal([]);
    expect(await stored(userId)).to.have.length(1);
  });

  it('confirms first where their own session is too old', async () => {
    const { element, root } = await shown();
    await sql(
      'UPDATE sessions SET proved_at = 0 WHERE account_id = (SELECT id FROM accounts WHERE username = ?)',
      [root],
    );
    button(element, ADD).focus();
    await press('Enter');
    await until(() => confirmation(element), 'no confirmation');
    await settled(element);
    confirmation(element)!.querySelector<HTMLElement>('[part~="step-up-button"]')!.click();
    await named(element);
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['get', 'create']);
    expect(to(asked, '/step-up/begin').every(({ path }) => !path.includes('/users/'))).to.equal(true);
  });

  it('another person is another ceremony', async () => {
    const { element } = await shown();
    const other = await sql('SELECT id FROM accounts WHERE username <> ? AND administrator = 0 LIMIT 1', [
      '',
    ]);
    await key.hold();
    button(element, ADD).click();
    await until(() => calls.length > 0, 'asked');
    element.userId = String(other[0]?.['id']);
    await until(() => calls[0]?.signal?.aborted, 'ended');
    expect(to(asked, '/register/complete')).to.deep.equal([]);
  });
});
