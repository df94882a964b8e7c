import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../lib/run.mjs';
import { judge } from './counts.mjs';

/**
 * Runs a test runner whose reporter writes its counts to the file that the environment names.
 * @param {string} name
 * @param {string[]} args For Node.
 * @param {Record<string, string>} [env] Added to the environment.
 */
export async function countedRun(name, args, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-'));
  const file = path.join(folder, 'counts.json');
  const { code } = await run(process.execPath, args, { env: { ...env, TEST_COUNTS_FILE: file } });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  return judge(name, code, counts);
}

/**
 * @param {string} file
 * @returns {import('./counts.mjs').Counts | undefined}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // The runner stopped before it could count.
  }
}
