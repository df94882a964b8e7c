/* Recovery codes on the demo's page, under its strict policy: a real file, a real sheet of paper, a way back in. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { addAuthenticator } from '../../../tools/lib/demo-visit.mjs';
import { fresh, useDemo } from '../support/journey.js';

const { visitor } = useDemo();

/** Signs up, and shows the codes. */
async function shown(page: Page, username: string): Promise<string[]> {
  await page.goto('/recovery.html');
  await page.locator('passkey-signup').getByRole('textbox', { name: 'User name' }).fill(username);
  await page.getByRole('button', { name: 'Create account with a passkey' }).click();
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('button', { name: 'Show recovery codes' }).click();
  const items = page.getByRole('dialog').getByRole('listitem');
  await items.first().waitFor();
  return items.allInnerTexts();
}

async function withCodes(visit: (page: Page, codes: string[]) => Promise<void>): Promise<void> {
  const { page, device, complaints } = await visitor();
  await visit(page, await shown(page, fresh('ada')));
  await page.getByRole('checkbox', { name: 'I have saved them' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  const section = page.getByRole('region', { name: 'Recovery codes' });
  await section.getByText('10 of 10 codes are left.').waitFor();
  assert.equal(await page.locator('.passkey-recovery-codes').count(), 0);
  await device.remove();
  assert.deepEqual(complaints, []);
}

test('saved as a text file with every code, and the file is not kept by the page', async () => {
  await withCodes(async (page, codes) => {
    await page.evaluate(() => {
      const revoke = URL.revokeObjectURL.bind(URL);
      URL.revokeObjectURL = (url) => {
        revoke(url);
        document.documentElement.dataset['revoked'] = url;
      };
    });
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const download = await downloading;
    assert.match(download.suggestedFilename(), /^recovery-codes-localhost-\d+\.txt$/);
    const text = await readFile(await download.path(), 'utf8');
    assert.deepEqual(text.trim().split('\r\n').slice(-10), codes);
    assert.match(text, /^Recovery codes for localhost:\d+\r\nMade on \d{4}-\d\d-\d\d\./);
    assert.equal(await page.locator('html').getAttribute('data-revoked'), download.url());
  });
});

test('printed: the codes on one sheet and nothing of the page, by the button and by the browser', async () => {
  await withCodes(async (page) => {
    const pdf = await page.pdf();
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g);
    assert.equal(pages?.length, 1);
    await page.evaluate(() => {
      const { body } = document;
      addEventListener('beforeprint', () => {
        body.dataset['printed'] = String(document.querySelector('.passkey-recovery-codes') !== null);
      });
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await page.locator('body[data-printed="true"]').waitFor();
  });
});

test('without any passkey, back in with a code', async () => {
  const { page, device } = await visitor();
  const username = fresh('grace');
  const [code = ''] = await shown(page, username);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await device.remove();
  await addAuthenticator(page);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  const login = page.locator('passkey-login');
  await login.getByRole('textbox', { name: 'User name' }).fill(username);
  await login.getByRole('textbox', { name: 'Recovery code' }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Create a passkey', exact: true }).click();
  await page.getByText('9 of 10 codes are left.').waitFor();
});
