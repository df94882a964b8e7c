/* What a visitor without a mouse does. */
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { isFirefox } from './engine.js';

// With enough Tabs the focus is on the browser's own buttons, and a page cannot take it back from there.
beforeEach(async () => {
  if (isFirefox) await executeServerCommand('page:focus');
});

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

/** The element that has the focus, through every shadow root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The words by which a visitor knows the focused element: its label, else its text. */
export function focusedName(): string {
  const element = focused();
  if (!element || element === document.body) return '';
  const label = element.getAttribute('aria-label') ?? labelText(element) ?? element.textContent;
  return label.replace(/\s+/g, ' ').trim();
}

function labelText(element: Element): string | undefined {
  if (!(element instanceof HTMLInputElement)) return undefined;
  return element.labels?.[0]?.textContent ?? element.placeholder;
}

/** Presses Tab until something with that name has the focus; throws if the whole page has none. */
export async function tabTo(name: string | RegExp, { max = 60 } = {}): Promise<Element> {
  const seen: string[] = [];
  for (let step = 0; step < max; step += 1) {
    await press('Tab');
    const current = focusedName();
    seen.push(current);
    const here = focused();
    if (here && (typeof name === 'string' ? current === name : name.test(current))) return here;
  }
  throw new Error(`Tab never reached ${String(name)}. It went: ${seen.join(' | ')}`);
}
