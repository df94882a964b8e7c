/* A visitor with a browser context and an authenticator of their own. */
import type { Browser, Page } from 'playwright';
import type { Site } from './site.js';

export interface Visitor {
  readonly page: Page;
  /** What the page complained of: exceptions, and errors or warnings in its console. */
  readonly complaints: readonly string[];
  /** Whether the authenticator answers by itself, as a visitor who touches it at once. */
  readonly consent: (enabled: boolean) => Promise<unknown>;
  /** From now on the browser asks the visitor itself, by its own list and dialogs, as it does without a test. */
  readonly useBrowserInterface: () => Promise<void>;
  /** The ids of the passkeys that the authenticator has. */
  readonly passkeys: () => Promise<readonly string[]>;
  /** The authenticator loses all its passkeys; the server still has them. */
  readonly forget: () => Promise<unknown>;
  readonly signOut: () => Promise<unknown>;
  readonly leave: () => Promise<void>;
}

const DEVICE = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

/** A visitor who has an account and one passkey for it, and is signed out. The authenticator waits. */
export async function visitorWithPasskey(browser: Browser, site: Site): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: site.origin, locale: 'en-US' });
  context.setDefaultTimeout(8000);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const client = await context.newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE });
  const consent = (enabled: boolean) =>
    client.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  await page.goto('/empty');
  await signUp(page);
  await consent(false);

  const useBrowserInterface = async () => {
    const { credentials } = await client.send('WebAuthn.getCredentials', { authenticatorId });
    await client.send('WebAuthn.disable');
    await client.send('WebAuthn.enable', { enableUI: true });
    const device = await client.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE });
    for (const credential of credentials)
      await client.send('WebAuthn.addCredential', { ...device, credential });
  };
  const passkeys = async () =>
    (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials.map(
      ({ credentialId }) => credentialId,
    );
  const forget = () => client.send('WebAuthn.clearCredentials', { authenticatorId });
  const signOut = () =>
    page.request.post('/api/session/logout', { data: {}, headers: { Origin: site.origin } });
  return {
    page,
    complaints,
    consent,
    useBrowserInterface,
    passkeys,
    forget,
    signOut,
    leave: () => context.close(),
  };
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

/** By the browser's own conversions; no element takes part. */
async function signUp(page: Page): Promise<void> {
  const post = async (path: string, data: object): Promise<unknown> => {
    const answer = await page.request.post(path, { data, headers: { Origin: new URL(page.url()).origin } });
    if (!answer.ok()) throw new Error(`${path}: ${String(answer.status())}`);
    return answer.status() === 204 ? undefined : answer.json();
  };
  const username = `ada-${crypto.randomUUID().slice(0, 8)}`;
  const { options, state } = (await post('/api/passkeys/signup/begin', { username })) as Begun;
  const credential = await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    return made.toJSON();
  }, options);
  await post('/api/passkeys/signup/complete', { credential, state });
  await post('/api/session/logout', {});
}

interface Begun {
  readonly options: PublicKeyCredentialCreationOptionsJSON;
  readonly state: string;
}
