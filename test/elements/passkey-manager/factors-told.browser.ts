/* Second factors, as a backend tells them. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../../src/index.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { Factor } from '../../../src/model/factor.js';
import { PasskeyFailure, type FailureCode } from '../../../src/model/failure.js';
import { button, buttons, dialog, overflow, part, said, until } from './support.js';

import { ADD, factors, shown, adding, type, gone } from './factors-support.js';

const FACTORS: Factor[] = [
  { id: '1', kind: 'totp', createdAt: '2026-01-02T03:04:05Z', lastUsedAt: null },
  { id: '2', kind: 'security-key', name: '\u202EKey on my ring' },
  { id: '3', kind: 'sms', name: '+41 ** *** 12', fixed: true },
  { id: '4', kind: 'email', name: '<b>a@example.com</b>', lastUsedAt: '2026-01-02T03:04:05Z' },
];

const backend = (more: Partial<PasskeyBackend> = {}): { backend: PasskeyBackend } => ({
  backend: {
    list: () => Promise.resolve({ passkeys: [{ id: 'p' }], policy: { otherWaysIn: ['password'] } }),
    factors: () => Promise.resolve(FACTORS),
    factorRemove: () => Promise.resolve(),
    totpBegin: () =>
      Promise.resolve({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/A:ada?secret=JBSWY3DPEHPK3PXP' }),
    totpComplete: () => Promise.resolve(undefined),
    ...more,
  },
});

const fails = (code: FailureCode) => () => Promise.reject(new PasskeyFailure(code));

describe('second factors, as a backend tells them', () => {
  it('what it says is text, and what is fixed has no button', async () => {
    const element = await shown(backend());
    await until(() => factors(element).length === 4, 'listed');
    expect(part(element, 'factors')!.querySelector('b')).to.equal(null);
    expect(factors(element)[1]).to.equal('Key on my ring Security key');
    expect(factors(element)[3]).to.match(/^<b>a@example\.com<\/b> Code by e-mail Last used/);
    expect(buttons(element)).to.include('Remove Authenticator app');
    expect(buttons(element)).not.to.include('Remove +41 ** *** 12');
    expect(buttons(element)).not.to.include(ADD);
    button(element, 'Remove Authenticator app').click();
    expect(dialog(element)!.textContent).to.include(
      'These still protect your account: Key on my ring, +41 ** *** 12, <b>a@example.com</b>.',
    );
  });

  it('without it, whoever comes by the other ways is asked for nothing more', async () => {
    const element = await shown(backend({ factors: () => Promise.resolve(FACTORS.slice(0, 1)) }));
    await until(() => factors(element).length === 1, 'listed');
    button(element, 'Remove Authenticator app').click();
    expect(dialog(element)!.textContent).to.include(
      'nothing more is asked for when you sign in with: password.',
    );
  });

  it('to read only, there is nothing to press', async () => {
    const element = await shown({ ...backend(), readOnly: true });
    await until(() => factors(element).length === 4, 'listed');
    expect(buttons(element)).to.deep.equal([]);
  });

  it('a list that cannot be had is told, and can be tried again', async () => {
    let first = true;
    const list = () => (first ? fails('server')() : Promise.resolve(FACTORS));
    const element = await shown(backend({ factors: list }));
    await until(() => said(element).includes('Something went wrong on our side.'), 'told');
    first = false;
    button(element, 'Try again').click();
    await until(() => factors(element).length === 4, 'listed');
  });

  it('a removal that fails is told in the dialog, which stays', async () => {
    const element = await shown(backend({ factorRemove: fails('forbidden') }));
    await until(() => factors(element).length === 4, 'listed');
    button(element, 'Remove Authenticator app').click();
    button(element, 'Remove it').click();
    await until(() => said(element).includes('You are not allowed to do this.'), 'told');
    button(element, 'Keep it').click();
    await gone(element);
    expect(factors(element).length).to.equal(4);
  });

  it('an app can be added where no list is told', async () => {
    const element = await shown({ ...backend(), offers: 'totp' });
    await adding(element);
    type(element, '123456');
    await gone(element);
    expect(said(element)).to.equal('The authenticator app was added.');
    expect(buttons(element)).to.include(ADD);
  });

  for (const [what, prepare] of [
    ['the list', () => Promise.resolve()],
    [
      'a removal',
      async (element: PasskeyManager) => {
        button(element, 'Remove Authenticator app').click();
        await until(() => dialog(element), 'asked');
      },
    ],
  ] as const)
    it(`axe, German, right to left and 280 pixels: ${what}`, async () => {
      const element = await shown(backend());
      await until(() => factors(element).length === 4, 'listed');
      await prepare(element);
      await expect(element).to.be.accessible();
      element.parentElement!.style.inlineSize = '280px';
      element.parentElement!.dir = 'rtl';
      element.lang = 'de';
      await until(() => part(element, 'factors')!.textContent.includes('Zweite Faktoren'), 'in German');
      expect(dialog(element) ? [] : overflow(element)).to.deep.equal([]);
    });

  it('axe: the secret', async () => {
    const element = await shown({ ...backend(), offers: 'totp' });
    await adding(element);
    await expect(element).to.be.accessible();
    type(element, '');
    await expect(element).to.be.accessible();
  });
});
