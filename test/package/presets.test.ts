/* Three backends on one page, from the built file, under the policy that the package promises to run under. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { serveStatic } from '@hono/node-server/serve-static';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { answerWire } from '../support/server/wire.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="csrf-token" content="csrf" />
    <title>Three backends</title>
    <script type="module" src="/cdn/passkey-elements.js"></script>
  </head>
  <body>
    <passkey-manager preset="better-auth" base="/wire/better-auth/api/auth"></passkey-manager>
    <passkey-manager preset="laravel" base="/wire/laravel"></passkey-manager>
    <passkey-manager preset="simplewebauthn" base="/wire/simplewebauthn"></passkey-manager>
  </body>
</html>`;

const NAMES = ['better-auth', 'laravel', 'simplewebauthn'] as const;

function site(origin: () => string): Hono {
  const app = new Hono();
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/three', (context) => context.html(PAGE, 200, { 'Content-Security-Policy': POLICY }));
  app.get('/cdn/*', serveStatic({ root: '.' }));
  // Each has a session of its own, and cookies know nothing of bases.
  app.all('/wire/:name/*', async (context) => {
    const answer = await answerWire(context.req.raw, origin());
    const cookie = answer.headers.get('Set-Cookie');
    const headers = new Headers(answer.headers);
    if (cookie)
      headers.set('Set-Cookie', cookie.replace('Path=/', `Path=/wire/${context.req.param('name')}`));
    return new Response(answer.body, { status: answer.status, headers });
  });
  return app;
}

async function withAuthenticator(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await client.send('WebAuthn.addVirtualAuthenticator', { options });
}

describe('three presets on one page, by a script tag', { timeout: 60_000 }, () => {
  let server: ServerType;
  let browser: Browser;
  let page: Page;
  let origin: string;
  const complaints: string[] = [];

  before(async () => {
    const { fetch } = site(() => origin);
    await new Promise<void>((resolve) => (server = serve({ fetch, port: 0 }, () => resolve())));
    origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
    browser = await chromium.launch(launchOptions());
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await withAuthenticator(page);
    for (const name of NAMES)
      await page.request.post(`${origin}/wire/${name}/_control/sign-in`, {
        data: { passkeys: [`Key of ${name}`] },
      });
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  const manager = (name: (typeof NAMES)[number]) => page.locator(`passkey-manager[preset="${name}"]`);

  it('lists for each what its own backend has', async () => {
    await page.goto(`${origin}/three`);
    for (const name of ['better-auth', 'laravel'] as const) {
      await manager(name).getByText(`Key of ${name}`, { exact: true }).waitFor();
      assert.equal(await manager(name).getByRole('listitem').count(), 1);
    }
    await manager('simplewebauthn').getByRole('listitem').waitFor();
    assert.deepEqual(complaints, []);
  });

  it('adds a passkey to each by a real ceremony', async () => {
    for (const name of NAMES) {
      await manager(name).getByRole('button', { name: 'Add a passkey' }).click();
      await manager(name).getByText('Passkey added').first().waitFor({ state: 'attached' });
      await manager(name).getByRole('listitem').nth(1).waitFor();
    }
    assert.deepEqual(complaints, []);
  });

  it('removes the old one from one of them, and leaves the others alone', async () => {
    await page.goto(`${origin}/three`);
    await manager('better-auth').getByRole('button', { name: 'Remove Key of better-auth' }).click();
    await manager('better-auth').getByRole('button', { name: 'Remove passkey' }).click();
    await manager('better-auth').getByText('Key of better-auth was removed.').waitFor({ state: 'attached' });
    for (const name of ['laravel', 'simplewebauthn'] as const)
      assert.equal(await manager(name).getByRole('listitem').count(), 2);
    assert.deepEqual(complaints, []);
  });
});
