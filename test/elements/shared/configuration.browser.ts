/* Where the backend is: told by attributes, by the page for all, by an object; and told wrongly. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import '../../../src/elements/passkey-signup/define.js';
import {
  configurePasskeys,
  createBackend,
  type PasskeyLogin,
  type PasskeySignup,
} from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  base,
  faulty,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { aWhile, buttons, click, hasState, inState, status, told, until } from './screen.js';
import { to, useConsole, useRequests } from './watch.js';

const SIGN_IN = 'Sign in with a passkey';
const NOT_SET_UP = 'This part of the page is not set up yet. Please tell the people who run this site.';

describe('an element whose configuration cannot work', () => {
  const lines = useConsole();
  const asked = useRequests();
  afterEach(() => configurePasskeys({}));

  const wrong: readonly [string, () => Promise<Element>, string, RegExp][] = [
    ['no base', () => fixture(html`<passkey-login></passkey-login>`), 'base', /base="\/api\/passkeys"/],
    ['an empty base', () => fixture(html`<passkey-login base=""></passkey-login>`), 'base', /it is missing/],
    [
      'a method that is none',
      () => fixture(html`<passkey-login base=${base} login-begin="FETCH /login"></passkey-login>`),
      'login-begin',
      /"FETCH" is not a method/,
    ],
    [
      'too many words',
      () => fixture(html`<passkey-login base=${base} login-begin="POST /login now"></passkey-login>`),
      'login-begin',
      /write "METHOD \/path"/,
    ],
    [
      'a placeholder that means nothing',
      () => fixture(html`<passkey-login base=${base} login-complete="POST /u/{user}"></passkey-login>`),
      'login-complete',
      /"\{user\}" means nothing here/,
    ],
    [
      'an id where there is none',
      () => fixture(html`<passkey-login base=${base} login-complete="POST /u/{id}"></passkey-login>`),
      'login-complete',
      /\{id\} means nothing here/,
    ],
    [
      'a path that needs the base',
      () => fixture(html`<passkey-login login-begin="POST begin" login-complete="POST /c"></passkey-login>`),
      'login-begin',
      /needs the base/,
    ],
    [
      'an operation taken away that it lives from',
      () => fixture(html`<passkey-login base=${base} login-begin="none"></passkey-login>`),
      'login-begin',
      /nothing to do/,
    ],
    [
      'only some of its endpoints',
      () => fixture(html`<passkey-login login-complete="POST /c"></passkey-login>`),
      'login-begin',
      /it is missing/,
    ],
    ['no base', () => fixture(html`<passkey-signup></passkey-signup>`), 'base', /it is missing/],
    [
      'a rename without {id}',
      () => fixture(html`<passkey-signup base=${base} rename="PUT /names"></passkey-signup>`),
      'rename',
      /needs \{id\}/,
    ],
  ];

  for (const [what, bring, attribute, hint] of wrong) {
    it(`(${what}) tells developers once, by element and attribute "${attribute}", and visitors in plain words`, async () => {
      const element = await bring();
      await told(element, NOT_SET_UP);
      await aWhile(50);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(`<${element.localName}>: attribute "${attribute}":`).and.to.match(hint);
      expect(hasState(element, 'misconfigured')).to.equal(true);
      expect(buttons(element)).to.deep.equal([]);
      expect(asked).to.deep.equal([]);
    });
  }

  it('keeps the other ways in on the page', async () => {
    const login = await fixture(
      html`<passkey-login><a slot="fallback" href="#other">Use a password</a></passkey-login>`,
    );
    await told(login, NOT_SET_UP);
    expect(login.querySelector('a')!.offsetHeight).to.be.greaterThan(0);
  });

  it('works as soon as the attribute is right', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login no-autofill></passkey-login>`);
    await told(login, NOT_SET_UP);
    login.base = base;
    await inState(login, 'idle');
    await until(() => buttons(login).includes(SIGN_IN), 'the button is there');
    expect(status(login)).to.equal('');
  });

  it('works as soon as the page configures', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login no-autofill></passkey-login>`);
    await told(login, NOT_SET_UP);
    configurePasskeys({ base });
    await inState(login, 'idle');
    await until(() => buttons(login).includes(SIGN_IN), 'the button is there');
    await aWhile(50);
    expect(lines).to.have.length(1);
  });

  it('is told again when it becomes wrong again', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    login.base = undefined;
    await told(login, NOT_SET_UP);
    expect(lines).to.have.length(1);
  });

  it('is no matter for one that is configured in the same task', async () => {
    const login = document.createElement('passkey-login');
    document.body.append(login);
    login.noAutofill = true;
    login.base = base;
    await aWhile(50);
    expect(lines).to.deep.equal([]);
    login.remove();
  });
});

describe('the backend of an element', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  let username = '';
  beforeEach(async () => {
    ({ username } = await signUp());
    await signOut();
    asked.length = 0;
  });
  afterEach(() => configurePasskeys({}));

  async function signsIn(login: PasskeyLogin): Promise<void> {
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
  }

  it('is what the page configured for all', async () => {
    configurePasskeys({ base });
    await signsIn(await fixture<PasskeyLogin>(html`<passkey-login no-autofill></passkey-login>`));
  });

  it('is its own base, over what the page configured', async () => {
    configurePasskeys({ base: '/nowhere' });
    await signsIn(
      await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`),
    );
  });

  it('is its own endpoints, without any base', async () => {
    await signsIn(
      await fixture<PasskeyLogin>(
        html`<passkey-login
          login-begin="POST ${base}/login/begin"
          login-complete="${base}/login/complete"
          no-autofill
        ></passkey-login>`,
      ),
    );
  });

  it('is an object, over everything else', async () => {
    configurePasskeys({ base: '/nowhere' });
    await signsIn(
      await fixture<PasskeyLogin>(
        html`<passkey-login
          base="/elsewhere"
          .backend=${createBackend({ base })}
          no-autofill
        ></passkey-login>`,
      ),
    );
    expect(asked.filter(({ path }) => !path.startsWith('/api/'))).to.deep.equal([]);
  });

  it('is another one from the moment its base changes', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${faulty({ fault: 'status', status: 500 })} no-autofill></passkey-login>`,
    );
    await click(login, SIGN_IN);
    await inState(login, 'failed');
    login.base = base;
    await login.updateComplete;
    await signsIn(login);
  });

  it('is another one from the moment an endpoint attribute changes', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} login-begin="POST /nowhere" no-autofill></passkey-login>`,
    );
    login.setAttribute('login-begin', `POST ${base}/login/begin`);
    await login.updateComplete;
    await signsIn(login);
    expect(to(asked, '/nowhere')).to.deep.equal([]);
  });

  it('gets the page’s headers with every request, asked for each time', async () => {
    const tokens: number[] = [];
    const seen: (string | null)[] = [];
    configurePasskeys({
      base,
      headers: () => ({ 'X-Token': `t${tokens.push(0)}` }),
      fetch: (input, init) => {
        seen.push(new Headers(init?.headers).get('X-Token'));
        return fetch(input, init);
      },
    });
    await signsIn(await fixture<PasskeyLogin>(html`<passkey-login no-autofill></passkey-login>`));
    expect(seen).to.deep.equal(['t1', 't2']);
  });

  it('ends what runs when it changes', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${faulty({ fault: 'hang' })}></passkey-signup>`,
    );
    signup.querySelector('input')!.value = 'somebody';
    await click(signup, 'Create account with a passkey');
    await inState(signup, 'requesting');
    signup.base = base;
    await inState(signup, 'idle');
  });
});
