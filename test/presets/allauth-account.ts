/*
 * What django-allauth has besides passkeys, through the elements: against the wire server, and against the real one.
 */
import { expect } from '@open-wc/testing';
import type { PasskeyManager, PasskeySignup } from '../../src/index.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { freshName } from '../support/relying-party.js';
import { click, inState, next, told, until, usernameInput } from '../elements/shared/screen.js';
import { part, parts, rowsOf, shows, type Bench } from './bench.js';

const ADD_APP = 'Add an authenticator app';

const dialogs = (element: Element): HTMLDialogElement[] =>
  [...(element.shadowRoot?.querySelectorAll('dialog') ?? [])].filter(({ open }) => open);

const dialog = (element: Element): HTMLDialogElement | undefined => dialogs(element)[0];

/** What all dialogs say. */
const asked = (element: Element): string =>
  dialogs(element)
    .map(({ textContent }) => textContent)
    .join();

const field = (element: Element, name: string): HTMLInputElement | undefined =>
  dialogs(element)
    .map((one) => one.querySelector<HTMLInputElement>(`input[name=${name}]`))
    .find((input) => input !== null) ?? undefined;

/** The names of the second factors. */
const factors = (element: Element): string[] =>
  parts(element, 'factor').map((row) => row.querySelector('[part~=name]')?.textContent ?? '');

const recovery = (element: Element): string =>
  parts(element, 'recovery')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' '))
    .join();

/** Types into the dialog that asks who the visitor is. */
async function prove(element: Element, method: 'password' | 'code', value: string): Promise<void> {
  await until(() => field(element, method), `asked for a ${method}`);
  const input = field(element, method)!;
  input.value = value;
  input.form!.requestSubmit();
}

/** The secret of an app that is being added. */
async function begin(element: Element): Promise<string> {
  await click(element, ADD_APP);
  await until(() => dialog(element)?.querySelector('.secret'), 'the secret is shown');
  return dialog(element)!.querySelector('.secret')!.textContent;
}

async function type(element: Element, code: string): Promise<void> {
  const input = dialog(element)!.querySelector('input')!;
  input.value = code;
  await click(element, 'Add the app');
}

export function account({ control, signIn, signOut, bring }: Bench): void {
  const withRows = async (rows: number, attributes: Record<string, string> = {}): Promise<PasskeyManager> => {
    const element = await bring<PasskeyManager>('passkey-manager', attributes);
    await shows(element, rows);
    await until(() => parts(element, 'factors').length > 0, 'the second factors are there');
    return element;
  };

  /** An account with an app, whose secret this is. */
  async function withApp(element: Element): Promise<string> {
    const secret = await begin(element);
    await type(element, codeOf(secret));
    await until(() => factors(element).length === 1, 'the app is listed');
    await until(() => !dialog(element), 'the dialog is gone');
    return secret;
  }

  it('goes on with a new passkey, once the password has proved who it is', async () => {
    const user = await signIn();
    const element = await withRows(0);
    await control('stale', {});
    await click(element, 'Add a passkey');
    await prove(element, 'password', 'wrong');
    await until(() => asked(element).includes('That password is not right.'), 'told');
    await prove(element, 'password', `password of ${user}`);
    await until(() => rowsOf(element) === 1, 'the passkey is there');
    expect((await control('me')).passkeys).to.have.length(1);
  });

  it('goes on with a removal, once a passkey has proved who it is', async () => {
    await signIn({ passkeys: ['First'] });
    const element = await withRows(1);
    await element.add();
    await shows(element, 2);
    await control('stale', {});
    const first = parts(element, 'passkey').find(({ textContent }) => textContent.includes('First'));
    first?.querySelector<HTMLElement>('[part~=remove-button]')?.click();
    await click(element, 'Remove passkey');
    await click(element, 'Confirm with a passkey');
    await shows(element, 1);
    const { passkeys = [] } = await control('me');
    expect(passkeys).to.have.length(1);
    expect(passkeys[0]?.name).not.to.equal('First');
  });

  it('adds an authenticator app by a right code, and removes it', async () => {
    await signIn();
    const element = await withRows(0);
    const secret = await begin(element);
    await type(element, wrongCode(secret));
    await until(() => asked(element).includes('not right'), 'told that it is wrong');
    await type(element, codeOf(secret));
    await until(() => factors(element).join() === 'Authenticator app', 'it is listed');
    expect(parts(element, 'add-factor-button')).to.have.length(0);
    await until(() => !dialog(element), 'the dialog is gone');
    part(element, 'factor').querySelector('button')!.click();
    await until(() => dialog(element)?.querySelector('.danger'), 'asked');
    dialog(element)!.querySelector<HTMLElement>('.danger')!.click();
    await until(() => factors(element).length === 0, 'it is gone');
    await until(() => parts(element, 'add-factor-button').length === 1, 'another can be added');
  });

  it('sends the code of the app again, once the session is fresh', async () => {
    const user = await signIn();
    const element = await withRows(0);
    await control('stale', {});
    const secret = await begin(element);
    await type(element, codeOf(secret));
    await prove(element, 'password', `password of ${user}`);
    await until(() => factors(element).length === 1, 'the app is listed');
  });

  it('takes a code of the app as a proof, where the page says so', async () => {
    await signIn({ passkeys: ['First', 'Second'] });
    const element = await withRows(2, { 'data-step-up': 'code' });
    const secret = await withApp(element);
    await control('stale', {});
    part(element, 'remove-button').click();
    await click(element, 'Remove passkey');
    await prove(element, 'code', wrongCode(secret));
    await until(() => asked(element).includes('not right'), 'told that it is wrong');
    await prove(element, 'code', codeOf(secret));
    await shows(element, 1);
  });

  it('makes recovery codes, which come by themselves with the first factor', async () => {
    await signIn();
    const element = await withRows(0);
    await until(
      () => recovery(element).includes('They stand in for a second factor that you lost.'),
      'there are none',
    );
    await withApp(element);
    const again = await withRows(0);
    await until(() => recovery(again).includes('10 of 10 codes are left.'), 'they came along');
    await click(again, 'Make new codes');
    await click(again, 'Make new ones');
    await until(() => dialog(again)?.querySelectorAll('li').length === 10, 'the codes are shown');
    const codes = [...dialog(again)!.querySelectorAll('li')].map(({ textContent }) => textContent.trim());
    expect(new Set(codes).size).to.equal(10);
  });

  it('says in allauth’s own words that there must be a factor before there are codes', async () => {
    await signIn();
    const element = await withRows(0);
    const heard = next(element, 'passkey-failure');
    await click(element, 'Make recovery codes');
    const { failure } = (await heard).detail;
    expect(failure.code).to.equal('forbidden');
    expect(failure.detail).to.match(/^You cannot generate recovery codes without/);
  });

  const SEND = 'Send me a code';

  async function signUp(email: string): Promise<PasskeySignup> {
    const element = await bring<PasskeySignup>('passkey-signup', { verify: 'email', rename: 'none' });
    element.addEventListener('passkey-signup', (event) => event.preventDefault());
    await until(() => element.querySelector('input'), 'the address can be typed');
    usernameInput(element).value = email;
    await click(element, SEND);
    return element;
  }

  const codeFor = async (email: string) => (await control<{ code?: string }>('code', { email })).code;

  async function confirm(element: Element, code: string): Promise<void> {
    element.shadowRoot!.querySelector<HTMLInputElement>('#code')!.value = code;
    await click(element, 'Confirm');
  }

  it('signs up by an address that is verified, with a code that was asked for once more', async () => {
    const email = `${freshName()}@example.com`;
    const element = await signUp(email);
    await inState(element, 'code');
    const first = await codeFor(email);
    await click(element, 'Send a new code');
    await until(async () => (await codeFor(email)) !== first, 'another code is sent');
    await until(() => !element.matches(':state(requesting)'), 'the code can be typed');
    await confirm(element, first!);
    await told(element, /^That code is not right/);
    await confirm(element, (await codeFor(email))!);
    const heard = next(element, 'passkey-signup');
    await click(element, 'Create account with a passkey');
    await heard;
    const me = await control('me');
    // The real one makes a user name of it.
    expect(email).to.include(me.user ?? 'nobody');
    expect(me.passkeys).to.have.length(1);
    expect(me.passkeys?.[0]?.name).to.be.a('string').and.not.equal('');
  });

  it('says nothing of an address that has an account, and takes no code for it', async () => {
    const email = `${freshName()}@example.com`;
    await inState(await signUp(email), 'code');
    const code = await codeFor(email);
    await signOut();
    const element = await signUp(email);
    await inState(element, 'code');
    await confirm(element, code!);
    await told(element, /^That code is not right/);
  });

  it('says that the code is no longer good after too many that were wrong', async () => {
    const email = `${freshName()}@example.com`;
    const element = await signUp(email);
    await inState(element, 'code');
    for (let tries = 0; tries < 3; tries++) {
      await confirm(element, 'WRNG-CODE');
      await until(() => !element.matches(':state(requesting)'), 'answered');
      await told(element, /^That code is not right/);
    }
    await confirm(element, 'WRNG-CODE');
    await told(element, /^That code is no longer good\./);
  });

  it('has no sign-up without that', async () => {
    const element = await bring<PasskeySignup>('passkey-signup');
    await element.updateComplete;
    usernameInput(element).value = freshName();
    const heard = next(element, 'passkey-failure');
    await element.signUp();
    expect((await heard).detail.failure.code).to.equal('unsupported');
  });

  it('shows none of it to somebody who may only look', async () => {
    await signIn({ passkeys: ['First'] });
    const element = await withRows(1);
    await until(() => parts(element, 'add-factor-button').length === 1, 'an app could be added');
    element.readOnly = true;
    await until(() => parts(element, 'add-factor-button').length === 0, 'nothing is added');
  });
}
