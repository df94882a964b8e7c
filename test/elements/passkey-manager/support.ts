/* A manager as a visitor meets it: by roles, names and words. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/passkey-manager/define.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { faulty } from '../../support/relying-party.js';

/** The relying party; the runner's plain way to it loses requests to remove, the one with faults does not. */
export const direct = (): string => faulty({ fault: 'delay', ms: 0, method: 'DELETE' });

type Properties = Partial<PasskeyManager>;

/** A manager on the page, with its list read unless `ready` says what else to wait for. */
export async function manager(
  properties: Properties = {},
  ready: (element: PasskeyManager) => boolean = (element) => element.matches(':state(ready)'),
): Promise<PasskeyManager> {
  const element = document.createElement('passkey-manager');
  Object.assign(
    element,
    // What surrounds the list has tests of its own.
    { offers: '' },
    'base' in properties || 'backend' in properties ? {} : { base: direct() },
    properties,
  );
  await fixture(html`<div>${element}</div>`);
  await waitUntil(() => ready(element), 'the manager is not there', { timeout: 25_000 });
  await settled(element);
  return element;
}

/** The same, with what surrounds the list as far as it is named. */
export const offering =
  (offers: string): typeof manager =>
  (properties, ready) =>
    manager({ offers, ...properties }, ready);

/** Lets what is loaded on demand come, and what it changes be drawn. */
export async function settled(element: PasskeyManager): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
  await element.updateComplete;
}

export const inside = (element: PasskeyManager): ShadowRoot => element.shadowRoot!;

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

export const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();

/** Every button that is seen, by name. */
export const buttons = (element: PasskeyManager): string[] =>
  [...inside(element).querySelectorAll('button')].filter(isSeen).map(nameOf);

export function button(element: PasskeyManager, name: string | RegExp): HTMLButtonElement {
  const all = [...inside(element).querySelectorAll('button')].filter(isSeen);
  const found = all.find((one) => (typeof name === 'string' ? nameOf(one) === name : name.test(nameOf(one))));
  if (!found) throw new Error(`No button "${String(name)}"; there are: ${all.map(nameOf).join(', ')}`);
  return found;
}

export const rows = (element: PasskeyManager): HTMLElement[] => [
  ...inside(element).querySelectorAll<HTMLElement>('ul:not([aria-hidden]) > li'),
];

/** The words of one row, as read. */
export const wordsOf = (row: Element): string =>
  [...row.querySelectorAll('[part~="name"], [part~="badge"], [part~="works"]')].map(nameOf).join(' | ');

export const names = (element: PasskeyManager): string[] =>
  rows(element).map((row) => nameOf(row.querySelector('[part~="name"]') ?? row));

export const part = (element: PasskeyManager, name: string): HTMLElement | null =>
  inside(element).querySelector<HTMLElement>(`[part~="${name}"]`);

/** What the live region says; in the dialog the dialog's own. */
export function said(element: PasskeyManager): string {
  const regions = [...inside(element).querySelectorAll('[role="status"], [role="alert"]')].filter(isSeen);
  return regions.map(nameOf).filter(Boolean).join(' / ');
}

export const field = (element: PasskeyManager): HTMLInputElement | null =>
  inside(element).querySelector<HTMLInputElement>('input');

export const dialog = (element: PasskeyManager): HTMLDialogElement | null =>
  inside(element).querySelector<HTMLDialogElement>('dialog[open]');

export const until = (condition: () => unknown, message: string): Promise<void> =>
  waitUntil(condition, message, { timeout: 25_000 });

/** What another event brings, once. */
export const next = <T extends Event>(element: Element, type: string): Promise<T> =>
  new Promise((resolve) => element.addEventListener(type, (event) => resolve(event as T), { once: true }));

/** Whether anything sticks out of the element sideways. */
export function overflow(element: PasskeyManager): string[] {
  const box = element.getBoundingClientRect();
  return [...inside(element).querySelectorAll('*')]
    .filter((one) => isSeen(one) && !one.matches('.hidden-text, .hidden-text *, svg *, option'))
    .filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && (left < box.left - 1 || right > box.right + 1);
    })
    .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`);
}

/** The dialog in which the visitor confirms. */
export const confirmation = (element: PasskeyManager): HTMLDialogElement | undefined =>
  [...inside(element).querySelectorAll('dialog')].find(
    (one) => one.open && one.querySelector('#step-up-title') !== null,
  );
