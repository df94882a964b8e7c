/* What every answer of django-allauth's headless API is made of. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { sessionOf } from './controls.js';
import type { Session, User, World } from './world.js';

export interface SignedIn {
  Variables: { session: Session & { user: User } };
}

export const done = (data: unknown, meta: object = {}) => ({ status: 200, data, meta });

export const invalid = (context: Context, param: string, code: string, message: string) =>
  context.json({ status: 400, errors: [{ message, code, param }] }, 400);

/** Nothing is told of it but that it is one. */
export const conflict = (context: Context) => context.json({ status: 409 }, 409);

const ANYBODY = ['login', 'signup', 'mfa_login_webauthn'];

/** A 401 of somebody who is not signed in, who may be halfway through something. */
export const halfway = (context: Context, pending?: string) =>
  context.json(
    {
      status: 401,
      data: {
        flows: [
          ...ANYBODY.map((id) => ({ id })),
          ...(pending === undefined ? [] : [{ id: pending, is_pending: true }]),
        ],
      },
      meta: { is_authenticated: false },
    },
    401,
  );

/** A 401 of somebody who is, but proved it too long ago. */
const again = (context: Context) =>
  context.json(
    { status: 401, data: { flows: [{ id: 'reauthenticate' }] }, meta: { is_authenticated: true } },
    401,
  );

export const signedIn = (world: World) =>
  createMiddleware<SignedIn>(async (context, next) => {
    const session = sessionOf(world, context);
    if (!session?.user) return halfway(context);
    context.set('session', session as Session & { user: User });
    return next();
  });

export const recent = createMiddleware<SignedIn>(async (context, next) =>
  context.get('session').fresh ? next() : again(context),
);

/** As `_control` makes accounts. */
export const passwordOf = ({ name }: User): string => `password of ${name}`;

export const inSeconds = (date: Date): number => date.getTime() / 1000;
