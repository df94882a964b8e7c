/* What npm users get: dist/, by the names of package.json. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { decoratorsOf } from './support/decorators.js';
import { filesBelow } from '../../tools/lib/fresh.mjs';
import { root } from '../../tools/lib/root.mjs';

interface Manifest {
  exports: Record<string, string | { types?: string; default?: string }>;
  sideEffects: string[];
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Runs a module in a Node of its own, where nothing of the test runner or tsx is loaded. */
function inPlainNode(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });
}

const modules = Object.entries(manifest.exports).filter(
  ([name, target]) => typeof target === 'object' && target.default && !name.includes('*'),
);

describe('the exports of the package', () => {
  it('name files that exist', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const missing = targets.filter((target) => !target.includes('*') && !existsSync(path.join(root, target)));
    assert.deepEqual(missing, []);
  });

  it('have their types first, or no tool finds them', () => {
    for (const [name, target] of modules) assert.equal(Object.keys(target)[0], 'types', name);
  });

  it('load by name', async () => {
    for (const [name] of modules) await import(`passkey-elements${name.slice(1)}`);
  });

  it('reach each locale', async () => {
    const locales = filesBelow('dist/i18n/locales').filter((file) => file.endsWith('.js'));
    assert.ok(locales.length >= 2);
    for (const file of locales) await import(`passkey-elements/locales/${path.basename(file, '.js')}`);
  });
});

describe('an import in plain Node', () => {
  it('does nothing: no output, no global, no element, no timer that keeps the process alive', () => {
    const code = `
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      await import('passkey-elements');
      await import('passkey-elements/flows');
      await import('passkey-elements/backend');
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
      // Lit's own: its versions, so that it can warn of two copies, and what it needs to load outside a browser.
      const foreign = added.filter((name) => !/^(lit|reactiveElement|customElements$)/.test(name));
      const registered = ['login', 'signup', 'manager'].filter((name) => globalThis.customElements?.get('passkey-' + name));
      console.log(JSON.stringify({ foreign, registered }));
    `;
    assert.deepEqual(JSON.parse(inPlainNode(code)), { foreign: [], registered: [] });
  });

  it('of the define module does not throw, nor does a second one', () => {
    assert.equal(
      inPlainNode(`await import('passkey-elements/define'); await import('passkey-elements/login/define');`),
      '',
    );
  });
});

describe('what is built into dist', () => {
  const scripts = filesBelow('dist').filter((file) => file.endsWith('.js'));

  it('is one module for one source', () => {
    const made = scripts.map((file) => file.replace(/^dist/, 'src').replace(/\.js$/, '.ts'));
    const sources = filesBelow('src').filter((file) => /(?<!\.d)\.ts$/.test(file) && file !== 'src/cdn.ts');
    assert.deepEqual(made.sort(), sources.sort());
  });

  it('has no decorator left', () => {
    assert.deepEqual(
      scripts.filter((file) => decoratorsOf(read(file)).length > 0),
      [],
    );
  });

  it('has side effects only where package.json says so', () => {
    assert.deepEqual(manifest.sideEffects, ['./dist/define.js', './dist/elements/*/define.js', './cdn/*.js']);
    const registering = scripts.filter((file) =>
      /\bcustomElements\s*\.define\(|\.define\(\)/.test(read(file)),
    );
    const allowed = /^dist\/(?:elements\/passkey-\w+\/)?(?:define|passkey-\w+)\.js$/;
    assert.deepEqual(
      registering.filter((file) => !allowed.test(file)),
      [],
    );
  });

  it('has types that name no file of this machine', () => {
    const leaks = filesBelow('dist').filter((file) => read(file).includes(root));
    assert.deepEqual(leaks, []);
  });
});
