import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as events from '../../src/events/index.js';
import { PasskeyFailure } from '../../src/model/failure.js';

const passkey = { id: '1', name: 'Mine' };
const failure = new PasskeyFailure('network');

/** `[event, its type, whether the page can prevent what it is about]` */
const CASES: [events.PasskeyEvent<unknown>, string, boolean][] = [
  [new events.PasskeyBeforeLoginEvent({}), 'passkey-before-login', true],
  [new events.PasskeyLoginEvent({ redirectTo: '/' }), 'passkey-login', true],
  [new events.PasskeyCrossDeviceEvent({ attachment: 'cross-platform' }), 'passkey-cross-device', true],
  [new events.PasskeyBeforeSignupEvent({ username: 'ada' }), 'passkey-before-signup', true],
  [new events.PasskeySignupEvent({ passkey }), 'passkey-signup', true],
  [new events.PasskeyListEvent({ passkeys: [passkey] }), 'passkey-list', false],
  [new events.PasskeyBeforeAddEvent({}), 'passkey-before-add', true],
  [new events.PasskeyAddEvent({ passkey }), 'passkey-add', false],
  [new events.PasskeyBeforeRenameEvent({ passkey, name: 'New' }), 'passkey-before-rename', true],
  [new events.PasskeyRenameEvent({ passkey }), 'passkey-rename', false],
  [new events.PasskeyBeforeRemoveEvent({ passkey }), 'passkey-before-remove', true],
  [new events.PasskeyRemoveEvent({ passkey }), 'passkey-remove', false],
  [new events.PasskeySecurityEvent({ action: 'totp' }), 'passkey-security', false],
  [new events.PasskeyStepUpEvent({ failure }), 'passkey-step-up', true],
  [new events.PasskeyFailureEvent({ action: 'add', failure }), 'passkey-failure', false],
  [new events.PasskeyCancelEvent({ action: 'add' }), 'passkey-cancel', false],
];

describe('an event', () => {
  for (const [event, type, cancelable] of CASES) {
    it(`${type} leaves shadow roots and ${cancelable ? 'can' : 'cannot'} be prevented`, () => {
      assert.ok(event instanceof Event);
      assert.deepEqual(
        { type: event.type, bubbles: event.bubbles, composed: event.composed, cancelable: event.cancelable },
        { type, bubbles: true, composed: true, cancelable },
      );
    });

    it(`${type} has a detail that nobody changes`, () => {
      assert.ok(Object.isFrozen(event.detail));
    });
  }

  it('is tested here, whichever there is', () => {
    const classes = Object.keys(events).filter((name) => name !== 'PasskeyEvent');
    assert.deepEqual(classes.sort(), CASES.map(([event]) => event.constructor.name).sort());
  });
});
