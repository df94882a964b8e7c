import { serve, type ServerType } from '@hono/node-server';
import { appointAdministrator } from './administrators.js';
import { createApp, type App, type Options } from './app.js';
import { sendBySmtp } from './smtp.js';

const port = readNumber('PORT') ?? 3000;
const origin = process.env['ORIGIN'] ?? `http://localhost:${String(port)}`;
const app = await createApp({ origin, ...fromEnvironment(), ...(await mailFromEnvironment()) });

await appoint();

const server = serve({ fetch: app.fetch, port }, () => {
  console.log(`Passkeys to try out: ${origin}  (Ctrl+C stops the server)`);
});
server.on('error', explain);
process.once('SIGINT', () => stop(server, app));
process.once('SIGTERM', () => stop(server, app));

/** `ADMINISTRATOR=ada`, once ada has signed up. */
async function appoint(): Promise<void> {
  const { ADMINISTRATOR: name } = process.env;
  if (name && !(await appointAdministrator(app.db, name)))
    console.error(`There is no account "${name}" to administer the others: sign up first, then start again.`);
}

function fromEnvironment(): Options {
  const { RP_ID, RP_NAME, DATABASE_URL, DATABASE_AUTH_TOKEN, PROVISIONING } = process.env;
  const trustedProxies = readNumber('TRUSTED_PROXIES');
  return {
    ...(RP_ID && { rpId: RP_ID }),
    ...(RP_NAME && { rpName: RP_NAME }),
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    ...(DATABASE_AUTH_TOKEN && { databaseAuthToken: DATABASE_AUTH_TOKEN }),
    ...(PROVISIONING === 'on' && { provisioning: true }),
    ...(trustedProxies !== undefined && { trustedProxies }),
  };
}

async function mailFromEnvironment(): Promise<Options> {
  const { SMTP_URL, MAIL_FROM } = process.env;
  if (!SMTP_URL) return {};
  return { sendMail: await sendBySmtp(SMTP_URL, MAIL_FROM ?? `no-reply@${new URL(origin).hostname}`) };
}

function readNumber(name: string): number | undefined {
  const value = process.env[name];
  if (!value) return undefined;
  if (!/^\d{1,5}$/.test(value)) throw new RangeError(`${name} is not a number: ${value}`);
  return Number(value);
}

function explain(error: NodeJS.ErrnoException): void {
  const taken = error.code === 'EADDRINUSE';
  const other = String(port + 1);
  console.error(taken ? `Port ${String(port)} is in use. Choose another one, e.g. PORT=${other}.` : error);
  app.close();
  process.exitCode = 1;
}

// Lets running requests finish; a second Ctrl+C does not wait.
function stop(server: ServerType, app: App): void {
  server.close(() => app.close());
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}
