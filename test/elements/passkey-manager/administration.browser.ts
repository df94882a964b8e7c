/* An administrator looks after the passkeys of somebody else. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../../src/index.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { PasskeyFailure } from '../../../src/model/failure.js';
import { useSignals } from '../../rules/support/signals.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { faulty, seedPasskeys, signOut, signUp, sql, useRelyingParty } from '../../support/relying-party.js';
import { useConsole } from '../shared/watch.js';
import {
  button,
  buttons,
  dialog,
  direct,
  field,
  inside,
  manager,
  names,
  overflow,
  part,
  said,
  until,
} from './support.js';

const ENROLL = 'Make a link for a new passkey';
const ALL = 'Remove all passkeys';
const RELOAD = 'Read the list again';

const title = (element: PasskeyManager) => part(element, 'title')?.textContent.trim();

const idOf = async (username: string): Promise<string> =>
  String((await sql('SELECT id FROM accounts WHERE username = ?', [username]))[0]?.['id']);

async function shown(properties: Partial<PasskeyManager>): Promise<PasskeyManager> {
  const element = await manager({ offers: undefined as never, ...properties });
  await until(() => part(element, 'administration'), 'the part for administrators is there');
  return element;
}

/** Ada has two passkeys; the administrator is signed in. */
async function administrator(): Promise<{ userId: string }> {
  const { username, passkey } = await signUp({ displayName: 'Ada <b>Lovelace</b>' });
  await seedPasskeys(passkey, 1);
  await signOut();
  const { username: root } = await signUp();
  await sql('UPDATE accounts SET administrator = 1 WHERE username = ?', [root]);
  return { userId: await idOf(username) };
}

describe('an administrator, with the relying party', () => {
  useAuthenticator();
  useRelyingParty();
  const signals = useSignals();
  const lines = useConsole();

  it('sees whose passkeys these are, and what may be done; the password manager hears of nothing', async () => {
    const element = await shown(await administrator());
    await until(() => title(element) === 'Passkeys of Ada <b>Lovelace</b>', 'the heading names them');
    const other = buttons(element).filter((one) => !/^(Remove|Rename|Add) /.test(one));
    expect(other).to.deep.equal([ENROLL, RELOAD]);
    expect(buttons(element)).to.include(ALL);
    await sql('UPDATE accounts SET display_name = ? WHERE id = ?', ['Ada King', element.userId!]);
    button(element, RELOAD).click();
    await until(() => title(element) === 'Passkeys of Ada King', 'the list is read anew');
    const [first] = names(element);
    button(element, `Remove ${first ?? ''}`).click();
    await until(() => dialog(element), 'asked');
    expect(dialog(element)!.textContent).to.include('Nobody will be able to sign in to this account');
    expect(dialog(element)!.textContent).not.to.match(/[Yy]ou can|[Yy]our/);
    button(element, 'Remove passkey').click();
    await until(() => names(element).length === 1, 'one is gone');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(signals).to.deep.equal([]);
    expect(lines).to.deep.equal([]);
  });

  it('removes all, once the name is typed', async () => {
    const element = await shown(await administrator());
    await until(() => buttons(element).includes(ALL), 'possible');
    const all = button(element, ALL);
    all.focus();
    all.click();
    await until(() => dialog(element), 'asked');
    expect(dialog(element)!.textContent).to.include('All 2 passkeys of this account end');
    const confirm = () => dialog(element)!.querySelector<HTMLElement>('.danger')!;
    confirm().click();
    await until(() => said(element).includes('That is something else.'), 'not yet');
    expect(names(element).length).to.equal(2);
    field(element)!.value = ' ada  <B>lovelace</b> ';
    confirm().click();
    await until(() => !dialog(element), 'done');
    await until(() => names(element).length === 0, 'the list says so');
    expect(said(element)).to.equal('All passkeys were removed.');
    expect(buttons(element)).not.to.include(ALL);
    await until(() => inside(element).activeElement?.id === 'title', 'the focus is not lost');
    expect(signals).to.deep.equal([]);
    expect((await sql('SELECT id FROM passkeys WHERE account_id = ?', [element.userId!])).length).to.equal(0);
  });

  it('makes a link, which is shown once and nowhere afterwards', async () => {
    const element = await shown(await administrator());
    await until(() => buttons(element).includes(ENROLL), 'possible');
    button(element, ENROLL).click();
    await until(() => dialog(element)?.querySelector('.secret'), 'shown');
    const link = dialog(element)!.querySelector('.secret')!.textContent;
    expect(link).to.match(/^http.*code=[\w-]{40,}$/);
    await expect(element).to.be.accessible();
    button(element, 'Done').click();
    await until(() => !dialog(element), 'closed');
    expect(inside(element).innerHTML).not.to.include(link);
    expect(lines).to.deep.equal([]);
  });

  for (const [when, wait] of [
    ['stands there', (element: PasskeyManager) => until(() => part(element, 'factors'), 'their own')],
    ['is still coming', () => Promise.resolve()],
  ] as const)
    it(`takes the place of their own account, which ${when}`, async () => {
      const { userId } = await administrator();
      const element = await manager({ offers: undefined as never });
      await wait(element);
      element.userId = userId;
      await until(() => buttons(element).includes(ENROLL), 'what there is for somebody else');
      await until(() => !part(element, 'factors'), 'and nothing for oneself');
      expect(buttons(element).filter((one) => one.startsWith('Test '))).to.deep.equal([]);
    });

  it('offers what may be done once a list that failed is read', async () => {
    const { userId } = await administrator();
    const element = await manager(
      {
        userId,
        offers: undefined as never,
        base: faulty({ fault: 'status', status: 500, method: 'GET', times: 1 }),
      },
      (one) => one.matches(':state(failed)'),
    );
    await until(() => buttons(element).includes(RELOAD), 'a way to try again');
    expect(buttons(element)).not.to.include(ENROLL);
    button(element, RELOAD).click();
    await until(() => buttons(element).includes(ENROLL), 'what may be done');
    expect(buttons(element)).to.include(ALL);
  });

  it('somebody who is none is told so, and is offered nothing', async () => {
    const { username } = await signUp();
    const element = await manager({ userId: await idOf(username) }, (one) => one.matches(':state(failed)'));
    await until(() => said(element).includes('You are not allowed to do this.'), 'told');
    expect(buttons(element).filter((one) => one !== 'Try again' && one !== RELOAD)).to.deep.equal([]);
  });
});

const backend = (more: Partial<PasskeyBackend> = {}): { backend: PasskeyBackend; userId: string } => ({
  userId: 'u1',
  backend: {
    list: () =>
      Promise.resolve({
        passkeys: [{ id: '1', name: 'Key' }],
        policy: { offers: ['remove-all', 'enrollment'] },
      }),
    registerBegin: () => new Promise<never>(() => undefined),
    rename: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(),
    removeAll: () => Promise.resolve(),
    enroll: () => Promise.resolve({ url: 'https://example.com/#code=x', sent: true }),
    ...more,
  },
});

describe('an administrator, as a backend tells', () => {
  it('nobody adds or names a passkey for somebody else where that is not offered', async () => {
    const element = await shown(backend());
    expect(buttons(element)).to.deep.equal(['Remove Key', ENROLL, RELOAD, ALL]);
    expect(title(element)).to.equal('Passkeys');
  });

  it('what is not offered is not shown, nor anything to read only', async () => {
    const list = () => Promise.resolve({ passkeys: [{ id: '1', name: 'Key' }] });
    const element = await shown(backend({ list }));
    expect(buttons(element)).to.deep.equal(['Remove Key', RELOAD]);
    const readOnly = await shown({ ...backend(), readOnly: true });
    expect(buttons(readOnly)).to.deep.equal([RELOAD]);
  });

  it('a link that the server sent is not shown', async () => {
    const element = await shown(backend());
    button(element, ENROLL).click();
    await until(() => dialog(element)?.textContent.includes('was sent'), 'told');
    expect(dialog(element)!.textContent).not.to.include('example.com');
  });

  it('a failure is told in the dialog; where nobody knows the name, a word is typed', async () => {
    const failing = () => Promise.reject(new PasskeyFailure('server'));
    const element = await shown(backend({ removeAll: failing, enroll: failing }));
    button(element, ALL).click();
    await until(() => dialog(element), 'asked');
    field(element)!.value = 'Remove All';
    dialog(element)!.querySelector<HTMLElement>('.danger')!.click();
    await until(() => said(element).includes('Something went wrong on our side.'), 'told');
    button(element, 'Cancel').click();
    await until(() => !dialog(element), 'closed');
    button(element, ENROLL).click();
    await until(() => said(element).includes('Something went wrong on our side.'), 'told');
    expect(buttons(element)).to.include('Try again');
  });

  it('is for everybody, in German and in 280 pixels', async () => {
    const element = await shown({ ...backend(), base: direct() });
    await expect(element).to.be.accessible();
    element.parentElement!.style.inlineSize = '280px';
    element.parentElement!.dir = 'rtl';
    element.lang = 'de';
    await until(() => buttons(element).includes('Alle Passkeys entfernen'), 'in German');
    expect(overflow(element)).to.deep.equal([]);
  });
});
