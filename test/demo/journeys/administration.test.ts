/* An administrator looks after somebody who has lost every device. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { addAuthenticator } from '../../../tools/lib/demo-visit.mjs';
import { fresh, keepsNothing, signUp, useDemo, whoIs, type Visitor } from '../support/journey.js';

const { visitor, restart, origin, age } = useDemo();

const items = (page: Page) => page.locator('passkey-manager').getByRole('listitem');

/** Grace administers the demo; Ada has an account like any other. */
async function inCharge(): Promise<{ grace: Visitor; ada: Visitor; username: string; root: string }> {
  const grace = await visitor();
  const root = await signUp(grace, fresh('grace'));
  const ada = await visitor();
  const username = await signUp(ada);
  await restart({ ADMINISTRATOR: root });
  await grace.page.goto(`${origin()}/admin.html`);
  await grace.page.getByRole('button', { name: new RegExp(username) }).click();
  await items(grace.page).first().waitFor();
  return { grace, ada, username, root };
}

/** Notes what is fetched. */
const ASKED = `{
  const { fetch } = globalThis;
  globalThis.asked = [];
  globalThis.fetch = (url, ...rest) => (asked.push(String(url)), fetch(url, ...rest));
}`;

/** Lets no answer to these requests come before it is released. */
async function hold(page: Page, urls: string): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(urls, (route) => released.then(() => route.continue()));
  return release;
}

test('a link lets the person in again, and the list shows it when it is read again', async () => {
  const { grace, username } = await inCharge();
  await grace.page.getByRole('button', { name: 'Make a link for a new passkey' }).click();
  const link = (await grace.page.getByRole('dialog').locator('.secret').innerText()).trim();
  await grace.page.getByRole('button', { name: 'Done' }).click();
  const phone = await visitor();
  await phone.page.goto(link);
  await phone.page.getByRole('button', { name: 'Create a passkey on this device' }).click();
  await phone.page.getByRole('button', { name: 'Save name' }).click();
  await phone.page.waitForURL('**/manage.html');
  assert.equal(await whoIs(phone.page), username);
  await grace.page.getByRole('button', { name: 'Read the list again' }).click();
  await items(grace.page).nth(1).waitFor();
  await keepsNothing(grace, link, new URL(link.replace('#', '?')).searchParams.get('code') ?? link);
  assert.deepEqual(grace.complaints, []);
});

test('what was still coming for their own account is not asked for in the name of somebody else', async () => {
  const { grace, username } = await inCharge();
  const { page } = grace;
  await page.addInitScript({ content: ASKED });
  const [chunk, list] = ['**/cdn/chunks/recover-*.js', '**/passkeys/users/*'];
  const releaseChunk = await hold(page, chunk);
  const releaseLast = await hold(page, '**/cdn/chunks/another-*.js');
  const releaseList = await hold(page, list);
  await Promise.all([page.waitForRequest(chunk), page.goto(`${origin()}/admin.html`)]);
  await Promise.all([
    page.waitForRequest(list),
    page.getByRole('button', { name: new RegExp(username) }).click(),
  ]);
  const brought = page.waitForResponse(chunk);
  releaseChunk();
  await brought;
  await page.waitForTimeout(1000);
  releaseList();
  releaseLast();
  await page.getByRole('button', { name: 'Make a link for a new passkey' }).waitFor();
  const asked = await page.evaluate<string[]>('asked');
  assert.match(asked.at(-1) ?? '', /\/passkeys\/users\/[\w-]+$/);
});

test('with a session that is too old, all passkeys go once the administrator has confirmed', async () => {
  const { grace, ada, username, root } = await inCharge();
  await age(root);
  await grace.page.getByRole('button', { name: 'Remove all passkeys' }).click();
  await grace.page.getByRole('textbox', { name: /To confirm/ }).fill(username);
  await grace.page.getByRole('dialog').getByRole('button', { name: 'Remove all passkeys' }).click();
  await grace.page.getByRole('button', { name: 'Confirm with a passkey' }).click();
  await grace.page.getByText('All passkeys were removed.').first().waitFor();
  await items(grace.page).first().waitFor({ state: 'hidden' });
  // Whoever was signed in to that account is out.
  await ada.page.goto(`${origin()}/manage.html`);
  await ada.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
});

test('hands out a security key, with a label, by which the person signs in', async () => {
  const { grace, username, root } = await inCharge();
  const add = grace.page.getByRole('button', { name: 'Add a security key' });
  assert.equal(await add.count(), 0, 'it is off by default');
  await grace.page.getByRole('button', { name: /^Rename / }).click();
  await grace.page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Laptop');
  await grace.page.getByRole('button', { name: 'Save name' }).click();
  await grace.page.getByText('Renamed to Laptop.').first().waitFor();
  await restart({ ADMINISTRATOR: root, PROVISIONING: 'on' });
  await grace.device.remove();
  const key = await addAuthenticator(grace.page, { transport: 'usb' });
  await grace.page.goto(`${origin()}/admin.html`);
  await grace.page.getByRole('button', { name: new RegExp(username) }).click();
  await grace.page.getByText(`Put in the security key that ${username} will get.`).waitFor();
  await add.click();
  await grace.page.getByRole('textbox', { name: 'Name of this passkey' }).fill('YubiKey 5C, no. 12');
  await grace.page.getByText(`Security key added for ${username}.`).first().waitFor();
  await grace.page.getByRole('button', { name: 'Save name' }).click();
  await items(grace.page).filter({ hasText: 'YubiKey 5C, no. 12' }).waitFor();
  assert.equal(await items(grace.page).count(), 2);
  const ada = await visitor();
  await ada.device.remove();
  const inAdasHands = await addAuthenticator(ada.page, { transport: 'usb' });
  for (const credential of await key.contents()) await inAdasHands.take(credential);
  await ada.page.goto(`${origin()}/login.html`);
  await ada.page.getByRole('button', { name: /Sign in with a passkey/ }).click();
  await ada.page.waitForURL('**/manage.html');
  assert.equal(await whoIs(ada.page), username);
});

test('somebody who administers nothing is told so, and sees no account', async () => {
  const ada = await visitor();
  await signUp(ada);
  await ada.page.goto('/admin.html');
  await ada.page.getByText('Only the administrator may see this').waitFor();
  assert.equal(await ada.page.getByRole('button', { name: /\(/ }).count(), 0);
});
