/*
 * node tools/docs-tables.mjs [--check]: fills in the tables of docs/*.md from custom-elements.json, between
 * `<!-- table: WHAT [ELEMENT] -->` and `<!-- /table -->`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { root } from './lib/root.mjs';

/**
 * @typedef {{ name: string, description?: string, type?: { text: string }, default?: string, fieldName?: string }} Entry
 * @typedef {Entry & { kind: string, static?: boolean }} Member
 * @typedef {{ tagName: string, attributes: Entry[], members: Member[], events: Entry[], slots?: Entry[],
 *   cssParts: Entry[], cssStates: Entry[], cssProperties: Entry[] }} Element
 */

/** The pages that have tables. */
export const PAGES = ['docs/theming.md', 'docs/frameworks.md'];

/** What the manifest says of the three elements. @returns {Element[]} */
export function elements() {
  /** @type {{ modules: { declarations?: Element[] }[] }} */
  const { modules } = JSON.parse(readFileSync(path.join(root, 'custom-elements.json'), 'utf8'));
  return modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|');
/** @param {string} name */
const code = (name) => `\`${name}\``;

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** @param {string} head @param {readonly Entry[]} entries */
const described = (head, entries) =>
  table(
    [head, 'What it is'],
    entries.map(({ name, description = '' }) => [code(name), description]),
  );

/** @param {Element} element */
function attributes({ attributes: all }) {
  const rows = all.map(({ name, fieldName = '', description = '', default: value }) => {
    const standard = value && value !== 'false' ? ` Default ${code(value.replaceAll("'", ''))}.` : '';
    return [code(name), code(fieldName), `${description}${standard}`];
  });
  return table(['Attribute', 'Property', 'What it does'], rows);
}

/** What only a script can set. @param {Element} element */
function properties({ attributes: all, members }) {
  const settable = members.filter(
    ({ name, kind, static: isStatic }) =>
      kind === 'field' && !isStatic && !all.some(({ fieldName }) => fieldName === name),
  );
  const rows = settable.map(({ name, type, description = '' }) => [
    code(name),
    code((type?.text ?? '').replace(' | undefined', '')),
    description,
  ]);
  return table(['Property', 'Type', 'What it does'], rows);
}

/** @param {Element} element */
function methods({ members }) {
  const own = members.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  return described(
    'Method',
    own.map((method) => ({ ...method, name: `${method.name}()` })),
  );
}

/** @param {Element} element */
const events = (element) =>
  table(
    ['Event', 'Class', 'When'],
    element.events.map(({ name, type, description = '' }) => [
      code(name),
      code(type?.text ?? ''),
      description,
    ]),
  );

/** Every custom property once, and which elements use it. */
function customProperties() {
  const all = elements();
  /** @type {Map<string, Entry & { users: string[] }>} */
  const found = new Map();
  for (const { tagName, cssProperties } of all.sort(
    (a, b) => b.cssProperties.length - a.cssProperties.length,
  )) {
    for (const property of cssProperties) {
      const known = found.get(property.name) ?? { ...property, users: [] };
      found.set(property.name, { ...known, users: [...known.users, tagName.replace('passkey-', '')] });
    }
  }
  const rows = [...found.values()].map(({ name, type, description = '', users }) => [
    code(name),
    type ? code(type.text) : '',
    description,
    users.length === all.length ? 'all' : users.join(', '),
  ]);
  return table(['Custom property', 'Value', 'What it is for', 'Elements'], rows);
}

/** @type {Readonly<Record<string, (element: Element) => string>>} */
const tables = {
  attributes,
  properties,
  methods,
  events,
  slots: ({ slots = [] }) => described('Slot', slots),
  parts: ({ cssParts }) => described('Part', cssParts),
  states: ({ cssStates }) => described('State', cssStates),
};

/** @param {string} what @param {string | undefined} tag */
function tableOf(what, tag) {
  if (what === 'custom-properties') return customProperties();
  const element = elements().find(({ tagName }) => tagName === tag);
  const make = tables[what];
  if (!element || !make) throw new Error(`There is no table "${what} ${tag ?? ''}".`);
  return make(element);
}

const MARKED = /(<!-- table: ([\w-]+)(?: ([\w-]+))? -->\n)[^]*?(<!-- \/table -->)/g;

/** A page with its tables as they should be. @param {string} page */
export async function freshPage(page) {
  const text = readFileSync(path.join(root, page), 'utf8');
  const filled = text.replace(
    MARKED,
    (_, start, what, tag, end) => `${start}\n${tableOf(what, tag)}\n\n${end}`,
  );
  const file = path.join(root, page);
  return format(filled, { ...(await resolveConfig(file)), parser: 'markdown' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const page of PAGES) {
    const fresh = await freshPage(page);
    if (!process.argv.includes('--check')) writeFileSync(path.join(root, page), fresh);
    else if (fresh !== readFileSync(path.join(root, page), 'utf8')) {
      console.error(`Not fresh: ${page}. Run \`node tools/docs-tables.mjs\` and commit what it writes.`);
      process.exitCode = 1;
    }
  }
}
