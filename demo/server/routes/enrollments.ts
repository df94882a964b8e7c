import { Hono } from 'hono';
import { makeEnrollment } from '../enrollments.js';
import type { Services } from '../services.js';
import { requireFreshSession } from '../sessions.js';

/** Links that add a passkey on another device; what they are good for is decided in registrants.ts. */
export function enrollmentRoutes(services: Services): Hono {
  const routes = new Hono();

  routes.post('/', async (c) => {
    const { account } = await requireFreshSession(c, services);
    const origin = services.config.publicOrigin ?? new URL(c.req.url).origin;
    return c.json(await makeEnrollment(services, account, origin), 201);
  });
  return routes;
}
