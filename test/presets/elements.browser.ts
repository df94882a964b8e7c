/* The word "preset" on an element: a wrong one, one that lacks what the element needs, three at once. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { configurePasskeys, definePreset, type PasskeyManager } from '../../src/index.js';
import { hasState, inState, told, until } from '../elements/shared/screen.js';
import { useConsole, useRequests } from '../elements/shared/watch.js';

const NOT_SET_UP = 'This part of the page is not set up yet. Please tell the people who run this site.';

describe('an element with a preset', () => {
  const lines = useConsole();
  const asked = useRequests();
  afterEach(() => configurePasskeys({}));

  it('says which presets there are, where its own does not exist', async () => {
    const element = await fixture(html`<passkey-manager preset="beter-auth"></passkey-manager>`);
    await told(element, NOT_SET_UP);
    expect(lines.filter((line) => line.includes('attribute "preset"'))).to.have.length(1);
    expect(lines.join()).to.match(
      /^<passkey-manager>: attribute "preset": there is none called "beter-auth", only .*better-auth, /,
    );
  });

  it('says what is missing for it', async () => {
    const element = await fixture(html`<passkey-login preset="supabase" base="/x"></passkey-login>`);
    await told(element, NOT_SET_UP);
    expect(lines.join()).to.contain('attribute "data-api-key": it is missing for the preset "supabase"');
    element.setAttribute('data-api-key', 'anon');
    element.setAttribute('base', '/y');
    await inState(element, 'idle');
  });

  it('says that the backend cannot do what the element is for', async () => {
    const element = await fixture(html`<passkey-signup preset="laravel"></passkey-signup>`);
    await told(element, NOT_SET_UP);
    expect(lines.join()).to.contain('attribute "signup-begin"').and.to.contain('nothing to do');
  });

  it('takes an object, and lets endpoints be replaced', async () => {
    const preset = definePreset({
      name: 'mine',
      title: 'Mine',
      base: '/mine',
      capabilities: { naming: 'finish', lastPasskey: 'unknown', stepUp: 'none', fields: ['id'] },
      operations: { list: { endpoint: 'GET {base}/a' }, remove: { endpoint: 'DELETE {base}/{id}' } },
    });
    await fixture(
      html`<passkey-manager .preset=${preset} list="POST {base}/b" remove="none"></passkey-manager>`,
    );
    await until(() => asked.length > 0, 'the list is asked for');
    expect(asked[0]).to.include({ method: 'POST', path: '/mine/b' });
  });

  it('lives beside two others with other presets', async () => {
    const page = await fixture(
      html`<div>
        <passkey-manager preset="better-auth" base="/one"></passkey-manager>
        <passkey-manager preset="laravel" base="/two"></passkey-manager>
        <passkey-manager preset="simplewebauthn" base="/three"></passkey-manager>
      </div>`,
    );
    await until(() => asked.length === 3, 'each asks its own backend');
    expect(asked.map(({ path }) => path).sort()).to.deep.equal([
      '/one/passkey/list-user-passkeys',
      '/three/passkeys',
      '/two/user/passkeys',
    ]);
    for (const manager of page.querySelectorAll<PasskeyManager>('passkey-manager')) {
      await inState(manager, 'failed');
      expect(hasState(manager, 'misconfigured')).to.equal(false);
    }
  });
});
