import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  listTransition,
  type ListEvent,
  type ListState,
  type ReadyList,
} from '../../src/flows/list-state.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import type { Passkey } from '../../src/model/passkey.js';

const failure = new PasskeyFailure('network');
const key = (id: string, createdAt?: string): Passkey => ({ id, ...(createdAt ? { createdAt } : {}) });
const told = (...passkeys: Passkey[]) => ({ passkeys });
const ready = (passkeys: Passkey[], more: Partial<ReadyList> = {}): ReadyList => ({
  name: 'ready',
  passkeys,
  told: told(...passkeys),
  refreshing: false,
  ...more,
});

const loading: ListState = { name: 'loading' };
const failed: ListState = { name: 'failed', failure };
const [a, b, c] = [key('a'), key('b'), key('c')] as const;

const CASES: [string, ListState, ListEvent, ListState][] = [
  ['the first load shows nothing yet', loading, { type: 'loading' }, loading],
  ['another try after a failure begins anew', failed, { type: 'loading' }, loading],
  ['a refresh keeps what is in sight', ready([a]), { type: 'loading' }, ready([a], { refreshing: true })],
  [
    'another refresh forgets the failure of the last',
    ready([a], { failure }),
    { type: 'loading' },
    ready([a], { refreshing: true }),
  ],
  ['the first answer is shown', loading, { type: 'loaded', told: told(a) }, ready([a])],
  [
    'a later answer replaces the list',
    ready([a], { refreshing: true }),
    { type: 'loaded', told: told(b) },
    ready([b]),
  ],
  [
    'a good answer ends the staleness',
    ready([a], { failure }),
    { type: 'loaded', told: told(a) },
    ready([a]),
  ],
  ['a first load that fails is a failure', loading, { type: 'failed', failure }, failed],
  [
    'a refresh that fails leaves the old list',
    ready([a], { refreshing: true }),
    { type: 'failed', failure },
    ready([a], { failure }),
  ],
  ['a refresh given up leaves the list', ready([a], { refreshing: true }), { type: 'given up' }, ready([a])],
  ['a first load given up is still to come', loading, { type: 'given up' }, loading],
  ['a new passkey comes first', ready([a]), { type: 'added', passkey: b }, ready([b, a], { told: told(a) })],
  [
    'a new passkey that is there already is there once',
    ready([a, b]),
    { type: 'added', passkey: b },
    ready([b, a], { told: told(a, b) }),
  ],
  [
    'another name changes one row in its place',
    ready([a, b, c]),
    { type: 'renamed', passkey: { ...b, name: 'B' } },
    ready([a, { ...b, name: 'B' }, c], { told: told(a, b, c) }),
  ],
  [
    'another name for one that is gone brings nothing back',
    ready([a]),
    { type: 'renamed', passkey: b },
    ready([a]),
  ],
  ['a removal takes one row', ready([a, b]), { type: 'removed', id: 'a' }, ready([b], { told: told(a, b) })],
  ['a removal of one that is gone changes nothing', ready([a]), { type: 'removed', id: 'x' }, ready([a])],
  ['no change makes a list of what was never read', loading, { type: 'added', passkey: a }, loading],
  ['nor after a failure', failed, { type: 'removed', id: 'a' }, failed],
];

describe('the list', () => {
  for (const [what, state, event, next] of CASES) {
    it(what, () => assert.deepEqual(listTransition(state, event), next));
  }

  it('is newest first, and those without a date keep their order behind', () => {
    const entries = [
      key('none-1'),
      key('old', '2024-01-01T00:00:00Z'),
      key('none-2'),
      key('new', '2026-01-01T00:00:00+02:00'),
      key('twin-1', '2025-01-01T00:00:00Z'),
      key('twin-2', '2025-01-01T01:00:00+01:00'),
    ];
    const state = listTransition(loading, { type: 'loaded', told: told(...entries) });
    const order = state.name === 'ready' ? state.passkeys.map(({ id }) => id) : [];
    assert.deepEqual(order, ['new', 'twin-1', 'twin-2', 'old', 'none-1', 'none-2']);
    assert.equal(entries[0]?.id, 'none-1');
  });
});
