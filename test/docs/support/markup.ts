/* Whether tags, attributes, properties and events that a page names are those of the elements. */
import { elements } from '../../../tools/docs-tables.mjs';

export const manifest = elements();

/** Attributes that every element has. */
const GLOBAL = ['class', 'id', 'lang', 'dir', 'slot', 'hidden', 'style'];

/** The attributes of each tag, as the manifest has them; names.test.ts holds it against the elements themselves. */
const attributesOf = (tag: string): readonly string[] | undefined =>
  manifest.find(({ tagName }) => tagName === tag)?.attributes.map(({ name }) => name);

export const namesOf = (tag: string, list: 'events' | 'members' | 'cssParts' | 'cssStates'): string[] =>
  manifest
    .filter(({ tagName }) => tag === '' || tagName === tag)
    .flatMap((one) => one[list].map(({ name }) => name));

/** What in a tag is none of the element's. */
function problemOf(tag: string, name: string, also: readonly string[]): string | undefined {
  const [, event] = /^(?:@|\(|on:|on(?=passkey-))([\w-]+)\)?$/.exec(name) ?? [];
  if (event) return namesOf(tag, 'events').includes(event) ? undefined : `no event ${event}`;
  const [, property] = /^(?::|\[|prop:)(\w+)\]?$/.exec(name) ?? [];
  if (property) return namesOf(tag, 'members').includes(property) ? undefined : `no property ${property}`;
  const known = [...GLOBAL, ...also, ...(attributesOf(tag) ?? [])];
  return known.includes(name) ? undefined : `no attribute ${name}`;
}

/** @param also attributes that are right besides those of the elements */
export const problemsOf = (code: string, also: readonly string[] = []): string[] =>
  [...code.matchAll(/<(passkey-\w+)\s*((?:"[^"]*"|\{[^}]*\}|[^>"{])*)>/g)].flatMap(
    ([, tag = '', inside = '']) => {
      if (!attributesOf(tag)) return [`no element ${tag}`];
      const names = inside.replace(/=(?:"[^"]*"|\{[^}]*\})/g, ' ').match(/[^\s/]+/g) ?? [];
      return names.flatMap((name) => problemOf(tag, name, also) ?? []).map((problem) => `${tag}: ${problem}`);
    },
  );
