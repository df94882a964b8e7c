import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signupTransition, type SignupEvent, type SignupState } from '../../src/flows/signup-state.js';
import { PasskeyFailure } from '../../src/model/failure.js';

const failure = new PasskeyFailure('server');
const passkey = { id: '1', name: 'Linux' };
const registered = { passkey, suggestion: 'Linux' };

const states = {
  idle: { name: 'idle' },
  requesting: { name: 'requesting' },
  prompting: { name: 'prompting' },
  verifying: { name: 'verifying' },
  failed: { name: 'failed', failure, kept: true },
  naming: { name: 'naming', passkey, suggestion: 'Linux', saving: false },
  done: { name: 'done', passkey },
} satisfies Record<string, SignupState>;

const events = {
  begin: { type: 'begin' },
  options: { type: 'options' },
  credential: { type: 'credential' },
  failed: { type: 'failed', failure, kept: false },
  cancelled: { type: 'cancelled' },
  reset: { type: 'reset' },
  registered: { type: 'registered', registered, canName: true },
  saving: { type: 'saving' },
  unsaved: { type: 'unsaved', failure },
  done: { type: 'done', passkey },
} satisfies Record<string, SignupEvent>;

/** Where each event leads from each state; what is left out leads nowhere. */
const table: Record<keyof typeof states, Partial<Record<keyof typeof events, SignupState['name']>>> = {
  idle: { begin: 'requesting', credential: 'verifying' },
  requesting: { options: 'prompting', failed: 'failed', cancelled: 'idle', reset: 'idle' },
  prompting: { credential: 'verifying', failed: 'failed', cancelled: 'idle', reset: 'idle' },
  verifying: { registered: 'naming', failed: 'failed', cancelled: 'idle', reset: 'idle' },
  failed: { begin: 'requesting', credential: 'verifying', reset: 'idle' },
  naming: { done: 'done' },
  done: {},
};

for (const [from, ways] of Object.entries(table) as [keyof typeof states, (typeof table)['idle']][]) {
  for (const [type, event] of Object.entries(events) as [keyof typeof events, SignupEvent][]) {
    const to = ways[type] ?? from;
    test(`${from} on ${type}: ${to === from ? 'stays' : to}`, () => {
      assert.equal(signupTransition(states[from], event).name, to);
    });
  }
}

const afterVerifying = (event: Partial<Extract<SignupEvent, { type: 'registered' }>>) =>
  signupTransition(states.verifying, { ...events.registered, ...event });

test('the name that the server stored is what is suggested, before our own suggestion', () => {
  assert.deepEqual(afterVerifying({ registered: { passkey, suggestion: 'Device' } }), states.naming);
  assert.deepEqual(afterVerifying({ registered: { passkey: { id: '1' }, suggestion: 'Device' } }), {
    name: 'naming',
    passkey: { id: '1' },
    suggestion: 'Device',
    saving: false,
  });
});

test('nothing is named where nobody can rename, or knows which passkey it is', () => {
  assert.deepEqual(afterVerifying({ canName: false }), { name: 'done', passkey });
  assert.deepEqual(afterVerifying({ registered: { suggestion: 'Device' } }), { name: 'done' });
});

test('saving forgets the last failure; failing ends the saving and keeps the passkey', () => {
  const unsaved = signupTransition({ ...states.naming, saving: true }, events.unsaved);
  assert.deepEqual(unsaved, { ...states.naming, saving: false, failure });
  assert.deepEqual(signupTransition(unsaved, events.saving), { ...states.naming, saving: true });
});
