/* A security key as a second factor in the demo, from the click to its removal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { addAuthenticator } from '../../../tools/lib/demo-visit.mjs';
import { signUp, useDemo } from '../support/journey.js';

const { visitor } = useDemo();

const section = (page: Page) => page.getByRole('region', { name: 'Second factors' });
const add = (page: Page) => page.getByRole('button', { name: 'Add a security key' });

test('added beside the passkey, there after a reload, not added twice, and removed', async () => {
  const ada = await visitor();
  const { page } = ada;
  await signUp(ada);
  await ada.device.remove();
  const key = await addAuthenticator(page, { transport: 'usb' });
  await add(page).click();
  await section(page).getByText('Security key was added.').waitFor();
  await add(page).click();
  await section(page).getByText('set up for your account already').waitFor();
  // A virtual authenticator may forget with the page that it served; the server does not.
  await page.reload();
  await section(page).getByRole('listitem').waitFor();
  assert.equal(await section(page).getByRole('listitem').count(), 1);

  await key.remove();
  const second = await addAuthenticator(page, { transport: 'usb' });
  await add(page).click();
  await section(page).getByRole('button', { name: 'Remove Security key 2' }).waitFor();
  await second.remove();

  for (const name of ['Security key 2', 'Security key']) {
    await section(page)
      .getByRole('button', { name: `Remove ${name}`, exact: true })
      .click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await section(page).getByText(`${name} was removed.`).waitFor();
  }
  await section(page).getByText('There are none.').waitFor();
  assert.deepEqual(ada.complaints, []);
});

test('begun and left, nothing is there, and it can be begun again', async () => {
  const ada = await visitor();
  const { page } = ada;
  await signUp(ada);
  await ada.device.remove();
  const key = await addAuthenticator(page, { transport: 'usb' });
  await key.consent(false);
  await add(page).click();
  await section(page).getByText('Follow the steps of your browser or device.').waitFor();
  await section(page).getByRole('button', { name: 'Cancel' }).click();
  await section(page).getByText('There are none.').waitFor();
  await key.remove();
  await addAuthenticator(page, { transport: 'usb' });
  await add(page).click();
  await section(page).getByText('Security key was added.').waitFor();
  assert.deepEqual(ada.complaints, []);
});
