/*
 * node tools/presets-table.mjs [--check]: fills in the table of docs/presets/README.md from the presets themselves and
 * from the folders that prove them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';
import { root } from './lib/root.mjs';

/** @typedef {import('../src/backend/preset.ts').Preset} Preset */

const PAGE = 'docs/presets/README.md';

/** All presets, by name. @returns {Promise<Preset[]>} */
export async function presets() {
  const folder = path.join(root, 'src/backend/presets');
  const files = readdirSync(folder).sort();
  const modules = await Promise.all(
    files.map((file) => tsImport(pathToFileURL(path.join(folder, file)).href, import.meta.url)),
  );
  return modules.flatMap((module) =>
    /** @type {Preset[]} */ (Object.values(module)).filter((value) => typeof value.operations === 'object'),
  );
}

/** What was there to speak to when the preset was tried. @param {string} name */
function proof(name) {
  const real = existsSync(path.join(root, 'test/interop', name));
  const server = path.join(root, 'test/presets/servers', `${name}.ts`);
  // A server whose bodies are guessed proves that the preset works, not that it is right.
  const wire = existsSync(server) && !/^\/\*\s*\*?\s*Guessed/.test(readFileSync(server, 'utf8'));
  return [real && 'real server', wire && 'wire-exact'].filter(Boolean).join(', ') || 'documentation only';
}

const NAMING = {
  begin: 'before it is made',
  finish: 'with it',
  rename: 'by a call afterwards',
  server: 'by the server',
};

const OFFERS = {
  factors: 'second factors',
  totp: 'authenticator app',
  'security-key': 'security key',
  'sms-codes': 'SMS codes',
  'email-codes': 'e-mail codes',
  'recovery-codes': 'recovery codes',
  enrollment: 'links',
  'step-up': 'test',
  'remove-all': 'remove all',
  add: 'add for others',
  rename: 'rename for others',
};

/** @param {Preset} preset */
function besides({ capabilities: { offers = [] }, operations }) {
  const words = offers.map((offer) => OFFERS[offer]);
  // Only where a page says to which of its pages a link leads.
  if (operations.enroll && !offers.includes('enrollment')) words.push(OFFERS.enrollment);
  if (operations.emailBegin) words.push('sign-up by e-mail');
  return words.join(', ') || '–';
}

/** @param {Preset} preset */
function row(preset) {
  const { name, title, capabilities, operations, tokens } = preset;
  const { naming, nameRequired, limit, lastPasskey, stepUp, needs = [] } = capabilities;
  /** @param {keyof Preset['operations']} operation */
  const has = (operation) => {
    if (!operations[operation]) return '–';
    if (needs.includes(operation)) return 'you add it';
    return operations[operation].sameOrigin ? 'on its own pages' : 'yes';
  };
  return [
    `[${title}](${name}.md)`,
    has('list'),
    has('registerBegin'),
    has('rename'),
    has('remove'),
    has('loginBegin') + (tokens ? ' (tokens)' : ''),
    NAMING[naming] + (nameRequired ? ', required' : ''),
    limit ? String(limit.max ?? 'yes') : '–',
    lastPasskey,
    stepUp,
    besides(preset),
    proof(name),
  ];
}

const HEAD = [
  'Backend',
  'List',
  'Add',
  'Rename',
  'Remove',
  'Sign in',
  'Named',
  'Limit',
  'Removing the last',
  'Step-up',
  'Besides',
  'Proved by',
];

/** The page as it should be. */
export async function freshPage() {
  const rows = (await presets()).map(row);
  const table = [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const file = path.join(root, PAGE);
  const text = readFileSync(file, 'utf8');
  const filled = text.replace(
    /(<!-- table: presets -->\n)[^]*?(<!-- \/table -->)/,
    (_, start, end) => `${start}\n${table}\n\n${end}`,
  );
  return format(filled, { ...(await resolveConfig(file)), parser: 'markdown' });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const fresh = await freshPage();
  if (!process.argv.includes('--check')) writeFileSync(path.join(root, PAGE), fresh);
  else if (fresh !== readFileSync(path.join(root, PAGE), 'utf8')) {
    console.error(`Not fresh: ${PAGE}. Run \`node tools/presets-table.mjs\` and commit what it writes.`);
    process.exitCode = 1;
  }
}
