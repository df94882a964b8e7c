/* Back in by a recovery code, and the turns that this can take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { addAuthenticator } from '../../../tools/lib/demo-visit.mjs';
import { fresh, keepsNothing, useDemo, type Visitor } from '../support/journey.js';

const { visitor } = useDemo();

const create = (page: Page) => page.getByRole('button', { name: 'Create a passkey', exact: true });
const refusal = (page: Page) =>
  page.locator('passkey-login').getByText('User name and code do not match.').first();

/** Somebody with an account and its codes, signed out, whose device is gone. */
async function lost(): Promise<Visitor & { username: string; codes: string[] }> {
  const ada = await visitor();
  const { page } = ada;
  const username = fresh('ada');
  await page.goto('/recovery.html');
  await page.locator('passkey-signup').getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByRole('button', { name: 'Create account with a passkey' }).click();
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('button', { name: 'Show recovery codes' }).click();
  const items = page.getByRole('dialog').getByRole('listitem');
  await items.first().waitFor();
  const codes = await items.allInnerTexts();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  return { ...ada, username, codes };
}

async function redeem(page: Page, username: string, code: string): Promise<void> {
  const login = page.locator('passkey-login');
  const other = page.getByRole('button', { name: 'Use a recovery code' });
  const field = login.getByRole('textbox', { name: 'Recovery code' });
  await other.or(field).first().waitFor();
  if (await other.isVisible()) await other.click();
  await login.getByRole('textbox', { name: 'User name' }).fill(username);
  await field.fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

const on = async ({ page }: Visitor): Promise<Page> => {
  await page.goto('/recovery.html');
  return page;
};

test('the code of another account is refused, and both accounts keep theirs', async () => {
  const ada = await lost();
  const eve = await lost();
  const phone = await visitor();
  const page = await on(phone);
  await redeem(page, ada.username, eve.codes[0] ?? '');
  await refusal(page).waitFor();
  await redeem(page, ada.username, ada.codes[0] ?? '');
  await create(page).click();
  await page.getByText('9 of 10 codes are left.').waitFor();
  await keepsNothing(phone, ada.codes[0] ?? '', eve.codes[0] ?? '');
});

test('a reload before the passkey is made costs no second code here, and helps nobody elsewhere', async () => {
  const { username, codes } = await lost();
  const phone = await visitor();
  const page = await on(phone);
  await redeem(page, username, codes[0] ?? '');
  await create(page).waitFor();
  await keepsNothing(phone, codes[0] ?? '');
  const elsewhere = await on(await visitor());
  await redeem(elsewhere, username, codes[0] ?? '');
  await refusal(elsewhere).waitFor();
  await page.reload();
  await redeem(page, username, codes[0] ?? '');
  await create(page).click();
  await page.getByText('9 of 10 codes are left.').waitFor();
});

test('a code that two tabs have redeemed makes one passkey', async () => {
  const { username, codes } = await lost();
  const phone = await visitor();
  const page = await on(phone);
  const second = await phone.tab();
  await second.goto('/recovery.html');
  await addAuthenticator(second);
  await redeem(second, username, codes[0] ?? '');
  await create(second).waitFor();
  await page.bringToFront();
  await redeem(page, username, codes[0] ?? '');
  await create(page).click();
  await page.getByText('9 of 10 codes are left.').waitFor();
  await second.bringToFront();
  await create(second).click();
  await second.getByText('That took too long.').first().waitFor();
  await page.bringToFront();
  await page.reload();
  await page.getByText('9 of 10 codes are left.').waitFor();
  const response = await page.request.get('/api/passkeys');
  const { passkeys } = (await response.json()) as { passkeys: unknown[] };
  // The one whose device is gone, and the new one.
  assert.equal(passkeys.length, 2);
});

test('away and back by the browser: the code that was redeemed still does, or the form asks again', async () => {
  const { username, codes } = await lost();
  const page = await on(await visitor());
  await redeem(page, username, codes[0] ?? '');
  await create(page).waitFor();
  await page.goto('/login.html');
  await page.goBack();
  await page.waitForURL('**/recovery.html');
  const form = page.getByRole('button', { name: 'Use a recovery code' });
  await create(page).or(form).first().waitFor();
  if (await form.isVisible()) await redeem(page, username, codes[1] ?? '');
  await create(page).click();
  await page.getByText(/[89] of 10 codes are left\./).waitFor();
});
