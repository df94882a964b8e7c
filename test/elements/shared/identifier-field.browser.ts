/* The user name input stands in the page's light DOM, where password managers look: the page's own, or the element's. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { focused, press, type } from '../../support/keyboard.js';
import { base } from '../../support/relying-party.js';
import { aWhile, click, told, until } from './screen.js';
import { to, useRequests } from './watch.js';

const SIGN_IN = 'Sign in with a passkey';

describe('the user name input of the element’s own', () => {
  it('is what password managers look for at a sign-in', async () => {
    const login = await fixture(html`<passkey-login base=${base}></passkey-login>`);
    const input = login.querySelector('input')!;
    expect(input.getAttribute('autocomplete')).to.equal('username webauthn');
    expect(input.getRootNode()).to.equal(document);
    expect(input).to.include({ type: 'text', name: 'username', autocapitalize: 'none', spellcheck: false });
    expect(input.offsetHeight).to.be.greaterThan(23);
  });

  it('is what password managers look for at a sign-up', async () => {
    const signup = await fixture(html`<passkey-signup base=${base}></passkey-signup>`);
    expect(signup.querySelector('input')!.getAttribute('autocomplete')).to.equal('username');
  });

  it('goes when the page brings its own, and comes back when that goes', async () => {
    const login = await fixture(html`<passkey-login base=${base}></passkey-login>`);
    const own = document.createElement('input');
    own.slot = 'identifier';
    login.append(own);
    await until(() => login.querySelectorAll('input').length === 1, 'one is left');
    expect(login.querySelector('input')).to.equal(own);
    own.remove();
    await until(() => login.querySelector('input') !== null, 'the element brings one again');
    expect(login.querySelectorAll('input')).to.have.length(1);
  });

  it('comes and goes with no-autofill where it is not needed', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    expect(login.querySelector('input')).to.equal(null);
    login.mode = 'username-first';
    await login.updateComplete;
    expect(login.querySelector('input')).not.to.equal(null);
    login.mode = 'discoverable';
    await login.updateComplete;
    expect(login.querySelector('input')).to.equal(null);
  });

  it('gets the focus by a click on its label', async () => {
    const login = await fixture(html`<passkey-login base=${base}></passkey-login>`);
    login.shadowRoot!.querySelector<HTMLElement>('[part=label]')!.click();
    expect(focused()).to.equal(login.querySelector('input'));
  });
});

describe('a user name input of the page’s own', () => {
  const asked = useRequests();
  const sent = () => to(asked, '/login/begin').map(({ body }) => body);

  it('is used where it stands', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill
        ><input slot="identifier" aria-label="E-mail"
      /></passkey-login>`,
    );
    expect(login.querySelectorAll('input')).to.have.length(1);
    login.querySelector('input')!.value = 'ada';
    await click(login, SIGN_IN);
    await until(() => sent().length === 1, 'options are asked for');
    expect(sent()).to.deep.equal([{ username: 'ada' }]);
  });

  it('is used within a label or whatever the page wraps around it', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill
        ><label slot="identifier"
          >E-mail <span><input value="ada" /></span></label
      ></passkey-login>`,
    );
    await click(login, SIGN_IN);
    await until(() => sent().length === 1, 'options are asked for');
    expect(sent()).to.deep.equal([{ username: 'ada' }]);
  });

  it('keeps its own label: the element shows none besides', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill
        ><label slot="identifier">E-mail <input /></label
      ></passkey-login>`,
    );
    expect(login.shadowRoot!.querySelector<HTMLElement>('[part=label]')!.offsetHeight).to.equal(0);
    expect(login.querySelector('input')!.hasAttribute('aria-label')).to.equal(false);
    await expect(login).to.be.accessible();
  });

  it('begins on Enter, and is told where it is wrongly empty', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} mode="username-first" no-autofill
        ><label slot="identifier">E-mail <input /></label
      ></passkey-login>`,
    );
    const input = login.querySelector('input')!;
    input.focus();
    await press('Enter');
    await told(login, 'Enter your user name.');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(focused()).to.equal(input);
    await type('ada');
    await press('Enter');
    await until(() => sent().length === 1, 'options are asked for');
    expect(sent()).to.deep.equal([{ username: 'ada' }]);
  });

  it('is left on the page when the element goes, and unchanged', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill
        ><input slot="identifier" aria-label="E-mail" autocomplete="email" value="ada"
      /></passkey-login>`,
    );
    const input = login.querySelector('input')!;
    login.remove();
    await aWhile(20);
    expect(input).to.include({ value: 'ada', autocomplete: 'email' });
    expect(input.parentElement).to.equal(login);
  });
});
