import { binOf } from '../lib/run.mjs';
import { countedRun } from './counted-run.mjs';

/**
 * Web Test Runner over every `*.browser.ts`, or over the files that are named. It runs under tsx because its
 * configuration starts the demo's relying party, which is TypeScript.
 * @param {string} name
 * @param {string} config
 * @param {readonly string[]} args Files and further flags of Web Test Runner.
 * @param {Record<string, string>} [env] Added to the environment.
 */
export function pageRun(name, config, args, env) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const files = args.filter((arg) => !arg.startsWith('-'));
  const runner = ['--import', 'tsx', binOf('@web/test-runner', 'wtr'), '--config', config];
  return countedRun(name, [...runner, ...(files.length > 0 ? ['--files', ...files] : []), ...flags], env);
}
