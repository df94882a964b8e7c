import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshFor } from '../../src/webauthn/challenge-age.js';

for (const [timeout, fresh] of [
  [undefined, 240_000],
  [0, 30_000],
  [60_000, 60_000],
  [600_000, 240_000],
] as const) {
  test(`options with a timeout of ${String(timeout)} are fresh for ${fresh} ms`, () => {
    assert.equal(freshFor(timeout), fresh);
  });
}
