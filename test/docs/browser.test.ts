/* The markup, scripts and style sheets of the pages, in Chromium, with the built package and the demo's server. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import ts from 'typescript';
import { launchOptions } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';
import { listenForComplaints, startDemo } from '../../tools/lib/demo-visit.mjs';
import { bundleConsumer } from '../../tools/size/bundle.mjs';
import { ofKind, theOne, type Snippet } from './support/snippets.js';

const policy = theOne('http')
  .code.replace(/^Content-Security-Policy: /, '')
  .trim();

const FRAME = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Snippet</title>';
const SCRIPT = '<script type="module" src="/passkey-elements/passkey-elements.js"></script>';

const asPage = (code: string): string =>
  code.startsWith('<!doctype') ? code : `${FRAME}${SCRIPT}</head><body>${code}</body></html>`;

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let page: Page;
let complaints: string[];

before(async () => {
  assert.ok(await build(undefined, { ifStale: true }));
  demo = await startDemo();
  browser = await chromium.launch(launchOptions());
});

after(async () => {
  await browser.close();
  await demo.stop();
});

beforeEach(async () => {
  const context = await browser.newContext({ baseURL: demo.origin, locale: 'en-GB' });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  complaints = await listenForComplaints(page);
  await page.route('/passkey-elements/**', (route) =>
    route.continue({ url: route.request().url().replace('/passkey-elements/', '/cdn/') }),
  );
});

afterEach(() => page.context().close());

/** Shows a page of this text, under the policy of the README. */
async function show(html: string): Promise<void> {
  await page.route('/snippet', (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'Content-Security-Policy': policy }, body: html }),
  );
  await page.goto('/snippet');
}

/** The elements of the page, once they are alive and have asked what they ask at first. */
async function elementsAlive(): Promise<string[]> {
  await page.waitForLoadState('networkidle');
  const elements = page.locator(':is(passkey-login, passkey-signup, passkey-manager):defined');
  const configured = await elements.evaluateAll((all) =>
    all.every((element) => !element.matches(':state(misconfigured)')),
  );
  assert.ok(configured, 'All know their backend');
  return elements.evaluateAll((all) => all.map(({ localName }) => localName));
}

describe('the markup of the pages under the policy of the README', () => {
  for (const { where, code } of ofKind('html', 'html index.html')) {
    it(`${where} comes to life, and nothing complains`, async () => {
      await page.route('/me/keys', (route) =>
        route.fulfill({ json: { passkeys: [{ id: '1', name: 'Mine' }] } }),
      );
      await page.route('**/passkey/list-user-passkeys', (route) =>
        route.fulfill({ json: [{ id: '1', name: 'Mine', credentialID: 'AAAA' }] }),
      );
      await page.route('**/get-session*', (route) => route.fulfill({ json: null }));
      await show(asPage(code));
      const tags = [...code.matchAll(/<(passkey-\w+)/g)].map(([, tag]) => tag);
      assert.deepEqual(await elementsAlive(), tags);
      if (/me.keys|preset=/.test(code)) await page.getByText('Mine', { exact: true }).waitFor();
      assert.deepEqual(complaints, []);
    });
  }
});

/** Bundles a script as an app would, and shows it on a page with the three elements. */
async function run({ code }: Snippet): Promise<void> {
  const target = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  const script = ts.transpileModule(code, { compilerOptions: target }).outputText;
  const { eager, lazy } = await bundleConsumer(`import 'passkey-elements/define';\n${script}`);
  for (const { fileName, code: body } of [...eager, ...lazy]) {
    await page.route(`/app/${fileName}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  }
  const base = code.includes('configurePasskeys') ? '' : 'base="/api/passkeys"';
  const tags = ['login', 'signup', 'manager'].map((name) => `<passkey-${name} ${base}></passkey-${name}>`);
  await show(
    `${FRAME}</head><body>${tags.join('')}<script type="module" src="/app/${eager[0]?.fileName ?? ''}"></script></body></html>`,
  );
  assert.equal((await elementsAlive()).length, 3);
}

const withText = (text: string): Snippet => {
  const [snippet, ...more] = ofKind('ts run').filter(({ code }) => code.includes(text));
  assert.ok(snippet && more.length === 0, `One snippet has "${text}"`);
  return snippet;
};

/** What is to be seen of each script. */
const seen: readonly (readonly [text: string, look: () => Promise<void>])[] = [
  [
    'headers:',
    async () => {
      await page.getByRole('button', { name: 'Come in' }).waitFor();
      const request = page.waitForRequest('**/api/passkeys');
      await page.evaluate(
        'cookieStore.set("token", "t0"); document.querySelector("passkey-manager").reload()',
      );
      assert.equal((await request).headers()['authorization'], 'Bearer t0');
    },
  ],
  ['async list()', () => page.getByRole('button', { name: 'Rename Mine' }).waitFor()],
  [
    'passkey-before-remove',
    async () => {
      const said = page.waitForEvent('console', (message) => message.text().startsWith('list'));
      await page.evaluate('document.querySelector("passkey-manager").reload()');
      assert.equal((await said).text(), 'list unauthenticated');
    },
  ],
  [
    'upgradeToPasskey',
    async () => {
      const asked = `performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/register/begin'))`;
      await page.waitForFunction(asked);
    },
  ],
  [
    'new LoginFlow',
    async () => {
      await page.evaluate('navigator.credentials.get = () => new Promise(() => {})');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('button', { name: 'prompting', exact: true }).waitFor();
    },
  ],
];

describe('the scripts of the pages', () => {
  for (const [text, look] of seen) {
    it(`with "${text}" do what they are for, and nothing complains`, async () => {
      await page.route('/me/keys', (route) => route.fulfill({ json: [{ key: '1', label: 'Mine' }] }));
      await run(withText(text));
      await look();
      assert.deepEqual(complaints, []);
    });
  }

  it('are all among these', () => {
    const known = seen.map(([text]) => withText(text).where).sort();
    assert.deepEqual(
      ofKind('ts run')
        .map(({ where }) => where)
        .sort(),
      known,
    );
  });
});

describe('the style sheets of the pages', () => {
  for (const { where, code } of ofKind('css')) {
    it(`${where} are understood to the last declaration`, async () => {
      await page.goto('/embed.html');
      const selectors = [...code.matchAll(/^([^\s}][^{]*?) \{/gm)].map(([, selector = '']) => selector);
      const declarations = [...code.matchAll(/^ {2}([\w-]+): ([^;]+);/gm)].map(([, name, value]) => [
        name,
        value,
      ]);
      assert.ok(selectors.length > 0 && declarations.length > 0);
      const refused = await page.evaluate(
        (all) => [
          ...all.selectors.filter(
            (list) => !list.split(',').every((one) => CSS.supports(`selector(${one})`)),
          ),
          ...all.declarations.filter(([name = '', value = '']) => !CSS.supports(name, value)),
        ],
        { selectors, declarations },
      );
      assert.deepEqual(refused, []);
    });
  }
});
