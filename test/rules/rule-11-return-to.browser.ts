/* Where a visitor may be sent afterwards, by the page or by the server. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import '../../src/elements/passkey-signup/define.js';
import { configurePasskeys, type PasskeyLogin, type PasskeySignup } from '../../src/index.js';
import { returnUrl } from '../../src/elements/shared/return-to.js';
import { adapted } from '../elements/shared/repairable.js';
import { click, inState, until } from '../elements/shared/screen.js';
import { useConsole, useNavigations } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { base, signOut, signUp, useRelyingParty } from '../support/relying-party.js';
import { create, SIGN_IN } from './support/elements.js';

const here = location.origin;
const other = 'https://app.example';

const followed: readonly [string, string][] = [
  ['/home', `${here}/home`],
  ['home', new URL('home', document.baseURI).href],
  ['?a=1#b', new URL('?a=1#b', document.baseURI).href],
  ['/a//b', `${here}/a//b`],
  ['/%2F%2Fevil.example', `${here}/%2F%2Fevil.example`],
  ['/home?next=https://evil.example/', `${here}/home?next=https://evil.example/`],
  [` ${here}/home\n`, `${here}/home`],
  [`${here.toUpperCase()}/Home`, `${here}/Home`],
  [`${other}/a`, `${other}/a`],
  [`${other}:443/a`, `${other}/a`],
];

const refused: readonly string[] = [
  '',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:' + `${here}/0`,
  'file:///etc/passwd',
  'ftp://app.example/',
  'mailto:ada@example.org',
  'about:blank',
  '//evil.example',
  '///evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '\u0000//evil.example',
  'https:evil.example',
  'https://evil.example/',
  `https://evil.example/${other}`,
  `${other}.evil.example/`,
  `${other}@evil.example/`,
  'http://app.example/',
  `${other}:8443/`,
  'https://user:pw@app.example/',
  'https://user@app.example/',
  here.replace('://', '://user:pw@'),
  'http://localhost:1/',
  'https://',
  'http://[',
];

describe('rule 11: return-to', () => {
  for (const [target, url] of followed) {
    it(`follows ${JSON.stringify(target)}`, () => {
      expect(returnUrl(target, [other])?.href).to.equal(url);
    });
  }

  for (const target of refused) {
    it(`refuses ${JSON.stringify(target)}`, () => {
      expect(returnUrl(target, [other])?.href).to.equal(undefined);
    });
  }

  it('refuses what nobody named', () => {
    expect(returnUrl(undefined, [other])).to.equal(undefined);
  });

  it('refuses another origin that is not listed', () => {
    expect(returnUrl(`${other}/a`)).to.equal(undefined);
    expect(returnUrl(`${other}/a`, ['', '*', 'null', 'app.example', `${other}/`])).to.equal(undefined);
  });
});

describe('rule 11: a visitor who signed in', () => {
  useAuthenticator();
  useRelyingParty();
  const navigations = useNavigations();
  const lines = useConsole();
  beforeEach(async () => {
    await signUp();
    await signOut();
  });
  afterEach(() => configurePasskeys({}));

  /** Signs in; the visitor goes on, or developers are told why not. */
  async function through(element: PasskeyLogin): Promise<void> {
    const before = navigations.length + lines.length;
    await click(element, SIGN_IN);
    await inState(element, 'succeeded');
    await until(() => navigations.length + lines.length > before, 'it is decided where to go');
  }

  const sentTo = async (target: string, origins = '') =>
    through(
      await fixture<PasskeyLogin>(
        html`<passkey-login
          base=${base}
          return-to=${target}
          return-origins=${origins}
          no-autofill
        ></passkey-login>`,
      ),
    );

  it('goes to a URL of the same origin', async () => {
    await sentTo('/home?a=1#b');
    expect(navigations).to.deep.equal([`${here}/home?a=1#b`]);
  });

  for (const hostile of [
    'javascript:alert(1)',
    '//evil.example/',
    '\\\\evil.example',
    'https://evil.example/',
    here.replace('://', '://user:pw@'),
  ]) {
    it(`goes not to ${hostile}, which the page was given, and developers are told`, async () => {
      await sentTo(hostile, other);
      expect(navigations).to.deep.equal([]);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(hostile);
    });

    it(`goes not to ${hostile}, which the server wants, and developers are told`, async () => {
      const backend = adapted((real) => ({
        loginComplete: async (...args) => ({ ...(await real.loginComplete(...args)), redirectTo: hostile }),
      }));
      await through(
        await fixture<PasskeyLogin>(html`<passkey-login .backend=${backend} no-autofill></passkey-login>`),
      );
      expect(navigations).to.deep.equal([]);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.contain(hostile);
    });
  }

  it('goes to another origin where the page lists it, on the element or for all', async () => {
    await sentTo(`${other}/a`, `https://other.example ${other}`);
    await signOut();
    configurePasskeys({ base, returnOrigins: [other] });
    await through(
      await fixture<PasskeyLogin>(html`<passkey-login return-to="${other}/b" no-autofill></passkey-login>`),
    );
    expect(navigations).to.deep.equal([`${other}/a`, `${other}/b`]);
  });
});

describe('rule 11: a visitor who signed up', () => {
  useAuthenticator();
  useRelyingParty();
  const navigations = useNavigations();
  const lines = useConsole();

  for (const [target, arrived] of [
    ['/home', [`${here}/home`]],
    ['javascript:alert(1)', []],
  ] as const) {
    it(`goes ${arrived.length ? '' : 'not '}to ${target}`, async () => {
      const element = await fixture<PasskeySignup>(
        html`<passkey-signup base=${base} return-to=${target}></passkey-signup>`,
      );
      await create(element);
      await click(element, 'Keep this name');
      await until(() => navigations.length + lines.length > 0, 'it is decided where to go');
      expect(navigations).to.deep.equal(arrived);
    });
  }
});
