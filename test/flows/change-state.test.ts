import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeTransition, type ChangeEvent, type ChangeState } from '../../src/flows/change-state.js';
import { PasskeyFailure } from '../../src/model/failure.js';

const failure = new PasskeyFailure('server');
const idle: ChangeState = { name: 'idle' };
const saving: ChangeState = { name: 'saving', change: 'rename', id: 'a' };
const failed: ChangeState = { name: 'failed', change: 'rename', id: 'a', failure };
const saveB: ChangeEvent = { type: 'save', change: 'remove', id: 'b' };
const savingB: ChangeState = { name: 'saving', change: 'remove', id: 'b' };

const CASES: [string, ChangeState, ChangeEvent, ChangeState][] = [
  ['begins', idle, saveB, savingB],
  ['begins anew after a failure', failed, saveB, savingB],
  ['is one at a time', saving, saveB, saving],
  ['ends well', saving, { type: 'saved' }, idle],
  ['ends with a failure, of the same passkey', saving, { type: 'failed', failure }, failed],
  ['is forgotten when its failure is settled', failed, { type: 'reset' }, idle],
  ['that runs is not to be settled', saving, { type: 'reset' }, saving],
  ['that did not begin does not end', idle, { type: 'saved' }, idle],
  ['that did not begin does not fail', idle, { type: 'failed', failure }, idle],
  ['keeps its failure until somebody settles it', failed, { type: 'saved' }, failed],
  ['may be settled at any time', idle, { type: 'reset' }, idle],
];

describe('a change', () => {
  for (const [what, state, event, next] of CASES) {
    it(what, () => assert.deepEqual(changeTransition(state, event), next));
  }
});
