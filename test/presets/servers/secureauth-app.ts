/*
 * An app with the routes of docs/presets/secureauth.md, over the system API of its identity pool. The administrator of
 * these tests is who has the session, if a test says so by the cookie `administrator`.
 */
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { sessionOf, type WireServer } from './support/controls.js';
import { moduleOfPage } from './support/routes-of-page.js';
import { MACHINE, system } from './support/secureauth-system.js';

interface Asker {
  readonly id: string;
  readonly isAdministrator: boolean;
  readonly signedInAt: number;
}

export interface Routes {
  administratorRoutes(
    app: {
      readonly pool: string;
      token(): Promise<string>;
      asker(request: Request): Promise<Asker | undefined>;
      readonly enrollment: string;
      readonly secret: string;
      readonly mode: 'smart' | 'classic';
      readonly rpId: string;
      readonly reauthenticate?: string;
      audit(deed: object): void;
    },
    base?: string,
  ): (request: Request) => Promise<Response>;
}

export const PAGE = 'docs/presets/secureauth.md';

export const serve: WireServer = (world) => {
  const app = new Hono();
  const whoAsks = async (request: Request): Promise<Asker | undefined> => {
    let asker: Asker | undefined;
    const looking = new Hono().all('*', (context) => {
      const session = sessionOf(world, context);
      if (session?.user)
        asker = {
          id: session.user.id,
          isAdministrator: getCookie(context, 'administrator') === 'yes',
          signedInAt: session.fresh ? Date.now() : 0,
        };
      return context.body(null);
    });
    await looking.fetch(new Request(request.url, { headers: request.headers }));
    return asker;
  };
  const routes = moduleOfPage<Routes>(PAGE, 'administrator-routes.ts').then(({ administratorRoutes }) =>
    administratorRoutes({
      pool: `${world.origin}/wire/secureauth-app/tenant/system/pools/pool`,
      token: () => Promise.resolve(MACHINE),
      asker: whoAsks,
      enrollment: `${world.origin}/enroll`,
      secret: 'a secret of thirty-two bytes, or more',
      mode: 'smart',
      rpId: 'localhost',
      reauthenticate: '/sign-in/again',
      audit: () => undefined,
    }),
  );
  app.route('/tenant/system/pools/pool', system(world));
  app.get('/id', async (context) => context.json({ id: (await whoAsks(context.req.raw))?.id }));
  app.all('/api/passkeys/*', async (context) => (await routes)(context.req.raw));
  return app;
};
