/* A passkey for another device, by a link: from the list of one browser to the list of another. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { addAuthenticator } from '../../../tools/lib/demo-visit.mjs';
import { keepsNothing, signUp, useDemo, whoIs, type Visitor } from '../support/journey.js';

const { visitor } = useDemo();

const create = (page: Page) => page.getByRole('button', { name: 'Create a passkey on this device' });
const items = (page: Page) => page.locator('passkey-manager').getByRole('listitem');
const dialog = (page: Page) => page.getByRole('dialog');
const codeOf = (link: string): string => new URL(link.replace('#', '?')).searchParams.get('code') ?? '';

/** Somebody at their list, with a link on the screen. */
async function linked(): Promise<Visitor & { username: string; link: string }> {
  const ada = await visitor();
  const username = await signUp(ada);
  await ada.page.getByRole('button', { name: 'Add from another device' }).click();
  const link = await dialog(ada.page).getByRole('textbox', { name: 'Link' }).inputValue();
  assert.ok(codeOf(link).length > 20, link);
  return { ...ada, username, link };
}

async function finish(page: Page): Promise<void> {
  await create(page).click();
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.waitForURL('**/manage.html');
}

test('the other device is signed in, and the list that showed the link has the new passkey by itself', async () => {
  const ada = await linked();
  const phone = await visitor();
  await phone.page.goto(ada.link);
  await phone.page.getByText('Go on only if you know who the link is from.').first().waitFor();
  await keepsNothing(phone, codeOf(ada.link));
  await finish(phone.page);
  await items(phone.page).nth(1).waitFor();
  await dialog(ada.page).waitFor({ state: 'hidden' });
  await items(ada.page).nth(1).waitFor();
  await ada.page.getByText('was added from your other device.').first().waitFor();
  for (const one of [ada, phone]) {
    await keepsNothing(one, codeOf(ada.link));
    assert.deepEqual(one.complaints, []);
  }
});

test('opened in two tabs it makes one passkey; the other tab says that the link no longer works', async () => {
  const { link } = await linked();
  const phone = await visitor();
  const second = await phone.tab();
  await addAuthenticator(second);
  await phone.page.goto(link);
  await second.goto(link);
  await create(second).waitFor();
  // A browser makes passkeys in the tab that is seen.
  await phone.page.bringToFront();
  await finish(phone.page);
  await second.bringToFront();
  await create(second).click();
  await second.getByText('This link no longer works.').first().waitFor();
  await phone.page.reload();
  await items(phone.page).nth(1).waitFor();
  assert.equal(await items(phone.page).count(), 2);
});

test('a link that was used says so to whoever opens it', async () => {
  const { link } = await linked();
  await finish(await openedBy(await visitor(), link));
  const late = await openedBy(await visitor(), link);
  await create(late).or(late.getByText('This link no longer works.').first()).first().waitFor();
  if (await create(late).isVisible()) await create(late).click();
  await late.getByText('This link no longer works.').first().waitFor();
});

async function openedBy({ page }: Visitor, link: string): Promise<Page> {
  await page.goto(link);
  return page;
}

test('after a reload the code is gone, and the same link opened again goes on', async () => {
  const { link } = await linked();
  const phone = await visitor();
  await phone.page.goto(link);
  await create(phone.page).waitFor();
  await phone.page.reload();
  await phone.page.getByText('Please open your link again.').first().waitFor();
  await phone.page.goto(link);
  await finish(phone.page);
  await items(phone.page).nth(1).waitFor();
});

test('away and back by the browser: it goes on, or asks for the link again', async () => {
  const { link } = await linked();
  const phone = await visitor();
  await phone.page.goto(link);
  await create(phone.page).waitFor();
  await phone.page.goto('/login.html');
  await phone.page.goBack();
  const gone = phone.page.getByText('Please open your link again.').first();
  await create(phone.page).or(gone).first().waitFor();
  await keepsNothing(phone, codeOf(link));
  if (await gone.isVisible()) await phone.page.goto(link);
  await finish(phone.page);
});

test('on a device where somebody else is signed in, the passkey is for the account of the link', async () => {
  const { link, username } = await linked();
  const shared = await visitor();
  await signUp(shared);
  await shared.page.goto(link);
  // The browser asks in the name of that account, and so does the page as soon as it knows.
  await shared.device.consent(false);
  await create(shared.page).click();
  await shared.page.getByText(`The passkey is for the account “${username}”.`).first().waitFor();
  await shared.page.getByRole('button', { name: 'Cancel' }).click();
  await shared.device.consent(true);
  await finish(shared.page);
  await items(shared.page).nth(1).waitFor();
  assert.equal(await whoIs(shared.page), username);
});

test('whoever is signed out meanwhile is told, and the link is not left on the screen', async () => {
  const ada = await linked();
  const tab = await ada.tab();
  await tab.goto('/manage.html');
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await tab.close();
  await ada.page.bringToFront();
  // What looks for the new passkey finds out, and leaves.
  await dialog(ada.page).waitFor({ state: 'hidden' });
  await ada.page.getByRole('link', { name: 'Sign in' }).last().waitFor();
  await keepsNothing(ada, codeOf(ada.link));
});
