/* The package once more, as an app's own bundler brings it: other files, and so another copy of every module. */
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { Files } from './site.js';

const signIn = fileURLToPath(
  new URL('../../../src/elements/passkey-login/passkey-login.ts', import.meta.url),
);

/**
 * A bundle's files below a folder of the site; without an `entry`, `index.js` in it exports `PasskeyLogin`. Split, what
 * several chunks need comes before the entry's own modules, whatever the order of its imports.
 */
export async function bundleInto(folder: string, entry = signIn, codeSplitting = true): Promise<Files> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: () => 'index.js' },
      rolldownOptions: {
        output: { codeSplitting },
        checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
      },
    },
  })) as Rolldown.RolldownOutput[];
  const chunks = built.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  return Object.fromEntries(chunks.map(({ fileName, code }) => [`${folder}/${fileName}`, code]));
}
