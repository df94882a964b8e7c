/* The code of a page of the documentation, to run it or to look at its types: what is shown is what was tried. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../../../../tools/lib/root.mjs';
import { complaintsAbout } from '../../../support/compiler.js';

/** The fenced file of that name. */
export function fileOfPage(page: string, name: string): string {
  const text = readFileSync(path.join(root, page), 'utf8');
  const [, code] = new RegExp(`^\`\`\`ts ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(text) ?? [];
  if (code === undefined) throw new Error(`${page} has no file ${name}.`);
  return code;
}

/** The same as a module. It may import types only. */
export async function moduleOfPage<Module>(page: string, name: string): Promise<Module> {
  const { outputText } = ts.transpileModule(fileOfPage(page, name), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as Module;
}

/** The script of a page that exports a function of that name, as a module. */
export async function scriptOfPage<Module>(page: string, name: string): Promise<Module> {
  const text = readFileSync(path.join(root, page), 'utf8');
  const scripts = [...text.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => code);
  const code = scripts.find((script) => script.includes(`export function ${name}(`));
  if (code === undefined) throw new Error(`${page} has no ${name}().`);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Module;
}

/** A change of a file that a compiler has to complain of. */
interface Mistake {
  readonly in: string;
  readonly what: string;
  readonly by: string;
}

/**
 * The files of a page compile together with what it leaves to the app, and would not with a mistake in them.
 *
 * @param names the fenced files
 * @param users `users.ts`, which is the app's own
 */
export function assertCompiles(
  page: string,
  names: readonly string[],
  users: string,
  mistakes: readonly Mistake[],
): void {
  const at = (name: string): string => `test/presets/${name}`;
  const right = names.map((name) => [at(name), fileOfPage(page, name)]);
  const wrong = mistakes.map((mistake, index) => [at(`mistake-${index}.ts`), mistaken(page, mistake)]);
  const files = Object.fromEntries([...right, [at('users.ts'), users], ...wrong]) as Record<string, string>;
  const options = { types: ['node'], noPropertyAccessFromIndexSignature: true, noUnusedLocals: true };
  const complaints = complaintsAbout(files, { options });
  const count = names.length + 1;
  assert.deepEqual(complaints.slice(0, count).flat(), []);
  for (const found of complaints.slice(count))
    assert.notDeepEqual(found, [], 'A mistake would not be noticed.');
}

function mistaken(page: string, { in: name, what, by }: Mistake): string {
  const file = fileOfPage(page, name);
  assert.ok(file.includes(what), `${name} has no ${what}`);
  return file.replace(what, by);
}
