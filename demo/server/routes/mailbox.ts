import { Hono } from 'hono';
import { ensureBrowserCookie } from '../cookies.js';
import { hasMailbox, listMails } from '../mails.js';
import type { Services } from '../services.js';

/** The demo's mailbox, in place of a mail server; no part of the contract. See mails.ts for who may look into it. */
export function mailboxRoutes({ config, db }: Services): Hono {
  const routes = new Hono();
  if (!hasMailbox(config)) return routes;
  routes.get('/', async (c) =>
    c.json({ mails: await listMails(config, db, ensureBrowserCookie(c, config)) }),
  );
  return routes;
}
