/* A session that is too old for a change: confirmed, left alone, reloaded, ended meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { signUp, useDemo, type Visitor } from '../support/journey.js';

const { visitor, age, freshen } = useDemo();

const items = (page: Page) => page.locator('passkey-manager').getByRole('listitem');
const question = (page: Page) => page.getByRole('dialog', { name: 'Confirm that it is you' });
const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm with a passkey' });

/** With two passkeys, of which one is about to be removed, and a session that is too old for that. */
async function asked(): Promise<Visitor & { username: string }> {
  const ada = await visitor();
  const username = await signUp(ada);
  // The authenticator that has the first one makes no second for the same account.
  const response = await ada.page.request.post('/api/passkeys/enrollments', {
    headers: { Origin: new URL(ada.page.url()).origin },
    data: {},
  });
  const phone = await visitor();
  const { url } = (await response.json()) as { url: string };
  await phone.page.goto(url);
  await phone.page.getByRole('button', { name: 'Create a passkey on this device' }).click();
  await phone.page.getByRole('textbox').fill('Phone');
  await phone.page.getByRole('button', { name: 'Save name' }).click();
  await phone.page.waitForURL('**/manage.html');
  await phone.context.close();
  await ada.page.reload();
  await items(ada.page).nth(1).waitFor();
  await age(username);
  await ada.page.getByRole('button', { name: 'Remove Phone' }).click();
  await ada.page.getByRole('button', { name: 'Remove passkey' }).click();
  await question(ada.page).waitFor();
  return { ...ada, username };
}

test('confirmed by the passkey, what was begun is done', async () => {
  const ada = await asked();
  await confirm(ada.page).click();
  await ada.page.getByText('Phone was removed.').first().waitFor();
  assert.equal(await items(ada.page).count(), 1);
  assert.deepEqual(
    ada.complaints.filter((line) => !line.includes('status of 403')),
    [],
  );
});

test('after a reload nothing was done, and nothing goes on by itself', async () => {
  const ada = await asked();
  await ada.page.reload();
  await items(ada.page).nth(1).waitFor();
  await ada.page.waitForTimeout(500);
  assert.equal(await ada.page.getByRole('dialog').count(), 0);
  assert.equal(await items(ada.page).count(), 2);
  assert.equal(await ada.page.evaluate(() => sessionStorage.length), 0);
});

test('confirmed after somebody signed out in another tab, it says so and removes nothing', async () => {
  const ada = await asked();
  const tab = await ada.tab();
  await tab.goto('/manage.html');
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await tab.getByRole('link', { name: 'Sign in' }).last().waitFor();
  await tab.close();
  await confirm(ada.page).click();
  await ada.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  assert.equal(await ada.page.getByRole('dialog').count(), 0);
  // A dialog that is hidden with its element does not lock the page.
  await ada.page.locator('#signed-out').getByRole('link', { name: 'Sign in' }).click();
  await ada.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await ada.page.waitForURL('**/manage.html');
  await items(ada.page).nth(1).waitFor();
});

test('removed meanwhile in another tab: the list is true in the end', async () => {
  const ada = await asked();
  const tab = await ada.tab();
  await freshen(ada.username);
  await tab.goto('/manage.html');
  await tab.getByRole('button', { name: 'Remove Phone' }).click();
  await tab.getByRole('button', { name: 'Remove passkey' }).click();
  await tab.getByText('Phone was removed.').first().waitFor();
  await tab.close();
  await confirm(ada.page).click();
  await ada.page.getByRole('dialog').first().waitFor({ state: 'hidden' });
  await items(ada.page).nth(1).waitFor({ state: 'hidden' });
  assert.equal(await items(ada.page).count(), 1);
});
