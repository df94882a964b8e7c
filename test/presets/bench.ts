/* What the tests of a preset stand on, and what a visitor sees of a manager. */
import type { PasskeyManager } from '../../src/index.js';
import { expect } from '@open-wc/testing';
import type { VirtualAuthenticator } from '../support/authenticator.js';
import { until } from '../elements/shared/screen.js';

/** Who is signed in, and what the server has stored. */
export interface Me {
  readonly user?: string;
  readonly passkeys?: readonly {
    readonly id: string;
    readonly name?: string;
    readonly credentialId: string;
  }[];
}

/** A wire server and its pages. */
export interface Bench {
  /** Behind the server's back. */
  control<T = Me>(what: string, body?: object): Promise<T>;
  /** Resolves to the user's name. */
  signIn(wish?: { passkeys?: string[]; max?: number }): Promise<string>;
  signOut(): Promise<void>;
  readonly authenticator: VirtualAuthenticator;
  /** An element of the preset, with more attributes than those that every one has. */
  bring<T extends HTMLElement>(tag: string, attributes?: Readonly<Record<string, string>>): Promise<T>;
  /** A manager that shows so many rows. */
  manager(rows?: number): Promise<PasskeyManager>;
}

export function firstEvent<K extends keyof GlobalEventHandlersEventMap>(
  type: K,
): Promise<GlobalEventHandlersEventMap[K]> {
  return new Promise((resolve) => {
    window.addEventListener(type, (event) => resolve(event as GlobalEventHandlersEventMap[K]), {
      once: true,
    });
  });
}

export const parts = (element: Element, name: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${name}"]`) ?? []),
];

export function part(element: Element, name: string): HTMLElement {
  const [found] = parts(element, name);
  if (!found) throw new Error(`There is no part "${name}"`);
  return found;
}

export const names = (element: Element): string[] =>
  parts(element, 'name').map(({ textContent }) => textContent);

export const dates = (element: Element): string =>
  parts(element, 'dates')
    .map(({ title }) => title)
    .join(' ');

/** Rows with a name, and the one whose name is being typed. */
export const rowsOf = (element: Element): number => parts(element, 'passkey').length;

export const shows = (element: Element, count: number): Promise<void> =>
  until(
    () => rowsOf(element) === count && (count > 0 || parts(element, 'empty').length > 0),
    `${String(count)} passkeys are shown`,
  );

export async function adding(element: PasskeyManager): Promise<GlobalEventHandlersEventMap['passkey-add']> {
  const failed = firstEvent('passkey-failure').then(({ detail }) => {
    throw new Error(`It failed: ${detail.action} ${detail.failure.code}`, { cause: detail.failure });
  });
  const heard = firstEvent('passkey-add');
  await element.add();
  return Promise.race([heard, failed]);
}

export async function refusalOf(element: PasskeyManager): Promise<string> {
  const heard = firstEvent('passkey-failure');
  await element.add();
  const { action, failure } = (await heard).detail;
  expect(action).to.equal('add');
  return failure.code;
}

export async function typeName(element: Element, name: string): Promise<void> {
  await until(() => element.shadowRoot?.querySelector('input[name=name]'), 'the name can be typed');
  const input = element.shadowRoot?.querySelector<HTMLInputElement>('input[name=name]');
  if (!input) return;
  input.value = name;
  input.form?.requestSubmit();
}
