/* What a visitor finds in an element, by role and words, and what the page hears of it. */
import { waitUntil } from '@open-wc/testing';

/** Waits for a condition; generous, because ceremonies share two cores with other tests. */
export function until(condition: () => unknown, what: string): Promise<void> {
  return waitUntil(condition, what, { interval: 10, timeout: 25_000 });
}

/** Enough for anything that is about to happen wrongly to happen. */
export const aWhile = (ms = 150): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const words = (element: Element | null | undefined): string =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

const within = (element: Element, selector: string): HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** The words of every button that is there, in order. */
export const buttons = (element: Element): string[] => within(element, 'button').map(words);

/** The button with these words. */
export function button(element: Element, name: string): HTMLElement {
  const found = within(element, 'button').find((one) => words(one) === name);
  if (!found) throw new Error(`There is no button "${name}", only: ${buttons(element).join(', ')}`);
  return found;
}

/** Clicks the button with these words as soon as it is there. */
export async function click(element: Element, name: string): Promise<void> {
  await until(() => buttons(element).includes(name), `the button "${name}" appears`);
  button(element, name).click();
}

/** What the live region says. */
export const status = (element: Element): string => words(within(element, '[role=status]')[0]);

/** Waits for what the live region says. */
export async function told(element: Element, what: string | RegExp): Promise<void> {
  const matches = () => (typeof what === 'string' ? status(element) === what : what.test(status(element)));
  try {
    await until(matches, 'told');
  } catch {
    throw new Error(`The visitor is told "${status(element)}", not "${String(what)}"`);
  }
}

/** The user name input, wherever it stands in the light DOM. */
export function usernameInput(element: Element): HTMLInputElement {
  const input = element.querySelector('input');
  if (!input) throw new Error('There is no user name input');
  return input;
}

/** The input in which the passkey gets its name. */
export async function nameInput(element: Element): Promise<HTMLInputElement> {
  await until(() => within(element, 'input[name=name]').length === 1, 'the name can be typed');
  return within(element, 'input[name=name]')[0] as HTMLInputElement;
}

export const hasState = (element: Element, name: string): boolean => element.matches(`:state(${name})`);

/** Waits for a custom state. */
export async function inState(element: Element, name: string): Promise<void> {
  try {
    await until(() => hasState(element, name), name);
  } catch {
    throw new Error(`The element never became ${name}; it says "${status(element)}"`);
  }
}

const NAMES = ['before-login', 'login', 'before-signup', 'signup', 'failure', 'cancel'] as const;

/** The names of the events that leave an element, in order. */
export function heard(target: EventTarget): string[] {
  const types: string[] = [];
  for (const name of NAMES) target.addEventListener(`passkey-${name}`, () => types.push(name));
  return types;
}

/** The first event of a type that arrives at the target. */
export function next<K extends keyof GlobalEventHandlersEventMap>(
  target: EventTarget,
  type: K,
): Promise<GlobalEventHandlersEventMap[K]> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as GlobalEventHandlersEventMap[K]), {
      once: true,
    });
  });
}
