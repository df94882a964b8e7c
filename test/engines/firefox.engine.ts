/* Real ceremonies in Firefox, verified by the demo's server: the elements as a visitor uses them. */
import assert from 'node:assert/strict';
import { startFirefox } from '../../tools/engines/firefox.mjs';
import { engineTests, type Scene } from './support/engine-test.js';

type Here = Scene<Awaited<ReturnType<typeof startFirefox>>>;

const test = engineTests(startFirefox);

/** A new visitor on the first page. */
async function arrive({ engine, visitor }: Here) {
  await visitor.open('/');
  await engine.forget();
  await visitor.open('/');
}

/** Somebody with an account, signed in on the first page. Returns how to take their device away. */
async function signUp(here: Here, username: string) {
  const { engine, visitor } = here;
  await arrive(here);
  const remove = await engine.addAuthenticator();
  await visitor.fill('User name', username, 'passkey-signup');
  await visitor.click('button', 'Create account with a passkey');
  await visitor.fill('Name of this passkey', 'Laptop');
  await visitor.click('button', 'Save name');
  await visitor.see('button', 'Sign out');
  return remove;
}

/** Nothing happened that a developer would read in the console. */
async function assertNoComplaint({ visitor }: Here) {
  assert.deepEqual(await visitor.complaints(), []);
}

test('sign-up makes a passkey, the visitor names it, and the server has verified it', async (here) => {
  const { site, visitor } = here;
  await signUp(here, 'ada');
  await visitor.see('button', 'Rename Laptop');
  assert.equal(await visitor.count('listitem', 'passkey-manager'), 1);
  assert.equal(await visitor.focused(), 'Hello, ada');
  assert.deepEqual(await site.passkeysOf('ada'), [{ name: 'Laptop', lastUsedAt: null }]);
  await assertNoComplaint(here);
});

test('one tap signs in, without a user name', async (here) => {
  const { site, visitor } = here;
  await signUp(here, 'grace');
  await visitor.click('button', 'Sign out');
  await visitor.see('heading', 'Sign in');
  await visitor.click('button', 'Sign in with a passkey');
  await visitor.see('heading', 'Hello, grace');
  const [passkey] = await site.passkeysOf('grace');
  assert.ok(passkey?.lastUsedAt, 'The server knows that it was used');
  await assertNoComplaint(here);
});

test('a waiting autofill signs nobody in by itself, and gives way to the button', async (here) => {
  const { visitor } = here;
  await signUp(here, 'radia');
  await visitor.click('button', 'Sign out');
  await visitor.see('heading', 'Sign in');
  await visitor.ask('return new Promise((resolve) => setTimeout(resolve, 1500, null))');
  await visitor.click('button', 'Sign in with a passkey');
  await visitor.see('heading', 'Hello, radia');
  await assertNoComplaint(here);
});

test('with the user name first, sign-in leads to the page of passkeys', async (here) => {
  const { visitor } = here;
  await signUp(here, 'mary');
  await visitor.click('button', 'Sign out');
  await visitor.see('heading', 'Sign in');
  await visitor.open('/login.html');
  await visitor.click('radio', 'User name first*');
  await visitor.click('button', 'Sign in with a passkey');
  await visitor.see('status', 'Enter your user name.');
  await visitor.fill('User name', 'mary');
  await visitor.click('button', 'Sign in with a passkey');
  await visitor.arrive('/manage.html');
  await visitor.see('button', 'Remove Laptop');
  await assertNoComplaint(here);
});

test('add, rename and remove a passkey', async (here) => {
  const { engine, site, visitor } = here;
  const removeLaptop = await signUp(here, 'lin');
  await removeLaptop();
  await engine.addAuthenticator({ transport: 'usb' });
  await visitor.click('button', 'Add a passkey');
  await visitor.fill('Name of this passkey', 'Key');
  await visitor.click('button', 'Save name');
  await visitor.click('button', 'Rename Key');
  await visitor.fill('Name of this passkey', 'Key on my ring');
  await visitor.click('button', 'Save name');
  await visitor.see('button', 'Rename Key on my ring');
  assert.equal((await site.passkeysOf('lin')).length, 2);

  await visitor.click('button', 'Remove Laptop');
  await visitor.see('dialog', 'Remove Laptop?');
  // This browser cannot tell a password manager, and the visitor is not told that it would.
  await visitor.see('paragraph', 'Then delete it in*');
  await visitor.click('button', 'Remove passkey');
  await visitor.miss('button', 'Remove Laptop');
  assert.deepEqual(
    (await site.passkeysOf('lin')).map(({ name }) => name),
    ['Key on my ring'],
  );
  await assertNoComplaint(here);
});

test('a device that has a passkey of this account already says so', async (here) => {
  const { site, visitor } = here;
  await signUp(here, 'joan');
  await visitor.click('button', 'Add a passkey');
  await visitor.see('status', 'You already have a passkey for this account there.*');
  assert.equal((await site.passkeysOf('joan')).length, 1);
  await assertNoComplaint(here);
});

test('Cancel ends a dialog that waits: nothing alarming, the focus on the button, and a second try works', async (here) => {
  const { engine, site, visitor } = here;
  const removeLaptop = await signUp(here, 'barbara');
  await removeLaptop();
  await engine.lookForKeys(true);
  await visitor.click('button', 'Add a passkey');
  await visitor.see('status', 'Follow the steps of your browser or device.');
  await visitor.click('button', 'Cancel');
  await visitor.miss('button', 'Cancel');
  await visitor.miss('status', 'Follow*');
  assert.equal(await visitor.focused(), 'Add a passkey');
  assert.equal((await site.passkeysOf('barbara')).length, 1);

  await engine.lookForKeys(false);
  await engine.addAuthenticator();
  await visitor.click('button', 'Add a passkey');
  await visitor.click('button', 'Keep this name');
  assert.equal((await site.passkeysOf('barbara')).length, 2);
  await assertNoComplaint(here);
});

test('a visitor who refuses is back where they were', async (here) => {
  const { engine, site, visitor } = here;
  await arrive(here);
  await engine.addAuthenticator({ consents: false });
  await visitor.fill('User name', 'edith', 'passkey-signup');
  await visitor.click('button', 'Create account with a passkey');
  await visitor.hear('passkey-cancel signup');
  await visitor.miss('button', 'Cancel');
  assert.equal(await visitor.focused(), 'Create account with a passkey');
  assert.deepEqual(await visitor.read('status'), ['', '']);
  assert.deepEqual(await site.passkeysOf('edith'), []);
  await assertNoComplaint(here);
});
