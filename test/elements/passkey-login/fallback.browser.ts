/* The other ways in that the page puts beside the passkey: they belong to the page. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { press } from '../../support/keyboard.js';
import { base, useRelyingParty } from '../../support/relying-party.js';
import { aWhile, heard, until } from '../shared/screen.js';

describe('the slot fallback of passkey-login', () => {
  useRelyingParty();

  it('keeps Enter in a form of the page for that form', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill>
        <form slot="fallback"><input type="password" aria-label="Password" /></form>
      </passkey-login>`,
    );
    const events = heard(document);
    let sent = 0;
    login.querySelector('form')!.addEventListener('submit', (event) => {
      event.preventDefault();
      sent++;
    });
    login.querySelector('input')!.focus();
    await press('Enter');
    await until(() => sent === 1, 'the form was not sent');
    await aWhile();
    expect(events).to.deep.equal([]);
  });

  it('does not lose its label when the element is cloned, as snapshot caches do', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base}></passkey-login>`);
    await until(() => login.querySelector('input'), 'no input');
    const clone = document.importNode(login, true);
    login.replaceWith(clone);
    await clone.updateComplete;
    await aWhile();
    expect(clone.querySelectorAll('input')).to.have.length(1);
    expect(clone.shadowRoot!.querySelector('[part~="label"]')!.hasAttribute('hidden')).to.equal(false);
    clone.remove();
  });
});
