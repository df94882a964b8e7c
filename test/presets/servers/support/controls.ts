/* What a test does behind a wire server's back, at `/_control`: sign in without a ceremony, grow old, lose something. */
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { World, type Session } from './world.js';

/** Makes the routes of one vendor. */
export type WireServer = (world: World) => { fetch(request: Request): Response | Promise<Response> };

const COOKIE = 'wire-session';

/** The session of a request, by its cookie or its bearer token. */
export function sessionOf(world: World, context: Context): Session | undefined {
  const bearer = /^Bearer (.+)$/.exec(context.req.header('Authorization') ?? '')?.[1];
  return world.sessions.get(bearer ?? getCookie(context, COOKIE) ?? '');
}

/** The same, or a new one for somebody who has not signed in yet. */
export function anySession(world: World, context: Context): Session {
  return sessionOf(world, context) ?? give(context, world.openSession());
}

function give(context: Context, session: Session): Session {
  setCookie(context, COOKIE, session.token, { path: '/', httpOnly: true, sameSite: 'Lax' });
  return session;
}

interface Wish {
  readonly passkeys?: (string | null)[];
  readonly max?: number;
}

/** Whether a request is to come to nothing, as a test asked. */
export function fails(world: World, context: Context): boolean {
  const { failing } = sessionOf(world, context) ?? {};
  if (!failing?.times || failing.method !== context.req.method) return false;
  const [steps, wanted] = [context.req.path.split('/'), failing.path.split('/')];
  const matches =
    steps.length === wanted.length && wanted.every((step, at) => step === '*' || step === steps[at]);
  if (matches) failing.times -= 1;
  return matches;
}

export function controls(world: World): Hono {
  const app = new Hono();
  const mine = (context: Context): Session => {
    const session = sessionOf(world, context);
    if (!session) throw new Error('Nobody is signed in.');
    return session;
  };
  app.post('/sign-in', async (context) => {
    const { passkeys = [], max = Infinity } = await context.req.json<Wish>();
    const user = world.addUser(passkeys.map((name) => name ?? undefined));
    user.max = max;
    const { token } = give(context, world.openSession(user));
    return context.json({ token, user: user.name });
  });
  app.post('/sign-out', (context) => {
    const session = sessionOf(world, context);
    if (session) world.sessions.delete(session.token);
    return context.json({});
  });
  app.post('/stale', (context) => {
    mine(context).fresh = false;
    return context.json({});
  });
  app.post('/renew', (context) => {
    mine(context).fresh = true;
    return context.json({});
  });
  app.post('/spoil', (context) => {
    world.spoilNext = true;
    return context.json({});
  });
  app.post('/fail', async (context) => {
    mine(context).failing = await context.req.json<NonNullable<Session['failing']>>();
    return context.json({});
  });
  app.post('/lose', async (context) => {
    const { id } = await context.req.json<{ id: string }>();
    const { user } = mine(context);
    if (user) World.remove(user, id);
    return context.json({});
  });
  app.post('/code', async (context) => {
    const { email } = await context.req.json<{ email: string }>();
    return context.json({ code: world.mailed.get(email) });
  });
  app.post('/forget', async (context) => {
    const { user } = await context.req.json<{ user: string }>();
    for (const one of world.users) if (one.name === user) one.passkeys = [];
    return context.json({});
  });
  app.get('/me', (context) => {
    const user = sessionOf(world, context)?.user;
    return context.json({
      user: user?.name,
      passkeys: user?.passkeys.map(({ id, name, credentialId }) => ({ id, name, credentialId })),
    });
  });
  return app;
}
