/* The demo site in a real browser: a server of its own, a visitor with an authenticator, and what a page complains of. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { root } from './root.mjs';

/** @typedef {import('playwright').Page} Page */

/** A port that nobody listens on. @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/**
 * Starts the demo server on a free port, with an empty database in memory.
 * @param {Record<string, string>} [env] Added to its environment.
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function startDemo(env = {}) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), ORIGIN: origin, DATABASE_URL: ':memory:', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const started = new Promise((resolve) => child.stdout.on('data', resolve));
  await Promise.race([
    started,
    gone.then(() => {
      throw new Error('The demo server did not start.');
    }),
  ]);
  const stop = async () => {
    child.kill('SIGTERM');
    // A browser keeps its connections open, and the server waits for them.
    setTimeout(() => child.kill('SIGKILL'), 2000).unref();
    await gone;
  };
  return { origin, stop };
}

/**
 * Gives a page's visitor an authenticator that always consents: one more each time.
 * @param {Page} page
 * @param {{ transport?: 'internal' | 'usb', synced?: boolean }} [kind]
 */
export async function addAuthenticator(page, { transport = 'internal', synced = false } = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: synced,
      defaultBackupState: synced,
    },
  });
  return {
    remove: () => session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
    /** What it keeps, for another one that stands for the same thing. */
    contents: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** @param {Awaited<ReturnType<typeof session.send<'WebAuthn.getCredentials'>>>['credentials'][number]} credential */
    take: (credential) => session.send('WebAuthn.addCredential', { authenticatorId, credential }),
    /** @param {boolean} enabled Whether the visitor touches it when asked. */
    consent: (enabled) =>
      session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
  };
}

/**
 * A browser without passkeys in its autofill list. A virtual authenticator picks from that list by itself and at
 * once, be it while the passkey there is still being stored; a person does not.
 * @param {Page} page
 */
export async function withoutAutofill(page) {
  await page.addInitScript(() => {
    PublicKeyCredential.getClientCapabilities = () => Promise.resolve({ conditionalGet: false });
  });
}

/**
 * What a page complains of from now on: errors in its console, exceptions, violations of its policy. "Nobody is
 * signed in" is an answer and no complaint, though browsers print every 401 in red.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function listenForComplaints(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isError = message.type() === 'error' || message.type() === 'warning';
    if (isError && !message.text().includes('status of 401'))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  await page.exposeFunction('complain', (/** @type {string} */ text) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      // @ts-expect-error: exposed to the page above
      globalThis.complain(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return complaints;
}
