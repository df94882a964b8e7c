import { Hono } from 'hono';
import { ensureBrowserCookie } from '../cookies.js';
import { redeemCode, resendAfter, sendCode } from '../email-codes.js';
import { readBody, readCode, readEmail, readState } from '../input.js';
import { Problem } from '../problems.js';
import type { Services } from '../services.js';

/** Showing that an e-mail address is one's own, before a sign-up with it. */
export function emailRoutes(services: Services): Hono {
  const { config, mailer } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    const email = readEmail(await readBody(c), 'email');
    if (!mailer) throw new Problem('unsupported');
    const browser = ensureBrowserCookie(c, config);
    return c.json({ state: await sendCode(services, browser, email), resendAfter });
  });

  routes.post('/complete', async (c) => {
    const body = await readBody(c);
    const code = readCode(body);
    const browser = ensureBrowserCookie(c, config);
    return c.json({ proof: await redeemCode(services, browser, { id: readState(body), code }) });
  });
  return routes;
}
