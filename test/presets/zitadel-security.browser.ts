/* What surrounds passkeys with Zitadel, through the whole elements: second factors, recovery codes, links. */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import '../../src/elements/passkey-manager/define.js';
import '../../src/elements/passkey-signup/define.js';
import { configurePasskeys, type PasskeyManager, type PasskeySignup } from '../../src/index.js';
import { ADD, adding, factors, gone, press, type } from '../elements/passkey-manager/factors-support.js';
import { button, buttons, dialog, names, part, said } from '../elements/passkey-manager/support.js';
import { click, inState, next, until } from '../elements/shared/screen.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { useAuthenticator } from '../support/authenticator.js';

const BASE = '/wire/zitadel';

interface Person {
  readonly id: string;
  readonly token: string;
}

const request = async <T>(path: string, { method = 'POST', token = '', body = {} } = {}): Promise<T> => {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const init = method === 'GET' ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${BASE}${path}`, { method, headers, ...init });
  return (await answer.json()) as T;
};

/** Somebody who is signed in with Zitadel. */
async function person(...passkeys: string[]): Promise<Person> {
  const { token } = await request<{ token: string }>('/_control/sign-in', { body: { passkeys } });
  const { sub } = await request<{ sub: string }>('/oidc/v1/userinfo', { method: 'GET', token });
  return { id: sub, token };
}

const kindsOf = async ({ id, token }: Person): Promise<string[]> => {
  const path = `/v2/users/${id}/authentication_methods`;
  const { authMethodTypes = [] } = await request<{ authMethodTypes?: string[] }>(path, {
    method: 'GET',
    token,
  });
  return authMethodTypes.map((kind) => kind.replace('AUTHENTICATION_METHOD_TYPE_', ''));
};

/** The page of somebody who is signed in. */
const as = ({ id, token }: Person): void =>
  configurePasskeys({ headers: { Authorization: `Bearer ${token}` }, parameters: { userId: id } });

async function manager(attributes: Readonly<Record<string, string>> = {}): Promise<PasskeyManager> {
  const element = document.createElement('passkey-manager');
  const all = { preset: 'zitadel', base: BASE, ...attributes };
  for (const [name, value] of Object.entries<string>(all)) element.setAttribute(name, value);
  await fixture(html`<div>${element}</div>`);
  await inState(element, 'ready');
  return element;
}

const section = async (element: PasskeyManager, name: string): Promise<HTMLElement> => {
  await until(() => part(element, name), `the part "${name}" is there`);
  return part(element, name)!;
};

describe('what surrounds passkeys, with preset zitadel', () => {
  const authenticator = useAuthenticator();
  const home = location.href;
  afterEach(async () => {
    fixtureCleanup();
    configurePasskeys({});
    history.replaceState(null, '', home);
    await request('/_control/sign-out');
  });

  it('second factors are shown by themselves, and removed', async () => {
    const me = await person('Laptop');
    const { id, token } = me;
    for (const path of ['otp_sms', 'otp_email', 'recovery_codes'])
      await request(`/v2/users/${id}/${path}`, { token, body: { count: 3 } });
    as(me);
    const element = await manager();
    await until(() => factors(element).length === 3, 'all are shown');
    expect(factors(element)).to.deep.equal(['Code by text message', 'Code by e-mail', 'Recovery codes']);
    expect(part(element, 'recovery'), 'codes that let nobody in').to.equal(null);
    for (const kind of ['Code by text message', 'Recovery codes']) {
      press(element, `Remove ${kind}`);
      button(element, 'Remove it').click();
      await gone(element);
      await until(() => !factors(element).includes(kind), 'it is gone');
    }
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY', 'OTP_EMAIL']);
  });

  it('an authenticator app is added by its code, and by no other, and removed', async () => {
    const me = await person('Laptop');
    as(me);
    const element = await manager();
    const secret = await adding(element);
    type(element, wrongCode(secret));
    await until(() => said(element).includes('That code is not right.'), 'told');
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY']);
    type(element, codeOf(secret));
    await gone(element);
    await until(() => factors(element).length === 1, 'it is in the list');
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY', 'TOTP']);
    expect(buttons(element)).not.to.include(ADD);
    press(element, 'Remove Authenticator app');
    button(element, 'Remove it').click();
    await gone(element);
    await until(() => factors(element).length === 0, 'it is gone');
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY']);
  });

  it('a security key is added, and codes are switched on', async () => {
    const me = await person('Laptop');
    as(me);
    await authenticator.unplug();
    await authenticator.plugIn({ transport: 'usb', hasResidentKey: false });
    const element = await manager({ 'data-domain': 'localhost' });
    await until(() => buttons(element).includes('Add a security key'), 'a key can be added');
    press(element, 'Add a security key');
    await until(() => factors(element).length === 1, 'it is in the list');
    expect(factors(element)).to.deep.equal(['Security key']);
    const [made] = await authenticator.credentials();
    expect(made?.isResidentCredential).to.equal(false);
    press(element, 'Turn on codes by text message');
    await until(() => factors(element).length === 2, 'codes are on');
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY', 'U2F', 'OTP_SMS']);
    expect(buttons(element)).not.to.include('Turn on codes by text message');
    press(element, 'Remove Security key');
    button(element, 'Remove it').click();
    await gone(element);
    await until(() => factors(element).length === 1, 'it is gone');
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY', 'OTP_SMS']);
  });

  it('an app that was added elsewhere meanwhile is told, and then seen', async () => {
    const me = await person('Laptop');
    as(me);
    const element = await manager();
    await until(() => buttons(element).includes(ADD), 'an app can be added');
    const path = `/v2/users/${me.id}/totp`;
    const { secret } = await request<{ secret: string }>(path, { token: me.token });
    await request(`${path}/verify`, { token: me.token, body: { code: codeOf(secret) } });
    const heard = next(element, 'passkey-failure');
    press(element, ADD);
    expect((await heard).detail).to.deep.include({ action: 'totp' });
    expect((await heard).detail.failure.code).to.equal('conflict');
    button(element, /Cancel/).click();
    await element.reload();
    await until(() => factors(element).length === 1, 'it is seen');
  });

  it('recovery codes are made where the page offers them, and made anew', async () => {
    const me = await person('Laptop');
    as(me);
    const element = await manager({ offers: 'factors recovery-codes' });
    await section(element, 'recovery');
    const codes = () =>
      [...(dialog(element)?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent.trim());
    const make = async (): Promise<string[]> => {
      await click(element, 'Make new codes');
      await until(() => buttons(element).includes('Make new ones'), 'asked');
      expect(dialog(element)!.textContent).to.include('Codes that you may have from before stop working.');
      button(element, 'Make new ones').click();
      await until(() => codes().length > 0, 'shown');
      const made = codes();
      dialog(element)!.querySelector('input')!.click();
      button(element, 'Done').click();
      await gone(element);
      return made;
    };
    const first = await make();
    expect(first).to.have.length(10);
    expect(await kindsOf(me)).to.deep.equal(['PASSKEY', 'RECOVERY_CODE']);
    const second = await make();
    expect(second).to.have.length(10);
    expect(second.some((code) => first.includes(code))).to.equal(false);
  });

  it('an administrator makes a link, and who has it makes a passkey without being signed in', async () => {
    const ada = await person('Laptop');
    const admin = await person();
    await request('/_manager', { token: admin.token });
    as(admin);
    const enrollmentPage = `${location.pathname}?lang=de`;
    const element = await manager({ 'user-id': ada.id, 'data-enrollment-page': enrollmentPage });
    expect(names(element)).to.deep.equal(['Laptop']);
    await click(element, 'Make a link for a new passkey');
    await until(() => dialog(element)?.querySelector('.secret'), 'the link is shown');
    const link = dialog(element)!.querySelector('.secret')!.textContent;
    expect(link.startsWith(`${location.origin}${enrollmentPage}#code=`), link).to.equal(true);
    button(element, 'Done').click();
    fixtureCleanup();

    // In place of the app's server, which passes it on with a token of its own.
    const server = await person();
    configurePasskeys({ headers: { Authorization: `Bearer ${server.token}` } });
    history.replaceState(null, '', link);
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup
        preset="zitadel"
        base=${BASE}
        data-domain="localhost"
        enrollment
      ></passkey-signup>`,
    );
    const done = next(signup, 'passkey-signup');
    await click(signup, 'Create a passkey on this device');
    await done;
    await inState(signup, 'done');
    expect(await authenticator.credentials()).to.have.length(1);

    as(admin);
    const after = await manager({ 'user-id': ada.id });
    expect(names(after)).to.have.length(2);
    expect(buttons(after)).not.to.include('Make a link for a new passkey');
  });

  it('a link that nobody may make says so', async () => {
    const me = await person('Laptop');
    as(me);
    const element = await manager({ 'user-id': me.id, 'data-enrollment-page': '/enroll' });
    const heard = next(element, 'passkey-failure');
    await click(element, 'Make a link for a new passkey');
    expect((await heard).detail.failure.code).to.equal('forbidden');
  });
});
