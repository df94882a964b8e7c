/* Second factors below the list: seen, added as an authenticator app, removed. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { PasskeyFailure } from '../../../src/model/failure.js';
import { codeOf, wrongCode } from '../../support/authenticator-app.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { ask, base, faulty, signOut, signUp, sql, useRelyingParty } from '../../support/relying-party.js';
import { useConsole } from '../shared/watch.js';
import {
  button,
  buttons,
  dialog,
  field,
  inside,
  manager,
  nameOf,
  next,
  part,
  said,
  until,
} from './support.js';

import {
  ADD,
  CONFIRM,
  factors,
  titleHasFocus,
  stored,
  shown,
  press,
  adding,
  type,
  gone,
  markup,
} from './factors-support.js';

describe('second factors, with the relying party', () => {
  useAuthenticator();
  useRelyingParty();
  const lines = useConsole();
  beforeEach(async () => {
    await signUp();
  });

  it('are shown only where the backend offers them', async () => {
    const element = await manager();
    expect(part(element, 'factors')).to.equal(null);
    const by = await manager({ offers: undefined as never });
    await until(() => part(by, 'factors'), 'the backend says so by itself');
  });

  it('an authenticator app is added, seen and removed', async () => {
    const element = await shown();
    await until(() => part(element, 'factors')?.textContent.includes('There are none.'), 'none yet');
    const secret = await adding(element);
    expect(secret).to.match(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(dialog(element)!.querySelector('svg[role="img"]')?.ariaLabel ?? '').to.include('QR code');
    const input = field(element)!;
    expect([input.inputMode, input.getAttribute('autocomplete')]).to.deep.equal(['numeric', 'one-time-code']);
    const code = codeOf(secret);
    type(element, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    await gone(element);
    await until(() => factors(element).length === 1, 'it is in the list');
    expect(factors(element)[0]).to.match(/^Authenticator app Created/);
    expect(said(element)).to.equal('The authenticator app was added.');
    expect(buttons(element)).not.to.include(ADD);
    await until(() => titleHasFocus(element), 'the focus is not lost');

    press(element, 'Remove Authenticator app');
    expect(dialog(element)!.textContent).to.include('You can still sign in with your passkey.');
    expect(dialog(element)!.textContent).to.include('Without it, nothing but your passkeys');
    button(element, 'Keep it').click();
    await gone(element);
    expect(nameOf(inside(element).activeElement!)).to.equal('Remove Authenticator app');
    button(element, 'Remove Authenticator app').click();
    button(element, 'Remove it').click();
    await gone(element);
    await until(() => factors(element).length === 0, 'it is gone');
    expect(said(element)).to.equal('Authenticator app was removed.');
    expect(await stored()).to.deep.equal([]);
    await until(() => titleHasFocus(element), 'the focus is not lost');
    expect(lines).to.deep.equal([]);
  });

  it('a wrong code says so and keeps the dialog with the same secret', async () => {
    const element = await shown();
    const secret = await adding(element);
    type(element, '');
    expect(said(element)).to.include('Type the code that the app shows now.');
    type(element, wrongCode(secret));
    await until(() => said(element).includes('That code is not right.'), 'told');
    const input = field(element)!;
    await until(() => inside(element).activeElement === input, 'the focus is in the field');
    expect(input.ariaInvalid).to.equal('true');
    expect(dialog(element)!.querySelector('.secret')!.textContent).to.equal(secret);
    type(element, codeOf(secret));
    await gone(element);
    expect((await stored()).length).to.equal(1);
  });

  it('after five wrong codes there is a new secret to begin with', async () => {
    const element = await shown();
    const secret = await adding(element);
    for (let i = 0; i < 6; i++) {
      await until(() => button(element, CONFIRM).ariaDisabled !== 'true', 'ready');
      type(element, wrongCode(secret));
      await until(() => button(element, /Cancel/) && !said(element).includes('One moment'), 'answered');
      if (!dialog(element)?.querySelector('.secret')) break;
    }
    await until(() => buttons(element).includes('Try again'), 'another is offered');
    button(element, 'Try again').click();
    await until(() => dialog(element)?.querySelector('.secret'), 'another secret');
    const second = dialog(element)!.querySelector('.secret')!.textContent;
    expect(second).not.to.equal(secret);
    type(element, codeOf(second));
    await gone(element);
    expect((await stored()).length).to.equal(1);
  });

  for (const [how, cancel] of [
    ['the button', (element: PasskeyManager) => button(element, 'Cancel').click()],
    [
      'Escape',
      (element: PasskeyManager) => dialog(element)!.dispatchEvent(new Event('cancel', { cancelable: true })),
    ],
  ] as const)
    it(`${how} cancels and leaves nothing, and the focus is where it was`, async () => {
      const element = await shown();
      await adding(element);
      cancel(element);
      await gone(element);
      expect(inside(element).querySelector('.secret, .qr-code, #totp-code')).to.equal(null);
      expect(nameOf(inside(element).activeElement!)).to.equal(ADD);
      expect(await stored()).to.deep.equal([]);
      expect(said(element)).to.equal('');
    });

  it('cancelled while the secret is on its way, nothing comes later', async () => {
    const element = await shown({ base: faulty({ fault: 'delay', ms: 300, path: 'totp/begin' }) });
    await until(() => buttons(element).includes(ADD), 'an app can be added');
    button(element, ADD).click();
    await until(() => dialog(element), 'open');
    button(element, 'Cancel').click();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(dialog(element)).to.equal(null);
    expect(markup()).not.to.include('otpauth');
  });

  it('cancelled while the code is on its way, the list tells what came of it', async () => {
    const element = await shown({ base: faulty({ fault: 'delay', ms: 800, path: 'totp/complete' }) });
    const secret = await adding(element);
    const sent = new Promise((resolve) => {
      const real = window.fetch;
      window.fetch = (...request) => {
        window.fetch = real;
        resolve(undefined);
        return real(...request);
      };
    });
    type(element, codeOf(secret));
    await sent;
    // Asked for is not yet on its way.
    await new Promise((resolve) => setTimeout(resolve, 300));
    button(element, 'Cancel').click();
    await gone(element);
    await until(async () => (await stored()).length === 1, 'it arrived all the same');
    await element.reload();
    await until(() => factors(element).length === 1, 'the list has it');
  });

  it('the secret is nowhere once the dialog is closed, and in no event, address or console', async () => {
    const events: string[] = [];
    const types = ['passkey-failure', 'passkey-list', 'passkey-cancel', 'passkey-add'] as const;
    const hear = (event: Event) => events.push(JSON.stringify(event));
    for (const one of types) document.addEventListener(one, hear);
    const element = await shown();
    const grouped = await adding(element);
    const secret = grouped.replaceAll(' ', '');
    expect(markup()).to.include(grouped);
    type(element, wrongCode(secret));
    await until(() => said(element).includes('That code is not right.'), 'told');
    type(element, codeOf(secret));
    await gone(element);
    await until(() => factors(element).length === 1, 'the list has it');
    for (const one of types) document.removeEventListener(one, hear);
    const all = [
      markup(),
      ...events,
      ...lines,
      location.href,
      JSON.stringify([localStorage, sessionStorage]),
    ];
    for (const text of all) {
      expect(text).not.to.include(secret);
      expect(text).not.to.include(grouped);
    }
    expect(events.join()).to.include('totp');
  });

  it('a double click adds one', async () => {
    const element = await shown();
    await until(() => buttons(element).includes(ADD), 'an app can be added');
    const add = button(element, ADD);
    add.click();
    add.click();
    await until(() => dialog(element)?.querySelector('.secret'), 'the secret is shown');
    expect(inside(element).querySelectorAll('dialog[open]').length).to.equal(1);
    const input = field(element)!;
    input.value = codeOf(dialog(element)!.querySelector('.secret')!.textContent);
    const confirm = button(element, CONFIRM);
    confirm.click();
    confirm.click();
    await gone(element);
    expect((await stored()).length).to.equal(1);
    expect(lines).to.deep.equal([]);
  });

  it('an answer that gets lost can be had again', async () => {
    const element = await shown();
    const secret = await adding(element);
    const code = codeOf(secret);
    const real = window.fetch;
    window.fetch = async (...request) => {
      window.fetch = real;
      await real(...request);
      throw new TypeError('the answer is lost');
    };
    type(element, code);
    await until(() => said(element).includes('The connection failed.'), 'told');
    expect(dialog(element)).not.to.equal(null);
    type(element, code);
    await gone(element);
    expect((await stored()).length).to.equal(1);
  });

  it('another tab was first: it is told, and the list is right', async () => {
    const element = await shown();
    const secret = await adding(element);
    const other = await ask<{ secret: string; state: string }>('POST', `${base}/factors/totp/begin`, {});
    await ask('POST', `${base}/factors/totp/complete`, { code: codeOf(other.secret), state: other.state });
    type(element, codeOf(secret));
    await until(() => said(element).includes('This has changed in the meantime.'), 'told');
    expect(dialog(element)!.querySelector('.secret')).to.equal(null);
    button(element, 'Cancel').click();
    await until(() => factors(element).length === 1, 'the list has the other');
  });

  it('who is signed out meanwhile is told, and nothing is stored', async () => {
    const element = await shown();
    const secret = await adding(element);
    await signOut();
    const failure = next<Event & { detail: { action: string; failure: PasskeyFailure } }>(
      element,
      'passkey-failure',
    );
    type(element, codeOf(secret));
    const { detail } = await failure;
    expect([detail.action, detail.failure.code]).to.deep.equal(['totp', 'unauthenticated']);
    await until(() => said(element).includes('You are not signed in.'), 'told');
    button(element, 'Cancel').click();
    await gone(element);
  });

  it('somebody else removed it first: it is gone, and that is no failure', async () => {
    const element = await shown();
    type(element, codeOf(await adding(element)));
    await until(() => factors(element).length === 1, 'added');
    button(element, 'Remove Authenticator app').click();
    await sql('DELETE FROM factors WHERE id = ?', [(await stored())[0]!.id]);
    button(element, 'Remove it').click();
    await gone(element);
    await until(() => factors(element).length === 0, 'gone');
  });

  it('taken off the page with its dialog open, nothing of it stays', async () => {
    const element = await shown();
    const secret = await adding(element);
    element.remove();
    await until(() => !inside(element).querySelector('dialog[open]'), 'closed');
    expect(inside(element).innerHTML).not.to.include(secret);
  });
});
