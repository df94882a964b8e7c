/* A PostgreSQL for one run: its data lie in a folder of their own, and both end with us. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postgresProgram } from '../../../tools/interop/postgres.mjs';
import { freePort, until, withUs } from './background.js';

/** It refuses to run as root; `nobody` is on every machine. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** It says so in that file, before which it refuses connections. */
const isReady = (file: string): boolean => existsSync(file) && /^ready\s*$/m.test(readFileSync(file, 'utf8'));

/** Resolves to where it is, when it answers. */
export async function startPostgres(): Promise<string> {
  const [initdb, postgres] = [postgresProgram('initdb'), postgresProgram('postgres')];
  if (!initdb || !postgres) throw new Error('There is no PostgreSQL.');
  const folder = mkdtempSync(path.join(tmpdir(), 'interop-postgres-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (NOBODY.uid !== undefined) chownSync(folder, NOBODY.uid, NOBODY.gid);
  const data = path.join(folder, 'data');
  const how = [
    '--pgdata',
    data,
    '--username',
    'interop',
    '--auth',
    'trust',
    '--encoding',
    'UTF8',
    '--no-sync',
  ];
  execFileSync(initdb, how, { ...NOBODY, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'log_min_messages=fatal'];
  const args = ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((one) => ['-c', one])];
  withUs(postgres, args, 'QUIT', { ...NOBODY, cwd: folder });
  await until(() => isReady(path.join(data, 'postmaster.pid')), 'PostgreSQL answers');
  return `postgres://interop@127.0.0.1:${String(port)}/postgres?sslmode=disable`;
}
