import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBusy } from '../../src/flows/busy.js';
import {
  ceremonyTransition,
  type CeremonyEvent,
  type CeremonyState,
} from '../../src/flows/ceremony-state.js';
import { PasskeyFailure } from '../../src/model/failure.js';

type State = CeremonyState<string>;
type Event = CeremonyEvent<string>;

const failure = new PasskeyFailure('network');

const states = {
  idle: { name: 'idle' },
  requesting: { name: 'requesting' },
  prompting: { name: 'prompting' },
  verifying: { name: 'verifying' },
  failed: { name: 'failed', failure, kept: true },
  succeeded: { name: 'succeeded', result: 'before' },
} satisfies Record<string, State>;

const events = {
  begin: { type: 'begin' },
  options: { type: 'options' },
  credential: { type: 'credential' },
  failed: { type: 'failed', failure, kept: false },
  succeeded: { type: 'succeeded', result: 'now' },
  cancelled: { type: 'cancelled' },
  reset: { type: 'reset' },
} satisfies Record<string, Event>;

/** Where each event leads from each state; what is left out leads nowhere. */
const table: Record<keyof typeof states, Partial<Record<keyof typeof events, State['name']>>> = {
  idle: { begin: 'requesting', credential: 'verifying' },
  requesting: { options: 'prompting', failed: 'failed', cancelled: 'idle', reset: 'idle' },
  prompting: { credential: 'verifying', failed: 'failed', cancelled: 'idle', reset: 'idle' },
  verifying: { failed: 'failed', succeeded: 'succeeded', cancelled: 'idle', reset: 'idle' },
  failed: { begin: 'requesting', credential: 'verifying', reset: 'idle' },
  succeeded: { begin: 'requesting', credential: 'verifying', reset: 'idle' },
};

for (const [from, ways] of Object.entries(table) as [keyof typeof states, (typeof table)['idle']][]) {
  for (const [type, event] of Object.entries(events) as [keyof typeof events, Event][]) {
    const to = ways[type] ?? from;
    test(`${from} on ${type}: ${to === from ? 'stays' : to}`, () => {
      const after = ceremonyTransition<string>(states[from], event);
      assert.equal(after.name, to);
      if (to === from && type !== 'reset') assert.equal(after, states[from], 'the very same object');
    });
  }
}

test('a failure is carried, with whether the credential is still held', () => {
  const after = ceremonyTransition<string>(states.verifying, { type: 'failed', failure, kept: true });
  assert.deepEqual(after, { name: 'failed', failure, kept: true });
});

test('a result is carried', () => {
  assert.deepEqual(ceremonyTransition<string>(states.verifying, events.succeeded), {
    name: 'succeeded',
    result: 'now',
  });
});

test('three states are busy', () => {
  assert.deepEqual(
    Object.values(states)
      .filter(isBusy)
      .map(({ name }) => name),
    ['requesting', 'prompting', 'verifying'],
  );
});
