/* A sign-up by e-mail as a new user goes through it, and every turn that it can take. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { codeInMail, fresh, keepsNothing, useDemo, type Visitor } from '../support/journey.js';

const { visitor } = useDemo();

const freshAddress = (): string => `${fresh('ada')}@example.com`;
const codeField = (page: Page) => page.getByRole('textbox', { name: 'Code from the mail' });
const create = (page: Page) => page.getByRole('button', { name: 'Create account with a passkey' });

async function ask(page: Page, address: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(address);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await codeField(page).waitFor();
}

async function confirm(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
}

async function begun(): Promise<Visitor & { address: string; code: string }> {
  const ada = await visitor();
  const address = freshAddress();
  await ada.page.goto('/signup-email.html');
  await ask(ada.page, address);
  return { ...ada, address, code: await codeInMail(ada, address) };
}

async function arrive(page: Page): Promise<void> {
  await create(page).click();
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.waitForURL('**/manage.html');
  await page.locator('passkey-manager').getByRole('listitem').first().waitFor();
}

test('address, code, passkey, name: and then the passkeys; the code is nowhere any more', async () => {
  const ada = await begun();
  await confirm(ada.page, ada.code);
  await create(ada.page).waitFor();
  await keepsNothing(ada, ada.code);
  await arrive(ada.page);
  await keepsNothing(ada, ada.code);
  assert.deepEqual(ada.complaints, []);
});

test('a reload at the code, and again behind it, costs a mail each and no more', async () => {
  const ada = await begun();
  await ada.page.reload();
  await ask(ada.page, ada.address);
  const second = await codeInMail(ada, ada.address);
  await confirm(ada.page, second);
  await create(ada.page).waitFor();
  await ada.page.reload();
  await ask(ada.page, ada.address);
  await confirm(ada.page, await codeInMail(ada, ada.address));
  await arrive(ada.page);
});

test('a reload before the passkey has its name finds the account made, and signed in', async () => {
  const ada = await begun();
  await confirm(ada.page, ada.code);
  await create(ada.page).click();
  await ada.page.getByRole('button', { name: 'Save name' }).waitFor();
  await ada.page.reload();
  await ada.page.goto('/manage.html');
  assert.equal(await ada.page.locator('passkey-manager').getByRole('listitem').count(), 1);
});

test('away by a link and back by the browser: the form is whole, and the journey ends well', async () => {
  const ada = await begun();
  await ada.page.getByRole('link', { name: 'Sign in' }).last().click();
  await ada.page.waitForURL('**/login.html');
  await ada.page.goBack();
  await ada.page.waitForURL('**/signup-email.html');
  await ada.page.waitForFunction(() => customElements.get('passkey-signup') !== undefined);
  // Where the page was kept as it was, the code still does; else another is asked for.
  const field = codeField(ada.page);
  const address = ada.page.getByRole('textbox', { name: 'E-mail address' });
  await field.or(address).first().waitFor();
  if (!(await field.isVisible())) await ask(ada.page, ada.address);
  await confirm(ada.page, await codeInMail(ada, ada.address));
  await arrive(ada.page);
});

test('the code of another address is wrong, and the right one still good', async () => {
  const ada = await begun();
  const other = await begun();
  assert.notEqual(ada.code, other.code, 'one in a million: run it again');
  await confirm(ada.page, other.code);
  await ada.page.getByText('That code is not right, or no longer valid.').first().waitFor();
  await confirm(ada.page, ada.code);
  await arrive(ada.page);
});

test('a code that one tab has used is of no use in another, which says so and goes on with a new one', async () => {
  const ada = await begun();
  const second = await ada.tab();
  await second.goto('/signup-email.html');
  const address = freshAddress();
  await ask(second, address);
  await confirm(ada.page, ada.code);
  await create(ada.page).waitFor();
  await confirm(second, ada.code);
  await second.getByText('That code is not right, or no longer valid.').first().waitFor();
  await confirm(second, await codeInMail(ada, address));
  await create(second).waitFor();
  // A browser makes passkeys in the tab that is seen.
  await ada.page.bringToFront();
  await arrive(ada.page);
});

test('who has an account already is told in the mail alone', async () => {
  const ada = await begun();
  await confirm(ada.page, ada.code);
  await arrive(ada.page);
  const mallory = await visitor();
  await mallory.page.goto('/signup-email.html');
  await ask(mallory.page, ada.address);
  await mallory.page.getByText(`We have sent a mail to ${ada.address}.`).first().waitFor();
  const box = await mallory.tab();
  await box.goto('/mailbox.html');
  await box.getByRole('listitem').filter({ hasText: ada.address }).getByText('account').first().waitFor();
});
