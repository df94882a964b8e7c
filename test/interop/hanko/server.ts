/* Hanko's passkey-server, built from its source, behind the routes of the preset's page. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, until, withUs } from '../support/background.js';
import { startPostgres } from '../support/postgres.js';
import type { StartServer } from '../support/real-server.js';
import { appOf } from './app.js';

const program = path.join(import.meta.dirname, 'target', 'server');

interface Tenant {
  readonly url: string;
  readonly apiKey: string;
}

/** Starts it, and says where its two halves are. */
async function startHanko(): Promise<{ readonly url: string; readonly admin: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'interop-hanko-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const [address, adminAddress] = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
  const database = { url: await startPostgres() };
  const config = path.join(folder, 'config.yaml');
  // JSON is YAML.
  writeFileSync(config, JSON.stringify({ address, admin_address: adminAddress, database }));
  execFileSync(program, ['migrate', 'up', '--config', config], { cwd: folder, stdio: 'ignore' });
  withUs(program, ['serve', 'all', '--config', config], 'TERM', { cwd: folder });
  const admin = `http://${adminAddress}`;
  await until(() => answers(`${admin}/health/ready`), 'Hanko answers');
  await until(() => answers(`http://${address}/`), 'Hanko answers');
  return { url: `http://${address}`, admin };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** A tenant whose pages are at that origin. */
async function makeTenant(hanko: Awaited<ReturnType<typeof startHanko>>, origin: string): Promise<Tenant> {
  const config = {
    cors: { allowed_origins: [origin], allow_unsafe_wildcard: false },
    webauthn: {
      relying_party: { id: 'localhost', display_name: 'Hanko', origins: [origin] },
      timeout: 60_000,
    },
    mfa: {
      timeout: 60_000,
      attachment: 'platform',
      attestation_preference: 'none',
      resident_key_requirement: 'required',
      user_verification: 'preferred',
    },
  };
  const answer = await fetch(`${hanko.admin}/tenants`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ display_name: 'Interop', config, create_api_key: true }),
  });
  if (!answer.ok) throw new Error(`Hanko makes no tenant: ${await answer.text()}`);
  const { id, api_key: key } = (await answer.json()) as { id: string; api_key: { secret: string } };
  return { url: `${hanko.url}/${id}`, apiKey: key.secret };
}

export const start: StartServer = async (origin) => {
  const hanko = await startHanko();
  const app = await appOf(await makeTenant(hanko, origin), origin, '/api/passkeys');
  // The same app, at a tenant that does not know our pages.
  const elsewhere = await appOf(await makeTenant(hanko, 'http://localhost:1'), origin, '/api/elsewhere');
  return {
    paths: ['/api/passkeys/', '/api/elsewhere/'],
    fetch: (request) => (request.url.includes('/api/elsewhere/') ? elsewhere : app).fetch(request),
    control: (what, request) => app.control(what, request),
  };
};
