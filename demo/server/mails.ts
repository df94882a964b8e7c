import type { Client, Row } from '@libsql/client';
import type { Config, Options } from './config.js';
import { integer, text } from './rows.js';
import { digest } from './tokens.js';

/** One mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends a mail that a browser asked for. */
export type Mailer = (mail: Mail, browser: string) => Promise<void>;

/** How mails leave: as the options say, else into the demo's own mailbox where there is one, else not at all. */
export function mailerOf({ sendMail }: Options, config: Config, db: Client): Mailer | undefined {
  if (sendMail) return sendMail;
  return hasMailbox(config) ? (mail, browser) => keepMail(config, db, mail, browser) : undefined;
}

/**
 * Mails that anybody may read prove nothing about who reads them. So the mailbox is for trying things out: it is there
 * only on localhost, only without a mail server, and shows a browser the mails that it asked for itself.
 */
export const hasMailbox = ({ rpId, sendsMail }: Config): boolean => rpId === 'localhost' && !sendsMail;

/** How long the mailbox keeps a mail. */
const shelfLife = 60 * 60_000;

async function keepMail({ now }: Config, db: Client, mail: Mail, browser: string): Promise<void> {
  await db.batch(
    [
      { sql: 'DELETE FROM mails WHERE sent_at <= ?', args: [now() - shelfLife] },
      {
        sql: 'INSERT INTO mails (address, subject, text, browser, sent_at) VALUES (?, ?, ?, ?, ?)',
        args: [mail.to, mail.subject, mail.text, digest(browser), now()],
      },
    ],
    'write',
  );
}

/** What a browser asked for, newest first. */
export async function listMails({ now }: Config, db: Client, browser: string) {
  const { rows } = await db.execute({
    sql: 'SELECT * FROM mails WHERE browser = ? AND sent_at > ? ORDER BY id DESC LIMIT 20',
    args: [digest(browser), now() - shelfLife],
  });
  return rows.map(presentMail);
}

const presentMail = (row: Row) => ({
  to: text(row, 'address'),
  subject: text(row, 'subject'),
  text: text(row, 'text'),
  sentAt: new Date(integer(row, 'sent_at')).toISOString(),
});
