/* What the checks read and reckon by themselves: codes in mails, codes of an authenticator app, codes in links. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, wrongCode } from '../../cli/rows/authenticator-app.mjs';
import { codeIn as codeInLink } from '../../cli/rows/link.mjs';
import { codeIn } from '../../cli/wire/mailbox.mjs';

const address = 'check-123456abcdef@passkey-elements.example';

describe('a code in a mailbox', () => {
  const mailboxes: Readonly<Record<string, unknown>> = {
    'like that of the demo': {
      mails: [
        {
          to: address,
          subject: '271828 is your code',
          text: 'Your code is 271828.',
          sentAt: '2026-11-02T09:30:00Z',
        },
      ],
    },
    'that has other mails too': {
      total: 2,
      messages: [
        { ID: 'a161803b', To: [{ Address: 'somebody@site.example' }], Subject: 'Your code: 161803' },
        {
          ID: 'b314159c',
          To: [{ Name: '', Address: address }],
          Subject: 'Sign up',
          Snippet: 'Code: 271828 (10 min)',
        },
      ],
    },
    'that is a list, the newest first': [
      { headers: { to: address }, text: 'Use 271828 now' },
      { headers: { to: address }, text: 'Use 314159 now' },
    ],
    'that is text': `To: ${address}\nDate: 2026-11-02\n\n271828\n`,
  };
  for (const [which, mailbox] of Object.entries(mailboxes)) {
    it(`is found in one ${which}`, () => {
      const text = typeof mailbox === 'string' ? mailbox : JSON.stringify(mailbox);
      assert.equal(codeIn(text, address), '271828');
      assert.equal(codeIn(text, 'nobody@site.example'), undefined);
    });
  }

  it('is not found in ids, dates and addresses', () => {
    const mail = {
      to: address,
      id: 'x-123456',
      at: '2026-11-02T09:30:00.123456Z',
      text: 'You have an account.',
    };
    assert.equal(codeIn(JSON.stringify({ mails: [mail] }), address), undefined);
  });
});

describe('an authenticator app', () => {
  // RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const vectors = {
    59: '287082',
    1_111_111_109: '081804',
    1_234_567_890: '005924',
    20_000_000_000: '353130',
  };
  for (const [seconds, code] of Object.entries(vectors)) {
    it(`has the code of the RFC after ${seconds} s`, () => {
      assert.equal(codeOf(secret, Number(seconds) * 1000), code);
      assert.equal(codeOf(secret, (Number(seconds) - 30) * 1000, 1), code);
    });
  }

  it('knows a code that is wrong', () => {
    for (const now of [99_000, 1e9, 1e12]) assert.notEqual(wrongCode(secret, now), codeOf(secret, now));
  });
});

describe('a link', () => {
  const read = (url: unknown): unknown =>
    codeInLink({
      ...{ operation: 'enroll', ok: true, status: 201, byContract: true },
      ...{ body: { url }, headers: new Headers() },
    });

  it('is read as the element reads it', () => {
    assert.deepEqual(read('https://site.example/enroll#code=a%2Bb'), { code: 'a+b' });
    assert.deepEqual(read('https://site.example/enroll?code=a&code-id=7&user-id=ada'), {
      ...{ code: 'a', codeId: '7', userId: 'ada' },
    });
  });

  it('without a code is none', () => {
    for (const url of ['https://site.example/enroll', 'enroll', undefined])
      assert.throws(() => read(url), /no `code`/);
  });
});
