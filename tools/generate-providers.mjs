/**
 * Writes src/providers/provider-names.generated.ts from tools/data/aaguid-names.tsv.
 *
 *   node tools/generate-providers.mjs           write it
 *   node tools/generate-providers.mjs --check   exit 1 if it is not what the data gives
 *
 * The module has two strings: one line of `providerNames` for each 32 digits of `providerIds`, an
 * empty line meaning "the name above again". Of eleven layouts this is the smallest after minifying
 * and brotli (7.2 kB; an object keyed by UUID is 8.7, `name + ids` per line 7.8, base64 ids 7.3):
 * names compress best among names, random digits cost four bits each wherever they stand, and one
 * separator less per id is a quarter of a kilobyte.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DATA = new URL('data/aaguid-names.tsv', import.meta.url);
const OUTPUT = new URL('../src/providers/provider-names.generated.ts', import.meta.url);
const COMMAND = 'node tools/generate-providers.mjs';

/** What most visitors have, roughly commonest first. A name that the data lost stops the generator. */
const MAINSTREAM = [
  'Google Password Manager',
  'Apple Passwords',
  'iCloud Keychain (Managed)',
  'Windows Hello',
  'Microsoft Password Manager',
  '1Password',
  'Bitwarden',
  'Dashlane',
  'Proton Pass',
  'Samsung Pass',
  'KeePassXC',
  'NordPass',
  'LastPass',
  'Keeper',
  'Enpass',
  'Chrome on Mac',
  'Edge on Mac',
  'Chromium Browser',
];

const KINDS = ['provider', 'authenticator'];
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** What would end, or be evaluated inside, the template literal that the names are written into. */
const UNSAFE = /[`\\$\p{Cc}]/u;

/** @typedef {{ aaguid: string, name: string, kind: string }} Entry */

/** @param {string} line @param {number} index @returns {Entry} */
function parseLine(line, index) {
  const [aaguid = '', name = '', kind = '', ...rest] = line.split('\t');
  const entry = { aaguid: aaguid.toLowerCase(), name: name.trim(), kind };
  const sound = UUID.test(entry.aaguid) && entry.name && !UNSAFE.test(name) && KINDS.includes(kind);
  if (!sound || rest.length) throw new Error(`line ${index + 2} is not "aaguid, name, kind": ${line}`);
  return entry;
}

/** @param {string} tsv @returns {Entry[]} */
function parse(tsv) {
  const [header, ...lines] = tsv.trimEnd().split(/\r?\n/);
  if (header !== 'aaguid\tname\tkind') throw new Error('the first line must be "aaguid, name, kind"');
  const entries = lines.map(parseLine);
  if (new Set(entries.map((entry) => entry.aaguid)).size < entries.length) {
    throw new Error('an AAGUID stands there twice');
  }
  const lost = MAINSTREAM.filter((name) => !entries.some((entry) => entry.name === name));
  if (lost.length) throw new Error(`mainstream providers are missing: ${lost.join(', ')}`);
  return entries;
}

/** Mainstream first, then the other providers, then authenticators. @param {Entry} entry */
function rank({ name, kind }) {
  const place = MAINSTREAM.indexOf(name);
  return place < 0 ? MAINSTREAM.length + KINDS.indexOf(kind) : place;
}

/** By code unit, never by locale: every machine must write the same file. @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @param {Entry} a @param {Entry} b */
function byRankThenName(a, b) {
  return rank(a) - rank(b) || compare(a.name, b.name) || compare(a.aaguid, b.aaguid);
}

/** @param {Entry[]} entries */
function write(entries) {
  const sorted = entries.toSorted(byRankThenName);
  const names = sorted.map(({ name }, index) => (name === sorted[index - 1]?.name ? '' : name));
  const ids = sorted.map(({ aaguid }) => aaguid.replaceAll('-', ''));
  return `// Generated from tools/data/aaguid-names.tsv. Do not edit: change the data, then run
//   ${COMMAND}

/** A line each, commonest first; an empty line is the name above again. */
export const providerNames: string = \`${names.join('\n')}\`;

/** The AAGUIDs of those lines, 32 digits each. */
export const providerIds: string =
  '${ids.join('')}';
`;
}

function currentOutput() {
  try {
    return readFileSync(OUTPUT, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

function main() {
  const wanted = write(parse(readFileSync(DATA, 'utf8')));
  if (!process.argv.includes('--check')) {
    writeFileSync(OUTPUT, wanted);
    return;
  }
  if (currentOutput() !== wanted) {
    fail(`src/providers/provider-names.generated.ts does not match its data. Run: ${COMMAND}`);
  }
}

try {
  main();
} catch (error) {
  fail(
    `Cannot make the provider names of ${fileURLToPath(DATA)}: ${error instanceof Error ? error.message : String(error)}`,
  );
}
