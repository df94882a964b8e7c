import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateWords, listWords } from '../../src/i18n/dates.js';

const NOW = Date.parse('2026-06-15T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ago = (ms: number, tag = 'en') => dateWords(tag).relative(new Date(NOW - ms).toISOString(), NOW);

const CASES: [number, string][] = [
  [0, 'this minute'],
  [59_999, 'this minute'],
  [MINUTE, '1 minute ago'],
  [59 * MINUTE, '59 minutes ago'],
  [HOUR, '1 hour ago'],
  [23 * HOUR, '23 hours ago'],
  [DAY, 'yesterday'],
  [3 * DAY, '3 days ago'],
  [7 * DAY, 'last week'],
  [20 * DAY, '2 weeks ago'],
  [31 * DAY, 'last month'],
  [100 * DAY, '3 months ago'],
  [366 * DAY, 'last year'],
  [3 * 366 * DAY, '3 years ago'],
];

describe('how long ago', () => {
  for (const [ms, words] of CASES)
    it(`${String(ms / 1000)} seconds are "${words}"`, () => assert.equal(ago(ms), words));

  it('is never in the future: clocks differ', () => {
    assert.equal(ago(-MINUTE), 'this minute');
    assert.equal(ago(-3 * DAY), 'this minute');
  });

  it('is said in the language', () => {
    assert.equal(ago(DAY, 'de'), 'gestern');
    assert.equal(ago(3 * DAY, 'de-AT'), 'vor 3 Tagen');
  });

  it('is said in English where the tag is none', () => {
    assert.equal(ago(3 * DAY, 'not a tag'), '3 days ago');
    assert.equal(ago(3 * DAY, '_'), '3 days ago');
  });
});

describe('the exact instant', () => {
  it('has day, month, year and time', () => {
    const words = dateWords('en-GB').exact('2026-11-12T09:41:00Z');
    assert.match(words, /^1[123] November 2026 at \d\d:41$/);
  });
});

describe('a list of ways in', () => {
  it('reads as an alternative', () => {
    assert.equal(listWords('en', ['password']), 'password');
    assert.equal(listWords('en', ['password', 'e-mail link', 'phone']), 'password, e-mail link, or phone');
    assert.equal(listWords('de', ['Passwort', 'E-Mail']), 'Passwort oder E-Mail');
    assert.equal(listWords('not a tag', ['a', 'b']), 'a or b');
  });
});
