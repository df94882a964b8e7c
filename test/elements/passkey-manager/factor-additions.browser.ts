/* What a backend of the page's own lets be added: keys, and codes by message. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../../src/backend/backend.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { PasskeyFailure } from '../../../src/model/failure.js';
import type { Factor } from '../../../src/model/factor.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { ADD, factors, press, titleHasFocus } from './factors-support.js';
import { buttons, inside, manager, nameOf, next, overflow, part, said, until } from './support.js';

const ADD_KEY = 'Add a security key';

describe('second factors of several kinds', () => {
  useAuthenticator({ transport: 'usb', hasResidentKey: false, hasUserVerification: false });

  /** A backend of the page's own, which sends codes. */
  function backend(more: Partial<PasskeyBackend> = {}) {
    const there: Factor[] = [];
    const own: PasskeyBackend = {
      list: async () => ({ passkeys: [{ id: '1', name: 'Laptop' }] }),
      factors: async () => [...there],
      codesEnable: async ({ kind }) => {
        const factor = { id: kind, kind };
        there.push(factor);
        return factor;
      },
      ...more,
    };
    return { own, there };
  }
  const options = {
    rp: { id: 'localhost', name: 'x' },
    user: { id: 'AAAA', name: 'ada', displayName: 'Ada' },
    challenge: 'AAAA',
    pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }],
  };
  const all = 'factors totp security-key sms-codes email-codes';
  const with_ = (own: PasskeyBackend, offers = all) => manager({ backend: own, offers });
  const additions = (element: PasskeyManager): string[] =>
    [...part(element, 'factor-additions')!.querySelectorAll('button')].map(nameOf);

  it('have a button each, in a group of their own, which finds room in 280 pixels', async () => {
    const { own } = backend();
    const element = await with_(own);
    await until(() => part(element, 'factor-additions'), 'shown');
    expect(additions(element)).to.deep.equal([
      ADD,
      ADD_KEY,
      'Turn on codes by text message',
      'Turn on codes by e-mail',
    ]);
    expect(part(element, 'factor-additions')!.role).to.equal('group');
    element.style.inlineSize = '280px';
    await until(() => element.getBoundingClientRect().width === 280, 'narrow');
    expect(overflow(element)).to.deep.equal([]);
  });

  it('one kind is one button', async () => {
    const { own } = backend();
    const element = await with_(own, 'factors sms-codes');
    await until(() => part(element, 'factor-additions'), 'shown');
    expect(additions(element)).to.deep.equal(['Turn on codes by text message']);
    expect(part(element, 'factor-additions')!.role).to.equal(null);
  });

  it('codes are switched on by one click, and not offered again', async () => {
    const { own } = backend();
    const element = await with_(own);
    await until(() => buttons(element).includes('Turn on codes by e-mail'), 'offered');
    const told = next<CustomEvent<{ action: string }>>(element, 'passkey-security');
    press(element, 'Turn on codes by e-mail');
    expect((await told).detail).to.deep.equal({ action: 'email-codes' });
    await until(() => factors(element).length === 1, 'it is in the list');
    expect(said(element)).to.equal('Codes by e-mail are on.');
    expect(additions(element)).to.deep.equal([ADD, ADD_KEY, 'Turn on codes by text message']);
    await until(() => titleHasFocus(element), 'the focus is not lost');
  });

  it('codes with nowhere to go say what to do first', async () => {
    const { own } = backend({
      codesEnable: ({ kind }) =>
        Promise.reject(new PasskeyFailure('validation', { field: kind === 'sms' ? 'phone' : 'email' })),
    });
    const element = await with_(own);
    await until(() => buttons(element).includes('Turn on codes by e-mail'), 'offered');
    const failed = next<CustomEvent<{ action: string }>>(element, 'passkey-failure');
    press(element, 'Turn on codes by text message');
    expect((await failed).detail.action).to.equal('sms-codes');
    await until(() => said(element).includes('no confirmed phone number'), 'told');
    press(element, 'Turn on codes by e-mail');
    await until(() => said(element).includes('no confirmed e-mail address'), 'told');
    expect(said(element)).not.to.include('phone');
  });

  it('codes that somebody else has switched on meanwhile are on', async () => {
    const { own, there } = backend({
      codesEnable: ({ kind }) => {
        there.push({ id: kind, kind });
        return Promise.reject(new PasskeyFailure('conflict'));
      },
    });
    const element = await with_(own);
    await until(() => buttons(element).includes('Turn on codes by text message'), 'offered');
    press(element, 'Turn on codes by text message');
    await until(() => said(element) === 'Codes by text message are on.', 'said');
  });

  it('a conflict about something else is told', async () => {
    const { own } = backend({ codesEnable: () => Promise.reject(new PasskeyFailure('conflict')) });
    const element = await with_(own);
    await until(() => buttons(element).includes('Turn on codes by text message'), 'offered');
    press(element, 'Turn on codes by text message');
    await until(() => said(element).includes('This has changed in the meantime.'), 'told');
  });

  it('a key that was stored although its answer was lost, and is refused the second time, is found', async () => {
    let tries = 0;
    const { own, there } = backend({
      securityKeyBegin: async () => ({ options, state: 7 }),
      securityKeyComplete: async ({ name = '', state }) => {
        expect(state).to.equal(7);
        if (++tries > 1) throw new PasskeyFailure('challenge_expired', { status: 500 });
        there.push({ id: 'k', kind: 'security-key', name });
        throw new PasskeyFailure('network');
      },
    });
    const element = await with_(own);
    await until(() => buttons(element).includes(ADD_KEY), 'offered');
    press(element, ADD_KEY);
    await until(() => buttons(element).includes('Try again'), 'it can be sent again');
    press(element, 'Try again');
    await until(() => said(element) === 'Security key was added.', 'said');
    expect(tries).to.equal(2);
    expect(factors(element)).to.have.length(1);
  });

  it('a key that takes the password with it is not lost to who types none at first', async () => {
    const sent: (string | undefined)[] = [];
    const { own, there } = backend({
      securityKeyBegin: async () => ({ options }),
      securityKeyComplete: async ({ name = '' }, call) => {
        sent.push(call?.password);
        if (call?.password !== 'right') throw new PasskeyFailure('reauth_required', { field: 'password' });
        const key = { id: 'k', kind: 'security-key', name } as const;
        there.push(key);
        return key;
      },
    });
    const element = await with_(own);
    await until(() => buttons(element).includes(ADD_KEY), 'offered');
    press(element, ADD_KEY);
    const asks = () => inside(element).querySelector<HTMLInputElement>('dialog[open] input');
    await until(asks, 'the password is asked for');
    [...inside(element).querySelectorAll<HTMLElement>('dialog[open] button')]
      .find((one) => nameOf(one) === 'Cancel')!
      .click();
    await until(() => buttons(element).includes('Try again'), 'nothing is lost');
    press(element, 'Try again');
    await until(asks, 'it is asked for again');
    asks()!.value = 'right';
    inside(element).querySelector<HTMLFormElement>('dialog[open] form')!.requestSubmit();
    await until(() => factors(element).length === 1, 'it is added');
    expect(sent).to.deep.equal([undefined, undefined, 'right']);
  });
});
