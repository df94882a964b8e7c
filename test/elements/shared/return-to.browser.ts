/* Where none of the three elements leads, whatever the page or the server says. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import '../../../src/elements/passkey-manager/define.js';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { goTo } from '../../../src/elements/shared/return-to.js';
import type { PasskeyBackend } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { base, freshName, signOut, signUp, useRelyingParty } from '../../support/relying-party.js';
import { click, inState, until, usernameInput } from './screen.js';
import { useConsole, useNavigations } from './watch.js';

const here = location.origin;
const { host } = location;

const HOSTILE: readonly string[] = [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'JaVaScRiPt:alert(1)//https://app.example/',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  `blob:${here}/0`,
  `filesystem:${here}/temporary/x`,
  'file:///etc/passwd',
  'about:blank',
  'mailto:ada@example.org',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\u0000//evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'https://evil.example/',
  'https://evil。example/',
  'https://evil．example/',
  'https://app.example。evil.example/',
  `https://${host}@evil.example/`,
  `https://evil.example/#${here}`,
  `${here}.evil.example/`,
  `${here}@evil.example/`,
  here.replace('://', '://user:pw@'),
  here.replace('://', '://user@'),
  'https://user:pw@app.example/',
  'http://app.example/',
  'https://app.example:8443/',
  'https://app.example./',
  'https://sub.app.example/',
  `http://${location.hostname}:1/`,
  'https://',
  'http://[',
  `https://evil.example/${'a'.repeat(100_000)}`,
];

const listed = 'https://app.example';

const backend: PasskeyBackend = { list: () => Promise.resolve({ passkeys: [] }) };

const link = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLAnchorElement>('[part~="back-link"]');

describe('the way back of the manager', () => {
  const lines = useConsole();

  const shown = async (target: string): Promise<PasskeyManager> => {
    const element = await fixture<PasskeyManager>(
      html`<passkey-manager
        .backend=${backend}
        .returnTo=${target}
        return-origins=${listed}
      ></passkey-manager>`,
    );
    await inState(element, 'ready');
    return element;
  };

  for (const [target, url] of [
    ['/account', `${here}/account`],
    ['?tab=1#x', new URL('?tab=1#x', document.baseURI).href],
    [`${listed}/a`, `${listed}/a`],
  ] as const)
    it(`leads to ${target}`, async () => {
      const element = await shown(target);
      await until(() => link(element), 'the link is there');
      expect([link(element)!.href, link(element)!.textContent]).to.deep.equal([url, 'Back']);
      await expect(element).to.be.accessible();
    });

  for (const target of HOSTILE)
    it(`does not lead to ${JSON.stringify(target.slice(0, 60))}`, async () => {
      const element = await shown(target);
      await until(() => lines.length > 0, 'developers are told');
      expect(link(element)).to.equal(null);
      expect(lines.filter((line) => line.includes('is not gone to')).length).to.equal(1);
    });

  it('is nowhere without a target', async () => {
    const element = await shown('');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([link(element), lines.length]).to.deep.equal([null, 0]);
  });

  it('is there where the list cannot be read, and in German', async () => {
    const element = await fixture<PasskeyManager>(
      html`<passkey-manager lang="de" base="/nowhere" return-to="/account"></passkey-manager>`,
    );
    await inState(element, 'failed');
    await until(() => link(element)?.textContent === 'Zurück', 'the link is there');
  });
});

describe('after a sign-in or sign-up', () => {
  const navigations = useNavigations();
  const lines = useConsole();

  for (const target of HOSTILE)
    it(`nobody is sent to ${JSON.stringify(target.slice(0, 60))}`, () => {
      goTo(target, listed);
      expect([navigations.length, lines.length]).to.deep.equal([0, 1]);
    });
});

describe('after a real ceremony', () => {
  useAuthenticator();
  useRelyingParty();
  const navigations = useNavigations();
  const lines = useConsole();

  /** A few of the table: each is a whole ceremony, and the rest goes the same way. */
  for (const target of ['javascript:alert(1)', '//evil.example', here.replace('://', '://user:pw@')]) {
    it(`a sign-in does not lead to ${target}`, async () => {
      await signUp();
      await signOut();
      const login = await fixture(
        html`<passkey-login base=${base} no-autofill .returnTo=${target}></passkey-login>`,
      );
      await click(login, 'Sign in with a passkey');
      await inState(login, 'succeeded');
      await until(() => lines.length > 0, 'developers are told');
      expect(navigations.length).to.equal(0);
    });

    it(`a sign-up does not lead to ${target}`, async () => {
      const signup = await fixture(html`<passkey-signup base=${base} .returnTo=${target}></passkey-signup>`);
      await until(() => signup.querySelector('input'), 'the field is there');
      usernameInput(signup).value = freshName();
      await click(signup, 'Create account with a passkey');
      await click(signup, 'Save name');
      await until(() => lines.length > 0, 'developers are told');
      expect(navigations.length).to.equal(0);
    });
  }
});
