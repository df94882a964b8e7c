/*
 * WebKitGTK has no WebAuthn at all: the elements say so in plain words, and leave the other ways in alone. It is the
 * engine of Safari besides, so their look and their languages are tried here too.
 */
import assert from 'node:assert/strict';
import { startWebKit } from '../../tools/engines/webkit.mjs';
import { engineTests, type Scene } from './support/engine-test.js';

type Here = Scene<Awaited<ReturnType<typeof startWebKit>>>;

const test = engineTests(startWebKit);

const KINDLY =
  'This browser cannot use passkeys. Open this page in a current browser app, or sign in another way.';

/** Nobody can sign in here, and a browser prints the 401 that the list gets. */
const NOT_SIGNED_IN = /401/;

/** The gallery shows elements that nobody has set up, and they say so in the console. */
const NOT_SET_UP = /nothing to do/;

async function assertNoComplaint({ visitor }: Here, meant?: RegExp) {
  const complaints = await visitor.complaints();
  assert.deepEqual(
    complaints.filter((complaint) => !meant?.test(complaint)),
    [],
  );
}

test('this browser has no passkeys, on a page that may use them', async ({ visitor }) => {
  await visitor.open('/');
  assert.deepEqual(await visitor.ask('return [isSecureContext, typeof PublicKeyCredential]'), [
    true,
    'undefined',
  ]);
});

for (const [path, tag, fallback] of [
  ['/login.html', 'passkey-login', 'Create one'],
  ['/signup.html', 'passkey-signup', 'Sign in'],
] as const) {
  test(`${tag} says so, offers no button that cannot work, and keeps the other ways in`, async (here) => {
    const { visitor } = here;
    await visitor.open(path);
    await visitor.see('status', KINDLY, tag);
    assert.equal(await visitor.count('button', tag), 0);
    assert.equal(await visitor.count('textbox', tag), 0);
    assert.equal(
      await visitor.ask(`return document.querySelector('${tag}').matches(':state(unsupported)')`),
      true,
    );
    await visitor.click('link', fallback, tag);
    await visitor.arrive(path === '/login.html' ? '/signup.html' : '/login.html');
    await assertNoComplaint(here);
  });
}

test('the input of the page stays, for it may belong to another way in', async (here) => {
  const { visitor } = here;
  await visitor.open('/states.html');
  const slots = '#login-slots passkey-login';
  await visitor.see('status', KINDLY, slots);
  await visitor.fill('E-mail address', 'ada@example.org', slots);
  await visitor.see('link', 'E-mail me a link', slots);
  assert.equal(await visitor.count('button', slots), 0);
  await assertNoComplaint(here, NOT_SET_UP);
});

test('an input that the page brings later appears', async (here) => {
  const { visitor } = here;
  await visitor.open('/login.html');
  await visitor.see('status', KINDLY, 'passkey-login');
  await visitor.click('radio', 'Input of this page*');
  await visitor.fill('User name, as you signed up', 'ada', 'passkey-login');
  await assertNoComplaint(here);
});

test('passkey-manager lists what there is, and says why none can be added', async (here) => {
  const { visitor } = here;
  await visitor.open('/states.html');
  const several = '#manager-several passkey-manager';
  await visitor.see('button', 'Rename Key on my ring', several);
  await visitor.see('status', KINDLY, several);
  const add = await visitor.see('button', 'Add a passkey', several);
  assert.equal(await visitor.ask('return arguments[0].ariaDisabled', add), 'true');
  await assertNoComplaint(here, NOT_SET_UP);
});

test('a passkey can still be renamed, and its removal asks first', async (here) => {
  const { visitor } = here;
  await visitor.open('/states.html');
  const several = '#manager-several passkey-manager';
  await visitor.click('button', 'Rename Key on my ring', several);
  await visitor.fill('Name of this passkey', 'Spare key', several);
  await visitor.click('button', 'Save name', several);
  await visitor.click('button', 'Remove Spare key', several);
  await visitor.see('dialog', 'Remove Spare key?', several);
  assert.equal(await visitor.focused(), 'Keep it');
  await visitor.click('button', 'Keep it', several);
  await visitor.miss('dialog', 'Remove Spare key?');
  assert.equal(await visitor.focused(), 'Remove Spare key');
  await assertNoComplaint(here, NOT_SET_UP);
});

test('the button that cannot add is out of order, not only grey', async (here) => {
  const { visitor } = here;
  await visitor.open('/states.html');
  const several = '#manager-several passkey-manager';
  const rows = await visitor.count('listitem', several);
  // Other elements of this page fail in their own time.
  const listen = `const listened = document.querySelector(arguments[0]);
    globalThis.heard = [];
    listened.addEventListener('passkey-failure', (event) => heard.push(event.type));`;
  await visitor.ask(listen, several);
  await visitor.click('button', 'Add a passkey', several);
  await visitor.ask('return new Promise((resolve) => setTimeout(resolve, 300, null))');
  assert.deepEqual(await visitor.ask('return heard'), []);
  assert.equal(await visitor.count('listitem', several), rows);
  await visitor.see('status', KINDLY, several);
  await assertNoComplaint(here, NOT_SET_UP);
});

test('a page that calls login() hears a failure by its event, and no exception', async (here) => {
  const { visitor } = here;
  await visitor.open('/login.html');
  await visitor.see('status', KINDLY, 'passkey-login');
  const call = `
    const element = document.querySelector('passkey-login');
    const codes = [];
    element.addEventListener('passkey-failure', ({ detail }) => codes.push(detail.failure.code));
    return element.login().then(() => codes);
  `;
  assert.deepEqual(await visitor.ask(call), ['not_supported']);
  await visitor.see('status', KINDLY, 'passkey-login');
  await assertNoComplaint(here);
});

for (const path of ['/', '/embed.html', '/theme.html']) {
  test(`${path}: nothing is thrown, and every element but the list says why it is of no use`, async (here) => {
    const { visitor } = here;
    await visitor.open(path);
    for (const tag of ['passkey-login', 'passkey-signup']) await visitor.see('status', KINDLY, tag);
    await assertNoComplaint(here, NOT_SIGNED_IN);
  });
}

test('the shared style sheets apply, and the properties of a theme reach them', async (here) => {
  const { visitor } = here;
  await visitor.open('/states.html');
  const button = await visitor.see('button', 'Rename Key on my ring', '#manager-several passkey-manager');
  const look = `
    const [button] = arguments;
    const root = button.getRootNode();
    root.host.style.setProperty('--passkey-control-radius', '7px');
    const { borderRadius, cursor } = getComputedStyle(button);
    return [root.adoptedStyleSheets.length > 0, getComputedStyle(root.host).display, borderRadius, cursor];
  `;
  assert.deepEqual(await visitor.ask(look, button), [true, 'block', '7px', 'pointer']);
  await assertNoComplaint(here, NOT_SET_UP);
});

test('in German, by the attribute lang of an ancestor', async (here) => {
  const { visitor } = here;
  await visitor.open('/states.html?lang=de');
  await visitor.see('button', 'Passkey hinzufügen', '#manager-several passkey-manager');
  await visitor.see('button', 'Key on my ring umbenennen', '#manager-several passkey-manager');
  await visitor.see('status', 'Dieser Browser kann keine Passkeys benutzen.*', '#login-login passkey-login');
  await assertNoComplaint(here, NOT_SET_UP);
});

test('light and dark: the colours follow the page', async (here) => {
  const { visitor } = here;
  const colour = async (theme: string) => {
    await visitor.open(`/states.html?theme=${theme}`);
    const box = await visitor.see('button', 'Rename Key on my ring', '#manager-several passkey-manager');
    return visitor.ask('return getComputedStyle(arguments[0]).color', box);
  };
  assert.notEqual(await colour('light'), await colour('dark'));
  await assertNoComplaint(here, NOT_SET_UP);
});
