/* What a hostile or a large list does: nothing but text, and nothing that breaks the page. */
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { Passkey } from '../../../src/model/passkey.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focusedName, press, type } from '../../support/keyboard.js';
import { faultyLong, seedPasskeys, signUp, useRelyingParty } from '../../support/relying-party.js';
import {
  button,
  dialog,
  field,
  inside,
  manager,
  names,
  nameOf,
  overflow,
  part,
  rows,
  said,
  settled,
  until,
} from './support.js';

const MARKUP = '<img src=x onerror="window.hacked=true"><script>window.hacked=true</script>';
const NAMES: [string, string][] = [
  ['markup', MARKUP],
  ['10,000 characters without a space', 'x'.repeat(10_000)],
  ['10,000 words', 'word '.repeat(10_000)],
  ['a bidi override', 'safe\u202Egnp.exe\u202E\u2066\u2067'],
  ['isolates that are never closed', '\u2067\u2066\u2068 open'],
  ['emoji', '👩‍👩‍👧‍👦'.repeat(200)],
  ['control characters', 'a\u0000b\u0007c\nd\te\u001B[31m'],
  ['stacked marks', 'Z\u0351\u0343\u0352\u0346'.repeat(500)],
  ['a lone surrogate', 'a\uD83Db'],
  ['template syntax', '${1+1} {{1+1}} <!--?lit$-->'],
];

const backendOf = (...passkeys: Passkey[]) => ({
  list: () => Promise.resolve({ passkeys }),
  rename: () => Promise.resolve(undefined),
  remove: () => Promise.resolve(),
});

describe('a hostile name', () => {
  before(() => setViewport({ width: 320, height: 800 }));
  after(() => setViewport({ width: 1024, height: 768 }));

  for (const [what, name] of NAMES) {
    it(`with ${what} stays text and within its row, at 280 pixels`, async () => {
      const element = await manager({ backend: backendOf({ id: name, name }, { id: '2', name: 'Mine' }) });
      element.parentElement!.style.inlineSize = '280px';
      await settled(element);
      expect(overflow(element)).to.deep.equal([]);
      expect(inside(element).querySelectorAll('img, script')).to.have.length(0);
      expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
      expect(rows(element)).to.have.length(2);
      expect(rows(element)[0]!.getBoundingClientRect().height).to.be.lessThan(700);
      expect(names(element)[0]).not.to.match(/[\u202A-\u202E\u2066-\u2069\p{Cc}]/u);
      expect(names(element)[0]!.length).to.be.lessThan(300);
    });

    it(`with ${what} can be renamed and removed`, async () => {
      const element = await manager({ backend: backendOf({ id: name, name }, { id: '2', name: 'Mine' }) });
      element.parentElement!.style.inlineSize = '280px';
      button(element, /^Rename (?!Mine)/).click();
      await until(() => field(element), 'no field');
      await settled(element);
      expect(overflow(element)).to.deep.equal([]);
      await press('Escape');
      await settled(element);
      button(element, /^Remove (?!Mine)/).click();
      await until(() => dialog(element), 'no dialog');
      await settled(element);
      const box = dialog(element)!;
      expect(box.scrollWidth, 'the dialog').to.be.at.most(box.clientWidth + 1);
      expect(box.getBoundingClientRect().bottom).to.be.at.most(window.innerHeight);
      button(element, 'Remove passkey').click();
      await until(() => !dialog(element), 'still open');
    });
  }

  it('of a provider is text too, and its icon is no script', async () => {
    const aaguid = 'ffffffff-0000-4000-8000-000000000001';
    const element = await manager({
      backend: backendOf({ id: '1', aaguid, backupEligible: true }),
      providers: { [aaguid]: { name: MARKUP, icon: 'javascript:window.hacked=true' } },
    });
    await until(() => names(element)[0]?.includes('onerror'), 'no provider');
    await settled(element);
    expect(inside(element).querySelectorAll('script')).to.have.length(0);
    expect((window as { hacked?: boolean }).hacked).to.equal(undefined);
  });

  it('from the server in a failure is text', async () => {
    const base = await faultyLong({
      fault: 'problem',
      method: 'GET',
      status: 400,
      body: { code: 'validation', detail: MARKUP + 'x'.repeat(5000) },
    });
    const element = await manager({ base }, (one) => one.matches(':state(failed)'));
    element.parentElement!.style.inlineSize = '280px';
    await until(() => said(element), 'nothing said');
    expect(overflow(element)).to.deep.equal([]);
    expect(inside(element).querySelectorAll('img, script')).to.have.length(0);
  });
});

describe('a hostile list', () => {
  it('has what can be read of it, each once', async () => {
    const passkeys = [
      null,
      7,
      {},
      { id: '' },
      { id: 1, name: 5, createdAt: 'x', transports: 'usb' },
      { id: 'a', name: 'A' },
      { id: 'a', name: 'B' },
    ];
    const base = await faultyLong({
      fault: 'status',
      status: 200,
      body: { passkeys, account: 'x', policy: [] },
    });
    const element = await manager({ base });
    expect(names(element)).to.deep.equal(['Device', 'B']);
  });
});

describe('five hundred passkeys', () => {
  useAuthenticator();
  useRelyingParty();

  const many = async (): Promise<PasskeyManager> => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 500);
    return manager();
  };

  /** The requests that an action makes. */
  async function requestsOf(action: () => Promise<unknown>): Promise<string[]> {
    const asked: string[] = [];
    const { fetch } = window;
    window.fetch = (input, init) => {
      asked.push(init?.method ?? 'GET');
      return fetch(input, init);
    };
    try {
      await action();
    } finally {
      window.fetch = fetch;
    }
    return asked;
  }

  it('are all there', async () => {
    const element = await many();
    expect(rows(element)).to.have.length(501);
    expect(nameOf(part(element, 'limit')!)).to.contain('10 passkeys');
  });

  it('one is renamed, and the others are not drawn anew', async () => {
    const element = await many();
    const others = rows(element).filter((row) => !row.textContent.includes('Passkey 250'));
    const marks = others.map((row) => row.querySelector('[part~="name"]')!.firstChild);
    const asked = await requestsOf(async () => {
      button(element, 'Rename Passkey 250').click();
      await until(() => field(element), 'no field');
      await settled(element);
      await type('Mine');
      await press('Enter');
      await until(() => !field(element), 'still editing');
      await settled(element);
    });
    expect(asked).to.deep.equal(['PATCH']);
    expect(focusedName()).to.equal('Rename Mine');
    expect(others.map((row) => row.querySelector('[part~="name"]')!.firstChild)).to.deep.equal(marks);
  });

  it('one is removed with one look at the list', async () => {
    const element = await many();
    button(element, 'Remove Passkey 250').click();
    await until(() => dialog(element), 'no dialog');
    const asked = await requestsOf(async () => {
      button(element, 'Remove passkey').click();
      await until(() => !dialog(element), 'still open');
      await settled(element);
      await settled(element);
    });
    expect(asked).to.deep.equal(['DELETE', 'GET']);
    expect(rows(element)).to.have.length(500);
    expect(focusedName()).to.equal('Remove Passkey 249');
  });
});
