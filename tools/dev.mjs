/* npm run dev: rebuilds cdn/ on each change, and restarts the demo server when its own files change. */
import { binOf, run } from './lib/run.mjs';

await Promise.race([
  run(process.execPath, [binOf('vite'), 'build', '--watch', '--logLevel', 'warn']),
  run(process.execPath, [binOf('tsx'), 'watch', '--clear-screen=false', 'demo/server/main.ts']),
]);
process.exit();
