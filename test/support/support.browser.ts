/* The support itself: what the other tests rest on. */
import { expect, fixture, html } from '@open-wc/testing';
import { ariaSnapshot } from './aria.js';
import { useAuthenticator } from './authenticator.js';
import { focusedName, tabTo } from './keyboard.js';

const challenge = () => crypto.getRandomValues(new Uint8Array(16));

function create(signal?: AbortSignal): Promise<Credential | null> {
  return navigator.credentials.create({
    publicKey: {
      challenge: challenge(),
      rp: { id: 'localhost', name: 'Test' },
      user: { id: challenge(), name: 'ada', displayName: 'Ada' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    },
    ...(signal ? { signal } : {}),
  });
}

const get = () => navigator.credentials.get({ publicKey: { challenge: challenge(), rpId: 'localhost' } });

async function nameOfFailure(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'none';
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  }
}

describe('the virtual authenticator', () => {
  const authenticator = useAuthenticator();

  it('makes and uses a passkey, and tells of both', async () => {
    await create();
    await get();
    expect(await authenticator.credentials()).to.have.length(1);
    expect((await authenticator.events()).map((event) => event.type)).to.deep.equal([
      'credentialAdded',
      'credentialAsserted',
    ]);
  });

  it('starts each test empty', async () => {
    expect(await authenticator.credentials()).to.deep.equal([]);
    expect(await authenticator.events()).to.deep.equal([]);
  });

  it('refuses', async () => {
    await authenticator.refuse();
    expect(await nameOfFailure(create())).to.equal('NotAllowedError');
  });

  it('waits, until the visitor dismisses it', async () => {
    await create();
    await authenticator.hold();
    const waiting = nameOfFailure(get());
    await new Promise((resolve) => setTimeout(resolve, 100));
    await authenticator.dismiss();
    expect(await waiting).to.equal('NotAllowedError');
    expect(await nameOfFailure(get())).to.equal('none');
  });

  it('waits until the page aborts', async () => {
    await authenticator.hold();
    const controller = new AbortController();
    const waiting = nameOfFailure(create(controller.signal));
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort();
    expect(await waiting).to.equal('AbortError');
  });
});

describe('what the visitor meets', () => {
  it('is told as an aria snapshot', async () => {
    const main = await fixture(html`<main><button>Sign in</button></main>`);
    expect(await ariaSnapshot(main)).to.equal('- main:\n  - button "Sign in"');
  });

  it('is reached by Tab', async () => {
    await fixture(
      html`<div>
        <button>One</button><label>Two <input /></label>
      </div>`,
    );
    await tabTo('Two');
    expect(focusedName()).to.equal('Two');
  });
});
