import type { Client } from '@libsql/client';
import type { Config } from './config.js';
import type { Mailer } from './mails.js';

/** What every part of the server works with. */
export interface Services {
  readonly config: Config;
  readonly db: Client;
  /** A secret that stays the same for the life of the database. */
  readonly secret: string;
  /** Absent where no mail can be sent. */
  readonly mailer: Mailer | undefined;
}
