import type { ConfigurationError } from '../../backend/index.js';

/**
 * Resolves once every script of the page had its turn: module scripts run before the page is complete, and until
 * then one of them may configure what is missing.
 */
export async function pageIsRead(): Promise<void> {
  while (document.readyState !== 'complete') {
    await new Promise((resolve) => document.addEventListener('readystatechange', resolve, { once: true }));
  }
  await new Promise((resolve) => setTimeout(resolve));
}

/** Says once what the page got wrong, naming the element and the attribute. */
export function reportConfiguration(element: Element, { setting, message }: ConfigurationError): void {
  // Spelled here again: imported, it would be cut out of the first load as a module of its own.
  const attribute = setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const words = message || 'it is missing, and without it there is nothing to do';
  console.error(`<${element.localName}>: attribute "${attribute}": ${words}`, element);
}
