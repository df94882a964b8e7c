/* Visitors of the demo site, each in a browser of their own, and what stays behind where they were. */
import { createClient, type Client } from '@libsql/client';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright';
import { addAuthenticator, listenForComplaints, withoutAutofill } from '../../../tools/lib/demo-visit.mjs';
import { useSite } from './site.js';

type Device = Awaited<ReturnType<typeof addAuthenticator>>;

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly device: Device;
  /** Everything that the console of the page ever said. */
  readonly console: string[];
  /** What a page complains of. */
  readonly complaints: string[];
  /** One more tab of the same browser. */
  readonly tab: () => Promise<Page>;
}

/** A demo of its own for the tests of a file, with a database that outlives a restart. */
export function useDemo() {
  let folder: string;
  let database: Client;
  const contexts: BrowserContext[] = [];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-'));
  });
  const site = useSite(() => ({ DATABASE_URL: databaseUrl(folder) }));
  before(() => {
    database = createClient({ url: databaseUrl(folder) });
  });
  after(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  async function visitor(): Promise<Visitor> {
    const context = await site.open();
    contexts.push(context);
    const lines: string[] = [];
    context.on('console', (message) => lines.push(message.text()));
    const tab = async () => {
      const page = await context.newPage();
      await withoutAutofill(page);
      return page;
    };
    const page = await tab();
    const complaints = await listenForComplaints(page);
    return { page, context, device: await addAuthenticator(page), console: lines, complaints, tab };
  }

  const proved = (username: string, at: number) =>
    database.execute({
      sql: `UPDATE sessions SET proved_at = ?
            WHERE account_id = (SELECT id FROM accounts WHERE username = ?)`,
      args: [at, username],
    });

  return {
    visitor,
    restart: site.restart,
    origin: site.origin,
    /** Whoever is signed in to this account proved who they are long ago. */
    age: (username: string) => proved(username, 0),
    /** Whoever is signed in to this account has just proved who they are. */
    freshen: (username: string) => proved(username, Date.now()),
  };
}

const databaseUrl = (folder: string): string => pathToFileURL(path.join(folder, 'demo.db')).href;

/** A name or address that no other test has. */
export const fresh = (name: string): string => `${name}-${crypto.randomUUID().slice(0, 8)}`;

/** Signs somebody up on the start page, by user name. */
export async function signUp({ page }: Visitor, username = fresh('ada')): Promise<string> {
  await page.goto('/signup.html');
  await page.getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByRole('button', { name: 'Create account with a passkey' }).click();
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.waitForURL('**/manage.html');
  return username;
}

/** Who is signed in where a page is. */
export async function whoIs(page: Page): Promise<string> {
  const response = await page.request.get('/api/session');
  const { user } = (await response.json()) as { user: { name: string } };
  return user.name;
}

/** The code of the newest mail to an address, as the mailbox of this browser shows it. */
export async function codeInMail({ tab }: Visitor, address: string): Promise<string> {
  const page = await tab();
  await page.goto('/mailbox.html');
  const mail = page.getByRole('listitem').filter({ hasText: address }).first();
  const code = /\b\d{6}\b/.exec(await mail.innerText())?.[0];
  assert.ok(code, 'a code is in the mail');
  await page.close();
  return code;
}

// As text, for what compiles the tests would name its functions by a helper that the page does not have.
const PLACES = `(() => {
  const within = (root) => [...root.querySelectorAll('*')].map(
    (one) => [one.outerHTML, one.value ?? '', one.shadowRoot ? within(one.shadowRoot) : ''].join(' '),
  ).join('');
  return {
    page: within(document),
    storage: JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
    history: JSON.stringify([
      location.href, history.state, navigation.entries().map((entry) => [entry.url, entry.getState()]),
    ]),
  };
})()`;

/**
 * Nothing of what is secret is in the page, in any shadow tree or field, in its storage or its history, or was ever
 * written to its console.
 */
export async function keepsNothing({ page, console: lines }: Visitor, ...secrets: string[]): Promise<void> {
  const places = await page.evaluate<Record<string, string>>(PLACES);
  for (const secret of secrets)
    for (const [place, text] of Object.entries({ ...places, console: lines.join('\n') }))
      assert.ok(!text.includes(secret), `a secret is in the ${place}`);
}
