import type { Client } from '@libsql/client';
import { Hono, type MiddlewareHandler } from 'hono';
import { configure, type Config, type Options } from './config.js';
import { openDatabase, readSecret } from './database.js';
import { limitBody, noStore, refuseOtherSites, requireJson } from './guards.js';
import { answerError, answerProblem, Problem } from './problems.js';
import { mailerOf } from './mails.js';
import { limitRate, limitRatePerAccount } from './rate-limit.js';
import { emailRoutes } from './routes/email.js';
import { enrollmentRoutes } from './routes/enrollments.js';
import { factorRoutes } from './routes/factors.js';
import { loginRoutes } from './routes/login.js';
import { mailboxRoutes } from './routes/mailbox.js';
import { manageRoutes } from './routes/manage.js';
import { recoveryCodeRoutes } from './routes/recovery-codes.js';
import { registerRoutes } from './routes/register.js';
import { sessionRoutes } from './routes/session.js';
import { signupRoutes } from './routes/signup.js';
import { stepUpRoutes } from './routes/step-up.js';
import { userRoutes } from './routes/users.js';
import type { Services } from './services.js';
import { secureHeaders, siteRoutes } from './static.js';
import { wellKnownRoutes } from './well-known.js';

export type { Options } from './config.js';

/** A running relying party. */
export interface App {
  /** Answers one request; what `serve()` of @hono/node-server and any other runtime of Hono takes. */
  readonly fetch: Hono['fetch'];
  /** Its database, to look into or prepare something. */
  readonly db: Client;
  /** Closes the database, if it was opened here. */
  readonly close: () => void;
}

/** Builds the relying party: the contract under `/api/passkeys`, the demo's session and its pages. */
export async function createApp(options: Options = {}): Promise<App> {
  const config = configure(options);
  const db = await openDatabase(options);
  const services: Services = {
    config,
    db,
    secret: await readSecret(db),
    mailer: mailerOf(options, config, db),
  };

  const app = new Hono();
  app.onError(answerError);
  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? answerProblem(new Problem('not_found'), c) : c.text('Not found', 404),
  );
  app.use('*', secureHeaders());
  app.use('/api/*', noStore(), refuseOtherSites(config), limitBody());
  app.use('/api/passkeys/*', requireJson());
  for (const [path, limiter] of limiters(config)) app.use(path, limiter);

  app.route('/api/passkeys/login', loginRoutes(services));
  app.route('/api/passkeys/signup/email', emailRoutes(services));
  app.route('/api/passkeys/signup', signupRoutes(services));
  app.route('/api/passkeys/register', registerRoutes(services));
  app.route('/api/passkeys/recovery-codes', recoveryCodeRoutes(services));
  app.route('/api/passkeys/enrollments', enrollmentRoutes(services));
  app.route('/api/passkeys/factors', factorRoutes(services));
  app.route('/api/passkeys/users', userRoutes(services));
  app.route('/api/passkeys/step-up', stepUpRoutes(services));
  app.route('/api/passkeys', manageRoutes(services));
  app.route('/api/session', sessionRoutes(services));
  app.route('/api/mails', mailboxRoutes(services));
  app.route('/', wellKnownRoutes(config));
  if (config.site) app.route('/', siteRoutes(config));

  const close = () => {
    if (!options.client) db.close();
  };
  return { fetch: app.fetch, db, close };
}

function limiters(config: Config): readonly (readonly [path: string, limiter: MiddlewareHandler])[] {
  const ceremonies = limitRate(config, 'ceremonies');
  const changes = limitRate(config, 'changes');
  return [
    ['/api/passkeys/signup/email/begin', limitRate(config, 'mails')],
    ['/api/passkeys/login/*', ceremonies],
    ['/api/passkeys/signup/*', ceremonies],
    ['/api/passkeys/step-up/*', ceremonies],
    ['/api/passkeys/register/*', changes],
    ['/api/passkeys/recovery-codes/redeem', limitRate(config, 'codes')],
    ['/api/passkeys/recovery-codes/redeem', limitRatePerAccount(config, 'codes')],
    ['/api/passkeys/factors/*', changes],
    ['/api/passkeys/users/*', changes],
    ['/api/passkeys/:id', changes],
    ['/api/session/*', changes],
  ];
}
