/* What is done around passkeys is told to the page, and nothing secret with it. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { PasskeySecurityEvent } from '../../../src/index.js';
import { codeOf } from '../../support/authenticator-app.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { faulty, signOut, signUp, sql, useRelyingParty } from '../../support/relying-party.js';
import { adding, press, type } from './factors-support.js';
import { buttons, dialog, direct, field, inside, manager, next, until } from './support.js';

describe('passkey-manager tells the page', () => {
  useAuthenticator();
  useRelyingParty();
  const heard: PasskeySecurityEvent['detail'][] = [];
  beforeEach(() => (heard.length = 0));

  async function shown(properties: Partial<PasskeyManager> = {}): Promise<PasskeyManager> {
    const element = await manager({ base: direct(), offers: undefined as never, ...properties });
    element.addEventListener('passkey-security', ({ detail }) => heard.push(detail));
    return element;
  }
  async function click(element: PasskeyManager, name: string): Promise<void> {
    await until(() => buttons(element).includes(name), `no button "${name}"`);
    press(element, name);
  }
  const told = () => until(() => heard.length > 0, 'nothing is told');

  it('of an authenticator app that was added, and of one that was removed', async () => {
    await signUp();
    const element = await shown();
    const secret = await adding(element);
    expect(heard).to.deep.equal([]);
    type(element, codeOf(secret));
    await told();
    expect(heard.splice(0)).to.deep.equal([{ action: 'totp' }]);
    await click(element, 'Remove Authenticator app');
    await click(element, 'Remove it');
    await told();
    expect(heard[0]).to.have.property('action', 'factor-remove');
    expect(heard[0]?.factor).to.include({ kind: 'totp' });
  });

  it('of recovery codes that were made, not of the codes', async () => {
    await signUp();
    const element = await shown();
    await click(element, 'Make recovery codes');
    await told();
    expect(heard).to.deep.equal([{ action: 'recovery-codes' }]);
  });

  it('of a link that was made, not of the link; and of one that could not be', async () => {
    await signUp();
    const element = await shown();
    await click(element, 'Add from another device');
    await told();
    await until(() => inside(element).querySelector<HTMLInputElement>('#link')?.value, 'no link');
    expect(heard).to.deep.equal([{ action: 'enroll' }]);
    const refused = await shown({ base: faulty({ fault: 'status', status: 500, path: '/enrollments' }) });
    heard.length = 0;
    const failed = next<CustomEvent>(refused, 'passkey-failure');
    await click(refused, 'Add from another device');
    expect((await failed).detail).to.include({ action: 'enroll' });
    expect(heard).to.deep.equal([]);
  });

  it('of all passkeys that an administrator removed', async () => {
    const { username } = await signUp();
    await signOut();
    const { username: root } = await signUp();
    await sql('UPDATE accounts SET administrator = 1 WHERE username = ?', [root]);
    const rows = await sql('SELECT id, display_name FROM accounts WHERE username = ?', [username]);
    const element = await shown({ userId: String(rows[0]?.['id']) });
    await click(element, 'Remove all passkeys');
    await until(() => field(element), 'nothing to type');
    field(element)!.value = String(rows[0]?.['display_name']);
    dialog(element)!.querySelector<HTMLElement>('.danger')!.click();
    await told();
    expect(heard).to.deep.equal([{ action: 'remove-all' }]);
  });
});
