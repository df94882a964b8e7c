/* The name of a new passkey: where the suggestion comes from, and what happens when saving another one fails. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeyBackend, PasskeySignup, ProviderSource } from '../../../src/index.js';
import { ariaSnapshot } from '../../support/aria.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { needs } from '../../support/engine.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { adapted } from '../shared/repairable.js';
import { click, inState, nameInput, next, until, usernameInput } from '../shared/screen.js';
import { useRequests } from '../shared/watch.js';

const CREATE = 'Create account with a passkey';
/** Every virtual authenticator of Chromium has this one. */
const AAGUID = '01020304-0506-0708-0102-030405060708';

async function naming(signup: PasskeySignup): Promise<HTMLInputElement> {
  usernameInput(signup).value = freshName();
  await click(signup, CREATE);
  return nameInput(signup);
}

const over = (backend: PasskeyBackend) =>
  fixture<PasskeySignup>(html`<passkey-signup .backend=${backend}></passkey-signup>`);

describe('the suggested name of a new passkey', () => {
  useAuthenticator();
  useRelyingParty();

  const suggested = async (providers: ProviderSource | undefined) =>
    (
      await naming(
        await fixture<PasskeySignup>(
          html`<passkey-signup base=${base} .providers=${providers}></passkey-signup>`,
        ),
      )
    ).value;

  it('is the provider that the page knows', async () => {
    needs('aaguid');
    expect(await suggested({ [AAGUID]: { name: 'Blue Vault' } })).to.equal('Blue Vault');
  });

  it('survives a provider source that fails', async () => {
    const name = await suggested(() => {
      throw new Error('no table');
    });
    expect((await listPasskeys()).passkeys).to.have.length(1);
    expect(name).to.equal((await listPasskeys()).passkeys[0]?.name ?? '');
  });

  it('is waited for only so long: an account is not held up by a slow table', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup
        base=${base}
        .providers=${() => new Promise<undefined>(() => undefined)}
      ></passkey-signup>`,
    );
    usernameInput(signup).value = freshName();
    await click(signup, CREATE);
    await inState(signup, 'naming');
    expect((await listPasskeys()).passkeys).to.have.length(1);
  });

  it('is one line of at most 64 characters, however long the provider’s is', async () => {
    needs('aaguid');
    const name = await suggested({ [AAGUID]: { name: ` Vault\n${'x'.repeat(10_000)}` } });
    expect(name).to.match(/^Vault x+$/);
    expect(name).to.have.length(64);
  });
});

describe('a hostile name from the server', () => {
  useAuthenticator();
  useRelyingParty();

  const hostile: readonly [string, string][] = [
    ['markup', '<img src=x onerror="window.hacked = true">'],
    ['a template', '${alert(1)} {{x}}'],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['right-to-left marks', '\u202Eyek eulB\u202C'],
    ['emoji', '👩🏽‍💻🔑'],
  ];

  for (const [what, name] of hostile) {
    it(`(${what}) is text in the field, and nothing else`, async () => {
      const signup = await over(
        adapted((real) => ({
          signupComplete: async (...args) => ({ ...(await real.signupComplete(...args))!, name }),
        })),
      );
      const input = await naming(signup);
      expect(input.value).to.equal(name);
      expect(signup.shadowRoot!.querySelector('img')).to.equal(null);
      expect(document.documentElement.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
      await click(signup, 'Keep this name');
      await inState(signup, 'done');
      expect('hacked' in window).to.equal(false);
    });
  }
});

describe('a name that cannot be saved', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();

  it('is said in the server’s words where it was the name', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup
        base=${faulty({
          fault: 'problem',
          status: 400,
          method: 'PATCH',
          body: { code: 'validation', field: 'name', detail: 'No swearing, please.' },
        })}
      ></passkey-signup>`,
    );
    (await naming(signup)).value = 'Damn key';
    await click(signup, 'Save name');
    await until(async () => (await ariaSnapshot(signup)).includes('No swearing, please.'), 'words');
  });

  it('is saved once, however often the button is clicked', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${faulty({ fault: 'delay', method: 'PATCH', ms: 100 })}></passkey-signup>`,
    );
    (await naming(signup)).value = 'Blue key';
    await click(signup, 'Save name');
    await click(signup, 'Save name');
    await inState(signup, 'done');
    expect(asked.filter(({ method }) => method === 'PATCH')).to.have.length(1);
  });
});

describe('a backend that cannot rename', () => {
  useAuthenticator();
  useRelyingParty();

  const without: readonly [string, () => Promise<PasskeySignup>][] = [
    [
      'has no such endpoint',
      () => fixture(html`<passkey-signup base=${base} rename="none"></passkey-signup>`),
    ],
    [
      'has no such method',
      () => {
        const { rename: _, ...backend } = adapted(() => ({}));
        return over(backend);
      },
    ],
    [
      'has it undefined',
      () => over({ ...adapted(() => ({})), rename: undefined } as unknown as PasskeyBackend),
    ],
  ];

  for (const [how, bring] of without) {
    it(`(${how}) is done with the name that suggests itself`, async () => {
      const signup = await bring();
      const done = next(signup, 'passkey-signup');
      usernameInput(signup).value = freshName();
      await click(signup, CREATE);
      expect((await done).detail.passkey?.name).to.equal((await listPasskeys()).passkeys[0]?.name);
      await inState(signup, 'done');
    });
  }

  it('is done as well where the backend tells nothing of what it stored', async () => {
    const { list: _, ...backend } = adapted((real) => ({
      signupComplete: async (...args) => {
        await real.signupComplete(...args);
        return undefined;
      },
    }));
    const signup = await over(backend);
    const done = next(signup, 'passkey-signup');
    usernameInput(signup).value = freshName();
    await click(signup, CREATE);
    expect((await done).detail).to.deep.equal({});
    expect(await whoIsSignedIn()).not.to.equal(undefined);
  });

  it('finds the new passkey in the list where the answer is empty', async () => {
    const signup = await over(
      adapted((real) => ({
        signupComplete: async (...args) => {
          await real.signupComplete(...args);
          return undefined;
        },
      })),
    );
    await naming(signup);
    const done = next(signup, 'passkey-signup');
    await click(signup, 'Keep this name');
    expect((await done).detail.passkey?.id).to.equal((await listPasskeys()).passkeys[0]?.id);
  });
});
