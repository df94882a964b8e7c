/* The built file, loaded by one script tag under the policy that the package promises to run under. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { createApp, type App } from '../../demo/server/app.js';
import { launchOptions } from '../../tools/browser.mjs';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

// A virtual authenticator answers an autofill request at once, with a passkey that a sign-up has only just made.
const pageIn = (lang: string): string => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <title>One script tag</title>
    <script type="module" src="/cdn/passkey-elements.js"></script>
  </head>
  <body>
    <passkey-login base="/api/passkeys" no-autofill></passkey-login>
    <passkey-signup base="/api/passkeys"></passkey-signup>
    <passkey-manager base="/api/passkeys"></passkey-manager>
  </body>
</html>`;

/** The demo's server with one page more. */
function answer(app: App, request: Request, env: Parameters<App['fetch']>[1]): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
  const [, lang] = /^\/one-script-tag\/(\w+)$/.exec(pathname) ?? [];
  if (!lang) return app.fetch(request, env);
  const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': POLICY };
  return new Response(pageIn(lang), { headers });
}

/** Whatever a page must not have: errors, warnings, violations of its policy, requests to elsewhere. */
function watch(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The manager asks for a list before anybody is signed in: the browser itself notes such an answer.
    const expected = message.text().includes('the server responded with a status of 401');
    if (['error', 'warning'].includes(message.type()) && !expected)
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}

async function withAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

describe('the built file under a strict policy', { timeout: 60_000 }, () => {
  let app: App;
  let server: ServerType;
  let browser: Browser;
  let context: BrowserContext | undefined;
  let page: Page;
  let origin: string;
  let complaints: string[];

  before(async () => {
    app = await createApp({
      origin: (candidate) => candidate === origin,
      rpId: 'localhost',
      databaseUrl: ':memory:',
      rateLimit: false,
    });
    await new Promise<void>((resolve) => {
      server = serve({ fetch: (request, env) => answer(app, request, env), port: 0 }, () => resolve());
    });
    origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
    browser = await chromium.launch(launchOptions());
  });

  after(async () => {
    await browser.close();
    server.close();
    app.close();
  });

  beforeEach(async () => {
    await context?.close();
    context = await browser.newContext({ locale: 'en-US' });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    complaints = watch(page, origin);
    await withAuthenticator(page);
  });

  it('upgrades the three elements, and the page has nothing to complain about', async () => {
    await page.goto(`${origin}/one-script-tag/en`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    const upgraded = await page.evaluate(() =>
      ['login', 'signup', 'manager'].filter((name) =>
        document.querySelector(`passkey-${name}`)?.matches(':defined'),
      ),
    );
    assert.deepEqual(upgraded, ['login', 'signup', 'manager']);
    assert.deepEqual(complaints, []);
  });

  it('signs a visitor up by a real ceremony', async () => {
    await page.goto(`${origin}/one-script-tag/en`);
    const signup = page.locator('passkey-signup');
    await signup.getByRole('textbox', { name: 'User name' }).fill('grace');
    await signup.getByRole('button', { name: /create/i }).click();
    await signup.getByRole('textbox', { name: 'Name of this passkey' }).waitFor();
    assert.equal(await page.evaluate(async () => (await fetch('/api/session')).status), 200);
    assert.deepEqual(complaints, []);
  });

  it('loads a language beside the script, wherever the page is', async () => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(`${origin}/one-script-tag/de`);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).waitFor();
    assert.ok(
      scripts.some((path) => /^\/cdn\/chunks\/de-[\w-]+\.js$/.test(path)),
      scripts.join(' '),
    );
    assert.deepEqual(complaints, []);
  });
});
