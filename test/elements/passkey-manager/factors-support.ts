/* Second factors as a visitor meets them, in the manager. */
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { Factor } from '../../../src/model/factor.js';
import { ask, base } from '../../support/relying-party.js';
import { button, buttons, dialog, inside, manager, nameOf, part, until } from './support.js';

export const ADD = 'Add an authenticator app';
export const CONFIRM = 'Add the app';
export const OFFERS = 'factors totp';

export const factors = (element: PasskeyManager): string[] =>
  [...inside(element).querySelectorAll('[part~="factor"]')].map((row) =>
    nameOf(row.querySelector('.words') ?? row),
  );
export const titleHasFocus = (element: PasskeyManager) =>
  inside(element).activeElement?.id === 'factors-title';
export const stored = async () => (await ask<{ factors: Factor[] }>('GET', `${base}/factors`)).factors;

export async function shown(properties: Partial<PasskeyManager> = {}): Promise<PasskeyManager> {
  const element = await manager({ offers: OFFERS, ...properties });
  await until(() => part(element, 'factors'), 'the second factors are there');
  return element;
}

/** As a person does: what is pressed has the focus. */
export function press(element: PasskeyManager, name: string): void {
  button(element, name).focus();
  button(element, name).click();
}

/** The dialog, with its secret. */
export async function adding(element: PasskeyManager): Promise<string> {
  await until(() => buttons(element).includes(ADD), 'an app can be added');
  press(element, ADD);
  await until(() => dialog(element)?.querySelector('.secret'), 'the secret is shown');
  return dialog(element)!.querySelector('.secret')!.textContent;
}

export function type(element: PasskeyManager, code: string): void {
  const input = dialog(element)!.querySelector('input')!;
  input.value = code;
  button(element, CONFIRM).click();
}

export const gone = (element: PasskeyManager) => until(() => !dialog(element), 'the dialog is gone');

/** Everything that is in the page, through every shadow root. */
export const markup = (root: ParentNode = document): string =>
  [...root.querySelectorAll('*')]
    .map(
      (one) =>
        `${one.outerHTML}${'value' in one ? String(one.value) : ''}${one.shadowRoot ? markup(one.shadowRoot) : ''}`,
    )
    .join('');
