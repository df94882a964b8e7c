/* Everything that the pages show is tried by some test, and everything that they name exists. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { freshPage, PAGES } from '../../tools/docs-tables.mjs';
import { root } from '../../tools/lib/root.mjs';
import { ofKind, pages, readPage, snippets, triedBy } from './support/snippets.js';

interface PackageFile {
  readonly name: string;
  readonly files: readonly string[];
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageFile;

describe('snippets', () => {
  it('are of a kind that a test tries', () => {
    const untried = snippets.filter(({ kind }) => !Object.hasOwn(triedBy, kind));
    assert.deepEqual(
      untried.map(({ where, kind }) => `${where}: ${kind}`),
      [],
      'Give them a kind of test/docs/support/snippets.ts, or add one with a test.',
    );
  });

  it('all say what language they are in', () => {
    for (const page of pages) {
      const fences = readPage(page).match(/^ *```/gm)?.length ?? 0;
      assert.equal(fences, 2 * snippets.filter(({ where }) => where.startsWith(`${page}:`)).length, page);
    }
  });
});

/** Why a command cannot work, if so. */
function problemOf(command: string): string | undefined {
  const [program, verb = '', ...rest] = command.trim().split(/\s+/);
  if (program === 'npm') return npmProblem(verb, rest);
  if (program === 'npx' && Object.hasOwn(manifest.bin, verb)) return undefined;
  const isFile = existsSync(path.join(root, verb)) || ofKind(`js ${verb}`).length === 1;
  return program === 'node' && isFile ? undefined : `${command} is not known to work`;
}

function npmProblem(verb: string, rest: readonly string[]): string | undefined {
  if (verb === 'ci') return undefined;
  if (verb === 'install') return rest.find((name) => !isKnown(name));
  const script = verb === 'run' ? (rest[0] ?? '') : verb;
  return Object.hasOwn(manifest.scripts, script) ? undefined : `there is no script ${script}`;
}

const isKnown = (name: string): boolean =>
  name === manifest.name ||
  Object.hasOwn(manifest.dependencies, name) ||
  Object.hasOwn(manifest.devDependencies, name);

describe('commands', () => {
  for (const { where, code } of ofKind('sh')) {
    it(`${where} exist`, () => {
      const commands = code
        .split(/\n|&&/)
        .map((command) => command.replace(/#.*/, '').trim())
        .filter(Boolean);
      assert.deepEqual(
        commands.map(problemOf).filter((problem) => problem !== undefined),
        [],
      );
    });
  }

  it('in the text exist', () => {
    const named = pages.flatMap((page) => [...readPage(page).matchAll(/`npm (?:run )?([\w:-]+)[^`]*`/g)]);
    const scripts = named.map(([, script = '']) => script);
    const others = ['ci', 'install', 'pack'];
    assert.deepEqual(
      scripts.filter((script) => !others.includes(script) && !Object.hasOwn(manifest.scripts, script)),
      [],
    );
  });
});

describe('files', () => {
  it('that editors are pointed to are in the package', () => {
    for (const { where, code } of ofKind('json vscode')) {
      for (const [, file = ''] of code.matchAll(/node_modules\/passkey-elements\/([\w.-]+)/g)) {
        assert.ok(manifest.files.includes(file), `${where}: ${file}`);
        assert.ok(existsSync(path.join(root, file)), `${where}: ${file}`);
      }
    }
  });

  for (const page of pages) {
    it(`and headings that ${page} links to are there`, () => {
      assert.deepEqual(
        linksOf(page).filter((link) => !resolves(page, link)),
        [],
      );
    });
  }
});

function linksOf(page: string): string[] {
  const text = readPage(page).replace(/^```[^]*?^```$/gm, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)];
  return links.map(([, link, source]) => link ?? source ?? '').filter((link) => !/^https?:/.test(link));
}

function resolves(page: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file ? path.posix.join(path.posix.dirname(page), file) : page;
  if (!existsSync(path.join(root, target))) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

/** As GitHub makes anchors of headings. */
const headingsOf = (page: string): string[] =>
  [...readPage(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('facts', () => {
  for (const page of PAGES) {
    it(`in the tables of ${page} are fresh`, async () => {
      assert.ok(readPage(page) === (await freshPage(page)), 'Run `node tools/docs-tables.mjs`.');
    });
  }

  it('about size are the budgets that a check holds', () => {
    const budgets = readFileSync(path.join(root, 'tools/size.mjs'), 'utf8').matchAll(/budget: (\d+)_000/g);
    const [all = '', login = ''] = [...budgets].map(([, kilobytes = '']) => kilobytes);
    const said = readPage('README.md').replaceAll('\n', ' ');
    assert.match(said, new RegExp(`all three elements stays below ${all} kB`));
    assert.match(said, new RegExp(`alone from npm below ${login} kB`));
  });
});
