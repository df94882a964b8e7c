/* Builds cdn/: the one file for a script tag, with what it loads on demand in cdn/chunks beside it. */
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { smaller } from './tools/vite/smaller.mjs';

interface PackageFacts {
  version: string;
  dependencies: Record<string, string>;
}

const facts = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as PackageFacts;

const banner = `/*! passkey-elements ${facts.version} | MIT | with Lit and SimpleWebAuthn, see LICENSES.txt */`;

/** What ends up in the bundle, and whose licence asks to be passed on. */
const bundled = ['lit', '@simplewebauthn/browser', 'lean-qr'];

/** One file with the licences, in place of their long headers in every chunk. */
function licences(): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8').trim();
      const parts = [
        `passkey-elements\n\n${read('LICENSE')}`,
        ...bundled.map((name) => `${name}\n\n${read(`node_modules/${name}/${licenceFile(name)}`)}`),
      ];
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: parts.join('\n\n---\n\n') + '\n' });
    },
  };
}

const licenceFile = (name: string) => (name.startsWith('@simplewebauthn') ? 'LICENSE.md' : 'LICENSE');

/** package.json says of dist/ which modules do something when imported; here it is their sources that count. */
function registering(): Plugin {
  return {
    name: 'registering',
    transform: (code, id) =>
      /\/src\/(?:.*\/)?(?:define|cdn)\.ts$/.test(id)
        ? { code, map: null, moduleSideEffects: true }
        : undefined,
  };
}

/** What the entry needs at once; filled while the modules are read. */
const eager = new Set<string>();

/** Follows the static imports from the entry. */
function findEager(): Plugin {
  return {
    name: 'find-eager',
    buildEnd() {
      const follow = (id: string): void => {
        if (eager.has(id)) return;
        eager.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(follow);
      };
      for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) follow(id);
    },
  };
}

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [registering(), findEager(), licences(), smaller()],
  build: {
    outDir: 'cdn',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    // As a library, so that no preload helper is put around the dynamic imports.
    lib: { entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'passkey-elements.js' },
    rolldownOptions: {
      // The entry only points to one file with everything: what is loaded on demand shares code with that, and would
      // load the entry a second time where its address has a query or was a redirect.
      preserveEntrySignatures: 'strict',
      // What one element loads late may be there for another.
      checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
      output: {
        // The first load names them all: short names are a part of its size.
        chunkFileNames: ({ name }) => `chunks/${name.slice(0, 7)}-[hash:7].js`,
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: (id: string) =>
                (eager.has(id) && !id.endsWith('/src/cdn.ts')) || id.includes('rolldown/runtime'),
            },
          ],
        },
        comments: false,
        // Vite leaves white space in libraries, for bundlers that come after; here none does.
        minify: true,
        postBanner: banner,
      },
    },
  },
});
