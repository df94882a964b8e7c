import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  additionBlock,
  otherWaysIn,
  removalBlock,
  type Block,
  type PagePolicy,
} from '../../src/flows/guards.js';
import type { ReadyList } from '../../src/flows/list-state.js';
import type { Policy } from '../../src/model/policy.js';

const list = (count: number, policy?: Policy): ReadyList => {
  const passkeys = Array.from({ length: count }, (_, index) => ({ id: String(index) }));
  return { name: 'ready', passkeys, told: { passkeys, ...(policy ? { policy } : {}) }, refreshing: false };
};
const last = (limit: number): Block => ({ reason: 'last_passkey', limit });
const full = (limit: number): Block => ({ reason: 'limit_reached', limit });

/** `[what, passkeys, the backend's policy, the page's, the block]` */
const REMOVALS: [string, number, Policy | undefined, PagePolicy, Block | undefined][] = [
  ['nobody has a rule', 1, undefined, {}, undefined],
  ['the backend guards the last', 1, { min: 1 }, {}, last(1)],
  ['it is not the last', 2, { min: 1 }, {}, undefined],
  ['there is none', 0, { min: 1 }, {}, last(1)],
  ['the backend has another way in', 1, { min: 1, otherWaysIn: ['password'] }, {}, undefined],
  ['the page has another way in', 1, { min: 1 }, { otherWaysIn: ['password'] }, undefined],
  [
    'the page says that there is no other way',
    1,
    { min: 1, otherWaysIn: ['password'] },
    { otherWaysIn: [] },
    last(1),
  ],
  ['the page guards more than the backend', 2, { min: 1 }, { min: 2 }, last(2)],
  ['the page guards less than the backend', 1, { min: 1 }, { min: 0 }, undefined],
  ['the page guards alone', 1, undefined, { min: 1 }, last(1)],
];

const ADDITIONS: [string, number, Policy | undefined, PagePolicy, Block | undefined][] = [
  ['nobody has a rule', 500, undefined, {}, undefined],
  ['there is room', 2, { max: 3 }, {}, undefined],
  ['it is full', 3, { max: 3 }, {}, full(3)],
  ['it is more than full', 4, { max: 3 }, {}, full(3)],
  ['the page allows less', 1, { max: 3 }, { max: 1 }, full(1)],
  ['the page allows more', 3, { max: 3 }, { max: 5 }, undefined],
  ['the page allows none', 0, undefined, { max: 0 }, full(0)],
  ['the page wrote no number', 3, undefined, { max: NaN }, undefined],
];

describe('the guard on the last passkey, where', () => {
  for (const [what, count, policy, page, block] of REMOVALS) {
    it(what, () => assert.deepEqual(removalBlock(list(count, policy), page), block));
  }
});

describe('the limit, where', () => {
  for (const [what, count, policy, page, block] of ADDITIONS) {
    it(what, () => assert.deepEqual(additionBlock(list(count, policy), page), block));
  }
});

describe('the other ways in', () => {
  it('are the page’s word, else the backend’s, else none', () => {
    const policy = { otherWaysIn: ['password'] };
    assert.deepEqual(otherWaysIn(list(1, policy), { otherWaysIn: ['e-mail link'] }), ['e-mail link']);
    assert.deepEqual(otherWaysIn(list(1, policy)), ['password']);
    assert.deepEqual(otherWaysIn(list(1)), []);
  });
});
