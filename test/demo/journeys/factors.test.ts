/* An authenticator app, from the secret to its removal, and what may come between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { codeOf } from '../../support/authenticator-app.js';
import { keepsNothing, signUp, useDemo, type Visitor } from '../support/journey.js';

const { visitor } = useDemo();

const section = (page: Page) => page.getByRole('region', { name: 'Second factors' });
const add = (page: Page) => page.getByRole('button', { name: 'Add an authenticator app' });

/** Opens the dialog, and reads the secret as a person does who types it into an app. */
async function secretOn(page: Page): Promise<string> {
  await add(page).click();
  return page.getByRole('dialog').locator('.secret').innerText();
}

async function type(page: Page, code: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').fill(code);
  await page.getByRole('button', { name: 'Add the app' }).click();
}

async function begun(): Promise<Visitor & { secret: string }> {
  const ada = await visitor();
  await signUp(ada);
  return { ...ada, secret: await secretOn(ada.page) };
}

const plain = (secret: string): string => secret.replaceAll(' ', '');

test('added with a code of the app, seen, removed; its secret is nowhere any more', async () => {
  const ada = await begun();
  await type(ada.page, codeOf(ada.secret));
  await section(ada.page).getByRole('listitem').waitFor();
  await keepsNothing(ada, ada.secret, plain(ada.secret));
  await section(ada.page).getByRole('button', { name: 'Remove Authenticator app' }).click();
  await ada.page.getByRole('button', { name: 'Remove it' }).click();
  await section(ada.page).getByText('There are none.').waitFor();
  assert.deepEqual(ada.complaints, []);
});

test('a reload before the code leaves no factor, and the next secret is another', async () => {
  const ada = await begun();
  await ada.page.reload();
  await section(ada.page).getByText('There are none.').waitFor();
  await keepsNothing(ada, ada.secret, plain(ada.secret));
  const next = await secretOn(ada.page);
  assert.notEqual(next, ada.secret);
  await type(ada.page, codeOf(ada.secret));
  await ada.page.getByText('That code is not right.').first().waitFor();
  await type(ada.page, codeOf(next));
  await section(ada.page).getByRole('listitem').waitFor();
});

test('two tabs that both add one end with one, and each says what is true', async () => {
  const ada = await begun();
  const tab = await ada.tab();
  await tab.goto('/manage.html');
  const second = await secretOn(tab);
  await type(tab, codeOf(second));
  await section(tab).getByRole('listitem').waitFor();
  await tab.close();
  await type(ada.page, codeOf(ada.secret));
  const dialog = ada.page.getByRole('dialog');
  // Either it takes the place of the other one, or is refused in words; never both are there.
  await dialog
    .getByRole('status')
    .filter({ hasText: /\S/ })
    .or(section(ada.page).getByRole('listitem'))
    .first()
    .waitFor();
  await ada.page.reload();
  await section(ada.page).getByRole('listitem').first().waitFor();
  assert.equal(await section(ada.page).getByRole('listitem').count(), 1);
});

test('whoever is signed out meanwhile adds nothing, and is told', async () => {
  const ada = await begun();
  const tab = await ada.tab();
  await tab.goto('/manage.html');
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await tab.getByRole('link', { name: 'Sign in' }).last().waitFor();
  await tab.close();
  await type(ada.page, codeOf(ada.secret));
  await ada.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await ada.page.locator('dialog').waitFor({ state: 'detached' });
  await keepsNothing(ada, ada.secret, plain(ada.secret));
  // A dialog that is hidden with its element does not lock the page.
  await ada.page.locator('#signed-out').getByRole('link', { name: 'Sign in' }).click();
  await ada.page.waitForURL('**/login.html');
});
