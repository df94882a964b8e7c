/* Whatever the visitor does around passkeys with a session that is too old, they confirm it by a passkey, and it goes on. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { codeOf } from '../../support/authenticator-app.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  ask,
  base,
  seedPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
} from '../../support/relying-party.js';
import { useRequests } from '../shared/watch.js';
import { adding, factors, stored, type } from './factors-support.js';
import {
  button,
  buttons,
  confirmation,
  dialog,
  direct,
  field,
  inside,
  manager,
  said,
  until,
} from './support.js';

const CONFIRM = 'Confirm with a passkey';

describe('a session that is too old, and what surrounds passkeys', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();

  const age = (username: string) =>
    sql('UPDATE sessions SET proved_at = 0 WHERE account_id = (SELECT id FROM accounts WHERE username = ?)', [
      username,
    ]);
  const idOf = async (username: string) =>
    String((await sql('SELECT id FROM accounts WHERE username = ?', [username]))[0]?.['id']);
  const shown = (properties: Partial<PasskeyManager> = {}) =>
    manager({ base: direct(), offers: undefined as never, ...properties });

  async function press(element: PasskeyManager, name: string): Promise<void> {
    await until(() => buttons(element).includes(name), `no button "${name}"`);
    button(element, name).focus();
    button(element, name).click();
  }

  /** The visitor proves who they are, by the passkey that is really theirs. */
  async function confirm(element: PasskeyManager): Promise<void> {
    await until(() => confirmation(element), 'nothing is asked');
    await press(element, CONFIRM);
    await until(() => !confirmation(element), 'still asking');
  }

  const proofs = () => asked.filter(({ path }) => path.endsWith('/step-up/complete'));

  /** An authenticator app that was added while the session was fresh. */
  async function withApp(): Promise<void> {
    const { secret, state } = await ask<{ secret: string; state: string }>(
      'POST',
      `${base}/factors/totp/begin`,
      {},
    );
    await ask('POST', `${base}/factors/totp/complete`, { state, code: codeOf(secret) });
  }

  it('an authenticator app is added', async () => {
    const { username } = await signUp();
    await age(username);
    const element = await shown();
    await press(element, 'Add an authenticator app');
    await confirm(element);
    await until(() => dialog(element)?.querySelector('.secret'), 'no secret');
    const secret = dialog(element)!.querySelector('.secret')!.textContent;
    type(element, codeOf(secret));
    await until(() => !dialog(element), 'not added');
    expect(await stored()).to.have.length(1);
    expect(proofs()).to.have.length(1);
  });

  it('an authenticator app is added where the session ages before its code is typed', async () => {
    const { username } = await signUp();
    const element = await shown();
    const secret = await adding(element);
    await age(username);
    type(element, codeOf(secret));
    await confirm(element);
    await until(() => !dialog(element), 'not added');
    expect(await stored()).to.have.length(1);
  });

  it('a second factor is removed', async () => {
    const { username } = await signUp();
    await withApp();
    await age(username);
    const element = await shown();
    await until(() => factors(element).length === 1, 'none is there');
    await press(element, 'Remove Authenticator app');
    await press(element, 'Remove it');
    await confirm(element);
    await until(() => factors(element).length === 0, 'still there');
    expect(await stored()).to.deep.equal([]);
    expect(proofs()).to.have.length(1);
  });

  it('recovery codes are made', async () => {
    const { username } = await signUp();
    await age(username);
    const element = await shown();
    await press(element, 'Make recovery codes');
    await confirm(element);
    await until(() => dialog(element)?.querySelectorAll('.codes li').length === 10, 'no codes');
    expect(await ask('GET', `${base}/recovery-codes`)).to.deep.equal({ total: 10, remaining: 10 });
    expect(proofs()).to.have.length(1);
  });

  it('a link for another device is made', async () => {
    const { username } = await signUp();
    await age(username);
    const element = await shown();
    await press(element, 'Add from another device');
    await confirm(element);
    await until(() => inside(element).querySelector<HTMLInputElement>('#link')?.value, 'no link');
    expect(proofs()).to.have.length(1);
  });

  describe('of an administrator', () => {
    /** Ada has three passkeys; the session of the administrator is too old. */
    async function administrator(): Promise<{ element: PasskeyManager; userId: string }> {
      const { username: ada, passkey } = await signUp();
      await seedPasskeys(passkey, 2);
      await signOut();
      const { username: root } = await signUp();
      await sql('UPDATE accounts SET administrator = 1 WHERE username = ?', [root]);
      await age(root);
      const userId = await idOf(ada);
      return { userId, element: await shown({ userId }) };
    }
    const left = (userId: string) => sql('SELECT id FROM passkeys WHERE account_id = ?', [userId]);

    /** It is the administrator who proves something, not the user whom they look after. */
    const provedAsThemselves = () => {
      expect(proofs()).to.have.length(1);
      expect(asked.filter(({ path }) => /\/users\/[^/]+\/step-up/.test(path))).to.deep.equal([]);
    };

    it('one passkey is removed', async () => {
      const { element, userId } = await administrator();
      await press(element, 'Remove Passkey 1');
      await press(element, 'Remove passkey');
      await confirm(element);
      await until(() => said(element).includes('Passkey 1 was removed.'), 'not removed');
      expect(await left(userId)).to.have.length(2);
      provedAsThemselves();
    });

    it('all passkeys are removed', async () => {
      const { element, userId } = await administrator();
      await press(element, 'Remove all passkeys');
      await until(() => field(element), 'nothing to type');
      field(element)!.value = String(
        (await sql('SELECT display_name FROM accounts WHERE id = ?', [userId]))[0]?.['display_name'],
      );
      dialog(element)!.querySelector<HTMLElement>('.danger')!.click();
      await confirm(element);
      await until(() => said(element) === 'All passkeys were removed.', 'not removed');
      expect(await left(userId)).to.deep.equal([]);
      provedAsThemselves();
    });

    it('a link is made', async () => {
      const { element } = await administrator();
      await press(element, 'Make a link for a new passkey');
      await confirm(element);
      await until(() => dialog(element)?.querySelector('.secret')?.textContent, 'no link');
      provedAsThemselves();
    });
  });
});
