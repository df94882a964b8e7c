/* The code of a page of the documentation, to run it or to look at its types: what is shown is what was tried. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../../../../tools/lib/root.mjs';

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
