import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureOf } from '../../src/backend/problem.js';
import { backendFailureCodes, type BackendFailureCode } from '../../src/model/backend-failure-code.js';

const BY_STATUS: [number, BackendFailureCode][] = [
  [400, 'validation'],
  [401, 'unauthenticated'],
  [402, 'unknown'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [405, 'unsupported'],
  [409, 'conflict'],
  [410, 'unknown'],
  [413, 'validation'],
  [415, 'validation'],
  [418, 'unknown'],
  [419, 'csrf'],
  [422, 'validation'],
  [423, 'reauth_required'],
  [429, 'rate_limited'],
  [500, 'server'],
  [501, 'unsupported'],
  [502, 'server'],
  [503, 'server'],
  [599, 'server'],
];

/** What is no problem with a code, so that the status alone says what it means. */
const SILENT: [string, string][] = [
  ['nothing', ''],
  ['HTML', '<!doctype html><title>500</title>'],
  ['half a JSON', '{"code":"limit_rea'],
  ['a list', '[{"code":"limit_reached"}]'],
  ['a string', '"limit_reached"'],
  ['null', 'null'],
  ['a code that is no string', '{"code":7}'],
  ['a code that nobody knows', '{"code":"teapot"}'],
  ['a code that only the browser can know', '{"code":"cancelled"}'],
  ['a code from the prototype', '{"code":"constructor"}'],
];

function failure(status: number, body: unknown = '', headers: HeadersInit = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return failureOf(new Response(null, { status, headers }), text);
}

describe('an unsuccessful answer', () => {
  for (const code of backendFailureCodes) {
    it(`with the code ${code} means that, whatever its status`, () => {
      assert.equal(failure(400, { code }).code, code);
      assert.equal(failure(503, { code }).code, code);
    });
  }

  for (const [status, code] of BY_STATUS) {
    it(`${String(status)} without a code means ${code}`, () => {
      const found = failure(status);
      assert.equal(found.code, code);
      assert.equal(found.status, status);
    });
  }

  for (const [what, body] of SILENT) {
    it(`is judged by its status where its body is ${what}`, () => {
      assert.equal(failure(409, body).code, 'conflict');
    });
  }

  it('404 alone never means an unknown credential: a password manager would drop the passkey', () => {
    assert.equal(failure(404, { title: 'Not Found' }).code, 'not_found');
    assert.equal(failure(404, { code: 'UNKNOWN_CREDENTIAL' }).code, 'not_found');
    assert.equal(failure(404, { code: 'unknown_credential' }).code, 'unknown_credential');
  });

  it('brings its details, where they have the right type', () => {
    const told = failure(400, { code: 'validation', detail: 'Too long.', field: 'name', max: 3 });
    assert.deepEqual([told.detail, told.field, told.max], ['Too long.', 'name', 3]);
    const odd = failure(400, { code: 'validation', detail: { a: 1 }, field: 3, max: '3' });
    assert.deepEqual([odd.detail, odd.field, odd.max], [undefined, undefined, undefined]);
  });
});

describe('Retry-After (RFC 9110 §10.2.3)', () => {
  const wait = (header: string) => failure(429, '', { 'Retry-After': header }).retryAfter;

  it('is a number of seconds', () => {
    assert.equal(wait('120'), 120);
    assert.equal(wait('0'), 0);
  });

  it('is a date', () => {
    const seconds = wait(new Date(Date.now() + 90_000).toUTCString());
    assert.ok(seconds !== undefined && seconds > 85 && seconds <= 90, String(seconds));
  });

  it('is read from the body, where the header is not seen', () => {
    const body = JSON.stringify({ code: 'rate_limited', retryAfter: 7 });
    assert.equal(failure(429, body).retryAfter, 7);
    assert.equal(failure(429, body, { 'Retry-After': '9' }).retryAfter, 9);
  });

  it('is over, where the date is in the past', () => {
    assert.equal(wait('Wed, 21 Oct 2015 07:28:00 GMT'), 0);
  });

  it('is not there, where it is nothing of both', () => {
    assert.equal(wait('soon'), undefined);
    assert.equal(wait('9'.repeat(400)), undefined);
    assert.equal(failure(429).retryAfter, undefined);
  });
});
