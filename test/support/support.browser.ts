/* The support itself: what the other tests rest on. */
import { expect, fixture, html } from '@open-wc/testing';
import { ariaSnapshot } from './aria.js';
import { useAuthenticator } from './authenticator.js';
import { focusedName, tabTo } from './keyboard.js';
import {
  ask,
  base,
  faulty,
  faultyLong,
  listPasskeys,
  seedPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
  whoIsSignedIn,
  type FaultRule,
} from './relying-party.js';
import { writeDown } from './written-down.js';

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
    // At once: also a request that the browser has not yet handed to an authenticator is dismissed.
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

describe('the relying party', () => {
  useAuthenticator();
  useRelyingParty();

  it('signs a fresh account up with a real ceremony, and out again', async () => {
    const { username, passkey } = await signUp();
    expect(await whoIsSignedIn()).to.equal(username);
    expect((await listPasskeys()).passkeys.map(({ id }) => id)).to.deep.equal([passkey.id]);
    await signOut();
    expect(await whoIsSignedIn()).to.equal(undefined);
  });

  it('can be looked into, and filled', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 3);
    const [row] = await sql(
      'SELECT count(*) AS n FROM passkeys WHERE name LIKE ? AND account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
      ['Passkey %', passkey.id],
    );
    expect(row?.['n']).to.equal(3);
    expect((await listPasskeys()).passkeys).to.have.length(4);
  });
});

describe('a faulty way to the relying party', () => {
  useAuthenticator();
  useRelyingParty();
  const list = async (...rules: FaultRule[]) => fetch(faulty(...rules));

  it('forwards what no rule is about', async () => {
    await signUp();
    const answer = await list({ fault: 'status', path: '/login/' });
    expect(answer.status).to.equal(200);
  });

  it('answers in place of the server', async () => {
    expect((await list({ fault: 'status' })).status).to.equal(500);
    expect((await list({ fault: 'status', status: 418, body: { a: 1 } })).status).to.equal(418);
    expect((await list({ fault: 'html' })).headers.get('content-type')).to.equal('text/html');
    const problem = await list({ fault: 'problem', status: 409, body: { code: 'conflict' } });
    expect(problem.headers.get('content-type')).to.equal('application/problem+json');
    expect(await problem.json()).to.deep.equal({ code: 'conflict' });
    const malformed = await list({ fault: 'malformed' });
    expect(await malformed.json().catch(() => 'malformed')).to.equal('malformed');
  });

  it('is one-shot where the rule says so', async () => {
    await signUp();
    const path = faulty({ fault: 'status', times: 1 });
    expect((await fetch(path)).status).to.equal(500);
    expect((await fetch(path)).status).to.equal(200);
  });

  it('cuts the connection before or after the server has done it', async () => {
    const { passkey } = await signUp();
    const rename = (fault: 'drop' | 'drop-after', name: string) =>
      ask('PATCH', `${faulty({ fault, method: 'PATCH', path: '/[^/]+$/' })}/${passkey.id}`, { name });
    expect(await rename('drop', 'lost').catch(() => 'failed')).to.equal('failed');
    expect((await listPasskeys()).passkeys[0]?.name).not.to.equal('lost');
    expect(await rename('drop-after', 'kept').catch(() => 'failed')).to.equal('failed');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('kept');
  });

  it('delays, and hangs', async () => {
    const started = performance.now();
    await list({ fault: 'delay', ms: 200 });
    expect(performance.now() - started).to.be.greaterThan(190);
    const hanging = fetch(faulty({ fault: 'hang' }), { signal: AbortSignal.timeout(200) });
    expect(await hanging.catch(() => 'aborted')).to.equal('aborted');
  });

  it('takes rules that are longer than a URL', async () => {
    const body = { passkeys: [{ id: '1', name: 'x'.repeat(100_000) }] };
    const path = await faultyLong({ fault: 'status', status: 200, body });
    expect(await (await fetch(path)).json()).to.deep.equal(body);
    expect(path.endsWith(base)).to.equal(true);
  });
});

describe('an assertion that compares elements and fails', () => {
  it('can be sent to the runner, whatever Lit keeps on them', async () => {
    const div = await fixture(html`<div class="a"><p>in it</p></div>`);
    const { parentNode } = div;
    expect(() => structuredClone({ parentNode })).to.throw();
    const error = { actual: parentNode, expected: document };
    writeDown(error);
    expect(structuredClone(error)).to.deep.equal({ actual: '<div></div>', expected: '#document' });
    expect(JSON.stringify(div)).to.equal(String.raw`"<div class=\"a\"></div>"`);
  });
});
