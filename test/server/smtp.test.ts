/* Codes leave by a real mail server, where one is configured. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { startDemo } from '../../tools/lib/demo-visit.mjs';

interface Delivery {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

const delivered: Delivery[] = [];
let refusing = false;
let smtp: SMTPServer;
let demo: Awaited<ReturnType<typeof startDemo>>;

before(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, callback) => callback(refusing ? new Error('No such mailbox') : null),
    onData(stream, { envelope: { mailFrom, rcptTo } }, callback) {
      void text(stream).then((source) => {
        const from = mailFrom ? mailFrom.address : '';
        delivered.push({ from, to: rcptTo.map(({ address }) => address), source });
        callback();
      });
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  demo = await startDemo({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'accounts@example.com' });
});
after(async () => {
  await demo.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});
beforeEach(() => {
  delivered.length = 0;
  refusing = false;
});

async function post(path: string, body: object, cookie = ''): Promise<Response> {
  return fetch(`${demo.origin}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: demo.origin, Cookie: cookie },
    body: JSON.stringify(body),
  });
}
const begin = (email: string) => post('/api/passkeys/signup/email/begin', { email });

test('a code comes by mail to the one address, and is the right one', async () => {
  const begun = await begin('ada@example.com');
  const { state } = (await begun.json()) as { state: string };
  const [mail, ...more] = delivered;
  assert.deepEqual(more, []);
  assert.deepEqual([mail?.from, mail?.to], ['accounts@example.com', ['ada@example.com']]);
  assert.match(mail?.source ?? '', /^Subject: .+/m);
  const code = /\b\d{6}\b/.exec(mail?.source.split('\r\n\r\n').slice(1).join() ?? '')?.[0];
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const completed = await post('/api/passkeys/signup/email/complete', { state, code }, cookie);
  assert.equal(completed.status, 200);
  assert.ok(((await completed.json()) as { proof: string }).proof);
});

test('nobody can have it sent to others too, nor write a line of its head', async () => {
  for (const email of [
    'ada@example.com, eve@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
    '<eve@example.com>',
  ])
    assert.equal((await begin(email)).status, 400, email);
  assert.deepEqual(delivered, []);
});

test('there is no mailbox that anybody could read', async () => {
  const mails = await fetch(`${demo.origin}/api/mails`);
  assert.equal(mails.status, 404);
});

test('a mail server that takes no mail is a trouble of the server, without a word of what it said', async () => {
  refusing = true;
  const answer = await begin('grace@example.com');
  assert.ok(answer.status >= 500, String(answer.status));
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  assert.doesNotMatch(await answer.text(), /mailbox/);
});
