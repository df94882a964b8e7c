/* The app's server of docs/presets/secureauth.md, through the elements: an administrator's list, a link, a passkey. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-manager/define.js';
import '../../src/elements/passkey-signup/define.js';
import type { PasskeyManager, PasskeySignup } from '../../src/index.js';
import { click, next, told, until } from '../elements/shared/screen.js';
import { useNavigations } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { names, part, parts, shows } from './bench.js';

const server = '/wire/secureauth-app';
const base = `${server}/api/passkeys`;

async function control<T>(what: string, body: object = {}): Promise<T> {
  const answer = await fetch(`${server}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
  return (await answer.json()) as T;
}

describe('administrators of SecureAuth Connect', () => {
  const authenticator = useAuthenticator();
  const home = location.href;
  let userId: string;
  let user: string;

  const become = (isAdministrator: boolean) =>
    (document.cookie = `administrator=yes; path=/wire/; max-age=${isAdministrator ? '600' : '0'}`);

  beforeEach(async () => {
    ({ user } = await control<{ user: string }>('sign-in', { passkeys: ['First', 'Second'] }));
    ({ id: userId } = (await (await fetch(`${server}/id`)).json()) as { id: string });
    await control('sign-in');
    become(true);
  });
  afterEach(async () => {
    become(false);
    sessionStorage.clear();
    history.replaceState(null, '', home);
    await control('sign-out');
  });

  const manager = async (rows?: number): Promise<PasskeyManager> => {
    const element = await fixture<PasskeyManager>(
      html`<passkey-manager base=${base} user-id=${userId}></passkey-manager>`,
    );
    if (rows !== undefined) await shows(element, rows);
    return element;
  };

  const link = async (element: PasskeyManager): Promise<URL> => {
    await click(element, 'Make a link for a new passkey');
    await until(() => element.shadowRoot?.querySelector('.secret'), 'the link is shown');
    return new URL(element.shadowRoot!.querySelector('.secret')!.textContent);
  };

  const arrive = async (url: URL): Promise<PasskeySignup> => {
    history.replaceState(null, '', location.pathname + url.hash);
    const element = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} enrollment rename="none"></passkey-signup>`,
    );
    element.addEventListener('passkey-signup', (event) => event.preventDefault());
    return element;
  };

  it('see whose passkeys these are, and remove one', async () => {
    const element = await manager(2);
    expect(names(element)).to.have.members(['First', 'Second']);
    await until(() => part(element, 'title').textContent.includes(user), 'whose they are');
    part(element, 'remove-button').click();
    await click(element, 'Remove passkey');
    await shows(element, 1);
    await shows(await manager(1), 1);
  });

  it('register a security key for them, and name it', async () => {
    await authenticator.unplug();
    await authenticator.plugIn({ transport: 'usb' });
    const element = await manager(2);
    await click(element, 'Add a security key');
    await told(element, `Security key added for ${user}.`);
    const field = () => element.shadowRoot?.querySelector<HTMLInputElement>('#name');
    await until(field, 'a field for the name');
    field()!.value = 'YubiKey 5C, no. 12';
    await click(element, 'Save name');
    await told(element, 'Renamed to YubiKey 5C, no. 12.');
    expect(names(await manager(3))).to.have.members(['First', 'Second', 'YubiKey 5C, no. 12']);
  });

  it('make a link, by which its owner makes a passkey, once', async () => {
    const url = await link(await manager(2));
    await control('sign-out');
    become(false);
    const element = await arrive(url);
    const heard = next(element, 'passkey-signup');
    await click(element, 'Create a passkey on this device');
    await heard;
    expect(await authenticator.credentials()).to.have.length(1);
    await authenticator.clearCredentials();
    const again = await arrive(url);
    await click(again, 'Create a passkey on this device');
    await told(again, /^This link no longer works\./);
    await control('sign-in');
    become(true);
    const listed = await manager(3);
    expect(names(listed).find((name) => !['First', 'Second'].includes(name))).to.match(/\w/);
  });

  it('are nobody else: who is none is told so', async () => {
    become(false);
    const element = await manager();
    await told(element, /^You are not allowed to do this\./);
    expect(parts(element, 'passkey')).to.have.length(0);
  });

  // Apart, because whatever would leave the page is stopped here, a change of the address too.
  describe('whose sign-in is too old', () => {
    const navigations = useNavigations();

    it('sign in anew for a removal', async () => {
      const element = await manager(2);
      await control('stale');
      part(element, 'remove-button').click();
      await click(element, 'Remove passkey');
      await until(() => navigations.length, 'gone to the sign-in');
      expect(new URL(navigations[0]!).pathname).to.equal('/sign-in/again');
    });
  });
});
