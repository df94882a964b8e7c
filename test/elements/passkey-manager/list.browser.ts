/* The list: what a visitor reads in it, and what happens while it comes or does not come. */
import { expect } from '@open-wc/testing';
import { registerLocale } from '../../../src/i18n/locale-registry.js';
import type { Passkey } from '../../../src/model/passkey.js';
import { ariaSnapshot } from '../../support/aria.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { faulty, seedPasskeys, signOut, signUp, sql, useRelyingParty } from '../../support/relying-party.js';
import {
  button,
  buttons,
  inside,
  manager,
  names,
  nameOf,
  part,
  rows,
  said,
  settled,
  until,
  wordsOf,
} from './support.js';

const lists = (...passkeys: Passkey[]) => ({ backend: { list: () => Promise.resolve({ passkeys }) } });
const only = async (passkey: Omit<Passkey, 'id'>) => rows(await manager(lists({ id: '1', ...passkey })))[0]!;
const ONEPASSWORD = 'bada5566-a7aa-401f-bd96-45619a55120d';

describe('the list after a sign-up', () => {
  useAuthenticator();
  useRelyingParty();

  it('says name, place, session and dates, with one button for each thing to do', async () => {
    await signUp();
    const element = await manager();
    const snapshot = await ariaSnapshot(element);
    expect(snapshot).to.contain('heading "Passkeys" [level=2]');
    expect(snapshot).to.contain('button "Add a passkey"');
    expect(wordsOf(rows(element)[0]!)).to.equal(
      'This device | Signed in with this one | Not copied to other devices | Works only on the device it was made on',
    );
    await until(() => buttons(element).includes('Not now'), 'no advice');
    expect(buttons(element)).to.deep.equal([
      'Add a passkey',
      'Rename This device',
      'Remove This device',
      'Not now',
    ]);
  });

  it('says dates relative to the eye, exact to assistive technology and on hover', async () => {
    const { passkey } = await signUp();
    await sql('UPDATE passkeys SET created_at = ?, last_used_at = ? WHERE id = ?', [
      Date.now() - 3 * 86_400_000,
      Date.parse('2026-01-02T03:04:00Z'),
      passkey.id,
    ]);
    const element = await manager();
    const dates = part(element, 'dates')!;
    expect(dates.textContent).to.match(/^Created 3 days ago · Last used .+ ago$|last (month|year)/);
    expect(dates.title).to.match(/^Created .+ at .+ · Last used January 2, 2026 at 3:04 AM$/);
    const snapshot = await ariaSnapshot(element);
    expect(snapshot).to.contain('Last used January 2, 2026 at 3:04 AM');
    expect(snapshot).not.to.contain('3 days ago');
  });

  it('is newest first', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 3);
    expect(names(await manager())).to.deep.equal(['This device', 'Passkey 3', 'Passkey 2', 'Passkey 1']);
  });

  it('says who is not signed in, with another try', async () => {
    await signUp();
    await signOut();
    const element = await manager({}, (one) => one.matches(':state(failed)'));
    await until(() => said(element), 'nothing said');
    expect(said(element)).to.match(/^You are not signed in.* Try again$/);
    await signUp();
    button(element, 'Try again').click();
    await until(() => rows(element).length === 1, 'no list');
  });

  it('shows bones while it comes, and says that it comes', async () => {
    await signUp();
    const element = await manager({ base: faulty({ fault: 'delay', ms: 400 }) }, (one) =>
      one.matches(':state(loading)'),
    );
    expect(inside(element).querySelector('[aria-busy="true"]')).not.to.equal(null);
    expect(part(element, 'skeleton')).not.to.equal(null);
    expect(said(element)).to.equal('Loading your passkeys…');
    expect(await ariaSnapshot(element)).not.to.contain('listitem');
    await until(() => rows(element).length === 1, 'no list');
    expect(part(element, 'skeleton')).to.equal(null);
    expect(inside(element).querySelector('[aria-busy="true"]')).to.equal(null);
  });

  for (const [what, rule] of [
    ['the server fails', { fault: 'status' }],
    ['the answer is half a JSON', { fault: 'malformed' }],
    ['the answer is a page', { fault: 'html' }],
    ['the connection is cut', { fault: 'drop' }],
  ] as const) {
    it(`says what to do where ${what}, and the next try brings it`, async () => {
      await signUp();
      // Where a kept-alive connection was cut a browser itself asks again: Chromium once, Firefox nine times.
      const element = await manager(
        { base: faulty({ ...rule, times: rule.fault === 'drop' ? 12 : 1 }) },
        (one) => one.matches(':state(failed)'),
      );
      await until(() => part(element, 'failure-next')?.textContent, 'no words');
      expect(rows(element)).to.deep.equal([]);
      for (let tries = 0; tries < 40 && rows(element).length === 0; tries++) {
        if (element.matches(':state(failed)')) button(element, 'Try again').click();
        await settled(element);
      }
      expect(rows(element)).to.have.length(1);
      expect(said(element)).to.equal('');
    });
  }

  it('keeps what was in sight when a refresh fails, says that it is old, and offers another try', async () => {
    await signUp();
    const element = await manager({ base: faulty({ fault: 'status', skip: 1, times: 1 }) });
    await element.reload();
    await until(() => said(element), 'nothing said');
    expect(said(element)).to.match(/^The list could not be brought up to date\. .*Try again$/);
    expect(rows(element)).to.have.length(1);
    button(element, 'Try again').click();
    await until(() => !said(element), 'still said to be old');
  });

  it('is as the page of the language', async () => {
    await signUp();
    const element = await manager({ lang: 'de' });
    expect(wordsOf(rows(element)[0]!)).to.equal(
      'Dieses Gerät | Damit sind Sie angemeldet | Wird nicht auf andere Geräte kopiert | Gilt nur auf dem Gerät, auf dem er angelegt wurde',
    );
    await until(() => buttons(element).includes('Jetzt nicht'), 'no advice');
    expect(buttons(element)).to.deep.equal([
      'Passkey hinzufügen',
      'Dieses Gerät umbenennen',
      'Dieses Gerät entfernen',
      'Jetzt nicht',
    ]);
  });
});

describe('an empty list', () => {
  it('invites', async () => {
    const element = await manager(lists());
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(await ariaSnapshot(element)).to.contain('No passkeys yet');
    expect(nameOf(part(element, 'empty-hint')!)).to.contain('fingerprint, face or screen lock');
  });
});

describe('a row', () => {
  const CASES: [string, Omit<Passkey, 'id'>, string][] = [
    [
      'of a security key',
      { transports: ['usb', 'nfc'], backupEligible: false },
      'Security key | Not copied to other devices | Works wherever you use the security key',
    ],
    ['of a phone', { transports: ['hybrid'] }, 'Phone | Works with your phone'],
    [
      'of a password manager',
      { transports: ['internal'], backupEligible: true, backedUp: true },
      'Password manager | Works on all devices with your password manager',
    ],
    [
      'of a password manager, not backed up',
      { backupEligible: true, backedUp: false },
      'Password manager | Not backed up yet | Works on all devices with your password manager',
    ],
    [
      'of this device',
      { transports: ['internal'], backupEligible: false, current: true },
      'This device | Signed in with this one | Not copied to other devices | Works only on the device it was made on',
    ],
    [
      'of an unknown AAGUID',
      { aaguid: '01020304-0506-0708-0102-030405060708', transports: ['usb'] },
      'Security key | Works wherever you use the security key',
    ],
    [
      'of the zero AAGUID',
      { aaguid: '00000000-0000-0000-0000-000000000000', transports: ['usb'] },
      'Security key | Works wherever you use the security key',
    ],
    [
      'of a provider',
      { aaguid: ONEPASSWORD, backupEligible: true, backedUp: true },
      '1Password | Works on all devices with 1Password',
    ],
    [
      'with a name of its own',
      { name: 'Work', aaguid: ONEPASSWORD, backupEligible: true, backedUp: true },
      'Work | Works on all devices with 1Password',
    ],
  ];
  for (const [what, passkey, words] of CASES) {
    it(`${what} says where it works`, async () => expect(wordsOf(await only(passkey))).to.equal(words));
  }

  it('never says "unknown", nor a word of the trade', async () => {
    for (const [, passkey] of CASES)
      expect((await only(passkey)).textContent).not.to.match(
        /unknown|credential|webauthn|synced|hybrid|aaguid/i,
      );
  });

  it('says "never used" only where the backend says so', async () => {
    expect((await only({ lastUsedAt: null })).textContent).to.contain('Never used');
    expect((await only({})).textContent).not.to.match(/used|Created/);
  });

  it('has the page’s provider, from a map or a function, with its picture as an image only', async () => {
    const icon = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E';
    const passkey = { id: '1', aaguid: ONEPASSWORD, backupEligible: true };
    for (const providers of [
      { [ONEPASSWORD.toUpperCase()]: { name: 'Acme', icon } },
      () => Promise.resolve({ name: 'Acme', icon }),
    ]) {
      const element = await manager({ ...lists(passkey), providers });
      await until(() => names(element)[0] === 'Acme', 'no provider');
      expect(inside(element).querySelector('img')?.src).to.equal(icon);
      expect(inside(element).querySelector('img')?.alt).to.equal('');
    }
  });

  it('has another provider when the page brings other providers', async () => {
    const element = await manager(lists({ id: '1', aaguid: ONEPASSWORD }));
    await until(() => names(element)[0] === '1Password', 'no provider');
    element.providers = { [ONEPASSWORD]: { name: 'Acme' } };
    await until(() => names(element)[0] === 'Acme', 'not the other');
  });
});

describe('the words of a list that is there', () => {
  it('follow the language of the page', async () => {
    const { backend } = lists({ id: '1', transports: ['usb'] });
    const element = await manager({
      backend: { ...backend, registerBegin: () => new Promise(() => undefined) },
    });
    try {
      document.documentElement.lang = 'de';
      await until(() => nameOf(part(element, 'add-button')!) === 'Passkey hinzufügen', 'the header');
      await settled(element);
      expect(names(element)).to.deep.equal(['Sicherheitsschlüssel']);
      await until(() => buttons(element).join() === 'Passkey hinzufügen,Jetzt nicht', 'the advice');
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('are the page’s own where it has some', async () => {
    const element = await manager({
      ...lists({ id: '1', transports: ['usb'] }),
      messages: { managerTitle: 'Keys', worksKey: 'Plug it in' },
    });
    expect(nameOf(part(element, 'title')!)).to.equal('Keys');
    expect(wordsOf(rows(element)[0]!)).to.equal('Security key | Plug it in');
    element.messages = { worksKey: 'Tap it' };
    await settled(element);
    expect(wordsOf(rows(element)[0]!)).to.equal('Security key | Tap it');
    expect(nameOf(part(element, 'title')!)).to.equal('Passkeys');
  });

  it('are of a language that the page registered', async () => {
    registerLocale('fr', { managerTitle: 'Clés d’accès' });
    const element = await manager({ ...lists(), lang: 'fr' });
    expect(nameOf(part(element, 'title')!)).to.equal('Clés d’accès');
    expect(nameOf(part(element, 'empty-title')!)).to.equal('No passkeys yet');
  });

  it('are of a language that the page registers later', async () => {
    const element = await manager({ ...lists(), lang: 'nl' });
    registerLocale('nl', { managerTitle: 'Toegangssleutels' });
    await settled(element);
    expect(nameOf(part(element, 'title')!)).to.equal('Toegangssleutels');
  });
});
