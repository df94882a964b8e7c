/* An authenticator app through the whole manager: added by a real code, seen, removed. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../src/index.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { click, until } from '../elements/shared/screen.js';
import { part, parts, type Bench } from './bench.js';

const has = (element: Element, name: string): boolean => parts(element, name).length > 0;

/** Types into the field of a form, and sends it. */
function type(element: Element, selector: string, value: string): void {
  const input = element.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!input?.form) throw new Error(`There is no field "${selector}"`);
  input.value = value;
  input.form.requestSubmit();
}

/** The password that goes with a change, after a wrong one; nothing where the preset wants none. */
export async function confirms(element: Element, password?: string): Promise<void> {
  if (password === undefined) return;
  await until(() => has(element, 'step-up-form'), 'the password is asked for');
  expect(element.shadowRoot?.textContent).to.include('This change takes your password each time.');
  type(element, '#step-up-password', 'not the password');
  await until(
    () => element.shadowRoot?.textContent.includes('That password is not right.'),
    'a wrong password is wrong',
  );
  type(element, '#step-up-password', password);
  await until(() => !has(element, 'step-up-form'), 'the password is taken');
}

export async function addsAnApp(element: PasskeyManager, password?: string): Promise<void> {
  await until(() => has(element, 'add-factor-button'), 'an app can be added');
  part(element, 'add-factor-button').click();
  await confirms(element, password);
  await until(() => has(element, 'secret'), 'the secret is shown');
  const secret = part(element, 'secret').textContent.replace(/\s/g, '');
  type(element, '#totp-code', wrongCode(secret));
  await until(
    () => element.shadowRoot?.textContent.includes('That code is not right.'),
    'a wrong code is wrong',
  );
  type(element, '#totp-code', codeOf(secret));
  await until(() => parts(element, 'factor').length === 1, 'the app is listed');
  expect(has(element, 'add-factor-button'), 'one is enough').to.equal(false);
}

export async function removesIt(element: PasskeyManager, password?: string): Promise<void> {
  element.shadowRoot?.querySelector<HTMLElement>('[part="factor"] [part~="remove-button"]')?.click();
  await click(element, 'Remove it');
  await confirms(element, password);
  await until(() => parts(element, 'factor').length === 0, 'the app is gone');
}

/** One of the parts that every preset with authenticator apps has. */
export function secondFactor({ signIn, manager }: Bench, { password }: { password?: string } = {}): void {
  it('adds an authenticator app by a real code, lists it, and removes it', async () => {
    await signIn({ passkeys: ['First'] });
    const element = await manager(1);
    await addsAnApp(element, password);
    const again = await manager(1);
    await until(() => parts(again, 'factor').length === 1, 'the server has it');
    await removesIt(again, password);
    await until(() => has(again, 'add-factor-button'), 'it can be added again');
  });
}
