import type { Messages } from './messages.js';
import { langChanged } from './nearest-lang.js';

/** Locales that come with the package, each a chunk of its own. English is the elements' own and never loaded. */
const shipped: Readonly<Record<string, () => Promise<{ readonly default: Messages }>>> = {
  de: () => import('./locales/de.js'),
};

const loaded = new Map<string, Partial<Messages>>();
const loading = new Map<string, Promise<void>>();

/**
 * Adds a language, or replaces one, also for elements that are there. Terms that it leaves out stay English.
 *
 * @param tag a BCP 47 tag such as `fr` or `pt-BR`
 */
export function registerLocale(tag: string, messages: Partial<Messages>): void {
  loaded.set(tag.toLowerCase(), messages);
  langChanged();
}

/** The language whose terms serve a tag: the tag itself, else shorter ones (RFC 4647 §3.4), else English. */
export function supportedLanguage(tag: string): string {
  for (let range = tag.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    if (loaded.has(range) || Object.hasOwn(shipped, range)) return range;
  }
  return 'en';
}

/** The terms of a language, as far as they are here. */
export function termsOf(language: string): Partial<Messages> {
  return loaded.get(language) ?? {};
}

/** Brings a language in, or nothing where it is here already. Never rejects: without it, English is shown. */
export function loadLanguage(language: string): Promise<void> | undefined {
  const load = shipped[language];
  if (loaded.has(language) || !load) return undefined;
  const pending =
    loading.get(language) ??
    load().then(
      (module) => void loaded.set(language, module.default),
      (error: unknown) => {
        loading.delete(language);
        console.warn(`passkey-elements: the language "${language}" could not be loaded`, error);
      },
    );
  loading.set(language, pending);
  return pending;
}
