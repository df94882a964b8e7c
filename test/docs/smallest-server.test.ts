/* The smallest server of the README, started as a reader would, with exactly what its install command brings. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Page } from 'playwright';
import type { Passkey } from '../../src/model/passkey.js';
import { launchOptions } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';
import { addAuthenticator, listenForComplaints, withoutAutofill } from '../../tools/lib/demo-visit.mjs';
import { root } from '../../tools/lib/root.mjs';
import type { PasskeyList } from '../../src/backend/backend.js';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { Browser, type Answer, type ProblemBody, type SendOptions } from '../server/support/browser.js';
import { assertAnswer, requestErrors } from '../server/support/contract.js';
import { SoftwareAuthenticator, type Forgery } from '../support/software-authenticator.js';
import { ofKind, theOne } from './support/snippets.js';

const base = '/api/passkeys';
let origin: string;
let stop: () => Promise<void>;

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A reader's folder: the two files, and what the command above them installs. */
function prepareFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-reader-'));
  writeFileSync(path.join(folder, 'server.mjs'), theOne('js server.mjs').code);
  writeFileSync(path.join(folder, 'index.html'), theOne('html index.html').code);
  const command = ofKind('sh').find(({ code }) => code.includes('node server.mjs'))?.code ?? '';
  const [, packages = ''] = /npm install (.*)/.exec(command) ?? [];
  for (const name of packages.split(' ')) {
    const at = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(at), { recursive: true });
    symlinkSync(name === 'passkey-elements' ? root : path.join(root, 'node_modules', name), at, 'junction');
  }
  return folder;
}

before(async () => {
  assert.ok(await build(['cdn'], { ifStale: true }));
  const folder = prepareFolder();
  const port = await freePort();
  origin = `http://localhost:${String(port)}`;
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  stop = async () => {
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true });
  };
  const said = await Promise.race([once(child.stdout, 'data'), gone.then(() => ['it ended'])]);
  assert.equal(String(said[0]).trim(), origin);
});

after(() => stop());

/** A visitor without a page: every exchange is held against the contract. */
class Visitor extends Browser {
  readonly authenticator: SoftwareAuthenticator;

  constructor(authenticator = new SoftwareAuthenticator({ origin })) {
    super({ fetch: (request: Request) => fetch(request) }, origin);
    this.authenticator = authenticator;
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows
  async begin<Options>(purpose: string, body: object = {}): Promise<{ options: Options; state: string }> {
    const path = `${base}/${purpose}/begin`;
    return (await this.send<{ options: Options; state: string }>('POST', path, body)).body;
  }

  complete<Body = ProblemBody>(purpose: string, body: object, options?: SendOptions): Promise<Answer<Body>> {
    return this.send<Body>('POST', `${base}/${purpose}/complete`, body, options);
  }

  async signUp<Body = Passkey>(username: string, forgery: Forgery = {}): Promise<Answer<Body>> {
    const { options, state } = await this.begin<CreationOptionsJSON>('signup', { username });
    return this.complete<Body>('signup', { credential: this.authenticator.create(options, forgery), state });
  }

  async signIn<Body = { user: { name: string } }>(begin = {}, forgery: Forgery = {}): Promise<Answer<Body>> {
    const { options, state } = await this.begin<RequestOptionsJSON>('login', begin);
    return this.complete<Body>('login', { credential: this.authenticator.get(options, forgery), state });
  }

  async add(authenticator = new SoftwareAuthenticator({ origin })): Promise<Answer<Passkey>> {
    const { options, state } = await this.begin<CreationOptionsJSON>('register');
    return this.complete<Passkey>('register', { credential: authenticator.create(options), state });
  }

  list = (): Promise<Answer<PasskeyList>> => this.send<PasskeyList>('GET', base);
}

const isProblem = ({ status, body }: Answer<unknown>, expected: number, code: string): void => {
  assert.deepEqual([status, (body as ProblemBody | undefined)?.code], [expected, code]);
};

describe('the smallest server, without a page', () => {
  it('signs up, signs in, adds, renames, removes, and answers as the contract says', async () => {
    const ada = new Visitor();
    assert.equal((await ada.signUp('ada')).status, 201);
    ada.cookies.clear();
    isProblem(await ada.send('GET', base), 401, 'unauthenticated');
    assert.equal((await ada.signIn()).body.user.name, 'ada');
    assert.equal((await ada.signIn({ username: 'ada' })).body.user.name, 'ada');
    const { body: second } = await ada.add();
    await ada.send('PATCH', `${base}/${second.id}`, { name: '  Key  ' });
    const { body } = await ada.list();
    assert.deepEqual(
      body.passkeys.map(({ name, current }) => [name, current]),
      [
        [undefined, true],
        ['Key', false],
      ],
    );
    assert.equal((await ada.send('DELETE', `${base}/${second.id}`)).status, 204);
    isProblem(await ada.send('DELETE', `${base}/${second.id}`), 404, 'not_found');
    isProblem(await ada.send('DELETE', `${base}/${body.passkeys[0]?.id ?? ''}`), 409, 'last_passkey');
  });

  it('takes a challenge once, from the browser and for the purpose that it was made for', async () => {
    const grace = new Visitor();
    await grace.signUp('grace');
    const { options, state } = await grace.begin<RequestOptionsJSON>('login');
    const credential = grace.authenticator.get(options);
    isProblem(await new Visitor().complete('login', { credential, state }), 410, 'challenge_expired');
    assert.equal((await grace.complete('login', { credential, state })).status, 200);
    isProblem(await grace.complete('login', { credential, state }), 410, 'challenge_expired');

    const begun = await grace.begin<CreationOptionsJSON>('register');
    const created = new SoftwareAuthenticator({ origin }).create(begun.options);
    const body = { credential: created, state: begun.state };
    isProblem(await grace.complete('signup', body), 410, 'challenge_expired');
    const other = new Visitor();
    other.cookies.set('browser', grace.cookies.get('browser') ?? '');
    await other.signUp('hopper');
    isProblem(await other.complete('register', body), 410, 'challenge_expired');
  });

  it('refuses what is forged, and says of an unknown passkey that it is one', async () => {
    const mary = new Visitor();
    await mary.signUp('mary');
    isProblem(await mary.signIn({}, { wrongKey: true }), 422, 'verification_failed');
    isProblem(await mary.signIn({ username: 'ada' }), 422, 'verification_failed');
    isProblem(await mary.signIn({}, { origin: 'http://localhost:1' }), 403, 'origin_not_allowed');
    isProblem(
      await new Visitor().send('POST', `${base}/signup/begin`, { username: 'mary' }),
      409,
      'conflict',
    );

    await mary.add();
    const { body } = await mary.list();
    await mary.send('DELETE', `${base}/${body.passkeys[0]?.id ?? ''}`);
    isProblem(await mary.signIn(), 404, 'unknown_credential');
  });

  it('refuses other sites, names that are none, bodies that are too big, and an eleventh passkey', async () => {
    const joan = new Visitor();
    await joan.signUp('joan');
    const foreign = { headers: { Origin: 'https://elsewhere.example' } };
    isProblem(await joan.send('POST', `${base}/register/begin`, {}, foreign), 403, 'csrf');
    const { body } = await joan.list();
    const { id } = body.passkeys[0]!;
    for (const name of ['', ' ', 'x'.repeat(65), 'a\nb'])
      isProblem(await joan.send('PATCH', `${base}/${id}`, { name }, { malformed: true }), 400, 'validation');
    isProblem(
      await joan.send('PATCH', `${base}/${id}`, undefined, { raw: 'x'.repeat(70_000) }),
      413,
      'validation',
    );
    isProblem(await joan.send('PATCH', `${base}/${id}`, undefined, { raw: '{' }), 400, 'validation');
    for (let count = 1; count < 10; count++) assert.equal((await joan.add()).status, 201);
    isProblem(await joan.send('POST', `${base}/register/begin`, {}), 409, 'limit_reached');
  });
});

describe('the smallest server, with its page', () => {
  it(
    'serves the elements, and a visitor signs up, adds, renames, removes and signs in',
    { timeout: 90_000 },
    async () => {
      const browser = await chromium.launch(launchOptions());
      try {
        const context = await browser.newContext({ baseURL: origin, locale: 'en-GB' });
        context.setDefaultTimeout(10_000);
        const page = await context.newPage();
        await visit(page);
      } finally {
        await browser.close();
      }
    },
  );
});

async function visit(page: Page): Promise<void> {
  const complaints = await listenForComplaints(page);
  const exchanges = holdAgainstContract(page);
  await withoutAutofill(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const laptop = await addAuthenticator(page);
  await page.goto('/');
  await page.locator('passkey-signup').getByRole('textbox', { name: 'User name' }).fill('lin');
  await button('Create account with a passkey').click();
  await page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Laptop');
  await button('Save name').click();
  await button('Remove Laptop').waitFor();

  await laptop.remove();
  await addAuthenticator(page, { transport: 'usb' });
  await button('Add a passkey').click();
  await page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Key');
  await page.keyboard.press('Enter');
  await button('Rename Key').click();
  await page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Key on my ring');
  await button('Save name').click();
  await button('Remove Laptop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove passkey' }).click();
  await button('Remove Laptop').waitFor({ state: 'detached' });

  await page.context().clearCookies();
  await page.reload();
  await button('Sign in with a passkey').click();
  await button('Remove Key on my ring').waitFor();
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]).sort(), [
    ['browser', true, 'Lax'],
    ['session', true, 'Lax'],
  ]);
  const problems = await Promise.all(exchanges);
  assert.ok(problems.length > 10);
  assert.deepEqual(problems.filter(Boolean), []);
  assert.deepEqual(
    complaints.filter((complaint) => !complaint.endsWith('/favicon.ico')),
    [],
  );
}

/** What the contract has against each exchange of the page, as it comes in. */
function holdAgainstContract(page: Page): Promise<string | undefined>[] {
  const found: Promise<string | undefined>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith(base)) found.push(judge(pathname));

    async function judge(path: string): Promise<string | undefined> {
      const request = response.request();
      const exchange = { method: request.method(), path, body: request.postDataJSON() as unknown };
      // The page may have gone on before; what the server says there is looked at above.
      const text = await response.text().catch(() => undefined);
      if (text === undefined) return undefined;
      const headers = await response.allHeaders();
      const plain = new Response(null, {
        status: response.status(),
        headers: { 'Content-Type': headers['content-type'] ?? '' },
      });
      try {
        assertAnswer(exchange, plain, text === '' ? undefined : JSON.parse(text));
        return request.method() === 'GET' ? undefined : requestErrors(exchange);
      } catch (error) {
        return String(error);
      }
    }
  });
  return found;
}
