import type { Options } from './config.js';

/** Sends mails by a mail server: `smtp://user:password@host:587`. What does it is loaded only then. */
export async function sendBySmtp(url: string, from: string): Promise<NonNullable<Options['sendMail']>> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(url);
  return async ({ to, subject, text }) => {
    // As an object, an address is never read as a list of several.
    await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
  };
}
