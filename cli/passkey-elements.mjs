#!/usr/bin/env node
/* npx passkey-elements check URL: tries a backend. */
import { check, NoBackend } from './check.mjs';
import { help, readOptions, UsageError } from './options.mjs';
import { table } from './report.mjs';
import { loadPreset, presetWire } from './wire/preset.mjs';

/** @param {readonly string[]} args @returns {Promise<number>} The exit code. */
async function main(args) {
  const options = readOptions(args);
  if (!options) {
    console.log(help);
    return 0;
  }
  const { json, preset, parameters, ...rest } = options;
  const wire =
    preset === undefined ? undefined : await presetWire(rest.base, await loadPreset(preset), parameters);
  /** @param {string} what */
  const tell = (what) => console.error(what);
  const report = await check({ ...rest, ...(wire && { wire }), tell });
  const target = `${rest.base.href}${preset === undefined ? '' : ` as ${preset}`}`;
  const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
  if (json)
    console.log(
      JSON.stringify(
        { url: rest.base.href, origin: rest.origin, ...(preset && { preset }), ...report },
        null,
        2,
      ),
    );
  else console.log(table(report, target, { colour }));
  return report.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof NoBackend)) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error('passkey-elements --help says more.');
  process.exitCode = 2;
}
