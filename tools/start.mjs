/* npm start: builds what is missing or stale, then runs the demo site with its relying party. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const built = await build(['cdn'], { ifStale: true });
// An older build still shows something; none at all shows a page without elements.
if (!built && !existsSync(path.join(root, 'cdn/passkey-elements.js'))) {
  console.error('The build failed, so there is nothing to show yet.');
  process.exit(1);
}
const { code } = await run(process.execPath, [
  '--import',
  'tsx',
  'demo/server/main.ts',
  ...process.argv.slice(2),
]);
process.exitCode = code;
