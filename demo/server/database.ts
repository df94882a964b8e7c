import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient, type Client } from '@libsql/client';
import type { Options } from './config.js';
import { migrations } from './schema.js';
import { text } from './rows.js';
import { randomToken } from './tokens.js';

const dataFolder = fileURLToPath(new URL('../../.data/', import.meta.url));

/**
 * Opens the database and brings its tables up to date.
 *
 * The rest of the server uses `execute` and `batch` only, never `transaction()`: a batch is one write transaction
 * that nobody else gets between, on a file as on a remote server, and it cannot be left open by mistake.
 */
export async function openDatabase(
  options: Pick<Options, 'client' | 'databaseUrl' | 'databaseAuthToken'>,
): Promise<Client> {
  const db =
    options.client ?? (await connect(options.databaseUrl ?? defaultUrl(), options.databaseAuthToken));
  await migrate(db);
  return db;
}

/** The secret of this database, made on the first start. */
export async function readSecret(db: Client): Promise<string> {
  await db.execute({
    sql: `INSERT INTO settings (name, value) VALUES ('secret', ?) ON CONFLICT DO NOTHING`,
    args: [randomToken()],
  });
  const { rows } = await db.execute(`SELECT value FROM settings WHERE name = 'secret'`);
  const [row] = rows;
  if (!row) throw new Error('The database lost its secret.');
  return text(row, 'value');
}

function defaultUrl(): string {
  mkdirSync(dataFolder, { recursive: true });
  return `file:${dataFolder}passkeys.db`;
}

async function connect(url: string, authToken: string | undefined): Promise<Client> {
  const isFile = url.startsWith('file:');
  const db = createClient({
    url,
    ...(authToken !== undefined && { authToken }),
    // A second process on the same file waits for the first instead of failing.
    ...(isFile && { timeout: 5000 }),
  });
  if (isFile) await db.execute('PRAGMA journal_mode = WAL');
  return db;
}

async function migrate(db: Client): Promise<void> {
  await db.execute('CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY) STRICT');
  const done = await countSteps(db);
  for (const [index, statements] of migrations.entries()) {
    if (index >= done) await takeStep(db, index + 1, statements);
  }
}

async function takeStep(db: Client, version: number, statements: readonly string[]): Promise<void> {
  const mark = { sql: 'INSERT INTO schema_versions (version) VALUES (?)', args: [version] };
  try {
    await db.batch([mark, ...statements], 'write');
  } catch (error) {
    // Of two servers that start at once, one finds the step taken.
    if ((await countSteps(db)) < version) throw error;
  }
}

async function countSteps(db: Client): Promise<number> {
  const { rows } = await db.execute('SELECT count(*) AS done FROM schema_versions');
  return Number(rows[0]?.['done'] ?? 0);
}
