/* The words of an element: in the language it stands in, or the page's own. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import '../../../src/elements/passkey-signup/define.js';
import { configurePasskeys, registerLocale, type PasskeyLogin } from '../../../src/index.js';
import { base, faulty } from '../../support/relying-party.js';
import { aWhile, buttons, click, told, until, usernameInput } from './screen.js';
import { useConsole } from './watch.js';

const ENGLISH = 'Sign in with a passkey';
const GERMAN = 'Mit Passkey anmelden';

const says = (element: Element, words: string) =>
  until(() => buttons(element).includes(words), `says "${words}"`);

describe('the language of an element', () => {
  useConsole();
  afterEach(() => configurePasskeys({}));

  it('is that of the nearest ancestor that has one', async () => {
    const page = await fixture(
      html`<div lang="en">
        <section lang="de"><passkey-login base=${base} no-autofill></passkey-login></section>
      </div>`,
    );
    await says(page.querySelector('passkey-login')!, GERMAN);
  });

  it('is its own, where it has one', async () => {
    const page = await fixture(
      html`<div lang="de"><passkey-login lang="en" base=${base} no-autofill></passkey-login></div>`,
    );
    await says(page.querySelector('passkey-login')!, ENGLISH);
  });

  it('is looked for beyond a shadow root', async () => {
    const host = await fixture(html`<div lang="de"></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<passkey-login base="${base}" no-autofill></passkey-login>`;
    await says(root.querySelector('passkey-login')!, GERMAN);
  });

  it('is German in Austria too', async () => {
    const login = await fixture(html`<passkey-login lang="de-AT" base=${base} no-autofill></passkey-login>`);
    await says(login, GERMAN);
  });

  it('is English where the package does not know it', async () => {
    const login = await fixture(html`<passkey-login lang="tlh" base=${base} no-autofill></passkey-login>`);
    await says(login, ENGLISH);
  });

  it('is never painted wrong first', async () => {
    const login = document.createElement('passkey-login');
    Object.assign(login, { lang: 'de', base, noAutofill: true });
    const seen = new Set<string>();
    document.body.append(login);
    for (let frame = 0; frame < 30; frame += 1) {
      await new Promise(requestAnimationFrame);
      buttons(login).forEach((words) => seen.add(words));
    }
    expect([...seen]).to.deep.equal([GERMAN]);
    login.remove();
  });

  it('changes with the page, while the visitor looks', async () => {
    const page = await fixture(
      html`<div lang="en">
        <passkey-login base=${base} mode="username-first" no-autofill></passkey-login>
      </div>`,
    );
    const login = page.querySelector('passkey-login')!;
    await says(login, ENGLISH);
    page.setAttribute('lang', 'de');
    await says(login, GERMAN);
    expect(usernameInput(login).getAttribute('aria-label')).to.equal('Benutzername');
    page.setAttribute('lang', 'en');
    await says(login, ENGLISH);
  });

  it('changes when the element moves to another one', async () => {
    const page = await fixture(
      html`<div>
        <p lang="de"></p>
        <passkey-login base=${base} no-autofill></passkey-login>
      </div>`,
    );
    const login = page.querySelector('passkey-login')!;
    page.querySelector('p')!.append(login);
    await says(login, GERMAN);
  });

  it('is one that the page registers', async () => {
    registerLocale('fr', { loginButton: 'Se connecter' });
    const login = await fixture(html`<passkey-login lang="fr-CH" base=${base} no-autofill></passkey-login>`);
    await says(login, 'Se connecter');
  });

  it('is that of failures too', async () => {
    const login = await fixture(
      html`<passkey-login
        lang="de"
        base=${faulty({ fault: 'status', status: 500 })}
        no-autofill
      ></passkey-login>`,
    );
    await click(login, GERMAN);
    await told(login, 'Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es später noch einmal.');
  });

  it('is that of a configuration that cannot work', async () => {
    const signup = await fixture(html`<passkey-signup lang="de"></passkey-signup>`);
    await told(signup, /^Dieser Teil der Seite ist noch nicht eingerichtet\./);
  });
});

describe('the page’s own words', () => {
  afterEach(() => configurePasskeys({}));

  it('take the place of some, and leave the others', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login
        base=${base}
        mode="username-first"
        no-autofill
        .messages=${{ loginButton: 'Come in' }}
      ></passkey-login>`,
    );
    await says(login, 'Come in');
    expect(usernameInput(login).getAttribute('aria-label')).to.equal('User name');
    login.messages = { loginButton: 'Enter' };
    await says(login, 'Enter');
  });

  it('hold for all elements where the page configures them, and an element’s own win', async () => {
    configurePasskeys({ base, messages: { loginButton: 'For all', usernameLabel: 'E-mail' } });
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login
        mode="username-first"
        no-autofill
        .messages=${{ loginButton: 'Own' }}
      ></passkey-login>`,
    );
    await says(login, 'Own');
    expect(usernameInput(login).getAttribute('aria-label')).to.equal('E-mail');
  });

  it('are text, whatever they look like', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login
        base=${base}
        no-autofill
        .messages=${{ loginButton: '<img src=x>' }}
      ></passkey-login>`,
    );
    await says(login, '<img src=x>');
    await aWhile(20);
    expect(login.shadowRoot!.querySelector('img')).to.equal(null);
  });
});
